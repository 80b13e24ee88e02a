#pragma once

#include "core/dicom/documents/object_kind.h"

#include <QString>

namespace foramen {

/// What an object is, in the language of the window: "Structured report".
[[nodiscard]] QString kindText(ObjectKind kind);
/// The same in the two to four letters that stand in place of a picture: "SR". Not translated.
[[nodiscard]] QString kindSign(ObjectKind kind);

} // namespace foramen
