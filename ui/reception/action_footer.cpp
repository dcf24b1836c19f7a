#include "ui/reception/action_footer.h"

#include "services/office.h"
#include "services/when_done.h"
#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/reception/dossier_forms.h"

#include <QApplication>
#include <QBoxLayout>
#include <QComboBox>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QLineEdit>
#include <QMenu>
#include <QStackedWidget>

using namespace Qt::StringLiterals;
using motcua::domain::DossierStatus;
using motcua::services::whenDone;

namespace motcua::ui::reception {

ActionFooter::ActionFooter(services::Office& office, QWidget* parent) : Surface(Token::Sunken, Qt::TopEdge, parent), m_office(office)
{
    setObjectName(u"actions"_s);
    auto* buttons = new QWidget;
    m_buttons = new QHBoxLayout(buttons);
    m_buttons->setContentsMargins(20, 12, 20, 12);
    m_buttons->setSpacing(8);

    auto* ask = new QWidget;
    m_question = boldLabel({});
    m_warning = meaningLabel(Meaning::Warning, {});
    m_warning->setWordWrap(true);
    auto* reason = new QLineEdit;
    reason->setObjectName(u"actions.reason"_s);
    reason->setMaxLength(500);
    m_reason = new Field(tr("Reason"), reason);
    m_units = new QComboBox;
    m_units->setObjectName(u"actions.unit"_s);
    m_units->setEditable(true);
    m_unit = new Field(tr("Goes to"), m_units);
    m_unit->setRequired(true);
    m_unit->setKeepsMessageRoom(false);
    m_confirm = new ActionButton(ButtonKind::Primary, QString());
    m_confirm->setObjectName(u"actions.confirm"_s);
    m_confirm->setKeyText(u"Ctrl Enter"_s);
    auto* cancelButton = new ActionButton(ButtonKind::Plain, tr("Cancel"));
    cancelButton->setObjectName(u"actions.cancel"_s);
    cancelButton->setKeyText(u"Esc"_s);
    auto* askColumn = new QVBoxLayout(ask);
    askColumn->setContentsMargins(20, 12, 20, 12);
    askColumn->setSpacing(4);
    askColumn->addWidget(m_question);
    askColumn->addWidget(m_warning);
    askColumn->addWidget(m_unit);
    askColumn->addWidget(m_reason);
    auto* askButtons = new QHBoxLayout;
    askButtons->addWidget(m_confirm);
    askButtons->addWidget(cancelButton);
    askButtons->addStretch(1);
    askColumn->addLayout(askButtons);

    m_stack = new QStackedWidget;
    m_stack->addWidget(buttons);
    m_stack->addWidget(ask);
    ask->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 1, 0, 0);
    column->addWidget(m_stack);
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Maximum);

    connect(m_confirm, &QAbstractButton::clicked, this, &ActionFooter::confirm);
    connect(cancelButton, &QAbstractButton::clicked, this, &ActionFooter::cancel);
    connect(reason, &QLineEdit::textChanged, this, [this] { m_reason->setState(FieldState::Normal); });
    connect(reason, &QLineEdit::returnPressed, this, &ActionFooter::confirm);
    connect(m_units->lineEdit(), &QLineEdit::returnPressed, this, &ActionFooter::confirm);
    loadUnits();
}

void ActionFooter::loadUnits()
{
    whenDone(m_office.dossiers()->procedures({}, 200), this, [this](const Result<std::vector<domain::Procedure>>& answer) {
        if (!answer)
            return;
        QStringList units;
        for (const domain::Procedure& procedure : *answer) {
            if (!procedure.unit.isEmpty() && !units.contains(procedure.unit))
                units.append(procedure.unit);
        }
        m_units->addItems(units);
    });
}

void ActionFooter::setDetail(const services::DossierDetail& detail)
{
    const bool other = detail.dossier.id != m_detail.dossier.id || detail.dossier.status != m_detail.dossier.status;
    if (other && m_asking && !m_reason->lineEdit()->text().trimmed().isEmpty())
        m_begun.insert(m_detail.dossier.id, begun());
    m_detail = detail;
    m_actions = actionsOf(detail);
    if (other)
        leave(); // what was asked belonged to another dossier or state
    makeButtons();
    setVisible(!m_actions.isEmpty());
    Q_EMIT actionsChanged();
    if (m_reopen != detail.dossier.id)
        return;
    m_reopen.clear();
    const auto to = m_begun.value(detail.dossier.id)["to"_L1].toInt();
    for (const DossierAction& action : QList<DossierAction>(m_actions)) {
        if (domain::number(action.transition.to) == to && !m_asking)
            ask(action);
    }
}

QJsonObject ActionFooter::begun() const
{
    return {{u"to"_s, domain::number(m_current.transition.to)}, {u"reason"_s, m_reason->lineEdit()->text()},
            {u"unit"_s, m_current.asksUnit ? m_units->currentText() : QString()}};
}

QByteArray ActionFooter::toBytes() const
{
    QJsonObject all;
    for (auto it = m_begun.begin(); it != m_begun.end(); ++it)
        all.insert(it.key(), *it);
    QJsonObject kept{{u"begun"_s, all}};
    if (m_asking) {
        all.insert(m_detail.dossier.id, begun());
        kept = {{u"begun"_s, all}, {u"asks"_s, m_detail.dossier.id}};
    }
    return QJsonDocument(kept).toJson(QJsonDocument::Compact);
}

void ActionFooter::takeBytes(const QByteArray& bytes)
{
    const QJsonObject kept = QJsonDocument::fromJson(bytes).object();
    const QJsonObject all = kept["begun"_L1].toObject();
    for (auto it = all.begin(); it != all.end(); ++it)
        m_begun.insert(it.key(), it->toObject());
    m_reopen = kept["asks"_L1].toString();
}

void ActionFooter::makeButtons()
{
    while (QLayoutItem* item = m_buttons->takeAt(0)) {
        if (item->widget())
            item->widget()->deleteLater();
        delete item;
    }
    m_more = nullptr;
    int shown = 0;
    for (const DossierAction& action : std::as_const(m_actions)) {
        if (action.key.isEmpty() && !action.primary)
            continue;
        auto* button = new ActionButton(action.primary ? ButtonKind::Primary : ButtonKind::Secondary, action.verb);
        button->setObjectName(u"actions.to%1"_s.arg(domain::number(action.transition.to)));
        button->setKeyText(action.key);
        if (action.icon != Icon::Count)
            button->setGlyph(action.icon);
        connect(button, &QAbstractButton::clicked, this, [this, action] { trigger(action); });
        m_buttons->addWidget(button);
        ++shown;
    }
    m_buttons->addStretch(1);
    if (shown < m_actions.size() || formsOf(m_detail.dossier).contains(services::FormKind::Apology)) {
        // No word: with two named steps beside it there is no room on a small screen.
        m_more = new ActionButton(ButtonKind::Secondary, QString());
        m_more->setAccessibleName(tr("Other"));
        m_more->setToolTip(tr("Other"));
        m_more->setGlyph(Icon::More);
        m_more->setObjectName(u"actions.more"_s);
        m_more->setKeyText(u"F8"_s);
        connect(m_more, &QAbstractButton::clicked, this, &ActionFooter::openMenu);
        m_buttons->addWidget(m_more);
    }
}

void ActionFooter::openMenu()
{
    auto* menu = new QMenu(this);
    menu->setObjectName(u"actions.menu"_s);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    const auto add = [this, menu](QString text, auto does) { // F8, 1: the number before it is its key
        menu->addAction(u"&%1   %2"_s.arg(menu->actions().size() + 1).arg(text.replace(u'&', u"&&"_s)), this, does);
    };
    for (const DossierAction& action : std::as_const(m_actions)) {
        if (action.key.isEmpty() && !action.primary)
            add(action.verb, [this, action] { trigger(action); });
    }
    if (formsOf(m_detail.dossier).contains(services::FormKind::Apology))
        add(formTitle(services::FormKind::Apology), [this] { Q_EMIT formRequested(services::FormKind::Apology, m_detail.dossier); });
    menu->setActiveAction(menu->actions().constFirst());
    menu->popup(m_more->mapToGlobal(QPoint(0, -menu->sizeHint().height())));
}

bool ActionFooter::trigger(const QString& key)
{
    if (key == "F8"_L1) {
        if (m_more)
            openMenu();
        return m_more != nullptr;
    }
    for (const DossierAction& action : std::as_const(m_actions)) {
        if (action.key == key) {
            trigger(action);
            return true;
        }
    }
    return false;
}

void ActionFooter::trigger(const DossierAction& action)
{
    if (m_sending)
        return;
    if (action.transition.to == DossierStatus::Received)
        Q_EMIT receiveRequested();
    else if (action.transition.needsReason || action.asksUnit || action.asksTaker)
        ask(action);
    else
        send(action, {}, {});
}

void ActionFooter::ask(const DossierAction& action)
{
    m_current = action;
    m_asking = true;
    m_question->setText(action.verb);
    m_warning->setVisible(action.transition.to == DossierStatus::SupplementRequested && m_detail.dossier.supplements > 0);
    m_warning->setText(tr("This is the second request: a dossier that waits again counts as overdue"));
    m_reason->setRequired(action.transition.needsReason || action.asksTaker);
    m_reason->setLabel(action.asksTaker ? tr("Who takes it, and with which authority") : action.transition.to == DossierStatus::SupplementRequested ? tr("What is missing, and why") : action.transition.needsReason ? tr("Reason") : tr("Note"));
    m_reason->setState(FieldState::Normal);
    const QJsonObject before = m_begun.value(m_detail.dossier.id);
    const bool again = before["to"_L1].toInt(-1) == domain::number(action.transition.to);
    m_reason->lineEdit()->setText(again ? before["reason"_L1].toString() : QString());
    m_unit->setVisible(action.asksUnit);
    if (again && action.asksUnit) {
        m_units->setCurrentText(before["unit"_L1].toString());
    } else if (action.asksUnit) {
        const QString unit = m_detail.dossier.holder;
        whenDone(m_office.dossiers()->procedures(m_detail.dossier.procedureId, 5), this,
                 [this, unit, id = m_detail.dossier.procedureId](const Result<std::vector<domain::Procedure>>& answer) {
                     QString proposal = unit;
                     if (answer) {
                         for (const domain::Procedure& one : *answer) {
                             if (one.id == id && !one.unit.isEmpty())
                                 proposal = one.unit;
                         }
                     }
                     m_units->setCurrentText(proposal);
                 });
    }
    m_confirm->setText(action.verb);
    m_confirm->setKind(action.danger ? ButtonKind::Danger : ButtonKind::Primary);
    m_stack->widget(0)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_stack->widget(1)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_stack->setCurrentIndex(1);
    m_stack->updateGeometry();
    updateGeometry();
    (action.asksUnit ? static_cast<QWidget*>(m_units) : m_reason->lineEdit())->setFocus();
    Q_EMIT actionsChanged();
}

//! By will: what was typed for it is given up.
void ActionFooter::cancel()
{
    m_begun.remove(m_detail.dossier.id);
    leave();
}

void ActionFooter::leave()
{
    const bool hadKeyboard = m_asking && QApplication::focusWidget() && isAncestorOf(QApplication::focusWidget());
    m_asking = false;
    m_stack->widget(1)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Ignored);
    m_stack->widget(0)->setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Preferred);
    m_stack->setCurrentIndex(0);
    updateGeometry();
    if (hadKeyboard)
        Q_EMIT left();
    Q_EMIT actionsChanged();
}

void ActionFooter::confirm()
{
    const QString reason = m_reason->lineEdit()->text().simplified();
    const QString unit = m_current.asksUnit ? m_units->currentText().simplified() : QString();
    if (m_current.transition.needsReason && reason.isEmpty()) {
        m_reason->setState(FieldState::Error, tr("Write the reason first"));
        m_reason->lineEdit()->setFocus();
        return;
    }
    if (m_current.asksTaker) {
        if (reason.isEmpty()) {
            m_reason->setState(FieldState::Error, tr("Write who takes it first"));
            m_reason->lineEdit()->setFocus();
            return;
        }
        return send(m_current, u"Người nhận: %1"_s.arg(reason), {}); // the record's own language: forms 06 and 07 print it
    }
    if (m_current.asksUnit && unit.isEmpty()) {
        m_unit->setState(FieldState::Error, tr("Choose where it goes"));
        m_units->setFocus();
        return;
    }
    send(m_current, reason, unit);
}

void ActionFooter::send(const DossierAction& action, const QString& reason, const QString& holder)
{
    if (m_sending)
        return;
    m_sending = true;
    m_confirm->setEnabled(false);
    const domain::Dossier before = m_detail.dossier;
    whenDone(m_office.dossiers()->transition(before.id, action.transition.to, reason, holder), this,
             [this, before](const Result<domain::Dossier>& answer) {
                 m_sending = false;
                 m_confirm->setEnabled(true);
                 if (!answer) {
                     if (m_asking)
                         m_reason->setState(FieldState::Error, describe(answer.error()));
                     else
                         Q_EMIT done(describe(answer.error()), {});
                     return;
                 }
                 cancel();
                 Q_EMIT done(doneText(before, *answer), before.id);
                 if (const auto form = formOfStep(answer->status)) // the law wants it in the applicant's hands
                     Q_EMIT formRequested(*form, *answer);
             });
}

void ActionFooter::keyPressEvent(QKeyEvent* event)
{
    if (m_asking && event->key() == Qt::Key_Escape)
        cancel();
    else if (m_asking && (event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter) && event->modifiers().testFlag(Qt::ControlModifier))
        confirm();
    else
        Surface::keyPressEvent(event);
}

} // namespace motcua::ui::reception
