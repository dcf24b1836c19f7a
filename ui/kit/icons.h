#pragma once

#include "ui/kit/tokens.h"

#include <QIcon>
#include <QPixmap>
#include <QRectF>
#include <QString>

class QPainter;

namespace motcua::ui {

//! Every picture in resources/icons. The file's name is the entry in kebab case.
enum class Icon {
    // actions (Breeze, LGPL 3)
    Queue,
    Receive,
    Return,
    Dashboard,
    Book,
    Members,
    Assisted,
    Log,
    Settings,
    Help,
    Search,
    Lock,
    Unlock,
    Person,
    Print,
    Scan,
    Camera,
    File,
    QrCode,
    Scanner,
    Export,
    SendNow,
    Undo,
    Filter,
    More,
    Copy,
    Add,
    Close,
    Fullscreen,
    ZoomIn,
    ZoomFit,
    ZoomOriginal,
    Edit,
    Delete,
    Save,
    Mail,
    Server,
    // our own
    Review,
    Bulk,
    Meeting,
    Gate,
    Card,
    Fork,
    ChevronDown,
    ChevronRight,
    ArrowLeft,
    Check,
    Status1,
    Status2,
    Status3,
    Status4,
    Status5,
    Status6,
    Status7,
    Status8,
    Status9,
    Status10,
    DueSoon,
    DueLate,
    DuePaused,
    SyncOk,
    SyncSending,
    SyncOffline,
    SyncLook,
    Cloud,
    Warning,
    Error,
    Info,
    Ok,
    Clock,
    VerdictSuccess,
    VerdictWarning,
    VerdictDanger,
    VerdictInfo,
    VerdictNeutral,
    Logo,
    Count
};

[[nodiscard]] QString iconName(Icon icon);
[[nodiscard]] QString iconPath(Icon icon);

//! The icon in one colour at a size in QWidget units; cached by (icon, colour, size, device pixel ratio).
[[nodiscard]] QPixmap iconPixmap(Icon icon, const QColor& tint, int size, qreal devicePixelRatio);
//! Paints the icon in the middle of the rectangle, snapped to device pixels.
void paintIcon(QPainter* painter, const QRectF& rect, Icon icon, const QColor& tint, int size = 16);
void paintIcon(QPainter* painter, const QRectF& rect, Icon icon, Token token, int size = 16);
//! A QIcon that follows the theme by itself (disabled: `disabled`). For QAction, menus, trailing icons of fields.
[[nodiscard]] QIcon themedIcon(Icon icon, Token token = Token::Text2);
//! Theme calls it after a change.
void clearIconCache();

} // namespace motcua::ui
