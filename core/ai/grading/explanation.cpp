#include "core/ai/grading/explanation.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace foramen {

namespace {

/// Bilinear value of a square picture at a pixel position inside it.
double bilinear(const std::vector<float>& values, int size, ImagePoint at)
{
    const double column = std::clamp(at.column, 0.0, size - 1.0);
    const double row = std::clamp(at.row, 0.0, size - 1.0);
    const int left = std::min(static_cast<int>(column), std::max(size - 2, 0));
    const int top = std::min(static_cast<int>(row), std::max(size - 2, 0));
    const double u = column - left;
    const double v = row - top;
    const auto value = [&](int r, int c) -> double {
        return values[static_cast<std::size_t>(std::min(r, size - 1))
                          * static_cast<std::size_t>(size)
                      + static_cast<std::size_t>(std::min(c, size - 1))];
    };
    return (value(top, left) * (1 - u) + value(top, left + 1) * u) * (1 - v)
        + (value(top + 1, left) * (1 - u) + value(top + 1, left + 1) * u) * v;
}

/// 8 mm squares every 4 mm: the size of the graded structures, and as dense as the computing time
/// allows.
constexpr int kCover = 16; // pixels
constexpr int kCoverStep = 8; // pixels
constexpr int kCovers = (kCropSize - kCover) / kCoverStep + 1; // a side

/// The crop with one square of all its slices set to the crop's mean, which is 0 after
/// normalisation.
std::vector<float> covered(const std::vector<float>& crop, int top, int left)
{
    std::vector<float> result = crop;
    constexpr std::size_t pixels = std::size_t{kCropSize} * kCropSize;
    for (std::size_t slice = 0; slice < result.size(); slice += pixels)
        for (int row = top; row < top + kCover; ++row) {
            const auto begin = result.begin() + static_cast<std::ptrdiff_t>(slice)
                + std::ptrdiff_t{row} * kCropSize + left;
            std::fill(begin, begin + kCover, 0.0F);
        }
    return result;
}

/// Interpolates the coarse values, one at the centre of each covered square, over the whole crop.
std::vector<float> spread(const std::vector<float>& coarse)
{
    std::vector<float> map(std::size_t{kCropSize} * kCropSize, 0.0F);
    constexpr double first = (kCover - 1) / 2.0;
    std::size_t at = 0;
    for (int row = 0; row < kCropSize; ++row)
        for (int column = 0; column < kCropSize; ++column)
            map[at++] = static_cast<float>(bilinear(
                coarse, kCovers, {(column - first) / kCoverStep, (row - first) / kCoverStep}));
    const float most = *std::max_element(map.begin(), map.end());
    for (float& value : map)
        value = most > 0 ? value / most : 0;
    return map;
}

} // namespace

double Explanation::sample(PatientPoint patient) const
{
    const ImagePoint at = frame.pixelFromPatient(patient);
    const bool inside =
        at.column >= -0.5 && at.row >= -0.5 && at.column <= size - 0.5 && at.row <= size - 0.5;
    return inside ? bilinear(values, size, at) : 0;
}

Result<GradedCrop> cropOf(const Finding& finding, const std::vector<VolumePtr>& volumes)
{
    if (finding.refused || !finding.location)
        return failure(ErrorCode::NotFound, ReasonCode::SiteUnexplained);
    const PicturePlane plane =
        isSubarticular(finding.site.condition) ? PicturePlane::Axial : PicturePlane::Sagittal;
    for (const VolumePtr& volume : volumes) {
        const bool here = std::any_of(
            volume->sources.begin(), volume->sources.end(), [&](const SliceSource& source) {
                return source.sopInstanceUid == finding.location->sopInstanceUid;
            });
        const auto canonical = here ? CanonicalVolume::create(volume, plane) : std::nullopt;
        if (!canonical)
            continue;
        const bool right = sideOf(finding.site.condition) == Side::Right;
        return GradedCrop{graderCrop(*canonical, finding.location->patient,
                                     right ? CropSide::Mirrored : CropSide::AsIs),
                          volume->seriesInstanceUid, finding.location->sopInstanceUid};
    }
    return failure(ErrorCode::NotFound, ReasonCode::GradedPicturesGone);
}

Result<std::vector<float>> occlusionMap(const std::vector<float>& crop, Severity severity,
                                        const GradeCrops& grade, const Task& task)
{
    const auto wanted = static_cast<std::size_t>(severity);
    const auto plain = grade({crop});
    if (!plain)
        return tl::make_unexpected(plain.error());
    const double before = plain->front()[wanted];
    std::vector<float> falls;
    falls.reserve(static_cast<std::size_t>(kCovers) * kCovers);
    for (int row = 0; row < kCovers; ++row) {
        if (task.cancelled())
            return cancelledFailure();
        std::vector<std::vector<float>> crops;
        for (int column = 0; column < kCovers; ++column)
            crops.push_back(covered(crop, row * kCoverStep, column * kCoverStep));
        const auto after = grade(crops);
        if (!after)
            return tl::make_unexpected(after.error());
        for (const Probabilities& probabilities : *after)
            falls.push_back(static_cast<float>(std::max(0.0, before - probabilities[wanted])));
        task.report(static_cast<double>(row + 1) / kCovers);
    }
    return spread(falls);
}

} // namespace foramen
