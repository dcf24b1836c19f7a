#include "backend/province.h"

#include "backend/province_dossiers.h"
#include "backend/province_names.h"
#include "backend/province_party.h"
#include "domain/pass_code.h"

using namespace Qt::StringLiterals;

namespace motcua::backend {

using namespace domain;

namespace {

Id fixedId(quint64 n)
{
    return uuidV7(1767225600000 + qint64(n), QByteArray(10, char(n))); // 2026-01-01: before everything else here
}

//! Meetings begin on the hour or half past, at least a quarter from now.
QDateTime nextHalfHour(const QDateTime& now)
{
    constexpr qint64 half = 30 * 60;
    const qint64 earliest = now.toSecsSinceEpoch() + half / 2;
    return QDateTime::fromSecsSinceEpoch((earliest + half - 1) / half * half, Qt::UTC);
}

std::vector<SeedOfficial> inventOfficials()
{
    const QString agency = u"H15.50.05.13"_s;
    const QString agencyName = u"Bộ phận Một cửa phường An Hòa"_s;
    const Scope desk{u"agency:"_s + agency};
    const Scope ref{u"ref"_s};
    const Scope cell{u"cell:CB04"_s};
    const Scope hall{u"hall:H1"_s};
    const QString password = u"Motcua@2026"_s;
    int n = 0;
    const auto official = [&](const QString& user, const QString& name, const QString& title, const QString& unit, Role role, std::vector<Scope> scopes) {
        ++n;
        return SeedOfficial{Official{fixedId(quint64(n)), user, name, title, agency, agencyName, unit, {role}, std::move(scopes)}, password,
                            u"09412589%1"_s.arg(40 + n)};
    };
    return {
        official(u"lan.nguyen"_s, u"Nguyễn Thị Lan"_s, u"Quầy 2"_s, u"Quầy 2"_s, Role::ReceptionClerk, {ref, desk}),
        official(u"trung.vo"_s, u"Võ Thành Trung"_s, u"Bí thư chi bộ 4"_s, u"Chi bộ 4"_s, Role::CellSecretary, {cell}),
        official(u"hung.tran"_s, u"Trần Mạnh Hùng"_s, u"Bảo vệ, Cửa 1"_s, u"Cửa 1"_s, Role::Guard, {hall}),
        official(u"ha.le"_s, u"Lê Thu Hà"_s, u"Chuyên viên Tư pháp"_s, u"Tư pháp"_s, Role::ProcessingOfficer, {ref, desk}),
        official(u"gate2.pham"_s, u"Phạm Văn Tài"_s, u"Bảo vệ, Cửa 2"_s, u"Cửa 2"_s, Role::Guard, {hall}),
        official(u"admin"_s, u"Quản trị hệ thống"_s, u"Quản trị"_s, u"Văn phòng"_s, Role::Administrator, {ref, desk, cell, hall}),
        official(u"mai.do"_s, u"Đỗ Thị Mai"_s, u"Văn phòng, tổ chức họp"_s, u"Văn phòng"_s, Role::MeetingOffice, {hall}),
    };
}

void inventMeetings(const SeedOptions& options, SeedRandom& random, Province& province)
{
    const struct
    {
        const char16_t* title;
        const char16_t* place;
    } subjects[] = {{u"Hội nghị tổng kết công tác năm 2026", u"Hội trường lớn"},
                    {u"Tập huấn chuyển đổi số quý IV", u"Phòng họp A"},
                    {u"Hội nghị sơ kết công tác dân vận", u"Hội trường lớn"},
                    {u"Họp giao ban tháng", u"Phòng họp B"}};
    const char16_t* const positions[] = {u"Chuyên viên", u"Phó Trưởng phòng", u"Trưởng phòng", u"Chủ tịch Hội Liên hiệp Phụ nữ", u"Phó Chủ tịch Hội Nông dân",
                                         u"Trưởng ban Dân vận", u"Bí thư Đoàn phường", u"Chánh Văn phòng"};
    const char16_t* const units[] = {u"Phường An Hòa", u"UBND phường Tân Lập", u"Văn phòng Đảng ủy", u"Phòng Kinh tế", u"Phòng Nội vụ", u"Xã Hòa Thắng"};
    quint64 serial = 1 + quint64(random.below(1000));
    for (int m = 0; m < options.meetings; ++m) {
        const auto& subject = subjects[size_t(m) % std::size(subjects)];
        Meeting meeting;
        meeting.number = quint32(1001 + m);
        meeting.id = fixedId(quint64(500 + m));
        meeting.hall = u"H1"_s;
        meeting.title = QString::fromUtf16(subject.title);
        if (m >= int(std::size(subjects)))
            meeting.title += u" (%1)"_s.arg(m + 1);
        meeting.place = QString::fromUtf16(subject.place);
        // The first is open now, so that a guard can begin at once; the others are on the days around it.
        meeting.startsAt = nextHalfHour(options.now).addDays(m == 0 ? 0 : (m % 2 ? m : -m));
        meeting.opensAt = meeting.startsAt.addSecs(-60 * 60);
        meeting.closesAt = meeting.startsAt.addSecs(4 * 60 * 60);
        meeting.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
        const int passes = m == 0 ? options.passes : options.passes / 5;
        meeting.expected = passes;
        for (int i = 0; i < passes; ++i) {
            const InventedPerson person = inventPerson(random);
            Pass pass;
            pass.id = uuidV7(1767225600000 + qint64(m) * 1000000 + i, QByteArray::number(qulonglong(random.next()), 16).rightJustified(16, '0').left(10));
            pass.meetingId = meeting.id;
            serial += 1 + quint64(random.below(5000));
            pass.serial = serialText(serial);
            pass.fullName = person.fullName;
            pass.position = QString::fromUtf16(random.pick(positions));
            pass.unit = QString::fromUtf16(random.pick(units));
            pass.seat = u"%1%2"_s.arg(QChar(u'A' + (i / 20) % 26)).arg(1 + i % 20);
            pass.invitation = u"%1/TM-UBND"_s.arg(200 + i / 6);
            pass.notBefore = meeting.opensAt;
            pass.notAfter = meeting.closesAt;
            pass.revoked = i % 60 == 59;
            province.passes.push_back(std::move(pass));
        }
        province.meetings.push_back(std::move(meeting));
    }
}

} // namespace

Province makeProvince(const SeedOptions& options)
{
    Province province;
    province.officials = inventOfficials();
    province.agencyHeads = {{province.officials[0].official.agency,
                             {{}, u"UBND tỉnh Đắk Lắk"_s, {}, {}, u"Số 1 đường Ví Dụ, phường An Hòa"_s, u"0262 3555 0199"_s}}};
    province.procedures = inventProcedures();
    // Each kind has its own stream of numbers: more dossiers do not change the passes.
    SeedRandom dossiers(options.seed * 4 + 1);
    province.dossiers = inventDossiers(options, province.procedures, province.officials[0].official, dossiers);
    SeedRandom party(options.seed * 4 + 2);
    inventRegistrations(options, province.officials[1].official, party, province);
    SeedRandom meetings(options.seed * 4 + 3);
    inventMeetings(options, meetings, province);
    return province;
}

QString passQrText(const Pass& pass, const Meeting& meeting, const SeedOptions& options)
{
    const auto serial = parseSerial(pass.serial);
    if (!serial || !options.sign)
        return {};
    const QByteArray claims = tokenClaims({options.keyId, meeting.number, *serial, pass.notBefore, pass.notAfter});
    return tokenText(claims, options.sign(claims));
}

} // namespace motcua::backend
