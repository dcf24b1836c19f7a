#pragma once

#include "services/official_forms.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! Prints the form on its paper with the printer of this machine, without a dialog. Device errors: printer_none,
//! printer_failed. GUI thread; returns when the job has been handed over.
[[nodiscard]] Result<bool> printForm(const services::PrintedForm& form, const QString& title);

//! An official form as it will be on paper, with print and save.
class FormView : public QWidget
{
    Q_OBJECT

public:
    explicit FormView(QWidget* parent = nullptr);

    //! `name` is what the file and the print job are called.
    void setForm(const services::PrintedForm& form, const QString& name);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_form.pdf.isEmpty(); }
    void print();
    void focusPrint();
    //! Without asking where; what the button does after it has asked.
    void savePdf(const QString& path);

Q_SIGNALS:
    void printed();
    void saved(const QString& path);

private:
    void askWhere();
    void say(bool good, const QString& sentence);

    services::PrintedForm m_form;
    QString m_name;
    QVBoxLayout* m_pages;
    TextLabel* m_message;
    ActionButton* m_print;
    ActionButton* m_save;
};

} // namespace motcua::ui::reception
