#pragma once

#include "core/ai/grading/localised_study.h"
#include "core/ai/localising/slice_localiser.h"

#include <functional>

namespace foramen {

/// Finds the levels and the recesses of one study with the localiser networks.
class StudyLocaliser {
public:
    /// @param expected  told of slices that have to be looked at, beyond those of a plain pass.
    /// The others must outlive this.
    StudyLocaliser(LocalisedStudy& study, SliceLocaliser& localiser,
                   std::function<void(int)> expected);

    /// Numbers the discs of both sagittal series, and finds the levels beside metal.
    [[nodiscard]] Result<void> locateLevels();
    /// Finds the recesses on axial slices and, with them, the spine's lateral middle.
    [[nodiscard]] Result<void> locateRecesses();

private:
    [[nodiscard]] Result<void> localiseSagittal(LocalisedRole& role);
    /// Looks at turned and scaled pictures too, and keeps the reading that fits best.
    [[nodiscard]] Result<void> countAgain(LocalisedRole& role);
    /// Brings the discs' centres sideways to the spine's middle, as all series of one space show
    /// it.
    void centreLevels();

    LocalisedStudy& m_study;
    SliceLocaliser& m_localiser;
    std::function<void(int)> m_expected;
};

} // namespace foramen
