#include "paper/xlsx_stream.h"

#include <archive.h>
#include <archive_entry.h>

#include <charconv>
#include <ctime>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

constexpr qsizetype packAt = 256 << 10;
constexpr qsizetype mostLetters = 32'767; //!< of a cell; so many bytes are never more letters
constexpr char declaration[] = R"(<?xml version="1.0" encoding="UTF-8" standalone="yes"?>)"
                               "\n";

constexpr char contentTypes[] =
    R"(<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>)";
constexpr char packageLinks[] =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>)";
constexpr char workbookLinks[] =
    R"(<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>)";
// Cell formats: 0 plain, 1 head, 2 time.
constexpr char styles[] =
    R"(<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><numFmts count="1"><numFmt numFmtId="164" formatCode="hh:mm\ dd/mm/yyyy"/></numFmts><fonts count="2"><font><sz val="11"/><name val="Calibri"/><family val="2"/></font><font><b/><sz val="11"/><name val="Calibri"/><family val="2"/></font></fonts><fills count="2"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill></fills><borders count="2"><border><left/><right/><top/><bottom/><diagonal/></border><border><left/><right/><top/><bottom style="thin"><color auto="1"/></bottom><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="0" fontId="1" fillId="0" borderId="1" xfId="0" applyFont="1" applyBorder="1"/><xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>)";

QByteArray columnName(size_t index)
{
    QByteArray name;
    for (size_t left = index + 1; left > 0; left = (left - 1) / 26)
        name.prepend(char('A' + (left - 1) % 26));
    return name;
}

//! At most so many letters, cut between two of them.
QByteArray fitting(const QByteArray& utf8)
{
    if (utf8.size() <= mostLetters)
        return utf8;
    qsizetype end = mostLetters;
    while (end > 0 && (uchar(utf8[end]) & 0xC0) == 0x80)
        --end;
    return utf8.first(end);
}

} // namespace

void XlsxStream::Close::operator()(archive* a) const
{
    archive_write_free(a); // ends what was begun: the packer's memory goes only that way, also of a sheet that is thrown away
}

XlsxStream::XlsxStream(const QString& path) : m_file(path) {}
XlsxStream::~XlsxStream() = default;

Result<void> XlsxStream::failed()
{
    const QString why = m_file.error() != QFileDevice::NoError ? m_file.errorString() : QString::fromUtf8(m_zip ? archive_error_string(m_zip.get()) : "");
    m_zip.reset();
    m_file.cancelWriting();
    return fail(ErrorKind::Storage, u"list_write"_s, why);
}

bool XlsxStream::beginPart(const char* name, qint64 size)
{
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, name);
    archive_entry_set_filetype(entry, AE_IFREG);
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_mtime(entry, std::time(nullptr), 0);
    if (size >= 0)
        archive_entry_set_size(entry, size);
    const int done = archive_write_header(m_zip.get(), entry);
    archive_entry_free(entry);
    return done == ARCHIVE_OK;
}

bool XlsxStream::part(const char* name, const QByteArray& bytes)
{
    const QByteArray whole = declaration + bytes;
    return beginPart(name, whole.size()) && archive_write_data(m_zip.get(), whole.constData(), size_t(whole.size())) == la_ssize_t(whole.size());
}

Result<void> XlsxStream::begin(const QByteArray& sheetName, const std::vector<Column>& columns, int frozenColumns)
{
    if (!m_file.open(QIODevice::WriteOnly))
        return failed();
    m_zip.reset(archive_write_new());
    archive_write_set_format_zip(m_zip.get());
    // Spreadsheets refuse a part that says it may be over 4 GB and is not; level 5 takes two thirds of 6 and is a fiftieth larger.
    archive_write_set_options(m_zip.get(), "zip:!zip64,zip:compression-level=5");
    archive_write_set_bytes_in_last_block(m_zip.get(), 1);
    const auto writeOut = [](archive*, void* file, const void* bytes, size_t size) {
        auto* out = static_cast<QSaveFile*>(file);
        if (out->error() == QFileDevice::NoError)
            out->write(static_cast<const char*>(bytes), qint64(size));
        return la_ssize_t(size); // flush() looks whether it went well: told so, the archive would drop its packer without freeing it
    };
    if (archive_write_open(m_zip.get(), &m_file, nullptr, writeOut, nullptr) != ARCHIVE_OK)
        return failed();
    m_xml = sheetName;
    QByteArray workbook = R"(<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name=")";
    m_xml.clear();
    escaped(sheetName);
    workbook += std::exchange(m_xml, {}) + R"(" sheetId="1" r:id="rId1"/></sheets></workbook>)";
    if (!part("[Content_Types].xml", contentTypes) || !part("_rels/.rels", packageLinks) || !part("xl/workbook.xml", workbook) ||
        !part("xl/_rels/workbook.xml.rels", workbookLinks) || !part("xl/styles.xml", styles) || !beginPart("xl/worksheets/sheet1.xml", -1))
        return failed();

    m_xml.reserve(packAt + (64 << 10));
    m_xml += declaration;
    m_xml += R"(<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView workbookViewId="0"><pane)";
    if (frozenColumns > 0)
        m_xml += " xSplit=\"" + QByteArray::number(frozenColumns) + '"';
    m_xml += " ySplit=\"1\" topLeftCell=\"" + columnName(size_t(frozenColumns)) + "2\" activePane=\"" +
             (frozenColumns > 0 ? "bottomRight" : "bottomLeft") + "\" state=\"frozen\"/></sheetView></sheetViews><sheetFormatPr defaultRowHeight=\"15\"/><cols>";
    for (size_t i = 0; i < columns.size(); ++i) {
        const QByteArray number = QByteArray::number(qint64(i) + 1);
        m_xml += "<col min=\"" + number + "\" max=\"" + number + "\" width=\"" + QByteArray::number(columns[i].width) + "\" customWidth=\"1\"/>";
        m_names.push_back(columnName(i));
    }
    m_xml += "</cols><sheetData>";
    beginRow();
    for (const Column& column : columns) {
        cellHead(R"(" s="1" t="inlineStr"><is><t>)");
        escaped(column.title);
        m_xml += "</t></is></c>";
    }
    return endRow();
}

void XlsxStream::beginRow()
{
    ++m_row;
    m_column = 0;
    m_rowText = QByteArray::number(m_row);
    m_xml += "<row r=\"";
    m_xml += m_rowText;
    m_xml += "\">";
}

void XlsxStream::cellHead(QByteArrayView attributes)
{
    m_xml += "<c r=\"";
    m_xml += m_names[m_column++];
    m_xml += m_rowText;
    m_xml += attributes;
}

void XlsxStream::text(const QByteArray& utf8)
{
    if (utf8.isEmpty()) {
        ++m_column;
        return;
    }
    const auto blank = [](char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r'; };
    if (blank(utf8.front()) || blank(utf8.back()))
        cellHead(R"(" t="inlineStr"><is><t xml:space="preserve">)");
    else
        cellHead(R"(" t="inlineStr"><is><t>)");
    escaped(utf8.size() > mostLetters ? fitting(utf8) : utf8);
    m_xml += "</t></is></c>";
}

void XlsxStream::time(qint64 localMs)
{
    if (localMs == 0) {
        ++m_column;
        return;
    }
    char digits[32];
    const auto end = std::to_chars(digits, digits + sizeof digits, double(localMs) / 86'400'000.0 + 25'569.0); // days since 1899-12-30
    cellHead(R"(" s="2"><v>)");
    m_xml.append(digits, end.ptr - digits);
    m_xml += "</v></c>";
}

void XlsxStream::escaped(const QByteArray& utf8)
{
    // Almost every text goes over as it is: whole stretches, not letters.
    const char* from = utf8.constData();
    const char* const end = from + utf8.size();
    for (const char* at = from; at != end; ++at) {
        const auto c = uchar(*at);
        if (c >= 0x20 && c != '&' && c != '<' && c != '>' && c != '"' && c != '_')
            continue;
        if (c == '\t' || c == '\n' || (c == '_' && (at + 1 == end || at[1] != 'x')))
            continue;
        m_xml.append(from, at - from);
        from = at + 1;
        switch (c) {
        case '&': m_xml += "&amp;"; break;
        case '<': m_xml += "&lt;"; break;
        case '>': m_xml += "&gt;"; break;
        case '"': m_xml += "&quot;"; break;
        case '_': m_xml += "_x005F_"; break; // else what follows would be taken for a letter's number
        default: m_xml += "_x00" + QByteArray::number(c, 16).rightJustified(2, '0').toUpper() + '_'; // XML has no such letters
        }
    }
    m_xml.append(from, end - from);
}

bool XlsxStream::flush()
{
    const bool fine = archive_write_data(m_zip.get(), m_xml.constData(), size_t(m_xml.size())) == la_ssize_t(m_xml.size()) &&
                      m_file.error() == QFileDevice::NoError;
    m_xml.resize(0); // keeps its room
    return fine;
}

Result<void> XlsxStream::endRow()
{
    m_xml += "</row>";
    return m_xml.size() < packAt || flush() ? Result<void>() : failed();
}

Result<void> XlsxStream::finish()
{
    m_xml += "</sheetData><autoFilter ref=\"A1:" + m_names.back() + QByteArray::number(std::max(m_row, 2)) + "\"/></worksheet>";
    if (!flush() || archive_write_close(m_zip.get()) != ARCHIVE_OK || m_file.error() != QFileDevice::NoError)
        return failed();
    m_zip.reset();
    return m_file.commit() ? Result<void>() : failed();
}

} // namespace motcua::paper
