#include "ui/panes/planes/oblique_planes.h"

#include "core/imaging/volume_geometry.h"
#include "ui/panes/source/pane_source.h"
#include "ui/render/resampler.h"

#include <algorithm>
#include <memory>
#include <utility>

namespace foramen {

namespace {

constexpr int kLeastSlices = 3;

/// The block of a series with the most slices; null where none is suitable.
VolumePtr bestBlock(const std::vector<VolumePtr>& blocks)
{
    VolumePtr best;
    for (const VolumePtr& block : blocks)
        if (ObliquePlanes::canResample(block)
            && (!best || block->geometry.slices > best->geometry.slices))
            best = block;
    return best;
}

} // namespace

ObliquePlanes::ObliquePlanes(const PaneSource& source, ObliqueStack& stack)
    : m_source(source)
    , m_stack(stack)
{
}

bool ObliquePlanes::canResample(const VolumePtr& volume)
{
    return volume && volume->hasGeometry && volume->geometry.slices >= kLeastSlices
        && planeOf(volume->geometry) == AnatomicalPlane::Sagittal;
}

VolumePtr ObliquePlanes::sagittalToResample() const
{
    if (m_chosen)
        return m_chosen;
    for (const SeriesRole role : {SeriesRole::SagittalT2, SeriesRole::SagittalT1})
        if (VolumePtr best = bestBlock(m_source.volumesFor(role)))
            return best;
    for (const SeriesEntry& entry : m_source.series())
        if (VolumePtr best = bestBlock(entry.volumes))
            return best;
    return nullptr;
}

bool ObliquePlanes::isWanted() const
{
    if (m_wish != Wish::Automatic)
        return m_wish == Wish::Shown;
    return m_source.stage() != PaneSource::Stage::None && !m_source.hasSeries(SeriesRole::AxialT2);
}

void ObliquePlanes::want(const VolumePtr& source)
{
    m_wish = Wish::Shown;
    m_chosen = source;
}

void ObliquePlanes::dismiss()
{
    m_wish = m_source.hasSeries(SeriesRole::AxialT2) ? Wish::Automatic : Wish::Hidden;
    m_chosen.reset();
}

void ObliquePlanes::yieldToSeries()
{
    if (m_wish == Wish::Shown)
        m_wish = Wish::Automatic;
}

void ObliquePlanes::placeInTheMiddle()
{
    const VolumeGeometry& geometry = m_stack.source()->geometry;
    placeThrough(geometry.patientFromVoxel(
        {(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0, (geometry.slices - 1) / 2.0}));
}

const ObliqueBlock* ObliquePlanes::placeThrough(PatientPoint point)
{
    const int number = m_stack.placeThrough(point);
    m_goal = number;
    return m_stack.block(number);
}

void ObliquePlanes::update()
{
    const auto& entries = m_source.series();
    const bool isGone = std::none_of(entries.begin(), entries.end(), [this](const auto& entry) {
        return std::find(entry.volumes.begin(), entry.volumes.end(), m_chosen)
            != entry.volumes.end();
    });
    if (m_chosen && isGone) {
        m_chosen.reset();
        m_wish = Wish::Automatic;
    }
    m_stack.setSource(isWanted() ? sagittalToResample() : nullptr);
    if (m_stack.source())
        m_stack.setDiscs(m_source.discsIn(m_stack.source()));
}

LevelledStack ObliquePlanes::stack() const
{
    return isWanted() ? LevelledStack(m_stack.volumes(), m_stack.levelsOfPositions())
                      : LevelledStack();
}

int ObliquePlanes::positionOfBlock(const ObliqueBlock& block) const
{
    const std::vector<VolumePtr> planes = m_stack.volumes();
    const auto index = std::find(planes.begin(), planes.end(), block.volume) - planes.begin();
    return static_cast<int>(index) * kObliqueSlices + kObliqueSlices / 2;
}

std::optional<int> ObliquePlanes::positionOf(DiscLevel level) const
{
    for (const ObliqueBlock& block : m_stack.blocks())
        if (block.level == level && block.volume)
            return positionOfBlock(block);
    return std::nullopt;
}

std::optional<int> ObliquePlanes::takeGoal()
{
    const auto number = std::exchange(m_goal, std::nullopt);
    const ObliqueBlock* block = number ? m_stack.block(*number) : nullptr;
    return block && block->volume ? std::optional(positionOfBlock(*block)) : std::nullopt;
}

const ObliqueBlock* ObliquePlanes::shownIn(const PaneView& axial) const
{
    return axial.isResampled ? m_stack.blockOf(axial.volume()) : nullptr;
}

void ObliquePlanes::turn(const PaneView& axial, PatientVector towardsBack)
{
    if (const ObliqueBlock* block = shownIn(axial))
        m_stack.turn(block->number, axial.slice(), towardsBack);
}

std::optional<ObliquePlane> ObliquePlanes::planeIn(const PaneView& axial) const
{
    const ObliqueBlock* block = shownIn(axial);
    return block ? std::optional(m_stack.planeOfSlice(*block, axial.slice())) : std::nullopt;
}

VolumePtr ObliquePlanes::outlineOf(const PaneView& axial) const
{
    const ObliqueBlock* block = shownIn(axial);
    if (!block)
        return nullptr;
    // It shows the requested plane before the pictures are made.
    auto outline = std::make_shared<Volume>();
    outline->seriesInstanceUid = m_stack.source()->seriesInstanceUid;
    outline->seriesId = m_stack.source()->seriesId;
    outline->frameOfReferenceUid = m_stack.source()->frameOfReferenceUid;
    outline->geometry = obliqueStack(m_stack.source()->geometry, block->plane);
    return outline;
}

QString ObliquePlanes::seriesTitle() const
{
    for (const SeriesEntry& entry : m_source.series())
        if (std::find(entry.volumes.begin(), entry.volumes.end(), m_stack.source())
            != entry.volumes.end())
            return entry.title;
    return {};
}

} // namespace foramen
