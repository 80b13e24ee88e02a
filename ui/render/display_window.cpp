#include "ui/render/display_window.h"

#include "core/base/statistics.h"
#include "core/base/voi_curve.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foramen {

namespace {

constexpr int kLowest = std::numeric_limits<std::int16_t>::min();
constexpr std::size_t kValues = 65536;
/// Enough for percentiles with a precision of 0.1 %; more would slow down opening a study.
constexpr std::size_t kSampleCount = 1U << 20U;

using Counts = std::vector<std::uint32_t>;

Counts countVoxels(const Volume& volume)
{
    Counts counts(kValues, 0);
    const auto perSlice = static_cast<std::size_t>(volume.geometry.columns)
        * static_cast<std::size_t>(volume.geometry.rows);
    // An odd step does not sample the same columns of every row.
    const std::size_t step = std::max<std::size_t>(1, volume.voxels.size() / kSampleCount) | 1U;
    for (int slice = 0; slice < volume.geometry.slices; ++slice) {
        const auto source = static_cast<std::size_t>(slice);
        if (source < volume.sources.size() && volume.sources[source].missing)
            continue;
        const std::int16_t* voxels = volume.slice(slice);
        for (std::size_t i = 0; i < perSlice; i += step)
            ++counts[static_cast<std::size_t>(voxels[i] - kLowest)];
    }
    return counts;
}

std::uint64_t sumOf(const Counts& counts)
{
    std::uint64_t total = 0;
    for (const std::uint32_t count : counts)
        total += count;
    return total;
}

std::size_t firstUsed(const Counts& counts)
{
    const auto first =
        std::find_if(counts.begin(), counts.end(), [](std::uint32_t count) { return count > 0; });
    return static_cast<std::size_t>(first - counts.begin());
}

/// A value far below all others, such as -32768 around a picture, would lower the limit of the
/// background.
void dropPadding(Counts& counts)
{
    constexpr double gapShare = 0.1;
    const std::size_t lowest = firstUsed(counts);
    if (lowest + 1 >= counts.size())
        return;
    const std::size_t high = percentileBin(counts, sumOf(counts), 0.99);
    const auto next = std::find_if(counts.begin() + static_cast<std::ptrdiff_t>(lowest) + 1,
                                   counts.end(), [](std::uint32_t count) { return count > 0; });
    const auto gap = static_cast<double>(next - counts.begin()) - static_cast<double>(lowest);
    if (next != counts.end() && high > lowest
        && gap > gapShare * static_cast<double>(high - lowest))
        counts[lowest] = 0;
}

} // namespace

BodyIntensities::BodyIntensities(const Volume& volume)
    : m_counts(countVoxels(volume))
    , m_slope(volume.rescaleSlope > 0 ? volume.rescaleSlope : 1)
    , m_intercept(volume.rescaleIntercept)
{
    const Counts all = m_counts;
    dropPadding(m_counts);
    m_total = sumOf(m_counts);
    if (m_total == 0) { // one value only
        m_counts = all;
        m_total = sumOf(m_counts);
        return;
    }
    // Noise in air is below a tenth of bright tissue. The 99th percentile represents bright tissue,
    // because single hot pixels do not change it.
    constexpr double backgroundShare = 0.1;
    const std::size_t low = firstUsed(m_counts);
    const std::size_t high = percentileBin(m_counts, m_total, 0.99);
    const auto limit =
        low + static_cast<std::size_t>(backgroundShare * static_cast<double>(high - low));
    if (limit > low)
        std::fill(m_counts.begin(), m_counts.begin() + static_cast<std::ptrdiff_t>(limit), 0U);
    m_total = sumOf(m_counts);
}

double BodyIntensities::percentile(double share) const
{
    const std::size_t index =
        m_total > 0 ? percentileBin(m_counts, m_total, share) : static_cast<std::size_t>(-kLowest);
    return m_slope * (static_cast<double>(index) + kLowest) + m_intercept;
}

WindowRange BodyIntensities::window(double lowShare, double highShare) const
{
    const double low = percentile(lowShare);
    const double width = std::max(m_slope, percentile(highShare) - low);
    return {low + width / 2, width};
}

bool isDicomWindowSane(const Volume& volume, const BodyIntensities& body)
{
    if (!volume.windowCenter || !volume.windowWidth)
        return false;
    const double center = *volume.windowCenter;
    const double width = *volume.windowWidth;
    if (!std::isfinite(center) || !std::isfinite(width) || width <= 0)
        return false;
    const auto [bodyCenter, bodyWidth] = body.window(0.01, 0.99);
    const double low = std::max(center - width / 2, bodyCenter - bodyWidth / 2);
    const double high = std::min(center + width / 2, bodyCenter + bodyWidth / 2);
    constexpr double leastOverlap = 0.25; // of the narrower of the two
    constexpr double mostRatio = 10;
    return high - low >= leastOverlap * std::min(width, bodyWidth) && width < bodyWidth * mostRatio
        && bodyWidth < width * mostRatio;
}

WindowRange presetWindow(const Volume& volume, int preset)
{
    const BodyIntensities body(volume);
    switch (preset) {
    case 1:
        return isDicomWindowSane(volume, body)
            ? WindowRange{*volume.windowCenter, *volume.windowWidth}
            : body.window(0.01, 0.99);
    case 2:
        return body.window(0.1, 0.9);
    case 3: {
        const auto [center, width] = body.window(0, 0.999);
        return {center, width * 1.15};
    }
    case 4:
        return body.window(0.4, 0.998);
    case 5:
        return body.window(0, 0.7);
    default:
        return body.window(0.01, 0.99);
    }
}

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
    return WindowRange{slope * (low + width / 2) + volume.rescaleIntercept, slope * width};
}

VoxelWindow voxelWindow(const Volume& volume, WindowRange window)
{
    const double slope = volume.rescaleSlope > 0 ? volume.rescaleSlope : 1;
    const auto [center, width] = window;
    return {.low = (center - width / 2 - volume.rescaleIntercept) / slope,
            .width = std::max(1e-6, width / slope)};
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
