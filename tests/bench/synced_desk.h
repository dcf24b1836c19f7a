#pragma once

#include "bench_kit.h"
#include "remote/api_client.h"
#include "services/office.h"
#include "services/session.h"
#include "storage/secret_store.h"
#include "tests/support/backend_process.h"

#include <QTemporaryDir>

#include <QWidget>

#include <functional>
#include <memory>

namespace motcua::bench {

//! What one reading of the feed to its end cost.
struct Pull
{
    double wallSeconds = 0;
    double clientCpu = 0; //!< seconds, the file's closing included
    double serverCpu = 0;
    double firstPageSeconds = 0; //!< wall until the first page was stored
    double firstRowsCpu = 0;     //!< CPU of the whole process from there until the queue's first 100 rows were at hand
    double memoryMiB = 0;        //!< highest above what it was before
    double fileMiB = 0;
    qint64 rows = 0;
    qint64 bodyBytes = 0; //!< unpacked
    qint64 wireBytes = 0; //!< as it travelled
    int requests = 0;
    Samples guiGap; //!< CPU ms of the GUI thread between two ticks of 5 ms: what a person would feel as a halt
};

//! A centre (the real program, its own process) with invented dossiers, and one clerk signed in at it from this
//! process: the client without its windows. Made once a size and kept: whoever comes later finds the cache full.
class SyncedDesk
{
public:
    //! nullptr, and why, when the centre cannot be had.
    static SyncedDesk* with(int dossiers, QString& why);

    //! What is looked at meanwhile; lives as long as the office.
    using Screen = std::function<std::unique_ptr<QWidget>(services::Office&, services::Session&)>;
    //! Into an empty folder; the cache of the last time is thrown away.
    Result<Pull> pullAll(const Screen& screen = {});
    //! What is new since then.
    Result<Pull> pullNew();
    //! `count` dossiers are moved at the centre by another official; the number that moved.
    Result<int> changeAtCentre(int count);

    [[nodiscard]] bool hasCache() const { return m_hasCache; }
    [[nodiscard]] QString cacheFile() const;
    [[nodiscard]] QByteArray cacheKey() const;
    //! The rows as they lie in the cache, gzip -6: what the wire is held against.
    [[nodiscard]] Result<double> gzippedMiB() const;
    [[nodiscard]] const domain::Official& official() const { return m_session.official(); }
    [[nodiscard]] test::BackendProcess& centre() { return m_centre; }
    [[nodiscard]] double centreCpu() const;

private:
    SyncedDesk();
    Result<void> begin(int dossiers);
    Result<Pull> pull(const Screen& screen = {});

    QTemporaryDir m_keyFolder;
    test::BackendProcess m_centre;
    qint64 m_centrePid = 0;
    services::Clock m_clock;
    storage::MemorySecretStore m_secrets;
    remote::ApiClient m_api;
    services::Session m_session;
    std::unique_ptr<QTemporaryDir> m_folder;
    WireCount m_wire;
    bool m_hasCache = false;
};

} // namespace motcua::bench
