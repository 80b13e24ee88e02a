#pragma once

#include <QPointF>
#include <QRectF>
#include <QSizeF>

#include <vector>

namespace foramen {

/// The places of a pane that are taken, logical pixels.
struct TakenPlaces {
    QRectF inside; ///< where texts may stand
    std::vector<QPointF> marks; ///< rings of sites, without the one that is named
    std::vector<QRectF> texts;
};

/// The place for the name of a mark, near it: wholly inside the pane, clear of other marks and
/// texts, to the lower right where possible.
[[nodiscard]] QRectF placeOfName(QPointF mark, QSizeF name, const TakenPlaces& taken);

/// The first of some places that touches no ring and no letter beside a ring; the first place where
/// all do.
[[nodiscard]] QRectF firstFreeOf(const std::vector<QRectF>& places,
                                 const std::vector<QPointF>& marks);

} // namespace foramen
