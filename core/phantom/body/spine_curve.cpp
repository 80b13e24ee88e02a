#include "core/phantom/body/spine_curve.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foramen {

namespace {

constexpr float kKnotStep = 0.5F; // mm
constexpr float kMapStep = 2.0F; // mm
constexpr float kMapReach = 110; // mm before and behind
constexpr float kRadian = std::numbers::pi_v<float> / 180;

float clampedIndex(float value, int count, int& index)
{
    const float place = std::clamp(value, 0.0F, static_cast<float>(count - 1) - 0.001F);
    index = static_cast<int>(place);
    return place - static_cast<float>(index);
}

} // namespace

SpineCurve::SpineCurve(const BodyPlan& plan, const NoiseField& noise)
    : m_left(static_cast<float>(plan.anchor.x))
{
    layOut(plan);
    integrate(plan);
    fillMap(plan, noise);
}

float SpineCurve::discMiddle(int segment) const
{
    return segment + 1 < kSegmentCount ? (bodyBottom(segment) + bodyTop(segment + 1)) / 2
                                       : m_length;
}

void SpineCurve::layOut(const BodyPlan& plan)
{
    float along = 0;
    for (std::size_t segment = 0; segment < kSegmentCount; ++segment) {
        m_tops[segment] = along;
        along += plan.vertebrae[segment].height;
        m_bottoms[segment] = along;
        along += plan.discs[segment].height;
    }
    m_length = along;
}

void SpineCurve::integrate(const BodyPlan& plan)
{
    const auto turnRate = [&](float along, std::size_t& segment) {
        while (segment + 1 < kSegmentCount && along >= m_tops[segment + 1])
            ++segment;
        if (along < m_bottoms[segment])
            return plan.vertebrae[segment].turn / plan.vertebrae[segment].height;
        return plan.discs[segment].turn / plan.discs[segment].height;
    };
    const auto count = static_cast<std::size_t>(m_length / kKnotStep) + 2;
    m_knots.resize(count);
    m_lateral.resize(count);
    Knot knot;
    float angle = plan.firstTurn * kRadian;
    std::size_t segment = 0;
    const float middle = bodyMiddle(kFirstLumbar + 2);
    for (std::size_t i = 0; i < count; ++i) {
        const float along = static_cast<float>(i) * kKnotStep;
        knot.angle = angle;
        knot.sine = std::sin(angle);
        knot.cosine = std::cos(angle);
        m_knots[i] = knot;
        knot.y += knot.sine * kKnotStep;
        knot.z -= knot.cosine * kKnotStep;
        angle += turnRate(along, segment) * kRadian * kKnotStep;
        const float phase = 2 * std::numbers::pi_v<float> / plan.scoliosisWave;
        m_lateral[i] = m_left
            + plan.scoliosis
                * (std::sin((along - middle) * phase + plan.scoliosisPhase)
                   - std::sin(plan.scoliosisPhase));
    }
    const Knot center = knotAt(middle);
    for (Knot& each : m_knots) {
        each.y += static_cast<float>(plan.anchor.y) - center.y;
        each.z += static_cast<float>(plan.anchor.z) - center.z;
    }
}

SpineCurve::Knot SpineCurve::knotAt(float along) const
{
    int index = 0;
    const float share = clampedIndex(along / kKnotStep, static_cast<int>(m_knots.size()), index);
    const Knot& a = m_knots[static_cast<std::size_t>(index)];
    const Knot& b = m_knots[static_cast<std::size_t>(index) + 1];
    Knot result;
    result.y = a.y + (b.y - a.y) * share;
    result.z = a.z + (b.z - a.z) * share;
    result.sine = a.sine + (b.sine - a.sine) * share;
    result.cosine = a.cosine + (b.cosine - a.cosine) * share;
    result.angle = a.angle + (b.angle - a.angle) * share;
    // Beyond its ends the line is straight.
    const float excess = along - std::clamp(along, 0.0F, m_length);
    result.y += excess * result.sine;
    result.z -= excess * result.cosine;
    return result;
}

float SpineCurve::direction(float along) const
{
    return knotAt(along).angle / kRadian;
}

float SpineCurve::lateral(float along) const
{
    int index = 0;
    const float share = clampedIndex(along / kKnotStep, static_cast<int>(m_lateral.size()), index);
    const auto at = static_cast<std::size_t>(index);
    return m_lateral[at] + (m_lateral[at + 1] - m_lateral[at]) * share;
}

float SpineCurve::alongAtHeight(float z) const
{
    if (z > m_knots.front().z)
        return (m_knots.front().z - z) / std::max(0.3F, m_knots.front().cosine);
    const auto lower = std::partition_point(m_knots.begin(), m_knots.end(),
                                            [z](const Knot& knot) { return knot.z > z; });
    if (lower == m_knots.end())
        return m_length + (m_knots.back().z - z) / std::max(0.3F, m_knots.back().cosine);
    return static_cast<float>(lower - m_knots.begin()) * kKnotStep;
}

float SpineCurve::centerY(float z) const
{
    return knotAt(alongAtHeight(z)).y;
}

// Foot of the perpendicular on the line, from a guess nearby. The denominator is kept away from 0,
// where perpendiculars meet: far behind a strong lordosis, smoothness of the map is enough.
float SpineCurve::alongNear(float y, float z, float guess) const
{
    float along = guess;
    for (int step = 0; step < 4; ++step) {
        const Knot knot = knotAt(along);
        const Knot next = knotAt(along + 1);
        const float dy = y - knot.y;
        const float dz = z - knot.z;
        const float miss = dy * knot.sine - dz * knot.cosine;
        const float back = dy * knot.cosine + dz * knot.sine;
        const float move = miss / std::max(0.35F, 1 - (next.angle - knot.angle) * back);
        along += std::clamp(move, -12.0F, 12.0F);
        if (std::abs(move) < 0.02F)
            break;
    }
    return along;
}

// The forward displacement by a slip: complete above the disc, none below.
float SpineCurve::slipAt(const BodyPlan& plan, float along) const
{
    if (plan.slippedSegment < 0)
        return 0;
    constexpr float margin = 2; // mm of the bodies over which the displacement changes
    const float top = bodyBottom(plan.slippedSegment) - margin;
    const float bottom = bodyTop(plan.slippedSegment + 1) + margin;
    const float share = std::clamp((bottom - along) / (bottom - top), 0.0F, 1.0F);
    return plan.slip * share * share * (3 - 2 * share);
}

void SpineCurve::fillMap(const BodyPlan& plan, const NoiseField& noise)
{
    const auto [least, most] = std::minmax_element(
        m_knots.begin(), m_knots.end(), [](const Knot& a, const Knot& b) { return a.y < b.y; });
    const float topZ = m_knots.front().z + 40;
    const float bottomZ = std::min(m_knots.back().z, topZ - 400) - 60;
    m_mapY = least->y - kMapReach;
    m_mapZ = bottomZ;
    m_mapColumns = static_cast<int>((most->y - least->y + 2 * kMapReach) / kMapStep) + 2;
    m_mapRows = static_cast<int>((topZ - bottomZ) / kMapStep) + 2;
    m_cells.resize(static_cast<std::size_t>(m_mapColumns) * static_cast<std::size_t>(m_mapRows));
    for (int row = 0; row < m_mapRows; ++row) {
        const float z = m_mapZ + static_cast<float>(row) * kMapStep;
        const float start = alongAtHeight(z);
        const int middle = std::clamp(static_cast<int>((knotAt(start).y - m_mapY) / kMapStep), 0,
                                      m_mapColumns - 1);
        const auto fill = [&](int from, int to, int step) {
            float along = start;
            for (int column = from; column != to; column += step) {
                const float y = m_mapY + static_cast<float>(column) * kMapStep;
                along = alongNear(y, z, along);
                const Knot knot = knotAt(along);
                const float back = (y - knot.y) * knot.cosine + (z - knot.z) * knot.sine;
                const float shift = plan.warp * noise.at(y / 28, z / 28, 3.5F);
                const float slide = plan.warp * noise.at(y / 28, z / 28, 9.5F);
                m_cells[static_cast<std::size_t>(row) * static_cast<std::size_t>(m_mapColumns)
                        + static_cast<std::size_t>(column)] = {along + slide * 0.7F,
                                                               back + shift + slipAt(plan, along)};
            }
        };
        fill(middle, m_mapColumns, 1);
        fill(middle, -1, -1);
    }
}

SpinePlace SpineCurve::placeOf(float x, float y, float z) const
{
    int column = 0;
    int row = 0;
    const float fx = clampedIndex((y - m_mapY) / kMapStep, m_mapColumns, column);
    const float fz = clampedIndex((z - m_mapZ) / kMapStep, m_mapRows, row);
    const Cell* upper = m_cells.data() + static_cast<std::size_t>(row * m_mapColumns + column);
    const Cell* lower = upper + m_mapColumns;
    const float alongUpper = upper[0].along + (upper[1].along - upper[0].along) * fx;
    const float alongLower = lower[0].along + (lower[1].along - lower[0].along) * fx;
    const float backUpper = upper[0].back + (upper[1].back - upper[0].back) * fx;
    const float backLower = lower[0].back + (lower[1].back - lower[0].back) * fx;
    SpinePlace place;
    place.along = alongUpper + (alongLower - alongUpper) * fz;
    place.back = backUpper + (backLower - backUpper) * fz;
    // A lateral curve tilts the vertebrae: lateral structures move along the spine.
    const float center = lateral(place.along);
    place.left = x - center;
    const float slope = lateral(place.along + 1) - center;
    place.along += slope * place.left;
    return place;
}

PatientPoint SpineCurve::patientFrom(SpinePlace place) const
{
    const Knot knot = knotAt(place.along);
    PatientPoint point{lateral(place.along) + place.left, knot.y + place.back * knot.cosine,
                       knot.z + place.back * knot.sine};
    const auto placeAt = [this](PatientPoint at) {
        return placeOf(static_cast<float>(at.x), static_cast<float>(at.y),
                       static_cast<float>(at.z));
    };
    // Newton's method in the sagittal plane: behind a strong lordosis the map stretches up to
    // threefold.
    constexpr float probe = 1;
    for (int step = 0; step < 12; ++step) {
        const SpinePlace now = placeAt(point);
        const SpinePlace byY = placeAt({point.x, point.y + probe, point.z});
        const SpinePlace byZ = placeAt({point.x, point.y, point.z + probe});
        const float alongY = byY.along - now.along;
        const float alongZ = byZ.along - now.along;
        const float backY = byY.back - now.back;
        const float backZ = byZ.back - now.back;
        const float area = alongY * backZ - alongZ * backY;
        if (std::abs(area) < 0.05F)
            break;
        const float dAlong = place.along - now.along;
        const float dBack = place.back - now.back;
        const auto limited = [](float move) {
            return std::clamp(move, -6.0F, 6.0F);
        };
        point.x += place.left - now.left;
        point.y += limited((dAlong * backZ - alongZ * dBack) / area * probe);
        point.z += limited((alongY * dBack - dAlong * backY) / area * probe);
    }
    return point;
}

} // namespace foramen
