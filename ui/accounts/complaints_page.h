#pragma once

#include "domain/complaint.h"
#include "ui/shell/page.h"

#include <QHash>
#include <QTimer>

class QListView;
class QPlainTextEdit;
class QVBoxLayout;

namespace motcua::services {
class ComplaintDesk;
}

namespace motcua::ui {

class ActionButton;
class Field;
class GateListModel;
class ListStack;
class PaneHeader;
class Surface;
class Tabs;
class TextLabel;
class Toast;

namespace accounts {

//! "Khiếu nại tài khoản": what people say of accounts that bear their number and are not theirs; an administrator who has seen the papers
//! decides with a reason. What a decision does is said before it is made, on the page. Needs a line and says so; a reason that was begun is
//! kept on this machine until it went up. GUI thread.
class ComplaintsPage : public Page
{
    Q_OBJECT

public:
    //! The desk outlives the page.
    ComplaintsPage(const PageContext& context, services::ComplaintDesk& desk, QWidget* parent = nullptr);

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& argument) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;

public Q_SLOTS:
    void reload();

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    enum class Asked { Nothing, Uphold, Decline };

    QWidget* makeList();
    QWidget* makeDetail();
    void fill();
    void showCurrent();
    void showFacts(const domain::Complaint& complaint);
    void ask(Asked what);
    void confirm();
    void refreshFoot();
    void keepWords();
    [[nodiscard]] const domain::Complaint* current() const;
    [[nodiscard]] bool isOnline() const;
    [[nodiscard]] bool showsDecided() const;
    [[nodiscard]] QDateTime now() const;
    [[nodiscard]] QString effectOf(const domain::Complaint& complaint) const;

    PageContext m_context;
    services::ComplaintDesk& m_desk;
    std::vector<domain::Complaint> m_open;
    std::vector<domain::Complaint> m_decided;
    QHash<QString, QString> m_words; //!< reasons begun, by complaint
    QString m_shown;                 //!< whose detail is on screen
    QString m_problem;
    QDateTime m_readAt;
    Asked m_asked = Asked::Nothing;
    bool m_busy = false;
    bool m_filling = false;
    bool m_loadedDraft = false;
    quint64 m_turn = 0;
    QTimer m_minute;
    QTimer m_draftSoon;

    PaneHeader* m_head = nullptr;
    Tabs* m_tabs = nullptr;
    TextLabel* m_offline = nullptr;
    QListView* m_list = nullptr;
    GateListModel* m_model = nullptr;
    ListStack* m_stack = nullptr;
    PaneHeader* m_detailHead = nullptr;
    QVBoxLayout* m_detail = nullptr;
    Surface* m_foot = nullptr;
    QPlainTextEdit* m_reason = nullptr;
    Field* m_reasonField = nullptr;
    TextLabel* m_state = nullptr;
    ActionButton* m_uphold = nullptr;
    ActionButton* m_decline = nullptr;
    ActionButton* m_confirm = nullptr;
    ActionButton* m_no = nullptr;
    Toast* m_toast = nullptr;
};

} // namespace accounts
} // namespace motcua::ui
