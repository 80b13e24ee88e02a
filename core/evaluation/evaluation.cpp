#include "core/evaluation/evaluation.h"

#include "core/evaluation/bootstrap.h"
#include "core/metrics/scored_rows.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace foramen {

namespace {

enum class Intervals { All, AgreementOnly };

/// Computes the figures of groups of rows with their intervals.
class Evaluator {
public:
    Evaluator(ScoredRows scored, const EvaluationOptions& options)
        : m_scored(std::move(scored))
        , m_bootstrap(m_scored.studies.size(), options.resamples, options.seed)
    {
    }

    [[nodiscard]] const ScoredRows& scored() const { return m_scored; }

    [[nodiscard]] RowGroup group(const std::function<bool(Site)>& belongs) const
    {
        RowGroup rows;
        for (const ScoredRow& row : m_scored.rows)
            if (belongs(row.site))
                rows.push_back(&row);
        return rows;
    }

    [[nodiscard]] AgreementFigures agreement(std::string name, const RowGroup& rows,
                                             Intervals intervals) const
    {
        AgreementFigures figures{.name = std::move(name), .count = rows.size()};
        for (const ScoredRow* row : rows)
            ++figures.truthCounts[static_cast<std::size_t>(row->truth)];
        figures.confusion = confusionOf(rows, m_bootstrap.all());
        if (!rows.empty())
            figures.accuracy =
                (figures.confusion[0][0] + figures.confusion[1][1] + figures.confusion[2][2])
                / static_cast<double>(rows.size());
        figures.logLoss = estimate(WeightedLogLoss(rows, m_scored.studies.size()));
        figures.kappa = estimate([&](const StudyWeights& weights) {
            return quadraticKappa(confusionOf(rows, weights));
        });
        addRocAreas(figures, rows, intervals);
        figures.expected = expectedGradeOf(rows);
        return figures;
    }

    [[nodiscard]] ScoreIntervals scoreIntervals() const
    {
        const std::vector<StudyLosses> studies = studyLosses(m_scored);
        const auto interval = [&](std::vector<ScorePart> parts) {
            return m_bootstrap.interval(
                [&](const StudyWeights& weights) { return meanOfParts(studies, weights, parts); });
        };
        return {.score = interval({ScorePart::Spinal, ScorePart::Foraminal, ScorePart::Subarticular,
                                   ScorePart::AnySevere}),
                .spinal = interval({ScorePart::Spinal}),
                .foraminal = interval({ScorePart::Foraminal}),
                .subarticular = interval({ScorePart::Subarticular}),
                .anySevere = interval({ScorePart::AnySevere})};
    }

    [[nodiscard]] std::vector<WorstCase> worst(std::size_t count) const
    {
        std::vector<WorstCase> cases;
        for (const ScoredRow& row : m_scored.rows)
            cases.push_back({m_scored.studies[row.study], row.site, row.truth,
                             scaledProbabilities(row), rowLoss(row),
                             rowLoss(row) * severityWeight(row.truth)});
        std::stable_sort(cases.begin(), cases.end(), [](const WorstCase& a, const WorstCase& b) {
            return a.weightedLoss > b.weightedLoss;
        });
        cases.resize(std::min(count, cases.size()));
        return cases;
    }

private:
    using Figure = std::function<std::optional<double>(const StudyWeights&)>;

    [[nodiscard]] Estimate estimate(const Figure& figure) const
    {
        const auto value = figure(m_bootstrap.all());
        return {value, value ? m_bootstrap.interval(figure) : std::nullopt};
    }

    void addRocAreas(AgreementFigures& figures, const RowGroup& rows, Intervals intervals) const
    {
        double sum = 0;
        bool complete = true;
        for (const Severity grade : kSeverities) {
            const auto area = oneVersusRest(rows, grade).value(m_bootstrap.all());
            figures.rocAreas[static_cast<std::size_t>(grade)] = area;
            complete = complete && area.has_value();
            sum += area.value_or(0);
        }
        if (complete)
            figures.meanRocArea = sum / kSeverityCount;
        for (const auto& [grade, target] :
             {std::pair{Severity::Moderate, &figures.rocAtLeastModerate},
              std::pair{Severity::Severe, &figures.rocSevere}}) {
            const RocArea area = atLeast(rows, grade);
            const auto figure = [&](const StudyWeights& weights) {
                return area.value(weights);
            };
            *target = intervals == Intervals::All ? estimate(figure)
                                                  : Estimate{figure(m_bootstrap.all()), {}};
        }
    }

    static std::optional<double> meanOfParts(const std::vector<StudyLosses>& studies,
                                             const StudyWeights& weights,
                                             const std::vector<ScorePart>& parts)
    {
        double mean = 0;
        for (const ScorePart part : parts) {
            const auto index = static_cast<std::size_t>(part);
            double sum = 0;
            double weight = 0;
            for (std::size_t i = 0; i < studies.size(); ++i) {
                sum += weights[i] * studies[i].sum[index];
                weight += weights[i] * studies[i].weight[index];
            }
            if (!(weight > 0))
                return std::nullopt;
            mean += sum / weight / static_cast<double>(parts.size());
        }
        return mean;
    }

    ScoredRows m_scored;
    StudyBootstrap m_bootstrap;
};

/// Computes the figures of all groups and checks for cancellation between them.
Result<void> addGroups(Evaluation& evaluation, const Evaluator& evaluator, const Task& task)
{
    constexpr double groupCount = 1 + kConditionCount + kLevelCount + kSiteCount;
    double done = 0;
    const auto add = [&](AgreementFigures& target, std::string name,
                         const std::function<bool(Site)>& belongs, Intervals intervals) {
        if (task.cancelled())
            return false;
        target = evaluator.agreement(std::move(name), evaluator.group(belongs), intervals);
        task.report(++done / groupCount);
        return true;
    };
    bool going = add(
        evaluation.all, "All sites", [](Site) { return true; }, Intervals::All);
    for (const Condition condition : kConditions)
        going = going
            && add(
                    evaluation.conditions[static_cast<std::size_t>(condition)],
                    std::string(nameOf(condition)),
                    [=](Site site) { return site.condition == condition; }, Intervals::All);
    for (const DiscLevel level : kLevels)
        going = going
            && add(
                    evaluation.levels[static_cast<std::size_t>(level)], std::string(nameOf(level)),
                    [=](Site site) { return site.level == level; }, Intervals::All);
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site here = siteAt(index);
        going = going
            && add(
                    evaluation.sites[index],
                    std::string(nameOf(here.condition)) + ' ' + std::string(nameOf(here.level)),
                    [=](Site site) { return site == here; }, Intervals::AgreementOnly);
    }
    if (!going)
        return cancelledFailure();
    return {};
}

void addCalibration(Evaluation& evaluation, const Evaluator& evaluator)
{
    const auto add = [&](const char* name, const std::function<bool(Site)>& belongs) {
        evaluation.calibration.push_back({name, calibrationOf(evaluator.group(belongs))});
    };
    add("All sites", [](Site) { return true; });
    add("Spinal canal", [](Site site) { return site.condition == Condition::SpinalCanalStenosis; });
    add("Foraminal", [](Site site) { return isForaminal(site.condition); });
    add("Subarticular", [](Site site) { return isSubarticular(site.condition); });
}

/// Counts the refused sites that have a truth: in all, by group and by reason.
void addRefused(Evaluation& evaluation, const ScoredRows& scored, const EvaluationInput& input)
{
    if (!input.refused)
        return;
    std::set<std::pair<std::string, std::size_t>> labelled;
    for (const ScoredRow& row : scored.rows)
        labelled.insert({scored.studies[row.study], siteIndex(row.site)});
    std::map<std::string, std::size_t> reasons;
    evaluation.refused = evaluation.all.refused = 0;
    for (auto* groups : {&evaluation.conditions, &evaluation.levels})
        for (AgreementFigures& figures : *groups)
            figures.refused = 0;
    for (AgreementFigures& figures : evaluation.sites)
        figures.refused = 0;
    for (const auto& [studyId, site, reason] : *input.refused) {
        if (labelled.count({studyId, siteIndex(site)}) == 0)
            continue;
        ++*evaluation.refused;
        ++reasons[englishSentence(reason)];
        for (AgreementFigures* figures :
             {&evaluation.all, &evaluation.conditions[static_cast<std::size_t>(site.condition)],
              &evaluation.levels[static_cast<std::size_t>(site.level)],
              &evaluation.sites[siteIndex(site)]})
            ++*figures->refused;
    }
    for (const auto& [reason, count] : reasons)
        evaluation.refusals.push_back({reason, count});
    std::stable_sort(evaluation.refusals.begin(), evaluation.refusals.end(),
                     [](const Refusal& a, const Refusal& b) { return a.count > b.count; });
}

Result<void> addScores(Evaluation& evaluation, const EvaluationInput& input)
{
    const auto score = officialScore(input.truth, input.predictions);
    if (!score)
        return tl::make_unexpected(score.error());
    evaluation.score = *score;
    for (const BaselineInput& baseline : input.baselines) {
        const auto constant = officialScore(input.truth, baseline.predictions);
        if (!constant)
            return tl::make_unexpected(constant.error());
        evaluation.baselines.push_back(
            {baseline.key, baseline.name, baseline.description, *constant});
    }
    return {};
}

} // namespace

Result<Evaluation> evaluate(const EvaluationInput& input, const EvaluationOptions& options,
                            const Task& task)
{
    Evaluation evaluation{.model = input.model, .isAtPoints = input.isAtPoints, .options = options};
    if (const auto added = addScores(evaluation, input); !added)
        return tl::make_unexpected(added.error());
    auto scored = scoredRows(input.truth, input.predictions);
    if (!scored)
        return tl::make_unexpected(scored.error());
    const Evaluator evaluator(std::move(*scored), options);
    evaluation.studyCount = evaluator.scored().studies.size();
    evaluation.intervals = evaluator.scoreIntervals();
    if (const auto added = addGroups(evaluation, evaluator, task); !added)
        return tl::make_unexpected(added.error());
    addCalibration(evaluation, evaluator);
    evaluation.worst = evaluator.worst(options.worstCount);
    addRefused(evaluation, evaluator.scored(), input);
    if (input.localisation)
        evaluation.localisation = localisationReport(
            input.localisation->truth, input.localisation->predictions, options.worstCount);
    return evaluation;
}

} // namespace foramen
