#pragma once

#include "core/base/result.h"
#include "core/pacs/archive_client.h"
#include "core/pacs/pacs_node.h"

#include <string>
#include <string_view>

namespace foramen {

/// A date or range of dates in the form of DICOM; hyphens within a date are taken out, and ".."
/// may stand between two dates: "2026-01-01..2026-12-31".
/// @return InvalidArgument for anything else.
[[nodiscard]] Result<std::string> dicomDates(std::string_view text);

/// The query in the form of DICOM. @return InvalidArgument for characters that DICOM uses for
/// itself (backslash, control characters) or a text that is no UID.
[[nodiscard]] Result<StudyQuery> checkedQuery(StudyQuery query);
[[nodiscard]] Result<void> checkUid(std::string_view uid, ReasonCode otherwise);

/// Whether what is retrieved has UIDs. @return InvalidArgument.
[[nodiscard]] Result<void> checkedRequest(const RetrieveRequest& request);

/// Whether the titles of a node are ones: 1 to 16 printable ASCII characters, no backslash.
[[nodiscard]] Result<void> checkAeTitles(const PacsNode& node);

} // namespace foramen
