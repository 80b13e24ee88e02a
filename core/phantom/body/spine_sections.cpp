#include "core/phantom/body/spine_sections.h"

#include "core/phantom/body/shapes.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr float kStep = 0.5F; // mm along the spine
constexpr float kMargin = 60; // mm beyond both ends

float mixed(float from, float to, float share)
{
    return from + (to - from) * share;
}

} // namespace

SpineSections::SpineSections(const BodyPlan& plan, const SpineCurve& curve, Random& random)
    : m_plan(plan)
    , m_curve(curve)
{
    const auto count = static_cast<std::size_t>((m_curve.length() + 2 * kMargin) / kStep);
    m_sections.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float along = static_cast<float>(i) * kStep - kMargin;
        fillSection(m_sections[i], along);
        fillSac(m_sections[i], along);
        fillSacContents(m_sections[i], along);
        m_sections[i].rootRow = static_cast<int>(i);
    }
    placeRoots(random);
}

const SpineSection& SpineSections::at(float along) const
{
    const float place = (along + kMargin) / kStep + 0.5F;
    const auto last = static_cast<float>(m_sections.size() - 1);
    return m_sections[static_cast<std::size_t>(std::clamp(place, 0.0F, last))];
}

void SpineSections::fillSection(SpineSection& section, float along) const
{
    int unit = 0;
    while (unit + 2 < kSegmentCount && along > m_curve.bodyMiddle(unit + 1))
        ++unit;
    const auto index = static_cast<std::size_t>(unit);
    const VertebraPlan& upper = m_plan.vertebrae[index];
    const VertebraPlan& lower = m_plan.vertebrae[index + 1];
    const DiscPlan& disc = m_plan.discs[index];
    section.unit = unit;
    section.below = along - m_curve.discMiddle(unit);
    const float fromUpper = along - m_curve.bodyMiddle(unit);
    const float fromLower = along - m_curve.bodyMiddle(unit + 1);
    section.bodyOffset = std::abs(fromUpper) < std::abs(fromLower) ? fromUpper : fromLower;
    section.halfDisc = disc.height / 2;
    const float span = m_curve.bodyMiddle(unit + 1) - m_curve.bodyMiddle(unit);
    const float share = std::clamp(fromUpper / span, 0.0F, 1.0F);
    const VertebraPlan& own = section.below < 0 ? upper : lower;
    const float middle =
        std::clamp(1 - std::abs(section.bodyOffset) / (own.height / 2), 0.0F, 1.0F);
    const float waist = 1 - own.waist * shapes::ramp(0, 1, middle);
    section.halfWidth = mixed(upper.halfWidth, lower.halfWidth, share) * waist;
    section.halfDepth = mixed(upper.halfDepth, lower.halfDepth, share) * (1 - 0.7F * (1 - waist));
    section.wall = mixed(upper.halfDepth, lower.halfDepth, share) / 1.1F;
}

void SpineSections::fillSac(SpineSection& section, float along) const
{
    // Measures of the open canal are interpolated linearly from disc to disc.
    const int unit = section.unit;
    const int other = std::clamp(section.below < 0 ? unit - 1 : unit + 1, 0, kSegmentCount - 2);
    const DiscPlan& here = m_plan.discs[static_cast<std::size_t>(unit)];
    const DiscPlan& there = m_plan.discs[static_cast<std::size_t>(other)];
    const float distance = std::abs(m_curve.discMiddle(other) - m_curve.discMiddle(unit));
    const float share =
        distance > 0 ? std::clamp(std::abs(section.below) / distance, 0.0F, 0.5F) : 0.0F;
    const float ap = mixed(here.openAp, there.openAp, share);
    const float gap = mixed(here.frontGap, there.frontGap, share);
    section.openFront = gap;
    section.openBack = gap + ap;
    const float away = shapes::ramp(0, 18, std::abs(section.below));
    section.roof =
        section.openBack + mixed(here.roofGap, there.roofGap, share) * (1 - 0.62F * away);
    section.canalHalfWidth = mixed(here.canalHalfWidth, there.canalHalfWidth, share);
    section.bump = shapes::bell(section.below / (1.6F * here.narrowHalfHeight));

    const float lost = (1 - here.remaining) * ap * section.bump;
    const float end = m_curve.bodyTop(kFirstSacral)
        + m_plan.sacEnd * (m_curve.bodyTop(kFirstSacral + 1) - m_curve.bodyTop(kFirstSacral));
    const float left = std::clamp((end - along) / 30, 0.0F, 1.0F);
    const float taper = std::sqrt(left);
    const float back = gap + ap - (1 - here.discShare) * lost;
    const float front = gap + here.discShare * lost;
    const float center = section.wall + (front + back) / 2 + (1 - taper) * 1.5F;
    const float half = std::max(0.0F, (back - front) / 2 * taper);
    section.sacFront = center - half;
    section.sacBack = left > 0 ? center + half : section.sacFront;
    section.sacHalfWidth = mixed(here.openHalfWidth, there.openHalfWidth, share)
        * (1 - 0.32F * (1 - here.remaining) * section.bump) * (0.35F + 0.65F * taper);
}

void SpineSections::fillSacContents(SpineSection& section, float along) const
{
    const float conus = m_curve.bodyTop(kFirstLumbar)
        + m_plan.conus * (m_curve.bodyTop(kFirstLumbar + 1) - m_curve.bodyTop(kFirstLumbar));
    section.cord = 4.4F * std::sqrt(std::clamp((conus - along) / 45, 0.0F, 1.0F));
    const DiscPlan& disc = m_plan.discs[static_cast<std::size_t>(section.unit)];
    const float fill =
        mixed(0.24F, disc.effacement, section.bump > 0 ? std::sqrt(section.bump) : 0);
    const float rootsLeft =
        std::clamp(1 - 0.11F * static_cast<float>(section.unit - kFirstLumbar), 0.3F, 1.0F);
    section.rootCount = static_cast<int>(static_cast<float>(m_plan.rootCount) * rootsLeft);
    const float area = section.sacHalfWidth * (section.sacBack - section.sacFront) / 2;
    section.rootRadius = std::clamp(
        std::sqrt(std::max(0.0F, fill) * area / static_cast<float>(std::max(1, section.rootCount))),
        0.45F, 1.6F);
    section.crowded = shapes::ramp(0.5F, 1.0F, fill);
}

void SpineSections::placeRoots(Random& random)
{
    for (int i = 0; i < m_plan.rootCount; ++i) {
        // In a supine patient the roots sink backwards and form a crescent, with those that leave
        // first outermost.
        const double turn = random.uniform(-1, 1);
        RootShape shape;
        shape.across = static_cast<float>(turn * 0.86);
        shape.back = static_cast<float>(0.78 - 0.75 * turn * turn - random.uniform(0, 0.42));
        shape.wave = static_cast<float>(random.uniform(14, 60));
        shape.phase = static_cast<float>(random.uniform(0, 6.28));
        m_rootShapes.push_back(shape);
    }
    std::sort(m_rootShapes.begin(), m_rootShapes.end(), [](const RootShape& a, const RootShape& b) {
        return std::abs(a.across) < std::abs(b.across);
    });
    const auto rootCount = m_rootShapes.size();
    m_roots.resize(m_sections.size() * rootCount);
    for (std::size_t i = 0; i < m_sections.size(); ++i) {
        const SpineSection& section = m_sections[i];
        const float half = (section.sacBack - section.sacFront) / 2;
        const float center = (section.sacBack + section.sacFront) / 2;
        const float along = static_cast<float>(i) * kStep;
        for (std::size_t root = 0; root < rootCount; ++root) {
            const RootShape& shape = m_rootShapes[root];
            const float sway =
                0.16F * m_plan.rootCalm * std::sin(along / shape.wave * 6.28F + shape.phase);
            const float spread = 0.9F * section.crowded * (std::sin(shape.phase * 7) - shape.back);
            const float across =
                std::clamp(shape.across * (1 - 0.25F * section.crowded) + sway, -0.9F, 0.9F);
            const float room = std::sqrt(1 - across * across);
            const float back = std::clamp(shape.back + spread + sway, -room, room);
            m_roots[i * rootCount + root] = {
                across * std::max(0.2F, section.sacHalfWidth - section.rootRadius),
                center + back * std::max(0.1F, half - section.rootRadius)};
        }
    }
}

std::span<const RootPlace> SpineSections::rootsOf(const SpineSection& section) const
{
    const auto perRow = m_rootShapes.size();
    const auto count = std::min(perRow, static_cast<std::size_t>(section.rootCount));
    return {m_roots.data() + static_cast<std::size_t>(section.rootRow) * perRow, count};
}

} // namespace foramen
