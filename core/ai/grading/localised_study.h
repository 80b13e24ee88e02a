#pragma once

#include "core/ai/grading/predictor_input.h"
#include "core/ai/levels/level_decoder.h"
#include "core/ai/localising/site_decoder.h"
#include "core/base/task.h"
#include "core/imaging/spaces/patient_spaces.h"

#include <array>
#include <optional>
#include <vector>

namespace foramen {

/// The volumes of one role in canonical orientation, and what the sagittal localiser said of them.
struct LocalisedRole {
    ReasonCode term = ReasonCode::Nothing; ///< "sagittal T1"
    std::vector<CanonicalVolume> volumes;
    std::vector<HeatMaps> maps;
    DecodedLevels levels;
    Reason missing; ///< why there is nothing to work with, else empty
    Reason ungraded; ///< why levels are looked for, but no site is graded; else empty

    [[nodiscard]] const Reason& reason() const { return missing.empty() ? ungraded : missing; }
};

/// Where levels and recesses lie in a study. StudyLocaliser fills it in.
struct LocalisedStudy {
    LocalisedRole t1;
    LocalisedRole t2;
    LocalisedRole axial;
    PatientSpaces spaces; ///< of the input's series
    DecodedLevels levels; ///< what the study's levels are taken to be
    std::array<bool, kLevelCount> metal{}; ///< levels beside metal
    std::vector<Recesses> recesses = std::vector<Recesses>(kLevelCount); ///< one for each level
    std::array<Reason, kLevelCount> noRecesses; ///< why none were looked for, else empty

    /// The volumes of each role and their patient spaces; nothing is localised yet.
    [[nodiscard]] static LocalisedStudy of(const PredictorInput& input, const Task& task);

    /// How it is known that points of two roles can be compared; all their blocks have to agree.
    [[nodiscard]] SpaceBasis spaceBasis(const LocalisedRole& a, const LocalisedRole& b) const;
    [[nodiscard]] bool shareSpace(const LocalisedRole& a, const LocalisedRole& b) const
    {
        return spaceBasis(a, b) != SpaceBasis::None;
    }
    /// Whether pictures alone tell that two roles share a patient space.
    [[nodiscard]] bool isLinkedByPictures() const;
};

} // namespace foramen
