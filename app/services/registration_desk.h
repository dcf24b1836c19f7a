#pragma once

#include "domain/party_card.h"
#include "domain/roster.h"
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
    QString values = {};              //!< domain::valuesHash() of what it was compared with
};

//! A picture that belongs to no registration yet.
struct CardSuggestion
{
    QImage image;
    domain::PartyCardFields fields;
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
    int duplicates = 0;    //!< others that a rule of domain::DuplicateRule finds
    domain::RosterFit roster = domain::RosterFit::NoRoster;
    bool sample = false;   //!< drawn by lot: looked at before the rest is approved together
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
    domain::RosterMatch roster = {};      //!< how the cell's own list has this person
    std::optional<domain::MemberRegistration> mergeOffer = {}; //!< the same person's account by CV number, which this one may go on with
    std::optional<domain::MemberRegistration> merged = {};     //!< where it came from, or went on: the other half of its history
    bool sample = false;
};

//! A decision with what was on screen when it was taken.
struct ReviewDecision
{
    domain::RegistrationStatus decision = domain::RegistrationStatus::Approved;
    QString reason = {};
    QStringList viewed = {};  //!< fields
    QString values = {};      //!< domain::valuesHash() of them; empty: those that are here now
    domain::Id mergeWith = {}; //!< the offered registration, empty = none
    domain::ReviewWay way = domain::ReviewWay::Person;
};

class BulkReview;
class DecisionLog;
class MemberRoster;

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
    QFuture<Result<domain::MemberRegistration>> decide(const domain::Id& id, const ReviewDecision& decision);
    QFuture<Result<bool>> undo(const domain::Id& id); //!< while it is not sent

    //! The cell that this desk registers members for: the official's first one.
    [[nodiscard]] QString cell() const;
    //! Reads a picture that was taken or chosen at the desk. Errors: those of the reader and of pictures.
    QFuture<Result<CardSuggestion>> readPicture(const QByteArray& bytes);
    //! A registration typed with the member (id, cell and times are filled in), with the picture if there is one: on disk when done, sent with
    //! the rest. The member sets the password by the phone's code once it is approved. Errors: field_missing with the fields as detail.
    QFuture<Result<domain::MemberRegistration>> submit(const domain::MemberRegistration& filled, const QByteArray& picture);

    [[nodiscard]] MemberRoster& roster() const;
    [[nodiscard]] BulkReview& bulk() const;
    [[nodiscard]] DecisionLog& log() const;

    //! A person looks at it to decide: others see that. endWork() when done; what waits to be sent about it goes first.
    QFuture<Result<bool>> startWork(const domain::Id& id);
    QFuture<Result<bool>> endWork(const domain::Id& id);

Q_SIGNALS:
    void registrationsChanged(const QStringList& ids);

private:
    std::unique_ptr<Private> d;
};

} // namespace motcua::services
