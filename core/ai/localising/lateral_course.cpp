#include "core/ai/localising/lateral_course.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

/// A x = b with a symmetric, positive definite A.
struct NormalEquations {
    std::array<std::array<double, kLevelCount>, kLevelCount> matrix{};
    LateralCourse right{};

    /// Adds the square of a weighted sum of levels less a value.
    void add(const LateralCourse& share, double value, double weight)
    {
        for (std::size_t i = 0; i < kLevelCount; ++i) {
            for (std::size_t j = 0; j < kLevelCount; ++j)
                matrix[i][j] += weight * share[i] * share[j];
            right[i] += weight * share[i] * value;
        }
    }

    /// By elimination; without pivots, which a positive definite matrix does not need.
    [[nodiscard]] LateralCourse solution() const
    {
        auto a = matrix;
        LateralCourse x = right;
        for (std::size_t i = 0; i < kLevelCount; ++i)
            for (std::size_t row = i + 1; row < kLevelCount; ++row) {
                const double factor = a[row][i] / a[i][i];
                for (std::size_t column = i; column < kLevelCount; ++column)
                    a[row][column] -= factor * a[i][column];
                x[row] -= factor * x[i];
            }
        for (std::size_t i = kLevelCount; i-- > 0;) {
            for (std::size_t column = i + 1; column < kLevelCount; ++column)
                x[i] -= a[i][column] * x[column];
            x[i] /= a[i][i];
        }
        return x;
    }
};

NormalEquations stiffEquations(const CourseStiffness& stiffness)
{
    NormalEquations equations;
    for (std::size_t level = 0; level + 1 < kLevelCount; ++level) {
        LateralCourse step{};
        step[level] = -1;
        step[level + 1] = 1;
        equations.add(step, 0, 1 / (stiffness.step * stiffness.step));
    }
    for (std::size_t level = 1; level + 1 < kLevelCount; ++level) {
        LateralCourse bend{};
        bend[level - 1] = bend[level + 1] = -0.5;
        bend[level] = 1;
        equations.add(bend, 0, 1 / (stiffness.bend * stiffness.bend));
    }
    return equations;
}

} // namespace

std::optional<LateralCourse> lateralCourse(const LateralReadings& readings,
                                           const CourseStiffness& stiffness)
{
    constexpr double linearFrom = 1.5; // deviations
    constexpr int rounds = 10;
    if (std::all_of(readings.begin(), readings.end(),
                    [](const auto& level) { return level.empty(); }))
        return std::nullopt;
    const NormalEquations stiff = stiffEquations(stiffness);
    std::optional<LateralCourse> course;
    for (int round = 0; round < rounds; ++round) {
        NormalEquations equations = stiff;
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            LateralCourse here{};
            here[level] = 1;
            for (const LateralReading& reading : readings[level]) {
                const double off =
                    course ? std::abs(reading.position - (*course)[level]) / reading.deviation : 0;
                const double trust = off > linearFrom ? linearFrom / off : 1;
                equations.add(here, reading.position,
                              trust / (reading.deviation * reading.deviation));
            }
        }
        course = equations.solution();
    }
    return course;
}

} // namespace foramen
