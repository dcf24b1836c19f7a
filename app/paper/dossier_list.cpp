#include "paper/dossier_list.h"

#include "domain/calendar.h"
#include "paper/csv_field.h"
#include "paper/xlsx_stream.h"

#include <QDateTime>
#include <QSaveFile>

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
    explicit XlsxList(const QString& path) : m_sheet(path) {}

    Result<void> open()
    {
        std::vector<XlsxStream::Column> columns;
        for (const Column& column : kColumns)
            columns.push_back({column.title, column.width});
        return m_sheet.begin("Hồ sơ", columns, 2);
    }

    Result<void> add(const std::vector<DossierLine>& lines) override
    {
        for (const DossierLine& line : lines) {
            if (++m_lines > mostLines)
                return tl::unexpected(cannotWrite(u"too long for a sheet"_s));
            m_sheet.beginRow();
            for (const QByteArray* text : {&line.code, &line.owner, &line.phone, &line.idNumber, &line.submitter, &line.procedure})
                m_sheet.text(*text);
            m_sheet.text(statusOf(line.status));
            for (const qint64 time : {line.receivedAt, line.dueAt, line.finishedAt})
                m_sheet.time(time != 0 ? localMs(time) : 0);
            m_sheet.text(line.holder);
            if (auto written = m_sheet.endRow(); !written)
                return written;
        }
        return {};
    }

    Result<void> finish() override { return m_sheet.finish(); }

private:
    XlsxStream m_sheet;
    int m_lines = 0;
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
    static void field(QByteArray& bytes, const QByteArray& text)
    {
        bytes += csvField(text);
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
