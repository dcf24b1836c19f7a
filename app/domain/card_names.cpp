#include "domain/card_names.h"

#include "domain/names.h"

#include <QHash>
#include <QSet>
#include <QStringList>

#include <algorithm>

namespace motcua::domain {

using namespace Qt::StringLiterals;

namespace {

// Syllables of middle and given names that are in use; of one spelling with two places of the tone (Thúy, Thuý) one stands here.
constexpr auto syllables =
    u"An Ân Ẩn Anh Ánh Ảnh Ái Âu Ba Bá Bạch Bách Ban Bản Bàng Bằng Bảo Bát Bắc Bân Bé Bền Bế Bích Biên Biển Bình Bính Bông Bồng Bổn Bội Bửu Bưởi Bường "
    "Ca Cam Can Cảnh Cao Cát Cầm Cẩm Cẩn Cần Câu Cầu Chanh Chánh Chăm Chắc Chân Chẩn Châu Chấn Chấp Chất Chi Chí Chỉ Chiến Chiểu Chiên Chín Chinh "
    "Chính Chỉnh Chung Chuyên Chuyền Chúc Chương Chức Chước Cơ Công Cơi Côn Cúc Cung Cung Cường Cương Cừ Cử Cửu Dân Dần Dậu Di Dĩ Diên Diễn Diện Diệp "
    "Diệu Diễm Dinh Doan Doãn Doanh Du Dung Dũng Duy Duyên Duyến Duyệt Dư Dự Dương Dưỡng Đa Đài Đại Đảm Đan Đàn Đang Đáng Đào Đảo Đạo Đạt Đăng Đằng "
    "Đặng Đắc Đậu Đề Đễ Đệ Đích Điền Điển Điện Điệp Đinh Đính Đình Đỉnh Định Đoài Đoan Đoàn Độ Đô Đôn Đồng Đông Đống Đức Đường Được Đượm "
    "Én Gái Gấm Gia Giác Giản Giang Giao Giàu Giáp Giới Hà Hạ Hải Hài Hãn Hàn Hán Hân Hanh Hành Hạnh Hàng Hào Hảo Hạo Hằng Hậu Hệ Hiên Hiến Hiền "
    "Hiển Hiện Hiếu Hiểu Hiệp Hiệu Hinh Hòa Hóa Hoa Họa Hoan Hoàn Hoán Hoàng Hoành Hoạt Hoài Hoạch Học Hội Hồi Hồng Hộ Hổ Hợi Hợp Huân Huấn Huê Huế "
    "Huệ Huy Huyên Huyền Huyện Huỳnh Hùng Hưng Hứa Hương Hường Hướng Hưởng Hữu Hy Hỷ Kết Kế Kha Khá Khả Khải Khang Khanh Khánh Khảm Khắc Khâm "
    "Khiêm Khiết Khiêu Khoa Khoan Khoái Khoát Khôi Khôn Khởi Khuê Khung Khuyên Khương Ki Kì Kim Kiểm Kiên Kiến Kiếm Kiệm Kiều Kiệt Kinh Kính Ký Kỳ Kỷ Kỹ "
    "La Lạc Lại Lai Lam Lan Lành Lâm Lân Lập Lăng Lãng Lê Lệ Liêm Liên Liễn Liễu Liệu Linh Lĩnh Lĩnh Loan Loát Long Lô Lộ Lộc Lợi Luân Luận Luật Lụa Lục "
    "Lũy Lương Lượng Lưỡng Lược Lưu Lựu Lực Lữ Ly Lý Mai Mãn Mạnh Mão Mạo Mạo Mận Mẫn Mậu Mây Mến Mi Miên Miền Miện Minh Mịch Mộc Mộng Mơ Mùi Mùa Mừng "
    "Muôn Mỵ Mỹ My Na Nam Năm Năng Nên Nết Nga Ngà Ngạn Ngãi Ngàn Ngân Ngần Nghê Nghi Nghị Nghĩa Nghiêm Nghiên Nghiệp Ngoan Ngoãn Ngoạn Ngọ Ngọc Ngợi Ngôn Ngữ "
    "Nguyên Nguyện Nguyệt Nguyễn Nhã Nhàn Nhạn Nhạc Nhài Nhâm Nhân Nhẫn Nhẹ Nhật Nhất Nhị Nhiên Nhiều Nho Nhơn Nhu Nhung Nhuận Nhự Như Nhựt Ni Niên Niệm Ninh "
    "Nông Nụ Nữ Nương Oai Oanh Ơn Phan Pháp Phát Phẩm Phê Phi Phiên Phong Phòng Phó Phổ Phú Phúc Phụ Phục Phụng Phước Phương Phường Phượng Phấn Phận Quan "
    "Quán Quang Quảng Quân Quý Quế Quốc Quy Quyên Quyền Quyến Quyết Quỳnh Quyn Sa Sang Sanh Sáng Sách Sao Sáu Sâm Sen Sĩ Sinh Soạn Soan Son Song Sông Sơn Sử Sự Sửu "
    "Sung Suốt Sương Sỹ Tài Tam Tám Tạo Tá Tân Tấn Tần Tập Tất Tâm Tây Tế Tể Tề Thạch Thái Tham Thám Than Thanh Thành Thánh Thạnh Thao Thảo Thạo Thăng Thắng "
    "Thắm Thân Thận Thập Thất Thật Thế Thể Thêm Thêu Thi Thí Thị Thía Thiên Thiện Thiết Thiệp Thiệu Thiều Thím Thịnh Thìn Thoa Thoan Thoại Thoáng Thỏa Thọ Thông "
    "Thơ Thơm Thới Thời Thu Thuần Thuận Thuật Thục Thùy Thúy Thủy Thụy Thủ Thụ Thuyên Thuyết Thư Thử Thức Thực Thường Thưởng Thượng Thừa Tỉ Tiên Tiền Tiến Tiễn "
    "Tiếp Tiệp Tiếu Tiêu Tín Tính Tình Tịnh Tình Toan Toán Toàn Toản Toại Tòng Tô Tố Tôn Tồn Tốt Tơ Tới Trà Trai Trâm Trần Trân Tráng Trang Trác Trạch Tri Trí Trị "
    "Triều Triển Triết Triệu Trinh Trình Trịnh Trọng Trong Trúc Trung Truyền Trụ Trước Trường Trưởng Trượng Trực Tú Tuân Tuấn Tuất Tuế Tuệ Tùng Tụng Tuy Tuyên "
    "Tuyến Tuyền Tuyển Tuyết Tư Từ Tứ Tự Tửu Tước Tương Tường Tưởng Tượng Tý Tỵ Uẩn Uy Úy Uyên Uyển Út Ước Ưng Ứng Vạn Văn Vàng Vãng Vân Vấn Vận Vê Vi Vĩ "
    "Viên Viễn Viện Việt Viết Vinh Vĩnh Vịnh Vĩ Võ Vọng Vót Vô Vui Vu Vũ Vụ Vương Vượng Vững Vỹ Vy Xa Xanh Xoa Xoan Xuân Xuất Xuyên Xuyến Xứng Xướng Y Ý Yên Yến Yêu";

constexpr double lettersMended = 0.8;
constexpr double unknown = 0.88;

struct Lists
{
    QSet<QString> known;             // by keyK1
    QHash<QString, QString> byFold;  // by keyK0; empty where there are several
};

const Lists& lists()
{
    static const Lists made = [] {
        Lists lists;
        for (const QString& each : QString::fromUtf16(syllables).split(u' ')) {
            if (lists.known.contains(keyK1(each)))
                continue;
            lists.known.insert(keyK1(each));
            QString& entry = lists.byFold[keyK0(each)];
            entry = entry.isNull() ? each : u""_s;
        }
        return lists;
    }();
    return made;
}

bool isKnown(const QString& word)
{
    return lists().known.contains(keyK1(word));
}

// Two names that stand too near to each other, where there is one way only to part them.
QString parted(const QString& word)
{
    QString found;
    for (qsizetype at = 2; at + 2 <= word.size(); ++at) {
        if (!isKnown(word.left(at)) || !isKnown(word.mid(at)))
            continue;
        if (!found.isNull())
            return {};
        found = word.left(at) + u' ' + word.mid(at);
    }
    return found;
}

} // namespace

Mended mendGivenNames(const QString& name)
{
    QStringList words = name.split(u' ', Qt::SkipEmptyParts);
    double sure = 1;
    for (qsizetype i = 1; i < words.size(); ++i) {
        QString& word = words[i];
        if (isKnown(word))
            continue;
        const bool capitals = word.size() > 1 && word == word.toUpper();
        const QString like = lists().byFold.value(keyK0(word));
        if (!like.isEmpty()) {
            word = capitals ? like.toUpper() : like;
            sure = std::min(sure, lettersMended);
        } else if (const QString two = word.size() > 4 ? parted(word) : QString(); !two.isEmpty()) {
            word = two;
            sure = std::min(sure, lettersMended);
        } else {
            sure = std::min(sure, unknown);
        }
    }
    return {words.join(u' '), sure};
}

} // namespace motcua::domain
