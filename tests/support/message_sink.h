#pragma once

#include "tests/support/places.h"

#include <QFile>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QtTest>

namespace motcua::test {

//! The mail server and SMS gateway of message_sink.py as a process: what the centre really sends, read as its receiver would. GUI thread.
class MessageSink
{
public:
    MessageSink()
    {
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        // The package is the system's, whichever python3 comes first in the path.
        const QString python = QFile::exists(QStringLiteral("/usr/bin/python3")) ? QStringLiteral("/usr/bin/python3") : QStringLiteral("python3");
        m_process.start(python, {sourcePath("tests/support/message_sink.py")});
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20'000))
                break;
        }
        const QList<QByteArray> words = m_process.readLine().trimmed().split(' ');
        m_smtp = words.value(1).toInt();
        m_sms = words.value(3).toInt();
    }
    ~MessageSink()
    {
        m_process.closeWriteChannel();
        m_process.waitForFinished();
    }
    MessageSink(const MessageSink&) = delete;
    MessageSink& operator=(const MessageSink&) = delete;

    [[nodiscard]] bool isUp() const { return m_smtp > 0 && m_sms > 0; }
    //! Words for motcua-backend serve.
    [[nodiscard]] QStringList words() const
    {
        return {QStringLiteral("--sms-url"), QStringLiteral("http://127.0.0.1:%1/send").arg(m_sms), QStringLiteral("--smtp"),
                QStringLiteral("smtp://127.0.0.1:%1").arg(m_smtp), QStringLiteral("--smtp-from"), QStringLiteral("motcua@xa-tan-lap.example"), QStringLiteral("--smtp-starttls"), QStringLiteral("off")};
    }
    //! The text of the latest message to `address` after the first `skip` different ones (a message may come twice, as post may);
    //! waits for it, empty when none comes.
    QString latest(const QString& address, int skip = 0)
    {
        QString text;
        (void)QTest::qWaitFor([&] {
            while (m_process.canReadLine())
                m_taken.append(QJsonDocument::fromJson(m_process.readLine()).object());
            QStringList seen;
            for (const QJsonObject& one : std::as_const(m_taken)) {
                const QString said = one[QLatin1String("text")].toString();
                if (one[QLatin1String("to")].toString() == address && !seen.contains(said))
                    seen += said;
            }
            text = seen.size() > skip ? seen.last() : QString();
            return !text.isEmpty();
        }, 15'000);
        return text;
    }
    //! The six digits of such a message.
    QString code(const QString& phone, int skip = 0)
    {
        static const QRegularExpression six(QStringLiteral("\\b(\\d{6})\\b"));
        return six.match(latest(phone, skip)).captured(1);
    }

private:
    QProcess m_process;
    int m_smtp = 0;
    int m_sms = 0;
    QList<QJsonObject> m_taken;
};

} // namespace motcua::test
