#pragma once

#include "services/bulk_review.h"
#include "ui/shell/page.h"

class QListView;
class QVBoxLayout;

namespace motcua::services {
class RegistrationDesk;
}

namespace motcua::ui {

class ActionButton;
class GateListModel;
class ListStack;
class PaneHeader;
class ProgressBlock;
class TextLabel;
class Toast;

//! Approving together: which registrations agree with their card and the cell's list, which of them were drawn by lot to be looked at
//! first, and why the others stay out. Nothing happens here that services::BulkReview does not allow.
class BulkPage : public Page
{
    Q_OBJECT

public:
    //! The desk outlives the page.
    explicit BulkPage(services::RegistrationDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;

protected:
    void showEvent(QShowEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void refresh();
    void showRows();
    void takeFocus();
    void showFacts();
    void lookAt();   //!< the chosen one of the sample, else the next
    void approve();
    [[nodiscard]] QString whyNot() const; //!< approving together is off; empty: it is on

    services::BulkReview& m_bulk;
    services::BulkReview::Step m_shownStep = services::BulkReview::Step::Idle;

    PaneHeader* m_head = nullptr;
    QListView* m_list = nullptr;
    GateListModel* m_model = nullptr;
    ListStack* m_stack = nullptr;
    ProgressBlock* m_progress = nullptr;
    QVBoxLayout* m_facts = nullptr;
    TextLabel* m_why = nullptr;
    ActionButton* m_approve = nullptr;
    ActionButton* m_look = nullptr;
    ActionButton* m_again = nullptr;
    Toast* m_toast = nullptr;
};

} // namespace motcua::ui
