#pragma once

#include "core/base/reason.h"

#include <QString>

namespace foramen {

/// A reason of core in the language of the window, without a full stop at its end. Texts of
/// libraries stay as they are.
[[nodiscard]] QString reasonText(const Reason& reason);
/// reasonText() with one full stop at its end; texts of libraries as they are; empty for no reason.
[[nodiscard]] QString reasonSentence(const Reason& reason);

/// The text of a code with %1, %2, ... for the arguments, in English: the source of its
/// translations, in the context "Reason".
[[nodiscard]] const char* reasonSource(ReasonCode code);

} // namespace foramen
