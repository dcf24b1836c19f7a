#include "ui/cell/fact_list.h"

#include "domain/calendar.h"
#include "ui/cell/review_words.h"
#include "ui/kit/action_button.h"
#include "ui/kit/format.h"
#include "ui/kit/labels.h"
#include "ui/kit/metrics.h"
#include "ui/kit/panes.h"
#include "ui/kit/timeline.h"

#include <QBoxLayout>
#include <QGridLayout>

using namespace Qt::StringLiterals;

namespace motcua::ui {

using domain::MemberRegistration;

namespace {

bool same(const services::RegistrationDetail& one, const services::RegistrationDetail& other)
{
    return one.registration == other.registration && one.duplicates == other.duplicates && one.roster == other.roster &&
           one.mergeOffer == other.mergeOffer && one.merged == other.merged && one.sample == other.sample;
}

struct Side
{
    QString label;
    QString mine;
    QString theirs;
};

std::vector<Side> sides(const MemberRegistration& a, const MemberRegistration& b)
{
    const auto date = [](const MemberRegistration& r) { return r.birthDate.isValid() ? r.birthDate.toString(u"dd/MM/yyyy"_s) : QString(); };
    std::vector<Side> rows;
    const auto add = [&rows](const QString& key, const QString& mine, const QString& theirs) {
        if (!mine.isEmpty() || !theirs.isEmpty())
            rows.push_back({ReviewWords::fieldLabel(key), mine, theirs});
    };
    add(u"fullName"_s, a.fullName, b.fullName);
    add(u"cardNumber"_s, a.cardNumber, b.cardNumber);
    add(u"cvNumber"_s, a.cvNumber, b.cvNumber);
    add(u"birthDate"_s, date(a), date(b));
    add(u"homeTown"_s, a.homeTown, b.homeTown);
    add(u"phone"_s, format::phone(a.phone), format::phone(b.phone));
    return rows;
}

} // namespace

FactList::FactList(QWidget* parent) : QWidget(parent), m_column(new QVBoxLayout(this))
{
    m_column->setContentsMargins(metric::panePadding, 16, metric::panePadding, 12);
    m_column->setSpacing(8);
}

void FactList::addWords(Icon icon, Token token, const QString& text, const QString& object)
{
    auto* label = new TextLabel(text, TypeStep::Body, QFont::Normal, token);
    label->setGlyph(icon);
    label->setWordWrap(true);
    label->setObjectName(object);
    m_column->addWidget(label);
}

void FactList::showReview(const Review& review, const QDateTime& now)
{
    const bool unchanged = review.detail ? m_shown && same(*m_shown, *review.detail) && m_merge == review.merge : m_empty;
    if (unchanged)
        return;
    m_shown = review.detail;
    m_merge = review.merge;
    m_empty = !review.detail;
    while (QLayoutItem* item = m_column->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!review.detail)
        return;
    const services::RegistrationDetail& detail = *review.detail;
    if (detail.sample)
        addWords(Icon::Bulk, Token::Info, tr("Drawn by lot: the others wait for this one"), u"sampleFact"_s);
    const Remark listed = ReviewWords::rosterFact(detail.roster);
    addWords(listed.icon, listed.token, listed.text, u"rosterFact"_s);
    if (!detail.registration.assistedBy.isEmpty())
        addWords(Icon::Assisted, Token::Text2, tr("Typed at the desk by %1").arg(detail.registration.assistedBy), u"assistedFact"_s);
    if (detail.duplicates.empty())
        addWords(Icon::Ok, Token::Success, tr("No other registration like this one"), u"duplicateFact"_s);
    else
        addWords(Icon::Error, Token::Danger, tr("%n registration(s) may be the same person", nullptr, int(detail.duplicates.size())), u"duplicateFact"_s);
    addMerge(review);
    for (const MemberRegistration& other : detail.duplicates)
        addDuplicate(detail.registration, other, now);
    addHistory(detail, now);
}

void FactList::addMerge(const Review& review)
{
    if (!review.detail->mergeOffer)
        return;
    auto* words = bodyLabel(tr("%1 has an account by CV number %2. With this card it goes on, and both histories stay")
                                .arg(review.detail->mergeOffer->fullName, review.detail->mergeOffer->cvNumber));
    words->setWordWrap(true);
    words->setObjectName(u"mergeOffer"_s);
    m_column->addWidget(words);
    auto* row = new QWidget;
    auto* buttons = new QHBoxLayout(row);
    buttons->setContentsMargins(metric::ringMargin, 0, metric::ringMargin, 0); // the first one's focus ring needs its room
    const auto add = [&](const QString& text, const QString& key, const QString& object, bool answer) {
        auto* button = new ActionButton(ButtonKind::Secondary, text);
        button->setKeyText(key);
        button->setObjectName(object);
        button->setFrameHeight(metric::controlSmall);
        button->setFocusPolicy(Qt::NoFocus);
        if (review.merge == answer)
            button->setGlyph(Icon::Check);
        connect(button, &ActionButton::clicked, this, [this, answer] { Q_EMIT mergeAnswered(answer); });
        buttons->addWidget(button);
    };
    add(tr("Merge"), u"M"_s, u"merge"_s, true);
    add(tr("Somebody else"), u"N"_s, u"noMerge"_s, false);
    buttons->addStretch(1);
    m_column->addWidget(row);
}

void FactList::addDuplicate(const MemberRegistration& mine, const MemberRegistration& other, const QDateTime& now)
{
    auto* box = new QWidget;
    box->setObjectName(u"duplicate"_s);
    auto* grid = new QGridLayout(box);
    grid->setContentsMargins(0, 8, 0, 8);
    grid->setHorizontalSpacing(12);
    grid->setVerticalSpacing(2);
    grid->setColumnStretch(1, 1);
    grid->setColumnStretch(2, 1);
    const QString why = ReviewWords::duplicateWhy(domain::duplicateRules(mine, other));
    auto* head = new TextLabel(why, TypeStep::Body, QFont::DemiBold, Token::Danger);
    head->setGlyph(Icon::Fork);
    head->setObjectName(u"duplicateWhy"_s);
    grid->addWidget(head, 0, 0, 1, 3);
    grid->addWidget(captionLabel(tr("This one")), 1, 1);
    const QString sent = format::dateTimeShort(domain::toLocal(other.submittedAt), domain::toLocal(now));
    grid->addWidget(captionLabel(tr("Sent %1, %2").arg(sent, ReviewWords::statusInSentence(other.status))), 1, 2);
    int row = 2;
    QStringList spoken{why};
    for (const Side& side : sides(mine, other)) {
        const bool equal = side.mine == side.theirs;
        const auto value = [&](const QString& text) {
            auto* label = new TextLabel(text.isEmpty() ? u"–"_s : text, TypeStep::Body, equal ? QFont::DemiBold : QFont::Normal, equal ? Token::Text : Token::Text2);
            label->setWordWrap(true); // what differs may stand at the end
            label->setAlignment(Qt::AlignTop);
            return label;
        };
        grid->addWidget(captionLabel(side.label), row, 0, Qt::AlignTop);
        grid->addWidget(value(side.mine), row, 1);
        grid->addWidget(value(side.theirs), row, 2);
        spoken << u"%1: %2, %3"_s.arg(side.label, side.mine, side.theirs);
        ++row;
    }
    box->setAccessibleName(spoken.join(u"; "_s));
    m_column->addWidget(new DividerLine);
    m_column->addWidget(box);
}

void FactList::addHistory(const services::RegistrationDetail& detail, const QDateTime& now)
{
    QList<TimelineItem> items;
    const auto add = [&](const MemberRegistration& r, bool other) {
        for (auto step = r.history.rbegin(); step != r.history.rend(); ++step) {
            const QString when = format::dateTimeShort(domain::toLocal(step->at), domain::toLocal(now));
            const QString what = ReviewWords::stepText(*step);
            const QString number = r.cardNumber.isEmpty() ? r.cvNumber : r.cardNumber;
            items.append({other ? tr("%1 (registration %2)").arg(what, number) : what, step->by.isEmpty() ? when : step->by + u", "_s + when});
        }
    };
    add(detail.registration, false);
    if (detail.merged)
        add(*detail.merged, true);
    if (items.isEmpty())
        return;
    m_column->addWidget(new DividerLine);
    auto* timeline = new Timeline;
    timeline->setObjectName(u"history"_s);
    timeline->setLimit(0);
    timeline->setItems(items);
    m_column->addWidget(timeline);
}

} // namespace motcua::ui
