// Large papers over a bad cable, and what of them lies on this machine: real centre, real queue.
#include "services/registration_desk.h"
#include "storage/blob_store.h"
#include "tests/services/agreement_kit.h"

#include <QDirIterator>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::CuttingProxy;
using test::SyncDesk;
using test::waited;

class TestBlobTraffic : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.registrations = 4;
        QVERIFY2(m_backend.seed(size), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
        m_token = m_backend.signIn(u"lan.nguyen"_s, u"onlooker"_s);
        QVERIFY(!m_token.isEmpty());
    }
    void init() { m_dir = std::make_unique<QTemporaryDir>(); }

    void anUploadGoesOnWhereItWasCut_data()
    {
        QTest::addColumn<bool>("heard");
        QTest::newRow("before the centre heard") << false;
        QTest::newRow("after it has answered") << true;
    }
    void anUploadGoesOnWhereItWasCut()
    {
        QFETCH(bool, heard);
        CuttingProxy cable(m_backend.url());
        SyncDesk desk(cable.url(), m_dir->path());
        QVERIFY(desk.signInAndStart());
        const QByteArray paper = "%PDF-1.7 " + QByteArray(1'500'000, heard ? 'a' : 'b'); // six pieces
        const auto hash = storeOf(desk, domain::Area::Dossiers).put(paper);
        QVERIFY(hash.has_value());
        const auto procedures = waited(desk.book().procedures());
        QVERIFY(procedures.has_value() && !procedures->empty());
        domain::Dossier filled;
        filled.procedureId = procedures->front().id;
        filled.procedureName = procedures->front().name;
        filled.owner.fullName = u"Trần Thị Mậu"_s;
        for (const auto& asked : procedures->front().components) {
            domain::Component component;
            component.key = asked.key;
            component.name = asked.name;
            component.received = true;
            filled.components.push_back(component);
        }
        QVERIFY(!filled.components.empty());
        filled.components.front().blobs = {*hash};
        std::vector<services::Uploads> seen;
        connect(desk.office.get(), &services::Office::syncStatusChanged, this, [&] {
            const services::Uploads now = desk.office->syncStatus().uploads;
            if (seen.empty() || !(now == seen.back()))
                seen.push_back(now);
        });
        cable.cutAt(3, heard ? CuttingProxy::Cut::After : CuttingProxy::Cut::Before, "PUT /v1/blobs");
        const auto received = waited(desk.book().receive(filled));
        QVERIFY2(received.has_value(), received ? "" : qPrintable(received.error().code));
        QVERIFY(desk.idle(60'000));
        QVERIFY(cable.hasCut());
        // The tray can say how far it is: the whole size from the first on, more and more of it, and nothing at the end.
        QVERIFY(seen.size() >= 5);
        qint64 before = 0;
        for (const services::Uploads& now : seen) {
            if (now.files == 0)
                continue;
            QCOMPARE(now.files, 1);
            QCOMPARE(now.bytes, qint64(paper.size()));
            QVERIFY(now.sent >= before && now.sent <= now.bytes);
            before = now.sent;
        }
        QVERIFY(before > paper.size() / 2);
        QCOMPARE(seen.back(), services::Uploads());
        desk.office->disconnect(this);
        const auto puts = std::count_if(cable.lines().begin(), cable.lines().end(), [](const QByteArray& line) { return line.startsWith("PUT /v1/blobs"); });
        QVERIFY2(puts >= 6 && puts <= 8, QByteArray::number(qlonglong(puts)).constData()); // six pieces, and only the cut one again
        QCOMPARE(m_backend.get(u"/v1/blobs/"_s + *hash, m_token).body, paper);
        QCOMPARE(m_backend.readBack(u"dossier"_s, received->id, m_token).value("code"_L1).toString(), received->code); // the command waited for it
    }

    // The secretary's next cards are here before anybody has looked at one.
    void photosOfWaitingReviewsComeAhead()
    {
        CuttingProxy cable(m_backend.url());
        cable.cutAt(0, CuttingProxy::Cut::After, "GET /v1/blobs");
        SyncDesk desk(cable.url(), m_dir->path());
        QVERIFY(desk.signInAndStart(u"trung.vo"_s));
        const auto store = storeOf(desk, domain::Area::Party);
        int photos = 0;
        for (const QJsonObject& line : m_backend.feed(u"cell:CB04"_s, m_backend.signIn(u"trung.vo"_s, u"onlooker-2"_s))) {
            const QJsonObject body = line.value("body"_L1).toObject();
            const QString photo = body.value("photo"_L1).toString();
            if (line.value("kind"_L1).toString() != "registration"_L1 || photo.isEmpty() || body.value("status"_L1).toString() != "waiting"_L1)
                continue;
            ++photos;
            QTRY_VERIFY(store.has(photo));
        }
        QVERIFY(photos > 0);
        // Without a line they are seen all the same.
        desk.office->setOnline(false);
        const auto rows = waited(desk.office->registrations()->list());
        QVERIFY(rows.has_value());
        for (const auto& row : *rows) {
            if (row.hasPhoto)
                QVERIFY(waited(desk.office->registrations()->photo(row.id)).has_value());
        }
    }

    void theLeastUsedGoFirst()
    {
        const storage::BlobStore store(m_dir->filePath(u"blobs"_s), QByteArray(32, 'k'));
        QStringList hashes;
        for (char c = 'a'; c < 'f'; ++c)
            hashes << store.put(QByteArray(100'000, c)).value();
        const QDateTime now = QDateTime::currentDateTimeUtc();
        for (QDirIterator it(m_dir->path(), QDir::Files, QDirIterator::Subdirectories); it.hasNext();) {
            QFile file(it.next());
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(now.addDays(-10), QFileDevice::FileModificationTime));
        }
        QVERIFY(store.get(hashes[3]).has_value()); // looked at: used
        QCOMPARE(store.trim(10'000'000, {}), 0);
        QCOMPARE(store.trim(220'000, {hashes[0]}), 3); // 0 is not at the centre yet
        QVERIFY(store.has(hashes[0]));
        QVERIFY(store.has(hashes[3]));
        QVERIFY(store.get(hashes[3]).has_value());
    }

private:
    [[nodiscard]] storage::BlobStore storeOf(const SyncDesk& desk, domain::Area area) const
    {
        const QString folder = services::officialFolder(m_dir->path(), desk.session.official().id) + u"/blobs-"_s + (area == domain::Area::Party ? u"party"_s : u"dossiers"_s);
        return storage::BlobStore(folder, services::storeKeyFor(desk.session.storeKey(), area, services::KeyUse::Blobs));
    }

    test::BackendProcess m_backend;
    QString m_token;
    std::unique_ptr<QTemporaryDir> m_dir;
};

QTEST_GUILESS_MAIN(TestBlobTraffic)
#include "tst_blob_traffic.moc"
