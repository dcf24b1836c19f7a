#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QTcpServer>
#include <QUrl>

#include <functional>
#include <utility>

class QTcpSocket;

namespace motcua::test {

//! What a client asked.
struct Asked
{
    QByteArray verb;
    QByteArray path;  //!< without the query
    QByteArray query; //!< as it came
    QHash<QByteArray, QByteArray> headers; //!< names in lower case
    QByteArray body;
};

//! What it gets, with every kind of bad manners.
struct Said
{
    enum class Cut {
        None,
        NoAnswer,  //!< the connection ends without a byte
        InHeaders, //!< … in the middle of the head
        InBody,    //!< … after `bodyBytes` of the body
        Silence,   //!< the connection stays and nothing comes
        SilenceInBody,
    };
    int status = 200;
    QByteArray type = "application/json";
    QByteArray body = {};
    QList<std::pair<QByteArray, QByteArray>> headers = {};
    int contract = 1; //!< 0 = no such header
    Cut cut = Cut::None;
    qsizetype bodyBytes = 0;
    bool chunked = false; //!< no Content-Length
    QByteArray raw = {};  //!< instead of everything: these bytes, then the end
    qint64 repeat = 0;    //!< the body this many times, written as the client reads (for endless answers)
};

//! A tiny HTTP server on loopback, in the test's own thread, that answers as the test says. Not a correct one, on purpose.
class ScriptedServer : public QObject
{
    Q_OBJECT
public:
    using Script = std::function<Said(const Asked&)>;

    explicit ScriptedServer(Script script = {}, QObject* parent = nullptr);
    ~ScriptedServer() override;

    [[nodiscard]] QUrl url() const;
    void setScript(Script script) { m_script = std::move(script); }
    void stop();   //!< connections are refused from now on
    void listen(); //!< again, on the same port

    [[nodiscard]] const QList<Asked>& asked() const { return m_asked; }
    [[nodiscard]] int count(const QByteArray& verb, const QByteArray& path) const;
    void forget() { m_asked.clear(); }

private:
    void onReadyRead(QTcpSocket* socket);
    void answer(QTcpSocket* socket, const Said& said, bool withBody);
    void pour(QTcpSocket* socket);

    QTcpServer m_server;
    quint16 m_port = 0;
    Script m_script;
    QList<Asked> m_asked;
    QHash<QTcpSocket*, QByteArray> m_pending;
    QHash<QTcpSocket*, std::pair<QByteArray, qint64>> m_pouring;
};

} // namespace motcua::test
