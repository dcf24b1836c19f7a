#pragma once

#include <QString>

#include <optional>

namespace motcua::domain {

//! Keystrokes of the two usual Vietnamese input methods, as a keyboard-wedge scanner may leave them behind.
enum class KeyMethod { Telex, Vni };

//! The word that these keystrokes make ("Nguyeexn" or "Nguye64n" → "Nguyễn"); nothing when they make no Vietnamese syllable.
//! A word without any such key comes back as it is if it is a syllable.
[[nodiscard]] std::optional<QString> composeKeys(const QString& word, KeyMethod method);

//! True for one syllable of Vietnamese by its shape: onset, vowels, ending, and the tones that a stopped ending allows.
[[nodiscard]] bool isSyllable(const QString& word);

} // namespace motcua::domain
