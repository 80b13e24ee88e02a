#include "app/cli/evaluate_input.h"
#include "app/cli/grade/study_grader.h"
#include "app/cli/terminal.h"
#include "core/dicom/scanning/study_scanner.h"

#include <fmt/format.h>

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <system_error>
#include <utility>
#include <vector>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The state of one run over a data set.
class DatasetRun {
public:
    explicit DatasetRun(const EvaluateSource& source)
        : m_source(source)
        , m_folder(source.dataset)
    {
    }

    Result<EvaluateInput> run()
    {
        auto truth = readLabels(m_folder / "train.csv");
        if (!truth)
            return tl::make_unexpected(truth.error());
        m_truth = std::move(*truth);
        if (const auto read = readPoints(); !read)
            return tl::make_unexpected(read.error());
        const auto scan = scanStudies({m_folder / "train_images"}, terminalTask("Scanning"));
        finishProgress();
        if (!scan)
            return tl::make_unexpected(scan.error());
        for (const InputProblem& problem : scan->problems)
            complain(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
        if (const auto graded = gradeAll(scan->studies); !graded)
            return tl::make_unexpected(graded.error());
        for (const auto& [studyId, labels] : m_truth)
            if (m_evaluate.input.truth.count(studyId) == 0)
                complain(fmt::format("Study {} has truth but no images; it is left out.", studyId));
        addTruePoints(scan->studies);
        return std::move(m_evaluate);
    }

private:
    void complain(const std::string& message)
    {
        printError(message);
        m_evaluate.complete = false;
    }

    Result<void> gradeAll(const std::vector<Study>& studies)
    {
        auto predictor = openPredictor(m_source.model, m_source.device);
        if (!predictor)
            return tl::make_unexpected(predictor.error());
        if (const Reason remark = (*predictor)->deviceRemark(); !remark.empty())
            fmt::print(stderr, "{}\n", english(remark));
        m_evaluate.input.refused.emplace();
        for (std::size_t i = 0; i < studies.size(); ++i) {
            if (m_truth.count(studies[i].studyId) == 0)
                continue; // nothing to compare with
            const auto graded =
                gradeStudy(**predictor, studies[i],
                           terminalTask(fmt::format("Grading {}/{}", i + 1, studies.size())),
                           {.points = givenPoints(studies[i].studyId)});
            finishProgress();
            if (!graded)
                return tl::make_unexpected(graded.error());
            for (const InputProblem& problem : graded->problems)
                complain(fmt::format("Study {}: {}", graded->report.studyId,
                                     englishSentence(problem.reason)));
            add(*graded);
        }
        m_evaluate.input.model = (*predictor)->identity();
        return {};
    }

    void add(const GradedStudy& graded)
    {
        EvaluationInput& input = m_evaluate.input;
        input.truth.insert(*m_truth.find(graded.report.studyId));
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const Site site = siteAt(index);
            const Finding& finding = *graded.report.assessment.cell(site).finding;
            input.predictions.push_back({graded.report.studyId, site, finding.probabilities});
            if (finding.refused)
                input.refused->push_back({graded.report.studyId, site, *finding.refused});
            if (finding.location)
                m_points.push_back({graded.report.studyId, site, finding.location->patient});
        }
    }

    /// A data set may have labels and no points; then only grades are compared.
    Result<void> readPoints()
    {
        const fs::path table = m_folder / "train_label_coordinates.csv";
        std::error_code error;
        if (!fs::exists(table, error) && !m_source.isAtPoints)
            return {};
        auto rows = readCoordinates(table);
        if (!rows)
            return tl::make_unexpected(rows.error());
        m_rows = std::move(*rows);
        if (m_source.isAtPoints)
            nameRepeatedPoints();
        m_evaluate.input.isAtPoints = m_source.isAtPoints;
        return {};
    }

    void nameRepeatedPoints()
    {
        std::map<std::string, int> counts;
        for (const LabelCoordinate& row : m_rows)
            if (++counts[rowId(row.studyId, row.site)] == 2)
                complain(fmt::format("train_label_coordinates.csv has several points for {}; the "
                                     "first is used.",
                                     rowId(row.studyId, row.site)));
    }

    [[nodiscard]] std::optional<std::vector<GivenPoint>>
    givenPoints(const std::string& studyId) const
    {
        if (!m_source.isAtPoints)
            return std::nullopt;
        std::vector<GivenPoint> points;
        for (const LabelCoordinate& row : m_rows)
            if (row.studyId == studyId)
                points.push_back({row.site, row.seriesId, row.instanceNumber, row.image});
        return points;
    }

    /// At the points of the labels there is no distance to measure.
    void addTruePoints(const std::vector<Study>& studies)
    {
        if (m_rows.empty() || m_source.isAtPoints)
            return;
        std::vector<LabelCoordinate> wanted;
        for (const LabelCoordinate& row : m_rows)
            if (m_evaluate.input.truth.count(row.studyId) > 0)
                wanted.push_back(row);
        m_evaluate.input.localisation =
            LocalisationInput{placePoints(wanted, studies), std::move(m_points)};
    }

    const EvaluateSource& m_source;
    fs::path m_folder;
    LabelTable m_truth;
    std::vector<LabelCoordinate> m_rows; ///< the points of the labels
    std::vector<PredictedPoint> m_points;
    EvaluateInput m_evaluate;
};

} // namespace

Result<EvaluateInput> gradeEvaluateDataset(const EvaluateSource& source)
{
    return DatasetRun(source).run();
}

} // namespace foramen
