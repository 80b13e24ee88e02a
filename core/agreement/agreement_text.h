#pragma once

#include "core/agreement/reader_agreement.h"

#include <cstddef>
#include <string>

namespace foramen {

/// The comparison as text for a terminal.
/// @param listed  how many of the disagreements are listed
[[nodiscard]] std::string agreementText(const ReaderAgreement& agreement, std::size_t listed);

} // namespace foramen
