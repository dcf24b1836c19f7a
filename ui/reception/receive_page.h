#pragma once

#include "services/dossier_book.h"
#include "ui/shell/page.h"

#include <QTimer>

class QCheckBox;
class QRadioButton;
class QStackedWidget;

namespace motcua::ui {
class ActionButton;
class DueStrip;
class Field;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

class ComponentList;
class ComponentPane;
class AccountHint;
class EarlierDossiers;
class OwnerForm;
class ProcedurePicker;
class FormView;

//! Receiving a dossier on one page: procedure, owner, papers, delivery, due date explained; Ctrl+Enter gives the number and the
//! receipt. An online dossier (status 1) is received on the same page. What is typed is kept as a draft. GUI thread.
class ReceivePage : public Page
{
    Q_OBJECT

public:
    explicit ReceivePage(const PageContext& context, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& argument) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    QWidget* makeForm();
    QWidget* makeDelivery();
    QWidget* makeRight();
    QWidget* makeDone();
    void takeProcedure(const domain::Procedure& procedure);
    void beginWith(const QString& procedureId);
    void takeOnline(const QString& id);
    void refreshDue();
    void refreshState();
    void noteChange();
    void receive();
    void showDone(const domain::Dossier& dossier);
    void startNext();
    [[nodiscard]] QString whatIsMissing() const;
    [[nodiscard]] domain::Dossier filled() const;
    [[nodiscard]] QByteArray draft() const;
    void applyDraft(const QByteArray& draft, bool say);
    [[nodiscard]] bool isBlank() const;

    PageContext m_context;
    services::DossierBook& m_book;
    domain::Procedure m_procedure;
    domain::Dossier m_online; //!< id empty = a new dossier

    TextLabel* m_caption;
    ActionButton* m_discard;
    ProcedurePicker* m_picker;
    OwnerForm* m_owner;
    EarlierDossiers* m_earlier;
    AccountHint* m_account;
    QRadioButton* m_counter;
    QRadioButton* m_post;
    QCheckBox* m_electronic;
    Field* m_postAddress;
    Field* m_note;
    ComponentList* m_components;
    ComponentPane* m_papers;
    QWidget* m_componentsLine;
    TextLabel* m_componentsCount;
    TextLabel* m_dueTitle;
    TextLabel* m_dueRule;
    DueStrip* m_strip;
    TextLabel* m_fee;
    TextLabel* m_state;
    ActionButton* m_receive;

    QStackedWidget* m_stack;
    TextLabel* m_doneTitle;
    TextLabel* m_doneCode;
    TextLabel* m_doneNote;
    TextLabel* m_doneDue;
    ActionButton* m_next;
    FormView* m_receipt;

    QTimer m_draftSoon;
    QTimer m_minute;
    bool m_sending = false;
    bool m_triedOnce = false;
    bool m_loadedDraft = false;
};

} // namespace motcua::ui::reception
