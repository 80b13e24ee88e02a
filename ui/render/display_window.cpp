#include "ui/render/display_window.h"

#include "core/base/statistics.h"
#include "core/base/voi_curve.h"

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace foramen {

std::optional<WindowRange> regionWindow(const Volume& volume, int slice, ImagePoint corner,
                                        ImagePoint opposite)
{
    const VolumeGeometry& geometry = volume.geometry;
    const auto span = [](double a, double b, int count) {
        const auto first = static_cast<int>(std::ceil(std::min(a, b)));
        const auto last = static_cast<int>(std::floor(std::max(a, b)));
        return std::pair{std::clamp(first, 0, count), std::clamp(last, -1, count - 1)};
    };
    const auto [left, right] = span(corner.column, opposite.column, geometry.columns);
    const auto [top, bottom] = span(corner.row, opposite.row, geometry.rows);
    if (left > right || top > bottom || slice < 0 || slice >= geometry.slices)
        return std::nullopt;
    std::vector<std::int16_t> values;
    for (int row = top; row <= bottom; ++row) {
        const auto line = (static_cast<std::size_t>(slice) * static_cast<std::size_t>(geometry.rows)
                           + static_cast<std::size_t>(row))
            * static_cast<std::size_t>(geometry.columns);
        const auto begin = volume.voxels.begin() + static_cast<std::ptrdiff_t>(line);
        values.insert(values.end(), begin + left, begin + right + 1);
    }
    const auto at = [&values](double share) {
        return static_cast<double>(percentileOf(values, share, PercentileRule::Nearest));
    };
    const double slope = volume.rescaleSlope > 0 ? volume.rescaleSlope : 1;
    const double low = at(0.01);
    const double width = std::max(1.0, at(0.99) - low);
    return WindowRange{.center = slope * (low + width / 2) + volume.rescaleIntercept,
                       .width = slope * width};
}

VoxelWindow voxelWindow(const Volume& volume, WindowRange window)
{
    const double slope = volume.rescaleSlope > 0 ? volume.rescaleSlope : 1;
    return {.low = (window.low() - volume.rescaleIntercept) / slope,
            .width = std::max(1e-6, window.width / slope)};
}

void windowToGray(const float* values, std::size_t count, VoxelWindow window, std::uint8_t* gray)
{
    const auto scale = static_cast<float>((window.invert ? -255.0 : 255.0) / window.width);
    const auto offset = static_cast<float>((window.invert ? 255.0 : 0.0)
                                           - window.low * static_cast<double>(scale) + 0.5);
    // One multiplication, one addition and a clamp: the compiler turns this into vector
    // instructions.
    for (std::size_t i = 0; i < count; ++i) {
        const float value = values[i] * scale + offset;
        const float aboveBlack = value > 0.0F ? value : 0.0F;
        const float clamped = aboveBlack < 255.0F ? aboveBlack : 255.0F;
        gray[i] = static_cast<std::uint8_t>(static_cast<int>(clamped));
    }
}

CurvedWindow::CurvedWindow(const VoiCurve& curve, VoxelWindow window)
    : m_low(window.low - (curve.reach - 1) / 2 * window.width)
    , m_perVoxel((kSteps - 1) / (window.width * curve.reach))
{
    const double last = static_cast<double>(curve.shares.size()) - 1;
    for (std::size_t i = 0; i < m_grays.size(); ++i) {
        const double place = last * static_cast<double>(i) / (kSteps - 1);
        const auto before = static_cast<std::size_t>(place);
        const std::size_t after = std::min(before + 1, curve.shares.size() - 1);
        const double share =
            std::lerp(static_cast<double>(curve.shares[before]),
                      static_cast<double>(curve.shares[after]), place - std::floor(place));
        m_grays[i] =
            static_cast<std::uint8_t>(std::lround(255 * (window.invert ? 1 - share : share)));
    }
}

void CurvedWindow::toGray(const float* values, std::size_t count, std::uint8_t* gray) const
{
    for (std::size_t i = 0; i < count; ++i) {
        const double place = (static_cast<double>(values[i]) - m_low) * m_perVoxel + 0.5;
        gray[i] = m_grays[static_cast<std::size_t>(std::clamp(place, 0.0, kSteps - 1.0))];
    }
}

} // namespace foramen
