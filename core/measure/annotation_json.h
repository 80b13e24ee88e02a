#pragma once

#include "core/base/result.h"
#include "core/measure/annotation.h"

#include <string>

namespace foramen {

/// One line of JSON; coordinates are exact.
[[nodiscard]] std::string annotationToJson(const Annotation& annotation);
/// @return Corrupt when it is no annotation, Unsupported for an unknown kind.
[[nodiscard]] Result<Annotation> annotationFromJson(const std::string& json);

} // namespace foramen
