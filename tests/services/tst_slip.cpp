// A slip: unsent work as a file, sealed for the centre and signed; carried to another desk, taken in there, decided about at the centre.
#include "services/slip.h"
#include "services/tray_desk.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"
#include "tests/support/cutting_proxy.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using services::Slip;
using test::BackendProcess;
using test::CuttingProxy;
using test::SyncDesk;
using test::waited;

namespace {

const QString scope = u"agency:H15.50.05.13"_s;

Slip sample()
{
    Slip slip;
    slip.official = u"official-1"_s;
    slip.device = u"desk-1"_s;
    slip.madeAt = QDateTime(QDate(2026, 11, 21), QTime(2, 3), Qt::UTC);
    slip.items = {{domain::uuidV7(1'790'000'000'000, QByteArray(10, 'a')), scope, u"dossier"_s, u"d-1"_s, QByteArray(80, 'x')}};
    return slip;
}

} // namespace

class TestSlip : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void whatIsWrittenIsRead()
    {
        const QByteArray key(32, 'k');
        const auto file = services::slips::write(sample(), key);
        QVERIFY(file.has_value());
        const auto slip = services::slips::read(*file);
        QVERIFY(slip.has_value());
        QCOMPARE(slip->device, u"desk-1"_s);
        QCOMPARE(slip->madeAt, sample().madeAt);
        QCOMPARE(slip->items.size(), size_t(1));
        QCOMPARE(slip->items[0].sealed, sample().items[0].sealed);
        QCOMPARE(slip->fingerprint().size(), 19);
        QCOMPARE(services::slips::read(*services::slips::write(sample(), key))->fingerprint(), slip->fingerprint()); // one desk, one mark
        QVERIFY(services::slips::read(*services::slips::write(sample(), QByteArray(32, 'l')))->fingerprint() != slip->fingerprint());
    }

    // Every byte of the file is under the signature, or breaks its form.
    void aChangedByteIsSeen()
    {
        const QByteArray file = services::slips::write(sample(), QByteArray(32, 'k')).value();
        const QByteArray plain = QJsonDocument::fromJson(file).toJson(QJsonDocument::Compact);
        int seen = 0;
        for (qsizetype i = 0; i < plain.size(); ++i) {
            QByteArray changed = plain;
            changed[i] = char(changed.at(i) ^ 0x01);
            if (QJsonDocument::fromJson(changed) == QJsonDocument::fromJson(plain))
                continue;
            const auto read = services::slips::read(changed);
            QVERIFY2(!read.has_value(), qPrintable(QString::number(i)));
            seen += read.error().code == "slip_signature"_L1 ? 1 : 0;
        }
        QVERIFY(seen > 50);
        for (const QByteArray& other : {QByteArray(), QByteArray("{}"), QByteArray("[1]"), QByteArray("\0\1", 2), file.left(file.size() / 2)})
            QCOMPARE(services::slips::read(other).error().code, u"slip_unreadable"_s);
    }

    void fromDeskToDeskToCentre_data()
    {
        QTest::addColumn<int>("cut"); // -1 none, else CuttingProxy::Cut
        QTest::newRow("a good line") << -1;
        QTest::newRow("cut after the centre has answered") << int(CuttingProxy::Cut::After);
    }
    void fromDeskToDeskToCentre()
    {
        QFETCH(int, cut);
        if (!m_backend.isRunning()) {
            QVERIFY2(m_backend.seed(), qPrintable(m_backend.problem()));
            QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
            m_admin = m_backend.signIn(u"admin"_s, u"admin-pc"_s);
        }
        QTemporaryDir dir;
        SyncDesk a(m_backend.url(), dir.filePath(u"a"_s), u"desk-a"_s);
        QVERIFY(a.signInAndStart());
        QCOMPARE(waited(a.office->trayDesk().exportSlip()).error().code, u"slip_empty"_s);
        const auto ids = a.withStatus(DossierStatus::Processing);
        const size_t at = cut < 0 ? 0 : 1; // other dossiers than the row before
        QVERIFY(ids.size() >= at + 2);
        a.office->setOnline(false);
        auto typed = a.dossier(ids[at]);
        const QString phone = cut < 0 ? u"0905172386"_s : u"0905172863"_s;
        typed.owner.phone = phone;
        QVERIFY(waited(a.book().edit(a.dossier(ids[at]), typed)).has_value());
        QVERIFY(waited(a.book().transition(ids[at + 1], DossierStatus::SupplementRequested, u"Thiếu bản sao"_s)).has_value());
        const auto file = waited(a.office->trayDesk().exportSlip());
        QVERIFY2(file.has_value(), file.has_value() ? "" : qPrintable(file.error().code));
        QCOMPARE(file->pieces, 2);
        for (const QString& secret : {phone, u"Thiếu"_s, typed.owner.fullName, typed.code, a.session.official().fullName})
            QVERIFY2(!file->bytes.contains(secret.toUtf8()), qPrintable(secret));

        CuttingProxy cable(m_backend.url());
        SyncDesk b(cable.url(), dir.filePath(u"b"_s), u"desk-b"_s);
        QVERIFY(b.signInAndStart(u"ha.le"_s));
        if (cut >= 0)
            cable.cutAt(0, CuttingProxy::Cut(cut), "POST /v1/quarantine");
        QByteArray changed = file->bytes;
        changed.replace("desk-a", "desk-c");
        QCOMPARE(waited(b.office->trayDesk().takeInSlip(changed)).error().code, u"slip_signature"_s);
        const auto taken = waited(b.office->trayDesk().takeInSlip(file->bytes));
        QVERIFY(taken.has_value());
        QCOMPARE(taken->pieces, 2);
        QCOMPARE(taken->slip.fingerprint(), file->fingerprint);
        QTRY_COMPARE(kept(ids[at]).size(), 1);
        QTRY_COMPARE(kept(ids[at + 1]).size(), 1);
        QVERIFY(b.idle());
        const QJsonObject contents = contentsOf(kept(ids[at]).first());
        QCOMPARE(contents["type"_L1].toString(), u"dossier.edit"_s);
        QCOMPARE(contents["payload"_L1]["changes"_L1][0]["to"_L1].toString(), phone);

        // The same slip again, here or elsewhere, is still the same work.
        QVERIFY(waited(b.office->trayDesk().takeInSlip(file->bytes)).has_value());
        QVERIFY(b.idle());
        QCOMPARE(kept(ids[at]).size(), 1);
        // And the first desk has lost nothing by it: its work takes effect when the line is back.
        a.office->setOnline(true);
        QVERIFY(a.idle());
        QTRY_COMPARE(a.dossier(ids[at]).owner.phone, phone);
        QCOMPARE(m_backend.readBack(u"dossier"_s, ids[at + 1], m_backend.signIn(u"lan.nguyen"_s, u"look"_s))["status"_L1].toInt(), 5);
    }

private:
    QStringList kept(const QString& target)
    {
        QStringList ids;
        for (const QJsonValue& item : m_backend.get(u"/v1/quarantine?scope="_s + scope, m_admin).json()["items"_L1].toArray()) {
            if (item["target"_L1].toString() == target)
                ids.append(item["id"_L1].toString());
        }
        return ids;
    }
    QJsonObject contentsOf(const QString& id)
    {
        const QByteArray contents = QByteArray::fromBase64(m_backend.get(u"/v1/quarantine/"_s + id, m_admin).json()["contents"_L1].toString().toLatin1());
        return QJsonDocument::fromJson(contents).object();
    }

    BackendProcess m_backend;
    QString m_admin;
};

QTEST_GUILESS_MAIN(TestSlip)
#include "tst_slip.moc"
