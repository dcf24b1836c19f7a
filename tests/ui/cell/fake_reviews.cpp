#include "fake_reviews.h"

#include "domain/duplicates.h"

#include "card_picture.h"
#include "services/card_comparison.h"

using namespace Qt::StringLiterals;

namespace motcua::test {

using domain::RegistrationStatus;
using services::FieldMatch;
using services::FieldReading;

FakeReviews::FakeReviews()
    : now(QDate(2026, 11, 11), QTime(1, 16), Qt::UTC)
{
}

domain::MemberRegistration& FakeReviews::add(const QString& id, const QString& name, const QString& number, QDate born, bool photo)
{
    domain::MemberRegistration r;
    r.id = id;
    r.cell = u"CB04"_s;
    r.fullName = name;
    r.cardNumber = number;
    r.birthDate = born;
    r.homeTown = u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s;
    r.phone = u"0905172386"_s;
    r.submittedAt = QDateTime(QDate(2026, 11, 10), QTime(12, 52), Qt::UTC);
    if (photo) {
        r.photo = u"sha-"_s + id;
        const CardPicture card = drawCard(name.toUpper(), number.left(2) + u'.' + number.mid(2), born.toString(u"dd - MM - yyyy"_s), u"X. Hòa Thắng, Đắk Lắk"_s);
        pictures.insert(id, card.image);
        boxes.insert(id, card.boxes);
    }
    order << id;
    return people[id] = r;
}

void FakeReviews::readAs(const QString& id, const QString& field, const QString& read, FieldMatch match, double confidence)
{
    FieldReading reading;
    reading.field = field;
    reading.read = read;
    reading.match = match;
    reading.confidence = confidence;
    misread[id].insert(field, reading);
}

services::CardReading FakeReviews::reading(const QString& id) const
{
    services::CardReading card;
    const auto found = people.find(id);
    if (found == people.end())
        return card;
    const domain::MemberRegistration& r = found->second;
    card.image = pictures.value(id);
    card.readable = readable;
    if (cards.contains(id)) {
        const domain::PartyCardFields& read = cards[id];
        card.fields = services::compareCard(read, r);
        for (auto& field : card.fields)
            if (field.match != FieldMatch::NotRead)
                field.box = boxes.value(id).value(field.field);
        card.readable = read.cardNumber.isRead() || read.fullName.isRead();
        return card;
    }
    const auto add = [&](const QString& key, const QString& typed) {
        FieldReading field{key, typed, typed, 0.98, boxes.value(id).value(key), FieldMatch::Equal};
        if (misread.value(id).contains(key)) {
            const QRect box = field.box;
            field = misread.value(id).value(key);
            field.typed = typed;
            field.box = field.match == FieldMatch::NotRead ? QRect() : box;
        }
        if (!readable)
            field = {key, {}, typed, 0, {}, FieldMatch::NotRead};
        card.fields.push_back(field);
    };
    add(u"fullName"_s, r.fullName);
    add(u"cardNumber"_s, r.cardNumber);
    add(u"birthDate"_s, r.birthDate.toString(Qt::ISODate));
    add(u"homeTown"_s, r.homeTown);
    return card;
}

template<class T>
QFuture<Result<T>> FakeReviews::answer(const QString& id, std::function<Result<T>()> make)
{
    auto promise = std::make_shared<QPromise<Result<T>>>();
    promise->start();
    const QFuture<Result<T>> future = promise->future();
    const auto give = [promise, make = std::move(make)] {
        promise->addResult(make());
        promise->finish();
    };
    if (m_held.contains(id))
        m_waiting.emplace(id, give);
    else
        give();
    return future;
}

void FakeReviews::release(const QString& id)
{
    m_held.remove(id);
    const auto [from, to] = m_waiting.equal_range(id);
    std::vector<std::function<void()>> give;
    for (auto it = from; it != to; ++it)
        give.push_back(it->second);
    m_waiting.erase(from, to);
    for (const auto& one : give)
        one();
}

ui::ReviewSource FakeReviews::source()
{
    ui::ReviewSource source;
    source.now = [this] { return now; };
    source.list = [this] {
        return answer<std::vector<services::RegistrationRow>>(u"list"_s, [this]() -> Result<std::vector<services::RegistrationRow>> {
            if (listError)
                return tl::unexpected(*listError);
            std::vector<services::RegistrationRow> rows;
            for (const QString& id : order) {
                const auto& r = people.at(id);
                if (r.status != RegistrationStatus::Waiting)
                    continue;
                services::RegistrationRow row;
                row.id = id;
                row.fullName = r.fullName;
                row.number = r.cardNumber;
                row.submittedAt = r.submittedAt;
                row.hasPhoto = !r.photo.isEmpty();
                row.own = blocked.value(id) == u"own_registration"_s;
                row.duplicates = int(duplicates.value(id).size());
                rows.push_back(row);
            }
            return rows;
        });
    };
    source.detail = [this](const domain::Id& id) {
        return answer<services::RegistrationDetail>(id, [this, id]() -> Result<services::RegistrationDetail> {
            if (!people.contains(id))
                return fail(ErrorKind::NotFound, u"no_record"_s);
            services::RegistrationDetail detail;
            detail.registration = people.at(id);
            detail.blocked = blocked.value(id);
            for (const QString& other : duplicates.value(id))
                detail.duplicates.push_back(people.at(other));
            for (const auto& other : detail.duplicates) {
                if (domain::mayMerge(other, detail.registration))
                    detail.mergeOffer = other;
            }
            detail.roster = domain::matchRoster(detail.registration, roster);
            return detail;
        });
    };
    source.photo = [this](const domain::Id& id) {
        return answer<QImage>(id, [this, id]() -> Result<QImage> {
            if (photoError)
                return tl::unexpected(*photoError);
            return pictures.value(id);
        });
    };
    source.readCard = [this](const domain::Id& id) {
        reads << id;
        return answer<services::CardReading>(id, [this, id]() -> Result<services::CardReading> {
            if (readError)
                return tl::unexpected(*readError);
            return reading(id);
        });
    };
    source.decide = [this](const domain::Id& id, const services::ReviewDecision& decision) {
        return answer<domain::MemberRegistration>(u"decide"_s, [=, this]() -> Result<domain::MemberRegistration> {
            if (decideError)
                return tl::unexpected(*decideError);
            decisions.push_back({id, decision.decision, decision.reason, decision.viewed, decision.mergeWith, decision.values});
            people.at(id).status = decision.decision;
            return people.at(id);
        });
    };
    source.undo = [this](const domain::Id& id) {
        return answer<bool>(u"undo"_s, [this, id]() -> Result<bool> {
            if (undoError)
                return tl::unexpected(*undoError);
            undone << id;
            people.at(id).status = RegistrationStatus::Waiting;
            return true;
        });
    };
    return source;
}

} // namespace motcua::test
