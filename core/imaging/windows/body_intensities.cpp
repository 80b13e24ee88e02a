#include "core/imaging/windows/body_intensities.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cstddef>
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
        m_darkest = static_cast<int>(firstUsed(m_counts)) + kLowest;
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
    m_darkest = static_cast<int>(limit) + kLowest;
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
    return {.center = low + width / 2, .width = width};
}

} // namespace foramen
