#include "paper/sheet_reader.h"

#include <archive.h>
#include <archive_entry.h>

#include <QFile>
#include <QHash>
#include <QStringDecoder>
#include <QXmlStreamReader>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

constexpr qint64 largestFile = 8 << 20;
constexpr qsizetype largestUnpacked = 64 << 20;
constexpr int mostParts = 2'000;
constexpr int mostRows = 20'000;
constexpr int mostColumns = 200;

using Cells = std::vector<QStringList>;

domain::Failure shape(const QString& why) { return fail(ErrorKind::Invalid, u"sheet_shape"_s, why); }
domain::Failure tooLarge(const QString& why) { return fail(ErrorKind::Invalid, u"sheet_too_large"_s, why); }

struct CloseArchive
{
    void operator()(archive* a) const { archive_read_free(a); }
};

//! The parts of the package that matter here, by name.
Result<QHash<QString, QByteArray>> unpack(const QByteArray& bytes)
{
    const std::unique_ptr<archive, CloseArchive> reader(archive_read_new());
    archive_read_support_format_zip(reader.get());
    if (archive_read_open_memory(reader.get(), bytes.constData(), std::size_t(bytes.size())) != ARCHIVE_OK)
        return shape(u"package"_s);
    QHash<QString, QByteArray> parts;
    qsizetype total = 0;
    archive_entry* entry = nullptr;
    int state = ARCHIVE_OK;
    for (int count = 0; (state = archive_read_next_header(reader.get(), &entry)) == ARCHIVE_OK; ++count) {
        if (count == mostParts)
            return tooLarge(u"parts"_s);
        if (archive_entry_is_encrypted(entry))
            return shape(u"encrypted"_s);
        const char* given = archive_entry_pathname_utf8(entry);
        const QString name = given ? QString::fromUtf8(given) : QString();
        const bool wanted = name == "xl/workbook.xml"_L1 || name == "xl/sharedStrings.xml"_L1 || name == "xl/_rels/workbook.xml.rels"_L1 ||
                            name.startsWith("xl/worksheets/"_L1);
        if (!wanted)
            continue;
        QByteArray part;
        QByteArray buffer(64 << 10, Qt::Uninitialized);
        for (;;) {
            const auto got = archive_read_data(reader.get(), buffer.data(), std::size_t(buffer.size()));
            if (got < 0)
                return shape(u"part"_s);
            if (got == 0)
                break;
            total += qsizetype(got);
            if (total > largestUnpacked) // what a package says of its sizes is not believed
                return tooLarge(u"unpacked"_s);
            part.append(buffer.constData(), qsizetype(got));
        }
        parts.insert(name, part);
    }
    if (state != ARCHIVE_EOF || !parts.contains(u"xl/workbook.xml"_s))
        return shape(u"package"_s);
    return parts;
}

//! The words of one <si> or <is>; the reading aid of phonetic runs is left out.
QString words(QXmlStreamReader& xml)
{
    QString text;
    int depth = 1;
    while (depth > 0 && !xml.atEnd()) {
        switch (xml.readNext()) {
        case QXmlStreamReader::StartElement:
            if (xml.name() == "t"_L1)
                text += xml.readElementText();
            else if (xml.name() == "rPh"_L1)
                xml.skipCurrentElement();
            else
                ++depth;
            break;
        case QXmlStreamReader::EndElement:
            --depth;
            break;
        default:
            break;
        }
    }
    return text;
}

Result<QStringList> sharedWords(const QByteArray& part)
{
    QStringList shared;
    QXmlStreamReader xml(part);
    while (!xml.atEnd()) {
        if (xml.readNext() == QXmlStreamReader::StartElement && xml.name() == "si"_L1)
            shared << words(xml);
    }
    return xml.hasError() ? Result<QStringList>(shape(u"strings"_s)) : shared;
}

//! The part that holds the first sheet of the workbook.
QString firstSheet(const QHash<QString, QByteArray>& parts)
{
    QString relation;
    QXmlStreamReader book(parts[u"xl/workbook.xml"_s]);
    while (!book.atEnd() && relation.isEmpty()) {
        if (book.readNext() == QXmlStreamReader::StartElement && book.name() == "sheet"_L1)
            relation = book.attributes().value("http://schemas.openxmlformats.org/officeDocument/2006/relationships"_L1, "id"_L1).toString();
    }
    QXmlStreamReader relations(parts[u"xl/_rels/workbook.xml.rels"_s]);
    while (!relations.atEnd()) {
        if (relations.readNext() != QXmlStreamReader::StartElement || relations.attributes().value("Id"_L1) != relation)
            continue;
        const QString target = relations.attributes().value("Target"_L1).toString();
        const QString name = target.startsWith(u'/') ? target.sliced(1) : u"xl/"_s + target;
        if (parts.contains(name))
            return name;
    }
    return u"xl/worksheets/sheet1.xml"_s;
}

//! "AB12" → 27; -1 where it is no place.
int columnOf(QStringView place)
{
    int column = 0;
    for (const QChar c : place) {
        if (c < u'A' || c > u'Z')
            break;
        column = column * 26 + (c.unicode() - u'A' + 1);
        if (column > mostColumns)
            return mostColumns;
    }
    return column - 1;
}

QString cellText(QXmlStreamReader& xml, const QStringList& shared)
{
    const QString type = xml.attributes().value("t"_L1).toString();
    QString text;
    while (xml.readNextStartElement()) {
        if (xml.name() == "v"_L1) {
            text = xml.readElementText();
            if (type == "s"_L1)
                text = shared.value(text.toInt());
        } else if (xml.name() == "is"_L1) {
            text = words(xml);
        } else {
            xml.skipCurrentElement();
        }
    }
    if (type.isEmpty() || type == "n"_L1) { // 5251965.0 and 5.251965E6 are the same number of a card
        bool number = false;
        const double value = text.toDouble(&number);
        if (number && value >= 0 && value < 1e15 && value == double(qint64(value)))
            text = QString::number(qint64(value));
    }
    return text;
}

Result<Cells> sheetCells(const QByteArray& part, const QStringList& shared)
{
    Cells cells;
    QXmlStreamReader xml(part);
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement || xml.name() != "row"_L1)
            continue;
        const int at = xml.attributes().value("r"_L1).toInt();
        if (at > mostRows || int(cells.size()) >= mostRows)
            return tooLarge(u"rows"_s);
        while (int(cells.size()) < at - 1) // rows that are empty are not written
            cells.emplace_back();
        QStringList row;
        while (xml.readNextStartElement()) {
            if (xml.name() != "c"_L1) {
                xml.skipCurrentElement();
                continue;
            }
            const auto place = xml.attributes().value("r"_L1);
            const int column = place.isEmpty() ? int(row.size()) : columnOf(place);
            if (column < 0)
                return shape(u"place"_s);
            const QString text = cellText(xml, shared);
            if (column >= mostColumns)
                continue;
            while (row.size() <= column)
                row << QString();
            row[column] = text;
        }
        cells.push_back(row);
    }
    return xml.hasError() ? Result<Cells>(shape(u"sheet"_s)) : cells;
}

Result<Cells> xlsx(const QByteArray& bytes)
{
    const auto parts = unpack(bytes);
    if (!parts)
        return tl::unexpected(parts.error());
    const auto shared = sharedWords(parts->value(u"xl/sharedStrings.xml"_s, "<sst/>"));
    if (!shared)
        return tl::unexpected(shared.error());
    const QString sheet = firstSheet(*parts);
    if (!parts->contains(sheet))
        return shape(u"no sheet"_s);
    return sheetCells((*parts)[sheet], *shared);
}

Result<QString> decoded(const QByteArray& bytes)
{
    const auto marked = QStringConverter::encodingForData(bytes);
    QStringDecoder decoder(marked.value_or(QStringConverter::Utf8));
    const QString text = decoder(bytes);
    if (decoder.hasError() || text.contains(QChar(0)))
        return shape(u"encoding"_s);
    return text;
}

//! The one that divides some line of the first ones most often: above the columns there may be a title without any, and places are
//! written with commas.
QChar separatorOf(const QString& text)
{
    constexpr qsizetype looked = 20;
    QChar best = u',';
    qsizetype most = 0;
    const auto lines = QStringView(text).left(64 << 10).split(u'\n').mid(0, looked);
    for (const QChar c : {QChar(u';'), QChar(u'\t'), QChar(u',')}) {
        for (const QStringView line : lines) {
            if (line.count(c) > most) {
                most = line.count(c);
                best = c;
            }
        }
    }
    return best;
}

Result<Cells> csv(const QString& text)
{
    const QChar separator = separatorOf(text);
    Cells cells;
    QStringList row;
    QString cell;
    bool quoted = false;
    const auto endCell = [&] {
        if (row.size() < mostColumns)
            row << cell;
        cell.clear();
    };
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text[i];
        if (quoted) {
            if (c != u'"')
                cell += c;
            else if (i + 1 < text.size() && text[i + 1] == u'"')
                cell += text[++i];
            else
                quoted = false;
        } else if (c == u'"' && cell.isEmpty()) {
            quoted = true;
        } else if (c == separator) {
            endCell();
        } else if (c == u'\n') {
            endCell();
            cells.push_back(std::exchange(row, {}));
            if (int(cells.size()) > mostRows)
                return tooLarge(u"rows"_s);
        } else if (c != u'\r') {
            cell += c;
        }
    }
    if (!cell.isEmpty() || !row.isEmpty()) {
        endCell();
        cells.push_back(row);
    }
    return cells;
}

} // namespace

Result<std::vector<QStringList>> readSheet(const QByteArray& bytes)
{
    if (bytes.size() > largestFile)
        return tooLarge(u"file"_s);
    if (bytes.startsWith("PK\x03\x04"))
        return xlsx(bytes);
    if (bytes.startsWith("\xd0\xcf\x11\xe0")) // also what a password makes of an .xlsx
        return fail(ErrorKind::Invalid, u"sheet_old"_s);
    const auto text = decoded(bytes);
    if (!text)
        return tl::unexpected(text.error());
    return csv(*text);
}

Result<std::vector<QStringList>> readSheet(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Storage, u"sheet_open"_s);
    if (file.size() > largestFile)
        return tooLarge(u"file"_s);
    return readSheet(file.readAll());
}

} // namespace motcua::paper
