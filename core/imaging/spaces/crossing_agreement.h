#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/spaces/local_contrast.h"

#include <cstddef>
#include <span>
#include <vector>

namespace foramen {

/// How alike two stacks of crossing slices look along the lines where their slices cross, as one of
/// them is moved. Both show the same anatomy at the same place when the likeness is greatest
/// without a move. Built for two series of like contrast, a sagittal and an axial T2 for example.
class CrossingAgreement {
public:
    /// @param fixed, moving  the blocks of two series with geometry; blocks that are nearly
    /// parallel to those of the other series do not cross them and are left out.
    CrossingAgreement(std::span<const VolumePtr> fixed, std::span<const VolumePtr> moving);

    struct Likeness {
        double correlation = 0; ///< -1 to 1; 0 without samples
        std::size_t samples = 0; ///< places that both series show
    };
    /// @param shift  of the moving series, LPS, mm.
    /// @param step  mm between places on a line; @param everyLine  1: all lines, n: one in n.
    [[nodiscard]] Likeness at(PatientVector shift, double step = 2, int everyLine = 1) const;

    /// Whether any slices of the two series cross at all.
    [[nodiscard]] bool crosses() const { return !m_crossings.empty(); }

private:
    struct Crossing {
        std::size_t fixed = 0;
        std::size_t moving = 0;
    };

    static void addSlices(const Volume& volume, std::vector<LocalContrast>& slices);

    std::vector<LocalContrast> m_fixed;
    std::vector<LocalContrast> m_moving;
    std::vector<Crossing> m_crossings;
};

} // namespace foramen
