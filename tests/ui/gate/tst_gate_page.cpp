#include "fake_gate.h"
#include "ui/gate/camera_view.h"
#include "ui/gate/count_bar.h"
#include "ui/gate/gate_page.h"
#include "ui/gate/gate_words.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/segments.h"
#include "ui/kit/toast.h"
#include "ui/kit/verdict_panel.h"

#include <QAbstractButton>
#include <QComboBox>
#include <QLabel>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QShortcut>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using namespace motcua::ui;
using services::ScanStation;

class GatePageTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<test::FakeGate> m_desk;
    std::unique_ptr<GatePage> m_page;

    VerdictPanel* panel() const { return m_page->findChild<VerdictPanel*>(); }
    QString word() const { return panel()->verdict().word; }
    CameraView* camera() const { return m_page->findChild<CameraView*>(u"camera"_s); }
    template<class T>
    T* child(const QString& name) const { return m_page->findChild<T*>(name); }
    QString toast() const { return child<Toast>(u"toast"_s)->message(); }
    void key(Qt::Key k)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClick(focus ? focus : m_page.get(), k);
    }
    //! A scanner: no time at all between the keys, then Enter.
    void wedge(const QString& code)
    {
        QWidget* focus = QApplication::focusWidget();
        QTest::keyClicks(focus ? focus : m_page.get(), code);
        key(Qt::Key_Return);
    }
    //! A person: each letter is given back before the next one comes.
    void typeSlowly(QLineEdit* edit, const QString& text)
    {
        QString expected = edit->text();
        for (const QChar c : text) {
            QTest::keyClick(edit, c.toLatin1());
            expected += c;
            QTRY_COMPARE(edit->text(), expected);
        }
    }
    void see(const QString& code)
    {
        m_page->codeSeen(code, QPolygonF({{100, 100}, {200, 100}, {200, 200}, {100, 200}}), {960, 540}, 38.2);
    }
    void open()
    {
        m_page = std::make_unique<GatePage>(m_desk->source());
        m_page->setMuted(true);
        m_page->resize(1366, 768);
        m_page->show();
        m_page->activateWindow();
        QVERIFY(QTest::qWaitForWindowActive(m_page.get()));
    }

private Q_SLOTS:
    void init()
    {
        m_desk = std::make_unique<test::FakeGate>();
        m_desk->add(u"0000000018"_s, u"Nguyễn Thị Hồng Ngọc"_s, u"Chủ tịch Hội Liên hiệp Phụ nữ"_s, u"Phường An Hòa"_s).seat = u"C12"_s;
        m_desk->add(u"0000000027"_s, u"Trần Lê Duy Khánh"_s, u"Phó Trưởng phòng Kinh tế"_s, u"UBND phường Tân Lập"_s);
        m_desk->add(u"0000000036"_s, u"Lưu Quốc Việt"_s, u"Chuyên viên"_s, u"Văn phòng Đảng ủy"_s);
    }
    void cleanup()
    {
        m_page.reset();
        m_desk.reset();
    }

    void admittedThenAlreadyIn()
    {
        open();
        QCOMPARE(word(), GateWords::ready().word);
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(panel()->verdict().name, u"Nguyễn Thị Hồng Ngọc"_s);
        QVERIFY(panel()->verdict().next.contains(u"C12"_s));
        QVERIFY(camera()->caption().contains(u"38"_s));
        QTRY_COMPARE(child<CountBar>(u"countBar"_s)->counts().arrived, 1);
        QTRY_COMPARE(child<QListView>(u"recentScans"_s)->model()->rowCount(), 1);
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ALREADY IN"_s);
        QVERIFY(panel()->verdict().second.contains(u"08:02"_s));
        QCOMPARE(panel()->verdict().meaning, Meaning::Warning);
        see(u"0000000027"_s); // a new code replaces at once
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(panel()->verdict().name, u"Trần Lê Duy Khánh"_s);
    }

    void aDoorOfTwoMeetingsCountsEach()
    {
        m_desk->also = {m_desk->meetings[1].id};
        m_desk->readiness.also = {{m_desk->meetings[1].title, 0, 3, 40}};
        open();
        auto* count = child<CountBar>(u"countBar"_s);
        QTRY_COMPARE(count->counts().parts.size(), size_t(2));
        QVERIFY(count->accessibleDescription().contains(m_desk->meetings[1].title));
        see(u"0000000018"_s);
        QTRY_COMPARE(count->counts().parts[0].arrived, 1);
        // A list a meeting, on screen and as a file.
        key(Qt::Key_F9);
        auto* which = child<QComboBox>(u"attendanceMeeting"_s);
        QTRY_VERIFY(which->isVisible());
        QCOMPARE(which->count(), 2);
        QTRY_COMPARE(m_desk->listed.last(), m_desk->here.id);
        which->setCurrentIndex(1);
        Q_EMIT which->activated(1);
        QTRY_COMPARE(m_desk->listed.last(), m_desk->meetings[1].id);
        child<QAbstractButton>(u"exportCsv"_s)->click();
        QTRY_COMPARE(m_desk->written.size(), 1);
        QCOMPARE(m_desk->listed.last(), m_desk->meetings[1].id);
        key(Qt::Key_Escape);
        // No list of the second one is as red as none of the first.
        key(Qt::Key_F10);
        const auto* list = child<QListView>(u"preflight"_s);
        QTRY_VERIFY(list->model()->rowCount() > 2);
        QVERIFY(list->model()->index(1, 0).data(Qt::DisplayRole).toString().startsWith(m_desk->meetings[1].title));
    }

    void whoRegisteredWithACardLeavesWithIt()
    {
        open();
        key(Qt::Key_F2); // outward
        const QString card = u"001190000017||Lê Văn Tám|15021990|Nam|Hà Nội|20052022"_s;
        m_page->codeSeen(card, {}, {960, 540}, 30);
        QTRY_VERIFY(toast().contains(u"F3"_s)); // no form to let somebody in who is leaving
        QVERIFY(m_desk->walkIns.empty());
        m_desk->cardsInside = {u"001190000017"_s, u"001190000018"_s};
        m_page->codeSeen(card, {}, {960, 540}, 30);
        QTRY_COMPARE(word(), u"LEFT"_s);
        QVERIFY(panel()->verdict().name.contains(u"Tám"_s));
        m_page->codeSeen(card, {}, {960, 540}, 30);
        QTRY_COMPARE(word(), u"NOT INSIDE"_s);
    }

    void aScannerOnASerialPort()
    {
        m_desk->scanner = ui::SerialScanner{{u"ttyS0"_s, u"ttyUSB0"_s}, {}, false, false};
        open();
        key(Qt::Key_F10);
        auto* ports = child<QComboBox>(u"preflightScanner"_s);
        QTRY_VERIFY(ports->isVisible());
        QCOMPARE(ports->count(), 3);
        ports->setCurrentIndex(2);
        Q_EMIT ports->activated(2);
        QCOMPARE(m_desk->scanner->port, u"ttyUSB0"_s);
        const auto* list = child<QListView>(u"preflight"_s);
        const auto says = [list](const QString& text) {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()->index(row, 0).data().toString().contains(text))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says(u"No scanner on the serial port ttyUSB0"_s));
        m_desk->scanner->connected = true;
        m_page->scannerChanged();
        QTRY_VERIFY(!says(u"No scanner"_s));
        key(Qt::Key_Escape);
        m_page->scannerRead(u"0000000018"_s);
        m_page->scannerRead(u"0000000018"_s); // one press that came twice
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(m_desk->scans.size(), size_t(1));
        QCOMPARE(m_desk->scans[0].source, domain::ScanSource::Scanner);
        m_page->hide(); // nobody stands at the gate's screen
        m_page->scannerRead(u"0000000027"_s);
        QCOMPARE(m_desk->scans.size(), size_t(1));
    }

    void withoutACameraTheScannerIsNamed()
    {
        open();
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::None);
        QVERIFY(panel()->verdict().second.contains(u"camera"_s));
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::Lost);
        QVERIFY(panel()->verdict().second.contains(u"scanner"_s));
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::None);
        QVERIFY(panel()->verdict().second.contains(u"camera"_s));
    }

    void thePictureIsAMirrorWherePeopleSeeThemselves()
    {
        open();
        auto* mirror = child<QAbstractButton>(u"cameraMirror"_s);
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::None);
        QVERIFY(mirror->isVisible());
        QVERIFY(!mirror->isChecked()); // a film is no mirror
        const QSize frame(960, 540);
        const QPointF plain = camera()->mapped({100, 100}, frame);
        m_page->setCameraOffers({false, false, false, true});
        QVERIFY(mirror->isChecked());
        QCOMPARE(camera()->mapped({860, 100}, frame), plain); // the outline goes with the picture
        QImage half(frame, QImage::Format_RGB32);
        half.fill(Qt::black);
        QPainter(&half).fillRect(0, 0, 480, 540, Qt::white);
        m_page->showPreview(half);
        const auto seenAt = [&](double share) { return qGray(camera()->grab().toImage().pixel(int(camera()->width() * share), camera()->height() / 2)); };
        QVERIFY(seenAt(0.3) < 60);
        QVERIFY(seenAt(0.7) > 200);
        QSignalSpy chosen(m_page.get(), &GatePage::cameraMirrorChosen);
        mirror->click(); // this camera mirrors by itself
        QCOMPARE(chosen.value(0).value(0).toBool(), false);
        QVERIFY(seenAt(0.3) > 200);
        QVERIFY(!mirror->hasFocus());
        see(u"0000000018"_s); // what was read does not depend on it
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        m_page->setCameraMirrored(true, true);
        QVERIFY(!mirror->isVisible());
        QVERIFY(camera()->isMirrored());
    }

    void whatTheCameraOffersIsOnScreen()
    {
        open();
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::None);
        const auto button = [&](const char* name) { return child<QAbstractButton>(QString::fromLatin1(name)); };
        for (const char* name : {"cameraTorch", "cameraFocus", "cameraDarker", "cameraBrighter"})
            QVERIFY(!button(name)->isVisible());
        m_page->setCameraWishes({false, true, 3});
        m_page->setCameraOffers({true, true, true, true});
        for (const char* name : {"cameraTorch", "cameraFocus", "cameraDarker", "cameraBrighter"})
            QVERIFY(button(name)->isVisible());
        QSignalSpy wished(m_page.get(), &GatePage::cameraWished);
        const auto last = [&] { return wished.takeLast().front().value<domain::CameraWishes>(); };
        button("cameraTorch")->click();
        QCOMPARE(last(), (domain::CameraWishes{true, true, 3}));
        button("cameraBrighter")->click();
        QCOMPARE(last(), (domain::CameraWishes{true, true, 4}));
        QVERIFY(!button("cameraBrighter")->isEnabled());
        button("cameraDarker")->click();
        QVERIFY(button("cameraBrighter")->isEnabled());
        button("cameraFocus")->click();
        QCOMPARE(last(), (domain::CameraWishes{true, false, 3}));
        m_page->setCameraOffers({false, false, false, true});
        QVERIFY(!button("cameraTorch")->isVisible());
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::Lost);
        QVERIFY(!button("cameraMirror")->isVisible());
    }

    void verdictIsOnScreenInTime()
    {
        open();
        see(u"0000000018"_s);
        QTRY_VERIFY(m_page->lastLatency() >= 0);
        QVERIFY2(m_page->lastLatency() < 100, qPrintable(QString::number(m_page->lastLatency())));
    }

    void readyAgainByItself()
    {
        open();
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QTRY_COMPARE_WITH_TIMEOUT(word(), u"READY"_s, GatePage::admittedTime + 2000);
    }

    void whatCannotBeWrittenIsNeverAdmitted()
    {
        open();
        m_desk->error = Error{ErrorKind::DiskFull, u"disk_full"_s};
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"NOT RECORDED"_s);
        QCOMPARE(panel()->verdict().meaning, Meaning::Danger);
        QVERIFY(m_desk->inside.isEmpty());
        m_desk->error = Error{ErrorKind::Storage, u"storage"_s};
        key(Qt::Key_F4);
        QTRY_COMPARE(word(), u"NOT RECORDED"_s);
        m_desk->error.reset();
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
    }

    void theScannerWorksAtAnyFocusAndTypesNowhere()
    {
        open();
        wedge(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(m_desk->scans.back().source, domain::ScanSource::Scanner);
        key(Qt::Key_F3);
        auto* find = child<QLineEdit>(u"findName"_s);
        QTRY_VERIFY(find->hasFocus());
        wedge(u"0000000027"_s);
        QTRY_COMPARE(panel()->verdict().name, u"Trần Lê Duy Khánh"_s);
        QVERIFY(find->text().isEmpty());
        key(Qt::Key_F8);
        auto* name = child<QLineEdit>(u"walkInName"_s);
        QTRY_VERIFY(name->hasFocus());
        wedge(u"0000000036"_s);
        QTRY_COMPARE(panel()->verdict().name, u"Lưu Quốc Việt"_s);
        QVERIFY(name->text().isEmpty());
        QVERIFY(name->isVisible()); // the work in hand goes on
    }

    void oneTriggerOfTheScannerIsOneScan()
    {
        open();
        wedge(u"0000000018"_s);
        wedge(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(m_desk->scans.size(), 1u);
    }

    void letInWithAReasonStaysAboutThatPerson()
    {
        open();
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ALREADY IN"_s);
        QVERIFY(child<QAbstractButton>(u"overruleButton"_s));
        key(Qt::Key_F6);
        auto* reason = child<QLineEdit>(u"admitReason"_s);
        QTRY_VERIFY(reason->hasFocus());
        key(Qt::Key_Return);
        QVERIFY(m_desk->reasons.isEmpty()); // not without a reason
        see(u"0000000027"_s); // somebody else meanwhile
        QTRY_COMPARE(panel()->verdict().name, u"Trần Lê Duy Khánh"_s);
        typeSlowly(reason, u"quen giay"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->reasons, QStringList{u"quen giay"_s});
        QTRY_COMPARE(panel()->verdict().name, u"Nguyễn Thị Hồng Ngọc"_s);
        QCOMPARE(word(), u"ADMITTED"_s);
        QVERIFY(!reason->isVisible());
    }

    void aNameIsFoundAndLetIn()
    {
        open();
        key(Qt::Key_F3);
        auto* find = child<QLineEdit>(u"findName"_s);
        QTRY_VERIFY(find->hasFocus());
        find->setText(u"khánh"_s);
        auto* found = child<QListView>(u"foundNames"_s);
        QTRY_COMPARE(found->model()->rowCount(), 1);
        key(Qt::Key_Return);
        auto* reason = child<QLineEdit>(u"admitReason"_s);
        QTRY_VERIFY(reason->hasFocus());
        reason->setText(u"Quên mã"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(panel()->verdict().name, u"Trần Lê Duy Khánh"_s);
    }

    void anAnswerToEarlierLettersIsDropped()
    {
        open();
        key(Qt::Key_F3);
        auto* find = child<QLineEdit>(u"findName"_s);
        m_desk->hold();
        find->setText(u"Trần"_s);
        find->setText(u"Lưu"_s);
        m_desk->release();
        auto* found = child<QListView>(u"foundNames"_s);
        QTRY_COMPARE(found->model()->rowCount(), 1);
        QCOMPARE(found->model()->index(0, 0).data().toString(), u"Lưu Quốc Việt"_s);
    }

    void walkInNeedsNameAndUnit()
    {
        open();
        key(Qt::Key_F8);
        auto* name = child<QLineEdit>(u"walkInName"_s);
        QTRY_VERIFY(name->hasFocus());
        key(Qt::Key_Return);
        QVERIFY(m_desk->log.empty());
        name->setText(u"Lê Văn Khách"_s);
        key(Qt::Key_Return);
        QTRY_VERIFY(child<QLineEdit>(u"walkInInvitation"_s)->hasFocus());
        key(Qt::Key_Return); // there is none
        QVERIFY(m_desk->log.empty());
        QTRY_VERIFY(child<QLineEdit>(u"walkInUnit"_s)->hasFocus());
        child<QLineEdit>(u"walkInUnit"_s)->setText(u"Sở Nội vụ"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(panel()->verdict().name, u"Lê Văn Khách"_s);
        QVERIFY(!name->isVisible());
    }

    void aFailedWalkInKeepsWhatWasTyped()
    {
        open();
        m_desk->error = Error{ErrorKind::DiskFull, u"disk_full"_s};
        key(Qt::Key_F8);
        auto* name = child<QLineEdit>(u"walkInName"_s);
        name->setText(u"Lê Văn Khách"_s);
        child<QLineEdit>(u"walkInUnit"_s)->setText(u"Sở Nội vụ"_s);
        QTRY_VERIFY(name->hasFocus());
        key(Qt::Key_Return);
        QTRY_COMPARE(word(), u"NOT RECORDED"_s);
        QVERIFY(name->isVisible());
        QCOMPARE(name->text(), u"Lê Văn Khách"_s);
    }

    void aDigitIsAReason()
    {
        open();
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ALREADY IN"_s);
        key(Qt::Key_F6);
        QTRY_VERIFY(child<QLineEdit>(u"admitReason"_s)->hasFocus());
        key(Qt::Key_2);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(m_desk->reasons, QStringList{u"left_unscanned"_s});
    }

    void refusedByHandAndNoted()
    {
        open();
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        key(Qt::Key_F7);
        auto* words = child<QLineEdit>(u"incidentWords"_s);
        QTRY_VERIFY(words->hasFocus());
        key(Qt::Key_Return);
        QVERIFY(m_desk->reasons.isEmpty()); // a note says something
        key(Qt::Key_3);                     // what kind of thing it is
        typeSlowly(words, u"cai nhau"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->reasons, QStringList{u"disorder cai nhau"_s});
        QCOMPARE(word(), u"ADMITTED"_s); // a note moves no verdict
        QTRY_VERIFY(!words->isVisible());
        key(Qt::Key_F7);
        key(Qt::Key_F7); // not only a note: not let in
        auto* noted = child<QListView>(u"incidents"_s);
        QTRY_COMPARE(noted->model()->rowCount(), 1);
        key(Qt::Key_1);
        QTRY_COMPARE(word(), u"NOT LET IN"_s);
        QCOMPARE(panel()->verdict().name, u"Nguyễn Thị Hồng Ngọc"_s);
        QCOMPARE(m_desk->reasons.last(), u"not_this_person "_s);
    }

    void anIdentityCardOpensTheRegistration()
    {
        open();
        m_desk->passes.begin()->second.invitation = u"12/GM"_s;
        const QString unit = m_desk->passes.begin()->second.unit;
        see(u"001190000017|012345678|Trần Thị Mậu|15021990|Nữ|Số 1, Phường A, Hà Nội|20052022"_s);
        auto* name = child<QLineEdit>(u"walkInName"_s);
        QTRY_VERIFY(name->isVisible());
        QCOMPARE(name->text(), u"Trần Thị Mậu"_s);
        QVERIFY(m_desk->scans.empty()); // nothing of a card is a scan
        QCOMPARE(word(), u"READY"_s);
        auto* number = child<QLineEdit>(u"walkInInvitation"_s);
        QTRY_VERIFY(number->hasFocus());
        number->setText(u"12/GM"_s);
        QTRY_COMPARE(child<QLineEdit>(u"walkInUnit"_s)->text(), unit);
        key(Qt::Key_Return);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(m_desk->walkIns.size(), 1u);
        QVERIFY(m_desk->walkIns[0].fromCard);
        QCOMPARE(m_desk->walkIns[0].invitation, u"12/GM"_s);
    }

    void aWalkInWhoIsOnTheListIsOffered()
    {
        open();
        key(Qt::Key_F8);
        auto* name = child<QLineEdit>(u"walkInName"_s);
        QTRY_VERIFY(name->hasFocus());
        name->setText(u"lưu quốc việt"_s);
        auto* same = child<QListView>(u"walkInSame"_s);
        QTRY_VERIFY(same->isVisible());
        QCOMPARE(same->model()->rowCount(), 1);
        same->setFocus();
        same->setCurrentIndex(same->model()->index(0, 0));
        key(Qt::Key_Return);
        QTRY_VERIFY(child<QLineEdit>(u"admitReason"_s)->hasFocus());
        key(Qt::Key_1);
        QTRY_COMPARE(panel()->verdict().name, u"Lưu Quốc Việt"_s);
        QCOMPARE(word(), u"ADMITTED"_s);
    }

    void twoCodesAdmitNobody()
    {
        open();
        m_page->twoCodesSeen();
        QTRY_COMPARE(word(), u"TWO CODES"_s);
        QCOMPARE(panel()->verdict().meaning, Meaning::Warning);
        QVERIFY(m_desk->inside.isEmpty());
    }

    void beforeTheDoorsOpenCodesAreOnlyTried()
    {
        open();
        key(Qt::Key_F10);
        auto* list = child<QListView>(u"preflight"_s);
        QTRY_VERIFY(list->model()->rowCount() >= 7);
        QCOMPARE(child<QLabel>(u"preflightSum"_s)->text(), u"Ready to open the doors"_s);
        see(u"0000000018"_s);
        wedge(u"0000000027"_s);
        const auto says = [list](const QString& text) {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()->index(row, 0).data(SecondLineRole).toString().contains(text))
                    return true;
            }
            return false;
        };
        QTRY_VERIFY(says(u"test read: admitted"_s));
        QVERIFY(m_desk->scans.empty());
        QVERIFY(m_desk->log.empty());
        QCOMPARE(word(), u"READY"_s);
        m_desk->readiness.passes = 0;
        m_page->deskChanged();
        QTRY_COMPARE(child<QLabel>(u"preflightSum"_s)->text(), u"Not ready yet"_s);
        key(Qt::Key_Escape);
        QTRY_VERIFY(camera()->isVisible());
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
    }

    void otherGatesAreToldWhereSomebodySwitchedItOn()
    {
        m_desk->network = ui::GateNetwork{false, false, true, 2, {}};
        open();
        key(Qt::Key_F10);
        auto* list = child<QListView>(u"preflight"_s);
        QTRY_VERIFY(list->model()->rowCount() >= 7);
        const auto line = [list](const QString& words) {
            for (int row = 0; row < list->model()->rowCount(); ++row) {
                if (list->model()->index(row, 0).data(Qt::DisplayRole).toString().contains(words))
                    return true;
            }
            return false;
        };
        auto* turn = child<QAbstractButton>(u"preflightNetwork"_s);
        QVERIFY(turn->isVisible());
        QVERIFY(!line(u"other gate"_s)); // off, and nothing to be said about it
        QTest::mouseClick(turn, Qt::LeftButton);
        QVERIFY(m_desk->network->on);
        QVERIFY(line(u"2 other gate(s) heard"_s));
        m_desk->network->neighbours = 0;
        m_page->deskChanged();
        QTRY_VERIFY(line(u"No other gate is heard"_s));
        m_desk->network->problem = u"no_multicast"_s;
        m_page->deskChanged();
        QTRY_VERIFY(line(u"Other gates cannot be reached"_s));
        m_desk->network->hasKeys = false;
        m_page->deskChanged();
        QTRY_VERIFY(line(u"Other gates are not told yet"_s));
        QTest::mouseClick(turn, Qt::LeftButton);
        QVERIFY(!m_desk->network->on);
        m_desk->network->managed = true; // an administrator has decided
        m_page->deskChanged();
        QTRY_VERIFY(!turn->isVisible());
    }

    void oneDoorServesTwoMeetings()
    {
        m_desk->here = {};
        m_desk->gate.clear();
        QVERIFY(m_desk->meetings.size() >= 2);
        for (auto& meeting : m_desk->meetings)
            meeting.hall = u"H1"_s;
        open();
        auto* meetings = child<QListView>(u"meetings"_s);
        QTRY_VERIFY(meetings->hasFocus());
        const int rows = meetings->model()->rowCount();
        const int chosen = meetings->currentIndex().row();
        const int other = chosen == 0 ? 1 : 0;
        meetings->setCurrentIndex(meetings->model()->index(other, 0));
        key(Qt::Key_Space);
        QTRY_VERIFY(meetings->currentIndex().data(SecondLineRole).toString().contains(u"same door"_s));
        QCOMPARE(meetings->currentIndex().row(), other);
        meetings->setCurrentIndex(meetings->model()->index(chosen, 0));
        key(Qt::Key_Return);
        if (child<QListView>(u"gates"_s)->hasFocus())
            key(Qt::Key_Return);
        QTRY_COMPARE(m_desk->also.size(), m_desk->meetings[size_t(other)].closesAt < m_desk->now ? 0 : 1);
        QCOMPARE(meetings->model()->rowCount(), rows);
    }

    void aMachineWithoutTheListSaysSoBeforeTheFirstGuest()
    {
        m_desk->readiness.passes = 0;
        m_desk->here = {};
        m_desk->gate.clear();
        open();
        auto* meetings = child<QListView>(u"meetings"_s);
        QTRY_VERIFY(meetings->hasFocus());
        key(Qt::Key_Return);
        QTRY_VERIFY(child<QListView>(u"gates"_s)->hasFocus());
        key(Qt::Key_Return);
        QTRY_VERIFY(child<QListView>(u"preflight"_s)->isVisible());
        QTRY_COMPARE(child<QLabel>(u"preflightSum"_s)->text(), u"Not ready yet"_s);
    }

    void theListGoesIntoAFile()
    {
        open();
        key(Qt::Key_F9);
        auto* xlsx = child<QAbstractButton>(u"exportXlsx"_s);
        QTRY_VERIFY(xlsx->isVisible());
        QTest::mouseClick(xlsx, Qt::LeftButton);
        QTRY_COMPARE(m_desk->written, QStringList{u"/nowhere/list.xlsx"_s});
        QTRY_VERIFY(toast().contains(u"3"_s));
        m_desk->path.clear(); // never mind
        QTest::mouseClick(child<QAbstractButton>(u"exportCsv"_s), Qt::LeftButton);
        QCOMPARE(m_desk->written.size(), 1);
    }

    void nobodyLeavesTheLockedScreenWithoutTheCode()
    {
        m_desk->withKiosk = true;
        open();
        QTest::mouseClick(child<QAbstractButton>(u"gateKiosk"_s), Qt::LeftButton);
        auto* code = child<QLineEdit>(u"kioskCode"_s);
        QTRY_VERIFY(code->hasFocus());
        code->setText(u"2718"_s);
        key(Qt::Key_Return);
        QVERIFY(!m_desk->kiosk); // typed twice
        child<QLineEdit>(u"kioskAgain"_s)->setText(u"2718"_s);
        key(Qt::Key_Return);
        QTRY_VERIFY(m_desk->kiosk);
        QTRY_VERIFY(camera()->isVisible());

        QVERIFY(!m_page->close());
        QVERIFY(m_page->isVisible());
        QVERIFY(!child<QAbstractButton>(u"gateLock"_s)->isVisible());
        QVERIFY(!child<QAbstractButton>(u"changeGate"_s)->isEnabled());
        QSignalSpy tray(m_page.get(), &Page::trayRequested);
        QTest::mouseClick(child<QAbstractButton>(u"gateSync"_s), Qt::LeftButton);
        QCOMPARE(tray.count(), 0);
        QShortcut away(QKeySequence(u"Ctrl+K"_s), m_page.get());
        QSignalSpy gone(&away, &QShortcut::activated);
        QTest::keyClick(m_page.get(), Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(gone.count(), 0);
        key(Qt::Key_F9);
        QVERIFY(!child<QAbstractButton>(u"exportXlsx"_s)->isVisible());
        key(Qt::Key_Escape);
        see(u"0000000018"_s); // the work goes on
        QTRY_COMPARE(word(), u"ADMITTED"_s);

        QTest::mouseClick(child<QAbstractButton>(u"gateKiosk"_s), Qt::LeftButton);
        QTRY_VERIFY(code->hasFocus());
        code->setText(u"0000"_s);
        key(Qt::Key_Return);
        QVERIFY(m_desk->kiosk);
        QTRY_VERIFY(code->text().isEmpty());
        code->setText(u"2718"_s);
        key(Qt::Key_Return);
        QTRY_VERIFY(!m_desk->kiosk);
        QTest::keyClick(m_page.get(), Qt::Key_K, Qt::ControlModifier);
        QCOMPARE(gone.count(), 1);
        QVERIFY(m_page->close());
    }

    void undoAndNothingToUndo()
    {
        open();
        key(Qt::Key_F4);
        QTRY_VERIFY(!toast().isEmpty());
        QCOMPARE(word(), u"READY"_s);
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        key(Qt::Key_F4);
        QTRY_COMPARE(word(), u"UNDONE"_s);
        QCOMPARE(panel()->verdict().meaning, Meaning::Neutral);
        QTRY_COMPARE(child<CountBar>(u"countBar"_s)->counts().arrived, 0);
    }

    void outwardAndBack()
    {
        open();
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        key(Qt::Key_F2);
        QCOMPARE(m_desk->direction, domain::Direction::Out);
        QCOMPARE(child<Segments>(u"direction"_s)->current(), int(domain::Direction::Out));
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"LEFT"_s);
        QCOMPARE(panel()->verdict().meaning, Meaning::Info);
        key(Qt::Key_F2);
        QCOMPARE(m_desk->direction, domain::Direction::In);
    }

    void aTypedCodeIsCheckedAndToolsCloseWithEsc()
    {
        open();
        key(Qt::Key_F5);
        auto* code = child<QLineEdit>(u"typedCode"_s);
        QTRY_VERIFY(code->hasFocus());
        code->setText(u"0000000018"_s);
        key(Qt::Key_Return);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        QCOMPARE(m_desk->scans.back().source, domain::ScanSource::Manual);
        key(Qt::Key_Escape);
        QVERIFY(!code->isVisible());
        QVERIFY(camera()->isVisible());
    }

    void whoCameIsListed()
    {
        open();
        see(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        key(Qt::Key_F9);
        auto* list = child<QListView>(u"attendanceList"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        child<Segments>(u"attendanceShow"_s)->setCurrent(0);
        QTRY_COMPARE(list->model()->rowCount(), 3);
        child<QLineEdit>(u"attendanceFilter"_s)->setText(u"việt"_s);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        m_desk->inside.insert(u"pass-0000000036"_s);
        m_page->deskChanged(); // another gate has let somebody in
        child<Segments>(u"attendanceShow"_s)->setCurrent(1);
        QTRY_COMPARE(list->model()->rowCount(), 1);
        key(Qt::Key_Escape); // clears the filter
        key(Qt::Key_Escape);
        QVERIFY(camera()->isVisible());
    }

    void cameraProblemsAreSaidAndTheScannerGoesOn()
    {
        open();
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::Lost);
        QVERIFY(!camera()->problem().isEmpty());
        wedge(u"0000000018"_s);
        QTRY_COMPARE(word(), u"ADMITTED"_s);
        m_page->setCamera(u"Camera 1"_s, ScanStation::Problem::None);
        QVERIFY(camera()->problem().isEmpty());
    }

    void theMeetingThatIsOpenIsProposed()
    {
        domain::Meeting past = m_desk->meetings[0];
        past.id = u"m0"_s;
        past.opensAt = past.opensAt.addDays(-2);
        past.closesAt = past.closesAt.addDays(-2);
        m_desk->meetings.insert(m_desk->meetings.begin(), past);
        m_desk->here = {};
        m_desk->gate.clear();
        open();
        auto* meetings = child<QListView>(u"meetings"_s);
        QTRY_COMPARE(meetings->model()->rowCount(), 3);
        QCOMPARE(meetings->currentIndex().row(), 1);
    }

    void theMeetingIsChosenFirst()
    {
        m_desk->here = {};
        m_desk->gate.clear();
        open();
        auto* meetings = child<QListView>(u"meetings"_s);
        QTRY_VERIFY(meetings->isVisible());
        QTRY_COMPARE(meetings->model()->rowCount(), 2);
        see(u"0000000018"_s); // no gate yet: nothing may be recorded
        QCOMPARE(m_desk->scans.size(), 0u);
        QTRY_VERIFY(meetings->hasFocus());
        key(Qt::Key_Return);
        auto* gates = child<QListView>(u"gates"_s);
        QTRY_VERIFY(gates->hasFocus());
        key(Qt::Key_Down);
        key(Qt::Key_Return);
        QTRY_VERIFY(camera()->isVisible());
        QCOMPARE(m_desk->here.id, u"m1"_s);
        QCOMPARE(m_desk->gate, u"Cửa 2"_s);
    }

    void anotherGateCanBeChosenAndLeft()
    {
        open();
        QTest::mouseClick(child<QAbstractButton>(u"changeGate"_s), Qt::LeftButton);
        auto* meetings = child<QListView>(u"meetings"_s);
        QTRY_VERIFY(meetings->hasFocus());
        m_page->gateChanged(); // the feed moves the meeting's hours: nobody is thrown out of the choice
        QVERIFY(meetings->isVisible());
        key(Qt::Key_Escape);
        QTRY_VERIFY(camera()->isVisible());
        QSignalSpy out(m_page.get(), &Page::signOutRequested);
        QTest::mouseClick(child<QAbstractButton>(u"changeGate"_s), Qt::LeftButton);
        QTest::mouseClick(child<QAbstractButton>(u"signOut"_s), Qt::LeftButton);
        QCOMPARE(out.count(), 1);
        QSignalSpy lock(m_page.get(), &Page::lockRequested);
        QTest::mouseClick(child<QAbstractButton>(u"gateLock"_s), Qt::LeftButton);
        QCOMPARE(lock.count(), 1);
    }

    void theOutlineLiesOnTheCode()
    {
        CameraView view;
        view.resize(600, 400);
        QCOMPARE(view.mapped({480, 270}, {960, 540}), QPointF(300, 200));
        const QPointF corner = view.mapped({0, 0}, {960, 540}); // filled, so the sides are cut off
        QVERIFY(corner.x() < 0);
        QCOMPARE(corner.y(), 0.0);
    }
};

QTEST_MAIN(GatePageTest)
#include "tst_gate_page.moc"
