#include "core/report/report_annotations.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

namespace foramen {

std::string placeText(const ReportPlace& place)
{
    if (place.position <= 0)
        return place.series;
    return fmt::format("{}, {} of {}", place.series, place.position, place.count);
}

std::vector<ReaderMeasure> readerMeasuresOf(const std::vector<ReportMeasurement>& measurements)
{
    std::vector<ReaderMeasure> list;
    for (const ReportMeasurement& one : measurements) {
        const auto kind = traitsOf(one.annotation.kind).measure;
        const auto value = one.angle ? one.angle
            : one.isMillimetres()    ? (one.length ? one.length : one.area)
                                     : std::nullopt;
        if (!kind || !value || !std::isfinite(*value) || one.side.has_value() != hasSide(*kind)
            || (hasLevel(*kind) && !one.level))
            continue;
        list.push_back({.kind = *kind,
                        .level = hasLevel(*kind) ? one.level : std::nullopt,
                        .side = one.side,
                        .value = *value,
                        .annotationUid = one.annotation.annotationUid,
                        .author = one.annotation.author,
                        .time = one.annotation.time});
    }
    return list;
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
