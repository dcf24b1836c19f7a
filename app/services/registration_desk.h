#pragma once

#include "domain/registration.h"
#include "services/dossier_book.h"

#include <QFuture>
#include <QImage>
#include <QObject>
#include <QRect>

#include <memory>
#include <vector>

namespace motcua::services {

enum class FieldMatch { NotRead, Equal, MarksOrSpacing, Differs, NotOnCard };

//! One field of the card as read, beside what the member typed.
struct FieldReading
{
    QString field; //!< fullName | cardNumber | birthDate | homeTown
    QString read;  //!< as the machine read it; empty = unread
    QString typed;
    double confidence = 0; //!< 0…1
    QRect box;             //!< on the picture, pixels
    FieldMatch match = FieldMatch::NotRead;
};

struct CardReading
{
    QImage image;
    std::vector<FieldReading> fields; //!< doubtful ones first
    bool readable = false;            //!< at least the number or the name was found
};

struct RegistrationRow
{
    domain::Id id;
    QString fullName;
    QString number;       //!< card or CV number
    QDateTime submittedAt;
    domain::RegistrationStatus status = domain::RegistrationStatus::Waiting;
    bool hasPhoto = false;
    bool own = false;      //!< the secretary's own: may not be decided
    int duplicates = 0;    //!< others with the same number, phone, or name and birth date
    SyncMark mark = SyncMark::Settled;

    bool operator==(const RegistrationRow&) const = default;
};

struct RegistrationDetail
{
    domain::MemberRegistration registration; //!< truth ⊕ outbox
    std::vector<domain::MemberRegistration> duplicates;
    QString blocked; //!< why this official may not decide: own_registration | outside_cell | already_decided, empty = may
    SyncMark mark = SyncMark::Settled;
    std::optional<ClaimShown> claim = {}; //!< who works on it now
};

//! The cell secretary's work. GUI thread; answers as futures. Party data stay in the party file.
class RegistrationDesk : public QObject
{
    Q_OBJECT
public:
    struct Private;
    explicit RegistrationDesk(std::unique_ptr<Private> d, QObject* parent = nullptr);
    ~RegistrationDesk() override;

    QFuture<Result<std::vector<RegistrationRow>>> list(bool waitingOnly = true);
    QFuture<Result<RegistrationDetail>> detail(const domain::Id& id);
    //! The card's picture: from the local blob store, else fetched. NotFound when there is none.
    QFuture<Result<QImage>> photo(const domain::Id& id);
    //! Picture, OCR and comparison, doubtful fields first. Cached per picture for this run.
    QFuture<Result<CardReading>> readCard(const domain::Id& id);
    //! On disk when done. `viewed` = fields that were on screen. Errors: the Refusal's code as Invalid.
    QFuture<Result<domain::MemberRegistration>> decide(const domain::Id& id, domain::RegistrationStatus decision, const QString& reason, const QStringList& viewed);
    QFuture<Result<bool>> undo(const domain::Id& id); //!< while it is not sent
    //! A person looks at it to decide: others see that. endWork() when done; what waits to be sent about it goes first.
    QFuture<Result<bool>> startWork(const domain::Id& id);
    QFuture<Result<bool>> endWork(const domain::Id& id);

Q_SIGNALS:
    void registrationsChanged(const QStringList& ids);

private:
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
