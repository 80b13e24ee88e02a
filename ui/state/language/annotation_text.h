#pragma once

#include "core/measure/annotation_kind.h"

#include <QString>

namespace foramen {

/// "Length", "Canal AP", ...: what a reader calls an annotation.
[[nodiscard]] QString annotationName(AnnotationKind kind);

/// The measured value as shown beside the annotation: with its name where the drawing does not show
/// what is measured ("Canal AP 12.3 mm", "Cobb 31.0°"), else the value.
[[nodiscard]] QString measuredText(AnnotationKind kind, const QString& value);

} // namespace foramen
