#include "include_rules.h"
#include "tests/support/places.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QtTest>

using namespace motcua::architecture;

//! The plan of the house, held up against every file: arrows point down only.
class TestIncludes : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyFile()
    {
        const QDir root(motcua::test::sourcePath());
        QStringList found;
        int files = 0;
        int domainFiles = 0;
        for (const QString& top : {u"app"_s, u"ui"_s}) {
            QDirIterator it(root.filePath(top), {u"*.h"_s, u"*.cpp"_s}, QDir::Files, QDirIterator::Subdirectories | QDirIterator::FollowSymlinks);
            while (it.hasNext()) {
                const QString name = it.next();
                QFile file(name);
                QVERIFY(file.open(QIODevice::ReadOnly));
                const QString path = root.relativeFilePath(name);
                found += breaches(path, QString::fromUtf8(file.readAll()));
                ++files;
                domainFiles += path.startsWith(u"app/domain/"_s) ? 1 : 0;
            }
        }
        QVERIFY2(domainFiles > 30, "the files were not found");
        qInfo("%d files read", files);
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u'\n')));
    }

    //! The reading itself can say no.
    void examples_data()
    {
        QTest::addColumn<QString>("path");
        QTest::addColumn<QString>("source");
        QTest::addColumn<bool>("allowed");
        const auto row = [](const char* name, const char* path, const char* source, bool allowed) {
            QTest::newRow(name) << QString::fromUtf8(path) << QString::fromUtf8(source) << allowed;
        };
        row("domain, itself", "app/domain/x.cpp", "#include \"domain/names.h\"\n#include <QString>\n#include <vector>\n", true);
        row("domain, storage", "app/domain/x.cpp", "#include \"storage/db.h\"\n", false);
        row("domain, a widget by module", "app/domain/x.h", "#include <QtWidgets/QWidget>\n", false);
        row("domain, a file", "app/domain/x.cpp", "#include <QFile>\n", false);
        row("domain, another Qt module", "app/domain/x.cpp", "#include <QImage>\n", false);
        row("domain, an object", "app/domain/x.h", "class X { Q_OBJECT };\n", false);
        row("domain, the clock", "app/domain/x.cpp", "auto t = QDateTime::currentDateTimeUtc();\n", false);
        row("domain, words", "app/domain/x.cpp", "auto t = tr(\"Yes\");\n", false);
        row("domain, str( is not tr(", "app/domain/x.cpp", "auto t = str(1); auto u = attr(2);\n", true);
        row("domain, a log line", "app/domain/x.cpp", "qWarning() << name;\n", false);
        row("domain, randomness", "app/domain/x.cpp", "QRandomGenerator::global();\n", false);
        row("domain, only said in a comment", "app/domain/x.cpp", "// no QFile, no QObject here\n/* tr(\"x\") */\n", true);
        row("domain, commented out", "app/domain/x.cpp", "// #include \"storage/db.h\"\n", true);
        row("storage, domain", "app/storage/x.cpp", "#include \"domain/names.h\"\n#include <QSqlQuery>\n", true);
        row("storage, its sister", "app/storage/x.cpp", "#include \"remote/api.h\"\n", false);
        row("storage, by the long way", "app/storage/x.cpp", "#include \"app/remote/api.h\"\n", false);
        row("storage, by climbing", "app/storage/x.cpp", "#include \"../remote/api.h\"\n", false);
        row("storage, network", "app/storage/x.cpp", "#include <QNetworkReply>\n", false);
        row("remote, SQL", "app/remote/x.cpp", "#include <QSqlDatabase>\n", false);
        row("vision, paper", "app/vision/x.cpp", "#include \"paper/form.h\"\n", false);
        row("paper, vision", "app/paper/x.cpp", "#  include \"vision/frame.h\"\n", false);
        row("services, the four", "app/services/x.cpp", "#include \"storage/db.h\"\n#include \"paper/f.h\"\n#include \"remote/a.h\"\n#include \"vision/f.h\"\n", true);
        row("services, a widget", "app/services/x.cpp", "#include <QWidget>\n", false);
        row("services, SQL", "app/services/x.cpp", "#include <QtSql/QSqlQuery>\n", false);
        row("services, ui", "app/services/x.cpp", "#include \"ui/kit/theme.h\"\n", false);
        row("backend, storage", "app/backend/x.cpp", "#include \"storage/db.h\"\n", false);
        row("backend, services", "app/backend/x.cpp", "#include \"services/session.h\"\n", false);
        row("backend, paper", "app/backend/x.cpp", "#include \"paper/pass.h\"\n#include \"domain/apply.h\"\n", true);
        row("cli, a widget", "app/cli/x.cpp", "#include <QApplication>\n", false);
        row("ui, services", "ui/gate/page.cpp", "#include \"services/desk.h\"\n#include \"ui/kit/theme.h\"\n#include <QWidget>\n", true);
        row("ui, storage", "ui/gate/page.cpp", "#include \"storage/db.h\"\n", false);
        row("ui, vision", "ui/gate/page.cpp", "#include \"vision/feed.h\"\n", false);
        row("ui, SQL", "ui/gate/page.cpp", "#include <QSqlQuery>\n", false);
        row("ui, network", "ui/gate/page.cpp", "#include <QNetworkAccessManager>\n", false);
        row("ui's composition builds all", "ui/composition.cpp", "#include \"storage/db.h\"\n#include \"remote/api.h\"\n", true);
        row("no room", "app/attic/x.cpp", "", false);
    }
    void examples()
    {
        QFETCH(QString, path);
        QFETCH(QString, source);
        QFETCH(bool, allowed);
        const QStringList found = breaches(path, source);
        QVERIFY2(found.isEmpty() == allowed, qPrintable(found.join(u'\n')));
    }
};

QTEST_APPLESS_MAIN(TestIncludes)
#include "tst_includes.moc"
