// A connection cut at every kind of byte, up and down: in the first line, in the head, between head and body, in the body's beginning,
// middle and last byte. Each time the desk comes through by itself, each command takes effect once, and the rows are the centre's.
#include "tests/faults/faulty_wire.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QSet>

using namespace motcua;
using namespace Qt::StringLiterals;
using domain::DossierStatus;
using test::FaultyWire;
using test::SyncDesk;
using test::waited;

class TestCutBytes : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG") ? 4'000 : 400;
        size.registrations = 0;
        size.meetings = 1;
        size.passes = 1;
        QVERIFY2(m_centre.seed(size), qPrintable(m_centre.problem()));
        QVERIFY2(m_centre.start(), qPrintable(m_centre.problem()));
        m_token = m_centre.signIn(u"lan.nguyen"_s);
    }

    void anyByte()
    {
        FaultyWire wire(m_centre.url());
        QTemporaryDir dir;
        SyncDesk desk(wire.url(), dir.path(), u"desk-cut"_s);
        remote::Limits limits;
        limits.silence = 1'000;
        desk.api.setLimits(limits);
        QVERIFY(desk.signInAndStart(u"ha.le"_s));
        const auto ids = desk.withStatus(DossierStatus::Received);
        QVERIFY(!ids.empty());
        int tried = 0;
        const bool all = qEnvironmentVariableIsSet("MOTCUA_TEST_LONG");
        int cuts = 0;
        for (const QByteArray what : {"/v1/commands", "/v1/feed"}) {
            for (const auto way : {FaultyWire::Way::Up, FaultyWire::Way::Down}) {
                // Down: the answer's first line, its head, around its end, the body from the first to the last byte.
                QList<qint64> places{0, 1, 9, 14, 40, 100, 180, 220, 260, 300, 340, 380, 420, 500, 700, 1'000};
                if (all) {
                    for (qint64 at = 2; at < 900; at += 5)
                        places << at;
                }
                for (const qint64 at : places) {
                    if (!all && (at % 3 != 0))
                        continue;
                    const QString id = ids[size_t(tried++) % ids.size()];
                    wire.cutAt(way, at, what);
                    const auto seen = desk.dossier(id);
                    auto typed = seen;
                    typed.note = u"lần %1"_s.arg(tried);
                    const auto edited = waited(desk.book().edit(seen, typed));
                    QVERIFY(edited.has_value());
                    const QString command = edited->dossier.timeline.back().commandId;
                    QTRY_COMPARE_WITH_TIMEOUT(timesAtCentre(id, command), 1, 15'000);
                    QVERIFY(desk.idle());
                    QTRY_COMPARE(desk.mark(id), services::SyncMark::Settled);
                    cuts += wire.hasCut();
                    wire.forgetCut();
                }
            }
        }
        qInfo("%d cuts", cuts);
        QVERIFY(cuts > 5);
        QCOMPARE(desk.needsLook().size(), size_t(0));
        QCOMPARE(desk.rows().size(), std::min<size_t>(1'000, static_cast<size_t>(m_centre.feed(u"agency:H15.50.05.13"_s, m_token).size())));
    }

private:
    int timesAtCentre(const QString& id, const QString& command)
    {
        int times = 0;
        const auto dossier = domain::dossierFromJson(m_centre.readBack(u"dossier"_s, id, m_token));
        for (const auto& event : dossier ? dossier->timeline : std::vector<domain::DossierEvent>())
            times += event.commandId == command;
        return times;
    }

    test::BackendProcess m_centre;
    QString m_token;
};

QTEST_MAIN(TestCutBytes)
#include "tst_cut_bytes.moc"
