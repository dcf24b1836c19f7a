#include "remote/api_client.h"
#include "remote/blob_api.h"
#include "remote/feed_api.h"
#include "remote/number_api.h"
#include "remote/session_api.h"
#include "tests/support/scripted_server.h"

#include <QCryptographicHash>
#include <QElapsedTimer>
#include <QFile>
#include <QPromise>
#include <QSignalSpy>
#include <QTest>

#include <zlib.h>

using namespace Qt::StringLiterals;
using namespace motcua;
using remote::ApiClient;
using test::Asked;
using test::Said;
using test::ScriptedServer;
using Cut = test::Said::Cut;

namespace {

const QByteArray emptyPage = R"({"next":"c","more":false,"serverTime":"2026-11-21T02:03:04Z"})" "\n";

Said feed(const QByteArray& body)
{
    Said said;
    said.type = "application/x-ndjson";
    said.body = body;
    return said;
}

template<class T>
Result<T> waited(const QFuture<Result<T>>& future)
{
    [&] { QTRY_VERIFY_WITH_TIMEOUT(future.isFinished(), 20'000); }();
    if (future.isCanceled() || future.resultCount() == 0)
        return fail(ErrorKind::Cancelled, u"cancelled"_s);
    return future.result();
}

QByteArray gzip(const QByteArray& chunk, int times)
{
    z_stream z = {};
    deflateInit2(&z, 1, Z_DEFLATED, 15 + 16, 9, Z_DEFAULT_STRATEGY);
    QByteArray out;
    QByteArray buffer(1 << 16, '\0');
    for (int i = 0; i < times; ++i) {
        z.next_in = reinterpret_cast<Bytef*>(const_cast<char*>(chunk.constData()));
        z.avail_in = static_cast<uInt>(chunk.size());
        do {
            z.next_out = reinterpret_cast<Bytef*>(buffer.data());
            z.avail_out = static_cast<uInt>(buffer.size());
            deflate(&z, i + 1 == times ? Z_FINISH : Z_NO_FLUSH);
            out.append(buffer.constData(), buffer.size() - static_cast<qsizetype>(z.avail_out));
        } while (z.avail_out == 0);
    }
    deflateEnd(&z);
    return out;
}

qint64 peakMemoryKb()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    for (const QByteArray& line : file.readAll().split('\n')) {
        if (line.startsWith("VmHWM:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong();
    }
    return 0;
}

} // namespace

class TestApiClient : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_server = std::make_unique<ScriptedServer>();
        m_api = std::make_unique<ApiClient>(m_server->url());
        remote::Limits limits;
        limits.silence = 400;
        limits.total = 3'000;
        m_api->setLimits(limits);
    }

    void headersOfEveryRequest()
    {
        m_server->setScript([](const Asked&) { return feed(emptyPage); });
        m_api->setTokenProvider([] { return QByteArray("sesame"); });
        QVERIFY(waited(remote::fetchFeed(*m_api, this, {u"agency:H15.50.05.13"_s, "a+b/c=", 2'000, 0})).has_value());
        const Asked& asked = m_server->asked().front();
        QCOMPARE(asked.headers.value("authorization"), QByteArray("Bearer sesame"));
        QCOMPARE(asked.headers.value("motcua-contract"), QByteArray("1"));
        QVERIFY(asked.headers.value("accept-encoding").contains("gzip"));
        // A cursor comes back exactly as it was given.
        const QUrlQuery query(QString::fromLatin1(asked.query));
        QCOMPARE(query.queryItemValue(u"after"_s, QUrl::FullyDecoded), u"a+b/c="_s);
        QVERIFY2(!asked.query.contains('+'), asked.query.constData());
        QCOMPARE(query.queryItemValue(u"scope"_s, QUrl::FullyDecoded), u"agency:H15.50.05.13"_s);
    }

    void badAnswers_data()
    {
        QTest::addColumn<int>("status");
        QTest::addColumn<QByteArray>("type");
        QTest::addColumn<QByteArray>("body");
        QTest::addColumn<int>("contract");
        QTest::addColumn<int>("cut");
        QTest::addColumn<ErrorKind>("kind");
        QTest::addColumn<QString>("code");
        const QByteArray json = "application/json";
        const QByteArray ndjson = "application/x-ndjson";
        const QByteArray problem = "application/problem+json";
        const int none = int(Cut::None);
        QTest::newRow("500") << 500 << problem << QByteArray(R"({"code":"internal"})") << 1 << none << ErrorKind::Server << u"internal"_s;
        QTest::newRow("502 of a proxy") << 502 << QByteArray("text/html") << QByteArray("<h1>") << 0 << none << ErrorKind::Server << u"http_502"_s;
        QTest::newRow("wrong type") << 200 << QByteArray("text/plain") << emptyPage << 1 << none << ErrorKind::Contract << u"wrong_content_type"_s;
        QTest::newRow("json for a feed") << 200 << json << QByteArray("{}") << 1 << none << ErrorKind::Contract << u"wrong_content_type"_s;
        QTest::newRow("a hotel's sign-in page") << 200 << QByteArray("text/html") << QByteArray("<html>") << 0 << none << ErrorKind::Contract << u"not_the_centre"_s;
        QTest::newRow("newer contract") << 200 << ndjson << emptyPage << 2 << none << ErrorKind::UpgradeRequired << u"newer_contract"_s;
        QTest::newRow("newer contract with an error") << 500 << problem << QByteArray("{}") << 2 << none << ErrorKind::UpgradeRequired << u"newer_contract"_s;
        QTest::newRow("426") << 426 << problem << QByteArray(R"({"code":"upgrade_required"})") << 1 << none << ErrorKind::UpgradeRequired << u"upgrade_required"_s;
        QTest::newRow("410") << 410 << problem << QByteArray(R"({"code":"scope_changed"})") << 1 << none << ErrorKind::Gone << u"scope_changed"_s;
        QTest::newRow("429") << 429 << problem << QByteArray(R"({"code":"rate_limited"})") << 1 << none << ErrorKind::RateLimited << u"rate_limited"_s;
        QTest::newRow("no answer") << 200 << ndjson << emptyPage << 1 << int(Cut::NoAnswer) << ErrorKind::Network << u"network_cut"_s;
        QTest::newRow("cut in the head") << 200 << ndjson << emptyPage << 1 << int(Cut::InHeaders) << ErrorKind::Network << u"network_cut"_s;
        QTest::newRow("cut in the body") << 200 << ndjson << emptyPage << 1 << int(Cut::InBody) << ErrorKind::Network << u"network_cut"_s;
        QTest::newRow("silence") << 200 << ndjson << emptyPage << 1 << int(Cut::Silence) << ErrorKind::Timeout << u"timeout"_s;
        QTest::newRow("silence in the body") << 200 << ndjson << emptyPage << 1 << int(Cut::SilenceInBody) << ErrorKind::Timeout << u"timeout"_s;
    }
    void badAnswers()
    {
        QFETCH(int, status);
        QFETCH(QByteArray, type);
        QFETCH(QByteArray, body);
        QFETCH(int, contract);
        QFETCH(int, cut);
        QFETCH(ErrorKind, kind);
        QFETCH(QString, code);
        m_server->setScript([=](const Asked&) {
            Said said;
            said.status = status;
            said.type = type;
            said.body = body;
            said.contract = contract;
            said.cut = Cut(cut);
            said.bodyBytes = 10;
            return said;
        });
        const auto page = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QVERIFY(!page.has_value());
        QCOMPARE(page.error().code, code);
        QCOMPARE(page.error().kind, kind);
        // The next good answer is taken.
        m_server->setScript([](const Asked&) { return feed(emptyPage); });
        QVERIFY(waited(remote::fetchFeed(*m_api, this, {u"ref"_s})).has_value());
    }

    void chunkedAndCut()
    {
        m_server->setScript([](const Asked&) {
            Said said = feed(emptyPage);
            said.chunked = true;
            said.cut = Cut::InBody;
            said.bodyBytes = 20;
            return said;
        });
        const auto bytes = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        // Whether Qt sees the cut or not: the page is not taken.
        QVERIFY(!bytes.has_value() || !remote::readFeedPage(*bytes).has_value());
    }

    void nobodyListens()
    {
        m_server->stop();
        const auto page = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QCOMPARE(page.error().code, u"network_refused"_s);
        QVERIFY(isRetryable(page.error().kind));
    }

    void notHttp()
    {
        m_server->setScript([](const Asked&) {
            Said said;
            said.raw = "220 mail.example ESMTP\r\n\r\nhello";
            return said;
        });
        const auto page = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QVERIFY(!page.has_value());
    }

    void redirectIsRefused()
    {
        ScriptedServer thief([](const Asked&) { return feed(emptyPage); });
        m_api->setTokenProvider([] { return QByteArray("sesame"); });
        m_server->setScript([&](const Asked&) {
            Said said;
            said.status = 307;
            said.headers = {{"Location", thief.url().toEncoded() + "/v1/feed"}};
            return said;
        });
        const auto page = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QCOMPARE(page.error().code, u"redirect_refused"_s);
        QVERIFY(thief.asked().isEmpty());
    }

    void tenMegabyteLine()
    {
        m_server->setScript([](const Asked&) { return feed("{\"seq\":1,\"body\":\"" + QByteArray(10 << 20, 'x') + "\"}\n" + emptyPage); });
        const auto page = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QCOMPARE(page.error().code, u"line_too_long"_s);
        QCOMPARE(page.error().kind, ErrorKind::Contract);
    }

    void endlessAnswer()
    {
        const qint64 before = peakMemoryKb();
        m_server->setScript([](const Asked&) {
            Said said = feed(QByteArray(64 << 10, ' ') + "\n");
            said.repeat = 1 << 20; // 64 GiB
            return said;
        });
        const auto page = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QCOMPARE(page.error().code, u"answer_too_large"_s);
        QVERIFY2(peakMemoryKb() - before < 300 << 10, qPrintable(QString::number(peakMemoryKb() - before)));
    }

    void gzipBomb()
    {
        const QByteArray bomb = gzip(QByteArray(1 << 20, ' '), 256); // 256 MiB in one
        const qint64 before = peakMemoryKb();
        for (const bool json : {true, false}) {
            m_server->setScript([&](const Asked&) {
                Said said = feed(bomb);
                if (json)
                    said.type = "application/json";
                said.headers = {{"Content-Encoding", "gzip"}};
                return said;
            });
            if (json)
                QCOMPARE(waited(remote::health(*m_api, this)).error().code, u"answer_too_large"_s);
            else
                QCOMPARE(remote::readFeedPage(*waited(remote::fetchFeed(*m_api, this, {u"ref"_s}))).error().code, u"answer_too_large"_s);
        }
        QVERIFY2(peakMemoryKb() - before < 200 << 10, qPrintable(QString::number(peakMemoryKb() - before)));
    }

    void gzipPage()
    {
        QByteArray lines;
        for (int i = 0; i < 3'000; ++i)
            lines += R"({"seq":1,"kind":"dossier","id":"a","rev":1,"op":"upsert","body":{"id":"a","note":"the same again and again"}})" "\n";
        const QByteArray packed = gzip(lines + emptyPage, 1);
        QVERIFY(lines.size() > 40 * packed.size()); // above Qt's own guard, and honest
        m_server->setScript([&](const Asked&) {
            Said said = feed(packed);
            said.headers = {{"Content-Encoding", "gzip"}};
            return said;
        });
        const auto bytes = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QVERIFY2(bytes.has_value(), bytes.has_value() ? "" : qPrintable(bytes.error().code));
        QCOMPARE(*bytes, packed); // unpacked where it is stored, not on this thread
        const auto page = remote::readFeedPage(*bytes);
        QVERIFY2(page.has_value(), page.has_value() ? "" : qPrintable(page.error().code));
        QCOMPARE(page->rows.size(), size_t(3'000));
        for (const qsizetype spoilt : {qsizetype(30), packed.size() / 2, packed.size() - 5, packed.size() - 1}) {
            QByteArray damaged = packed;
            damaged[spoilt] = char(damaged[spoilt] ^ 4);
            QVERIFY(!remote::readFeedPage(damaged).has_value());
            QVERIFY(!remote::readFeedPage(packed.left(spoilt)).has_value());
        }
    }

    void refreshOnceAndRepeat()
    {
        QByteArray token = "old";
        int refreshes = 0;
        auto promise = std::make_shared<QPromise<Result<bool>>>();
        promise->start();
        m_api->setTokenProvider([&] { return token; });
        m_api->setRefresher([&] {
            ++refreshes;
            return promise->future();
        });
        m_server->setScript([](const Asked& asked) {
            if (asked.headers.value("authorization") == "Bearer new")
                return feed(emptyPage);
            return Said{401, "application/problem+json", R"({"code":"token_expired"})"};
        });
        const auto one = remote::fetchFeed(*m_api, this, {u"ref"_s});
        QTRY_COMPARE(refreshes, 1);
        QVERIFY(!one.isFinished());
        token = "new";
        promise->addResult(true);
        promise->finish();
        QVERIFY(waited(one).has_value());
        QCOMPARE(m_server->asked().size(), 2);

        // A second 401 is final.
        m_server->setScript([](const Asked&) { return Said{401, "application/problem+json", R"({"code":"token_invalid"})"}; });
        m_server->forget();
        const auto page = waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QCOMPARE(page.error().kind, ErrorKind::Unauthorized);
        QCOMPARE(page.error().code, u"token_invalid"_s);
        QCOMPARE(m_server->asked().size(), 2);
    }

    void refreshFailsForTheNetwork()
    {
        m_api->setTokenProvider([] { return QByteArray("old"); });
        m_api->setRefresher([] {
            QPromise<Result<bool>> promise;
            promise.start();
            promise.addResult(Result<bool>(fail(ErrorKind::Network, u"network_refused"_s)));
            promise.finish();
            return promise.future();
        });
        m_server->setScript([](const Asked&) { return Said{401, "application/problem+json", R"({"code":"token_expired"})"}; });
        // Nobody is asked to sign in because the cable is out.
        QCOMPARE(waited(remote::fetchFeed(*m_api, this, {u"ref"_s})).error().kind, ErrorKind::Network);
    }

    void offlineCutsWhatIsUnderWay()
    {
        m_server->setScript([](const Asked&) {
            Said said;
            said.cut = Cut::Silence;
            return said;
        });
        const auto poll = remote::fetchFeed(*m_api, this, {u"ref"_s, "c", 10, 25});
        QTRY_COMPARE(m_server->asked().size(), 1);
        m_api->setOnline(false);
        QCOMPARE(waited(poll).error().code, u"offline"_s);
        QCOMPARE(waited(remote::health(*m_api, this)).error().code, u"offline"_s);
        QCOMPARE(m_server->asked().size(), 1);
        m_server->setScript([](const Asked&) { return feed(emptyPage); });
        m_api->setOnline(true);
        QVERIFY(waited(remote::fetchFeed(*m_api, this, {u"ref"_s})).has_value());
    }

    void answersDieWithTheAsker()
    {
        m_server->setScript([](const Asked&) {
            Said said;
            said.cut = Cut::Silence;
            return said;
        });
        auto context = std::make_unique<QObject>();
        const auto future = remote::fetchFeed(*m_api, context.get(), {u"ref"_s});
        QTRY_COMPARE(m_server->asked().size(), 1);
        context.reset();
        QTRY_VERIFY(future.isFinished());
        QVERIFY(future.isCanceled());
        QCOMPARE(future.resultCount(), 0);
    }

    void longPollMayBeSilent()
    {
        // 400 ms of silence are too much for a page, not for a poll of a second.
        m_server->setScript([](const Asked&) {
            Said said;
            said.cut = Cut::Silence;
            return said;
        });
        QElapsedTimer watch;
        watch.start();
        QCOMPARE(waited(remote::fetchFeed(*m_api, this, {u"ref"_s, "c", 10, 1})).error().code, u"timeout"_s);
        QVERIFY(watch.elapsed() >= 1'300);
    }

    void retryAfterIsHeard()
    {
        m_server->setScript([](const Asked&) {
            Said said{429, "application/problem+json", R"({"code":"rate_limited"})"};
            said.headers = {{"Retry-After", "7"}};
            return said;
        });
        QCOMPARE(m_api->quietFor(), 0);
        (void)waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QVERIFY(m_api->quietFor() > 5'000 && m_api->quietFor() <= 7'000);
    }

    void clockIsTold()
    {
        QSignalSpy contacted(m_api.get(), &ApiClient::contacted);
        m_server->setScript([](const Asked&) { return feed(emptyPage); });
        (void)waited(remote::fetchFeed(*m_api, this, {u"ref"_s}));
        QCOMPARE(contacted.size(), 1);
        QVERIFY(std::abs(contacted[0][0].toDateTime().msecsTo(QDateTime::currentDateTimeUtc())) < 5'000);
    }

    void tokensThatCouldEndAHeader()
    {
        m_server->setScript([](const Asked&) { return Said{200, "application/json", R"({"access":"a\r\nX-Evil: 1","refresh":"r"})"}; });
        QCOMPARE(waited(remote::refreshSession(*m_api, this, "r")).error().code, u"session_field"_s);
    }

    void blobs()
    {
        const QByteArray jpeg = "\xff\xd8\xff" + QByteArray(1'000, 'j');
        const QString hash = QString::fromLatin1(QCryptographicHash::hash(jpeg, QCryptographicHash::Sha256).toHex());
        m_server->setScript([&](const Asked& asked) {
            if (asked.verb == "HEAD")
                return Said{404, ""};
            if (asked.verb == "PUT")
                return Said{201, ""};
            return Said{200, "image/jpeg", jpeg + "x"};
        });
        QCOMPARE(waited(remote::hasBlob(*m_api, this, hash)).value(), false);
        QVERIFY(waited(remote::putBlob(*m_api, this, hash, jpeg)).has_value());
        QCOMPARE(m_server->asked().back().body, jpeg);
        QCOMPARE(m_server->asked().back().headers.value("content-type"), QByteArray("image/jpeg"));
        QCOMPARE(waited(remote::getBlob(*m_api, this, hash)).error().code, u"blob_hash"_s);
        QCOMPARE(waited(remote::getBlob(*m_api, this, u"../../etc/passwd"_s)).error().code, u"blob_name"_s);
        QCOMPARE(waited(remote::putBlob(*m_api, this, hash, "#!/bin/sh")).error().code, u"blob_type"_s);
        QCOMPARE(waited(remote::putBlob(*m_api, this, hash, "\xff\xd8\xff" + QByteArray(21 << 20, 'j'))).error().kind, ErrorKind::TooLarge);
    }

    void absurdNumberBlock()
    {
        m_server->setScript([](const Asked&) {
            return Said{200, "application/json", R"({"agency":"H15","date":"2026-11-21","first":1,"last":2000000000})"};
        });
        QCOMPARE(waited(remote::leaseNumbers(*m_api, this, u"H15"_s, QDate(2026, 11, 21), 30)).error().code, u"number_block"_s);
    }

private:
    std::unique_ptr<ScriptedServer> m_server;
    std::unique_ptr<ApiClient> m_api;
};

QTEST_GUILESS_MAIN(TestApiClient)
#include "tst_api_client.moc"
