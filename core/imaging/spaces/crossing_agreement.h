#pragma once

#include "core/base/patient_space.h"
#include "core/imaging/spaces/local_contrast.h"

#include <cstddef>
#include <memory>
#include <span>
#include <vector>

namespace foramen {

/// Similarity of two crossing stacks along the lines where their slices cross, as a function of a
/// shift of one of them. Both show the same anatomy at the same place when the similarity is
/// greatest without a shift. For series of similar contrast, for example a sagittal and an axial
/// T2.
class CrossingAgreement {
public:
    /// @param fixed, moving  the blocks of two series. Blocks without geometry, and pairs that are
    /// nearly parallel, are left out.
    CrossingAgreement(std::span<const VolumePtr> fixed, std::span<const VolumePtr> moving);

    /// The similarity at one shift.
    struct Likeness {
        double correlation = 0; ///< -1 to 1; 0 without samples
        std::size_t samples = 0; ///< points that both series show
    };
    /// @param shift  of the moving series, LPS, mm.
    /// @param step  mm between points on a line; @param everyLine  1: all lines, n: one in n.
    [[nodiscard]] Likeness at(PatientVector shift, double step = 2, int everyLine = 1) const;

    /// The axes of the patient.
    enum class Axis { LeftRight, FrontBack, HeadFoot };
    /// The same with the pixels of one series mirrored, each block by itself, along the axis of
    /// the block that is nearest to one of the patient's: as if they had been written so under the
    /// header that they have.
    [[nodiscard]] CrossingAgreement withFixedMirrored(Axis axis) const;
    [[nodiscard]] CrossingAgreement withMovingMirrored(Axis axis) const;

    /// Whether any slices of the two series cross at all.
    [[nodiscard]] bool crosses() const { return !m_crossings.empty(); }

private:
    struct Slice {
        LocalContrast contrast;
        PatientPoint opposite; ///< origin of the slice as far from the other end of the block
    };
    struct Crossing {
        std::size_t fixed = 0;
        std::size_t moving = 0;
    };

    static void addSlices(const Volume& volume, std::vector<Slice>& slices);
    [[nodiscard]] static std::shared_ptr<const std::vector<Slice>>
    mirrored(std::vector<Slice> slices, Axis axis);

    using Slices = std::vector<Slice>;
    std::shared_ptr<const Slices> m_fixed;
    std::shared_ptr<const Slices> m_moving;
    std::vector<Crossing> m_crossings;
};

} // namespace foramen
