#pragma once

#include "core/store/study_store.h"

#include <QString>

namespace foramen {

/// "Saved 12:04:31", "No changes yet", or the error of the database in one sentence.
[[nodiscard]] QString savedText(const StudyStore& store);

/// What the reader should know about the file itself, e.g. that a damaged one was moved aside;
/// usually empty.
[[nodiscard]] QString storeRemark(const StudyStore& store);

} // namespace foramen
