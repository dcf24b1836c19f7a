#pragma once

#include <QFont>
#include <QPainter>
#include <QRectF>
#include <QString>

#include <functional>

namespace motcua::paper {

//! Flows text and boxes down pages of one size. Lengths are points (1/72 inch); the painter is scaled by the page's maker, so
//! the same calls give the PDF and its preview, to the pixel. Lines that do not fit go to the next page, whose head the
//! caller repeats through `onPage`.
class Sheet
{
public:
    //! Starts page n (1…) and returns its painter, already scaled to points with the origin at the paper's corner.
    using NextPage = std::function<QPainter*(int)>;

    Sheet(QSizeF paper, double margin, NextPage next, std::function<void(Sheet&)> onPage);

    [[nodiscard]] QPainter& painter() { return *m_painter; }
    [[nodiscard]] double left() const { return m_margin; }
    [[nodiscard]] double right() const { return m_paper.width() - m_margin; }
    [[nodiscard]] double width() const { return m_paper.width() - 2 * m_margin; }
    [[nodiscard]] double y() const { return m_y; }
    [[nodiscard]] int page() const { return m_page; }
    void setY(double y) { m_y = y; }
    void skip(double points) { m_y += points; }

    void newPage();
    //! Goes to a new page unless this much is left.
    void need(double height);
    //! Wraps within [left+indent, right]; `label` is set before it in normal weight, the rest of the text follows.
    void paragraph(const QString& text, const QFont& font, Qt::Alignment align = Qt::AlignLeft, double indent = 0, double spacing = 2);
    //! Wraps in the given column from `top` without moving y; returns the height it took.
    double column(const QString& text, const QFont& font, double x, double top, double columnWidth, Qt::Alignment align);

private:
    double layout(const QString& text, const QFont& font, double x, double top, double columnWidth, Qt::Alignment align, bool flow);

    QSizeF m_paper;
    double m_margin;
    NextPage m_next;
    std::function<void(Sheet&)> m_onPage;
    QPainter* m_painter = nullptr;
    double m_y = 0;
    int m_page = 0;
};

//! Times-like serif of the official forms, in points.
[[nodiscard]] QFont formFont(double points, bool bold = false, bool italic = false);

//! Fonts are laid out at this many units a point and scaled down, so that no hinting moves a letter between screen and paper.
inline constexpr double kUnitsPerPoint = 20;

} // namespace motcua::paper
