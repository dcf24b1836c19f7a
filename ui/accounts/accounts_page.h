#pragma once

#include "services/account_desk.h"
#include "ui/shell/page.h"

#include <QPointer>
#include <QTimer>

class QPlainTextEdit;
class QStackedWidget;

namespace motcua::ui {
class ActionButton;
class Field;
class TextLabel;
class Toast;

namespace reception {
class CardScan;
}
} // namespace motcua::ui

namespace motcua::ui::accounts {

class AccountForm;
class CitizenWindow;
class ProfileForm;

//! A citizen's account at the desk: the clerk writes who it is, the machine says whether there is one already and what to do then, the
//! citizen types code and password on a window of its own. Works with a line only and says so; what the clerk has typed is kept on this
//! machine until it went up, what the citizen types never is. GUI thread.
class AccountsPage : public Page
{
    Q_OBJECT

public:
    explicit AccountsPage(const PageContext& context, QWidget* parent = nullptr);
    ~AccountsPage() override;

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& argument) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;
    [[nodiscard]] CitizenWindow* citizenWindow() const;

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Mode { Form, Turn, Complaint, Profile, Done };

    QWidget* makeLeft();
    QWidget* makeDetails();
    QWidget* makeTurn();
    QWidget* makeComplaint();
    QWidget* makeDone();

    void enter(Mode mode);
    void refresh();
    [[nodiscard]] QString whatIsMissing() const;
    void readMethods();
    void look();
    void showKnown();
    void takeCard(const QString& text);
    void act(); //!< Ctrl+Enter: the next step of where one is
    void back();
    void sendCode();
    void beginFor(services::TurnKind kind);
    void complain();
    void followTurn();
    void refreshTurn();
    void showWindow();
    void dropWindow();
    void readProfile();
    void saveProfile();
    void startNext();
    void fail(const Error& error);
    [[nodiscard]] QRect citizenRoom() const;
    [[nodiscard]] bool isOnline() const;
    [[nodiscard]] QByteArray draft() const;
    void applyDraft(const QByteArray& bytes);
    void noteChange();

    PageContext m_context;
    services::AccountDesk& m_desk;
    Mode m_mode = Mode::Form;
    services::KnownAccount m_known;
    QString m_knownNumber; //!< what m_known is about; empty: not asked
    QString m_problem;     //!< what the last step was refused for
    bool m_busy = false;
    bool m_looking = false;
    bool m_loadedDraft = false;
    QByteArray m_profileDraft; //!< profile that was being corrected when the window was closed, with its number
    QPointer<services::CitizenTurn> m_turn;
    std::unique_ptr<CitizenWindow> m_window;
    QTimer m_draftSoon;
    QTimer m_second;

    AccountForm* m_form;
    reception::CardScan* m_scan;
    TextLabel* m_caption;
    ActionButton* m_discard;
    ActionButton* m_scanButton;
    TextLabel* m_offline;
    TextLabel* m_state;
    ActionButton* m_act;

    QStackedWidget* m_right;
    TextLabel* m_knownLabel;
    TextLabel* m_knownMore;
    QWidget* m_ways;
    ActionButton* m_reset;
    ActionButton* m_complain;
    ActionButton* m_openProfile;
    TextLabel* m_profileTitle;
    ProfileForm* m_profile;
    Field* m_email;

    TextLabel* m_turnTitle;
    TextLabel* m_turnSent;
    TextLabel* m_turnCode;
    TextLabel* m_turnPassword;
    TextLabel* m_turnNote;
    ActionButton* m_showWindow;
    ActionButton* m_moveWindow;
    ActionButton* m_cancel;
    QWidget* m_turnHead;

    QPlainTextEdit* m_words;
    Field* m_wordsField;
    TextLabel* m_doneTitle;
    TextLabel* m_doneNote;
    Toast* m_toast;
};

} // namespace motcua::ui::accounts
