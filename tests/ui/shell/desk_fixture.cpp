#include "tests/ui/shell/desk_fixture.h"

#include "domain/default_rules.h"
#include "services/clock.h"
#include "services/device_id.h"
#include "translations/languages.h"
#include "ui/navigation.h"
#include "ui/settings/camera_settings.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QFile>
#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;

namespace motcua::test {

namespace {

QByteArray resource(const QString& path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool writeManaged(const QString& path, const QByteArray& text)
{
    QFile file(path);
    return text.isEmpty() || (file.open(QIODevice::WriteOnly) && file.write(text) == text.size());
}

} // namespace

bool waitUntil(const std::function<bool()>& holds, int milliseconds)
{
    return QTest::qWaitFor(holds, milliseconds);
}

DeskFixture::DeskFixture(const SeedSize& size, const QByteArray& managed)
    : managedWritten(writeManaged(dataDir.filePath(u"managed.ini"_s), managed)), settings(dataDir.path()), session(api, secrets, services::systemClock()), station(QString()), sample(dataDir.path())
{
    if (!managedWritten || !backend.seed(size) || !backend.start()) {
        qWarning("fixture: %s", qPrintable(backend.problem()));
        return;
    }
    open(backend.url());
}

DeskFixture::DeskFixture(const DeskFixture& sameCentre)
    : managedWritten(true), settings(dataDir.path()), session(api, secrets, services::systemClock()), station(QString()), sample(dataDir.path())
{
    open(sameCentre.backend.url());
}

void DeskFixture::open(const QUrl& server)
{
    domain::registerRules();
    const auto parsed = domain::parseRules(resource(u":/motcua/rules/transitions.json"_s), resource(u":/motcua/rules/calendar.json"_s));
    const auto device = services::loadDeviceId(dataDir.path(), services::systemClock());
    if (!parsed || !device) {
        qWarning("fixture: no rules or no device id");
        return;
    }
    rules = *parsed;
    session.setDeviceId(*device);
    session.setStoreFolder([this] { return dataDir.path(); });
    settings.setServer(server);
    session.setServer(server);
    const auto speak = [](ui::Language language) {
        ui::setLanguage(language);
        translations::install(language == ui::Language::English ? u"en"_s : u"vi"_s);
    };
    ui::keepCamera(settings, station);
    speak(settings.language());
    QObject::connect(&settings, &ui::UiSettings::languageChanged, qApp, speak);
    const auto setup = [this, id = *device] { return services::Office::Setup{dataDir.path(), id, rules, services::systemClock()}; };
    window = std::make_unique<ui::MainWindow>(
        ui::MainWindow::Parts{session, station, settings, sample, ui::navigation(), [this, setup] { return services::Office::open(session, api, setup()); },
                              [this, setup] { return services::Office::rescue(session, setup()); }, [this] { return dataDir.path(); }});
    window->show();
    window->activateWindow(); // offscreen has no window manager that would do it
    m_ready = QTest::qWaitForWindowActive(window.get());
}

void DeskFixture::type(const QString& name, const QString& text) const
{
    if (auto* edit = find<QLineEdit>(name)) {
        edit->setFocus();
        edit->clear();
        edit->insert(text);
        Q_EMIT edit->textEdited(text);
    }
}

void DeskFixture::click(const QString& name) const
{
    if (auto* button = find<QAbstractButton>(name))
        button->click();
}

QWidget* DeskFixture::page(const QString& screen) const
{
    return window->desk() ? window->desk()->page(screen) : nullptr;
}

bool DeskFixture::signIn(const QString& userName)
{
    if (!waitUntil([&] { return window->findChild<QAbstractButton*>("signIn.official."_L1 + userName) != nullptr; }))
        return false;
    click("signIn.official."_L1 + userName);
    if (!waitUntil([&] {
            auto* demo = window->findChild<QAbstractButton*>(u"signIn.demoCode"_s);
            return demo && demo->isVisible();
        }))
        return false;
    click(u"signIn.demoCode"_s); // the sixth digit signs in by itself
    return waitUntil([&] { return window->office() != nullptr; });
}

bool DeskFixture::signIn(const QString& userName, const QString& password)
{
    if (!waitUntil([&] { return window->findChild<QAbstractButton*>(u"signIn.official.lan.nguyen"_s) != nullptr; }))
        return false;
    type(u"signIn.user"_s, userName);
    type(u"signIn.password"_s, password);
    auto* next = find<QAbstractButton>(u"signIn.next"_s);
    if (!next || !waitUntil([next] { return next->isEnabled(); }))
        return false;
    next->click();
    if (!waitUntil([&] {
            auto* demo = window->findChild<QAbstractButton*>(u"signIn.demoCode"_s);
            return demo && demo->isVisible();
        }))
        return false;
    click(u"signIn.demoCode"_s);
    return waitUntil([&] { return window->office() != nullptr; });
}

bool DeskFixture::waitForSync()
{
    return waitUntil([&] {
        const auto& status = window->office()->syncStatus();
        return status.state == services::SyncStatus::State::Synced && !status.firstSync && status.waiting == 0;
    }, 60'000);
}

} // namespace motcua::test
