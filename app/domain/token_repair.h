#pragma once

#include "domain/pass_code.h"

#include <functional>
#include <vector>

namespace motcua::domain {

//! A Vietnamese input method composes some of what a keyboard-wedge scanner types of a token ("AS" becomes "Á", "D9" becomes "Đ") and
//! swallows the keys. These are the tokens that may have been typed, the likeliest first: only the signature tells which one was.
//! Nothing where the text has no composed letter. At most `most` of each input method.
//! `mayBe`: whether there are such claims at all (a meeting and a key that are known); asked once for each beginning, it saves most
//! signatures, for the claims come first. Empty: any.
[[nodiscard]] std::vector<ScannedToken> tokenReadings(const QString& text, const std::function<bool(const PassToken&)>& mayBe = {}, int most = 4'096);

} // namespace motcua::domain
