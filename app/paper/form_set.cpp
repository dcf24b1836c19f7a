#include "paper/form_set.h"

#include "domain/calendar.h"
#include "paper/form_document.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

// Q_INIT_RESOURCE declares a symbol of the global namespace, so it stands in a function there.
static void initForms()
{
    Q_INIT_RESOURCE(motcua_forms);
}

namespace motcua::paper {

namespace {

Result<QByteArray> bytesOf(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(ErrorKind::Invalid, u"form_file"_s, u"%1 %2"_s.arg(path, file.errorString()));
    return file.readAll();
}

tl::unexpected<Error> wrongSet(const QString& what) { return fail(ErrorKind::Invalid, u"form_set"_s, u"forms.json: "_s + what); }

} // namespace

Result<FormTemplate> findForm(FormKind kind, QDate receivedOn, const QString& folder)
{
    initForms();
    const bool own = !folder.isEmpty() && QFile::exists(QDir(folder).filePath(u"forms.json"_s));
    const QString top = own ? folder : u":/motcua/forms"_s;
    const auto bytes = bytesOf(QDir(top).filePath(u"forms.json"_s));
    if (!bytes)
        return tl::unexpected(bytes.error());
    QJsonParseError parse;
    const QJsonArray sets = QJsonDocument::fromJson(*bytes, &parse).object().value("sets"_L1).toArray();
    if (parse.error != QJsonParseError::NoError)
        return wrongSet(u"%1 at byte %2"_s.arg(parse.errorString()).arg(parse.offset));
    QJsonObject chosen;
    QDate begun;
    for (const auto& each : sets) {
        const QJsonObject set = each.toObject();
        const QDate from = QDate::fromString(set.value("from"_L1).toString(), Qt::ISODate);
        if (!from.isValid())
            return wrongSet(u"“from” of a set is no date"_s);
        if (chosen.isEmpty() || (from <= receivedOn && (from > begun || begun > receivedOn))) {
            chosen = set;
            begun = from;
        }
    }
    if (chosen.isEmpty())
        return wrongSet(u"there is no set"_s);
    const QString file = chosen.value("forms"_L1).toObject().value(code(kind)).toString();
    if (file.isEmpty())
        return fail(ErrorKind::NotFound, u"form_absent"_s, chosen.value("id"_L1).toString());
    const QString name = QDir::cleanPath(QDir(chosen.value("folder"_L1).toString()).filePath(file));
    const auto text = bytesOf(QDir(top).filePath(name));
    if (!text)
        return tl::unexpected(text.error());
    return parseTemplate(name, *text, formNames());
}

Result<PrintedForm> printedForm(const FormData& data, const QString& folder, int dpi)
{
    return printedForms({data}, folder, dpi);
}

Result<PrintedForm> printedForms(const std::vector<FormData>& all, const QString& folder, int dpi)
{
    std::vector<FilledForm> filled;
    PrintedForm printed;
    for (const FormData& data : all) {
        if (data.kind == FormKind::Receipt && data.dossier.code.isEmpty())
            return fail(ErrorKind::Invalid, u"form_code"_s);
        // A dossier that was never received goes by the day it came.
        const QDateTime came = data.dossier.receivedAt.isValid() ? data.dossier.receivedAt : data.dossier.submittedAt.isValid() ? data.dossier.submittedAt : data.madeAt;
        auto form = findForm(data.kind, domain::toLocal(came).date(), folder);
        if (!form)
            return tl::unexpected(form.error());
        const QJsonObject values = formValues(data);
        auto pages = formPages(*form, values, dpi);
        if (!pages)
            return tl::unexpected(pages.error());
        std::move(pages->begin(), pages->end(), std::back_inserter(printed.pages));
        printed.kind = data.kind;
        printed.paper = form->paper;
        printed.copies = int(form->copies.size());
        filled.push_back({std::move(*form), values});
    }
    auto pdf = formPdf(filled);
    if (!pdf)
        return tl::unexpected(pdf.error());
    printed.pdf = std::move(*pdf);
    return printed;
}

} // namespace motcua::paper
