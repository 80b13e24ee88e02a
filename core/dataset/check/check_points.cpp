#include "core/dataset/check/check_points.h"

#include <fmt/format.h>

namespace foramen {

namespace {

void checkPointSeries(const CheckContext& context, const PlacedPoint& point)
{
    const LabelCoordinate& value = point.value();
    const auto role = context.index.role({value.studyId, value.seriesId});
    const SeriesRole wanted = roleFor(value.site.condition);
    if (!role || *role == wanted)
        return;
    const bool axial = *role == SeriesRole::AxialT2 || wanted == SeriesRole::AxialT2;
    if (axial)
        context.misplaced.insert(point.row);
    context.add(IssueKind::WrongPointSeries, axial ? IssueWeight::Error : IssueWeight::Warning,
                point,
                fmt::format("The point lies on a {} series; {} is annotated on {}.", nameOf(*role),
                            nameOf(value.site.condition), nameOf(wanted)));
}

void checkPicture(const CheckContext& context, const PlacedPoint& point)
{
    const LabelCoordinate& value = point.value();
    if (context.index.series().count({value.studyId, value.seriesId}) == 0)
        return; // reported for the series already
    if (!point.instance) {
        context.add(IssueKind::MissingInstance, IssueWeight::Error, point,
                    fmt::format("The series has no instance {}.", value.instanceNumber));
        return;
    }
    const Instance& picture = *point.instance;
    const bool inside = value.image.column >= -0.5 && value.image.row >= -0.5
        && value.image.column <= picture.columns - 0.5 && value.image.row <= picture.rows - 0.5;
    if (inside || picture.columns <= 0)
        return;
    context.misplaced.insert(point.row);
    context.add(IssueKind::PointOutside, IssueWeight::Error, point,
                fmt::format("The point ({:.1f}, {:.1f}) lies outside its picture of {} x {}.",
                            value.image.column, value.image.row, picture.columns, picture.rows));
}

} // namespace

void checkPoints(const CheckContext& context)
{
    for (const auto& [study, points] : context.index.points())
        for (const auto& [site, point] : points) {
            checkPointSeries(context, point);
            checkPicture(context, point);
        }
}

} // namespace foramen
