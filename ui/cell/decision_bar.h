#pragma once

#include "domain/registration.h"

#include <QStackedWidget>

class QPlainTextEdit;

namespace motcua::ui {

class ActionButton;
class TextLabel;

//! The foot of the review: approve, return, refuse; and, in their place, the reason while it is being typed. Buttons only: the
//! keys Enter, C and R are the page's.
class DecisionBar : public QStackedWidget
{
    Q_OBJECT

public:
    explicit DecisionBar(QWidget* parent = nullptr);

    //! `why` empty: approving is on. `mayReturn` false: nothing may be decided.
    void setState(const QString& why, bool mayApprove, bool mayReturn);
    //! Opens the reason's editor for Returned or Refused; for no other.
    void askReason(domain::RegistrationStatus decision, const QString& suggestion);
    void closeReason();
    [[nodiscard]] bool asksReason() const;
    void focusReason();
    [[nodiscard]] QString reason() const; //!< as it is typed
    [[nodiscard]] domain::RegistrationStatus decision() const { return m_decision; }

    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void approveRequested();
    void returnRequested();
    void refuseRequested();
    void reasonGiven(motcua::domain::RegistrationStatus decision, const QString& reason);
    void reasonClosed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* makeButtons();
    QWidget* makeReason();
    void give();

    TextLabel* m_why;
    ActionButton* m_approve;
    ActionButton* m_return;
    ActionButton* m_refuse;
    TextLabel* m_reasonLabel;
    QPlainTextEdit* m_reason;
    TextLabel* m_reasonMessage;
    ActionButton* m_give;
    domain::RegistrationStatus m_decision = domain::RegistrationStatus::Returned;
};

} // namespace motcua::ui
