#include "tests/backend/running_centre.h"

#include "app/domain/digest.h"

#include <QJsonArray>
#include <QtTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace domain = motcua::domain;
using motcua::domain::Role;

namespace {

QByteArray sealed(const QByteArray& key, const QByteArray& text)
{
    QByteArray out(text.size() + static_cast<qsizetype>(crypto_box_SEALBYTES), '\0');
    if (crypto_box_seal(reinterpret_cast<unsigned char*>(out.data()), reinterpret_cast<const unsigned char*>(text.constData()),
                        static_cast<unsigned long long>(text.size()), reinterpret_cast<const unsigned char*>(key.constData())) != 0)
        return {};
    return out;
}

domain::Digest digestOf(const QList<QJsonObject>& rows)
{
    domain::Digest digest;
    for (const QJsonObject& row : rows)
        digest.add(row["kind"_L1].toString().toUtf8(), row["id"_L1].toString().toUtf8(), row["rev"_L1].toInteger());
    return digest;
}

} // namespace

class TestBackendDesks : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void digestIsWhatTheFeedSays()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString url = u"/v1/digest?scope="_s + kAgencyScope;
        const auto same = [&] {
            const domain::Digest mine = digestOf(centre.feed(kAgencyScope, lan));
            const QJsonObject theirs = centre.get(url, lan).json();
            QCOMPARE(theirs["count"_L1].toInteger(), mine.count);
            const QJsonArray sums = theirs["sums"_L1].toArray();
            QCOMPARE(sums.size(), 256);
            for (int i = 0; i < 256; ++i)
                QCOMPARE(sums[i].toString(), domain::digestText(mine.sums[static_cast<std::size_t>(i)]));
        };
        same();
        const QJsonObject dossier = centre.bodies(kAgencyScope, u"dossier"_s, lan).first();
        const QString id = dossier["id"_L1].toString();
        const int bucket = domain::digestBucket("dossier", id.toUtf8());
        const QString before = centre.get(url, lan).json()["sums"_L1][bucket].toString();
        QCOMPARE(centre.send(command(u"dossier.note"_s, id, {{u"note"_s, u"Đã xem"_s}}), lan)["outcome"_L1].toString(), u"applied"_s);
        QVERIFY(centre.get(url, lan).json()["sums"_L1][bucket].toString() != before); // one rev more is seen
        same();

        const QJsonObject part = centre.get(url + u"&bucket=%1"_s.arg(bucket), lan).json();
        bool there = false;
        for (const QJsonValue& row : part["rows"_L1].toArray()) {
            QCOMPARE(domain::digestBucket(row["kind"_L1].toString().toUtf8(), row["id"_L1].toString().toUtf8()), bucket);
            there = there || row["id"_L1].toString() == id;
        }
        QVERIFY(there);
        // It stands at a place of the feed: from there nothing more comes.
        QVERIFY(centre.get(u"/v1/feed?scope=%1&after=%2"_s.arg(kAgencyScope, part["next"_L1].toString()), lan).body.startsWith("{\"next\""));
        QCOMPARE(centre.get(url + u"&bucket=256"_s, lan).code(), u"bad_field"_s);
        QCOMPARE(centre.get(u"/v1/digest?scope=cell:CB04"_s, lan).code(), u"scope"_s);
    }

    void unusedNumbersGoBack()
    {
        RunningCentre centre;
        const QString one = centre.signIn(u"lan.nguyen"_s, u"d1"_s);
        const QString two = centre.signInAs(Role::Supervisor, {kAgencyScope}, u"d2"_s);
        const QString today = centre.now().toOffsetFromUtc(7 * 3600).date().toString(Qt::ISODate);
        const auto lease = [&](const QString& token, int count) {
            return centre.post(u"/v1/number-blocks"_s, {{u"agency"_s, kAgency}, {u"date"_s, today}, {u"count"_s, count}}, token).json();
        };
        const auto back = [&](const QString& token, int first, int last) {
            return centre.post(u"/v1/number-blocks/return"_s,
                               {{u"agency"_s, kAgency}, {u"date"_s, today}, {u"first"_s, first}, {u"last"_s, last}}, token);
        };
        const QJsonObject block = lease(one, 20);
        const int first = block["first"_L1].toInt();
        const int last = block["last"_L1].toInt();

        // The first of them is used up: it cannot go back.
        QJsonObject dossier = centre.bodies(kAgencyScope, u"dossier"_s, one).first();
        dossier["id"_L1] = newId();
        dossier["status"_L1] = 1;
        dossier["timeline"_L1] = QJsonArray();
        dossier["code"_L1] = u"%1-%2-%3"_s.arg(kAgency, QDate::fromString(today, Qt::ISODate).toString(u"yyMMdd"_s)).arg(first, 4, 10, QLatin1Char('0'));
        for (const auto key : {"receivedAt"_L1, "finishedAt"_L1, "dueAt"_L1, "statusBefore"_L1})
            dossier.remove(key);
        QCOMPARE(centre.send(command(u"dossier.receive"_s, dossier["id"_L1].toString(), {{u"dossier"_s, dossier}}, 0), one)["outcome"_L1].toString(),
                 u"applied"_s);
        QCOMPARE(back(one, first, last).code(), u"number_used"_s);
        QCOMPARE(back(two, first + 1, last).code(), u"code_not_leased"_s); // another desk's
        QCOMPARE(back(one, first + 5, last).status, 200);
        QCOMPARE(back(one, first + 5, last).status, 200); // the answer was lost
        QCOMPARE(back(one, last, last + 3).code(), u"code_not_leased"_s);
        QCOMPARE(back(one, last, first).code(), u"bad_field"_s);

        const QJsonObject list = centre.get(u"/v1/number-blocks?agency=%1&date=%2"_s.arg(kAgency, today), two).json();
        QCOMPARE(list["returned"_L1][0]["first"_L1].toInt(), first + 5);
        QCOMPARE(list["returned"_L1][0]["last"_L1].toInt(), last);
        bool cut = false;
        for (const QJsonValue& item : list["blocks"_L1].toArray())
            cut = cut || (item["first"_L1].toInt() == first && item["last"_L1].toInt() == first + 4 && item["device"_L1].toString() == "d1"_L1);
        QVERIFY(cut);

        // They are given again, once: 15 lie there, ten and then five; more than that is new.
        QCOMPARE(lease(two, 10)["first"_L1].toInt(), first + 5);
        QVERIFY(lease(two, 10)["first"_L1].toInt() > last);
        QCOMPARE(lease(two, 5)["first"_L1].toInt(), first + 15);
        // What is another desk's now is no longer this one's.
        dossier["id"_L1] = newId();
        dossier["code"_L1] = dossier["code"_L1].toString().chopped(4) + u"%1"_s.arg(first + 6, 4, 10, QLatin1Char('0'));
        QCOMPARE(centre.send(command(u"dossier.receive"_s, dossier["id"_L1].toString(), {{u"dossier"_s, dossier}}, 0), one)["code"_L1].toString(),
                 u"code_not_leased"_s);
    }

    void unsentWorkGoesIntoQuarantine()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString boss = centre.signInAs(Role::Supervisor, {kAgencyScope});
        const QByteArray key = QByteArray::fromBase64(centre.get(u"/v1/quarantine/key"_s, lan).json()["key"_L1].toString().toLatin1());
        QCOMPARE(key.size(), 32);
        QCOMPARE(QByteArray::fromBase64(centre.get(u"/v1/quarantine/key"_s, boss).json()["key"_L1].toString().toLatin1()), key);
        const QByteArray work = R"({"commands":[]})";
        const QString id = newId();
        QJsonObject item{{u"id"_s, id}, {u"scope"_s, kAgencyScope}, {u"kind"_s, u"dossier"_s}, {u"target"_s, newId()}, {u"reason"_s, u"moved"_s},
                         {u"sealed"_s, QString::fromLatin1(sealed(key, work).toBase64())}};
        // A desk that lost the scope may put in, and nothing else.
        const QString stranger = centre.signInAs(Role::ReceptionClerk, {});
        QCOMPARE(centre.post(u"/v1/quarantine"_s, item, stranger).status, 201);
        QCOMPARE(centre.post(u"/v1/quarantine"_s, item, stranger).status, 200);
        QCOMPARE(centre.post(u"/v1/quarantine"_s, item, lan).code(), u"id_reused"_s);
        item["id"_L1] = newId();
        item["sealed"_L1] = QString::fromLatin1(QByteArray(80, 'x').toBase64());
        QCOMPARE(centre.post(u"/v1/quarantine"_s, item, lan).code(), u"not_sealed"_s);
        item["sealed"_L1] = u"***"_s;
        QCOMPARE(centre.post(u"/v1/quarantine"_s, item, lan).code(), u"bad_field"_s);

        QCOMPARE(centre.get(u"/v1/quarantine?scope="_s + kAgencyScope, lan).code(), u"not_allowed"_s);
        const QJsonArray listed = centre.get(u"/v1/quarantine?scope="_s + kAgencyScope, boss).json()["items"_L1].toArray();
        QCOMPARE(listed.size(), 1);
        QVERIFY(!listed[0].toObject().contains("contents"_L1));
        const QString path = u"/v1/quarantine/"_s + id;
        QCOMPARE(QByteArray::fromBase64(centre.get(path, boss).json()["contents"_L1].toString().toLatin1()), work);
        QCOMPARE(centre.get(path, centre.signInAs(Role::Supervisor, {u"agency:H15.01"_s})).code(), u"scope"_s);
        const QJsonObject decision{{u"outcome"_s, u"taken_over"_s}, {u"note"_s, u"Đã nhập lại"_s}};
        QCOMPARE(centre.post(path + u"/settle"_s, {{u"outcome"_s, u"burnt"_s}, {u"note"_s, u"x"_s}}, boss).code(), u"bad_field"_s);
        QCOMPARE(centre.post(path + u"/settle"_s, decision, boss).status, 200);
        QCOMPARE(centre.post(path + u"/settle"_s, decision, boss).code(), u"already_settled"_s);
        QVERIFY(!centre.get(path, boss).json().contains("contents"_L1)); // decided and forgotten
    }
};

QTEST_MAIN(TestBackendDesks)
#include "tst_backend_desks.moc"
