#pragma once

#include "core/base/result.h"
#include "core/store/database.h"

namespace foramen {

/// Part of the schema's step 4: fills the new tables "history", "series_role" and "report_text"
/// from "history_3", where versions up to 3 stored settings as English texts. Row numbers are kept.
/// Runs in the step's transaction.
[[nodiscard]] Result<void> migrateHistory(Database& database);

} // namespace foramen
