#pragma once

#include "core/measure/annotation.h"
#include "core/measure/measurement.h"

#include <QStringList>

namespace foramen {

/// The text beside an annotation, line by line: "34.2 mm"; "Canal AP 12.3 mm"; "312 mm²", "Mean 412
/// · SD 35"; a text. Where spacing is unknown it says so.
[[nodiscard]] QStringList annotationLines(const Annotation& annotation,
                                          const Measurement& measured);

} // namespace foramen
