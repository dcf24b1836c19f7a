#pragma once

#include "domain/result.h"

#include <QHash>
#include <QJsonObject>
#include <QSizeF>
#include <QStringList>

namespace motcua::paper {

//! A form as an administrator writes it: XHTML with Mustache tags (resources/forms/README.md names both), its <head> says
//! title, paper, margin, copies, and the line that stands above a continued page.
struct FormTemplate
{
    QString name;      //!< file, for messages
    QString text;      //!< the whole file
    QString title;
    QString continued; //!< Mustache; {{page}} counts
    QSizeF paper;      //!< points
    double margin = 0; //!< points
    QStringList copies; //!< at least one; may be one empty name
};

//! Reads and checks a template. Every tag's name must be in `names`. Errors (Invalid), each with detail
//! "FILE:LINE word": form_markup (no XHTML), form_tag_unknown, form_tag_kind (partials, unescaped text), form_tag_open,
//! form_tag_close, form_meta (paper, margin, copies, continued).
[[nodiscard]] Result<FormTemplate> parseTemplate(const QString& file, const QByteArray& bytes, const QStringList& names);

//! The template's XHTML with `values` in it. Text is escaped. Errors: form_markup.
[[nodiscard]] Result<QString> fillTemplate(const FormTemplate& form, const QJsonObject& values);

//! The same for one line (title, continued).
[[nodiscard]] QString fillLine(const QString& line, const QJsonObject& values);

} // namespace motcua::paper
