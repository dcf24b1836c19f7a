#include "remote/command_api.h"
#include "remote/feed_api.h"
#include "remote/http_error.h"
#include "remote/json_scan.h"

#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;

namespace {

// moc loses its way in raw strings that hold an escaped quote, hence this one is written out.
const QByteArray dossierBody = "{\"id\":\"0193a\",\"owner\":{\"fullName\":\"Nguyễn \\\"An\\\" {x\"},\"n\":[1,2]}";
const QByteArray dossierLine =
    R"({"seq":7,"kind":"dossier","id":"0193a","rev":3,"op":"upsert","body":)" + dossierBody + "}\n";
const QByteArray removeLine = R"({"seq":8,"kind":"dossier","id":"0193b","rev":4,"op":"remove","reason":"moved"})" "\n";
const QByteArray lastLine = R"({"next":"cur.8","more":false,"serverTime":"2026-11-21T02:03:04.567Z","total":2})" "\n";

void addHostilePages()
{
    const auto line = [](const char* text) { return QByteArray(text) + "\n" + lastLine; };
    QTest::newRow("no json") << line("hello") << u"bad_json"_s;
    QTest::newRow("array") << line("[1,2]") << u"bad_json"_s;
    QTest::newRow("html") << line("<html><body>sign in to the hotel</body></html>") << u"bad_json"_s;
    QTest::newRow("no seq") << line(R"({"kind":"dossier","id":"a","rev":1,"op":"remove"})") << u"feed_line"_s;
    QTest::newRow("seq text") << line(R"({"seq":"1","kind":"dossier","id":"a","rev":1,"op":"remove"})") << u"feed_line"_s;
    QTest::newRow("seq huge") << line(R"({"seq":99999999999999999999999,"kind":"d","id":"a","rev":1,"op":"remove"})") << u"feed_line"_s;
    QTest::newRow("op unknown") << line(R"({"seq":1,"kind":"dossier","id":"a","rev":1,"op":"explode"})") << u"feed_line"_s;
    QTest::newRow("no body") << line(R"({"seq":1,"kind":"dossier","id":"a","rev":1,"op":"upsert"})") << u"bad_json"_s;
    QTest::newRow("body text") << line(R"({"seq":1,"kind":"dossier","id":"a","rev":1,"op":"upsert","body":"x"})") << u"bad_json"_s;
    QTest::newRow("body array") << line(R"({"seq":1,"kind":"dossier","id":"a","rev":1,"op":"upsert","body":[]})") << u"feed_line"_s;
    QTest::newRow("body broken") << line(R"({"seq":1,"kind":"dossier","id":"a","rev":1,"op":"upsert","body":{"a":tru}})") << u"bad_json"_s;
    QTest::newRow("brackets crossed") << line(R"({"seq":1,"kind":"d","id":"a","rev":1,"op":"upsert","body":{"a":[1}]})") << u"bad_json"_s;
    QTest::newRow("two lasts") << lastLine + lastLine << u"feed_line"_s;
    QTest::newRow("row after the last") << lastLine + dossierLine << u"feed_line"_s;
    QTest::newRow("next no text") << QByteArray(R"({"next":5,"more":false})") << u"feed_line"_s;
    QTest::newRow("more missing") << QByteArray(R"({"next":"c"})") << u"feed_line"_s;
    QTest::newRow("deep") << line(("{\"seq\":1,\"body\":" + QByteArray(100'000, '[') + QByteArray(100'000, ']') + "}").constData())
                          << u"too_deep"_s;
    QTest::newRow("deep, not closed") << line(("{\"body\":" + QByteArray(1'000'000, '{')).constData()) << u"too_deep"_s;
    QTest::newRow("long id") << line((R"({"seq":1,"kind":"d","rev":1,"op":"remove","id":")" + QByteArray(5'000, 'x') + "\"}").constData())
                             << u"feed_line"_s;
    QByteArray many;
    for (int i = 0; i < 20'001; ++i)
        many += R"({"seq":1,"kind":"d","id":"a","rev":1,"op":"remove"})" "\n";
    QTest::newRow("too many rows") << many + lastLine << u"feed_rows"_s;
}

} // namespace

class TestFeedPage : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void readsRows()
    {
        const auto page = remote::readFeedPage(dossierLine + removeLine + lastLine);
        QVERIFY(page.has_value());
        QCOMPARE(page->rows.size(), size_t(2));
        QCOMPARE(page->next, QByteArray("cur.8"));
        QVERIFY(!page->more);
        QCOMPARE(page->total, 2);
        QCOMPARE(page->serverTime, QDateTime::fromString(u"2026-11-21T02:03:04.567Z"_s, Qt::ISODateWithMs));
        const auto& row = page->rows[0];
        QCOMPARE(row.seq, 7);
        QCOMPARE(row.rev, 3);
        QCOMPARE(row.kind, u"dossier"_s);
        // Byte for byte as the centre wrote it.
        QCOMPARE(row.body, dossierBody);
        QCOMPARE(row.json.value("id"_L1).toString(), u"0193a"_s);
        QVERIFY(page->rows[1].remove);
        QCOMPARE(page->rows[1].reason, u"moved"_s);
    }

    void emptyPage()
    {
        const auto page = remote::readFeedPage(lastLine);
        QVERIFY(page.has_value());
        QVERIFY(page->rows.empty());
    }

    void orderOfKeysAndSpacesDoNotMatter()
    {
        const auto page = remote::readFeedPage(R"(  { "body" : { "a" : 1 } , "op":"upsert", "rev": 2, "id":"x","kind":"pass" ,"seq" : 5 }  )"
                                               "\r\n\n" + lastLine);
        QVERIFY(page.has_value());
        QCOMPARE(page->rows[0].body, QByteArray(R"({ "a" : 1 })"));
        QCOMPARE(page->rows[0].seq, 5);
    }

    void everyTruncationIsRefused()
    {
        const QByteArray whole = dossierLine + removeLine + lastLine.trimmed();
        for (qsizetype cut = 0; cut < whole.size(); ++cut) {
            const auto page = remote::readFeedPage(whole.left(cut));
            QVERIFY2(!page.has_value(), qPrintable(QString::number(cut)));
            QCOMPARE(page.error().kind, ErrorKind::Contract);
        }
        QCOMPARE(remote::readFeedPage(dossierLine + removeLine).error().code, u"feed_truncated"_s);
        QCOMPARE(remote::readFeedPage(dossierLine + removeLine.left(20)).error().code, u"feed_truncated"_s);
        QVERIFY(remote::readFeedPage(whole).has_value());
    }

    void hostile_data()
    {
        QTest::addColumn<QByteArray>("page");
        QTest::addColumn<QString>("code");
        addHostilePages(); // apart from the class: moc stumbles over some of its strings
    }
    void hostile()
    {
        QFETCH(QByteArray, page);
        QFETCH(QString, code);
        const auto read = remote::readFeedPage(page);
        QVERIFY(!read.has_value());
        QCOMPARE(read.error().kind, ErrorKind::Contract);
        QCOMPARE(read.error().code, code);
    }

    // Whatever bytes come: a page or an error, never a crash (run under ASan in CI).
    void mutated()
    {
        QRandomGenerator random(20261121);
        const QByteArray whole = dossierLine + removeLine + dossierLine + lastLine;
        for (int round = 0; round < 20'000; ++round) {
            QByteArray bytes = whole;
            for (int i = random.bounded(1, 6); i > 0; --i) {
                const auto at = random.bounded(static_cast<int>(bytes.size()));
                switch (random.bounded(3)) {
                case 0: bytes[at] = static_cast<char>(random.bounded(256)); break;
                case 1: bytes.remove(at, random.bounded(1, 9)); break;
                default: bytes.insert(at, bytes.mid(random.bounded(static_cast<int>(bytes.size())), random.bounded(1, 40)));
                }
                if (bytes.isEmpty())
                    break;
            }
            const auto page = remote::readFeedPage(bytes);
            QVERIFY(page.has_value() || page.error().kind == ErrorKind::Contract);
        }
    }

    void commandResults()
    {
        using remote::readCommandResults;
        const QByteArray good = R"({"results":[{"id":"a","outcome":"retry","retryAfter":2},{"id":"b","outcome":"retry"}],"serverTime":"x"})";
        const auto whole = readCommandResults(good, {u"a"_s, u"b"_s});
        QVERIFY2(whole.has_value(), whole.has_value() ? "" : qPrintable(whole.error().code + whole.error().detail));
        QCOMPARE(readCommandResults(good, {u"a"_s}).error().code, u"results_shape"_s);
        QCOMPARE(readCommandResults(good, {u"b"_s, u"a"_s}).error().code, u"results_shape"_s);
        QCOMPARE(readCommandResults("{}", {u"a"_s}).error().code, u"results_shape"_s);
        QCOMPARE(readCommandResults("[]", {u"a"_s}).error().code, u"bad_json"_s);
        QCOMPARE(readCommandResults(good.left(60), {u"a"_s, u"b"_s}).error().code, u"bad_json"_s);
        QCOMPARE(readCommandResults(QByteArray(100'000, '['), {u"a"_s}).error().code, u"too_deep"_s);
        QVERIFY(!readCommandResults(R"({"results":[{"id":"a","outcome":"perhaps"}]})", {u"a"_s}).has_value());
    }

    void secretsAreRedacted()
    {
        const QString text = u"Authorization: Bearer abc.def-ghi phone 0912345678 token 0123456789abcdef0123456789abcdef end"_s;
        const QString out = remote::redacted(text);
        QVERIFY(!out.contains(u"abc.def"_s));
        QVERIFY(!out.contains(u"0912345678"_s));
        QVERIFY(!out.contains(u"0123456789abcdef"_s));
        QVERIFY(out.endsWith(u"end"_s));
        QVERIFY(remote::redacted(QString(5'000, u' ')).size() <= 300);
    }

    void problems()
    {
        using remote::errorFromStatus;
        const QByteArray problem = "application/problem+json";
        QCOMPARE(errorFromStatus(401, problem, R"({"code":"token_expired"})").kind, ErrorKind::Unauthorized);
        QCOMPARE(errorFromStatus(401, problem, R"({"code":"token_expired"})").code, u"token_expired"_s);
        QCOMPARE(errorFromStatus(410, problem, R"({"code":"schema"})").kind, ErrorKind::Gone);
        QCOMPARE(errorFromStatus(426, problem, R"({"code":"upgrade_required"})").kind, ErrorKind::UpgradeRequired);
        QCOMPARE(errorFromStatus(503, "text/html", "<h1>no</h1>").code, u"http_503"_s);
        QCOMPARE(errorFromStatus(500, problem, "{ broken").code, u"http_500"_s);
        QCOMPARE(errorFromStatus(500, problem, R"({"code":"DROP TABLE <b>"})").code, u"http_500"_s);
        QVERIFY(!errorFromStatus(400, problem, R"({"code":"bad_json","detail":"Bearer sesame"})").detail.contains(u"sesame"_s));
        QCOMPARE(errorFromStatus(429, problem, {}).kind, ErrorKind::RateLimited);
    }
};

QTEST_GUILESS_MAIN(TestFeedPage)
#include "tst_feed_page.moc"
