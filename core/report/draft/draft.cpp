#include "core/report/draft/draft.h"

#include "core/report/dicom_values.h"
#include "core/report/draft/draft_text.h"

#include <algorithm>
#include <map>

namespace foramen {

namespace {

/// The current grade of a site, whether a reader reviewed it, and whether it is a model's that is
/// not reliable on patients.
struct Grade {
    Severity severity = Severity::NormalMild;
    bool reviewed = false;
    bool unreliable = false;
    friend bool operator==(const Grade&, const Grade&) = default;
};

std::optional<Grade> gradeOf(const AssessmentCell& cell)
{
    const auto severity = cell.severity();
    if (!severity)
        return std::nullopt;
    return Grade{*severity, cell.isReviewed(), cell.isUnreliable()};
}

void add(DraftSection& section, DraftStatement statement)
{
    section.lines.push_back({{}, {std::move(statement)}});
}

/// Makes the statements of one assessment.
class DraftMaker {
public:
    DraftMaker(const Assessment& assessment, const std::vector<ReportSeries>& series,
               const std::vector<ReaderMeasure>& readers);

    [[nodiscard]] DraftSection title() const;
    [[nodiscard]] DraftSection technique() const;
    [[nodiscard]] DraftSection findings() const;
    [[nodiscard]] DraftSection impression() const;
    [[nodiscard]] DraftSection notGraded() const;
    [[nodiscard]] DraftSection provenance() const;

private:
    [[nodiscard]] std::vector<DraftStatement> levelFindings(DiscLevel level) const;
    [[nodiscard]] std::optional<DraftGrade> stated(Site site) const;
    [[nodiscard]] DraftGrade stated(Grade grade) const;
    [[nodiscard]] statement::Finding finding(Condition condition, Grade grade) const;
    void addChanges(DraftSection& section) const;

    const Assessment& m_assessment;
    const std::vector<ReportSeries>& m_series;
    const std::vector<LevelMeasure> m_measures;
    int m_gradedByModel = 0;
    int m_gradedByReader = 0;
    int m_unreliable = 0; ///< of those graded by the model
    int m_withheld = 0; ///< grades by the model that are not given
    int m_unconfirmed = 0; ///< imported labels
    int m_normalMild = 0; ///< of the reliable ones and of the reader's
};

DraftMaker::DraftMaker(const Assessment& assessment, const std::vector<ReportSeries>& series,
                       const std::vector<ReaderMeasure>& readers)
    : m_assessment(assessment)
    , m_series(series)
    , m_measures(levelMeasures(assessment, readers))
{
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        m_withheld += !cell.decision && cell.isFindingWithheld() ? 1 : 0;
        m_unconfirmed += cell.unconfirmed() ? 1 : 0;
        if (const auto grade = gradeOf(cell)) {
            ++(grade->reviewed ? m_gradedByReader : m_gradedByModel);
            m_unreliable += grade->unreliable ? 1 : 0;
            m_normalMild += grade->severity == Severity::NormalMild && !grade->unreliable ? 1 : 0;
        }
    }
}

DraftGrade DraftMaker::stated(Grade grade) const
{
    return {grade.severity, !grade.reviewed && m_gradedByReader > 0, grade.unreliable};
}

std::optional<DraftGrade> DraftMaker::stated(Site site) const
{
    const auto grade = gradeOf(m_assessment.cell(site));
    return grade ? std::optional(stated(*grade)) : std::nullopt;
}

DraftSection DraftMaker::title() const
{
    DraftSection section{DraftHeading::Title, {}};
    const StudyIdentity& study = m_assessment.study();
    if (!study.studyDate.empty())
        add(section, statement::StudyOf{study.studyDate, study.studyDescription});
    if (m_gradedByModel > 0)
        add(section, statement::Provisional{m_gradedByModel, m_gradedByModel + m_gradedByReader});
    return section;
}

DraftSection DraftMaker::technique() const
{
    DraftSection section{DraftHeading::Technique, {}};
    statement::SeriesGraded used;
    statement::SeriesNotUsed unused;
    for (const ReportSeries& series : m_series)
        (series.role.empty() ? unused.series : used.series)
            .push_back({series.role, series.seriesDescription, series.imageCount});
    if (!used.series.empty())
        add(section, std::move(used));
    else if (!m_series.empty())
        add(section, statement::NoSeriesUsable{});
    if (!unused.series.empty())
        add(section, std::move(unused));
    if (const auto& model = m_assessment.model())
        add(section, statement::ModelUsed{model->name, model->version, model->device, model->date});
    else
        add(section, statement::NoModelUsed{});
    for (const Reason& problem : m_assessment.problems())
        add(section, statement::Limitation{problem});
    for (const ReportSeries& series : m_series)
        for (const Reason& problem : series.problems)
            add(section, statement::Limitation{problem});
    return section;
}

DraftSection DraftMaker::findings() const
{
    DraftSection section{DraftHeading::Findings, {}};
    if (m_assessment.model() && !m_assessment.numbering().certain)
        add(section, statement::NumberingUncertain{m_assessment.numbering().reason});
    if (!m_assessment.variant().isUsual())
        add(section, statement::NumberingByReader{m_assessment.variant()});
    for (const DiscLevel level : kLevels)
        section.lines.push_back({level, levelFindings(level)});
    for (const LevelMeasure& measure : m_measures)
        if (!measure.level && isWorthReporting(measure))
            add(section, statement::Measured{measure});
    return section;
}

std::vector<DraftStatement> DraftMaker::levelFindings(DiscLevel level) const
{
    std::vector<DraftStatement> statements;
    std::vector<DraftGrade> grades;
    for (const Condition condition : kConditions)
        if (const auto grade = stated({condition, level}))
            grades.push_back(*grade);
    const bool allAlike = grades.size() == kConditionCount
        && std::all_of(grades.begin(), grades.end(),
                       [&](const DraftGrade& grade) { return grade == grades.front(); });
    if (grades.empty()) {
        statements.emplace_back(statement::LevelNotGraded{});
    } else if (allAlike && grades.front().severity == Severity::NormalMild) {
        statements.emplace_back(statement::LevelNormalMild{grades.front()});
    } else {
        statements.emplace_back(
            statement::CanalGrade{stated({Condition::SpinalCanalStenosis, level})});
        for (const Condition left :
             {Condition::LeftSubarticularStenosis, Condition::LeftNeuralForaminalNarrowing})
            statements.emplace_back(statement::PairGrades{left, stated({left, level}),
                                                          stated({mirrored(left), level})});
    }
    for (const LevelMeasure& measure : m_measures)
        if (measure.level == level && isWorthReporting(measure))
            statements.emplace_back(statement::Measured{measure});
    for (const MildGrade refined : {MildGrade::Normal, MildGrade::Mild}) {
        statement::RefinedByReader called{refined, {}};
        for (const Condition condition : kConditions)
            if (const auto& decision = m_assessment.cell({condition, level}).decision;
                decision && decision->refined == refined)
                called.conditions.push_back(condition);
        if (!called.conditions.empty())
            statements.emplace_back(std::move(called));
    }
    for (const Condition condition : kConditions) {
        const AssessmentCell& cell = m_assessment.cell({condition, level});
        if (cell.comment)
            statements.emplace_back(statement::ReaderComment{condition, cell.comment->text});
    }
    return statements;
}

statement::Finding DraftMaker::finding(Condition condition, Grade grade) const
{
    statement::Finding finding{stated(grade), {condition, {}}, {}};
    for (const DiscLevel level : kLevels) {
        const AssessmentCell& cell = m_assessment.cell({condition, level});
        if (gradeOf(cell) != grade)
            continue;
        finding.sites.levels.push_back(level);
        if (!grade.reviewed && isUncertain(*cell.finding))
            finding.uncertain.push_back(level);
    }
    return finding;
}

/// Grades that are not reliable on patients take no part in it.
DraftSection DraftMaker::impression() const
{
    DraftSection section{DraftHeading::Impression, {}};
    int number = 0;
    for (const Severity severity : {Severity::Severe, Severity::Moderate})
        for (const Condition condition : kConditions)
            for (const bool reviewed : {true, false})
                if (statement::Finding found = finding(condition, {severity, reviewed});
                    !found.sites.levels.empty())
                    section.lines.push_back({++number, {std::move(found)}});
    const int graded = m_gradedByModel + m_gradedByReader - m_unreliable;
    if (graded == 0)
        add(section, statement::NothingGraded{});
    else if (number == 0)
        add(section, statement::AllNormalMild{graded});
    else if (m_normalMild > 0)
        add(section, statement::NormalMildCount{m_normalMild, graded});
    if (m_unreliable + m_withheld > 0) // nothing found must not read like nothing there
        add(section, statement::LeftOutOfImpression{m_unreliable + m_withheld});
    return section;
}

DraftSection DraftMaker::notGraded() const
{
    using Because = statement::NotGradedBecause;
    std::map<std::string, Because> byText; // the English text defines the order in every language
    for (const Condition condition : kConditions) {
        for (const DiscLevel level : kLevels) {
            const AssessmentCell& cell = m_assessment.cell({condition, level});
            if (cell.severity())
                continue;
            Because because{cell.decision                  ? Because::Cause::Reader
                                : cell.isFindingWithheld() ? Because::Cause::Withheld
                                : cell.hidden              ? Because::Cause::Hidden
                                : cell.finding             ? Because::Cause::Refused
                                                           : Because::Cause::Nobody,
                            {},
                            {}};
            if (because.cause == Because::Cause::Refused)
                because.reason = cell.finding->refused.value_or(Reason());
            else if (because.cause == Because::Cause::Withheld)
                because.reason = *cell.finding->unreliable;
            if (cell.decision)
                because.ungradable = cell.decision->ungradable;
            const std::string text = causeText(because);
            auto& sites = byText.try_emplace(text, std::move(because)).first->second.sites;
            if (sites.empty() || sites.back().condition != condition)
                sites.push_back({condition, {}});
            sites.back().levels.push_back(level);
        }
    }
    DraftSection section{DraftHeading::NotGraded, {}};
    for (auto& [text, because] : byText)
        add(section, std::move(because));
    return section;
}

void DraftMaker::addChanges(DraftSection& section) const
{
    bool isFirst = true;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        const AssessmentCell& cell = m_assessment.cell(site);
        if (cell.state() != CellState::Changed || cell.suggestion() == cell.severity())
            continue;
        if (std::exchange(isFirst, false))
            add(section, statement::ChangesFollow{});
        add(section, statement::ChangedByReader{site, *cell.severity(), *cell.suggestion()});
    }
}

DraftSection DraftMaker::provenance() const
{
    std::vector<std::string> readers;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto& decision = m_assessment.cell(siteAt(index)).decision;
        if (decision && !decision->readerName.empty()
            && std::find(readers.begin(), readers.end(), readableName(decision->readerName))
                == readers.end())
            readers.push_back(readableName(decision->readerName));
    }
    DraftSection section{DraftHeading::WhoGraded, {}};
    if (m_gradedByReader > 0)
        add(section, statement::GradedByReader{std::move(readers), m_gradedByReader});
    if (m_gradedByModel > 0)
        add(section, statement::GradedByModel{m_gradedByModel, m_gradedByReader > 0});
    if (m_unreliable > 0)
        add(section, statement::GradedUnreliably{m_unreliable});
    const OperatingPoints& points = m_assessment.operatingPoints();
    const bool hasCutOffs =
        std::any_of(points.begin(), points.end(), [](const CutOff& one) { return one.isSet(); });
    if (m_assessment.model() && hasCutOffs)
        add(section, statement::SiteCutOffs{points});
    if (const int missing = static_cast<int>(kSiteCount) - m_gradedByReader - m_gradedByModel;
        missing > 0)
        add(section, statement::SitesNotGraded{missing});
    if (m_unconfirmed > 0)
        add(section, statement::LabelsNotConfirmed{m_unconfirmed});
    addChanges(section);
    if (m_assessment.model() && !m_assessment.model()->sha256.empty())
        add(section, statement::ModelWeights{m_assessment.model()->sha256});
    return section;
}

} // namespace

Draft draftOf(const Assessment& assessment, const std::vector<ReportSeries>& series,
              const ReportComparison& comparison, const std::vector<ReaderMeasure>& readers)
{
    const DraftMaker maker(assessment, series, readers);
    Draft draft;
    draft.variant = assessment.variant();
    draft.sections = {maker.title(), maker.technique()};
    if (DraftSection compared = comparisonSection(assessment, comparison); !compared.lines.empty())
        draft.sections.push_back(std::move(compared));
    draft.sections.push_back(maker.findings());
    draft.sections.push_back(maker.impression());
    if (DraftSection missing = maker.notGraded(); !missing.lines.empty())
        draft.sections.push_back(std::move(missing));
    draft.sections.push_back(maker.provenance());
    draft.sections.push_back({std::nullopt, {{{}, {statement::IntendedUse{}}}}});
    return draft;
}

Draft draftOf(const Report& report)
{
    return draftOf(report.assessment, report.series, {}, readerMeasuresOf(report.measurements));
}

} // namespace foramen
