#include "sheet_pages.h"
#include "specimen.h"
#include "ui/kit/action_button.h"
#include "ui/kit/scan_overlay.h"
#include "ui/kit/verdict_panel.h"

#include <QAction>
#include <QDir>
#include <QPainter>

namespace motcua::test {

using namespace motcua::ui;
using namespace Qt::StringLiterals;

bool sheetOfVerdicts(const QString& folder, const QString& theme)
{
    QAction admit(u"Cho vào, ghi lý do"_s);
    admit.setShortcut(QKeySequence(Qt::Key_F6));
    QAction incident(u"Ghi sự việc"_s);
    incident.setShortcut(QKeySequence(Qt::Key_F7));
    const VerdictView views[] = {
        {Meaning::Success,
         u"ĐƯỢC VÀO"_s,
         {},
         u"Nguyễn Thị Hồng Ngọc"_s,
         u"Chủ tịch Hội Liên hiệp Phụ nữ"_s,
         u"Phường An Hòa"_s,
         u"Ghế C12, lần vào thứ nhất, đã ghi vào máy"_s},
        {Meaning::Warning, u"ĐÃ VÀO"_s, u"lúc 08:02, Cửa 2"_s, u"Trần Lê Duy Khánh"_s, u"Phó Trưởng phòng Kinh tế"_s,
         u"UBND phường Tân Lập"_s, u"Mời xem giấy tờ trước khi cho vào lại"_s},
        {Meaning::Danger,
         u"KHÔNG ĐÚNG CUỘC HỌP"_s,
         {},
         u"Lưu Quốc Việt"_s,
         u"Chuyên viên, Văn phòng Đảng ủy"_s,
         u"Mã của Hội nghị sơ kết dân vận, 14:00 thứ Sáu 13/11"_s,
         u"Mời đại biểu xem lại thư mời"_s},
        {Meaning::Info, u"ĐÃ RA"_s, u"lúc 10:15"_s, u"Phạm Ẫm Ễnh Ương"_s, u"Ủy viên"_s, u"Phường Tân Lập"_s, {}},
        {Meaning::Neutral, u"SẴN SÀNG"_s, u"Mời đưa mã vào khung hình"_s, {}, {}, {}, {}},
    };
    Sheet sheet({1366, 1400});
    QPainter ground(&sheet.pixmap());
    ground.fillRect(QRect(684, 932, 640, 440), QColor(0x33, 0x37, 0x3A));
    const Meaning meanings[] = {Meaning::Success, Meaning::Warning, Meaning::Danger, Meaning::Info, Meaning::Neutral};
    for (int i = 0; i < 5; ++i) {
        QTransform turn;
        turn.translate(760 + 110 * i, 1040);
        turn.rotate(-4);
        paintScanQuad(&ground, turn.map(QPolygonF(QRectF(-40, -40, 80, 80))), meanings[i]);
    }
    paintPictureCaption(&ground, QRectF(684, 932, 640, 440), u"Máy ảnh 1, đọc trong 38 ms"_s);
    ground.end();
    for (int i = 0; i < 5; ++i) {
        auto* panel = new VerdictPanel;
        panel->setVerdict(views[i]);
        if (i == 1 || i == 2)
            panel->setActions({&admit, &incident});
        panel->setRemaining(i == 4 ? -1 : 0.6);
        sheet.put(panel, (i % 2) * 684, (i / 2) * 466, 682, i < 2 ? 464 : 464);
    }
    bool saved = sheet.save(QDir(folder).filePath(u"components-3-%1.png"_s.arg(theme)));
    // One in its real size, beside mockups 05 and 06.
    for (int i = 0; i < 2; ++i) {
        Sheet whole({762, 624});
        auto* panel = new VerdictPanel;
        panel->setVerdict(views[i]);
        if (i == 1)
            panel->setActions({&admit, &incident});
        panel->setRemaining(0.62);
        whole.put(panel, 0, 0, 762, 624);
        saved &= whole.save(QDir(folder).filePath(u"verdict-%1-%2.png"_s.arg(QString::number(i + 1), theme)));
    }
    return saved;
}

} // namespace motcua::test
