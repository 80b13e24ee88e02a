#pragma once

#include "core/pacs/archive_client.h"
#include "core/pacs/received_files.h"

#include <cstdint>
#include <functional>

class OFCondition;
struct T_ASC_Association;
struct T_DIMSE_C_StoreRQ;

namespace foramen {

/// What a failure of DCMTK means.
using ErrorOf = std::function<Error(const OFCondition&)>;

/// Receives the instance that a C-STORE request announced, writes it as it comes, without being
/// understood, counts it or says why it was not kept, and answers.
/// @return NotWritable, or what @p errorOf says.
[[nodiscard]] Result<void> receiveInstance(T_ASC_Association& association, std::uint8_t context,
                                           const T_DIMSE_C_StoreRQ& request, ReceivedFiles& files,
                                           Transfer& transfer, const ErrorOf& errorOf);

} // namespace foramen
