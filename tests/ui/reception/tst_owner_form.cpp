#include "services/scan_station.h"
#include "tests/support/id_back.h"
#include "ui/kit/badges.h"
#include "ui/kit/field.h"
#include "ui/kit/theme.h"
#include "ui/reception/card_scan.h"
#include "ui/reception/owner_form.h"

#include <QElapsedTimer>
#include <QCheckBox>
#include <QLabel>
#include <QLineEdit>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua;
using ui::Field;
using ui::FieldState;
using ui::reception::OwnerForm;

namespace {

const QString card = u"001190000017|012345678|Trần Thị Mậu|15021990|Nữ|Số 1, Phường A, Hà Nội|20052022"_s;

QLineEdit* edit(const OwnerForm& form, const char* name)
{
    return form.findChild<QLineEdit*>(QString::fromLatin1(name));
}

Field* field(const OwnerForm& form, const char* name)
{
    QWidget* widget = edit(form, name);
    while (widget && !qobject_cast<Field*>(widget))
        widget = widget->parentWidget();
    return qobject_cast<Field*>(widget);
}

void type(QLineEdit* line, const QString& text)
{
    line->setFocus();
    line->setText(text);
    Q_EMIT line->editingFinished();
}

//! 04:59 UTC: a minute to noon in Vietnam, wherever the machine believes to be.
services::Clock morning()
{
    return {[] { return QDateTime(QDate(2026, 11, 21), QTime(4, 59), Qt::UTC); }, [](int length) { return QByteArray(length, '\0'); }};
}

} // namespace

//! The owner's fields through the real widgets.
class tst_OwnerForm : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void anEmptyFormCannotBeReceived()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        QVERIFY(form.errors() > 0);
        QVERIFY(!form.check());
        QCOMPARE(field(form, "receive.number")->state(), FieldState::Error);
        QCOMPARE(field(form, "receive.email")->state(), FieldState::Normal); // not required
    }

    //! An organisation: its number with the check digit, its name, who stands for it by the card.
    void anOrganisationAndWhoStandsForIt()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        QVERIFY(!field(form, "receive.orgName")->isVisibleTo(&form));
        form.toggleKind();
        QVERIFY(field(form, "receive.orgName")->isVisibleTo(&form));
        QVERIFY(!field(form, "receive.birth")->isVisibleTo(&form)); // nobody asks when a company was born
        QVERIFY(!form.check());
        QCOMPARE(field(form, "receive.orgNumber")->state(), FieldState::Error);
        type(edit(form, "receive.orgNumber"), u"0123456788"_s);
        QCOMPARE(field(form, "receive.orgNumber")->state(), FieldState::Warning); // a digit is wrong: said, never blocked
        type(edit(form, "receive.orgNumber"), u"12/QĐ-UBND"_s);
        QCOMPARE(field(form, "receive.orgNumber")->state(), FieldState::Warning);
        type(edit(form, "receive.orgNumber"), u" 0123 456 787-001"_s);
        QCOMPARE(field(form, "receive.orgNumber")->state(), FieldState::Normal);
        QCOMPARE(edit(form, "receive.orgNumber")->text(), u"0123456787001"_s);
        type(edit(form, "receive.orgName"), u"Công ty  TNHH Sen Hồng"_s);
        type(edit(form, "receive.address"), u"Số 5, tổ 1"_s);
        QVERIFY(form.takeScan(card));
        QCOMPARE(edit(form, "receive.address")->text(), u"Số 5, tổ 1"_s); // the company's, not where its director lives
        type(edit(form, "receive.phone"), u"0941258947"_s);
        type(edit(form, "receive.position"), u"Giám đốc"_s);
        QVERIFY(form.check());
        const domain::Person owner = form.person();
        QVERIFY(owner.isOrganisation());
        QCOMPARE(owner.fullName, u"Công ty TNHH Sen Hồng"_s);
        QCOMPARE(owner.idNumber, u"0123456787001"_s);
        QCOMPARE(owner.representative, u"Trần Thị Mậu"_s);
        QCOMPARE(owner.representativeId, u"001190000017"_s);
        QCOMPARE(owner.position, u"Giám đốc"_s);
        QVERIFY(!owner.birthDate.isValid());
        OwnerForm again(station, morning());
        again.setPerson(owner, {});
        QCOMPARE(again.person(), owner);
        again.setPerson({}, {});
        QVERIFY(!again.person().isOrganisation());
        QVERIFY(again.person().fullName.isEmpty());
        OwnerForm empty(station, morning());
        empty.fillEmpty(owner); // from an earlier dossier of theirs
        QCOMPARE(empty.person(), owner);
    }

    void valuesAreShownAsPeopleWriteThem()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        type(edit(form, "receive.number"), u"066192008314"_s);
        type(edit(form, "receive.phone"), u"+84 941.258.947"_s);
        type(edit(form, "receive.birth"), u"14-2-1992"_s);
        QCOMPARE(edit(form, "receive.number")->text(), u"066 192 008 314"_s);
        QCOMPARE(edit(form, "receive.phone")->text(), u"0941 258 947"_s);
        QCOMPARE(edit(form, "receive.birth")->text(), u"14/02/1992"_s);
        const domain::Person person = form.person();
        QCOMPARE(person.idNumber, u"066192008314"_s);
        QCOMPARE(person.phone, u"0941258947"_s);
        QCOMPARE(person.birthDate, QDate(1992, 2, 14));
    }

    void timesAndDaysAreVietnams()
    {
        services::ScanStation station;
        OwnerForm form(station, {[] { return QDateTime(QDate(2026, 11, 20), QTime(20, 15), Qt::UTC); }, {}});
        const auto parsed = domain::parseCccdQr(card);
        QVERIFY(parsed.has_value());
        form.fillFromCard(*parsed);
        const auto badges = form.findChildren<ui::Badge*>();
        QVERIFY(std::any_of(badges.begin(), badges.end(), [](const ui::Badge* badge) { return badge->look().text.contains("03:15"_L1); }));
        type(edit(form, "receive.birth"), u"21/11/2026"_s); // already this day in Hanoi
        QCOMPARE(field(form, "receive.birth")->state(), FieldState::Normal);
        type(edit(form, "receive.birth"), u"22/11/2026"_s);
        QCOMPARE(field(form, "receive.birth")->state(), FieldState::Error);
    }

    void aDoubtWarnsAndNeverBlocks()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        type(edit(form, "receive.number"), u"066192008314"_s);
        type(edit(form, "receive.birth"), u"14/02/1993"_s); // the number says 1992
        QCOMPARE(field(form, "receive.number")->state(), FieldState::Warning);
        type(edit(form, "receive.phone"), u"0541447208"_s);
        QCOMPARE(field(form, "receive.phone")->state(), FieldState::Warning);
        type(edit(form, "receive.name"), u"Nguyễn Thị Quỳnh Như"_s);
        type(edit(form, "receive.address"), u"Số 18, tổ 4"_s);
        QVERIFY(form.check());
        type(edit(form, "receive.birth"), u"31/02/1992"_s);
        QCOMPARE(field(form, "receive.birth")->state(), FieldState::Error);
        QVERIFY(!form.check());
    }

    void aCardFillsTheFields()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        QSignalSpy changed(&form, &OwnerForm::changed);
        QVERIFY(form.takeScan(card));
        const domain::Person person = form.person();
        QCOMPARE(person.idNumber, u"001190000017"_s);
        QCOMPARE(person.fullName, u"Trần Thị Mậu"_s);
        QCOMPARE(person.birthDate, QDate(1990, 2, 15));
        QCOMPARE(person.sex, domain::Sex::Female);
        QCOMPARE(person.address, u"Số 1, Phường A, Hà Nội"_s);
        QVERIFY(changed.size() > 0);
        QVERIFY(!form.takeScan(u"https://example.org"_s));
        QCOMPARE(form.person().fullName, u"Trần Thị Mậu"_s); // a wrong code changes nothing
    }

    void aScannerTypingIntoAFieldIsRecognised()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        QLineEdit* address = edit(form, "receive.address");
        address->setFocus();
        for (const QChar& letter : card) { // as a keyboard-wedge scanner does: letter by letter into whatever has the focus
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QApplication::sendEvent(address, &press);
        }
        QTRY_COMPARE(form.person().idNumber, u"001190000017"_s);
        QCOMPARE(form.person().fullName, u"Trần Thị Mậu"_s);
        QCOMPARE(address->text(), u"Số 1, Phường A, Hà Nội"_s); // the card's address, not the whole code
    }

    void whatStoodInTheFieldBeforeComesBack()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        QLineEdit* email = edit(form, "receive.email");
        email->setText(u"a@b.vn"_s);
        email->setFocus();
        email->setCursorPosition(6);
        for (const QChar& letter : card) {
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(letter));
            QApplication::sendEvent(email, &press);
        }
        QTRY_COMPARE(form.person().idNumber, u"001190000017"_s);
        QCOMPARE(email->text(), u"a@b.vn"_s);
    }

    //! A slow scanner, or a machine that had something else to do in the middle: it is one card all the same, and a number that was begun
    //! by hand stays.
    void aScannerMayPauseAnywhere_data()
    {
        QTest::addColumn<QString>("before");
        QTest::addColumn<int>("at");
        QTest::newRow("in the number") << QString() << 5;
        QTest::newRow("behind the number") << QString() << 12;
        QTest::newRow("in the name") << QString() << 25;
        QTest::newRow("behind the last bar") << QString() << int(card.lastIndexOf(u'|')) + 1;
        QTest::newRow("in the day of issue") << QString() << int(card.size()) - 3;
        QTest::newRow("in the day of issue, something written before") << u"0941"_s << int(card.size()) - 3;
    }
    void aScannerMayPauseAnywhere()
    {
        QFETCH(QString, before);
        QFETCH(int, at);
        services::ScanStation station;
        OwnerForm form(station, morning());
        form.show();
        QVERIFY(QTest::qWaitForWindowExposed(&form));
        QLineEdit* phone = edit(form, "receive.phone");
        phone->setText(before);
        phone->setFocus();
        phone->setCursorPosition(int(before.size()));
        for (int i = 0; i < card.size(); ++i) {
            if (i == at) {
                QElapsedTimer pause; // the machine's, not ours: whatever is due in these 150 ms is done in them
                pause.start();
                while (pause.elapsed() < 150)
                    QCoreApplication::processEvents(QEventLoop::AllEvents, 10);
            }
            QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(card[i]));
            QApplication::sendEvent(phone, &press);
        }
        QTRY_COMPARE(form.person().idNumber, u"001190000017"_s);
        QCOMPARE(form.person().fullName, u"Trần Thị Mậu"_s);
        QCOMPARE(phone->text(), before);
    }

    void whoSubmits()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        QVERIFY(form.takeScan(card));
        type(edit(form, "receive.phone"), u"0941258947"_s);
        QVERIFY(form.check());
        form.findChild<QCheckBox*>(u"receive.other"_s)->setChecked(true);
        QVERIFY(!form.check());
        type(edit(form, "receive.submitter"), u"  Lê   Văn Tám "_s);
        QVERIFY(form.check());
        QCOMPARE(form.submitter(), u"Lê Văn Tám"_s);
    }

    // The back's three lines beside what the front's code says.
    void theBackIsComparedWithTheFront()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        QVERIFY(form.takeScan(card));
        domain::CitizenCard back;
        back.number = u"001190000017"_s;
        back.birthDate = QDate(1990, 2, 15);
        back.sex = domain::Sex::Female;
        back.fullName = u"Tran Thi Mau"_s;
        form.takeBack(back);
        for (const char* name : {"receive.number", "receive.name", "receive.birth"})
            QCOMPARE(field(form, name)->state(), FieldState::Normal);

        back.number = u"001190000025"_s;
        back.birthDate = QDate(1990, 3, 15);
        back.sex = domain::Sex::Male;
        back.fullName = u"Tran Thi Man"_s;
        form.takeBack(back);
        QCOMPARE(edit(form, "receive.number")->text(), u"001 190 000 017"_s); // what stands there stays
        for (const char* name : {"receive.number", "receive.name", "receive.birth"})
            QCOMPARE(field(form, name)->state(), FieldState::Warning);
        QVERIFY(field(form, "receive.number")->message().contains(u"001 190 000 025"_s));
        QVERIFY(field(form, "receive.birth")->message().contains(u"15/03/1990"_s));
        QVERIFY(field(form, "receive.name")->message().contains(u"TRAN THI MAN"_s));
        // A correction makes the difference go; the next person begins without it.
        type(edit(form, "receive.birth"), u"15/03/1990"_s);
        QCOMPARE(field(form, "receive.birth")->state(), FieldState::Normal);
        form.setPerson({}, {});
        type(edit(form, "receive.number"), u"001190000017"_s);
        QVERIFY(!field(form, "receive.number")->message().contains(u"025"_s));
    }

    // A card whose code cannot be read: the back fills what it knows; a name without marks is nobody's name.
    void theBackAloneFillsWhatItKnows()
    {
        services::ScanStation station;
        OwnerForm form(station, morning());
        domain::CitizenCard back;
        back.number = u"001190000017"_s;
        back.birthDate = QDate(1990, 2, 15);
        back.sex = domain::Sex::Female;
        back.fullName = u"Tran Thi Mau"_s;
        form.takeBack(back);
        QCOMPARE(form.person().idNumber, u"001190000017"_s);
        QCOMPARE(form.person().birthDate, QDate(1990, 2, 15));
        QCOMPARE(form.person().sex, domain::Sex::Female);
        QVERIFY(form.person().fullName.isEmpty());
        type(edit(form, "receive.name"), u"Trần Thị Mậu"_s);
        QCOMPARE(field(form, "receive.name")->state(), FieldState::Normal);
        type(edit(form, "receive.name"), u"Trần Thị Mật"_s);
        QCOMPARE(field(form, "receive.name")->state(), FieldState::Warning);
    }

    // From a picture to the fields, through the scan pane and the reader itself.
    void aPictureOfTheBack()
    {
        const test::IdBack invented = test::idBack(3, test::BackLevel::Webcam);
        QTemporaryDir dir;
        const QString path = dir.filePath(u"back.jpg"_s);
        QVERIFY(invented.picture.save(path, "JPEG", 80));
        services::ScanStation station(u"file:"_s + dir.filePath(u"none.avi"_s));
        OwnerForm form(station, morning());
        form.show();
        form.toggleBackScan();
        auto* pane = form.findChild<ui::reception::CardScan*>();
        QVERIFY(pane && pane->isVisible());
        pane->readFile(path);
        QTRY_VERIFY_WITH_TIMEOUT(form.person().idNumber == invented.card.number || form.findChild<QLabel*>(u"receive.scanState"_s)->text().contains(u"check digits"_s), 30'000);
        if (form.person().idNumber.isEmpty())
            QSKIP("built without Tesseract, or no Vietnamese language data");
        QCOMPARE(form.person().birthDate, invented.card.birthDate);
        QVERIFY(!pane->isVisible());
        QVERIFY(dir.remove());
    }
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(app, ui::ThemeMode::Light);
    tst_OwnerForm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_owner_form.moc"
