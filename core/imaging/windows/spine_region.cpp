#include "core/imaging/windows/spine_region.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

// From the front of the bodies to the back of the canal, and half a body beyond the outer discs;
// mm.
constexpr double kHalfWidth = 18;
constexpr double kInFront = 18;
constexpr double kBehind = 36;
constexpr double kBeyondEnds = 18;

} // namespace

SpineRegion::SpineRegion(std::span<const PatientPoint> discs)
    : m_discs(discs.begin(), discs.end())
{
    std::sort(m_discs.begin(), m_discs.end(),
              [](PatientPoint a, PatientPoint b) { return a.z > b.z; });
}

bool SpineRegion::contains(PatientPoint point) const
{
    if (point.z > m_discs.front().z + kBeyondEnds || point.z < m_discs.back().z - kBeyondEnds)
        return false;
    const PatientPoint middle = middleAt(point.z);
    const double behind = point.y - middle.y;
    return std::abs(point.x - middle.x) <= kHalfWidth && behind >= -kInFront && behind <= kBehind;
}

PatientPoint SpineRegion::middleAt(double z) const
{
    const auto below = std::find_if(m_discs.begin(), m_discs.end(),
                                    [z](PatientPoint disc) { return disc.z <= z; });
    if (below == m_discs.begin())
        return m_discs.front();
    if (below == m_discs.end())
        return m_discs.back();
    const PatientPoint above = *(below - 1);
    return above + (*below - above) * ((above.z - z) / (above.z - below->z));
}

} // namespace foramen
