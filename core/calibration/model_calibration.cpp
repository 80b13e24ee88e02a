#include "core/calibration/model_calibration.h"

#include "core/training/data/folds.h"
#include "core/training/record/model_card.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace foramen {

namespace {

constexpr Probabilities kEven = {1, 1, 1};

/// What multiplies a grader's own probabilities at a site, without its grade factors.
Probabilities shiftOf(const ModelNetwork& network, const Probabilities& prior)
{
    Probabilities shift = kEven;
    if (network.learnedShares)
        for (std::size_t k = 0; k < kSeverityCount; ++k)
            shift[k] = prior[k] / (*network.learnedShares)[k];
    return shift;
}

double logarithm(double value)
{
    constexpr double least = 1e-300; // a grade that the model excludes
    return std::log(std::max(value, least));
}

/// The grader's outputs, up to a constant, from the probabilities that the model made of them: the
/// inverse of ModelNetwork::probabilitiesOf().
std::array<double, kSeverityCount> logitsFrom(const Probabilities& probabilities,
                                              const ModelNetwork& network,
                                              const Probabilities& prior)
{
    const Probabilities shift = shiftOf(network, prior);
    const Probabilities factors = network.gradeFactors.value_or(kEven);
    std::array<double, kSeverityCount> logits{};
    for (std::size_t k = 0; k < kSeverityCount; ++k)
        logits[k] = network.temperature
            * (logarithm(probabilities[k]) - logarithm(shift[k]) - logarithm(factors[k]));
    return logits;
}

/// A labelled site that was graded.
struct GradedLabel {
    Site site;
    Severity truth = Severity::NormalMild;
    std::string studyId;
    std::array<double, kSeverityCount> logits{};
    bool isApart = false;
};

/// One calibration of a model.
class Calibrator {
public:
    Calibrator(const ModelBundle& model, const EvaluationInput& graded,
               const CalibrationOptions& options)
        : m_model(model)
        , m_graded(graded)
    {
        m_result.options = options;
    }

    Result<ModelCalibration> run(const Task& task)
    {
        const CalibrationOptions& options = m_result.options;
        if (options.folds < 2 || options.fold < 0 || options.fold >= options.folds)
            return failure(ErrorCode::InvalidArgument,
                           fmt::format("There is no fold {} of {}: at least 2 are needed, and the "
                                       "first is 0",
                                       options.fold, options.folds));
        keepApart();
        if (auto taken = takeLabels(); !taken)
            return tl::make_unexpected(taken.error());
        countLabels();
        if (auto enough = checkLabels(); !enough)
            return tl::make_unexpected(enough.error());
        fit();
        if (auto compared = compare(task); !compared)
            return tl::make_unexpected(compared.error());
        return std::move(m_result);
    }

private:
    void keepApart()
    {
        std::vector<SiteSeverities> severities;
        for (const auto& [studyId, labels] : m_graded.truth)
            severities.push_back(labels);
        TrainingSet set;
        set.turns = stratifiedTurns(severities, m_result.options.seed);
        const TrainOptions split{.folds = m_result.options.folds, .fold = m_result.options.fold};
        std::size_t index = 0;
        for (const auto& [studyId, labels] : m_graded.truth) {
            if (isHeldOut(index++, set, split))
                m_apart.insert(studyId);
            else
                m_fitted.push_back(labels);
        }
        m_result.studies = m_fitted.size();
        m_result.studiesApart = m_apart.size();
    }

    Result<void> takeLabels()
    {
        const auto scored = scoredRows(m_graded.truth, m_graded.predictions);
        if (!scored)
            return tl::make_unexpected(scored.error());
        std::map<std::pair<std::string, std::size_t>, Reason> refused;
        if (m_graded.refused)
            for (const auto& [studyId, site, reason] : *m_graded.refused)
                refused.emplace(std::pair(studyId, siteIndex(site)), reason);
        std::map<std::string, std::size_t> reasons;
        for (const ScoredRow& row : scored->rows) {
            const std::string& study = scored->studies[row.study];
            const std::size_t index = siteIndex(row.site);
            if (const auto why = refused.find({study, index}); why != refused.end()) {
                ++m_result.ungraded;
                ++reasons[englishSentence(why->second)];
                continue;
            }
            const ModelNetwork& network = m_model.network(graderOf(row.site.condition));
            m_labels.push_back({row.site, row.truth, study,
                                logitsFrom(row.probabilities, network, m_model.prior[index]),
                                m_apart.count(study) > 0});
        }
        for (const auto& [reason, count] : reasons)
            m_result.refusals.push_back({reason, count});
        return {};
    }

    void countLabels()
    {
        for (std::size_t i = 0; i < kGraderRoles.size(); ++i) {
            CalibratedGrader& grader = m_result.graders[i];
            const ModelNetwork& network = m_model.network(kGraderRoles[i]);
            grader.role = kGraderRoles[i];
            grader.before = {network.temperature,
                             scaledToFirst(network.gradeFactors.value_or(kEven)), false};
            for (const GradedLabel& label : m_labels) {
                if (graderOf(label.site.condition) != grader.role)
                    continue;
                if (label.isApart)
                    ++grader.apart;
                else
                    ++grader.fitted[static_cast<std::size_t>(label.truth)];
            }
            grader.after = grader.before;
            grader.refused = whyNot(grader);
        }
    }

    [[nodiscard]] static Probabilities scaledToFirst(Probabilities factors)
    {
        const double first = factors[0];
        for (double& factor : factors)
            factor /= first;
        return factors;
    }

    [[nodiscard]] std::string whyNot(const CalibratedGrader& grader) const
    {
        const auto& wanted = m_result.options.graders;
        if (!wanted.empty() && std::find(wanted.begin(), wanted.end(), grader.role) == wanted.end())
            return "It was not asked for.";
        if (grader.fittedSites() < kLeastFittedSites)
            return fmt::format("{} labelled sites, at least {} are needed.", grader.fittedSites(),
                               kLeastFittedSites);
        for (const Severity severity : kSeverities)
            if (const std::size_t count = grader.fitted[static_cast<std::size_t>(severity)];
                count < kLeastSitesOfGrade)
                return fmt::format("{} labels of {}, at least {} are needed.", count,
                                   nameOf(severity), kLeastSitesOfGrade);
        if (grader.apart < kLeastSitesApart)
            return fmt::format("{} labelled sites kept apart, at least {} are needed.",
                               grader.apart, kLeastSitesApart);
        return {};
    }

    [[nodiscard]] Result<void> checkLabels() const
    {
        const auto& wanted = m_result.options.graders;
        std::string reasons;
        std::size_t usable = 0;
        for (const CalibratedGrader& grader : m_result.graders) {
            const bool isNamed =
                std::find(wanted.begin(), wanted.end(), grader.role) != wanted.end();
            usable += grader.refused.empty() ? 1 : 0;
            if (!grader.refused.empty() && (wanted.empty() || isNamed))
                reasons += fmt::format(" {}: {}", keyOf(grader.role), grader.refused);
        }
        if (usable == 0 || (!wanted.empty() && !reasons.empty()))
            return failure(ErrorCode::NotFound,
                           "There are too few labels to calibrate on." + reasons);
        return {};
    }

    void fit()
    {
        const auto prior = priorFromLabels(m_fitted, m_model.prior).rows;
        m_result.prior = m_model.prior;
        for (CalibratedGrader& grader : m_result.graders) {
            if (!grader.refused.empty())
                continue;
            for (std::size_t index = 0; index < kSiteCount; ++index)
                if (graderOf(siteAt(index).condition) == grader.role)
                    m_result.prior[index] = prior[index];
            const ModelNetwork& network = m_model.network(grader.role);
            std::vector<LabelledOutput> sites;
            for (const GradedLabel& label : m_labels) {
                if (label.isApart || graderOf(label.site.condition) != grader.role)
                    continue;
                LabelledOutput one{label.truth, label.logits, {}};
                const Probabilities shift = shiftOf(network, m_result.prior[siteIndex(label.site)]);
                std::transform(shift.begin(), shift.end(), one.offsets.begin(), logarithm);
                sites.push_back(one);
            }
            grader.after = fitCalibration(sites, network.temperature);
        }
    }

    /// The grades of the studies kept apart.
    Result<void> compare(const Task& task)
    {
        EvaluationInput before;
        EvaluationInput after;
        EvaluationInput shares;
        for (const GradedLabel& label : m_labels) {
            if (!label.isApart)
                continue;
            const std::size_t index = siteIndex(label.site);
            const ModelNetwork& old = m_model.network(graderOf(label.site.condition));
            ModelNetwork calibrated = old;
            for (const CalibratedGrader& grader : m_result.graders)
                if (grader.role == old.role && grader.refused.empty()) {
                    calibrated.temperature = grader.after.temperature;
                    calibrated.gradeFactors = grader.after.factors;
                }
            const auto probabilitiesOf = [&](const ModelNetwork& network,
                                             const Probabilities& prior) {
                std::array<float, kSeverityCount> logits{};
                std::transform(label.logits.begin(), label.logits.end(), logits.begin(),
                               [](double logit) { return static_cast<float>(logit); });
                return network.probabilitiesOf(logits.data(), prior);
            };
            before.truth[label.studyId][index] = label.truth;
            before.predictions.push_back(
                {label.studyId, label.site, probabilitiesOf(old, m_model.prior[index])});
            after.predictions.push_back(
                {label.studyId, label.site, probabilitiesOf(calibrated, m_result.prior[index])});
            shares.predictions.push_back({label.studyId, label.site, m_result.prior[index]});
        }
        after.truth = shares.truth = before.truth;
        for (const auto& [input, evaluation] : {std::pair(&before, &m_result.before),
                                                {&after, &m_result.after},
                                                {&shares, &m_result.shares}}) {
            auto figures = evaluate(*input, {.resamples = 0, .worstCount = 0}, task);
            if (!figures)
                return tl::make_unexpected(figures.error());
            *evaluation = std::move(*figures);
        }
        return {};
    }

    const ModelBundle& m_model;
    const EvaluationInput& m_graded;
    std::set<std::string> m_apart; ///< studies
    std::vector<SiteSeverities> m_fitted; ///< labels of the other studies
    std::vector<GradedLabel> m_labels;
    ModelCalibration m_result;
};

} // namespace

Result<ModelCalibration> calibrateModel(const ModelBundle& model, const EvaluationInput& graded,
                                        const CalibrationOptions& options, const Task& task)
{
    return Calibrator(model, graded, options).run(task);
}

} // namespace foramen
