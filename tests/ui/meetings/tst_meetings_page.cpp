#include "ui/kit/toast.h"
#include "ui/meetings/guest_forms.h"
#include "ui/meetings/meeting_forms.h"
#include "ui/meetings/meetings_page.h"

#include <QAbstractButton>
#include <QCheckBox>
#include <QDateTimeEdit>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPromise>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::ui;

namespace {

template<class T>
QFuture<Result<T>> now(Result<T> value)
{
    QPromise<Result<T>> promise;
    promise.start();
    promise.addResult(std::move(value));
    promise.finish();
    return promise.future();
}

} // namespace

//! The page over a table in memory. Invented units.
class MeetingsPageTest : public QObject
{
    Q_OBJECT

    std::vector<domain::Meeting> m_meetings;
    std::vector<services::UnitInvitation> m_units;
    std::vector<services::MeetingGuest> m_guests;
    QStringList m_done;
    std::optional<Error> m_error;
    std::unique_ptr<MeetingsPage> m_page;

    MeetingsSource::Done did(const QString& what)
    {
        if (m_error)
            return now<bool>(tl::unexpected(*m_error));
        m_done << what;
        return now<bool>(true);
    }
    template<class T>
    T* child(const char* name) const { return m_page->findChild<T*>(QString::fromLatin1(name)); }
    QString toast() const { return child<Toast>("toast")->message(); }
    void press(const char* name) { QTest::mouseClick(child<QAbstractButton>(name), Qt::LeftButton); }

private Q_SLOTS:
    void init()
    {
        m_done.clear();
        m_error.reset();
        domain::Meeting meeting;
        meeting.id = u"m1"_s;
        meeting.rev = 3;
        meeting.title = u"Hội nghị tổng kết"_s;
        meeting.place = u"Hội trường lớn"_s;
        meeting.startsAt = QDateTime(QDate(2026, 11, 25), QTime(1, 30), Qt::UTC);
        meeting.opensAt = meeting.startsAt.addSecs(-3600);
        meeting.closesAt = meeting.startsAt.addSecs(4 * 3600);
        meeting.gates = {u"Cửa 1"_s, u"Cửa 2"_s};
        m_meetings = {meeting};
        services::UnitInvitation unit;
        unit.id = u"i1"_s;
        unit.number = u"09/GM-VP"_s;
        unit.unit = u"Phường An Hòa"_s;
        unit.attendees = 2;
        unit.sent = 1;
        m_units = {unit};
        m_guests = {{u"a1"_s, u"Trần Thị Mậu"_s, u"Phó chủ tịch"_s, u"mau@anhoa.example.vn"_s, u"sent"_s, u"p1"_s},
                    {u"a2"_s, u"Lê Văn Tám"_s, {}, u"tam@anhoa.example.vn"_s, u"unsent"_s, {}}};
        MeetingsSource source;
        source.now = [] { return QDateTime(QDate(2026, 11, 21), QTime(2, 0), Qt::UTC); };
        source.meetings = [this] { return now<std::vector<domain::Meeting>>(m_meetings); };
        source.save = [this](const domain::Meeting& wanted) {
            if (m_error)
                return now<domain::Meeting>(tl::unexpected(*m_error));
            domain::Meeting saved = wanted;
            if (saved.id.isEmpty())
                saved.id = u"m2"_s;
            saved.rev += 1;
            m_meetings.push_back(saved);
            return now<domain::Meeting>(saved);
        };
        source.invitations = [this](const domain::Id&) {
            return m_error ? now<std::vector<services::UnitInvitation>>(tl::unexpected(*m_error)) : now<std::vector<services::UnitInvitation>>(m_units);
        };
        source.invite = [this](const domain::Id&, const services::UnitInvitation& it) {
            auto done = did(u"invite "_s + it.number + u' ' + it.phone);
            if (!m_error)
                m_units.push_back(it);
            return done;
        };
        source.tellAgain = [this](const domain::Id& id) { return did(u"tell "_s + id); };
        source.takeBack = [this](const domain::Id& id, const QString& reason) { return did(u"take "_s + id + u' ' + reason); };
        source.guests = [this](const domain::Id&, const services::UnitInvitation&) { return now<std::vector<services::MeetingGuest>>(m_guests); };
        source.addGuest = [this](const domain::Id& id, const services::MeetingGuest& it) { return did(u"name %1 %2 %3"_s.arg(id, it.fullName, it.email)); };
        source.setPassGates = [this](const domain::Id& id, const QStringList& gates) { return did(u"gates %1 %2"_s.arg(id, gates.join(u'+'))); };
        source.sendPass = [this](const domain::Id& id) { return did(u"send "_s + id); };
        source.revokePass = [this](const domain::Id& id, const QString& reason) { return did(u"revoke "_s + id + u' ' + reason); };
        source.writeBadges = [](const domain::Meeting&, const QString&) { return now<int>(17); };
        source.askPath = [](QWidget*, const QString&, const QString&) { return u"/nowhere/badges"_s; };
        m_page = std::make_unique<MeetingsPage>(source);
        m_page->resize(1158, 660);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
        QTRY_COMPARE(child<QListView>("invitations")->model()->rowCount(), 1);
        QTRY_COMPARE(child<QListView>("guests")->model()->rowCount(), 2);
    }
    void cleanup() { m_page.reset(); }

    void aMeetingIsCalled()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F2);
        auto* title = child<QLineEdit>("meetingTitle");
        QTRY_VERIFY(title->hasFocus());
        press("saveMeeting");
        QVERIFY(child<QLabel>("meetingError")->isVisible()); // not without a title
        title->setText(u"Hội nghị dân vận"_s);
        child<QLineEdit>("meetingPlace")->setText(u"Phòng A"_s);
        child<QLineEdit>("meetingGates")->setText(u"Cửa 1, Cửa 2,,Cửa 1"_s);
        child<QDateTimeEdit>("meetingStarts")->setDateTime(QDateTime(QDate(2026, 12, 1), QTime(8, 0)));
        press("saveMeeting");
        QTRY_COMPARE(child<QListView>("officeMeetings")->model()->rowCount(), 2);
        const domain::Meeting& saved = m_meetings.back();
        QCOMPARE(saved.gates, (QStringList{u"Cửa 1"_s, u"Cửa 2"_s}));
        QCOMPARE(saved.startsAt, QDateTime(QDate(2026, 12, 1), QTime(1, 0), Qt::UTC)); // 8:00 here
        QCOMPARE(saved.opensAt, saved.startsAt.addSecs(-3600));
        QVERIFY(!title->isVisible());
    }

    void aMeetingThatTheCentreRefusesStaysInTheForm()
    {
        press("changeMeeting");
        auto* title = child<QLineEdit>("meetingTitle");
        QTRY_VERIFY(title->isVisible());
        QCOMPARE(title->text(), u"Hội nghị tổng kết"_s);
        m_error = Error{ErrorKind::Network, u"network"_s};
        title->setText(u"Hội nghị tổng kết năm"_s);
        press("saveMeeting");
        QTRY_VERIFY(child<QLabel>("meetingError")->isVisible());
        QCOMPARE(title->text(), u"Hội nghị tổng kết năm"_s);
    }

    void unitsAreInvitedOneAfterTheOther()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F3);
        auto* unit = child<QLineEdit>("inviteUnit");
        QTRY_VERIFY(unit->hasFocus());
        QCOMPARE(child<QLineEdit>("inviteNumber")->text(), u"10/GM-VP"_s);
        unit->setText(u"Phường Tân Lập"_s);
        child<QLineEdit>("invitePhone")->setText(u"+84 912 345 678"_s);
        press("sendInvitation");
        QVERIFY(m_done.isEmpty()); // no mailbox
        child<QLineEdit>("inviteEmail")->setText(u"vp@tanlap.example.vn"_s);
        press("sendInvitation");
        QTRY_COMPARE(m_done, QStringList{u"invite 10/GM-VP 0912345678"_s});
        QTRY_COMPARE(child<QLineEdit>("inviteNumber")->text(), u"11/GM-VP"_s);
        QVERIFY(unit->isVisible());
        QVERIFY(unit->text().isEmpty());
        QTRY_COMPARE(child<QListView>("invitations")->model()->rowCount(), 2);
    }

    void codesAreSentAgainAndTakenBackWithAReason()
    {
        QVERIFY(!child<QAbstractButton>("sendPass")->isEnabled());
        auto* guests = child<QListView>("guests");
        guests->setCurrentIndex(guests->model()->index(1, 0));
        QVERIFY(!child<QAbstractButton>("sendPass")->isEnabled()); // nothing was sent yet
        guests->setCurrentIndex(guests->model()->index(0, 0));
        press("sendPass");
        QTRY_COMPARE(m_done, QStringList{u"send p1"_s});
        guests->setCurrentIndex(guests->model()->index(0, 0));
        press("revokePass");
        auto* reason = child<QLineEdit>("takeBackReason");
        QTRY_VERIFY(reason->hasFocus());
        press("takeBackNow");
        QCOMPARE(m_done.size(), 1);
        reason->setText(u"Chuyển công tác"_s);
        press("takeBackNow");
        QTRY_COMPARE(m_done.last(), u"revoke p1 Chuyển công tác"_s);
        press("takeBackInvitation");
        QTRY_VERIFY(reason->hasFocus());
        reason->setText(u"Gửi nhầm"_s);
        press("takeBackNow");
        QTRY_COMPARE(m_done.last(), u"take i1 Gửi nhầm"_s);
        press("writeBadges");
        QTRY_VERIFY(toast().contains(u"17"_s));
    }

    void theOfficeNamesAPersonForAUnit()
    {
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F4);
        auto* name = child<QLineEdit>("guestName");
        QTRY_VERIFY(name->hasFocus());
        name->setText(u"  lý  thị Muộn"_s);
        press("nameGuest");
        QVERIFY(m_done.isEmpty()); // no mailbox
        QVERIFY(child<QLineEdit>("guestEmail")->hasFocus());
        child<QLineEdit>("guestEmail")->setText(u"muon@anhoa.example.vn"_s);
        m_error = Error{ErrorKind::Conflict, u"seats_full"_s};
        press("nameGuest");
        QCOMPARE(name->text(), u"  lý  thị Muộn"_s); // stays to be mended
        m_error.reset();
        press("nameGuest");
        QTRY_COMPARE(m_done.size(), 1);
        QVERIFY(m_done.first().endsWith(u"muon@anhoa.example.vn"_s));
        QTRY_VERIFY(name->text().isEmpty()); // for the next one
    }

    void aCodeGetsItsGates()
    {
        auto* guests = child<QListView>("guests");
        guests->setCurrentIndex(guests->model()->index(1, 0));
        QVERIFY(!child<QAbstractButton>("passGates")->isEnabled()); // no code yet
        guests->setCurrentIndex(guests->model()->index(0, 0));
        press("passGates");
        const auto boxes = [this] { return m_page->findChild<PassGatesForm*>()->findChildren<QCheckBox*>(); };
        QTRY_COMPARE(boxes().size(), 2);
        QVERIFY(boxes()[0]->isChecked() && boxes()[1]->isChecked()); // everywhere until somebody says otherwise
        boxes()[0]->setChecked(false);
        boxes()[1]->setChecked(false);
        press("savePassGates");
        QVERIFY(m_done.isEmpty()); // nowhere is not a gate
        boxes()[1]->setChecked(true);
        press("savePassGates");
        QTRY_COMPARE(m_done, QStringList{u"gates p1 Cửa 2"_s});
    }

    void withoutALineItSaysSo()
    {
        m_error = Error{ErrorKind::Network, u"network"_s};
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_F5);
        QTRY_COMPARE(child<QListView>("invitations")->model()->rowCount(), 0);
        QVERIFY(!child<QListView>("invitations")->isVisible()); // words in its place
        QCOMPARE(child<QListView>("officeMeetings")->model()->rowCount(), 1);
    }

    void numbersCountOn()
    {
        QCOMPARE(nextInvitationNumber(u"09/GM-VP"_s), u"10/GM-VP"_s);
        QCOMPARE(nextInvitationNumber(u"GM-199"_s), u"GM-200"_s);
        QCOMPARE(nextInvitationNumber(u"khong so"_s), QString());
    }
};

QTEST_MAIN(MeetingsPageTest)
#include "tst_meetings_page.moc"
