#pragma once

#include "backend/store/sessions.h"

namespace motcua::backend::store {

inline constexpr int kRepeatSeconds = 900; //!< an answer that was lost can be asked for again

//! The same challenge and code again, within kRepeatSeconds after they passed confirmChallenge for this purpose: whose they were. The deed
//! is done; only its answer may be given again.
[[nodiscard]] std::optional<Subject> passedBefore(Db& db, const QString& id, const QString& code, Purpose purpose, qint64 now);

} // namespace motcua::backend::store
