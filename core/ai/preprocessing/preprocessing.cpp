#include "core/ai/preprocessing/preprocessing.h"

#include "core/ai/preprocessing/picture_sampling.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

namespace foramen {

namespace {

/// The slices of a crop, from the first to the last, as canonical indices.
std::array<int, kCropSlices> cropSlices(const CanonicalVolume& volume, int middle)
{
    // Networks are trained on slices 3 to 5 mm apart; thinner slices are skipped so that a crop
    // covers the same extent.
    constexpr double usualSpacing = 4;
    const int step =
        std::max(1, static_cast<int>(std::lround(usualSpacing / volume.sliceSpacing())));
    std::array<int, kCropSlices> slices{};
    slices[kCropSlices / 2] = middle;
    const auto next = [&](int from, int by) {
        const int to = from + by;
        return to < 0 || to >= volume.slices() || volume.source(to).missing ? from : to;
    };
    for (std::size_t i = kCropSlices / 2; i > 0; --i)
        slices[i - 1] = next(slices[i], -step);
    for (std::size_t i = kCropSlices / 2 + 1; i < kCropSlices; ++i)
        slices[i] = next(slices[i - 1], step);
    return slices;
}

/// Normalises the pixels above @p lowest to mean 0 and deviation 1/4; pixels outside become 0.
void normaliseCrop(std::vector<float>& values, const std::vector<bool>& inside, float lowest)
{
    constexpr double most = 4;
    double sum = 0;
    double squares = 0;
    double count = 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        if (inside[i] && values[i] > lowest) {
            sum += values[i];
            squares += static_cast<double>(values[i]) * values[i];
            ++count;
        }
    const double mean = count > 0 ? sum / count : 0;
    const double variance = count > 0 ? squares / count - mean * mean : 0;
    const double scale = variance > 0 ? 1 / std::sqrt(variance) : 0;
    for (std::size_t i = 0; i < values.size(); ++i)
        values[i] = inside[i]
            ? static_cast<float>(std::clamp((values[i] - mean) * scale, -most, most) / most)
            : 0;
}

void flipColumns(std::vector<float>& values, std::vector<bool>& inside)
{
    for (std::size_t row = 0; row < values.size(); row += kCropSize) {
        const auto from = static_cast<std::ptrdiff_t>(row);
        std::reverse(values.begin() + from, values.begin() + from + kCropSize);
        std::reverse(inside.begin() + from, inside.begin() + from + kCropSize);
    }
}

} // namespace

LocaliserPicture localiserPicture(const CanonicalVolume& volume, int slice,
                                  const PictureAffine& affine)
{
    assert(slice >= 0 && slice < volume.slices());
    const int size =
        volume.plane() == PicturePlane::Sagittal ? kSagittalPictureSize : kAxialPictureSize;
    const VoxelPoint middle = volume.acrossFrom(
        {(volume.columns() - 1) / 2.0, (volume.rows() - 1) / 2.0, (volume.slices() - 1) / 2.0},
        slice);
    const Placement placement{.column = middle.column,
                              .row = middle.row,
                              .slice = slice,
                              .columns = size,
                              .rows = size,
                              .spacing = kPictureSpacing,
                              .affine = affine};
    constexpr int contrastRadius = 7; // 15 pixels, 22.5 mm
    Resampled picture = resample(volume, placement);
    normaliseIntensity(picture, volume.lowest());
    const std::vector<float> contrast = localContrast(picture, contrastRadius);
    LocaliserPicture result{size, slice, std::move(picture.values), frameOf(volume, placement)};
    result.values.insert(result.values.end(), contrast.begin(), contrast.end());
    return result;
}

GraderCrop graderCrop(const CanonicalVolume& volume, PatientPoint center, CropSide side,
                      const CropJitter& jitter)
{
    const VoxelPoint at = volume.canonicalFromPatient(center);
    const int wanted =
        std::clamp(volume.nearestSlice(center) + jitter.slices, 0, volume.slices() - 1);
    const int middle = volume.source(wanted).missing ? volume.nearestSlice(center) : wanted;
    const auto placementOn = [&](int slice) {
        const VoxelPoint here = volume.acrossFrom(at, slice);
        return Placement{.column = here.column,
                         .row = here.row,
                         .slice = slice,
                         .columns = kCropSize,
                         .rows = kCropSize,
                         .spacing = kCropSpacing,
                         .affine = jitter.affine};
    };
    auto slices = cropSlices(volume, middle);
    const bool mirrored = side == CropSide::Mirrored;
    if (mirrored && volume.plane() == PicturePlane::Sagittal)
        std::reverse(slices.begin(), slices.end());
    GraderCrop crop{middle, {}, frameOf(volume, placementOn(middle))};
    std::vector<bool> inside;
    for (const int slice : slices) {
        const Resampled picture = resample(volume, placementOn(slice));
        crop.values.insert(crop.values.end(), picture.values.begin(), picture.values.end());
        inside.insert(inside.end(), picture.inside.begin(), picture.inside.end());
    }
    if (mirrored && volume.plane() == PicturePlane::Axial) {
        flipColumns(crop.values, inside);
        crop.frame.origin = crop.frame.origin + crop.frame.columnStep * (kCropSize - 1);
        crop.frame.columnStep = -crop.frame.columnStep;
    }
    normaliseCrop(crop.values, inside, volume.lowest());
    return crop;
}

} // namespace foramen
