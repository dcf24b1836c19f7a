#include "domain/dossier_code.h"

#include "domain/letters.h"

#include <QRegularExpression>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::domain {

namespace {

constexpr qsizetype longestCode = 64;

//! `date` is YYMMDD or YYYYMMDD.
[[nodiscard]] QDate readDay(QStringView date)
{
    const bool longYear = date.size() == 8;
    const int year = longYear ? date.first(4).toInt() : 2000 + date.first(2).toInt();
    const qsizetype at = longYear ? 4 : 2;
    return QDate(year, date.sliced(at, 2).toInt(), date.sliced(at + 2, 2).toInt());
}

[[nodiscard]] QStringList levelsOf(const QString& agency)
{
    QStringList levels = agency.split(u'.');
    if (agency.front().isDigit()) { // the old form is read from the right; zeros mean that the level is absent
        std::reverse(levels.begin(), levels.end());
        while (!levels.isEmpty() && levels.back().count(u'0') == levels.back().size()) {
            levels.removeLast();
        }
    }
    return levels;
}

} // namespace

Result<DossierCode> parseDossierCode(const QString& text)
{
    static const QRegularExpression shape(
        uR"(^(\d{3}\.\d{2}\.\d{2}\.[A-Z]\d{2}|[A-Z]\d{2}(?:\.\d{2,3}){0,5})-(\d{6}|\d{8})-(\d{4,7})\z)"_s);
    const QString code = text.trimmed();
    if (code.isEmpty()) {
        return fail(ErrorKind::Invalid, u"code_empty"_s);
    }
    const QRegularExpressionMatch match = code.size() > longestCode ? QRegularExpressionMatch() : shape.match(code);
    if (!match.hasMatch()) {
        return fail(ErrorKind::Invalid, u"code_shape"_s);
    }
    DossierCode parsed;
    parsed.text = code;
    parsed.agency = match.captured(1);
    parsed.levels = levelsOf(parsed.agency);
    parsed.date = readDay(match.capturedView(2));
    if (!parsed.date.isValid()) {
        return fail(ErrorKind::Invalid, u"code_date"_s);
    }
    parsed.order = match.capturedView(3).toInt();
    parsed.orderDigits = static_cast<int>(match.capturedLength(3));
    return parsed;
}

QString makeDossierCode(const QString& agency, QDate date, int order)
{
    return agency + u'-' + date.toString(u"yyMMdd"_s) + u'-' + QString::number(order).rightJustified(4, u'0');
}

QString dossierCodeKey(const QString& text)
{
    QString key;
    key.reserve(text.size());
    for (const QChar c : text) {
        const letters::Glyph glyph = letters::glyphOf(c.unicode());
        if (c == u'/') {
            key += u'1'; // what a reader makes of a slanted 1
        } else if (glyph.fold == u'o') {
            key += u'0';
        } else if ((glyph.fold >= u'0' && glyph.fold <= u'9') || (glyph.fold >= u'a' && glyph.fold <= u'z')) {
            key += QChar(glyph.fold).toUpper();
        }
    }
    return key;
}

QString provisionalCode(const QString& commandId)
{
    return u"TẠM-"_s + commandId.right(8).toUpper();
}

bool isProvisionalCode(const QString& code)
{
    return code.startsWith(u"TẠM-"_s);
}

} // namespace motcua::domain
