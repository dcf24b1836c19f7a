#include "ui/kit/tokens.h"

#include "ui/kit/theme.h"

#include <array>
#include <cmath>

namespace motcua::ui {
namespace {

struct Row
{
    Token token;
    const char* name;
    QRgb light;
    QRgb dark;
};

// The tables of the look, in the order of the enumeration.
constexpr std::array<Row, size_t(Token::Count)> table{{
    {Token::Window, "window", 0xFFF3F2F0, 0xFF1A1918},
    {Token::Base, "base", 0xFFFFFFFF, 0xFF232120},
    {Token::Sunken, "sunken", 0xFFF9F8F6, 0xFF1F1D1C},
    {Token::Hover, "hover", 0xFFF1EFEC, 0xFF2B2927},
    {Token::Selected, "selected", 0xFFF7E8E8, 0xFF42282B},
    {Token::SelectedInactive, "selectedInactive", 0xFFEAE7E3, 0xFF34312F},
    {Token::Divider, "divider", 0xFFE2DFDA, 0xFF393633},
    {Token::Control, "control", 0xFF857F77, 0xFF857E76},
    {Token::Text, "text", 0xFF1E1C1A, 0xFFEEEBE7},
    {Token::Text2, "text2", 0xFF524E48, 0xFFC3BEB7},
    {Token::Muted, "muted", 0xFF67625B, 0xFFA8A29A},
    {Token::Disabled, "disabled", 0xFFA09A92, 0xFF6F6A64},
    {Token::Accent, "accent", 0xFF98182A, 0xFFC24452},
    {Token::AccentHover, "accentHover", 0xFF82121F, 0xFFB83D4B},
    {Token::AccentPressed, "accentPressed", 0xFF6B0D18, 0xFFA53441},
    {Token::OnAccent, "onAccent", 0xFFFFFFFF, 0xFFFFFFFF},
    {Token::AccentText, "accentText", 0xFF98182A, 0xFFF29AA2},
    {Token::Focus, "focus", 0xFF1B5FA8, 0xFF7FB4EE},
    {Token::Inverse, "inverse", 0xFF2B2826, 0xFFECE8E3},
    {Token::OnInverse, "onInverse", 0xFFF5F3F0, 0xFF1E1C1A},
    {Token::Success, "success", 0xFF1A683B, 0xFF82CE9E},
    {Token::SuccessSoft, "successSoft", 0xFFE4F2E9, 0xFF1F3628},
    {Token::SuccessSolid, "successSolid", 0xFF17693A, 0xFF217F4B},
    {Token::OnSuccess, "onSuccess", 0xFFFFFFFF, 0xFFFFFFFF},
    {Token::Warning, "warning", 0xFF7E4B00, 0xFFF0BC66},
    {Token::WarningSoft, "warningSoft", 0xFFFCEFD6, 0xFF3B2E17},
    {Token::WarningSolid, "warningSolid", 0xFFF2A71B, 0xFFDFA02F},
    {Token::OnWarning, "onWarning", 0xFF241800, 0xFF241800},
    {Token::Danger, "danger", 0xFFB92B14, 0xFFFF9F8A},
    {Token::DangerSoft, "dangerSoft", 0xFFFCE9E3, 0xFF47261E},
    {Token::DangerSolid, "dangerSolid", 0xFFBC2C15, 0xFFC43B24},
    {Token::OnDanger, "onDanger", 0xFFFFFFFF, 0xFFFFFFFF},
    {Token::Info, "info", 0xFF1B5FA8, 0xFF93C0F2},
    {Token::InfoSoft, "infoSoft", 0xFFE5EFF9, 0xFF1E3147},
    {Token::InfoSolid, "infoSolid", 0xFF1B5FA8, 0xFF2B6CB4},
    {Token::OnInfo, "onInfo", 0xFFFFFFFF, 0xFFFFFFFF},
    {Token::Neutral, "neutral", 0xFF524E48, 0xFFC3BEB7},
    {Token::NeutralSoft, "neutralSoft", 0xFFECE9E5, 0xFF34312F},
    {Token::NeutralSolid, "neutralSolid", 0xFF5F5A53, 0xFF6A645D},
    {Token::OnNeutral, "onNeutral", 0xFFFFFFFF, 0xFFFFFFFF},
}};

constexpr bool inOrder()
{
    for (size_t i = 0; i < table.size(); ++i) {
        if (table[i].token != Token(i))
            return false;
    }
    return true;
}
static_assert(inOrder(), "the table must follow the enumeration");

Token ofMeaning(Meaning meaning, int part)
{
    return Token(int(Token::Success) + 4 * int(meaning) + part);
}

double luminance(const QColor& color)
{
    const auto channel = [](double value) {
        return value <= 0.04045 ? value / 12.92 : std::pow((value + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(color.redF()) + 0.7152 * channel(color.greenF()) + 0.0722 * channel(color.blueF());
}

} // namespace

QColor color(Token token, Scheme scheme)
{
    if (token >= Token::Count)
        return {};
    const Row& row = table[size_t(token)];
    return QColor::fromRgb(scheme == Scheme::Light ? row.light : row.dark);
}

QColor color(Token token)
{
    const Theme* theme = Theme::current();
    return color(token, theme ? theme->scheme() : Scheme::Light);
}

QLatin1StringView tokenName(Token token)
{
    return token < Token::Count ? QLatin1StringView(table[size_t(token)].name) : QLatin1StringView();
}

Token textToken(Meaning meaning)
{
    return ofMeaning(meaning, 0);
}

Token softToken(Meaning meaning)
{
    return ofMeaning(meaning, 1);
}

Token solidToken(Meaning meaning)
{
    return ofMeaning(meaning, 2);
}

Token onSolidToken(Meaning meaning)
{
    return ofMeaning(meaning, 3);
}

double contrast(const QColor& one, const QColor& other)
{
    const double a = luminance(one);
    const double b = luminance(other);
    return (std::max(a, b) + 0.05) / (std::min(a, b) + 0.05);
}

} // namespace motcua::ui
