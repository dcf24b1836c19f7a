#pragma once

#include "services/dossier_book.h"

#include <QWidget>

class QScrollArea;
class QVBoxLayout;

namespace motcua::ui {
class ActionButton;
class TextLabel;
} // namespace motcua::ui

namespace motcua::ui::reception {

//! Prints the pages on A5 paper with the printer of this machine, without a dialog. Device errors: printer_none,
//! printer_failed. GUI thread; returns when the job has been handed over.
[[nodiscard]] Result<bool> printPages(const std::vector<QImage>& pages, const QString& title);

//! The receipt as it will be on paper, in two copies, with print and save.
class ReceiptView : public QWidget
{
    Q_OBJECT

public:
    explicit ReceiptView(QWidget* parent = nullptr);

    void setReceipt(const services::Receipt& receipt, const QString& code);
    void clear();
    [[nodiscard]] bool isEmpty() const { return m_receipt.pdf.isEmpty(); }
    void print();
    //! Without asking where; what the button does after it has asked.
    void savePdf(const QString& path);

Q_SIGNALS:
    void printed();
    void saved(const QString& path);

private:
    void askWhere();
    void say(bool good, const QString& sentence);

    services::Receipt m_receipt;
    QString m_code;
    QVBoxLayout* m_pages;
    TextLabel* m_message;
    ActionButton* m_print;
    ActionButton* m_save;
};

} // namespace motcua::ui::reception
