#include "core/ai/preprocessing/segmenter_picture.h"

#include "core/ai/preprocessing/picture_sampling.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace foramen {

SegmenterPicture segmenterPicture(const CanonicalVolume& volume, VoxelPoint middle,
                                  const PictureAffine& affine, const SegmenterGrid& grid)
{
    constexpr double contrast = 22; // mm
    const int contrastRadius = static_cast<int>(contrast / grid.spacing / 2);
    const int slice =
        std::clamp(static_cast<int>(std::lround(middle.slice)), 0, volume.slices() - 1);
    const Placement placement{.column = middle.column,
                              .row = middle.row,
                              .slice = slice,
                              .columns = grid.columns,
                              .rows = grid.rows,
                              .spacing = grid.spacing,
                              .affine = affine};
    Resampled picture = resample(volume, placement);
    normaliseIntensity(picture, volume.lowest());
    const std::vector<float> local = localContrast(picture, contrastRadius);
    SegmenterPicture result{slice, std::move(picture.values), frameOf(volume, placement)};
    result.values.insert(result.values.end(), local.begin(), local.end());
    return result;
}

VoxelPoint segmenterMiddle(const CanonicalVolume& volume, const std::vector<VoxelPoint>& discs,
                           int slice)
{
    constexpr double behind = 8; // mm
    const auto middleOf = [&](auto part) {
        const auto [least, most] =
            std::minmax_element(discs.begin(), discs.end(),
                                [&](const auto& a, const auto& b) { return part(a) < part(b); });
        return (part(*least) + part(*most)) / 2;
    };
    return {middleOf([](const VoxelPoint& disc) { return disc.column; })
                + behind / volume.columnSpacing(),
            middleOf([](const VoxelPoint& disc) { return disc.row; }), static_cast<double>(slice)};
}

} // namespace foramen
