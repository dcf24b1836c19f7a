#include "tests/e2e/tour/tour.h"

#include "services/office.h"
#include "services/session.h"
#include "tests/ui/shell/settled.h"
#include "ui/kit/theme.h"
#include "ui/settings/ui_settings.h"
#include "ui/shell/main_window.h"

#include <QAbstractButton>
#include <QApplication>
#include <QElapsedTimer>
#include <QFile>
#include <QJsonDocument>
#include <QKeyEvent>
#include <QTest>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace motcua::tour {

Tour::Tour(ui::Composition& client, test::BackendProcess& centre, QString folder, QString binaries)
    : m_client(client),
      m_centre(centre),
      m_folder(std::move(folder)),
      m_binaries(std::move(binaries))
{
}

QWidget& Tour::window() const { return m_client.window(); }
ui::MainWindow& Tour::main() const { return m_client.window(); }

bool Tour::step(const QString& name, const Step& work)
{
    if (!m_good)
        return false;
    m_line = {{u"step"_s, name}};
    QElapsedTimer timer;
    timer.start();
    const QString why = work();
    m_line[u"milliseconds"_s] = timer.elapsed();
    m_line[u"ok"_s] = why.isEmpty();
    if (!why.isEmpty()) {
        m_line[u"why"_s] = why;
        m_good = false;
        picture(u"failed"_s);
    }
    m_lines.append(m_line);
    std::fprintf(stderr, "%s %s%s%s\n", why.isEmpty() ? "ok  " : "FAIL", qUtf8Printable(name), why.isEmpty() ? "" : ": ", qUtf8Printable(why));
    return m_good;
}

void Tour::note(const QString& key, const QJsonValue& value) { m_line[key] = value; }

bool Tour::finish()
{
    QFile file(path(u"tour.json"_s));
    const QByteArray json = QJsonDocument(QJsonObject{{u"ok"_s, m_good}, {u"steps"_s, m_lines}}).toJson();
    return file.open(QIODevice::WriteOnly) && file.write(json) == json.size() && m_good;
}

QString Tour::until(const std::function<bool()>& condition, const QString& what, int milliseconds)
{
    return QTest::qWaitFor(condition, milliseconds) ? QString() : u"did not come within %1 s: %2"_s.arg(milliseconds / 1000).arg(what);
}

void Tour::picture(const QString& name)
{
    QApplication::sendPostedEvents();
    QApplication::processEvents();
    const QString file = u"%1-%2.png"_s.arg(++m_pictures, 2, 10, QChar(u'0')).arg(name);
    if (window().grab().save(path(file))) {
        QJsonArray pictures = m_line[u"pictures"_s].toArray();
        pictures.append(file);
        m_line[u"pictures"_s] = pictures;
    }
}

void Tour::pictureBoth(const QString& name)
{
    picture(name + u"-vi"_s);
    m_client.settings().setLanguage(ui::Language::English);
    (void)test::settled(); // pages are made anew and read their lists again
    picture(name + u"-en"_s);
    m_client.settings().setLanguage(ui::Language::Vietnamese);
    (void)test::settled();
}

void Tour::pictureDark(const QString& name)
{
    m_client.settings().setTheme(ui::ThemeMode::Dark);
    (void)test::settled();
    picture(name + u"-dark"_s);
    m_client.settings().setTheme(ui::ThemeMode::Light);
    (void)test::settled();
}

//! Without a window manager nothing makes a window the active one, so the window itself is asked who would have the keyboard.
QWidget* Tour::focus() const
{
    if (QWidget* widget = QApplication::focusWidget())
        return widget;
    QWidget* widget = window().focusWidget();
    return widget ? widget : &window();
}

QString Tour::click(const QString& objectName)
{
    auto* button = find<QAbstractButton>(objectName);
    if (!button)
        return u"no button "_s + objectName;
    if (!button->isEnabled())
        return u"button is off: "_s + objectName;
    QTest::mouseClick(button, Qt::LeftButton);
    return {};
}

void Tour::type(const QString& text)
{
    QWidget* target = focus();
    for (const QChar c : text) {
        QKeyEvent press(QEvent::KeyPress, 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(target, &press);
        QKeyEvent release(QEvent::KeyRelease, 0, Qt::NoModifier, QString(c));
        QApplication::sendEvent(target, &release);
    }
}

void Tour::key(Qt::Key key_, Qt::KeyboardModifiers modifiers)
{
    QTest::keyClick(focus(), key_, modifiers);
}

QString Tour::signIn(const QString& userName)
{
    const QString row = u"signIn.official."_s + userName;
    if (QString why = until([&] { return find(row) != nullptr; }, u"the sample officials at sign-in"_s); !why.isEmpty())
        return why;
    picture(u"sign-in"_s);
    if (QString why = click(row); !why.isEmpty())
        return why;
    if (QString why = until([&] { return find(u"signIn.code"_s) && find(u"signIn.demoCode"_s); }, u"the six boxes"_s); !why.isEmpty())
        return why;
    // Digits typed now go into the boxes, without a click.
    if (QString why = until([&] { return find(u"signIn.code"_s)->hasFocus(); }, u"the focus in the first box"_s); !why.isEmpty())
        return why;
    if (userName == "lan.nguyen"_L1)
        picture(u"sign-in-code"_s);
    if (QString why = click(u"signIn.demoCode"_s); !why.isEmpty())
        return why;
    if (QString why = until([&] { return main().office() != nullptr; }, u"the desk after sign-in"_s); !why.isEmpty()) {
        if (find(u"signIn.confirm"_s))
            why += click(u"signIn.confirm"_s);
        return why;
    }
    return until([&] { return main().office() && main().office()->syncStatus().state == services::SyncStatus::State::Synced; },
                 u"the first sync"_s, 60000);
}

QString Tour::signOut()
{
    m_client.session().signOut();
    return until([&] { return main().office() == nullptr && find(u"signIn"_s); }, u"the sign-in page"_s);
}

} // namespace motcua::tour
