#pragma once

#include "core/base/result.h"
#include "core/measure/annotation.h"
#include "core/report/report.h"

#include <cstdint>
#include <filesystem>
#include <vector>

namespace foramen {

/// A picture of the screen.
struct CapturedPicture {
    int columns = 0;
    int rows = 0;
    std::vector<std::uint8_t> rgb; ///< 3 bytes a pixel, rows from the top
    PictureIdentity source; ///< the image that it shows; unknown where it is none of a file
    int number = 1; ///< Instance Number: of the slice in its stack
};

/// Writes the picture as a Secondary Capture Image (PS3.3 A.8.1) of the report's study, in a
/// series of its own, with a reference to the image that it shows. The report gives patient, study
/// and state; equal pictures of equal reports give the same object.
/// @return InvalidArgument where there are not 3 bytes for each pixel; NotWritable.
[[nodiscard]] Result<void> writeSecondaryCapture(const std::filesystem::path& file,
                                                 const Report& report,
                                                 const CapturedPicture& picture);

} // namespace foramen
