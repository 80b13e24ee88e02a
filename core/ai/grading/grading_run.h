#pragma once

#include "core/ai/grading/predictor.h"
#include "core/ai/localising/neural_foramina.h"
#include "core/ai/localising/level_decoder.h"
#include "core/ai/localising/site_decoder.h"
#include "core/ai/model/engine.h"
#include "core/imaging/spaces/patient_spaces.h"

#include <array>
#include <chrono>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

/// One study on its way through the networks: the inside of Predictor::predict(). Used once.
class GradingRun {
public:
    /// The arguments must outlive the run.
    GradingRun(const ModelBundle& model, Engine& engine, const PredictorEvents& events,
               const Task& task);

    [[nodiscard]] Result<Grading> run(const PredictorInput& input);
    [[nodiscard]] const std::vector<StageTime>& stageTimes() const { return m_times; }

private:
    /// The volumes of one role, brought to canonical orientation, and what the sagittal localiser
    /// said of them.
    struct Role {
        ReasonCode term = ReasonCode::Nothing; ///< "sagittal T1"
        std::vector<CanonicalVolume> volumes;
        std::vector<HeatMaps> maps;
        DecodedLevels levels;
        Reason missing; ///< why there is nothing to work with, else empty
        Reason ungraded; ///< why levels are looked for, but no site is graded; else empty

        [[nodiscard]] const Reason& reason() const { return missing.empty() ? ungraded : missing; }
    };
    /// A site that waits for its grader, or the reason why it does not.
    struct Candidate {
        Site site;
        const CanonicalVolume* volume = nullptr;
        int slice = 0;
        PatientPoint point;
        Reason refused;
    };

    void prepare(const PredictorInput& input);
    void prepareRole(Role& role, const std::vector<VolumePtr>& volumes, PicturePlane plane,
                     const RoleGate& gate);
    [[nodiscard]] Result<void> localiseSagittal(Role& role);
    /// Looks at turned and scaled pictures too, and keeps the reading that fits best.
    [[nodiscard]] Result<void> countAgain(Role& role);
    void agreeOnLevels();
    /// Finds out which roles share a patient space, and says so where only their pictures tell.
    void compareSpaces(const PredictorInput& input);
    /// How it is known that points of two roles can be compared; all their blocks have to agree.
    [[nodiscard]] SpaceBasis spaceBasis(const Role& a, const Role& b) const;
    [[nodiscard]] bool shareSpace(const Role& a, const Role& b) const
    {
        return spaceBasis(a, b) != SpaceBasis::None;
    }
    // Where the spine's middle lies: grading_middle.cpp
    /// Finds the recesses on the axial slices, and with them the middle.
    [[nodiscard]] Result<void> localiseRecesses();
    [[nodiscard]] Result<std::vector<Recesses>>
    localiseAxial(const std::vector<std::optional<VolumeSlice>>& slices);
    /// Brings the discs' centres sideways to the spine's middle, as all series of one space show
    /// it.
    void centreLevels();
    [[nodiscard]] Foramina localiseForamina() const;
    /// The dural sac's middle on the axial slice of a level, where it lies in that role's space.
    [[nodiscard]] std::optional<PatientPoint> sacOnAxial(const Role& role, DiscLevel level) const;
    [[nodiscard]] Result<void> gradeCanal();
    [[nodiscard]] Result<void> gradeForamina();
    [[nodiscard]] Result<void> gradeRecesses();
    // Why a site is not graded, in words: grading_reasons.cpp
    [[nodiscard]] static Reason whyNoLevel(const Role& role, DiscLevel level);
    [[nodiscard]] static Reason whyNoForamen(const Role& role, Site site);
    [[nodiscard]] Reason whyNoAxialSlice(DiscLevel level) const;
    [[nodiscard]] static Reason whyNoRecess(Site site);
    [[nodiscard]] static Reason whyMetal(DiscLevel level);

    [[nodiscard]] Result<std::vector<HeatMaps>> mapsOf(NetworkRole network,
                                                       const std::vector<CanonicalVolume>& volumes,
                                                       const std::vector<VolumeSlice>& slices,
                                                       const PictureAffine& pose = {});
    [[nodiscard]] Result<void> grade(NetworkRole network, const std::vector<Candidate>& candidates);
    /// One crop of each candidate through its grader. @return calibrated, one for each.
    [[nodiscard]] Result<std::vector<Probabilities>>
    gradeCrops(NetworkRole network, const std::vector<const Candidate*>& candidates,
               const CropJitter& jitter);
    void refuse(const Candidate& candidate);
    void publish(const Candidate& candidate, const std::vector<Probabilities>& crops);

    void beginStage(GradingStage stage, const std::string& timed);
    void endStage();
    void advance(int steps);

    const ModelBundle& m_model;
    Engine& m_engine;
    const PredictorEvents& m_events;
    const Task& m_task;
    Role m_t1;
    Role m_t2;
    Role m_axial;
    PatientSpaces m_spaces; ///< of the input's series
    DecodedLevels m_levels; ///< what the study's levels are taken to be
    std::vector<Recesses> m_recesses; ///< one for each level
    std::array<Reason, kLevelCount> m_noRecesses; ///< why none were looked for, else empty
    std::array<bool, kLevelCount> m_metal{}; ///< levels beside metal
    Grading m_grading;
    std::vector<StageTime> m_times;
    std::chrono::steady_clock::time_point m_stageStart;
    double m_networksBefore = 0; ///< s
    int m_stepsDone = 0;
    int m_stepCount = 1;
};

} // namespace foramen
