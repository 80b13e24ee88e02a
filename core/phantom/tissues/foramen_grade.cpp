#include "core/phantom/tissues/foramen_grade.h"

#include "core/phantom/tissues/foramen.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr float kStep = 0.6F; // mm
constexpr float kReach = 6; // mm about the point

enum class Part { Fat, Root, PressedRoot, Other };

/// The sagittal plane through a foramen.
class Cut {
public:
    Cut(const ForamenPlace& place, const ForamenShape& shape)
        : m_place(place)
        , m_shape(shape)
    {
    }

    [[nodiscard]] Part at(PatientPoint point) const
    {
        const SpinePlace place = m_place.curve.placeOf(
            static_cast<float>(point.x), static_cast<float>(point.y), static_cast<float>(point.z));
        const SpineSpot spot = spineSpot(place, m_place.sections.at(place.along), m_place.body,
                                         m_shape, m_place.noise);
        const ForamenSolids solids = foramenSolids(spot);
        const bool body = spot.outward < 0.4F;
        const float walls =
            std::min({solids.upperPedicle, solids.pars, solids.lowerPedicle, solids.superior,
                      solids.bulge, solids.spurs, solids.joint, capsuleDistance(spot, solids)});
        const bool free = !body && walls > 0;
        if (solids.root < 0)
            return free ? Part::Root : Part::PressedRoot;
        return free ? Part::Fat : Part::Other;
    }

private:
    const ForamenPlace& m_place;
    const ForamenShape& m_shape;
};

SpinePlace rootPlace(const ForamenPlace& place, const ForamenShape& shape, float down)
{
    const int unit = kFirstLumbar + static_cast<int>(place.level);
    const float middle = place.curve.discMiddle(unit);
    const SpineSection& section = place.sections.at(middle);
    const float half = place.body.discs[static_cast<std::size_t>(unit)].height / 2;
    const float below = -half - shape.room + shape.rootDown + down;
    const float aside = place.sections.at(middle + below).canalHalfWidth + shape.aside;
    const float wall = wallBehind(section, aside);
    return {place.side == Side::Right ? -aside : aside, wall + shape.rootBack, middle + below};
}

} // namespace

Severity gradeOf(const ForamenMeasures& measures)
{
    const float score = measures.cover + 0.8F * measures.fat;
    if ((measures.rootLost > 0.22F || score < 0.17F) && measures.fat < 0.15F)
        return Severity::Severe;
    if ((score < 0.56F && measures.fat < 0.21F) || measures.fat < 0.15F)
        return Severity::Moderate;
    return Severity::NormalMild;
}

SpinePlace foramenPoint(const ForamenPlace& place, const ForamenShape& shape)
{
    return rootPlace(place, shape, 2.6F * place.body.scale);
}

ForamenMeasures measuresOf(const ForamenPlace& place, const ForamenShape& shape)
{
    const Cut cut(place, shape);
    const PatientPoint point = place.curve.patientFrom(foramenPoint(place, shape));
    const PatientPoint root = place.curve.patientFrom(rootPlace(place, shape, 0));
    ForamenMeasures measures;
    int all = 0;
    int fat = 0;
    int free = 0;
    int pressed = 0;
    for (float down = -kReach; down <= kReach; down += kStep)
        for (float back = -kReach; back <= kReach; back += kStep) {
            if (down * down + back * back > kReach * kReach)
                continue;
            const Part part = cut.at({point.x, point.y + back, point.z - down});
            ++all;
            fat += part == Part::Fat ? 1 : 0;
            free += part == Part::Root ? 1 : 0;
            pressed += part == Part::PressedRoot ? 1 : 0;
        }
    measures.fat = static_cast<float>(fat) / static_cast<float>(all);
    measures.rootLost =
        static_cast<float>(pressed) / static_cast<float>(std::max(1, free + pressed));
    constexpr int rays = 20;
    int covered = 0;
    for (int ray = 0; ray < rays; ++ray) {
        const float turn = 6.2832F * static_cast<float>(ray) / rays;
        // Outwards to the root's edge, then a millimetre on.
        bool found = false;
        for (float way = 0.5F; way < 6 && !found; way += 0.4F) {
            const auto there = [&](float length) {
                return cut.at(
                    {root.x, root.y + std::cos(turn) * length, root.z - std::sin(turn) * length});
            };
            const Part part = there(way);
            if (part == Part::Root || part == Part::PressedRoot)
                continue;
            found = true;
            covered += part == Part::Fat && there(way + 0.9F) == Part::Fat ? 1 : 0;
        }
    }
    measures.cover = static_cast<float>(covered) / rays;
    return measures;
}

ForamenShape shapeOfGrade(const ForamenPlace& place, Severity grade, Random& random)
{
    const int level = static_cast<int>(place.level);
    const auto drawn = [&](double low, double high) {
        return static_cast<float>(random.uniform(low, high));
    };
    ForamenShape shape;
    constexpr int most = 400;
    for (int i = 0; i < most; ++i) {
        // The later, the further: narrow bodies need less to be narrow, wide ones more.
        const float search = static_cast<float>(i) / most;
        const float narrowing = grade == Severity::NormalMild
            ? drawn(0, 0.45F - 0.45F * search)
            : (grade == Severity::Moderate ? drawn(0.2, 0.85) : drawn(0.5F, 1.1F + search));
        shape = drawForamenShape(level, narrowing, place.body.scale, random);
        if (gradeOf(measuresOf(place, shape)) == grade)
            break;
    }
    return shape;
}

} // namespace foramen
