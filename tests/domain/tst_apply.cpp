#include "domain/apply.h"

#include "samples.h"

#include <QJsonArray>
#include <QtTest>

using namespace motcua::domain;
using namespace Qt::StringLiterals;

namespace {

const QDateTime now = samples::at("2026-11-21T02:00:00Z");

QString codeOf(const tl::expected<Record, Refusal>& result)
{
    return result ? QString() : result.error().code;
}

Dossier fresh()
{
    Dossier d = samples::dossier(DossierStatus::Registered);
    d.rev = 0;
    d.code.clear();
    d.receivedAt = {};
    d.timeline.clear();
    d.supplements = 0;
    d.holder.clear();
    return d;
}

Command receive(const Dossier& filled, qint64 baseRev = 0)
{
    Command c = samples::command(CommandType::DossierReceive, receivePayload(filled), filled.id);
    c.baseRev = baseRev;
    return c;
}

Command transition(const TransitionIntent& intent, int n = 90)
{
    return samples::command(CommandType::DossierTransition, transitionPayload(intent), samples::id(1), n);
}

Command decide(const DecisionIntent& intent)
{
    return samples::command(CommandType::RegistrationDecide, decisionPayload(intent), samples::id(2));
}

Command scan(CheckIn checkIn)
{
    Command c = samples::command(CommandType::CheckInRecord, {}, checkIn.id);
    checkIn.id = c.id;
    c.payload = checkInPayload(checkIn);
    return c;
}

} // namespace

Q_DECLARE_METATYPE(motcua::domain::Record)
Q_DECLARE_METATYPE(motcua::domain::Command)
Q_DECLARE_METATYPE(motcua::domain::Official)

class TestApply : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_rules = samples::rules(); }

    void receiveNew()
    {
        Dossier filled = fresh();
        filled.owner.fullName = u"  Tra\u0302\u0300n   Thị Mậu "_s;
        filled.receivedAt = samples::at("2026-11-21T01:55:00Z"); // at the desk, before the network was back
        const Command command = receive(filled);
        const auto result = apply({}, command, samples::official(), now, m_rules);
        QVERIFY2(result.has_value(), qPrintable(codeOf(result)));
        const Dossier& dossier = std::get<Dossier>(*result);
        QCOMPARE(dossier.status, DossierStatus::Received);
        QCOMPARE(dossier.rev, 0);
        QCOMPARE(dossier.owner.fullName, u"Trần Thị Mậu"_s);
        QCOMPARE(dossier.receivedAt, filled.receivedAt);
        QCOMPARE(dossier.submittedAt, now);
        QCOMPARE(dossier.dueAt, filled.dueAt); // the printed date is frozen
        QCOMPARE(dossier.dueRule, filled.dueRule);
        QCOMPARE(dossier.receivedBy, u"Nguyễn Thị Hoa"_s);
        QCOMPARE(dossier.holder, u"Quầy 2"_s);
        QCOMPARE(dossier.timeline.size(), 1U);
        QCOMPARE(dossier.timeline[0], (DossierEvent{now, u"Nguyễn Thị Hoa"_s, u"Quầy 2"_s, 0, 2, {}, command.id}));
    }

    void receiveOnline()
    {
        Dossier known = fresh();
        known.rev = 4;
        known.timeline = {{now.addDays(-1), u"Cổng"_s, {}, 0, 1, {}, samples::id(40)}};
        Dossier filled = known;
        filled.rev = 99;           // what a desk says of the record's own marks does not count
        filled.supplements = 9;
        filled.finishedAt = now;
        filled.timeline.clear();
        filled.status = DossierStatus::Returned;
        filled.receivedAt = now.addDays(3);
        const Dossier dossier = std::get<Dossier>(apply(known, receive(filled, 4), samples::official(), now, m_rules).value());
        QCOMPARE(dossier.status, DossierStatus::Received);
        QCOMPARE(dossier.rev, 4);
        QCOMPARE(dossier.supplements, 0);
        QVERIFY(!dossier.finishedAt.isValid());
        QCOMPARE(dossier.receivedAt, now); // a moment in the future is not believed
        QCOMPARE(dossier.submittedAt, known.submittedAt);
        QCOMPARE(dossier.timeline.size(), 2U);
        QCOMPARE(dossier.timeline[1].from, 1);
        Dossier supplemented = fresh(); // papers were asked for before reception, and came
        supplemented.status = DossierStatus::SupplementRequested;
        supplemented.supplements = 1;
        const auto again = apply(supplemented, receive(supplemented, 4), samples::official(), now, m_rules);
        QCOMPARE(std::get<Dossier>(again.value()).supplements, 1);
        QCOMPARE(std::get<Dossier>(again.value()).status, DossierStatus::Received);
    }

    void statusWalk()
    {
        const Official actor = samples::official({Role::ProcessingOfficer});
        const auto step = [&](Record& record, DossierStatus to, const QString& reason = {}, const QString& holder = {}) {
            const DossierStatus seen = std::get<Dossier>(record).status;
            const QDateTime at = now.addSecs(m_n);
            auto result = apply(record, transition({to, seen, reason, holder}, ++m_n), actor, at, m_rules);
            QVERIFY2(result.has_value(), qPrintable(codeOf(result)));
            record = *result;
        };
        Dossier start = samples::dossier(DossierStatus::Received);
        start.finishedAt = {};
        start.supplements = 0;
        Record record = start;
        const auto dossier = [&record]() -> const Dossier& { return std::get<Dossier>(record); };
        step(record, DossierStatus::Processing, {}, u"Tư pháp"_s);
        QCOMPARE(dossier().holder, u"Tư pháp"_s);
        step(record, DossierStatus::SupplementRequested, u"thiếu giấy"_s);
        QCOMPARE(dossier().supplements, 1);
        QCOMPARE(dossier().timeline.back().note, u"thiếu giấy"_s);
        QCOMPARE(dossier().holder, u"Tư pháp"_s);
        step(record, DossierStatus::WithdrawalRequested, u"xin rút"_s);
        QCOMPARE(dossier().statusBefore, DossierStatus::SupplementRequested);
        step(record, DossierStatus::SupplementRequested, u"không rút nữa"_s);
        QVERIFY(!dossier().statusBefore);
        QCOMPARE(dossier().supplements, 1); // a declined withdrawal is no second request
        step(record, DossierStatus::Processing);
        step(record, DossierStatus::PaymentRequested);
        step(record, DossierStatus::Processing);
        step(record, DossierStatus::SupplementRequested, u"lần hai"_s);
        QCOMPARE(dossier().supplements, 2);
        step(record, DossierStatus::Processing);
        step(record, DossierStatus::Resolved);
        const QDateTime first = dossier().finishedAt;
        QVERIFY(first.isValid());
        step(record, DossierStatus::Processing, u"sai sót"_s);
        QVERIFY(!dossier().finishedAt.isValid());
        step(record, DossierStatus::Resolved);
        const QDateTime second = dossier().finishedAt;
        QVERIFY(second > first);
        step(record, DossierStatus::Returned);
        QCOMPARE(dossier().finishedAt, second); // the clock stopped at 9
        QVERIFY(isEnd(dossier().status));
        QCOMPARE(dossier().rev, start.rev);
        QCOMPARE(dossier().timeline.size(), start.timeline.size() + 13);
    }

    //! The citizen's time is taken off, once; a second request is the desk's own time.
    void waitingMovesTheDueDate()
    {
        const Official actor = samples::official();
        Dossier start = samples::dossier(DossierStatus::Processing);
        start.finishedAt = {};
        start.supplements = 0;
        start.receivedAt = samples::at("2026-11-19T01:00:00Z"); // Thursday 8:00
        start.dueAt = samples::at("2026-11-24T01:00:00Z");      // three working days on
        Record record = start;
        int n = 300;
        const auto step = [&](DossierStatus to, const char* at, const QString& reason = {}) {
            const DossierStatus seen = std::get<Dossier>(record).status;
            record = apply(record, transition({to, seen, reason, {}}, ++n), actor, samples::at(at), m_rules).value();
        };
        const auto due = [&record] { return std::get<Dossier>(record).dueAt; };
        step(DossierStatus::SupplementRequested, "2026-11-20T01:00:00Z", u"thiếu giấy"_s);
        QCOMPARE(due(), start.dueAt);
        step(DossierStatus::WithdrawalRequested, "2026-11-23T01:00:00Z", u"xin rút"_s);
        step(DossierStatus::SupplementRequested, "2026-11-24T01:00:00Z", u"không rút"_s); // does not begin the wait anew
        step(DossierStatus::Processing, "2026-11-26T01:00:00Z");
        QCOMPARE(due(), samples::at("2026-11-30T01:00:00Z")); // two working days were left on the 20th
        const DossierEvent moved = std::get<Dossier>(record).timeline.back();
        QCOMPARE(moved.changes.size(), 1U);
        QCOMPARE(moved.changes[0], (FieldChange{u"dueAt"_s, u"2026-11-24T01:00:00.000Z"_s, u"2026-11-30T01:00:00.000Z"_s}));
        step(DossierStatus::SupplementRequested, "2026-11-27T01:00:00Z", u"lần hai"_s);
        step(DossierStatus::Processing, "2026-12-04T01:00:00Z");
        QCOMPARE(due(), samples::at("2026-11-30T01:00:00Z"));
        QVERIFY(std::get<Dossier>(record).timeline.back().changes.empty());
    }

    void stoppedStopsTheClock()
    {
        Dossier d = samples::dossier(DossierStatus::Processing);
        d.finishedAt = {};
        const auto result = apply(d, transition({DossierStatus::Stopped, DossierStatus::Processing, u"x"_s, {}}),
                                  samples::official(), now, m_rules);
        QCOMPARE(std::get<Dossier>(result.value()).finishedAt, now);
    }

    void note()
    {
        const Command command = samples::command(CommandType::DossierNote, notePayload(u" Đã gọi điện "_s), samples::id(1));
        Dossier d = samples::dossier();
        const Dossier noted = std::get<Dossier>(apply(d, command, samples::official(), now, m_rules).value());
        QCOMPARE(noted.timeline.back(), (DossierEvent{now, u"Nguyễn Thị Hoa"_s, u"Quầy 2"_s, 4, 4, u"Đã gọi điện"_s, command.id}));
        d.timeline = noted.timeline;
        QCOMPARE(noted, d); // nothing else moved
        QVERIFY(apply(samples::dossier(DossierStatus::Returned), command, samples::official(), now, m_rules).has_value());
    }

    void decision()
    {
        const Official secretary = samples::official({Role::CellSecretary});
        const auto approved = apply(samples::registration(), decide({RegistrationStatus::Approved, {}, QString(64, u'b'), {u"fullName"_s}}),
                                    secretary, now, m_rules);
        const MemberRegistration& r = std::get<MemberRegistration>(approved.value());
        QCOMPARE(r.status, RegistrationStatus::Approved);
        QCOMPARE(r.decidedBy, secretary.fullName);
        QCOMPARE(r.decidedAt, now);
        QCOMPARE(r.rev, 3);
        for (const RegistrationStatus status : {RegistrationStatus::Refused, RegistrationStatus::Returned}) {
            const auto refused = apply(samples::registration(), decide({status, u" không khớp "_s, {}, {}}), secretary, now, m_rules);
            QCOMPARE(std::get<MemberRegistration>(refused.value()).status, status);
            QCOMPARE(std::get<MemberRegistration>(refused.value()).reason, u"không khớp"_s);
        }
        for (const Role role : {Role::CellDeputy, Role::CommitteeOfficer}) {
            QVERIFY(apply(samples::registration(), decide({RegistrationStatus::Approved, {}, {}, {}}), samples::official({role}), now, m_rules).has_value());
        }
    }

    //! Whoever somebody is: their own registration is not theirs to decide.
    void neverTheirOwn()
    {
        MemberRegistration own = samples::registration();
        own.officialId = u"official-1"_s;
        for (const Role role : {Role::CellSecretary, Role::CellDeputy, Role::CommitteeOfficer}) {
            for (const RegistrationStatus status : {RegistrationStatus::Approved, RegistrationStatus::Refused, RegistrationStatus::Returned}) {
                const auto result = apply(own, decide({status, u"x"_s, {}, {}}), samples::official({role, Role::Administrator}), now, m_rules);
                QCOMPARE(codeOf(result), u"own_registration"_s);
                QVERIFY(!result.error().conflict);
            }
        }
    }

    void onlyTheOwnCell()
    {
        MemberRegistration other = samples::registration();
        other.cell = u"CB05"_s;
        for (const Role role : {Role::CellSecretary, Role::CellDeputy}) {
            QCOMPARE(codeOf(apply(other, decide({RegistrationStatus::Approved, {}, {}, {}}), samples::official({role}), now, m_rules)),
                     u"outside_cell"_s);
        }
        Official committee = samples::official({Role::CommitteeOfficer});
        committee.scopes.push_back({u"cell:CB05"_s});
        QVERIFY(apply(other, decide({RegistrationStatus::Approved, {}, {}, {}}), committee, now, m_rules).has_value());
    }

    void checkIns()
    {
        CheckIn given = samples::checkIn();
        const Command command = scan(given);
        const CheckIn stored = std::get<CheckIn>(apply({}, command, samples::official({Role::Guard}), now, m_rules).value());
        given.id = command.id;
        given.rev = 0;
        given.incident = false; // the desk cannot say that
        QCOMPARE(stored, given);
        QCOMPARE(std::get<CheckIn>(apply(stored, command, samples::official({Role::Guard}), now, m_rules).value()), stored);
        CheckIn refused = samples::checkIn(); // refused scans are facts too
        refused.verdict = u"revoked"_s;
        refused.admitted = false;
        refused.overrideReason.clear();
        QVERIFY(apply({}, scan(refused), samples::official({Role::MeetingOffice}), now, m_rules).has_value());
        refused.verdict = u"verdict_of_tomorrow"_s;
        QVERIFY(apply({}, scan(refused), samples::official({Role::Guard}), now, m_rules).has_value());
    }

    void refusals_data()
    {
        QTest::addColumn<Record>("record");
        QTest::addColumn<Command>("command");
        QTest::addColumn<Official>("actor");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QStringList>("fields");
        QTest::addColumn<bool>("conflict");
        const auto row = [](const char* name, const Record& record, const Command& command, const Official& actor,
                            const QString& code, const QStringList& fields = {}, bool conflict = false) {
            QTest::newRow(name) << record << command << actor << code << fields << conflict;
        };
        const Official clerk = samples::official();
        const Official guard = samples::official({Role::Guard});
        const Official secretary = samples::official({Role::CellSecretary});
        Official elsewhere = clerk;
        elsewhere.agency = u"H15.99"_s;
        elsewhere.scopes = {{u"agency:H15.99"_s}};
        const Dossier processing = samples::dossier();

        Dossier form = fresh();
        row("receive: not a clerk", {}, receive(form), guard, u"not_allowed"_s);
        row("receive: a processing officer does not", {}, receive(form), samples::official({Role::ProcessingOfficer}), u"not_allowed"_s);
        row("receive: another agency", {}, receive(form), elsewhere, u"not_allowed"_s, {u"agency"_s});
        Dossier bare = form;
        bare.owner.fullName = u" \t"_s;
        bare.procedureId.clear();
        bare.delivery.address = u" "_s;
        row("receive: fields missing", {}, receive(bare), clerk, u"field_missing"_s,
            {u"procedureId"_s, u"owner.fullName"_s, u"delivery.address"_s});
        Command wrong = receive(form);
        wrong.target = samples::id(66);
        row("receive: other target", {}, wrong, clerk, u"bad_payload"_s, {u"id"_s});
        wrong = receive(form);
        wrong.payload = {};
        row("receive: nothing in it", {}, wrong, clerk, u"bad_payload"_s, {u"empty"_s});
        wrong.payload = {{u"dossier"_s, u"x"_s}};
        row("receive: text in it", {}, wrong, clerk, u"bad_payload"_s, {u"empty"_s});
        row("receive: record gone", {}, receive(form, 3), clerk, u"no_record"_s);
        row("receive: received by somebody", processing, receive(form, 3), clerk, u"record_exists"_s, {u"status"_s}, true);
        Dossier refusedOne = fresh();
        refusedOne.status = DossierStatus::Refused;
        row("receive: refused by somebody", refusedOne, receive(form, 3), clerk, u"status_moved"_s, {u"status"_s}, true);
        const auto oddForm = [&form](const char* path) {
            Command odd = receive(form);
            QJsonObject dossier = odd.payload["dossier"_L1].toObject();
            const QString where = QString::fromLatin1(path);
            if (where.isEmpty())
                dossier.insert(u"priority"_s, 1);
            else if (dossier[where].isArray())
                dossier.insert(where, QJsonArray{QJsonObject{{u"key"_s, u"a"_s}, {u"priority"_s, 1}}});
            else
                dossier.insert(where, QJsonObject{{u"priority"_s, 1}});
            odd.payload.insert(u"dossier"_s, dossier);
            return odd;
        };
        row("receive: unknown field", {}, oddForm(""), clerk, u"bad_payload"_s, {u"unknown key"_s});
        row("receive: unknown field of the owner", {}, oddForm("owner"), clerk, u"bad_payload"_s, {u"owner.unknown key"_s});
        row("receive: unknown field of a component", {}, oddForm("components"), clerk, u"bad_payload"_s, {u"components[0].unknown key"_s});
        row("receive: onto a registration", samples::registration(), receive(form), clerk, u"bad_payload"_s, {u"target"_s});

        const auto go = [](DossierStatus to, DossierStatus seen, const QString& reason = {}) { return transition({to, seen, reason, {}}); };
        row("transition: no record", {}, go(DossierStatus::Resolved, DossierStatus::Processing), clerk, u"no_record"_s);
        row("transition: other record", samples::registration(), go(DossierStatus::Resolved, DossierStatus::Processing), clerk, u"no_record"_s);
        row("transition: guard", processing, go(DossierStatus::Resolved, DossierStatus::Processing), guard, u"not_allowed"_s);
        row("transition: another agency", processing, go(DossierStatus::Resolved, DossierStatus::Processing), elsewhere, u"not_allowed"_s);
        row("transition: moved", processing, go(DossierStatus::Processing, DossierStatus::Received), clerk, u"status_moved"_s, {u"status"_s}, true);
        row("transition: not in the table", processing, go(DossierStatus::Returned, DossierStatus::Processing), clerk, u"not_allowed"_s, {u"to"_s});
        row("transition: reason", processing, go(DossierStatus::SupplementRequested, DossierStatus::Processing, u"  "_s), clerk, u"reason_missing"_s, {u"reason"_s});
        row("transition: reception is a form", fresh(), go(DossierStatus::Received, DossierStatus::Registered), clerk, u"not_allowed"_s, {u"to"_s});
        row("transition: out of an end", samples::dossier(DossierStatus::Returned), go(DossierStatus::Processing, DossierStatus::Returned, u"x"_s), clerk, u"not_allowed"_s, {u"to"_s});
        row("transition: declined to another status", samples::dossier(DossierStatus::WithdrawalRequested),
            go(DossierStatus::PaymentRequested, DossierStatus::WithdrawalRequested, u"x"_s), clerk, u"not_allowed"_s, {u"to"_s});
        wrong = go(DossierStatus::Resolved, DossierStatus::Processing);
        wrong.payload.insert(u"to"_s, 11);
        row("transition: status 11", processing, wrong, clerk, u"bad_payload"_s, {u"to"_s});
        wrong.payload.insert(u"to"_s, 9);
        wrong.payload.insert(u"force"_s, true);
        row("transition: unknown key", processing, wrong, clerk, u"bad_payload"_s, {u"unknown key"_s});
        row("transition: endless reason", processing, go(DossierStatus::Stopped, DossierStatus::Processing, QString(5'000, u'x')), clerk, u"bad_payload"_s, {u"reason"_s});

        const auto say = [](const QString& text) { return samples::command(CommandType::DossierNote, notePayload(text), samples::id(1)); };
        row("note: no record", {}, say(u"x"_s), clerk, u"no_record"_s);
        row("note: guard", processing, say(u"x"_s), guard, u"not_allowed"_s);
        row("note: empty", processing, say(u" "_s), clerk, u"field_missing"_s, {u"note"_s});
        row("note: endless", processing, say(QString(4'001, u'x')), clerk, u"bad_payload"_s, {u"note"_s});

        const MemberRegistration waiting = samples::registration();
        MemberRegistration done = waiting;
        done.status = RegistrationStatus::Refused;
        const Command approve = decide({RegistrationStatus::Approved, {}, {}, {}});
        row("decide: no record", {}, approve, secretary, u"no_record"_s);
        row("decide: a dossier", processing, approve, secretary, u"no_record"_s);
        row("decide: a clerk", waiting, approve, clerk, u"not_allowed"_s);
        row("decide: an administrator", waiting, approve, samples::official({Role::Administrator}), u"not_allowed"_s);
        row("decide: somebody was first", done, approve, secretary, u"already_decided"_s, {u"status"_s}, true);
        row("decide: refusal without reason", waiting, decide({RegistrationStatus::Refused, u" "_s, {}, {}}), secretary, u"reason_missing"_s, {u"reason"_s});
        row("decide: return without reason", waiting, decide({RegistrationStatus::Returned, {}, {}, {}}), secretary, u"reason_missing"_s, {u"reason"_s});
        row("decide: other picture", waiting, decide({RegistrationStatus::Approved, {}, QString(64, u'e'), {}}), secretary, u"photo_changed"_s, {u"photo"_s}, true);
        row("decide: waiting is no decision", waiting, decide({RegistrationStatus::Waiting, {}, {}, {}}), secretary, u"bad_payload"_s, {u"decision"_s});

        CheckIn walkIn = samples::checkIn();
        walkIn.verdict = u"walk_in"_s;
        walkIn.walkInName = u" "_s;
        row("scan: walk-in without name", {}, scan(walkIn), guard, u"field_missing"_s, {u"walkInName"_s});
        CheckIn forced = samples::checkIn();
        forced.verdict = u"unknown"_s;
        forced.overrideReason.clear();
        forced.reason = u"other"_s;
        row("scan: let in without reason", {}, scan(forced), guard, u"reason_missing"_s, {u"overrideReason"_s});
        CheckIn sentAway = forced;
        sentAway.verdict = u"refused"_s;
        sentAway.admitted = false;
        row("scan: refused without reason", {}, scan(sentAway), guard, u"reason_missing"_s, {u"overrideReason"_s});
        CheckIn note = sentAway;
        note.verdict = u"note"_s;
        row("scan: a note that says nothing", {}, scan(note), guard, u"field_missing"_s, {u"overrideReason"_s});
        row("scan: a clerk", {}, scan(samples::checkIn()), clerk, u"not_allowed"_s);
        row("scan: another's id", samples::checkIn(), scan(samples::checkIn()), guard, u"record_exists"_s, {u"id"_s}, true);
        wrong = scan(samples::checkIn());
        QJsonObject oddScan = wrong.payload["checkIn"_L1].toObject();
        oddScan.insert(u"force"_s, true);
        wrong.payload.insert(u"checkIn"_s, oddScan);
        row("scan: unknown field", {}, wrong, guard, u"bad_payload"_s, {u"unknown key"_s});
        row("scan: onto a dossier", processing, scan(samples::checkIn()), guard, u"bad_payload"_s, {u"target"_s});
        wrong = scan(samples::checkIn());
        wrong.id = samples::id(95);
        row("scan: not its command's id", {}, wrong, guard, u"bad_payload"_s, {u"id"_s});
        wrong.payload = {};
        row("scan: empty", {}, wrong, guard, u"bad_payload"_s, {u"empty"_s});
    }
    void refusals()
    {
        QFETCH(Record, record);
        QFETCH(Command, command);
        QFETCH(Official, actor);
        QFETCH(QString, code);
        QFETCH(QStringList, fields);
        QFETCH(bool, conflict);
        const auto result = apply(record, command, actor, now, m_rules);
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QCOMPARE(result.error().fields, fields);
        QCOMPARE(result.error().conflict, conflict);
    }

    //! Sent twice, applied once: the answer is the record as it is, whatever has happened since.
    void onceOnly()
    {
        const Command command = transition({DossierStatus::Resolved, DossierStatus::Processing, {}, {}});
        const Record once = apply(samples::dossier(), command, samples::official(), now, m_rules).value();
        QCOMPARE(std::get<Dossier>(apply(once, command, samples::official(), now.addDays(1), m_rules).value()), std::get<Dossier>(once));
        const Command received = receive(fresh());
        const Record record = apply({}, received, samples::official(), now, m_rules).value();
        QCOMPARE(std::get<Dossier>(apply(record, received, samples::official(), now, m_rules).value()), std::get<Dossier>(record));
        const Command noted = samples::command(CommandType::DossierNote, notePayload(u"x"_s), samples::id(1));
        const Record withNote = apply(samples::dossier(), noted, samples::official(), now, m_rules).value();
        QCOMPARE(std::get<Dossier>(apply(withNote, noted, samples::official(), now, m_rules).value()), std::get<Dossier>(withNote));
    }

    //! Desk and centre get the same record from the same command, though it travels as JSON in between.
    void bothEndsAgree()
    {
        const Command sent = receive(fresh());
        const Command arrived = commandFromJson(toJson(sent)).value();
        QCOMPARE(std::get<Dossier>(apply({}, arrived, samples::official(), now, m_rules).value()),
                 std::get<Dossier>(apply({}, sent, samples::official(), now, m_rules).value()));
    }

private:
    Rules m_rules;
    int m_n = 300;
};

QTEST_APPLESS_MAIN(TestApply)
#include "tst_apply.moc"
