#pragma once

#include "backend/store/db.h"

namespace motcua::backend::store {

//! Writes a message in the transaction of its cause; deliverMessages sends it afterwards.
void queueMessage(Db& db, const QString& channel, const QString& address, const QString& text, const QString& at);

//! Puts what is unsent as text files into `directory`; what was put there loses its text here (codes are not kept). In its own
//! transactions. A folder that cannot be written leaves them unsent.
void deliverMessages(Db& db, const QString& directory, const QString& at);

} // namespace motcua::backend::store
