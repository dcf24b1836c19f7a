#include "services/attendance.h"
#include "services/projection_kinds.h"
#include "storage/meeting_store.h"

namespace motcua::services {

using namespace Qt::StringLiterals;
using domain::CheckIn;
using domain::Record;
using storage::Db;
namespace meetings = storage::meetings;
namespace checkIns = storage::checkIns;

namespace {

constexpr qsizetype publicKeyBytes = 32;

class MeetingProjection : public Projection
{
public:
    explicit MeetingProjection(Context context) : Projection(std::move(context)) {}

    Result<QString> titleOf(Db& db, const QString& target) const override
    {
        const auto bodies = checkIns::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        const auto scan = *bodies ? domain::checkInFromJson(parsed((*bodies)->toShow())) : Result<CheckIn>();
        if (!scan)
            return QString();
        if (!scan->walkInName.isEmpty() || scan->passId.isEmpty())
            return scan->walkInName;
        const auto body = meetings::pass(db, scan->passId);
        if (!body)
            return tl::unexpected(body.error());
        const auto pass = domain::passFromJson(parsed(*body));
        return pass ? pass->fullName : QString();
    }

protected:
    QString recordKind() const override { return u"check_in"_s; }

    Result<Stored> storeTruth(Db& db, const QString& scope, const FeedChange& change, qint64 generation) const override
    {
        const storage::Origin origin{scope, generation};
        if (change.kind == "check_in"_L1)
            return storeCheckIn(db, change, origin);
        if (change.kind == "meeting"_L1) {
            auto meeting = domain::meetingFromJson(jsonOf(change));
            if (!meeting || meeting->id != change.id)
                return Stored{meeting ? u"id_differs"_s : meeting.error().code};
            meeting->rev = qMax(meeting->rev, change.rev);
            if (auto put = meetings::putMeeting(db, *meeting, bodyOf(change), origin); !put)
                return tl::unexpected(put.error());
            return Stored{{}, true};
        }
        if (change.kind == "pass"_L1) {
            auto pass = domain::passFromJson(jsonOf(change));
            if (!pass || pass->id != change.id)
                return Stored{pass ? u"id_differs"_s : pass.error().code};
            pass->rev = qMax(pass->rev, change.rev);
            const auto put = meetings::putPass(db, *pass, bodyOf(change), origin);
            if (!put)
                return tl::unexpected(put.error());
            return *put ? Stored{{}, true} : Stored{u"serial_taken"_s};
        }
        if (change.kind == "pass_key"_L1)
            return storeKey(db, change, origin);
        return Stored{u"unknown_kind"_s};
    }

    Result<void> removeTruth(Db& db, const FeedChange& change) const override
    {
        if (change.kind == "meeting"_L1)
            return meetings::removeMeeting(db, change.id);
        if (change.kind == "pass"_L1)
            return meetings::removePass(db, change.id);
        if (change.kind == "pass_key"_L1)
            return meetings::removeKey(db, change.id.toInt());
        if (change.kind == "check_in"_L1)
            return removeScan(db, change.id);
        return {};
    }

    Result<std::vector<FeedChange>> unseen(Db& db, const QString& scope, qint64 generation) const override
    {
        std::vector<FeedChange> changes;
        for (const auto kind : {"check_in"_L1, "pass"_L1, "pass_key"_L1, "meeting"_L1}) {
            const auto gone = meetings::unseen(db, kind, scope, generation);
            if (!gone)
                return tl::unexpected(gone.error());
            for (const auto& [id, rev] : *gone)
                changes.push_back({0, kind, id, rev, true, {}, {}, {}});
        }
        return changes;
    }

    Result<Record> loadTruth(Db& db, const domain::Id& target) const override
    {
        const auto bodies = checkIns::find(db, target);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies || (*bodies)->truth.isNull())
            return Record();
        auto scan = domain::checkInFromJson(parsed((*bodies)->truth));
        if (!scan)
            return tl::unexpected(unreadable(scan.error()));
        scan->rev = (*bodies)->rev;
        return Record(std::move(*scan));
    }

    Result<void> show(Db& db, const domain::Id& target, const Record& record, int pending, int inTray) const override
    {
        const auto* scan = std::get_if<CheckIn>(&record);
        if (!scan)
            return inTray ? markOnly(db, target) : removeScan(db, target);
        const storage::Mark mark = inTray ? storage::Mark::NeedsLook : pending ? storage::Mark::Waiting : storage::Mark::Settled;
        if (auto shown = checkIns::show(db, *scan, compact(domain::toJson(*scan)), mark, scopeOf(*scan)); !shown)
            return shown;
        return reckon(db, scan->id, scan->meetingId);
    }

private:
    //! The hall that this guard's account holds; a scan says only its meeting.
    [[nodiscard]] QString scopeOf(const CheckIn&) const
    {
        for (const domain::Scope& scope : context().official.scopes) {
            if (scope.area() == domain::Area::Meetings)
                return scope.text;
        }
        return {};
    }

    static Result<void> reckon(Db& db, const domain::Id& scanId, const domain::Id& meetingId)
    {
        const auto person = checkIns::personOf(db, scanId);
        if (!person)
            return tl::unexpected(person.error());
        return reckonAttendance(db, *person, meetingId);
    }

    //! A scan that the centre refused was still seen at this gate: it stays in the list, marked, until a person lets go.
    static Result<void> markOnly(Db& db, const domain::Id& target) { return checkIns::setMark(db, target, storage::Mark::NeedsLook); }

    static Result<void> removeScan(Db& db, const domain::Id& id)
    {
        const auto bodies = checkIns::find(db, id);
        if (!bodies)
            return tl::unexpected(bodies.error());
        if (!*bodies)
            return {};
        const auto scan = domain::checkInFromJson(parsed((*bodies)->toShow()));
        const auto person = checkIns::personOf(db, id);
        if (!person)
            return tl::unexpected(person.error());
        if (auto removed = checkIns::remove(db, id); !removed)
            return removed;
        return scan ? reckonAttendance(db, *person, scan->meetingId) : Result<void>();
    }

    static Result<Stored> storeCheckIn(Db& db, const FeedChange& change, const storage::Origin& origin)
    {
        auto scan = domain::checkInFromJson(jsonOf(change));
        if (!scan || scan->id != change.id)
            return Stored{scan ? u"id_differs"_s : scan.error().code};
        scan->rev = qMax(scan->rev, change.rev);
        // The centre knows whose signed pass it was: what was noted under the code is that person's.
        if (const auto person = scan->passId.isEmpty() ? Result<QString>() : checkIns::personOf(db, scan->id); !person)
            return tl::unexpected(person.error());
        else if (checkIns::isSignedPerson(*person)) {
            if (auto adopted = checkIns::adopt(db, *person, scan->passId, scan->meetingId); !adopted)
                return tl::unexpected(adopted.error());
        }
        if (auto put = checkIns::putTruth(db, *scan, bodyOf(change), origin); !put)
            return tl::unexpected(put.error());
        if (auto reckoned = reckon(db, scan->id, scan->meetingId); !reckoned)
            return tl::unexpected(reckoned.error());
        return Stored{};
    }

    static Result<Stored> storeKey(Db& db, const FeedChange& change, const storage::Origin& origin)
    {
        bool isNumber = false;
        const int id = change.id.toInt(&isNumber);
        const auto key = QByteArray::fromBase64Encoding(jsonOf(change).value("key"_L1).toString().toLatin1(), QByteArray::AbortOnBase64DecodingErrors);
        if (!isNumber || id < 0 || id > 255 || !key || key.decoded.size() != publicKeyBytes)
            return Stored{u"pass_key_json"_s};
        if (auto put = meetings::putKey(db, id, key.decoded, change.rev, origin); !put)
            return tl::unexpected(put.error());
        return Stored{{}, true};
    }
};

} // namespace

std::shared_ptr<const Projection> makeMeetingProjection(Projection::Context context)
{
    return std::make_shared<MeetingProjection>(std::move(context));
}

} // namespace motcua::services
