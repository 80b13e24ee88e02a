#include "core/report/dicom_values.h"
#include "core/report/draft/comparison.h"
#include "core/report/report.h"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

namespace {

/// A grade that is in force, and whose it is.
struct Grade {
    Severity severity = Severity::NormalMild;
    bool reviewed = false;
    friend bool operator==(const Grade&, const Grade&) = default;
};

std::optional<Grade> gradeOf(const AssessmentCell& cell)
{
    const auto severity = cell.severity();
    if (!severity)
        return std::nullopt;
    return Grade{*severity, cell.isReviewed()};
}

std::string capitalised(std::string text)
{
    if (!text.empty())
        text[0] = static_cast<char>(std::toupper(static_cast<unsigned char>(text[0])));
    return text;
}

std::string joined(const std::vector<std::string>& parts, std::string_view separator)
{
    std::string text;
    for (const std::string& part : parts)
        text += (text.empty() ? std::string() : std::string(separator)) + part;
    return text;
}

/// The place without a side: "neural foraminal narrowing".
std::string_view disorder(Condition condition)
{
    if (isForaminal(condition))
        return "neural foraminal narrowing";
    return isSubarticular(condition) ? "subarticular stenosis" : "spinal canal stenosis";
}

std::string_view sideWord(Condition condition)
{
    const auto side = sideOf(condition);
    if (!side)
        return "";
    return *side == Side::Left ? "left " : "right ";
}

std::string_view place(Condition condition)
{
    if (isForaminal(condition))
        return "neural foramen";
    return isSubarticular(condition) ? "subarticular zone" : "spinal canal";
}

std::string isoDate(const std::string& time)
{
    return time.substr(0, time.find('T'));
}

class Draft {
public:
    Draft(const Assessment& assessment, const std::vector<ReportSeries>& series,
          const ReportComparison& comparison);
    std::string text() const;

private:
    std::string header() const;
    std::string technique() const;
    std::string findings() const;
    std::string levelFindings(DiscLevel level) const;
    void addPair(std::vector<std::string>& sentences, Condition left, DiscLevel level) const;
    void addComments(std::vector<std::string>& sentences, DiscLevel level) const;
    std::string impression() const;
    std::string impressionLine(Condition condition, Grade grade) const;
    std::string notGraded() const;
    std::string provenance() const;
    std::string changes() const;
    /// "moderate", with the mark of a grade that no reader has seen where both kinds occur.
    std::string word(Grade grade) const;

    const Assessment& m_assessment;
    const std::vector<ReportSeries>& m_series;
    const ReportComparison& m_comparison;
    int m_gradedByModel = 0;
    int m_gradedByReader = 0;
    int m_normalMild = 0;
};

Draft::Draft(const Assessment& assessment, const std::vector<ReportSeries>& series,
             const ReportComparison& comparison)
    : m_assessment(assessment)
    , m_series(series)
    , m_comparison(comparison)
{
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (const auto grade = gradeOf(assessment.cell(siteAt(index)))) {
            ++(grade->reviewed ? m_gradedByReader : m_gradedByModel);
            m_normalMild += grade->severity == Severity::NormalMild ? 1 : 0;
        }
}

std::string Draft::word(Grade grade) const
{
    constexpr std::array<const char*, kSeverityCount> words = {"Normal/Mild", "moderate", "severe"};
    std::string text = words[static_cast<std::size_t>(grade.severity)];
    if (!grade.reviewed && m_gradedByReader > 0)
        text += '*';
    return text;
}

std::string Draft::text() const
{
    const std::string compared = comparisonText(m_assessment, m_comparison);
    return header() + "\nTECHNIQUE\n" + technique()
        + (compared.empty() ? compared : "\nCOMPARISON\n" + compared) + "\nFINDINGS\n" + findings()
        + "\nIMPRESSION\n" + impression() + notGraded() + "\nWHO GRADED\n" + provenance() + '\n'
        + std::string(kIntendedUse) + '\n';
}

std::string Draft::header() const
{
    const StudyIdentity& study = m_assessment.study();
    std::string text = "MR LUMBAR SPINE: DEGENERATIVE STENOSIS, L1/L2 TO L5/S1\n";
    if (!study.studyDate.empty())
        text += "Study of " + readableDate(study.studyDate)
            + (study.studyDescription.empty() ? "" : ", " + study.studyDescription) + ".\n";
    if (m_gradedByModel > 0)
        text += fmt::format(
            "Provisional: {} of {} grades are the model's and were not reviewed by a reader.\n",
            m_gradedByModel, m_gradedByModel + m_gradedByReader);
    return text;
}

std::string Draft::technique() const
{
    std::vector<std::string> used;
    std::vector<std::string> unused;
    for (const ReportSeries& series : m_series)
        (series.role.empty() ? unused : used)
            .push_back(fmt::format("{} ({} images)",
                                   series.role.empty() ? series.seriesDescription : series.role,
                                   series.imageCount));
    std::string text;
    if (!used.empty())
        text += "Series graded: " + joined(used, ", ") + ".\n";
    else if (!m_series.empty())
        text += "No series could be used for grading.\n";
    if (!unused.empty())
        text += "Not used: " + joined(unused, ", ") + ".\n";
    if (const auto& model = m_assessment.model())
        text += fmt::format("Model: {} {}, on {}{}.\n", model->name, model->version, model->device,
                            model->date.empty() ? "" : ", " + isoDate(model->date));
    else
        text += "No model was used.\n";
    for (const Reason& problem : m_assessment.problems()) {
        const std::string sentence = englishSentence(problem);
        text += "Limitation: " + sentence + (sentence.ends_with('.') ? "\n" : ".\n");
    }
    return text;
}

std::string Draft::findings() const
{
    std::string text;
    if (m_assessment.model() && !m_assessment.numbering().certain) {
        std::string reason = english(m_assessment.numbering().reason);
        if (reason.ends_with('.'))
            reason.pop_back();
        text += "The level numbering is not certain"
            + (reason.empty() ? reason : " (" + reason + ")") + " and has to be checked.\n";
    }
    for (const DiscLevel level : kLevels)
        text += std::string(nameOf(level)) + ": " + levelFindings(level) + '\n';
    return text;
}

std::string Draft::levelFindings(DiscLevel level) const
{
    std::vector<std::string> sentences;
    std::vector<Grade> grades;
    for (const Condition condition : kConditions)
        if (const auto grade = gradeOf(m_assessment.cell({condition, level})))
            grades.push_back(*grade);
    const bool allAlike = grades.size() == kConditionCount
        && std::all_of(grades.begin(), grades.end(),
                       [&](Grade grade) { return grade == grades.front(); });
    if (grades.empty()) {
        sentences.push_back("Not graded.");
    } else if (allAlike && grades.front().severity == Severity::NormalMild) {
        sentences.push_back("No moderate or severe stenosis; spinal canal, subarticular zones and "
                            "neural foramina graded "
                            + word(grades.front()) + ".");
    } else {
        if (const auto canal = gradeOf(m_assessment.cell({Condition::SpinalCanalStenosis, level})))
            sentences.push_back(canal->severity == Severity::NormalMild
                                    ? "Spinal canal " + word(*canal) + "."
                                    : capitalised(word(*canal)) + " spinal canal stenosis.");
        else
            sentences.push_back("Spinal canal not graded.");
        addPair(sentences, Condition::LeftSubarticularStenosis, level);
        addPair(sentences, Condition::LeftNeuralForaminalNarrowing, level);
    }
    addComments(sentences, level);
    return joined(sentences, " ");
}

void Draft::addPair(std::vector<std::string>& sentences, Condition left, DiscLevel level) const
{
    const auto leftGrade = gradeOf(m_assessment.cell({left, level}));
    const auto rightGrade = gradeOf(m_assessment.cell({mirrored(left), level}));
    if (leftGrade == rightGrade) {
        const std::string both = (isForaminal(left) ? "neural foramina" : "subarticular zones");
        if (!leftGrade)
            sentences.push_back("Both " + both + " not graded.");
        else if (leftGrade->severity == Severity::NormalMild)
            sentences.push_back("Both " + both + ' ' + word(*leftGrade) + '.');
        else
            sentences.push_back(capitalised(word(*leftGrade)) + " bilateral "
                                + std::string(disorder(left)) + '.');
        return;
    }
    std::vector<std::string> abnormal;
    std::vector<std::string> rest;
    for (const auto& [condition, grade] :
         {std::pair(left, leftGrade), std::pair(mirrored(left), rightGrade)}) {
        const std::string side(sideWord(condition));
        if (grade && grade->severity != Severity::NormalMild)
            abnormal.push_back(word(*grade) + ' ' + side.substr(0, side.size() - 1));
        else
            rest.push_back(side + std::string(place(condition)) + ' '
                           + (grade ? word(*grade) : "not graded"));
    }
    std::string sentence;
    if (!abnormal.empty())
        sentence = joined(abnormal, " and ") + ' ' + std::string(disorder(left));
    if (!rest.empty())
        sentence += (sentence.empty() ? "" : "; ") + joined(rest, ", ");
    sentences.push_back(capitalised(sentence) + '.');
}

void Draft::addComments(std::vector<std::string>& sentences, DiscLevel level) const
{
    for (const Condition condition : kConditions) {
        const AssessmentCell& cell = m_assessment.cell({condition, level});
        if (cell.decision && !cell.decision->comment.empty())
            sentences.push_back(
                capitalised(std::string(sideWord(condition)) + std::string(place(condition)) + ": ")
                + cell.decision->comment + (cell.decision->comment.ends_with('.') ? "" : "."));
    }
}

std::string Draft::impressionLine(Condition condition, Grade grade) const
{
    std::vector<std::string> levels;
    std::vector<std::string> uncertain;
    for (const DiscLevel level : kLevels) {
        const AssessmentCell& cell = m_assessment.cell({condition, level});
        if (gradeOf(cell) != grade)
            continue;
        levels.emplace_back(nameOf(level));
        if (!grade.reviewed && isUncertain(*cell.finding))
            uncertain.emplace_back(nameOf(level));
    }
    if (levels.empty())
        return {};
    const std::string doubt = uncertain.empty() ? ""
        : uncertain == levels                   ? " (the model is not sure)"
                              : " (the model is not sure at " + joined(uncertain, ", ") + ")";
    return fmt::format("{} {}{} at {}{}.\n", capitalised(word(grade)), sideWord(condition),
                       disorder(condition), joined(levels, ", "), doubt);
}

std::string Draft::impression() const
{
    std::string text;
    int number = 0;
    for (const Severity severity : {Severity::Severe, Severity::Moderate})
        for (const Condition condition : kConditions)
            for (const bool reviewed : {true, false})
                if (const std::string line = impressionLine(condition, {severity, reviewed});
                    !line.empty())
                    text += fmt::format("{}. {}", ++number, line);
    const int graded = m_gradedByModel + m_gradedByReader;
    if (graded == 0)
        return "Nothing was graded.\n";
    if (text.empty())
        return fmt::format(
            "No moderate or severe stenosis among the {} graded sites: all are Normal/Mild.\n",
            graded);
    if (m_normalMild > 0)
        text += fmt::format("{} of the {} graded sites are Normal/Mild.\n", m_normalMild, graded);
    return text;
}

std::string Draft::notGraded() const
{
    std::map<std::string, std::vector<std::string>> sitesByReason;
    for (const Condition condition : kConditions) {
        std::map<std::string, std::vector<std::string>> levelsByReason;
        for (const DiscLevel level : kLevels) {
            const AssessmentCell& cell = m_assessment.cell({condition, level});
            if (cell.severity())
                continue;
            std::string reason = cell.decision ? "Not gradable, says the reader"
                : cell.finding                 ? english(cell.finding->refused.value_or(Reason()))
                                               : "Neither the model nor a reader has graded";
            if (reason.ends_with('.'))
                reason.pop_back();
            levelsByReason[reason].emplace_back(nameOf(level));
        }
        for (const auto& [reason, levels] : levelsByReason)
            sitesByReason[reason].push_back(std::string(sideWord(condition))
                                            + std::string(place(condition)) + " at "
                                            + joined(levels, ", "));
    }
    std::string text;
    for (const auto& [reason, sites] : sitesByReason)
        text += capitalised(reason) + ": " + joined(sites, "; ") + ".\n";
    return text.empty() ? text : "\nNOT GRADED\n" + text;
}

std::string Draft::changes() const
{
    std::string text;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        const AssessmentCell& cell = m_assessment.cell(site);
        if (cell.state() != CellState::Changed
            || likeliest(cell.finding->probabilities) == cell.severity())
            continue;
        text += fmt::format(
            "{} at {}: {} (the model said {}).\n",
            capitalised(std::string(sideWord(site.condition)) + std::string(place(site.condition))),
            nameOf(site.level), nameOf(*cell.severity()),
            nameOf(likeliest(cell.finding->probabilities)));
    }
    return text.empty() ? text : "Changed by the reader:\n" + text;
}

std::string Draft::provenance() const
{
    std::vector<std::string> readers;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto& decision = m_assessment.cell(siteAt(index)).decision;
        if (decision && !decision->readerName.empty()
            && std::find(readers.begin(), readers.end(), readableName(decision->readerName))
                == readers.end())
            readers.push_back(readableName(decision->readerName));
    }
    std::string text;
    if (m_gradedByReader > 0)
        text += fmt::format("Graded or accepted by a reader{}: {} of 25 sites.\n",
                            readers.empty() ? "" : " (" + joined(readers, ", ") + ")",
                            m_gradedByReader);
    if (m_gradedByModel > 0)
        text += fmt::format(
            "Graded by the model alone: {} of 25 sites, provisional, not reviewed by a reader{}.\n",
            m_gradedByModel, m_gradedByReader > 0 ? " (marked *)" : "");
    if (const int missing = static_cast<int>(kSiteCount) - m_gradedByReader - m_gradedByModel;
        missing > 0)
        text += fmt::format("Not graded: {} of 25 sites.\n", missing);
    text += changes();
    if (m_assessment.model() && !m_assessment.model()->sha256.empty())
        text += "Model weights: SHA-256 " + m_assessment.model()->sha256 + ".\n";
    return text;
}

} // namespace

std::string draftText(const Assessment& assessment, const std::vector<ReportSeries>& series)
{
    return Draft(assessment, series, {}).text();
}

std::string draftText(const Assessment& assessment, const std::vector<ReportSeries>& series,
                      const ReportComparison& comparison)
{
    return Draft(assessment, series, comparison).text();
}

} // namespace foramen
