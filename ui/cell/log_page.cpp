#include "ui/cell/log_page.h"

#include "domain/calendar.h"
#include "services/when_done.h"
#include "ui/cell/people_pane.h"
#include "ui/cell/review_words.h"
#include "ui/gate/gate_list_model.h"
#include "ui/kit/action_button.h"
#include "ui/kit/day_range.h"
#include "ui/kit/describe.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/panes.h"
#include "ui/kit/search_box.h"
#include "ui/kit/tabs.h"
#include "ui/kit/timeline.h"
#include "ui/kit/toast.h"

#include <QComboBox>
#include <QDir>
#include <QFileDialog>
#include <QLabel>
#include <QListView>
#include <QPainter>
#include <QStandardPaths>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::RegistrationStatus;
using services::DecisionLine;
using services::whenDone;

namespace {

constexpr int pictureWidth = 320;
constexpr int pictureHeight = 200;

Remark markOf(RegistrationStatus status)
{
    switch (status) {
    case RegistrationStatus::Approved: return {Icon::Ok, Token::Success, {}};
    case RegistrationStatus::Refused: return {Icon::Status3, Token::Danger, {}};
    case RegistrationStatus::Returned: return {Icon::Status5, Token::Warning, {}};
    case RegistrationStatus::Waiting: break;
    }
    return {Icon::Clock, Token::Info, {}};
}

} // namespace

LogPage::LogPage(services::RegistrationDesk& desk, std::function<QDateTime()> now, QWidget* parent) : Page(parent), m_desk(desk), m_now(std::move(now))
{
    setObjectName(u"logPage"_s);
    build();
    m_soon.setSingleShot(true);
    m_soon.setInterval(200); // changes come in bursts
    connect(&m_soon, &QTimer::timeout, this, &LogPage::refresh);
    connect(&desk, &services::RegistrationDesk::registrationsChanged, &m_soon, qOverload<>(&QTimer::start));
    refresh();
}

QList<KeyHint> LogPage::keyHints() const
{
    return {{u"↑ ↓"_s, tr("Decision")}, {u"/"_s, tr("Search")}, {u"F4"_s, tr("Officer")}, {u"F5"_s, tr("Days")}, {u"Enter"_s, tr("Open the member")},
            {u"Ctrl S"_s, tr("Write to a file")}};
}

void LogPage::showEvent(QShowEvent* event)
{
    Page::showEvent(event);
    m_list->setFocus(Qt::OtherFocusReason);
}

void LogPage::paintEvent(QPaintEvent*)
{
    QPainter(this).fillRect(rect(), color(Token::Window));
}

void LogPage::open(const QString& argument)
{
    m_toOpen = argument;
    if (!argument.isEmpty()) {
        m_search->clear();
        m_tabs->setCurrentIndex(int(Show::All));
        m_deciders->setCurrentIndex(0);
        m_days->setCurrentIndex(0);
    }
    fill();
}

QByteArray LogPage::saveState() const
{
    const DecisionLine* line = current();
    return line ? line->registration.toUtf8() : QByteArray();
}

void LogPage::restoreState(const QByteArray& state) { m_toOpen = QString::fromUtf8(state); }

services::DecisionFilter LogPage::filter() const
{
    services::DecisionFilter filter;
    filter.text = m_search->text();
    if (m_deciders->currentIndex() > 0)
        filter.by = m_deciders->currentText();
    const QDate today = domain::toLocal(m_now()).date();
    const int back = m_days->findText(m_days->currentText()) >= 0 ? m_days->itemData(m_days->findText(m_days->currentText())).toInt() : -1;
    if (back > 0) {
        filter.from = today.addDays(1 - back);
        filter.to = today;
    } else if (const auto days = back < 0 ? dayRange(m_days->currentText(), today, Looks::Back) : std::nullopt) {
        filter.from = days->first;
        filter.to = days->second;
    }
    switch (Show(m_tabs->currentIndex())) {
    case Show::All: break;
    case Show::Approved: filter.decision = RegistrationStatus::Approved; break;
    case Show::Returned: filter.decision = RegistrationStatus::Returned; break;
    case Show::Refused: filter.decision = RegistrationStatus::Refused; break;
    }
    return filter;
}

void LogPage::refresh()
{
    whenDone(m_desk.log().lines(), this, [this](const Result<std::vector<DecisionLine>>& lines) {
        if (!lines) {
            m_stack->showState(EmptyState::Kind::Error, tr("The log could not be opened"), describe(lines.error()), tr("Try again"));
            return;
        }
        m_lines = *lines;
        fillDeciders();
        fill();
    });
}

void LogPage::fillDeciders()
{
    const QString kept = m_deciders->currentIndex() > 0 ? m_deciders->currentText() : QString();
    const QSignalBlocker quiet(m_deciders);
    m_deciders->clear();
    m_deciders->addItem(tr("Every officer"));
    m_deciders->addItems(services::decidersOf(m_lines));
    m_deciders->setCurrentIndex(std::max(0, kept.isEmpty() ? 0 : m_deciders->findText(kept)));
}

QString LogPage::keyOf(const DecisionLine& line) const
{
    return line.registration + u'|' + QString::number(line.step.at.toMSecsSinceEpoch());
}

const DecisionLine* LogPage::current() const
{
    const int row = m_list->currentIndex().row();
    return row >= 0 && row < int(m_shown.size()) ? &m_shown[size_t(row)] : nullptr;
}

void LogPage::fill()
{
    const QString kept = m_list->currentIndex().data(GateListModel::IdRole).toString();
    const services::DecisionFilter wanted = filter();
    m_shown = services::chosen(m_lines, wanted);
    std::vector<GateRow> rows;
    int open = -1;
    const QDateTime now = domain::toLocal(m_now());
    for (const DecisionLine& line : m_shown) {
        const Remark mark = markOf(line.step.status);
        if (open < 0 && line.registration == m_toOpen)
            open = int(rows.size());
        rows.push_back({keyOf(line), line.fullName, ReviewWords::stepText(line.step), format::dateTimeShort(domain::toLocal(line.step.at), now), line.step.by, mark.icon, mark.token});
    }
    const bool none = rows.empty();
    const int count = int(rows.size());
    m_model->setRows(std::move(rows));
    services::DecisionFilter every = wanted;
    for (const auto& [show, decision] : {std::pair(Show::All, std::optional<RegistrationStatus>()), std::pair(Show::Approved, std::optional(RegistrationStatus::Approved)),
                                         std::pair(Show::Returned, std::optional(RegistrationStatus::Returned)), std::pair(Show::Refused, std::optional(RegistrationStatus::Refused))}) {
        every.decision = decision;
        m_tabs->setCount(int(show), int(services::chosen(m_lines, every).size()));
    }
    m_head->setCaption(tr("%n decision(s)", nullptr, count));
    const bool typedDays = m_days->findText(m_days->currentText()) < 0 && !m_days->currentText().trimmed().isEmpty();
    const bool unread = typedDays && !dayRange(m_days->currentText(), now.date(), Looks::Back);
    m_note->setVisible(unread || !m_desk.log().mayExport());
    m_note->setToken(unread ? Token::Warning : Token::Muted);
    m_note->setText(unread ? tr("Days like 21/11 or 1/11 - 15/11") : tr("The secretary or the committee's officer may write it to a file"));
    m_export->setEnabled(m_desk.log().mayExport() && !none);
    if (!none) {
        m_stack->showList();
        m_list->setCurrentIndex(m_model->index(open >= 0 ? open : std::max(0, m_model->rowOf(kept))));
        m_toOpen.clear();
    } else if (m_lines.empty()) {
        m_stack->showState(EmptyState::Kind::Empty, tr("Nothing has been decided yet"), tr("Each approval, refusal and return stands here with what was looked at"));
    } else {
        m_stack->showState(EmptyState::Kind::Empty, tr("No decision fits"), tr("Fewer conditions find more"), tr("Show all"));
    }
    showLine();
}

void LogPage::showLine()
{
    const DecisionLine* line = current();
    m_member->setEnabled(line != nullptr);
    m_detailHead->setTitle(line ? line->fullName : QString());
    m_detailHead->setCaption(line ? ReviewWords::stepText(line->step).section(u':', 0, 0) : QString());
    const quint64 turn = ++m_turn;
    if (!line) {
        clearColumn(m_detail);
        return;
    }
    whenDone(m_desk.detail(line->registration), this, [this, turn, at = *line](const Result<services::RegistrationDetail>& detail) {
        if (turn != m_turn)
            return;
        clearColumn(m_detail);
        if (detail)
            showDetail(*detail, at);
        else
            m_detail->addWidget(meaningLabel(Meaning::Danger, describe(detail.error())));
        m_detail->addStretch(1);
    });
}

void LogPage::showDetail(const services::RegistrationDetail& detail, const DecisionLine& line)
{
    const domain::MemberRegistration& r = detail.registration;
    const QDateTime now = domain::toLocal(m_now());
    const auto fact = [this](const QString& label, const QString& value) {
        if (!value.isEmpty())
            m_detail->addWidget(new FactRow(label, value, 130));
    };
    m_detail->addWidget(sectionTitle(tr("The decision")));
    fact(tr("Decided"), ReviewWords::stepText(line.step).section(u": "_s, 0, 0));
    fact(tr("When"), format::dateTimeShort(domain::toLocal(line.step.at), now));
    fact(tr("By"), line.step.by);
    fact(tr("Reason"), line.step.reason);
    fact(tr("Looked at"), line.step.viewed.isEmpty() ? QString() : ReviewWords::fieldNames(line.step.viewed));
    if (!line.step.values.isEmpty() && line.step.values != domain::valuesHash(r))
        m_detail->addWidget(meaningLabel(Meaning::Warning, tr("The member has changed the registration since")));
    if (line.step.photo != r.photo && !line.step.photo.isEmpty())
        m_detail->addWidget(meaningLabel(Meaning::Warning, tr("Another picture lies there now than was looked at")));
    m_detail->addWidget(new DividerLine);
    m_detail->addWidget(sectionTitle(tr("The registration")));
    fact(ReviewWords::fieldLabel(u"cardNumber"_s), r.cardNumber);
    fact(ReviewWords::fieldLabel(u"cvNumber"_s), r.cvNumber);
    fact(ReviewWords::fieldLabel(u"birthDate"_s), r.birthDate.isValid() ? r.birthDate.toString(u"dd/MM/yyyy"_s) : QString());
    fact(ReviewWords::fieldLabel(u"homeTown"_s), r.homeTown);
    fact(ReviewWords::fieldLabel(u"phone"_s), format::phone(r.phone));
    fact(tr("Cell"), r.cellName.isEmpty() ? r.cell : r.cellName);
    if (detail.merged)
        fact(line.merged ? tr("Goes on with the account of") : tr("Went on as"), detail.merged->cardNumber.isEmpty() ? detail.merged->cvNumber : detail.merged->cardNumber);
    if (!r.photo.isEmpty()) {
        auto* picture = new QLabel;
        picture->setObjectName(u"logPicture"_s);
        picture->setAccessibleName(tr("Picture of the card"));
        m_detail->addWidget(picture);
        const quint64 turn = m_turn;
        whenDone(m_desk.photo(r.id), picture, [this, picture, turn](const Result<QImage>& image) {
            if (turn != m_turn || !image)
                return;
            const qreal ratio = picture->devicePixelRatioF();
            QPixmap shown = QPixmap::fromImage(image->scaled(QSize(pictureWidth, pictureHeight) * ratio, Qt::KeepAspectRatio, Qt::SmoothTransformation));
            shown.setDevicePixelRatio(ratio);
            picture->setPixmap(shown);
        });
    }
    m_detail->addWidget(new DividerLine);
    QList<TimelineItem> history;
    for (auto step = r.history.rbegin(); step != r.history.rend(); ++step)
        history.append({ReviewWords::stepText(*step), (step->by.isEmpty() ? QString() : step->by + u", "_s) + format::dateTimeShort(domain::toLocal(step->at), now)});
    history.append({r.assistedBy.isEmpty() ? tr("Sent by the member") : tr("Typed at the desk by %1").arg(r.assistedBy), format::dateTimeShort(domain::toLocal(r.submittedAt), now)});
    auto* timeline = new Timeline;
    timeline->setLimit(0);
    timeline->setItems(history);
    m_detail->addWidget(timeline);
}

void LogPage::askPath()
{
    const QString folder = QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation);
    const QString name = u"nhat-ky-duyet-%1.xlsx"_s.arg(domain::toLocal(m_now()).date().toString(u"yyyyMMdd"_s));
    const QString path = QFileDialog::getSaveFileName(window(), tr("Write to a file"), QDir(folder).filePath(name), u"Excel (*.xlsx);;CSV (*.csv)"_s);
    if (!path.isEmpty())
        writeTo(path);
}

void LogPage::writeTo(const QString& path)
{
    whenDone(m_desk.log().write(m_shown, path), this, [this, path](const Result<int>& written) {
        if (written)
            m_toast->showMessage(tr("%n decision(s) written to %1", nullptr, *written).arg(QDir::toNativeSeparators(path)));
        else
            m_toast->showMessage(describe(written.error()), false, Icon::Error);
    });
}

} // namespace motcua::ui
