#pragma once

#include "core/spine/terms.h"

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>

namespace foramen {

/// Where the grades of a reader come from.
enum class ReaderKind {
    Labels, ///< a table of labels: train.csv
    Predictions, ///< a table of predictions: submission.csv
    Decisions, ///< readers' decisions in assessments
    Model, ///< the AI's findings in assessments
};

/// What a reader says of one site: a grade, that it cannot be graded, or nothing.
struct ReaderGrade {
    std::optional<Severity> severity;
    bool isUngradable = false; ///< said to be; of the AI: refused
};

/// By siteIndex().
using StudyGrades = std::array<ReaderGrade, kSiteCount>;

/// The grades of one reader. The AI's and readers' grades are never in one of them.
struct ReaderGrades {
    std::string name;
    ReaderKind kind = ReaderKind::Labels;
    std::map<std::string, StudyGrades> studies; ///< by study id
    std::size_t accepted = 0; ///< decisions that took over the AI's grade as it was suggested
};

/// The answers of a reader, in the order of tables of answers: the grades, ungradable, missing.
constexpr std::size_t kAnswerCount = kSeverityCount + 2;
constexpr std::size_t kUngradableAnswer = kSeverityCount;
constexpr std::size_t kMissingAnswer = kSeverityCount + 1;
/// @return 0 to kAnswerCount - 1
[[nodiscard]] std::size_t answerOf(const ReaderGrade& grade);
/// "Normal/Mild", "Moderate", "Severe", "ungradable", "missing".
[[nodiscard]] std::string nameOfAnswer(std::size_t answer);

} // namespace foramen
