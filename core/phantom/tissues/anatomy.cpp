#include "core/phantom/tissues/anatomy.h"

#include "core/phantom/tissues/bone.h"
#include "core/phantom/tissues/canal.h"
#include "core/phantom/tissues/disc.h"

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
}

float Anatomy::depthBelowBack(float y, float z) const
{
    return m_surroundings.skin().depthAt(y, z);
}

void Anatomy::paintSpine(TissuePainter& painter, const SpineSpot& spot) const
{
    const float outward = spot.outward;
    if (spot.behind > -9 && outward > -1.5F) {
        paintCanalFat(painter, spot);
        paintArch(painter, spot);
        paintForamen(painter, spot);
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
        paintBulge(painter, spot);
        paintDisc(painter, spot);
        paintBody(painter, spot);
    }
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
        paintSpine(painter, spineSpot(place, section, m_plan, m_noise));
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
    return m_curve.patientFrom(
        {sign * (section.canalHalfWidth + 4), section.wall + 2.2F, along - 6.5F * m_plan.scale});
}

} // namespace foramen
