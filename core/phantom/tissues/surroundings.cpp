#include "core/phantom/tissues/surroundings.h"

#include "core/phantom/body/shapes.h"
#include "core/phantom/tissues/ribs.h"

#include <algorithm>
#include <cmath>

namespace foramen {

using shapes::bell;
using shapes::ellipse;
using shapes::ramp;

Surroundings::Surroundings(const BodyPlan& body, const SpineCurve& curve,
                           const SpineSections& sections, const NoiseField& noise)
    : m_body(body)
    , m_curve(curve)
    , m_sections(sections)
    , m_noise(noise)
    , m_skin(body, curve, noise)
{
}

void Surroundings::paint(TissuePainter& painter, const SpinePlace& place, PatientPoint point) const
{
    const auto x = static_cast<float>(point.x - m_body.anchor.x);
    const auto y = static_cast<float>(point.y);
    const auto z = static_cast<float>(point.z);
    const float furrow = 5 * bell(x / 28) - 0.0011F * x * x;
    const float behind = m_skin.depthAt(y, z) - furrow;
    const float halfDepth = m_body.torsoDepth / 2;
    const float nx = x / m_body.torsoHalfWidth;
    const float ny = (behind - halfDepth) / halfDepth;
    const float round = (1 - std::sqrt(nx * nx * nx * nx + ny * ny * ny * ny)) * halfDepth * 0.55F;
    const float depth = std::min(behind, round);
    if (depth < -2)
        return;
    const float body = painter.cover(-depth);
    painter.paint(body, Tissue::Skin);
    const float texture = m_noise.at(x * 0.06F, y * 0.06F, z * 0.06F);
    painter.paint(painter.cover(2.2F - depth), Tissue::Fat, 1 + 0.04F * texture);
    const float wallFat = behind < round ? m_body.fatThickness : 0.55F * m_body.fatThickness + 5;
    const float inner = depth - wallFat;
    if (inner < 0) {
        // Thin septa in the fat under the skin.
        const float septum = std::abs(m_noise.at(x * 0.05F + 7, y * 0.09F, z * 0.16F));
        painter.paint(0.35F * (1 - ramp(0.02F, 0.07F, septum)) * body, Tissue::Fascia);
    }
    if (inner < -1.5F)
        return;
    if (m_body.oddSurroundings && place.back < -22) {
        paintBowel(painter, point, place, painter.cover(-inner));
        return;
    }
    // The muscles of the back lie behind the transverse processes, those of the flank around them.
    const float border =
        20 - 0.12F * std::max(0.0F, std::abs(place.left) - 30) + 1.2F * texture - place.back;
    if (border > -3)
        paintFront(painter, place, point);
    if (inner < 13)
        painter.paint(painter.cover(-inner) * painter.cover(inner - 11) * painter.cover(6 - border),
                      Tissue::Muscle);
    if (border < 3)
        paintBack(painter, place, inner, painter.cover(border * 0.6F));
    if (inner > 0)
        paintRibs(painter, place, m_sections.at(place.along).unit, m_body, m_curve);
}

void Surroundings::paintBack(TissuePainter& painter, const SpinePlace& place, float inner,
                             float share) const
{
    const float aside = std::abs(place.left);
    const float sacrum = place.along - m_body.muscleShift - m_curve.bodyTop(kFirstSacral);
    // Two long bellies that taper sideways, in a sheath.
    const float deep = (place.back - 16) / 46;
    const float reach = 72 * m_body.scale * std::sqrt(std::max(0.0F, 1.02F - deep * deep * 0.55F))
        - 10 * deep * deep;
    const float belly = aside - reach
        + 1.5F * m_noise.at(place.left * 0.05F, place.back * 0.05F, place.along * 0.02F);
    const float all = share * painter.cover(-inner) * painter.cover(belly * 0.7F);
    painter.paint(all, Tissue::Fascia);
    const float under = all * painter.cover(0.9F - inner) * painter.cover(belly + 1);
    // Muscles taper over the sacrum, where fat replaces them.
    const float limit = sacrum < 0 ? 200.0F : 62 - 0.75F * sacrum;
    const float bundles =
        m_noise.at(place.left * 0.16F + 3, place.back * 0.16F, place.along * 0.03F);
    const float fibres = m_noise.at(place.left * 0.6F, place.back * 0.6F + 4, place.along * 0.07F);
    const float septum = std::abs(bundles + 0.35F * fibres);
    const float plane = bell((aside - 26 - 0.25F * place.back + 2 * bundles) / 2.2F)
        * (0.15F + 0.6F * m_body.muscleFat);
    const float strands = (1 - ramp(0.0F, 0.3F, septum)) * (0.06F + 0.3F * m_body.muscleFat);
    const float patches =
        ramp(1.9F - m_body.muscleFat, 3.2F - m_body.muscleFat, bundles + 0.5F * fibres) * 0.8F;
    painter.paint(under, Tissue::Muscle, 1 + 0.08F * fibres);
    painter.paint(under * std::min(0.85F, plane + strands + patches), Tissue::Fat, 0.85F);
    painter.paint(under * painter.cover((limit - place.back) * 0.4F), Tissue::Fat, 0.95F);
    if (aside < 6) {
        // Between the spinous processes: layered ligament and fat.
        const float slant = place.along - 0.4F * place.back;
        const float layer =
            m_noise.at(place.left * 0.2F, slant * 0.28F, place.back * 0.06F) + 0.4F * fibres;
        const float middle = painter.cover((aside - 3.4F) * 0.7F) * under;
        painter.paint(middle, Tissue::Muscle, 0.95F);
        painter.paint(middle * ramp(-0.2F, 2.2F, layer) * 0.85F, Tissue::Fat, 0.9F);
    }
}

void Surroundings::paintFront(TissuePainter& painter, const SpinePlace& place,
                              PatientPoint point) const
{
    const float s = m_body.scale;
    const SpineSection& section = m_sections.at(place.along);
    const auto z = static_cast<float>(point.z);
    const float wobble = m_noise.at(place.left * 0.045F, place.back * 0.045F + 3, z * 0.045F);
    const float aside = std::abs(place.left) + 1.6F * wobble;
    const float lumbar = place.along - m_body.organShift - m_curve.bodyTop(kFirstLumbar);
    const float progress = lumbar / (m_curve.bodyTop(kFirstSacral) - m_curve.bodyTop(kFirstLumbar));
    paintBowel(painter, point, place, 1);
    // Psoas, which widens downwards and turns forwards; quadratus lumborum behind it.
    const float grown = std::clamp(progress * 1.25F + 0.1F, 0.0F, 1.0F);
    const float leave = std::max(0.0F, progress - 0.95F) * 55;
    const float radius = (4 + 15 * grown) * s;
    const float psoas =
        ellipse(aside - section.halfWidth - radius * 0.85F - leave - 1.5F,
                place.back - 2 + leave + 1.5F * wobble, radius * 0.95F, radius * 1.2F);
    const float grain = m_noise.at(place.left * 0.3F, place.back * 0.3F + 9, place.along * 0.05F);
    if (progress > -0.15F)
        painter.paint(painter.cover(psoas), Tissue::Muscle, 1 + 0.08F * grain);
    const float quadratus =
        ellipse(aside - 56 * s, place.back - 7 - 0.1F * (aside - 56), 18 * s, 7.5F * s);
    if (progress > 0.05F && progress < 0.95F)
        painter.paint(painter.cover(quadratus), Tissue::Muscle, 1 + 0.08F * grain);
    const float ku = (aside - 66) / 25;
    const float kv = (place.back + 16 + 2 * wobble) / 28;
    const float kw = (lumbar - 34) / 54;
    const float kidney = (std::sqrt(ku * ku + kv * kv + kw * kw) - 1) * 26;
    painter.paint(painter.cover(kidney), Tissue::Organ);
    painter.paint(painter.cover(kidney + 11 + 3 * grain) * 0.7F, Tissue::Fat);
    paintVessels(painter, place, progress);
}

void Surroundings::paintVessels(TissuePainter& painter, const SpinePlace& place,
                                float progress) const
{
    // The great vessels, usually forking before L4.
    const SpineSection& section = m_sections.at(place.along);
    const float fork = std::max(0.0F, progress - m_body.vesselFork) * 70;
    const float radius = (fork > 0 ? 5.5F : 8.2F) * m_body.scale;
    const float before = place.back + section.halfDepth + radius + 3.0F;
    const float aside = place.left - m_body.vesselShift;
    const float left = fork > 0 ? std::abs(aside + 2) : aside - 5;
    const float aorta = ellipse(left - fork, before, radius, radius);
    const float cava = ellipse(fork > 0 ? left - fork - 6 : aside + 15, before - 4, radius * 1.25F,
                               radius * 0.85F);
    painter.paint(painter.cover(cava), Tissue::Vein);
    painter.paint(painter.cover(aorta - 0.8F), Tissue::BowelWall);
    painter.paint(painter.cover(aorta + 0.6F), Tissue::Artery);
}

void Surroundings::paintBowel(TissuePainter& painter, PatientPoint point, const SpinePlace& place,
                              float share) const
{
    const auto x = static_cast<float>(point.x);
    const auto y = static_cast<float>(point.y);
    const auto z = static_cast<float>(point.z);
    // Only fat close to the spine.
    const float away = std::max(-place.back - 26 * m_body.scale, std::abs(place.left) - 74);
    if (away < -2)
        return;
    const float coarse = m_noise.at(x * 0.045F, y * 0.055F, z * 0.05F);
    const float fine = m_noise.at(x * 0.13F + 5, y * 0.13F, z * 0.13F);
    const float content = m_noise.at(x * 0.03F + 11, y * 0.03F, z * 0.03F);
    const float loops = coarse + 0.35F * fine - 0.12F * std::max(0.0F, 9 - away);
    const float level = 1.0F - 1.2F * m_body.boweliness;
    const float mesentery = ramp(2, 24, away);
    painter.paint(share * mesentery * std::clamp(0.3F + 0.22F * fine + 0.15F * content, 0.0F, 0.8F),
                  Tissue::Bowel, 0.8F);
    const float wall = ramp(level, level + 0.22F, loops);
    if (wall <= 0)
        return;
    painter.paint(share * wall, Tissue::BowelWall);
    const float inside = ramp(level + 0.3F, level + 0.6F, loops);
    painter.paint(share * inside, Tissue::Bowel, 1 + 0.2F * content + 0.12F * fine);
    painter.paint(share * inside * ramp(0.8F, 1.0F, content), Tissue::Gas);
}

} // namespace foramen
