// The tray through the real window and the real centre: a correction that two places have made is settled by keyboard alone, the
// losing value comes back; what a slow or missing line does is said in words.
#include "domain/dossier_edit.h"
#include "services/dossier_book.h"
#include "services/tray_desk.h"
#include "tests/ui/shell/desk_fixture.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/theme.h"
#include "ui/shell/desk_frame.h"
#include "ui/shell/field_words.h"
#include "ui/shell/sync_facts.h"
#include "ui/shell/tray_pane.h"

#include <QAbstractButton>
#include <QAbstractItemView>
#include <QApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QLabel>
#include <QLineEdit>
#include <QUuid>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using services::SyncStatus;
using test::DeskFixture;
using test::waitUntil;

class tst_TrayFlow : public QObject
{
    Q_OBJECT

    std::unique_ptr<DeskFixture> m_desk;
    QString m_token; //!< of a colleague at another desk
    QString m_id;

    domain::Dossier atCentre() const
    {
        return domain::dossierFromJson(m_desk->backend.readBack(u"dossier"_s, m_id, m_token)).value_or(domain::Dossier());
    }
    //! The colleague corrects it, straight at the centre.
    bool colleagueCorrects(const std::function<void(domain::Dossier&)>& change) const
    {
        const domain::Dossier before = atCentre();
        domain::Dossier after = before;
        change(after);
        const QString id = domain::uuidV7(QDateTime::currentMSecsSinceEpoch(), QUuid::createUuid().toRfc4122().first(10));
        const QJsonObject command{{u"id"_s, id}, {u"device"_s, u"another-device"_s}, {u"lane"_s, m_id}, {u"n"_s, 1}, {u"type"_s, u"dossier.edit"_s},
                                  {u"target"_s, m_id}, {u"baseRev"_s, before.rev}, {u"payload"_s, domain::editPayload(domain::changesBetween(before, after))},
                                  {u"clientTime"_s, QDateTime::currentDateTimeUtc().toString(Qt::ISODateWithMs)}};
        const auto answer = m_desk->backend.post(u"/v1/commands"_s, {{u"commands"_s, QJsonArray{command}}}, m_token);
        return answer.json()["results"_L1][0]["outcome"_L1].toString() == "applied"_L1;
    }
    QWidget* visible(const QString& name) const
    {
        for (QWidget* one : m_desk->window->findChildren<QWidget*>(name)) {
            if (one->isVisible())
                return one;
        }
        return nullptr;
    }
    //! Without a line, and with no claim left at the centre that would keep the colleague out.
    bool leave() const
    {
        m_desk->window->desk()->show(u"dashboard"_s);
        if (!waitUntil([this] {
                const auto lines = m_desk->backend.feed(u"agency:H15.50.05.13"_s, m_token);
                return std::none_of(lines.begin(), lines.end(), [](const QJsonObject& line) { return line["kind"_L1] == "claim"_L1 && line["op"_L1] != "remove"_L1; });
            }))
            return false;
        m_desk->window->office()->setOnline(false);
        m_desk->window->desk()->show(u"queue"_s, m_id);
        return waitUntil([this] { return visible(u"detail.edit"_s) != nullptr; });
    }
    void picture(const QString& name) const
    {
        if (const QString folder = qEnvironmentVariable("MOTCUA_PICTURES"); !folder.isEmpty() && QDir().mkpath(folder)) {
            QVERIFY(test::settled());
            m_desk->window->grab().save(folder + u'/' + name + u".png"_s);
        }
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_desk = std::make_unique<DeskFixture>(test::SeedSize{40, 1, 1, 4, 7, {}});
        QVERIFY(m_desk->isReady());
        QVERIFY(m_desk->signIn(u"lan.nguyen"_s));
        QVERIFY(m_desk->waitForSync());
        m_token = m_desk->backend.signIn(u"ha.le"_s, u"another-device"_s);
        QVERIFY(!m_token.isEmpty());
        QTRY_VERIFY(!m_desk->find<QLabel>(u"detail.title"_s)->text().isEmpty());
        for (const QJsonObject& line : m_desk->backend.feed(u"agency:H15.50.05.13"_s, m_token)) {
            if (line["kind"_L1].toString() == "dossier"_L1 && line["body"_L1]["status"_L1].toInt() == 4)
                m_id = line["id"_L1].toString();
        }
        QVERIFY(!m_id.isEmpty());
        m_desk->window->desk()->show(u"queue"_s, m_id);
        QTRY_COMPARE(m_desk->find<QLabel>(u"detail.code"_s)->text(), atCentre().code);
        QTRY_VERIFY(visible(u"detail.edit"_s));
    }
    void cleanupTestCase() { m_desk.reset(); }

    // Ctrl+E, type, Ctrl+Enter: on disk, then at the centre.
    void aFieldIsCorrected()
    {
        QTest::keyClick(m_desk->page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(visible(u"edit.phone"_s));
        auto* save = m_desk->find<QAbstractButton>(u"edit.save"_s);
        QVERIFY(!save->isEnabled());
        m_desk->type(u"edit.phone"_s, u"090517"_s);
        QVERIFY(save->isEnabled());
        QTest::keyClick(m_desk->find<QLineEdit>(u"edit.phone"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(visible(u"edit.phone"_s)); // half a number is not saved
        m_desk->type(u"edit.phone"_s, u"+84 905 172 836"_s);
        QTest::keyClick(m_desk->find<QLineEdit>(u"edit.phone"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!visible(u"edit.phone"_s));
        QTRY_COMPARE(atCentre().owner.phone, u"0905172836"_s);
        QVERIFY(m_desk->waitForSync());
    }

    void twoPlacesAndOnlyTheKeyboard()
    {
        QVERIFY(leave());
        QTest::keyClick(m_desk->page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(visible(u"edit.phone"_s));
        m_desk->type(u"edit.phone"_s, u"0905172386"_s);
        m_desk->type(u"edit.email"_s, u"toi@vidu.example"_s);
        m_desk->type(u"edit.note"_s, u"Cô dâu xin nhận kết quả trước 20/11"_s);
        picture(u"edit"_s);
        QTest::keyClick(m_desk->find<QLineEdit>(u"edit.note"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!visible(u"edit.phone"_s));
        QVERIFY(colleagueCorrects([](domain::Dossier& d) {
            d.owner.phone = u"0905172863"_s;
            d.owner.email = u"ho@vidu.example"_s;
            d.owner.address = u"Số 7, tổ 2, phường An Hòa"_s;
        }));
        m_desk->window->office()->setOnline(true);
        QTRY_COMPARE(m_desk->window->office()->syncStatus().state, SyncStatus::State::NeedsLook);

        m_desk->click(u"syncChip"_s);
        auto* list = m_desk->find<QAbstractItemView>(u"tray.list"_s);
        QTRY_VERIFY(list->hasFocus());
        QTRY_VERIFY(m_desk->find<QAbstractButton>(u"tray.act"_s)->isVisible());
        QTRY_COMPARE(list->currentIndex().row(), 1);
        picture(u"tray-conflict"_s);
        QTest::keyClick(list, Qt::Key_Return);
        QTRY_VERIFY(visible(u"merge"_s));
        auto* save = m_desk->find<QAbstractButton>(u"merge.save"_s);
        QTRY_VERIFY(visible(u"merge.mine.owner.phone"_s) && visible(u"merge.mine.owner.phone"_s)->isVisible());
        QTRY_VERIFY(m_desk->find<QWidget>(u"merge.theirs.owner.phone"_s)->hasFocus());
        QVERIFY(!save->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_2);
        picture(u"merge"_s);
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier); // one is not chosen yet: nothing happens
        QVERIFY(visible(u"merge"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Down);
        QTRY_VERIFY(m_desk->find<QWidget>(u"merge.theirs.owner.email"_s)->hasFocus());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_1);
        QVERIFY(save->isEnabled());
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(!visible(u"merge"_s));
        QTRY_COMPARE(atCentre().owner.phone, u"0905172386"_s);
        QCOMPARE(atCentre().owner.email, u"ho@vidu.example"_s);
        QCOMPARE(atCentre().owner.address, u"Số 7, tổ 2, phường An Hòa"_s);
        QCOMPARE(atCentre().note, u"Cô dâu xin nhận kết quả trước 20/11"_s);
        QVERIFY(m_desk->waitForSync());
    }

    // The value that was not chosen stands in the tray and comes back.
    void theLosingValueComesBack()
    {
        auto* list = m_desk->find<QAbstractItemView>(u"tray.list"_s);
        QTRY_VERIFY(list->model()->rowCount() > 0);
        QModelIndex kept;
        QTRY_VERIFY_WITH_TIMEOUT(([&] {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()->index(row, 0).data(Qt::AccessibleTextRole).toString().contains(u"Không được chọn, còn giữ: thư điện tử"_s))
                    kept = list->model()->index(row, 0);
            }
            return kept.isValid();
        }()), 5'000);
        list->setCurrentIndex(kept);
        auto* act = m_desk->find<QAbstractButton>(u"tray.act"_s);
        QTRY_VERIFY(act->isVisible());
        QCOMPARE(act->text(), u"Lấy lại"_s);
        picture(u"tray-dropped"_s);
        act->click();
        QTRY_COMPARE(atCentre().owner.email, u"toi@vidu.example"_s);
        QVERIFY(m_desk->waitForSync());
    }

    // Escape leaves it for later and nothing is lost; the tray offers it again.
    void laterIsLater()
    {
        QVERIFY(leave());
        QTest::keyClick(m_desk->page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(visible(u"edit.note"_s));
        m_desk->type(u"edit.note"_s, u"của tôi"_s);
        QTest::keyClick(m_desk->find<QLineEdit>(u"edit.note"_s), Qt::Key_Return, Qt::ControlModifier);
        QVERIFY(colleagueCorrects([](domain::Dossier& d) { d.note = u"của đồng nghiệp"_s; }));
        m_desk->window->office()->setOnline(true);
        QTRY_COMPARE(m_desk->window->office()->syncStatus().state, SyncStatus::State::NeedsLook);
        QTRY_VERIFY(m_desk->find<QAbstractButton>(u"tray.act"_s)->isVisible());
        m_desk->click(u"tray.act"_s);
        QTRY_VERIFY(visible(u"merge.theirs.note"_s));
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Escape);
        QTRY_VERIFY(!visible(u"merge"_s));
        QCOMPARE(m_desk->window->office()->syncStatus().needsLook, 1);
        // Dropping it needs a reason.
        m_desk->click(u"tray.drop"_s);
        QTRY_VERIFY(m_desk->find<QLineEdit>(u"tray.reason"_s)->hasFocus());
        m_desk->click(u"tray.confirmDrop"_s);
        QCOMPARE(m_desk->window->office()->syncStatus().needsLook, 1);
        m_desk->type(u"tray.reason"_s, u"Đồng nghiệp đúng"_s);
        m_desk->click(u"tray.confirmDrop"_s);
        QTRY_COMPARE(m_desk->window->office()->syncStatus().needsLook, 0);
        QCOMPARE(atCentre().note, u"của đồng nghiệp"_s);
    }

    // Everything unsent goes into a file, without a dialog of the system in between here.
    void aSlipIsWrittenAndTakenIn()
    {
        QVERIFY(leave());
        QTest::keyClick(m_desk->page(u"queue"_s), Qt::Key_E, Qt::ControlModifier);
        QTRY_VERIFY(visible(u"edit.note"_s));
        m_desk->type(u"edit.note"_s, u"chưa gửi"_s);
        QTest::keyClick(m_desk->find<QLineEdit>(u"edit.note"_s), Qt::Key_Return, Qt::ControlModifier);
        QTRY_VERIFY(visible(u"tray.export"_s));
        auto* tray = m_desk->window->findChild<ui::TrayPane*>();
        QVERIFY(tray);
        const QString path = m_desk->dataDir.filePath(u"viec.phieu"_s);
        tray->exportSlip(path);
        auto* said = m_desk->find<QLabel>(u"tray.said"_s);
        QTRY_VERIFY(said->isVisible() && said->text().contains(u"1 việc nằm trong viec.phieu"_s));
        QFile slip(path);
        QVERIFY(slip.open(QIODevice::ReadOnly));
        QVERIFY(!slip.readAll().contains(QStringLiteral("chưa gửi").toUtf8()));
        picture(u"tray-slip"_s);
        tray->exportSlip(u"/no/such/folder/x.phieu"_s);
        QTRY_VERIFY(said->text().contains(u"Không ghi được"_s));
        m_desk->window->office()->setOnline(true);
        tray->takeInSlip(path);
        QTRY_VERIFY(said->text().contains(u"được chuyển lên máy chủ"_s));
        QVERIFY(m_desk->waitForSync());
        QTRY_COMPARE(atCentre().note, u"chưa gửi"_s);
    }

    void factsInWords()
    {
        const QDateTime now(QDate(2026, 11, 11), QTime(3, 44), Qt::UTC);
        SyncStatus status;
        status.state = SyncStatus::State::Synced;
        status.heardAt = now.addSecs(-20);
        status.clockOffsetMs = 400;
        ui::SyncFacts facts = ui::syncFacts(status, now.addDays(3), now);
        QVERIFY(facts.online && !facts.warn);
        QCOMPARE(facts.first, u"Máy chủ trực tuyến, lệch giờ 0,4 giây"_s);
        status.clockOffsetMs = 300'000;
        facts = ui::syncFacts(status, now.addDays(3), now);
        QVERIFY(facts.warn);
        QVERIFY(facts.more.join(u'|').contains(u"chậm 5 phút"_s));
        status.clockOffsetMs = 0;
        status.state = SyncStatus::State::NeedsLook; // something to look at does not hide that the line is out
        status.offlineSince = now.addSecs(-1'740);
        status.heardAt = now.addSecs(-1'800);
        status.waiting = 4;
        status.error = Error{ErrorKind::Network, u"network"_s};
        facts = ui::syncFacts(status, now.addDays(2), now);
        QVERIFY(!facts.online && !facts.warn);
        QCOMPARE(facts.first, u"Ngoại tuyến từ 10:15, 4 việc chờ gửi"_s);
        QVERIFY(facts.more.join(u'|').contains(u"Dữ liệu của lúc 10:14, đã cũ 30 phút"_s));
        QVERIFY(facts.more.join(u'|').contains(u"Làm việc không có máy chủ được đến"_s));
        QVERIFY(ui::syncFacts(status, now.addSecs(3'600), now).warn); // soon over
        QVERIFY(ui::syncFacts(status, now.addSecs(-1), now).more.join(u'|').contains(u"Đã hết thời hạn"_s));
    }

    void everyFieldHasItsWords()
    {
        for (const QString& field : domain::editableFields())
            QVERIFY2(ui::fieldName(field) != field, qPrintable(field));
        QCOMPARE(ui::fieldText(u"delivery"_s, QJsonObject{{u"way"_s, u"post"_s}, {u"address"_s, u"Số 7"_s}}), u"Bưu chính"_s);
        QCOMPARE(ui::fieldTextMore(u"delivery"_s, QJsonObject{{u"way"_s, u"post"_s}, {u"address"_s, u"Số 7"_s}, {u"electronic"_s, true}}), u"Số 7, kèm bản điện tử"_s);
        QCOMPARE(ui::fieldText(u"owner.birthDate"_s, u"1990-02-15"_s), u"15/02/1990"_s);
        QCOMPARE(ui::fieldText(u"owner.email"_s, u""_s), u"(để trống)"_s);
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    ui::Theme theme(app, ui::ThemeMode::Light);
    tst_TrayFlow test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_tray_flow.moc"
