#pragma once

#include "ui/kit/icons.h"

#include <QFrame>
#include <QVariant>

class QLineEdit;
class QListView;
class QStandardItemModel;

namespace motcua::ui {

struct Suggestion
{
    QString id;
    QString first;
    QString second;
    QString right = {};
    Icon icon = Icon::Count;
    QVariant data = {};
};

//! What fits the words typed so far, under a line edit: arrows, Enter and Esc work while the line edit keeps the focus. A child of
//! the edit's window, so no grab and no second window; at most eight rows are shown.
class SuggestList : public QFrame
{
    Q_OBJECT

public:
    explicit SuggestList(QLineEdit* edit);

    //! Shows the rows, or `nothing` as a sentence where there are none.
    void setSuggestions(const QList<Suggestion>& rows, const QString& nothing);
    [[nodiscard]] int count() const;
    [[nodiscard]] QListView* view() const { return m_view; }
    void choose(int row);

Q_SIGNALS:
    void chosen(const motcua::ui::Suggestion& suggestion);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void place();

    QLineEdit* m_edit;
    QListView* m_view;
    QStandardItemModel* m_model;
    QList<Suggestion> m_rows;
};

} // namespace motcua::ui
