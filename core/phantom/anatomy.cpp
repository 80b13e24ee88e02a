#include "core/phantom/anatomy.h"

#include "core/phantom/anatomy_parts.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace foramen {

namespace {

constexpr float kStationStep = 0.5F; // mm along the spine
constexpr float kStationMargin = 60; // mm beyond both ends
constexpr float kSkinStep = 2; // mm of z
constexpr int kSkinCount = 320;

float mixed(float from, float to, float share)
{
    return from + (to - from) * share;
}

} // namespace

Anatomy::Anatomy(const BodyPlan& plan, Random& random)
    : m_plan(plan)
    , m_noise(random)
    , m_curve(plan, m_noise)
{
    fillStations();
    placeRoots(random);
    fillSkin();
}

Anatomy::~Anatomy() = default;

void Anatomy::fillStations()
{
    const auto count =
        static_cast<std::size_t>((m_curve.length() + 2 * kStationMargin) / kStationStep);
    m_stations.resize(count);
    for (std::size_t i = 0; i < count; ++i) {
        const float along = static_cast<float>(i) * kStationStep - kStationMargin;
        fillStation(m_stations[i], along);
        fillSac(m_stations[i], along);
        fillSacContents(m_stations[i], along);
        m_stations[i].rootRow = static_cast<int>(i);
    }
}

const Anatomy::Station& Anatomy::stationAt(float along) const
{
    const float place = (along + kStationMargin) / kStationStep + 0.5F;
    const auto last = static_cast<float>(m_stations.size() - 1);
    return m_stations[static_cast<std::size_t>(std::clamp(place, 0.0F, last))];
}

void Anatomy::fillStation(Station& station, float along) const
{
    int unit = 0;
    while (unit + 2 < kSegmentCount && along > m_curve.bodyMiddle(unit + 1))
        ++unit;
    const auto index = static_cast<std::size_t>(unit);
    const VertebraPlan& upper = m_plan.vertebrae[index];
    const VertebraPlan& lower = m_plan.vertebrae[index + 1];
    const DiscPlan& disc = m_plan.discs[index];
    station.unit = unit;
    station.below = along - m_curve.discMiddle(unit);
    const float fromUpper = along - m_curve.bodyMiddle(unit);
    const float fromLower = along - m_curve.bodyMiddle(unit + 1);
    station.bodyOffset = std::abs(fromUpper) < std::abs(fromLower) ? fromUpper : fromLower;
    station.halfDisc = disc.height / 2;
    const float span = m_curve.bodyMiddle(unit + 1) - m_curve.bodyMiddle(unit);
    const float share = std::clamp(fromUpper / span, 0.0F, 1.0F);
    const VertebraPlan& own = station.below < 0 ? upper : lower;
    const float middle =
        std::clamp(1 - std::abs(station.bodyOffset) / (own.height / 2), 0.0F, 1.0F);
    const float waist = 1 - own.waist * parts::ramp(0, 1, middle);
    station.halfWidth = mixed(upper.halfWidth, lower.halfWidth, share) * waist;
    station.halfDepth = mixed(upper.halfDepth, lower.halfDepth, share) * (1 - 0.7F * (1 - waist));
    station.wall = mixed(upper.halfDepth, lower.halfDepth, share) / 1.1F;
}

void Anatomy::fillSac(Station& station, float along) const
{
    // Open measures change evenly from disc to disc.
    const int unit = station.unit;
    const int other = std::clamp(station.below < 0 ? unit - 1 : unit + 1, 0, kSegmentCount - 2);
    const DiscPlan& here = m_plan.discs[static_cast<std::size_t>(unit)];
    const DiscPlan& there = m_plan.discs[static_cast<std::size_t>(other)];
    const float distance = std::abs(m_curve.discMiddle(other) - m_curve.discMiddle(unit));
    const float share =
        distance > 0 ? std::clamp(std::abs(station.below) / distance, 0.0F, 0.5F) : 0.0F;
    const float ap = mixed(here.openAp, there.openAp, share);
    const float gap = mixed(here.frontGap, there.frontGap, share);
    station.openFront = gap;
    station.openBack = gap + ap;
    const float away = parts::ramp(0, 18, std::abs(station.below));
    station.roof =
        station.openBack + mixed(here.roofGap, there.roofGap, share) * (1 - 0.62F * away);
    station.canalHalfWidth = mixed(here.canalHalfWidth, there.canalHalfWidth, share);
    station.bump = parts::bell(station.below / (1.6F * here.narrowHalfHeight));

    const float lost = (1 - here.remaining) * ap * station.bump;
    const float end = m_curve.bodyTop(kFirstSacral)
        + m_plan.sacEnd * (m_curve.bodyTop(kFirstSacral + 1) - m_curve.bodyTop(kFirstSacral));
    const float left = std::clamp((end - along) / 30, 0.0F, 1.0F);
    const float taper = std::sqrt(left);
    const float back = gap + ap - (1 - here.discShare) * lost;
    const float front = gap + here.discShare * lost;
    const float center = station.wall + (front + back) / 2 + (1 - taper) * 1.5F;
    const float half = std::max(0.0F, (back - front) / 2 * taper);
    station.sacFront = center - half;
    station.sacBack = left > 0 ? center + half : station.sacFront;
    station.sacHalfWidth = mixed(here.openHalfWidth, there.openHalfWidth, share)
        * (1 - 0.32F * (1 - here.remaining) * station.bump) * (0.35F + 0.65F * taper);
}

void Anatomy::fillSacContents(Station& station, float along) const
{
    const float conus = m_curve.bodyTop(kFirstLumbar)
        + m_plan.conus * (m_curve.bodyTop(kFirstLumbar + 1) - m_curve.bodyTop(kFirstLumbar));
    station.cord = 4.4F * std::sqrt(std::clamp((conus - along) / 45, 0.0F, 1.0F));
    const DiscPlan& disc = m_plan.discs[static_cast<std::size_t>(station.unit)];
    const float fill =
        mixed(0.24F, disc.effacement, station.bump > 0 ? std::sqrt(station.bump) : 0);
    const float rootsLeft =
        std::clamp(1 - 0.11F * static_cast<float>(station.unit - kFirstLumbar), 0.3F, 1.0F);
    station.rootCount = static_cast<int>(static_cast<float>(m_plan.rootCount) * rootsLeft);
    const float area = station.sacHalfWidth * (station.sacBack - station.sacFront) / 2;
    station.rootRadius = std::clamp(
        std::sqrt(std::max(0.0F, fill) * area / static_cast<float>(std::max(1, station.rootCount))),
        0.45F, 1.6F);
    station.crowded = parts::ramp(0.5F, 1.0F, fill);
}

void Anatomy::placeRoots(Random& random)
{
    for (int i = 0; i < m_plan.rootCount; ++i) {
        // Lying on the back, the roots sink towards it: a crescent, those that leave first
        // outermost.
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
    m_roots.resize(m_stations.size() * rootCount);
    for (std::size_t i = 0; i < m_stations.size(); ++i) {
        const Station& station = m_stations[i];
        const float half = (station.sacBack - station.sacFront) / 2;
        const float center = (station.sacBack + station.sacFront) / 2;
        const float along = static_cast<float>(i) * kStationStep;
        for (std::size_t root = 0; root < rootCount; ++root) {
            const RootShape& shape = m_rootShapes[root];
            const float sway =
                0.16F * m_plan.rootCalm * std::sin(along / shape.wave * 6.28F + shape.phase);
            const float spread = 0.9F * station.crowded * (std::sin(shape.phase * 7) - shape.back);
            const float across =
                std::clamp(shape.across * (1 - 0.25F * station.crowded) + sway, -0.9F, 0.9F);
            const float room = std::sqrt(1 - across * across);
            const float back = std::clamp(shape.back + spread + sway, -room, room);
            m_roots[i * rootCount + root] = {
                across * std::max(0.2F, station.sacHalfWidth - station.rootRadius),
                center + back * std::max(0.1F, half - station.rootRadius)};
        }
    }
}

void Anatomy::fillSkin()
{
    std::vector<float> raw(kSkinCount);
    m_skinTop = static_cast<float>(m_plan.anchor.z) + kSkinStep * kSkinCount / 2;
    const float scale = m_plan.scale;
    for (std::size_t i = 0; i < kSkinCount; ++i) {
        const float z = m_skinTop - static_cast<float>(i) * kSkinStep;
        raw[i] = m_curve.centerY(z) + 68 * scale;
    }
    m_skin.resize(kSkinCount);
    constexpr int reach = 30;
    for (int i = 0; i < kSkinCount; ++i) {
        float sum = 0;
        float weights = 0;
        for (int j = -reach; j <= reach; ++j) {
            const float weight = parts::bell(static_cast<float>(j) / (reach + 1));
            sum += weight * raw[static_cast<std::size_t>(std::clamp(i + j, 0, kSkinCount - 1))];
            weights += weight;
        }
        const float bumps = 2.5F * m_noise.at(5.5F, static_cast<float>(i) / 18, 2);
        m_skin[static_cast<std::size_t>(i)] = sum / weights + m_plan.fatThickness + bumps;
    }
}

float Anatomy::depthBelowBack(float y, float z) const
{
    const float place = std::clamp((m_skinTop - z) / kSkinStep, 0.0F, kSkinCount - 1.01F);
    const auto index = static_cast<std::size_t>(place);
    return mixed(m_skin[index], m_skin[index + 1], place - static_cast<float>(index)) - y;
}

AnatomySample Anatomy::at(PatientPoint point, const Palette& palette, float softness) const
{
    Painter painter{palette, 1 / softness};
    const SpinePlace place = m_curve.placeOf(
        static_cast<float>(point.x), static_cast<float>(point.y), static_cast<float>(point.z));
    const bool near = std::abs(place.left) < 62 && place.back > -32 && place.back < 75;
    const Station& station = stationAt(place.along);
    // Deep inside a body nothing else can show.
    const bool inBody = std::abs(place.left) < 0.5F * station.halfWidth
        && std::abs(place.back) < 0.5F * station.halfDepth;
    if (!inBody)
        paintSurroundings(painter, place, point);
    if (near)
        paintSpine(painter, localAt(place, station));
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
    const Station& station = stationAt(along);
    const auto side = sideOf(site.condition);
    const float sign = side == Side::Right ? -1.0F : 1.0F;
    if (!side)
        return m_curve.patientFrom({0, (station.sacFront + station.sacBack) / 2, along});
    if (isSubarticular(site.condition)) {
        const float aside = station.canalHalfWidth - 3;
        return m_curve.patientFrom({sign * aside, station.wall + 2.2F, along});
    }
    return m_curve.patientFrom(
        {sign * (station.canalHalfWidth + 4), station.wall + 2.2F, along - 6.5F * m_plan.scale});
}

} // namespace foramen
