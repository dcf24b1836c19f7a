#include "ui/gate/key_cap_label.h"

#include "ui/kit/metrics.h"
#include "ui/kit/paint.h"

#include <QPainter>

namespace motcua::ui {

KeyCapLabel::KeyCapLabel(const QString& keys, QWidget* parent)
    : QWidget(parent)
    , m_keys(keys)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

QSize KeyCapLabel::sizeHint() const
{
    return {keyCapWidth(m_keys), metric::keyCap};
}

void KeyCapLabel::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paintKeyCap(&painter, rect(), m_keys);
}

} // namespace motcua::ui
