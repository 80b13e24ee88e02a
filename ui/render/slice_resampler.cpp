#include "ui/render/slice_resampler.h"

#include <algorithm>
#include <array>
#include <utility>

namespace foramen {

namespace {

template <int Taps> void resampleLine(const float* voxels, const AxisTaps& axis, float* values)
{
    const std::size_t count = axis.pixels();
    const int* first = axis.first.data();
    const float* weights = axis.weights.data();
    for (std::size_t i = 0; i < count; ++i) {
        const float* from = voxels + first[i];
        float sum = from[0] * weights[i];
        for (int tap = 1; tap < Taps; ++tap)
            sum += from[tap] * weights[static_cast<std::size_t>(tap) * count + i];
        values[i] = sum;
    }
}

template <int Taps>
void addLines(const std::array<const float*, 4>& lines, const std::array<float, 4>& weights,
              std::size_t count, float* row)
{
    for (std::size_t i = 0; i < count; ++i) {
        float sum = lines[0][i] * weights[0];
        for (std::size_t tap = 1; tap < Taps; ++tap)
            sum += lines[tap][i] * weights[tap];
        row[i] = sum;
    }
}

} // namespace

void SliceResampler::setAxes(AxisTaps across, AxisTaps down)
{
    m_across = std::move(across);
    const auto [least, most] = std::minmax_element(m_across.first.begin(), m_across.first.end());
    m_firstVoxel = m_across.first.empty() ? 0 : *least;
    m_voxels.resize(
        m_across.first.empty() ? 0 : static_cast<std::size_t>(*most - *least + m_across.taps));
    for (int& first : m_across.first)
        first -= m_firstVoxel;
    m_down = std::move(down);
    m_lines.resize(static_cast<std::size_t>(std::max(1, m_down.taps)));
    for (Line& line : m_lines) {
        line.voxel = -1;
        line.values.resize(m_across.pixels());
    }
    m_row.resize(m_across.pixels());
}

void SliceResampler::setSlice(SlicePixels slice)
{
    m_slice = slice;
    for (Line& line : m_lines)
        line.voxel = -1;
}

void SliceResampler::readVoxels(int line)
{
    const std::int16_t* voxels = m_slice.voxels + line * m_slice.down;
    const std::ptrdiff_t first = m_firstVoxel;
    const std::ptrdiff_t end = first + static_cast<std::ptrdiff_t>(m_voxels.size());
    if (m_slice.across == 1)
        std::transform(voxels + first, voxels + end, m_voxels.begin(),
                       [](std::int16_t value) { return static_cast<float>(value); });
    else
        for (std::ptrdiff_t i = first; i < end; ++i)
            m_voxels[static_cast<std::size_t>(i - first)] =
                static_cast<float>(voxels[i * m_slice.across]);
}

const float* SliceResampler::line(int voxel)
{
    Line& line = m_lines[static_cast<std::size_t>(voxel) % m_lines.size()];
    if (line.voxel == voxel)
        return line.values.data();
    line.voxel = voxel;
    readVoxels(voxel);
    switch (m_across.taps) {
    case 1:
        resampleLine<1>(m_voxels.data(), m_across, line.values.data());
        break;
    case 2:
        resampleLine<2>(m_voxels.data(), m_across, line.values.data());
        break;
    case 3:
        resampleLine<3>(m_voxels.data(), m_across, line.values.data());
        break;
    default:
        resampleLine<4>(m_voxels.data(), m_across, line.values.data());
        break;
    }
    return line.values.data();
}

const float* SliceResampler::row(std::size_t pixelRow)
{
    std::array<const float*, 4> lines{};
    std::array<float, 4> weights{};
    int used = 0;
    for (int tap = 0; tap < m_down.taps; ++tap) {
        const float weight = m_down.weight(tap, pixelRow);
        if (weight == 0)
            continue;
        lines[static_cast<std::size_t>(used)] = line(m_down.first[pixelRow] + tap);
        weights[static_cast<std::size_t>(used++)] = weight;
    }
    const std::size_t count = m_across.pixels();
    switch (used) {
    case 1:
        if (weights[0] == 1)
            return lines[0];
        addLines<1>(lines, weights, count, m_row.data());
        break;
    case 2:
        addLines<2>(lines, weights, count, m_row.data());
        break;
    case 3:
        addLines<3>(lines, weights, count, m_row.data());
        break;
    default:
        addLines<4>(lines, weights, count, m_row.data());
        break;
    }
    return m_row.data();
}

} // namespace foramen
