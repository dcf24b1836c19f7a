#include "app/domain/citizen_account.h"
#include "app/domain/online_dossier.h"
#include "app/domain/password_rules.h"
#include "tests/support/places.h"

#include <QFile>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace motcua::domain;

namespace {

const QDateTime kNow(QDate(2026, 11, 21), QTime(2, 0), Qt::UTC);

AccountMethods methods()
{
    QFile file(motcua::test::sourcePath("resources/rules/account_methods.json"));
    return file.open(QIODevice::ReadOnly) ? parseAccountMethods(file.readAll()).value_or(AccountMethods()) : AccountMethods();
}

Procedure procedure(bool wholly)
{
    Procedure one;
    one.id = u"1.001193"_s;
    one.name = u"Đăng ký khai sinh"_s;
    one.wholly = wholly;
    one.components = {{u"a"_s, u"Tờ khai"_s, 1, 0, true}, {u"b"_s, u"Giấy khác"_s, 0, 1, false}};
    return one;
}

Filing filing()
{
    Filing one;
    one.id = u"01939d2c-7b1e-7c44-9a55-000000000001"_s;
    one.procedureId = u"1.001193"_s;
    one.agency = u"H15.50.05.13"_s;
    one.owner.fullName = u"Trần Thị Mậu"_s;
    one.components = {{u"a"_s, {QString(64, u'a')}}};
    return one;
}

CitizenStep step(int n)
{
    return {u"01939d2c-7b1e-7c44-9a55-00000000000%1"_s.arg(n), u"Trần Thị Mậu"_s, kNow};
}

TransitionTable transitions()
{
    return {u"t"_s, {{DossierStatus::Registered, DossierStatus::WithdrawalRequested, true, false},
                     {DossierStatus::Processing, DossierStatus::WithdrawalRequested, true, false}}};
}

} // namespace

class TestOnline : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void passwords_data()
    {
        QTest::addColumn<QString>("password");
        QTest::addColumn<QStringList>("faults");
        QTest::newRow("good") << u"Hoa@Sen26"_s << QStringList();
        QTest::newRow("a space is special") << u"Hoa Sen 26"_s << QStringList();
        QTest::newRow("letters of ours") << u"Đặng-hòa1"_s << QStringList();
        QTest::newRow("short") << u"Aa1@"_s << QStringList{u"too_short"_s};
        QTest::newRow("digits") << u"12345678"_s << QStringList{u"no_lower"_s, u"no_upper"_s, u"no_special"_s};
        QTest::newRow("nothing") << u""_s << QStringList{u"too_short"_s, u"no_lower"_s, u"no_upper"_s, u"no_digit"_s, u"no_special"_s};
        QTest::newRow("name in it") << u"Aa@001190000017"_s << QStringList{u"has_user_name"_s};
        QTest::newRow("endless") << QString(u"Aa1@"_s).repeated(300) << QStringList{u"too_long"_s};
    }

    void passwords()
    {
        QFETCH(QString, password);
        QFETCH(QStringList, faults);
        QCOMPARE(passwordFaults(password, u"001190000017"_s), faults);
    }

    void accountNames()
    {
        QCOMPARE(parseAccountName(AccountKind::Citizen, u"001 190 000 017"_s).value(), u"001190000017"_s);
        QCOMPARE(parseAccountName(AccountKind::Business, u"0101234567-001"_s).value(), u"0101234567001"_s);
        QCOMPARE(parseAccountName(AccountKind::Business, u""_s).error().code, u"tax_empty"_s);
        QCOMPARE(parseAccountName(AccountKind::Agency, u"01012345"_s).error().code, u"tax_shape"_s);
        QVERIFY(!parseAccountName(AccountKind::Citizen, u"0101234567"_s));
    }

    void emails()
    {
        QCOMPARE(parseEmail(u" mau.tran@example.vn "_s).value(), u"mau.tran@example.vn"_s);
        for (const QString& bad : {u"a@b"_s, u"@b.vn"_s, u"a@b.vn\nBcc: c@d.vn"_s, u"a b@c.vn"_s, u"a@-b.vn"_s, u"a@b..vn"_s, u"a@b.vn,c@d.vn"_s,
                                   QString(300, u'a') + u"@b.vn"_s})
            QCOMPARE(parseEmail(bad).error().code, u"email_shape"_s);
    }

    void methodsAreData()
    {
        const AccountMethods all = methods();
        QVERIFY(all.find(u"mobile"_s) && all.find(u"mobile"_s)->offered && !all.find(u"mobile"_s)->byEmail);
        QVERIFY(all.find(u"province"_s)->byEmail);
        QVERIFY(!all.find(u"public_security"_s)->offered);
        QCOMPARE(parseAccountMethods("[]").error().code, u"methods_json"_s);
        QCOMPARE(parseAccountMethods(R"({"id":"x","rows":[{"id":"a","name":"b","level":"IAL2","kinds":["king"]}]})").error().code, u"methods_row"_s);
    }

    void registrationsAreMadeStorable()
    {
        CitizenRegistration given{AccountKind::Citizen, u"mobile"_s, u"001190000017"_s, u"  Trần  Thị Mậu "_s, QDate(1990, 2, 15), u"+84 941 234 947"_s, {}, true};
        const auto good = checkRegistration(given, methods(), kNow.date());
        QCOMPARE(good.faults, QStringList());
        QCOMPARE(good.registration.fullName, u"Trần Thị Mậu"_s);
        QCOMPARE(good.registration.phone, u"0941234947"_s);
        given.method = u"province"_s; // active by e-mail: there must be one
        QCOMPARE(checkRegistration(given, methods(), kNow.date()).faults, QStringList{u"email"_s});
        given.kind = AccountKind::Business; // not with a person's method and number
        given.method = u"mobile"_s;
        QCOMPARE(checkRegistration(given, methods(), kNow.date()).faults, (QStringList{u"method"_s, u"userName"_s}));
    }

    void profilesAreStrict()
    {
        CitizenProfile profile;
        profile.birthDate = QDate(1990, 2, 15);
        profile.sex = Sex::Female;
        profile.street = u"Số 1"_s;
        QCOMPARE(citizenProfileFromJson(toJson(profile)).value(), profile);
        QCOMPARE(citizenProfileFromJson({}).value(), CitizenProfile());
        QCOMPARE(citizenProfileFromJson({{u"admin"_s, true}}).error().kind, ErrorKind::Invalid);
        QCOMPARE(citizenProfileFromJson({{u"street"_s, QString(201, u'x')}}).error().detail, u"street"_s);
    }

    void aWhollyOnlineProcedureNeedsItsFiles()
    {
        const auto filed = fileDossier(filing(), procedure(true), u"Trần Thị Mậu"_s, kNow);
        QVERIFY(filed);
        QCOMPARE(filed->status, DossierStatus::Registered);
        QCOMPARE(filed->components.size(), 2U);
        QVERIFY(filed->components[0].received && !filed->components[1].received);
        QCOMPARE(filed->timeline.size(), 1U);
        Filing bare = filing();
        bare.components.clear();
        QCOMPARE(fileDossier(bare, procedure(true), {}, kNow).error().fields, QStringList{u"components.a"_s});
        QVERIFY(fileDossier(bare, procedure(false), {}, kNow));
        bare.components = {{u"none"_s, {}}};
        QCOMPARE(fileDossier(bare, procedure(false), {}, kNow).error().code, u"bad_payload"_s);
        bare.components = {{u"a"_s, {}}};
        for (int i = 0; i <= mostFilesOfComponent; ++i)
            bare.components[0].blobs.append(QString::number(i).rightJustified(64, u'0'));
        QCOMPARE(fileDossier(bare, procedure(true), {}, kNow).error().code, u"bad_payload"_s);
    }

    void withdrawsOnceAndOnlyWhereItMay()
    {
        const Dossier filed = *fileDossier(filing(), procedure(true), {}, kNow);
        const auto withdrawn = withdrawDossier(filed, u"Không còn nhu cầu"_s, step(2), transitions());
        QCOMPARE(withdrawn->status, DossierStatus::WithdrawalRequested);
        QCOMPARE(withdrawn->statusBefore, std::optional(DossierStatus::Registered));
        QCOMPARE(withdrawDossier(*withdrawn, u"x"_s, step(2), transitions()).value(), *withdrawn); // the same step again
        QVERIFY(withdrawDossier(*withdrawn, u"x"_s, step(3), transitions()).error().conflict);
        QCOMPARE(withdrawDossier(filed, u"  "_s, step(2), transitions()).error().code, u"reason_missing"_s);
        Dossier ended = filed;
        ended.status = DossierStatus::Returned;
        QCOMPARE(withdrawDossier(ended, u"x"_s, step(2), transitions()).error().code, u"not_allowed"_s);
    }

    void supplementsAreAddedAndChangeNoStatus()
    {
        Dossier asked = *fileDossier(filing(), procedure(true), {}, kNow);
        const std::vector<ComponentFiles> files{{u"a"_s, {QString(64, u'a'), QString(64, u'b')}}};
        QVERIFY(supplementDossier(asked, files, {}, step(2)).error().conflict);
        asked.status = DossierStatus::SupplementRequested;
        const auto given = supplementDossier(asked, files, u"bản rõ hơn"_s, step(2));
        QCOMPARE(given->status, DossierStatus::SupplementRequested);
        QCOMPARE(given->components[0].blobs, (QStringList{QString(64, u'a'), QString(64, u'b')})); // none twice
        QCOMPARE(supplementDossier(*given, files, {}, step(2)).value(), *given);
        QCOMPARE(supplementDossier(asked, {{u"a"_s, {}}}, {}, step(2)).error().code, u"field_missing"_s);
        QCOMPARE(supplementDossier(asked, {{u"z"_s, {QString(64, u'a')}}}, {}, step(2)).error().code, u"bad_payload"_s);
    }
};

QTEST_APPLESS_MAIN(TestOnline)
#include "tst_online.moc"
