#include "app/cli/grade/study_grader.h"

#include "core/ai/model/device_choice.h"
#include "core/ai/model/installed_model.h"
#include "core/ai/model/runtime_loader.h"
#include "core/imaging/series_pictures.h"
#include "core/imaging/spaces/series_links.h"
#include "core/report/build/report_builder.h"
#include "core/report/study_identity.h"

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <ctime>
#include <fstream>
#include <iterator>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

namespace {

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
        return Predictor::create(modelFolder, *wish, loadRuntime);
    const auto installed = defaultModelFolder();
    if (!installed)
        return tl::make_unexpected(installed.error());
    return Predictor::create(*installed, *wish, loadRuntime);
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

Result<GradedStudy> gradeStudy(Predictor& predictor, const Study& study, const Task& task,
                               StudyGradingOptions options)
{
    constexpr double readingShare = 0.3;
    GradedStudy graded;
    const auto start = std::chrono::steady_clock::now();
    const auto series = readSeriesInRoles(study, task.part(0, readingShare));
    if (!series)
        return tl::make_unexpected(series.error());
    const double seconds =
        std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
    for (const SeriesPictures& one : *series)
        graded.problems.insert(graded.problems.end(), one.problems.begin(), one.problems.end());
    PredictorInput input = predictorInputOf(study, *series);
    // Grading and report use the same.
    input.spaces = spacesOf(*series, task.part(readingShare, readingShare));
    input.points = std::move(options.points);
    graded.unusable = whyUnusable(input, graded.problems);
    const auto grading = predictor.predict(input, {}, task.part(readingShare, 1));
    if (!grading)
        return tl::make_unexpected(grading.error());
    if (graded.unusable.empty()
        && std::all_of(grading->findings.begin(), grading->findings.end(),
                       [](const Finding& finding) { return finding.refused.has_value(); }))
        graded.unusable = *grading->findings.front().refused;
    graded.times = {{"read series", seconds}};
    graded.times.insert(graded.times.end(), predictor.stageTimes().begin(),
                        predictor.stageTimes().end());
    const auto drafting = std::chrono::steady_clock::now();
    Assessment assessment(identityOf(study));
    assessment.setUnreliableGrades(options.unreliable);
    assessment.setGrading(*grading);
    graded.report = buildReport({.study = study,
                                 .series = *series,
                                 .assessment = assessment,
                                 .annotations = {},
                                 .spaces = input.spaces});
    graded.times.push_back(
        {"draft report",
         std::chrono::duration<double>(std::chrono::steady_clock::now() - drafting).count()});
    return graded;
}

} // namespace foramen
