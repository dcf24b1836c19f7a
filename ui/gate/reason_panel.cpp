#include "ui/gate/reason_panel.h"

#include "domain/calendar.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/gate/gate_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/segments.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListView>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::GateReason;

ReasonPanel::ReasonPanel(Use use, QWidget* parent)
    : ToolPanel(use == Use::Admit ? tr("Let in with a reason") : tr("Note an incident"), parent)
    , m_use(use)
    , m_name(paneTitle({}))
    , m_second(bodyLabel({}))
    , m_list(new QListView)
    , m_model(new GateListModel(this))
    , m_edit(new QLineEdit)
{
    const bool admits = use == Use::Admit;
    m_name->setObjectName(admits ? u"reasonName"_s : u"incidentName"_s);
    body()->addWidget(m_name);
    body()->addWidget(m_second);
    if (!admits) {
        m_deed = new Segments;
        m_deed->setObjectName(u"incidentDeed"_s);
        m_deed->addSegment(int(Deed::Note), tr("Only note it"));
        m_deed->addSegment(int(Deed::Refuse), tr("Do not let in"));
        m_deed->setCurrent(int(Deed::Note));
        connect(m_deed, &Segments::currentChanged, this, &ReasonPanel::showReasons);
        auto* row = new QHBoxLayout;
        row->addWidget(m_deed);
        row->addStretch(1);
        body()->addLayout(row);
    }
    prepareRowView(m_list);
    m_list->setObjectName(admits ? u"admitReasons"_s : u"incidentReasons"_s);
    m_list->setAccessibleName(tr("Reasons"));
    m_list->setItemDelegate(new ListRowDelegate(m_list, metric::rowOneLine));
    m_list->setModel(m_model);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->setVerticalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    m_list->installEventFilter(this);
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex& index) { pick(index.row()); });
    body()->addWidget(m_list, 3);
    m_edit->setObjectName(admits ? u"admitReason"_s : u"incidentWords"_s);
    m_edit->setMaxLength(300);
    m_edit->installEventFilter(this);
    m_field = new Field(tr("Reason"), m_edit);
    body()->addWidget(m_field);
    auto* row = new QHBoxLayout;
    m_button = new ActionButton(ButtonKind::Primary, QString());
    m_button->setKeyText(tr("Enter"));
    m_button->setObjectName(admits ? u"admitNow"_s : u"incidentNow"_s);
    row->addWidget(m_button);
    row->addStretch(1);
    body()->addLayout(row);
    if (!admits) {
        m_historyTitle = captionLabel(tr("Noted at this meeting"));
        body()->addWidget(m_historyTitle);
        m_history = new QListView;
        prepareRowView(m_history);
        m_history->setObjectName(u"incidents"_s);
        m_history->setAccessibleName(tr("Noted at this meeting"));
        m_history->setFocusPolicy(Qt::TabFocus);
        m_history->setItemDelegate(new GateRowDelegate(m_history));
        m_historyModel = new GateListModel(this);
        m_history->setModel(m_historyModel);
        m_history->setMinimumHeight(metric::rowTwoLines);
        body()->addWidget(m_history, 2);
    }
    body()->addStretch(admits ? 1 : 0);
    connect(m_edit, &QLineEdit::returnPressed, this, &ReasonPanel::give);
    connect(m_edit, &QLineEdit::textEdited, this, [this] { m_field->setState(FieldState::Normal); });
    connect(m_button, &ActionButton::clicked, this, &ReasonPanel::give);
}

ReasonPanel::Deed ReasonPanel::deed() const
{
    return m_use == Use::Admit ? Deed::Admit : Deed(m_deed->current());
}

void ReasonPanel::start(const domain::Pass& who, const QString& name)
{
    m_pass = who;
    m_name->setText(who.id.isEmpty() ? name : who.fullName);
    m_name->setVisible(!m_name->text().isEmpty());
    const QString second = who.position.isEmpty() || who.unit.isEmpty() ? who.position + who.unit : who.position + u", "_s + who.unit;
    m_second->setText(second);
    m_second->setVisible(!second.isEmpty());
    m_edit->clear();
    m_field->setState(FieldState::Normal);
    if (m_deed)
        m_deed->setCurrent(int(Deed::Note));
    showReasons();
    m_edit->setFocus(Qt::OtherFocusReason);
}

void ReasonPanel::turn()
{
    if (m_deed)
        m_deed->setCurrent(deed() == Deed::Note ? int(Deed::Refuse) : int(Deed::Note));
}

void ReasonPanel::showReasons()
{
    m_picked = -1;
    const auto reasons = deed() == Deed::Admit ? domain::admitReasons() : deed() == Deed::Refuse ? domain::refuseReasons() : domain::incidentKinds();
    m_shown.clear();
    std::vector<GateRow> rows;
    for (const GateReason reason : reasons) {
        if (reason == GateReason::Other)
            continue; // that is the field below
        m_shown.push_back(reason);
        GateRow row;
        row.id = domain::code(reason);
        row.first = GateWords::reason(reason);
        row.right = QString::number(m_shown.size());
        rows.push_back(row);
    }
    m_model->setRows(std::move(rows));
    // On a low window the reasons scroll; the digits work all the same.
    m_list->setMinimumHeight(2 * metric::rowOneLine);
    m_list->setMaximumHeight(int(m_shown.size()) * metric::rowOneLine + 2);
    m_list->setCurrentIndex({});
    const bool notes = deed() == Deed::Note;
    m_field->setLabel(notes ? tr("What happened") : tr("Reason"));
    m_field->setRequired(notes);
    m_field->setHint(notes ? tr("A digit says what kind it is; no identity numbers here") : tr("A digit is enough; or write another reason"));
    m_button->setText(notes ? tr("Note it") : deed() == Deed::Refuse ? tr("Do not let in") : tr("Let in"));
}

void ReasonPanel::pick(int row)
{
    if (row < 0 || row >= int(m_shown.size()))
        return;
    m_picked = row;
    m_list->setCurrentIndex(m_model->index(row));
    if (deed() == Deed::Note) {
        m_edit->setFocus(Qt::OtherFocusReason);
        return;
    }
    decide({domain::code(m_shown[size_t(row)]), m_edit->text().simplified()});
}

void ReasonPanel::give()
{
    const QString words = m_edit->text().simplified();
    if (words.isEmpty() && (deed() == Deed::Note || m_picked < 0)) {
        m_field->setState(FieldState::Error, deed() == Deed::Note ? tr("Write what happened first") : tr("Write the reason first"));
        m_edit->setFocus();
        return;
    }
    decide({domain::code(m_picked < 0 ? GateReason::Other : m_shown[size_t(m_picked)]), words});
}

void ReasonPanel::decide(const services::GateDecision& decision)
{
    Q_EMIT given(deed(), m_pass, decision);
}

void ReasonPanel::setHistory(const std::vector<services::GateVerdict>& incidents)
{
    if (!m_historyModel)
        return;
    std::vector<GateRow> rows;
    for (const services::GateVerdict& one : incidents) {
        GateRow row;
        row.id = one.scan.id;
        row.first = GateWords::incident(one);
        row.second = GateWords::incidentSecond(one);
        row.right = format::time(domain::toLocal(one.scan.at).time());
        row.rightSecond = one.scan.gate;
        row.glyph = one.scan.incident ? Icon::Warning : one.kind == domain::VerdictKind::Refused ? Icon::Error : Icon::Info;
        row.token = one.scan.incident ? Token::Warning : one.kind == domain::VerdictKind::Refused ? Token::Danger : Token::Text2;
        rows.push_back(row);
    }
    m_historyTitle->setVisible(!rows.empty());
    m_history->setVisible(!rows.empty());
    m_historyModel->setRows(std::move(rows));
}

bool ReasonPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && (watched == m_edit || watched == m_list)) {
        const auto* key = static_cast<QKeyEvent*>(event);
        const int digit = key->modifiers() & (Qt::ControlModifier | Qt::AltModifier) ? 0 : key->key() - Qt::Key_0;
        if (digit >= 1 && digit <= int(m_shown.size()) && m_edit->text().isEmpty()) {
            pick(digit - 1);
            return true;
        }
        if (watched == m_edit && m_edit->text().isEmpty() && (key->key() == Qt::Key_Down || key->key() == Qt::Key_Up)) {
            const int from = m_list->currentIndex().row();
            m_list->setCurrentIndex(m_model->index(std::clamp(from + (key->key() == Qt::Key_Down ? 1 : -1), 0, int(m_shown.size()) - 1)));
            m_picked = m_list->currentIndex().row();
            return true;
        }
        if (watched == m_list && (key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter)) {
            pick(m_list->currentIndex().row());
            return true;
        }
    }
    return ToolPanel::eventFilter(watched, event);
}

} // namespace motcua::ui
