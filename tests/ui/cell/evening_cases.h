#pragma once

#include "domain/ids.h"
#include "domain/registration.h"
#include "paper/party_card_image.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QUuid>

//! Invented members of a cell with photos of their cards, and what can be wrong between the two.
namespace motcua::test {

using namespace Qt::StringLiterals;
using domain::MemberRegistration;

enum class Plant { None, OneDigit, OneTone, SwappedDate, OtherPerson, Unreadable };

struct Case
{
    MemberRegistration typed;
    QByteArray photo;
    Plant plant = Plant::None;
};

inline const QStringList families{u"Nguyễn"_s, u"Trần"_s, u"Phạm"_s, u"Đặng"_s, u"Huỳnh"_s, u"Võ"_s, u"Bùi"_s, u"Lương"_s};
inline const QStringList middles{u"Thị Thu"_s, u"Văn"_s, u"Ngọc"_s, u"Minh"_s, u"Quốc"_s, u"Thị Bích"_s, u"Hữu"_s};
inline const QStringList givens{u"Hạnh"_s, u"Mận"_s, u"Triết"_s, u"Phước"_s, u"Thủy"_s, u"Khởi"_s, u"Duệ"_s, u"Mai"_s, u"Chiến"_s, u"Giang"_s, u"Nghĩa"_s};
inline const QStringList towns{u"Xã Hòa Thắng, tỉnh Đắk Lắk"_s, u"Phường An Hòa, thành phố Huế"_s, u"Xã Tam Kỳ, tỉnh Quảng Nam"_s, u"Xã Phú Lộc, tỉnh Bình Thuận"_s};

inline paper::PartyCardText textOf(const MemberRegistration& r)
{
    return {r.cardNumber, r.fullName, r.birthDate, r.homeTown, r.birthDate.addYears(24), r.birthDate.addYears(25), u"Đảng ủy phường An Hòa"_s};
}

inline QByteArray photographed(const paper::PartyCardText& text, int n, double blur = 0)
{
    const QImage image = paper::photographCard(paper::renderPartyCard(text), {double(n % 5) - 2, 0.01, blur, 3, 0.08, quint32(n + 1)});
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "JPG", 88);
    return bytes;
}

inline MemberRegistration person(int n)
{
    MemberRegistration r;
    r.id = domain::uuidV7(1'795'000'000'000 + n, QUuid::createUuid().toRfc4122().first(10));
    r.cell = u"CB04"_s;
    r.fullName = families[n % families.size()] + u' ' + middles[n % middles.size()] + u' ' + givens[n % givens.size()];
    r.cardNumber = QString::number(31'204'000 + n * 137).rightJustified(8, u'0');
    r.birthDate = QDate(1961, 1, 2).addMonths(n * 5).addDays(n % 11);
    r.homeTown = towns[n % towns.size()];
    r.phone = u"0905%1"_s.arg(300'000 + n);
    return r;
}

//! The typed fields are what the plant makes of what the card says.
inline Case made(int n, Plant plant)
{
    Case made{person(n), {}, plant};
    MemberRegistration card = made.typed;
    MemberRegistration& typed = made.typed;
    switch (plant) {
    case Plant::OneDigit: typed.cardNumber[5] = typed.cardNumber[5] == u'9' ? u'4' : QChar(typed.cardNumber[5].unicode() + 1); break;
    case Plant::OneTone:
        card.fullName = u"Trần Văn Mẫn"_s;
        typed.fullName = u"Trần Văn Mận"_s;
        break;
    case Plant::SwappedDate:
        card.birthDate = QDate(1984, 3, 12);
        typed.birthDate = QDate(1984, 12, 3);
        break;
    case Plant::OtherPerson: card = person(n + 500); break;
    case Plant::Unreadable:
    case Plant::None: break;
    }
    made.photo = photographed(textOf(card), n, plant == Plant::Unreadable ? 9 : 0);
    typed.photo = QString::fromLatin1(QCryptographicHash::hash(made.photo, QCryptographicHash::Sha256).toHex());
    return made;
}

} // namespace motcua::test
