#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <functional>
#include <string_view>

namespace foramen {

/// Writes a file of a name: see WriteFile of core/report/build/export_formats.h.
using WriteState = std::function<Result<void>(
    std::string_view name, const std::function<Result<void>(const std::filesystem::path&)>& make)>;

/// Writes the points, texts and measurements of the report, with the windows in which its pictures
/// are shown, as Grayscale Softcopy Presentation States in a series of their own. One is enough
/// for a study, unless its pictures differ in Modality LUT or photometric interpretation: a state
/// has one of each for all of its pictures. The first is report-gsps.dcm, the next one
/// report-gsps-2.dcm. A report without points and measurements gives none. The files of the
/// pictures are read.
/// @return Unsupported where the study or all pictures have UIDs that are not valid in DICOM, or
/// the values of all pictures go through a table; NotFound, NotReadable, NotDicom, Corrupt of a
/// picture; NotWritable.
[[nodiscard]] Result<void> writePresentationStates(const Report& report, const WriteState& write);

} // namespace foramen
