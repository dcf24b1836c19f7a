#pragma once

#include "paper/form_set.h"

namespace motcua::services {

//! The official forms as the screens know them; app/paper makes them.
using paper::FormKind;
using paper::PrintedForm;
using paper::code;

//! What a form says that the record does not hold.
struct FormWords
{
    QString reason = {};   //!< apology; else empty = the note of the step it tells of
    QDateTime newDue = {}; //!< apology, UTC
    QString head = {};     //!< who signs for the agency
    bool reprint = false;  //!< marked so
};

} // namespace motcua::services
