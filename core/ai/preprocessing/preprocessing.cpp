#include "core/ai/preprocessing/preprocessing.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstdint>

namespace foramen {

namespace {

/// A square picture with a mask of the pixels outside the slice.
struct Resampled {
    std::vector<float> values;
    std::vector<bool> inside;
};

/// The position of a picture: its middle in a slice, the size of its pixels, and the affine about
/// the middle.
struct Placement {
    double column = 0; ///< canonical position of the picture's middle
    double row = 0;
    int slice = 0;
    int size = 0;
    double spacing = 1; ///< mm
    PictureAffine affine;
};

/// Canonical columns and rows per picture column and row.
struct PixelSteps {
    double columnPerColumn, columnPerRow, rowPerColumn, rowPerRow;
};

PixelSteps pixelSteps(const CanonicalVolume& volume, const Placement& placement)
{
    const auto& m = placement.affine.matrix;
    return {m[0] * placement.spacing / volume.columnSpacing(),
            m[1] * placement.spacing / volume.columnSpacing(),
            m[2] * placement.spacing / volume.rowSpacing(),
            m[3] * placement.spacing / volume.rowSpacing()};
}

/// The number of samples per side of a pixel so that none of the slice's pixels is skipped.
int oversampling(const PixelSteps& steps)
{
    constexpr int most = 8;
    const double width = std::max({std::abs(steps.columnPerColumn), std::abs(steps.columnPerRow),
                                   std::abs(steps.rowPerColumn), std::abs(steps.rowPerRow)});
    return std::clamp(static_cast<int>(std::ceil(width)), 1, most);
}

/// The mean over one pixel's area. @return none when most of it lies outside the slice.
std::optional<float> areaMean(const CanonicalVolume& volume, int slice, VoxelPoint middle,
                              const PixelSteps& steps, int samples)
{
    float sum = 0;
    int count = 0;
    for (int j = 0; j < samples; ++j) {
        const double v = (j + 0.5) / samples - 0.5;
        for (int i = 0; i < samples; ++i) {
            const double u = (i + 0.5) / samples - 0.5;
            const auto value =
                volume.sample(middle.column + u * steps.columnPerColumn + v * steps.columnPerRow,
                              middle.row + u * steps.rowPerColumn + v * steps.rowPerRow, slice);
            if (value) {
                sum += *value;
                ++count;
            }
        }
    }
    if (2 * count < samples * samples)
        return std::nullopt;
    return sum / static_cast<float>(count);
}

/// Resamples by area: each pixel is the mean of the slice over its area.
Resampled resample(const CanonicalVolume& volume, const Placement& placement)
{
    const PixelSteps steps = pixelSteps(volume, placement);
    const int samples = oversampling(steps);
    const double middleColumn =
        placement.column + placement.affine.columnShift / volume.columnSpacing();
    const double middleRow = placement.row + placement.affine.rowShift / volume.rowSpacing();
    const double half = (placement.size - 1) / 2.0;
    const auto pixels =
        static_cast<std::size_t>(placement.size) * static_cast<std::size_t>(placement.size);
    Resampled picture{std::vector<float>(pixels, 0.0F), std::vector<bool>(pixels, false)};
    std::size_t at = 0;
    for (int row = 0; row < placement.size; ++row) {
        for (int column = 0; column < placement.size; ++column, ++at) {
            const double u = column - half;
            const double v = row - half;
            const VoxelPoint middle{middleColumn + u * steps.columnPerColumn
                                        + v * steps.columnPerRow,
                                    middleRow + u * steps.rowPerColumn + v * steps.rowPerRow, 0};
            if (const auto value = areaMean(volume, placement.slice, middle, steps, samples)) {
                picture.values[at] = *value;
                picture.inside[at] = true;
            }
        }
    }
    return picture;
}

PictureFrame frameOf(const CanonicalVolume& volume, const Placement& placement)
{
    const auto& m = placement.affine.matrix;
    const double half = (placement.size - 1) / 2.0;
    const PatientPoint middle = volume.patientFromCanonical({placement.column, placement.row,
                                                             static_cast<double>(placement.slice)})
        + volume.alongColumns() * placement.affine.columnShift
        + volume.alongRows() * placement.affine.rowShift;
    const PatientVector columnStep =
        (volume.alongColumns() * m[0] + volume.alongRows() * m[2]) * placement.spacing;
    const PatientVector rowStep =
        (volume.alongColumns() * m[1] + volume.alongRows() * m[3]) * placement.spacing;
    return {middle - columnStep * half - rowStep * half, columnStep, rowStep};
}

/// Maps the 1st to 98th percentile of the pixels above @p lowest to 0 to 1; pixels outside the
/// slice stay 0.
void normaliseIntensity(Resampled& picture, float lowest)
{
    constexpr double low = 0.01;
    constexpr double high = 0.98;
    std::vector<float> body;
    for (std::size_t i = 0; i < picture.values.size(); ++i)
        if (picture.inside[i] && picture.values[i] > lowest)
            body.push_back(picture.values[i]);
    const float from = body.empty() ? 0 : percentileOf(body, low, PercentileRule::Nearest);
    const float to = body.empty() ? 0 : percentileOf(body, high, PercentileRule::Nearest);
    const float scale = to > from ? 1 / (to - from) : 0;
    for (std::size_t i = 0; i < picture.values.size(); ++i)
        picture.values[i] =
            picture.inside[i] ? std::clamp((picture.values[i] - from) * scale, 0.0F, 1.0F) : 0;
}

/// Sums of value, square and count over rectangles, from summed-area tables.
class BoxSums {
public:
    BoxSums(const Resampled& picture, int size)
        : m_size(size)
        , m_sums(static_cast<std::size_t>(size + 1) * static_cast<std::size_t>(size + 1))
    {
        for (int row = 0; row < size; ++row)
            for (int column = 0; column < size; ++column) {
                const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(size)
                    + static_cast<std::size_t>(column);
                const double value = picture.values[at];
                const std::array<double, 3> own = {value, value * value,
                                                   static_cast<double>(picture.inside[at])};
                for (std::size_t k = 0; k < own.size(); ++k)
                    table(row + 1, column + 1)[k] = own[k] + table(row, column + 1)[k]
                        + table(row + 1, column)[k] - table(row, column)[k];
            }
    }

    /// Sum of values, sum of squares and count within @p radius of a pixel, cut at the picture's
    /// edge.
    [[nodiscard]] std::array<double, 3> around(int row, int column, int radius)
    {
        const int top = std::max(row - radius, 0);
        const int left = std::max(column - radius, 0);
        const int bottom = std::min(row + radius + 1, m_size);
        const int right = std::min(column + radius + 1, m_size);
        std::array<double, 3> sums{};
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] = table(bottom, right)[k] - table(top, right)[k] - table(bottom, left)[k]
                + table(top, left)[k];
        return sums;
    }

private:
    std::array<double, 3>& table(int row, int column)
    {
        return m_sums[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_size + 1)
                      + static_cast<std::size_t>(column)];
    }

    int m_size;
    std::vector<std::array<double, 3>> m_sums;
};

/// The difference of each pixel from the local mean, in local standard deviations.
std::vector<float> localContrast(const Resampled& picture, int size)
{
    constexpr int radius = 7; // 15 pixels, 22.5 mm
    constexpr double noise = 0.03; // keeps empty regions quiet
    constexpr double most = 3;
    BoxSums sums(picture, size);
    std::vector<float> contrast(picture.values.size(), 0.0F);
    std::size_t at = 0;
    for (int row = 0; row < size; ++row)
        for (int column = 0; column < size; ++column, ++at) {
            if (!picture.inside[at])
                continue;
            const auto [sum, squares, count] = sums.around(row, column, radius);
            const double mean = sum / count;
            const double deviation = std::sqrt(std::max(squares / count - mean * mean, 0.0));
            const double value = (picture.values[at] - mean) / (deviation + noise);
            contrast[at] = static_cast<float>(std::clamp(value, -most, most) / most);
        }
    return contrast;
}

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

PictureAffine PictureAffine::similarity(double radians, double scale, double columnShift,
                                        double rowShift)
{
    const double c = std::cos(radians) * scale;
    const double s = std::sin(radians) * scale;
    return {{c, -s, s, c}, columnShift, rowShift};
}

PatientPoint PictureFrame::patientFromPixel(ImagePoint pixel) const
{
    return origin + columnStep * pixel.column + rowStep * pixel.row;
}

ImagePoint PictureFrame::pixelFromPatient(PatientPoint patient) const
{
    // The steps need not be orthogonal: solve the normal equations of the projection onto their
    // plane.
    const PatientVector offset = patient - origin;
    const double cc = dot(columnStep, columnStep);
    const double cr = dot(columnStep, rowStep);
    const double rr = dot(rowStep, rowStep);
    const double c = dot(offset, columnStep);
    const double r = dot(offset, rowStep);
    const double determinant = cc * rr - cr * cr;
    return {(c * rr - r * cr) / determinant, (r * cc - c * cr) / determinant};
}

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
                              .size = size,
                              .spacing = kPictureSpacing,
                              .affine = affine};
    Resampled picture = resample(volume, placement);
    normaliseIntensity(picture, volume.lowest());
    const std::vector<float> contrast = localContrast(picture, size);
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
                         .size = kCropSize,
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
