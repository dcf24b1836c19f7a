#include "services/registration_desk.h"
#include "ui/cell/cell_chooser.h"
#include "ui/cell/members_page.h"
#include "ui/cell/people_pane.h"
#include "ui/kit/action_button.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/toast.h"

#include <QBoxLayout>
#include <QListView>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace motcua::ui {

// What the page looks like; what it does stands in members_page.cpp.

QWidget* MembersPage::buildList()
{
    const PeoplePane people(this, {u"member"_s, tr("Members"), tr("Find a name, number or phone"),
                                   {tr("All"), tr("Missing"), tr("Waiting"), tr("Approved"), tr("Not listed")}, [this] { fill(); }, [this] { showPerson(); }});
    m_head = people.head;
    m_search = people.search;
    m_tabs = people.tabs;
    m_list = people.list;
    m_model = people.model;
    m_stack = people.stack;
    m_cells = new CellChooser(m_desk);
    m_cells->setObjectName(u"memberCells"_s);
    people.conditions->addWidget(m_cells);
    m_source = captionLabel({});
    m_source->setElided(Qt::ElideRight);
    m_source->setObjectName(u"memberSource"_s);
    people.foot->addWidget(m_source, 1);
    auto* take = new ActionButton(ButtonKind::Secondary, tr("Take a list in"));
    take->setObjectName(u"chooseList"_s);
    take->setKeyText(u"F4"_s);
    take->setFrameHeight(metric::controlSmall);
    connect(take, &ActionButton::clicked, this, &MembersPage::chooseFile);
    people.foot->addWidget(take);
    connect(m_cells, &CellChooser::cellChanged, this, &MembersPage::showCell);
    connect(m_cells, &QComboBox::activated, this, [this] { m_toOpen.clear(); }); // a person looks elsewhere
    connect(m_cells, &CellChooser::cellsKnown, this, &MembersPage::keyHintsChanged);
    connect(m_stack->emptyState(), &EmptyState::buttonClicked, this, [this] { m_directory.fileName.isEmpty() ? chooseFile() : refresh(); });
    return people.pane;
}

QWidget* MembersPage::buildPreview()
{
    QWidget* pane = nullptr;
    QVBoxLayout* column = paneColumn(pane);
    m_previewHead = new PaneHeader({}, false);
    column->addWidget(m_previewHead);
    column->addWidget(scrolling(m_previewFacts), 1);
    auto* foot = footOf(column);
    m_take = new ActionButton(ButtonKind::Primary, tr("Take the list in"));
    m_take->setObjectName(u"takeList"_s);
    m_take->setKeyText(u"Ctrl Enter"_s);
    auto* cancel = new ActionButton(ButtonKind::Plain, tr("Cancel"));
    cancel->setObjectName(u"cancelList"_s);
    cancel->setKeyText(u"Esc"_s);
    foot->addWidget(m_take);
    foot->addWidget(cancel);
    foot->addStretch(1);
    connect(m_take, &ActionButton::clicked, this, &MembersPage::takePreview);
    connect(cancel, &ActionButton::clicked, this, &MembersPage::leavePreview);
    return pane;
}

void MembersPage::build()
{
    QWidget* person = nullptr;
    QVBoxLayout* column = paneColumn(person);
    m_personHead = new PaneHeader({}, false);
    column->addWidget(m_personHead);
    column->addWidget(scrolling(m_person), 1);
    auto* foot = footOf(column);
    m_assist = new ActionButton(ButtonKind::Primary, tr("Register for a member"));
    m_assist->setObjectName(u"assistMember"_s);
    m_assist->setKeyText(u"F2"_s);
    connect(m_assist, &ActionButton::clicked, this, &MembersPage::assist);
    foot->addWidget(m_assist);
    foot->addStretch(1);
    m_right = new QStackedWidget;
    m_right->addWidget(person);
    m_right->addWidget(buildPreview());
    setHalves(this, buildList(), m_right);
    m_toast = new Toast(this);
    m_toast->setObjectName(u"toast"_s);
    m_toast->setOffset({20, 68}); // above what stands at the foot
    connect(m_toast, &Toast::undoRequested, this, &MembersPage::undo);
    onKey(this, Qt::CTRL | Qt::Key_Return, [this] { takePreview(); });
    onKey(this, Qt::Key_Escape, [this] { leavePreview(); });
    onKey(this, Qt::Key_F2, [this] { assist(); });
    onKey(this, Qt::Key_F4, [this] { chooseFile(); });
    onKey(this, Qt::Key_F5, [this] {
        if (m_cells->isVisible())
            m_cells->setFocus(Qt::ShortcutFocusReason);
    });
}

} // namespace motcua::ui
