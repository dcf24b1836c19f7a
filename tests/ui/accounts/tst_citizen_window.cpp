#include "remote/account_api.h"
#include "services/citizen_turn.h"
#include "services/clock.h"
#include "ui/accounts/citizen_window.h"

#include <QApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QScreen>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;

//! The citizen's window on a machine with two screens: it takes the second one whole and leaves the clerk's alone.
class tst_CitizenWindow : public QObject
{
    Q_OBJECT

    remote::ApiClient m_api;

    [[nodiscard]] std::unique_ptr<services::CitizenTurn> turn()
    {
        remote::AccountCode code;
        code.challenge = {u"q3X0hC2u8jHnA1"_s, u"0941xxx947"_s, 300, 60, {}};
        return std::make_unique<services::CitizenTurn>(m_api, services::systemClock().now, services::TurnKind::Open, u"001190000017"_s, code);
    }

private Q_SLOTS:
    void takesTheSecondScreen()
    {
        QCOMPARE(QGuiApplication::screens().size(), 2);
        QWidget clerks;
        clerks.setGeometry(0, 0, 1300, 700);
        clerks.show();
        QVERIFY(QTest::qWaitForWindowExposed(&clerks));
        const auto going = turn();
        ui::accounts::CitizenWindow window(*going, u"UBND phường An Hòa"_s);
        window.appear(&clerks, QRect(760, 300, 580, 420));
        QVERIFY(QTest::qWaitForWindowExposed(&window));
        QVERIFY(window.place().whole);
        QVERIFY(window.screen() != clerks.screen());
        QCOMPARE(window.geometry(), window.screen()->geometry());
        QVERIFY(window.isFullScreen());
        QVERIFY(!window.geometry().intersects(clerks.geometry()));
        QTRY_VERIFY(window.findChild<QLineEdit*>(u"citizen.code"_s)->hasFocus());
        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty())
            QVERIFY(window.grab().save(folder + u"/citizen-second-screen.png"_s));
        // The clerk knows that the citizen sees the other one; then back.
        window.moveOn(&clerks, QRect(760, 300, 580, 420));
        QVERIFY(!window.place().whole);
        QCOMPARE(window.screen(), clerks.screen());
        QCOMPARE(window.geometry(), QRect(760, 300, 580, 420));
        window.moveOn(&clerks, QRect(760, 300, 580, 420));
        QVERIFY(window.screen() != clerks.screen());
    }

    void saysWhenItIsClosed()
    {
        const auto going = turn();
        ui::accounts::CitizenWindow window(*going, u"UBND phường An Hòa"_s);
        QSignalSpy closed(&window, &ui::accounts::CitizenWindow::closed);
        window.show();
        window.close();
        QCOMPARE(closed.size(), 1);
        going->giveUp();
        QVERIFY(!window.findChild<QLineEdit*>(u"citizen.code"_s)); // nothing more is typed into it
        QVERIFY(going->sampleCode().isEmpty());
    }
};

int main(int argc, char** argv)
{
    // The platform reads its screens before there is an application.
    QTemporaryDir folder;
    QFile file(folder.filePath(u"screens.json"_s));
    const auto screen = [](const QString& name, int x, int width, int height) {
        return QJsonObject{{u"name"_s, name}, {u"x"_s, x}, {u"y"_s, 0}, {u"width"_s, width}, {u"height"_s, height}, {u"logicalDpi"_s, 96}, {u"logicalBaseDpi"_s, 96}, {u"dpr"_s, 1}};
    };
    const QJsonObject screens{{u"screens"_s, QJsonArray{screen(u"clerk"_s, 0, 1366, 768), screen(u"citizen"_s, 1366, 1280, 1024)}}};
    if (!file.open(QIODevice::WriteOnly) || file.write(QJsonDocument(screens).toJson()) < 0)
        return 1;
    file.close();
    qputenv("QT_QPA_PLATFORM", "offscreen:configfile=" + file.fileName().toUtf8());
    QApplication app(argc, argv);
    tst_CitizenWindow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_citizen_window.moc"
