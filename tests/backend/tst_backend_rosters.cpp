// A cell's list of members at the centre, over both databases.
#include "app/domain/apply.h"
#include "app/domain/member_list.h"
#include "tests/backend/running_centre.h"

#include <QJsonArray>
#include <QtConcurrentRun>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace domain = motcua::domain;

namespace {

const QString kCell = u"cell:CB04"_s;

//! `count` invented members from `first` on, in lines as a sheet numbers them.
domain::MemberList list(int first, int count, const QString& cell = kCell.sliced(5))
{
    domain::MemberList made;
    made.cell = cell;
    made.id = domain::memberListId(cell);
    made.fileName = u"danh-sach.xlsx"_s;
    for (int n = first; n < first + count; ++n)
        made.lines.push_back({n - first + 2, u"Lò Thị Én %1"_s.arg(n), QString::number(88'000'000 + n), {}, QDate(1960, 1, 1).addDays(n), u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s, {}, {}});
    return made;
}

} // namespace

class TestBackendRosters : public QObject
{
    Q_OBJECT

    std::unique_ptr<RunningCentre> m_centre;
    QString m_secretary;
    QString m_deputy;

    QJsonObject replacing(const domain::MemberList& with, const QString& seen, qint64 rev = 0) const
    {
        return command(u"roster.replace"_s, with.id, domain::rosterPayload(with, seen), rev);
    }
    QJsonObject known() { return m_centre->get(u"/v1/rosters/"_s + domain::memberListId(kCell.sliced(5)), m_secretary).json(); }
    QString seen() { return domain::linesHash(domain::memberListFromJson(known()).value_or(domain::MemberList()).lines); }

private Q_SLOTS:
    void init()
    {
        m_centre = std::make_unique<RunningCentre>();
        m_secretary = m_centre->signIn(u"trung.vo"_s);
        m_deputy = m_centre->signInAs(domain::Role::CellDeputy, {kCell});
        QVERIFY(!m_secretary.isEmpty() && !m_deputy.isEmpty());
    }

    void oneListACellAndTheNewestOne()
    {
        QVERIFY(!known().contains("lines"_L1));
        const QJsonObject first = replacing(list(1, 3), {});
        QCOMPARE(m_centre->send(first, m_secretary)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(known()["lines"_L1].toArray().size(), 3);
        QCOMPARE(known()["takenBy"_L1].toString(), u"Võ Thành Trung"_s);
        QCOMPARE(known()["lines"_L1][0]["cardNumber"_L1].toString(), u"88000001"_s); // as typed, zeros and marks and all
        QCOMPARE(known()["lines"_L1][0]["homeTown"_L1].toString(), u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s);
        // The same command again changes nothing; its answer is the first one's.
        const qint64 rev = known()["rev"_L1].toInteger();
        QCOMPARE(m_centre->send(first, m_secretary)["rev"_L1].toInteger(), rev);
        QCOMPARE(known()["rev"_L1].toInteger(), rev);
        // The deputy, who has seen it, replaces it: one record with another rev, once in the cell's feed.
        QCOMPARE(m_centre->send(replacing(list(2, 4), seen(), rev), m_deputy)["outcome"_L1].toString(), u"applied"_s);
        QVERIFY(known()["rev"_L1].toInteger() > rev);
        const auto bodies = m_centre->bodies(kCell, u"roster"_s, m_secretary);
        QCOMPARE(bodies.size(), 1);
        QCOMPARE(bodies.front()["lines"_L1].toArray().size(), 4);
    }

    void whoHasNotSeenItDoesNotReplaceIt()
    {
        QCOMPARE(m_centre->send(replacing(list(1, 3), {}), m_secretary)["outcome"_L1].toString(), u"applied"_s);
        const QString old = seen();
        QCOMPARE(m_centre->send(replacing(list(1, 5), old), m_secretary)["outcome"_L1].toString(), u"applied"_s);
        for (const QString& stale : {old, QString(), u"00"_s}) {
            const QJsonObject answer = m_centre->send(replacing(list(9, 1), stale), m_deputy);
            QCOMPARE(answer["outcome"_L1].toString(), u"conflict"_s);
            QCOMPARE(answer["code"_L1].toString(), u"roster_moved"_s);
        }
        QCOMPARE(known()["lines"_L1].toArray().size(), 5);
    }

    //! Two who have seen the same one at the same moment: one of them is first, and the list is whole.
    void ofTwoAtOnceOneIsFirst()
    {
        for (int round = 0; round < 5; ++round) {
            const QString both = seen();
            const QJsonObject mine = replacing(list(100 * round, 40), both);
            const QJsonObject theirs = replacing(list(100 * round + 50, 30), both);
            auto one = QtConcurrent::run([this, mine] { return m_centre->send(mine, m_secretary); });
            auto other = QtConcurrent::run([this, theirs] { return m_centre->send(theirs, m_deputy); });
            const QStringList outcomes{one.result()["outcome"_L1].toString(), other.result()["outcome"_L1].toString()};
            QCOMPARE(outcomes.count(u"applied"_s), 1);
            QCOMPARE(outcomes.count(u"conflict"_s), 1);
            QCOMPARE(known()["lines"_L1].toArray().size(), outcomes.front() == "applied"_L1 ? 40 : 30);
        }
    }

    void theLongestListAndOneLonger()
    {
        QCOMPARE(m_centre->send(replacing(list(1, int(domain::maxMembers)), {}), m_secretary)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(known()["lines"_L1].toArray().size(), domain::maxMembers);
        QCOMPARE(m_centre->send(replacing(list(1, int(domain::maxMembers) + 1), seen()), m_secretary)["outcome"_L1].toString(), u"refused"_s);
        QCOMPARE(known()["lines"_L1].toArray().size(), domain::maxMembers);
    }

    void onlyTheCellsOwn()
    {
        QCOMPARE(m_centre->send(replacing(list(1, 2), {}), m_secretary)["outcome"_L1].toString(), u"applied"_s);
        const QString neighbour = m_centre->signInAs(domain::Role::CellSecretary, {u"cell:CB05"_s});
        const QString clerk = m_centre->signIn(u"lan.nguyen"_s);
        for (const QString& stranger : {neighbour, clerk}) {
            const QJsonObject answer = m_centre->send(replacing(list(1, 1), seen()), stranger);
            QCOMPARE(answer["outcome"_L1].toString(), u"refused"_s);
            QVERIFY(QStringList({u"scope"_s, u"not_allowed"_s}).contains(answer["code"_L1].toString()));
            QVERIFY(m_centre->get(u"/v1/rosters/"_s + domain::memberListId(kCell.sliced(5)), stranger).status >= 400);
        }
        QCOMPARE(known()["lines"_L1].toArray().size(), 2);
        // Each cell has its own, under its own id.
        QCOMPARE(m_centre->send(replacing(list(1, 1, u"CB05"_s), {}), neighbour)["outcome"_L1].toString(), u"applied"_s);
        QCOMPARE(known()["lines"_L1].toArray().size(), 2);
    }
};

QTEST_MAIN(TestBackendRosters)
#include "tst_backend_rosters.moc"
