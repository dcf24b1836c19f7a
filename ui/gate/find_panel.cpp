#include "ui/gate/find_panel.h"

#include "services/when_done.h"
#include "ui/gate/gate_list_model.h"
#include "ui/gate/gate_row_delegate.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/search_box.h"

#include <QBoxLayout>
#include <QKeyEvent>
#include <QListView>

using namespace Qt::StringLiterals;

namespace motcua::ui {

FindPanel::FindPanel(GateSource source, QWidget* parent)
    : ToolPanel(tr("Find a name"), parent)
    , m_source(std::move(source))
    , m_box(new SearchBox)
    , m_list(new QListView)
    , m_model(new GateListModel(this))
{
    m_box->setPlaceholderText(tr("Name, with or without marks"));
    m_box->setAccessibleName(tr("Name"));
    m_box->setObjectName(u"findName"_s);
    // Names are found without marks, so nothing is lost; and nothing composes over a scanner.
    m_box->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_box->installEventFilter(this);
    body()->addWidget(m_box);
    prepareRowView(m_list);
    m_list->setObjectName(u"foundNames"_s);
    m_list->setAccessibleName(tr("People found"));
    auto* delegate = new GateRowDelegate(m_list);
    delegate->setPadding(8);
    m_list->setItemDelegate(delegate);
    m_list->setModel(m_model);
    m_list->setAttribute(Qt::WA_InputMethodEnabled, false);
    m_list->installEventFilter(this);
    m_stack = new ListStack(m_list);
    body()->addWidget(m_stack, 1);
    connect(m_box, &QLineEdit::textChanged, this, &FindPanel::look);
    connect(m_box, &SearchBox::left, this, &FindPanel::closed);
    connect(m_box, &SearchBox::resultsWanted, m_list, [this] { m_list->setFocus(); });
    connect(m_list, &QListView::clicked, this, [this] { choose(); });
}

void FindPanel::start()
{
    m_box->clear();
    look();
    m_box->setFocus(Qt::OtherFocusReason);
}

void FindPanel::look()
{
    const QString text = m_box->text().trimmed();
    const quint64 turn = ++m_turn;
    if (text.isEmpty()) {
        m_found.clear();
        m_model->setRows({});
        m_stack->showState(EmptyState::Kind::Empty, tr("Type a part of the name"), tr("Any order of words, with or without marks"));
        return;
    }
    services::whenDone(m_source.search(text, 50), this, [this, turn](const Result<std::vector<domain::Pass>>& found) {
        if (turn != m_turn)
            return;
        if (!found) {
            m_stack->showState(EmptyState::Kind::Error, tr("The search did not work"), describe(found.error()));
            return;
        }
        m_found = *found;
        const std::vector<domain::Meeting> meetings = m_source.doorMeetings();
        std::vector<GateRow> rows;
        for (const domain::Pass& pass : m_found) {
            GateRow row;
            row.id = pass.id;
            row.first = pass.fullName;
            row.second = pass.position.isEmpty() || pass.unit.isEmpty() ? pass.position + pass.unit : pass.position + u", "_s + pass.unit;
            if (!pass.seat.isEmpty())
                row.right = tr("Seat %1").arg(pass.seat);
            for (size_t other = 1; other < meetings.size(); ++other) {
                if (meetings[other].id == pass.meetingId)
                    row.second += row.second.isEmpty() ? meetings[other].title : u", "_s + meetings[other].title;
            }
            if (pass.revoked) {
                row.rightSecond = tr("revoked");
                row.token = Token::Danger;
            }
            rows.push_back(row);
        }
        m_model->setRows(std::move(rows));
        if (m_found.empty()) {
            m_stack->showState(EmptyState::Kind::Empty, tr("Nobody of that name is invited"), tr("Somebody without a pass is registered with F8"));
        } else {
            m_stack->showList();
            m_list->setCurrentIndex(m_model->index(0));
        }
    });
}

void FindPanel::choose()
{
    const int row = m_list->currentIndex().row();
    if (row >= 0 && row < int(m_found.size()))
        Q_EMIT chosen(m_found[size_t(row)]);
}

bool FindPanel::eventFilter(QObject* watched, QEvent* event)
{
    if (event->type() == QEvent::KeyPress && (watched == m_box || watched == m_list)) {
        const int key = static_cast<QKeyEvent*>(event)->key();
        if (key == Qt::Key_Return || key == Qt::Key_Enter) {
            choose();
            return true;
        }
    }
    return ToolPanel::eventFilter(watched, event);
}

} // namespace motcua::ui
