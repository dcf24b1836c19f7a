// motcua-components OUT_DIR: paints every component in every state, light and dark, to be laid beside the mockups.
#include "sheet_pages.h"
#include "specimen.h"
#include "tests/support/places.h"
#include "tsv_translator.h"
#include "ui/kit/action_button.h"
#include "ui/kit/badges.h"
#include "ui/kit/empty_state.h"
#include "ui/kit/field.h"
#include "ui/kit/format.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"
#include "ui/kit/progress_line.h"
#include "ui/kit/row_delegate.h"
#include "ui/kit/sync_chip.h"
#include "ui/kit/theme.h"
#include "ui/kit/timeline.h"
#include "ui/kit/toast.h"
#include "ui/kit/verdict_panel.h"

#include <QAction>
#include <QApplication>
#include <QDir>
#include <QLineEdit>
#include <QPainter>
#include <QTextStream>

using namespace motcua::ui;
using namespace Qt::StringLiterals;

namespace motcua::test {
namespace {

ActionButton* button(ButtonKind kind, const QString& text, const QString& key = {})
{
    auto* b = new ActionButton(kind, text);
    if (!key.isEmpty())
        b->setKeyText(key);
    return b;
}

Field* field(const QString& label, const QString& text, FieldState state = FieldState::Normal,
             const QString& message = {})
{
    auto* edit = new QLineEdit(text);
    auto* f = new Field(label, edit);
    f->setState(state, message);
    return f;
}

void buttons(Sheet& sheet)
{
    constexpr int states[] = {Sheet::Rest, Sheet::Hover, Sheet::Hover | Sheet::Pressed, Sheet::Focus, Sheet::Disabled};
    sheet.text(u"Nút: bình thường, con trỏ ở trên, nhấn, bàn phím ở đây, tắt"_s, 24, 16);
    for (int i = 0; i < 5; ++i) {
        sheet.put(button(ButtonKind::Primary, u"Tiếp nhận"_s, u"F2"_s), 24 + 156 * i, 44, 144, 0, states[i]);
        sheet.put(button(ButtonKind::Secondary, u"Chuyển xử lý"_s, u"F6"_s), 24 + 156 * i, 92, 144, 0, states[i]);
    }
    sheet.put(button(ButtonKind::Danger, u"Từ chối"_s, u"R"_s), 24, 140, 144);
    sheet.put(button(ButtonKind::Danger, u"Từ chối"_s, u"R"_s), 180, 140, 144, 0, Sheet::Hover);
    sheet.put(button(ButtonKind::Plain, u"Lọc thêm"_s), 336, 140, 144);
    sheet.put(button(ButtonKind::Plain, u"Lọc thêm"_s), 491, 140, 144, 0, Sheet::Hover);
    auto* print = button(ButtonKind::IconOnly, u"In"_s);
    print->setGlyph(Icon::Print);
    sheet.put(print, 647, 140);
    auto* more = button(ButtonKind::IconOnly, u"Thêm"_s);
    more->setGlyph(Icon::More);
    more->setFlat(true);
    sheet.put(more, 695, 140);
    sheet.put(button(ButtonKind::Link, u"Đổi tài khoản"_s), 743, 146);
}

void fields(Sheet& sheet)
{
    sheet.text(u"Ô nhập"_s, 24, 196);
    sheet.put(field(u"Bình thường"_s, u"Nguyễn Văn An"_s), 24, 224, 258);
    auto* focused = field(u"Đang nhập"_s, u"Nguyễn Văn"_s);
    sheet.put(focused, 294, 224, 258, 0, Sheet::Focus);
    auto* locked = field(u"Chỉ đọc"_s, u"Quầy 2"_s);
    locked->setReadOnly(true);
    sheet.put(locked, 564, 224, 258);
    sheet.put(field(u"Nhắc, không chặn"_s, u"0591 447 208"_s, FieldState::Warning, u"Đầu số ít gặp, nên hỏi lại"_s), 24,
              294, 258);
    sheet.put(field(u"Lỗi, phải sửa"_s, u"31/02/1992"_s, FieldState::Error, u"Không có ngày 31 tháng 2"_s), 294, 294,
              258);
    auto* off = field(u"Không dùng được"_s, {});
    off->lineEdit()->setPlaceholderText(u"Chọn thủ tục trước"_s);
    sheet.put(off, 564, 294, 258, 0, Sheet::Disabled);
}

void states(Sheet& sheet)
{
    sheet.text(u"Trạng thái"_s, 24, 394);
    for (int i = 1; i <= 10; ++i)
        sheet.put(new StatusBadge(i), 24, 424 + 28 * (i - 1), 200);
    sheet.text(u"Hẹn trả"_s, 246, 394);
    const DueState dues[] = {{DueKind::Normal, 7 * 480},
                             {DueKind::Soon, 2 * 480},
                             {DueKind::Late, 480},
                             {DueKind::Paused},
                             {DueKind::DoneEarly}};
    for (int i = 0; i < 5; ++i)
        sheet.put(new DueBadge(dues[i]), 246, 422 + 30 * i);
    sheet.text(u"Đồng bộ"_s, 448, 394);
    const SyncSummary syncs[] = {{SyncLook::Ok, QTime(10, 42), 0},
                                 {SyncLook::Sending, {}, 3},
                                 {SyncLook::Offline, QTime(10, 15), 4},
                                 {SyncLook::Look, {}, 2}};
    for (int i = 0; i < 4; ++i) {
        auto* chip = new SyncChip;
        chip->setSummary(syncs[i]);
        sheet.put(chip, 440, 420 + 28 * i, 0, 28);
    }
    sheet.text(u"Dòng thời gian"_s, 448, 550);
    auto* line = new Timeline;
    line->setItems({{u"Đang ở phòng Tư pháp"_s, u"từ 08:12"_s, true},
                    {u"Chuyển phòng Tư pháp"_s, u"08:12"_s},
                    {u"Tiếp nhận tại quầy 2"_s, u"09/11"_s}});
    sheet.put(line, 448, 578, 320);
}

void verdictRow(Sheet& sheet)
{
    const std::tuple<Meaning, Icon, QString> row[] = {{Meaning::Success, Icon::Ok, u"ĐƯỢC VÀO"_s},
                                                      {Meaning::Warning, Icon::Warning, u"ĐÃ VÀO"_s},
                                                      {Meaning::Danger, Icon::Error, u"ĐÃ THU HỒI"_s},
                                                      {Meaning::Info, Icon::Status7, u"ĐÃ RA"_s},
                                                      {Meaning::Neutral, Icon::Clock, u"SẴN SÀNG"_s}};
    QPainter painter(&sheet.pixmap());
    int x = 24;
    for (const auto& [meaning, icon, word] : row) {
        paintFrame(&painter, QRectF(x, 714, 152, 40), metric::radius, color(solidToken(meaning)));
        paintIcon(&painter, QRectF(x + 12, 714, 20, 40), icon, onSolidToken(meaning), 20);
        paintText(&painter, QRectF(x + 40, 714, 110, 40), word, boldFont(TypeStep::Body), color(onSolidToken(meaning)));
        x += 160;
    }
}

void rightColumn(Sheet& sheet)
{
    sheet.text(u"Thông báo có hoàn tác"_s, 862, 16);
    auto* page = new QWidget;
    page->resize(520, 88);
    auto* toast = new Toast(page);
    toast->setOffset({0, 40});
    auto* holder = page;
    holder->setFixedSize(480, 88);
    toast->showMessage(u"Đã chuyển 261111-0019 cho Tư pháp"_s, true);
    sheet.put(page, 862, 44, 480, 88);

    sheet.text(u"Tiến độ"_s, 862, 108);
    auto* progress = new ProgressBlock;
    progress->setWhat(u"Đang tải hồ sơ của phường An Hòa"_s);
    progress->setProgress(3212, 5018, u"3.212 trong 5.018 hồ sơ, còn khoảng 20 giây, vẫn dùng được"_s);
    sheet.put(progress, 862, 136, 480);

    sheet.text(u"Dòng danh sách"_s, 862, 218);
    QPainter painter(&sheet.pixmap());
    const std::pair<QString, RowState> rows[] = {
        {u"Bình thường"_s, {}},
        {u"Con trỏ ở trên"_s, {.hover = true}},
        {u"Đang chọn"_s, {.selected = true, .activePane = true}},
        {u"Chọn, cửa sổ khác"_s, {.selected = true}},
        {u"Bàn phím ở đây"_s, {.selected = true, .activePane = true, .focus = true}}};
    int y = 246;
    for (const auto& [name, state] : rows) {
        const QRectF box(862, y, 480, 44);
        paintRowBackground(&painter, box, state);
        paintText(&painter, box.adjusted(12, 0, -12, 0), name,
                  font(TypeStep::Body, state.selected ? QFont::DemiBold : QFont::Normal), color(Token::Text));
        paintText(&painter, box.adjusted(12, 0, -12, 0), u"261111-0019"_s, font(TypeStep::Caption), color(Token::Muted),
                  Qt::AlignRight);
        y += 44;
    }
    painter.end();
    sheet.text(u"Trống"_s, 862, 482);
    auto* empty = new EmptyState;
    empty->set(EmptyState::Kind::Empty, u"Không còn hồ sơ quá hạn"_s, u"Hồ sơ gần hạn nhất là 14:15 hôm nay"_s,
               u"Xem hồ sơ sắp hạn"_s);
    sheet.put(empty, 862, 506, 480, 200);
}

} // namespace

bool sheetOfStates(const QString& path)
{
    Sheet sheet({1366, 768});
    buttons(sheet);
    fields(sheet);
    states(sheet);
    verdictRow(sheet);
    rightColumn(sheet);
    return sheet.save(path);
}

} // namespace motcua::test

int main(int argc, char** argv)
{
    if (qEnvironmentVariableIsEmpty("QT_QPA_PLATFORM") && qEnvironmentVariableIsEmpty("DISPLAY"))
        qputenv("QT_QPA_PLATFORM", "offscreen");
    QApplication app(argc, argv);
    const QStringList arguments = QApplication::arguments();
    if (arguments.size() != 2) {
        QTextStream(stderr) << "usage: motcua-components OUT_DIR\n";
        return 2;
    }
    const QDir folder(arguments.at(1));
    if (!folder.mkpath(u"."_s))
        return 1;
    motcua::test::TsvTranslator words(motcua::test::sourcePath("translations"));
    QApplication::installTranslator(&words);
    setLanguage(Language::Vietnamese);

    bool saved = true;
    Theme theme(app, ThemeMode::Light);
    for (const auto& [mode, name] : {std::pair(ThemeMode::Light, u"light"_s), std::pair(ThemeMode::Dark, u"dark"_s)}) {
        theme.setMode(mode);
        saved &= motcua::test::sheetOfStates(folder.filePath(u"components-1-%1.png"_s.arg(name)));
        saved &= motcua::test::sheetOfPanes(folder.filePath(u"components-2-%1.png"_s.arg(name)));
        saved &= motcua::test::sheetOfVerdicts(folder.path(), name);
    }
    return saved ? 0 : 1;
}
