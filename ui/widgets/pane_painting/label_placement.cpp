#include "ui/widgets/pane_painting/label_placement.h"

#include <QLineF>

#include <algorithm>
#include <limits>

namespace foramen {

namespace {

constexpr double kRingRoom = 11; ///< from the middle of a ring to where it ends
constexpr double kLetterRoom = 30; ///< to the end of the letter at its right

QRectF ringAndLetter(QPointF mark)
{
    return {mark.x() - kRingRoom, mark.y() - kRingRoom, kRingRoom + kLetterRoom, 2 * kRingRoom};
}

/// Moves a rectangle into the pane.
QRectF movedInside(QRectF place, const QRectF& inside)
{
    place.moveLeft(std::max(inside.left(), std::min(place.left(), inside.right() - place.width())));
    place.moveTop(std::max(inside.top(), std::min(place.top(), inside.bottom() - place.height())));
    return place;
}

double costOf(const QRectF& place, QPointF mark, const TakenPlaces& taken)
{
    double cost = place.intersects(ringAndLetter(mark)) ? 3000 : 0;
    for (const QPointF other : taken.marks)
        if (place.adjusted(-10, -10, 10, 10).contains(other))
            cost += 2000;
    for (const QRectF& text : taken.texts)
        if (place.intersects(text))
            cost += 600;
    return cost;
}

} // namespace

QRectF placeOfName(QPointF mark, QSizeF name, const TakenPlaces& taken)
{
    constexpr double across = 34;
    constexpr double stepCost = 8;
    QRectF best;
    double least = std::numeric_limits<double>::max();
    double order = 0;
    for (const double down : {44.0, 72.0, 100.0})
        for (const QPointF away :
             {QPointF(1, 1), QPointF(-1, 1), QPointF(1, -1), QPointF(-1, -1)}) {
            const QPointF corner = mark + QPointF(away.x() * across, away.y() * down);
            const QRectF wanted(away.x() > 0 ? corner.x() : corner.x() - name.width(),
                                away.y() > 0 ? corner.y() : corner.y() - name.height(),
                                name.width(), name.height());
            const QRectF place = movedInside(wanted, taken.inside);
            const double cost = costOf(place, mark, taken) + order
                + QLineF(wanted.topLeft(), place.topLeft()).length();
            order += stepCost;
            if (cost < least) {
                least = cost;
                best = place;
            }
        }
    return best;
}

QRectF firstFreeOf(const std::vector<QRectF>& places, const std::vector<QPointF>& marks)
{
    const auto isFree = [&marks](const QRectF& place) {
        return std::none_of(marks.begin(), marks.end(), [&place](QPointF mark) {
            return place.intersects(ringAndLetter(mark));
        });
    };
    const auto found = std::find_if(places.begin(), places.end(), isFree);
    return found == places.end() ? places.front() : *found;
}

} // namespace foramen
