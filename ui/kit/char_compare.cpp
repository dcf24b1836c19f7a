#include "ui/kit/card_lens.h"
#include "ui/kit/paint.h"

#include <QPainter>
#include <QTextBoundaryFinder>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

//! How large the cells are: as the design has them where the field fits into one pair of rows, narrower where that makes it fit, and small
//! where it takes more pairs, so that a long name or home town still stands whole beside the card.
struct Grid
{
    int cell = 27;
    int height = 32;
    int gap = 8;
    int each;   //!< in a row
    int labels; //!< room for the words before the cells

    Grid(int characters, int width, const QString& readLabel, const QString& typedLabel)
    {
        constexpr int narrowest = 18;
        const QFont font = ui::font(TypeStep::Body);
        labels = qMax(textWidth(readLabel, font), textWidth(typedLabel, font)) + 12;
        const int room = qMax(4 * narrowest, width - labels);
        if (characters * cell > room) {
            if (characters * narrowest <= room) {
                cell = room / characters;
            } else {
                cell = 24;
                height = 26;
                gap = 4;
            }
        }
        each = qMax(4, room / cell);
    }
    [[nodiscard]] int pair() const { return 2 * height + gap; }
};

// Characters as a person sees them: a letter with its marks is one, even where the text is decomposed.
QStringList characters(const QString& text)
{
    QStringList out;
    QTextBoundaryFinder finder(QTextBoundaryFinder::Grapheme, text);
    qsizetype from = 0;
    while (finder.toNextBoundary() > 0) {
        out += text.mid(from, finder.position() - from);
        from = finder.position();
    }
    return out;
}

} // namespace

int CharRows::differences() const
{
    int count = 0;
    for (qsizetype i = 0; i < read.size(); ++i) {
        const auto bad = [](CharTint tint) { return tint == CharTint::Differs || tint == CharTint::Missing; };
        count += bad(read.at(i).tint) || bad(typed.at(i).tint);
    }
    return count;
}

CharRows compareChars(const QString& read, const QString& typed, const QList<double>& confidence, double unsureBelow)
{
    const QStringList a = characters(read.normalized(QString::NormalizationForm_C));
    const QStringList b = characters(typed.normalized(QString::NormalizationForm_C));
    const int n = int(a.size());
    const int m = int(b.size());
    // Edit distance with replacement, so that a misread character stands over the typed one. Fields are short; what is
    // not a field (a whole page) is not worth the square.
    constexpr int limit = 200;
    CharRows rows;
    if (n > limit || m > limit)
        return rows;
    // Cards are printed in capitals, people type as they write: that is no difference.
    const auto same = [&a, &b](int i, int j) { return a.at(i).compare(b.at(j), Qt::CaseInsensitive) == 0; };
    QList<QList<int>> cost(n + 1, QList<int>(m + 1, 0));
    for (int i = n; i >= 0; --i) {
        for (int j = m; j >= 0; --j) {
            if (i == n || j == m)
                cost[i][j] = (n - i) + (m - j);
            else if (same(i, j))
                cost[i][j] = cost[i + 1][j + 1];
            else
                cost[i][j] = 1 + qMin(cost[i + 1][j + 1], qMin(cost[i + 1][j], cost[i][j + 1]));
        }
    }
    const auto sure = [&confidence, unsureBelow](int i) {
        return i >= confidence.size() || confidence.at(i) >= unsureBelow;
    };
    int i = 0;
    int j = 0;
    while (i < n || j < m) {
        if (i < n && j < m && same(i, j)) {
            rows.read += {a.at(i), sure(i) ? CharTint::Match : CharTint::Unsure};
            rows.typed += {b.at(j), CharTint::Match};
            ++i;
            ++j;
        } else if (i < n && j < m && cost[i][j] == 1 + cost[i + 1][j + 1]) {
            rows.read += {a.at(i), CharTint::Differs};
            rows.typed += {b.at(j), CharTint::Differs};
            ++i;
            ++j;
        } else if (i < n && (j == m || cost[i][j] == 1 + cost[i + 1][j])) {
            rows.read += {a.at(i), CharTint::Differs};
            rows.typed += {QString(), CharTint::Missing};
            ++i;
        } else {
            rows.read += {QString(), CharTint::Missing};
            rows.typed += {b.at(j), CharTint::Differs};
            ++j;
        }
    }
    return rows;
}

QList<int> pairBeginnings(const CharRows& rows, int each)
{
    QList<int> at{0};
    const int count = int(rows.read.size());
    while (count - at.last() > each) {
        int next = at.last() + each;
        for (int i = next; i > at.last(); --i) {
            if (rows.read.at(i - 1).text == u" " || rows.typed.at(i - 1).text == u" ") {
                next = i;
                break;
            }
        }
        at += next;
    }
    return at += count;
}

CharCompare::CharCompare(QWidget* parent) : QWidget(parent)
{
    setObjectName(u"charCompare"_s);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
}

void CharCompare::setRows(const QString& readLabel, const QString& typedLabel, const CharRows& rows)
{
    m_readLabel = readLabel;
    m_typedLabel = typedLabel;
    m_rows = rows;
    const auto spoken = [](const QList<CharCell>& cells) {
        QString text;
        for (const CharCell& one : cells)
            text += one.text;
        return text;
    };
    setAccessibleName(u"%1: %2; %3: %4"_s.arg(readLabel, spoken(rows.read), typedLabel, spoken(rows.typed)));
    updateGeometry();
    update();
}

QSize CharCompare::sizeHint() const
{
    return {416, heightForWidth(416)};
}

int CharCompare::heightForWidth(int width) const
{
    const Grid grid(int(m_rows.read.size()), width, m_readLabel, m_typedLabel);
    const int pairs = int(pairBeginnings(m_rows, grid.each).size()) - 1;
    return pairs * grid.pair() + (pairs - 1) * 10;
}

void CharCompare::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    const Grid grid(int(m_rows.read.size()), width(), m_readLabel, m_typedLabel);
    const auto paintRow = [&](const QList<CharCell>& cells, const QString& label, int from, int to, qreal y) {
        if (from == 0)
            paintText(&painter, QRectF(0, y, grid.labels - 8, grid.height), label, ui::font(TypeStep::Body),
                      color(Token::Text2));
        // Quiet cells first: the coloured frames lie over their edges.
        for (const bool loud : {false, true}) {
            for (int i = from; i < to; ++i) {
                const CharCell& one = cells.at(i);
                const bool differs = one.tint == CharTint::Differs || one.tint == CharTint::Missing;
                if (differs != loud)
                    continue;
                const QRectF box(grid.labels + (i - from) * grid.cell, y, grid.cell + 1, grid.height);
                const bool unsure = one.tint == CharTint::Unsure;
                paintFrame(&painter, box, 0, color(differs || unsure ? Token::WarningSoft : Token::Base),
                           color(differs ? Token::Warning : Token::Divider), 1,
                           one.tint == CharTint::Missing ? Qt::DashLine : Qt::SolidLine);
                paintText(&painter, box, one.text,
                          ui::font(TypeStep::Section, differs ? QFont::DemiBold : QFont::Normal),
                          color(differs ? Token::Warning : Token::Text), Qt::AlignHCenter, Qt::ElideNone);
            }
        }
    };
    qreal y = 0;
    const QList<int> at = pairBeginnings(m_rows, grid.each);
    for (qsizetype i = 0; i + 1 < at.size(); ++i) {
        paintRow(m_rows.read, m_readLabel, at.at(i), at.at(i + 1), y);
        paintRow(m_rows.typed, m_typedLabel, at.at(i), at.at(i + 1), y + grid.height + grid.gap);
        y += grid.pair() + 10;
    }
}

} // namespace motcua::ui
