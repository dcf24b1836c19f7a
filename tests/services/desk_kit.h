#pragma once

#include "services/check_in_desk_p.h"
#include "services/dossier_book_p.h"
#include "services/registration_desk_p.h"
#include "storage/migrations.h"
#include "storage/outbox_store.h"
#include "storage/sync_store.h"
#include "tests/domain/samples.h"
#include "tests/storage/store_kit.h"

#include <sodium.h>

#include <QJsonDocument>
#include <QtTest>

//! One official's desk without a network: a migrated file, a clock that the test owns, and the centre's words put in by hand.
namespace motcua::services::kit {

using namespace Qt::StringLiterals;
namespace samples = domain::samples;

inline QByteArray compactJson(const QJsonObject& json) { return QJsonDocument(json).toJson(QJsonDocument::Compact); }

struct TestClock
{
    std::shared_ptr<QDateTime> at = std::make_shared<QDateTime>(samples::at("2026-11-20T02:00:00Z")); // Friday 9:00 here
    std::shared_ptr<quint32> random = std::make_shared<quint32>(1);

    [[nodiscard]] Clock clock() const
    {
        return {[at = at] { return *at; },
                [random = random](int count) {
                    QByteArray bytes(count, '\0');
                    const quint32 n = (*random)++;
                    for (int i = 0; i < 4 && i < count; ++i)
                        bytes[count - 1 - i] = char(n >> (8 * i));
                    return bytes;
                }};
    }
    void pass(int seconds) const { *at = at->addSecs(seconds); }
};

inline domain::Official guard()
{
    domain::Official official = samples::official({domain::Role::Guard});
    official.scopes = {{u"hall:H1"_s}};
    return official;
}

inline std::shared_ptr<const Projection> projectionOf(domain::Area area, const domain::Official& official, const TestClock& clock, const QString& device = u"dev-1"_s)
{
    return Projection::make(area, {official, samples::rules(), device, clock.clock()});
}

//! The synchronous half: no threads.
struct Bench
{
    storage::kit::File file;
    TestClock clock;
    std::shared_ptr<const Projection> projection;

    Bench(domain::Area area, const domain::Official& official) : file(area), projection(projectionOf(area, official, clock)) {}
    [[nodiscard]] storage::Db& db() const { return *file.db; }
};

//! The whole desk: threads and futures.
struct DeskFile
{
    QTemporaryDir dir;
    TestClock clock;
    std::unique_ptr<storage::Database> db;
    std::shared_ptr<const Projection> projection;
    std::shared_ptr<int> pushes = std::make_shared<int>(0);

    DeskFile(domain::Area area, const domain::Official& official) : projection(projectionOf(area, official, clock)) { open(area); }
    void open(domain::Area area)
    {
        db.reset();
        auto opened = storage::Database::open({dir.filePath(u"x.db"_s)}, area);
        if (!opened)
            qFatal("cannot open");
        db = std::move(*opened);
    }
    [[nodiscard]] DeskContext desk() const
    {
        return {db.get(), projection, [pushes = pushes] { ++*pushes; }, {}};
    }
    template<class Fn>
    auto now(Fn fn) { return db->write(std::move(fn)).result(); }
};

//! Waits with the event loop running: desks answer on this thread.
template<class T>
Result<T> wait(const QFuture<Result<T>>& future)
{
    if (!QTest::qWaitFor([&] { return future.isFinished(); }, 10'000) || future.resultCount() == 0)
        return fail(ErrorKind::Internal, u"no_answer"_s);
    return future.result();
}

template<class T>
FeedChange upsert(const QString& kind, const T& record, const QString& id, qint64 rev, qint64 seq = 1)
{
    return {seq, kind, id, rev, false, {}, compactJson(domain::toJson(record)), {}};
}
inline FeedChange upsert(const domain::Dossier& d) { return upsert(u"dossier"_s, d, d.id, d.rev); }
inline FeedChange upsert(const domain::MemberRegistration& r) { return upsert(u"registration"_s, r, r.id, r.rev); }
inline FeedChange upsert(const domain::Meeting& m) { return upsert(u"meeting"_s, m, m.id, m.rev); }
inline FeedChange upsert(const domain::Pass& p) { return upsert(u"pass"_s, p, p.id, p.rev); }
inline FeedChange upsert(const domain::CheckIn& c) { return upsert(u"check_in"_s, c, c.id, c.rev); }
inline FeedChange upsert(const domain::Procedure& p) { return upsert(u"procedure"_s, p, p.id, p.rev); }

//! A dossier that waits at the desk as received.
inline domain::Dossier received(int n = 1)
{
    domain::Dossier d = samples::dossier(domain::DossierStatus::Received);
    d.id = samples::id(n);
    d.rev = 7;
    return d;
}

inline domain::Command transition(const domain::Id& target, domain::DossierStatus from, domain::DossierStatus to, const QString& reason = {})
{
    domain::Command c;
    c.type = domain::CommandType::DossierTransition;
    c.target = target;
    c.payload = domain::transitionPayload({to, from, reason, {}});
    return c;
}

//! What the centre says of a command that it took.
inline domain::CommandResult applied(const domain::Command& command, const QJsonObject& state, qint64 rev)
{
    domain::CommandResult result;
    result.id = command.id;
    result.outcome = domain::Outcome::Applied;
    result.rev = rev;
    result.seq = rev;
    result.state = state;
    return result;
}

//! The key that signs this province's passes.
struct Signer
{
    QByteArray publicKey{crypto_sign_PUBLICKEYBYTES, '\0'};
    QByteArray secretKey{crypto_sign_SECRETKEYBYTES, '\0'};

    Signer()
    {
        if (sodium_init() < 0)
            qFatal("no libsodium");
        const QByteArray seed(crypto_sign_SEEDBYTES, 's');
        crypto_sign_seed_keypair(bytes(publicKey), bytes(secretKey), reinterpret_cast<const unsigned char*>(seed.constData()));
    }
    [[nodiscard]] QString token(const domain::PassToken& token) const
    {
        const QByteArray claims = domain::tokenClaims(token);
        QByteArray signature(crypto_sign_BYTES, '\0');
        crypto_sign_detached(bytes(signature), nullptr, reinterpret_cast<const unsigned char*>(claims.constData()), quint64(claims.size()),
                             reinterpret_cast<const unsigned char*>(secretKey.constData()));
        return domain::tokenText(claims, signature);
    }
    [[nodiscard]] FeedChange key(int id = 1) const
    {
        return {1, u"pass_key"_s, QString::number(id), 1, false, {}, compactJson({{u"id"_s, QString::number(id)}, {u"key"_s, QString::fromLatin1(publicKey.toBase64())}}), {}};
    }

private:
    static unsigned char* bytes(QByteArray& b) { return reinterpret_cast<unsigned char*>(b.data()); }
};

} // namespace motcua::services::kit
