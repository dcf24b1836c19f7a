#include "tests/backend/running_centre.h"

#include <QFile>
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
    QFile file(QStringLiteral(MOTCUA_ACCESS_TABLE));
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
};

QTEST_MAIN(TestBackendRights)
#include "tst_backend_rights.moc"
