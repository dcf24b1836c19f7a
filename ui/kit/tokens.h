#pragma once

#include <QColor>
#include <QLatin1StringView>

namespace motcua::ui {

enum class Scheme { Light, Dark };

//! Every colour of the client by its purpose. Source: the two tables of the look; tokens.cpp holds them as data and a
//! test recomputes their contrast ratios.
enum class Token {
    Window,
    Base,
    Sunken,
    Hover,
    Selected,
    SelectedInactive,
    Divider,
    Control,
    Text,
    Text2,
    Muted,
    Disabled,
    Accent,
    AccentHover,
    AccentPressed,
    OnAccent,
    AccentText,
    Focus,
    Inverse,
    OnInverse,
    Success,
    SuccessSoft,
    SuccessSolid,
    OnSuccess,
    Warning,
    WarningSoft,
    WarningSolid,
    OnWarning,
    Danger,
    DangerSoft,
    DangerSolid,
    OnDanger,
    Info,
    InfoSoft,
    InfoSolid,
    OnInfo,
    Neutral,
    NeutralSoft,
    NeutralSolid,
    OnNeutral,
    Count
};

//! What a colour may mean. The four tokens of a meaning are found with the functions below.
enum class Meaning { Success, Warning, Danger, Info, Neutral };

[[nodiscard]] QColor color(Token token, Scheme scheme);
//! The colour in the theme that is shown now (light where no Theme was made).
[[nodiscard]] QColor color(Token token);
//! The token's name as the style sheet template writes it ("accentText").
[[nodiscard]] QLatin1StringView tokenName(Token token);

[[nodiscard]] Token textToken(Meaning meaning);
[[nodiscard]] Token softToken(Meaning meaning);
[[nodiscard]] Token solidToken(Meaning meaning);
[[nodiscard]] Token onSolidToken(Meaning meaning);

//! WCAG 2 contrast ratio, 1…21.
[[nodiscard]] double contrast(const QColor& one, const QColor& other);

} // namespace motcua::ui
