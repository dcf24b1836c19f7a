#include "ui/reception/form_pane.h"

#include "domain/calendar.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/reception/dossier_forms.h"
#include "ui/reception/form_view.h"

#include <QBoxLayout>
#include <QDateTimeEdit>
#include <QKeyEvent>
#include <QLineEdit>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

FormPane::FormPane(services::Office& office, QWidget* parent) : QWidget(parent), m_office(office)
{
    m_head = new PaneHeader(QString(), false);
    auto* back = new ActionButton(ButtonKind::Plain, tr("Back to the dossier"));
    back->setObjectName(u"form.close"_s);
    back->setGlyph(Icon::ArrowLeft);
    back->setKeyText(u"Esc"_s);
    m_head->addRight(back);

    auto* reason = new QLineEdit;
    reason->setObjectName(u"form.reason"_s);
    reason->setMaxLength(500);
    m_reason = new Field(tr("Why it is late"), reason);
    m_reason->setRequired(true);
    m_newDue = new QDateTimeEdit;
    m_newDue->setObjectName(u"form.newDue"_s);
    m_newDue->setDisplayFormat(u"HH:mm  dd/MM/yyyy"_s);
    m_newDue->setCalendarPopup(true);
    m_newDueField = new Field(tr("New date"), m_newDue);
    m_newDueField->setRequired(true);
    m_signer = new QLineEdit;
    m_signer->setObjectName(u"form.signer"_s);
    m_signer->setMaxLength(100);
    auto* signer = new Field(tr("Who signs"), m_signer);
    auto* make = new ActionButton(ButtonKind::Primary, tr("Show the form"));
    make->setObjectName(u"form.make"_s);
    make->setKeyText(u"Ctrl Enter"_s);
    m_apology = new QWidget;
    auto* fields = new QVBoxLayout(m_apology);
    fields->setContentsMargins(20, 12, 20, 4);
    fields->setSpacing(4);
    fields->addWidget(m_reason);
    auto* row = new QHBoxLayout;
    row->setSpacing(12);
    row->addWidget(m_newDueField, 1);
    row->addWidget(signer, 1);
    fields->addLayout(row);
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(make);
    buttons->addStretch(1);
    fields->addLayout(buttons);

    m_view = new FormView;
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_apology);
    column->addWidget(m_view, 1);
    connect(back, &QAbstractButton::clicked, this, &FormPane::closed);
    connect(m_view, &FormView::printed, this, &FormPane::given);
    connect(m_view, &FormView::saved, this, &FormPane::given);
    connect(make, &QAbstractButton::clicked, this, &FormPane::makeApology);
    connect(reason, &QLineEdit::returnPressed, this, &FormPane::makeApology);
    connect(m_signer, &QLineEdit::returnPressed, this, &FormPane::makeApology);
    connect(reason, &QLineEdit::textChanged, this, [this] { m_reason->setState(FieldState::Normal); });
    connect(m_newDue, &QDateTimeEdit::dateTimeChanged, this, [this] { m_newDueField->setState(FieldState::Normal); });
}

void FormPane::show(services::FormKind kind, const domain::Dossier& dossier, bool reprint)
{
    m_kind = kind;
    m_id = dossier.id;
    m_name = (dossier.code.isEmpty() ? dossier.id : dossier.code) + (kind == services::FormKind::Receipt ? QString() : u'-' + services::code(kind));
    m_head->setTitle(formTitle(kind));
    m_view->clear();
    ++m_asked;
    const bool apology = kind == services::FormKind::Apology;
    m_apology->setVisible(apology);
    if (apology)
        return askApology(dossier);
    services::FormWords words;
    words.reprint = reprint;
    load(words);
}

void FormPane::askApology(const domain::Dossier& dossier)
{
    if (m_apologyFor != dossier.id) {
        m_apologyFor = dossier.id;
        m_reason->lineEdit()->clear();
        // One working day more than was promised, or than today where that is past.
        const QDateTime from = std::max(dossier.dueAt, m_office.clock().now());
        const auto due = domain::computeDue(from, {domain::DueEngine::Hours, 1, false}, m_office.rules().calendar);
        m_newDue->setDateTime(domain::toLocal(due ? due->due : from.addDays(1)));
        m_newDueField->setState(FieldState::Normal);
    }
    m_reason->lineEdit()->setFocus();
}

void FormPane::makeApology()
{
    if (m_kind != services::FormKind::Apology)
        return;
    services::FormWords words;
    words.reason = m_reason->lineEdit()->text().simplified();
    words.newDue = domain::fromLocal(m_newDue->date(), m_newDue->time());
    words.head = m_signer->text().simplified();
    if (words.reason.isEmpty()) {
        m_reason->setState(FieldState::Error, tr("Write the reason first"));
        m_reason->lineEdit()->setFocus();
        return;
    }
    if (words.newDue <= m_office.clock().now()) {
        m_newDueField->setState(FieldState::Error, tr("The new date must still come"));
        m_newDue->setFocus();
        return;
    }
    m_words = words;
    load(words);
}

void FormPane::showSlips(const QStringList& ids)
{
    m_kind = services::FormKind::Control;
    m_name = u"phieu-06-%1-ho-so"_s.arg(ids.size());
    m_head->setTitle(formTitle(m_kind));
    m_view->clear();
    m_apology->hide();
    services::whenDone(m_office.dossiers()->controlSlips(ids), this, [this, asked = ++m_asked](const Result<services::PrintedForm>& answer) { answered(asked, answer); });
}

void FormPane::load(const services::FormWords& words)
{
    services::whenDone(m_office.dossiers()->form(m_kind, m_id, words), this,
                       [this, asked = ++m_asked](const Result<services::PrintedForm>& answer) { answered(asked, answer); });
}

//! Looking at it is not yet giving it. A second copy of the same is not a second apology.
void FormPane::given()
{
    if (m_kind != services::FormKind::Apology || m_recorded)
        return;
    m_recorded = true;
    services::whenDone(m_office.dossiers()->apologise(m_id, m_words.reason, m_words.newDue), this, [this](const Result<domain::Dossier>& noted) {
        if (noted)
            return;
        m_recorded = false;
        Q_EMIT failed(tr("The apology is on paper, but could not be noted on the dossier: %1").arg(describe(noted.error())));
    });
}

void FormPane::answered(quint64 asked, const Result<services::PrintedForm>& answer)
{
    if (asked != m_asked)
        return;
    if (!answer) {
        const QString where = answer.error().code.startsWith("form_"_L1) ? answer.error().detail : QString(); // FILE:LINE, for who mends it
        Q_EMIT failed(where.isEmpty() ? describe(answer.error()) : u"%1 (%2)"_s.arg(describe(answer.error()), where));
        if (m_kind != services::FormKind::Apology)
            Q_EMIT closed();
        return;
    }
    m_view->setForm(*answer, m_name);
    m_recorded = false;
    m_view->focusPrint();
}

void FormPane::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        Q_EMIT closed();
    else if ((event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers().testFlag(Qt::ControlModifier))
        makeApology();
    else
        QWidget::keyPressEvent(event);
}

} // namespace motcua::ui::reception
