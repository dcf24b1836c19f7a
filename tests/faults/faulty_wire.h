#pragma once

#include <QByteArray>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QSet>
#include <QTcpServer>
#include <QUrl>

class QTcpSocket;

namespace motcua::test {

//! The network between a desk and a real centre, in the test's thread: it can be out, and it can break one exchange at any byte.
class FaultyWire : public QObject
{
    Q_OBJECT
public:
    enum class Way { Up, Down }; //!< to the centre, to the desk

    explicit FaultyWire(const QUrl& centre, QObject* parent = nullptr);
    ~FaultyWire() override;

    [[nodiscard]] QUrl url() const;
    void setCentre(const QUrl& centre) { m_centre = centre; }
    void setOut(bool out); //!< true: what is under way breaks and nothing is taken any more
    void breakAll();       //!< once, as when a program dies
    //! The next exchange whose first line contains `what` passes `bytes` bytes on in this direction, then both ends are cut.
    void cutAt(Way way, qint64 bytes, const QByteArray& what = {});
    //! Likewise, but nobody is told: the connection stands and nothing comes any more.
    void silenceAt(Way way, qint64 bytes, const QByteArray& what = {});
    //! Counts exchanges from now; the n-th (0 = the next) is cut as cutAt() says. -1 = only counts.
    void cutNth(qint64 n, Way way, qint64 bytes);
    [[nodiscard]] qint64 exchanges() const { return m_exchanges; } //!< begun since cutNth()
    [[nodiscard]] const QList<QByteArray>& asked() const { return m_asked; } //!< their verbs and routes, without ids and queries
    void forgetCut(); //!< … and what stands in silence ends
    [[nodiscard]] bool hasCut() const { return m_cutAt < 0; }
    [[nodiscard]] qint64 passed(Way way) const { return way == Way::Up ? m_lastUp : m_lastDown; } //!< of the last such exchange

private:
    struct Exchange;
    void take(QTcpSocket* desk);
    //! Passes on what may pass; false when that was the last of it.
    bool pass(Exchange& at, Way way, const QByteArray& bytes, QTcpSocket* to);

    QUrl m_centre;
    QTcpServer m_server;
    QSet<QTcpSocket*> m_desks;
    QList<QPointer<QTcpSocket>> m_silent;
    bool m_out = false;
    bool m_silently = false;
    qint64 m_cutAt = -1;
    Way m_cutWay = Way::Down;
    QByteArray m_what;
    qint64 m_exchanges = 0;
    qint64 m_nth = -1;
    qint64 m_nthAt = 0;
    Way m_nthWay = Way::Down;
    QList<QByteArray> m_asked;
    qint64 m_lastUp = 0;
    qint64 m_lastDown = 0;
};

} // namespace motcua::test
