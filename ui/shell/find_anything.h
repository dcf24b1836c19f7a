#pragma once

#include "ui/shell/screen.h"
#include "ui/shell/suggest_list.h"

#include <QObject>

namespace motcua::ui {

//! Where a found thing leads: a screen with an argument, or a deed of the frame.
struct FoundPlace
{
    QString screen;
    QString argument = {};
    QString deed = {}; //!< lock | sendNow | tray | shift | signOut
};

//! Ctrl+K: dossiers, their owners, members, meetings, procedures, screens and deeds, as far as this official's role goes. Party data are
//! found from the cell's screens only, and nothing else there: they are never searched together with dossiers. GUI thread.
class FindAnything : public QObject
{
    Q_OBJECT

public:
    //! `screens`: those that this official may use; the office outlives this.
    FindAnything(services::Office& office, const Navigation& screens, QObject* parent = nullptr);

    void setScreen(const QString& id) { m_screen = id; }
    //! The answer comes as found(); one for fewer letters is forgotten when a later one is asked for.
    void ask(const QString& text);
    [[nodiscard]] static FoundPlace placeOf(const Suggestion& suggestion);
    //! True on the cell's screens where there are dossiers, too; and always where there are none.
    [[nodiscard]] bool searchesParty() const;
    [[nodiscard]] bool searchesDossiers() const;

Q_SIGNALS:
    void found(const QList<motcua::ui::Suggestion>& rows, const QString& nothing);

private:
    struct Round;
    void addDossiers(const std::shared_ptr<Round>& round);
    void addProcedures(const std::shared_ptr<Round>& round);
    void addMembers(const std::shared_ptr<Round>& round);
    void addMeetings(const std::shared_ptr<Round>& round);
    void addPlaces(Round& round) const;
    void finish(const std::shared_ptr<Round>& round);
    [[nodiscard]] bool has(const QString& screen) const;

    services::Office& m_office;
    const Navigation& m_screens;
    QString m_screen;
    int m_asked = 0;
};

} // namespace motcua::ui
