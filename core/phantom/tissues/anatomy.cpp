#include "core/phantom/tissues/anatomy.h"

#include "core/phantom/tissues/bone.h"
#include "core/phantom/tissues/canal.h"
#include "core/phantom/tissues/disc.h"
#include "core/phantom/tissues/foramen.h"
#include "core/phantom/tissues/foramen_grade.h"

#include <algorithm>
#include <cmath>

namespace foramen {

Anatomy::Anatomy(const BodyPlan& plan, Random& random)
    : m_plan(plan)
    , m_noise(random)
    , m_curve(plan, m_noise)
    , m_sections(m_plan, m_curve, random)
    , m_surroundings(m_plan, m_curve, m_sections, m_noise)
{
    shapeForamina();
}

void Anatomy::shapeForamina()
{
    Random random(m_plan.foramenSeed);
    for (int unit = 0; unit < kSegmentCount; ++unit)
        for (const Side side : {Side::Left, Side::Right}) {
            auto& shape = m_foramina[static_cast<std::size_t>(unit)][side == Side::Right ? 1 : 0];
            if (unit < kFirstLumbar || unit >= kFirstSacral) {
                shape = drawForamenShape(0, 0.1F, m_plan.scale, random);
                continue;
            }
            Random own(random.next()); // no foramen changes the random numbers of the next
            const auto level = static_cast<DiscLevel>(unit - kFirstLumbar);
            const Condition condition = side == Side::Left
                ? Condition::LeftNeuralForaminalNarrowing
                : Condition::RightNeuralForaminalNarrowing;
            shape = shapeOfGrade({m_plan, m_curve, m_sections, m_noise, level, side},
                                 m_plan.severities[siteIndex({condition, level})], own);
        }
}

const ForamenShape& Anatomy::foramenAt(int unit, float left) const
{
    return m_foramina[static_cast<std::size_t>(unit)][left < 0 ? 1 : 0];
}

float Anatomy::depthBelowBack(float y, float z) const
{
    return m_surroundings.skin().depthAt(y, z);
}

void Anatomy::paintSpine(TissuePainter& painter, const SpineSpot& spot) const
{
    const float outward = spot.outward;
    const ForamenSolids solids = foramenSolids(spot);
    const Arch arch = archAt(spot, solids);
    if (spot.behind > -9 && outward > -1.5F) {
        paintCanalFat(painter, spot);
        const float behindArch = std::min(arch.above, arch.below) - m_plan.archFat
            - 0.6F * m_plan.archFat * std::clamp(spot.mottle, -1.5F, 1.5F);
        if (spot.behind > 8 && m_plan.archFat > 0.5F)
            painter.paint(0.85F * painter.cover(behindArch * 0.3F), Tissue::Fat,
                          1 + 0.05F * spot.texture);
        paintForamen(painter, spot, solids);
        paintArch(painter, arch, spot, solids);
        paintSac(painter, spot, m_sections.rootsOf(spot.section));
        paintFlavum(painter, spot);
        paintTraversingRoot(painter, spot);
    }
    if (spot.section.unit >= kFirstSacral - 1)
        paintAla(painter, spot);
    if (outward < 8) {
        if (spot.back < 0)
            painter.paint(painter.cover(std::max(std::abs(outward - 0.9F) - 0.7F, spot.aside - 13)),
                          Tissue::Ligament);
        paintBulge(painter, spot, solids);
        paintDisc(painter, spot);
        paintBody(painter, arch, spot, solids);
    }
    if ((painter.labels & (kVertebraLabel | kDiscLabel)) == 0 && isInForamen(spot, solids))
        painter.mark(-1, kForamenLabel);
}

AnatomySample Anatomy::at(PatientPoint point, const Palette& palette, float softness) const
{
    TissuePainter painter{palette, 1 / softness};
    const SpinePlace place = m_curve.placeOf(
        static_cast<float>(point.x), static_cast<float>(point.y), static_cast<float>(point.z));
    const bool near = std::abs(place.left) < 62 && place.back > -32 && place.back < 75;
    const SpineSection& section = m_sections.at(place.along);
    // Deep inside a vertebral body there is no other tissue.
    const bool inBody = std::abs(place.left) < 0.5F * section.halfWidth
        && std::abs(place.back) < 0.5F * section.halfDepth;
    if (!inBody)
        m_surroundings.paint(painter, place, point);
    if (near)
        paintSpine(painter,
                   spineSpot(place, section, m_plan, foramenAt(section.unit, place.left), m_noise));
    const bool intricate = std::abs(place.left) < 36 && place.back > -26 && place.back < 58;
    return {painter.signal, painter.labels, intricate};
}

PatientPoint Anatomy::discCenter(int segment) const
{
    return m_curve.patientFrom({0, 0, m_curve.discMiddle(segment)});
}

PatientPoint Anatomy::sacrumTip() const
{
    return m_curve.patientFrom({0, 0, m_curve.bodyBottom(kLastSacral)});
}

PatientPoint Anatomy::sitePoint(Site site) const
{
    const int segment = kFirstLumbar + static_cast<int>(site.level);
    const float along = m_curve.discMiddle(segment);
    const SpineSection& section = m_sections.at(along);
    const auto side = sideOf(site.condition);
    const float sign = side == Side::Right ? -1.0F : 1.0F;
    if (!side)
        return m_curve.patientFrom({0, (section.sacFront + section.sacBack) / 2, along});
    if (isSubarticular(site.condition)) {
        const float aside = section.canalHalfWidth - 3;
        return m_curve.patientFrom({sign * aside, section.wall + 2.2F, along});
    }
    const ForamenPlace place{m_plan, m_curve, m_sections, m_noise, site.level, *side};
    return m_curve.patientFrom(foramenPoint(place, foramenAt(segment, sign)));
}

} // namespace foramen
