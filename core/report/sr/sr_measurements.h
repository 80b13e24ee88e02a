#pragma once

#include "core/report/report.h"
#include "core/report/sr/sr_content.h"

#include <optional>
#include <string>
#include <vector>

/// Functions that make the items of the reader's measurements and key images; for sr_*.cpp only.
namespace foramen::sr {

/// One measurement group for each annotation: TID 1410 for areas, TID 1501 for lengths, angles,
/// texts and arrows.
[[nodiscard]] std::vector<SrItem> measurementGroups(const Report& report);

/// The marks of an annotation, as a graphic on its picture.
/// @return none where the picture cannot be referenced.
[[nodiscard]] std::optional<SrItem> coordinatesOf(const Annotation& annotation, SrRelation relation,
                                                  const Report& report);
/// Whether it is written as a region of its own (TID 1410).
[[nodiscard]] bool isRegion(AnnotationKind kind);
/// With the precision of a 32-bit coordinate; DS has at most 16 characters.
[[nodiscard]] std::string decimal(double value);
inline constexpr CodedConcept kMillimetre = {"mm", "UCUM", "millimeter"};
inline constexpr CodedConcept kSquareMillimetre = {"mm2", "UCUM", "square millimeter"};
inline constexpr CodedConcept kDegree = {"deg", "UCUM", "degree"};

/// A container of image references; only for reports with key images.
[[nodiscard]] SrItem keyImages(const Report& report);

/// The images that measurementGroups() and keyImages() refer to.
[[nodiscard]] std::vector<SrImageReference> measuredImages(const Report& report);

} // namespace foramen::sr
