#pragma once

#include <QByteArray>
#include <QString>

namespace motcua::bench {

//! One kept HTTP connection on a plain blocking socket: what the asking side costs is little and does not grow with the answer. Any thread.
class Line
{
public:
    Line(quint16 port, const QString& token);
    ~Line();
    Line(const Line&) = delete;
    Line& operator=(const Line&) = delete;

    //! 0 = the line broke. The body of the last answer stays in body().
    int ask(const QByteArray& method, const QByteArray& path, const QByteArray& body = {}, const QByteArray& moreHeaders = {});
    [[nodiscard]] const QByteArray& body() const { return m_body; }

private:
    int m_socket = -1;
    QByteArray m_token;
    QByteArray m_body; //!< its room is used again
};

//! Of an answer with Content-Encoding: gzip.
[[nodiscard]] QByteArray gunzip(const QByteArray& packed);

//! User and system seconds of this process, and of the thread that asks.
[[nodiscard]] double processSeconds();
[[nodiscard]] double threadSeconds();

} // namespace motcua::bench
