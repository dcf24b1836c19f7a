#pragma once

#include "ui/cell/field_row.h"
#include "ui/kit/labels.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace motcua::ui {

class FactList;

//! The right of the review: who, when, the fields (doubtful first), and what else is known (duplicates, each with its reason).
class FieldPane : public QWidget
{
    Q_OBJECT

public:
    explicit FieldPane(QWidget* parent = nullptr);

    void showReview(const Review& review, const QString& current, const QDateTime& now);
    //! Moves the keyboard to that field.
    void focusField(const QString& key);
    //! What else is known goes on below the pane's edge.
    [[nodiscard]] bool hasMore() const;
    void turnPage(int pages);

Q_SIGNALS:
    void fieldChosen(const QString& key);
    void fieldConfirmed(const QString& key);
    void fieldOtherwise(const QString& key);
    void mergeAnswered(bool same);
    void moreChanged();

private:
    FieldRow* rowAt(size_t index);

    TextLabel* m_name;
    TextLabel* m_sent;
    QVBoxLayout* m_rowsLayout;
    std::vector<FieldRow*> m_rows;
    FactList* m_facts;
    QScrollArea* m_scroll;
    domain::Id m_id;
};

} // namespace motcua::ui
