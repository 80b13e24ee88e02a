#include "app/cli/study_grader.h"

#include "core/ai/preprocessing/preprocessing.h"
#include "core/imaging/series_role.h"
#include "core/report/draft/draft_text.h"
#include "core/report/study_identity.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iterator>
#include <optional>
#include <sstream>
#include <string>
#include <utility>

namespace foramen {

namespace {

/// The series that went into the grading first, then the others.
std::vector<ReportSeries> reportSeriesOf(const Study& study)
{
    std::vector<ReportSeries> list;
    for (const Series& series : study.series)
        list.push_back({.seriesInstanceUid = series.seriesInstanceUid,
                        .seriesDescription = series.seriesDescription,
                        .modality = series.modality,
                        .imageCount = static_cast<int>(series.instances.size()),
                        .sopClassUid = series.instances.empty()
                            ? ReportSeries{}.sopClassUid
                            : series.instances.front().sopClassUid});
    for (const RoleAssignment& assignment : assignRoles(study))
        if (assignment.chosen && assignment.guess.role)
            list[assignment.seriesIndex].role = nameOf(*assignment.guess.role);
    std::stable_partition(list.begin(), list.end(),
                          [](const ReportSeries& one) { return !one.role.empty(); });
    return list;
}

const std::vector<VolumePtr>& volumesFor(const PredictorInput& input, Condition condition)
{
    if (isForaminal(condition))
        return input.sagittalT1;
    return isSubarticular(condition) ? input.axialT2 : input.sagittalT2;
}

/// 50 mm around a site, on the slice where it was seen, in the usual orientation.
std::optional<EvidencePicture> evidenceOf(const Finding& finding, const PredictorInput& input)
{
    // Two deviations to either side of the mean make a readable picture; the crop spans four.
    constexpr float darkest = -0.45F;
    constexpr float range = 1.1F;
    const PicturePlane plane =
        isSubarticular(finding.site.condition) ? PicturePlane::Axial : PicturePlane::Sagittal;
    for (const VolumePtr& volume : volumesFor(input, finding.site.condition)) {
        const bool here = std::any_of(
            volume->sources.begin(), volume->sources.end(), [&](const SliceSource& source) {
                return source.sopInstanceUid == finding.location->sopInstanceUid;
            });
        const auto canonical = here ? CanonicalVolume::create(volume, plane) : std::nullopt;
        if (!canonical)
            continue;
        const GraderCrop crop = graderCrop(*canonical, finding.location->patient, CropSide::AsIs);
        EvidencePicture picture{.site = finding.site, .columns = kCropSize, .rows = kCropSize};
        constexpr std::ptrdiff_t pixels = std::ptrdiff_t{kCropSize} * kCropSize;
        const auto middle = crop.values.begin() + kCropSlices / 2 * pixels;
        std::transform(middle, middle + pixels, std::back_inserter(picture.gray), [](float value) {
            return static_cast<std::uint8_t>(
                std::lround(std::clamp((value - darkest) / range, 0.0F, 1.0F) * 255));
        });
        picture.point = crop.frame.pixelFromPatient(finding.location->patient);
        return picture;
    }
    return std::nullopt;
}

Reason whyUnusable(const PredictorInput& input, const std::vector<InputProblem>& problems)
{
    if (!input.gate.study.empty())
        return input.gate.study;
    if (!input.sagittalT1.empty() || !input.sagittalT2.empty() || !input.axialT2.empty())
        return {};
    return problems.empty() ? ReasonCode::NoUsableSeries : problems.front().reason;
}

} // namespace

Result<std::unique_ptr<Predictor>> openPredictor(const std::string& modelFolder,
                                                 const std::string& device,
                                                 const std::string& precision)
{
    auto wish = deviceFromText(device);
    if (!wish)
        return tl::make_unexpected(wish.error());
    const auto numbers = precisionFromText(precision);
    if (!numbers)
        return tl::make_unexpected(numbers.error());
    wish->precision = *numbers;
    if (!modelFolder.empty())
        return Predictor::create(modelFolder, *wish);
    const auto installed = defaultModelFolder();
    if (!installed)
        return tl::make_unexpected(installed.error());
    return Predictor::create(*installed, *wish);
}

double processAge()
{
    std::ifstream stream("/proc/self/stat");
    std::string text{std::istreambuf_iterator<char>(stream), {}};
    // proc(5): the second field is the program's name in parentheses, the 22nd the time of its
    // start in clock ticks since the system's.
    text.erase(0, text.rfind(')') + 1);
    std::istringstream fields(text);
    constexpr int skipped = 19; // the 3rd to the 21st
    std::string field;
    for (int i = 0; i < skipped; ++i)
        fields >> field;
    double ticks = 0;
    timespec now{};
    if (!(fields >> ticks) || clock_gettime(CLOCK_BOOTTIME, &now) != 0)
        return 0;
    const double started = ticks / static_cast<double>(sysconf(_SC_CLK_TCK));
    constexpr double nano = 1e-9;
    return std::max(
        0.0, static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * nano - started);
}

Result<GradedStudy> gradeStudy(Predictor& predictor, const Study& study, const Task& task)
{
    constexpr double readingShare = 0.3;
    GradedStudy graded{.studyId = study.studyId,
                       .report = {.assessment = Assessment(identityOf(study))}};
    const auto start = std::chrono::steady_clock::now();
    auto loaded = loadStudyVolumes(study, task.part(0, readingShare));
    if (!loaded)
        return tl::make_unexpected(loaded.error());
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    graded.problems = std::move(loaded->problems);
    graded.unusable = whyUnusable(loaded->input, graded.problems);
    auto grading = predictor.predict(loaded->input, {}, task.part(readingShare, 1));
    if (!grading)
        return tl::make_unexpected(grading.error());
    if (graded.unusable.empty()
        && std::all_of(grading->findings.begin(), grading->findings.end(),
                       [](const Finding& finding) { return finding.refused.has_value(); }))
        graded.unusable = *grading->findings.front().refused;
    for (const InputProblem& problem : graded.problems)
        grading->problems.push_back(problem.reason);
    graded.times = {{"read series", seconds}};
    graded.times.insert(graded.times.end(), predictor.stageTimes().begin(),
                        predictor.stageTimes().end());
    const auto drafting = std::chrono::steady_clock::now();

    Report& report = graded.report;
    report.assessment.setGrading(*grading);
    report.series = reportSeriesOf(study);
    report.text = draftText(report.assessment, report.series);
    report.time = grading->model.date;
    for (const Finding& finding : grading->findings)
        if (finding.location && likeliest(finding.probabilities) != Severity::NormalMild)
            if (auto picture = evidenceOf(finding, loaded->input))
                report.evidence.push_back(std::move(*picture));
    for (const Series& series : study.series)
        graded.seriesIds.emplace_back(series.seriesInstanceUid, series.seriesId);
    graded.times.push_back(
        {"draft report",
         std::chrono::duration<double>(std::chrono::steady_clock::now() - drafting).count()});
    return graded;
}

} // namespace foramen
