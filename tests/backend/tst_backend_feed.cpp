#include "app/backend/store/feed.h"
#include "app/backend/store/records.h"
#include "tests/backend/running_centre.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSet>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::test;
namespace store = motcua::backend::store;

namespace {

struct Page
{
    HttpAnswer answer;
    QList<QJsonObject> rows;
    QJsonObject closing;
};

Page page(RunningCentre& centre, const QString& query, const QString& token)
{
    Page result;
    result.answer = centre.get(u"/v1/feed?"_s + query, token);
    const QByteArrayList lines = result.answer.body.trimmed().split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i)
        result.rows.append(QJsonDocument::fromJson(lines[i]).object());
    result.closing = QJsonDocument::fromJson(lines.last()).object();
    return result;
}

QJsonObject note(const QString& dossier, const QString& text)
{
    return command(u"dossier.note"_s, dossier, {{u"note"_s, text}});
}

} // namespace

class TestBackendFeed : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void wholeScopeInCommitOrder()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const Page first = page(centre, u"scope=%1&limit=7"_s.arg(kAgencyScope), token);
        QCOMPARE(first.answer.header("content-type"), QByteArray("application/x-ndjson"));
        QCOMPARE(first.rows.size(), 7);
        QCOMPARE(first.closing["total"_L1].toInt(), 40);
        QVERIFY(first.closing["more"_L1].toBool());
        const QList<QJsonObject> rows = centre.feed(kAgencyScope, token, 7);
        QCOMPARE(rows.size(), 40);
        QSet<QString> ids;
        for (qsizetype i = 0; i < rows.size(); ++i) {
            QVERIFY(i == 0 || rows[i]["seq"_L1].toInteger() > rows[i - 1]["seq"_L1].toInteger());
            QCOMPARE(rows[i]["kind"_L1].toString(), u"dossier"_s);
            QCOMPARE(rows[i]["body"_L1]["id"_L1], rows[i]["id"_L1]);
            QCOMPARE(rows[i]["body"_L1]["rev"_L1].toInteger(), rows[i]["rev"_L1].toInteger());
            ids.insert(rows[i]["id"_L1].toString());
        }
        QCOMPARE(ids.size(), 40);
        QCOMPARE(centre.feed(kAgencyScope, token, 2000), rows);
    }

    void changedRecordComesAgainLast()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const Page all = page(centre, u"scope="_s + kAgencyScope, token);
        const QString id = all.rows.first()["id"_L1].toString();
        QCOMPARE(centre.send(note(id, u"Đã gọi điện"_s), token)["outcome"_L1].toString(), u"applied"_s);
        const Page news = page(centre, u"scope=%1&after=%2"_s.arg(kAgencyScope, all.closing["next"_L1].toString()), token);
        QCOMPARE(news.rows.size(), 1);
        QCOMPARE(news.rows.first()["id"_L1].toString(), id);
        QCOMPARE(news.rows.first()["rev"_L1].toInt(), 2);
        QVERIFY(!news.closing.contains("total"_L1));
        QCOMPARE(centre.feed(kAgencyScope, token).last()["id"_L1].toString(), id);
        QCOMPARE(centre.feed(kAgencyScope, token).size(), 40);
    }

    void longPollWakesOnCommit()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const Page all = page(centre, u"scope="_s + kAgencyScope, token);
        const QString query = u"/v1/feed?wait=25&scope=%1&after=%2"_s.arg(kAgencyScope, all.closing["next"_L1].toString());
        std::vector<std::thread> desks;
        std::atomic_int woken = 0;
        constexpr int kDesks = 40; // far more than there are threads
        for (int i = 0; i < kDesks; ++i) {
            desks.emplace_back([&] {
                const HttpAnswer answer = call(centre.port(), "GET", query, {}, token);
                woken += answer.status == 200 && answer.body.contains("Tin mới") ? 1 : 0;
            });
        }
        QElapsedTimer timer;
        timer.start();
        QCOMPARE(centre.send(note(all.rows.first()["id"_L1].toString(), u"Tin mới"_s), token)["outcome"_L1].toString(), u"applied"_s);
        for (std::thread& desk : desks)
            desk.join();
        QCOMPARE(woken.load(), kDesks);
        QVERIFY2(timer.elapsed() < 15'000, "woken by the commit, not by the time");
    }

    // A desk of several scopes holds one poll: news of the others end it and are named.
    void longPollWakesForTheOtherScopes()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QString ref = page(centre, u"scope=ref"_s, token).closing["next"_L1].toString();
        const Page all = page(centre, u"scope="_s + kAgencyScope, token);
        const QString agency = all.closing["next"_L1].toString();
        const QString along = u"scope=ref&after=%1&also=%2:%3"_s.arg(ref, kAgencyScope, agency);
        QVERIFY(!all.closing.contains("also"_L1)); // nobody asked
        const Page nothing = page(centre, along, token);
        QVERIFY(nothing.closing["also"_L1].isArray() && nothing.closing["also"_L1].toArray().isEmpty());

        QElapsedTimer timer;
        timer.start();
        Page woken;
        std::thread desk([&] { woken = page(centre, along + u"&wait=25"_s, token); });
        QTRY_VERIFY(call(centre.port(), "GET", u"/metrics"_s).body.contains("motcua_long_polls 1"));
        QCOMPARE(centre.send(note(all.rows.first()["id"_L1].toString(), u"Tin mới"_s), token)["outcome"_L1].toString(), u"applied"_s);
        desk.join();
        QVERIFY2(timer.elapsed() < 15'000, "woken by the commit, not by the time");
        QVERIFY(woken.rows.isEmpty());
        QCOMPARE(woken.closing["also"_L1].toArray(), QJsonArray{kAgencyScope});
        // It was committed before this one asks.
        timer.restart();
        QCOMPARE(page(centre, along + u"&wait=25"_s, token).closing["also"_L1].toArray(), QJsonArray{kAgencyScope});
        QVERIFY(timer.elapsed() < 15'000);
    }

    // What cannot be told is named, too: asked for by itself, the scope says why.
    void otherScopesThatCannotBeRead()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QString ref = page(centre, u"scope=ref"_s, token).closing["next"_L1].toString();
        const auto also = [&](const QString& other) { return page(centre, u"scope=ref&wait=25&after=%1&also=%2"_s.arg(ref, other), token); };
        QCOMPARE(also(kAgencyScope + u":nonsense"_s).closing["also"_L1].toArray(), QJsonArray{kAgencyScope});
        QCOMPARE(also(kAgencyScope + u':' + ref).closing["also"_L1].toArray(), QJsonArray{kAgencyScope});
        QCOMPARE(also(u"cell:CB04:"_s + ref).closing["also"_L1].toArray(), QJsonArray{u"cell:CB04"_s}); // not this official's
        QCOMPARE(also(u"nonsense"_s).answer.code(), u"bad_field"_s);
        QString many;
        for (int i = 0; i < 17; ++i)
            many += u"&also=ref:"_s + ref;
        QCOMPARE(page(centre, u"scope=ref"_s + many, token).answer.status, 400);
    }

    void longPollEndsByItself()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const Page all = page(centre, u"scope=ref"_s, token);
        QElapsedTimer timer;
        timer.start();
        const Page nothing = page(centre, u"scope=ref&wait=1&after="_s + all.closing["next"_L1].toString(), token);
        QVERIFY(timer.elapsed() >= 900);
        QCOMPARE(nothing.answer.status, 200);
        QVERIFY(nothing.rows.isEmpty());
        QVERIFY(!nothing.closing["more"_L1].toBool());
    }

    void stoppingAnswersWhoWaits()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const Page all = page(centre, u"scope=ref"_s, token);
        QTcpSocket socket;
        socket.connectToHost(u"127.0.0.1"_s, centre.port());
        socket.write("GET /v1/feed?scope=ref&wait=25&after=" + all.closing["next"_L1].toString().toLatin1() +
                     " HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer " + token.toLatin1() + "\r\n\r\n");
        QVERIFY(socket.waitForBytesWritten());
        QTRY_VERIFY(!centre.get(u"/v1/health"_s).body.isEmpty());
        std::thread stopper([&centre] { centre.stop(); });
        const HttpAnswer answer = readAnswer(socket, 10'000);
        stopper.join();
        // Either the poll was registered and got its page, or it was refused at the door; it never hangs.
        QVERIFY(answer.status == 200 || answer.status == 0);
    }

    void cursorsAreTheCentresOwn()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QString cursor = page(centre, u"scope="_s + kAgencyScope, token).closing["next"_L1].toString();
        QString forged = cursor;
        forged[forged.size() - 2] = forged[forged.size() - 2] == u'A' ? u'B' : u'A';
        QCOMPARE(page(centre, u"scope=%1&after=%2"_s.arg(kAgencyScope, forged), token).answer.code(), u"cursor_invalid"_s);
        QCOMPARE(page(centre, u"scope=%1&after=nonsense"_s.arg(kAgencyScope), token).answer.status, 400);
        const HttpAnswer other = page(centre, u"scope=ref&after="_s + cursor, token).answer;
        QCOMPARE(other.status, 410);
        QCOMPARE(other.code(), u"scope_changed"_s);
        QCOMPARE(page(centre, u"scope=cell:CB04"_s, token).answer.status, 403);
        QCOMPARE(page(centre, u"scope="_s, token).answer.code(), u"scope"_s);
        QCOMPARE(page(centre, u"scope=ref&limit=x"_s, token).answer.status, 400);
    }

    void cursorOfAnotherSchemaIsGone()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const auto& secrets = centre.centre().secrets();
        constexpr auto kForm = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;
        const QByteArray payload = QByteArray::number(store::kFeedSchema + 1) + '|' + secrets.epoch.toHex() + "|1|ref";
        const QByteArray cursor = payload.toBase64(kForm) + '.' + store::hmacSha256(secrets.cursor, payload).first(16).toBase64(kForm);
        const HttpAnswer answer = page(centre, u"scope=ref&after="_s + QString::fromLatin1(cursor), token).answer;
        QCOMPARE(answer.status, 410);
        QCOMPARE(answer.code(), u"schema"_s);
    }

    void cursorOfAnotherDatabaseHasExpired()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QString cursor = page(centre, u"scope=ref"_s, token).closing["next"_L1].toString();
        auto db = store::Db::open(centre.database()).value();
        QVERIFY(db->run("UPDATE secret SET value = ? WHERE name = 'epoch'"_L1, {QByteArray("\1\2\3\4\5\6\7\10")}) == 1);
        db.reset();
        // The running centre holds its epoch; a cursor of another one looks like this to it:
        QByteArray payload = QByteArray::fromBase64(cursor.section(u'.', 0, 0).toLatin1(), QByteArray::Base64UrlEncoding);
        payload.replace(2, 16, "0102030405060708");
        const QString foreign = QString::fromLatin1(payload.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals)) + u".AAAA"_s;
        const HttpAnswer answer = page(centre, u"scope=ref&after="_s + foreign, token).answer;
        QCOMPARE(answer.status, 410);
        QCOMPARE(answer.code(), u"expired"_s);
    }

    void removalsLeaveAWord()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const Page all = page(centre, u"scope="_s + kAgencyScope, token);
        const QString gone = all.rows[3]["id"_L1].toString();
        const QString moved = all.rows[4]["id"_L1].toString();
        {
            auto db = store::Db::open(centre.database()).value();
            QVERIFY(store::write(*db, [&](store::Db& d) {
                        store::remove(d, u"dossier"_s, gone, u"retention"_s);
                        auto row = store::find(d, u"dossier"_s, moved).value();
                        row.scope = u"agency:H15.50.05.99"_s;
                        store::put(d, row);
                        return true;
                    }).has_value());
        }
        const Page news = page(centre, u"scope=%1&after=%2"_s.arg(kAgencyScope, all.closing["next"_L1].toString()), token);
        QCOMPARE(news.rows.size(), 2);
        QCOMPARE(news.rows[0]["op"_L1].toString(), u"remove"_s);
        QCOMPARE(news.rows[0]["reason"_L1].toString(), u"retention"_s);
        QCOMPARE(news.rows[0]["id"_L1].toString(), gone);
        QCOMPARE(news.rows[1]["reason"_L1].toString(), u"moved"_s);
        QVERIFY(!news.rows[1].contains("body"_L1));
    }

    void readerNeverMissesAWriter()
    {
        // Several desks write while one follows: what it put together equals what is there in the end.
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const QList<QJsonObject> start = centre.feed(kAgencyScope, token);
        constexpr int kWriters = 4;
        constexpr int kNotes = 12;
        std::atomic_int running = kWriters;
        std::vector<std::thread> writers;
        for (int w = 0; w < kWriters; ++w) {
            writers.emplace_back([&, w] {
                for (int i = 0; i < kNotes; ++i)
                    (void)centre.send(note(start[(w * kNotes + i) % start.size()]["id"_L1].toString(), u"ghi chú"_s), token);
                --running;
            });
        }
        QHash<QString, qint64> known;
        QString after;
        qint64 last = 0;
        bool ordered = true;
        for (bool again = true; again;) {
            again = running > 0; // asked before the page: one more page after the last write
            const Page next = page(centre, u"scope=%1&limit=5&after=%2"_s.arg(kAgencyScope, after), token);
            for (const QJsonObject& row : next.rows) {
                ordered = ordered && row["seq"_L1].toInteger() > last;
                last = row["seq"_L1].toInteger();
                known[row["id"_L1].toString()] = row["rev"_L1].toInteger();
            }
            after = next.closing["next"_L1].toString();
            again = again || next.closing["more"_L1].toBool();
        }
        for (std::thread& writer : writers)
            writer.join();
        QVERIFY(ordered);
        qint64 revs = 0;
        for (const QJsonObject& row : centre.feed(kAgencyScope, token)) {
            QCOMPARE(known.value(row["id"_L1].toString()), row["rev"_L1].toInteger());
            revs += row["rev"_L1].toInteger();
        }
        QCOMPARE(revs, start.size() + kWriters * kNotes);
    }

    void compressesOnRequest()
    {
        RunningCentre centre;
        const QString token = centre.signIn(u"lan.nguyen"_s);
        const HttpAnswer small = call(centre.port(), "GET", u"/v1/feed?scope="_s + kAgencyScope, {}, token, {"Accept-Encoding: gzip"});
        const HttpAnswer plain = call(centre.port(), "GET", u"/v1/feed?scope="_s + kAgencyScope, {}, token);
        QCOMPARE(small.header("content-encoding"), QByteArray("gzip"));
        QVERIFY(small.body.startsWith("\x1f\x8b"));
        QVERIFY(small.body.size() * 3 < plain.body.size());
        QVERIFY(plain.header("content-encoding").isEmpty());
    }
};

QTEST_MAIN(TestBackendFeed)
#include "tst_backend_feed.moc"
