#include "ui/kit/day_range.h"

#include <QRegularExpression>
#include <QStringList>

using namespace Qt::StringLiterals;

namespace motcua::ui {

std::optional<std::pair<QDate, QDate>> dayRange(const QString& text, QDate today, Looks looks)
{
    static const QRegularExpression one(u"^(\\d{1,2})/(\\d{1,2})(?:/(\\d{4}))?$"_s);
    const auto day = [today, looks](const QString& part) {
        const auto match = one.match(part.trimmed());
        if (!match.hasMatch())
            return QDate();
        const bool yearGiven = !match.captured(3).isEmpty();
        const QDate found(yearGiven ? match.captured(3).toInt() : today.year(), match.captured(2).toInt(), match.captured(1).toInt());
        return !yearGiven && looks == Looks::Back && found > today ? found.addYears(-1) : found;
    };
    static const QRegularExpression dash(u"\\s*[-–]\\s*"_s);
    const QStringList parts = text.trimmed().split(dash);
    if (parts.size() > 2)
        return std::nullopt;
    const QDate first = day(parts.front());
    const QDate last = day(parts.back());
    if (!first.isValid() || !last.isValid() || first > last)
        return std::nullopt;
    return std::pair(first, last);
}

QString dayRangeText(QDate from, QDate to)
{
    const QString form = u"dd/MM/yyyy"_s;
    if (!from.isValid() || !to.isValid())
        return {};
    return from == to ? from.toString(form) : from.toString(form) + u" - "_s + to.toString(form);
}

} // namespace motcua::ui
