#include "core/ai/levels/level_chain.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace foramen {

namespace {

constexpr double kImpossible = -std::numeric_limits<double>::infinity();

/// The largest cost of a place that a map does not show, so that one weak map cannot break a chain.
double logOf(double probability)
{
    constexpr double least = 0.003;
    return std::log(std::min(probability, 1.0) + least);
}

/// The log density, relative to its peak, that @p lower is the next disc below @p upper.
double linkScore(const ChainCandidate& upper, const ChainCandidate& lower)
{
    constexpr double usualSpacing = 34; // mm
    constexpr double logDeviation = 0.16;
    constexpr double leastSpacing = 20;
    constexpr double mostSpacing = 52;
    constexpr double usualTilt = 0.45; // radians off the way to the feet
    constexpr double mostTilt = 1.2;
    const double spacing = std::hypot(lower.posterior - upper.posterior, lower.down - upper.down);
    const double tilt =
        std::atan2(std::abs(lower.posterior - upper.posterior), lower.down - upper.down);
    if (spacing < leastSpacing || spacing > mostSpacing || tilt > mostTilt)
        return kImpossible;
    const double deviation = std::log(spacing / usualSpacing) / logDeviation;
    return -0.5 * deviation * deviation - 0.5 * (tilt / usualTilt) * (tilt / usualTilt);
}

/// Best scores of chains that end at a level with a candidate, and where they came from.
struct Table {
    struct Cell {
        double score = kImpossible;
        std::optional<std::size_t>
            from; ///< candidate of the level above; none: this level is the uppermost in view
    };
    std::array<std::vector<Cell>, kLevelCount> cells;
};

/// Sum of logOf(absent) for the levels [from, to).
double absentScore(const ChainInput& input, std::size_t from, std::size_t to)
{
    double sum = 0;
    for (std::size_t level = from; level < to; ++level)
        sum += logOf(input.absent[level]);
    return sum;
}

Table fill(const ChainInput& input)
{
    Table table;
    const std::size_t count = input.candidates.size();
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        table.cells[level].resize(count);
        for (std::size_t c = 0; c < count; ++c) {
            Table::Cell& cell = table.cells[level][c];
            cell.score = absentScore(input, 0, level);
            for (std::size_t upper = 0; level > 0 && upper < count; ++upper) {
                const double score = table.cells[level - 1][upper].score
                    + linkScore(input.candidates[upper], input.candidates[c]);
                if (score > cell.score) {
                    cell.score = score;
                    cell.from = upper;
                }
            }
            cell.score +=
                logOf(input.candidates[c].mass[level]) + input.candidates[c].surroundings[level];
        }
    }
    return table;
}

} // namespace

Chain bestChain(const ChainInput& input)
{
    const Table table = fill(input);
    const double noneInView = absentScore(input, 0, kLevelCount);
    Chain chain{.candidates = {}, .score = noneInView, .margin = 0};
    std::size_t lowest = kLevelCount;
    std::size_t atLowest = 0;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        for (std::size_t c = 0; c < input.candidates.size(); ++c) {
            const double score =
                table.cells[level][c].score + absentScore(input, level + 1, kLevelCount);
            if (score > chain.score) {
                chain.score = score;
                lowest = level;
                atLowest = c;
            }
        }
    double second = noneInView;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        for (std::size_t c = 0; c < input.candidates.size(); ++c)
            if (level != lowest || c != atLowest)
                second = std::max(second,
                                  table.cells[level][c].score
                                      + absentScore(input, level + 1, kLevelCount));
    chain.margin = chain.score - second;
    chain.score += input.prior;
    std::optional<std::size_t> candidate = atLowest;
    for (std::size_t level = lowest; lowest < kLevelCount && candidate; --level) {
        chain.candidates[level] = candidate;
        candidate = table.cells[level][*candidate].from;
        if (level == 0)
            break;
    }
    return chain;
}

} // namespace foramen
