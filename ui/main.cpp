// The only place that builds objects: what the screens use is made here and handed down.
#include "domain/apply.h"
#include "domain/default_rules.h"
#include "remote/api_client.h"
#include "services/clock.h"
#include "services/device_id.h"
#include "services/office.h"
#include "services/scan_station.h"
#include "services/session.h"
#include "services/when_done.h"
#include "storage/secret_store.h"
#include "translations/languages.h"
#include "ui/kit/describe.h"
#include "ui/kit/format.h"
#include "ui/kit/theme.h"
#include "ui/navigation.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sample_centre.h"
#if __has_include("ui/tour/tour.h")
#include "ui/tour/tour.h" // int motcua::ui::runTour(const TourParts&)
#define MOTCUA_HAS_TOUR
#endif

#include <QApplication>
#include <QCommandLineParser>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

#include <cstdio>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace {

struct Options
{
    QUrl server;
    QString dataDir;
    QString language;
    QString theme;
    QString camera;
    QString kiosk; //!< a meeting's id
    QString tour;  //!< a folder for pictures
};

//! Exit code 2 for a wrong usage, as all our programs have it.
Result<Options> parseOptions(const QStringList& arguments)
{
    QCommandLineParser parser;
    parser.setApplicationDescription(u"Một Cửa: one-stop desk, party cell, meeting gate"_s);
    parser.addHelpOption();
    parser.addVersionOption();
    parser.addOption({u"server"_s, u"Address of the centre."_s, u"URL"_s});
    parser.addOption({u"data-dir"_s, u"Where this machine keeps its data."_s, u"DIR"_s});
    parser.addOption({u"language"_s, u"vi or en."_s, u"LANGUAGE"_s});
    parser.addOption({u"theme"_s, u"light or dark."_s, u"THEME"_s});
    parser.addOption({u"camera"_s, u"Name of a camera, or file:PATH."_s, u"NAME"_s});
    parser.addOption({u"kiosk"_s, u"Full screen, the gate of this meeting."_s, u"MEETING-ID"_s});
    parser.addOption({u"tour"_s, u"Drive the window through the main work, pictures into DIR."_s, u"DIR"_s});
    if (!parser.parse(arguments))
        return fail(ErrorKind::Invalid, u"usage"_s, parser.errorText());
    if (parser.isSet(u"help"_s))
        parser.showHelp(0);
    if (parser.isSet(u"version"_s))
        parser.showVersion();
    Options out{QUrl(parser.value(u"server"_s)), parser.value(u"data-dir"_s), parser.value(u"language"_s), parser.value(u"theme"_s),
                parser.value(u"camera"_s), parser.value(u"kiosk"_s), parser.value(u"tour"_s)};
    if (parser.isSet(u"server"_s) && (!out.server.isValid() || out.server.host().isEmpty()))
        return fail(ErrorKind::Invalid, u"usage"_s, u"--server is no address"_s);
    if (!out.language.isEmpty() && out.language != "vi"_L1 && out.language != "en"_L1)
        return fail(ErrorKind::Invalid, u"usage"_s, u"--language is vi or en"_s);
    if (!out.theme.isEmpty() && out.theme != "light"_L1 && out.theme != "dark"_L1)
        return fail(ErrorKind::Invalid, u"usage"_s, u"--theme is light or dark"_s);
    if (!parser.positionalArguments().isEmpty())
        return fail(ErrorKind::Invalid, u"usage"_s, u"unknown argument"_s);
    return out;
}

void speak(ui::Language language)
{
    ui::setLanguage(language);
    translations::install(language == ui::Language::English ? u"en"_s : u"vi"_s);
}

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int stop(int code, const QString& sentence)
{
    std::fprintf(stderr, "motcua: %s\n", qUtf8Printable(sentence));
    return code;
}

} // namespace

int main(int argc, char* argv[])
{
    QApplication app(argc, argv);
    QApplication::setApplicationName(u"motcua"_s);
    QApplication::setApplicationDisplayName(u"Một Cửa"_s);
    QApplication::setApplicationVersion(QStringLiteral(MOTCUA_VERSION));
    QApplication::setDesktopFileName(u"vn.motcua.Client"_s);

    const auto parsed = parseOptions(QApplication::arguments());
    if (!parsed)
        return stop(2, parsed.error().detail);
    const Options& options = *parsed;
    const QString dataDir = options.dataDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation) : QDir(options.dataDir).absolutePath();
    if (!QDir().mkpath(dataDir))
        return stop(1, u"the data folder cannot be written"_s);
    QFile::setPermissions(dataDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    ui::UiSettings settings(dataDir);
    if (!options.language.isEmpty())
        settings.overrideForThisRun(u"language"_s, options.language);
    if (!options.theme.isEmpty())
        settings.overrideForThisRun(u"theme"_s, options.theme);
    if (!options.camera.isEmpty())
        settings.overrideForThisRun(u"camera"_s, options.camera);
    if (!options.server.isEmpty())
        settings.overrideForThisRun(u"server"_s, options.server.toString());

    ui::Theme theme(app, settings.theme());
    speak(settings.language());
    QObject::connect(&settings, &ui::UiSettings::themeChanged, &theme, &ui::Theme::setMode);
    QObject::connect(&settings, &ui::UiSettings::languageChanged, &app, speak);

    const services::Clock clock = services::systemClock();
    domain::registerRules();
    const auto rules = domain::parseRules(resource(u":/motcua/rules/transitions.json"_s), resource(u":/motcua/rules/calendar.json"_s));
    if (!rules)
        return stop(1, u"the rules of this installation are damaged: "_s + rules.error().code);
    const auto device = services::loadDeviceId(dataDir, clock);
    if (!device)
        return stop(1, ui::describe(device.error()));

    remote::ApiClient api;
    storage::KeychainSecretStore secrets(u"motcua"_s);
    services::Session session(api, secrets, clock);
    session.setDeviceId(*device);
    if (!settings.server().isEmpty())
        session.setServer(settings.server());
    services::ScanStation station(settings.camera());
    QObject::connect(&settings, &ui::UiSettings::cameraChanged, &station, &services::ScanStation::setCamera);
    ui::SampleCentre sample(dataDir);

    const auto openOffice = [&]() -> Result<std::unique_ptr<services::Office>> {
        // Each sample centre is another province: its data never mix with those of a real one.
        const bool atSample = sample.step() == ui::SampleCentre::Step::Running && session.server() == sample.url();
        const QString folder = atSample ? sample.folder() + "/desk"_L1 : dataDir;
        return services::Office::open(session, api, {folder, *device, *rules, clock});
    };
    ui::MainWindow window({session, station, settings, sample, ui::navigation(), openOffice});
    if (!options.kiosk.isEmpty())
        window.setFirstScreen(u"gate"_s, options.kiosk);

#ifdef MOTCUA_HAS_TOUR
    if (!options.tour.isEmpty())
        return ui::runTour({app, window, session, settings, sample, station, api, options.tour});
#endif

    if (options.kiosk.isEmpty())
        window.show();
    else
        window.showFullScreen();
    if (!settings.server().isEmpty())
        services::whenDone(session.resume(), &window, [](const Result<domain::Official>&) {}); // the window follows the session's stage
    return QApplication::exec();
}
