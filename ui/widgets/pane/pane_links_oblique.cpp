// Planes resampled from a sagittal series, in the axial pane. See pane_links.h.
#include "core/imaging/volume_geometry.h"
#include "ui/panes/oblique_stack.h"
#include "ui/render/overlays.h"
#include "ui/state/study/session.h"
#include "ui/widgets/grid/site_words.h"
#include "ui/widgets/pane/oblique_handles.h"
#include "ui/widgets/pane/pane_links.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <memory>

namespace foramen {

namespace {

constexpr int kLeastSlices = 3;

bool canResample(const VolumePtr& volume)
{
    return volume && volume->hasGeometry && volume->geometry.slices >= kLeastSlices
        && planeOf(volume->geometry) == AnatomicalPlane::Sagittal;
}

/// The block of a series with the most slices; null where none will do.
VolumePtr bestBlock(const std::vector<VolumePtr>& blocks)
{
    VolumePtr best;
    for (const VolumePtr& block : blocks)
        if (canResample(block) && (!best || block->geometry.slices > best->geometry.slices))
            best = block;
    return best;
}

bool haveSameShape(const std::vector<VolumePtr>& a, const std::vector<VolumePtr>& b)
{
    return std::equal(a.begin(), a.end(), b.begin(), b.end(),
                      [](const VolumePtr& one, const VolumePtr& other) {
                          return one->geometry.columns == other->geometry.columns
                              && one->geometry.rows == other->geometry.rows
                              && one->geometry.slices == other->geometry.slices;
                      });
}

} // namespace

void PaneLinks::connectOblique()
{
    m_obliqueHandles = new ObliqueHandles({m_panes.sagittalT2, m_panes.sagittalT1}, this);
    connect(m_obliqueHandles, &ObliqueHandles::turned, this, &PaneLinks::turnOblique);
    connect(m_oblique, &ObliqueStack::changed, this, &PaneLinks::takeOblique);
    connect(m_oblique, &ObliqueStack::failed, this,
            [this] { Q_EMIT refused(tr("The plane lies outside the sagittal series.")); });
}

bool PaneLinks::isObliqueShown() const
{
    return m_panes.axialT2->isResampled();
}

bool PaneLinks::isObliqueWanted() const
{
    if (m_obliqueWish != ObliqueWish::Automatic)
        return m_obliqueWish == ObliqueWish::Shown;
    return m_session->study() && !hasSeries(SeriesRole::AxialT2);
}

bool PaneLinks::canBeResampled(const ViewportWidget* pane) const
{
    return canResample(pane->currentVolume());
}

VolumePtr PaneLinks::sagittalToResample() const
{
    if (m_obliqueSource)
        return m_obliqueSource;
    for (const SeriesRole role : {SeriesRole::SagittalT2, SeriesRole::SagittalT1})
        if (VolumePtr best = bestBlock(m_session->volumesFor(role)))
            return best;
    for (const SeriesEntry& entry : m_session->series())
        if (VolumePtr best = bestBlock(entry.volumes))
            return best;
    return nullptr;
}

void PaneLinks::refreshOblique()
{
    const auto& entries = m_session->series();
    const bool isGone = std::none_of(entries.begin(), entries.end(), [this](const auto& entry) {
        return std::find(entry.volumes.begin(), entry.volumes.end(), m_obliqueSource)
            != entry.volumes.end();
    });
    if (m_obliqueSource && isGone) { // of another study
        m_obliqueSource.reset();
        m_obliqueWish = ObliqueWish::Automatic;
    }
    m_oblique->setSource(isObliqueWanted() ? sagittalToResample() : nullptr);
    if (m_oblique->source())
        m_oblique->setDiscs(levelsIn(m_oblique->source()));
    hangPictures();
}

void PaneLinks::takeOblique()
{
    ViewportWidget* pane = m_panes.axialT2;
    const bool wasShown = isObliqueShown();
    const std::vector<VolumePtr> planes = m_oblique->volumes();
    if (wasShown && haveSameShape(pane->volumes(), planes)) {
        // Turned: the reader goes on looking at the same slice.
        const QScopedValueRollback guard(m_moving, true);
        pane->replaceVolumes(planes);
    }
    takeAssessment();
    takeMessages();
    if (m_goToBlock && isObliqueShown()) {
        const ObliqueBlock* block = m_oblique->block(*m_goToBlock);
        if (block && block->volume)
            pane->setPosition(positionOfBlock(*block));
        m_goToBlock.reset();
    }
}

void PaneLinks::toggleOblique()
{
    const bool isOn = isObliqueWanted() && !m_oblique->blocks().empty();
    if (isOn && !instead(m_panes.axialT2)) {
        m_obliqueWish =
            hasSeries(SeriesRole::AxialT2) ? ObliqueWish::Automatic : ObliqueWish::Hidden;
        m_obliqueSource.reset();
        takeAssessment();
        takeMessages();
        return;
    }
    const VolumePtr source = sagittalToResample();
    if (!source) {
        Q_EMIT refused(tr("There is no sagittal series of three slices or more to make a plane "
                          "from."));
        Q_EMIT obliqueShown(false);
        return;
    }
    wantOblique(source);
    if (!m_oblique->blocks().empty())
        return;
    const VolumeGeometry& geometry = source->geometry;
    m_goToBlock = m_oblique->placeThrough(geometry.patientFromVoxel(
        {(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, (geometry.slices - 1) / 2.0}));
}

void PaneLinks::wantOblique(const VolumePtr& source)
{
    m_obliqueWish = ObliqueWish::Shown;
    m_obliqueSource = source;
    m_instead.erase(m_panes.axialT2);
    if (m_area->paneLayout() == PaneLayout::One && m_area->activePane() != m_panes.axialT2)
        m_area->toggleMaximised();
    takeAssessment();
    takeMessages();
}

void PaneLinks::showObliqueThrough(const ViewportWidget* pane, PatientPoint point)
{
    if (!canBeResampled(pane))
        return;
    wantOblique(pane->currentVolume());
    const int number = m_oblique->placeThrough(point);
    m_goToBlock = number;
    const ObliqueBlock* block = m_oblique->block(number);
    const bool isMade = block->made == block->plane;
    if (block->level && *block->level != m_session->currentSite().level)
        m_session->setCurrentSite({m_session->currentSite().condition, *block->level});
    if (isMade)
        takeOblique(); // nothing is to be made: it runs there already
    refreshReferences();
}

const ObliqueBlock* PaneLinks::shownBlock() const
{
    return isObliqueShown() ? m_oblique->blockOf(m_panes.axialT2->currentVolume()) : nullptr;
}

void PaneLinks::tiltOblique(double degrees)
{
    const ObliqueBlock* block = shownBlock();
    if (block)
        turnOblique(tilted(block->plane, -degrees).towardsBack);
    else
        Q_EMIT refused(tr("There is no oblique plane to tilt."));
}

void PaneLinks::turnOblique(PatientVector towardsBack)
{
    const ObliqueBlock* block = shownBlock();
    if (!block)
        return;
    m_oblique->turn(block->number, m_panes.axialT2->currentSlice(), towardsBack);
    // The line goes with the mouse; the picture follows as soon as it is made.
    refreshReferences();
    refreshTitles();
}

int PaneLinks::positionOfBlock(const ObliqueBlock& block) const
{
    const std::vector<VolumePtr> planes = m_oblique->volumes();
    const auto index = std::find(planes.begin(), planes.end(), block.volume) - planes.begin();
    return static_cast<int>(index) * kObliqueSlices + kObliqueSlices / 2;
}

std::optional<int> PaneLinks::obliquePosition(DiscLevel level) const
{
    for (const ObliqueBlock& block : m_oblique->blocks())
        if (block.level == level && block.volume)
            return positionOfBlock(block);
    return std::nullopt;
}

QString PaneLinks::axialMessage() const
{
    if (m_session->state() != StudyState::Shown || !sagittalToResample())
        return {};
    return QStringLiteral(".\n")
        + tr("The menu of a sagittal pane shows a plane through a disc, resampled from its "
             "slices.");
}

std::vector<PaneReference> PaneLinks::obliqueReferences() const
{
    const ObliqueBlock* block = shownBlock();
    if (!block)
        return {};
    // An outline without pictures: it runs as the plane should, before that is made.
    auto outline = std::make_shared<Volume>();
    outline->frameOfReferenceUid = m_oblique->source()->frameOfReferenceUid;
    outline->geometry = obliqueStack(m_oblique->source()->geometry, block->plane);
    const QString level = block->level ? levelName(*block->level) : QString();
    return {{outline, m_panes.axialT2->currentSlice(), true,
             level.isEmpty() ? tr("oblique") : tr("%1 · oblique").arg(level)}};
}

void PaneLinks::refreshObliqueLines()
{
    const ObliqueBlock* block = shownBlock();
    for (ViewportWidget* pane : {m_panes.sagittalT2, m_panes.sagittalT1}) {
        const bool isCrossed = block && canBeResampled(pane)
            && missingLinkReason(*pane->currentVolume(), *m_oblique->source()).empty();
        if (!isCrossed) {
            m_obliqueHandles->setLine(pane, std::nullopt);
            continue;
        }
        const ObliquePlane plane = m_oblique->planeOfSlice(*block, m_panes.axialT2->currentSlice());
        m_obliqueHandles->setLine(pane, ObliqueLine{plane.center, plane.towardsBack});
    }
}

void PaneLinks::refreshObliqueTitle()
{
    const ObliqueBlock* block = shownBlock();
    if (!block)
        return;
    const QString dot = QStringLiteral(" · ");
    QString title = tr("Oblique");
    if (block->level)
        title = levelName(*block->level) + dot + title;
    QString from;
    for (const SeriesEntry& entry : m_session->series())
        if (std::find(entry.volumes.begin(), entry.volumes.end(), m_oblique->source())
            != entry.volumes.end())
            from = entry.title;
    const auto tilt = static_cast<int>(std::lround(std::abs(tiltOf(block->plane))));
    m_panes.axialT2->setTitle(title, tr("from %1").arg(from) + dot + tr("%1° tilt").arg(tilt));
    m_panes.axialT2->setAccessibleName(tr("%1, resampled").arg(title)); // the badge is painted only
}

} // namespace foramen
