#include "ui/panes/pane/pane_content.h"

#include "core/imaging/volume_geometry.h"

#include <QLineF>

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr double kFaintOpacity = 0.45;
constexpr double kMarkReach = 13; ///< logical pixels from a mark's centre that still hit it
constexpr double kTrackWidth = 6;
constexpr double kTrackRight = 4;
constexpr double kTrackTop = 56;
constexpr double kTrackBottom = 44;
constexpr double kHoldWidth = 18;

/// A point belongs to its slice, and is faint on those that its thickness reaches or that lie next
/// to it.
double opacityAt(double distanceMm, const Volume& volume)
{
    const double spacing = volume.geometry.sliceSpacing;
    const double half = spacing / 2 + 1e-3;
    if (distanceMm <= half)
        return 1;
    const bool isSagittal = planeOf(volume.geometry) == AnatomicalPlane::Sagittal;
    const double reach = std::max(volume.sliceThickness, isSagittal ? spacing : 0.0);
    return distanceMm <= half + reach ? kFaintOpacity : 0;
}

} // namespace

std::vector<ShownMark> shownMarks(const PaneContent& content, const SliceScene& scene)
{
    std::vector<ShownMark> shown;
    if (!scene.volume() || !content.areOverlaysVisible)
        return shown;
    for (const PaneMark& mark : content.marks) {
        const bool isDragged = content.dragged == mark.site;
        const PatientPoint patient = isDragged ? content.draggedTo : mark.patient;
        const double opacity =
            isDragged ? 1 : opacityAt(std::abs(scene.distanceFromSlice(patient)), *scene.volume());
        if (opacity <= 0)
            continue;
        const DisplayPoint at = scene.displayFromPatient(patient);
        shown.push_back({&mark, QPointF(at.x, at.y), opacity});
    }
    const auto rank = [](const ShownMark& mark) {
        return mark.opacity + (mark.mark->selected ? 1 : 0);
    };
    std::stable_sort(shown.begin(), shown.end(),
                     [&rank](const ShownMark& a, const ShownMark& b) { return rank(a) < rank(b); });
    return shown;
}

const PaneMark* markAt(const PaneContent& content, const SliceScene& scene, QPointF position)
{
    const PaneMark* nearest = nullptr;
    double least = kMarkReach;
    for (const ShownMark& shown : shownMarks(content, scene)) {
        const double far = QLineF(shown.position, position).length();
        if (far <= least) {
            least = far;
            nearest = shown.mark;
        }
    }
    return nearest;
}

PaneScrollbar::PaneScrollbar(QSizeF pane, int count)
    : m_track(pane.width() - kTrackRight - kTrackWidth, kTrackTop, kTrackWidth,
              std::max(0.0, pane.height() - kTrackTop - kTrackBottom))
    , m_count(count)
{
}

bool PaneScrollbar::isShown() const
{
    return m_count > 1 && m_track.height() >= 40;
}

QRectF PaneScrollbar::stretch(int first, int last) const
{
    const double step = m_track.height() / std::max(1, m_count);
    return {m_track.left(), m_track.top() + first * step, m_track.width(),
            (last - first + 1) * step};
}

QRectF PaneScrollbar::thumb(int position) const
{
    constexpr double height = 5;
    constexpr double overhang = 3;
    const double middle = stretch(position, position).center().y();
    return {m_track.left() - overhang, middle - height / 2, m_track.width() + 2 * overhang, height};
}

bool PaneScrollbar::contains(QPointF point) const
{
    return isShown() && point.x() >= m_track.right() + kTrackRight - kHoldWidth
        && point.y() >= m_track.top() - 6 && point.y() <= m_track.bottom() + 6;
}

int PaneScrollbar::positionAt(double y) const
{
    const double share = (y - m_track.top()) / std::max(1.0, m_track.height());
    return std::clamp(static_cast<int>(std::floor(share * m_count)), 0, std::max(0, m_count - 1));
}

} // namespace foramen
