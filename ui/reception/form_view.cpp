#include "ui/reception/form_view.h"

#include "ui/kit/action_button.h"
#include "ui/kit/describe.h"
#include "ui/kit/labels.h"
#include "ui/kit/paint.h"

#include <QBoxLayout>
#include <QFileDialog>
#include <QPainter>
#include <QPrinter>
#include <QPrinterInfo>
#include <QSaveFile>
#include <QScrollArea>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace motcua::ui::reception {

Result<bool> printForm(const services::PrintedForm& form, const QString& title)
{
    if (QPrinterInfo::defaultPrinter().isNull())
        return fail(ErrorKind::Device, u"printer_none"_s);
    QPrinter printer(QPrinterInfo::defaultPrinter(), QPrinter::HighResolution);
    printer.setDocName(title);
    const bool landscape = form.paper.width() > form.paper.height();
    printer.setPageSize(QPageSize(landscape ? form.paper.transposed() : form.paper, QPageSize::Point, {}, QPageSize::FuzzyMatch));
    printer.setPageOrientation(landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
    printer.setFullPage(true);
    QPainter painter;
    if (!painter.begin(&printer))
        return fail(ErrorKind::Device, u"printer_failed"_s);
    bool first = true;
    for (const QImage& page : form.pages) {
        if (!first)
            printer.newPage();
        first = false;
        QRectF target(QPointF(0, 0), QSizeF(page.size()).scaled(QSizeF(printer.pageRect(QPrinter::DevicePixel).size()), Qt::KeepAspectRatio));
        painter.drawImage(target, page);
    }
    painter.end();
    return true;
}

namespace {

//! A page with an edge, as wide as the pane allows.
class PageView : public QWidget
{
public:
    explicit PageView(QImage page) : m_page(std::move(page))
    {
        QSizePolicy policy(QSizePolicy::Preferred, QSizePolicy::Preferred);
        policy.setHeightForWidth(true);
        setSizePolicy(policy);
        setMaximumWidth(720);
    }
    bool hasHeightForWidth() const override { return true; }
    int heightForWidth(int width) const override { return m_page.isNull() ? 10 : width * m_page.height() / m_page.width(); }
    QSize sizeHint() const override { return {420, heightForWidth(420)}; }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        const qreal dpr = devicePixelRatioF();
        const QSize wanted(int(width() * dpr), int(heightForWidth(width()) * dpr));
        if (m_scaled.size() != wanted) {
            m_scaled = m_page.scaled(wanted, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
            m_scaled.setDevicePixelRatio(dpr);
        }
        painter.drawImage(0, 0, m_scaled);
        paintFrame(&painter, QRectF(0, 0, width(), heightForWidth(width())), 0, {}, color(Token::Divider));
    }

private:
    QImage m_page;
    QImage m_scaled;
};

} // namespace

FormView::FormView(QWidget* parent) : QWidget(parent)
{
    m_print = new ActionButton(ButtonKind::Secondary, tr("Print"));
    m_print->setObjectName(u"form.print"_s);
    m_print->setGlyph(Icon::Print);
    m_save = new ActionButton(ButtonKind::Secondary, tr("Save as PDF"));
    m_save->setObjectName(u"form.save"_s);
    m_save->setGlyph(Icon::Save);
    m_message = meaningLabel(Meaning::Warning, {});
    m_message->setObjectName(u"form.message"_s);
    m_message->setWordWrap(true);
    m_message->hide();
    auto* inner = new QWidget;
    m_pages = new QVBoxLayout(inner);
    m_pages->setContentsMargins(20, 12, 20, 20);
    m_pages->setSpacing(12);
    auto* scroll = new QScrollArea;
    scroll->setObjectName(u"form.pages"_s);
    scroll->setAccessibleName(tr("The form as printed"));
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setWidget(inner);

    auto* buttons = new QHBoxLayout;
    buttons->setContentsMargins(20, 8, 20, 4);
    buttons->setSpacing(8);
    buttons->addWidget(m_print);
    buttons->addWidget(m_save);
    buttons->addStretch(1);
    auto* words = new QHBoxLayout;
    words->setContentsMargins(20, 0, 20, 0);
    words->addWidget(m_message);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(buttons);
    column->addLayout(words);
    column->addWidget(scroll, 1);
    connect(m_print, &QAbstractButton::clicked, this, &FormView::print);
    connect(m_save, &QAbstractButton::clicked, this, &FormView::askWhere);
    clear();
}

void FormView::clear()
{
    setForm({}, {});
}

void FormView::setForm(const services::PrintedForm& form, const QString& name)
{
    m_form = form;
    m_name = name;
    m_message->hide();
    while (QLayoutItem* item = m_pages->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    for (const QImage& page : form.pages)
        m_pages->addWidget(new PageView(page));
    m_pages->addStretch(1);
    m_print->setText(form.copies > 1 ? tr("Print %n copies", nullptr, form.copies) : tr("Print"));
    m_print->setEnabled(!form.pages.empty());
    m_save->setEnabled(!form.pdf.isEmpty());
}

void FormView::say(bool good, const QString& sentence)
{
    m_message->setText(sentence);
    m_message->setGlyph(good ? Icon::Ok : Icon::Warning);
    m_message->setToken(good ? Token::Success : Token::Warning);
    m_message->show();
}

void FormView::focusPrint() { m_print->setFocus(); }

void FormView::print()
{
    const Result<bool> done = printForm(m_form, m_name);
    if (done) {
        say(true, m_form.copies > 1 ? tr("%n copies are being printed", nullptr, m_form.copies) : tr("It is being printed"));
        Q_EMIT printed();
    } else if (done.error().code == "printer_none"_L1) {
        say(false, tr("No printer is chosen on this machine; save the form as PDF or choose a printer"));
    } else {
        say(false, describe(done.error()));
    }
}

void FormView::askWhere()
{
    auto* dialog = new QFileDialog(this, tr("Save as PDF"), QStandardPaths::writableLocation(QStandardPaths::DocumentsLocation));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setNameFilter(tr("PDF files (*.pdf)"));
    dialog->setDefaultSuffix(u"pdf"_s);
    dialog->selectFile(m_name + ".pdf"_L1);
    connect(dialog, &QFileDialog::fileSelected, this, &FormView::savePdf);
    dialog->open();
}

void FormView::savePdf(const QString& path)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(m_form.pdf) == m_form.pdf.size() && file.commit()) {
        say(true, tr("Saved as %1").arg(QFileInfo(path).fileName()));
        Q_EMIT saved(path);
    } else {
        say(false, tr("The file cannot be written here; choose another folder"));
    }
}

} // namespace motcua::ui::reception
