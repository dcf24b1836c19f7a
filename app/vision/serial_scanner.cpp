#include "vision/serial_scanner.h"

#include <utility>

#ifdef MOTCUA_HAS_SERIALPORT
#include <QSerialPort>
#include <QSerialPortInfo>
#else
class QSerialPort
{
};
#endif

namespace motcua::vision {

namespace {
constexpr int retryMs = 2000;
constexpr int usualBaud = 9600;
} // namespace

SerialScanner::SerialScanner(QObject* parent)
    : QObject(parent)
{
    m_pause.setSingleShot(true);
    m_pause.setInterval(pauseMs);
    connect(&m_pause, &QTimer::timeout, this, &SerialScanner::finish);
    m_retry.setSingleShot(true);
    m_retry.setInterval(retryMs);
    connect(&m_retry, &QTimer::timeout, this, &SerialScanner::connectPort);
}

SerialScanner::~SerialScanner() = default;

void SerialScanner::open(const QString& port)
{
    if (port == m_name)
        return;
    m_retry.stop();
    m_port.reset();
    m_line.clear();
    m_tooLong = false;
    m_name = port;
    setConnected(false);
    if (!port.isEmpty())
        connectPort();
}

void SerialScanner::setConnected(bool connected)
{
    if (std::exchange(m_connected, connected) != connected)
        Q_EMIT connectedChanged(connected);
}

void SerialScanner::finish()
{
    m_pause.stop();
    const QString text = QString::fromUtf8(std::exchange(m_line, {})).trimmed();
    if (!std::exchange(m_tooLong, false) && !text.isEmpty())
        Q_EMIT scanned(text);
}

#ifdef MOTCUA_HAS_SERIALPORT

QStringList SerialScanner::ports()
{
    QStringList names;
    for (const QSerialPortInfo& port : QSerialPortInfo::availablePorts())
        names << port.portName();
    return names;
}

void SerialScanner::connectPort()
{
    const qsizetype at = m_name.lastIndexOf(u'@');
    m_port = std::make_unique<QSerialPort>();
    m_port->setPortName(at < 0 ? m_name : m_name.first(at));
    const int baud = at < 0 ? usualBaud : m_name.sliced(at + 1).toInt();
    m_port->setBaudRate(baud > 0 ? baud : usualBaud);
    if (!m_port->open(QIODevice::ReadOnly)) {
        m_retry.start();
        return setConnected(false);
    }
    connect(m_port.get(), &QSerialPort::readyRead, this, &SerialScanner::read);
    connect(
        m_port.get(), &QSerialPort::errorOccurred, this,
        [this](QSerialPort::SerialPortError error) {
            // A byte of noise is no reason to let go; a port that is gone is.
            if (error != QSerialPort::ResourceError && error != QSerialPort::ReadError && error != QSerialPort::PermissionError)
                return;
            m_port->disconnect(this);
            m_port.release()->deleteLater(); // this is one of its own signals
            m_line.clear();
            m_retry.start();
            setConnected(false);
        },
        Qt::QueuedConnection);
    setConnected(true);
}

void SerialScanner::read()
{
    for (const char byte : m_port->readAll()) {
        if (byte == '\r' || byte == '\n') {
            finish();
            continue;
        }
        if (m_line.size() >= longest)
            m_tooLong = true;
        else
            m_line += byte;
    }
    if (!m_line.isEmpty())
        m_pause.start();
}

#else

QStringList SerialScanner::ports()
{
    return {};
}

void SerialScanner::connectPort() {}
void SerialScanner::read() {}

#endif

} // namespace motcua::vision
