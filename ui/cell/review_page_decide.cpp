#include "services/when_done.h"
#include "ui/cell/decision_bar.h"
#include "ui/cell/field_pane.h"
#include "ui/cell/review_page.h"
#include "ui/cell/review_words.h"
#include "ui/kit/describe.h"
#include "ui/kit/toast.h"

#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What a person says about a registration: a field is borne out, the card says otherwise, the decision and taking it back.

using domain::RegistrationStatus;
using services::whenDone;

void ReviewPage::confirmField(const QString& key)
{
    for (const ReviewField& field : m_review.fields()) {
        if (field.key != key || (field.stand != FieldStand::Doubtful && field.stand != FieldStand::CardOtherwise))
            continue;
        m_review.otherwise.remove(key);
        m_review.confirmed.insert(key);
        for (const ReviewField& next : m_review.fields()) {
            if (next.isOpen()) {
                m_field = next.key;
                break;
            }
        }
        render();
        if (focusWidget() && qobject_cast<FieldRow*>(focusWidget()))
            m_fields->focusField(m_field);
        return;
    }
}

void ReviewPage::markOtherwise(const QString& key)
{
    const auto fields = m_review.fields();
    const auto found = std::find_if(fields.begin(), fields.end(), [&](const auto& f) { return f.key == key; });
    if (found == fields.end() || !m_review.mayDecide() || !m_deciding.isEmpty())
        return;
    if (found->stand == FieldStand::NotOnCard || found->stand == FieldStand::NoCard || found->stand == FieldStand::Waiting)
        return;
    m_review.confirmed.remove(key);
    m_review.otherwise.insert(key);
    render();
    ask(RegistrationStatus::Returned);
}

void ReviewPage::answerMerge(bool same)
{
    if (!m_review.detail || !m_review.detail->mergeOffer || !m_review.mayDecide() || !m_deciding.isEmpty())
        return;
    m_review.merge = same;
    render();
}

void ReviewPage::ask(RegistrationStatus decision)
{
    if (!m_review.mayDecide() || !m_deciding.isEmpty())
        return;
    m_reasonFor = m_review.id;
    m_proposed = decision == RegistrationStatus::Returned ? ReviewWords::otherwiseReason(m_review) : QString();
    const auto begun = m_reasons.constFind(m_review.id);
    m_bar->askReason(decision, begun != m_reasons.constEnd() && begun->decision == decision ? begun->words : m_proposed);
    Q_EMIT keyHintsChanged();
}

void ReviewPage::decide(RegistrationStatus decision, const QString& reason)
{
    if (!reason.isEmpty())
        m_reasons.insert(m_review.id, {decision, reason}); // until it is written down
    if (!m_review.mayDecide() || !m_deciding.isEmpty())
        return;
    if (decision == RegistrationStatus::Approved && m_review.approveBlock() != ApproveBlock::None)
        return;
    const domain::Id id = m_review.id;
    const QString name = m_review.detail->registration.fullName;
    m_deciding = id;
    m_reasonFor.clear();
    render();
    Q_EMIT keyHintsChanged();
    whenDone(m_source.decide(id, m_review.decisionOf(decision, reason)), this,
             [this, id, name, decision](const Result<domain::MemberRegistration>& result) {
                 m_deciding.clear();
                 if (!result) {
                     m_toast->showMessage(describe(result.error()), false, Icon::Error);
                     if (m_review.id == id)
                         fetchDetail();
                     render();
                     return;
                 }
                 m_reasons.remove(id);
                 m_decided = id;
                 m_decidedAs = decision;
                 QString sentence;
                 switch (decision) {
                 case RegistrationStatus::Approved:
                     sentence = tr("Approved %1").arg(name);
                     ++m_approvedHere;
                     break;
                 case RegistrationStatus::Refused:
                     sentence = tr("Refused %1").arg(name);
                     break;
                 default:
                     sentence = tr("Returned to %1 for correction").arg(name);
                     break;
                 }
                 m_toast->showMessage(sentence, true);
                 m_list->setFocus();
                 render();
                 reload();
             });
}

void ReviewPage::undo()
{
    if (m_decided.isEmpty())
        return;
    const domain::Id id = std::exchange(m_decided, {});
    whenDone(m_source.undo(id), this, [this, id](const Result<bool>& undone) {
        if (!undone) {
            m_toast->showMessage(undone.error().code == "already_sent"_L1 ? tr("Too late to undo: it has been sent") : describe(undone.error()),
                                 false, Icon::Warning);
            return;
        }
        if (m_decidedAs == RegistrationStatus::Approved)
            --m_approvedHere;
        m_toast->showMessage(tr("Undone"));
        m_toOpen = id;
        reload();
    });
}

} // namespace motcua::ui
