// A year's days off are announced: given to the centre while it serves, they are what desks reckon with, and no printed date moves.
#include "services/store_key.h"
#include "tests/services/sync_desk.h"
#include "tests/support/backend_process.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSignalSpy>

using namespace motcua;
using namespace Qt::StringLiterals;
using test::SyncDesk;
using test::waited;

namespace {

const QDateTime fridayMorning(QDate(2026, 11, 20), QTime(2, 0), Qt::UTC);
const domain::Procedure threeDays = [] {
    domain::Procedure procedure;
    procedure.limit = {domain::DueEngine::Hours, 3, false};
    return procedure;
}();

QString ownId() { return services::builtInRules().value().calendar.id; }

} // namespace

class TestCalendar : public QObject
{
    Q_OBJECT

    test::BackendProcess m_backend;
    QTemporaryDir m_dir;

    //! The program's calendar with 24 November off, as the law that is awaited would have it.
    QString calendarFile(const QString& id, const std::function<void(QByteArray&)>& change = [](QByteArray&) {})
    {
        QFile own(u":/motcua/rules/calendar.json"_s);
        if (!own.open(QIODevice::ReadOnly))
            return {};
        QByteArray bytes = own.readAll();
        bytes.replace("\"id\": \"" + ownId().toUtf8() + '"', "\"id\": \"" + id.toUtf8() + '"');
        bytes.replace(R"({"date": "2026-11-24", "kind": "holiday", "name": "Ngày Văn hóa Việt Nam", "enabled": false})",
                      R"({"date": "2026-11-24", "kind": "holiday", "name": "Ngày Văn hóa Việt Nam"})");
        change(bytes);
        const QString path = m_dir.filePath(id + u".json"_s);
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() ? path : QString();
    }
    int set(const QString& path) { return m_backend.run(QStringList{u"calendar"_s, u"set"_s, path} + m_backend.databaseWords()); }
    static QDateTime due(SyncDesk& desk)
    {
        const auto date = desk.book().due(threeDays, fridayMorning);
        return date ? date->due : QDateTime();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY2(m_backend.seed(), qPrintable(m_backend.problem()));
        QVERIFY2(m_backend.start(), qPrintable(m_backend.problem()));
    }

    void theCentreIsGivenOne()
    {
        QCOMPARE(m_backend.get(u"/v1/calendar"_s).json()["id"_L1].toString(), ownId());
        QCOMPARE(m_backend.run(QStringList{u"calendar"_s, u"set"_s} + m_backend.databaseWords()), 2);
        QCOMPARE(set(u"/no/such/file"_s), 1);
        QCOMPARE(set(calendarFile(u"cut"_s, [](QByteArray& bytes) { bytes.chop(200); })), 1);
        QCOMPARE(set(calendarFile(u"short"_s, [](QByteArray& bytes) { bytes.replace("\"year\": 2027", "\"year\": 2024"); })), 1);
        QCOMPARE(set(calendarFile(ownId(), [](QByteArray& bytes) { bytes.replace("07:30", "07:00"); })), 1); // dossiers keep that id with a date
        QCOMPARE(m_backend.get(u"/v1/calendar"_s).json()["id"_L1].toString(), ownId());
    }

    void desksReckonWithItAndNoDateMoves()
    {
        const QString here = m_dir.filePath(u"desk"_s);
        domain::Dossier before;
        {
            SyncDesk desk(m_backend.url(), here);
            QVERIFY(desk.signInAndStart());
            QCOMPARE(domain::toLocal(due(desk)).date(), QDate(2026, 11, 25));
            const auto received = desk.withStatus(domain::DossierStatus::Received);
            QVERIFY(!received.empty());
            before = desk.dossier(received.front());

            QCOMPARE(set(calendarFile(u"2026.2"_s)), 0);
            QCOMPARE(set(m_dir.filePath(u"2026.2.json"_s)), 0); // once more the same
            QCOMPARE(set(calendarFile(u"2026.2"_s, [](QByteArray& bytes) { bytes.replace("07:30", "07:00"); })), 1);
            QCOMPARE(m_backend.get(u"/v1/calendar"_s).json()["id"_L1].toString(), u"2026.2"_s); // it went on serving
        }
        {
            SyncDesk desk(m_backend.url(), here);
            QVERIFY(desk.signIn());
            QFile kept(services::officialFolder(here, desk.session.official().id) + u"/calendar.json"_s);
            QVERIFY(kept.open(QIODevice::ReadWrite) && kept.setFileTime(QDateTime::currentDateTime().addSecs(-7 * 3600), QFileDevice::FileModificationTime));
            kept.close();
            QVERIFY(desk.open());
            QCOMPARE(desk.office->rules().calendar.id, ownId());
            QSignalSpy changed(desk.office.get(), &services::Office::rulesChanged);
            QVERIFY(desk.start());
            QTRY_COMPARE(changed.size(), 1);
            QCOMPARE(domain::toLocal(due(desk)).date(), QDate(2026, 11, 26));
            const domain::Dossier after = desk.dossier(before.id);
            QCOMPARE(after.dueAt, before.dueAt);
            QCOMPARE(after.dueRule, before.dueRule);
        }
        // Without a line.
        SyncDesk desk(m_backend.url(), here);
        QVERIFY(desk.signIn());
        QVERIFY(m_backend.terminate());
        QVERIFY(desk.open());
        QCOMPARE(domain::toLocal(due(desk)).date(), QDate(2026, 11, 26));
    }

    void aKeptOneThatIsBrokenIsTheProgramsOwn()
    {
        const QString here = m_dir.filePath(u"other"_s);
        QVERIFY(m_backend.start());
        SyncDesk desk(m_backend.url(), here);
        QVERIFY(desk.signInAndStart());
        QTRY_COMPARE(desk.office->rules().calendar.id, u"2026.2"_s);
        const QString path = services::officialFolder(here, desk.session.official().id) + u"/calendar.json"_s;
        desk.office.reset();
        QFile file(path);
        QVERIFY(file.exists() && file.open(QIODevice::WriteOnly));
        file.write("{\"id\": \"2026.3\"");
        file.close();
        QVERIFY(m_backend.terminate());
        QVERIFY(desk.open());
        QCOMPARE(desk.office->rules().calendar.id, ownId());
        QCOMPARE(domain::toLocal(due(desk)).date(), QDate(2026, 11, 25));
    }
};

QTEST_GUILESS_MAIN(TestCalendar)
#include "tst_calendar.moc"
