#include "core/agreement/reader_agreement.h"

#include "core/evaluation/bootstrap.h"
#include "core/metrics/chance_agreement.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kFewestStudies =
    5; ///< with which a group has intervals, as in StudyBootstrap

using Belongs = std::function<bool(Site)>;
using Figure = std::function<std::optional<double>(const StudyWeights&)>;

Estimate estimateOf(const StudyBootstrap& bootstrap, std::size_t studies, const Figure& figure)
{
    const auto value = figure(bootstrap.all());
    const bool hasInterval = value && studies >= kFewestStudies;
    return {value, hasInterval ? bootstrap.interval(figure) : std::nullopt};
}

bool isGraded(const ReaderGrade& grade)
{
    return grade.severity.has_value();
}

/// The studies of two readers, and the figures of groups of their sites.
class PairComparison {
public:
    PairComparison(const ReaderGrades& first, const ReaderGrades& second,
                   const AgreementOptions& options)
        : m_common(commonStudies(first, second))
        , m_bootstrap(numbered(), options.resamples, options.seed)
    {
    }

    [[nodiscard]] std::size_t studies() const { return m_common.size(); }

    [[nodiscard]] PairFigures figures(std::string name, const Belongs& belongs) const
    {
        PairFigures figures{.name = std::move(name)};
        Cells cells(m_bootstrap.all().size());
        for (const Study& study : m_common) {
            bool counts = false;
            for (std::size_t i = 0; i < kSiteCount; ++i) {
                if (!belongs(siteAt(i)))
                    continue;
                const std::size_t first = answerOf((*study.first)[i]);
                const std::size_t second = answerOf((*study.second)[i]);
                ++figures.answers[first][second];
                if (first >= kSeverityCount || second >= kSeverityCount)
                    continue;
                add(cells[study.number], first, second);
                ++figures.count;
                counts = true;
            }
            figures.studies += counts ? 1 : 0;
        }
        const auto estimate = [&](const auto& statistic) {
            return estimateOf(m_bootstrap, figures.studies, [&](const StudyWeights& weights) {
                return statistic(countsOf(cells, weights));
            });
        };
        figures.agreement = estimate(observedAgreement);
        figures.kappa = estimate(kappaBy(nominalWeight));
        figures.linearKappa = estimate(kappaBy(linearWeight));
        figures.quadraticKappa = estimate(kappaBy(quadraticWeight));
        figures.ac1 = estimate(gwetAc1);
        return figures;
    }

private:
    struct Study {
        const StudyGrades* first = nullptr;
        const StudyGrades* second = nullptr;
        std::size_t number = 0; ///< among those that are resampled
    };
    /// The counts of one study that are not 0.
    struct Cell {
        std::size_t first = 0;
        std::size_t second = 0;
        double count = 0;
    };
    using Cells = std::vector<std::vector<Cell>>;

    static std::vector<Study> commonStudies(const ReaderGrades& first, const ReaderGrades& second)
    {
        std::vector<Study> common;
        for (const auto& [id, grades] : first.studies)
            if (const auto found = second.studies.find(id); found != second.studies.end())
                common.push_back({&grades, &found->second, 0});
        return common;
    }

    /// Numbers the studies with a site that both graded; others would only dilute the resamples.
    /// @return how many there are
    std::size_t numbered()
    {
        std::size_t count = 0;
        for (Study& study : m_common) {
            bool isAny = false;
            for (std::size_t i = 0; i < kSiteCount && !isAny; ++i)
                isAny = isGraded((*study.first)[i]) && isGraded((*study.second)[i]);
            study.number = count;
            count += isAny ? 1 : 0;
        }
        return count;
    }

    static void add(std::vector<Cell>& cells, std::size_t first, std::size_t second)
    {
        const auto found = std::find_if(cells.begin(), cells.end(), [=](const Cell& cell) {
            return cell.first == first && cell.second == second;
        });
        if (found != cells.end())
            ++found->count;
        else
            cells.push_back({first, second, 1});
    }

    static PairCounts countsOf(const Cells& cells, const StudyWeights& weights)
    {
        PairCounts counts(kSeverityCount);
        for (std::size_t study = 0; study < cells.size(); ++study)
            for (const Cell& cell : cells[study])
                counts.at(cell.first, cell.second) += weights[study] * cell.count;
        return counts;
    }

    static std::function<std::optional<double>(const PairCounts&)>
    kappaBy(DisagreementWeight weight)
    {
        return [weight](const PairCounts& counts) {
            return cohenKappa(counts, weight);
        };
    }

    std::vector<Study> m_common;
    StudyBootstrap m_bootstrap;
};

/// The studies of all readers, and joint figures of groups of their sites.
class JointComparison {
public:
    JointComparison(const std::vector<ReaderGrades>& readers, const std::set<std::string>& studies,
                    const AgreementOptions& options)
        : m_readerCount(readers.size())
        , m_studies(studiesOf(readers, studies))
        , m_bootstrap(m_studies.size(), options.resamples, options.seed)
    {
    }

    [[nodiscard]] JointFigures figures(std::string name, const Belongs& belongs) const
    {
        JointFigures figures{.name = std::move(name)};
        std::vector<MultipleRatings> complete(m_studies.size(), MultipleRatings(kSeverityCount));
        std::vector<PairCounts> coincidences(m_studies.size(), PairCounts(kSeverityCount));
        for (std::size_t study = 0; study < m_studies.size(); ++study) {
            const std::size_t before = figures.several;
            for (std::size_t i = 0; i < kSiteCount; ++i) {
                const std::vector<std::size_t> raters = ratersOf(m_studies[study], i);
                const std::size_t count = raters[0] + raters[1] + raters[2];
                if (!belongs(siteAt(i)) || count < 2)
                    continue;
                ++figures.several;
                addCoincidences(coincidences[study], raters);
                if (count < m_readerCount)
                    continue;
                ++figures.complete;
                complete[study].addItem(raters);
            }
            figures.studies += figures.several > before ? 1 : 0;
        }
        figures.fleissKappa =
            estimateOf(m_bootstrap, figures.studies, [&](const StudyWeights& weights) {
                MultipleRatings sums(kSeverityCount);
                for (std::size_t study = 0; study < complete.size(); ++study)
                    sums.add(complete[study], weights[study]);
                return fleissKappa(sums);
            });
        figures.alpha = estimateOf(m_bootstrap, figures.studies, [&](const StudyWeights& weights) {
            PairCounts sums(kSeverityCount);
            for (std::size_t study = 0; study < coincidences.size(); ++study)
                for (std::size_t a = 0; a < kSeverityCount; ++a)
                    for (std::size_t b = 0; b < kSeverityCount; ++b)
                        sums.at(a, b) += weights[study] * coincidences[study].at(a, b);
            return ordinalAlpha(sums);
        });
        return figures;
    }

private:
    using Study = std::vector<const StudyGrades*>; ///< of the readers who have it

    /// The readers of a site, by the grade that they gave it.
    static std::vector<std::size_t> ratersOf(const Study& study, std::size_t site)
    {
        std::vector<std::size_t> raters(kSeverityCount, 0);
        for (const StudyGrades* grades : study)
            if (const auto& severity = (*grades)[site].severity)
                ++raters[static_cast<std::size_t>(*severity)];
        return raters;
    }

    /// Those with a site that two readers graded.
    static std::vector<Study> studiesOf(const std::vector<ReaderGrades>& readers,
                                        const std::set<std::string>& studies)
    {
        std::vector<Study> all;
        for (const std::string& id : studies) {
            Study study;
            for (const ReaderGrades& reader : readers)
                if (const auto found = reader.studies.find(id); found != reader.studies.end())
                    study.push_back(&found->second);
            bool isAny = false;
            for (std::size_t i = 0; i < kSiteCount && !isAny; ++i) {
                const std::vector<std::size_t> raters = ratersOf(study, i);
                isAny = raters[0] + raters[1] + raters[2] >= 2;
            }
            if (isAny)
                all.push_back(std::move(study));
        }
        return all;
    }

    std::size_t m_readerCount;
    std::vector<Study> m_studies;
    StudyBootstrap m_bootstrap;
};

/// Fills the figures of all sites, of each condition and of each level.
/// @param figures  (name, which sites) to figures
/// @return false where the task was cancelled
template <class Groups, class Figures>
bool fillGroups(Groups& groups, const Figures& figures, const Task& task)
{
    groups.all = figures("All sites", [](Site) { return true; });
    for (const Condition condition : kConditions) {
        if (task.cancelled())
            return false;
        groups.conditions[static_cast<std::size_t>(condition)] = figures(
            std::string(nameOf(condition)), [=](Site site) { return site.condition == condition; });
    }
    for (const DiscLevel level : kLevels) {
        if (task.cancelled())
            return false;
        groups.levels[static_cast<std::size_t>(level)] =
            figures(std::string(nameOf(level)), [=](Site site) { return site.level == level; });
    }
    return !task.cancelled();
}

std::optional<ReaderPair> pairOf(const std::vector<ReaderGrades>& readers, std::size_t first,
                                 std::size_t second, const AgreementOptions& options,
                                 const Task& task)
{
    const PairComparison comparison(readers[first], readers[second], options);
    ReaderPair pair{.first = first, .second = second, .studies = comparison.studies()};
    pair.onlyFirst = readers[first].studies.size() - pair.studies;
    pair.onlySecond = readers[second].studies.size() - pair.studies;
    const auto figures = [&](std::string name, const Belongs& belongs) {
        return comparison.figures(std::move(name), belongs);
    };
    if (!fillGroups(pair, figures, task))
        return std::nullopt;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        if (task.cancelled())
            return std::nullopt;
        const Site here = siteAt(i);
        pair.sites[i] =
            figures(std::string(nameOf(here.condition)) + ' ' + std::string(nameOf(here.level)),
                    [=](Site site) { return site == here; });
    }
    return pair;
}

ReaderTotals totalsOf(const ReaderGrades& reader)
{
    ReaderTotals totals{.name = reader.name,
                        .kind = reader.kind,
                        .studies = reader.studies.size(),
                        .accepted = reader.accepted};
    for (const auto& [id, grades] : reader.studies)
        for (const ReaderGrade& grade : grades)
            ++totals.answers[answerOf(grade)];
    return totals;
}

/// None where the readers who answered said the same.
std::optional<Disagreement> disagreementOf(const std::vector<ReaderGrades>& readers,
                                           const std::string& studyId, std::size_t site)
{
    Disagreement one{.studyId = studyId, .site = siteAt(site)};
    std::set<std::size_t> answers;
    std::size_t graded = 0;
    for (const ReaderGrades& reader : readers) {
        const auto found = reader.studies.find(studyId);
        one.grades.push_back(found == reader.studies.end() ? ReaderGrade{} : found->second[site]);
        graded += isGraded(one.grades.back()) ? 1 : 0;
        if (const std::size_t answer = answerOf(one.grades.back()); answer != kMissingAnswer)
            answers.insert(answer);
    }
    if (answers.size() < 2)
        return std::nullopt;
    answers.erase(kUngradableAnswer);
    if (graded > 1)
        one.distance = static_cast<int>(*answers.rbegin()) - static_cast<int>(*answers.begin());
    return one;
}

std::vector<Disagreement> disagreementsOf(const std::vector<ReaderGrades>& readers,
                                          const std::set<std::string>& studies)
{
    std::vector<Disagreement> all;
    for (const std::string& id : studies)
        for (std::size_t i = 0; i < kSiteCount; ++i)
            if (auto one = disagreementOf(readers, id, i))
                all.push_back(std::move(*one));
    std::stable_sort(all.begin(), all.end(), [](const Disagreement& a, const Disagreement& b) {
        return a.distance.value_or(-1) > b.distance.value_or(-1);
    });
    return all;
}

} // namespace

Result<ReaderAgreement> readerAgreement(const std::vector<ReaderGrades>& readers,
                                        const AgreementOptions& options, const Task& task)
{
    if (readers.size() < 2)
        return failure(ErrorCode::InvalidArgument,
                       "Agreement needs two readers; name two tables, or a folder with both "
                       "readers' and the AI's grades");
    ReaderAgreement agreement{.options = options};
    std::map<std::string, std::size_t> readersOf;
    for (const ReaderGrades& reader : readers) {
        agreement.readers.push_back(totalsOf(reader));
        for (const auto& [id, grades] : reader.studies)
            ++readersOf[id];
    }
    std::set<std::string> studies;
    for (const auto& [id, count] : readersOf) {
        studies.insert(id);
        agreement.commonStudies += count == readers.size() ? 1 : 0;
    }
    agreement.studies = studies.size();
    const double pairCount = static_cast<double>(readers.size() * (readers.size() - 1)) / 2;
    bool isAny = false;
    for (std::size_t a = 0; a < readers.size(); ++a)
        for (std::size_t b = a + 1; b < readers.size(); ++b) {
            auto pair = pairOf(readers, a, b, options, task);
            if (!pair)
                return cancelledFailure();
            isAny = isAny || pair->all.count > 0;
            agreement.pairs.push_back(std::move(*pair));
            task.report(static_cast<double>(agreement.pairs.size()) / (pairCount + 1));
        }
    if (!isAny)
        return failure(ErrorCode::InvalidArgument,
                       "No site is graded by two readers: do the study ids of the tables agree?");
    if (readers.size() > 2) {
        const JointComparison comparison(readers, studies, options);
        const auto figures = [&](std::string name, const Belongs& belongs) {
            return comparison.figures(std::move(name), belongs);
        };
        if (!fillGroups(agreement.joint.emplace(), figures, task))
            return cancelledFailure();
    }
    agreement.disagreements = disagreementsOf(readers, studies);
    task.report(1);
    return agreement;
}

} // namespace foramen
