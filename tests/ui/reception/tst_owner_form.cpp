#include "services/scan_station.h"
#include "ui/kit/badges.h"
#include "ui/kit/field.h"
#include "ui/kit/theme.h"
#include "ui/reception/owner_form.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QSignalSpy>
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
};

int main(int argc, char** argv)
{
    QApplication app(argc, argv);
    const ui::Theme theme(app, ui::ThemeMode::Light);
    tst_OwnerForm test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_owner_form.moc"
