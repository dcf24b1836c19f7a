#pragma once

#include "remote/api_client.h"
#include "services/dossier_book.h"
#include "services/office.h"
#include "services/rule_files.h"
#include "services/session.h"
#include "services/sync_engine.h"
#include "storage/secret_store.h"
#include "tests/support/waiting.h"

#include <QTemporaryDir>
#include <QTest>

namespace motcua::test {

using namespace Qt::StringLiterals;

//! Waits for a future in a test; an unfinished or cancelled one is Cancelled.
template<class T>
Result<T> waited(const QFuture<Result<T>>& future, int milliseconds = 20'000)
{
    finishes(future, milliseconds);
    if (!future.isFinished() || future.isCanceled() || future.resultCount() == 0)
        return fail(ErrorKind::Cancelled, u"cancelled"_s);
    return future.result();
}

//! One official's machine: a wire, a session, and the office with its files in `dataDir`. Paces are quick.
class SyncDesk
{
public:
    SyncDesk(const QUrl& server, const QString& dataDir, const QString& device = u"desk-1"_s)
        : api(server), session(api, secrets, services::systemClock()), m_dataDir(dataDir)
    {
        session.setDeviceId(device);
        session.setStoreFolder([this] { return m_dataDir; });
    }
    ~SyncDesk() { office.reset(); }

    bool signIn(const QString& user = u"lan.nguyen"_s, const QString& password = u"Motcua@2026"_s)
    {
        const auto challenge = waited(session.start(user, password));
        if (!challenge.has_value())
            return say(challenge.error());
        const auto official = waited(session.confirm(challenge->demoOtp));
        return official.has_value() || say(official.error());
    }

    bool open(int pollSeconds = 2, int backoffUnit = 40)
    {
        auto opened = services::Office::open(session, api, {m_dataDir, session.deviceId(), services::builtInRules().value(), services::systemClock(), gatePort});
        if (!opened.has_value())
            return say(opened.error());
        office = std::move(*opened);
        for (services::SyncEngine* engine : office->engines())
            engine->setPace(pollSeconds, backoffUnit);
        return true;
    }

    bool start()
    {
        office->startSync();
        return idle();
    }

    bool signInAndStart(const QString& user = u"lan.nguyen"_s, int pollSeconds = 2) { return signIn(user) && open(pollSeconds) && start(); }

    //! Everything read and nothing to send.
    bool idle(int milliseconds = 20'000)
    {
        return QTest::qWaitFor(
            [&] {
                const auto engines = office->engines();
                return std::all_of(engines.begin(), engines.end(), [](const services::SyncEngine* e) { return e->isIdle(); }) &&
                       office->syncStatus().waiting == 0;
            },
            milliseconds);
    }

    services::DossierBook& book() { return *office->dossiers(); }

    std::vector<services::DossierRow> rows(const QString& text = {})
    {
        services::QueueFilter filter;
        filter.tab = services::QueueTab::All;
        filter.text = text;
        const auto page = waited(book().page(filter, {}, 1'000));
        return page.has_value() ? page->rows : std::vector<services::DossierRow>();
    }
    std::vector<domain::Id> withStatus(domain::DossierStatus status)
    {
        std::vector<domain::Id> ids;
        for (const auto& row : rows()) {
            if (row.status == status)
                ids.push_back(row.id);
        }
        std::sort(ids.begin(), ids.end());
        return ids;
    }
    domain::Dossier dossier(const domain::Id& id)
    {
        const auto detail = waited(book().detail(id));
        return detail.has_value() ? detail->dossier : domain::Dossier();
    }
    services::SyncMark mark(const domain::Id& id)
    {
        const auto detail = waited(book().detail(id));
        return detail.has_value() ? detail->mark : services::SyncMark::Settled;
    }
    std::vector<services::TrayEntry> needsLook()
    {
        using State = services::TrayEntry::State;
        std::vector<services::TrayEntry> list;
        for (const auto& entry : waited(office->tray()).value_or(std::vector<services::TrayEntry>())) {
            if (entry.state == State::Conflict || entry.state == State::Refused || entry.state == State::Parked)
                list.push_back(entry);
        }
        return list;
    }

    remote::ApiClient api;
    storage::MemorySecretStore secrets;
    services::Session session;
    std::unique_ptr<services::Office> office;
    quint16 gatePort = 0; //!< where gates look for each other

private:
    static bool say(const Error& error)
    {
        qWarning("desk: %s %s", qPrintable(error.code), qPrintable(error.detail));
        return false;
    }

    QString m_dataDir;
};

} // namespace motcua::test
