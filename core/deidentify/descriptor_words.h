#pragma once

#include <string_view>

namespace foramen {

/// Whether a description of a series or study consists of known words of MR and of the spine alone:
/// "t2_tse_sag 3mm", "L4/5". A name, a place, a date or a number of an order has other words. Case
/// makes no difference; words end at blanks and punctuation.
/// One number of one or two digits is allowed, beside numbers behind a level ("L4/5") and with a
/// unit ("3mm").
[[nodiscard]] bool hasKnownWordsOnly(std::string_view description);

} // namespace foramen
