#include "ui/kit/theme.h"

#include "ui/kit/icons.h"
#include "ui/kit/style.h"

#include <QApplication>
#include <QFile>
#include <QSettings>
#include <QStyle>
#include <QToolTip>

namespace motcua::ui {

using namespace Qt::StringLiterals;

namespace {

Theme* s_current = nullptr;

// Qt 6.4 does not tell the desktop's colour scheme: Windows keeps it in the registry, elsewhere the platform's palette
// shows it.
Scheme systemScheme([[maybe_unused]] const QPalette& palette)
{
#ifdef Q_OS_WIN
    const QSettings registry(uR"(HKEY_CURRENT_USER\Software\Microsoft\Windows\CurrentVersion\Themes\Personalize)"_s,
                             QSettings::NativeFormat);
    return registry.value("AppsUseLightTheme"_L1, 1).toInt() == 0 ? Scheme::Dark : Scheme::Light;
#else
    return palette.color(QPalette::Window).lightness() < 128 ? Scheme::Dark : Scheme::Light;
#endif
}

} // namespace

Theme::Theme(QApplication& app, ThemeMode mode)
    : m_app(app), m_mode(mode), m_system(systemScheme(QApplication::palette()))
{
    Q_ASSERT(!s_current);
    s_current = this;
    QApplication::setStyle(new KitStyle);
    QApplication::setFont(font(TypeStep::Body));
    QToolTip::setFont(font(TypeStep::Caption));
    apply();
}

Theme::~Theme()
{
    s_current = nullptr;
    clearIconCache();
}

Theme* Theme::current()
{
    return s_current;
}

bool Theme::animates()
{
    return !qApp || QApplication::style()->styleHint(QStyle::SH_Widget_Animation_Duration) > 0;
}

void Theme::setMode(ThemeMode mode)
{
    m_mode = mode;
    apply();
}

void Theme::apply()
{
    const Scheme scheme = m_mode == ThemeMode::System ? m_system
                          : m_mode == ThemeMode::Dark ? Scheme::Dark
                                                      : Scheme::Light;
    if (m_applied && scheme == m_scheme)
        return;
    m_applied = true;
    m_scheme = scheme;
    clearIconCache();
    QApplication::setPalette(palette(scheme));
    QToolTip::setPalette(palette(scheme));
    m_app.setStyleSheet(styleSheet(scheme));
    Q_EMIT changed(scheme);
}

QPalette palette(Scheme scheme)
{
    const auto c = [scheme](Token token) { return color(token, scheme); };
    QPalette p;
    const std::pair<QPalette::ColorRole, Token> roles[] = {
        {QPalette::Window, Token::Window},        {QPalette::Base, Token::Base},
        {QPalette::AlternateBase, Token::Sunken}, {QPalette::Button, Token::Base},
        {QPalette::WindowText, Token::Text},      {QPalette::Text, Token::Text},
        {QPalette::ButtonText, Token::Text},      {QPalette::PlaceholderText, Token::Muted},
        {QPalette::Highlight, Token::Accent},     {QPalette::HighlightedText, Token::OnAccent},
        {QPalette::Link, Token::AccentText},      {QPalette::LinkVisited, Token::AccentText},
        {QPalette::ToolTipBase, Token::Inverse},  {QPalette::ToolTipText, Token::OnInverse},
        {QPalette::Light, Token::Base},           {QPalette::Midlight, Token::Hover},
        {QPalette::Mid, Token::Divider},          {QPalette::Dark, Token::Control},
        {QPalette::Shadow, Token::Control},       {QPalette::BrightText, Token::Danger},
    };
    for (const auto& [role, token] : roles)
        p.setColor(QPalette::All, role, c(token));
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText, QPalette::PlaceholderText})
        p.setColor(QPalette::Disabled, role, c(Token::Disabled));
    p.setColor(QPalette::Inactive, QPalette::Highlight, c(Token::SelectedInactive));
    p.setColor(QPalette::Inactive, QPalette::HighlightedText, c(Token::Text));
    return p;
}

QString styleSheet(Scheme scheme)
{
    QFile file(u":/motcua/kit.qss"_s);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    QString text = QString::fromUtf8(file.readAll());
    for (int i = int(Token::Count) - 1; i >= 0; --i) {
        const QString name = QString(tokenName(Token(i)));
        text.replace(u"@{"_s + name + u'}', color(Token(i), scheme).name());
    }
    return text;
}

} // namespace motcua::ui
