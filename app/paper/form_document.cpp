#include "paper/form_document.h"

#include "paper/barcode_image.h"
#include "paper/sheet.h"

#include <QAbstractTextDocumentLayout>
#include <QBuffer>
#include <QPageSize>
#include <QPainter>
#include <QPdfWriter>
#include <QRegularExpression>
#include <QTextDocument>
#include <QTextObjectInterface>

#include <cmath>
#include <functional>
#include <memory>

using namespace Qt::StringLiterals;

namespace motcua::paper {

namespace {

constexpr double lineModule = 0.72; // points a module of Code 128, 0.25 mm: laser printers and webcams both manage

using Symbols = QHash<QString, BarcodeModules>;

//! Barcodes and lines inside the text, drawn as shapes: sharp at any resolution.
class Drawings : public QObject, public QTextObjectInterface
{
    Q_OBJECT
    Q_INTERFACES(QTextObjectInterface)
public:
    explicit Drawings(Symbols symbols) : m_symbols(std::move(symbols)) {}

    QSizeF intrinsicSize(QTextDocument*, int, const QTextFormat& format) override
    {
        const QTextImageFormat image = format.toImageFormat();
        double width = image.width();
        if (image.name().startsWith("code128:"_L1))
            width = m_symbols.value(image.name()).width * lineModule * kUnitsPerPoint;
        return {width, image.height()};
    }
    void drawObject(QPainter* painter, const QRectF& rect, QTextDocument*, int, const QTextFormat& format) override
    {
        const QString name = format.toImageFormat().name();
        if (const auto symbol = m_symbols.constFind(name); symbol != m_symbols.cend())
            paintBarcode(*painter, rect, *symbol);
        else if (name == "line"_L1)
            painter->fillRect(QRectF(rect.left(), rect.bottom() - 0.6 * kUnitsPerPoint, rect.width(), 0.6 * kUnitsPerPoint), Qt::black);
    }

private:
    Symbols m_symbols;
};

//! "9pt" → "180px" where lengths stand: styles and the sizes of pictures.
QString inUnits(QString html)
{
    static const QRegularExpression length(u"(?<=[\\s:\"])(\\d+(?:\\.\\d+)?)pt(?=[\\s;\"}])"_s);
    qsizetype from = 0;
    for (auto match = length.match(html); match.hasMatch(); match = length.match(html, from)) {
        // A picture's attribute is a bare number, a style's length has its unit.
        const bool attribute = html[match.capturedStart() - 1] == u'"' && html[match.capturedEnd()] == u'"' &&
                               html[match.capturedStart() - 2] == u'=';
        const QString units = QString::number(std::lround(match.captured(1).toDouble() * kUnitsPerPoint)) + (attribute ? QString() : u"px"_s);
        html.replace(match.capturedStart(), match.capturedLength(), units);
        from = match.capturedStart() + units.size();
    }
    return html;
}

Result<Symbols> symbolsIn(const QString& html)
{
    static const QRegularExpression source(u"src=\"((code128|qr):([^\"]*))\""_s);
    Symbols symbols;
    auto found = source.globalMatch(html);
    while (found.hasNext()) {
        const auto match = found.next();
        auto symbol = encodeBarcode(match.captured(2) == "qr"_L1 ? BarcodeKind::Qr : BarcodeKind::Code128, match.captured(3));
        if (!symbol)
            return tl::unexpected(symbol.error());
        symbols.insert(match.captured(1), std::move(*symbol));
    }
    return symbols;
}

//! Long words break rather than run off the paper.
void breakAnywhere(QTextDocument& document)
{
    QTextOption option = document.defaultTextOption();
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setUseDesignMetrics(true);
    document.setDefaultTextOption(option);
}

struct Copy
{
    std::unique_ptr<QTextDocument> document;
    std::unique_ptr<Drawings> drawings;
    QJsonObject values;
};

Result<std::vector<Copy>> layCopies(const FormTemplate& form, const QJsonObject& values)
{
    std::vector<Copy> copies;
    for (const QString& name : form.copies) {
        Copy copy;
        copy.values = values;
        copy.values.insert(u"copy"_s, name);
        auto html = fillTemplate(form, copy.values);
        if (!html)
            return tl::unexpected(html.error());
        auto symbols = symbolsIn(*html);
        if (!symbols)
            return tl::unexpected(symbols.error());
        copy.drawings = std::make_unique<Drawings>(std::move(*symbols));
        copy.document = std::make_unique<QTextDocument>();
        copy.document->setUndoRedoEnabled(false);
        copy.document->setDefaultFont(formFont(10));
        breakAnywhere(*copy.document);
        copy.document->documentLayout()->registerHandler(QTextFormat::ImageObject, copy.drawings.get());
        copy.document->setDocumentMargin(form.margin * kUnitsPerPoint);
        copy.document->setPageSize(form.paper * kUnitsPerPoint);
        copy.document->setHtml(inUnits(*html));
        copies.push_back(std::move(copy));
    }
    return copies;
}

//! Draws each page with the painter that `nextPage` gives, scaled to points.
void paintCopies(const FormTemplate& form, const std::vector<Copy>& copies, const std::function<QPainter*()>& nextPage)
{
    const QSizeF page = form.paper * kUnitsPerPoint;
    for (const Copy& copy : copies) {
        for (int n = 1; n <= copy.document->pageCount(); ++n) {
            QPainter* painter = nextPage();
            painter->scale(1 / kUnitsPerPoint, 1 / kUnitsPerPoint);
            if (n > 1 && !form.continued.isEmpty()) {
                QJsonObject values = copy.values;
                values.insert(u"page"_s, QString::number(n));
                painter->setFont(formFont(8.5, false, true));
                painter->drawText(QRectF(form.margin * kUnitsPerPoint, 0, page.width() - 2 * form.margin * kUnitsPerPoint, form.margin * kUnitsPerPoint),
                                  int(Qt::AlignHCenter) | int(Qt::AlignVCenter) | int(Qt::TextWordWrap), fillLine(form.continued, values));
            }
            painter->translate(0, -(n - 1) * page.height());
            QAbstractTextDocumentLayout::PaintContext context;
            context.palette.setColor(QPalette::Text, Qt::black);
            context.clip = QRectF(0, (n - 1) * page.height(), page.width(), page.height());
            painter->setClipRect(context.clip);
            copy.document->documentLayout()->draw(painter, context);
        }
    }
}

} // namespace

Result<QByteArray> formPdf(const FormTemplate& form, const QJsonObject& values)
{
    return formPdf(std::vector<FilledForm>{{form, values}});
}

Result<QByteArray> formPdf(const std::vector<FilledForm>& forms)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    if (forms.empty() || !buffer.open(QIODevice::WriteOnly))
        return fail(ErrorKind::Internal, u"form_write"_s);
    QPdfWriter writer(&buffer);
    writer.setResolution(1'200);
    writer.setTitle(fillLine(forms.front().form.title, forms.front().values));
    writer.setCreator(u"Một Cửa"_s);
    QPainter painter;
    bool good = true;
    for (const auto& [form, values] : forms) {
        const auto copies = layCopies(form, values);
        if (!copies)
            return tl::unexpected(copies.error());
        writer.setPageSize(QPageSize(form.paper, QPageSize::Point, {}, QPageSize::FuzzyMatch));
        writer.setPageMargins(QMarginsF(0, 0, 0, 0));
        if (form.paper.width() > form.paper.height())
            writer.setPageLayout(QPageLayout(QPageSize(form.paper.transposed(), QPageSize::Point, {}, QPageSize::FuzzyMatch), QPageLayout::Landscape, QMarginsF()));
        paintCopies(form, *copies, [&]() {
            good = (painter.isActive() ? writer.newPage() : painter.begin(&writer)) && good;
            painter.setClipping(false);
            painter.resetTransform();
            painter.scale(writer.resolution() / 72.0, writer.resolution() / 72.0);
            return &painter;
        });
    }
    if (!painter.end() || !good)
        return fail(ErrorKind::Internal, u"form_write"_s);
    return bytes;
}

Result<std::vector<QImage>> formPages(const FormTemplate& form, const QJsonObject& values, int dpi)
{
    const auto copies = layCopies(form, values);
    if (!copies)
        return tl::unexpected(copies.error());
    std::vector<QImage> pages;
    QPainter painter;
    paintCopies(form, *copies, [&]() {
        if (painter.isActive())
            painter.end();
        pages.emplace_back((form.paper * dpi / 72.0).toSize(), QImage::Format_RGB32);
        pages.back().fill(Qt::white);
        painter.begin(&pages.back());
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.scale(dpi / 72.0, dpi / 72.0);
        return &painter;
    });
    painter.end();
    return pages;
}

} // namespace motcua::paper

#include "form_document.moc"
