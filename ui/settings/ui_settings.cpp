#include "ui/settings/ui_settings.h"

#include <QDir>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

struct Key
{
    const char* name;
    QVariant fallback;
};

// One table: key and default. Scope is this machine for all of them.
const Key keys[] = {
    {"language", u"vi"_s},
    {"theme", u"system"_s},
    {"server", QString()},
    {"camera", QString()},
    {"lastUser", QString()},
    {"lockAfterMinutes", 10},
    {"kiosk", false},
    {"kioskVerifier", QByteArray()},
    {"gateKeepDays", 3},
    {"gateLan", false},
    {"cameraMirrored", QVariant()},
    {"cameraNearFocus", true},
    {"scannerPort", QString()},
    {"cameraBrightness", 0},
    {"paperSource", 0},
    {"scanner", QString()},
    {"paperFolder", QString()},
};

} // namespace

UiSettings::UiSettings(const QString& dataDir, QObject* parent)
    : QObject(parent), m_dataDir(dataDir), m_own(QDir(dataDir).filePath(u"screen.ini"_s), QSettings::IniFormat),
      m_managed(QDir(dataDir).filePath(u"managed.ini"_s), QSettings::IniFormat)
{
}

QVariant UiSettings::value(const char* key) const
{
    const QString name = QString::fromLatin1(key);
    if (m_overrides.contains(name))
        return m_overrides.value(name);
    if (m_managed.contains(name))
        return m_managed.value(name);
    if (m_own.contains(name))
        return m_own.value(name);
    for (const Key& known : keys) {
        if (name == QLatin1StringView(known.name))
            return known.fallback;
    }
    return {};
}

void UiSettings::write(const char* key, const QVariant& value)
{
    m_overrides.remove(QString::fromLatin1(key)); // a choice made on screen outranks the command line's
    m_own.setValue(QString::fromLatin1(key), value);
}

bool UiSettings::isManaged(const QString& key) const
{
    return m_managed.contains(key);
}

void UiSettings::overrideForThisRun(const QString& key, const QVariant& value)
{
    m_overrides.insert(key, value);
}

Language UiSettings::language() const
{
    return value("language").toString() == "en"_L1 ? Language::English : Language::Vietnamese;
}

void UiSettings::setLanguage(Language language)
{
    if (language == this->language())
        return;
    write("language", language == Language::English ? u"en"_s : u"vi"_s);
    Q_EMIT languageChanged(language);
}

ThemeMode UiSettings::theme() const
{
    const QString text = value("theme").toString();
    return text == "light"_L1 ? ThemeMode::Light : text == "dark"_L1 ? ThemeMode::Dark : ThemeMode::System;
}

void UiSettings::setTheme(ThemeMode mode)
{
    if (mode == theme())
        return;
    write("theme", mode == ThemeMode::Light ? u"light"_s : mode == ThemeMode::Dark ? u"dark"_s : u"system"_s);
    Q_EMIT themeChanged(mode);
}

QUrl UiSettings::server() const
{
    return QUrl(value("server").toString());
}

void UiSettings::setServer(const QUrl& url)
{
    if (url == server())
        return;
    write("server", url.toString());
    Q_EMIT serverChanged();
}

QString UiSettings::camera() const
{
    return value("camera").toString();
}

void UiSettings::setCamera(const QString& name)
{
    if (name == camera())
        return;
    write("camera", name);
    Q_EMIT cameraChanged(name);
}

QString UiSettings::lastUser() const
{
    return value("lastUser").toString();
}

void UiSettings::setLastUser(const QString& userName)
{
    write("lastUser", userName);
}

bool UiSettings::shredOnSignOut() const
{
    return m_managed.value("shredOnSignOut", false).toBool(); // an administrator's word only
}

bool UiSettings::kiosk() const
{
    return value("kiosk").toBool();
}

void UiSettings::setKiosk(bool on)
{
    write("kiosk", on);
    m_own.sync(); // the power may go before the program ends
}

QByteArray UiSettings::kioskVerifier() const
{
    return value("kioskVerifier").toByteArray();
}

void UiSettings::setKioskVerifier(const QByteArray& verifier)
{
    write("kioskVerifier", verifier);
}

int UiSettings::gateKeepDays() const
{
    return value("gateKeepDays").toInt();
}

bool UiSettings::gateLan() const
{
    return value("gateLan").toBool();
}

void UiSettings::setGateLan(bool on)
{
    write("gateLan", on);
}

int UiSettings::paperSource() const
{
    return value("paperSource").toInt();
}

void UiSettings::setPaperSource(int kind)
{
    write("paperSource", kind);
}

QString UiSettings::scanner() const
{
    return value("scanner").toString();
}

void UiSettings::setScanner(const QString& name)
{
    write("scanner", name);
}

QString UiSettings::paperFolder() const
{
    return value("paperFolder").toString();
}

void UiSettings::setPaperFolder(const QString& path)
{
    write("paperFolder", path);
}

int UiSettings::lockAfterMinutes() const
{
    return value("lockAfterMinutes").toInt();
}

void UiSettings::setLockAfterMinutes(int minutes)
{
    if (minutes == lockAfterMinutes())
        return;
    write("lockAfterMinutes", minutes);
    Q_EMIT lockAfterChanged();
}

std::optional<bool> UiSettings::cameraMirrored() const
{
    const QVariant chosen = value("cameraMirrored");
    return chosen.isValid() ? std::optional(chosen.toBool()) : std::nullopt;
}

void UiSettings::setCameraMirrored(bool mirrored)
{
    write("cameraMirrored", mirrored);
}

QString UiSettings::scannerPort() const
{
    return value("scannerPort").toString();
}

void UiSettings::setScannerPort(const QString& port)
{
    write("scannerPort", port);
}

domain::CameraWishes UiSettings::cameraWishes() const
{
    constexpr int most = domain::CameraWishes::brightest;
    return {false, value("cameraNearFocus").toBool(), std::clamp(value("cameraBrightness").toInt(), -most, most)};
}

void UiSettings::setCameraWishes(const domain::CameraWishes& wishes)
{
    write("cameraNearFocus", wishes.nearFocus);
    write("cameraBrightness", wishes.brightness);
}

QByteArray UiSettings::layout(const QString& screen) const
{
    return m_own.value("layout/"_L1 + screen).toByteArray();
}

void UiSettings::setLayout(const QString& screen, const QByteArray& state)
{
    m_own.setValue("layout/"_L1 + screen, state);
}

} // namespace motcua::ui
