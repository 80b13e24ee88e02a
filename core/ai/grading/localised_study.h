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

/// The volumes of one role in canonical orientation, and what the sagittal localiser found in them.
struct LocalisedRole {
    ReasonCode term = ReasonCode::Nothing; ///< "sagittal T1"
    std::vector<CanonicalVolume> volumes;
    std::vector<HeatMaps> maps;
    DecodedLevels levels;
    Reason missing; ///< why there is no volume to work with; else empty
    Reason ungraded; ///< why no site is graded, although levels are searched for; else empty

    [[nodiscard]] const Reason& reason() const { return missing.empty() ? ungraded : missing; }
};

/// The places of levels and recesses in a study. StudyLocaliser fills it in.
struct LocalisedStudy {
    LocalisedRole t1;
    LocalisedRole t2;
    LocalisedRole axial;
    PatientSpaces spaces; ///< of the input's series
    DecodedLevels levels; ///< the levels that both sagittal series agree on
    std::array<bool, kLevelCount> metal{}; ///< levels beside metal
    std::vector<Recesses> recesses = std::vector<Recesses>(kLevelCount); ///< one for each level
    std::array<Reason, kLevelCount> noRecesses; ///< why none were searched for; else empty

    /// The volumes of each role and their patient spaces; nothing is localised yet.
    [[nodiscard]] static LocalisedStudy of(const PredictorInput& input, const Task& task);

    /// What shows that two roles share a patient space; it has to hold for all their blocks.
    [[nodiscard]] SpaceBasis spaceBasis(const LocalisedRole& a, const LocalisedRole& b) const;
    [[nodiscard]] bool shareSpace(const LocalisedRole& a, const LocalisedRole& b) const
    {
        return spaceBasis(a, b) != SpaceBasis::None;
    }
    /// Whether only the pictures show that two roles share a patient space.
    [[nodiscard]] bool isLinkedByPictures() const;
};

} // namespace foramen
