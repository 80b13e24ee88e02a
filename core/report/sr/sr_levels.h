#pragma once

#include "core/dicom/documents/structured_report.h"
#include "core/report/sr/sr_content.h"
#include "core/spine/assessment.h"

/// The model's levels in its document; for sr_*.cpp only.
namespace foramen::sr {

/// A container with the disc centres in patient space (LPS, mm), their confidence, the numbering
/// and the remarks of the grading. The public schemes have no codes for them.
[[nodiscard]] SrItem levelsItem(const Assessment& assessment);

/// Takes levels, numbering and problems from the document's root; leaves them as they are where an
/// older version wrote none.
void readLevels(const ContentItem& root, Grading& grading);

} // namespace foramen::sr
