#pragma once

#include "core/base/reason.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/evaluation/agreement.h"
#include "core/evaluation/calibration.h"
#include "core/evaluation/expected_grade.h"
#include "core/evaluation/localisation.h"
#include "core/metrics/metrics.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// A prediction without images, to compare with.
struct BaselineInput {
    std::string key; ///< the name of its JSON member: "prior"
    std::string name; ///< "prior"
    std::string description; ///< completes the sentence "The prior is ..."
    std::vector<SubmissionRow> predictions;
};

/// The points whose distances are evaluated.
struct LocalisationInput {
    TruePoints truth;
    std::vector<PredictedPoint> predictions;
};

/// A site that a model did not grade; its prediction is the model's prior.
struct RefusedSite {
    std::string studyId;
    Site site;
    Reason reason;
};

/// Everything that an evaluation is made from.
struct EvaluationInput {
    LabelTable truth;
    std::vector<SubmissionRow> predictions;
    std::vector<BaselineInput> baselines;
    std::optional<LocalisationInput> localisation; ///< none where there are no points
    std::optional<ModelIdentity> model; ///< none where there is only a table
    /// The sites that the model refused; none where they are unknown. Those without truth do not
    /// count.
    std::optional<std::vector<RefusedSite>> refused;
    bool isAtPoints = false; ///< the model graded at the points of the labels
};

/// The options of an evaluation.
struct EvaluationOptions {
    std::size_t resamples = 1000; ///< for the intervals; 0 for none
    std::uint64_t seed = 2024;
    std::size_t worstCount = 20; ///< entries of the lists of worst cases
};

/// How well the predictions of a group of sites agree with the truth.
struct AgreementFigures {
    std::string name; ///< "All sites", "Spinal Canal Stenosis", "L4/L5"
    std::size_t count = 0;
    std::optional<std::size_t> refused; ///< of these; they have the model's prior; none: unknown
    std::array<std::size_t, kSeverityCount> truthCounts{};
    Estimate logLoss; ///< weighted 1, 2, 4 by true grade
    std::optional<double> accuracy;
    Estimate kappa; ///< quadratic weights
    std::array<std::optional<double>, kSeverityCount> rocAreas; ///< each grade versus the rest
    std::optional<double> meanRocArea; ///< mean of those three; none unless all are defined
    Estimate rocAtLeastModerate; ///< Moderate or Severe against Normal/Mild
    Estimate rocSevere; ///< Severe against the others
    ConfusionTable confusion{};
    ExpectedGrade expected;
};

/// A site with a high loss.
struct WorstCase {
    std::string studyId;
    Site site;
    Severity truth = Severity::NormalMild;
    Probabilities probabilities{}; ///< scaled to sum 1
    double loss = 0; ///< log loss, unweighted
    double weightedLoss = 0; ///< times the weight of the true grade: the list's order
};

/// The official score of one prediction with the interval of each part.
struct ScoreIntervals {
    std::optional<Interval> score;
    std::optional<Interval> spinal;
    std::optional<Interval> foraminal;
    std::optional<Interval> subarticular;
    std::optional<Interval> anySevere;
};

/// The official score of a prediction without images.
struct Baseline {
    std::string key;
    std::string name;
    std::string description;
    OfficialScore score;
};

/// Why some sites have a truth and no grade.
struct Refusal {
    std::string reason; ///< an English sentence
    std::size_t count = 0;
};

/// Calibration of a group of sites.
struct NamedCalibration {
    std::string name;
    CalibrationFigures figures;
};

/// The result of an evaluation: everything that its outputs print.
struct Evaluation {
    OfficialScore score;
    ScoreIntervals intervals;
    std::size_t studyCount = 0; ///< studies with at least one scored site
    std::vector<Baseline> baselines;
    AgreementFigures all;
    std::array<AgreementFigures, kConditionCount> conditions;
    std::array<AgreementFigures, kLevelCount> levels; ///< all conditions of a level
    /// By siteIndex(); the areas under the curve have no intervals, since there are too few sites.
    std::array<AgreementFigures, kSiteCount> sites;
    std::vector<NamedCalibration> calibration; ///< all sites, canal, foramina, subarticular
    std::vector<WorstCase> worst;
    std::optional<LocalisationReport> localisation;
    std::optional<ModelIdentity> model;
    std::optional<std::size_t> refused; ///< sites with truth; none where it is unknown
    std::vector<Refusal> refusals; ///< of these, the most frequent reason first
    bool isAtPoints = false; ///< the model graded at the points of the labels
    EvaluationOptions options;
};

/// @return InvalidArgument as officialScore() does, or Cancelled.
[[nodiscard]] Result<Evaluation> evaluate(const EvaluationInput& input,
                                          const EvaluationOptions& options = {},
                                          const Task& task = {});

} // namespace foramen
