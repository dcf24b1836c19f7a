#pragma once

#include "domain/apply.h"
#include "domain/default_rules.h"
#include "domain/judge.h"
#include "domain/pass_code.h"
#include "domain/procedure.h"

#include <QFile>

//! Invented values that the domain's tests share: every field filled, so that a lost one shows.
namespace motcua::domain::samples {

using namespace Qt::StringLiterals;

inline QDateTime at(const char* iso)
{
    return QDateTime::fromString(QString::fromLatin1(iso), Qt::ISODateWithMs).toUTC();
}

inline Id id(int n)
{
    return uuidV7(1'790'000'000'000 + n, QByteArray(10, static_cast<char>(n)));
}

inline QByteArray resource(const QString& name)
{
    registerRules();
    QFile file(u":/motcua/rules/"_s + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

inline Rules rules()
{
    return parseRules(resource(u"transitions.json"_s), resource(u"calendar.json"_s)).value();
}

inline Dossier dossier(DossierStatus status = DossierStatus::Processing)
{
    Dossier dossier;
    dossier.id = id(1);
    dossier.rev = 7;
    dossier.code = u"H15.50.05.13-261119-0975"_s;
    dossier.agency = u"H15.50.05.13"_s;
    dossier.procedureId = u"1.001612"_s;
    dossier.procedureName = u"Đăng ký thành lập hộ kinh doanh"_s;
    dossier.status = status;
    dossier.owner = {u"Trần Thị Mậu"_s, u"001190000017"_s, QDate(1990, 2, 15), Sex::Female, u"0912345678"_s,
                     u"mau@example.invalid"_s, u"Số 1, Phường A, Hà Nội"_s};
    dossier.submitter = u"Lê Văn Tám"_s;
    dossier.components = {{u"don"_s, u"Giấy đề nghị"_s, 1, 2, true, true, false, {QString(64, u'a')}},
                          {u"cccd"_s, u"Bản sao CCCD"_s, 0, 1, false, false, true, {}}};
    dossier.delivery = {DeliveryWay::Post, u"Số 1, Phường A, Hà Nội"_s, true};
    dossier.fee = 100'000;
    dossier.submittedAt = at("2026-11-18T02:00:00.125Z");
    dossier.receivedAt = at("2026-11-19T01:00:00Z");
    dossier.dueAt = at("2026-11-24T01:00:00Z");
    dossier.dueRule = u"hours/2026.1"_s;
    dossier.holder = u"Kinh tế"_s;
    dossier.receivedBy = u"Nguyễn Thị Hoa"_s;
    dossier.supplements = 1;
    dossier.note = u"Ghi chú"_s;
    dossier.timeline = {{at("2026-11-19T01:00:00Z"), u"Nguyễn Thị Hoa"_s, u"Quầy 2"_s, 1, 2, u"nhận"_s, id(50)},
                        {at("2026-11-19T02:00:00Z"), u"Nguyễn Thị Hoa"_s, u"Quầy 2"_s, 2, 4, {}, id(51)}};
    if (status == DossierStatus::WithdrawalRequested) {
        dossier.statusBefore = DossierStatus::Processing;
    }
    return dossier;
}

inline MemberRegistration registration()
{
    MemberRegistration r;
    r.id = id(2);
    r.rev = 3;
    r.cell = u"CB04"_s;
    r.cellName = u"Chi bộ 4"_s;
    r.fullName = u"Phạm Văn Hòa"_s;
    r.cardNumber = u"05251965"_s;
    r.cvNumber = u"123456AB"_s;
    r.birthDate = QDate(1980, 12, 31);
    r.homeTown = u"Bình Thuận"_s;
    r.phone = u"0912345678"_s;
    r.photo = QString(64, u'b');
    r.officialId = u"official-9"_s;
    r.submittedAt = at("2026-11-20T01:02:03.004Z");
    return r;
}

inline Meeting meeting()
{
    Meeting m;
    m.id = id(3);
    m.rev = 2;
    m.number = 4'000'000'000U;
    m.hall = u"H1"_s;
    m.title = u"Hội nghị tổng kết"_s;
    m.place = u"Hội trường 1"_s;
    m.startsAt = at("2026-11-21T01:00:00Z");
    m.opensAt = at("2026-11-21T00:00:00Z");
    m.closesAt = at("2026-11-21T04:00:00Z");
    m.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
    m.reEntry = false;
    m.expected = 120;
    return m;
}

inline Pass pass()
{
    Pass p;
    p.id = id(4);
    p.rev = 5;
    p.meetingId = id(3);
    p.serial = serialText(77);
    p.fullName = u"Đặng Thị Hòa"_s;
    p.position = u"Trưởng phòng"_s;
    p.unit = u"Sở Nội vụ"_s;
    p.seat = u"A12"_s;
    p.invitation = u"123/GM"_s;
    p.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
    p.notBefore = at("2026-11-20T17:00:00Z");
    p.notAfter = at("2026-11-21T17:00:00Z");
    p.revoked = true;
    return p;
}

inline CheckIn checkIn()
{
    CheckIn c;
    c.id = id(5);
    c.rev = 9;
    c.meetingId = id(3);
    c.passId = id(4);
    c.gate = u"Cửa 2"_s;
    c.direction = Direction::Out;
    c.at = at("2026-11-21T01:02:03.456Z");
    c.device = u"dev-1"_s;
    c.deviceSeq = 12;
    c.source = ScanSource::Scanner;
    c.verdict = u"exit"_s;
    c.admitted = true;
    c.codeHash = QString(64, u'c');
    c.operatorName = u"Ngô Văn Gác"_s;
    c.overrideReason = u"lý do"_s;
    c.walkInName = u"Khách"_s;
    c.walkInUnit = u"Đơn vị"_s;
    c.walkInInvitation = u"12/GM"_s;
    c.reason = u"left_unscanned"_s;
    c.clockOffsetMs = -1500;
    c.annuls = id(6);
    c.incident = true;
    return c;
}

inline Procedure procedure()
{
    Procedure p;
    p.id = u"1.001612"_s;
    p.rev = 1;
    p.name = u"Đăng ký thành lập hộ kinh doanh"_s;
    p.field = u"Kinh doanh"_s;
    p.wholly = true;
    p.limit = {DueEngine::Dates, 3, true};
    p.fee = 100'000;
    p.unit = u"Kinh tế"_s;
    p.components = {{u"don"_s, u"Giấy đề nghị"_s, 1, 2, true}, {u"cccd"_s, u"CCCD"_s, 0, 1, false}};
    p.validFrom = QDate(2026, 1, 1);
    p.versions = {{QDate(2026, 12, 1), {DueEngine::Hours, 2, false}, 50'000, u"Tư pháp"_s, {{u"don"_s, u"Giấy đề nghị mới"_s, 1, 0, true}}}};
    return p;
}

inline Official official(std::vector<Role> roles = {Role::ReceptionClerk})
{
    Official o;
    o.id = u"official-1"_s;
    o.userName = u"hoa"_s;
    o.fullName = u"Nguyễn Thị Hoa"_s;
    o.title = u"Quầy 2"_s;
    o.agency = u"H15.50.05.13"_s;
    o.agencyName = u"UBND Phường A"_s;
    o.unit = u"Quầy 2"_s;
    o.roles = std::move(roles);
    o.scopes = {{u"ref"_s}, {u"agency:H15.50.05.13"_s}, {u"cell:CB04"_s}, {u"hall:H1"_s}};
    o.agencyHeads = {{{}, u"UBND tỉnh B"_s, {}, {}, u"Số 1, phường A"_s, u"0262 555 0199"_s}, {QDate(2027, 1, 1), u"UBND phường A"_s, u"Trung tâm Phục vụ hành chính công phường A"_s, u"A"_s, {}, {}}};
    return o;
}

inline Command command(CommandType type, const QJsonObject& payload, const Id& target, int n = 90)
{
    Command c;
    c.id = id(n);
    c.device = u"dev-1"_s;
    c.lane = target;
    c.n = n;
    c.type = type;
    c.target = target;
    c.baseRev = 7;
    c.payload = payload;
    c.clientTime = at("2026-11-21T02:03:04.567Z");
    return c;
}

} // namespace motcua::domain::samples
