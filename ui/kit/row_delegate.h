#pragma once

#include "ui/kit/badges.h"

#include <QStyledItemDelegate>

namespace motcua::ui {

//! Roles that ListRowDelegate reads when paintContent is not overridden. Qt::DisplayRole is the first line.
enum RowRole {
    SecondLineRole = Qt::UserRole + 1000, //!< QString
    RightRole,                            //!< QString, right end of the first line
    RightSecondRole,                      //!< QString, right end of the second line
    GlyphRole,                            //!< int(Icon), at the left
    GlyphTokenRole,                       //!< int(Token)
    SecondGlyphRole,                      //!< int(Icon) before the second line
    SecondTokenRole,                      //!< int(Token) of second line and its glyph
    RightTokenRole,                       //!< int(Token) of the right second line
    MutedRole,                            //!< bool: a row that cannot be acted on
};

//! The state of a row, worked out once from the style option.
struct RowState
{
    bool selected = false;
    bool activePane = false; //!< its view has the focus
    bool hover = false;
    bool focus = false; //!< keyboard is here: 2 px inside
    bool enabled = true;
};
[[nodiscard]] RowState rowState(const QStyleOptionViewItem& option);
//! Fill, 3 px bar, divider below, focus frame. Call it first, then paint the content.
void paintRowBackground(QPainter* painter, const QRectF& rect, const RowState& state, bool divider = true);

//! Rows painted whole: two lines (56) or one (36). Override paintContent for columns; the background is done already.
//! Give the view setUniformItemSizes, setMouseTracking and no grid (or call prepareRowView).
class ListRowDelegate : public QStyledItemDelegate
{
    Q_OBJECT

public:
    explicit ListRowDelegate(QObject* parent = nullptr, int height = 56);

    void setPadding(int padding) { m_padding = padding; }
    [[nodiscard]] int padding() const { return m_padding; }
    void setGlyphSize(int size) { m_glyphSize = size; }

    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    bool helpEvent(QHelpEvent* event, QAbstractItemView* view, const QStyleOptionViewItem& option,
                   const QModelIndex& index) override;

protected:
    //! `rect` is the row without its padding.
    virtual void paintContent(QPainter* painter, const QRect& rect, const RowState& state,
                              const QModelIndex& index) const;

    //! First line DemiBold, second caption; each vertically where the two-line rows have them.
    static void paintTwoLines(QPainter* painter, const QRect& rect, const QString& first, const QString& second,
                              bool bold = true, Token secondToken = Token::Text2, Token firstToken = Token::Text);

private:
    int m_height;
    int m_padding = 20;
    int m_glyphSize = 16;
};

//! Turns a QListView/QTreeView/QTableView into one of ours: no frame, hover, uniform, pixel scrolling, `base`.
void prepareRowView(QAbstractItemView* view);

} // namespace motcua::ui
