#pragma once

#include "paper/form_template.h"

#include <QImage>

#include <vector>

namespace motcua::paper {

//! Lays a filled template on paper: every copy on as many pages as it needs, heads of tables and the "continued" line repeated.
//! One layout gives both the PDF and the pictures, so the preview is what is printed. Needs a QGuiApplication; any thread.
//! Lengths in the template are points ("9pt"). Pictures there: <img src="code128:TEXT" height="30pt"/>, "qr:TEXT", "line".
//! Errors: form_markup, barcode_* (paper/barcode_image.h), form_write.
[[nodiscard]] Result<QByteArray> formPdf(const FormTemplate& form, const QJsonObject& values);
//! Several filled forms one after the other in one document, each on its own paper; at least one.
struct FilledForm
{
    FormTemplate form;
    QJsonObject values;
};
[[nodiscard]] Result<QByteArray> formPdf(const std::vector<FilledForm>& forms);
[[nodiscard]] Result<std::vector<QImage>> formPages(const FormTemplate& form, const QJsonObject& values, int dpi = 150);

} // namespace motcua::paper
