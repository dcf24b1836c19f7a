#pragma once

#include "ui/cell/review.h"
#include "ui/kit/icons.h"

#include <QWidget>

class QVBoxLayout;

namespace motcua::ui {

//! What is known beside the card: the cell's list, the offered merge, other registrations of perhaps the same person side by side with
//! why, and what has happened so far. Made anew only where something has changed.
class FactList : public QWidget
{
    Q_OBJECT

public:
    explicit FactList(QWidget* parent = nullptr);

    void showReview(const Review& review, const QDateTime& now);

Q_SIGNALS:
    void mergeAnswered(bool same);

private:
    void addMerge(const Review& review);
    void addDuplicate(const domain::MemberRegistration& mine, const domain::MemberRegistration& other, const QDateTime& now);
    void addHistory(const services::RegistrationDetail& detail, const QDateTime& now);
    void addWords(Icon icon, Token token, const QString& text, const QString& object);

    QVBoxLayout* m_column;
    std::optional<services::RegistrationDetail> m_shown;
    std::optional<bool> m_merge;
    bool m_empty = true;
};

} // namespace motcua::ui
