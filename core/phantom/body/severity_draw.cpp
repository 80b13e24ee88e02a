#include "core/phantom/body/severity_draw.h"

#include <cmath>

namespace foramen {

namespace {

// Shares of Moderate and Severe by level, L1/L2 to L5/S1, rounded from published counts of large
// graded collections.
struct Prevalence {
    std::array<double, kLevelCount> moderate;
    std::array<double, kLevelCount> severe;
};
constexpr Prevalence kCanal = {{0.03, 0.06, 0.10, 0.14, 0.04}, {0.011, 0.027, 0.062, 0.129, 0.010}};
constexpr Prevalence kForamen = {{0.03, 0.09, 0.19, 0.30, 0.28},
                                 {0.001, 0.006, 0.020, 0.071, 0.104}};
constexpr Prevalence kRecess = {{0.07, 0.14, 0.21, 0.30, 0.23},
                                {0.015, 0.044, 0.098, 0.234, 0.075}};

const Prevalence& prevalenceOf(Condition condition)
{
    if (isForaminal(condition))
        return kForamen;
    return isSubarticular(condition) ? kRecess : kCanal;
}

// Rank of a standard normal value, to within 0.01 (logistic approximation), which is enough for
// shares of grades.
double rankOf(double value)
{
    return 1 / (1 + std::exp(-1.702 * value));
}

Severity graded(const Prevalence& prevalence, std::size_t level, double rank)
{
    if (rank > 1 - prevalence.severe[level])
        return Severity::Severe;
    return rank > 1 - prevalence.severe[level] - prevalence.moderate[level] ? Severity::Moderate
                                                                            : Severity::NormalMild;
}

} // namespace

std::array<Severity, kSiteCount> drawSeverities(const PhantomRecipe& recipe, Random& random)
{
    std::array<Severity, kSiteCount> severities{};
    const double person = random.normal();
    std::array<double, kLevelCount> levels{};
    for (double& level : levels)
        level = 0.5 * person + 0.87 * random.normal();
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const auto level = static_cast<std::size_t>(siteAt(index).level);
        const double own = 0.65 * levels[level] + 0.76 * random.normal();
        const bool balanced = random.chance(recipe.balance);
        const auto even = kSeverities[static_cast<std::size_t>(random.below(kSeverityCount))];
        severities[index] =
            balanced ? even : graded(prevalenceOf(siteAt(index).condition), level, rankOf(own));
    }
    return recipe.severities.value_or(severities);
}

} // namespace foramen
