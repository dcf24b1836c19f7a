#include "ui/kit/app_mark.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <QPainter>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {
// A name, not a sentence: the same in every language.
const QString& appName()
{
    static const QString name = u"Một Cửa"_s;
    return name;
}
} // namespace

AppMark::AppMark(int size, QWidget* parent) : QWidget(parent), m_size(size)
{
    setAccessibleName(appName());
    setSizePolicy(QSizePolicy::Preferred, QSizePolicy::Fixed);
}

void AppMark::setCaption(const QString& caption)
{
    m_caption = caption;
    updateGeometry();
    update();
}

void AppMark::setLogoOnly(bool only)
{
    m_logoOnly = only;
    updateGeometry();
    update();
}

QSize AppMark::sizeHint() const
{
    if (m_logoOnly)
        return {m_size, m_size};
    const TypeStep step = m_size >= 40 ? TypeStep::Title : TypeStep::Section;
    return {m_size + 12 + qMax(textWidth(appName(), boldFont(step)), textWidth(m_caption, ui::font(TypeStep::Caption))),
            qMax(m_size, m_caption.isEmpty() ? 0 : 46)};
}

void AppMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintIcon(&painter, QRectF(0, 0, m_size, height()), Icon::Logo, Token::Accent, m_size);
    if (m_logoOnly)
        return;
    const TypeStep step = m_size >= 40 ? TypeStep::Title : TypeStep::Section;
    const qreal left = m_size + (m_size >= 40 ? 12 : 10);
    const qreal total = m_caption.isEmpty() ? height() : lineHeight(step) + 18;
    const qreal top = (height() - total) / 2;
    paintText(&painter, QRectF(left, top, width() - left, m_caption.isEmpty() ? height() : lineHeight(step)), appName(),
              boldFont(step), color(Token::Text));
    paintText(&painter, QRectF(left, top + lineHeight(step), width() - left, 18), m_caption,
              ui::font(TypeStep::Caption), color(Token::Muted));
}

} // namespace motcua::ui
