#pragma once

#include "tests/core/report/sample_report.h"

#include <string>
#include <utility>
#include <vector>

namespace foramen::test {

inline Annotation sampleAnnotation(AnnotationKind kind, std::vector<ImagePoint> points,
                                   const std::string& text = {})
{
    Annotation annotation;
    annotation.annotationUid = "annotation-" + std::string(keyOf(kind));
    annotation.kind = kind;
    annotation.picture = {"1.2.3.3", "1.2.3.9.77", 1};
    annotation.points = std::move(points);
    annotation.text = text;
    annotation.author = "Reader^Ann";
    annotation.time = "2026-11-20T10:07:00+01:00";
    return annotation;
}

/// One of each kind, all on the seventh slice of the sagittal T2, and that slice as a key image.
inline void addMeasurements(Report& report)
{
    const ReportPlace place{"Sagittal T2/STIR", 5077, 7, 17};
    const auto add = [&](AnnotationKind kind, std::vector<ImagePoint> points,
                         const std::string& text = {}) -> ReportMeasurement& {
        ReportMeasurement made;
        made.annotation = sampleAnnotation(kind, std::move(points), text);
        made.place = place;
        made.spacing = SpacingKind::Patient;
        return report.measurements.emplace_back(std::move(made));
    };
    add(AnnotationKind::Length, {{10, 20}, {40, 60}}).length = 34.25;
    add(AnnotationKind::CanalDiameter, {{30, 30}, {50.5, 30}}).length = 12.3;
    add(AnnotationKind::Angle, {{10, 10}, {20, 10}, {20, 30}}).angle = 90;
    add(AnnotationKind::CobbAngle, {{10, 10}, {30, 10}, {10, 50}, {30, 60}}).angle = 26.5;
    ReportMeasurement& ellipse = add(AnnotationKind::Ellipse, {{60, 40}, {40, 70}});
    ellipse.area = 312.4;
    ellipse.mean = 412;
    ellipse.deviation = 35.2;
    add(AnnotationKind::Polygon, {{10, 70}, {30, 70}, {30, 90}}).area = 64;
    add(AnnotationKind::Arrow, {{70, 20}, {85, 10}});
    add(AnnotationKind::Text, {{70, 80}}, "S1 root");

    ReportKeyImage key;
    key.annotation = sampleAnnotation(AnnotationKind::KeyImage, {});
    key.place = place;
    key.columns = 96;
    key.rows = 96;
    key.gray.assign(std::size_t{96} * 96, 60);
    for (const ReportMeasurement& one : report.measurements)
        key.marks.push_back({one.annotation.kind, one.annotation.points, one, std::nullopt});
    ReportKeyImage::Mark ring;
    ring.points = {{48, 48}};
    ring.severity = Severity::Severe;
    key.marks.push_back(std::move(ring));
    report.keyImages.push_back(std::move(key));
}

} // namespace foramen::test
