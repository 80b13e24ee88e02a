#include "core/ai/preprocessing/picture_sampling.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <optional>

namespace foramen {

namespace {

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

/// Sums of value, square and count over rectangles, from summed-area tables.
class BoxSums {
public:
    explicit BoxSums(const Resampled& picture)
        : m_columns(picture.columns)
        , m_rows(picture.rows)
        , m_sums(static_cast<std::size_t>(m_columns + 1) * static_cast<std::size_t>(m_rows + 1))
    {
        for (int row = 0; row < m_rows; ++row)
            for (int column = 0; column < m_columns; ++column) {
                const auto at = static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns)
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
        const int bottom = std::min(row + radius + 1, m_rows);
        const int right = std::min(column + radius + 1, m_columns);
        std::array<double, 3> sums{};
        for (std::size_t k = 0; k < sums.size(); ++k)
            sums[k] = table(bottom, right)[k] - table(top, right)[k] - table(bottom, left)[k]
                + table(top, left)[k];
        return sums;
    }

private:
    std::array<double, 3>& table(int row, int column)
    {
        return m_sums[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_columns + 1)
                      + static_cast<std::size_t>(column)];
    }

    int m_columns;
    int m_rows;
    std::vector<std::array<double, 3>> m_sums;
};

} // namespace

Resampled resample(const CanonicalVolume& volume, const Placement& placement)
{
    const PixelSteps steps = pixelSteps(volume, placement);
    const int samples = oversampling(steps);
    const double middleColumn =
        placement.column + placement.affine.columnShift / volume.columnSpacing();
    const double middleRow = placement.row + placement.affine.rowShift / volume.rowSpacing();
    const double halfColumns = (placement.columns - 1) / 2.0;
    const double halfRows = (placement.rows - 1) / 2.0;
    const auto pixels =
        static_cast<std::size_t>(placement.columns) * static_cast<std::size_t>(placement.rows);
    Resampled picture{placement.columns, placement.rows, std::vector<float>(pixels, 0.0F),
                      std::vector<bool>(pixels, false)};
    std::size_t at = 0;
    for (int row = 0; row < placement.rows; ++row) {
        for (int column = 0; column < placement.columns; ++column, ++at) {
            const double u = column - halfColumns;
            const double v = row - halfRows;
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
    const double halfColumns = (placement.columns - 1) / 2.0;
    const double halfRows = (placement.rows - 1) / 2.0;
    const PatientPoint middle = volume.patientFromCanonical({placement.column, placement.row,
                                                             static_cast<double>(placement.slice)})
        + volume.alongColumns() * placement.affine.columnShift
        + volume.alongRows() * placement.affine.rowShift;
    const PatientVector columnStep =
        (volume.alongColumns() * m[0] + volume.alongRows() * m[2]) * placement.spacing;
    const PatientVector rowStep =
        (volume.alongColumns() * m[1] + volume.alongRows() * m[3]) * placement.spacing;
    return {middle - columnStep * halfColumns - rowStep * halfRows, columnStep, rowStep};
}

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

std::vector<float> localContrast(const Resampled& picture, int radius)
{
    constexpr double noise = 0.03; // keeps empty regions quiet
    constexpr double most = 3;
    BoxSums sums(picture);
    std::vector<float> contrast(picture.values.size(), 0.0F);
    std::size_t at = 0;
    for (int row = 0; row < picture.rows; ++row)
        for (int column = 0; column < picture.columns; ++column, ++at) {
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

} // namespace foramen
