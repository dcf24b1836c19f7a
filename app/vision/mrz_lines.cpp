#include "vision/mrz_lines.h"

#include <QRegularExpression>

#include <map>

namespace motcua::vision {

using namespace Qt::StringLiterals;

namespace {

constexpr int lineLength = 30;

QString plain(const QString& text)
{
    QString result;
    for (QChar c : text.toUpper()) {
        if (c == u'\u00ab' || c == u'\u2039') // « and ‹ are what readers make of << and <
            result += c == u'\u00ab' ? u"<<"_s : u"<"_s;
        else if (c == u'<' || (c >= u'0' && c <= u'9') || (c >= u'A' && c <= u'Z'))
            result += c;
    }
    return result;
}

QString digits(QString text)
{
    static const QString from = u"OQDILZSBGT"_s;
    static const QString to = u"0001125867"_s;
    for (QChar& c : text)
        if (const auto at = from.indexOf(c); at >= 0)
            c = to[at];
    return text;
}

// IDVNM + 9 + check + 12 + << + check
QString firstLine(const QString& text)
{
    static const QRegularExpression shape(u"^[I1L][D0O]VN[MN]([0-9A-Z]{22})[<CKL]{0,4}([0-9A-Z])$"_s);
    const auto match = shape.match(text);
    return match.hasMatch() ? "IDVNM"_L1 + digits(match.captured(1)) + "<<"_L1 + digits(match.captured(2)) : QString();
}

// yymmdd check sex yymmdd check VNM <<<<<<<<<<< check
QString secondLine(const QString& text)
{
    static const QRegularExpression shape(u"^([0-9A-Z]{7})([MF<])([0-9A-Z]{7})VN[MN][<CKLE]*([0-9A-Z])$"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return {};
    return digits(match.captured(1)) + match.captured(2) + digits(match.captured(3)) + "VNM"_L1 + QString(11, u'<') +
           digits(match.captured(4));
}

QString thirdLine(const QString& text)
{
    static const QRegularExpression shape(u"^[A-Z]+(<{1,2}[A-Z]+)+<*[CKLS]*<*$"_s);
    if (text == QString(lineLength, u'<'))
        return text; // a name that was not read surely is left out
    if (!text.contains("<<"_L1) || !shape.match(text).hasMatch())
        return {};
    QString line = text;
    // The filler at the end is often read as letters here and there: a name does not go on after three fillers.
    if (const auto filler = line.indexOf("<<<"_L1); filler > 0)
        line.truncate(filler);
    return line.leftJustified(lineLength, u'<', true);
}

} // namespace

QString mrzLine(int which, const QString& text)
{
    const QString letters = plain(text);
    return which == 0 ? firstLine(letters) : which == 1 ? secondLine(letters) : thirdLine(letters);
}

QStringList mrzLines(const std::vector<domain::OcrWord>& words)
{
    std::map<int, QString> lines;
    for (const auto& word : words)
        lines[word.line] += plain(word.text);
    QStringList found;
    for (const auto& [number, text] : lines) {
        if (text.size() < 15)
            continue;
        const QString line = found.isEmpty() ? firstLine(text) : found.size() == 1 ? secondLine(text) : thirdLine(text);
        if (!line.isEmpty())
            found << line;
        if (found.size() == 3)
            return found;
    }
    return {};
}

} // namespace motcua::vision
