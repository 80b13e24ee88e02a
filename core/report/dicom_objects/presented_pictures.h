#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// What a presentation state must know of a picture that only its file says.
struct PresentedPicture {
    const ReportPicture* picture = nullptr; ///< of the report, which outlives it
    std::string sopClassUid;
    double rescaleSlope = 1; ///< Rescale Slope (0028,1053); 1 where the file states none
    double rescaleIntercept = 0; ///< Rescale Intercept (0028,1052)
    bool isInverse = false; ///< MONOCHROME1: large values are dark
    /// The window in rescaled units of the file: of an inverse picture the centre is turned round.
    std::optional<ReportWindow> window;
};

/// Pictures that one presentation state can show: those of one Modality LUT and one direction of
/// brightness, which a state has once for all of its pictures (PS3.3 C.11.1, C.11.6).
struct PresentedSet {
    std::vector<PresentedPicture> pictures;
};

/// The report's pictures in sets, in their order, and how many could not be used.
struct PresentedPictures {
    std::vector<PresentedSet> sets;
    int withoutUid = 0; ///< their UIDs are not valid in DICOM
    int withTable = 0; ///< their values go through a table, which a state would have to repeat
};

/// Reads the headers of the report's pictures.
/// @return NotFound, NotReadable, NotDicom, Corrupt of the first file that cannot be read.
[[nodiscard]] Result<PresentedPictures> presentedPicturesOf(const Report& report);

} // namespace foramen
