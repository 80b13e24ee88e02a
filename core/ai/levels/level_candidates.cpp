#include "core/ai/levels/level_candidates.h"

#include <algorithm>
#include <cmath>
#include <numbers>
#include <optional>
#include <utility>

namespace foramen {

namespace {

/// The share of the sacrum at the disc's place: 1 for the S1/S2 remnant.
double sacrumAt(const AverageMaps& mean, ImagePoint disc)
{
    constexpr double radius = 4; // mm
    const double step = radius / mean.reference->spacing();
    double sum = 0;
    int count = 0;
    for (const double row : {-step, 0.0, step})
        for (const double column : {-step, 0.0, step}) {
            sum += mean.near(sagittal_map::kSacrum, {disc.column + column, disc.row + row});
            ++count;
        }
    return sum / count;
}

/// The share of sacrum where the next vertebral body below the disc lies: straight down, or down
/// and backwards as the sacrum slopes. The largest share of any 9 mm along the way.
double sacrumBelow(const AverageMaps& mean, ImagePoint disc)
{
    constexpr double from = 9; // mm: behind half a high disc
    constexpr double to = 27; // mm: not yet beyond a low body
    constexpr double step = 3; // mm
    double most = 0;
    for (const double degrees : {0.0, 20.0, 40.0, 60.0, 80.0}) {
        const double angle = degrees * std::numbers::pi / 180;
        const auto seen = [&](double way) {
            const double pixels = way / mean.reference->spacing();
            return mean.near(
                sagittal_map::kSacrum,
                {disc.column + pixels * std::sin(angle), disc.row + pixels * std::cos(angle)});
        };
        for (double way = from; way + 2 * step <= to; way += step)
            most = std::max(most, (seen(way) + seen(way + step) + seen(way + 2 * step)) / 3);
    }
    return most;
}

/// How well the visible sacrum fits each level at a place: logs, 0 is perfect. A mask may be wrong,
/// so it does not exclude a level on its own.
std::array<double, kLevelCount> surroundingsScore(const AverageMaps& mean, ImagePoint disc)
{
    const auto logOf = [](double share) {
        constexpr double doubt = 0.03;
        return std::log(doubt + (1 - doubt) * share);
    };
    const double inside = logOf(1 - sacrumAt(mean, disc));
    const double below = sacrumBelow(mean, disc);
    std::array<double, kLevelCount> score{};
    score.fill(inside + logOf(1 - below));
    score.back() = inside + logOf(below);
    return score;
}

/// The channel of a level; none below the lowest.
std::optional<std::size_t> mapOf(std::size_t level, MapShift shift)
{
    if (shift == MapShift::None)
        return sagittal_map::kFirstLevel + level;
    if (shift == MapShift::TooLow)
        return level == 0 ? sagittal_map::kT12L1 : sagittal_map::kFirstLevel + level - 1;
    if (level + 1 == kLevelCount)
        return std::nullopt;
    return sagittal_map::kFirstLevel + level + 1;
}

using Place = std::pair<double, ImagePoint>; ///< value, map pixel

/// Map pixels with at least this value, largest first.
template <class Value>
std::vector<Place> placesAbove(const AverageMaps& mean, double least, const Value& valueAt)
{
    std::vector<Place> places;
    for (int row = 0; row < mean.size(); ++row)
        for (int column = 0; column < mean.size(); ++column)
            if (const double value = valueAt(row, column); value > least)
                places.push_back({value, {static_cast<double>(column), static_cast<double>(row)}});
    std::sort(places.begin(), places.end(),
              [](const Place& a, const Place& b) { return a.first > b.first; });
    return places;
}

/// Collects discs that are not too near to each other.
class Candidates {
public:
    explicit Candidates(const AverageMaps& mean)
        : m_mean(mean)
    {
    }

    /// Adds the centres of mass about the places, as far as they are heavy enough.
    void add(const std::vector<Place>& places, std::optional<std::size_t> channel, double leastMass)
    {
        constexpr std::size_t most = 16;
        for (const auto& [value, place] : places) {
            if (m_found.size() >= most || isNearOne(place))
                continue;
            const Mass mass = massAround(m_mean, channel, place);
            if (mass.total >= leastMass && !isNearOne(mass.center))
                m_found.push_back(mass.center);
        }
    }

    [[nodiscard]] const std::vector<ImagePoint>& found() const { return m_found; }

private:
    [[nodiscard]] bool isNearOne(ImagePoint place) const
    {
        constexpr double apart = 13; // mm
        return std::any_of(m_found.begin(), m_found.end(), [&](ImagePoint other) {
            return std::hypot(other.row - place.row, other.column - place.column)
                * m_mean.reference->spacing()
                < apart;
        });
    }

    const AverageMaps& m_mean;
    std::vector<ImagePoint> m_found;
};

} // namespace

std::vector<ImagePoint> discCandidates(const AverageMaps& mean)
{
    constexpr double leastValue = 1e-4;
    constexpr double leastMass = 0.02;
    constexpr double likely = 0.5;
    constexpr double leastPixels = 3;
    Candidates candidates(mean);
    candidates.add(placesAbove(mean, leastValue,
                               [&](int row, int column) {
                                   double sum = 0;
                                   for (std::size_t c = 0; c < sagittal_map::kPointCount; ++c)
                                       sum += mean.at(c, row, column);
                                   return sum;
                               }),
                   std::nullopt, leastMass);
    candidates.add(placesAbove(mean, likely,
                               [&](int row, int column) {
                                   return mean.at(sagittal_map::kAnyDisc, row, column);
                               }),
                   sagittal_map::kAnyDisc, leastPixels);
    return candidates.found();
}

ChainInput chainInput(const AverageMaps& mean, const std::vector<ImagePoint>& discs, MapShift shift)
{
    // Where a level has no map with this shift, nothing is known of it.
    constexpr double unknown = 0.7;
    constexpr double unseen = 0.5;
    constexpr double rare = -2; // log: how rarely the network misnumbers
    ChainInput input;
    input.prior = shift == MapShift::None ? 0 : rare;
    for (const ImagePoint disc : discs) {
        ChainCandidate candidate;
        candidate.posterior = disc.column * mean.reference->spacing();
        candidate.down = disc.row * mean.reference->spacing();
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            const auto channel = mapOf(level, shift);
            candidate.mass[level] = channel ? massAround(mean, *channel, disc).total : unknown;
        }
        candidate.surroundings = surroundingsScore(mean, disc);
        input.candidates.push_back(candidate);
    }
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const auto channel = mapOf(level, shift);
        input.absent[level] = channel ? mean.absent[*channel] : unseen;
    }
    return input;
}

} // namespace foramen
