#include "ui/gate/walk_in_panel.h"

#include "domain/names.h"
#include "services/when_done.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/action_button.h"
#include "ui/kit/field.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/row_delegate.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {
constexpr int mostOfOneName = 3;
} // namespace

Field* WalkInPanel::add(QLineEdit*& edit, const QString& label, const QString& name, bool required)
{
    edit = new QLineEdit;
    edit->setObjectName(name);
    edit->setMaxLength(200);
    auto* field = new Field(label, edit);
    field->setRequired(required);
    body()->addWidget(field);
    connect(edit, &QLineEdit::returnPressed, this, &WalkInPanel::next);
    connect(edit, &QLineEdit::textEdited, field, [field] { field->setState(FieldState::Normal); });
    return field;
}

WalkInPanel::WalkInPanel(GateSource source, QWidget* parent)
    : ToolPanel(tr("Register at the gate"), parent)
    , m_source(std::move(source))
    , m_sameTitle(captionLabel(tr("This name is on the list; choose it where it is the same person")))
    , m_same(new QListView)
    , m_sameModel(new GateListModel(this))
{
    m_nameField = add(m_name, tr("Full name"), u"walkInName"_s, true);
    body()->addWidget(m_sameTitle);
    prepareRowView(m_same);
    m_same->setObjectName(u"walkInSame"_s);
    m_same->setAccessibleName(m_sameTitle->text());
    m_same->setItemDelegate(new GateRowDelegate(m_same));
    m_same->setModel(m_sameModel);
    m_same->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_same->installEventFilter(this);
    connect(m_same, &QListView::clicked, this, [this](const QModelIndex& index) { choose(index.row()); });
    body()->addWidget(m_same);
    m_invitationField = add(m_invitation, tr("Invitation number"), u"walkInInvitation"_s, false);
    m_invitation->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_unitField = add(m_unit, tr("Unit"), u"walkInUnit"_s, true);
    auto* row = new QHBoxLayout;
    auto* admit = new ActionButton(ButtonKind::Primary, tr("Register and let in"));
    admit->setKeyText(tr("Enter"));
    admit->setObjectName(u"registerWalkIn"_s);
    row->addWidget(admit);
    row->addStretch(1);
    body()->addLayout(row);
    body()->addStretch(1);
    connect(admit, &ActionButton::clicked, this, &WalkInPanel::give);
    connect(m_name, &QLineEdit::textChanged, this, &WalkInPanel::lookForName);
    connect(m_invitation, &QLineEdit::textChanged, this, &WalkInPanel::lookForInvitation);
    clear();
}

void WalkInPanel::clear()
{
    m_fromCard = false;
    m_cardNumber.clear();
    m_filledUnit.clear();
    for (QLineEdit* edit : {m_name, m_unit, m_invitation})
        edit->clear();
    for (Field* field : {m_nameField, m_unitField})
        field->setState(FieldState::Normal);
    m_nameField->setSourceGlyph(Icon::Count);
    m_invitationField->setHint(tr("As printed on the invitation; may be empty"));
    m_sameTitle->hide();
    m_same->hide();
}

void WalkInPanel::start()
{
    clear();
    m_name->setFocus(Qt::OtherFocusReason);
}

void WalkInPanel::start(const domain::CitizenCard& card)
{
    // A second look of the lens at the same card takes nothing away.
    if (!(isVisible() && m_fromCard && m_name->text() == card.fullName)) {
        clear();
        m_name->setText(card.fullName);
        m_fromCard = true;
        m_cardNumber = card.number;
        m_nameField->setSourceGlyph(Icon::Card, tr("From the identity card"));
    }
    m_invitation->setFocus(Qt::OtherFocusReason);
}

void WalkInPanel::lookForName()
{
    const QString name = domain::normalName(m_name->text());
    const quint64 turn = ++m_turn;
    if (!name.contains(u' ')) { // a family name alone is half of the list
        m_sameTitle->hide();
        m_same->hide();
        return;
    }
    services::whenDone(m_source.search(name, 50), this, [this, turn, name](const Result<std::vector<domain::Pass>>& found) {
        if (turn != m_turn || !found)
            return;
        m_found.clear();
        std::vector<GateRow> rows;
        for (const domain::Pass& pass : *found) {
            if (domain::keyK0(pass.fullName) != domain::keyK0(name) || pass.revoked || int(m_found.size()) >= mostOfOneName)
                continue;
            m_found.push_back(pass);
            GateRow row;
            row.id = pass.id;
            row.first = pass.fullName;
            row.second = pass.position.isEmpty() || pass.unit.isEmpty() ? pass.position + pass.unit : pass.position + u", "_s + pass.unit;
            row.right = pass.invitation;
            rows.push_back(row);
        }
        m_sameTitle->setVisible(!rows.empty());
        m_same->setVisible(!rows.empty());
        m_same->setFixedHeight(int(rows.size()) * metric::rowTwoLines + 2);
        m_sameModel->setRows(std::move(rows));
    });
}

void WalkInPanel::lookForInvitation()
{
    const QString number = m_invitation->text().simplified();
    if (number.isEmpty()) {
        m_invitationField->setHint(tr("As printed on the invitation; may be empty"));
        return;
    }
    services::whenDone(m_source.invitation(number), this, [this, number](const Result<services::InvitationSeen>& seen) {
        if (!seen || number != m_invitation->text().simplified())
            return;
        if (!seen->known)
            m_invitationField->setState(FieldState::Warning, tr("This number is not on this machine; look at the paper"));
        else if (seen->revoked)
            m_invitationField->setState(FieldState::Warning, tr("This invitation has been taken back"));
        else if (seen->otherMeeting)
            m_invitationField->setState(FieldState::Warning, tr("This invitation is for another meeting: %1").arg(seen->unit));
        else
            m_invitationField->setHint(seen->seats > 0 ? tr("%1, at most %n person(s)", nullptr, seen->seats).arg(seen->unit) : seen->unit);
        const bool fits = seen->known && !seen->otherMeeting && !seen->revoked;
        if (m_unit->text().isEmpty() || m_unit->text() == m_filledUnit) {
            m_filledUnit = fits ? seen->unit : QString();
            m_unit->setText(m_filledUnit);
        }
    });
}

void WalkInPanel::next()
{
    // From the name to the invitation, which may bring the unit; then each empty field in turn.
    if (m_name->hasFocus() && !m_name->text().simplified().isEmpty() && m_invitation->text().isEmpty() && m_unit->text().isEmpty())
        m_invitation->setFocus(Qt::OtherFocusReason);
    else
        give();
}

void WalkInPanel::give()
{
    const QString name = m_name->text().simplified();
    const QString unit = m_unit->text().simplified();
    if (name.isEmpty()) {
        m_nameField->setState(FieldState::Error, tr("Write the name as on the identity card"));
        m_name->setFocus();
        return;
    }
    if (unit.isEmpty()) {
        m_unitField->setState(FieldState::Error, tr("Write the unit as on the invitation"));
        m_unit->setFocus();
        return;
    }
    Q_EMIT given({name, unit, m_invitation->text().simplified(), m_fromCard, m_cardNumber});
}

void WalkInPanel::choose(int row)
{
    if (row >= 0 && row < int(m_found.size()))
        Q_EMIT onTheList(m_found[size_t(row)]);
}

bool WalkInPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (watched == m_same && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose(m_same->currentIndex().row());
            return true;
        }
    }
    return ToolPanel::eventFilter(watched, event);
}

} // namespace motcua::ui
