#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QObject>
#include <QTcpServer>
#include <QUrl>

#include <functional>

class QTcpSocket;

namespace motcua::test {

//! A bad cable between a client and a real centre: passes bytes on, counts requests, and cuts the connection at one of them,
//! before the centre has heard it or after it has answered and the client has not. In the test's thread.
class CuttingProxy : public QObject
{
    Q_OBJECT
public:
    enum class Cut { Before, After };

    explicit CuttingProxy(const QUrl& upstream, QObject* parent = nullptr);
    ~CuttingProxy() override;

    [[nodiscard]] QUrl url() const;
    void setUpstream(const QUrl& upstream) { m_upstream = upstream; }
    //! The request number `index` from now on (0 = the next) is cut, once; only those whose first line contains `what` count.
    void cutAt(int index, Cut cut, const QByteArray& what = {});
    //! Each piece stays so long on its way, in both directions; what a client that is gone had still to send is lost.
    void setDelay(int milliseconds) { m_delay = milliseconds; }
    [[nodiscard]] bool hasCut() const { return m_cutAt < 0; }
    [[nodiscard]] int requests() const { return static_cast<int>(m_lines.size()); }
    [[nodiscard]] const QList<QByteArray>& lines() const { return m_lines; } //!< "GET /v1/feed?…"
    void forget() { m_lines.clear(); }

private:
    void take(QTcpSocket* client);
    void carry(const QByteArray& bytes, QTcpSocket* to);

    QUrl m_upstream;
    QTcpServer m_server;
    int m_delay = 0;
    int m_cutAt = -1;
    Cut m_cut = Cut::Before;
    QByteArray m_what;
    QList<QByteArray> m_lines;
};

} // namespace motcua::test
