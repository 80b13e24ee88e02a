#include "core/ai/localising/neural_foramina.h"

#include "core/ai/localising/heat_map_geometry.h"
#include "core/ai/localising/lateral_course.h"
#include "core/ai/model/network_contract.h"
#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

using Discs = std::array<std::optional<DiscFrame>, kLevelCount>;

constexpr double kLeastLateral = 6; // mm from the spine's middle
constexpr double kMostLateral = 32;
constexpr double kLeastUp = -8; // mm above the disc's centre line
constexpr double kMostUp = 22;
constexpr double kLeastPosterior = 3;
constexpr double kMostPosterior = 42;
constexpr double kSameSpot = 8; // mm in the sagittal plane

constexpr std::array<Side, 2> kSides = {Side::Left, Side::Right};

double outwardSign(Side side)
{
    return side == Side::Left ? 1 : -1;
}

/// The usual position of foramina relative to the disc's centre and the sac's middle, with its
/// spread, from anatomy, mm.
double foramenPrior(const DiscOffset& offset, double lateral)
{
    const auto bell = [](double value, double usual, double deviation) {
        const double z = (value - usual) / deviation;
        return std::exp(-0.5 * z * z);
    };
    return bell(offset.posterior, 18, 8) * bell(offset.up, 5, 7) * bell(lateral, 17, 7);
}

/// The best spot on one slice.
struct Spot {
    PatientPoint place;
    double probability = 0;
    double score = 0; ///< map and anatomical prior together
};

std::optional<Spot> spotOn(const HeatMaps& maps, const DiscFrame& disc, double lateral)
{
    constexpr double leastProbability = 0.05;
    constexpr double radius = 9; // mm
    ImagePoint place;
    Spot spot;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column) {
            const double probability = maps.at(sagittal_map::kForamen, row, column);
            if (probability < leastProbability)
                continue;
            const DiscOffset offset = offsetOf(maps, disc, row, column);
            if (offset.posterior < kLeastPosterior || offset.posterior > kMostPosterior
                || offset.up < kLeastUp || offset.up > kMostUp)
                continue;
            const double score = probability * foramenPrior(offset, lateral);
            if (score > spot.score) {
                place = {static_cast<double>(column), static_cast<double>(row)};
                spot = {{}, probability, score};
            }
        }
    if (spot.score == 0)
        return std::nullopt;
    // The peak has the resolution of a map pixel: it is refined by the centre of mass around it.
    for (int step = 0; step < 3; ++step)
        place = centerAbout(maps, sagittal_map::kForamen, place, radius);
    spot.place = maps.patientFromMap(place);
    return spot;
}

double sagittalDistance(PatientPoint a, PatientPoint b, PatientVector left)
{
    const PatientVector offset = a - b;
    return length(offset - left * dot(offset, left));
}

/// The middle of the slices that show a foramen.
std::optional<PatientPoint> sightingOf(const std::vector<HeatMaps>& slices, const DiscFrame& disc,
                                       Side side)
{
    std::vector<Spot> spots;
    for (const HeatMaps& maps : slices) {
        const double lateral = outwardSign(side) * maps.offsetFrom(disc.center);
        if (lateral >= kLeastLateral && lateral <= kMostLateral)
            if (const auto spot = spotOn(maps, disc, lateral))
                spots.push_back(*spot);
    }
    if (spots.empty())
        return std::nullopt;
    const Spot& best = *std::max_element(
        spots.begin(), spots.end(), [](const Spot& a, const Spot& b) { return a.score < b.score; });
    double weights = 0;
    PatientVector sum;
    for (const Spot& spot : spots)
        if (sagittalDistance(spot.place, best.place, disc.left) <= kSameSpot) {
            weights += spot.probability;
            sum = sum + (spot.place - best.place) * spot.probability;
        }
    return best.place + sum * (1 / weights);
}

/// The patient's shift from one series to the other: the median over the discs.
PatientVector movement(const Discs& from, const Discs& to)
{
    std::array<std::vector<double>, 3> moves;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (from[level] && to[level]) {
            const PatientVector move = to[level]->center - from[level]->center;
            moves[0].push_back(move.x);
            moves[1].push_back(move.y);
            moves[2].push_back(move.z);
        }
    if (moves[0].empty())
        return {};
    return {upperMedianOf(moves[0]), upperMedianOf(moves[1]), upperMedianOf(moves[2])};
}

/// The spots of one foramen in both series, relative to the first one's discs.
std::optional<PatientPoint> sightingOf(const SagittalView& view, const SagittalView& other,
                                       std::size_t level, Side side)
{
    const auto& disc = (*view.discs)[level];
    const auto own = disc ? sightingOf(*view.slices, *disc, side) : std::nullopt;
    if (!own || other.slices == nullptr || !(*other.discs)[level])
        return own;
    auto second = sightingOf(*other.slices, *(*other.discs)[level], side);
    if (!second)
        return own;
    second = *second - movement(*view.discs, *other.discs);
    if (sagittalDistance(*own, *second, disc->left) > kSameSpot)
        return own;
    return *own + (*second - *own) * 0.5;
}

/// The slope of the spine's middle at a disc: mm to the left for each mm down.
double lateralSlope(const Discs& discs, std::size_t level)
{
    constexpr double leastApart = 15; // mm
    const std::size_t upper = level > 0 && discs[level - 1] ? level - 1 : level;
    const std::size_t lower = level + 1 < kLevelCount && discs[level + 1] ? level + 1 : level;
    const PatientVector step = discs[lower]->center - discs[upper]->center;
    const double down = dot(step, discs[level]->toFeet);
    return down < leastApart ? 0 : dot(step, discs[level]->left) / down;
}

/// The position of a foramen relative to its disc in coordinates that are equal for both sides,
/// corrected for the lateral curve of the spine and the tilt of its vertebrae.
struct ForamenOffset {
    double outwards = 0; ///< mm from the middle at its height
    double posterior = 0; ///< mm
    double up = 0; ///< mm from the disc's tilted plane
};

ForamenOffset offsetFrom(const DiscFrame& disc, double slope, Side side, PatientPoint place)
{
    const PatientVector offset = place - disc.center;
    const double left = dot(offset, disc.left);
    const double down = dot(offset, disc.toFeet);
    return {outwardSign(side) * (left - slope * down), dot(offset, disc.posterior),
            -down - slope * left};
}

/// Inverse of offsetFrom().
PatientPoint placeOf(const DiscFrame& disc, double slope, Side side, const ForamenOffset& offset)
{
    const double aside = outwardSign(side) * offset.outwards;
    // left = aside + slope * down, up = -down - slope * left
    const double down = -(offset.up + slope * aside) / (1 + slope * slope);
    return disc.center + disc.left * (aside + slope * down) + disc.posterior * offset.posterior
        + disc.toFeet * down;
}

using Offsets = std::array<std::array<std::optional<ForamenOffset>, 2>, kLevelCount>;

/// The smooth course of one measure of the foramina along the levels.
LateralCourse courseOf(const Offsets& offsets, double ForamenOffset::*measure,
                       const CourseStiffness& stiffness)
{
    constexpr double deviation = 1.5; // mm
    LateralReadings readings;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        for (const auto& offset : offsets[level])
            if (offset)
                readings[level].push_back({(*offset).*measure, deviation});
    return lateralCourse(readings, stiffness).value_or(LateralCourse{});
}

/// How much further back the left foramina lie than the middle, mm: it is the same at all levels
/// when the patient is rotated.
double turnOf(const Offsets& offsets)
{
    std::vector<double> halves;
    for (const auto& [left, right] : offsets)
        if (left && right)
            halves.push_back((left->posterior - right->posterior) / 2);
    return halves.empty() ? 0 : medianOf(std::move(halves));
}

/// The smooth course of one measure of the recesses along the levels. @return none where none is
/// known
std::optional<LateralCourse> courseOf(const RecessPairs& recesses, double RecessPair::*measure)
{
    LateralReadings readings;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (recesses[level])
            readings[level] = {{(*recesses[level]).*measure, 1}};
    return lateralCourse(readings, {.bend = 0.5, .step = 4});
}

/// The difference of two courses: the median over the levels.
double medianDifference(const LateralCourse& more, const LateralCourse& less)
{
    std::vector<double> differences;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        differences.push_back(more[level] - less[level]);
    return medianOf(std::move(differences));
}

/// The expected measure of the foramina at each level: the course of those that were found or,
/// where the recesses are known, the course of the recesses plus a difference, which is estimated
/// from the found foramina and the usual difference.
/// @param expected  the usual difference, mm, within 2
LateralCourse usualCourse(const LateralCourse& seen, std::optional<LateralCourse> recesses,
                          double expected)
{
    constexpr double expectedWeight = 1 / (2.0 * 2.0);
    constexpr double seenWeight = 1 / (1.2 * 1.2);
    if (!recesses)
        return seen;
    const double further =
        (medianDifference(seen, *recesses) * seenWeight + expected * expectedWeight)
        / (seenWeight + expectedWeight);
    for (double& level : *recesses)
        level += further;
    return *recesses;
}

/// Shrinks each measure towards its usual value in this spine.
void mix(Offsets& offsets, double ForamenOffset::*measure, const LateralCourse& usual,
         double ownShare)
{
    for (std::size_t level = 0; level < kLevelCount; ++level)
        for (auto& offset : offsets[level])
            if (offset)
                (*offset).*measure = ownShare * (*offset).*measure + (1 - ownShare) * usual[level];
}

void addTurn(Offsets& offsets, double turn)
{
    for (auto& [left, right] : offsets) {
        if (left)
            left->posterior += turn;
        if (right)
            right->posterior -= turn;
    }
}

void steady(Offsets& offsets, const RecessPairs& recesses)
{
    constexpr double ownShare = 0.2;
    // In the RSNA 2024 training set points of foramina lie 30 to 38 mm apart, those of recesses
    // 18 mm. Both lie right behind the bodies' posterior wall.
    constexpr double furtherOut = 8; // mm
    constexpr double furtherBack = 0;
    constexpr CourseStiffness straight{.bend = 0.25, .step = 4};
    constexpr CourseStiffness alike{.bend = 1, .step = 6};
    const double turn = turnOf(offsets);
    mix(offsets, &ForamenOffset::outwards,
        usualCourse(courseOf(offsets, &ForamenOffset::outwards, straight),
                    courseOf(recesses, &RecessPair::aside), furtherOut),
        ownShare);
    addTurn(offsets, -turn);
    mix(offsets, &ForamenOffset::posterior,
        usualCourse(courseOf(offsets, &ForamenOffset::posterior, alike),
                    courseOf(recesses, &RecessPair::behind), furtherBack),
        ownShare);
    mix(offsets, &ForamenOffset::up, courseOf(offsets, &ForamenOffset::up, alike), ownShare);
    addTurn(offsets, turn);
}

} // namespace

Foramina findForamina(const SagittalView& view, const SagittalView& other,
                      const RecessPairs& recesses)
{
    const Discs& discs = *view.discs;
    Offsets offsets;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        for (std::size_t side = 0; side < kSides.size(); ++side)
            if (const auto place = sightingOf(view, other, level, kSides[side]))
                offsets[level][side] =
                    offsetFrom(*discs[level], lateralSlope(discs, level), kSides[side], *place);
    steady(offsets, recesses);
    Foramina found;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        for (std::size_t side = 0; side < kSides.size(); ++side) {
            if (!offsets[level][side])
                continue;
            const PatientPoint place = placeOf(*discs[level], lateralSlope(discs, level),
                                               kSides[side], *offsets[level][side]);
            const HeatMaps& maps = *nearestSlice(*view.slices, place);
            auto& sites = kSides[side] == Side::Left ? found.left : found.right;
            sites[level] = FoundSite{maps.volume, maps.slice, ontoSlice(maps, place)};
        }
    return found;
}

} // namespace foramen
