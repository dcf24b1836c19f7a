#include "backend/province_dossiers.h"

#include "domain/deadline.h"
#include "domain/dossier_code.h"

#include <QHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend {

using namespace domain;

namespace {

ComponentSpec paper(const char16_t* key, const char16_t* name, int originals, int copies, bool required = true)
{
    return {QString::fromUtf16(key), QString::fromUtf16(name), originals, copies, required};
}

Id recordId(const QDateTime& at, SeedRandom& random)
{
    QByteArray bytes;
    for (int i = 0; i < 10; ++i)
        bytes += char(random.below(256));
    return uuidV7(at.toMSecsSinceEpoch(), bytes);
}

//! The most recent working moment at or before `utc`.
QDateTime officeHour(QDateTime utc, const WorkCalendar& calendar, SeedRandom& random)
{
    QDate day = toLocal(utc).date();
    while (!calendar.isWorking(day))
        day = day.addDays(-1);
    const QDateTime moment = fromLocal(day, QTime(7, 30).addSecs(60 * (random.chance(60) ? random.below(235) : 330 + random.below(235))));
    const int before = 1 + random.below(30); // drawn whether needed or not: what follows in the row does not hang on the hour
    return moment > utc ? utc.addSecs(-60 * before) : moment;
}

//! The same moment within office hours: nights, lunches and days off fall back to the last minute worked before, so order holds.
QDateTime worked(const QDateTime& utc, const WorkCalendar& calendar)
{
    const QDateTime local = toLocal(utc);
    QDate day = local.date();
    QTime time = local.time();
    if (!calendar.isWorking(day) || time < QTime(7, 30)) {
        do
            day = day.addDays(-1);
        while (!calendar.isWorking(day));
        time = QTime(16, 58);
    } else if (time > QTime(16, 58)) {
        time = QTime(16, 58);
    } else if (time > QTime(11, 28) && time < QTime(13, 0)) {
        time = QTime(11, 28);
    }
    return fromLocal(day, time);
}

constexpr int firstOrganisation = 11; // the first rows are what demonstrations and tests begin with
constexpr int pastOrganisations = 14; // and these three are organisations whatever the day (what is drawn hangs on it)

struct Draft
{
    Dossier& d;
    QString unit;
    QString actor;

    void step(const QDateTime& at, DossierStatus to, const QString& holder, const QString& note = {})
    {
        const int from = d.timeline.empty() ? 0 : number(d.status);
        d.status = to;
        d.holder = holder;
        d.timeline.push_back({at, actor, unit, from, number(to), note, {}});
    }
};

//! Organisations come for these.
bool isForOrganisations(const Procedure& procedure)
{
    static const QStringList ids{u"2.000815"_s, u"1.012796"_s, u"1.003554"_s, u"1.000775"_s};
    return ids.contains(procedure.id);
}

//! The procedure drawn, or for a row that is to be an organisation's the next that they come for.
const Procedure& procedureOf(const std::vector<Procedure>& procedures, int drawn, bool mustSuit)
{
    const auto from = procedures.begin() + drawn;
    if (!mustSuit)
        return *from;
    const auto next = std::find_if(from, procedures.end(), isForOrganisations);
    return next != procedures.end() ? *next : *std::find_if(procedures.begin(), from, isForOrganisations);
}

} // namespace

std::vector<Procedure> inventProcedures()
{
    const auto hours = [](int days) { return TimeLimit{DueEngine::Hours, days, false}; };
    const auto dates = [](int days) { return TimeLimit{DueEngine::Dates, days, false}; };
    const TimeLimit sameDay{DueEngine::Hours, 1, true};
    // Names and shapes follow the public catalogue; limits and fees are examples.
    return {
        {u"1.001612"_s, 0, u"Đăng ký thành lập hộ kinh doanh"_s, u"Kinh doanh"_s, true, hours(3), 100000, u"Kinh tế"_s,
         {paper(u"de-nghi", u"Giấy đề nghị đăng ký hộ kinh doanh", 1, 0), paper(u"cccd", u"Căn cước công dân của chủ hộ", 0, 1),
          paper(u"bien-ban", u"Biên bản họp thành viên hộ gia đình", 0, 1), paper(u"hop-dong", u"Hợp đồng thuê địa điểm", 0, 1, false),
          paper(u"uy-quyen", u"Văn bản ủy quyền", 1, 0, false)}, {}, {}},
        {u"1.000894"_s, 0, u"Đăng ký kết hôn"_s, u"Hộ tịch"_s, false, hours(5), 0, u"Tư pháp"_s,
         {paper(u"to-khai", u"Tờ khai đăng ký kết hôn", 1, 0), paper(u"tinh-trang", u"Giấy xác nhận tình trạng hôn nhân", 1, 0)}, {}, {}},
        {u"1.001193"_s, 0, u"Đăng ký khai sinh"_s, u"Hộ tịch"_s, true, sameDay, 0, u"Tư pháp"_s,
         {paper(u"to-khai", u"Tờ khai đăng ký khai sinh", 1, 0), paper(u"chung-sinh", u"Giấy chứng sinh", 1, 0)}, {}, {}},
        {u"1.004873"_s, 0, u"Cấp giấy xác nhận tình trạng hôn nhân"_s, u"Hộ tịch"_s, true, hours(3), 15000, u"Tư pháp"_s,
         {paper(u"to-khai", u"Tờ khai cấp giấy xác nhận tình trạng hôn nhân", 1, 0)}, {},
         {{QDate(2027, 1, 1), hours(2), 0, u"Tư pháp"_s, {paper(u"to-khai", u"Tờ khai cấp giấy xác nhận tình trạng hôn nhân", 1, 0)}}}},
        {u"2.000635"_s, 0, u"Cấp bản sao trích lục hộ tịch"_s, u"Hộ tịch"_s, true, sameDay, 8000, u"Tư pháp"_s,
         {paper(u"to-khai", u"Tờ khai cấp bản sao trích lục", 1, 0)}, {}, {}},
        {u"2.000815"_s, 0, u"Chứng thực bản sao từ bản chính"_s, u"Chứng thực"_s, false, sameDay, 2000, u"Tư pháp"_s,
         {paper(u"ban-chinh", u"Bản chính giấy tờ cần chứng thực", 1, 0), paper(u"ban-sao", u"Bản sao cần chứng thực", 0, 1)}, {}, {}},
        {u"1.001758"_s, 0, u"Trợ cấp xã hội hằng tháng"_s, u"Bảo trợ xã hội"_s, false, dates(15), 0, u"Văn hóa"_s,
         {paper(u"to-khai", u"Tờ khai đề nghị trợ giúp xã hội", 1, 0), paper(u"khuyet-tat", u"Giấy xác nhận khuyết tật", 0, 1, false)}, {}, {}},
        {u"1.003554"_s, 0, u"Hòa giải tranh chấp đất đai"_s, u"Đất đai"_s, false, dates(30), 0, u"Địa chính"_s,
         {paper(u"don", u"Đơn yêu cầu hòa giải", 1, 0), paper(u"giay-to", u"Giấy tờ về thửa đất", 0, 1)}, {}, {}},
        {u"1.012796"_s, 0, u"Đăng ký biến động đất đai"_s, u"Đất đai"_s, false, dates(10), 50000, u"Địa chính"_s,
         {paper(u"don", u"Đơn đăng ký biến động", 1, 0), paper(u"so-do", u"Giấy chứng nhận đã cấp", 1, 0)}, {}, {}},
        {u"1.009994"_s, 0, u"Cấp giấy phép xây dựng nhà ở riêng lẻ"_s, u"Xây dựng"_s, true, dates(15), 75000, u"Xây dựng"_s,
         {paper(u"don", u"Đơn đề nghị cấp giấy phép xây dựng", 1, 0), paper(u"ban-ve", u"Bản vẽ thiết kế", 2, 0),
          paper(u"quyen-dat", u"Giấy tờ chứng minh quyền sử dụng đất", 0, 1)}, {}, {}},
        {u"1.004944"_s, 0, u"Chấm dứt hoạt động hộ kinh doanh"_s, u"Kinh doanh"_s, true, hours(3), 0, u"Kinh tế"_s,
         {paper(u"thong-bao", u"Thông báo chấm dứt hoạt động", 1, 0), paper(u"giay-cn", u"Giấy chứng nhận đăng ký hộ kinh doanh", 1, 0)}, {}, {}},
        {u"1.000775"_s, 0, u"Tặng danh hiệu Gia đình văn hóa"_s, u"Thi đua, khen thưởng"_s, false, dates(10), 0, u"Văn hóa"_s,
         {paper(u"de-nghi", u"Văn bản đề nghị", 1, 0)}, {}, {}},
    };
}

std::vector<Dossier> inventDossiers(const SeedOptions& options, const std::vector<Procedure>& procedures, const Official& clerk, SeedRandom& rows)
{
    const WorkCalendar& calendar = options.rules.calendar;
    const char16_t* const supplements[] = {u"Thiếu văn bản ủy quyền", u"Bản sao chưa chứng thực", u"Tờ khai chưa ký", u"Thiếu ảnh 3x4"};
    const int spanDays = options.dossiers > 2000 ? 160 : 24; // a demonstration's desk is a few weeks old, a province's year is half over
    QHash<QDate, int> orders;
    std::vector<Dossier> dossiers;
    dossiers.reserve(size_t(options.dossiers));
    for (int i = 0; i < options.dossiers; ++i) {
        SeedRandom random(rows.next()); // a stream for each row: what one draws hangs on the day, and the next is who it was yesterday
        const bool organisation = i >= firstOrganisation && i < pastOrganisations;
        const Procedure& procedure = procedureOf(procedures, random.below(int(procedures.size())), organisation);
        const InventedPerson person = inventPerson(random);
        // More of the recent than of the old: the minimum of two draws. Whatever the day and hour, some came online of late and
        // some wait at the desk: a demonstration and its tests begin with these.
        const int drawn = std::min(random.below(spanDays * 24 * 60), random.below(spanDays * 24 * 60));
        const int age = i < 3 ? drawn % (2 * 24 * 60) : drawn;
        const QDateTime submitted = officeHour(options.now.addSecs(-60LL * age), calendar, random);
        Dossier d;
        d.id = recordId(submitted, random);
        d.agency = clerk.agency;
        d.procedureId = procedure.id;
        d.procedureName = procedure.name;
        d.owner = {person.fullName, person.idNumber, person.birthDate, person.female ? Sex::Female : Sex::Male, person.phone, {}, person.address};
        if (random.chance(30))
            d.owner.email = u"congdan%1@example.invalid"_s.arg(i);
        if (organisation || (i >= pastOrganisations && isForOrganisations(procedure) && random.chance(30))) {
            const InventedOrganisation one = inventOrganisation(random);
            d.owner = {one.name, one.taxCode, {}, Sex::Unknown, person.phone, d.owner.email, person.address, OwnerKind::Organisation,
                       person.fullName, person.idNumber, one.position};
        }
        for (const ComponentSpec& spec : procedure.components)
            d.components.push_back({spec.key, spec.name, spec.originals, spec.copies, spec.required, spec.required || random.chance(30), false, {}});
        d.delivery.electronic = random.chance(40);
        if (random.chance(15))
            d.delivery = {DeliveryWay::Post, person.address, d.delivery.electronic};
        d.fee = procedure.fee;
        d.submittedAt = submitted;
        const bool online = random.chance(i < 8 ? 100 : 8) && age < 3 * 24 * 60;
        if (online) {
            Draft{d, u"Cổng dịch vụ công"_s, person.fullName}.step(submitted, DossierStatus::Registered, {});
            dossiers.push_back(std::move(d));
            continue;
        }
        Draft draft{d, clerk.unit, clerk.fullName};
        const QDate day = toLocal(submitted).date();
        d.receivedAt = submitted;
        d.receivedBy = clerk.fullName;
        d.code = makeDossierCode(clerk.agency, day, ++orders[day]);
        if (const auto due = computeDue(submitted, procedure.limit, calendar)) {
            d.dueAt = due->due;
            d.dueRule = due->rule;
        }
        draft.step(submitted, DossierStatus::Received, clerk.unit);
        const qint64 elapsed = submitted.secsTo(options.now) / 60;
        const auto later = [&](int percent) { return std::max(submitted, worked(submitted.addSecs(60 * (elapsed * percent / 100)), calendar)); };
        const bool pastDue = d.dueAt < options.now;
        const int roll = random.below(100);
        const int fate = i >= 8 && i < 11 ? 0 : roll;
        if (elapsed > 60 && fate >= 6)
            draft.step(later(15), DossierStatus::Processing, procedure.unit, u"Chuyển %1"_s.arg(procedure.unit));
        if (d.status == DossierStatus::Processing) {
            draft.unit = procedure.unit;
            draft.actor = u"Lê Thu Hà"_s;
            if (fate < 14) {
                draft.step(later(60), DossierStatus::SupplementRequested, clerk.unit, QString::fromUtf16(random.pick(supplements)));
                d.supplements = 1;
            } else if (fate < 18) {
                draft.step(later(60), DossierStatus::PaymentRequested, procedure.unit);
            } else if (fate < 20) {
                d.statusBefore = DossierStatus::Processing;
                draft.step(later(70), DossierStatus::WithdrawalRequested, clerk.unit, u"Công dân xin rút hồ sơ"_s);
            } else if (fate < 22) {
                draft.step(later(80), DossierStatus::Stopped, {}, u"Dừng theo đề nghị của người nộp"_s);
                d.finishedAt = later(80);
            } else if (pastDue ? fate < 96 : fate < 40) {
                const QDateTime done = pastDue ? std::min(later(90), worked(d.dueAt.addSecs(-60 * random.below(600)), calendar)) : later(80);
                draft.step(std::max(done, later(20)), DossierStatus::Resolved, clerk.unit);
                d.finishedAt = std::max(done, later(20));
                if (fate < 80) {
                    draft.unit = clerk.unit;
                    draft.actor = clerk.fullName;
                    draft.step(std::max(later(95), d.finishedAt), DossierStatus::Returned, {});
                }
            }
        }
        dossiers.push_back(std::move(d));
    }
    return dossiers;
}

} // namespace motcua::backend
