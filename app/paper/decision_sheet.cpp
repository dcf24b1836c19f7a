#include "paper/decision_sheet.h"

#include "domain/calendar.h"
#include "paper/csv_field.h"
#include "paper/workbook.h"

#include <QFileInfo>
#include <QSaveFile>

#include <array>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

using domain::RegistrationStatus;
using domain::ReviewWay;

struct Column
{
    const char* title;
    double width;
};

constexpr std::array<Column, 8> kColumns{{{"Thời gian", 17}, {"Họ và tên", 28}, {"Số thẻ / số lý lịch", 18}, {"Chi bộ", 20}, {"Quyết định", 18},
                                          {"Lý do", 40}, {"Người quyết định", 26}, {"Cách xem", 30}}};

QString decisionOf(RegistrationStatus status)
{
    switch (status) {
    case RegistrationStatus::Approved: return u"Duyệt"_s;
    case RegistrationStatus::Refused: return u"Từ chối"_s;
    case RegistrationStatus::Returned: return u"Trả lại để sửa"_s;
    case RegistrationStatus::Waiting: break;
    }
    return u"Gửi lại"_s;
}

QString wayOf(const domain::RegistrationStep& step)
{
    const QString seen = step.photo.isEmpty() ? u"không có ảnh thẻ"_s : u"đã xem ảnh thẻ, %1 trường"_s.arg(step.viewed.size());
    switch (step.way) {
    case ReviewWay::Bulk: return u"Duyệt cùng nhiều hồ sơ"_s;
    case ReviewWay::Sample: return u"Mẫu chọn ngẫu nhiên, "_s + seen;
    case ReviewWay::Person: break;
    }
    return u"Từng hồ sơ, "_s + seen;
}

std::array<QString, 7> textsOf(const DecisionRow& row)
{
    return {row.fullName, row.number, row.cell, decisionOf(row.step.status), row.step.reason, row.step.by, wayOf(row.step)};
}

QStringList headOf(const DecisionSheet& sheet)
{
    return {u"NHẬT KÝ DUYỆT ĐĂNG KÝ TÀI KHOẢN ĐẢNG VIÊN"_s,
            u"Lập lúc %1, người lập: %2. Dữ liệu đảng viên, không chuyển cho người không có trách nhiệm."_s.arg(
                domain::toLocal(sheet.asOf).toString(u"HH:mm dd/MM/yyyy"_s), sheet.madeBy)};
}

Result<void> writeXlsx(const DecisionSheet& sheet, const QString& path)
{
    Workbook book(path, "Nhật ký duyệt");
    const QStringList words = headOf(sheet);
    book.text(0, 0, words[0], Workbook::Look::Bold);
    book.text(1, 0, words[1]);
    constexpr quint32 heads = 3;
    for (int column = 0; column < int(kColumns.size()); ++column) {
        book.setWidth(column, column, kColumns[size_t(column)].width);
        book.text(heads, column, QString::fromUtf8(kColumns[size_t(column)].title), Workbook::Look::Bold);
    }
    quint32 row = heads;
    for (const DecisionRow& each : sheet.rows) {
        book.moment(++row, 0, each.step.at);
        int column = 1;
        for (const QString& text : textsOf(each))
            book.text(row, column++, text);
    }
    book.head(heads, int(kColumns.size()), 2, row);
    return book.finish();
}

QByteArray csvOf(const DecisionSheet& sheet)
{
    QByteArray out("\xEF\xBB\xBF");
    QByteArrayList fields;
    for (const Column& column : kColumns)
        fields += column.title;
    out += fields.join(',') + "\r\n";
    for (const DecisionRow& row : sheet.rows) {
        fields = {domain::toLocal(row.step.at).toString(u"HH:mm dd/MM/yyyy"_s).toUtf8()};
        for (const QString& words : textsOf(row))
            fields += csvField(words);
        out += fields.join(',') + "\r\n";
    }
    return out;
}

} // namespace

Result<void> writeDecisions(const DecisionSheet& sheet, const QString& path)
{
    if (QFileInfo(path).suffix().toLower() != "csv"_L1)
        return writeXlsx(sheet, path);
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly))
        return tl::unexpected(listNotWritten(file.errorString()));
    file.write(csvOf(sheet));
    return file.commit() ? Result<void>() : tl::unexpected(listNotWritten(file.errorString()));
}

} // namespace motcua::paper
