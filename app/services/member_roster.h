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

struct MemberDirectory
{
    QString fileName; //!< of the list, empty: none was taken in
    QDateTime takenAt;
    QString takenBy;
    SyncMark mark = SyncMark::Settled; //!< of the list
    std::vector<MemberEntry> entries; //!< in the order of names

    [[nodiscard]] int count(MemberStand stand) const;
};

//! A file that was looked at and not yet taken in.
struct RosterPreview
{
    QString fileName;
    domain::RosterSheet sheet;
    int added = 0;   //!< people who are not on the list that is here
    int removed = 0; //!< and those who are not in the file any more
    QString seen = {}; //!< domain::linesHash() of the list that it would stand in for
};

//! The cell's own list of members and who of them has registered: works without a line, lies in the enciphered party file, goes to the
//! centre and to the other desks of the cell like a registration. GUI thread; answers as futures.
class MemberRoster : public QObject
{
    Q_OBJECT
public:
    explicit MemberRoster(DeskContext desk, QObject* parent = nullptr);

    //! Reads a file and stores nothing. Errors: those of paper::readSheet; roster_heads (no row names its columns), roster_empty.
    QFuture<Result<RosterPreview>> preview(const QString& path);
    //! The list is this one from now on, here at once and at the centre when it is sent: whoever keeps this cell has it. How many lines.
    //! Errors: roster_long (more than one message can carry); Conflict roster_moved where the list is another one than was looked at.
    QFuture<Result<int>> take(const RosterPreview& preview);
    //! While it is not sent. Errors: those of Projection::undo.
    QFuture<Result<bool>> undo();
    QFuture<Result<MemberDirectory>> directory();

Q_SIGNALS:
    void changed();

private:
    void sendOlderLists();
    [[nodiscard]] QString cell() const;

    DeskContext m_desk;
};

} // namespace motcua::services
