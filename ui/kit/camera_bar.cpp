#include "ui/kit/camera_bar.h"

#include "ui/kit/icons.h"
#include "ui/kit/paint.h"

#include <QAbstractButton>
#include <QBoxLayout>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace motcua::ui {

namespace {

constexpr int height = 32;
constexpr QRgb ground = 0xFF101312; // as the caption of the picture: holds on any picture, in both themes
constexpr QRgb words = 0xFFFFFFFF;
constexpr QRgb offWords = 0xFF8F9694;

class PictureButton : public QAbstractButton
{
public:
    PictureButton(const QString& text, const char* name, bool checkable, QWidget* parent) : QAbstractButton(parent)
    {
        setText(text);
        setAccessibleName(text);
        setObjectName(QString::fromLatin1(name));
        setCheckable(checkable);
        setFocusPolicy(Qt::TabFocus);
        setAttribute(Qt::WA_InputMethodEnabled, false);
        setAttribute(Qt::WA_Hover);
    }

    QSize sizeHint() const override
    {
        return {textWidth(text(), ui::font(TypeStep::Caption)) + 24 + (isCheckable() ? 22 : 0), ui::height};
    }
    QSize minimumSizeHint() const override { return sizeHint(); }

protected:
    void paintEvent(QPaintEvent*) override
    {
        QPainter painter(this);
        QColor fill(ground);
        fill.setAlphaF(underMouse() || isDown() ? 1.0F : 0.85F);
        const QColor ink(isEnabled() ? words : offWords);
        const QRectF box = QRectF(rect()).adjusted(2, 2, -2, -2);
        paintFrame(&painter, box, 4, fill, hasFocus() ? QColor(words) : QColor(), hasFocus() ? 2 : 1);
        qreal left = 12;
        if (isCheckable()) { // a box that is empty or has its tick: a state is never told by colour alone
            const QRectF tick(left, height() / 2.0 - 7, 14, 14);
            paintFrame(&painter, tick, 2, {}, ink, 1);
            if (isChecked())
                paintIcon(&painter, tick, Icon::Check, ink, 12);
            left += 22;
        }
        paintText(&painter, QRectF(left, 0, width() - left - 8, height()), text(), ui::font(TypeStep::Caption), ink);
    }
};

} // namespace

CameraBar::CameraBar(QWidget* parent)
    : QWidget(parent)
    , m_mirror(new PictureButton(tr("As in a mirror"), "cameraMirror", true, this))
    , m_torch(new PictureButton(tr("Lamp"), "cameraTorch", true, this))
    , m_focus(new PictureButton(tr("Focus near"), "cameraFocus", true, this))
    , m_darker(new PictureButton(tr("Darker"), "cameraDarker", false, this))
    , m_brighter(new PictureButton(tr("Brighter"), "cameraBrighter", false, this))
{
    auto* column = new QVBoxLayout(this); // fits beside a code at any width
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    for (QAbstractButton* button : {m_mirror, m_torch, m_focus, m_brighter, m_darker})
        column->addWidget(button, 0, Qt::AlignRight);
    connect(m_mirror, &QAbstractButton::clicked, this, &CameraBar::mirrorChosen);
    connect(m_torch, &QAbstractButton::clicked, this, [this](bool on) {
        m_wishes.torch = on;
        wish();
    });
    connect(m_focus, &QAbstractButton::clicked, this, [this](bool on) {
        m_wishes.nearFocus = on;
        wish();
    });
    constexpr int most = domain::CameraWishes::brightest;
    for (QAbstractButton* button : {m_darker, m_brighter}) {
        connect(button, &QAbstractButton::clicked, this, [this, most, step = button == m_brighter ? 1 : -1] {
            m_wishes.brightness = std::clamp(m_wishes.brightness + step, -most, most);
            wish();
        });
    }
    setOffers({});
}

void CameraBar::setOffers(const domain::CameraOffers& offers)
{
    m_torch->setVisible(offers.torch);
    m_focus->setVisible(offers.nearFocus);
    m_darker->setVisible(offers.brightness);
    m_brighter->setVisible(offers.brightness);
    adjustSize();
}

void CameraBar::setWishes(const domain::CameraWishes& wishes)
{
    m_wishes = wishes;
    m_torch->setChecked(wishes.torch);
    m_focus->setChecked(wishes.nearFocus);
    showBrightness();
}

void CameraBar::setMirrored(bool mirrored)
{
    m_mirror->setChecked(mirrored);
}

void CameraBar::setMirrorFixed(bool fixed)
{
    m_mirror->setVisible(!fixed);
    adjustSize();
}

void CameraBar::wish()
{
    showBrightness();
    Q_EMIT wished(m_wishes);
}

void CameraBar::showBrightness()
{
    m_darker->setEnabled(m_wishes.brightness > -domain::CameraWishes::brightest);
    m_brighter->setEnabled(m_wishes.brightness < domain::CameraWishes::brightest);
    const QString now = tr("Brightness %1").arg(m_wishes.brightness);
    m_darker->setAccessibleDescription(now);
    m_brighter->setAccessibleDescription(now);
}

} // namespace motcua::ui
