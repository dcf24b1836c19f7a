#include "bench_kit.h"
#include "services/check_in_desk_p.h"
#include "tests/domain/samples.h"

#include <QCoreApplication>
#include <QJsonDocument>
#include <QTemporaryDir>

#include <algorithm>
#include <sodium.h>

using namespace Qt::StringLiterals;

namespace motcua::bench {

namespace {

namespace samples = domain::samples;
using services::FeedChange;

constexpr int scans = 2'000;
constexpr int keyId = 1;
constexpr quint32 meetingNumber = 12;

//! A gate's file with so many passes, as the feed brought them, and the key that signed them.
class Hall
{
public:
    explicit Hall(int passes) : m_passes(passes) {}

    Result<void> open();
    [[nodiscard]] QString qrText(int serial) const;
    [[nodiscard]] services::CheckInDesk& desk() { return *m_desk; }
    [[nodiscard]] double loadSeconds() const { return m_loadSeconds; }
    [[nodiscard]] int passes() const { return m_passes; }

private:
    [[nodiscard]] domain::Pass pass(int serial) const;
    Result<void> load();

    int m_passes;
    QTemporaryDir m_folder;
    QByteArray m_publicKey;
    QByteArray m_secretKey;
    domain::Meeting m_meeting;
    QDateTime m_from;
    QDateTime m_until;
    double m_loadSeconds = 0;
    std::shared_ptr<const services::Projection> m_projection;
    std::unique_ptr<storage::Database> m_db;
    std::unique_ptr<services::CheckInDesk> m_desk;
};

domain::Pass Hall::pass(int serial) const
{
    static const QStringList family{u"Nguyễn"_s, u"Trần"_s, u"Lê"_s, u"Phạm"_s, u"Đặng"_s, u"Võ"_s, u"Bùi"_s};
    static const QStringList given{u"An"_s,   u"Bình"_s, u"Hạnh"_s, u"Khánh"_s, u"Mậu"_s,
                                   u"Thảo"_s, u"Tuấn"_s, u"Vy"_s,   u"Yến"_s};
    domain::Pass pass;
    pass.id = domain::uuidV7(1'790'000'000'000 + serial, QByteArray(10, char(serial % 251)));
    pass.rev = 1;
    pass.meetingId = m_meeting.id;
    pass.serial = domain::serialText(quint64(serial));
    pass.fullName = family[serial % family.size()] + u" Thị "_s + given[serial / 7 % given.size()];
    pass.position = u"Đại biểu"_s;
    pass.unit = u"Đơn vị %1"_s.arg(serial % 300);
    pass.seat = u"A%1"_s.arg(serial);
    pass.notBefore = m_from;
    pass.notAfter = m_until;
    return pass;
}

QString Hall::qrText(int serial) const
{
    const QByteArray claims = domain::tokenClaims({keyId, meetingNumber, quint64(serial), m_from, m_until});
    QByteArray signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr,
                         reinterpret_cast<const unsigned char*>(claims.constData()),
                         static_cast<unsigned long long>(claims.size()),
                         reinterpret_cast<const unsigned char*>(m_secretKey.constData()));
    return domain::tokenText(claims, signature);
}

Result<void> Hall::open()
{
    if (sodium_init() < 0)
        return fail(ErrorKind::Internal, u"sodium"_s);
    m_publicKey.resize(crypto_sign_PUBLICKEYBYTES);
    m_secretKey.resize(crypto_sign_SECRETKEYBYTES);
    crypto_sign_keypair(reinterpret_cast<unsigned char*>(m_publicKey.data()),
                        reinterpret_cast<unsigned char*>(m_secretKey.data()));

    const services::Clock clock = services::systemClock();
    const QDateTime now = clock.now();
    // Tokens count in quarters of an hour.
    m_from = QDateTime::fromSecsSinceEpoch((now.toSecsSinceEpoch() / 900 - 8) * 900, Qt::UTC);
    m_until = m_from.addDays(1);
    m_meeting = samples::meeting();
    m_meeting.number = meetingNumber;
    m_meeting.opensAt = m_from;
    m_meeting.startsAt = now;
    m_meeting.closesAt = m_until;
    m_meeting.expected = m_passes;

    domain::Official guard = samples::official({domain::Role::Guard});
    guard.scopes = {{u"hall:"_s + m_meeting.hall}};
    m_projection = services::Projection::make(domain::Area::Meetings, {guard, samples::rules(), u"bench"_s, clock});
    storage::OpenOptions options;
    options.path = m_folder.filePath(u"meetings.db"_s);
    auto db = storage::Database::open(options, domain::Area::Meetings);
    if (!db)
        return tl::unexpected(db.error());
    m_db = std::move(*db);
    if (auto loaded = load(); !loaded)
        return loaded;

    auto desk = std::make_unique<services::CheckInDesk::Private>();
    desk->desk.db = m_db.get();
    desk->desk.projection = m_projection;
    m_desk = std::make_unique<services::CheckInDesk>(std::move(desk));
    const auto gate = settled(m_desk->setGate(m_meeting.id, m_meeting.gates.front()));
    if (!gate)
        return tl::unexpected(gate.error());
    return {};
}

Result<void> Hall::load()
{
    const QString scope = u"hall:"_s + m_meeting.hall;
    const auto change = [seq = qint64(0)](const QString& kind, const QString& id, QJsonObject json) mutable {
        QByteArray body = QJsonDocument(json).toJson(QJsonDocument::Compact);
        return FeedChange{++seq, kind, id, 1, false, {}, std::move(body), std::move(json)};
    };
    auto make = change;
    std::vector<FeedChange> changes{
        make(u"meeting"_s, m_meeting.id, domain::toJson(m_meeting)),
        make(u"pass_key"_s, QString::number(keyId), {{u"key"_s, QString::fromLatin1(m_publicKey.toBase64())}})};
    for (int serial = 1; serial <= m_passes; ++serial) {
        const domain::Pass next = pass(serial);
        changes.push_back(make(u"pass"_s, next.id, domain::toJson(next)));
        if (changes.size() < 500 && serial < m_passes)
            continue;
        const Stopwatch watch;
        const auto stored =
            settled(m_db->write([changes = std::move(changes), scope, projection = m_projection](storage::Db& db) {
                return projection->applyFeed(db, scope, changes);
            }));
        m_loadSeconds += watch.cpuSeconds();
        if (!stored)
            return tl::unexpected(stored.error());
        if (stored->parked > 0)
            return fail(ErrorKind::Contract, u"passes_parked"_s);
        changes = {};
    }
    return {};
}

//! A code's text to the verdict on disk (synchronous FULL), each time another pass, signed as the centre signs it.
void scanToVerdict(benchmark::State& state)
{
    Hall hall(int(state.range(0)));
    if (const auto opened = hall.open(); !opened)
        return giveUp(state, opened.error().code + u' ' + opened.error().detail);
    QStringList texts;
    const int step = std::max(1, hall.passes() / scans);
    for (int serial = 1; serial <= hall.passes() && texts.size() < scans; serial += step)
        texts << hall.qrText(serial);
    Samples wall;
    Samples cpu;
    int next = 0;
    for (auto _ : state) {
        const Stopwatch watch;
        const auto verdict =
            settled(hall.desk().scan(texts[next++ % texts.size()], domain::ScanSource::Camera)); // it is committed
        watch.stop(wall, cpu);
        state.SetIterationTime(watch.wallSeconds());
        if (!verdict || !verdict->admitted) {
            giveUp(state, verdict ? u"not admitted: %1"_s.arg(domain::code(verdict->kind)) : verdict.error().code);
            break;
        }
        QCoreApplication::processEvents(); // what a screen would do afterwards
    }
    reportPercentiles(state, "wall", wall);
    reportPercentiles(state, "cpu", cpu);
    state.counters["load_cpu_s"] = hall.loadSeconds();
}

} // namespace

void registerGate()
{
    benchmark::RegisterBenchmark("scan_to_verdict", scanToVerdict)
        ->Arg(100'000)
        ->Unit(benchmark::kMillisecond)
        ->UseManualTime()
        ->Iterations(scans);
}

} // namespace motcua::bench
