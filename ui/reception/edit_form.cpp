#include "ui/reception/edit_form.h"

#include "domain/dossier_edit.h"
#include "domain/names.h"
#include "domain/organisation.h"
#include "services/dossier_book.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/reception/owner_words.h"

#include <QBoxLayout>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QScrollArea>

using namespace Qt::StringLiterals;
using motcua::domain::Dossier;
using motcua::services::whenDone;

namespace motcua::ui::reception {

namespace {

Field* lineField(const QString& label, const char* name)
{
    auto* edit = new QLineEdit;
    edit->setObjectName(QString::fromLatin1(name));
    auto* field = new Field(label, edit);
    field->setKeepsMessageRoom(false);
    return field;
}

QString textOf(const Field* field)
{
    return field->lineEdit()->text().simplified().normalized(QString::NormalizationForm_C);
}

} // namespace

EditForm::EditForm(services::DossierBook& book, QWidget* parent) : Surface(Token::Base, {}, parent), m_book(book)
{
    setObjectName(u"edit"_s);
    auto* scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setFocusPolicy(Qt::NoFocus);
    scroll->setWidget(makeFields());
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(new PaneHeader(tr("Correct the dossier"), false));
    column->addWidget(scroll, 1);
    column->addWidget(makeFoot());
}

QWidget* EditForm::makeFields()
{
    m_name = lineField(tr("Full name"), "edit.name");
    m_number = lineField(tr("ID number"), "edit.number");
    m_kinds = new QComboBox;
    m_kinds->setObjectName(u"edit.kind"_s);
    m_kinds->addItem(tr("Person"), int(domain::OwnerKind::Person));
    m_kinds->addItem(tr("Organisation"), int(domain::OwnerKind::Organisation));
    m_kind = new Field(tr("The owner is a"), m_kinds);
    m_representative = lineField(tr("Who stands for it"), "edit.representative");
    m_representativeId = lineField(tr("Representative's ID number"), "edit.representativeId");
    m_position = lineField(tr("Position"), "edit.position");
    m_birth = lineField(tr("Date of birth"), "edit.birth");
    m_phone = lineField(tr("Phone"), "edit.phone");
    m_email = lineField(tr("E-mail"), "edit.email");
    m_address = lineField(tr("Address"), "edit.address");
    m_submitter = lineField(tr("Who submits, if not the owner"), "edit.submitter");
    m_postAddress = lineField(tr("Post address"), "edit.postAddress");
    m_note = lineField(tr("Note"), "edit.note");
    m_sexes = new QComboBox;
    m_sexes->setObjectName(u"edit.sex"_s);
    m_sexes->addItem(tr("Not stated"), int(domain::Sex::Unknown));
    m_sexes->addItem(tr("Male"), int(domain::Sex::Male));
    m_sexes->addItem(tr("Female"), int(domain::Sex::Female));
    m_sex = new Field(tr("Sex"), m_sexes);
    m_ways = new QComboBox;
    m_ways->setObjectName(u"edit.way"_s);
    m_ways->addItem(tr("At the counter"), int(domain::DeliveryWay::Counter));
    m_ways->addItem(tr("By post"), int(domain::DeliveryWay::Post));
    m_way = new Field(tr("Way of getting the result"), m_ways);
    m_electronic = new QCheckBox(tr("Also as a file"));
    m_electronic->setObjectName(u"edit.electronic"_s);
    for (Field* field : {m_sex, m_way, m_kind})
        field->setKeepsMessageRoom(false);
    m_representative->setRequired(true);
    m_name->setRequired(true);
    m_postAddress->setRequired(true);
    m_birth->lineEdit()->setPlaceholderText(tr("day/month/year"));

    auto* inner = new Surface(Token::Base);
    auto* grid = new QGridLayout(inner);
    grid->setContentsMargins(20, 12, 20, 12);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(8);
    grid->setColumnStretch(0, 1);
    grid->setColumnStretch(1, 1);
    grid->addWidget(m_name, 0, 0, Qt::AlignTop);
    grid->addWidget(m_number, 0, 1, Qt::AlignTop);
    grid->addWidget(m_birth, 1, 0, Qt::AlignTop);
    grid->addWidget(m_sex, 1, 1, Qt::AlignTop);
    grid->addWidget(m_representative, 2, 0, Qt::AlignTop);
    grid->addWidget(m_representativeId, 2, 1, Qt::AlignTop);
    grid->addWidget(m_phone, 3, 0, Qt::AlignTop);
    grid->addWidget(m_email, 3, 1, Qt::AlignTop);
    grid->addWidget(m_address, 4, 0, 1, 2);
    grid->addWidget(m_submitter, 5, 0, 1, 2);
    grid->addWidget(m_kind, 6, 0, Qt::AlignTop);
    grid->addWidget(m_position, 6, 1, Qt::AlignTop);
    grid->addWidget(m_way, 7, 0, Qt::AlignTop);
    grid->addWidget(m_electronic, 7, 1, Qt::AlignBottom);
    grid->addWidget(m_postAddress, 8, 0, 1, 2);
    grid->addWidget(m_note, 9, 0, 1, 2);
    grid->setRowStretch(10, 1);
    for (Field* field : {m_representative, m_representativeId, m_position, m_name, m_number, m_birth, m_phone, m_email, m_address, m_submitter, m_postAddress, m_note}) {
        m_before.insert(field, {});
        connect(field->lineEdit(), &QLineEdit::textChanged, this, [this, field] {
            field->setState(FieldState::Normal);
            refresh();
        });
    }
    connect(m_sexes, &QComboBox::currentIndexChanged, this, &EditForm::refresh);
    connect(m_kinds, &QComboBox::currentIndexChanged, this, &EditForm::refresh);
    connect(m_electronic, &QCheckBox::toggled, this, &EditForm::refresh);
    connect(m_ways, &QComboBox::currentIndexChanged, this, &EditForm::refresh);
    return inner;
}

QWidget* EditForm::makeFoot()
{
    auto* foot = new Surface(Token::Sunken, Qt::TopEdge);
    m_state = bodyLabel({});
    m_state->setObjectName(u"edit.state"_s);
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Leave it as it was"));
    cancel->setObjectName(u"edit.cancel"_s);
    cancel->setKeyText(u"Esc"_s);
    m_save = new ActionButton(ButtonKind::Primary, tr("Save"));
    m_save->setObjectName(u"edit.save"_s);
    m_save->setKeyText(u"Ctrl Enter"_s);
    auto* row = new QHBoxLayout(foot);
    row->setContentsMargins(20, 12, 20, 12);
    row->setSpacing(8);
    row->addWidget(m_state, 1);
    row->addWidget(cancel);
    row->addWidget(m_save);
    connect(cancel, &QAbstractButton::clicked, this, &EditForm::closed);
    connect(m_save, &QAbstractButton::clicked, this, &EditForm::save);
    return foot;
}

void EditForm::begin(const Dossier& seen, const Dossier& typed)
{
    m_filling = true;
    m_seen = seen;
    struct Text
    {
        Field* field;
        QString before;
        QString now;
    };
    const auto& was = seen.owner;
    const auto& is = typed.owner;
    const Text texts[] = {{m_name, was.fullName, is.fullName},
                          {m_number, format::idNumber(was.idNumber), format::idNumber(is.idNumber)},
                          {m_representative, was.representative, is.representative},
                          {m_representativeId, format::idNumber(was.representativeId), format::idNumber(is.representativeId)},
                          {m_position, was.position, is.position},
                          {m_birth, format::date(was.birthDate), format::date(is.birthDate)},
                          {m_phone, format::phone(was.phone), format::phone(is.phone)},
                          {m_email, was.email, is.email},
                          {m_address, was.address, is.address},
                          {m_submitter, seen.submitter, typed.submitter},
                          {m_postAddress, seen.delivery.address, typed.delivery.address},
                          {m_note, seen.note, typed.note}};
    for (const Text& text : texts) {
        text.field->lineEdit()->setText(text.before);
        m_before[text.field] = textOf(text.field);
        text.field->lineEdit()->setText(text.now);
        text.field->lineEdit()->setCursorPosition(0);
        text.field->setState(FieldState::Normal);
    }
    m_sexes->setCurrentIndex(m_sexes->findData(int(is.sex)));
    m_kinds->setCurrentIndex(m_kinds->findData(int(is.kind)));
    m_ways->setCurrentIndex(m_ways->findData(int(typed.delivery.way)));
    m_electronic->setChecked(typed.delivery.electronic);
    m_filling = false;
    refresh();
    m_phone->lineEdit()->setFocus(); // what is corrected most
    m_phone->lineEdit()->selectAll();
}

Dossier EditForm::typed() const
{
    Dossier out = m_seen;
    const auto changed = [this](Field* field) { return textOf(field) != m_before.value(field); };
    if (changed(m_name))
        out.owner.fullName = domain::normalName(textOf(m_name));
    out.owner.kind = domain::OwnerKind(m_kinds->currentData().toInt());
    if (changed(m_number)) {
        if (out.owner.isOrganisation()) {
            const auto number = domain::parseOrganisationNumber(textOf(m_number));
            out.owner.idNumber = number ? number->text : textOf(m_number);
        } else {
            const auto number = domain::parseCitizenNumber(textOf(m_number));
            out.owner.idNumber = number ? number->digits : textOf(m_number);
        }
    }
    if (changed(m_representative))
        out.owner.representative = domain::normalName(textOf(m_representative));
    if (changed(m_representativeId)) {
        const auto number = domain::parseCitizenNumber(textOf(m_representativeId));
        out.owner.representativeId = number ? number->digits : textOf(m_representativeId);
    }
    if (changed(m_position))
        out.owner.position = domain::normalName(textOf(m_position));
    if (changed(m_birth))
        out.owner.birthDate = domain::parseDate(textOf(m_birth)).value_or(QDate());
    if (changed(m_phone))
        out.owner.phone = domain::parsePhone(textOf(m_phone)).value_or(textOf(m_phone));
    if (changed(m_email))
        out.owner.email = textOf(m_email);
    if (changed(m_address))
        out.owner.address = textOf(m_address);
    if (changed(m_submitter))
        out.submitter = domain::normalName(textOf(m_submitter));
    if (changed(m_note))
        out.note = textOf(m_note);
    out.owner.sex = domain::Sex(m_sexes->currentData().toInt());
    out.delivery.way = domain::DeliveryWay(m_ways->currentData().toInt());
    out.delivery.electronic = m_electronic->isChecked();
    if (out.delivery.way == domain::DeliveryWay::Counter)
        out.delivery.address = m_seen.delivery.way == domain::DeliveryWay::Counter ? m_seen.delivery.address : QString();
    else if (changed(m_postAddress))
        out.delivery.address = textOf(m_postAddress);
    return out;
}

bool EditForm::isChanged() const
{
    return !m_seen.id.isEmpty() && !domain::changesBetween(m_seen, typed()).empty();
}

QString EditForm::problemOf(Field* field) const
{
    const QString text = textOf(field);
    if (field == m_postAddress)
        return m_ways->currentData().toInt() == int(domain::DeliveryWay::Post) && text.isEmpty() ? tr("Still missing") : QString();
    const bool organisation = m_kinds->currentData().toInt() == int(domain::OwnerKind::Organisation);
    if (field == m_representative)
        return organisation && text.isEmpty() ? tr("Still missing") : QString();
    if (text == m_before.value(field))
        return {};
    if (text.isEmpty())
        return field == m_name ? tr("Still missing") : QString();
    const auto why = [](const auto& result) { return result ? QString() : identityErrorText(result.error().code); };
    if (field == m_number && organisation)
        return why(domain::parseOrganisationNumber(text));
    if (field == m_number || field == m_representativeId)
        return why(domain::parseCitizenNumber(text));
    if (field == m_birth)
        return why(domain::parseDate(text));
    if (field == m_phone)
        return why(domain::parsePhone(text));
    if (field == m_email) {
        const qsizetype at = text.indexOf(u'@');
        return at > 0 && text.indexOf(u'.', at) > at + 1 && !text.contains(u' ') ? QString() : tr("This is not an e-mail address");
    }
    return {};
}

bool EditForm::check()
{
    Field* first = nullptr;
    for (Field* field : {m_name, m_number, m_birth, m_representative, m_representativeId, m_phone, m_email, m_postAddress}) {
        const QString problem = problemOf(field);
        field->setState(problem.isEmpty() ? FieldState::Normal : FieldState::Error, problem);
        if (!problem.isEmpty() && !first)
            first = field;
    }
    if (first)
        first->lineEdit()->setFocus();
    return !first;
}

void EditForm::refresh()
{
    const bool organisation = m_kinds->currentData().toInt() == int(domain::OwnerKind::Organisation);
    for (Field* field : {m_representative, m_representativeId, m_position})
        field->setVisible(organisation);
    for (Field* field : {m_birth, m_sex})
        field->setVisible(!organisation);
    m_name->setLabel(organisation ? tr("Name of the organisation") : tr("Full name"));
    m_number->setLabel(organisation ? tr("Tax or registration number") : tr("ID number"));
    m_postAddress->setVisible(m_ways->currentData().toInt() == int(domain::DeliveryWay::Post));
    const auto count = m_seen.id.isEmpty() ? 0 : domain::changesBetween(m_seen, typed()).size();
    m_state->setGlyph(Icon::Count);
    m_state->setToken(Token::Muted);
    m_state->setText(count == 0 ? tr("Nothing changed yet") : tr("%n field(s) changed", nullptr, int(count)));
    m_save->setEnabled(count > 0 && !m_saving);
    if (!m_filling && !m_saving && !m_seen.id.isEmpty())
        Q_EMIT changed();
}

void EditForm::save()
{
    if (m_saving || !isChanged() || !check())
        return;
    m_saving = true;
    refresh();
    whenDone(m_book.edit(m_seen, typed()), this, [this](const Result<services::DossierBook::Edited>& answer) {
        m_saving = false;
        refresh();
        if (!answer) {
            m_state->setGlyph(Icon::Error);
            m_state->setToken(Token::Danger);
            m_state->setText(describe(answer.error()));
            return;
        }
        const QString id = m_seen.id;
        m_seen = {};
        if (!answer->conflict.isEmpty())
            Q_EMIT conflicted(answer->conflict);
        else
            Q_EMIT saved(id);
    });
}

void EditForm::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers().testFlag(Qt::ControlModifier))
        save();
    else
        Surface::keyPressEvent(event);
}

} // namespace motcua::ui::reception
