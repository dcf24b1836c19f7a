#pragma once

#include "tests/backend/running_centre.h"
#include "tests/support/places.h"

#include <QJsonDocument>
#include <QProcess>

namespace motcua::test {

//! One more process over a database that is there already.
class Serving
{
public:
    explicit Serving(const QStringList& databaseWords)
    {
        using namespace Qt::StringLiterals;
        m_process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        m_process.start(motcua::test::programPath("motcua-backend"),
                        QStringList{u"serve"_s, u"--demo"_s, u"--listen"_s, u"127.0.0.1:0"_s} + databaseWords);
        while (m_process.state() != QProcess::NotRunning && !m_process.canReadLine()) {
            if (!m_process.waitForReadyRead(20'000))
                break;
        }
        m_port = static_cast<quint16>(QUrl(QString::fromUtf8(m_process.readLine()).trimmed().mid(13)).port(0));
    }
    ~Serving()
    {
        m_process.terminate();
        m_process.waitForFinished();
    }
    [[nodiscard]] quint16 port() const { return m_port; }
    [[nodiscard]] QString signIn(const QString& device, const QString& user = QStringLiteral("lan.nguyen")) const
    {
        using namespace Qt::StringLiterals;
        const auto post = [this](const QString& path, const QJsonObject& body) {
            return call(m_port, "POST", path, QJsonDocument(body).toJson()).json();
        };
        const QJsonObject challenge = post(u"/v1/session"_s, {{u"userName"_s, user}, {u"password"_s, kPassword},
                                                             {u"device"_s, QJsonObject{{u"id"_s, device}, {u"name"_s, device}}}});
        return post(u"/v1/session/otp"_s, {{u"challenge"_s, challenge["challenge"_L1]}, {u"code"_s, challenge["demoOtp"_L1]}})["access"_L1].toString();
    }

private:
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace motcua::test
