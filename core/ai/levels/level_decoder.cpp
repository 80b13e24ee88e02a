#include "core/ai/levels/level_decoder.h"

#include "core/ai/levels/average_maps.h"
#include "core/ai/levels/level_candidates.h"
#include "core/ai/levels/level_chain.h"
#include "core/ai/model/network_contract.h"
#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace foramen {

namespace {

/// A row of discs with little mass in the level maps is no spine, and an end of the row with little
/// mass in its own map is out of view.
void dropWithoutEvidence(Chain& chain, const ChainInput& input)
{
    constexpr double leastMeanMass = 0.25;
    constexpr double leastEndMass = 0.1;
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
}

/// The best chain over all shifts of the level maps.
Chain numberedChain(const AverageMaps& mean, const std::vector<ImagePoint>& discs)
{
    Chain best;
    ChainInput bestInput;
    double others = -std::numeric_limits<double>::infinity();
    for (const MapShift shift : kMapShifts) {
        ChainInput input = chainInput(mean, discs, shift);
        Chain chain = bestChain(input);
        if (shift == kMapShifts.front() || chain.score > best.score) {
            std::swap(best, chain);
            std::swap(bestInput, input);
        }
        if (shift != kMapShifts.front() && chain.candidates != best.candidates)
            others = std::max(others, chain.score);
    }
    best.margin = std::min(best.margin, best.score - others);
    dropWithoutEvidence(best, bestInput);
    return best;
}

PatientVector withoutNormal(PatientVector vector, PatientVector normal)
{
    return normalized(vector - normal * dot(vector, normal));
}

/// The direction down the spine at a level: along its neighbours, and at the ends continued with
/// the bend of the last two discs.
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

/// The directions at a disc: the row of discs gives the course of the spine, the disc's own mask
/// its tilt, which differs from the neighbours' at wedged discs and at the lowest one.
DiscFrame frameAt(const AverageMaps& mean, PatientPoint center, PatientVector toFeet)
{
    constexpr double leastElongation = 2.5;
    constexpr double mostTurn = 0.44; // radians, 25 degrees
    constexpr double maskShare = 0.6;
    const HeatMaps& reference = *mean.reference;
    const PatientVector left = reference.normal();
    const PatientVector byRow = normalized(cross(left, toFeet));
    const auto axis = discAxis(mean, reference.mapFromPatient(center));
    PatientVector posterior = byRow;
    if (axis && axis->elongation >= leastElongation) {
        const PatientVector byMask = normalized(reference.alongColumns() * axis->step.column
                                                + reference.alongRows() * axis->step.row);
        if (dot(byMask, byRow) >= std::cos(mostTurn))
            posterior = normalized(byRow * (1 - maskShare) + byMask * maskShare);
    }
    return {center, normalized(cross(posterior, left)), posterior, left};
}

/// Whether the sacrum is visible below the lowest disc: only then is counting from below safe.
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
        return {false, ReasonCode::NoLumbarDisc};
    if (!lowest)
        return {false, ReasonCode::LumbosacralOutOfView};
    if (!showsSacrumBelow(slices, *lowest))
        return {false, ReasonCode::SacrumNotRecognised};
    if (decoded.score < leastScore)
        return {false, ReasonCode::DiscsNotInRow};
    if (margin < leastMargin)
        return {false, ReasonCode::OtherNumberingFits};
    return {true, {}};
}

/// The amount of sac that one slice shows behind a point, at its height: the sum of the map over
/// the sac.
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

/// The lateral positions of neighbouring discs lie near a line. One that is far off (a stenosis
/// hides the sac, a map is noisy) is moved to the line with the others' median slope and offset
/// (Theil and Sen).
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
    std::vector<double> slopes;
    for (std::size_t i = 0; i < places.size(); ++i)
        for (std::size_t j = i + 1; j < places.size(); ++j)
            slopes.push_back((places[j].lateral - places[i].lateral)
                             / static_cast<double>(places[j].level - places[i].level));
    const double slope = medianOf(slopes);
    std::vector<double> offsets;
    offsets.reserve(places.size());
    for (const Place& place : places)
        offsets.push_back(place.lateral - slope * static_cast<double>(place.level));
    const double offset = medianOf(offsets);
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
        0.25; // of the largest sac: smaller patches on lateral slices are no sac
    std::vector<double> areas;
    areas.reserve(slices.size());
    for (const HeatMaps& maps : slices)
        areas.push_back(maskArea(maps, sagittal_map::kSac));
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
    const AverageMaps mean = averageOf(slices, weights);
    const std::vector<ImagePoint> discs = discCandidates(mean);
    const Chain chain = numberedChain(mean, discs);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        if (!chain.candidates[level])
            continue;
        const ImagePoint disc = discs[*chain.candidates[level]];
        const Mass own = massAround(mean, sagittal_map::kFirstLevel + level, disc);
        constexpr double enough = 0.05; // less: this level's own map shows nothing here
        const PatientPoint inPlane =
            mean.reference->patientFromMap(own.total >= enough ? own.center : disc);
        const double left = sacMiddleLeftOf(slices, inPlane).value_or(0.0);
        decoded.levels[level].discCenter = inPlane + mean.reference->normal() * left;
        decoded.levels[level].confidence = std::min(own.total, 1.0);
    }
    straightenLaterally(decoded.levels, mean.reference->normal());
    decoded.score = chain.score;
    decoded.numbering = judgeNumbering(slices, decoded, chain.margin);
    // Without a sacrum below it, the lowest disc may be any level and must not be read as L5/S1.
    if (auto& lowest = decoded.levels.back();
        lowest.discCenter && !showsSacrumBelow(slices, *lowest.discCenter))
        lowest = {.level = lowest.level};
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        if (!decoded.levels[level].discCenter)
            continue;
        const PatientVector toFeet = toFeetAt(decoded.levels, level, *mean.reference);
        decoded.frames[level] = frameAt(mean, *decoded.levels[level].discCenter, toFeet);
    }
    return decoded;
}

} // namespace foramen
