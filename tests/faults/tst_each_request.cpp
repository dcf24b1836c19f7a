// A desk's morning over the wire: signing in, the first sync, a claim, steps, a received dossier, a picture up and down, the digest
// check, numbers back. Each of its requests fails once: before the centre hears of it, and after, when only the answer is lost.
// The desk comes through by itself (a person signs in again where that failed), every command takes effect once, the rows agree.
#include "services/digest_report.h"
#include "services/store_key.h"
#include "storage/blob_store.h"
#include "storage/sync_store.h"
#include "tests/faults/centre_file.h"
#include "tests/faults/faulty_wire.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QRandomGenerator>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::FaultyWire;
using test::SyncDesk;
using test::waited;

class TestEachRequest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 1'500;
        size.registrations = 0;
        size.meetings = 1;
        size.passes = 1;
        QVERIFY2(m_centre.seed(size), qPrintable(m_centre.problem()));
        QVERIFY2(m_centre.start(), qPrintable(m_centre.problem()));
        m_token = m_centre.signIn(u"ha.le"_s, u"reader"_s);
    }

    void eachOnce()
    {
        FaultyWire wire(m_centre.url());
        wire.cutNth(-1, FaultyWire::Way::Up, 0);
        QString wrong = morning(wire);
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong));
        const QList<QByteArray> all = wire.asked();
        QSet<QByteArray> kinds;
        for (const QByteArray& request : all)
            kinds.insert(request.split('/').value(2));
        qInfo("%lld requests of these kinds: %s", all.size(), kinds.values().join(' ').constData());
        for (const char* kind : {"session", "feed", "commands", "claims", "blobs", "digest", "number-blocks", "quarantine"})
            QVERIFY2(std::any_of(all.begin(), all.end(), [&](const QByteArray& request) { return request.contains(kind); }), kind);
        const qint64 step = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG") ? 1 : 9;
        int failed = 0;
        for (qint64 n = 0; n < all.size(); n += step) {
            for (const auto way : {FaultyWire::Way::Up, FaultyWire::Way::Down}) {
                wire.cutNth(n, way, 0);
                wrong = morning(wire);
                failed += wire.hasCut();
                wire.forgetCut();
                QVERIFY2(wrong.isEmpty(), qPrintable(u"request %1 (%2) %3: %4"_s.arg(n).arg(QString::fromLatin1(all[n]), way == FaultyWire::Way::Up ? u"unheard"_s : u"unanswered"_s, wrong)));
            }
        }
        qInfo("%d requests failed", failed);
        QVERIFY(failed > 3);
    }

private:
    //! Empty when everything came to its end.
    QString morning(FaultyWire& wire)
    {
        QTemporaryDir dir;
        SyncDesk desk(wire.url(), dir.path(), u"desk-morning"_s);
        remote::Limits limits;
        limits.silence = 2'000;
        desk.api.setLimits(limits);
        if (!desk.signIn(u"lan.nguyen"_s) && !desk.signIn(u"lan.nguyen"_s)) // who is told that it failed tries again
            return u"no signing in"_s;
        if (!desk.open() || !desk.start())
            return u"no first sync"_s;
        auto ids = desk.withStatus(DossierStatus::Received);
        auto next = DossierStatus::Processing;
        if (ids.size() < 2) { // how many were received depends on the day, and each morning takes two
            ids = desk.withStatus(DossierStatus::Processing);
            next = DossierStatus::Resolved;
        }
        if (ids.size() < 2)
            return u"no dossiers left to work on"_s;
        std::vector<std::pair<QString, QString>> made;
        (void)waited(desk.book().startWork(ids[0])); // a claim that is not heard of stops nobody
        for (int i = 0; i < 2; ++i) {
            const auto moved = waited(desk.book().transition(ids[size_t(i)], next));
            if (!moved)
                return u"a step: "_s + moved.error().code;
            made.emplace_back(moved->timeline.back().commandId, ids[size_t(i)]);
        }
        (void)waited(desk.book().endWork(ids[0]));
        const auto procedures = waited(desk.book().procedures());
        domain::Dossier filled;
        filled.agency = u"H15.50.05.13"_s;
        filled.procedureId = procedures->front().id;
        filled.procedureName = procedures->front().name;
        filled.owner.fullName = u"Lò Thị Sáng"_s;
        const auto received = waited(desk.book().receive(filled));
        if (!received)
            return u"receiving: "_s + received.error().code;
        made.emplace_back(received->timeline.back().commandId, received->id);
        const auto picture = putPicture(desk, dir.path());
        if (!picture)
            return u"a picture: "_s + picture.error().code;
        desk.office->sendNow();
        if (!desk.idle(40'000))
            return u"no rest"_s;
        if (!QTest::qWaitFor([&] { return test::CentreFile(m_centre.database()).hasBlob(*picture); }, 40'000))
            return u"the picture never came"_s;
        services::SyncEngine* engine = desk.office->engines().front();
        auto digest = waited(engine->checkDigest());
        if (!digest)
            digest = waited(engine->checkDigest()); // said, and asked for again
        if (!digest)
            return u"the digest: "_s + digest.error().code;
        (void)waited(desk.office->leave());
        for (const auto& [command, id] : made) {
            const auto there = domain::dossierFromJson(m_centre.readBack(u"dossier"_s, id, m_token));
            const auto times = !there ? 0 : std::count_if(there->timeline.begin(), there->timeline.end(), [&, id = command](const auto& event) { return event.commandId == id; });
            if (times != 1)
                return u"a command took effect %1 times"_s.arg(times);
            if (desk.dossier(id).rev != there->rev)
                return u"a row is not the centre's"_s;
        }
        return desk.needsLook().empty() ? QString() : u"something lies in the tray"_s;
    }

    Result<QString> putPicture(SyncDesk& desk, const QString& folder)
    {
        const QString at = services::officialFolder(folder, desk.session.official().id);
        const storage::BlobStore store(at + u"/blobs-dossiers"_s, services::storeKeyFor(desk.session.storeKey(), domain::Area::Dossiers, services::KeyUse::Blobs));
        auto db = storage::Db::open({at + u"/dossiers.db"_s, services::storeKeyFor(desk.session.storeKey(), domain::Area::Dossiers, services::KeyUse::Database)});
        if (!db)
            return tl::unexpected(db.error());
        QByteArray bytes(20'000, '\0');
        QRandomGenerator::global()->fillRange(reinterpret_cast<quint32*>(bytes.data()), bytes.size() / 4);
        bytes.prepend("\x89PNG\r\n\x1a\n");
        const auto hash = store.put(bytes);
        if (!hash)
            return tl::unexpected(hash.error());
        if (auto job = storage::sync::addBlobJob(**db, *hash, true); !job)
            return tl::unexpected(job.error());
        return *hash;
    }

    test::BackendProcess m_centre;
    QString m_token;
};

QTEST_MAIN(TestEachRequest)
#include "tst_each_request.moc"
