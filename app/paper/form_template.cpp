#include "paper/form_template.h"

#include <QJsonArray>
#include <QRegularExpression>
#include <QXmlStreamReader>

#include <kainjow/mustache.hpp>

#include <cmath>

using namespace Qt::StringLiterals;
namespace mustache = kainjow::mustache;

namespace motcua::paper {

namespace {

constexpr double kMillimetre = 72.0 / 25.4;

tl::unexpected<Error> wrong(const QString& code, const QString& file, qint64 line, const QString& what)
{
    return fail(ErrorKind::Invalid, code, u"%1:%2 %3"_s.arg(file).arg(line).arg(what).trimmed());
}

qint64 lineOf(const QString& text, qsizetype at) { return QStringView(text).left(at).count(u'\n') + 1; }

mustache::data dataOf(const QJsonObject& values)
{
    mustache::data all;
    for (auto it = values.begin(); it != values.end(); ++it) {
        const std::string name = it.key().toStdString();
        if (it->isArray()) {
            mustache::data list{mustache::data::type::list};
            const QJsonArray rows = it->toArray();
            for (const auto& row : rows)
                list << dataOf(row.toObject());
            all.set(name, list);
        } else if (it->isBool()) {
            all.set(name, it->toBool() ? mustache::data::type::bool_true : mustache::data::type::bool_false);
        } else if (it->isString() && it->toString().isEmpty()) {
            all.set(name, mustache::data::type::bool_false); // {{#phone}}…{{/phone}} is left out, {{phone}} prints nothing
        } else {
            all.set(name, it->toVariant().toString().toStdString());
        }
    }
    return all;
}

//! Names and sections, with the line of what is wrong.
Result<bool> checkTags(const QString& file, const QString& text, const QStringList& names)
{
    static const QRegularExpression tag(u"\\{\\{(\\{?)\\s*([#^/&!>=]?)\\s*([^}]*?)\\s*\\}\\}"_s);
    struct Open
    {
        QString name;
        qint64 line;
    };
    QList<Open> open;
    auto found = tag.globalMatch(text);
    while (found.hasNext()) {
        const auto match = found.next();
        const qint64 line = lineOf(text, match.capturedStart());
        const QString kind = match.captured(2);
        const QString name = match.captured(3);
        if (kind == "!"_L1)
            continue;
        if (!match.captured(1).isEmpty() || kind == ">"_L1 || kind == "="_L1 || kind == "&"_L1)
            return wrong(u"form_tag_kind"_s, file, line, match.captured(0));
        if (!names.contains(name))
            return wrong(u"form_tag_unknown"_s, file, line, name);
        if (kind == "#"_L1 || kind == "^"_L1) {
            open.append({name, line});
        } else if (kind == "/"_L1) {
            if (open.isEmpty() || open.last().name != name)
                return wrong(u"form_tag_close"_s, file, line, match.captured(0));
            open.removeLast();
        }
    }
    if (!open.isEmpty())
        return wrong(u"form_tag_open"_s, file, open.last().line, open.last().name);
    return true;
}

//! "A5 portrait", "A4 landscape".
QSizeF paperOf(const QString& words)
{
    const QStringList parts = words.toLower().split(u' ', Qt::SkipEmptyParts);
    QSizeF size;
    if (parts.value(0) == "a5"_L1)
        size = {148 * kMillimetre, 210 * kMillimetre};
    else if (parts.value(0) == "a4"_L1)
        size = {210 * kMillimetre, 297 * kMillimetre};
    return parts.value(1) == "landscape"_L1 ? size.transposed() : size;
}

} // namespace

Result<FormTemplate> parseTemplate(const QString& file, const QByteArray& bytes, const QStringList& names)
{
    FormTemplate form;
    form.name = file;
    form.text = QString::fromUtf8(bytes);
    form.paper = paperOf(u"A5"_s);
    form.margin = 11 * kMillimetre;
    form.copies = QStringList{QString()};
    QXmlStreamReader xml(form.text);
    bool body = false;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement)
            continue;
        if (xml.name() == "title"_L1) {
            form.title = xml.readElementText();
        } else if (xml.name() == "body"_L1) {
            body = true;
        } else if (xml.name() == "meta"_L1) {
            const QString key = xml.attributes().value("name"_L1).toString();
            const QString value = xml.attributes().value("content"_L1).toString();
            bool good = true;
            if (key == "paper"_L1) {
                form.paper = paperOf(value);
                good = form.paper.width() > 0;
            } else if (key == "margin"_L1) {
                form.margin = QString(value).remove(u"mm"_s).toDouble(&good) * kMillimetre;
                good = good && form.margin >= 0 && form.margin < 60 * kMillimetre;
            } else if (key == "copies"_L1) {
                form.copies = value.split(u'|');
                for (QString& copy : form.copies)
                    copy = copy.trimmed();
            } else if (key == "continued"_L1) {
                form.continued = value;
            } else {
                return wrong(u"form_meta"_s, file, xml.lineNumber(), key);
            }
            if (!good)
                return wrong(u"form_meta"_s, file, xml.lineNumber(), key + u' ' + value);
        }
    }
    if (xml.hasError())
        return wrong(u"form_markup"_s, file, xml.lineNumber(), xml.errorString());
    if (!body)
        return wrong(u"form_markup"_s, file, 1, u"<body>"_s);
    if (const auto tags = checkTags(file, form.text, names); !tags)
        return tl::unexpected(tags.error());
    mustache::mustache check(form.text.toStdString());
    if (!check.is_valid())
        return wrong(u"form_markup"_s, file, 1, QString::fromStdString(check.error_message()));
    return form;
}

Result<QString> fillTemplate(const FormTemplate& form, const QJsonObject& values)
{
    mustache::mustache filled(form.text.toStdString());
    if (!filled.is_valid())
        return wrong(u"form_markup"_s, form.name, 1, QString::fromStdString(filled.error_message()));
    return QString::fromStdString(filled.render(dataOf(values)));
}

QString fillLine(const QString& line, const QJsonObject& values)
{
    mustache::mustache filled(line.toStdString());
    filled.set_custom_escape([](const std::string& text) { return text; });
    return filled.is_valid() ? QString::fromStdString(filled.render(dataOf(values))) : line;
}

} // namespace motcua::paper
