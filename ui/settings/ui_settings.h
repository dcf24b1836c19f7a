#pragma once

#include "domain/camera_controls.h"
#include "ui/kit/format.h"
#include "ui/kit/theme.h"

#include <QObject>
#include <QSettings>
#include <QUrl>

#include <optional>

namespace motcua::ui {

//! What this machine remembers for its screens: language, theme, centre, camera, last user's name, sizes of panes. A plain file
//! `screen.ini` in the data folder; never a password, a token or anybody's data. A file `managed.ini` beside it, written by an
//! administrator, wins. GUI thread; failures to write are silent (the next start asks again).
class UiSettings : public QObject
{
    Q_OBJECT

public:
    explicit UiSettings(const QString& dataDir, QObject* parent = nullptr);

    [[nodiscard]] QString dataDir() const { return m_dataDir; }

    [[nodiscard]] Language language() const;
    void setLanguage(Language language);
    [[nodiscard]] ThemeMode theme() const;
    void setTheme(ThemeMode mode);
    [[nodiscard]] QUrl server() const;
    void setServer(const QUrl& url);
    [[nodiscard]] QString camera() const;
    void setCamera(const QString& name);
    [[nodiscard]] QString lastUser() const;
    void setLastUser(const QString& userName);
    [[nodiscard]] int lockAfterMinutes() const; //!< idle time until the screen locks, 0 = never
    void setLockAfterMinutes(int minutes);
    //! managed.ini only: at sign-out this machine forgets the official's data and their key.
    [[nodiscard]] bool shredOnSignOut() const;
    //! Locked to the gate's screen; a restart comes back to it.
    [[nodiscard]] bool kiosk() const;
    void setKiosk(bool on);
    //! Of the supervisor's code (services/password_verifier.h), empty = none was chosen.
    [[nodiscard]] QByteArray kioskVerifier() const;
    void setKioskVerifier(const QByteArray& verifier);
    //! Days after a meeting's end until its people are forgotten on this machine.
    [[nodiscard]] int gateKeepDays() const;
    //! Gates of one hall tell each other of admissions in their own network.
    [[nodiscard]] bool gateLan() const;
    void setGateLan(bool on);
    //! Serial port of a hand scanner, "" = it types like a keyboard. managed.ini may name a speed: ttyUSB0@115200.
    [[nodiscard]] QString scannerPort() const;
    void setScannerPort(const QString& port);
    //! The picture at the gate as in a mirror; nothing chosen: whoever shows a camera decides.
    [[nodiscard]] std::optional<bool> cameraMirrored() const;
    void setCameraMirrored(bool mirrored);
    //! Focus and brightness stay over restarts; a lamp that was on does not.
    [[nodiscard]] domain::CameraWishes cameraWishes() const;
    void setCameraWishes(const domain::CameraWishes& wishes);
    //! Where papers come from: the last source (PaperSource::Kind), scanner and watched folder.
    [[nodiscard]] int paperSource() const;
    void setPaperSource(int kind);
    [[nodiscard]] QString scanner() const;
    void setScanner(const QString& name);
    [[nodiscard]] QString paperFolder() const;
    void setPaperFolder(const QString& path);
    [[nodiscard]] QByteArray layout(const QString& screen) const; //!< splitter state
    void setLayout(const QString& screen, const QByteArray& state);

    //! From the command line: holds for this run, is not written.
    void overrideForThisRun(const QString& key, const QVariant& value);
    //! True where an administrator's file has decided.
    [[nodiscard]] bool isManaged(const QString& key) const;

Q_SIGNALS:
    void languageChanged(motcua::ui::Language language);
    void themeChanged(motcua::ui::ThemeMode mode);
    void cameraChanged(const QString& name);
    void serverChanged();
    void lockAfterChanged();

private:
    [[nodiscard]] QVariant value(const char* key) const;
    void write(const char* key, const QVariant& value);

    QString m_dataDir;
    QSettings m_own;
    QSettings m_managed;
    QVariantMap m_overrides;
};

} // namespace motcua::ui
