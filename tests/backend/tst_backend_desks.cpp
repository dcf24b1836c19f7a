#include "tests/backend/running_centre.h"

#include "app/backend/store/blobs.h"
#include "app/backend/retention.h"
#include "app/backend/store/blobs.h"
#include "app/domain/digest.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

#include <sodium.h>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace backend = motcua::backend;
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

void keepHouse(RunningCentre& centre)
{
    backend::keepHouse(*centre.openDatabase(), centre.centre().secrets(), centre.database(), centre.now());
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
        // With bodies: the same rows as lines of the feed.
        const QByteArrayList lines = centre.get(url + u"&bucket=%1&bodies=true"_s.arg(bucket), lan).body.trimmed().split('\n');
        QCOMPARE(lines.size(), part["rows"_L1].toArray().size() + 1);
        for (const QByteArray& line : lines.first(lines.size() - 1)) {
            const QJsonObject row = QJsonDocument::fromJson(line).object();
            QCOMPARE(domain::digestBucket(row["kind"_L1].toString().toUtf8(), row["id"_L1].toString().toUtf8()), bucket);
            QCOMPARE(row["body"_L1].toObject()["id"_L1], row["id"_L1]);
        }
        QVERIFY(lines.back().startsWith("{\"next\""));
        QCOMPARE(centre.get(url + u"&bucket=1&bodies=perhaps"_s, lan).code(), u"bad_field"_s);
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

    void anUploadGoesOnWhereItWasCut()
    {
        RunningCentre centre;
        const QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString ha = centre.signIn(u"ha.le"_s);
        const QByteArray pdf = "%PDF-1.4\n" + QByteArray(700'000, 'p');
        const QString path = u"/v1/blobs/"_s + QString::fromLatin1(QCryptographicHash::hash(pdf, QCryptographicHash::Sha256).toHex());
        const auto put = [&](const QByteArray& bytes, qsizetype first, qsizetype last, const QString& token) {
            return call(centre.port(), "PUT", path, bytes.sliced(first, last - first + 1), token,
                        {"Content-Range: bytes " + QByteArray::number(first) + '-' + QByteArray::number(last) + '/' + QByteArray::number(bytes.size())});
        };
        const auto offset = [&](const QString& token) { return call(centre.port(), "HEAD", path, {}, token).header("upload-offset"); };
        QCOMPARE(offset(lan), QByteArray());
        const HttpAnswer first = put(pdf, 0, 299'999, lan);
        QCOMPARE(first.status, 202);
        QCOMPARE(first.header("upload-offset"), QByteArray("300000"));
        QCOMPARE(offset(lan), QByteArray("300000"));
        QCOMPARE(offset(ha), QByteArray()); // each has an upload of one's own: nobody spoils another's
        const HttpAnswer gap = put(pdf, 400'000, 500'000, lan);
        QCOMPARE(gap.code(), u"offset"_s);
        QCOMPARE(gap.header("upload-offset"), QByteArray("300000"));
        QCOMPARE(put(pdf + "x", 300'000, 300'010, lan).code(), u"range"_s); // another size
        QCOMPARE(put(pdf, 300'000, 599'999, lan).status, 202);
        QCOMPARE(put(pdf, 600'000, pdf.size() - 1, lan).status, 201);
        QCOMPARE(call(centre.port(), "GET", path, {}, lan).body, pdf);
        QCOMPARE(put(pdf, 600'000, pdf.size() - 1, lan).status, 200); // the answer was lost
        QVERIFY(QDir(motcua::backend::store::blobDirectory(centre.database()) + u"/partial"_s).isEmpty());

        // Pieces that make another file than was said are thrown away, so is what is no picture and no paper.
        QByteArray other = pdf;
        other[500'000] = 'q';
        const QString wrong = u"/v1/blobs/"_s + QString(64, u'a');
        QCOMPARE(call(centre.port(), "PUT", wrong, other, lan, {"Content-Range: bytes 0-" + QByteArray::number(other.size() - 1) + '/' + QByteArray::number(other.size())}).code(),
                 u"blob_hash"_s);
        QCOMPARE(call(centre.port(), "HEAD", wrong, {}, lan).header("upload-offset"), QByteArray());
        QCOMPARE(call(centre.port(), "PUT", wrong, "x", lan, {"Content-Range: bytes 0-0/99999999999"}).status, 413);
        QCOMPARE(call(centre.port(), "PUT", wrong, "x", lan, {"Content-Range: bytes 5-2/9"}).code(), u"range"_s);

        // A day later nobody goes on with it.
        QCOMPARE(call(centre.port(), "PUT", u"/v1/blobs/"_s + QString(64, u'b'), "%PDF-", ha, {"Content-Range: bytes 0-4/99"}).status, 202);
        centre.advance(25 * 3600);
        keepHouse(centre);
        QVERIFY(QDir(motcua::backend::store::blobDirectory(centre.database()) + u"/partial"_s).isEmpty());
    }

    void whatAKilledProcessLeftIsThrownAway()
    {
        RunningCentre centre;
        const QString directory = backend::store::incomingDirectory(centre.database());
        for (const auto& [name, age] : {std::pair{u"/upload-old"_s, 7200}, {u"/upload-of-another-process"_s, 60}}) {
            QFile file(directory + name);
            QVERIFY(file.open(QIODevice::WriteOnly) && file.write("x") == 1 && file.flush());
            QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addSecs(-age), QFileDevice::FileModificationTime));
        }
        keepHouse(centre);
        QCOMPARE(QDir(directory).entryList(QDir::Files), QStringList{u"upload-of-another-process"_s});
    }

    void answersAreForgottenAndTheDeedIsNot()
    {
        RunningCentre centre;
        QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString dossier = centre.bodies(kAgencyScope, u"dossier"_s, lan).first()["id"_L1].toString();
        const QJsonObject note = command(u"dossier.note"_s, dossier, {{u"note"_s, u"Một lần"_s}});
        const QJsonObject refused = command(u"dossier.note"_s, newId(), {{u"note"_s, u"Không có"_s}});
        const qint64 rev = centre.send(note, lan)["rev"_L1].toInteger();
        QCOMPARE(centre.send(refused, lan)["code"_L1].toString(), u"no_record"_s);
        centre.advance(89 * 86'400);
        keepHouse(centre);
        lan = centre.signIn(u"lan.nguyen"_s);
        QVERIFY(centre.send(note, lan).contains("state"_L1));
        centre.advance(2 * 86'400);
        keepHouse(centre);
        lan = centre.signIn(u"lan.nguyen"_s);
        const QJsonObject again = centre.send(note, lan);
        QCOMPARE(again["outcome"_L1].toString(), u"duplicate"_s);
        QCOMPARE(again["code"_L1].toString(), u"result_expired"_s);
        QVERIFY(!again.contains("state"_L1)); // nothing personal is left of it
        QCOMPARE(centre.send(refused, lan)["outcome"_L1].toString(), u"refused"_s);
        QCOMPARE(centre.get(u"/v1/dossiers/"_s + dossier, lan).json()["rev"_L1].toInteger(), rev); // done once
    }

    void removalsAreForgottenAndOldCursorsExpire()
    {
        RunningCentre centre;
        QString lan = centre.signIn(u"lan.nguyen"_s);
        const QString dossier = centre.bodies(kAgencyScope, u"dossier"_s, lan).first()["id"_L1].toString();
        const auto cursor = [&] {
            const QByteArray page = centre.get(u"/v1/feed?scope="_s + kAgencyScope, lan).body.trimmed().split('\n').last();
            return QJsonDocument::fromJson(page)["next"_L1].toString();
        };
        const QString before = cursor();
        QCOMPARE(centre.post(u"/v1/claims"_s, {{u"kind"_s, u"dossier"_s}, {u"target"_s, dossier}}, lan).status, 200);
        centre.advance(3600); // the claim runs out and leaves the feed
        keepHouse(centre);
        lan = centre.signIn(u"lan.nguyen"_s);
        const QString since = cursor();
        bool removed = false;
        for (const QJsonObject& row : centre.feed(kAgencyScope, lan))
            removed = removed || (row["op"_L1].toString() == "remove"_L1 && row["kind"_L1].toString() == "claim"_L1);
        QVERIFY(removed);
        centre.advance(86'400);
        keepHouse(centre); // the mark of this day
        centre.advance(91 * 86'400);
        keepHouse(centre);
        lan = centre.signIn(u"lan.nguyen"_s);
        for (const QJsonObject& row : centre.feed(kAgencyScope, lan))
            QVERIFY(row["op"_L1].toString() != "remove"_L1);
        const HttpAnswer old = centre.get(u"/v1/feed?scope=%1&after=%2"_s.arg(kAgencyScope, before), lan);
        QCOMPARE(old.status, 410);
        QCOMPARE(old.code(), u"expired"_s);
        QCOMPARE(centre.get(u"/v1/feed?scope=%1&after=%2"_s.arg(kAgencyScope, since), lan).status, 200);
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
