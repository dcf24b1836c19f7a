#include "ui/cell/log_page.h"
#include "ui/cell/people_pane.h"
#include "ui/kit/action_button.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/toast.h"

#include <QBoxLayout>
#include <QComboBox>
#include <QLineEdit>
#include <QListView>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What the page looks like; what it does stands in log_page.cpp.

QWidget* LogPage::buildList()
{
    const PeoplePane people(this, {u"log"_s, tr("Log of decisions"), tr("Find a name, number, phone or reason"),
                                   {tr("All"), tr("Approved"), tr("Returned"), tr("Refused")}, [this] { fill(); }, [this] { showLine(); }});
    m_head = people.head;
    m_search = people.search;
    m_tabs = people.tabs;
    m_list = people.list;
    m_model = people.model;
    m_stack = people.stack;
    auto* conditions = new QHBoxLayout;
    conditions->setSpacing(8);
    m_deciders = new QComboBox;
    m_deciders->setObjectName(u"logDeciders"_s);
    m_deciders->setAccessibleName(tr("Officer"));
    m_deciders->addItem(tr("Every officer"));
    m_deciders->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_deciders->setMinimumContentsLength(14);
    m_days = new QComboBox;
    m_days->setObjectName(u"logDays"_s);
    m_days->setAccessibleName(tr("Days, like 21/11 or 1/11 - 15/11"));
    m_days->setToolTip(m_days->accessibleName());
    m_days->setEditable(true);
    m_days->setInsertPolicy(QComboBox::NoInsert);
    m_days->setCompleter(nullptr);
    m_days->addItem(tr("Every day"), 0);
    m_days->addItem(tr("Today"), 1);
    m_days->addItem(tr("The last 7 days"), 7);
    m_days->addItem(tr("The last 30 days"), 30);
    conditions->addWidget(m_deciders, 1);
    conditions->addWidget(m_days, 1);
    people.conditions->addLayout(conditions);
    m_note = captionLabel({});
    m_note->setObjectName(u"logNote"_s);
    m_note->setElided(Qt::ElideRight);
    people.foot->addWidget(m_note, 1);
    people.foot->addStretch(0);
    m_export = new ActionButton(ButtonKind::Secondary, tr("Write to a file"));
    m_export->setObjectName(u"logExport"_s);
    m_export->setGlyph(Icon::Export);
    m_export->setKeyText(u"Ctrl S"_s);
    m_export->setFrameHeight(metric::controlSmall);
    people.foot->addWidget(m_export);
    const auto clearAll = [this] {
        if (m_lines.empty())
            return refresh();
        open(u"-"_s); // no such registration: only the conditions go
    };
    connect(m_deciders, &QComboBox::currentIndexChanged, this, &LogPage::fill);
    connect(m_days, &QComboBox::currentTextChanged, this, &LogPage::fill);
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, clearAll);
    connect(m_export, &ActionButton::clicked, this, &LogPage::askPath);
    return people.pane;
}

void LogPage::build()
{
    QWidget* right = nullptr;
    QVBoxLayout* column = paneColumn(right);
    m_detailHead = new PaneHeader({}, false);
    column->addWidget(m_detailHead);
    column->addWidget(scrolling(m_detail), 1);
    auto* foot = footOf(column);
    m_member = new ActionButton(ButtonKind::Secondary, tr("Open the member"));
    m_member->setObjectName(u"logMember"_s);
    m_member->setKeyText(u"Enter"_s);
    foot->addWidget(m_member);
    foot->addStretch(1);
    const auto openMember = [this] {
        if (const services::DecisionLine* line = current())
            Q_EMIT screenRequested(u"members"_s, line->registration);
    };
    connect(m_member, &ActionButton::clicked, this, openMember);
    setHalves(this, buildList(), right);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    m_toast->setOffset({20, 68}); // above what stands at the foot
    connect(m_list, &QListView::activated, this, openMember);
    onKey(this, Qt::Key_F4, [this] { m_deciders->setFocus(Qt::ShortcutFocusReason); });
    onKey(this, Qt::Key_F5, [this] {
        m_days->setFocus(Qt::ShortcutFocusReason);
        m_days->lineEdit()->selectAll();
    });
    onKey(this, Qt::CTRL | Qt::Key_S, [this] {
        if (m_export->isEnabled())
            askPath();
    });
}

} // namespace motcua::ui
