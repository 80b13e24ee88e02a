#include "ui/panes/study/scroll_links.h"

#include "core/imaging/volume_geometry.h"
#include "ui/panes/source/pane_source.h"
#include "ui/panes/stack/stack_view.h"

#include <QSettings>

namespace foramen {

namespace {

const QString kTogetherKey = QStringLiteral("panes/scrollTogether");
/// Stacks tilted further against one another show other anatomy side by side: sine of 20 degrees.
constexpr double kParallelSine = 0.342;

bool areParallel(const Volume& a, const Volume& b)
{
    return a.hasGeometry && b.hasGeometry
        && length(cross(a.geometry.sliceNormal(), b.geometry.sliceNormal())) <= kParallelSine;
}

PatientPoint middleOf(const PaneView& view)
{
    const VolumeGeometry& geometry = view.volume()->geometry;
    return geometry.patientFromVoxel({(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0,
                                      static_cast<double>(view.slice())});
}

VolumePtr firstBlock(const PaneView& view)
{
    return view.stack.isEmpty() ? nullptr : view.stack.blocks().front();
}

} // namespace

ScrollLinks::ScrollLinks(const PaneSource& source)
    : m_source(source)
    , m_isOn(QSettings().value(kTogetherKey, true).toBool())
{
}

void ScrollLinks::setOn(bool on)
{
    m_isOn = on;
    QSettings().setValue(kTogetherKey, on);
}

const PatientVector* ScrollLinks::offsetByHand(const PaneView& from, const PaneView& to) const
{
    const auto offsets = m_offsets.find(firstBlock(from));
    if (offsets == m_offsets.end())
        return nullptr;
    const auto offset = offsets->second.find(firstBlock(to));
    return offset == offsets->second.end() ? nullptr : &offset->second;
}

std::optional<PatientVector> ScrollLinks::offsetBetween(const PaneView& from,
                                                        const PaneView& to) const
{
    const VolumePtr a = from.volume();
    const VolumePtr b = to.volume();
    if (!a || !b || !areParallel(*a, *b))
        return std::nullopt;
    if (const PatientVector* byHand = offsetByHand(from, to))
        return *byHand;
    const SpaceLink link = m_source.spaces().between(*a, *b);
    return link.isLinked() ? std::optional(link.toSecond()) : std::nullopt;
}

void ScrollLinks::follow(PaneKind from, PaneViews& views) const
{
    const PaneView& leading = views.at(from);
    if (!m_isOn || !isWholeStack(from) || !leading.volume())
        return;
    for (auto& [kind, view] : views) {
        const auto offset =
            kind == from || !isWholeStack(kind) ? std::nullopt : offsetBetween(leading, view);
        if (!offset)
            continue;
        view.position = positionNearest(view.stack.blocks(), middleOf(leading) + *offset)
                            .value_or(view.position);
    }
}

bool ScrollLinks::toggleByHand(PaneKind kind, const PaneViews& views)
{
    const PaneView& view = views.at(kind);
    const VolumePtr volume = view.volume();
    bool any = false;
    for (const auto& [otherKind, other] : views) {
        const VolumePtr there = other.volume();
        const VolumePtr a = firstBlock(view);
        const VolumePtr b = firstBlock(other);
        if (!isWholeStack(otherKind) || !volume || !there || a == b
            || !areParallel(*volume, *there))
            continue;
        any = true;
        if (m_offsets[a].erase(b) + m_offsets[b].erase(a) > 0)
            continue;
        const PatientVector normal = volume->geometry.sliceNormal();
        const PatientVector offset = normal * dot(middleOf(other) - middleOf(view), normal);
        m_offsets[a].emplace(b, offset);
        m_offsets[b].emplace(a, offset * -1);
    }
    return any;
}

std::optional<ScrollLinks::Link> ScrollLinks::linkOf(PaneKind kind, const PaneViews& views) const
{
    const PaneView& view = views.at(kind);
    for (const auto& [otherKind, other] : views) {
        const auto offset = otherKind == kind || !isWholeStack(otherKind)
            ? std::nullopt
            : offsetBetween(other, view);
        if (offset && offsetByHand(other, view))
            return Link{true, SpaceBasis::None,
                        dot(*offset, view.volume()->geometry.sliceNormal())};
        if (offset)
            return Link{false, m_source.spaces().between(*other.volume(), *view.volume()).basis,
                        length(*offset)};
    }
    return std::nullopt;
}

Reason ScrollLinks::missingReason(PaneKind kind, const PaneViews& views) const
{
    const PaneView& view = views.at(kind);
    const PaneView& leading = views.at(PaneKind::SagittalT2);
    const VolumePtr volume = view.volume();
    const VolumePtr other = leading.volume();
    if (kind == PaneKind::SagittalT2 || !volume || !other || !areParallel(*volume, *other)
        || offsetBetween(leading, view))
        return {};
    return m_source.spaces().missingLinkReason(*volume, *other);
}

} // namespace foramen
