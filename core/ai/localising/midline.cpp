#include "core/ai/localising/midline.h"

#include "core/base/statistics.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

/// The distance of two sources along a direction, mm: the median over the levels that both show, 0
/// where there is none.
double shiftBetween(const MiddleSource& from, const MiddleSource& to, PatientVector direction)
{
    std::vector<double> shifts;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (from.points[level] && to.points[level])
            shifts.push_back(dot(*to.points[level] - *from.points[level], direction));
    return shifts.empty() ? 0 : medianOf(std::move(shifts));
}

} // namespace

MiddleSource sagittalMiddle(const std::vector<HeatMaps>& slices,
                            const std::array<std::optional<DiscFrame>, kLevelCount>& discs)
{
    MiddleSource source{.points = {}, .deviation = 1.3};
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (discs[level])
            source.points[level] = sacMiddleBehind(slices, *discs[level]);
    return source;
}

std::array<MiddleSource, 2> axialMiddles(const std::vector<Recesses>& recesses)
{
    MiddleSource sac;
    MiddleSource between;
    for (std::size_t level = 0; level < recesses.size() && level < kLevelCount; ++level) {
        const Recesses& both = recesses[level];
        sac.points[level] = both.sac;
        if (both.left && both.right)
            between.points[level] = both.left->point + (both.right->point - both.left->point) * 0.5;
    }
    return {sac, between};
}

void centreLaterally(DecodedLevels& levels, const std::vector<MiddleSource>& sources)
{
    constexpr double moved = 4; // mm
    constexpr CourseStiffness stiffness{.bend = 2, .step = 60};
    const auto frame = std::find_if(levels.frames.begin(), levels.frames.end(),
                                    [](const auto& one) { return one.has_value(); });
    if (frame == levels.frames.end() || sources.empty())
        return;
    const PatientVector left = (*frame)->left;
    const auto lateral = [&](PatientPoint point) {
        return dot(point - PatientPoint{}, left);
    };
    LateralReadings readings;
    for (const MiddleSource& source : sources) {
        const double aside = shiftBetween(sources.front(), source, left);
        const double correction = std::abs(aside) > moved ? aside : 0;
        for (std::size_t level = 0; level < kLevelCount; ++level)
            if (source.points[level])
                readings[level].push_back(
                    {lateral(*source.points[level]) - correction, source.deviation});
    }
    const auto course = lateralCourse(readings, stiffness);
    for (std::size_t level = 0; course && level < kLevelCount; ++level) {
        auto& disc = levels.frames[level];
        if (!disc)
            continue;
        const PatientVector move = left * ((*course)[level] - lateral(disc->center));
        disc->center = disc->center + move;
        if (auto& center = levels.levels[level].discCenter)
            center = *center + move;
    }
}

} // namespace foramen
