// Two clerks, two machines, two whole programs with their real windows, one centre: each sees who works on what; what both have
// changed, one of them without a line, is chosen between by a person.
#include "domain/dossier_edit.h"
#include "services/dossier_book.h"
#include "services/tray_desk.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/theme.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QLabel>
#include <QLineEdit>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::SyncStatus;
using test::DeskFixture;
using test::waitUntil;

class tst_TwoClerks : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_lan;
    std::unique_ptr<DeskFixture> m_ha;
    QString m_token;
    QStringList m_ids; //!< being processed

    domain::Dossier atCentre(const QString& id) const
    {
        return domain::dossierFromJson(m_lan->backend.readBack(u"dossier"_s, id, m_token)).value_or(domain::Dossier());
    }
    static QWidget* visible(DeskFixture& desk, const QString& name)
    {
        for (QWidget* one : desk.window->findChildren<QWidget*>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    //! The keys of this test go to one window at a time, as a person's do.
    static bool inFront(DeskFixture& desk)
    {
        desk.window->activateWindow();
        return QTest::qWaitForWindowActive(desk.window.get());
    }
    bool open(DeskFixture& desk, const QString& id) const
    {
        desk.window->desk()->show(u"queue"_s, id);
        const QString code = atCentre(id).code;
        return waitUntil([&] { return desk.find<QLabel>(u"detail.code"_s)->text() == code && visible(desk, u"detail.edit"_s); });
    }
    //! Ctrl+E, type, Ctrl+Enter.
    static bool correct(DeskFixture& desk, const QString& field, const QString& text)
    {
        if (!inFront(desk))
            return false;
        QTest::keyClick(desk.page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
        if (!waitUntil([&] { return visible(desk, field) != nullptr; }))
            return false;
        desk.type(field, text);
        QTest::keyClick(desk.find<QLineEdit>(field), Qt::Key_Return, Qt::ControlModifier);
        return waitUntil([&] { return !visible(desk, field); });
    }
    static services::ClaimShown claim(DeskFixture& desk, const QString& id)
    {
        const auto answer = desk.window->office()->dossiers()->detail(id);
        if (!waitUntil([&] { return answer.isFinished(); }) || !answer.result() || !answer.result()->claim)
            return {};
        return *answer.result()->claim;
    }
    void pictures(const QString& name) const
    {
        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty() && QDir().mkpath(folder)) {
            QVERIFY(test::settled());
            m_lan->window->grab().save(folder + u"/lan-"_s + name + u".png"_s);
            m_ha->window->grab().save(folder + u"/ha-"_s + name + u".png"_s);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_lan = std::make_unique<DeskFixture>(test::SeedSize{60, 1, 1, 4, 7, {}});
        QVERIFY(m_lan->isReady());
        m_ha = std::make_unique<DeskFixture>(*m_lan);
        QVERIFY(m_ha->isReady());
        QVERIFY(inFront(*m_lan) && m_lan->signIn(u"lan.nguyen"_s));
        QVERIFY(inFront(*m_ha) && m_ha->signIn(u"ha.le"_s, u"Motcua@2026"_s));
        QVERIFY(m_lan->waitForSync() && m_ha->waitForSync());
        m_token = m_lan->backend.signIn(u"ha.le"_s, u"a-look-from-outside"_s);
        for (const QJsonObject& line : m_lan->backend.feed(u"agency:H15.50.05.13"_s, m_token)) {
            if (line["kind"_L1].toString() == "dossier"_L1 && line["body"_L1]["status"_L1].toInt() == 4)
                m_ids.append(line["id"_L1].toString());
        }
        QVERIFY(m_ids.size() >= 3);
    }
    void cleanupTestCase()
    {
        m_ha.reset();
        m_lan.reset();
    }

    // Who stays on a row works on it: the colleague sees the name at the row and in the pane, and is free again afterwards.
    void theOtherIsSeen()
    {
        QVERIFY(open(*m_lan, m_ids[0]));
        QVERIFY(open(*m_ha, m_ids[1]));
        QTRY_COMPARE_WITH_TIMEOUT(claim(*m_ha, m_ids[0]).name, u"Nguyễn Thị Lan"_s, 15'000);
        QVERIFY(open(*m_ha, m_ids[0]));
        QTRY_COMPARE(m_ha->find<QLabel>(u"detail.news"_s)->text(), u"Nguyễn Thị Lan đang xử lý"_s);
        pictures(u"seen"_s);
        m_lan->window->desk()->show(u"dashboard"_s); // on another screen nobody is kept waiting
        QTRY_VERIFY_WITH_TIMEOUT(claim(*m_ha, m_ids[0]).name.isEmpty() || claim(*m_ha, m_ids[0]).mine, 15'000);
    }

    // Without a line she corrects what the colleague has in hand: told by whom, kept, and sent by itself when the colleague has gone
    // on. As both have changed the phone, she chooses; the e-mail alone merges by itself.
    void oneWithoutALine()
    {
        const QString id = m_ids[2];
        QVERIFY(open(*m_lan, id));
        m_lan->window->office()->setOnline(false);
        QVERIFY(correct(*m_lan, u"edit.phone"_s, u"0905172386"_s));
        QVERIFY(correct(*m_lan, u"edit.email"_s, u"lan@vidu.example"_s));
        m_lan->window->desk()->show(u"dashboard"_s);

        QVERIFY(open(*m_ha, id));
        QTRY_VERIFY_WITH_TIMEOUT(claim(*m_ha, id).mine, 15'000);
        QVERIFY(correct(*m_ha, u"edit.phone"_s, u"0905172863"_s));
        QTRY_COMPARE(atCentre(id).owner.phone, u"0905172863"_s);

        // Her pane is still open there, so the centre does not take the other's.
        QVERIFY(inFront(*m_lan));
        m_lan->window->office()->setOnline(true);
        QTRY_COMPARE(m_lan->window->office()->syncStatus().state, SyncStatus::State::NeedsLook);
        m_lan->click(u"syncChip"_s);
        auto* list = m_lan->find<QAbstractItemView>(u"tray.list"_s);
        QTRY_VERIFY(list->hasFocus());
        QTRY_VERIFY(m_lan->find<QAbstractButton>(u"tray.act"_s)->isVisible());
        pictures(u"before"_s);

        m_ha->window->desk()->show(u"dashboard"_s);
        auto* act = m_lan->find<QAbstractButton>(u"tray.act"_s);
        QTRY_COMPARE_WITH_TIMEOUT(act->text(), u"Chọn"_s, 15'000);
        pictures(u"conflict"_s);
        act->click();
        QTRY_VERIFY(visible(*m_lan, u"merge.mine.owner.phone"_s));
        pictures(u"three-ways"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
        auto* save = m_lan->find<QAbstractButton>(u"merge.save"_s);
        QTRY_VERIFY(save->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_COMPARE_WITH_TIMEOUT(atCentre(id).owner.phone, u"0905172386"_s, 15'000);
        QTRY_COMPARE_WITH_TIMEOUT(atCentre(id).owner.email, u"lan@vidu.example"_s, 15'000);
        QVERIFY(m_lan->waitForSync());
        // … and the colleague sees what has become of hers.
        QVERIFY(open(*m_ha, id));
        QTRY_VERIFY([&] {
            const auto answer = m_ha->window->office()->dossiers()->detail(id);
            return waitUntil([&] { return answer.isFinished(); }) && answer.result() && answer.result()->dossier.owner.phone == u"0905172386"_s;
        }());
    }

    // The same step by both: the first commit wins, the second clerk is told and loses nothing.
    void theSameStepByBoth()
    {
        const QString id = m_ids[1];
        m_lan->window->desk()->setTrayOpen(false);
        QVERIFY(inFront(*m_lan));
        QVERIFY(open(*m_lan, id));
        m_lan->window->office()->setOnline(false);
        QVERIFY(waitUntil([&] { return m_lan->window->office()->dossiers() != nullptr; }));
        const auto mine = m_lan->window->office()->dossiers()->transition(id, domain::DossierStatus::Resolved, {}, {});
        QTRY_VERIFY(mine.isFinished());
        QVERIFY(mine.result());
        const auto theirs = m_ha->window->office()->dossiers()->transition(id, domain::DossierStatus::SupplementRequested, u"Thiếu bản sao"_s, {});
        QTRY_VERIFY(theirs.isFinished());
        QVERIFY(theirs.result());
        QTRY_COMPARE(domain::number(atCentre(id).status), 5);
        m_lan->window->office()->setOnline(true);
        QTRY_COMPARE(m_lan->window->office()->syncStatus().state, SyncStatus::State::NeedsLook);
        QCOMPARE(domain::number(atCentre(id).status), 5);
        m_lan->click(u"syncChip"_s);
        auto* list = m_lan->find<QAbstractItemView>(u"tray.list"_s);
        QTRY_VERIFY(list->model()->rowCount() > 1);
        QTRY_VERIFY([&] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(u"đã"_s))
                    return true;
            }
            return false;
        }());
        pictures(u"first-wins"_s);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(app, ui::ThemeMode::Light);
    tst_TwoClerks test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_two_clerks.moc"
