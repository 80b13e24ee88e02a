#pragma once

#include "core/pacs/dimse/dimse_association.h"

#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// Contexts in which an archive may send objects of a study: MR and the pictures beside it in every
/// encoding that we read, other kinds in the usual ones.
[[nodiscard]] std::vector<ProposedContext> receivingContexts();

/// The encodings in which a file is offered: its own; a file without compression also in the ones
/// that every archive takes.
[[nodiscard]] std::vector<std::string> offeredSyntaxes(const std::string& transferSyntaxUid);

} // namespace foramen
