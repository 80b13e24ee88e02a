#pragma once

#include "core/ai/model/model_bundle.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/calibration/calibration_fit.h"
#include "core/evaluation/evaluation.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace foramen {

/// A grader is calibrated on at least so many labelled sites, with so many of each grade, and
/// measured on at least so many of studies kept apart.
inline constexpr std::size_t kLeastFittedSites = 100;
inline constexpr std::size_t kLeastSitesOfGrade = 5;
inline constexpr std::size_t kLeastSitesApart = 20;

inline constexpr std::array<NetworkRole, 3> kGraderRoles = {
    NetworkRole::CanalGrader, NetworkRole::ForaminalGrader, NetworkRole::SubarticularGrader};

/// The options of a calibration.
struct CalibrationOptions {
    std::vector<NetworkRole> graders; ///< empty: each one with enough labels
    int folds = 4; ///< one of so many parts of the studies, alike in severity, is kept apart:
    int fold = 0; ///< the index of that part
    std::uint64_t seed = 1; ///< of the order in which studies are dealt out
};

/// The calibration of one grader.
struct CalibratedGrader {
    NetworkRole role = NetworkRole::CanalGrader;
    std::array<std::size_t, kSeverityCount> fitted{}; ///< graded sites with a label, by grade
    std::size_t apart = 0; ///< the same of the studies kept apart
    std::string refused; ///< why it stays as it was, a sentence; empty where it was fitted
    GraderCalibration before;
    GraderCalibration after;

    [[nodiscard]] std::size_t fittedSites() const { return fitted[0] + fitted[1] + fitted[2]; }
};

/// A model with its new calibration, and what that changes.
struct ModelCalibration {
    CalibrationOptions options;
    std::size_t studies = 0; ///< fitted on
    std::size_t studiesApart = 0; ///< measured on
    std::size_t ungraded = 0; ///< labelled sites that could not be graded; they are left out
    std::vector<Refusal> refusals; ///< of these
    std::array<CalibratedGrader, kGraderRoles.size()> graders;
    std::array<Probabilities, kSiteCount>
        prior{}; ///< of the graders that were fitted, else as before
    Evaluation before; ///< on the studies kept apart
    Evaluation after;
    Evaluation shares; ///< of the new prior alone on the same sites, whatever the pictures show
};

/// Fits temperature and grade factors of each grader, and the prior of its sites, to labels.
/// @param graded  labels, and the grades of @p model at the places of these labels.
/// @return InvalidArgument for a fold that is none and for no study to keep apart; NotFound when a
/// grader that was asked for, or each one, has too few labels, with the counts.
[[nodiscard]] Result<ModelCalibration> calibrateModel(const ModelBundle& model,
                                                      const EvaluationInput& graded,
                                                      const CalibrationOptions& options,
                                                      const Task& task = {});

} // namespace foramen
