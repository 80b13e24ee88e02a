#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace foramen {

/// What is on a pane already, logical pixels.
struct TakenPlaces {
    QRectF inside; ///< where texts may stand
    std::vector<QPointF> marks; ///< rings of sites, without the one that is named
    std::vector<QRectF> texts;
};

/// Where the name of a mark stands, a little away from it: inside the pane as a whole, beside other
/// marks and texts, to the lower right rather than elsewhere.
[[nodiscard]] QRectF placeOfName(QPointF mark, QSizeF name, const TakenPlaces& taken);

/// The first of some places that touches no ring and no letter beside one; the first where all do.
[[nodiscard]] QRectF firstFreeOf(const std::vector<QRectF>& places,
                                 const std::vector<QPointF>& marks);

} // namespace foramen
