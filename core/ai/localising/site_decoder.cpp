#include "core/ai/localising/site_decoder.h"

#include "core/ai/levels/average_maps.h"
#include "core/ai/localising/heat_map_geometry.h"
#include "core/ai/model/network_contract.h"
#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

/// The middle of the sac in a band behind the disc, on one slice. @return none when too little of
/// it is visible.
std::optional<PatientPoint> sacBehind(const HeatMaps& maps, const DiscFrame& disc)
{
    constexpr double halfBand = 4.5; // mm
    constexpr double nearest = 4; // mm behind the disc's centre
    constexpr double farthest = 45;
    constexpr double leastArea = 18; // mm2 of the band: a canal of 2 mm
    WeightedPlace center;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column) {
            const auto [posterior, up] = offsetOf(maps, disc, row, column);
            const float sac = maps.at(sagittal_map::kSac, row, column);
            if (sac > 0.5F && std::abs(up) <= halfBand && posterior >= nearest
                && posterior <= farthest)
                center.add(sac, column, row);
        }
    if (center.weight * maps.spacing() * maps.spacing() < leastArea)
        return std::nullopt;
    return maps.patientFromMap(center.mean());
}

/// The usual distance of the sac's middle behind the discs' centres, mm, from the levels where it
/// is visible.
std::optional<double> usualSacDistance(const std::vector<HeatMaps>& slices,
                                       const DecodedLevels& levels)
{
    std::vector<double> distances;
    for (const auto& disc : levels.frames) {
        const HeatMaps* maps = disc ? nearestSlice(slices, disc->center) : nullptr;
        const auto sac = maps ? sacBehind(*maps, *disc) : std::nullopt;
        if (sac)
            distances.push_back(dot(*sac - disc->center, disc->posterior));
    }
    if (distances.empty())
        return std::nullopt;
    return upperMedianOf(std::move(distances));
}

/// The point of a subarticular map. @return none when "not in view" is more likely.
std::optional<FoundSite> recessOf(const HeatMaps& maps, std::size_t channel)
{
    constexpr double radius = 9; // mm
    if (maps.absent(channel) > 0.5)
        return std::nullopt;
    ImagePoint peak;
    float highest = -1;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column)
            if (maps.at(channel, row, column) > highest) {
                highest = maps.at(channel, row, column);
                peak = {static_cast<double>(column), static_cast<double>(row)};
            }
    return FoundSite{maps.volume, maps.slice,
                     maps.patientFromMap(centerAbout(maps, channel, peak, radius))};
}

/// The dural sac's middle on an axial slice.
std::optional<PatientPoint> sacCenter(const HeatMaps& maps)
{
    WeightedPlace center;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column)
            if (const float sac = maps.at(axial_map::kSac, row, column); sac > 0.5F)
                center.add(sac, column, row);
    if (center.weight == 0)
        return std::nullopt;
    return maps.patientFromMap(center.mean());
}

} // namespace

std::optional<FoundSite> findCanal(const std::vector<HeatMaps>& slices, const DecodedLevels& levels,
                                   DiscLevel level, const std::optional<PatientPoint>& onAxial)
{
    constexpr double axialShare = 0.6;
    constexpr double mostApart = 6; // mm: beyond this, they show different anatomy
    const auto& disc = levels.frames[static_cast<std::size_t>(level)];
    const HeatMaps* maps = disc ? nearestSlice(slices, disc->center) : nullptr;
    if (!maps)
        return std::nullopt;
    std::optional<PatientPoint> place = sacBehind(*maps, *disc);
    if (!place) {
        const auto usual = usualSacDistance(slices, levels);
        if (!usual)
            return std::nullopt;
        place = ontoSlice(*maps, disc->center + disc->posterior * *usual);
    }
    const double further = onAxial ? dot(*onAxial - *place, disc->posterior) : 0;
    if (std::abs(further) <= mostApart)
        place = ontoSlice(*maps, *place + disc->posterior * (axialShare * further));
    return FoundSite{maps->volume, maps->slice, *place};
}

std::optional<PatientPoint> sacMiddleBehind(const std::vector<HeatMaps>& slices,
                                            const DiscFrame& disc)
{
    constexpr double halfBand = 6; // mm
    constexpr double farthest = 50; // mm behind the disc's centre
    constexpr double leastShare =
        0.25; // of the largest sac: smaller patches on lateral slices are no sac
    double largest = 0;
    for (const HeatMaps& maps : slices)
        largest = std::max(largest, maskArea(maps, sagittal_map::kSac));
    double weight = 0;
    PatientVector sum;
    for (const HeatMaps& maps : slices) {
        if (maskArea(maps, sagittal_map::kSac) < leastShare * largest)
            continue;
        for (int row = 0; row < maps.size(); ++row)
            for (int column = 0; column < maps.size(); ++column) {
                const double sac = maps.at(sagittal_map::kSac, row, column);
                const auto [posterior, up] = offsetOf(maps, disc, row, column);
                if (sac <= 0.5 || std::abs(up) > halfBand || posterior < 0 || posterior > farthest)
                    continue;
                weight += sac;
                sum = sum
                    + (maps.patientFromMap({static_cast<double>(column), static_cast<double>(row)})
                       - disc.center)
                        * sac;
            }
    }
    if (weight == 0)
        return std::nullopt;
    return disc.center + sum * (1 / weight);
}

std::optional<VolumeSlice> axialSliceFor(const std::vector<CanonicalVolume>& volumes,
                                         const DiscFrame& disc)
{
    constexpr double mostDistance = 6; // mm
    constexpr double perTilt = 4; // mm that a right angle to the disc counts
    // Canal and recesses lie 15 to 25 mm behind the centre, but the disc's tilt is known to a few
    // degrees only: half that distance gives the smallest error.
    constexpr double behind = 10; // mm
    const PatientPoint place = disc.center + disc.posterior * behind;
    std::optional<VolumeSlice> best;
    double bestCost = 0;
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        const CanonicalVolume& volume = volumes[i];
        const VoxelPoint at = volume.canonicalFromPatient(place);
        const bool inside = at.column >= 0 && at.column <= volume.columns() - 1 && at.row >= 0
            && at.row <= volume.rows() - 1;
        const int slice = volume.nearestSlice(place);
        const double away = std::abs(at.slice - slice) * volume.sliceSpacing();
        if (!inside || away > mostDistance || volume.source(slice).missing)
            continue;
        const double cost = away + perTilt * (1 - std::abs(dot(volume.alongSlices(), disc.toFeet)));
        if (!best || cost < bestCost) {
            best = VolumeSlice{i, slice};
            bestCost = cost;
        }
    }
    return best;
}

Recesses findRecesses(const HeatMaps& slice)
{
    constexpr double leastApart = 6; // mm: narrower than any canal
    Recesses recesses{recessOf(slice, axial_map::kLeftRecess),
                      recessOf(slice, axial_map::kRightRecess), sacCenter(slice)};
    const PatientVector left = slice.alongColumns();
    if (recesses.left && recesses.right
        && dot(recesses.left->point - recesses.right->point, left) < leastApart)
        return {};
    if (const auto& sac = recesses.sac) {
        if (recesses.left && dot(recesses.left->point - *sac, left) < 0)
            recesses.left.reset();
        if (recesses.right && dot(recesses.right->point - *sac, left) > 0)
            recesses.right.reset();
    }
    return recesses;
}

} // namespace foramen
