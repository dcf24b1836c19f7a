#pragma once

#include "remote/api_client.h"
#include "services/blob_queue.h"
#include "services/claim_keeper.h"
#include "services/hand_over_queue.h"
#include "services/session.h"
#include "services/sync_engine.h"
#include "services/sync_steps.h"
#include "storage/blob_store.h"
#include "storage/database.h"

#include <QElapsedTimer>
#include <QPromise>
#include <QTimer>

namespace motcua::services {

//! One scope of the feed: at most one request or page of it is under way. One that has been read to its end is led: it asks for
//! nothing by itself, the leader's questions ask along whether it has news (`also`), so a desk with nothing new asks once.
struct ScopeReader
{
    QString scope;
    std::unique_ptr<QObject> line;     //!< its requests die with it
    std::optional<storage::SyncCursor> cursor; //!< as stored
    bool asking = false;   //!< request or page under way
    bool requesting = false; //!< … and the question is with the centre
    bool polling = false;  //!< … as a long poll
    bool led = false;      //!< the leader asks for it
    std::vector<ScopeReader*> asked; //!< of the leader: whom its question asks for along
    bool caughtUp = false; //!< has read to the end since start or the last failure
    int failures = 0;
    std::optional<Error> error;
    quint64 turn = 0;      //!< counts up when what is under way is given up
    QTimer retry;
};

//! The parts of SyncEngine: pushing (sync_engine_push.cpp), pulling (sync_engine_pull.cpp), the digest
//! (sync_engine_digest.cpp), numbers, purging and what else is kept in order (sync_engine_house.cpp), the rest (sync_engine.cpp).
struct SyncEngine::Private
{
    enum class Pause { None, SignIn, Upgrade };

    Private(SyncEngine& engine, remote::ApiClient& a, Session& s, storage::Database& database, const storage::BlobStore& b,
            std::shared_ptr<const Projection> p, Plan pl, Clock c);

    // push
    void pushSoon();
    void push();
    bool clockWasSetBack(const QDateTime& now);
    void answered(const QStringList& ids, const Result<QByteArray>& answer);
    void pushFailed(const QStringList& ids, const Error& error);
    void pushOver();
    void settledBatch(const Settled& settled);
    void recover(const std::function<void()>& then);
    void keepNumbers();

    // pull
    void pullAll();
    void pull(ScopeReader& reader);
    void ask(ScopeReader& reader);
    [[nodiscard]] ScopeReader& leader() const;
    [[nodiscard]] bool canBeLed(const ScopeReader& reader) const;
    void takeAlong();                      //!< who can be led is, from the leader's next question on
    void heardOfOthers(const std::optional<QStringList>& news);
    void leaveLeader();                    //!< its scope fails for itself: the others ask alone
    void store(ScopeReader& reader, const QByteArray& page);
    void stored(ScopeReader& reader, const Pulled& pulled);
    void pullFailed(ScopeReader& reader, const Error& error);
    void readAnew(ScopeReader& reader);

    // digest
    void checkNextScope();
    void readToEnd(ScopeReader& reader, std::function<void(const Result<bool>&)> then);
    void endCheck(const std::optional<Error>& error);
    void checkAtNight();

    // house
    void returnNumbers();
    void returnOldNumbers(); //!< once a day
    void purgeLostScopes();
    void purgeNext(const QString& scope, const storage::held::Place& from);
    void eraseBlobs();
    void trimBlobs();
    void prefetchPhotos(); //!< of the registrations that are reviewed next

    // the whole
    [[nodiscard]] bool mayAsk() const { return running && online && pause == Pause::None; }
    void cutLine();
    void layLine();
    void wakeUp(); //!< everything at once
    bool pauseFor(const Error& error); //!< true where everybody pauses now
    void lineIsBack();
    void count();
    void quicken(); //!< after the first sync: what lists are quick by
    void updateStatus();
    void checkIdle();
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] RetryRule retryRule() const;

    SyncEngine& q;
    remote::ApiClient& api;
    Session& session;
    storage::Database& file;
    std::shared_ptr<const Projection> projection;
    Plan plan;
    Clock clock;
    storage::BlobStore blobStore;
    std::unique_ptr<BlobQueue> blobs;
    std::unique_ptr<ClaimKeeper> claims;
    std::unique_ptr<HandOverQueue> handOvers;
    std::vector<std::unique_ptr<ScopeReader>> readers;
    bool pullingAll = false;
    bool tellsOfOthers = true; //!< the centre knows `also`

    bool running = false;
    bool online = true;
    Pause pause = Pause::None;
    std::optional<Error> pauseError;
    std::unique_ptr<QObject> line; //!< pushes die with it
    quint64 turn = 0;              //!< counts up when the line is cut

    bool pushing = false;
    bool pushAgain = false;
    bool mustRecover = false; //!< rows stand as being sent that are not, and that could not be written
    bool pushedOnce = false;
    int batchLimit = 50; //!< grows and shrinks by what the centre takes
    [[nodiscard]] int mostAtOnce() const;
    int pushFailures = 0;
    std::optional<Error> pushError;
    QTimer pushTimer;
    QDateTime wallAt; //!< the clock on the wall at the last push, and how long ago that was by one that nobody sets
    QElapsedTimer steady;

    struct Checking
    {
        QPromise<Result<std::vector<DigestReport>>> promise;
        std::vector<DigestReport> reports;
        size_t index = 0;
        bool waiting = false; //!< for a page that is on its way
    };
    std::unique_ptr<Checking> checking;
    QTimer nightTimer;

    bool returning = false;
    QDate returnsLookedAt;
    QDateTime centreTimeKept; //!< as last written into a gate's store
    std::vector<std::shared_ptr<QPromise<Result<bool>>>> returned; //!< who waits for the numbers to be back
    QStringList purging;

    bool leasing = false;
    bool mayLease = true;

    bool counting = false;
    bool quick = false;
    bool quickening = false;
    bool countAgain = false;
    storage::OutboxCounts counts;
    int incidents = 0; //!< nobody has looked into them yet
    struct
    {
        int files = 0;
        qint64 waiting = 0; //!< bytes of them
        qint64 done = 0;    //!< bytes of files that went up since there were none
        qint64 now = 0;     //!< bytes of the one under way that are there
    } uploads;
    bool everComplete = false;
    SyncStatus status;
    QDateTime contactAt;
    QDateTime failingSince;
    qint64 storedOffset = 0;
    bool wasIdle = false;
};

} // namespace motcua::services
