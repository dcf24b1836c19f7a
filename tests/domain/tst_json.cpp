#include "domain/complaint.h"
#include "samples.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

QString codeOf(const auto& result)
{
    return result ? QString() : result.error().code;
}

QString detailOf(const auto& result)
{
    return result ? QString() : result.error().detail;
}

//! Through text, as it travels.
QJsonObject travelled(const QJsonObject& object)
{
    return QJsonDocument::fromJson(QJsonDocument(object).toJson(QJsonDocument::Compact)).object();
}

QJsonObject with(QJsonObject object, const QString& key, const QJsonValue& value)
{
    object.insert(key, value);
    return object;
}

QJsonObject without(QJsonObject object, const QString& key)
{
    object.remove(key);
    return object;
}

//! What a field of every kind must not be.
template<class Read>
void refusesWrongTypes(const QJsonObject& good, const Read& read, const QString& fieldCode)
{
    QVERIFY(read(good).has_value());
    for (const QString& key : good.keys()) {
        const QJsonValue::Type type = good.value(key).type();
        for (const QJsonValue& wrong : {QJsonValue(u"x"_s), QJsonValue(1.5), QJsonValue(true), QJsonValue(QJsonArray{1}),
                                        QJsonValue(QJsonObject{{u"q"_s, 1}})}) {
            if (wrong.type() == type && type != QJsonValue::Double) {
                continue;
            }
            const auto result = read(with(good, key, wrong));
            if (type == QJsonValue::Object && wrong.isObject()) {
                continue;
            }
            QVERIFY2(!result, qPrintable(key));
            QVERIFY2(result.error().code == fieldCode || result.error().code == u"unknown_status"_s, qPrintable(key));
            QVERIFY2(result.error().detail.contains(key), qPrintable(key + u" in "_s + result.error().detail));
        }
        const QString huge(64 * 1024 + 1, u'x');
        if (type == QJsonValue::String) {
            QVERIFY2(!read(with(good, key, huge)), qPrintable(key));
        }
        if (type == QJsonValue::Array) {
            QJsonArray many;
            for (int i = 0; i < 10'001; ++i) {
                many.append(QJsonObject{});
            }
            QVERIFY2(!read(with(good, key, many)), qPrintable(key));
            QVERIFY2(!read(with(good, key, QJsonArray{QJsonValue(1)})), qPrintable(key));
        }
    }
    const auto newer = read(with(good, u"somethingNew"_s, QJsonArray{1}));
    QVERIFY(newer.has_value());
    QCOMPARE(*newer, *read(good));
}

} // namespace

class TestJson : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    //! A paper has the head of its own day.
    void anAgencysHeads()
    {
        const Official official = samples::official();
        AgencyHead head = official.agencyHeadOn(QDate(2026, 12, 31));
        QCOMPARE(head.name, u"UBND Phường A"_s); // nothing else was said
        QCOMPARE(head.place, u"A"_s);
        QCOMPARE(head.parent, u"UBND tỉnh B"_s);
        head = official.agencyHeadOn(QDate(2027, 1, 1));
        QCOMPARE(head.name, u"Trung tâm Phục vụ hành chính công phường A"_s);
        QVERIFY(head.phone.isEmpty()); // what was so before does not go on by itself
        Official bare = official;
        bare.agencyHeads.clear();
        QCOMPARE(bare.agencyHeadOn(QDate(2026, 1, 1)), (AgencyHead{{}, {}, u"UBND Phường A"_s, u"A"_s, {}, {}}));
        bare.agencyHeads = {{QDate(2027, 1, 1), u"UBND tỉnh B"_s, {}, {}, {}, {}}};
        QCOMPARE(bare.agencyHeadOn(QDate(2026, 1, 1)).parent, u"UBND tỉnh B"_s); // before the first one, the first
    }

    //! Thirty days by date; an end on a day off goes on.
    void aComplaintsDeadline()
    {
        const auto calendar = samples::rules().calendar;
        QCOMPARE(toLocal(complaintDue(samples::at("2026-10-19T02:00:00Z"), calendar)).date(), QDate(2026, 11, 18));
        QCOMPARE(toLocal(complaintDue(samples::at("2026-10-16T02:00:00Z"), calendar)).date(), QDate(2026, 11, 16)); // the 15th is a Sunday
    }

    void roundTrips()
    {
        QCOMPARE(dossierFromJson(travelled(toJson(samples::dossier()))).value(), samples::dossier());
        const Dossier withdrawn = samples::dossier(DossierStatus::WithdrawalRequested);
        QCOMPARE(dossierFromJson(travelled(toJson(withdrawn))).value(), withdrawn);
        QCOMPARE(registrationFromJson(travelled(toJson(samples::registration()))).value(), samples::registration());
        QCOMPARE(meetingFromJson(travelled(toJson(samples::meeting()))).value(), samples::meeting());
        QCOMPARE(passFromJson(travelled(toJson(samples::pass()))).value(), samples::pass());
        QCOMPARE(checkInFromJson(travelled(toJson(samples::checkIn()))).value(), samples::checkIn());
        QCOMPARE(procedureFromJson(travelled(toJson(samples::procedure()))).value(), samples::procedure());
        const Official official = samples::official({Role::Guard, Role::Administrator});
        QCOMPARE(officialFromJson(travelled(toJson(official))).value(), official);
        Complaint complaint{samples::id(3), u"001190000017"_s, u"Trần Thị Mậu"_s, u"0987654321"_s, u"Không phải của tôi"_s, samples::at("2026-11-21T02:00:00Z"),
                            samples::at("2026-12-21T10:00:00Z"), {}, {}, {}, {}, {}};
        complaint.account = AccountInQuestion{AccountKind::Business, u"Lê Thị Sen"_s, u"0941xxx947"_s, u"Nguyễn Thị Lan"_s, samples::at("2026-11-01T02:00:00Z"), true};
        QCOMPARE(complaintFromJson(travelled(toJson(complaint))).value(), complaint);
        complaint.account.reset();
        complaint.decision = u"declined"_s;
        complaint.note = u"Đã xem giấy tờ"_s;
        complaint.decidedAt = complaint.dueAt;
        QCOMPARE(complaintFromJson(travelled(toJson(complaint))).value(), complaint);
        const Command command = samples::command(CommandType::DossierNote, notePayload(u"Ghi chú"_s), samples::id(1));
        QCOMPARE(commandFromJson(travelled(toJson(command))).value(), command);
        CommandResult result;
        result.id = samples::id(9);
        result.outcome = Outcome::Conflict;
        result.rev = 8;
        result.seq = 1234;
        result.code = u"status_moved"_s;
        result.message = u"m"_s;
        result.fields = {u"status"_s};
        result.state = toJson(samples::dossier());
        result.retryAfter = 5;
        QCOMPARE(commandResultFromJson(travelled(toJson(result))).value(), result);
    }

    void emptyValuesRoundTrip()
    {
        Dossier dossier;
        dossier.id = u"x"_s;
        QCOMPARE(dossierFromJson(travelled(toJson(dossier))).value(), dossier);
        QVERIFY(!toJson(dossier).contains(u"dueAt"_s));
        QVERIFY(!toJson(dossier).contains(u"code"_s));
        QVERIFY(!toJson(dossier).contains(u"statusBefore"_s));
        Meeting meeting;
        meeting.id = u"x"_s;
        QCOMPARE(meetingFromJson(travelled(toJson(meeting))).value(), meeting);
        QCOMPARE(dossierFromJson({{u"id"_s, u"x"_s}, {u"status"_s, 1}, {u"code"_s, QJsonValue::Null}, {u"dueAt"_s, u""_s}}).value(), dossier);
    }

    void everyCode()
    {
        for (int i = 0; i <= static_cast<int>(Role::Administrator); ++i) {
            const Role role = static_cast<Role>(i);
            QCOMPARE(roleFromCode(code(role)), role);
        }
        for (int i = 0; i <= static_cast<int>(VerdictKind::WalkIn); ++i) {
            const VerdictKind kind = static_cast<VerdictKind>(i);
            QCOMPARE(verdictFromCode(code(kind)), kind);
        }
        for (int i = 0; i <= static_cast<int>(CommandType::CheckInRecord); ++i) {
            const CommandType type = static_cast<CommandType>(i);
            QCOMPARE(commandTypeFromCode(code(type)), type);
        }
        for (int i = 0; i <= static_cast<int>(RegistrationStatus::Returned); ++i) {
            const RegistrationStatus status = static_cast<RegistrationStatus>(i);
            QCOMPARE(registrationStatusFromCode(code(status)), status);
        }
        for (int i = 0; i <= static_cast<int>(Outcome::Retry); ++i) {
            QCOMPARE(outcomeFromCode(code(static_cast<Outcome>(i))), static_cast<Outcome>(i));
        }
        for (int i = 1; i <= 10; ++i) {
            QCOMPARE(number(dossierStatusFromNumber(i).value()), i);
        }
        QVERIFY(!dossierStatusFromNumber(0));
        QVERIFY(!dossierStatusFromNumber(11));
        QCOMPARE(directionFromCode(u"out"_s), Direction::Out);
        QCOMPARE(scanSourceFromCode(u"card"_s), ScanSource::Card);
        QCOMPARE(sexFromCode(u"female"_s), Sex::Female);
        QCOMPARE(deliveryWayFromCode(u"post"_s), DeliveryWay::Post);
        QVERIFY(!roleFromCode(u"king"_s));
        QVERIFY(!verdictFromCode({}));
        QCOMPARE(code(Role::ReceptionClerk), u"reception_clerk"_s);
        QCOMPARE(code(CommandType::CheckInRecord), u"checkin.record"_s);
        QCOMPARE(code(VerdictKind::AlreadyInside), u"already_inside"_s);
    }

    void wireForm()
    {
        const QJsonObject json = toJson(samples::dossier());
        QCOMPARE(json.value(u"status"_s), QJsonValue(4));
        QCOMPARE(json.value(u"submittedAt"_s), QJsonValue(u"2026-11-18T02:00:00.125Z"_s));
        QCOMPARE(json.value(u"receivedAt"_s), QJsonValue(u"2026-11-19T01:00:00Z"_s));
        QCOMPARE(json.value(u"owner"_s)[u"birthDate"_s], QJsonValue(u"1990-02-15"_s));
        QCOMPARE(json.value(u"owner"_s)[u"sex"_s], QJsonValue(u"female"_s));
        QCOMPARE(json.value(u"delivery"_s)[u"way"_s], QJsonValue(u"post"_s));
        Dossier local = samples::dossier();
        local.dueAt = toLocal(local.dueAt); // whatever zone it is held in, it travels in UTC
        QCOMPARE(toJson(local), json);
    }

    void moments_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("good");
        QTest::newRow("whole seconds") << u"2026-11-19T01:00:00Z"_s << true;
        QTest::newRow("milliseconds") << u"2026-11-19T01:00:00.125Z"_s << true;
        QTest::newRow("microseconds") << u"2026-11-19T01:00:00.125678Z"_s << true;
        QTest::newRow("one digit") << u"2026-11-19T01:00:00.1Z"_s << true;
        QTest::newRow("offset") << u"2026-11-19T08:00:00+07:00"_s << false;
        QTest::newRow("no zone") << u"2026-11-19T01:00:00"_s << false;
        QTest::newRow("31 November") << u"2026-11-31T01:00:00Z"_s << false;
        QTest::newRow("25 o'clock") << u"2026-11-19T25:00:00Z"_s << false;
        QTest::newRow("space") << u"2026-11-19 01:00:00Z"_s << false;
        QTest::newRow("words") << u"soon, I should think"_s << false;
        QTest::newRow("dot alone") << u"2026-11-19T01:00:00.Z"_s << false;
        QTest::newRow("letters") << u"2026-11-19T0a:00:00Z"_s << false;
        QTest::newRow("minus") << u"-026-11-19T01:00:00Z"_s << false;
    }
    void moments()
    {
        QFETCH(QString, text);
        QFETCH(bool, good);
        const auto result = dossierFromJson(with(toJson(samples::dossier()), u"dueAt"_s, text));
        QCOMPARE(result.has_value(), good);
        if (!good) {
            QCOMPARE(result.error().kind, ErrorKind::Contract);
            QCOMPARE(result.error().code, u"dossier_field"_s);
            QCOMPARE(result.error().detail, u"dueAt"_s);
        }
    }

    void wrongTypes()
    {
        refusesWrongTypes(toJson(samples::dossier()), dossierFromJson, u"dossier_field"_s);
        refusesWrongTypes(toJson(samples::registration()), registrationFromJson, u"registration_field"_s);
        refusesWrongTypes(toJson(samples::meeting()), meetingFromJson, u"meeting_field"_s);
        refusesWrongTypes(toJson(samples::pass()), passFromJson, u"pass_field"_s);
        refusesWrongTypes(toJson(samples::checkIn()), checkInFromJson, u"checkin_field"_s);
        refusesWrongTypes(toJson(samples::procedure()), procedureFromJson, u"procedure_field"_s);
        refusesWrongTypes(toJson(samples::official()), officialFromJson, u"official_field"_s);
    }

    void errorsAreNamed()
    {
        const QJsonObject good = toJson(samples::dossier());
        QCOMPARE(codeOf(dossierFromJson({})), u"dossier_json"_s);
        QCOMPARE(codeOf(registrationFromJson({})), u"registration_json"_s);
        QCOMPARE(codeOf(commandFromJson({})), u"command_json"_s);
        QCOMPARE(detailOf(dossierFromJson(without(good, u"id"_s))), u"id"_s);
        QCOMPARE(detailOf(dossierFromJson(without(good, u"status"_s))), u"status"_s);
        QCOMPARE(detailOf(dossierFromJson(with(good, u"id"_s, u""_s))), u"id"_s);
        for (const int unknown : {0, 11, -1, 2'000'000'000}) {
            const auto result = dossierFromJson(with(good, u"status"_s, unknown));
            QCOMPARE(codeOf(result), u"unknown_status"_s);
            QCOMPARE(result.error().kind, ErrorKind::Contract);
        }
        QCOMPARE(codeOf(dossierFromJson(with(good, u"status"_s, 4.5))), u"dossier_field"_s);
        QCOMPARE(codeOf(dossierFromJson(with(good, u"rev"_s, 1e300))), u"dossier_field"_s);
        QCOMPARE(codeOf(dossierFromJson(with(good, u"rev"_s, -1))), u"dossier_field"_s);
        QCOMPARE(codeOf(dossierFromJson(with(good, u"supplements"_s, 4e9))), u"dossier_field"_s);
        QCOMPARE(codeOf(dossierFromJson(with(good, u"statusBefore"_s, 12))), u"unknown_status"_s);
        QCOMPARE(codeOf(registrationFromJson(with(toJson(samples::registration()), u"status"_s, u"lost"_s))), u"unknown_status"_s);
        QJsonObject owner = good.value(u"owner"_s).toObject();
        owner.insert(u"birthDate"_s, u"1990-02-31"_s);
        QCOMPARE(detailOf(dossierFromJson(with(good, u"owner"_s, owner))), u"owner.birthDate"_s);
        QJsonArray components = good.value(u"components"_s).toArray();
        components[1] = QJsonObject{{u"blobs"_s, u"x"_s}};
        QCOMPARE(detailOf(dossierFromJson(with(good, u"components"_s, components))), u"components[1].blobs"_s);
        QJsonArray timeline = good.value(u"timeline"_s).toArray();
        timeline[0] = QJsonObject{{u"to"_s, 99}};
        const auto result = dossierFromJson(with(good, u"timeline"_s, timeline));
        QCOMPARE(codeOf(result), u"unknown_status"_s);
        QCOMPARE(detailOf(result), u"timeline[0].to"_s);
    }

    void newerCentre()
    {
        QJsonObject official = toJson(samples::official({Role::Guard}));
        official.insert(u"roles"_s, QJsonArray{u"guard"_s, u"astronaut"_s});
        QCOMPARE(officialFromJson(official).value().roles, std::vector<Role>{Role::Guard}); // an unknown role gives nothing
        QJsonObject checkIn = toJson(samples::checkIn());
        checkIn.insert(u"verdict"_s, u"brand_new"_s);
        QCOMPARE(checkInFromJson(checkIn).value().verdict, u"brand_new"_s);
    }

    void commandsAreStrict()
    {
        const QJsonObject good = toJson(samples::command(CommandType::DossierNote, notePayload(u"x"_s), samples::id(1)));
        QVERIFY(commandFromJson(good).has_value());
        for (const QString& key : good.keys()) {
            const auto result = commandFromJson(without(good, key));
            QCOMPARE(codeOf(result), u"command_field"_s);
            QCOMPARE(result.error().kind, ErrorKind::Invalid);
            QCOMPARE(result.error().detail, key);
        }
        QCOMPARE(codeOf(commandFromJson(with(good, u"force"_s, true))), u"command_field"_s);
        QVERIFY(!detailOf(commandFromJson(with(good, u"Trần Thị Mậu"_s, true))).contains(u"Trần"_s));
        QCOMPARE(codeOf(commandFromJson(with(good, u"type"_s, u"dossier.burn"_s))), u"command_type"_s);
        QCOMPARE(codeOf(commandFromJson(with(good, u"id"_s, u"1"_s))), u"command_field"_s);
        QCOMPARE(codeOf(commandFromJson(with(good, u"baseRev"_s, -1))), u"command_field"_s);
        QCOMPARE(codeOf(commandFromJson(with(good, u"payload"_s, u"{}"_s))), u"command_field"_s);
        QCOMPARE(codeOf(commandFromJson(with(good, u"payload"_s, notePayload(QString(70'000, u'x'))))), u"command_field"_s);
        QJsonObject deep;
        for (int i = 0; i < 20; ++i) {
            deep = QJsonObject{{u"d"_s, deep}};
        }
        QCOMPARE(codeOf(commandFromJson(with(good, u"payload"_s, deep))), u"command_field"_s);
        QJsonArray wide;
        for (int i = 0; i < 10'001; ++i) {
            wide.append(i);
        }
        QCOMPARE(codeOf(commandFromJson(with(good, u"payload"_s, QJsonObject{{u"w"_s, wide}}))), u"command_field"_s);
    }

    void scopes()
    {
        QCOMPARE((Scope{u"ref"_s}.area()), Area::Dossiers);
        QCOMPARE((Scope{u"agency:H15"_s}.area()), Area::Dossiers);
        QCOMPARE((Scope{u"cell:CB04"_s}.area()), Area::Party);
        QCOMPARE((Scope{u"hall:H1"_s}.area()), Area::Meetings);
    }

    void fastEnough()
    {
        const QJsonObject json = travelled(toJson(samples::dossier()));
        QElapsedTimer timer;
        timer.start();
        constexpr int rounds = 2'000;
        for (int i = 0; i < rounds; ++i) {
            QVERIFY(dossierFromJson(json).has_value());
        }
        const double micro = static_cast<double>(timer.nsecsElapsed()) / 1000.0 / rounds;
        qInfo("dossierFromJson: %.1f us", micro);
        QVERIFY2(micro < 2'000, "a slow path in the reader");
    }
};

QTEST_APPLESS_MAIN(TestJson)
#include "tst_json.moc"
