#include "paper/dossier_list.h"

#include "domain/calendar.h"

#include <QDateTime>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>

#include <xlsxwriter.h>

#include <array>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

struct Column
{
    const char* title;
    double width;
};

constexpr std::array<Column, 11> kColumns{{{"Mã hồ sơ", 26}, {"Chủ hồ sơ", 28}, {"Điện thoại", 14}, {"Số định danh", 16}, {"Người nộp", 24},
                                           {"Thủ tục", 44}, {"Trạng thái", 26}, {"Tiếp nhận", 17}, {"Hẹn trả", 17}, {"Xong lúc", 17}, {"Đang giữ", 24}}};

//! As they are exchanged with the national portal; by their number.
constexpr std::array<const char*, 11> kStatuses{"", "Mới đăng ký", "Được tiếp nhận", "Không được tiếp nhận", "Đang xử lý", "Yêu cầu bổ sung giấy tờ",
                                                "Yêu cầu thực hiện nghĩa vụ tài chính", "Công dân yêu cầu rút hồ sơ", "Dừng xử lý", "Đã xử lý xong",
                                                "Đã trả kết quả"};

const char* statusOf(int number)
{
    return number > 0 && number < int(kStatuses.size()) ? kStatuses[size_t(number)] : "";
}

Error cannotWrite(const QString& what) { return {ErrorKind::Storage, u"list_write"_s, what}; }

//! The office's clock, the same all year round.
qint64 localMs(qint64 utc)
{
    static const qint64 ahead = domain::toLocal(QDateTime::fromMSecsSinceEpoch(1'767'200'400'000, Qt::UTC)).offsetFromUtc() * 1'000LL;
    return utc + ahead;
}

class XlsxList : public DossierList
{
public:
    explicit XlsxList(const QString& path) : m_path(path), m_part(path + u".part"_s) {}
    ~XlsxList() override
    {
        if (!m_book)
            return;
        // Thrown away, not closed: packing half a list would only take time. The library closes its own file only when it packs.
        if (m_sheet && m_sheet->optimize_tmpfile)
            fclose(m_sheet->optimize_tmpfile);
        lxw_workbook_free(m_book);
        QFile::remove(m_part);
    }

    Result<void> open()
    {
        const QByteArray name = QFile::encodeName(m_part);
        QByteArray folder = QFile::encodeName(QFileInfo(m_path).absolutePath());
        lxw_workbook_options options{};
        options.constant_memory = LXW_TRUE;
        options.tmpdir = folder.data(); // beside the file that a person chose, not in a folder that everybody reads
        m_book = workbook_new_opt(name.constData(), &options);
        m_sheet = m_book ? workbook_add_worksheet(m_book, "Hồ sơ") : nullptr;
        if (!m_sheet)
            return tl::unexpected(cannotWrite(u"workbook"_s));
        lxw_format* head = workbook_add_format(m_book);
        format_set_bold(head);
        format_set_bottom(head, LXW_BORDER_THIN);
        m_time = workbook_add_format(m_book);
        format_set_num_format(m_time, "hh:mm dd/mm/yyyy");
        for (lxw_col_t column = 0; column < kColumns.size(); ++column) {
            worksheet_set_column(m_sheet, column, column, kColumns[column].width, nullptr);
            worksheet_write_string(m_sheet, 0, column, kColumns[column].title, head);
        }
        worksheet_freeze_panes(m_sheet, 1, 2);
        return {};
    }

    Result<void> add(const std::vector<DossierLine>& lines) override
    {
        for (const DossierLine& line : lines) {
            if (++m_row > lxw_row_t(mostLines))
                return tl::unexpected(cannotWrite(u"too long for a sheet"_s));
            lxw_col_t column = 0;
            for (const QByteArray* text : {&line.code, &line.owner, &line.phone, &line.idNumber, &line.submitter, &line.procedure})
                write(column++, *text);
            worksheet_write_string(m_sheet, m_row, column++, statusOf(line.status), nullptr);
            for (const qint64 time : {line.receivedAt, line.dueAt, line.finishedAt}) {
                if (time != 0) // days since 1899-12-30
                    worksheet_write_number(m_sheet, m_row, column, double(localMs(time)) / 86'400'000.0 + 25'569.0, m_time);
                ++column;
            }
            write(column, line.holder);
        }
        return {};
    }

    Result<void> finish() override
    {
        worksheet_autofilter(m_sheet, 0, 0, std::max<lxw_row_t>(m_row, 1), lxw_col_t(kColumns.size() - 1));
        const lxw_error closed = workbook_close(std::exchange(m_book, nullptr));
        QFile::remove(m_path);
        if (closed == LXW_NO_ERROR && QFile::rename(m_part, m_path))
            return {};
        QFile::remove(m_part);
        return tl::unexpected(cannotWrite(closed == LXW_NO_ERROR ? u"rename"_s : QString::fromUtf8(lxw_strerror(closed))));
    }

private:
    void write(lxw_col_t column, const QByteArray& text)
    {
        if (!text.isEmpty()) // 32,767 characters are a cell's limit; so many bytes are never more
            worksheet_write_string(m_sheet, m_row, column, text.size() > 32'767 ? text.left(8'000).constData() : text.constData(), nullptr);
    }

    QString m_path;
    QString m_part;
    lxw_workbook* m_book = nullptr;
    lxw_worksheet* m_sheet = nullptr;
    lxw_format* m_time = nullptr;
    lxw_row_t m_row = 0;
};

class CsvList : public DossierList
{
public:
    explicit CsvList(const QString& path) : m_file(path) {}

    Result<void> open()
    {
        if (!m_file.open(QIODevice::WriteOnly))
            return tl::unexpected(cannotWrite(m_file.errorString()));
        QByteArray head = "\xEF\xBB\xBF";
        for (const Column& column : kColumns)
            head += (head.size() > 3 ? "," : "") + QByteArray(column.title);
        return write(head + "\r\n");
    }
    Result<void> add(const std::vector<DossierLine>& lines) override
    {
        QByteArray bytes;
        for (const DossierLine& line : lines) {
            for (const QByteArray* text : {&line.code, &line.owner, &line.phone, &line.idNumber, &line.submitter, &line.procedure})
                field(bytes, *text);
            bytes += statusOf(line.status);
            bytes += ',';
            for (const qint64 time : {line.receivedAt, line.dueAt, line.finishedAt}) {
                if (time != 0)
                    bytes += QDateTime::fromMSecsSinceEpoch(localMs(time), Qt::UTC).toString(u"HH:mm dd/MM/yyyy"_s).toLatin1();
                bytes += ',';
            }
            field(bytes, line.holder);
            bytes.chop(1);
            bytes += "\r\n";
        }
        return write(bytes);
    }
    Result<void> finish() override
    {
        return m_file.commit() ? Result<void>() : tl::unexpected(cannotWrite(m_file.errorString()));
    }

private:
    static void field(QByteArray& bytes, QByteArray text)
    {
        if (!text.isEmpty() && QByteArrayView("=+-@\t\r").contains(text.front()))
            text.prepend('\'');
        const bool quoted = std::any_of(text.begin(), text.end(), [](char c) { return c == ',' || c == ';' || c == '"' || c == '\n' || c == '\r'; });
        bytes += quoted ? '"' + text.replace('"', "\"\"") + '"' : text;
        bytes += ',';
    }
    Result<void> write(const QByteArray& bytes)
    {
        return m_file.write(bytes) == bytes.size() ? Result<void>() : tl::unexpected(cannotWrite(m_file.errorString()));
    }

    QSaveFile m_file; // uncommitted, it leaves nothing
};

template<class List>
Result<std::unique_ptr<DossierList>> opened(const QString& path)
{
    auto list = std::make_unique<List>(path);
    if (auto ready = list->open(); !ready)
        return tl::unexpected(ready.error());
    return list;
}

} // namespace

Result<std::unique_ptr<DossierList>> DossierList::begin(const QString& path)
{
    return path.endsWith(".csv"_L1, Qt::CaseInsensitive) ? opened<CsvList>(path) : opened<XlsxList>(path);
}

} // namespace motcua::paper
