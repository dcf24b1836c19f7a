#pragma once

#include "ui/kit/icons.h"

#include <QList>
#include <QWidget>

class QListView;
class QStandardItemModel;
class QVariantAnimation;

namespace motcua::ui {

//! A row of the rail. Rows of one group stand together under its caption, in the order given; `bottom` rows stand
//! below.
struct NavItem
{
    QString id;
    Icon icon = Icon::Queue;
    QString text;
    QString group = {};
    QString key = {}; //!< key cap at the right instead of a count ("F1")
    int count = -1;   //!< negative: none
    bool bottom = false;
};

//! The left rail: logo, rows with counts, folded to icons (Ctrl+B). Two QListViews inside, so arrows, type-ahead and
//! accessibility come free. `activated` is emitted for a person's choice only, not for setCurrent().
class NavRail : public QWidget
{
    Q_OBJECT

public:
    explicit NavRail(QWidget* parent = nullptr);

    //! Replaces all rows, keeps the chosen one (call again for another language).
    void setItems(const QList<NavItem>& items);
    void setCount(const QString& id, int count);
    void setCurrent(const QString& id);
    [[nodiscard]] QString current() const { return m_current; }
    void setFolded(bool folded, bool atOnce = false);
    [[nodiscard]] bool isFolded() const { return m_folded; }

    QSize sizeHint() const override;

Q_SIGNALS:
    void activated(const QString& id);
    void foldedChanged(bool folded);

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    QListView* makeView(const QString& name);
    void fill(QListView* view, bool bottom);
    void choose(const QModelIndex& index);
    void select();
    void resizeViews();

    QList<NavItem> m_items;
    QString m_current;
    QListView* m_main;
    QListView* m_bottom;
    QVariantAnimation* m_folding = nullptr;
    bool m_folded = false;
};

} // namespace motcua::ui
