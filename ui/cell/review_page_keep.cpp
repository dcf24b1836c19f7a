#include "ui/cell/decision_bar.h"
#include "ui/cell/review_page.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What a person has begun to say about registrations outlives another row and a change of language.

using domain::RegistrationStatus;

namespace {

QSet<QString> known(const QJsonValue& keys, const std::vector<ReviewField>& fields)
{
    QSet<QString> found;
    for (const ReviewField& field : fields) {
        if (keys.toArray().contains(field.key))
            found.insert(field.key);
    }
    return found;
}

} // namespace

void ReviewPage::keepReason()
{
    const QString words = m_bar->reason();
    if (m_bar->asksReason() && !m_reasonFor.isEmpty() && !words.trimmed().isEmpty() && words != m_proposed)
        m_reasons.insert(m_reasonFor, {m_bar->decision(), words});
}

QByteArray ReviewPage::saveState() const
{
    QJsonObject reasons;
    for (auto it = m_reasons.begin(); it != m_reasons.end(); ++it)
        reasons.insert(it.key(), QJsonArray{domain::code(it->decision), it->words});
    QJsonObject state{{u"id"_s, m_review.id}};
    if (m_review.detail) {
        state.insert(u"rev"_s, m_review.detail->registration.rev);
        state.insert(u"confirmed"_s, QJsonArray::fromStringList(m_review.confirmed.values()));
        state.insert(u"otherwise"_s, QJsonArray::fromStringList(m_review.otherwise.values()));
    }
    if (m_bar->asksReason() && m_reasonFor == m_review.id) {
        state.insert(u"asks"_s, domain::code(m_bar->decision()));
        reasons.insert(m_review.id, QJsonArray{domain::code(m_bar->decision()), m_bar->reason()});
    }
    state.insert(u"reasons"_s, reasons);
    return QJsonDocument(state).toJson(QJsonDocument::Compact);
}

void ReviewPage::restoreState(const QByteArray& state)
{
    m_kept = QJsonDocument::fromJson(state).object();
    const QJsonObject reasons = m_kept["reasons"_L1].toObject();
    for (auto it = reasons.begin(); it != reasons.end(); ++it) {
        const QJsonArray one = it->toArray();
        if (const auto decision = domain::registrationStatusFromCode(one.at(0).toString()))
            m_reasons.insert(it.key(), {*decision, one.at(1).toString()});
    }
    open(m_kept["id"_L1].toString());
}

void ReviewPage::takeUp()
{
    if (m_kept.isEmpty() || m_kept["id"_L1].toString() != m_review.id)
        return;
    const QJsonObject kept = std::exchange(m_kept, {});
    // Other values, or somebody else's step, and it is looked at anew.
    if (m_review.detail->registration.rev != kept["rev"_L1].toInteger(-1))
        return;
    const auto fields = m_review.fields();
    m_review.confirmed = known(kept["confirmed"_L1], fields);
    m_review.otherwise = known(kept["otherwise"_L1], fields);
    if (const auto asked = domain::registrationStatusFromCode(kept["asks"_L1].toString()))
        ask(*asked);
}

} // namespace motcua::ui
