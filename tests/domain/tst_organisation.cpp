#include "domain/apply.h"
#include "domain/dossier_edit.h"
#include "domain/dossier_head.h"
#include "domain/names.h"
#include "domain/organisation.h"
#include "samples.h"

#include <QJsonDocument>
#include <QTest>

using namespace motcua;
using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

Dossier ofCompany()
{
    Dossier dossier = samples::dossier(DossierStatus::Processing);
    dossier.owner = {u"Công ty TNHH Sen Hồng"_s, u"0123456787"_s, {}, Sex::Unknown, u"0912345678"_s, u"sen@vidu.example"_s, u"Số 5, tổ 1"_s};
    dossier.owner.kind = OwnerKind::Organisation;
    dossier.owner.representative = u"Trần Thị Mậu"_s;
    dossier.owner.representativeId = u"001190000017"_s;
    dossier.owner.position = u"Giám đốc"_s;
    return dossier;
}

} // namespace

//! Organisations as owners: their number, their record, who stands for them.
class TestOrganisation : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void numbers_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("number");
        QTest::addColumn<bool>("taxCode");
        QTest::addColumn<QString>("warning");
        QTest::newRow("published, as print has it") << u"0100109106"_s << u"0100109106"_s << true << QString();
        QTest::newRow("published, another") << u"0100686174"_s << u"0100686174"_s << true << QString();
        QTest::newRow("branch") << u"0100109106-001"_s << u"0100109106001"_s << true << QString();
        QTest::newRow("spaces and dots") << u" 0100.109 106 "_s << u"0100109106"_s << true << QString();
        QTest::newRow("one digit wrong") << u"0100109107"_s << u"0100109107"_s << true << u"tax_check"_s;
        QTest::newRow("two exchanged") << u"0100190106"_s << u"0100190106"_s << true << u"tax_check"_s;
        QTest::newRow("nine digits that begin no code") << u"0000000000"_s << u"0000000000"_s << true << u"tax_check"_s;
        QTest::newRow("a digit lost") << u"010010910"_s << u"010010910"_s << false << u"tax_none"_s;
        QTest::newRow("a founding paper") << u"125/QĐ-UBND"_s << u"125/QĐ-UBND"_s << false << u"tax_none"_s;
        QTest::newRow("digits of another script") << u"٠١٠٠١٠٩١٠٦"_s << u"٠١٠٠١٠٩١٠٦"_s << false << u"tax_none"_s;
    }

    void numbers()
    {
        QFETCH(QString, text);
        QFETCH(QString, number);
        QFETCH(bool, taxCode);
        QFETCH(QString, warning);
        const auto read = parseOrganisationNumber(text);
        QVERIFY(read.has_value());
        QCOMPARE(read->text, number);
        QCOMPARE(read->taxCode, taxCode);
        QCOMPARE(checkOrganisationNumber(*read).value_or(Warning{}).code, warning);
    }

    void whatIsNoNumber()
    {
        QCOMPARE(parseOrganisationNumber(u" \t"_s).error().code, u"tax_empty"_s);
        QCOMPARE(parseOrganisationNumber(QString(101, u'x')).error().code, u"org_number_long"_s);
    }

    //! Each single wrong digit of a code is seen, and nearly each exchange of two neighbours: that is what the digit is for.
    void theCheckDigitSeesSlips()
    {
        int codes = 0;
        for (int n = 1; n < 40'000; n += 37) {
            const QString nine = u"%1"_s.arg(n * 24'989 % 1'000'000'000, 9, 10, QChar(u'0'));
            const int digit = taxCheckDigit(nine);
            if (digit < 0)
                continue;
            ++codes;
            const QString code = nine + QString::number(digit);
            QVERIFY(parseOrganisationNumber(code)->checks);
            for (int at = 0; at < 10; ++at) {
                QString slip = code;
                slip[at] = QChar(u'0' + (slip[at].digitValue() + 1 + n % 9) % 10);
                if (slip != code)
                    QVERIFY2(!parseOrganisationNumber(slip)->checks, qPrintable(slip));
            }
        }
        QVERIFY(codes > 900);
    }

    void theRecordComesBack()
    {
        const Dossier dossier = ofCompany();
        const QJsonObject json = toJson(dossier);
        QCOMPARE(json["owner"_L1]["kind"_L1].toString(), u"organisation"_s);
        QCOMPARE(dossierFromJson(json).value(), dossier);
        QVERIFY(!toJson(samples::dossier(DossierStatus::Processing))["owner"_L1].toObject().contains("kind"_L1));
        const QByteArray bytes = QJsonDocument(json).toJson(QJsonDocument::Compact);
        const auto head = readDossierHead(bytes);
        QVERIFY(head.has_value());
        QCOMPARE(*head, headOf(dossier));
        QVERIFY(head->organisation);
        QCOMPARE(head->representative, u"Trần Thị Mậu"_s.toUtf8());
        QJsonObject wrong = json;
        QJsonObject owner = json["owner"_L1].toObject();
        owner["kind"_L1] = u"ghost"_s;
        wrong["owner"_L1] = owner;
        QCOMPARE(dossierFromJson(wrong).error().detail, u"owner.kind"_s);
        QVERIFY(!readDossierHead(QJsonDocument(wrong).toJson(QJsonDocument::Compact)).has_value());
    }

    void whoStandsForItIsCorrected()
    {
        const Dossier before = ofCompany();
        Dossier wanted = before;
        wanted.owner.representative = u"Lê Văn Tám"_s;
        wanted.owner.position = u"Phó giám đốc"_s;
        const auto changes = changesBetween(before, wanted);
        QCOMPARE(changes.size(), 2U);
        QCOMPARE(withFields(before, changes).value(), wanted);
        // What was taken for a person turns out to be a company.
        Dossier person = before;
        person.owner = samples::dossier(DossierStatus::Processing).owner;
        QCOMPARE(withFields(person, changesBetween(person, before)).value(), before);
        QCOMPARE(withFields(before, changesBetween(before, person)).value(), person);
    }

    void anOrganisationComesWithSomebody()
    {
        const Official clerk = samples::official({Role::ReceptionClerk});
        Dossier filled = ofCompany();
        filled.owner.representative.clear();
        Command command = samples::command(CommandType::DossierReceive, {{u"dossier"_s, toJson(filled)}}, filled.id);
        command.baseRev = 0;
        const auto refused = apply({}, command, clerk, samples::at("2026-11-21T02:00:00Z"), samples::rules());
        QCOMPARE(refused.error().fields, QStringList{u"owner.representative"_s});
        filled.owner.representative = u"  Trần  Thị Mậu"_s;
        command.payload = {{u"dossier"_s, toJson(filled)}};
        const auto received = apply({}, command, clerk, samples::at("2026-11-21T02:00:00Z"), samples::rules());
        QVERIFY(received.has_value());
        QCOMPARE(std::get<Dossier>(*received).owner.representative, u"Trần Thị Mậu"_s);
        QCOMPARE(std::get<Dossier>(*received).owner.contactName(), u"Trần Thị Mậu"_s);
    }

    void listsHaveThemByTheirFirstWord()
    {
        QVERIFY(titleSortKey(u"Công ty An"_s) < titleSortKey(u"Đội Bốn"_s));
        QVERIFY(titleSortKey(u"Công ty An"_s) < titleSortKey(u"Công ty Ân"_s));
        QVERIFY(sortKey(u"Công ty Yên"_s) > sortKey(u"Đội Bốn"_s)); // as a person's it would be by the last
    }
};

QTEST_APPLESS_MAIN(TestOrganisation)
#include "tst_organisation.moc"
