#pragma once

#include "services/queue_filters.h"
#include "ui/kit/icons.h"
#include "ui/shell/page.h"

#include <QTimer>

class QListView;

namespace motcua::ui {
class ActionButton;
class ListStack;
class PaneSplitter;
class SearchBox;
class Tabs;
class TextLabel;
class Toast;
} // namespace motcua::ui

namespace motcua::ui::reception {

class BulkBar;
class DetailPane;
class DossierQueueModel;
class ExportButton;
class FilterBar;
class QueueHead;

//! The tabs over the list, in their order.
inline constexpr services::QueueTab queueTabs[] = {services::QueueTab::Open,    services::QueueTab::Registered, services::QueueTab::Supplement,
                                                   services::QueueTab::DueSoon, services::QueueTab::Overdue,    services::QueueTab::ToReturn};

//! The work queue: saved filters as tabs with counts, rows page by page, the chosen dossier beside. GUI thread.
class QueuePage : public Page
{
    Q_OBJECT

public:
    QueuePage(const PageContext& context, services::QueueTab first, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& argument) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    QWidget* makeList();
    void applyFilter();
    void makeFilters();
    void setSpecial(const std::optional<services::SavedFilter>& special);
    void showFilterMenu();
    void editFilter(bool fresh);
    void useSaved(int index);
    void keepFilters(const QString& sentence);
    [[nodiscard]] int savedIndex() const;
    [[nodiscard]] QStringList chosenIds() const;
    void choose(const QModelIndex& index);
    void restoreCurrent();
    void showState();
    void countSoon();
    void reloadCounts();
    void refreshFoot();
    void arrange();
    void showDetail(bool show);
    void say(const QString& sentence, bool canUndo = false, Icon icon = Icon::Ok);

    PageContext m_context;
    services::DossierBook& m_book;
    DossierQueueModel* m_model;
    PaneSplitter* m_splitter;
    QWidget* m_listPart;
    DetailPane* m_detail;
    Tabs* m_tabs;
    SearchBox* m_filter;
    QueueHead* m_head;
    QListView* m_list;
    ListStack* m_stack;
    QWidget* m_foot;
    TextLabel* m_footLeft;
    TextLabel* m_footRight;
    ExportButton* m_export;
    ActionButton* m_only; //!< a filter that is set; pressing it takes it away
    ActionButton* m_filters;
    FilterBar* m_bar;
    services::QueueFilters m_saved;
    std::optional<services::SavedFilter> m_special; //!< instead of the tab
    BulkBar* m_bulk;
    Toast* m_toast;
    QTimer m_pause{this};
    QTimer m_countsSoon{this};
    services::QueueCounts m_counts;
    QString m_chosen;
    int m_place = -1; //!< of the row that was chosen last, should it leave the list
    QString m_undoable;
    QString m_anchor;
    int m_anchorOffset = 0;
    bool m_narrow = false;
};

} // namespace motcua::ui::reception
