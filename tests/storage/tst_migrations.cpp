#include "store_kit.h"

using namespace motcua;
using namespace motcua::storage;
using namespace Qt::StringLiterals;
using domain::Area;

class TestMigrations : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyAreaHasItsSteps()
    {
        for (const Area area : {Area::Dossiers, Area::Party, Area::Meetings}) {
            const auto steps = migrationsOf(area);
            QVERIFY(steps.size() >= 2);
            for (size_t i = 0; i < steps.size(); ++i) {
                QVERIFY(!steps[i].statements.isEmpty());
                QVERIFY2(i == 0 || steps[i].number > steps[i - 1].number, "a number is used once, and the order is that of the numbers");
            }
        }
    }

    void aFreshFileGetsThemAllAndASecondRunDoesNothing()
    {
        for (const Area area : {Area::Dossiers, Area::Party, Area::Meetings}) {
            kit::File file(area);
            QCOMPARE(*file.db->number(u"PRAGMA user_version"_s), migrationsOf(area).back().number);
            const QString before = kit::dump(*file.db);
            QVERIFY(migrate(*file.db, area).has_value());
            QCOMPARE(kit::dump(*file.db), before);
            QCOMPARE(*file.db->number(u"SELECT count(*) FROM pragma_integrity_check WHERE integrity_check = 'ok'"_s), 1);
        }
    }

    void anUpgradeKeepsWhatIsThere()
    {
        kit::File file(Area::Dossiers, false);
        auto steps = migrationsOf(Area::Dossiers);
        const std::vector<Migration> first(steps.begin(), steps.begin() + 1);
        QVERIFY(migrate(*file.db, first).has_value());
        QVERIFY(outbox::append(*file.db, kit::command(1)).has_value());
        steps.push_back({99, u"test"_s, {u"ALTER TABLE outbox ADD COLUMN later TEXT"_s}});
        QVERIFY(migrate(*file.db, steps).has_value());
        QCOMPARE(*file.db->number(u"PRAGMA user_version"_s), 99);
        QCOMPARE(outbox::all(*file.db)->size(), size_t(1));
    }

    //! Organisations' rows of before are known as theirs, and know the number of who stands for them afterwards; people's do not get one.
    void organisationsOfBeforeAreKnown()
    {
        kit::File file(Area::Dossiers, false);
        std::vector<Migration> before;
        for (const Migration& step : migrationsOf(Area::Dossiers)) {
            if (step.number < 7)
                before.push_back(step);
        }
        QVERIFY(migrate(*file.db, before).has_value());
        for (const char* kind : {"organisation", "person"}) {
            QVERIFY(file.db->run(u"INSERT INTO dossier (id, rev, scope, status, open, due_at, received_at, finished_at, sort_key, code, ending, phone, id_number, owner, submitter, procedure, holder)"
                                 " VALUES (?, 1, 's', 4, 1, 1, 1, 0, x'', '', '', '', '', 'A', '', '', '')"_s, {QString::fromLatin1(kind)}).has_value());
            const QByteArray body = QByteArray("{'owner':{'kind':'%','representativeId':'001190 000017'}}").replace('\'', '"').replace('%', kind);
            QVERIFY(file.db->run(u"INSERT INTO dossier_body (row, truth) SELECT max(row), ? FROM dossier"_s, {body}).has_value());
        }
        QVERIFY(migrate(*file.db, Area::Dossiers).has_value());
        const auto numbers = file.db->list(u"SELECT representative_id FROM dossier ORDER BY id"_s, {}, [](const Row& row) { return row.text(0); });
        QCOMPARE(numbers->at(0), u"001190000017"_s);
        QCOMPARE(numbers->at(1), QString());
        const auto kinds = file.db->list(u"SELECT organisation FROM dossier ORDER BY id"_s, {}, [](const Row& row) { return row.integer(0); });
        QCOMPARE(kinds->at(0), 1);
        QCOMPARE(kinds->at(1), 0);
    }

    void aStepThatFailsLeavesNothingOfItself()
    {
        kit::File file(Area::Dossiers);
        auto steps = migrationsOf(Area::Dossiers);
        const int number = steps.back().number;
        steps.push_back({98, u"half"_s, {u"CREATE TABLE half (x)"_s, u"CREATE NONSENSE"_s}});
        const auto failed = migrate(*file.db, steps);
        QVERIFY(!failed.has_value());
        QVERIFY(failed.error().detail.contains(u"half"_s));
        QCOMPARE(*file.db->number(u"PRAGMA user_version"_s), number);
        QCOMPARE(*file.db->number(u"SELECT count(*) FROM sqlite_master WHERE name = 'half'"_s), 0);
    }

    void failsOnceAnywhereAndConverges()
    {
        for (int n = 1;; ++n) {
            kit::File file(Area::Meetings, false);
            file.db->failAt(n);
            const auto first = migrate(*file.db, Area::Meetings);
            file.db->failAt(0);
            QVERIFY(migrate(*file.db, Area::Meetings).has_value());
            QCOMPARE(*file.db->number(u"PRAGMA user_version"_s), migrationsOf(Area::Meetings).back().number);
            if (first)
                break;
            QVERIFY(n < 500);
        }
    }

    void aNewerFileIsRefusedAndLeftAlone()
    {
        kit::File file(Area::Dossiers);
        QVERIFY(outbox::append(*file.db, kit::command(1)).has_value());
        QVERIFY(file.db->run(u"PRAGMA user_version = 5000"_s).has_value());
        const QString before = kit::dump(*file.db);
        const auto refused = migrate(*file.db, Area::Dossiers);
        QVERIFY(!refused.has_value());
        QCOMPARE(refused.error().code, u"database_newer"_s);
        QCOMPARE(kit::dump(*file.db), before);
        QCOMPARE(*file.db->number(u"PRAGMA user_version"_s), 5000);
    }

    void aFileThatIsNoDatabaseIsDamaged()
    {
        QTemporaryDir dir;
        QFile file(dir.filePath(u"x.db"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QByteArray(8192, 'x'));
        file.close();
        auto opened = Db::open({file.fileName()});
        const auto error = opened ? migrate(**opened, Area::Dossiers).error() : opened.error();
        QCOMPARE(error.code, u"database_damaged"_s);
        QCOMPARE(error.kind, ErrorKind::Storage);
    }

    void triggersSurviveTheSplitting()
    {
        const QStringList statements = splitStatements(u"-- words\nCREATE TABLE a (x);\n\nCREATE TRIGGER t BEFORE DELETE ON a\nBEGIN\n    SELECT 1;\n    SELECT 2;\nEND;\n\n-- only words\n"_s);
        QCOMPARE(statements.size(), 2);
        QVERIFY(statements[1].contains(u"SELECT 2"_s));
    }
};

QTEST_GUILESS_MAIN(TestMigrations)
#include "tst_migrations.moc"
