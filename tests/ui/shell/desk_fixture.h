#pragma once

#include "domain/apply.h"
#include "remote/api_client.h"
#include "services/office.h"
#include "services/scan_station.h"
#include "services/session.h"
#include "storage/secret_store.h"
#include "tests/support/backend_process.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/main_window.h"
#include "ui/shell/sample_centre.h"

#include <QTemporaryDir>

namespace motcua::test {

//! The real window over the real centre, composed as main.cpp does it, driven by object names. For tests only: the waiting
//! helpers spin the event loop.
class DeskFixture
{
public:
    //! `managed`: an administrator's settings, there before the program starts.
    explicit DeskFixture(const SeedSize& size = {}, const QByteArray& managed = {});

    //! Another machine at the same centre; its own `backend` is not started.
    explicit DeskFixture(const DeskFixture& sameCentre);

    [[nodiscard]] bool isReady() const { return m_ready; }
    //! Through the sign-in page: name, password, code. False when the desk did not appear.
    bool signIn(const QString& userName);
    bool signIn(const QString& userName, const QString& password); //!< who is not among the offered ones
    bool waitForSync();
    //! A widget of the window by its object name; null and a warning where it is missing.
    template<class T>
    T* find(const QString& name) const
    {
        T* found = window->findChild<T*>(name);
        if (!found)
            qWarning("no %s", qPrintable(name));
        return found;
    }
    [[nodiscard]] QWidget* page(const QString& screen) const;
    void type(const QString& name, const QString& text) const; //!< clears the line edit first
    void click(const QString& name) const;

    BackendProcess backend;
    QTemporaryDir dataDir;
    bool managedWritten; //!< before the settings are read
    domain::Rules rules;
    ui::UiSettings settings;
    remote::ApiClient api;
    storage::MemorySecretStore secrets;
    services::Session session;
    services::ScanStation station;
    ui::SampleCentre sample;
    std::unique_ptr<ui::MainWindow> window;

private:
    void open(const QUrl& server);

    bool m_ready = false;
};

//! Spins until it holds or the time is over.
bool waitUntil(const std::function<bool()>& holds, int milliseconds = 15'000);

} // namespace motcua::test
