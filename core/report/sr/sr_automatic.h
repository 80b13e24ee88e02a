#pragma once

#include "core/base/result.h"
#include "core/dicom/documents/structured_report.h"
#include "core/report/report.h"
#include "core/report/sr/sr_content.h"
#include "core/spine/measures/spine_measure.h"

#include <map>
#include <string>
#include <vector>

/// The measures that the program took by itself, in the AI's document; for sr_*.cpp only.
namespace foramen::sr {

/// One measurement group for each measure: TID 1410 for areas, TID 1501 for the others; each with
/// the uncertainty of the value (CID 225, one standard deviation), and observed by the device.
[[nodiscard]] std::vector<SrItem> automaticGroups(const Report& report);

/// The images that automaticGroups() refers to.
[[nodiscard]] std::vector<SrImageReference> automaticImages(const Report& report);

/// Reads the groups again. Kinds that this version does not have are passed over, and so are
/// measures without a picture.
/// @param measurements  the container of all groups
/// @param series  Series Instance UIDs by SOP Instance UID
/// @return Corrupt where a measure is no number or contradicts its name.
[[nodiscard]] Result<std::vector<SpineMeasure>>
readAutomatic(const ContentItem& measurements, const std::map<std::string, std::string>& series);

} // namespace foramen::sr
