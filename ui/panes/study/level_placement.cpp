#include "ui/panes/study/level_placement.h"

#include "ui/panes/planes/oblique_planes.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/panes/stack/stack_view.h"

#include <algorithm>

namespace foramen {

namespace {

constexpr double kForamenFieldMm = 60;
/// Of the axial: the canal, the recesses, the facet joints and the disc.
constexpr double kAxialFieldMm = 100;
/// The usual offset of the canal from the centre of its disc.
constexpr double kCanalBehindMm = 18;
/// Discs are 25 to 45 mm apart; one that is graded again moves by a few mm.
constexpr double kOtherDiscMm = 12;
/// The usual offset of a foramen from the centre of its disc, until its point is known.
constexpr double kForamenLateralMm = 18;
constexpr double kForamenBehindMm = 16;
constexpr double kForamenAboveMm = 8;

} // namespace

LevelPlacement::LevelPlacement(const PaneSource& source, Points points)
    : m_source(source)
    , m_points(points)
{
}

void LevelPlacement::startAnew()
{
    m_site.reset();
}

void LevelPlacement::forgetGuesses()
{
    std::erase_if(m_placed, [](const auto& one) { return one.second < Knowledge::Point; });
}

void LevelPlacement::place(PaneViews& views, const ObliquePlanes* planes)
{
    const Site site = m_source.currentSite();
    if (m_site == site && hasMoved(site))
        m_placed.clear();
    if (m_site != site) {
        m_site = site;
        m_side = sideOf(site.condition).value_or(m_side);
        std::erase_if(m_placed, [this](const auto& one) { return goesAlong(one.first); });
    }
    m_disc = m_source.assessment().levels()[static_cast<std::size_t>(site.level)].discCenter;
    for (auto& [kind, view] : views)
        placeOne(kind, view, siteFor(kind, views), planes);
    PaneView& axial = views.at(PaneKind::AxialT2);
    const auto disc = axial.isOtherSeries
        ? std::nullopt
        : expectedPoint(axial, {Condition::SpinalCanalStenosis, site.level});
    if (disc)
        axial.defaultField =
            FieldOfView{*disc + PatientVector{0, kCanalBehindMm, 0}, kAxialFieldMm};
}

bool LevelPlacement::hasMoved(Site site) const
{
    const auto& disc = m_source.assessment().levels()[static_cast<std::size_t>(site.level)];
    return m_disc && (!disc.discCenter || distance(*disc.discCenter, *m_disc) > kOtherDiscMm);
}

bool LevelPlacement::goesAlong(PaneKind kind) const
{
    switch (m_going) {
    case Going::All:
        return true;
    case Going::NotScrolled:
        return !isKept(kind) || foramenSideOf(kind); // the small panes show one foramen each
    case Going::None:
        break;
    }
    return false;
}

bool LevelPlacement::isKept(PaneKind kind) const
{
    const auto placed = m_placed.find(kind);
    return placed != m_placed.end() && placed->second == Knowledge::Reader;
}

Site LevelPlacement::siteFor(PaneKind kind, const PaneViews& views) const
{
    const Site site = *m_site;
    if (const auto side = foramenSideOf(kind))
        return {foraminalNarrowing(*side), site.level};
    // The T2 shows the canal, where the whole sac is seen, unless a foramen is read; the T1 shows
    // the foramina of the current side.
    if (kind == PaneKind::SagittalT2)
        return isForaminal(site.condition) ? site
                                           : Site{Condition::SpinalCanalStenosis, site.level};
    if (kind == PaneKind::AxialT2)
        return site;
    // Without a T2 the canal is read on the T1.
    const bool isAlone = views.at(PaneKind::SagittalT2).stack.isEmpty() && !sideOf(site.condition);
    return {isAlone ? site.condition : foraminalNarrowing(m_side), site.level};
}

std::optional<PatientPoint> LevelPlacement::expectedPoint(const PaneView& view, Site site) const
{
    const LevelLocations levels = m_source.discsIn(view.volume());
    const auto& disc = levels[static_cast<std::size_t>(site.level)].discCenter;
    if (!disc)
        return std::nullopt;
    const double towardsLeft = sideOf(site.condition) == Side::Left ? 1 : -1;
    if (isForaminal(site.condition))
        return *disc
            + PatientVector{towardsLeft * kForamenLateralMm, kForamenBehindMm, kForamenAboveMm};
    return disc;
}

std::optional<PatientPoint> LevelPlacement::knownPoint(const PaneView& view, Site site) const
{
    const SiteLocation* location = m_source.assessment().cell(site).location();
    if (!location)
        return std::nullopt;
    const VolumePtr volume = view.volume();
    const bool isOfShown = volume && location->seriesInstanceUid == volume->seriesInstanceUid;
    return m_points == Points::All || isOfShown ? m_source.pointIn(*location, volume)
                                                : std::nullopt;
}

void LevelPlacement::placeOne(PaneKind kind, PaneView& view, Site site, const ObliquePlanes* planes)
{
    if (view.isOtherSeries)
        return;
    const auto location = knownPoint(view, site);
    const auto point = location ? location : expectedPoint(view, site);
    const Knowledge knowledge = location ? Knowledge::Point
        : point                          ? Knowledge::Disc
                                         : Knowledge::None;
    Knowledge& known = m_placed[kind];
    if (knowledge <= known)
        return;
    known = knowledge;
    if (kind == PaneKind::AxialT2) {
        const auto position = view.isResampled && planes
            ? planes->positionOf(site.level)
            : positionFor(*point, site.level, view.stack);
        view.position = position.value_or(view.position);
        return;
    }
    if (const auto position = positionNearest(view.stack.blocks(), *point)) {
        view.position = *position;
        view.lookAt = point;
        if (foramenSideOf(kind))
            view.fieldOfViewMm = kForamenFieldMm;
    }
}

} // namespace foramen
