#include "ui/panes/pane/oblique_line.h"

#include "ui/render/oblique_plane.h"

#include <QLineF>
#include <QRectF>

#include <algorithm>

namespace foramen {

namespace {

constexpr double kHandleReach = 11; ///< from its middle, logical pixels
constexpr double kInset = 26; ///< handles keep clear of a pane's edges: letters, scrollbar
constexpr double kLeastArm = 24; ///< a shorter one could not be turned precisely

QPointF displayOf(const SliceScene& scene, PatientPoint point)
{
    const DisplayPoint at = scene.displayFromPatient(point);
    return {at.x, at.y};
}

/// The end of a line within a rectangle that its start lies in.
QPointF clipped(QPointF start, QPointF end, const QRectF& inside)
{
    double share = 1;
    const auto limit = [&share](double from, double by, double low, double high) {
        if (by > 0)
            share = std::min(share, (high - from) / by);
        else if (by < 0)
            share = std::min(share, (low - from) / by);
    };
    limit(start.x(), end.x() - start.x(), inside.left(), inside.right());
    limit(start.y(), end.y() - start.y(), inside.top(), inside.bottom());
    return start + (end - start) * std::max(0.0, share);
}

} // namespace

std::vector<ObliqueHandle> obliqueHandles(const ObliqueLine& line, const SliceScene& scene,
                                          QSizeF pane)
{
    std::vector<ObliqueHandle> handles;
    const QRectF inside(kInset, kInset, pane.width() - 2 * kInset, pane.height() - 2 * kInset);
    const QPointF pivot = displayOf(scene, line.pivot);
    if (!scene.volume() || !inside.contains(pivot))
        return handles;
    for (const bool isBack : {false, true}) {
        const double mm = isBack ? kObliqueBackMm : -kObliqueFrontMm;
        const QPointF end =
            clipped(pivot, displayOf(scene, line.pivot + line.towardsBack * mm), inside);
        if (QLineF(pivot, end).length() >= kLeastArm)
            handles.push_back({end, isBack});
    }
    return handles;
}

std::optional<ObliqueHandle> obliqueHandleAt(const ObliqueLine& line, const SliceScene& scene,
                                             QSizeF pane, QPointF position)
{
    for (const ObliqueHandle& handle : obliqueHandles(line, scene, pane))
        if (QLineF(handle.position, position).length() <= kHandleReach)
            return handle;
    return std::nullopt;
}

} // namespace foramen
