#include "ui/kit/search_box.h"

#include "ui/kit/icons.h"
#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QKeyEvent>
#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

SearchBox::SearchBox(QWidget* parent) : QLineEdit(parent)
{
    setObjectName(u"searchBox"_s);
    setTextMargins(26, 0, 0, 0);
    connect(this, &QLineEdit::textChanged, this, [this] { update(); });
}

void SearchBox::setKeyText(const QString& keys)
{
    m_keys = keys;
    update();
}

void SearchBox::setSearching(bool searching)
{
    m_searching = searching;
    update();
}

void SearchBox::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape) {
        if (text().isEmpty())
            Q_EMIT left();
        else
            clear();
        event->accept();
        return;
    }
    if (event->key() == Qt::Key_Down) {
        Q_EMIT resultsWanted();
        event->accept();
        return;
    }
    QLineEdit::keyPressEvent(event);
}

void SearchBox::paintEvent(QPaintEvent* event)
{
    QLineEdit::paintEvent(event);
    QPainter painter(this);
    paintIcon(&painter, QRectF(12, 0, metric::icon, height()), Icon::Search, hasFocus() ? Token::Text2 : Token::Muted);
    if (!m_keys.isEmpty() && text().isEmpty()) {
        const int cap = keyCapWidth(m_keys);
        paintKeyCap(&painter, QRectF(width() - cap - 9, 0, cap, height()), m_keys);
    }
    if (m_searching)
        painter.fillRect(QRectF(8, height() - 3, width() - 16, 2), color(Token::AccentText));
}

} // namespace motcua::ui
