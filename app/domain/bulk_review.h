#pragma once

#include "domain/ids.h"

#include <QByteArray>
#include <QStringList>

#include <optional>
#include <vector>

namespace motcua::domain {

//! What is known of one waiting registration when it is asked whether it may be approved together with others.
struct BulkFacts
{
    bool blocked = false;    //!< own, outside the cell, decided
    bool claimed = false;    //!< somebody else works on it
    bool picture = false;    //!< a card's picture is there
    bool readable = false;   //!< and the machine could read it
    bool allEqual = false;   //!< every field of the card is what was typed
    bool allSure = false;    //!< and surely read
    bool onRoster = false;   //!< the cell's list has the person
    bool rosterAgrees = false;
    bool duplicate = false;  //!< another registration may be the same person's
};

enum class BulkObstacle { Blocked, Claimed, NoPicture, Unreadable, Differs, Unsure, NotOnRoster, RosterDiffers, Duplicate };

[[nodiscard]] QString code(BulkObstacle obstacle); //!< blocked, claimed, no_picture, unreadable, differs, unsure, not_on_roster, roster_differs, duplicate

//! The first condition that fails, in the order of the table (bulk_review.cpp); none: it may go together with others.
[[nodiscard]] std::optional<BulkObstacle> bulkObstacle(const BulkFacts& facts);

//! How many of `count` a person looks at one by one before the rest may go together: a tenth, at least three, at most all.
[[nodiscard]] int bulkSampleSize(int count);
//! Which: by lot. `lot` are random bytes; who reviews cannot choose, nor know beforehand.
[[nodiscard]] QStringList bulkSample(const QStringList& ids, const QByteArray& lot);

} // namespace motcua::domain
