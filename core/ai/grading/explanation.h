#pragma once

#include "core/ai/preprocessing/preprocessing.h"
#include "core/base/task.h"
#include "core/imaging/volume.h"
#include "core/spine/finding.h"

#include <functional>
#include <string>
#include <vector>

namespace foramen {

enum class ExplanationMethod {
    GradCam, ///< gradients of the grade with respect to the features of the network's last blocks
    Occlusion ///< how much the grade's probability falls when a part of the crop is covered
};

/// Where in the picture a grade came from: a map over the 50 mm crop around a site that the grader
/// was given. It shows what the network used, not what is diseased.
struct Explanation {
    Site site;
    Severity severity = Severity::NormalMild; ///< the grade that is explained
    ExplanationMethod method = ExplanationMethod::GradCam;
    int size = 0; ///< pixels, square
    std::vector<float> values; ///< rows, then columns; 0 (nothing) to 1 (most)
    PictureFrame
        frame; ///< place of the pixels: centre of the first, steps in mm, LPS, in the Frame
               ///< of Reference of the series. Columns may run either way in the patient
    std::string seriesInstanceUid; ///< the picture that the map lies on
    std::string sopInstanceUid;

    [[nodiscard]] float at(int row, int column) const
    {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(size)
                      + static_cast<std::size_t>(column)];
    }
    /// Bilinear value at a patient point (LPS, mm) that is projected onto the picture; 0 outside.
    [[nodiscard]] double sample(PatientPoint patient) const;
};

/// The crop that a finding was graded on, cut out again.
struct GradedCrop {
    GraderCrop crop;
    std::string seriesInstanceUid;
    std::string sopInstanceUid;
};
/// @param volumes  of the series that the finding's condition is graded on.
/// @return NotFound when the finding was refused or none of the volumes shows it.
[[nodiscard]] Result<GradedCrop> cropOf(const Finding& finding,
                                        const std::vector<VolumePtr>& volumes);

/// Probabilities of the grades for a batch of crops, one after the other.
using GradeCrops =
    std::function<Result<std::vector<Probabilities>>(const std::vector<std::vector<float>>& crops)>;

/// Covers one square of a crop after another with the crop's mean and grades each of these crops:
/// for networks without access to their features. @return kCropSize x kCropSize values, 0 to 1.
[[nodiscard]] Result<std::vector<float>> occlusionMap(const std::vector<float>& crop,
                                                      Severity severity, const GradeCrops& grade,
                                                      const Task& task = {});

} // namespace foramen
