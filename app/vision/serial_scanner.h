#pragma once

#include <QByteArray>
#include <QObject>
#include <QStringList>
#include <QTimer>

#include <memory>

class QSerialPort;

namespace motcua::vision {

//! A hand scanner on a serial port (RS-232, or USB that behaves like one): no keyboard layout and no input method between code and
//! program. A line is a code, ended by CR, LF or a pause. A port that is unplugged or held by somebody else is tried again every two
//! seconds. GUI thread. Without Qt SerialPort there are no ports.
class SerialScanner : public QObject
{
    Q_OBJECT

public:
    explicit SerialScanner(QObject* parent = nullptr);
    ~SerialScanner() override;

    //! Names of the ports that this machine has now.
    [[nodiscard]] static QStringList ports();
    //! "ttyUSB0", or "ttyUSB0@115200" where the scanner speaks faster than 9600 baud, 8 bits, no parity; "" = none.
    void open(const QString& port);
    [[nodiscard]] QString port() const { return m_name; }
    [[nodiscard]] bool isConnected() const { return m_connected; }

    static constexpr int pauseMs = 100;   //!< a scanner that ends its codes with nothing
    static constexpr int longest = 4096;  //!< bytes; what is longer is no code

Q_SIGNALS:
    void scanned(const QString& text);
    void connectedChanged(bool connected);

private:
    void connectPort();
    void read();
    void finish();
    void setConnected(bool connected);

    QString m_name;
    std::unique_ptr<QSerialPort> m_port;
    QByteArray m_line;
    bool m_tooLong = false;
    bool m_connected = false;
    QTimer m_pause;
    QTimer m_retry;
};

} // namespace motcua::vision
