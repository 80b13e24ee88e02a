#include "core/agreement/reader_grades.h"

namespace foramen {

std::size_t answerOf(const ReaderGrade& grade)
{
    if (grade.severity)
        return static_cast<std::size_t>(*grade.severity);
    return grade.isUngradable ? kUngradableAnswer : kMissingAnswer;
}

std::string nameOfAnswer(std::size_t answer)
{
    if (answer < kSeverityCount)
        return std::string(nameOf(kSeverities[answer]));
    return answer == kUngradableAnswer ? "ungradable" : "missing";
}

} // namespace foramen
