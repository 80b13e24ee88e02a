#include "core/ai/site_decoder.h"

#include "core/ai/network_contract.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

/// A map pixel relative to a disc, mm.
struct DiscOffset {
    double posterior = 0;
    double up = 0;
};

DiscOffset offsetOf(const HeatMaps& maps, const DiscFrame& disc, int row, int column)
{
    const PatientVector offset =
        maps.patientFromMap({static_cast<double>(column), static_cast<double>(row)}) - disc.center;
    return {dot(offset, disc.posterior), -dot(offset, disc.toFeet)};
}

/// The point of the slice's plane that lies on the normal through a point.
PatientPoint ontoSlice(const HeatMaps& maps, PatientPoint point)
{
    return point + maps.normal() * maps.offsetFrom(point);
}

const HeatMaps* nearestSlice(const std::vector<HeatMaps>& slices, PatientPoint point)
{
    const auto nearest =
        std::min_element(slices.begin(), slices.end(), [&](const HeatMaps& a, const HeatMaps& b) {
            return std::abs(a.offsetFrom(point)) < std::abs(b.offsetFrom(point));
        });
    return nearest == slices.end() ? nullptr : &*nearest;
}

/// A weighted mean place in a map.
struct Center {
    double weight = 0;
    double column = 0;
    double row = 0;
    void add(double share, int atColumn, int atRow)
    {
        weight += share;
        column += share * atColumn;
        row += share * atRow;
    }
    [[nodiscard]] ImagePoint mean() const { return {column / weight, row / weight}; }
};

/// The middle of the sac in a band behind the disc, on one slice. @return none when there is too
/// little of it.
std::optional<PatientPoint> sacBehind(const HeatMaps& maps, const DiscFrame& disc)
{
    constexpr double halfBand = 4.5; // mm
    constexpr double nearest = 4; // mm behind the disc's centre
    constexpr double farthest = 45;
    constexpr double leastArea = 18; // mm2 of the band: a canal of 2 mm
    Center center;
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

/// How far behind the discs' centres the sac's middle lies at the levels where it shows, mm.
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
    std::sort(distances.begin(), distances.end());
    return distances[distances.size() / 2];
}

/// Where foramina lie relative to the disc's centre and the sac's middle, with their spread: from
/// anatomy, mm.
double foramenPrior(const DiscOffset& offset, double lateral)
{
    const auto bell = [](double value, double usual, double deviation) {
        const double z = (value - usual) / deviation;
        return std::exp(-0.5 * z * z);
    };
    return bell(offset.posterior, 18, 8) * bell(offset.up, 5, 7) * bell(lateral, 17, 7);
}

constexpr double kLeastLateral = 8; // mm from the sac's middle
constexpr double kMostLateral = 28;
constexpr double kLeastUp = -8; // mm above the disc's centre line
constexpr double kMostUp = 22;
constexpr double kLeastPosterior = 3;
constexpr double kMostPosterior = 42;

struct ForamenPeak {
    const HeatMaps* maps = nullptr;
    int row = 0;
    int column = 0;
    double score = 0;
};

/// The best place on one slice, judged by map and anatomy together.
ForamenPeak foramenPeak(const HeatMaps& maps, const DiscFrame& disc, double lateral)
{
    constexpr double leastProbability = 0.1;
    ForamenPeak peak{&maps};
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
            if (score > peak.score)
                peak = {&maps, row, column, score};
        }
    return peak;
}

/// The map's centre of mass about a peak.
ImagePoint centerAbout(const HeatMaps& maps, std::size_t channel, ImagePoint peak, double radiusMm)
{
    const double radius = radiusMm / maps.spacing();
    Center center;
    for (int row = 0; row < maps.size(); ++row)
        for (int column = 0; column < maps.size(); ++column)
            if (std::hypot(row - peak.row, column - peak.column) <= radius)
                center.add(maps.at(channel, row, column), column, row);
    return center.weight > 0 ? center.mean() : peak;
}

/// The point of a subarticular map. @return none when "not in view" is the likelier.
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
    Center center;
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
                                   DiscLevel level)
{
    const auto& disc = levels.frames[static_cast<std::size_t>(level)];
    const HeatMaps* maps = disc ? nearestSlice(slices, disc->center) : nullptr;
    if (!maps)
        return std::nullopt;
    if (const auto sac = sacBehind(*maps, *disc))
        return FoundSite{maps->volume, maps->slice, *sac};
    const auto usual = usualSacDistance(slices, levels);
    if (!usual)
        return std::nullopt;
    return FoundSite{maps->volume, maps->slice,
                     ontoSlice(*maps, disc->center + disc->posterior * *usual)};
}

std::optional<FoundSite> findForamen(const std::vector<HeatMaps>& slices, const DiscFrame& disc,
                                     Side side)
{
    constexpr double radius = 6; // mm
    std::vector<ForamenPeak> peaks;
    ForamenPeak best;
    for (const HeatMaps& maps : slices) {
        const double left = maps.offsetFrom(disc.center);
        const double lateral = side == Side::Left ? left : -left;
        if (lateral < kLeastLateral || lateral > kMostLateral)
            continue;
        peaks.push_back(foramenPeak(maps, disc, lateral));
        if (peaks.back().score > best.score)
            best = peaks.back();
    }
    if (!best.maps)
        return std::nullopt;
    // A foramen shows on two or three slices; the middle one of those is meant, not the one with
    // the clearest fat.
    double weights = 0;
    double offsets = 0;
    const PatientPoint place = best.maps->patientFromMap(
        {static_cast<double>(best.column), static_cast<double>(best.row)});
    for (const ForamenPeak& peak : peaks) {
        const ImagePoint there = peak.maps->mapFromPatient(place);
        if (peak.score > 0
            && std::hypot(there.row - peak.row, there.column - peak.column) * peak.maps->spacing()
                <= radius) {
            weights += peak.score;
            offsets += peak.score * peak.maps->offsetFrom(place);
        }
    }
    const PatientPoint middle = place + best.maps->normal() * (offsets / weights);
    const auto chosen =
        std::min_element(peaks.begin(), peaks.end(), [&](const auto& a, const auto& b) {
            return std::abs(a.maps->offsetFrom(middle)) < std::abs(b.maps->offsetFrom(middle));
        });
    const HeatMaps& maps = *chosen->maps;
    // The peak is no finer than a map pixel: the spot about it is followed to its middle.
    constexpr double spot = 9; // mm
    ImagePoint center = maps.mapFromPatient(place);
    for (int step = 0; step < 3; ++step)
        center = centerAbout(maps, sagittal_map::kForamen, center, spot);
    return FoundSite{maps.volume, maps.slice, maps.patientFromMap(center)};
}

std::optional<VolumeSlice> axialSliceFor(const std::vector<CanonicalVolume>& volumes,
                                         const DiscFrame& disc)
{
    constexpr double mostDistance = 6; // mm
    constexpr double perTilt = 4; // mm that a right angle to the disc counts
    std::optional<VolumeSlice> best;
    double bestCost = 0;
    for (std::size_t i = 0; i < volumes.size(); ++i) {
        const CanonicalVolume& volume = volumes[i];
        const VoxelPoint at = volume.canonicalFromPatient(disc.center);
        const bool inside = at.column >= 0 && at.column <= volume.columns() - 1 && at.row >= 0
            && at.row <= volume.rows() - 1;
        const int slice = volume.nearestSlice(disc.center);
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
                      recessOf(slice, axial_map::kRightRecess)};
    const PatientVector left = slice.alongColumns();
    if (recesses.left && recesses.right
        && dot(recesses.left->point - recesses.right->point, left) < leastApart)
        return {};
    if (const auto sac = sacCenter(slice)) {
        if (recesses.left && dot(recesses.left->point - *sac, left) < 0)
            recesses.left.reset();
        if (recesses.right && dot(recesses.right->point - *sac, left) > 0)
            recesses.right.reset();
    }
    return recesses;
}

} // namespace foramen
