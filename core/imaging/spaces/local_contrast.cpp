#include "core/imaging/spaces/local_contrast.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>

namespace foramen {

namespace {

constexpr double kSurroundings = 24; // mm: slower variations are coil shading
constexpr float kAir = std::numeric_limits<float>::quiet_NaN();

/// A picture of floats, row by row.
struct Picture {
    int columns = 0;
    int rows = 0;
    std::vector<float> values;

    [[nodiscard]] float& at(int column, int row)
    {
        return values[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
                      + static_cast<std::size_t>(column)];
    }
};

/// Means over blocks of that many columns and rows; incomplete blocks at the far edges are dropped.
Picture reduced(const Volume& volume, int slice, int byColumns, int byRows)
{
    const int columns = volume.geometry.columns;
    Picture small{columns / byColumns, volume.geometry.rows / byRows, {}};
    small.values.resize(static_cast<std::size_t>(small.columns)
                        * static_cast<std::size_t>(small.rows));
    const std::int16_t* voxels = volume.slice(slice);
    for (int row = 0; row < small.rows; ++row)
        for (int column = 0; column < small.columns; ++column) {
            long sum = 0;
            for (int y = 0; y < byRows; ++y)
                for (int x = 0; x < byColumns; ++x)
                    sum += voxels[(row * byRows + y) * columns + column * byColumns + x];
            small.at(column, row) = static_cast<float>(
                volume.rescaleSlope * static_cast<double>(sum) / (byColumns * byRows)
                + volume.rescaleIntercept);
        }
    return small;
}

/// Means over squares of 2 * @p radius + 1 pixels: sums along rows, then along columns.
Picture boxMean(const Picture& picture, int radius)
{
    const auto pass = [radius](const std::vector<float>& in, int lines, int length, int lineStep,
                               int step) {
        std::vector<float> out(in.size());
        for (int line = 0; line < lines; ++line) {
            const auto indexOf = [&](int i) {
                const int index = line * lineStep + i * step;
                return static_cast<std::size_t>(index);
            };
            for (int i = 0; i < length; ++i) {
                const int from = std::max(0, i - radius);
                const int to = std::min(length - 1, i + radius);
                float sum = 0;
                for (int k = from; k <= to; ++k)
                    sum += in[indexOf(k)];
                out[indexOf(i)] = sum / static_cast<float>(to - from + 1);
            }
        }
        return out;
    };
    Picture mean = picture;
    mean.values = pass(mean.values, picture.rows, picture.columns, picture.columns, 1);
    mean.values = pass(mean.values, picture.columns, picture.rows, 1, picture.columns);
    return mean;
}

/// The value below which the given share of a picture lies.
float quantile(std::vector<float> values, double share)
{
    const auto at = values.begin()
        + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), at, values.end());
    return *at;
}

} // namespace

LocalContrast localContrast(const Volume& volume, int slice, double pixel)
{
    const VolumeGeometry& geometry = volume.geometry;
    if (volume.sources[static_cast<std::size_t>(slice)].missing)
        return {};
    const int byColumns =
        std::max(1, static_cast<int>(std::lround(pixel / geometry.columnSpacing)));
    const int byRows = std::max(1, static_cast<int>(std::lround(pixel / geometry.rowSpacing)));
    const Picture small = reduced(volume, slice, byColumns, byRows);
    if (small.columns < 8 || small.rows < 8)
        return {};
    const int around = std::max(1, static_cast<int>(std::lround(kSurroundings / pixel / 2)));
    const Picture fine = boxMean(small, 1);
    const Picture coarse = boxMean(small, around);
    const float air = 0.1F * quantile(coarse.values, 0.95);
    LocalContrast contrast{
        .columns = small.columns,
        .rows = small.rows,
        .origin = geometry.patientFromVoxel(
            {(byColumns - 1) / 2.0, (byRows - 1) / 2.0, static_cast<double>(slice)}),
        .rowDirection = geometry.rowDirection,
        .columnDirection = geometry.columnDirection,
        .columnSpacing = geometry.columnSpacing * byColumns,
        .rowSpacing = geometry.rowSpacing * byRows,
        .values = std::vector<float>(small.values.size()),
    };
    for (std::size_t i = 0; i < small.values.size(); ++i)
        contrast.values[i] =
            coarse.values[i] > air ? (fine.values[i] - coarse.values[i]) / coarse.values[i] : kAir;
    return contrast;
}

} // namespace foramen
