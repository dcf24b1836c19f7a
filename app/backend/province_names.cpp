#include "backend/province_names.h"

#include "domain/organisation.h"

using namespace Qt::StringLiterals;

namespace motcua::backend {

namespace {

const char16_t* const kFamilies[] = {u"Nguyễn", u"Trần", u"Lê", u"Phạm", u"Hoàng", u"Huỳnh", u"Phan", u"Vũ", u"Võ", u"Đặng",
                                     u"Bùi", u"Đỗ", u"Hồ", u"Ngô", u"Dương", u"Lý", u"Đinh", u"Mai", u"Trịnh", u"Tô"};
const char16_t* const kMiddles[] = {u"Hữu", u"Đức", u"Minh", u"Ngọc", u"Thanh", u"Quốc", u"Gia", u"Xuân", u"Thu", u"Kim",
                                    u"Hoài", u"Bảo", u"Đình", u"Công", u"Phương", u"Tuấn", u"Anh", u"Khánh"};
const char16_t* const kGivenMen[] = {u"An", u"Bình", u"Cường", u"Dũng", u"Duy", u"Đạt", u"Đức", u"Hải", u"Hiếu", u"Hùng", u"Huy", u"Khoa",
                                     u"Long", u"Minh", u"Nam", u"Nghĩa", u"Phong", u"Phúc", u"Quân", u"Sơn", u"Tân", u"Thành", u"Thắng",
                                     u"Tiến", u"Toàn", u"Trí", u"Trung", u"Tùng", u"Việt", u"Vinh"};
const char16_t* const kGivenWomen[] = {u"Ánh", u"Châu", u"Chi", u"Diễm", u"Giang", u"Hà", u"Hạnh", u"Hằng", u"Hiền", u"Hoa", u"Hòa", u"Hương",
                                       u"Lan", u"Linh", u"Ly", u"Mai", u"My", u"Nga", u"Ngân", u"Ngọc", u"Nhung", u"Oanh", u"Quyên", u"Thảo",
                                       u"Thủy", u"Trang", u"Tuyết", u"Uyên", u"Vân", u"Yến"};
const char16_t* const kCommunes[] = {u"Hòa Bình", u"Tân Tiến", u"Quang Trung", u"Đại Đồng", u"Minh Khai", u"Yên Sở", u"Phú Thọ", u"Vĩnh Lộc",
                                     u"Đông Hưng", u"An Khánh", u"Hòa Thắng", u"Tân Lập"};
const char16_t* const kProvinces[] = {u"Hà Nội", u"Hải Phòng", u"Nam Định", u"Nghệ An", u"Thanh Hóa", u"Quảng Ninh", u"Đà Nẵng", u"Cần Thơ",
                                      u"Lâm Đồng", u"Bắc Giang", u"Thái Bình", u"Hưng Yên", u"Đắk Lắk", u"Quảng Nam", u"Bình Định"};
const char16_t* const kPrefixes[] = {u"032", u"035", u"038", u"070", u"077", u"081", u"085", u"090", u"091", u"094", u"096", u"097", u"098"};

QString text(const char16_t* syllables) { return QString::fromUtf16(syllables); }

} // namespace

quint64 SeedRandom::next()
{
    quint64 z = (m_state += 0x9E3779B97F4A7C15ULL);
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
    return z ^ (z >> 31);
}

QString SeedRandom::digits(int count)
{
    QString result;
    for (int i = 0; i < count; ++i)
        result += QChar(u'0' + below(10));
    return result;
}

InventedPerson inventPerson(SeedRandom& random)
{
    InventedPerson person;
    person.female = random.chance(52);
    QStringList words{text(random.pick(kFamilies))};
    if (person.female && random.chance(45))
        words << u"Thị"_s;
    else if (!person.female && random.chance(30))
        words << u"Văn"_s;
    else
        words << text(random.pick(kMiddles));
    if (random.chance(45)) {
        const QString second = text(random.pick(kMiddles));
        if (!words.contains(second))
            words << second;
    }
    QString given = person.female ? text(random.pick(kGivenWomen)) : text(random.pick(kGivenMen));
    if (words.contains(given))
        given = person.female ? u"Yến"_s : u"Vinh"_s;
    words << given;
    person.fullName = words.join(u' ');
    person.birthDate = QDate(1950, 1, 1).addDays(random.below(56 * 365));
    const int year = person.birthDate.year();
    const int century = (year >= 2000 ? 2 : 0) + (person.female ? 1 : 0);
    person.idNumber = u"066%1%2%3"_s.arg(century).arg(year % 100, 2, 10, QChar(u'0')).arg(random.digits(6));
    person.phone = text(random.pick(kPrefixes)) + random.digits(7);
    person.address = u"Số %1, tổ %2, phường An Hòa, Đắk Lắk"_s.arg(1 + random.below(240)).arg(1 + random.below(12));
    return person;
}

QString inventHomeTown(SeedRandom& random)
{
    const QString commune = text(random.pick(kCommunes));
    return u"Xã %1, %2"_s.arg(commune, text(random.pick(kProvinces)));
}

InventedOrganisation inventOrganisation(SeedRandom& random)
{
    const std::pair<const char16_t*, const char16_t*> kinds[] = {{u"Công ty TNHH", u"Giám đốc"},
                                                                 {u"Công ty Cổ phần", u"Tổng Giám đốc"},
                                                                 {u"Hợp tác xã", u"Chủ tịch Hội đồng quản trị"},
                                                                 {u"Doanh nghiệp tư nhân", u"Chủ doanh nghiệp"}};
    const char16_t* const trades[] = {u"Xây dựng", u"Thương mại và Dịch vụ", u"Nông sản", u"Vận tải", u"Cơ khí", u"Cà phê"};
    const char16_t* const names[] = {u"Sen Ví Dụ", u"Mai Ví Dụ", u"Trúc Ví Dụ", u"Lúa Ví Dụ", u"Thông Ví Dụ", u"Sao Ví Dụ"};
    const auto& [kind, position] = random.pick(kinds);
    const QString name = text(kind) + u' ' + text(random.pick(trades)) + u' ' + text(random.pick(names));
    QString nine;
    int check = -1;
    while (check < 0) {
        nine = u"99"_s + random.digits(7);
        check = domain::taxCheckDigit(nine);
    }
    QString code = nine + QString::number(check);
    if (random.chance(12))
        code += u"00"_s + QString::number(1 + random.below(9));
    return {name, code, text(position)};
}

} // namespace motcua::backend
