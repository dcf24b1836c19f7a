#include "domain/card_places.h"

#include "domain/names.h"

#include <QHash>
#include <QStringList>

#include <array>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

// Districts and towns until July 2025, which most cards name, and many communes since are called after them.
constexpr std::array places{
    u"A Lưới", u"An Biên", u"An Dương", u"An Khê", u"An Lão", u"An Minh", u"An Nhơn", u"An Phú", u"Anh Sơn", u"Ayun Pa", u"Ba Bể", u"Ba Chẽ",
    u"Ba Tri", u"Ba Tơ", u"Ba Vì", u"Ba Đồn", u"Biên Hòa", u"Buôn Hồ", u"Buôn Ma Thuột", u"Buôn Đôn", u"Bá Thước", u"Bác Ái", u"Bát Xát",
    u"Bình Chánh", u"Bình Gia", u"Bình Giang", u"Bình Liêu", u"Bình Long", u"Bình Lục", u"Bình Minh", u"Bình Sơn", u"Bình Thủy", u"Bình Tân",
    u"Bình Xuyên", u"Bình Đại", u"Bù Gia Mập", u"Bù Đăng", u"Bù Đốp", u"Bạch Thông", u"Bảo Lâm", u"Bảo Lạc", u"Bảo Lộc", u"Bảo Thắng",
    u"Bảo Yên", u"Bắc Bình", u"Bắc Hà", u"Bắc Mê", u"Bắc Sơn", u"Bắc Trà My", u"Bắc Từ Liêm", u"Bắc Yên", u"Bến Cát", u"Bến Cầu", u"Bến Lức",
    u"Bỉm Sơn", u"Bố Trạch", u"Cai Lậy", u"Cam Lâm", u"Cam Lộ", u"Cam Ranh", u"Can Lộc", u"Cao Lãnh", u"Cao Lộc", u"Cao Phong", u"Chi Lăng",
    u"Chiêm Hóa", u"Châu Phú", u"Châu Thành", u"Châu Đốc", u"Châu Đức", u"Chí Linh", u"Chơn Thành", u"Chư Prông", u"Chư Păh", u"Chư Pưh",
    u"Chư Sê", u"Chương Mỹ", u"Chợ Gạo", u"Chợ Lách", u"Chợ Mới", u"Chợ Đồn", u"Con Cuông", u"Càng Long", u"Cái Bè", u"Cái Nước", u"Cái Răng",
    u"Cát Hải", u"Cát Tiên", u"Cô Tô", u"Côn Đảo", u"Cù Lao Dung", u"Cư Jút", u"Cư Kuin", u"Cư M'gar", u"Cần Giuộc", u"Cần Giờ", u"Cần Đước",
    u"Cầu Giấy", u"Cầu Kè", u"Cầu Ngang", u"Cẩm Giàng", u"Cẩm Khê", u"Cẩm Lệ", u"Cẩm Mỹ", u"Cẩm Phả", u"Cẩm Thủy", u"Cẩm Xuyên", u"Cờ Đỏ",
    u"Củ Chi", u"Cửa Lò", u"Di Linh", u"Diên Khánh", u"Diễn Châu", u"Duy Tiên", u"Duy Xuyên", u"Duyên Hải", u"Dĩ An", u"Dương Minh Châu",
    u"Dầu Tiếng", u"Ea H'leo", u"Ea Kar", u"Ea Súp", u"Gia Bình", u"Gia Lâm", u"Gia Lộc", u"Gia Nghĩa", u"Gia Viễn", u"Giang Thành",
    u"Giao Thủy", u"Gio Linh", u"Giá Rai", u"Giồng Riềng", u"Giồng Trôm", u"Gò Công", u"Gò Dầu", u"Gò Quao", u"Gò Vấp", u"Hai Bà Trưng",
    u"Hiệp Hòa", u"Hiệp Đức", u"Hoa Lư", u"Hoài Nhơn", u"Hoài Ân", u"Hoài Đức", u"Hoàn Kiếm", u"Hoàng Mai", u"Hoàng Su Phì", u"Hoằng Hóa",
    u"Hà Quảng", u"Hà Tiên", u"Hà Trung", u"Hà Đông", u"Hàm Thuận Bắc", u"Hàm Thuận Nam", u"Hàm Tân", u"Hàm Yên", u"Hòa An", u"Hòa Thành",
    u"Hòa Vang", u"Hòn Đất", u"Hóc Môn", u"Hưng Hà", u"Hưng Nguyên", u"Hương Khê", u"Hương Sơn", u"Hương Thủy", u"Hương Trà", u"Hướng Hóa",
    u"Hạ Hòa", u"Hạ Lang", u"Hạ Long", u"Hải Châu", u"Hải Hà", u"Hải Hậu", u"Hải Lăng", u"Hậu Lộc", u"Hồng Bàng", u"Hồng Dân", u"Hồng Lĩnh",
    u"Hồng Ngự", u"Hội An", u"Hớn Quản", u"Hữu Lũng", u"Ia Grai", u"Ia Pa", u"Khoái Châu", u"Khánh Sơn", u"Khánh Vĩnh", u"Kim Bôi", u"Kim Bảng",
    u"Kim Sơn", u"Kim Thành", u"Kim Động", u"Kinh Môn", u"Kiên Lương", u"Kiến An", u"Kiến Thụy", u"Kiến Tường", u"Kiến Xương", u"Kon Plông",
    u"Kon Rẫy", u"Krông A Na", u"Krông Bông", u"Krông Búk", u"Krông Nô", u"Krông Năng", u"Krông Pa", u"Krông Pắc", u"Kông Chro", u"Kế Sách",
    u"Kỳ Anh", u"Kỳ Sơn", u"La Gi", u"Lai Vung", u"Lang Chánh", u"Liên Chiểu", u"Long Biên", u"Long Hồ", u"Long Khánh", u"Long Mỹ",
    u"Long Thành", u"Long Xuyên", u"Long Điền", u"Lâm Bình", u"Lâm Hà", u"Lâm Thao", u"Lê Chân", u"Lý Nhân", u"Lý Sơn", u"Lương Sơn",
    u"Lương Tài", u"Lạc Dương", u"Lạc Sơn", u"Lạc Thủy", u"Lạng Giang", u"Lấp Vò", u"Lập Thạch", u"Lắk", u"Lệ Thủy", u"Lộc Bình", u"Lộc Hà",
    u"Lộc Ninh", u"Lục Nam", u"Lục Ngạn", u"Lục Yên", u"M'Đrắk", u"Mai Châu", u"Mai Sơn", u"Mang Thít", u"Mang Yang", u"Minh Hóa", u"Minh Long",
    u"Mèo Vạc", u"Mê Linh", u"Móng Cái", u"Mù Cang Chải", u"Mường Chà", u"Mường Khương", u"Mường La", u"Mường Lay", u"Mường Lát", u"Mường Nhé",
    u"Mường Tè", u"Mường Ảng", u"Mỏ Cày Bắc", u"Mỏ Cày Nam", u"Mộ Đức", u"Mộc Châu", u"Mộc Hóa", u"Mỹ Hào", u"Mỹ Lộc", u"Mỹ Tho", u"Mỹ Tú",
    u"Mỹ Xuyên", u"Mỹ Đức", u"Na Hang", u"Na Rì", u"Nam Giang", u"Nam Sách", u"Nam Trà My", u"Nam Trực", u"Nam Từ Liêm", u"Nam Đàn", u"Nam Đông",
    u"Nga Sơn", u"Nghi Lộc", u"Nghi Sơn", u"Nghi Xuân", u"Nghĩa Hành", u"Nghĩa Hưng", u"Nghĩa Lộ", u"Nghĩa Đàn", u"Nguyên Bình", u"Ngân Sơn",
    u"Ngã Bảy", u"Ngã Năm", u"Ngô Quyền", u"Ngũ Hành Sơn", u"Ngọc Hiển", u"Ngọc Hồi", u"Ngọc Lặc", u"Nha Trang", u"Nho Quan", u"Nhà Bè",
    u"Nhơn Trạch", u"Như Thanh", u"Như Xuân", u"Ninh Giang", u"Ninh Hòa", u"Ninh Hải", u"Ninh Kiều", u"Ninh Phước", u"Ninh Sơn", u"Nông Cống",
    u"Nông Sơn", u"Núi Thành", u"Năm Căn", u"Nậm Nhùn", u"Nậm Pồ", u"Phan Thiết", u"Phong Thổ", u"Phong Điền", u"Phù Cát", u"Phù Cừ", u"Phù Mỹ",
    u"Phù Ninh", u"Phù Yên", u"Phú Bình", u"Phú Giáo", u"Phú Hòa", u"Phú Lương", u"Phú Lộc", u"Phú Mỹ", u"Phú Ninh", u"Phú Quý", u"Phú Quốc",
    u"Phú Thiện", u"Phú Tân", u"Phú Vang", u"Phú Xuyên", u"Phúc Thọ", u"Phúc Yên", u"Phước Long", u"Phước Sơn", u"Phổ Yên", u"Phục Hòa",
    u"Phụng Hiệp", u"Phủ Lý", u"Pleiku", u"Pác Nặm", u"Quan Hóa", u"Quan Sơn", u"Quang Bình", u"Quy Nhơn", u"Quản Bạ", u"Quảng Ninh",
    u"Quảng Trạch", u"Quảng Uyên", u"Quảng Xương", u"Quảng Yên", u"Quảng Điền", u"Quế Phong", u"Quế Sơn", u"Quế Võ", u"Quốc Oai", u"Quỳ Châu",
    u"Quỳ Hợp", u"Quỳnh Lưu", u"Quỳnh Nhai", u"Quỳnh Phụ", u"Rạch Giá", u"Sa Pa", u"Sa Thầy", u"Sa Đéc", u"Si Ma Cai", u"Sìn Hồ", u"Sóc Sơn",
    u"Sông Công", u"Sông Cầu", u"Sông Hinh", u"Sông Lô", u"Sông Mã", u"Sơn Dương", u"Sơn Hà", u"Sơn Hòa", u"Sơn Trà", u"Sơn Tây", u"Sơn Tịnh",
    u"Sơn Động", u"Sầm Sơn", u"Sốp Cộp", u"Tam Dương", u"Tam Kỳ", u"Tam Nông", u"Tam Điệp", u"Tam Đường", u"Tam Đảo", u"Than Uyên", u"Thanh Ba",
    u"Thanh Bình", u"Thanh Chương", u"Thanh Hà", u"Thanh Khê", u"Thanh Liêm", u"Thanh Miện", u"Thanh Oai", u"Thanh Sơn", u"Thanh Thủy",
    u"Thanh Trì", u"Thanh Xuân", u"Thiệu Hóa", u"Thoại Sơn", u"Thuận An", u"Thuận Bắc", u"Thuận Châu", u"Thuận Thành", u"Thái Hòa", u"Thái Thụy",
    u"Tháp Mười", u"Thông Nông", u"Thăng Bình", u"Thường Tín", u"Thường Xuân", u"Thạch An", u"Thạch Hà", u"Thạch Thành", u"Thạch Thất",
    u"Thạnh Hóa", u"Thạnh Phú", u"Thạnh Trị", u"Thọ Xuân", u"Thống Nhất", u"Thốt Nốt", u"Thới Bình", u"Thới Lai", u"Thủ Dầu Một", u"Thủ Thừa",
    u"Thủ Đức", u"Thủy Nguyên", u"Tiên Du", u"Tiên Lãng", u"Tiên Lữ", u"Tiên Phước", u"Tiên Yên", u"Tiền Hải", u"Tiểu Cần", u"Tri Tôn",
    u"Triệu Phong", u"Triệu Sơn", u"Trà Bồng", u"Trà Cú", u"Trà Lĩnh", u"Trà Ôn", u"Tràng Định", u"Trùng Khánh", u"Trạm Tấu", u"Trảng Bom",
    u"Trảng Bàng", u"Trấn Yên", u"Trần Văn Thời", u"Trần Đề", u"Trực Ninh", u"Tu Mơ Rông", u"Tuy An", u"Tuy Hòa", u"Tuy Phong", u"Tuy Phước",
    u"Tuy Đức", u"Tuyên Hóa", u"Tuần Giáo", u"Tánh Linh", u"Tân An", u"Tân Biên", u"Tân Châu", u"Tân Hiệp", u"Tân Hưng", u"Tân Kỳ", u"Tân Lạc",
    u"Tân Phú", u"Tân Phước", u"Tân Sơn", u"Tân Thạnh", u"Tân Trụ", u"Tân Uyên", u"Tân Yên", u"Tây Giang", u"Tây Hòa", u"Tây Hồ", u"Tây Sơn",
    u"Tĩnh Gia", u"Tư Nghĩa", u"Tương Dương", u"Tịnh Biên", u"Tủa Chùa", u"Tứ Kỳ", u"Từ Sơn", u"U Minh", u"U Minh Thượng", u"Uông Bí",
    u"Việt Trì", u"Việt Yên", u"Vân Canh", u"Vân Hồ", u"Vân Đồn", u"Võ Nhai", u"Văn Bàn", u"Văn Chấn", u"Văn Giang", u"Văn Lâm", u"Văn Lãng",
    u"Văn Quan", u"Văn Yên", u"Vĩnh Bảo", u"Vĩnh Châu", u"Vĩnh Cửu", u"Vĩnh Hưng", u"Vĩnh Linh", u"Vĩnh Lộc", u"Vĩnh Thuận", u"Vĩnh Thạnh",
    u"Vĩnh Tường", u"Vĩnh Yên", u"Vũ Quang", u"Vũ Thư", u"Vũng Liêm", u"Vũng Tàu", u"Vạn Ninh", u"Vị Thanh", u"Vị Thủy", u"Vị Xuyên", u"Vụ Bản",
    u"Xuyên Mộc", u"Xuân Lộc", u"Xuân Trường", u"Xín Mần", u"Yên Bình", u"Yên Châu", u"Yên Dũng", u"Yên Khánh", u"Yên Lạc", u"Yên Lập",
    u"Yên Minh", u"Yên Mô", u"Yên Mỹ", u"Yên Phong", u"Yên Sơn", u"Yên Thành", u"Yên Thế", u"Yên Thủy", u"Yên Định", u"Ân Thi", u"Ô Môn",
    u"Ý Yên", u"Đa Krông", u"Đak Pơ", u"Đak Đoa", u"Đam Rông", u"Đan Phượng", u"Điện Bàn", u"Đoan Hùng", u"Đà Bắc", u"Đà Lạt", u"Đình Lập",
    u"Đô Lương", u"Đông Anh", u"Đông Giang", u"Đông Hà", u"Đông Hòa", u"Đông Hưng", u"Đông Hải", u"Đông Sơn", u"Đông Triều", u"Đơn Dương",
    u"Đạ Huoai", u"Đạ Tẻh", u"Đại Lộc", u"Đại Từ", u"Đất Đỏ", u"Đầm Dơi", u"Đầm Hà", u"Đắk Glei", u"Đắk Hà", u"Đắk Mil", u"Đắk R'lấp",
    u"Đắk Song", u"Đắk Tô", u"Định Hóa", u"Định Quán", u"Đống Đa", u"Đồ Sơn", u"Đồng Hới", u"Đồng Hỷ", u"Đồng Phú", u"Đồng Văn", u"Đồng Xoài",
    u"Đồng Xuân", u"Đức Cơ", u"Đức Huệ", u"Đức Hòa", u"Đức Linh", u"Đức Phổ", u"Đức Thọ", u"Đức Trọng", u"Ứng Hòa"};

QString letters(const QString& text)
{
    QString folded = keyK0(text);
    folded.removeIf([](QChar c) { return !c.isLetter(); });
    return folded;
}

// The one place that these letters spell; empty where two do ("Sơn Tây" and "Sơn Tảy" would).
const QHash<QString, QString>& byLetters()
{
    static const QHash<QString, QString> table = [] {
        QHash<QString, QString> known;
        for (const char16_t* place : places) {
            const QString name = QString::fromUtf16(place);
            auto& entry = known[letters(name)];
            entry = entry.isNull() || entry == name ? name : u""_s;
        }
        return known;
    }();
    return table;
}

//! "Xã", "Phường", "TX." and what else says what a place is: its words, from the beginning.
qsizetype kindWords(const QStringList& words)
{
    static const QStringList kinds{u"xa"_s, u"x"_s, u"phuong"_s, u"p"_s, u"huyen"_s, u"h"_s, u"quan"_s, u"q"_s, u"tx"_s, u"tt"_s, u"tp"_s};
    static const QStringList pairs{u"thi xa"_s, u"thi tran"_s, u"thanh pho"_s};
    if (words.size() > 2 && pairs.contains(letters(words[0]) + u' ' + letters(words[1])))
        return 2;
    return words.size() > 1 && kinds.contains(letters(words[0])) ? 1 : 0;
}

// The word before a place that says what it is, where its marks were lost: "Huyên Ba Tri", "Phuờng Trực Thái". Names begin with some of them, too
// ("Tịnh Khê", "Quan Sơn"), so what follows has to bear it out.
QString mendedKind(const QString& word, const QString& rest)
{
    static const QHash<QString, QString> kinds{{u"huyen"_s, u"huyện"_s}, {u"quan"_s, u"quận"_s}, {u"tinh"_s, u"tỉnh"_s}, {u"phuong"_s, u"phường"_s}};
    const QString fold = keyK0(word);
    const QString kind = kinds.value(fold);
    if (kind.isEmpty() || keyK1(word) == kind)
        return {};
    const bool borneOut = fold == u"tinh"_s ? isProvince(rest) : fold == u"phuong"_s ? !keyK1(word).startsWith(u"phươ"_s) && !keyK1(word).startsWith(u"phượ"_s)
                                                                                      : !byLetters().value(letters(rest)).isEmpty();
    if (!borneOut)
        return {};
    return word[0].isUpper() ? kind.left(1).toUpper() + kind.mid(1) : kind;
}

} // namespace

Mended mendPlaces(const QString& homeTown)
{
    const bool dashed = !homeTown.contains(u',') && homeTown.contains(u" - "_s);
    const QString between = dashed ? u" -"_s : u","_s;
    QStringList parts = homeTown.split(between);
    bool mended = false;
    // "Gò, Quao": a comma that a speck made, in the middle of a place.
    for (qsizetype i = 0; i + 1 < parts.size() && !dashed; ++i) {
        const QStringList words = parts[i].split(u' ', Qt::SkipEmptyParts);
        const QString first = words.mid(kindWords(words)).join(u' ');
        if (first.isEmpty() || first.contains(u' ') || parts[i + 1].trimmed().isEmpty() || isProvince(parts[i + 1].trimmed()))
            continue;
        if (byLetters().value(letters(first + parts[i + 1])).isEmpty())
            continue;
        parts[i] += u' ' + parts.takeAt(i + 1).trimmed();
        mended = true;
    }
    for (QString& part : parts) {
        QStringList words = part.split(u' ', Qt::SkipEmptyParts);
        if (const QString kind = words.size() > 1 ? mendedKind(words[0], words.mid(1).join(u' ')) : QString(); !kind.isEmpty()) {
            words[0] = kind;
            part = (part.startsWith(u' ') ? u" "_s : QString()) + words.join(u' ');
            mended = true;
        }
        const qsizetype from = kindWords(words);
        const QString name = words.mid(from).join(u' ');
        const bool highland = name.size() > 3 && name.mid(1, 2) == u"a "_s; // "Ia Grai", which readers take for "Ta" and "la"
        const QString known = byLetters().value(highland && byLetters().contains(u"i"_s + letters(name.mid(1))) ? u"i"_s + letters(name.mid(1)) : letters(name));
        if (known.isEmpty() || keyK1(known) == keyK1(name) || isProvince(name)) // "Thanh Hóa" is not the district of Thạnh Hóa
            continue;
        part = (part.startsWith(u' ') ? u" "_s : QString()) + (words.mid(0, from) << known).join(u' ');
        mended = true;
    }
    return {parts.join(between), mended ? placeMended : 1};
}

} // namespace motcua::domain
