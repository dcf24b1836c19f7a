// motcua-camera: holds a camera for the client, in a process that may die with its driver. Started by it alone: orders on standard
// input, news on standard output, pictures in the shared memory of --shared N.
#include "vision/camera_access.h"
#include "vision/camera_wire.h"
#include "vision/wire.h"

#include <QGuiApplication>
#include <QSocketNotifier>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/mman.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <unistd.h>

using namespace motcua::vision;

namespace {

class CameraRoom : public QObject
{
public:
    explicit CameraRoom(char* places) : m_places(places), m_cameras(makeDeviceCameras()), m_orders(STDIN_FILENO, QSocketNotifier::Read)
    {
        ::fcntl(STDIN_FILENO, F_SETFL, O_NONBLOCK);
        connect(&m_orders, &QSocketNotifier::activated, this, [this] { readOrders(); });
        connect(m_cameras.get(), &CameraAccess::listed, this,
                [this](const QStringList& cameras) { tell({CameraNews::Kind::Listed, cameras.mid(0, 64), {}, {}, {}}); });
        connect(m_cameras.get(), &CameraAccess::failed, this,
                [this](CameraProblem problem) { tell({CameraNews::Kind::Failed, {}, {}, problem, {}}); });
        connect(m_cameras.get(), &CameraAccess::offered, this,
                [this](const motcua::domain::CameraOffers& offers) { tell({CameraNews::Kind::Offered, {}, {}, {}, offers}); });
        connect(m_cameras.get(), &CameraAccess::arrived, this, [this](const QVideoFrame& frame) { show(frame); });
        m_cameras->watch();
    }

private:
    // Into a free place; the client is behind when there is none, and a new picture comes soon.
    void show(const QVideoFrame& frame)
    {
        for (int place = 0; place < picturePlaces; ++place) {
            if (m_shown[size_t(place)])
                continue;
            auto picture = putPicture(frame, m_places + place * placeBytes, placeBytes);
            if (!picture)
                return tell({CameraNews::Kind::Failed, {}, {}, CameraProblem::Unsupported, {}});
            picture->place = place;
            m_shown[size_t(place)] = true;
            return tell({CameraNews::Kind::Picture, {}, *picture, {}, {}});
        }
    }

    void tell(const CameraNews& news)
    {
        const QByteArray bytes = encode(news);
        qsizetype done = 0;
        while (done < bytes.size()) {
            const ssize_t wrote = ::write(STDOUT_FILENO, bytes.constData() + done, size_t(bytes.size() - done));
            if (wrote < 0 && errno == EINTR)
                continue;
            if (wrote <= 0)
                ::_exit(0); // the client has gone
            done += wrote;
        }
    }

    void readOrders()
    {
        std::array<char, 4096> bytes;
        const ssize_t got = ::read(STDIN_FILENO, bytes.data(), bytes.size());
        if (got == 0 || (got < 0 && errno != EINTR && errno != EAGAIN))
            ::_exit(0);
        m_buffer.append(bytes.data(), std::max<ssize_t>(got, 0));
        bool broken = false;
        while (const auto message = takeMessage(m_buffer, 4096, broken)) {
            const auto order = decodeCameraOrder(*message);
            if (!order)
                ::_exit(1);
            switch (order->kind) {
            case CameraOrder::Kind::Open: m_cameras->open(order->camera); break;
            case CameraOrder::Kind::Taken: m_shown[size_t(order->place)] = false; break;
            case CameraOrder::Kind::Wish: m_cameras->setWishes(order->wishes); break;
            }
        }
        if (broken)
            ::_exit(1);
    }

    char* m_places;
    std::unique_ptr<CameraAccess> m_cameras;
    QSocketNotifier m_orders;
    QByteArray m_buffer;
    std::array<bool, picturePlaces> m_shown{};
};

} // namespace

int main(int argc, char** argv)
{
    ::prctl(PR_SET_PDEATHSIG, SIGKILL);
    const rlimit none{0, 0};
    ::setrlimit(RLIMIT_CORE, &none);
    if (argc != 3 || std::strcmp(argv[1], "--shared") != 0) {
        static constexpr char words[] = "motcua-camera is started by Mot Cua itself\n";
        return ::write(STDERR_FILENO, words, sizeof words - 1) < 0 ? 3 : 2;
    }
    void* places = ::mmap(nullptr, size_t(picturePlaces * placeBytes), PROT_READ | PROT_WRITE, MAP_SHARED, std::atoi(argv[2]), 0);
    if (places == MAP_FAILED)
        return 1;
    qputenv("QT_QPA_PLATFORM", "offscreen"); // it has no window, and no screen may be missed
    QGuiApplication application(argc, argv);
    const CameraRoom room(static_cast<char*>(places));
    return QGuiApplication::exec();
}
