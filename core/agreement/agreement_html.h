#pragma once

#include "core/agreement/reader_agreement.h"

#include <cstddef>
#include <string>

namespace foramen {

/// The comparison as a page in one file.
/// @param listed  how many of the disagreements are listed
[[nodiscard]] std::string agreementHtml(const ReaderAgreement& agreement, std::size_t listed);

} // namespace foramen
