#include "core/report/dicom_objects/presentation_marks.h"

#include "core/spine/decision_words.h"

#include <fmt/format.h>

#include <cmath>
#include <utility>

namespace foramen {

namespace {

using Type = PresentationShape::Type;

constexpr double kCentreFromCorner = 0.5;

ImagePoint cornerBased(ImagePoint point)
{
    return {point.column + kCentreFromCorner, point.row + kCentreFromCorner};
}

PresentationShape shape(Type type, const std::vector<ImagePoint>& points)
{
    PresentationShape made{type, {}};
    for (const ImagePoint& point : points)
        made.points.push_back(cornerBased(point));
    return made;
}

std::vector<PresentationShape> shapesOf(const Annotation& annotation)
{
    const std::vector<ImagePoint>& points = annotation.points;
    switch (shapeOf(annotation.kind)) {
    case AnnotationShape::Ellipse:
        return {shape(Type::Ellipse, axesOfEllipse(points))};
    case AnnotationShape::Outline: {
        PresentationShape closed = shape(Type::Polyline, points);
        closed.points.push_back(closed.points.front());
        return {std::move(closed)};
    }
    case AnnotationShape::LinePair:
        return {shape(Type::Polyline, {points[0], points[1]}),
                shape(Type::Polyline, {points[2], points[3]})};
    case AnnotationShape::Arrow: // the tip is the end with the point
        return {shape(Type::Polyline, points), shape(Type::Point, {points.front()})};
    case AnnotationShape::Point:
        return {shape(Type::Point, points)};
    case AnnotationShape::Line:
    case AnnotationShape::Angle:
        return {shape(Type::Polyline, points)};
    case AnnotationShape::Picture:
        break;
    }
    return {};
}

std::string textOf(const ReportMeasurement& measurement)
{
    const Annotation& annotation = measurement.annotation;
    const AnnotationShape form = shapeOf(annotation.kind);
    const bool isText = form == AnnotationShape::Point || form == AnnotationShape::Arrow;
    std::string text =
        isText && !annotation.text.empty() ? annotation.text : traitsOf(annotation.kind).name;
    const char* unit = measurement.isMillimetres() ? "mm" : "px";
    if (measurement.length)
        text += fmt::format(" {:.1f} {}", *measurement.length, unit);
    if (measurement.angle)
        text += fmt::format(" {:.1f} deg", *measurement.angle);
    if (measurement.area)
        text += fmt::format(" {:.1f} {}2", *measurement.area, unit);
    if (measurement.mean)
        text += fmt::format(", mean {:.1f}", *measurement.mean);
    if (measurement.deviation)
        text += fmt::format(", SD {:.1f}", *measurement.deviation);
    if (!isText && !annotation.text.empty())
        text += ": " + annotation.text;
    return text + " (reader)";
}

/// The reader's grade in words.
std::string gradeOf(const ReaderDecision& decision)
{
    if (!decision.severity)
        return decision.ungradable ? "not gradable: " + englishText(*decision.ungradable)
                                   : "not gradable";
    return std::string(decision.refined ? nameOf(*decision.refined) : nameOf(*decision.severity));
}

/// Empty where there is nothing to be said of the site any more.
std::string textOf(const Report& report, const ReportPicture::SitePoint& point)
{
    const AssessmentCell& cell = report.assessment.cell(point.site);
    const auto said = [&](const std::string& level, const std::string& what) {
        return fmt::format("{} {}: {}", level, nameOf(point.site.condition), what);
    };
    if (point.isReaders)
        return cell.decision ? said(nameOf(report.assessment.variant(), point.site.level),
                                    gradeOf(*cell.decision) + " (reader)")
                             : std::string();
    const Finding* finding = cell.shownFinding();
    const auto grade = cell.suggestion();
    if (!finding || !grade)
        return {};
    // The model counts rows; what a reader calls the discs is not its result.
    return said(std::string(nameOf(point.site.level)),
                std::string(nameOf(*grade))
                    + (finding->unreliable ? " (AI, not reliable on patients)" : " (AI)"));
}

} // namespace

const char* nameOf(PresentationLayer layer)
{
    return layer == PresentationLayer::Ai ? "FORAMEN_AI" : "FORAMEN_READER";
}

std::vector<PresentationMark> marksOf(const Report& report, const ReportPicture& picture)
{
    std::vector<PresentationMark> marks;
    for (const ReportPicture::SitePoint& point : picture.sites) {
        const bool isFinite = std::isfinite(point.point.column) && std::isfinite(point.point.row);
        std::string text = textOf(report, point);
        if (!isFinite || text.empty())
            continue;
        marks.push_back(
            {.layer = point.isReaders ? PresentationLayer::Reader : PresentationLayer::Ai,
             .shapes = {shape(Type::Point, {point.point})},
             .text = std::move(text),
             .anchor = cornerBased(point.point)});
    }
    for (const ReportMeasurement& measurement : report.measurements) {
        const Annotation& annotation = measurement.annotation;
        if (annotation.picture != picture.picture || !isComplete(annotation)
            || annotation.points.empty())
            continue;
        marks.push_back({.layer = PresentationLayer::Reader,
                         .shapes = shapesOf(annotation),
                         .text = textOf(measurement),
                         .anchor = cornerBased(annotation.points.front())});
    }
    return marks;
}

} // namespace foramen
