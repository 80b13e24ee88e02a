#include "app/cli/evaluate_input.h"
#include "app/cli/terminal.h"
#include "core/base/text/text_file.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/metrics/predicted_truth.h"
#include "core/report/json/json_writer.h"
#include "core/spine/assessment_json.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <set>
#include <system_error>
#include <utility>

namespace foramen {

namespace {

namespace fs = std::filesystem;

/// The assessments below a folder that `grade` wrote, in order of their names.
Result<std::vector<fs::path>> assessmentFiles(const fs::path& folder)
{
    std::error_code error;
    std::vector<fs::path> files;
    for (fs::directory_iterator it(folder, error), end; !error && it != end; it.increment(error))
        if (const fs::path file = it->path() / kAssessmentFile; fs::exists(file, error))
            files.push_back(file);
    if (error)
        return failure(ErrorCode::NotReadable,
                       "The folder of assessments cannot be read: " + error.message());
    if (files.empty())
        return failure(ErrorCode::NotFound,
                       "There is no assessment.json below the folder named "
                       "by --assessments");
    std::sort(files.begin(), files.end());
    return files;
}

Result<Assessment> readAssessment(const fs::path& file)
{
    return readTextFile(file).and_then(assessmentFromJson);
}

/// The findings of several studies together.
struct Graded {
    std::vector<PredictedPoint> points;
    std::set<std::string> studies;
    std::vector<RefusedSite> refused;
    std::optional<ModelIdentity> model;
};

void addAssessment(Graded& graded, const std::string& studyId, const Assessment& assessment)
{
    graded.studies.insert(studyId);
    if (assessment.model())
        graded.model = assessment.model();
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto& finding = assessment.cell(siteAt(index)).finding;
        if (!finding)
            continue;
        if (finding->refused)
            graded.refused.push_back({studyId, siteAt(index), *finding->refused});
        if (finding->location)
            graded.points.push_back({studyId, siteAt(index), finding->location->patient});
    }
}

Result<Graded> readAssessments(EvaluateInput& evaluate, const fs::path& folder)
{
    const auto files = assessmentFiles(folder);
    if (!files)
        return tl::make_unexpected(files.error());
    Graded graded;
    for (const fs::path& file : *files) {
        const auto assessment = readAssessment(file);
        if (!assessment) {
            printError(fmt::format("{}: {}", file.string(), assessment.error().message));
            evaluate.complete = false;
            continue;
        }
        // The folder is named after the study id; outside the challenge's layout that is the UID.
        const std::string name = file.parent_path().filename().string();
        const std::string& uid = assessment->study().studyInstanceUid;
        const bool byName = evaluate.input.truth.count(name) > 0;
        // Another study that shares the UID: "UID_2".
        const bool isTwin = name.starts_with(uid + '_');
        if (byName || (!isTwin && evaluate.input.truth.count(uid) > 0))
            addAssessment(graded, byName ? name : uid, *assessment);
    }
    return graded;
}

/// Measures the points of assessments against those of the data set that the truth table lies in.
Result<void> addPoints(EvaluateInput& evaluate, const EvaluateSource& source)
{
    auto graded = readAssessments(evaluate, source.assessments);
    if (!graded)
        return tl::make_unexpected(graded.error());
    const fs::path folder = fs::path(source.truth).parent_path();
    const auto rows = readCoordinates(folder / "train_label_coordinates.csv");
    if (!rows)
        return tl::make_unexpected(rows.error());
    const auto scan = scanStudies({folder / "train_images"}, terminalTask("Scanning"));
    finishProgress();
    if (!scan)
        return tl::make_unexpected(scan.error());
    for (const InputProblem& problem : scan->problems) {
        printError(fmt::format("{}: {}", problem.path.string(), englishSentence(problem.reason)));
        evaluate.complete = false;
    }
    std::vector<LabelCoordinate> wanted; // of the studies that were graded
    std::copy_if(
        rows->begin(), rows->end(), std::back_inserter(wanted),
        [&](const LabelCoordinate& row) { return graded->studies.count(row.studyId) > 0; });
    evaluate.input.localisation =
        LocalisationInput{placePoints(wanted, scan->studies), std::move(graded->points)};
    evaluate.input.refused = std::move(graded->refused);
    evaluate.input.model = graded->model;
    return {};
}

/// Says where probabilities do not sum to 1: the metric scales them, which a user may not mean.
void nameOddSums(const std::vector<SubmissionRow>& rows)
{
    constexpr double tolerance = 0.001;
    const auto isOdd = [](const SubmissionRow& row) {
        const Probabilities& p = row.probabilities;
        return std::abs(p[0] + p[1] + p[2] - 1) > tolerance;
    };
    const auto first = std::find_if(rows.begin(), rows.end(), isOdd);
    if (first != rows.end())
        printError(fmt::format("The probabilities of {} rows do not sum to 1 (the first is {}_{}); "
                               "the metric scales them.",
                               std::count_if(first, rows.end(), isOdd), first->studyId,
                               keyOf(first->site)));
}

void nameLeftOut(const WithoutPrediction& left)
{
    if (left.sites > 0)
        printError(fmt::format("Left out, without a prediction: {} graded sites, among them all of "
                               "{} studies.",
                               left.sites, left.studies));
}

} // namespace

Result<EvaluateInput> readEvaluateTables(const EvaluateSource& source)
{
    auto truth = readLabels(source.truth);
    if (!truth)
        return tl::make_unexpected(truth.error());
    auto predictions = readSubmission(source.predictions);
    if (!predictions)
        return tl::make_unexpected(predictions.error());
    nameOddSums(*predictions);
    EvaluateInput evaluate;
    if (source.allowsMissing)
        nameLeftOut(keepPredicted(*truth, *predictions));
    evaluate.input.truth = std::move(*truth);
    evaluate.input.predictions = std::move(*predictions);
    if (!source.assessments.empty())
        if (const auto added = addPoints(evaluate, source); !added)
            return tl::make_unexpected(added.error());
    return evaluate;
}

} // namespace foramen
