#include "paper/workbook.h"

#include "domain/calendar.h"

#include <QFile>

#include <xlsxwriter.h>

#include <filesystem>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

QString partOf(const QString& path) { return path + u".part"_s; }

constexpr qsizetype cellLimit = 32'767;

} // namespace

Error listNotWritten(const QString& what) { return {ErrorKind::Storage, u"list_write"_s, what}; }

Workbook::Workbook(const QString& path, const char* sheetName, Memory memory) : m_path(path)
{
    lxw_workbook_options options{};
    options.constant_memory = memory == Memory::RowByRow ? LXW_TRUE : LXW_FALSE;
    m_book = workbook_new_opt(QFile::encodeName(partOf(path)).constData(), &options);
    m_sheet = m_book ? workbook_add_worksheet(m_book, sheetName) : nullptr;
    if (!m_sheet)
        note(m_book ? LXW_ERROR_PARAMETER_VALIDATION : LXW_ERROR_MEMORY_MALLOC_FAILED);
}

Workbook::~Workbook()
{
    if (!m_book)
        return;
    workbook_close(m_book); // the only way to be rid of it
    QFile::remove(partOf(m_path));
}

void Workbook::note(int error)
{
    if (m_error == LXW_NO_ERROR)
        m_error = error;
}

lxw_format* Workbook::formatOf(Look look)
{
    if (look == Look::Plain)
        return nullptr;
    lxw_format*& format = m_formats[size_t(look)];
    if (format)
        return format;
    format = workbook_add_format(m_book);
    if (look == Look::Bold || look == Look::Head)
        format_set_bold(format);
    if (look == Look::Head) {
        format_set_bottom(format, LXW_BORDER_THIN);
        format_set_text_wrap(format);
    }
    if (look == Look::Percent)
        format_set_num_format(format, "0.0%");
    if (look == Look::Moment)
        format_set_num_format(format, "hh:mm dd/mm/yyyy");
    return format;
}

void Workbook::setWidth(int firstColumn, int lastColumn, double characters)
{
    if (m_sheet)
        note(worksheet_set_column(m_sheet, lxw_col_t(firstColumn), lxw_col_t(lastColumn), characters, nullptr));
}

void Workbook::text(quint32 row, int column, const QString& words, Look look)
{
    if (m_sheet && !words.isEmpty())
        note(worksheet_write_string(m_sheet, row, lxw_col_t(column), words.first(std::min(words.size(), cellLimit)).toUtf8().constData(), formatOf(look)));
}

void Workbook::number(quint32 row, int column, double value, Look look)
{
    if (m_sheet)
        note(worksheet_write_number(m_sheet, row, lxw_col_t(column), value, formatOf(look)));
}

void Workbook::moment(quint32 row, int column, const QDateTime& utc)
{
    if (!m_sheet || !utc.isValid())
        return;
    const QDateTime local = domain::toLocal(utc);
    const QDate day = local.date();
    const QTime time = local.time();
    lxw_datetime at{day.year(), day.month(), day.day(), time.hour(), time.minute(), time.second() + time.msec() / 1000.0};
    note(worksheet_write_datetime(m_sheet, row, lxw_col_t(column), &at, formatOf(Look::Moment)));
}

void Workbook::head(quint32 row, int columns, int frozenColumns, quint32 lastRow)
{
    if (!m_sheet)
        return;
    worksheet_freeze_panes(m_sheet, row + 1, lxw_col_t(frozenColumns));
    note(worksheet_autofilter(m_sheet, row, 0, std::max(lastRow, row + 1), lxw_col_t(columns - 1)));
}

Result<void> Workbook::finish()
{
    if (m_book)
        note(workbook_close(std::exchange(m_book, nullptr)));
    const QString part = partOf(m_path);
    if (m_error != LXW_NO_ERROR) {
        QFile::remove(part);
        return tl::unexpected(listNotWritten(QString::fromUtf8(lxw_strerror(lxw_error(m_error)))));
    }
    // In one step: what stood under the name is there until the new list is.
    std::error_code failed;
    std::filesystem::rename(part.toStdU16String(), m_path.toStdU16String(), failed);
    if (!failed)
        return {};
    QFile::remove(part);
    return tl::unexpected(listNotWritten(u"rename"_s));
}

} // namespace motcua::paper
