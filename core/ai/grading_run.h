#pragma once

#include "core/ai/engine.h"
#include "core/ai/level_decoder.h"
#include "core/ai/predictor.h"
#include "core/ai/site_decoder.h"

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
        std::vector<CanonicalVolume> volumes;
        std::vector<HeatMaps> maps;
        DecodedLevels levels;
        std::string missing; ///< why there is nothing to work with, else empty
    };
    /// A site that waits for its grader, or the reason why it does not.
    struct Candidate {
        Site site;
        const CanonicalVolume* volume = nullptr;
        int slice = 0;
        PatientPoint point;
        std::string refused;
    };

    void prepare(const PredictorInput& input);
    void prepareRole(Role& role, const std::vector<VolumePtr>& volumes, PicturePlane plane,
                     const std::string& name);
    [[nodiscard]] Result<void> localiseSagittal(Role& role);
    void agreeOnLevels();
    [[nodiscard]] Result<void> gradeCanal();
    [[nodiscard]] Result<void> gradeForamina();
    [[nodiscard]] Result<void> gradeRecesses();
    [[nodiscard]] Result<std::vector<Recesses>>
    localiseAxial(const std::vector<std::optional<VolumeSlice>>& slices);
    [[nodiscard]] std::string whyNoAxialSlice(DiscLevel level) const;

    [[nodiscard]] Result<std::vector<HeatMaps>> mapsOf(NetworkRole network,
                                                       const std::vector<CanonicalVolume>& volumes,
                                                       const std::vector<VolumeSlice>& slices);
    [[nodiscard]] Result<void> grade(NetworkRole network, std::vector<Candidate> candidates);
    void publish(const Candidate& candidate, const Probabilities* probabilities);

    void beginStage(const std::string& shown, const std::string& timed);
    void endStage();
    void advance(int steps);

    const ModelBundle& m_model;
    Engine& m_engine;
    const PredictorEvents& m_events;
    const Task& m_task;
    Role m_t1;
    Role m_t2;
    Role m_axial;
    DecodedLevels m_levels; ///< what the study's levels are taken to be
    Grading m_grading;
    std::vector<StageTime> m_times;
    std::chrono::steady_clock::time_point m_stageStart;
    int m_stepsDone = 0;
    int m_stepCount = 1;
};

} // namespace foramen
