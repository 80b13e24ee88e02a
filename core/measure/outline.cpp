#include "core/measure/outline.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <numbers>

namespace foramen {

namespace {

/// Twice the signed area of a triangle.
double turn(ImagePoint a, ImagePoint b, ImagePoint c)
{
    return (b.column - a.column) * (c.row - a.row) - (b.row - a.row) * (c.column - a.column);
}

bool cross(ImagePoint a, ImagePoint b, ImagePoint c, ImagePoint d)
{
    return turn(a, b, c) * turn(a, b, d) < 0 && turn(c, d, a) * turn(c, d, b) < 0;
}

/// Columns at which a row's line enters and leaves the outline, sorted.
std::vector<double> crossings(const Outline& outline, double row)
{
    std::vector<double> columns;
    if (outline.isEllipse) {
        const ImagePoint a = outline.corners[0];
        const ImagePoint b = outline.corners[1];
        const double halfWidth = std::abs(b.column - a.column) / 2;
        const double halfHeight = std::abs(b.row - a.row) / 2;
        const double share = (row - (a.row + b.row) / 2) / std::max(halfHeight, 1e-12);
        if (std::abs(share) <= 1) {
            const double middle = (a.column + b.column) / 2;
            const double reach = halfWidth * std::sqrt(1 - share * share);
            columns = {middle - reach, middle + reach};
        }
        return columns;
    }
    for (std::size_t i = 0; i < outline.corners.size(); ++i) {
        const ImagePoint a = outline.corners[i];
        const ImagePoint b = outline.corners[(i + 1) % outline.corners.size()];
        if ((a.row <= row) != (b.row <= row))
            columns.push_back(a.column + (row - a.row) / (b.row - a.row) * (b.column - a.column));
    }
    std::sort(columns.begin(), columns.end());
    return columns;
}

} // namespace

double areaOf(const Outline& outline)
{
    const auto& corners = outline.corners;
    if (outline.isEllipse)
        return std::numbers::pi / 4 * std::abs(corners[1].column - corners[0].column)
            * std::abs(corners[1].row - corners[0].row);
    double twice = 0;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const ImagePoint a = corners[i];
        const ImagePoint b = corners[(i + 1) % corners.size()];
        twice += a.column * b.row - b.column * a.row;
    }
    return std::abs(twice) / 2;
}

bool crossesItself(const Outline& outline)
{
    const auto& corners = outline.corners;
    const std::size_t count = corners.size();
    if (outline.isEllipse || count < 4)
        return false;
    for (std::size_t i = 0; i < count; ++i)
        for (std::size_t j = i + 2; j < count; ++j)
            if ((j + 1) % count != i
                && cross(corners[i], corners[i + 1], corners[j], corners[(j + 1) % count]))
                return true;
    return false;
}

void forEachPixelInside(const Outline& outline, int columns, int rows,
                        const std::function<void(int column, int row)>& use)
{
    const auto byRow = [](ImagePoint a, ImagePoint b) {
        return a.row < b.row;
    };
    const auto [top, bottom] =
        std::minmax_element(outline.corners.begin(), outline.corners.end(), byRow);
    const int first = static_cast<int>(std::ceil(std::max(0.0, top->row)));
    const int last = static_cast<int>(std::floor(std::min(rows - 1.0, bottom->row)));
    for (int row = first; row <= last; ++row) {
        const std::vector<double> ends = crossings(outline, row);
        for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
            const int from = static_cast<int>(std::ceil(std::max(0.0, ends[i])));
            const int to = static_cast<int>(std::floor(std::min(columns - 1.0, ends[i + 1])));
            for (int column = from; column <= to; ++column)
                use(column, row);
        }
    }
}

} // namespace foramen
