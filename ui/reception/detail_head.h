#pragma once

#include "services/dossier_book.h"
#include "ui/kit/panes.h"
#include "ui/reception/due_state.h"

namespace motcua::ui {
class ActionButton;
class DueBadge;
class StatusBadge;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! What a dossier is in one look: status, due, who works on it, procedure, code; and the way to its forms. GUI thread.
class DetailHead : public Surface
{
    Q_OBJECT

public:
    explicit DetailHead(QWidget* parent = nullptr);

    void setDetail(const services::DossierDetail& detail, const DueState& due);
    //! Where the menu of forms opens.
    [[nodiscard]] QPoint formsCorner() const;

Q_SIGNALS:
    void copied();
    void formsRequested();

private:
    void setNews(const services::DossierDetail& detail);

    StatusBadge* m_status;
    DueBadge* m_due;
    TextLabel* m_sync;
    TextLabel* m_title;
    TextLabel* m_code;
    TextLabel* m_dueAt;
    ActionButton* m_copy;
    ActionButton* m_print;
    QString m_whole; //!< the code, for the clipboard
};

} // namespace motcua::ui::reception
