#include "domain/apply.h"

#include "domain/apply_rules.h"
#include "domain/json_write.h"

using namespace Qt::StringLiterals;

namespace motcua::domain {

tl::expected<Record, Refusal> apply(const Record& record, const Command& command, const Official& actor,
                                    const QDateTime& at, const Rules& rules)
{
    switch (command.type) {
    case CommandType::DossierReceive: return applyReceive(record, command, actor, at);
    case CommandType::DossierTransition: return applyTransition(record, command, actor, at, rules);
    case CommandType::DossierNote: return applyNote(record, command, actor, at);
    case CommandType::DossierEdit: return applyEdit(record, command, actor, at);
    case CommandType::DossierPapers: return applyPapers(record, command, actor, at);
    case CommandType::RegistrationDecide: return applyDecision(record, command, actor, at);
    case CommandType::RegistrationSubmit: return applySubmission(record, command, actor, at);
    case CommandType::RosterReplace: return applyRoster(record, command, actor, at);
    case CommandType::CheckInRecord: return applyCheckIn(record, command, actor);
    }
    return refuse(u"bad_payload"_s, {u"type"_s});
}

QJsonObject receivePayload(const Dossier& filled)
{
    return {{u"dossier"_s, toJson(filled)}};
}

QJsonObject transitionPayload(const TransitionIntent& intent)
{
    QJsonObject json{{u"to"_s, number(intent.to)}, {u"seen"_s, number(intent.seen)}};
    json::put(json, "reason"_L1, intent.reason);
    json::put(json, "holder"_L1, intent.holder);
    return json;
}

QJsonObject decisionPayload(const DecisionIntent& intent)
{
    QJsonObject json{{u"decision"_s, code(intent.decision)}, {u"viewed"_s, QJsonArray::fromStringList(intent.viewed)}};
    json::put(json, "reason"_L1, intent.reason);
    json::put(json, "photo"_L1, intent.photo);
    json::put(json, "values"_L1, intent.values);
    if (intent.way != ReviewWay::Person)
        json::put(json, "way"_L1, code(intent.way));
    json::put(json, "mergeWith"_L1, intent.mergeWith);
    json::put(json, "mergeCv"_L1, intent.mergeCv);
    return json;
}

QJsonObject submissionPayload(const MemberRegistration& filled)
{
    return {{u"registration"_s, toJson(filled)}};
}

QJsonObject checkInPayload(const CheckIn& checkIn)
{
    return {{u"checkIn"_s, toJson(checkIn)}};
}

QJsonObject notePayload(const QString& note)
{
    return {{u"note"_s, note}};
}

} // namespace motcua::domain
