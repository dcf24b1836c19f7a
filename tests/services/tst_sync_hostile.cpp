// The engine against a centre, a proxy or a thief with bad manners: a clear error, nothing lost, and the next good answer
// brings both sides together.
#include "tests/services/scripted_centre.h"
#include "tests/services/sync_desk.h"

#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::Said;
using test::ScriptedCentre;
using test::SyncDesk;
using test::waited;
using Cut = test::Said::Cut;
using State = services::SyncStatus::State;
using domain::DossierStatus;

Q_DECLARE_METATYPE(test::Said)

namespace {

const QString first = u"0193bbbb-0000-7000-8000-000000000001"_s;
const QString second = u"0193bbbb-0000-7000-8000-000000000002"_s;
const QString third = u"0193bbbb-0000-7000-8000-000000000003"_s;

Said problem(int status, const QByteArray& code)
{
    return {status, "application/problem+json", "{\"code\":\"" + code + "\"}"};
}

Said ndjson(const QByteArray& body)
{
    return {200, "application/x-ndjson", body};
}

Said changed(Said said, const std::function<void(Said&)>& change)
{
    change(said);
    return said;
}

} // namespace

class TestSyncHostile : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_centre = std::make_unique<ScriptedCentre>();
        m_centre->put(first);
        m_centre->put(second);
        m_desk = std::make_unique<SyncDesk>(m_centre->server.url(), m_dir->path());
        remote::Limits limits;
        limits.silence = 300;
        limits.total = 2'000;
        m_desk->api.setLimits(limits);
        QVERIFY(m_desk->signIn(u"ha.le"_s));
        QVERIFY(m_desk->open(0, 20));
        QVERIFY(m_desk->start());
        QCOMPARE(m_desk->rows().size(), size_t(2));
    }
    void cleanup()
    {
        m_desk.reset();
        m_centre.reset();
    }

    void badAnswer_data()
    {
        QTest::addColumn<QByteArray>("path");
        QTest::addColumn<Said>("said");
        QTest::addColumn<QString>("code");
        const Said good;
        struct Row
        {
            const char* name;
            Said said;
            QString code;
        };
        const auto cut = [](const QByteArray& type, Cut how) {
            Said said{200, type, R"({"results":[],"next":"x","more":false})" "\n"};
            said.cut = how;
            said.bodyBytes = 9;
            return said;
        };
        const QByteArray json = "application/json";
        const QByteArray lines = "application/x-ndjson";
        for (const bool feed : {true, false}) {
            const QByteArray path = feed ? "/v1/feed" : "/v1/commands";
            const QByteArray type = feed ? lines : json;
            const QList<Row> rows{
                {"500", problem(500, "internal"), u"internal"_s},
                {"503", problem(503, "busy"), u"busy"_s},
                {"429", problem(429, "rate_limited"), u"rate_limited"_s},
                {"404", problem(404, "no_route"), u"no_route"_s},
                {"html", {200, "text/html", "<html>"}, u"wrong_content_type"_s},
                {"hotel", changed({200, "text/html", "<html>"}, [](Said& s) { s.contract = 0; }), u"not_the_centre"_s},
                {"redirect", changed(problem(302, "x"), [](Said& s) { s.headers = {{"Location", "http://127.0.0.1:1/"}}; }), u"redirect_refused"_s},
                {"broken json", {200, type, "{\"results\":[{]"}, feed ? u"feed_truncated"_s : u"bad_json"_s},
                {"deep json", {200, type, QByteArray(200'000, '[')}, u"too_deep"_s},
                {"empty", {200, type, ""}, feed ? u"feed_truncated"_s : u"bad_json"_s},
                {"cut before the head", cut(type, Cut::NoAnswer), u"network_cut"_s},
                {"cut in the head", cut(type, Cut::InHeaders), u"network_cut"_s},
                {"cut in the body", cut(type, Cut::InBody), u"network_cut"_s},
                {"silence", cut(type, Cut::Silence), u"timeout"_s},
                {"silence in the body", cut(type, Cut::SilenceInBody), u"timeout"_s},
            };
            for (const Row& row : rows)
                QTest::addRow("%s: %s", path.constData(), row.name) << path << row.said << row.code;
        }
        const QByteArray feed = "/v1/feed";
        const QByteArray row = R"({"seq":9,"kind":"dossier","id":"x","rev":1,"op":"remove"})" "\n";
        QTest::newRow("truncated page") << feed << ndjson(row) << u"feed_truncated"_s;
        QTest::newRow("cut in mid-line") << feed << ndjson(row + row.left(20)) << u"feed_truncated"_s;
        QTest::newRow("ten megabytes in a line") << feed << ndjson(QByteArray(10 << 20, 'x')) << u"line_too_long"_s;
        QTest::newRow("stands still") << feed << ndjson(R"({"next":"1/2","more":true})") << u"feed_stands_still"_s;
        const QByteArray commands = "/v1/commands";
        QTest::newRow("no results") << commands << Said{200, json, "{}"} << u"results_shape"_s;
        QTest::newRow("another's result") << commands << Said{200, json, R"({"results":[{"id":"x","outcome":"applied","rev":1,"seq":1}]})"} << u"results_shape"_s;
    }
    // A command waits, a row has come at the centre, and the answer is bad.
    void badAnswer()
    {
        QFETCH(QByteArray, path);
        QFETCH(Said, said);
        QFETCH(QString, code);
        m_centre->hook = ScriptedCentre::Hook{path, [said](const Said&) { return said; }, false};
        m_centre->put(third);
        const auto moved = waited(m_desk->book().transition(first, DossierStatus::Processing));
        QVERIFY2(moved.has_value(), moved.has_value() ? "" : qPrintable(moved.error().code));
        const QString command = m_desk->dossier(first).timeline.back().commandId;
        m_desk->office->sendNow();

        QTRY_VERIFY2(m_desk->office->syncStatus().error, "no error shown");
        QTRY_COMPARE(m_desk->office->syncStatus().error->code, code);
        QCOMPARE(m_desk->office->syncStatus().state, State::Offline);
        QVERIFY(m_desk->office->syncStatus().since.isValid());
        // Nothing is lost: the screen shows what was done.
        QCOMPARE(m_desk->dossier(first).status, DossierStatus::Processing);
        QCOMPARE(m_desk->needsLook().size(), size_t(0));
        if (path == "/v1/commands") {
            QCOMPARE(m_desk->office->syncStatus().waiting, 1);
            QCOMPARE(m_desk->mark(first), services::SyncMark::Waiting);
        } else {
            QCOMPARE(m_desk->rows().size(), size_t(2)); // nothing of the page was applied
        }

        m_centre->hook.reset();
        m_desk->office->sendNow();
        QTRY_COMPARE(m_centre->timesApplied(command), 1);
        QVERIFY(m_desk->idle());
        QTRY_VERIFY(!m_desk->office->syncStatus().error);
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::Synced);
        m_desk->office->sendNow();
        QTRY_COMPARE(m_desk->rows().size(), size_t(3));
        QCOMPARE(m_desk->dossier(first), m_centre->dossiers[first]);
        QCOMPARE(m_desk->mark(first), services::SyncMark::Settled);
        QCOMPARE(m_centre->timesApplied(command), 1);
    }

    // The effect took place, the answer did not come back: sent again, taken once.
    void answerLost()
    {
        m_centre->hook = ScriptedCentre::Hook{"/v1/commands", [](const Said& right) { Said s = right; s.cut = Cut::InBody; s.bodyBytes = 5; return s; }, true};
        m_centre->oneTime = true;
        QVERIFY(waited(m_desk->book().transition(first, DossierStatus::Processing)).has_value());
        const QString command = m_desk->dossier(first).timeline.back().commandId;
        QVERIFY(m_desk->idle());
        QTRY_COMPARE(m_centre->timesApplied(command), 1);
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::Synced);
        QCOMPARE(m_desk->dossier(first).timeline.size(), size_t(1));
        QVERIFY(m_centre->server.count("POST", "/v1/commands") >= 2);
    }

    void newerContract()
    {
        m_centre->hook = ScriptedCentre::Hook{{}, [](const Said&) { Said s = ndjson("{}"); s.contract = 2; return s; }, false};
        QVERIFY(waited(m_desk->book().transition(first, DossierStatus::Processing)).has_value());
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::UpgradeRequired);
        QCOMPARE(m_desk->office->syncStatus().error->code, u"newer_contract"_s);
        QCOMPARE(m_desk->office->syncStatus().waiting, 1);
        const auto asked = m_centre->server.asked().size();
        QTest::qWait(150); // several backoffs long: nobody is asked any more
        QCOMPARE(m_centre->server.asked().size(), asked);
        m_centre->hook.reset();
        m_desk->office->sendNow();
        QVERIFY(m_desk->idle());
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::Synced);
        QCOMPARE(m_centre->dossiers[first].status, DossierStatus::Processing);
    }

    void unauthorisedInMidSync()
    {
        m_centre->hook = ScriptedCentre::Hook{{}, [](const Said&) { return problem(401, "token_invalid"); }, false};
        QVERIFY(waited(m_desk->book().transition(first, DossierStatus::Processing)).has_value());
        QTRY_COMPARE(m_desk->session.stage(), services::Session::Stage::SignInAgain);
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::SignInAgain);
        QCOMPARE(m_desk->office->syncStatus().waiting, 1);
        QCOMPARE(m_desk->dossier(first).status, DossierStatus::Processing);
        const auto asked = m_centre->server.asked().size();
        QTest::qWait(150);
        QCOMPARE(m_centre->server.asked().size(), asked);
        m_centre->hook.reset();
        QVERIFY(m_desk->signIn(u"ha.le"_s));
        QVERIFY(m_desk->idle());
        QTRY_COMPARE(m_centre->dossiers[first].status, DossierStatus::Processing);
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::Synced);
    }

    void expiredTokenIsRefreshed()
    {
        // 401 once, then the refreshed token is good; nobody notices.
        m_centre->server.forget();
        // The scripted centre has no refresh route of its own: give it one.
        m_centre->server.setScript([this, refreshed = false](const test::Asked& asked) mutable {
            if (asked.path == "/v1/session/refresh") {
                refreshed = true;
                return Said{200, "application/json", R"({"access":"new","refresh":"r2","expiresIn":900})"};
            }
            if (!refreshed)
                return problem(401, "token_expired");
            return asked.path == "/v1/feed" ? ndjson(R"({"next":"1/2","more":false})") : problem(404, "no_route");
        });
        m_desk->office->sendNow();
        QTRY_COMPARE(m_centre->server.count("GET", "/v1/feed"), 2);
        QCOMPARE(m_centre->server.count("POST", "/v1/session/refresh"), 1);
        auto asked = m_centre->server.asked();
        asked.erase(std::remove_if(asked.begin(), asked.end(), [](const test::Asked& one) { return one.path != "/v1/feed"; }), asked.end());
        QCOMPARE(asked.back().headers.value("authorization"), QByteArray("Bearer new"));
        QCOMPARE(m_desk->session.stage(), services::Session::Stage::SignedIn);
    }

    void unknownStatusIsParkedAndSeen()
    {
        m_centre->put(third);
        m_centre->publish(third, [](QJsonObject& body) { body.insert(u"status"_s, 42); });
        m_centre->publish(second); // after it: the cursor goes on
        const qint64 rev = m_centre->dossiers[second].rev;
        m_desk->office->sendNow();
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::NeedsLook);
        QCOMPARE(m_desk->office->syncStatus().needsLook, 1);
        QTRY_COMPARE(m_desk->dossier(second).rev, rev);
        const auto tray = m_desk->needsLook();
        QCOMPARE(tray.size(), size_t(1));
        QCOMPARE(tray[0].state, services::TrayEntry::State::Parked);
        QCOMPARE(tray[0].code, u"unknown_status"_s);
        QCOMPARE(tray[0].rows, 1);
        QCOMPARE(tray[0].olderShown, 0);
        QVERIFY(tray[0].needsUpdate);
        // A version of the row that can be read takes it out again.
        m_centre->publish(third);
        m_desk->office->sendNow();
        QTRY_COMPARE(m_desk->rows().size(), size_t(3));
        QTRY_COMPARE(m_desk->office->syncStatus().state, State::Synced);
    }

    void expiredCursorReadsAnewIntoPlace()
    {
        // Unsent work, then 410: the outbox stays, what has gone at the centre goes here.
        m_centre->hook = ScriptedCentre::Hook{"/v1/commands", [](const Said&) { return problem(500, "internal"); }, false};
        QVERIFY(waited(m_desk->book().transition(first, DossierStatus::Processing)).has_value());
        m_centre->feed.remove(m_centre->at[second]); // gone without a trace
        m_centre->dossiers.remove(second);
        ++m_centre->epoch;
        m_desk->office->sendNow();
        QTRY_COMPARE(m_desk->rows().size(), size_t(1));
        QCOMPARE(m_desk->dossier(first).status, DossierStatus::Processing);
        QCOMPARE(m_desk->office->syncStatus().waiting, 1);
        m_centre->hook.reset();
        m_desk->office->sendNow();
        QVERIFY(m_desk->idle());
        QTRY_COMPARE(m_centre->dossiers[first].status, DossierStatus::Processing);
    }

    // The centre refuses the request that carries one poisonous command: that one goes to the tray, the others pass.
    void poisonousCommand()
    {
        m_centre->put(third);
        m_desk->office->sendNow();
        QTRY_COMPARE(m_desk->rows().size(), size_t(3));
        m_desk->office->setOnline(false);
        for (const QString& id : {first, second, third})
            QVERIFY(waited(m_desk->book().transition(id, DossierStatus::Processing)).has_value());
        const QByteArray poison = m_desk->dossier(second).timeline.back().commandId.toLatin1();
        m_centre->server.setScript([this, poison](const test::Asked& asked) {
            if (asked.path == "/v1/commands" && asked.body.contains(poison))
                return problem(422, "body_shape");
            return m_centre->rightly(asked);
        });
        m_desk->office->setOnline(true);
        QTRY_COMPARE(m_centre->dossiers[first].status, DossierStatus::Processing);
        QTRY_COMPARE(m_centre->dossiers[third].status, DossierStatus::Processing);
        QTRY_COMPARE(m_desk->needsLook().size(), size_t(1));
        QCOMPARE(m_desk->needsLook()[0].code, u"body_shape"_s);
        QCOMPARE(m_desk->needsLook()[0].target, second);
        QCOMPARE(m_desk->dossier(second).status, DossierStatus::Received);
    }

    // Each request is cut once, before and after the centre has worked: each time the desk comes through.
    void everyRequestFailsOnce_data()
    {
        QTest::addColumn<bool>("effect");
        QTest::newRow("not heard") << false;
        QTest::newRow("answer lost") << true;
    }
    void everyRequestFailsOnce()
    {
        QFETCH(bool, effect);
        int reached = 0;
        for (int i = 0; i < 12; ++i) {
            cleanup();
            init();
            m_centre->hook = ScriptedCentre::Hook{{}, [](const Said& right) { Said s = right; s.cut = Cut::NoAnswer; return s; }, effect};
            m_centre->hookAt = i;
            m_centre->oneTime = true;
            m_centre->put(third);
            QVERIFY(waited(m_desk->book().transition(first, DossierStatus::Processing)).has_value());
            QVERIFY(waited(m_desk->book().transition(first, DossierStatus::Resolved)).has_value());
            const auto timeline = m_desk->dossier(first).timeline;
            m_desk->office->sendNow();
            QTRY_COMPARE(m_centre->dossiers[first].status, DossierStatus::Resolved);
            QVERIFY(m_desk->idle());
            m_desk->office->sendNow();
            QTRY_COMPARE(m_desk->rows().size(), size_t(3));
            QVERIFY(m_desk->idle());
            QTRY_COMPARE(m_desk->dossier(first), m_centre->dossiers[first]);
            QCOMPARE(m_centre->dossiers[first].timeline.size(), size_t(2));
            for (const auto& event : timeline)
                QCOMPARE(m_centre->timesApplied(event.commandId), 1);
            reached += !m_centre->hook.has_value();
        }
        QVERIFY2(reached >= 3, qPrintable(QString::number(reached)));
    }

private:
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<ScriptedCentre> m_centre;
    std::unique_ptr<SyncDesk> m_desk;
};

QTEST_MAIN(TestSyncHostile)
#include "tst_sync_hostile.moc"
