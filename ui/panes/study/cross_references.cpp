#include "ui/panes/study/cross_references.h"

#include "core/imaging/volume_geometry.h"
#include "ui/panes/planes/oblique_planes.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/study/pane_texts.h"

namespace foramen {

namespace {

/// The lines of the axial pane in the sagittal ones: the shown slice, and both ends of its block.
std::vector<PaneReference> linesOfAxial(const PaneView& axial, const PaneTexts& texts)
{
    std::vector<PaneReference> lines;
    const VolumePtr volume = axial.volume();
    if (!volume)
        return lines;
    const int last = volume->geometry.slices - 1;
    for (const int end : {0, last}) {
        if (end != axial.slice() && last > 0)
            lines.push_back({volume, end, false, {}});
    }
    // The words are of axial slices.
    const QString text = axial.reformat || planeOf(volume->geometry) != AnatomicalPlane::Axial
        ? QString::number(axial.position + 1)
        : texts.lineText(axial.stack.levelAt(axial.position), axial.position + 1);
    lines.push_back({volume, axial.slice(), true, text});
    return lines;
}

std::vector<PaneReference> linesOfPlanes(const PaneView& axial, const ObliquePlanes& planes,
                                         const PaneTexts& texts)
{
    const VolumePtr outline = planes.outlineOf(axial);
    if (!outline)
        return {};
    return {{outline, axial.slice(), true, texts.planeText(axial.stack.levelAt(axial.position))}};
}

} // namespace

std::vector<PaneReference> CrossReferences::linesIn(const PaneView& view,
                                                    const std::vector<PaneReference>& lines) const
{
    std::vector<PaneReference> linked;
    const VolumePtr volume = view.volume();
    for (const PaneReference& line : lines) {
        const SpaceLink link =
            volume ? m_source.spaces().between(*line.volume, *volume) : SpaceLink();
        if (!link.isLinked())
            continue;
        linked.push_back(line);
        linked.back().offset = link.toSecond();
    }
    return linked;
}

std::optional<ObliqueLine> CrossReferences::lineToTurn(const PaneView& sagittal,
                                                       const PaneView& axial,
                                                       const ObliquePlanes& planes) const
{
    const auto plane = planes.planeIn(axial);
    const VolumePtr volume = sagittal.volume();
    if (!plane || !ObliquePlanes::canResample(volume))
        return std::nullopt;
    const SpaceLink link = m_source.spaces().between(*planes.resampledSeries(), *volume);
    if (!link.isLinked())
        return std::nullopt;
    return ObliqueLine{plane->center + link.toSecond(), plane->towardsBack};
}

void CrossReferences::draw(PaneViews& views, std::optional<PaneKind> active,
                           const ObliquePlanes* planes, const PaneTexts& texts) const
{
    PaneView& axial = views.at(PaneKind::AxialT2);
    const std::vector<PaneReference> ofAxial = axial.isResampled && !axial.reformat && planes
        ? linesOfPlanes(axial, *planes, texts)
        : linesOfAxial(axial, texts);
    for (auto& [kind, view] : views) {
        if (!isLargeSagittal(kind))
            continue;
        view.references = linesIn(view, ofAxial);
        if (planes)
            view.obliqueLine = lineToTurn(view, axial, *planes);
    }
    // The axial is crossed by the sagittal pane that is being read, and by none while it is read
    // itself.
    if (!active || *active == PaneKind::AxialT2)
        return;
    const PaneView& crossing = views.at(*active);
    if (crossing.volume())
        axial.references = linesIn(axial, {{crossing.volume(), crossing.slice(), false, {}}});
}

} // namespace foramen
