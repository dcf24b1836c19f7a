#include "ui/cell/review_page.h"

#include "services/when_done.h"
#include "ui/cell/card_pane.h"
#include "ui/cell/decision_bar.h"
#include "ui/cell/field_pane.h"
#include "ui/cell/review_queue_model.h"
#include "ui/cell/review_words.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/toast.h"

#include <QListView>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::RegistrationStatus;
using services::whenDone;

ReviewPage::ReviewPage(ReviewSource source, QWidget* parent)
    : Page(parent)
    , m_source(std::move(source))
    , m_model(new ReviewQueueModel(this))
    , m_readings(new ReadingQueue(m_source.readCard, this))
{
    setObjectName(u"reviewPage"_s);
    setAttribute(Qt::WA_InputMethodEnabled, false);
    setFocusPolicy(Qt::NoFocus);
    build();
    connect(m_readings, &ReadingQueue::started, this, [this](const domain::Id& id) {
        m_model->setReading(id, {ReadingSummary::State::Reading, 0, 0});
    });
    connect(m_readings, &ReadingQueue::finished, this, &ReviewPage::takeReading);
    connect(m_readings, &ReadingQueue::failed, this, &ReviewPage::takeNoReading);
    m_clock.setInterval(1000);
    connect(&m_clock, &QTimer::timeout, this, &ReviewPage::renderViewed);
    m_clock.start();
    render();
    reload();
}

ReviewPage::~ReviewPage() { stopWork(); }

QList<KeyHint> ReviewPage::keyHints() const
{
    if (m_bar->asksReason())
        return {{u"Ctrl Enter"_s, tr("Send")}, {u"Esc"_s, tr("Cancel")}};
    QList<KeyHint> keys{{u"↑ ↓"_s, tr("Registration")}, {u"Tab"_s, tr("Field")},    {u"Space"_s, tr("Confirm field")}, {u"X"_s, tr("Card differs")},
                        {tr("Enter"), tr("Approve")},   {u"C"_s, tr("Return")}, {u"R"_s, tr("Refuse")}};
    if (m_fields->hasMore())
        keys << KeyHint{u"PgDn"_s, tr("Read on")};
    return keys;
}

void ReviewPage::open(const QString& id)
{
    const int row = m_model->rowOf(id);
    if (row >= 0)
        m_list->setCurrentIndex(m_model->index(row));
    else if (!id.isEmpty() && !m_listed)
        m_toOpen = id;
    if (m_bar->asksReason())
        m_bar->focusReason();
    else
        m_list->setFocus(Qt::OtherFocusReason);
}

void ReviewPage::reload()
{
    if (m_reloading) { // changes come in bursts; one more reading after this one sees them all
        m_reloadAgain = true;
        return;
    }
    m_reloading = true;
    if (!m_listed)
        m_stack->showState(EmptyState::Kind::Loading, tr("Opening the registrations"));
    whenDone(m_source.list(), this, [this](const Result<std::vector<services::RegistrationRow>>& rows) {
        m_reloading = false;
        if (rows) {
            showRows(*rows);
        } else if (m_model->rows().empty()) {
            m_stack->showState(EmptyState::Kind::Error, tr("The registrations could not be opened"), describe(rows.error()), tr("Try again"));
        } else {
            m_toast->showMessage(describe(rows.error()), false, Icon::Warning);
        }
        if (std::exchange(m_reloadAgain, false))
            reload();
    });
}

void ReviewPage::showRows(const std::vector<services::RegistrationRow>& rows)
{
    m_listed = true;
    const int before = m_model->rowOf(m_review.id);
    const domain::Id wanted = m_toOpen.isEmpty() ? m_review.id : std::exchange(m_toOpen, {});
    std::vector<services::RegistrationRow> waiting;
    std::copy_if(rows.begin(), rows.end(), std::back_inserter(waiting),
                 [](const auto& row) { return row.status == RegistrationStatus::Waiting; });
    QStringList pictures;
    for (const auto& row : waiting) {
        if (row.hasPhoto)
            pictures << row.id;
    }
    {
        // Qt moves the current row to a neighbour while rows go; which one opens next is decided below, once.
        const QSignalBlocker quiet(m_list->selectionModel());
        m_model->setRows(waiting);
    }
    m_head->setCaption(tr("%n registration(s)", nullptr, int(waiting.size())));
    if (waiting.empty())
        m_stack->showState(EmptyState::Kind::Empty, tr("Nothing waits for review"), tr("New registrations appear here by themselves"));
    else
        m_stack->showList();

    int row = m_model->rowOf(wanted);
    if (row < 0 && !waiting.empty())
        row = std::clamp(before, 0, int(waiting.size()) - 1);
    m_readings->setOrder(pictures);
    if (row < 0) {
        choose({});
    } else {
        m_list->setCurrentIndex(m_model->index(row));
        choose(m_model->idAt(row)); // also when Qt had moved the current row there already
    }
    m_list->viewport()->update();
    Q_EMIT countChanged(int(waiting.size()));
    renderViewed();
}

void ReviewPage::registrationsChanged(const QStringList& ids)
{
    for (const QString& id : ids) {
        if (id != m_review.id)
            m_readings->forget(id);
    }
    if (ids.contains(m_review.id) && m_deciding != m_review.id)
        fetchDetail(); // the open one is read again only where its values have changed
    reload();
}

void ReviewPage::choose(const domain::Id& id)
{
    if (id == m_review.id)
        return;
    if (m_bar->asksReason()) { // the reason was about another one
        keepReason();
        m_reasonFor.clear();
        m_bar->closeReason();
    }
    ++m_turn;
    m_review.begin(id);
    m_field.clear();
    m_cardProblem.clear();
    render();
    stopWork();
    if (id.isEmpty())
        return;
    stay();
    fetchDetail();
    fetchCard();
}

void ReviewPage::fetchDetail()
{
    whenDone(m_source.detail(m_review.id), this, [this, turn = m_turn](const Result<services::RegistrationDetail>& detail) {
        if (turn != m_turn)
            return;
        if (!detail) {
            m_toast->showMessage(describe(detail.error()), false, Icon::Warning);
            return;
        }
        if (m_review.setDetail(*detail)) {
            m_readings->forget(m_review.id);
            fetchCard();
        }
        takeUp();
        render();
    });
}

void ReviewPage::fetchCard()
{
    const int row = m_model->rowOf(m_review.id);
    const bool known = m_review.detail.has_value();
    if (known ? m_review.detail->registration.photo.isEmpty() : row >= 0 && !m_model->rows()[size_t(row)].hasPhoto) {
        m_review.card = Review::Card::None;
        render();
        return;
    }
    m_review.card = Review::Card::Loading;
    render();
    whenDone(m_source.photo(m_review.id), this, [this, turn = m_turn](const Result<QImage>& photo) {
        if (turn != m_turn || !m_review.image.isNull())
            return;
        if (photo) {
            m_review.image = *photo;
            m_review.pictureShownAt = m_source.now();
            if (m_review.card == Review::Card::Missing) // the machine gave up before the picture was here
                m_review.card = Review::Card::Unread;
        } else {
            m_cardProblem = describe(photo.error());
            m_review.card = Review::Card::Missing;
        }
        render();
    });
    m_readings->want(m_review.id);
}

void ReviewPage::takeReading(const domain::Id& id, const services::CardReading& reading)
{
    m_model->setReading(id, summarize(reading));
    renderViewed();
    if (id != m_review.id || m_review.card == Review::Card::None)
        return;
    m_review.setReading(reading);
    cardChanged();
}

void ReviewPage::takeNoReading(const domain::Id& id, const Error& error)
{
    m_model->setReading(id, {ReadingSummary::State::Failed, 0, 0});
    renderViewed();
    if (id != m_review.id || m_review.card == Review::Card::None)
        return;
    if (m_review.image.isNull()) {
        m_cardProblem = describe(error);
        m_review.card = Review::Card::Missing;
    } else {
        m_review.card = Review::Card::Unread; // a person can compare what the machine could not read
    }
    cardChanged();
}

void ReviewPage::cardChanged()
{
    if (!m_review.image.isNull() && !m_review.pictureShownAt.isValid())
        m_review.pictureShownAt = m_source.now();
    const auto fields = m_review.fields();
    const bool open = !fields.empty() && fields.front().isOpen();
    if (open || m_field.isEmpty())
        m_field = fields.empty() ? QString() : fields.front().key;
    render();
}

void ReviewPage::render()
{
    const auto fields = m_review.fields();
    const bool known = std::any_of(fields.begin(), fields.end(), [this](const auto& f) { return f.key == m_field; });
    if (!known)
        m_field = fields.empty() ? QString() : fields.front().key;
    const bool writing = !m_deciding.isEmpty();
    QString why = m_review.id.isEmpty() ? QString() : ReviewWords::blockText(m_review);
    if (writing)
        why = tr("Being written down");
    const bool mayDecide = !writing && m_review.mayDecide();
    m_card->showReview(m_review, m_field, m_cardProblem);
    m_fields->showReview(m_review, m_field, m_source.now());
    m_bar->setState(why, mayDecide && m_review.approveBlock() == ApproveBlock::None, mayDecide);
    renderViewed();
}

void ReviewPage::renderViewed()
{
    QString words;
    if (m_review.pictureShownAt.isValid())
        words = tr("Picture seen %1").arg(format::duration(m_review.pictureShownAt.secsTo(m_source.now())));
    m_card->setViewed(words);
    const bool reading = m_readings->readCount() < std::min(m_readings->total(), ReadingQueue::ahead);
    m_foot->setGlyph(reading ? Icon::Clock : Icon::Ok);
    m_foot->setToken(reading ? Token::Text2 : m_approvedHere > 0 ? Token::Success : Token::Muted);
    if (reading)
        m_foot->setText(tr("Read %1 of %2 pictures").arg(m_readings->readCount()).arg(m_readings->total()));
    else
        m_foot->setText(tr("Approved in this session: %1").arg(m_approvedHere));
}

void ReviewPage::setCurrentField(const QString& key)
{
    if (key == m_field)
        return;
    m_field = key;
    render();
}

} // namespace motcua::ui
