#pragma once

#include "core/ai/grading/localised_study.h"
#include "core/ai/localising/slice_localiser.h"

#include <functional>

namespace foramen {

/// Finds the levels and the recesses of one study with the localiser networks.
class StudyLocaliser {
public:
    /// @param expected  receives the number of slices that are added to the pass. The others must
    /// outlive this.
    StudyLocaliser(LocalisedStudy& study, SliceLocaliser& localiser,
                   std::function<void(int)> expected);

    /// Numbers the discs of both sagittal series, and finds levels beside metal.
    [[nodiscard]] Result<void> locateLevels();
    /// Finds the recesses on axial slices, and from them the spine's lateral middle.
    [[nodiscard]] Result<void> locateRecesses();

private:
    [[nodiscard]] Result<void> localiseSagittal(LocalisedRole& role);
    /// Repeats the numbering on rotated and scaled pictures and keeps the result that fits best.
    [[nodiscard]] Result<void> countAgain(LocalisedRole& role);
    /// Moves the discs' centres laterally to the spine's middle, measured on all series of one
    /// patient space.
    void centreLevels();

    LocalisedStudy& m_study;
    SliceLocaliser& m_localiser;
    std::function<void(int)> m_expected;
};

} // namespace foramen
