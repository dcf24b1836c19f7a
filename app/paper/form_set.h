#pragma once

#include "paper/form_template.h"
#include "paper/form_words.h"

#include <QImage>

namespace motcua::paper {

//! The template of a form for a dossier received on that day (forms.json: sets with their first day; the newest that had
//! begun counts). An administrator's folder, where it has a forms.json, stands in for the shipped one. Any thread, reads files.
//! Errors: parseTemplate()'s, form_file (a file cannot be read), form_absent (that set has no such form), form_set (forms.json
//! is wrong). Details name the file.
[[nodiscard]] Result<FormTemplate> findForm(FormKind kind, QDate receivedOn, const QString& folder = {});

//! A form laid out: the PDF and its pages as pictures for the preview.
struct PrintedForm
{
    FormKind kind = FormKind::Receipt;
    QByteArray pdf;
    std::vector<QImage> pages;
    QSizeF paper; //!< points
    int copies = 1;
};

//! findForm, formValues and both layouts. Errors of these; form_code for a receipt without a code.
//! Several forms as one document; at least one.
[[nodiscard]] Result<PrintedForm> printedForms(const std::vector<FormData>& all, const QString& folder = {}, int dpi = 150);
[[nodiscard]] Result<PrintedForm> printedForm(const FormData& data, const QString& folder = {}, int dpi = 150);

} // namespace motcua::paper
