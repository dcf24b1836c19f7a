// Who keeps two cells, through the real window and the real centre: chooses whose list is shown, taken in and registered for.
#include "domain/member_list.h"
#include "services/registration_desk.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/cell/assist_page.h"
#include "ui/cell/cell_chooser.h"
#include "ui/cell/members_page.h"
#include "ui/shell/desk_frame.h"

#include <QAbstractButton>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLineEdit>
#include <QListView>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using test::DeskFixture;
using test::settled;
using test::waitUntil;

class SeveralCellsTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QString m_token;

    static void key(Qt::Key k, Qt::KeyboardModifiers modifiers = {}) { QTest::keyClick(QApplication::focusWidget(), k, modifiers); }
    template<class T>
    T* page(const QString& screen)
    {
        m_desk->window->desk()->show(screen);
        (void)settled();
        return qobject_cast<T*>(m_desk->page(screen));
    }
    static QStringList shown(const ui::MembersPage* page)
    {
        QStringList names;
        const auto* model = page->findChild<QListView*>(u"memberList"_s)->model();
        for (int row = 0; row < model->rowCount(); ++row)
            names << model->index(row, 0).data().toString();
        return names;
    }
    void picture(const QString& name) const
    {
        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty() && QDir().mkpath(folder)) {
            QVERIFY(settled());
            m_desk->window->grab().save(folder + u'/' + name + u".png"_s);
        }
    }
    bool takeIn(ui::MembersPage* members, const QByteArray& lines)
    {
        QFile file(m_desk->dataDir.filePath(u"danh-sach.csv"_s));
        if (!file.open(QIODevice::WriteOnly) || file.write("\xef\xbb\xbfHọ và tên;Số thẻ;Ngày sinh\n" + lines) < 0)
            return false;
        file.close();
        members->lookAtFile(file.fileName());
        if (!settled() || QApplication::focusWidget()->objectName() != "takeList"_L1)
            return false;
        key(Qt::Key_Return, Qt::ControlModifier);
        return settled() && m_desk->waitForSync();
    }

private Q_SLOTS:
    void initTestCase()
    {
        test::SeedSize size;
        size.dossiers = 2;
        size.registrations = 3;
        size.meetings = 0;
        size.passes = 0;
        m_desk = std::make_unique<DeskFixture>(size);
        QVERIFY(m_desk->isReady());
        QCOMPARE(m_desk->backend.run(QStringList{u"official"_s, u"add"_s, u"uyen.mai"_s, u"--full-name"_s, u"Mai Tố Uyên"_s, u"--role"_s, u"committee_officer"_s, u"--unit"_s,
                                                 u"Đảng ủy"_s, u"--phone"_s, u"0912000222"_s, u"--scope"_s, u"cell:CB04"_s, u"--scope"_s, u"cell:CB05"_s} +
                                         m_desk->backend.databaseWords(),
                                     nullptr, "Motcua@2026\n"),
                 0);
        QVERIFY(m_desk->signIn(u"uyen.mai"_s, u"Motcua@2026"_s));
        QVERIFY(m_desk->waitForSync());
        m_token = m_desk->backend.signIn(u"uyen.mai"_s, u"reader"_s);
    }

    //! By keys: F5 to the cells, down to the second. The first one's people are not among its own, and its list is taken in for it.
    void theSecondCellsList()
    {
        auto* members = page<ui::MembersPage>(u"members"_s);
        QVERIFY(members);
        auto* cells = members->findChild<ui::CellChooser*>();
        QVERIFY(cells->isVisible());
        QCOMPARE(cells->count(), 2);
        QCOMPARE(cells->itemText(0), u"Chi bộ 4"_s); // as its registrations name it
        QCOMPARE(cells->itemText(1), u"Chi bộ CB05"_s); // nobody of it has registered yet
        QVERIFY(takeIn(members, "Bế Văn Sáu;88120457;05/06/1962\n"));
        const QStringList first = shown(members);
        QVERIFY(first.contains(u"Bế Văn Sáu"_s));
        QCOMPARE(members->keyHints().last().keys, u"F5"_s);
        key(Qt::Key_F5);
        QVERIFY(cells->hasFocus());
        key(Qt::Key_Down);
        QVERIFY(settled());
        QVERIFY(shown(members).isEmpty());
        QVERIFY(takeIn(members, "Chu Văn Tám;88120470;05/06/1962\n"));
        QCOMPARE(shown(members), QStringList{u"Chu Văn Tám"_s});
        picture(u"second-cell"_s);
        cells->setCurrentIndex(0);
        QVERIFY(settled());
        QCOMPARE(shown(members), first);
        QCOMPARE(m_desk->backend.readBack(u"roster"_s, domain::memberListId(u"CB05"_s), m_token)["lines"_L1].toArray().size(), 1);
    }

    //! A file looked at for one cell is not taken in for another.
    void aFileIsForOneCell()
    {
        auto* members = page<ui::MembersPage>(u"members"_s);
        auto* cells = members->findChild<ui::CellChooser*>();
        cells->setCurrentIndex(0);
        members->lookAtFile(m_desk->dataDir.filePath(u"danh-sach.csv"_s));
        QVERIFY(settled());
        auto* take = members->findChild<QAbstractButton*>(u"takeList"_s);
        QVERIFY(take->isVisible());
        cells->setCurrentIndex(1);
        QVERIFY(settled());
        QVERIFY(!take->isVisible());
        QCOMPARE(shown(members), QStringList{u"Chu Văn Tám"_s});
    }

    //! The language makes the pages anew; the cell stays. Who is found by Ctrl K is shown in their own cell.
    void theCellStaysAndPeopleAreFoundInTheirs()
    {
        auto* members = page<ui::MembersPage>(u"members"_s);
        members->findChild<ui::CellChooser*>()->setCurrentIndex(1);
        QVERIFY(settled());
        m_desk->settings.setLanguage(ui::Language::English);
        QVERIFY(settled());
        members = page<ui::MembersPage>(u"members"_s);
        QCOMPARE(members->findChild<ui::CellChooser*>()->cell(), u"CB05"_s);
        QCOMPARE(members->findChild<ui::CellChooser*>()->currentText(), u"Cell CB05"_s);
        QCOMPARE(shown(members), QStringList{u"Chu Văn Tám"_s});
        m_desk->settings.setLanguage(ui::Language::Vietnamese);
        QVERIFY(settled());
        auto* search = m_desk->find<QLineEdit>(u"search"_s);
        search->setFocus();
        QTest::keyClicks(search, u"be van sau"_s);
        QVERIFY(settled());
        QTest::keyClick(search, Qt::Key_Return);
        QVERIFY(settled());
        members = qobject_cast<ui::MembersPage*>(m_desk->page(u"members"_s));
        QCOMPARE(members->findChild<ui::CellChooser*>()->cell(), u"CB04"_s);
        QCOMPARE(members->findChild<QListView*>(u"memberList"_s)->currentIndex().data().toString(), u"Bế Văn Sáu"_s);
    }

    //! Who is missing from the second cell is registered for the second cell.
    void aMemberOfTheSecondCellAtTheDesk()
    {
        auto* members = page<ui::MembersPage>(u"members"_s);
        members->findChild<ui::CellChooser*>()->setCurrentIndex(1);
        QVERIFY(settled());
        members->findChild<QListView*>(u"memberList"_s)->setFocus();
        key(Qt::Key_F2);
        QVERIFY(settled());
        auto* assist = qobject_cast<ui::AssistPage*>(m_desk->page(u"assisted"_s));
        QVERIFY(assist && assist->isVisible());
        auto* cells = assist->findChild<ui::CellChooser*>();
        QVERIFY(cells->isVisible());
        QCOMPARE(cells->cell(), u"CB05"_s);
        const auto edit = [&](const QString& name) { return assist->findChild<QLineEdit*>(u"assist_"_s + name); };
        QCOMPARE(edit(u"fullName"_s)->text(), u"Chu Văn Tám"_s);
        picture(u"second-cell-assisted"_s);
        edit(u"homeTown"_s)->setText(u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s);
        edit(u"phone"_s)->setText(u"0905172399"_s);
        edit(u"phone"_s)->setFocus();
        key(Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(waitUntil([&] { return edit(u"cardNumber"_s)->text().isEmpty(); }));
        QString cell;
        QVERIFY(waitUntil([&] {
            for (const QJsonObject& line : m_desk->backend.feed(u"cell:CB05"_s, m_token)) {
                if (line["body"_L1]["cardNumber"_L1] == "88120470"_L1)
                    cell = line["body"_L1]["cell"_L1].toString();
            }
            return !cell.isEmpty();
        }));
        QCOMPARE(cell, u"CB05"_s);
    }
};

QTEST_MAIN(SeveralCellsTest)
#include "tst_several_cells.moc"
