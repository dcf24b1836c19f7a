#include "sheet_pages.h"
#include "specimen.h"
#include "ui/kit/action_button.h"
#include "ui/kit/card_lens.h"
#include "ui/kit/due_strip.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/key_line.h"
#include "ui/kit/labels.h"
#include "ui/kit/nav_rail.h"
#include "ui/kit/otp_edit.h"
#include "ui/kit/paint.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/search_box.h"
#include "ui/kit/segments.h"
#include "ui/kit/tabs.h"

#include <QCheckBox>
#include <QComboBox>
#include <QListView>
#include <QPainter>
#include <QRadioButton>
#include <QStandardItemModel>

namespace motcua::test {

using namespace motcua::ui;
using namespace Qt::StringLiterals;

namespace {

QImage sampleCard()
{
    QImage card(856, 540, QImage::Format_RGB32);
    card.fill(QColor(0xD8, 0xD2, 0xC6));
    QPainter painter(&card);
    painter.fillRect(0, 0, 856, 86, QColor(0x96, 0x20, 0x2C));
    painter.setFont(QFont(u"Noto Serif"_s, 18));
    painter.drawText(QRect(280, 250, 560, 60), Qt::AlignVCenter, u"Ngày sinh   12 - 03 - 1984"_s);
    painter.drawText(QRect(280, 200, 560, 50), Qt::AlignVCenter, u"Họ và tên   PHẠM THỊ NGỌC HẠNH"_s);
    return card;
}

QList<DueDay> sampleDays()
{
    const QTime open(7, 30);
    const QTime noon(11, 30);
    const QTime again(13, 0);
    const QTime close(17, 0);
    const auto full = [&](QDate date, const QString& words) {
        return DueDay{date, {{open, noon, open, noon}, {again, close, again, close}}, words, {}};
    };
    return {
        DueDay{QDate(2026, 11, 12), {{open, noon, {}, {}}, {again, close, QTime(14, 30), close}}, u"Từ 14:30"_s, {}},
        full(QDate(2026, 11, 13), u"8 giờ"_s),
        DueDay{QDate(2026, 11, 14), {}, u"Nghỉ"_s, {}},
        DueDay{QDate(2026, 11, 15), {}, u"Nghỉ"_s, {}},
        full(QDate(2026, 11, 16), u"8 giờ"_s),
        DueDay{QDate(2026, 11, 17),
               {{open, noon, open, noon}, {again, close, again, QTime(14, 30)}},
               u"Đến 14:30"_s,
               QTime(14, 30)}};
}

void rail(Sheet& sheet)
{
    const QList<NavItem> items{{u"queue"_s, Icon::Queue, u"Hàng việc"_s, u"Hồ sơ"_s, {}, 146},
                               {u"receive"_s, Icon::Receive, u"Tiếp nhận"_s, u"Hồ sơ"_s},
                               {u"return"_s, Icon::Return, u"Trả kết quả"_s, u"Hồ sơ"_s, {}, 14},
                               {u"citizens"_s, Icon::Card, u"Tài khoản công dân"_s, u"Hồ sơ"_s},
                               {u"dashboard"_s, Icon::Dashboard, u"Tổng quan"_s, u"Hồ sơ"_s},
                               {u"book"_s, Icon::Book, u"Sổ theo dõi"_s, u"Hồ sơ"_s},
                               {u"settings"_s, Icon::Settings, u"Cài đặt"_s, {}, {}, -1, true},
                               {u"help"_s, Icon::Help, u"Trợ giúp"_s, {}, u"F1"_s, -1, true}};
    auto* wide = new NavRail;
    wide->setItems(items);
    wide->setCurrent(u"queue"_s);
    sheet.put(wide, 0, 0, 208, 768);
    auto* folded = new NavRail;
    folded->setItems(items);
    folded->setCurrent(u"receive"_s);
    folded->setFolded(true);
    sheet.put(folded, 208, 0, 56, 768);
}

void list(Sheet& sheet)
{
    auto* view = new QListView;
    auto* model = new QStandardItemModel(view);
    const std::tuple<QString, QString, Icon, Token> rows[] = {
        {u"Phạm Thị Ngọc Hạnh"_s, u"Khác 1 trường"_s, Icon::Warning, Token::Warning},
        {u"Trịnh Công Thành"_s, u"Có thể trùng"_s, Icon::Fork, Token::Danger},
        {u"Đỗ Minh Triết"_s, u"Khớp cả 4 trường"_s, Icon::Ok, Token::Success}};
    for (const auto& [name, second, icon, token] : rows) {
        auto* item = new QStandardItem(name);
        item->setData(second, SecondLineRole);
        item->setData(int(icon), SecondGlyphRole);
        item->setData(int(token), SecondTokenRole);
        model->appendRow(item);
    }
    auto* plain = new QStandardItem(u"Lê Hoàng Uyên"_s);
    plain->setData(u"Phó Chủ tịch Hội Nông dân"_s, SecondLineRole);
    plain->setData(int(Icon::Ok), GlyphRole);
    plain->setData(int(Token::Success), GlyphTokenRole);
    plain->setData(u"08:13"_s, RightRole);
    plain->setData(u"được vào"_s, RightSecondRole);
    plain->setData(int(Token::Success), RightTokenRole);
    model->appendRow(plain);
    view->setModel(model);
    view->setItemDelegate(new ListRowDelegate(view));
    prepareRowView(view);
    view->setCurrentIndex(model->index(0, 0));
    sheet.put(view, 284, 120, 300, 240);
}

} // namespace

bool sheetOfPanes(const QString& path)
{
    Sheet sheet({1366, 768});
    rail(sheet);
    auto* header = new PaneHeader(u"Hàng việc"_s);
    header->setCaption(u"9 đăng ký"_s);
    auto* filter = new ActionButton(ButtonKind::Plain, u"Lọc thêm"_s);
    filter->setGlyph(Icon::Filter);
    header->addRight(filter);
    auto* receive = new ActionButton(ButtonKind::Secondary, u"Tiếp nhận"_s);
    receive->setGlyph(Icon::Receive);
    receive->setKeyText(u"F2"_s);
    header->addRight(receive);
    sheet.put(header, 264, 0, 640);
    auto* tabs = new Tabs;
    const std::pair<QString, int> words[] = {
        {u"Đang mở"_s, 146}, {u"Mới đăng ký"_s, 12}, {u"Cần bổ sung"_s, 5}, {u"Sắp hạn"_s, 8}, {u"Quá hạn"_s, 2}};
    for (const auto& [word, count] : words)
        tabs->setCount(tabs->addTab(word), count);
    sheet.put(tabs, 264, 60, 640);
    list(sheet);

    auto* search = new SearchBox;
    search->setPlaceholderText(u"Tìm mã hồ sơ, họ tên, điện thoại, số định danh"_s);
    search->setKeyText(u"Ctrl K"_s);
    sheet.put(search, 920, 10, 432, 36);
    auto* otp = new OtpEdit;
    otp->setText(u"407"_s);
    sheet.put(otp, 920, 60, 0, 64, Sheet::Focus);
    auto* wrong = new OtpEdit;
    wrong->setText(u"407912"_s);
    wrong->setError(true);
    sheet.put(wrong, 920, 136, 0, 64);

    auto* combo = new QComboBox;
    combo->addItems({u"Kinh tế, Hạ tầng và Đô thị"_s, u"Tư pháp"_s});
    sheet.put(combo, 600, 120, 240, 36);
    auto* combo2 = new QComboBox;
    combo2->addItem(u"Nữ"_s);
    sheet.put(combo2, 600, 164, 240, 36, Sheet::Focus);
    auto* check = new QCheckBox(u"Bản điện tử"_s);
    check->setChecked(true);
    sheet.put(check, 600, 212);
    sheet.put(new QCheckBox(u"Người nộp khác chủ hồ sơ"_s), 720, 212);
    auto* radio = new QRadioButton(u"Tại quầy"_s);
    radio->setChecked(true);
    sheet.put(radio, 600, 240);
    sheet.put(new QRadioButton(u"Bưu chính, đến tận nhà"_s), 720, 240);
    auto* focusCheck = new QCheckBox(u"Bàn phím ở đây"_s);
    sheet.put(focusCheck, 600, 268, 0, 0, Sheet::Focus);
    auto* plain = new Segments;
    plain->addSegment(0, u"Ngày"_s);
    plain->addSegment(1, u"Tuần"_s);
    sheet.put(plain, 600, 300);
    auto* gate = new Segments(Segments::Kind::Gate);
    gate->addSegment(0, u"Chiều vào"_s);
    gate->addSegment(1, u"Chiều ra"_s);
    sheet.put(gate, 740, 300, 0, 0);

    auto* strip = new DueStrip;
    strip->setDays(sampleDays(), u"3 ngày × 8 giờ = 2:30 thứ Năm + 8:00 thứ Sáu + 8:00 thứ Hai + 5:30 thứ Ba"_s);
    sheet.put(strip, 284, 380, 598);
    sheet.put(meaningLabel(Meaning::Warning, u"Xác nhận ngày sinh rồi mới duyệt được"_s), 284, 490);
    sheet.put(meaningLabel(Meaning::Success, u"Có tên trong danh sách chi bộ"_s), 600, 490);
    sheet.put(new FactRow(u"Số định danh"_s, u"066 087 004 512"_s), 284, 520, 300);
    auto* offline = new EmptyState;
    offline->set(EmptyState::Kind::Offline, u"Đang ngoại tuyến"_s,
                 u"Danh sách có đến 10:15, phần còn lại tải khi có mạng"_s, u"Thử lại"_s);
    sheet.put(offline, 284, 548, 300, 190);
    auto* failed = new EmptyState;
    failed->set(EmptyState::Kind::Error, u"Chưa tải được danh sách"_s, u"Máy chủ không trả lời, sẽ thử lại"_s,
                u"Thử lại ngay"_s);
    sheet.put(failed, 600, 548, 300, 190);

    auto* card = new CardView;
    card->setImage(sampleCard());
    card->setRegion(QRectF(280, 255, 330, 50));
    sheet.put(card, 920, 216, 416);
    auto* lens = new LensStrip;
    lens->setStrip(sampleCard(), QRectF(430, 255, 210, 50), Meaning::Warning);
    sheet.put(lens, 920, 496, 416, 112);
    auto* compare = new CharCompare;
    compare->setRows(u"Máy đọc"_s, u"Người khai"_s,
                     compareChars(u"12/08/1984"_s, u"12/03/1984"_s, {1, 1, 1, 1, 0.6, 1, 0.5}));
    sheet.put(compare, 920, 624, 416);

    auto* keys = new KeyLine;
    keys->setIndent(16);
    keys->setHints({{u"↑ ↓"_s, u"Chọn"_s},
                    {u"Enter"_s, u"Mở"_s},
                    {u"Shift ↑ ↓"_s, u"Chọn nhiều"_s},
                    {u"/"_s, u"Lọc"_s},
                    {u"F9"_s, u"Trả kết quả"_s}});
    keys->setRightText(u"Thứ Tư 11/11/2026, 10:44"_s);
    sheet.put(keys, 264, 740, 1102, 28);
    return sheet.save(path);
}

} // namespace motcua::test
