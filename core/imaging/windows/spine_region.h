#pragma once

#include "core/base/patient_space.h"

#include <span>
#include <vector>

namespace foramen {

/// The region of the vertebral column about some discs: bodies, discs and canal.
class SpineRegion {
public:
    /// @param discs  their centres, LPS, mm, in any order; at least one
    explicit SpineRegion(std::span<const PatientPoint> discs);

    [[nodiscard]] bool contains(PatientPoint point) const;

private:
    /// The middle of the column at a height.
    [[nodiscard]] PatientPoint middleAt(double z) const;

    std::vector<PatientPoint> m_discs; ///< from head to feet
};

} // namespace foramen
