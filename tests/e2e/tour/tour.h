#pragma once

#include "domain/official.h"
#include "tests/support/backend_process.h"
#include "ui/composition.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QString>
#include <QStringList>
#include <QWidget>

#include <functional>

namespace motcua::ui {
class MainWindow;
}

namespace motcua::test {
class VirtualWebcam;
}

namespace motcua::tour {

//! A pass on the video: what the backend printed for it.
struct PrintedPass
{
    QString id;
    QString name;
    QString meetingId;
    QString qr;
};

//! Drives the real window as a person would and reads every effect back from the centre. A step that fails ends the tour; what was
//! done and seen stands in tour.json.
class Tour
{
public:
    //! Empty = it went well, else why not.
    using Step = std::function<QString()>;

    Tour(ui::Composition& client, test::BackendProcess& centre, QString folder, QString binaries);

    bool step(const QString& name, const Step& work);
    void note(const QString& key, const QJsonValue& value); //!< goes to the running step's line of tour.json
    [[nodiscard]] bool finish();                            //!< writes tour.json

    //! Spins the event loop until the condition holds; the sentence names what did not come.
    [[nodiscard]] static QString until(const std::function<bool()>& condition, const QString& what, int milliseconds = 20000);
    //! A picture of the window as it is now; in both languages when `both`.
    void picture(const QString& name);
    void pictureBoth(const QString& name);
    void pictureDark(const QString& name);

    template<class W = QWidget>
    [[nodiscard]] W* find(const QString& objectName) const
    {
        const auto all = window().template findChildren<W*>(objectName);
        for (W* widget : all) {
            if (widget->isVisible())
                return widget;
        }
        return nullptr;
    }
    [[nodiscard]] QString click(const QString& objectName);
    //! Types into whatever has the focus, any letters.
    void type(const QString& text);
    void key(Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);

    [[nodiscard]] QString signIn(const QString& userName);
    [[nodiscard]] QString signOut();

    [[nodiscard]] QWidget& window() const;
    [[nodiscard]] ui::MainWindow& main() const;
    ui::Composition& client() { return m_client; }
    test::BackendProcess& centre() { return m_centre; }
    [[nodiscard]] QString path(const QString& file) const { return m_folder + u'/' + file; }
    [[nodiscard]] QString program(const QString& name) const { return m_binaries + u'/' + name; }

private:
    [[nodiscard]] QWidget* focus() const;

    ui::Composition& m_client;
    test::BackendProcess& m_centre;
    QString m_folder;
    QString m_binaries;
    QJsonArray m_lines;
    QJsonObject m_line;
    bool m_good = true;
    int m_pictures = 0;
};

// The chapters; each runs its steps and says whether to go on.
bool desk(Tour& tour);
bool cell(Tour& tour);
//! `webcam`: passes are held before it, one after the other; without one they come from a video file.
bool gate(Tour& tour, const QList<PrintedPass>& shown, const QList<PrintedPass>& again, test::VirtualWebcam* webcam);
bool offline(Tour& tour);

} // namespace motcua::tour
