#pragma once

#include "core/base/result.h"
#include "core/dataset/png/png_plan.h"
#include "core/dataset/png/png_writer.h"
#include "core/dicom/pixels/pixel_reader.h"
#include "core/imaging/slice_picture.h"

#include <vector>

namespace foramen {

/// A rendered picture with the values of its row in index.csv.
struct RenderedPng {
    PngImage image;
    double rowSpacing = 0; ///< mm between rows of the written pixels; 0 when unknown
    double columnSpacing = 0;
    GrayWindow window; ///< 8 bits
    double scale = 1; ///< 16 bits: value = pixel * scale + offset
    double offset = 0;
    std::vector<ImagePoint> points; ///< of the job, in written pixels
};

/// The window of a series from the 1st and 99.5th percentile of a few of its pictures.
[[nodiscard]] GrayWindow automaticRange(const Series& series);

/// Decodes, cuts, resamples, windows and marks one picture.
/// @param automatic  the automatic window of the series
/// @return NoGeometry where millimetres are needed and Pixel Spacing is unknown.
[[nodiscard]] Result<RenderedPng> renderPng(const PngJob& job, const PngOptions& options,
                                            const GrayWindow& automatic);

} // namespace foramen
