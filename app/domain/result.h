#pragma once

#include <QString>

#include <tl/expected.hpp>

namespace motcua::domain {

//! What sort of failure it is: decides who acts (retry, sign in again, a person). Never shown as it stands.
enum class ErrorKind {
    Network,         //!< no connection, name not found, connection cut
    Timeout,         //!< no answer in time
    Server,          //!< the centre failed (5xx)
    RateLimited,     //!< 429
    Unauthorized,    //!< 401: sign in again
    Forbidden,       //!< 403: this account may not
    NotFound,        //!< 404, or no such row
    Conflict,        //!< 409/412: somebody was first
    Invalid,         //!< 400/422, or a rule of the domain refuses the value
    TooLarge,        //!< 413, or a file above its limit
    Contract,        //!< an answer that this version does not understand
    UpgradeRequired, //!< 426: the centre speaks a newer contract
    Gone,            //!< 410: the cursor no longer holds
    Storage,         //!< the local database or file system failed
    DiskFull,        //!< no space left
    Keyring,         //!< the keyring is absent, locked or refused
    Device,          //!< camera, scanner, printer, vision worker
    Cancelled,       //!< the asker went away
    Internal,        //!< a fault of ours
};

//! A failure as a value. `code` is stable snake_case for programs and tables; `detail` is for the technical log and the
//! tray's "details": never a name, a number, a token or a scanned code. ui/kit/describe turns it into a sentence.
struct Error
{
    ErrorKind kind = ErrorKind::Internal;
    QString code;
    QString detail = {};
    int http = 0;

    bool operator==(const Error&) const = default;
};

template<class T>
using Result = tl::expected<T, Error>;

using Failure = tl::unexpected<Error>;

[[nodiscard]] inline Failure fail(ErrorKind kind, QString code, QString detail = {}, int http = 0)
{
    return Failure(Error{kind, std::move(code), std::move(detail), http});
}

//! True where the same request may succeed later without anybody doing anything.
[[nodiscard]] constexpr bool isRetryable(ErrorKind kind)
{
    return kind == ErrorKind::Network || kind == ErrorKind::Timeout || kind == ErrorKind::Server ||
           kind == ErrorKind::RateLimited;
}

} // namespace motcua::domain

namespace motcua {
using domain::Error;
using domain::ErrorKind;
using domain::fail;
using domain::isRetryable;
using domain::Result;
} // namespace motcua
