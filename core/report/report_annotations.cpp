#include "core/report/report_annotations.h"

#include <fmt/format.h>

#include <algorithm>

namespace foramen {

std::string placeText(const ReportPlace& place)
{
    if (place.position <= 0)
        return place.series;
    return fmt::format("{}, {} of {}", place.series, place.position, place.count);
}

std::vector<ImagePoint> axesOfEllipse(const std::vector<ImagePoint>& corners)
{
    if (corners.size() != 2)
        return {};
    const auto [left, right] = std::minmax(corners[0].column, corners[1].column);
    const auto [top, bottom] = std::minmax(corners[0].row, corners[1].row);
    const double column = (left + right) / 2;
    const double row = (top + bottom) / 2;
    const std::vector<ImagePoint> across = {{left, row}, {right, row}};
    const std::vector<ImagePoint> along = {{column, top}, {column, bottom}};
    std::vector<ImagePoint> ends = right - left >= bottom - top ? across : along;
    const auto& shorter = right - left >= bottom - top ? along : across;
    ends.insert(ends.end(), shorter.begin(), shorter.end());
    return ends;
}

} // namespace foramen
