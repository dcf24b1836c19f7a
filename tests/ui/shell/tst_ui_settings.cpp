#include "ui/settings/ui_settings.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::ui;

class tst_UiSettings : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void vietnameseComesFirst()
    {
        const QTemporaryDir folder;
        UiSettings settings(folder.path());
        QCOMPARE(settings.language(), Language::Vietnamese);
        QCOMPARE(settings.theme(), ThemeMode::System);
        QVERIFY(settings.server().isEmpty());
    }

    void choicesOutliveTheRun()
    {
        const QTemporaryDir folder;
        {
            UiSettings settings(folder.path());
            QSignalSpy language(&settings, &UiSettings::languageChanged);
            settings.setLanguage(Language::English);
            settings.setLanguage(Language::English);
            QCOMPARE(language.size(), 1);
            settings.setTheme(ThemeMode::Dark);
            settings.setServer(QUrl(u"https://motcua.example"_s));
        }
        const UiSettings again(folder.path());
        QCOMPARE(again.language(), Language::English);
        QCOMPARE(again.theme(), ThemeMode::Dark);
        QCOMPARE(again.server(), QUrl(u"https://motcua.example"_s));
    }

    void theCommandLineHoldsForOneRun()
    {
        const QTemporaryDir folder;
        {
            UiSettings settings(folder.path());
            settings.overrideForThisRun(u"language"_s, u"en"_s);
            QCOMPARE(settings.language(), Language::English);
            settings.setLanguage(Language::Vietnamese); // a choice on screen outranks it
            QCOMPARE(settings.language(), Language::Vietnamese);
            settings.overrideForThisRun(u"theme"_s, u"dark"_s);
        }
        QCOMPARE(UiSettings(folder.path()).theme(), ThemeMode::System);
    }

    void theAdministratorWins()
    {
        const QTemporaryDir folder;
        {
            QFile managed(folder.filePath(u"managed.ini"_s));
            QVERIFY(managed.open(QIODevice::WriteOnly));
            managed.write("[General]\nserver=https://centre.example\n");
        }
        UiSettings settings(folder.path());
        settings.setServer(QUrl(u"https://other.example"_s));
        QCOMPARE(settings.server(), QUrl(u"https://centre.example"_s));
        QVERIFY(settings.isManaged(u"server"_s));
        QVERIFY(!settings.isManaged(u"language"_s));
    }

    void nobodysSecretsAreWritten()
    {
        const QTemporaryDir folder;
        {
            UiSettings settings(folder.path());
            settings.setLastUser(u"lan.nguyen"_s);
        }
        QFile file(folder.filePath(u"screen.ini"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("lan.nguyen"));
        QVERIFY(!text.contains("assword"));
    }
};

QTEST_GUILESS_MAIN(tst_UiSettings)
#include "tst_ui_settings.moc"
