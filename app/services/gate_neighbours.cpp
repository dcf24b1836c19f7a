#include "services/gate_neighbours.h"

#include "services/attendance.h"
#include "services/gate_keys.h"
#include "services/projection_kinds.h"
#include "services/when_done.h"
#include "storage/database.h"
#include "storage/meeting_store.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace motcua::services {

using domain::CheckIn;
using remote::GateKey;
using storage::Db;
namespace checkIns = storage::checkIns;

namespace {

constexpr int pageScans = 200;
constexpr int lookAgainMs = 60'000; // at keys and the day
constexpr qint64 keysEveryMs = 6 * 3'600'000;
constexpr int hoursTold = 24;       // a gate that comes late hears of a day

//! For who is inside: an admission, or what takes one back.
bool counts(const CheckIn& scan) { return scan.admitted || !scan.annuls.isEmpty(); }

//! Only what another gate's verdict needs.
QByteArray told(const CheckIn& scan)
{
    CheckIn small;
    small.id = scan.id;
    small.meetingId = scan.meetingId;
    small.passId = scan.passId;
    small.gate = scan.gate;
    small.direction = scan.direction;
    small.at = scan.at;
    small.device = scan.device;
    small.deviceSeq = scan.deviceSeq;
    small.source = scan.source;
    small.verdict = scan.verdict;
    small.admitted = scan.admitted;
    small.annuls = scan.annuls;
    if (scan.passId.isEmpty()) // a signed pass that had not come yet is known by its code's hash, who came without one by the card's mark
        small.codeHash = scan.codeHash;
    return compact(domain::toJson(small));
}

//! Stores what another gate said; says of how many it was news.
Result<int> store(Db& db, const std::vector<CheckIn>& scans, const QString& scope)
{
    int news = 0;
    for (const CheckIn& scan : scans) {
        const auto meeting = storage::meetings::meeting(db, scan.meetingId);
        if (!meeting)
            return tl::unexpected(meeting.error());
        if (meeting->isNull())
            continue;
        const auto added = checkIns::hear(db, scan, compact(domain::toJson(scan)), scope);
        if (!added)
            return tl::unexpected(added.error());
        if (!*added)
            continue;
        ++news;
        const auto person = checkIns::personOf(db, scan.id);
        if (!person)
            return tl::unexpected(person.error());
        if (auto reckoned = reckonAttendance(db, *person, scan.meetingId); !reckoned)
            return tl::unexpected(reckoned.error());
    }
    return news;
}

//! What is told to one of them.
struct Talk
{
    qint64 row = 0;      //!< told up to here
    bool reading = false;
    bool again = false;
    std::vector<CheckIn> said; //!< heard and not stored yet
    bool storing = false;
};

} // namespace

struct GateNeighbours::Private
{
    GateNeighbours& q;
    remote::ApiClient& api;
    storage::Database& db;
    Clock clock;
    QString device;
    remote::LanLink link;
    QTimer timer;
    QString hall;
    bool on = false;
    std::vector<GateKey> keys;
    QDateTime askedAt; //!< the centre for keys
    bool asking = false;
    QHash<QString, Talk> talks;

    Private(GateNeighbours& neighbours, remote::ApiClient& a, storage::Database& d, Clock c, remote::LanLink::Plan plan)
        : q(neighbours), api(a), db(d), clock(std::move(c)), device(plan.device), link(std::move(plan))
    {
    }

    void use()
    {
        link.setKeys(on ? keys : std::vector<GateKey>(), clock.now().date());
        Q_EMIT q.changed();
    }
    void readKeys();
    void askForKeys();
    void came(const QString& peer);
    void heardLine(const QString& peer, const QByteArray& line);
    void storeSaid(const QString& peer);
    void tell(const QString& peer);
};

GateNeighbours::GateNeighbours(remote::ApiClient& api, storage::Database& db, Clock clock, remote::LanLink::Plan plan, QObject* parent)
    : QObject(parent), d(std::make_unique<Private>(*this, api, db, std::move(clock), std::move(plan)))
{
    using remote::LanLink;
    connect(&d->link, &LanLink::peerCame, this, [this](const QString& peer) { d->came(peer); });
    connect(&d->link, &LanLink::peerWent, this, [this](const QString& peer) {
        d->talks.remove(peer);
        Q_EMIT changed();
    });
    connect(&d->link, &LanLink::heard, this, [this](const QString& peer, const QByteArray& line) { d->heardLine(peer, line); });
    connect(&d->link, &LanLink::drained, this, [this](const QString& peer) { d->tell(peer); });
    d->timer.setInterval(lookAgainMs);
    connect(&d->timer, &QTimer::timeout, this, [this] {
        d->askForKeys();
        d->use();
    });
    connect(&d->api, &remote::ApiClient::contacted, this, [this] { d->askForKeys(); });
}

GateNeighbours::~GateNeighbours()
{
    d->link.disconnect(this);
}

bool GateNeighbours::isOn() const { return d->on; }
QStringList GateNeighbours::neighbours() const { return d->link.peers(); }
bool GateNeighbours::hasKeys() const { return !d->keys.empty(); }
QString GateNeighbours::problem() const { return d->on ? d->link.problem() : QString(); }

void GateNeighbours::setOn(bool on)
{
    if (d->on == on)
        return;
    d->on = on;
    if (!on) {
        d->timer.stop();
        return d->use();
    }
    d->timer.start();
    d->readKeys();
}

void GateNeighbours::setHall(const QString& hall)
{
    if (d->hall == hall)
        return;
    d->hall = hall;
    d->keys.clear();
    d->askedAt = {};
    d->use();
    if (d->on)
        d->readKeys();
}

void GateNeighbours::Private::readKeys()
{
    if (hall.isEmpty())
        return;
    whenDone(db.read([hall = hall](Db& file) { return gateKeys::kept(file, hall); }), &q, [this, of = hall](const Result<std::vector<GateKey>>& kept) {
        if (of != hall || !on)
            return;
        if (kept && keys.empty())
            keys = *kept;
        use();
        askForKeys();
    });
}

void GateNeighbours::Private::askForKeys()
{
    const QDateTime now = clock.now();
    const bool fresh = !keys.empty() && askedAt.isValid() && askedAt.msecsTo(now) < keysEveryMs;
    const bool justAsked = askedAt.isValid() && std::abs(askedAt.msecsTo(now)) < lookAgainMs / 2;
    if (!on || hall.isEmpty() || asking || fresh || justAsked)
        return;
    asking = true;
    askedAt = now;
    whenDone(remote::fetchGateKeys(api, &q, hall), &q, [this, of = hall](const Result<std::vector<GateKey>>& sent) {
        asking = false;
        if (of != hall || !sent)
            return;
        keys = *sent;
        db.write([of, keys = keys](Db& file) -> Result<bool> { return gateKeys::keep(file, of, keys).map([] { return true; }); });
        use();
    });
}

void GateNeighbours::Private::came(const QString& peer)
{
    talks.insert(peer, {});
    Q_EMIT q.changed();
    tell(peer); // all of the last hours: what is there already costs that gate one look each
}

void GateNeighbours::Private::heardLine(const QString& peer, const QByteArray& line)
{
    Talk& talk = talks[peer];
    if (!line.startsWith("S "))
        return; // a later version's word
    auto scan = domain::checkInFromJson(parsed(line.sliced(2)));
    // Each speaks for itself, of admissions, and with no words of its own.
    if (!scan || scan->device != peer || !domain::isUuid(scan->id) || !counts(*scan))
        return;
    scan->rev = 0;
    scan->incident = false;
    scan->operatorName.clear();
    scan->walkInName.clear();
    scan->overrideReason.clear();
    talk.said.push_back(std::move(*scan));
    if (!talk.storing)
        storeSaid(peer);
}

void GateNeighbours::Private::storeSaid(const QString& peer)
{
    Talk& talk = talks[peer];
    talk.storing = true;
    const size_t many = std::min<size_t>(talk.said.size(), pageScans);
    std::vector<CheckIn> some(std::make_move_iterator(talk.said.begin()), std::make_move_iterator(talk.said.begin() + qsizetype(many)));
    talk.said.erase(talk.said.begin(), talk.said.begin() + qsizetype(many));
    const auto stored = db.write([some = std::move(some), scope = u"hall:"_s + hall](Db& file) { return store(file, some, scope); });
    whenDone(stored, &q, [this, peer](const Result<int>& news) {
        if (news && *news > 0)
            Q_EMIT q.heard();
        const auto still = talks.find(peer);
        if (still == talks.end())
            return;
        still->storing = false;
        if (!still->said.empty())
            storeSaid(peer);
    });
}

void GateNeighbours::scansMoved()
{
    const QStringList peers = d->talks.keys();
    for (const QString& peer : peers)
        d->tell(peer);
}

void GateNeighbours::Private::tell(const QString& peer)
{
    const auto talk = talks.find(peer);
    if (talk == talks.end())
        return;
    if (talk->reading) {
        talk->again = true;
        return;
    }
    talk->reading = true;
    talk->again = false;
    const QDateTime since = clock.now().addSecs(-3'600LL * hoursTold);
    const auto own = db.read([name = device, row = talk->row, since](Db& file) { return checkIns::tellable(file, name, row, since, pageScans); });
    whenDone(own, &q, [this, peer](const Result<std::vector<checkIns::OwnScan>>& scans) {
        const auto now = talks.find(peer);
        if (now == talks.end())
            return;
        now->reading = false;
        if (!scans)
            return;
        for (const checkIns::OwnScan& one : *scans) {
            const auto scan = domain::checkInFromJson(parsed(one.body));
            if (scan && counts(*scan) && !link.send(peer, "S " + told(*scan)))
                return; // it is told from here on when it has taken the rest
            now->row = one.row;
        }
        if (now->again || scans->size() == size_t(pageScans))
            tell(peer);
    });
}

} // namespace motcua::services
