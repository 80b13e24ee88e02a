#include "core/ai/grading/refusals.h"

#include <algorithm>

namespace foramen {

namespace {

ReasonCode sideTerm(Condition condition)
{
    return sideOf(condition) == Side::Left ? ReasonCode::SideLeft : ReasonCode::SideRight;
}

/// The expected place of a level that was not found, from the discs that were.
std::optional<PatientPoint> expectedCenter(const DecodedLevels& levels, DiscLevel level)
{
    constexpr double usualDistance = 34; // mm between neighbouring discs
    const int wanted = static_cast<int>(level);
    const int last = static_cast<int>(kLevelCount) - 1;
    for (int away = 1; away <= last; ++away)
        for (const int toFeet : {1, -1}) {
            const int near = wanted - toFeet * away;
            if (near < 0 || near > last || !levels.frames[static_cast<std::size_t>(near)])
                continue;
            const DiscFrame& frame = *levels.frames[static_cast<std::size_t>(near)];
            PatientVector step = frame.toFeet * usualDistance;
            const int next = near - toFeet;
            if (next >= 0 && next <= last && levels.frames[static_cast<std::size_t>(next)])
                step = (frame.center - levels.frames[static_cast<std::size_t>(next)]->center)
                    * static_cast<double>(toFeet);
            return frame.center + step * static_cast<double>(toFeet * away);
        }
    return std::nullopt;
}

/// Whether a point lies within the rows and columns of the pictures, in any slice.
bool isInPicture(const std::vector<CanonicalVolume>& volumes, PatientPoint point)
{
    return std::any_of(volumes.begin(), volumes.end(), [&](const CanonicalVolume& volume) {
        const VoxelPoint at = volume.canonicalFromPatient(point);
        return at.column >= 0 && at.row >= 0 && at.column <= volume.columns() - 1
            && at.row <= volume.rows() - 1;
    });
}

/// How far the slices reach to one side of a disc's middle, mm.
double reach(const std::vector<CanonicalVolume>& volumes, const DiscFrame& disc, Side side)
{
    double farthest = 0;
    for (const CanonicalVolume& volume : volumes) {
        const double at = volume.canonicalFromPatient(disc.center).slice;
        // Canonical slices grow from the patient's right to the left.
        const double slices = side == Side::Left ? volume.slices() - 1 - at : at;
        farthest = std::max(farthest, slices * volume.sliceSpacing());
    }
    return farthest;
}

} // namespace

Reason whyNoLevel(const LocalisedRole& role, DiscLevel level)
{
    if (!role.levels.anyInView())
        return {ReasonCode::NoLumbarSpine, role.term};
    const auto expected = expectedCenter(role.levels, level);
    if (expected && !isInPicture(role.volumes, *expected))
        return {ReasonCode::LevelOutOfView, role.term, nameOf(level)};
    return {ReasonCode::LevelNotFound, nameOf(level), role.term};
}

Reason whyNoForamen(const LocalisedRole& role, Site site)
{
    constexpr double nearestForamen = 12; // mm from the middle
    const Side side = *sideOf(site.condition);
    const auto& disc = role.levels.frames[static_cast<std::size_t>(site.level)];
    if (disc && reach(role.volumes, *disc, side) < nearestForamen)
        return {ReasonCode::ForamenOutOfSlices, role.term, sideTerm(site.condition),
                nameOf(site.level)};
    return {ReasonCode::ForamenNotFound, sideTerm(site.condition), nameOf(site.level), role.term};
}

Reason whyNoAxialSlice(const LocalisedStudy& study, DiscLevel level)
{
    if (!study.axial.reason().empty())
        return study.axial.reason();
    const LocalisedRole& leader = study.t2.levels.anyInView() ? study.t2 : study.t1;
    if (leader.volumes.empty())
        return ReasonCode::NoSagittalForAxial;
    if (!study.shareSpace(leader, study.axial))
        return ReasonCode::AxialInOtherFrame;
    if (!study.levels.frames[static_cast<std::size_t>(level)])
        return whyNoLevel(leader, level);
    return {};
}

Reason whyNoRecess(Site site)
{
    return {ReasonCode::RecessNotRecognised, sideTerm(site.condition), nameOf(site.level)};
}

} // namespace foramen
