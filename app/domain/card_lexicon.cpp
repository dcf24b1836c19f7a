#include "domain/card_lexicon.h"

#include "domain/names.h"

#include <QHash>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>
#include <array>
#include <optional>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array familyNames{
    u"Nguyễn", u"Trần",  u"Lê",    u"Phạm",  u"Hoàng", u"Huỳnh", u"Phan",  u"Vũ",    u"Võ",    u"Đặng",  u"Bùi",   u"Đỗ",    u"Hồ",    u"Ngô",
    u"Dương",  u"Lý",    u"Đinh",  u"Trịnh", u"Mai",   u"Tô",    u"Tạ",    u"Hà",    u"Cao",   u"Châu",  u"Chu",   u"Đào",   u"Đoàn",  u"La",
    u"Lâm",    u"Lưu",   u"Lương", u"Mạc",   u"Nghiêm", u"Ninh", u"Nông",  u"Phùng", u"Quách", u"Tăng",  u"Thái",  u"Thạch", u"Thân",  u"Tôn",
    u"Tống",   u"Triệu", u"Trương", u"Từ",   u"Ưng",   u"Văn",   u"Vi",    u"Viên",  u"Vương", u"Lò",    u"Lường", u"Quàng", u"Cà",    u"Tòng",
    u"Giàng",  u"Vàng",  u"Sùng",  u"Hạng",  u"Mùa",   u"Thào",  u"Hầu",   u"Lầu",   u"Chảo",  u"Phàn",  u"Tẩn",   u"Bàn",   u"Đàm",   u"Đồng",
    u"Đường",  u"Doãn",  u"Giáp",  u"Hứa",   u"Khổng", u"Khuất", u"Kiều",  u"Kim",   u"Lã",    u"Lại",   u"Lục",   u"Lữ",    u"Ma",    u"Nhữ",
    u"Ông",    u"Phí",   u"Phó",   u"Sơn",   u"Tiêu",  u"Tưởng", u"Uông",  u"Âu",    u"Bạch",  u"Bành",  u"Biện",  u"Cù",    u"Chử",   u"Danh",
    u"Diệp",   u"Đậu",   u"Đái",   u"Đổng",  u"Hán",   u"Hàn",   u"Hình",  u"Khương", u"Liêu", u"Lô",    u"Lỗ",    u"Mã",    u"Mẫn",   u"Nhâm",
    u"Ngọ",    u"Ngụy",  u"Ngân",  u"Ngần",  u"Quan",  u"Quản",  u"Sầm",   u"Thẩm",  u"Thang", u"Thi",   u"Thiều", u"Trang", u"Trình", u"Xa"};

// Of today (Nghị quyết 202/2025/QH15), of 1997 to 2025, and of before, which cards of older members still name.
constexpr std::array provinces{
    u"Hà Nội",    u"Hà Giang",   u"Cao Bằng",  u"Bắc Kạn",    u"Tuyên Quang", u"Lào Cai",   u"Điện Biên",  u"Lai Châu",   u"Sơn La",
    u"Yên Bái",   u"Hòa Bình",   u"Thái Nguyên", u"Lạng Sơn", u"Quảng Ninh",  u"Bắc Giang", u"Phú Thọ",    u"Vĩnh Phúc",  u"Bắc Ninh",
    u"Hải Dương", u"Hải Phòng",  u"Hưng Yên",  u"Thái Bình",  u"Hà Nam",      u"Nam Định",  u"Ninh Bình",  u"Thanh Hóa",  u"Nghệ An",
    u"Hà Tĩnh",   u"Quảng Bình", u"Quảng Trị", u"Thừa Thiên Huế", u"Huế",     u"Đà Nẵng",   u"Quảng Nam",  u"Quảng Ngãi", u"Bình Định",
    u"Phú Yên",   u"Khánh Hòa",  u"Ninh Thuận", u"Bình Thuận", u"Kon Tum",    u"Gia Lai",   u"Đắk Lắk",    u"Đắk Nông",   u"Lâm Đồng",
    u"Bình Phước", u"Tây Ninh",  u"Bình Dương", u"Đồng Nai",  u"Bà Rịa - Vũng Tàu", u"Hồ Chí Minh", u"Long An", u"Tiền Giang", u"Bến Tre",
    u"Trà Vinh",  u"Vĩnh Long",  u"Đồng Tháp", u"An Giang",   u"Kiên Giang",  u"Cần Thơ",   u"Hậu Giang",  u"Sóc Trăng",  u"Bạc Liêu",
    u"Cà Mau",    u"Hà Tây",     u"Hà Bắc",    u"Nam Hà",     u"Hải Hưng",    u"Vĩnh Phú",  u"Nghệ Tĩnh",  u"Bình Trị Thiên", u"Nghĩa Bình",
    u"Phú Khánh", u"Thuận Hải",  u"Sông Bé",   u"Cửu Long",   u"Minh Hải",    u"Hoàng Liên Sơn", u"Hà Sơn Bình", u"Hà Nam Ninh", u"Bắc Thái"};

constexpr double marksMended = 0.95;
constexpr double lettersMended = 0.8;
constexpr qsizetype longEnough = 7; //!< letters; shorter names stand too near to one another for a letter to be doubted

QString letters(const QString& text)
{
    QString folded = keyK0(text);
    folded.removeIf([](QChar c) { return !c.isLetter(); });
    return folded;
}

//! No letter, or one that is another, is missing or is too many.
bool nearlySame(const QString& a, const QString& b)
{
    if (std::abs(a.size() - b.size()) > 1)
        return false;
    qsizetype head = 0;
    while (head < std::min(a.size(), b.size()) && a[head] == b[head])
        ++head;
    qsizetype tail = 0;
    while (tail < std::min(a.size(), b.size()) - head && a[a.size() - 1 - tail] == b[b.size() - 1 - tail])
        ++tail;
    return std::max(a.size(), b.size()) - head - tail <= 1;
}

//! The one entry that these letters can be; none where there are two.
template<size_t n>
std::optional<QString> onlyOne(const std::array<const char16_t*, n>& list, const QString& read, bool mayDiffer)
{
    const QString wanted = letters(read);
    std::optional<QString> same;
    std::optional<QString> near;
    int sames = 0;
    int nears = 0;
    for (const char16_t* entry : list) {
        const QString name = QString::fromUtf16(entry);
        const QString key = letters(name);
        if (key == wanted) {
            same = name;
            ++sames;
            if (keyK1(name) == keyK1(read))
                return name;
        } else if (mayDiffer && key.size() >= longEnough && nearlySame(key, wanted)) {
            near = name;
            ++nears;
        }
    }
    if (sames > 0)
        return sames == 1 ? same : std::nullopt;
    return nears == 1 ? near : std::nullopt;
}

// The province's place in a home town: after the last comma or dash, without the word that says what it is. "Bà Rịa - Vũng Tàu" is one.
struct LastPart
{
    qsizetype at = 0; // where `name` begins; 0: there is no such part
    QString name;
};

LastPart lastPartOf(const QString& homeTown)
{
    static const QRegularExpression kind(u"^(t[iíìỉĩị]nh|thành phố|tp\\.?|t\\.|t\\.p\\.?)\\s+"_s,
                                         QRegularExpression::CaseInsensitiveOption | QRegularExpression::UseUnicodePropertiesOption);
    const qsizetype comma = homeTown.lastIndexOf(u',');
    const qsizetype dash = homeTown.lastIndexOf(u" - "_s);
    const bool hasOwnDash = dash > comma && letters(homeTown.mid(dash)) == u"vungtau"_s;
    const qsizetype before = dash > comma && !hasOwnDash ? dash + 2 : comma;
    if (before <= 0)
        return {};
    qsizetype at = before + 1;
    while (at < homeTown.size() && homeTown[at].isSpace())
        ++at;
    if (const auto match = kind.match(homeTown.mid(at)); match.hasMatch())
        at += match.capturedLength();
    return {at, homeTown.mid(at).trimmed()};
}

} // namespace

Mended mendFamilyName(const QString& name)
{
    const QString first = name.section(u' ', 0, 0);
    const auto known = onlyOne(familyNames, first, false);
    if (!known || keyK1(*known) == keyK1(first))
        return {name};
    const bool capitals = first == first.toUpper() && first.size() > 1;
    return {(capitals ? known->toUpper() : *known) + name.mid(first.size()), marksMended};
}

bool isFamilyName(const QString& word)
{
    const QString key = keyK1(word);
    return std::any_of(familyNames.begin(), familyNames.end(), [&](const char16_t* each) { return keyK1(QString::fromUtf16(each)) == key; });
}

bool isProvince(const QString& name)
{
    const QString key = keyK1(name);
    return std::any_of(provinces.begin(), provinces.end(), [&](const char16_t* each) { return keyK1(QString::fromUtf16(each)) == key; });
}

bool endsWithProvince(const QString& homeTown)
{
    const LastPart last = lastPartOf(homeTown);
    return last.at > 0 && isProvince(last.name);
}

Mended mendProvince(const QString& homeTown)
{
    if (const LastPart last = lastPartOf(homeTown); last.at > 0) {
        const auto known = onlyOne(provinces, last.name, true);
        if (known && keyK1(*known) != keyK1(last.name))
            return {homeTown.left(last.at) + *known, letters(*known) == letters(last.name) ? marksMended : lettersMended};
        if (known)
            return {homeTown};
    }
    // The comma (or dash) was not read: the last words are a province, and others stand before them.
    const QString between = homeTown.contains(u" - "_s) && !homeTown.contains(u',') ? u" - "_s : u", "_s;
    static const QRegularExpression apart(u"[,-]"_s);
    const QStringList words = homeTown.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype count = std::min<qsizetype>(5, words.size() - 2); count >= 2; --count) { // "Xã Hòa Bình" is no province
        const QString last = words.mid(words.size() - count).join(u' ');
        if (last.contains(apart) || words[words.size() - count - 1].contains(apart))
            continue; // "Xã Hà Nam, Bắc Ninh" was seen above
        if (const auto known = onlyOne(provinces, last, false))
            return {words.mid(0, words.size() - count).join(u' ') + between + (keyK1(*known) == keyK1(last) ? last : *known), lettersMended};
    }
    return {homeTown};
}

} // namespace motcua::domain
