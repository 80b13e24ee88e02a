#include "core/phantom/anatomy_parts.h"

// Everything around the spine, from the skin inwards.

namespace foramen {

using parts::bell;
using parts::ellipse;
using parts::ramp;

void Anatomy::paintSurroundings(Painter& painter, const SpinePlace& place, PatientPoint point) const
{
    const auto x = static_cast<float>(point.x - m_plan.anchor.x);
    const auto y = static_cast<float>(point.y);
    const auto z = static_cast<float>(point.z);
    const float furrow = 5 * bell(x / 28) - 0.0011F * x * x;
    const float behind = depthBelowBack(y, z) - furrow;
    const float halfDepth = m_plan.torsoDepth / 2;
    const float nx = x / m_plan.torsoHalfWidth;
    const float ny = (behind - halfDepth) / halfDepth;
    const float round = (1 - std::sqrt(nx * nx * nx * nx + ny * ny * ny * ny)) * halfDepth * 0.55F;
    const float depth = std::min(behind, round);
    if (depth < -2)
        return;
    const float body = painter.cover(-depth);
    painter.paint(body, Tissue::Skin);
    const float texture = m_noise.at(x * 0.06F, y * 0.06F, z * 0.06F);
    painter.paint(painter.cover(2.2F - depth), Tissue::Fat, 1 + 0.04F * texture);
    // Thin septa in the fat under the skin.
    const float septum = std::abs(m_noise.at(x * 0.05F + 7, y * 0.09F, z * 0.16F));
    if (depth < m_plan.fatThickness)
        painter.paint(0.35F * (1 - ramp(0.02F, 0.07F, septum)) * body, Tissue::Fascia);
    const float wallFat = behind < round ? m_plan.fatThickness : 0.55F * m_plan.fatThickness + 5;
    const float inner = depth - wallFat;
    if (inner < -1.5F)
        return;
    if (m_plan.oddSurroundings && place.back < -22) {
        paintBowel(painter, point, painter.cover(-inner));
        return;
    }
    if (place.back > 12 && inner > -1.5F)
        paintBack(painter, place, inner);
    else
        paintFront(painter, place, point);
    if (inner < 12 && place.back <= 12) // muscles of the abdominal wall
        painter.paint(painter.cover(-inner) * painter.cover(inner - 11), Tissue::Muscle);
}

void Anatomy::paintBack(Painter& painter, const SpinePlace& place, float inner) const
{
    const float aside = std::abs(place.left);
    const float sacrum = place.along - m_curve.bodyTop(kFirstSacral);
    const float share = painter.cover(-inner);
    painter.paint(share, Tissue::Fascia);
    const float under = painter.cover(0.9F - inner);
    // Muscles thin out over the sacrum, where fat takes their place.
    const float limit = sacrum < 0 ? 200.0F : 62 - 0.75F * sacrum;
    const float streak = m_noise.at(aside * 0.2F + 3, place.back * 0.2F, place.along * 0.035F)
        + 0.5F * m_noise.at(aside * 0.55F, place.back * 0.55F + 4, place.along * 0.09F);
    const float planes = bell((aside - 27 - 0.15F * place.back + 2 * streak) / 2.2F) * 0.8F;
    const float fatty = std::clamp(
        ramp(1.5F - 1.3F * m_plan.muscleFat, 2.6F - 1.3F * m_plan.muscleFat, streak) + planes, 0.0F,
        0.9F);
    painter.paint(under, Tissue::Muscle, 1 + 0.07F * streak);
    painter.paint(under * fatty, Tissue::Fat, 0.9F);
    painter.paint(under * painter.cover((limit - place.back) * 0.4F), Tissue::Fat, 0.95F);
    if (aside < 5) {
        // Between the spinous processes: layered ligament and fat.
        const float layer = m_noise.at(place.left * 0.1F, place.back * 0.35F + place.along * 0.12F,
                                       place.along * 0.11F);
        const float mid = painter.cover(aside - 3.2F) * under;
        painter.paint(mid, Tissue::Flavum, 1.15F);
        painter.paint(mid * ramp(-0.3F, 1.3F, layer), Tissue::Fat, 0.85F);
    }
}

void Anatomy::paintFront(Painter& painter, const SpinePlace& place, PatientPoint point) const
{
    const float aside = std::abs(place.left);
    const Station& station = stationAt(place.along);
    const float s = m_plan.scale;
    const float lumbar = place.along - m_curve.bodyTop(kFirstLumbar);
    const float lumbarLength = m_curve.bodyTop(kFirstSacral) - m_curve.bodyTop(kFirstLumbar);
    const float progress = lumbar / lumbarLength;
    if (place.back < -station.halfDepth - 8 || aside > 75)
        paintBowel(painter, point, 1);
    // Psoas, growing downwards and leaving forwards; quadratus behind it.
    const float grown = std::clamp(progress * 1.25F + 0.1F, 0.0F, 1.0F);
    const float leave = std::max(0.0F, progress - 0.95F) * 55;
    const float radius = (4 + 15 * grown) * s;
    const float psoas = ellipse(aside - station.halfWidth - radius * 0.88F - leave,
                                place.back - 1 + leave, radius, radius * 1.12F);
    const float grain = m_noise.at(aside * 0.3F, place.back * 0.3F + 9, place.along * 0.05F);
    if (progress > -0.15F)
        painter.paint(painter.cover(psoas), Tissue::Muscle, 1 + 0.07F * grain);
    const float quadratus = ellipse(aside - 58 * s, place.back - 8, 17 * s, 8 * s);
    if (progress > 0.05F && progress < 0.95F)
        painter.paint(painter.cover(quadratus), Tissue::Muscle, 1 + 0.07F * grain);
    const float kidney = (std::sqrt((aside - 68) * (aside - 68) / (27.0F * 27)
                                    + (place.back + 14) * (place.back + 14) / (30.0F * 30)
                                    + (lumbar - 40) * (lumbar - 40) / (56.0F * 56))
                          - 1)
        * 27;
    painter.paint(painter.cover(kidney), Tissue::Organ);
    painter.paint(painter.cover(kidney + 13), Tissue::OrganCore);
    // The great vessels, forking before L4.
    const float fork = std::max(0.0F, progress - 0.68F) * lumbarLength * 0.42F;
    const float vessel = (fork > 0 ? 5.5F : 8.2F) * s;
    const float before = place.back + station.halfDepth + vessel + 2.5F;
    const float aorta = ellipse(place.left - 5 - fork, before, vessel, vessel);
    const float cava =
        ellipse(place.left + 15 + 0.6F * fork, before - 3, vessel * 1.25F, vessel * 0.85F);
    painter.paint(painter.cover(cava), Tissue::Vein);
    painter.paint(painter.cover(aorta), Tissue::Artery);
    // Anterior longitudinal ligament.
    const float ligament = std::abs(place.back + station.halfDepth + 0.6F) - 0.8F;
    if (aside < 14)
        painter.paint(painter.cover(ligament), Tissue::Ligament);
}

void Anatomy::paintBowel(Painter& painter, PatientPoint point, float share) const
{
    const auto x = static_cast<float>(point.x);
    const auto y = static_cast<float>(point.y);
    const auto z = static_cast<float>(point.z);
    const float loops = m_noise.at(x * 0.045F, y * 0.055F, z * 0.05F)
        + 0.35F * m_noise.at(x * 0.12F + 5, y * 0.12F, z * 0.12F);
    const float level = 1.1F - 1.2F * m_plan.boweliness;
    const float content = m_noise.at(x * 0.03F + 11, y * 0.03F, z * 0.03F);
    const float wall = ramp(level, level + 0.1F, loops);
    if (wall <= 0)
        return;
    painter.paint(share * wall, Tissue::BowelWall);
    const float inside = ramp(level + 0.25F, level + 0.4F, loops);
    painter.paint(share * inside, content > 0.9F ? Tissue::Gas : Tissue::Bowel,
                  1 + 0.25F * content);
}

} // namespace foramen
