#include "ui/panes/study/study_panes.h"

#include "ui/panes/planes/oblique_planes.h"
#include "ui/panes/planes/oblique_stack.h"
#include "ui/panes/planes/reformats.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/study/cross_references.h"
#include "ui/panes/study/crosshair.h"
#include "ui/panes/study/hanging.h"
#include "ui/panes/study/scroll_links.h"
#include "ui/panes/study/site_marks.h"
#include "ui/panes/study/window_sharing.h"

#include <QRectF>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace foramen {

/// The parts that decide what the panes of one study show.
struct StudyPanes::PerStudy {
    PerStudy(const PaneSource& source, const std::map<PaneKind, Pane*>& panes,
             const Options& options, ObliqueStack& planeMaker)
        : hanging(source)
        , placement(source, options.points)
        , windows(panes,
                  [this, &source, &planeMaker](const VolumePtr& made) {
                      if (VolumePtr acquired = source.acquiredFrom(made))
                          return acquired;
                      VolumePtr acquired = reformats.sourceOf(made);
                      return acquired ? acquired : planeMaker.source();
                  })
        , scroll(source)
        , references(source)
        , crosshair(source)
        , planes(source, planeMaker)
        , texts(options.makeTexts({source, hanging, scroll, planes}))
    {
    }

    Hanging hanging;
    Reformats reformats;
    LevelPlacement placement;
    WindowSharing windows;
    ScrollLinks scroll;
    CrossReferences references;
    Crosshair crosshair;
    ObliquePlanes planes;
    std::unique_ptr<PaneTexts> texts;
};

StudyPanes::StudyPanes(const PaneSource* source, std::map<PaneKind, Pane*> panes, Options options,
                       QObject* parent)
    : QObject(parent)
    , m_source(source)
    , m_panes(std::move(panes))
    , m_options(std::move(options))
    , m_planeMaker(new ObliqueStack(this))
{
    beginStudy();
    connectSource();
    connectPlanes();
    for (const auto& [kind, pane] : m_panes)
        connectPane(kind, pane);
    update();
}

StudyPanes::~StudyPanes() = default;

void StudyPanes::connectSource()
{
    connect(m_source, &PaneSource::stageChanged, this, &StudyPanes::takeStage);
    connect(m_source, &PaneSource::volumesChanged, this, [this] {
        m_study->placement.forgetGuesses();
        update();
    });
    connect(m_source, &PaneSource::changed, this, &StudyPanes::update);
    connect(m_source, &PaneSource::currentSiteChanged, this, &StudyPanes::goToCurrentSite);
    connect(m_source, &PaneSource::currentSiteFollowed, this, &StudyPanes::takeFollowedSite);
}

void StudyPanes::connectPane(PaneKind kind, Pane* pane)
{
    connect(pane, &Pane::positionChanged, this, [this, kind] { takePosition(kind); });
    connect(pane, &Pane::viewChanged, this, [this, kind] { m_study->windows.share(kind); });
    // The room for titles depends on the pane's width.
    connect(pane, &Pane::sizeChanged, this, &StudyPanes::update, Qt::QueuedConnection);
    connect(pane, &Pane::markClicked, this, &StudyPanes::siteChosen);
    connect(pane, &Pane::levelClicked, this, [this](DiscLevel level) {
        Q_EMIT siteChosen({m_source->currentSite().condition, level});
    });
    connect(pane, &Pane::markMoved, this,
            [this, pane](Site site, PatientPoint point, ImagePoint image) {
                if (takesPoints(*pane))
                    Q_EMIT siteMoved(site, point, pane->volume(), pane->slice(), image);
            });
    connect(pane, &Pane::crosshairMoved, this,
            [this, kind](PatientPoint point) { moveCrosshair(kind, point); });
    connect(pane, &Pane::crosshairLeft, this, &StudyPanes::leaveCrosshair);
}

void StudyPanes::connectPlanes()
{
    connect(m_planeMaker, &ObliqueStack::changed, this, &StudyPanes::takePlanes);
    connect(m_planeMaker, &ObliqueStack::failed, this,
            [this] { Q_EMIT refused(tr("The plane lies outside the sagittal series.")); });
}

Pane* StudyPanes::pane(PaneKind kind) const
{
    const auto found = m_panes.find(kind);
    return found == m_panes.end() ? nullptr : found->second;
}

void StudyPanes::setActivePane(std::optional<PaneKind> kind)
{
    m_active = kind;
    update();
}

void StudyPanes::beginStudy()
{
    m_studyKey = m_source->studyKey();
    m_study = std::make_unique<PerStudy>(*m_source, m_panes, m_options, *m_planeMaker);
    connect(&m_study->reformats, &Reformats::changed, this, &StudyPanes::update);
    connect(&m_study->reformats, &Reformats::failed, this, &StudyPanes::refuseReformat);
}

void StudyPanes::takeStage()
{
    if (m_source->studyKey() != m_studyKey)
        beginStudy();
    else if (m_source->stage() != PaneSource::Stage::Read)
        showRoles(); // the series are counted anew
    update();
}

void StudyPanes::showRoles()
{
    m_study->hanging.showRoles();
    m_study->reformats.chooseNone();
}

std::vector<VolumePtr> StudyPanes::acquiredFor(PaneKind kind) const
{
    std::vector<VolumePtr> acquired = m_study->hanging.volumesFor(kind);
    if (acquired.empty() && kind == PaneKind::AxialT2 && m_options.resamples)
        if (const VolumePtr sagittal = m_study->planes.sagittalToResample())
            acquired.push_back(sagittal);
    return acquired;
}

PaneView StudyPanes::stackOf(PaneKind kind)
{
    PaneView view;
    view.isOtherSeries = m_study->hanging.otherSeries(kind) != nullptr;
    view.isCropped = !m_source->showsOtherBodyPart();
    const auto plane = m_study->reformats.chosen(kind);
    const VolumePtr reformat =
        plane ? m_study->reformats.volumeFor(kind, acquiredFor(kind)) : nullptr;
    if (reformat) {
        view.reformat = plane;
        // Marks and levels belong to the series as it was acquired.
        view.isOtherSeries = true;
        view.stack = LevelledStack({reformat}, std::vector<std::optional<DiscLevel>>());
    } else if (kind == PaneKind::AxialT2 && m_options.resamples && !view.isOtherSeries) {
        view.stack = m_study->planes.stack();
    }
    view.isResampled = !view.stack.isEmpty();
    if (!view.isResampled) {
        view.stack =
            LevelledStack(m_study->hanging.volumesFor(kind),
                          [this](const VolumePtr& block) { return m_source->discsIn(block); });
        view.isResampled = m_source->acquiredFrom(view.stack.volumeAt(0)) != nullptr;
    }
    const Pane& pane = *m_panes.at(kind);
    const bool stays = pane.volumes() == view.stack.blocks() || pane.isRemadeIn(view);
    if (!stays)
        m_study->placement.forget(kind);
    view.position = stays ? pane.position() : view.stack.count() / 2;
    return view;
}

PaneViews StudyPanes::stacks()
{
    if (m_options.resamples)
        m_study->planes.update();
    m_study->hanging.fillWithOtherSeries();
    PaneViews views;
    for (const auto& [kind, pane] : m_panes)
        views.emplace(kind, stackOf(kind));
    return views;
}

void StudyPanes::update()
{
    if (m_isApplying) // a drag was cancelled together with its picture
        QMetaObject::invokeMethod(this, &StudyPanes::update, Qt::QueuedConnection);
    else {
        apply(stacks());
        followAxial();
    }
}

void StudyPanes::followOther(PaneViews& views, std::optional<PaneKind> leading) const
{
    for (auto& [kind, view] : views)
        if (m_options.followed && kind != leading)
            view.position = m_options.followed(kind, view.stack).value_or(view.position);
}

void StudyPanes::apply(PaneViews views, std::optional<PaneKind> leading)
{
    const ObliquePlanes* planes = m_options.resamples ? &m_study->planes : nullptr;
    m_study->placement.place(views, planes);
    followOther(views, leading);
    if (m_options.marksSites)
        markSites(views, *m_source, m_study->placement.side());
    nameLevels(views, *m_source);
    m_study->references.draw(views, m_active, planes, *m_study->texts);
    m_study->crosshair.draw(views);
    std::map<PaneKind, double> widths;
    for (const auto& [kind, pane] : m_panes)
        widths[kind] = pane->size().width();
    m_study->texts->tell(views, widths);

    m_views = std::move(views);
    const QScopedValueRollback guard(m_isApplying, true);
    for (const auto& [kind, pane] : m_panes) {
        const PaneView& view = m_views.at(kind);
        const bool isOther = pane->volumes() != view.stack.blocks() && !pane->isRemadeIn(view);
        if (isOther)
            m_study->windows.keep(kind);
        pane->show(view);
        if (isOther)
            m_study->windows.restore(kind);
        m_study->windows.useSpine(kind, m_source->spineWindows());
    }
    tellEmptyPanes();
    Q_EMIT obliqueShown(isObliqueShown());
    Q_EMIT updated();
}

void StudyPanes::tellEmptyPanes()
{
    std::vector<const Pane*> empty;
    for (const auto& [kind, pane] : m_panes) {
        // The pane says what could not be read, and a plane is offered instead.
        const bool isOffered =
            kind == PaneKind::AxialT2 && m_study->planes.sagittalToResample() != nullptr;
        const bool hasToSay = m_source->showsOtherBodyPart()
            ? isWholeStack(kind) && m_source->hasSeries(roleOf(kind))
            : m_source->hasSeries(roleOf(kind)) || isOffered;
        if (m_source->stage() == PaneSource::Stage::Read && pane->volumes().empty() && !hasToSay)
            empty.push_back(pane);
    }
    Q_EMIT emptyPanesChanged(empty);
}

void StudyPanes::takePosition(PaneKind kind)
{
    if (m_isApplying)
        return;
    PaneViews views = stacks();
    m_study->scroll.follow(kind, views);
    keepFollowers(kind, views);
    apply(std::move(views), kind);
    followAxial();
}

void StudyPanes::keepFollowers(PaneKind leading, const PaneViews& views)
{
    m_study->placement.keep(leading);
    for (const auto& [kind, view] : views)
        if (isWholeStack(kind) && view.position != m_panes.at(kind)->position())
            m_study->placement.keep(kind);
}

void StudyPanes::followAxial()
{
    const Site site = m_source->currentSite();
    const PaneView& axial = m_views.at(PaneKind::AxialT2);
    const auto level = axial.stack.levelAt(axial.position);
    if (!m_options.followsAxial || !level || *level == site.level
        || !m_study->placement.isKept(PaneKind::AxialT2))
        return;
    Q_EMIT siteScrolledTo({site.condition, *level});
}

void StudyPanes::takeFollowedSite()
{
    // A prior is scrolled by its links, or not at all.
    m_study->placement.setGoing(m_options.followsAxial ? LevelPlacement::Going::NotScrolled
                                                       : LevelPlacement::Going::None);
    update();
    m_study->placement.setGoing(LevelPlacement::Going::All);
}

void StudyPanes::goToCurrentSite()
{
    m_study->placement.startAnew();
    update();
}

bool StudyPanes::hidesLevel(DiscLevel level) const
{
    bool anyKnown = false;
    for (const auto& [kind, pane] : m_panes) {
        const PaneView& view = m_views.at(kind);
        if (!pane->isOnScreen() || !pane->hasPicture())
            continue;
        if (kind == PaneKind::AxialT2) {
            const auto shown = view.stack.levelAt(view.position);
            if (shown == level)
                return false;
            anyKnown = anyKnown
                || std::any_of(kLevels.begin(), kLevels.end(),
                               [&view](DiscLevel one) { return view.stack.hasLevel(one); });
            continue;
        }
        for (const LevelLocation& disc : m_source->discsIn(view.volume())) {
            if (!disc.discCenter)
                continue;
            anyKnown = true;
            const DisplayPoint at = pane->scene().displayFromPatient(*disc.discCenter);
            if (disc.level == level && QRectF(QPointF(), pane->size()).contains(at.x, at.y))
                return false;
        }
    }
    return anyKnown;
}

void StudyPanes::stepLevel(int by)
{
    Site site = m_source->currentSite();
    const int level = static_cast<int>(site.level) + by;
    if (level < 0 || level >= static_cast<int>(kLevelCount))
        return;
    site.level = kLevels[static_cast<std::size_t>(level)];
    Q_EMIT siteChosen(site);
}

void StudyPanes::showSeries(std::size_t seriesIndex)
{
    if (!m_active || !m_source->entryAt(seriesIndex))
        return;
    if (*m_active == PaneKind::AxialT2)
        m_study->planes.yieldToSeries();
    m_study->reformats.choose(*m_active, std::nullopt);
    m_study->hanging.show(*m_active, seriesIndex);
    if (!m_study->hanging.otherSeries(*m_active))
        m_study->placement.forgetGuesses();
    update();
}

void StudyPanes::stepSeries(int by)
{
    const auto next = m_active ? m_study->hanging.neighbour(*m_active, by) : std::nullopt;
    if (next)
        showSeries(*next);
}

bool StudyPanes::takesPoints(const Pane& pane)
{
    if (pane.isResampled())
        Q_EMIT refused(tr("A point belongs to an acquired picture, but this plane is resampled. "
                          "Place it in a pane of the series itself."));
    return !pane.isResampled();
}

void StudyPanes::placeSite(PaneKind kind, Site site, DisplayPoint at)
{
    const Pane& pane = *m_panes.at(kind);
    const VolumePtr volume = pane.hasPicture() ? pane.volume() : nullptr;
    VoxelPoint voxel;
    if (volume) {
        const ImagePoint image = pane.scene().imageFromDisplay(at);
        voxel = {image.column, image.row, static_cast<double>(pane.slice())};
    }
    if (!volume || !volume->geometry.contains(voxel))
        Q_EMIT refused(tr("There is no picture at that place."));
    else if (takesPoints(pane))
        Q_EMIT siteMoved(site, volume->geometry.patientFromVoxel(voxel), volume, pane.slice(),
                         {voxel.column, voxel.row});
}

void StudyPanes::moveSiteToSlice(PaneKind kind, Site site)
{
    const Pane& pane = *m_panes.at(kind);
    if (pane.hasPicture() && takesPoints(pane))
        Q_EMIT siteSentToSlice(site, pane.volume(), pane.slice());
}

void StudyPanes::setScrollsTogether(bool on)
{
    m_study->scroll.setOn(on);
    PaneViews views = stacks();
    if (on && m_active)
        m_study->scroll.follow(*m_active, views);
    apply(std::move(views));
}

bool StudyPanes::scrollsTogether() const
{
    return m_study->scroll.isOn();
}

bool StudyPanes::linkByHand()
{
    const bool any = m_active && m_study->scroll.toggleByHand(*m_active, m_views);
    update();
    return any;
}

void StudyPanes::setCrosshairTool(bool on)
{
    for (const auto& [kind, pane] : m_panes)
        pane->setCrosshairTool(on);
}

void StudyPanes::setInterpolation(Interpolation interpolation)
{
    m_study->windows.setInterpolation(interpolation);
}

Interpolation StudyPanes::interpolation() const
{
    return m_study->windows.interpolation();
}

void StudyPanes::moveCrosshair(PaneKind kind, PatientPoint point)
{
    if (!m_panes.at(kind)->volume())
        return;
    PaneViews views = stacks();
    m_study->crosshair.pointAt(views.at(kind), point);
    m_study->crosshair.follow(kind, views);
    keepFollowers(kind, views);
    apply(std::move(views));
    followAxial();
}

void StudyPanes::leaveCrosshair()
{
    if (!m_study->crosshair.isPointing())
        return;
    m_study->crosshair.release();
    update();
}

void StudyPanes::showPlane(std::optional<AnatomicalPlane> plane)
{
    if (!m_active)
        return;
    if (plane && !Reformats::sourceIn(acquiredFor(*m_active))) {
        refuseReformat();
        return;
    }
    m_study->reformats.choose(*m_active, plane);
    update();
}

std::optional<AnatomicalPlane> StudyPanes::chosenPlane() const
{
    return m_active ? m_study->reformats.chosen(*m_active) : std::nullopt;
}

void StudyPanes::refuseReformat()
{
    Q_EMIT refused(tr("This series cannot be shown in another plane: that takes three slices or "
                      "more whose positions are known."));
}

bool StudyPanes::isObliqueShown() const
{
    const PaneView& axial = m_views.at(PaneKind::AxialT2);
    return axial.isResampled && !axial.reformat;
}

bool StudyPanes::canBeResampled(PaneKind kind) const
{
    const PaneView& view = m_views.at(kind);
    return !view.reformat && ObliquePlanes::canResample(view.volume());
}

void StudyPanes::toggleOblique()
{
    ObliquePlanes& planes = m_study->planes;
    const bool wasReformat = m_study->reformats.chosen(PaneKind::AxialT2).has_value();
    m_study->reformats.choose(PaneKind::AxialT2, std::nullopt);
    const bool isOn = planes.isWanted() && planes.hasBlocks();
    if (isOn && !wasReformat && !m_study->hanging.otherSeries(PaneKind::AxialT2)) {
        planes.dismiss();
        update();
        return;
    }
    const VolumePtr source = planes.sagittalToResample();
    if (!source) {
        Q_EMIT refused(tr("There is no sagittal series of three slices or more to make a plane "
                          "from."));
        Q_EMIT obliqueShown(false);
        return;
    }
    planes.want(source);
    m_study->hanging.showRole(PaneKind::AxialT2);
    Q_EMIT axialWanted();
    update();
    if (!planes.hasBlocks())
        planes.placeInTheMiddle();
}

void StudyPanes::showObliqueThrough(PaneKind kind, PatientPoint point)
{
    if (!canBeResampled(kind))
        return;
    m_study->planes.want(m_views.at(kind).volume());
    m_study->reformats.choose(PaneKind::AxialT2, std::nullopt);
    m_study->hanging.showRole(PaneKind::AxialT2);
    Q_EMIT axialWanted();
    update();
    const ObliqueBlock* block = m_study->planes.placeThrough(point);
    const bool isMade = block->made == block->plane;
    if (block->level && *block->level != m_source->currentSite().level)
        Q_EMIT siteChosen({m_source->currentSite().condition, *block->level});
    if (isMade)
        takePlanes(); // nothing is to be made: the planes run there already
    else
        update();
}

void StudyPanes::takePlanes()
{
    update();
    if (!isObliqueShown())
        return;
    // The reader asked for this place, as by scrolling there.
    if (const auto goal = m_study->planes.takeGoal())
        m_panes.at(PaneKind::AxialT2)->setPosition(*goal);
}

void StudyPanes::tiltOblique(double degrees)
{
    if (const ObliqueBlock* block = m_study->planes.shownIn(m_views.at(PaneKind::AxialT2)))
        turnOblique(tilted(block->plane, -degrees).towardsBack);
    else
        Q_EMIT refused(tr("There is no oblique plane to tilt."));
}

void StudyPanes::turnOblique(PatientVector towardsBack)
{
    m_study->planes.turn(m_views.at(PaneKind::AxialT2), towardsBack);
    // The line follows the mouse; the picture follows as soon as it is made.
    update();
}

} // namespace foramen
