#pragma once

#include <QKeySequence>
#include <QString>
#include <QStringList>

#include <functional>

class QHBoxLayout;
class QListView;
class QVBoxLayout;
class QWidget;

namespace motcua::ui {

class GateListModel;
class ListStack;
class PaneHeader;
class SearchBox;
class Tabs;

//! What the cell's pages that list people have in common: left head, search, tabs with counts, the list and its empty states; right who
//! is chosen; a foot under both. Pieces for a page's build(); everything belongs to the page.
struct PeoplePane
{
    //! Object names are `name` + Search, Tabs, List. Texts and the page's answers.
    struct Words
    {
        QString name;
        QString title;
        QString searchHint;
        QStringList tabs;
        std::function<void()> conditionsChanged; //!< another search text or tab
        std::function<void()> chosen;            //!< another row, or none
    };
    PeoplePane(QWidget* page, const Words& words);

    QWidget* pane;
    PaneHeader* head;
    QVBoxLayout* conditions; //!< the search box, and what the page puts below it
    SearchBox* search;
    Tabs* tabs;
    QListView* list;
    GateListModel* model;
    ListStack* stack;
    QHBoxLayout* foot;
};

//! A column without margins in a pane of the base colour.
[[nodiscard]] QVBoxLayout* paneColumn(QWidget*& pane);
//! A foot line at the end of a pane's column.
[[nodiscard]] QHBoxLayout* footOf(QVBoxLayout* column);
//! What scrolls inside a pane: `column` takes the rows.
[[nodiscard]] QWidget* scrolling(QVBoxLayout*& column);
void clearColumn(QVBoxLayout* column);
//! The two halves, the border between them as the design has it.
void setHalves(QWidget* page, QWidget* left, QWidget* right);
//! A key of the page, whichever of its widgets has the focus.
void onKey(QWidget* page, const QKeySequence& keys, const std::function<void()>& deed);

} // namespace motcua::ui
