#pragma once

#include "services/registration_desk.h"

#include <QSet>

#include <optional>

namespace motcua::ui {

//! How one field stands after machine and person have looked.
enum class FieldStand {
    Matches,
    NearlyMatches, //!< only marks, spacing or an abbreviation differ
    Doubtful,      //!< a person must say whether the card bears it out
    Confirmed,     //!< a person has looked and says it does
    CardOtherwise, //!< a person has looked and says it does not
    NotOnCard,
    NoCard,        //!< there is no picture to hold it against
    Waiting,       //!< the picture is still being read
};

struct ReviewField
{
    QString key; //!< fullName | cardNumber | cvNumber | birthDate | homeTown | phone
    QString typed; //!< as people read it
    QString read;
    double confidence = 0;
    QRect box; //!< on the picture
    services::FieldMatch match = services::FieldMatch::NotRead;
    FieldStand stand = FieldStand::Waiting;

    [[nodiscard]] bool isOpen() const { return stand == FieldStand::Doubtful; }
    bool operator==(const ReviewField&) const = default;
};

//! Why "Duyệt" is off. None: it is on.
enum class ApproveBlock { None, Loading, Own, OutsideCell, NotAllowed, Claimed, Decided, CardLoading, CardMissing, FieldsOpen, CardOtherwise, MergeOpen };

//! Everything about the one registration under review: a value, without widgets. Nothing of an earlier one survives `begin`.
struct Review
{
    enum class Card { None, Loading, Read, Unread /*the picture is here, the machine cannot read it*/, Missing };

    domain::Id id;
    std::optional<services::RegistrationDetail> detail;
    Card card = Card::Loading;
    QImage image;
    services::CardReading reading;
    QSet<QString> confirmed;
    QSet<QString> otherwise;
    QDateTime pictureShownAt;
    std::optional<bool> merge; //!< what a person says to detail->mergeOffer: the same one, or not

    void begin(const domain::Id& newId);
    //! True when the member's own values are not what they were: then what was confirmed and read no longer holds.
    bool setDetail(const services::RegistrationDetail& newDetail);
    void setReading(const services::CardReading& newReading);

    //! Doubtful ones first; the order does not change while they are being confirmed.
    [[nodiscard]] std::vector<ReviewField> fields() const;
    [[nodiscard]] int openFields() const;
    [[nodiscard]] ApproveBlock approveBlock() const;
    //! Own, outside the cell, in somebody else's hands, decided or loading: neither may it be returned or refused.
    [[nodiscard]] bool mayDecide() const;
    //! The decision with what is on screen now.
    [[nodiscard]] services::ReviewDecision decisionOf(domain::RegistrationStatus decision, const QString& reason) const;
};

//! Short words for what a row of the queue shows about the reading.
struct ReadingSummary
{
    enum class State { None, Reading, Read, Unreadable, Failed };
    State state = State::None;
    int fields = 0;
    int differs = 0;

    bool operator==(const ReadingSummary&) const = default;
};
[[nodiscard]] ReadingSummary summarize(const services::CardReading& reading);

} // namespace motcua::ui
