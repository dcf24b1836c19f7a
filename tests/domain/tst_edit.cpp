// Corrections of a dossier's fields: what merges by itself, what a person must decide.
#include "domain/dossier_edit.h"
#include "samples.h"

#include <QtTest>

using namespace motcua;
using namespace motcua::domain;
using namespace Qt::StringLiterals;

class TestEdit : public QObject
{
    Q_OBJECT
private:
    const QDateTime now = samples::at("2026-11-21T02:00:00Z");
    const Rules m_rules = samples::rules();

    [[nodiscard]] static Command edit(const std::vector<FieldChange>& changes)
    {
        static int made = 90; // every command has an id of its own
        return samples::command(CommandType::DossierEdit, editPayload(changes), samples::id(1), ++made);
    }
    [[nodiscard]] auto made(const Dossier& dossier, const Command& command, const Official& actor = samples::official()) const
    {
        return apply(dossier, command, actor, now, m_rules);
    }
    [[nodiscard]] static FieldChange phone(const QString& from, const QString& to) { return {u"owner.phone"_s, from, to}; }

private Q_SLOTS:
    void setsAndKeepsWhatStoodThere()
    {
        const Dossier before = samples::dossier();
        const Dossier after = std::get<Dossier>(made(before, edit({phone(before.owner.phone, u" 0905172386 "_s)})).value());
        QCOMPARE(after.owner.phone, u"0905172386"_s);
        const DossierEvent& step = after.timeline.back();
        QCOMPARE(step.from, step.to);
        QCOMPARE(step.changes, (std::vector<FieldChange>{phone(before.owner.phone, u"0905172386"_s)}));
        Dossier rest = after;
        rest.owner.phone = before.owner.phone;
        rest.timeline.pop_back();
        QCOMPARE(rest, before); // nothing else moved
        QCOMPARE(dossierFromJson(toJson(after)).value(), after); // and it travels
    }

    void everyFieldHasItsWay()
    {
        Dossier other = samples::dossier();
        other.owner = {u"Bùi Xuân Quỳnh"_s, u"066087004512"_s, QDate(1987, 3, 2), Sex::Male, u"0905172386"_s, u"q@vidu.example"_s, u"Số 7, tổ 2"_s, OwnerKind::Organisation, u"Lê Văn Bảy"_s, u"066087004513"_s, u"Giám đốc"_s};
        other.submitter = u"Lê Văn Bảy"_s;
        other.delivery = {DeliveryWay::Post, u"Số 7, tổ 2, phường An Hòa"_s, true};
        other.fee = 25'000;
        other.note = u"Xin nhận trước 20/11"_s;
        const auto changes = changesBetween(samples::dossier(), other);
        QStringList fields;
        for (const FieldChange& change : changes) {
            fields.append(change.field);
            QCOMPARE(fieldValue(other, change.field), change.to);
        }
        QCOMPARE(fields, editableFields());
        Dossier after = std::get<Dossier>(made(samples::dossier(), edit(changes)).value());
        after.timeline.pop_back();
        QCOMPARE(after, other);
    }

    // Two desks, different fields: both hold. The same field: the first holds, the second is a conflict and changes nothing.
    void mergesWhatDoesNotOverlap()
    {
        const Dossier base = samples::dossier();
        const Command mine = edit({phone(base.owner.phone, u"0905172386"_s)});
        const Command theirs = edit({{u"note"_s, base.note, u"Gọi trước khi đến"_s}});
        const Record first = made(base, theirs).value();
        const Dossier both = std::get<Dossier>(apply(first, mine, samples::official(), now, m_rules).value());
        QCOMPARE(both.note, u"Gọi trước khi đến"_s);
        QCOMPARE(both.owner.phone, u"0905172386"_s);
    }
    void sameFieldIsAConflict()
    {
        const Dossier base = samples::dossier();
        const Dossier moved = std::get<Dossier>(made(base, edit({phone(base.owner.phone, u"0905172863"_s)})).value());
        const Command mine = edit({phone(base.owner.phone, u"0905172386"_s), {u"note"_s, base.note, u"x"_s}});
        const auto result = made(moved, mine);
        QVERIFY(!result);
        QCOMPARE(result.error(), (Refusal{u"fields_moved"_s, {u"owner.phone"_s}, true}));
    }
    void alreadySoIsDone()
    {
        const Dossier base = samples::dossier();
        const Dossier moved = std::get<Dossier>(made(base, edit({phone(base.owner.phone, u"0905172386"_s)})).value());
        const Command again = edit({phone(base.owner.phone, u"0905172386"_s)});
        QCOMPARE(std::get<Dossier>(made(moved, again).value()), moved);
    }
    void appliedOnce()
    {
        const Dossier base = samples::dossier();
        const Command command = edit({phone(base.owner.phone, u"0905172386"_s)});
        const Record once = made(base, command).value();
        QCOMPARE(apply(once, command, samples::official(), now, m_rules).value(), once);
    }

    void refusals_data()
    {
        QTest::addColumn<Command>("command");
        QTest::addColumn<Official>("actor");
        QTest::addColumn<QString>("code");
        const Dossier base = samples::dossier();
        const Official clerk = samples::official();
        const auto raw = [](const QJsonObject& payload) { return samples::command(CommandType::DossierEdit, payload, samples::id(1)); };
        QTest::newRow("guard") << edit({phone(base.owner.phone, u"x"_s)}) << samples::official({Role::Guard}) << u"not_allowed"_s;
        QTest::newRow("nothing") << edit({}) << clerk << u"bad_payload"_s;
        QTest::newRow("twice") << edit({phone(base.owner.phone, u"x"_s), phone(base.owner.phone, u"y"_s)}) << clerk << u"bad_payload"_s;
        QTest::newRow("no such field") << edit({{u"code"_s, base.code, u"x"_s}}) << clerk << u"bad_payload"_s;
        QTest::newRow("status by the back door") << edit({{u"status"_s, 4, 10}}) << clerk << u"bad_payload"_s;
        QTest::newRow("not a date") << edit({{u"owner.birthDate"_s, fieldValue(base, u"owner.birthDate"_s), u"31/02/1990"_s}}) << clerk << u"bad_payload"_s;
        QTest::newRow("no such way") << edit({{u"delivery"_s, fieldValue(base, u"delivery"_s), QJsonObject{{u"way"_s, u"bird"_s}}}}) << clerk << u"bad_payload"_s;
        QTest::newRow("unknown key in the delivery")
            << edit({{u"delivery"_s, fieldValue(base, u"delivery"_s), QJsonObject{{u"way"_s, u"counter"_s}, {u"x"_s, 1}}}}) << clerk << u"bad_payload"_s;
        QTest::newRow("no name") << edit({{u"owner.fullName"_s, base.owner.fullName, u" "_s}}) << clerk << u"field_missing"_s;
        QTest::newRow("post to nowhere")
            << edit({{u"delivery"_s, fieldValue(base, u"delivery"_s), QJsonObject{{u"way"_s, u"post"_s}}}}) << clerk << u"field_missing"_s;
        QTest::newRow("endless") << edit({{u"note"_s, base.note, QString(4'001, u'x')}}) << clerk << u"bad_payload"_s;
        QTest::newRow("wrong type") << edit({{u"note"_s, base.note, 5}}) << clerk << u"bad_payload"_s;
        QTest::newRow("unknown key") << raw({{u"changes"_s, toJson(std::vector{phone(base.owner.phone, u"x"_s)})}, {u"force"_s, true}}) << clerk << u"bad_payload"_s;
    }
    void refusals()
    {
        QFETCH(Command, command);
        QFETCH(Official, actor);
        QFETCH(QString, code);
        const auto result = made(samples::dossier(), command, actor);
        QVERIFY(!result);
        QCOMPARE(result.error().code, code);
        QVERIFY(!result.error().conflict);
    }
    void notAfterTheEnd()
    {
        const Dossier ended = samples::dossier(DossierStatus::Returned);
        QCOMPARE(made(ended, edit({phone(ended.owner.phone, u"x"_s)})).error().code, u"not_allowed"_s);
    }
};

QTEST_APPLESS_MAIN(TestEdit)
#include "tst_edit.moc"
