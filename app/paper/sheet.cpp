#include "paper/sheet.h"

#include <QTextLayout>
#include <QTextOption>

#include <cmath>

using namespace Qt::StringLiterals;

namespace motcua::paper {

QFont formFont(double points, bool bold, bool italic)
{
    QFont font;
    font.setFamilies({u"Times New Roman"_s, u"Liberation Serif"_s, u"Noto Serif"_s, u"DejaVu Serif"_s});
    font.setPixelSize(int(std::lround(points * kUnitsPerPoint)));
    font.setBold(bold);
    font.setItalic(italic);
    font.setHintingPreference(QFont::PreferNoHinting);
    return font;
}

Sheet::Sheet(QSizeF paper, double margin, NextPage next, std::function<void(Sheet&)> onPage)
    : m_paper(paper),
      m_margin(margin),
      m_next(std::move(next)),
      m_onPage(std::move(onPage))
{
}

void Sheet::newPage()
{
    m_painter = m_next(++m_page);
    m_y = m_margin;
    if (m_onPage)
        m_onPage(*this);
}

void Sheet::need(double height)
{
    if (m_y + height > m_paper.height() - m_margin)
        newPage();
}

double Sheet::layout(const QString& text, const QFont& font, double x, double top, double columnWidth, Qt::Alignment align, bool flow)
{
    QTextLayout text_(text, font);
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    text_.setTextOption(option);
    text_.setCacheEnabled(true);
    text_.beginLayout();
    while (true) {
        QTextLine line = text_.createLine();
        if (!line.isValid())
            break;
        line.setLineWidth(columnWidth * kUnitsPerPoint);
        line.setPosition({0, 0});
    }
    text_.endLayout();
    double at = top;
    for (int i = 0; i < text_.lineCount(); ++i) {
        const QTextLine line = text_.lineAt(i);
        const double height = line.height() / kUnitsPerPoint;
        if (flow && at + height > m_paper.height() - m_margin) {
            newPage();
            at = m_y;
        }
        m_painter->save();
        m_painter->translate(x, at);
        m_painter->scale(1 / kUnitsPerPoint, 1 / kUnitsPerPoint);
        line.draw(m_painter, {0, 0});
        m_painter->restore();
        at += height;
    }
    return at;
}

void Sheet::paragraph(const QString& text, const QFont& font, Qt::Alignment align, double indent, double spacing)
{
    m_y = layout(text, font, m_margin + indent, m_y, width() - indent, align, true) + spacing;
}

double Sheet::column(const QString& text, const QFont& font, double x, double top, double columnWidth, Qt::Alignment align)
{
    return layout(text, font, x, top, columnWidth, align, false) - top;
}

} // namespace motcua::paper
