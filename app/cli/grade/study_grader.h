#pragma once

#include "core/ai/grading/predictor.h"
#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/study.h"
#include "core/report/report.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// A study after grading, ready for the writers.
struct GradedStudy {
    Report report;
    std::vector<InputProblem> problems;
    Reason unusable; ///< why nothing could be graded, else empty
    std::vector<StageTime> times;
};

/// How a study is graded.
struct StudyGradingOptions {
    UnreliableGrades unreliable = UnreliableGrades::Withheld; ///< in the report
    std::optional<std::vector<GivenPoint>> points{}; ///< see PredictorInput::points
};

/// Loads the named model, or the installed one, onto the device "auto", "cpu", "cuda" or "cuda:N".
/// @param precision  "auto", "f32", "bf16" or "f16".
[[nodiscard]] Result<std::unique_ptr<Predictor>>
openPredictor(const std::string& modelFolder, const std::string& device,
              const std::string& precision = "auto");

/// Seconds since the system started this process, to a hundredth; 0 where it is not known.
[[nodiscard]] double processAge();

/// Reads the study's series and grades it. A study without usable input is graded too: every site
/// is refused with its reason.
/// @return only Cancelled and failures of model or device.
[[nodiscard]] Result<GradedStudy> gradeStudy(Predictor& predictor, const Study& study,
                                             const Task& task, StudyGradingOptions options = {});

} // namespace foramen
