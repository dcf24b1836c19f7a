#include "paper/decision_sheet.h"

#include "domain/calendar.h"

#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <xlsxwriter.h>

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

Error cannotWrite(const QString& what) { return {ErrorKind::Storage, u"list_write"_s, what}; }

Result<void> writeXlsx(const DecisionSheet& sheet, const QString& path)
{
    const QString part = path + u".part"_s;
    const QByteArray name = QFile::encodeName(part);
    lxw_workbook* book = workbook_new(name.constData());
    if (!book)
        return tl::unexpected(cannotWrite(u"begin"_s));
    lxw_worksheet* page = workbook_add_worksheet(book, "Nhật ký duyệt");
    lxw_format* bold = workbook_add_format(book);
    format_set_bold(bold);
    lxw_format* time = workbook_add_format(book);
    format_set_num_format(time, "hh:mm dd/mm/yyyy");
    lxw_error error = LXW_NO_ERROR;
    const auto put = [&](lxw_row_t row, lxw_col_t column, const QString& words, lxw_format* format) {
        const lxw_error one = words.isEmpty() ? LXW_NO_ERROR : worksheet_write_string(page, row, column, words.toUtf8().constData(), format);
        error = error == LXW_NO_ERROR ? one : error;
    };
    const QStringList head = headOf(sheet);
    put(0, 0, head[0], bold);
    put(1, 0, head[1], nullptr);
    constexpr lxw_row_t heads = 3;
    for (lxw_col_t column = 0; column < kColumns.size(); ++column) {
        worksheet_set_column(page, column, column, kColumns[column].width, nullptr);
        put(heads, column, QString::fromUtf8(kColumns[column].title), bold);
    }
    worksheet_freeze_panes(page, heads + 1, 2);
    lxw_row_t row = heads;
    for (const DecisionRow& each : sheet.rows) {
        ++row;
        if (each.step.at.isValid()) { // days since 1899-12-30
            const QDateTime local = domain::toLocal(each.step.at);
            worksheet_write_number(page, row, 0, double(local.toMSecsSinceEpoch() + local.offsetFromUtc() * 1'000LL) / 86'400'000.0 + 25'569.0, time);
        }
        lxw_col_t column = 1;
        for (const QString& words : textsOf(each))
            put(row, column++, words, nullptr);
    }
    worksheet_autofilter(page, heads, 0, std::max(row, heads + 1), lxw_col_t(kColumns.size() - 1));
    const lxw_error closed = workbook_close(book);
    const bool whole = error == LXW_NO_ERROR && closed == LXW_NO_ERROR && (!QFile::exists(path) || QFile::remove(path)) && QFile::rename(part, path);
    if (whole)
        return {};
    QFile::remove(part);
    return tl::unexpected(cannotWrite(QString::fromUtf8(lxw_strerror(closed != LXW_NO_ERROR ? closed : error))));
}

QByteArray csvField(QString field)
{
    if (!field.isEmpty() && QStringView(u"=+-@\t\r").contains(field.front()))
        field.prepend(u'\'');
    if (field.contains(u'"') || field.contains(u',') || field.contains(u'\n') || field.contains(u'\r'))
        field = u'"' + field.replace(u'"', u"\"\""_s) + u'"';
    return field.toUtf8();
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
        return tl::unexpected(cannotWrite(file.errorString()));
    file.write(csvOf(sheet));
    return file.commit() ? Result<void>() : tl::unexpected(cannotWrite(file.errorString()));
}

} // namespace motcua::paper
