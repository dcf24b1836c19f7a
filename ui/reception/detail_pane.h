#pragma once

#include "services/dossier_book.h"
#include "ui/kit/panes.h"
#include "ui/shell/page.h"

#include <QPointer>
#include <QTimer>

class QStackedWidget;

namespace motcua::ui {
class EmptyState;
} // namespace motcua::ui

namespace motcua::ui::reception {

class ActionFooter;
class DetailBody;
class DetailHead;
class EditDrafts;
class EditForm;
class FormPane;

//! The chosen dossier beside the queue: status, owner, components, timeline, and what the rules allow as buttons. GUI thread;
//! an answer for an earlier dossier is never shown under a later one. Who stays on an open dossier works on it: others see that.
class DetailPane : public Surface
{
    Q_OBJECT

public:
    explicit DetailPane(const PageContext& context, QWidget* parent = nullptr);
    ~DetailPane() override;

    void show(const QString& id); //!< empty: nothing chosen
    [[nodiscard]] QString dossierId() const { return m_id; }
    [[nodiscard]] const services::DossierDetail* detail() const { return m_loaded ? &m_detail : nullptr; }
    void reload();
    [[nodiscard]] ActionFooter* footer() const { return m_footer; }
    //! A menu of the forms about it; none, no menu.
    void chooseForm();
    void showForm(services::FormKind kind, const domain::Dossier& dossier, bool reprint);
    void showSlips(const QStringList& ids); //!< form 06 of several
    //! Opens the form that corrects the fields; where the rules allow it.
    void edit();
    //! Papers of it, to be added to and put right.
    void editPapers(bool result = false); //!< `result`: at its row
    [[nodiscard]] bool mayEdit() const; //!< the rules allow corrections and papers
    [[nodiscard]] bool isEditing() const;
    void closeForm(); //!< where one is shown
    [[nodiscard]] EditDrafts& drafts() const { return *m_drafts; }

Q_SIGNALS:
    void shown();
    void receiveRequested(const QString& id);
    void done(const QString& sentence, const QString& dossierId);
    void conflicted(const QString& commandId);
    void editingChanged();
    void left(); //!< a question, a form or a correction is over: the keyboard goes back to the list

protected:
    void hideEvent(QHideEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void leaveForm();
    void takeUpDraft();
    void beginEdit(const domain::Dossier& seen, const domain::Dossier& typed);
    void fill();
    void startWork(); //!< others see it
    void stopWork();

    PageContext m_context;
    services::Office& m_office;
    QString m_id;
    services::DossierDetail m_detail;
    bool m_loaded = false;

    QStackedWidget* m_stack;
    EmptyState* m_empty;
    QWidget* m_content;
    DetailHead* m_head;
    DetailBody* m_body;
    ActionFooter* m_footer;
    FormPane* m_paper;
    bool m_keepForm = false; //!< a step moved the dossier out of the list: its form stays until it is closed or another row is chosen
    EditForm* m_form;
    EditDrafts* m_drafts;
    QTimer m_stay;      //!< walking over rows is no work
    QString m_workedOn; //!< claimed
};

} // namespace motcua::ui::reception
