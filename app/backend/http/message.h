#pragma once

#include <QByteArray>
#include <QHash>
#include <QList>
#include <QString>
#include <QUrlQuery>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

class QTemporaryFile;

namespace motcua::backend::http {

class Access;

enum class Method { Get, Head, Post, Put, Delete, Other };

[[nodiscard]] QByteArray name(Method method);

using Headers = QList<std::pair<QByteArray, QByteArray>>;

//! A request as it arrived; a value. Header names are lower case. The body of a spooled route is in `spooled`, not in `body`.
struct Request
{
    Method method = Method::Other;
    QString path;  //!< decoded
    QUrlQuery query;
    Headers headers;
    QHash<QString, QString> parameters; //!< of the route's pattern
    const Access* access = nullptr;     //!< of the route; lives as long as the table
    QByteArray body;
    std::shared_ptr<QTemporaryFile> spooled; //!< closed; its name is valid while the request lives
    QByteArray spooledSha256;                //!< lower-case hex
    qint64 bodySize = 0;
    QString peer;        //!< address of the other end, or what a trusted proxy says of it
    bool direct = true;  //!< no proxy says that it passed this on
    QByteArray id;       //!< in the answer's X-Request-Id and in the log

    [[nodiscard]] QByteArray header(const char* lowerCaseName) const;
    [[nodiscard]] QString parameter(const QString& name) const { return parameters.value(name); }
    //! Percent-decoded query value, empty when absent.
    [[nodiscard]] QString queryValue(const QString& name) const;
};

struct Response
{
    int status = 200;
    QByteArray contentType;
    QByteArray body;
    Headers headers;
    qint64 length = -1; //!< of the body that a HEAD answer speaks of; -1 = size of `body`
    bool close = false; //!< end the connection afterwards
    bool mayCompress = true;
};

//! Gives the answer, from any thread, once (a second one is ignored). When every copy dies unanswered, 500 goes out.
using Answer = std::function<void(Response)>;

} // namespace motcua::backend::http
