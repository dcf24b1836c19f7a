#include "tests/backend/running_centre.h"

#include "app/backend/store/records.h"
#include "tests/support/places.h"

#include <QFile>
#include <QJsonArray>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;
namespace domain = motcua::domain;
namespace http = motcua::backend::http;
using domain::Role;

namespace {

constexpr std::array kRoles{Role::ReceptionClerk, Role::ProcessingOfficer, Role::Supervisor, Role::CellSecretary, Role::CellDeputy,
                            Role::CommitteeOfficer, Role::Guard, Role::MeetingOffice, Role::Administrator};

QByteArray lineOf(const QByteArray& route, const QByteArray& access)
{
    return route.simplified() + " | " + access.simplified();
}

QByteArrayList table()
{
    QFile file(motcua::test::sourcePath("tests/backend/access_table.txt"));
    QByteArrayList lines;
    if (!file.open(QIODevice::ReadOnly))
        return lines;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (const QByteArrayList cells = line.split('|'); cells.size() == 2 && !line.startsWith('#'))
            lines.append(lineOf(cells[0], cells[1]));
    }
    return lines;
}

//! A path that fits the pattern: names in braces get something of the right shape that exists nowhere.
QString sample(const QString& pattern)
{
    QStringList segments = pattern.split(u'/');
    for (QString& segment : segments) {
        if (segment.startsWith(u'{'))
            segment = segment == "{sha256}"_L1 ? QString(64, u'0') : newId();
    }
    return segments.join(u'/');
}

HttpAnswer ask(const RunningCentre& centre, const http::Route& route, const QString& token)
{
    const bool hasBody = route.method == http::Method::Post || route.method == http::Method::Put;
    return call(centre.port(), http::name(route.method), sample(route.pattern), hasBody ? "{}" : QByteArray(), token);
}

//! Which roles are let in to each command, when they hold the record's scope: a row a command, a column a role (order of kRoles).
struct CommandCells
{
    const char* type;
    const char* roles; //!< reception, processing, supervisor, secretary, deputy, committee, guard, meeting office, administrator
};
constexpr std::array kCommands{
    CommandCells{"dossier.receive", "x.x......"},
    CommandCells{"dossier.transition", "xxx......"},
    CommandCells{"dossier.note", "xxx......"},
    CommandCells{"dossier.edit", "xxx......"},
    CommandCells{"dossier.papers", "xxx......"},
    CommandCells{"registration.decide", "...xxx..."},
    CommandCells{"registration.submit", "...xxx..."},
    CommandCells{"roster.replace", "...xxx..."},
    CommandCells{"checkin.record", "......x.."},
};

const QString kCell = u"cell:CB04"_s;
const QString kHall = u"hall:H1"_s;

//! One record of each kind, as the administrator of the sample province sees them.
struct Samples
{
    explicit Samples(RunningCentre& centre)
    {
        const QString all = centre.signInAs(Role::Administrator, {kAgencyScope, kCell, kHall});
        for (const QJsonObject& body : centre.bodies(kAgencyScope, u"dossier"_s, all)) {
            if (body["status"_L1].toInt() == 4)
                dossier = body;
        }
        for (const QJsonObject& body : centre.bodies(kCell, u"registration"_s, all)) {
            if (body["status"_L1].toString() == "waiting"_L1)
                registration = body;
        }
        meeting = centre.bodies(kHall, u"meeting"_s, all).first();
    }

    [[nodiscard]] QString scopeOf(const QString& type) const
    {
        return type.startsWith("dossier"_L1) ? kAgencyScope : type.startsWith("registration"_L1) || type.startsWith("roster"_L1) ? kCell : kHall;
    }

    [[nodiscard]] QJsonObject make(const QString& type) const
    {
        if (type == "dossier.receive"_L1) {
            QJsonObject fresh = dossier;
            fresh["id"_L1] = newId();
            fresh["status"_L1] = 1;
            fresh["timeline"_L1] = QJsonArray();
            for (const auto key : {"code"_L1, "receivedAt"_L1, "finishedAt"_L1, "dueAt"_L1, "statusBefore"_L1})
                fresh.remove(key);
            return command(type, fresh["id"_L1].toString(), {{u"dossier"_s, fresh}}, 0);
        }
        if (type == "dossier.transition"_L1)
            return command(type, dossier["id"_L1].toString(), {{u"to"_s, 9}, {u"seen"_s, 4}});
        if (type == "dossier.note"_L1)
            return command(type, dossier["id"_L1].toString(), {{u"note"_s, u"Đã xem"_s}});
        if (type == "dossier.edit"_L1) {
            const QJsonObject change{{u"field"_s, u"note"_s}, {u"from"_s, dossier["note"_L1].toString()}, {u"to"_s, u"Đã gọi"_s}};
            return command(type, dossier["id"_L1].toString(), {{u"changes"_s, QJsonArray{change}}});
        }
        if (type == "dossier.papers"_L1) {
            const QJsonObject paper{{u"key"_s, u"other-1"_s}, {u"name"_s, u"Giấy ủy quyền"_s}, {u"received"_s, true}, {u"originals"_s, 1}};
            return command(type, dossier["id"_L1].toString(), {{u"papers"_s, QJsonArray{paper}}});
        }
        if (type == "registration.decide"_L1)
            return command(type, registration["id"_L1].toString(), {{u"decision"_s, u"refused"_s}, {u"reason"_s, u"Sai số thẻ"_s}});
        if (type == "registration.submit"_L1) {
            const QString fresh = newId();
            const QJsonObject filled{{u"id"_s, fresh}, {u"cell"_s, registration["cell"_L1]}, {u"fullName"_s, u"Đỗ Minh Triết"_s}, {u"cardNumber"_s, u"07318645"_s},
                                     {u"birthDate"_s, u"1990-07-30"_s}, {u"homeTown"_s, u"Đắk Lắk"_s}, {u"phone"_s, u"0905172386"_s}, {u"status"_s, u"waiting"_s}};
            return command(type, fresh, {{u"registration"_s, filled}}, 0);
        }
        if (type == "roster.replace"_L1) {
            domain::MemberList list;
            list.cell = kCell.sliced(5);
            list.id = domain::memberListId(list.cell);
            list.lines = {{1, u"Đỗ Minh Triết"_s, u"07318645"_s, {}, {}, {}, {}, {}}};
            return command(type, list.id, domain::rosterPayload(list, {}), 0);
        }
        const QString id = newId();
        const QJsonObject checkIn{{u"id"_s, id}, {u"meetingId"_s, meeting["id"_L1]}, {u"gate"_s, u"Cửa 1"_s}, {u"direction"_s, u"in"_s},
                                  {u"at"_s, u"2026-11-21T01:10:00.000Z"_s}, {u"device"_s, u"d1"_s}, {u"verdict"_s, u"unknown"_s}};
        return command(type, id, {{u"checkIn"_s, checkIn}}, 0, id);
    }

    QJsonObject dossier;
    QJsonObject registration;
    QJsonObject meeting;
};

bool keptOut(const QString& code)
{
    return QStringList{u"not_allowed"_s, u"scope"_s, u"outside_cell"_s, u"own_registration"_s}.contains(code);
}

} // namespace

class TestBackendRights : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyRouteHasItsRow()
    {
        RunningCentre centre;
        QByteArrayList said;
        for (const http::Route& route : centre.centre().router().routes())
            said.append(lineOf(http::name(route.method) + ' ' + route.pattern.toUtf8(), route.access.text()));
        const QByteArrayList wanted = table();
        QVERIFY(wanted.size() > 15);
        for (const QByteArray& line : said)
            QVERIFY2(wanted.contains(line), "not in access_table.txt: " + line);
        for (const QByteArray& line : wanted)
            QVERIFY2(said.contains(line), "only in access_table.txt: " + line);
    }

    void nothingWithoutAToken()
    {
        RunningCentre centre;
        for (const http::Route& route : centre.centre().router().routes()) {
            const QByteArray name = http::name(route.method) + ' ' + route.pattern.toUtf8();
            if (!route.access.needsToken())
                continue;
            HttpAnswer answer = ask(centre, route, {});
            QVERIFY2(answer.status == 401 && answer.code() == "token_missing"_L1, name);
            answer = ask(centre, route, u"nobody-has-this-token"_s);
            QVERIFY2(answer.status == 401 && answer.code() == "token_invalid"_L1, name);
        }
    }

    //! Every route for an official of every role: let in as the row says, and never an answer that is the centre's own fault.
    void everyRouteForEveryRole()
    {
        RunningCentre centre;
        for (const Role role : kRoles) {
            for (const http::Route& route : centre.centre().router().routes()) {
                if (!route.access.needsToken())
                    continue;
                const QByteArray cell = http::name(route.method) + ' ' + route.pattern.toUtf8() + " for " + domain::code(role).toUtf8();
                const HttpAnswer answer = ask(centre, route, centre.signInAs(role, {}));
                const bool admitted = answer.code() != "not_allowed"_L1;
                QVERIFY2(admitted == route.access.admits(backend::Realm::Official, {role}), cell);
                QVERIFY2(admitted || answer.status == 403, cell);
                QVERIFY2(answer.status >= 200 && answer.status < 500, cell + " -> " + QByteArray::number(answer.status));
            }
        }
    }

    //! Every command for every role, with the record's scope and without.
    void everyCommandForEveryRole()
    {
        RunningCentre centre;
        const Samples samples(centre);
        for (const CommandCells& row : kCommands) {
            const QString type = QString::fromLatin1(row.type);
            for (std::size_t i = 0; i < kRoles.size(); ++i) {
                const QByteArray cell = type.toLatin1() + " for " + domain::code(kRoles[i]).toLatin1();
                const bool allowed = row.roles[i] == 'x';
                const QJsonObject inside = centre.send(samples.make(type), centre.signInAs(kRoles[i], {samples.scopeOf(type)}));
                QVERIFY2(keptOut(inside["code"_L1].toString()) == !allowed, cell + ": " + inside["code"_L1].toString().toLatin1());
                // Somebody else's scope of the same kind: nothing happens, and nothing of the record is told.
                const QJsonObject outside = centre.send(samples.make(type), centre.signInAs(kRoles[i], {samples.scopeOf(type) + u"9"_s}));
                QVERIFY2(keptOut(outside["code"_L1].toString()), cell + " elsewhere");
                QVERIFY2(!outside.contains("state"_L1), cell + " elsewhere");
            }
        }
    }

    void nobodyDecidesTheirOwn()
    {
        RunningCentre centre;
        const Samples samples(centre);
        for (const Role role : {Role::CellSecretary, Role::CellDeputy, Role::CommitteeOfficer}) {
            const QString self = newId();
            auto own = domain::registrationFromJson(samples.registration).value();
            own.id = newId();
            own.officialId = self;
            const auto put = backend::store::write(*centre.openDatabase(), [&](backend::store::Db& d) {
                auto row = backend::store::rowOf(own);
                return backend::store::put(d, row);
            });
            QVERIFY(put.has_value());
            const QString token = centre.signInAs(role, {kCell}, u"d1"_s, self);
            for (const auto decision : {"approved"_L1, "refused"_L1, "returned"_L1}) {
                const QJsonObject result = centre.send(command(u"registration.decide"_s, own.id, {{u"decision"_s, QString(decision)}, {u"reason"_s, u"x"_s}}), token);
                QCOMPARE(result["code"_L1].toString(), u"own_registration"_s);
            }
            QCOMPARE(centre.post(u"/v1/claims"_s, {{u"kind"_s, u"registration"_s}, {u"target"_s, own.id}}, token).code(), u"own_registration"_s);
        }
    }

    //! What is read by scope: with it the record, without it a refusal and nothing else.
    void everyScopeIsAsked()
    {
        RunningCentre centre;
        const Samples samples(centre);
        const QString dossier = samples.dossier["id"_L1].toString();
        const QString registration = samples.registration["id"_L1].toString();
        const QString meeting = samples.meeting["id"_L1].toString();
        const QList<std::pair<QString, QString>> reads{
            {kAgencyScope, u"/v1/feed?scope="_s + kAgencyScope},   {kCell, u"/v1/feed?scope="_s + kCell},
            {kHall, u"/v1/feed?scope="_s + kHall},                 {kAgencyScope, u"/v1/digest?scope="_s + kAgencyScope},
            {kCell, u"/v1/claims?scope="_s + kCell},               {kAgencyScope, u"/v1/dossiers/"_s + dossier},
            {kCell, u"/v1/registrations/"_s + registration},       {kHall, u"/v1/meetings/"_s + meeting},
            {kHall, u"/v1/meetings/%1/check-ins"_s.arg(meeting)},  {kHall, u"/v1/meetings/%1/incidents"_s.arg(meeting)},
            {kHall, u"/v1/quarantine?scope="_s + kHall},
        };
        for (const Role role : kRoles) {
            for (const auto& [scope, path] : reads) {
                const QByteArray cell = path.toLatin1() + " for " + domain::code(role).toLatin1();
                const HttpAnswer inside = centre.get(path, centre.signInAs(role, {scope}));
                QVERIFY2(inside.status == 200 || inside.code() == "not_allowed"_L1, cell);
                const HttpAnswer outside = centre.get(path, centre.signInAs(role, {scope + u"9"_s}));
                QVERIFY2(outside.status == 403, cell);
                QVERIFY2(outside.code() == (inside.status == 200 ? "scope"_L1 : "not_allowed"_L1), cell);
            }
            const HttpAnswer byCode = centre.get(u"/v1/dossiers?code="_s + samples.dossier["code"_L1].toString(), centre.signInAs(role, {}));
            QVERIFY(byCode.json()["items"_L1].toArray().isEmpty());
        }
    }

    //! A token of another realm opens no desk's route.
    void otherRealmsStayOutside()
    {
        RunningCentre centre;
        for (const http::Route& route : centre.centre().router().routes()) {
            for (const backend::Realm realm : {backend::Realm::Citizen, backend::Realm::Member, backend::Realm::Unit}) {
                const QByteArray cell = http::name(route.method) + ' ' + route.pattern.toUtf8();
                if (route.access.text().startsWith("official:") || route.access.text() == "official")
                    QVERIFY2(!route.access.admits(realm, {}) && !route.access.admits(realm, {Role::Administrator}), cell);
            }
        }
    }
};

QTEST_MAIN(TestBackendRights)
#include "tst_backend_rights.moc"
