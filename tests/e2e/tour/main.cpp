// motcua-tour DIR [--data-dir DIR]: the way through the whole house without a screen, on real parts. See README.
#include "services/scan_station.h"
#include "tests/e2e/tour/tour.h"
#include "tests/support/mjpeg_avi.h"
#include "tests/support/pass_video.h"
#include "tests/support/places.h"
#include "tests/support/virtual_webcam.h"
#include "ui/shell/main_window.h"
#include "vision/camera_process.h"

#include <QApplication>
#include <QDir>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace {

constexpr int kPasses = 22;
constexpr int kAgain = 3;

QList<tour::PrintedPass> printedPasses(test::BackendProcess& centre)
{
    QByteArray output;
    if (centre.run({u"passes"_s, u"--database"_s, u"sqlite:"_s + centre.database()}, &output) != 0)
        return {};
    QList<tour::PrintedPass> passes;
    for (const QByteArray& line : output.split('\n')) {
        const QJsonObject pass = QJsonDocument::fromJson(line).object();
        if (pass[u"meeting"_s].toInt() == 1001 && !pass[u"revoked"_s].toBool())
            passes.append({pass[u"id"_s].toString(), pass[u"name"_s].toString(), pass[u"meetingId"_s].toString(), pass[u"qr"_s].toString()});
    }
    return passes;
}

int stop(const QString& why)
{
    std::fprintf(stderr, "motcua-tour: %s\n", qUtf8Printable(why));
    return 1;
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"motcua"_s);
    QApplication::setApplicationVersion(QStringLiteral(MOTCUA_VERSION));
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2)
        return stop(u"usage: motcua-tour DIR"_s), 2;
    const QString folder = QDir(arguments[1]).absolutePath();
    if (!QDir().mkpath(folder))
        return stop(u"cannot make "_s + folder);

    test::BackendProcess centre;
    if (!centre.seed({160, 16, 3, 180, 7, {}}) || !centre.start())
        return stop(centre.problem());
    const QList<tour::PrintedPass> passes = printedPasses(centre);
    if (passes.size() < kPasses)
        return stop(u"the centre printed %1 passes"_s.arg(passes.size()));
    const QList<tour::PrintedPass> shown = passes.first(kPasses);
    const QList<tour::PrintedPass> again = shown.first(kAgain);
    // A webcam of the system's, where the room has one; else a film of the same people.
    std::unique_ptr<test::VirtualWebcam> webcam;
    if (test::VirtualWebcam::isPossible() && !vision::CameraProcess::findProgram().isEmpty()) {
        webcam = std::make_unique<test::VirtualWebcam>();
        webcam->plug();
        services::ScanStation station;
        if (const QString why = tour::Tour::until([&] { return station.cameras().contains(test::VirtualWebcam::name()); }, u"the virtual webcam"_s); !why.isEmpty()) {
            std::fprintf(stderr, "motcua-tour: %s\n", qUtf8Printable(why));
            webcam.reset();
        }
    }
    QString camera = test::VirtualWebcam::name();
    if (!webcam) {
        QStringList codes;
        for (const tour::PrintedPass& pass : shown + again)
            codes << pass.qr;
        const QString video = folder + u"/passes.avi"_s;
        if (!test::writeMjpegAvi(video, test::passFrames(codes, 11), 10))
            return stop(u"cannot write the video"_s);
        camera = u"file:"_s + video + u"?step"_s;
    }
    std::fprintf(stderr, "the gate's camera: %s\n", webcam ? "a virtual webcam (PipeWire)" : "a video file");

    QTemporaryDir data;
    ui::Composition::Options options;
    options.server = centre.url();
    options.dataDir = data.path();
    options.language = u"vi"_s;
    options.theme = u"light"_s;
    options.camera = camera;
    auto client = ui::Composition::make(app, options);
    if (!client)
        return stop(client.error().code);
    (*client)->window().resize(1366, 768);
    (*client)->start();
    (*client)->window().activateWindow();
    if (!QTest::qWaitForWindowActive(&(*client)->window()))
        std::fprintf(stderr, "the window is not the active one\n");

    tour::Tour tour(**client, centre, folder, motcua::test::programPath());
    if (tour::desk(tour) && tour::cell(tour) && tour::gate(tour, shown, again, webcam.get()))
        tour::offline(tour);
    return tour.finish() ? 0 : 1;
}
