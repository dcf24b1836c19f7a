#pragma once

#include "vision/job.h"

#include <QByteArray>

#include <optional>

namespace motcua::vision {

//! The small messages between client and worker. The picture itself lies in shared memory. Both sides are of one build,
//! yet the client trusts nothing that a worker says: it read pictures from the public.
//! Raised with every change of a message: an upgrade may put a new worker under a client that still runs.
inline constexpr quint32 wireVersion = 3;
inline constexpr quint32 maxRequestBytes = 4096;
inline constexpr quint32 maxReplyBytes = 4 * 1024 * 1024;

//! What lies in the shared memory.
enum class Payload : quint8 { Plane = 1, File = 2 };

struct Request
{
    quint64 number = 0;
    Job job; //!< without frame and picture
    Payload payload = Payload::Plane;
    qint64 bytes = 0;
    QSize size;  //!< Plane
    int stride = 0;
};

struct Response
{
    quint64 number = 0;
    Result<Reply> reply;
};

//! What a fresh worker says first.
[[nodiscard]] QByteArray greeting();
//! With the leading length (4 bytes, big endian).
[[nodiscard]] QByteArray encode(const Request& request);
[[nodiscard]] QByteArray encode(const Response& response);
//! Without the leading length; nullopt for anything that is not exactly such a message.
//! True for the greeting of a worker of this version, false for one of another; nullopt: no greeting.
[[nodiscard]] std::optional<bool> isOurVersion(const QByteArray& message);
[[nodiscard]] std::optional<Request> decodeRequest(const QByteArray& message);
[[nodiscard]] std::optional<Response> decodeResponse(const QByteArray& message);

//! Takes one whole message off the front of a buffer. nullopt: not all there yet. `broken`: longer than `limit`.
[[nodiscard]] std::optional<QByteArray> takeMessage(QByteArray& buffer, quint32 limit, bool& broken);

} // namespace motcua::vision
