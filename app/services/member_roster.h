#pragma once

#include "domain/roster.h"
#include "services/desk_context.h"
#include "services/dossier_book.h"

#include <QObject>

namespace motcua::services {

//! Where somebody of the cell stands with an account.
enum class MemberStand { Missing, Waiting, Returned, Refused, Approved, OffRoster /*registered, and the list does not have them*/ };

//! One person of the directory: a line of the list, registrations, or both.
struct MemberEntry
{
    QString key; //!< stays the same over readings
    domain::RosterLine line;                              //!< row 0: not on the list
    std::vector<domain::MemberRegistration> registrations; //!< newest first
    domain::RosterMatch match;                            //!< of the newest
    MemberStand stand = MemberStand::Missing;

    [[nodiscard]] QString fullName() const { return line.row > 0 ? line.fullName : registrations.front().fullName; }
    [[nodiscard]] QString number() const;
    bool operator==(const MemberEntry&) const = default;
};

//! A cell that this official keeps.
struct KeptCell
{
    QString code;
    QString name; //!< as its registrations name it; empty while nobody of it has registered

    bool operator==(const KeptCell&) const = default;
};

struct MemberDirectory
{
    QString cell;     //!< whose it is
    QString fileName; //!< of the list, empty: none was taken in
    QDateTime takenAt;
    QString takenBy;
    SyncMark mark = SyncMark::Settled; //!< of the list
    std::vector<MemberEntry> entries; //!< in the order of names

    [[nodiscard]] int count(MemberStand stand) const;
    //! By an entry's key or one of its registrations' ids; null where there is none.
    [[nodiscard]] const MemberEntry* entryOf(const QString& keyOrId) const;
};

//! A file that was looked at and not yet taken in.
struct RosterPreview
{
    QString fileName;
    domain::RosterSheet sheet;
    int added = 0;   //!< people who are not on the list that is here
    int removed = 0; //!< and those who are not in the file any more
    QString seen = {}; //!< domain::linesHash() of the list that it would stand in for
    QString cell = {}; //!< whose list it would be; empty: the first cell's
};

//! The cell's own list of members and who of them has registered: works without a line, lies in the enciphered party file, goes to the
//! centre and to the other desks of the cell like a registration. Who keeps several cells says which; without a word it is the first.
//! GUI thread; answers as futures.
class MemberRoster : public QObject
{
    Q_OBJECT
public:
    explicit MemberRoster(DeskContext desk, QObject* parent = nullptr);

    //! Reads a file and stores nothing. Errors: those of paper::readSheet; roster_heads (no row names its columns), roster_empty.
    QFuture<Result<RosterPreview>> preview(const QString& path, const QString& cell = {});
    //! The list is this one from now on, here at once and at the centre when it is sent: whoever keeps this cell has it. How many lines.
    //! Errors: roster_long (more than one message can carry); Conflict roster_moved where the list is another one than was looked at.
    QFuture<Result<int>> take(const RosterPreview& preview);
    //! While it is not sent. Errors: those of Projection::undo.
    QFuture<Result<bool>> undo(const QString& cell = {});
    QFuture<Result<MemberDirectory>> directory(const QString& cell = {});
    //! Of every cell that this official keeps.
    QFuture<Result<std::vector<MemberDirectory>>> directories();
    //! In the order in which they were given to this official.
    QFuture<Result<std::vector<KeptCell>>> cells();

Q_SIGNALS:
    void changed();

private:
    void sendOlderLists();
    [[nodiscard]] QStringList kept() const;
    [[nodiscard]] QString orFirst(const QString& cell) const;

    DeskContext m_desk;
};

} // namespace motcua::services
