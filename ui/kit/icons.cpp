#include "ui/kit/icons.h"

#include <QFile>
#include <QHash>
#include <QIconEngine>
#include <QPainter>
#include <QSvgRenderer>

#include <array>
#include <cmath>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

constexpr std::array<const char*, size_t(Icon::Count)> names{
    "queue",
    "receive",
    "return",
    "dashboard",
    "book",
    "members",
    "assisted",
    "log",
    "settings",
    "help",
    "search",
    "lock",
    "unlock",
    "person",
    "print",
    "scan",
    "camera",
    "file",
    "qr-code",
    "scanner",
    "export",
    "send-now",
    "undo",
    "filter",
    "more",
    "copy",
    "add",
    "close",
    "fullscreen",
    "zoom-in",
    "zoom-fit",
    "zoom-original",
    "edit",
    "delete",
    "save",
    "mail",
    "server",
    "review",
    "bulk",
    "meeting",
    "gate",
    "card",
    "fork",
    "chevron-down",
    "chevron-right",
    "arrow-left",
    "check",
    "status-1",
    "status-2",
    "status-3",
    "status-4",
    "status-5",
    "status-6",
    "status-7",
    "status-8",
    "status-9",
    "status-10",
    "due-soon",
    "due-late",
    "due-paused",
    "sync-ok",
    "sync-sending",
    "sync-offline",
    "sync-look",
    "cloud",
    "warning",
    "error",
    "info",
    "ok",
    "clock",
    "verdict-success",
    "verdict-warning",
    "verdict-danger",
    "verdict-info",
    "verdict-neutral",
    "logo",
};

struct Key
{
    Icon icon;
    QRgb tint;
    int size;
    int ratio; // in hundredths
    bool operator==(const Key&) const = default;
};

size_t qHash(const Key& key, size_t seed = 0)
{
    return qHashMulti(seed, int(key.icon), key.tint, key.size, key.ratio);
}

// Painting happens on the GUI thread alone; a theme's change empties it.
QHash<Key, QPixmap>& cache()
{
    static QHash<Key, QPixmap> pixmaps;
    return pixmaps;
}

// A QIcon whose colour is looked up while painting, so that it follows the theme.
class TokenIconEngine final : public QIconEngine
{
public:
    TokenIconEngine(Icon icon, Token token) : m_icon(icon), m_token(token) {}

    void paint(QPainter* painter, const QRect& rect, QIcon::Mode mode, QIcon::State) override
    {
        paintIcon(painter, rect, m_icon, tint(mode), qMin(rect.width(), rect.height()));
    }

    QPixmap scaledPixmap(const QSize& size, QIcon::Mode mode, QIcon::State, qreal scale) override
    {
        // `size` comes in device pixels.
        const int edge = qMax(1, qRound(qMin(size.width(), size.height()) / scale));
        QPixmap pixmap = iconPixmap(m_icon, tint(mode), edge, scale);
        return pixmap;
    }

    QPixmap pixmap(const QSize& size, QIcon::Mode mode, QIcon::State state) override
    {
        return scaledPixmap(size, mode, state, 1.0);
    }

    QIconEngine* clone() const override { return new TokenIconEngine(m_icon, m_token); }
    bool isNull() override { return false; }

private:
    [[nodiscard]] QColor tint(QIcon::Mode mode) const
    {
        return color(mode == QIcon::Disabled ? Token::Disabled : m_token);
    }

    Icon m_icon;
    Token m_token;
};

} // namespace

QString iconName(Icon icon)
{
    return icon < Icon::Count ? QString::fromLatin1(names[size_t(icon)]) : QString();
}

QString iconPath(Icon icon)
{
    return u":/motcua/icons/"_s + iconName(icon) + u".svg"_s;
}

QPixmap iconPixmap(Icon icon, const QColor& tint, int size, qreal devicePixelRatio)
{
    if (icon >= Icon::Count || size <= 0)
        return {};
    const Key key{icon, tint.rgba(), size, qRound(devicePixelRatio * 100)};
    if (const auto found = cache().constFind(key); found != cache().constEnd())
        return *found;

    QFile file(iconPath(icon));
    QByteArray svg;
    if (file.open(QIODevice::ReadOnly))
        svg = file.readAll();
    svg.replace("currentColor", tint.name(QColor::HexRgb).toLatin1());
    QSvgRenderer renderer(svg);
    const int pixels = qMax(1, qRound(size * devicePixelRatio));
    QPixmap pixmap(pixels, pixels);
    pixmap.fill(Qt::transparent);
    {
        QPainter painter(&pixmap);
        painter.setOpacity(tint.alphaF());
        renderer.render(&painter, QRectF(0, 0, pixels, pixels));
    }
    pixmap.setDevicePixelRatio(devicePixelRatio);
    cache().insert(key, pixmap);
    return pixmap;
}

void paintIcon(QPainter* painter, const QRectF& rect, Icon icon, const QColor& tint, int size)
{
    const qreal ratio = painter->device() ? painter->device()->devicePixelRatio() : 1.0;
    const QPixmap pixmap = iconPixmap(icon, tint, size, ratio);
    if (pixmap.isNull())
        return;
    // Whole device pixels, or the 1.5 px strokes blur at 125 %.
    const QTransform transform = painter->deviceTransform();
    const QPointF wanted(rect.center().x() - size / 2.0, rect.center().y() - size / 2.0);
    const QPointF mapped = transform.map(wanted);
    const QPointF snapped = transform.inverted().map(QPointF(std::round(mapped.x()), std::round(mapped.y())));
    painter->drawPixmap(snapped, pixmap);
}

void paintIcon(QPainter* painter, const QRectF& rect, Icon icon, Token token, int size)
{
    paintIcon(painter, rect, icon, color(token), size);
}

QIcon themedIcon(Icon icon, Token token)
{
    return QIcon(new TokenIconEngine(icon, token));
}

void clearIconCache()
{
    cache().clear();
}

} // namespace motcua::ui
