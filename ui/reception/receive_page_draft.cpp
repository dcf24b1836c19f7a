#include "services/office.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/typed_words.h"
#include "ui/reception/component_list.h"
#include "ui/reception/owner_form.h"
#include "ui/reception/procedure_picker.h"
#include "ui/reception/receive_page.h"

#include <QCheckBox>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLineEdit>
#include <QRadioButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

// What is half typed outlives the program, the lock and a change of language.

namespace {

const QString newDraftId = u"new"_s;

} // namespace

bool ReceivePage::isBlank() const
{
    const domain::Person person = m_owner->person();
    return m_procedure.id.isEmpty() && m_online.id.isEmpty() && person.fullName.isEmpty() && person.idNumber.isEmpty() && person.representative.isEmpty() && person.representativeId.isEmpty() && person.phone.isEmpty() && person.address.isEmpty();
}

QByteArray ReceivePage::draft() const
{
    if (isBlank())
        return {};
    domain::Dossier dossier = filled();
    if (dossier.id.isEmpty())
        dossier.id = newDraftId; // a record without an id cannot be read again
    QJsonObject out{{u"dossier"_s, domain::toJson(dossier)}, {u"procedure"_s, domain::toJson(m_procedure)}};
    return QJsonDocument(out).toJson(QJsonDocument::Compact);
}

void ReceivePage::applyDraft(const QByteArray& bytes, bool say)
{
    const QJsonObject all = QJsonDocument::fromJson(bytes).object();
    const auto dossier = domain::dossierFromJson(all.value(u"dossier"_s).toObject());
    if (!dossier)
        return; // of another version: nothing is better than half of it
    const auto procedure = domain::procedureFromJson(all.value(u"procedure"_s).toObject());
    if (procedure && !procedure->id.isEmpty())
        takeProcedure(*procedure);
    m_online = dossier->id == newDraftId ? domain::Dossier() : *dossier;
    m_picker->setLocked(!m_online.id.isEmpty());
    m_owner->setPerson(dossier->owner, dossier->submitter);
    (dossier->delivery.way == domain::DeliveryWay::Post ? m_post : m_counter)->setChecked(true);
    m_postAddress->lineEdit()->setText(dossier->delivery.address);
    m_electronic->setChecked(dossier->delivery.electronic);
    m_note->lineEdit()->setText(dossier->note);
    if (!dossier->components.empty())
        m_components->setComponents(dossier->components);
    if (say)
        m_caption->setText(tr("Draft opened again"));
    refreshState();
}

QByteArray ReceivePage::saveState() const
{
    if (m_stack->currentIndex() != 0)
        return {};
    return QJsonDocument(QJsonObject{{u"draft"_s, QString::fromUtf8(draft())}, {u"typed"_s, typedWords(m_owner)}}).toJson(QJsonDocument::Compact);
}

void ReceivePage::restoreState(const QByteArray& state)
{
    m_loadedDraft = true;
    const QJsonObject kept = QJsonDocument::fromJson(state).object();
    if (const QString draft = kept["draft"_L1].toString(); !draft.isEmpty())
        applyDraft(draft.toUtf8(), false);
    typeAgain(m_owner, kept["typed"_L1].toObject()); // what is no value yet, half a date
}

} // namespace motcua::ui::reception
