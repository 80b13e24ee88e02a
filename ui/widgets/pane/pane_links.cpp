#include "ui/widgets/pane/pane_links.h"

#include "ui/panes/oblique_stack.h"
#include "ui/panes/spine_layout.h"
#include "ui/render/overlays.h"
#include "ui/state/study/session.h"
#include "ui/widgets/grid/site_words.h"

#include <QEvent>
#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr double kForamenFieldMm = 60;
/// Where a foramen lies from its disc's centre, as long as nobody has said so.
constexpr double kForamenLateralMm = 18;
constexpr double kForamenBehindMm = 16;
constexpr double kForamenAboveMm = 8;

Condition foramenOf(Side side)
{
    return side == Side::Left ? Condition::LeftNeuralForaminalNarrowing
                              : Condition::RightNeuralForaminalNarrowing;
}

std::vector<Site> atAllLevels(Condition condition)
{
    std::vector<Site> sites;
    sites.reserve(kLevelCount);
    for (const DiscLevel level : kLevels)
        sites.push_back({condition, level});
    return sites;
}

} // namespace

PaneLinks::PaneLinks(Session* session, PaneArea* area, QObject* parent)
    : QObject(parent)
    , m_session(session)
    , m_area(area)
    , m_panes(area->panes())
    , m_oblique(new ObliqueStack(this))
{
    restoreTogether();
    connectSession();
    connectOblique();
    for (ViewportWidget* pane : m_panes.all())
        connectPane(pane);
    connect(area, &PaneArea::activeChanged, this, &PaneLinks::refreshReferences);
    takeVolumes();
    takeMessages();
}

void PaneLinks::connectSession()
{
    connect(m_session, &Session::volumesChanged, this, [this](SeriesRole) {
        takeVolumes();
        takeMessages();
    });
    connect(m_session, &Session::seriesChanged, this, [this] {
        hangPictures(); // what is coming after all, or not
        takeMessages();
        showSomethingAtLeast();
        refreshTitles();
    });
    connect(m_session, &Session::stateChanged, this, [this] {
        if (m_session->state() != StudyState::Shown)
            m_instead.clear();
        if (m_session->state() == StudyState::Empty)
            forgetStudy();
        takeMessages();
        showSomethingAtLeast();
        takeAssessment();
    });
    connect(m_session, &Session::assessmentChanged, this, &PaneLinks::takeAssessment);
    connect(m_session, &Session::currentSiteChanged, this, &PaneLinks::goTo);
}

void PaneLinks::connectPane(ViewportWidget* pane)
{
    pane->installEventFilter(this);
    connect(pane, &ViewportWidget::positionChanged, this,
            [this, pane] { onPositionChanged(pane); });
    connect(pane, &ViewportWidget::viewChanged, this, [this, pane] { onViewChanged(pane); });
    connect(pane, &ViewportWidget::markClicked, m_session, &Session::setCurrentSite);
    connect(pane, &ViewportWidget::markMoved, this,
            [this, pane](Site site, PatientPoint point, ImagePoint image) {
                if (pane->isResampled())
                    Q_EMIT refused(tr("A point belongs on an acquired picture, and this plane is "
                                      "resampled. Place it in a pane of the series itself."));
                else
                    m_session->moveSite(site, point, pane->currentVolume(), pane->currentSlice(),
                                        image);
            });
    connect(pane, &ViewportWidget::crosshairMoved, this,
            [this, pane](PatientPoint point) { moveCrosshair(pane, point); });
    connect(pane, &ViewportWidget::crosshairLeft, this, &PaneLinks::leaveCrosshair);
}

void PaneLinks::takeVolumes()
{
    hangPictures();
    std::erase_if(m_placed, [](const auto& one) { return one.second != Knowledge::Point; });
    takeAssessment();
}

bool PaneLinks::eventFilter(QObject* watched, QEvent* event)
{
    // What a title has room for depends on the pane's width; the pane knows it after this event.
    if (event->type() == QEvent::Resize)
        QMetaObject::invokeMethod(this, &PaneLinks::refreshTitles, Qt::QueuedConnection);
    return QObject::eventFilter(watched, event);
}

void PaneLinks::takeMessages()
{
    const StudyState state = m_session->state();
    const auto message = [&](SeriesRole role, const QString& name) {
        if (!m_session->study() || !m_session->volumesFor(role).empty())
            return QString();
        if (hasSeries(role))
            return state == StudyState::Shown ? tr("%1 could not be read").arg(name)
                                              : tr("Reading %1…").arg(name);
        return state == StudyState::Shown ? tr("No %1 in this study").arg(name) : QString();
    };
    m_panes.sagittalT2->setMessage(message(SeriesRole::SagittalT2, tr("sagittal T2")));
    const QString noAxial = message(SeriesRole::AxialT2, tr("axial T2"));
    m_panes.axialT2->setMessage(noAxial.isEmpty() ? noAxial : noAxial + axialMessage());
    m_panes.sagittalT1->setMessage(message(SeriesRole::SagittalT1, tr("sagittal T1")));
    for (ViewportWidget* pane : {m_panes.rightForamen, m_panes.leftForamen})
        pane->setMessage(pane->volumes().empty()
                             ? message(SeriesRole::SagittalT1, tr("sagittal T1"))
                             : QString());
    for (ViewportWidget* pane : m_panes.all()) {
        if (instead(pane) || (pane == m_panes.axialT2 && isObliqueShown()))
            pane->setMessage({});
    }
    tellEmptyPanes();
    Q_EMIT obliqueShown(isObliqueShown());
}

void PaneLinks::takeAssessment()
{
    refreshOblique();
    takeAxialLevels();
    // Points become known while grading runs: each pane goes to the current site when its own does.
    if (m_placedSite == m_session->currentSite())
        placePanes();
    else
        goTo(m_session->currentSite());
    refreshEvidence();
}

void PaneLinks::takeAxialLevels()
{
    m_axialLevels = isObliqueShown()
        ? m_oblique->levelsOfPositions()
        : levelsOfPositions(m_panes.axialT2->volumes(), levelsFor(m_panes.axialT2));
}

void PaneLinks::refreshEvidence()
{
    refreshMarks();
    refreshLevels();
    refreshSegments();
    refreshReferences();
    refreshTitles();
    refreshRemarks();
}

std::optional<PatientPoint> PaneLinks::expectedPoint(const ViewportWidget* pane, Site site) const
{
    const LevelLocations levels = levelsFor(pane);
    const auto& disc = levels[static_cast<std::size_t>(site.level)].discCenter;
    if (!disc)
        return std::nullopt;
    const double towardsLeft = sideOf(site.condition) == Side::Left ? 1 : -1;
    if (isForaminal(site.condition))
        return *disc
            + PatientVector{towardsLeft * kForamenLateralMm, kForamenBehindMm, kForamenAboveMm};
    return disc;
}

void PaneLinks::goToCurrentSite()
{
    goTo(m_session->currentSite());
}

void PaneLinks::stepLevel(int by)
{
    Site site = m_session->currentSite();
    const int level = static_cast<int>(site.level) + by;
    if (level < 0 || level >= static_cast<int>(kLevelCount))
        return;
    site.level = kLevels[static_cast<std::size_t>(level)];
    m_session->setCurrentSite(site);
}

void PaneLinks::goTo(Site site)
{
    m_side = sideOf(site.condition).value_or(m_side);
    m_placedSite = site;
    m_placed.clear();
    placePanes();
    refreshEvidence();
}

void PaneLinks::placePanes()
{
    const QScopedValueRollback guard(m_moving, true);
    const Site site = *m_placedSite;
    // The T2 stays in the canal, where the whole sac is seen; the T1 shows the foramina of the side
    // spoken of, the small panes those of both.
    place(m_panes.sagittalT2, {Condition::SpinalCanalStenosis, site.level});
    // Alone, the T1 is what the canal is read on, too.
    const bool isAlone = m_panes.sagittalT2->volumes().empty() && !sideOf(site.condition);
    place(m_panes.sagittalT1, {isAlone ? site.condition : foramenOf(m_side), site.level});
    place(m_panes.axialT2, site);
    place(m_panes.rightForamen, {foramenOf(Side::Right), site.level});
    place(m_panes.leftForamen, {foramenOf(Side::Left), site.level});
}

void PaneLinks::place(ViewportWidget* pane, Site site)
{
    if (instead(pane))
        return;
    const SiteLocation* location = m_session->assessment().cell(site).location();
    const auto point = location ? std::optional(location->patient) : expectedPoint(pane, site);
    const Knowledge knowledge = location ? Knowledge::Point
        : point                          ? Knowledge::Disc
                                         : Knowledge::None;
    Knowledge& known = m_placed[pane];
    if (knowledge <= known)
        return;
    known = knowledge;
    if (pane == m_panes.axialT2) {
        const auto position = isObliqueShown()
            ? obliquePosition(site.level)
            : positionFor(*point, site.level, pane->volumes(), m_axialLevels);
        if (position)
            pane->setPosition(*position);
        return;
    }
    const bool foramen = pane == m_panes.rightForamen || pane == m_panes.leftForamen;
    pane->showPoint(*point, foramen ? std::optional(kForamenFieldMm) : std::nullopt);
}

void PaneLinks::onPositionChanged(ViewportWidget* pane)
{
    if (m_moving)
        return;
    m_placed[pane] = Knowledge::Point; // the reader's choice: results that come do not move it
    follow(pane);
    refreshSegments();
    refreshMarks();
    refreshReferences();
    refreshTitles();
}

std::vector<PaneMark> PaneLinks::marksOf(const std::vector<Site>& sites) const
{
    std::vector<PaneMark> marks;
    const Site current = m_session->currentSite();
    for (const Site& site : sites) {
        const AssessmentCell& cell = m_session->assessment().cell(site);
        const SiteLocation* location = cell.location();
        if (!location)
            continue;
        const CellState state = cell.state();
        marks.push_back(
            {.site = site,
             .patient = location->patient,
             .severity = cell.severity(),
             .name = shortName(site.condition),
             .selected = site == current,
             .provisional = state == CellState::AiSuggested || state == CellState::Refused});
    }
    return marks;
}

std::optional<Side> PaneLinks::sideShown(const ViewportWidget* pane) const
{
    const VolumePtr volume = pane->currentVolume();
    if (!volume)
        return std::nullopt;
    const auto left = leftOfMidline(*volume, pane->currentSlice(), levelsFor(pane));
    if (!left)
        return std::nullopt;
    return *left > 0 ? Side::Left : Side::Right;
}

void PaneLinks::refreshMarks()
{
    m_panes.sagittalT2->setMarks(marksOf(atAllLevels(Condition::SpinalCanalStenosis)));
    const auto side = sideShown(m_panes.sagittalT1);
    m_panes.sagittalT1->setMarks(marksOf(atAllLevels(foramenOf(side.value_or(m_side)))));
    const DiscLevel level = m_session->currentSite().level;
    m_panes.rightForamen->setMarks(marksOf({{foramenOf(Side::Right), level}}));
    m_panes.leftForamen->setMarks(marksOf({{foramenOf(Side::Left), level}}));
    // Only the sites of the block's own level: those of the next disc would lie in the wrong
    // anatomy.
    const DiscLevel axial = axialLevel().value_or(level);
    m_panes.axialT2->setMarks(marksOf({{Condition::RightSubarticularStenosis, axial},
                                       {Condition::SpinalCanalStenosis, axial},
                                       {Condition::LeftSubarticularStenosis, axial}}));
    for (ViewportWidget* pane : m_panes.all()) {
        if (instead(pane))
            pane->setMarks({});
    }
}

void PaneLinks::refreshLevels()
{
    const DiscLevel current = m_session->currentSite().level;
    for (ViewportWidget* pane : {m_panes.sagittalT2, m_panes.sagittalT1}) {
        std::vector<PaneLevel> levels;
        std::vector<PatientPoint> spine;
        for (const LevelLocation& location : levelsFor(pane)) {
            if (!location.discCenter || instead(pane))
                continue;
            levels.push_back({location.level, *location.discCenter, location.level == current});
            spine.push_back(*location.discCenter);
        }
        pane->setLevels(std::move(levels));
        pane->setSpine(std::move(spine));
    }
}

void PaneLinks::refreshSegments()
{
    m_panes.axialT2->setSegments(
        segmentsOf(m_panes.axialT2->volumes(), m_axialLevels, m_session->currentSite().level));
}

std::optional<DiscLevel> PaneLinks::axialLevel() const
{
    const auto position = static_cast<std::size_t>(m_panes.axialT2->position());
    return position < m_axialLevels.size() ? m_axialLevels[position] : std::nullopt;
}

void PaneLinks::moveCrosshair(ViewportWidget* from, PatientPoint point)
{
    const VolumePtr volume = from->currentVolume();
    if (!volume)
        return;
    const QScopedValueRollback guard(m_moving, true);
    for (ViewportWidget* pane : m_panes.all()) {
        const VolumePtr other = pane->currentVolume();
        const bool linked = other && missingLinkReason(*volume, *other).empty();
        pane->setCrosshair(linked ? std::optional(point) : std::nullopt);
        // The big panes follow to the slice of the point; the foramina stay with their level.
        const bool follows =
            pane == m_panes.sagittalT2 || pane == m_panes.sagittalT1 || pane == m_panes.axialT2;
        if (linked && follows && pane != from)
            pane->showPoint(point);
    }
    refreshMarks();
    refreshReferences();
    refreshTitles();
}

void PaneLinks::leaveCrosshair()
{
    for (ViewportWidget* pane : m_panes.all())
        pane->setCrosshair(std::nullopt);
}

} // namespace foramen
