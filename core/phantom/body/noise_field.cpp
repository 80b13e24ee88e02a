#include "core/phantom/body/noise_field.h"

namespace foramen {

namespace {

// Floor for values far inside the range of int.
int floorOf(float value)
{
    const int truncated = static_cast<int>(value);
    return truncated - (value < static_cast<float>(truncated) ? 1 : 0);
}

float blend(float from, float to, float share)
{
    return from + (to - from) * share;
}

float eased(float share)
{
    return share * share * (3 - 2 * share);
}

} // namespace

NoiseField::NoiseField(Random& random)
    : m_values(static_cast<std::size_t>(kSize) * kSize * kSize)
{
    // The factor restores the deviation that interpolation between lattice values reduces.
    for (float& value : m_values)
        value = random.quickNormal() * 1.6F;
}

float NoiseField::at(float px, float py, float pz) const
{
    // The lattice is rotated, so that its rows are never parallel to those of a picture.
    const float x = 0.812F * px + 0.469F * py - 0.347F * pz;
    const float y = -0.545F * px + 0.826F * py - 0.145F * pz;
    const float z = 0.209F * px + 0.313F * py + 0.926F * pz;
    const int column = floorOf(x);
    const int row = floorOf(y);
    const int slice = floorOf(z);
    const float fx = eased(x - static_cast<float>(column));
    const float fy = eased(y - static_cast<float>(row));
    const float fz = eased(z - static_cast<float>(slice));
    constexpr int mask = kSize - 1;
    const int x0 = column & mask;
    const int x1 = (column + 1) & mask;
    const float* near = m_values.data() + (slice & mask) * kSize * kSize;
    const float* far = m_values.data() + ((slice + 1) & mask) * kSize * kSize;
    const int y0 = (row & mask) * kSize;
    const int y1 = ((row + 1) & mask) * kSize;
    const float front =
        blend(blend(near[y0 + x0], near[y0 + x1], fx), blend(near[y1 + x0], near[y1 + x1], fx), fy);
    const float back =
        blend(blend(far[y0 + x0], far[y0 + x1], fx), blend(far[y1 + x0], far[y1 + x1], fx), fy);
    return blend(front, back, fz);
}

} // namespace foramen
