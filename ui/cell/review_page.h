#pragma once

#include "ui/cell/reading_queue.h"
#include "ui/cell/review.h"
#include "ui/cell/review_source.h"
#include "ui/shell/page.h"

#include <QHash>
#include <QJsonObject>
#include <QTimer>

class QListView;

namespace motcua::services {
class Office;
}

namespace motcua::ui {

class CardPane;
class DecisionBar;
class FieldPane;
class ListStack;
class ReviewQueueModel;
class TextLabel;
class PaneHeader;
class Toast;

//! The cell secretary's review: queue, card picture and fields, locked together. Every answer is held against the registration
//! that is open now; one that belongs to an earlier registration changes its row in the queue and nothing else.
class ReviewPage : public Page
{
    Q_OBJECT

public:
    //! The office must have registrations(); it outlives the page.
    explicit ReviewPage(services::Office& office, QWidget* parent = nullptr);
    explicit ReviewPage(ReviewSource source, QWidget* parent = nullptr);
    ~ReviewPage() override;

    [[nodiscard]] QList<KeyHint> keyHints() const override;
    void open(const QString& id) override;
    [[nodiscard]] QByteArray saveState() const override;
    void restoreState(const QByteArray& state) override;

    [[nodiscard]] domain::Id currentId() const { return m_review.id; }

public Q_SLOTS:
    void reload();
    //! What the desk's registrationsChanged says.
    void registrationsChanged(const QStringList& ids);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    QWidget* buildQueue();
    void showRows(const std::vector<services::RegistrationRow>& rows);
    void choose(const domain::Id& id);
    void fetchDetail();
    void stay();     //!< from now on; who stays long enough on one works on it
    void stopWork();
    void fetchCard();
    void takeReading(const domain::Id& id, const services::CardReading& reading);
    void takeNoReading(const domain::Id& id, const Error& error);
    void cardChanged();
    void render();
    void renderViewed();
    void setCurrentField(const QString& key);
    void confirmField(const QString& key);
    void markOtherwise(const QString& key);
    void answerMerge(bool same);
    void ask(domain::RegistrationStatus decision);
    void decide(domain::RegistrationStatus decision, const QString& reason);
    void keepReason();
    void takeUp(); //!< what a page in another language had of the registration that is open now
    void undo();
    bool handleKey(QKeyEvent* event);
    void walk(int step);

    ReviewSource m_source;
    ReviewQueueModel* m_model = nullptr;
    ReadingQueue* m_readings = nullptr;
    Review m_review;
    QString m_field;        //!< in the lens
    QString m_cardProblem;
    quint64 m_turn = 0;     //!< counts what was opened; answers carry theirs
    domain::Id m_toOpen;    //!< asked for before the list was there
    domain::Id m_deciding;  //!< being written
    domain::Id m_decided;   //!< can be undone from the toast
    domain::RegistrationStatus m_decidedAs = domain::RegistrationStatus::Waiting;
    domain::Id m_reasonFor; //!< the reason in the editor belongs to this one
    QString m_proposed;     //!< the reason as it was before somebody typed
    struct Reason
    {
        domain::RegistrationStatus decision = domain::RegistrationStatus::Returned;
        QString words;
    };
    QHash<domain::Id, Reason> m_reasons; //!< begun and not given
    QJsonObject m_kept;
    int m_approvedHere = 0;
    bool m_listed = false;
    bool m_reloading = false;
    bool m_reloadAgain = false;

    PaneHeader* m_head = nullptr;
    ListStack* m_stack = nullptr;
    QListView* m_list = nullptr;
    TextLabel* m_foot = nullptr;
    CardPane* m_card = nullptr;
    FieldPane* m_fields = nullptr;
    DecisionBar* m_bar = nullptr;
    Toast* m_toast = nullptr;
    QTimer m_clock;
    QTimer m_stay;
    domain::Id m_workedOn; //!< claimed
};

} // namespace motcua::ui
