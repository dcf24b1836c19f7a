#include "ui/composition.h"

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
#include "ui/kit/format.h"
#include "ui/kit/theme.h"
#include "ui/navigation.h"
#include "ui/settings/camera_settings.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sample_centre.h"

#include <QApplication>
#include <QDir>
#include <QFile>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

void speak(Language language)
{
    setLanguage(language);
    translations::install(language == Language::English ? u"en"_s : u"vi"_s);
}

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

//! In the order of dependence: what is below uses what is above, and goes first.
struct Composition::Parts
{
    Parts(QApplication& app, const Options& options_, const QString& dataDir_)
        : options(options_),
          dataDir(dataDir_),
          settings(dataDir),
          theme(prepared(app), settings.theme())
    {
    }

    //! What the command line says holds for this run, before anything reads the settings.
    QApplication& prepared(QApplication& app)
    {
        const auto take = [this](const QString& key, const QString& value) {
            if (!value.isEmpty())
                settings.overrideForThisRun(key, value);
        };
        take(u"language"_s, options.language);
        take(u"theme"_s, options.theme);
        take(u"camera"_s, options.camera);
        take(u"server"_s, options.server.toString());
        return app;
    }

    Options options;
    QString dataDir;
    UiSettings settings;
    Theme theme;
    services::Clock clock = services::systemClock();
    domain::Rules rules;
    QString device;
    remote::ApiClient api;
    storage::KeychainSecretStore secrets{u"motcua"_s};
    std::unique_ptr<services::Session> session;
    std::unique_ptr<services::ScanStation> station;
    std::unique_ptr<SampleCentre> sample;
    std::unique_ptr<MainWindow> window;
};

Composition::Composition(std::unique_ptr<Parts> parts) : m_parts(std::move(parts)) {}
Composition::~Composition() = default;

Result<std::unique_ptr<Composition>> Composition::make(QApplication& app, const Options& options)
{
    const QString dataDir = options.dataDir.isEmpty() ? QStandardPaths::writableLocation(QStandardPaths::AppDataLocation)
                                                      : QDir(options.dataDir).absolutePath();
    if (!QDir().mkpath(dataDir))
        return fail(ErrorKind::Storage, u"data_dir"_s, u"the data folder cannot be written"_s);
    QFile::setPermissions(dataDir, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);

    auto p = std::make_unique<Parts>(app, options, dataDir);
    speak(p->settings.language());
    QObject::connect(&p->settings, &UiSettings::themeChanged, &p->theme, &Theme::setMode);
    QObject::connect(&p->settings, &UiSettings::languageChanged, &app, speak);

    domain::registerRules();
    auto rules = domain::parseRules(resource(u":/motcua/rules/transitions.json"_s), resource(u":/motcua/rules/calendar.json"_s));
    if (!rules)
        return fail(ErrorKind::Internal, u"rules_damaged"_s, rules.error().code);
    p->rules = std::move(*rules);
    const auto device = services::loadDeviceId(dataDir, p->clock);
    if (!device)
        return tl::unexpected(device.error());
    p->device = *device;

    p->session = std::make_unique<services::Session>(p->api, p->secrets, p->clock);
    p->session->setDeviceId(p->device);
    if (!p->settings.server().isEmpty())
        p->session->setServer(p->settings.server());
    p->station = std::make_unique<services::ScanStation>(p->settings.camera());
    keepCamera(p->settings, *p->station);
    p->sample = std::make_unique<SampleCentre>(dataDir);

    const auto folder = [parts = p.get()] {
        // Each sample centre is another province: its data never mix with those of a real one.
        const bool atSample = parts->sample->step() == SampleCentre::Step::Running && parts->session->server() == parts->sample->url();
        return atSample ? parts->sample->folder() + "/desk"_L1 : parts->dataDir;
    };
    p->session->setStoreFolder(folder);
    const auto openOffice = [parts = p.get(), folder] {
        return services::Office::open(*parts->session, parts->api, {folder(), parts->device, parts->rules, parts->clock});
    };
    const auto rescue = [parts = p.get(), folder] {
        return services::Office::rescue(*parts->session, {folder(), parts->device, parts->rules, parts->clock});
    };
    p->window = std::make_unique<MainWindow>(
        MainWindow::Parts{*p->session, *p->station, p->settings, *p->sample, navigation(), openOffice, rescue, folder});
    if (!options.kiosk.isEmpty() || p->settings.kiosk())
        p->window->setFirstScreen(u"gate"_s, options.kiosk);
    return std::unique_ptr<Composition>(new Composition(std::move(p)));
}

MainWindow& Composition::window() const { return *m_parts->window; }
services::Session& Composition::session() const { return *m_parts->session; }
services::ScanStation& Composition::station() const { return *m_parts->station; }
UiSettings& Composition::settings() const { return m_parts->settings; }

void Composition::start()
{
    if (m_parts->options.kiosk.isEmpty() && !m_parts->settings.kiosk())
        m_parts->window->show();
    else
        m_parts->window->showFullScreen();
    if (!m_parts->settings.server().isEmpty()) // the window follows the session's stage
        services::whenDone(m_parts->session->resume(), m_parts->window.get(), [](const Result<domain::Official>&) {});
}

} // namespace motcua::ui
