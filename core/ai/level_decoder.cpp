#include "core/ai/level_decoder.h"

#include "core/ai/level_chain.h"
#include "core/ai/network_contract.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr double kDiscRadius = 9; ///< mm: what belongs to one disc's peak

/// The level maps of a series on the grid of its reference slice.
struct MeanMaps {
    const HeatMaps* reference = nullptr;
    std::array<std::vector<double>, sagittal_map::kPointCount> points;
    std::array<double, sagittal_map::kPointCount> absent{};

    [[nodiscard]] int size() const { return reference->size(); }
    [[nodiscard]] double at(std::size_t channel, int row, int column) const
    {
        return points[channel][static_cast<std::size_t>(row) * static_cast<std::size_t>(size())
                               + static_cast<std::size_t>(column)];
    }
};

double areaOf(const HeatMaps& maps, std::size_t channel)
{
    int count = 0;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column)
            count += maps.at(channel, row, column) > 0.5F ? 1 : 0;
    return count * maps.spacing() * maps.spacing();
}

/// How much each slice counts for the levels: those through the sac, else (slices beside it only)
/// those through discs.
std::vector<double> sliceWeights(const std::vector<HeatMaps>& slices)
{
    constexpr double leastArea = 200; // mm2: less is a stray patch
    constexpr double leastShare =
        0.4; // of the largest: the sac's edge slices are worse than its middle
    std::vector<double> weights(slices.size(), 0.0);
    for (const std::size_t channel : {sagittal_map::kSac, sagittal_map::kAnyDisc}) {
        double largest = 0;
        for (std::size_t i = 0; i < slices.size(); ++i) {
            weights[i] = areaOf(slices[i], channel);
            largest = std::max(largest, weights[i]);
        }
        for (double& weight : weights)
            weight = weight < leastShare * largest ? 0 : weight;
        if (largest >= leastArea)
            return weights;
    }
    return {};
}

MeanMaps meanMaps(const std::vector<HeatMaps>& slices, const std::vector<double>& weights)
{
    const auto heaviest = std::max_element(weights.begin(), weights.end());
    MeanMaps mean{.reference = &slices[static_cast<std::size_t>(heaviest - weights.begin())]};
    const int size = mean.size();
    for (auto& points : mean.points)
        points.assign(static_cast<std::size_t>(size) * static_cast<std::size_t>(size), 0.0);
    double sum = 0;
    for (const double weight : weights)
        sum += weight;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const double share = weights[i] / sum;
        if (share == 0)
            continue;
        for (std::size_t channel = 0; channel < sagittal_map::kPointCount; ++channel)
            mean.absent[channel] += share * slices[i].absent(channel);
        std::size_t pixel = 0;
        for (int row = 0; row < size; ++row)
            for (int column = 0; column < size; ++column, ++pixel) {
                const PatientPoint place = mean.reference->patientFromMap(
                    {static_cast<double>(column), static_cast<double>(row)});
                const ImagePoint there = slices[i].mapFromPatient(place);
                for (std::size_t channel = 0; channel < sagittal_map::kPointCount; ++channel)
                    mean.points[channel][pixel] += share * slices[i].sample(channel, there);
            }
    }
    return mean;
}

struct Mass {
    double total = 0;
    ImagePoint center; ///< map pixels; the asked place when there is none
};

/// Mass and centre of mass of one channel, or of all when none is named, within a disc's radius.
Mass massAround(const MeanMaps& mean, std::optional<std::size_t> channel, ImagePoint around)
{
    const double radius = kDiscRadius / mean.reference->spacing();
    const auto from = [&](double middle) {
        return std::max(0, static_cast<int>(std::ceil(middle - radius)));
    };
    const auto to = [&](double middle) {
        return std::min(mean.size() - 1, static_cast<int>(std::floor(middle + radius)));
    };
    Mass mass{0, around};
    double columns = 0;
    double rows = 0;
    for (int row = from(around.row); row <= to(around.row); ++row)
        for (int column = from(around.column); column <= to(around.column); ++column) {
            if (std::hypot(row - around.row, column - around.column) > radius)
                continue;
            double value = 0;
            for (std::size_t c = 0; c < sagittal_map::kPointCount; ++c)
                value += !channel || *channel == c ? mean.at(c, row, column) : 0;
            mass.total += value;
            columns += value * column;
            rows += value * row;
        }
    if (mass.total > 0)
        mass.center = {columns / mass.total, rows / mass.total};
    return mass;
}

/// Discs that any level map points at: the heaviest places, a disc's distance apart.
std::vector<ImagePoint> candidates(const MeanMaps& mean)
{
    constexpr std::size_t most = 14;
    constexpr double leastMass = 0.02;
    constexpr double apart = 13; // mm
    std::vector<std::pair<double, ImagePoint>> places;
    for (int row = 0; row < mean.size(); ++row)
        for (int column = 0; column < mean.size(); ++column) {
            double value = 0;
            for (std::size_t c = 0; c < sagittal_map::kPointCount; ++c)
                value += mean.at(c, row, column);
            constexpr double leastValue = 1e-4;
            if (value > leastValue)
                places.push_back({value, {static_cast<double>(column), static_cast<double>(row)}});
        }
    std::sort(places.begin(), places.end(),
              [](const auto& a, const auto& b) { return a.first > b.first; });
    std::vector<ImagePoint> found;
    for (const auto& [value, place] : places) {
        const auto isNear = [&, at = place](ImagePoint other) {
            return std::hypot(other.row - at.row, other.column - at.column)
                * mean.reference->spacing()
                < apart;
        };
        if (found.size() >= most || std::any_of(found.begin(), found.end(), isNear))
            continue;
        const Mass mass = massAround(mean, std::nullopt, place);
        if (mass.total >= leastMass
            && !std::any_of(found.begin(), found.end(), [&](ImagePoint other) {
                   return std::hypot(other.row - mass.center.row, other.column - mass.center.column)
                       * mean.reference->spacing()
                       < apart;
               }))
            found.push_back(mass.center);
    }
    return found;
}

ChainInput chainInput(const MeanMaps& mean, const std::vector<ImagePoint>& discs)
{
    ChainInput input;
    for (const ImagePoint disc : discs) {
        ChainCandidate candidate;
        candidate.posterior = disc.column * mean.reference->spacing();
        candidate.down = disc.row * mean.reference->spacing();
        for (std::size_t level = 0; level < kLevelCount; ++level)
            candidate.mass[level] = massAround(mean, sagittal_map::kFirstLevel + level, disc).total;
        input.candidates.push_back(candidate);
    }
    for (std::size_t level = 0; level < kLevelCount; ++level)
        input.absent[level] = mean.absent[sagittal_map::kFirstLevel + level];
    return input;
}

/// The best chain, if the maps mean it: a row of discs that they hardly point at is no spine, and
/// an end of the row that its own map does not point at is out of view.
Chain chainWithEvidence(const ChainInput& input)
{
    constexpr double leastMeanMass = 0.25;
    constexpr double leastEndMass = 0.1;
    Chain chain = bestChain(input);
    const auto massOf = [&](std::size_t level) {
        return chain.candidates[level] ? input.candidates[*chain.candidates[level]].mass[level]
                                       : 0.0;
    };
    double sum = 0;
    int count = 0;
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        sum += massOf(level);
        count += chain.candidates[level] ? 1 : 0;
    }
    if (sum < leastMeanMass * count)
        chain.candidates.fill(std::nullopt);
    for (std::size_t level = 0; level < kLevelCount && massOf(level) < leastEndMass; ++level)
        chain.candidates[level].reset();
    for (std::size_t level = kLevelCount; level > 0 && massOf(level - 1) < leastEndMass; --level)
        chain.candidates[level - 1].reset();
    return chain;
}

PatientVector withoutNormal(PatientVector vector, PatientVector normal)
{
    return normalized(vector - normal * dot(vector, normal));
}

/// The way down the spine at a level: along its neighbours, bent on at the ends as much as between
/// the last two discs.
PatientVector toFeetAt(const std::array<LevelLocation, kLevelCount>& levels, std::size_t level,
                       const HeatMaps& reference)
{
    const auto step = [&](std::size_t upper) -> std::optional<PatientVector> {
        if (upper + 1 >= kLevelCount || !levels[upper].discCenter || !levels[upper + 1].discCenter)
            return std::nullopt;
        return withoutNormal(*levels[upper + 1].discCenter - *levels[upper].discCenter,
                             reference.normal());
    };
    const auto above = level > 0 ? step(level - 1) : std::nullopt;
    const auto below = step(level);
    if (above && below)
        return normalized(*above + *below);
    if (above) {
        const auto before = level > 1 ? step(level - 2) : std::nullopt;
        return before ? normalized(*above + (*above - *before) * 0.5) : *above;
    }
    if (below) {
        const auto after = step(level + 1);
        return after ? normalized(*below + (*below - *after) * 0.5) : *below;
    }
    return reference.alongRows();
}

/// Whether the sacrum shows below the lowest disc: only it makes counting from below safe.
bool showsSacrumBelow(const std::vector<HeatMaps>& slices, PatientPoint disc)
{
    constexpr double reach = 60; // mm
    constexpr double leastArea = 250; // mm2
    double largest = 0;
    for (const HeatMaps& maps : slices) {
        const ImagePoint at = maps.mapFromPatient(disc);
        double area = 0;
        for (int row = std::max(0, static_cast<int>(at.row)); row < maps.size(); ++row)
            for (int column = 0; column < maps.size(); ++column)
                if (std::hypot(row - at.row, column - at.column) * maps.spacing() <= reach
                    && maps.at(sagittal_map::kSacrum, row, column) > 0.5F)
                    area += maps.spacing() * maps.spacing();
        largest = std::max(largest, area);
    }
    return largest >= leastArea;
}

Numbering judgeNumbering(const std::vector<HeatMaps>& slices, const DecodedLevels& decoded,
                         double margin)
{
    constexpr double leastScore = -6;
    constexpr double leastMargin = 1.5;
    const auto& lowest = decoded.levels.back().discCenter;
    if (!decoded.anyInView())
        return {false, "No lumbar disc was recognised."};
    if (!lowest)
        return {false, "L5/S1 is not in view, so the levels could not be counted from the sacrum."};
    if (!showsSacrumBelow(slices, *lowest))
        return {false, "The sacrum was not recognised below the disc that was taken for L5/S1."};
    if (decoded.score < leastScore)
        return {false, "The discs do not form the usual row of five lumbar levels."};
    if (margin < leastMargin)
        return {false, "Another numbering of the discs fits nearly as well."};
    return {true, {}};
}

/// How much of the sac one slice shows at the height of a point, behind it: the sum of its map.
double sacBehindPoint(const HeatMaps& maps, PatientPoint point)
{
    constexpr double halfHeight = 6; // mm
    constexpr double reach = 50; // mm behind the point
    const ImagePoint at = maps.mapFromPatient(point);
    double sum = 0;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column) {
            const double behind = (column - at.column) * maps.spacing();
            const bool near = std::abs(row - at.row) * maps.spacing() <= halfHeight && behind > 0
                && behind < reach;
            const float sac = maps.at(sagittal_map::kSac, row, column);
            sum += near && sac > 0.5F ? sac : 0.0F;
        }
    return sum;
}

/// The lateral positions of neighbouring discs lie near a line: one that is far off it (a stenosis
/// hides the sac, a map is noisy) is brought to the line through the others' median slope and
/// offset (Theil and Sen).
void straightenLaterally(std::array<LevelLocation, kLevelCount>& levels, PatientVector left)
{
    constexpr double mostBend = 7; // mm
    struct Place {
        std::size_t level;
        double lateral;
    };
    std::vector<Place> places;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (levels[level].discCenter)
            places.push_back({level, dot(*levels[level].discCenter - PatientPoint{}, left)});
    if (places.size() < 4)
        return;
    const auto median = [](std::vector<double> values) {
        std::sort(values.begin(), values.end());
        const std::size_t half = values.size() / 2;
        return values.size() % 2 == 1 ? values[half] : (values[half - 1] + values[half]) / 2;
    };
    std::vector<double> slopes;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j)
            slopes.push_back((places[j].lateral - places[i].lateral)
                             / static_cast<double>(places[j].level - places[i].level));
    const double slope = median(slopes);
    std::vector<double> offsets;
    for (const Place& place : places)
        offsets.push_back(place.lateral - slope * static_cast<double>(place.level));
    const double offset = median(offsets);
    for (const Place& place : places) {
        const double line = offset + slope * static_cast<double>(place.level);
        if (std::abs(place.lateral - line) > mostBend)
            levels[place.level].discCenter =
                *levels[place.level].discCenter + left * (line - place.lateral);
    }
}

} // namespace

bool DecodedLevels::anyInView() const
{
    return std::any_of(levels.begin(), levels.end(),
                       [](const auto& level) { return level.discCenter.has_value(); });
}

std::optional<double> sacMiddleLeftOf(const std::vector<HeatMaps>& slices, PatientPoint point)
{
    constexpr double leastShare =
        0.25; // of the largest sac: patches on slices far off the middle are no sac
    std::vector<double> areas;
    for (const HeatMaps& maps : slices)
        areas.push_back(areaOf(maps, sagittal_map::kSac));
    const double largest = areas.empty() ? 0 : *std::max_element(areas.begin(), areas.end());
    double weights = 0;
    double sum = 0;
    for (std::size_t i = 0; i < slices.size(); ++i) {
        const double weight =
            areas[i] >= leastShare * largest ? sacBehindPoint(slices[i], point) : 0;
        weights += weight;
        sum += weight * slices[i].offsetFrom(point);
    }
    if (weights == 0)
        return std::nullopt;
    return sum / weights;
}

DecodedLevels decodeLevels(const std::vector<HeatMaps>& slices)
{
    DecodedLevels decoded;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        decoded.levels[level].level = kLevels[level];
    const std::vector<double> weights = sliceWeights(slices);
    if (weights.empty()) {
        decoded.numbering = judgeNumbering(slices, decoded, 0);
        return decoded;
    }
    const MeanMaps mean = meanMaps(slices, weights);
    const std::vector<ImagePoint> discs = candidates(mean);
    const Chain chain = chainWithEvidence(chainInput(mean, discs));
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        if (!chain.candidates[level])
            continue;
        const ImagePoint disc = discs[*chain.candidates[level]];
        const Mass own = massAround(mean, sagittal_map::kFirstLevel + level, disc);
        constexpr double enough = 0.05; // less is no opinion of this level's own map
        const PatientPoint inPlane =
            mean.reference->patientFromMap(own.total >= enough ? own.center : disc);
        const double left = sacMiddleLeftOf(slices, inPlane).value_or(0.0);
        decoded.levels[level].discCenter = inPlane + mean.reference->normal() * left;
        decoded.levels[level].confidence = std::min(own.total, 1.0);
    }
    straightenLaterally(decoded.levels, mean.reference->normal());
    decoded.score = chain.score;
    decoded.numbering = judgeNumbering(slices, decoded, chain.margin);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        if (!decoded.levels[level].discCenter)
            continue;
        const PatientVector toFeet = toFeetAt(decoded.levels, level, *mean.reference);
        const PatientVector left = mean.reference->normal();
        decoded.frames[level] = DiscFrame{*decoded.levels[level].discCenter, toFeet,
                                          normalized(cross(left, toFeet)), left};
    }
    return decoded;
}

} // namespace foramen
