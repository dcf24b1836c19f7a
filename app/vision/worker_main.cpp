// motcua-vision: reads pictures for the client, one after the other, in a process that may die. Started by it alone:
// requests on standard input, replies on standard output, pixels in the shared memory of --shared N.
#include "vision/job_runner.h"
#include "vision/shared_bytes.h"
#include "vision/wire.h"
#include "vision/worker_confinement.h"

#include <QCoreApplication>

#include <cerrno>
#include <cstdlib>
#include <cstring>
#include <unistd.h>

using namespace motcua;
using namespace motcua::vision;

namespace {

bool readFully(char* to, size_t bytes)
{
    while (bytes > 0) {
        const ssize_t got = ::read(STDIN_FILENO, to, bytes);
        if (got < 0 && errno == EINTR)
            continue;
        if (got <= 0)
            return false;
        to += got;
        bytes -= size_t(got);
    }
    return true;
}

bool writeFully(const QByteArray& bytes)
{
    qsizetype done = 0;
    while (done < bytes.size()) {
        const ssize_t wrote = ::write(STDOUT_FILENO, bytes.constData() + done, size_t(bytes.size() - done));
        if (wrote < 0 && errno == EINTR)
            continue;
        if (wrote <= 0)
            return false;
        done += wrote;
    }
    return true;
}

Result<Reply> serve(Request& request, SharedBytes& shared, int descriptor)
{
    if (!shared.attach(descriptor, request.bytes))
        return fail(ErrorKind::Internal, QStringLiteral("shared_memory"));
    // The client writes the next picture only after this reply, so its bytes may be used where they lie.
    const QByteArray bytes = QByteArray::fromRawData(shared.data(), request.bytes);
    LumaPlane plane;
    if (request.payload == Payload::Plane) {
        plane = {bytes, request.size.width(), request.size.height(), request.stride};
        if (!plane.isValid())
            return fail(ErrorKind::Internal, QStringLiteral("frame_unreadable"));
        if (request.job.kind != Job::Kind::Frame)
            request.job.picture = Picture::fromImage(plane.image());
    } else {
        request.job.picture = Picture::fromBytes(bytes);
    }
    return runJob(request.job, plane);
}

} // namespace

int main(int argc, char** argv)
{
    confine();
    if (argc != 3 || std::strcmp(argv[1], "--shared") != 0) {
        static constexpr char words[] = "motcua-vision is started by Mot Cua itself\n";
        return ::write(STDERR_FILENO, words, sizeof words - 1) < 0 ? 3 : 2;
    }
    const int descriptor = std::atoi(argv[2]);
    const QCoreApplication application(argc, argv); // for the picture format plugins
    forbidCalls();
    SharedBytes shared;
    if (!writeFully(greeting()))
        return 0;
    for (;;) {
        QByteArray buffer(4, Qt::Uninitialized);
        if (!readFully(buffer.data(), 4))
            return 0; // the client has gone
        const auto length = quint32(uchar(buffer[0])) << 24 | quint32(uchar(buffer[1])) << 16 |
                            quint32(uchar(buffer[2])) << 8 | quint32(uchar(buffer[3]));
        if (length > maxRequestBytes)
            return 1;
        QByteArray message(qsizetype(length), Qt::Uninitialized);
        if (!readFully(message.data(), length))
            return 0;
        auto request = decodeRequest(message);
        if (!request)
            return 1;
        auto reply = serve(*request, shared, descriptor);
        if (!writeFully(encode(Response{request->number, std::move(reply)})))
            return 0;
    }
}
