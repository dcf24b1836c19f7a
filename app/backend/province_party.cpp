#include "backend/province_party.h"

#include "paper/party_card_image.h"

#include <QBuffer>
#include <QCryptographicHash>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::backend {

using namespace domain;

namespace {

QByteArray jpeg(const QImage& image)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 82);
    return bytes;
}

QString changeDigit(QString digits, int at)
{
    digits[at] = digits[at] == u'9' ? QChar(u'0') : QChar(digits[at].unicode() + 1);
    return digits;
}

Id recordId(const QDateTime& at, SeedRandom& random)
{
    QByteArray bytes;
    for (int i = 0; i < 10; ++i)
        bytes += char(random.below(256));
    return uuidV7(at.toMSecsSinceEpoch(), bytes);
}

} // namespace

void inventRegistrations(const SeedOptions& options, const Official& secretary, SeedRandom& random, Province& province)
{
    constexpr int kDrawn = 60; // beyond that many, photos repeat: drawing is slow and the eye sees no more
    std::vector<std::pair<QString, paper::PartyCardText>> drawn;
    for (int i = 0; i < options.registrations; ++i) {
        const InventedPerson person = inventPerson(random);
        MemberRegistration r;
        r.submittedAt = options.now.addSecs(-60LL * (30 + i * 47 + random.below(30)));
        r.id = recordId(r.submittedAt, random);
        r.cell = secretary.scopes.front().text.section(u':', 1);
        r.cellName = u"Chi bộ 4"_s;
        r.fullName = person.fullName;
        r.cardNumber = u"07%1"_s.arg(random.digits(6));
        r.birthDate = std::min(person.birthDate, QDate(2004, 1, 1));
        r.homeTown = inventHomeTown(random);
        r.phone = person.phone;
        if (i == 2) { // the reviewer's own: must be refused to him
            r.fullName = secretary.fullName;
            r.officialId = secretary.id;
        }
        if (i == 5 && !province.registrations.empty()) { // a second request of the first person, new phone
            const MemberRegistration& first = province.registrations.front();
            r.fullName = first.fullName;
            r.birthDate = first.birthDate;
            r.homeTown = first.homeTown;
            r.cardNumber = first.cardNumber;
        }
        const bool noCard = i % 8 == 6;
        if (noCard) {
            r.cvNumber = random.digits(6) + u"DB"_s;
            r.cardNumber.clear();
        } else if (i < kDrawn || drawn.empty()) {
            paper::PartyCardText card{r.cardNumber, r.fullName, r.birthDate, r.homeTown, r.birthDate.addYears(24), r.birthDate.addYears(25),
                                      u"Đảng ủy phường An Hòa"_s};
            paper::PhotoStyle style{random.below(50) / 10.0 - 2.5, random.below(25) / 1000.0, 0, 2 + random.below(4),
                                    random.below(20) / 100.0, quint32(random.next())};
            switch (i % 12) { // planted differences between card and typed fields
            case 3:
                r.cardNumber = changeDigit(r.cardNumber, 5);
                break;
            case 7:
                if (r.birthDate.day() <= 12 && r.birthDate.day() != r.birthDate.month())
                    r.birthDate = QDate(r.birthDate.year(), r.birthDate.day(), r.birthDate.month());
                else
                    r.birthDate = r.birthDate.addDays(1);
                break;
            case 9:
                style.blur = 1; // poor, still readable
                break;
            case 10:
                style.blur = 9; // nobody can read this
                break;
            default:
                break;
            }
            const QByteArray photo = jpeg(paper::photographCard(paper::renderPartyCard(card), style));
            r.photo = QString::fromLatin1(QCryptographicHash::hash(photo, QCryptographicHash::Sha256).toHex());
            province.photos.insert(r.photo, photo);
            drawn.emplace_back(r.photo, card);
        } else {
            const auto& [sha, card] = drawn[size_t(random.below(int(drawn.size())))];
            r.photo = sha;
            r.fullName = card.fullName;
            r.birthDate = card.birthDate;
            r.homeTown = card.homeTown;
        }
        province.registrations.push_back(std::move(r));
    }
}

} // namespace motcua::backend
