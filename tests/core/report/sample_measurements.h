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

/// One of each kind that takes the place of an automatic measure, at L4/L5, of the left foramen.
inline void addSpineMeasurements(Report& report)
{
    const auto add = [&report](AnnotationKind kind,
                               std::vector<ImagePoint> points) -> ReportMeasurement& {
        ReportMeasurement made;
        made.annotation = sampleAnnotation(kind, std::move(points));
        made.place = {"Sagittal T2/STIR", 5077, 7, 17};
        made.spacing = SpacingKind::Patient;
        made.level = DiscLevel::L4L5;
        return report.measurements.emplace_back(std::move(made));
    };
    add(AnnotationKind::SacArea, {{10, 30}, {20, 30}, {20, 42}, {12, 44}}).area = 92.5;
    add(AnnotationKind::DiscHeight, {{40, 30}, {40, 37}}).length = 7;
    add(AnnotationKind::Slip, {{44, 30}, {48, 30}}).length = -4;
    ReportMeasurement& height = add(AnnotationKind::ForamenHeight, {{60, 20}, {60, 34}});
    height.length = 14;
    height.side = Side::Left;
    ReportMeasurement& area = add(AnnotationKind::ForamenArea, {{60, 20}, {66, 26}, {60, 34}});
    area.area = 88;
    area.side = Side::Left;
    ReportMeasurement& lordosis =
        add(AnnotationKind::Lordosis, {{10, 10}, {30, 12}, {10, 90}, {28, 80}});
    lordosis.angle = 48.5;
    lordosis.level.reset();
}

/// Automatic measures on the same picture: a canal diameter at L4/L5, the area of the right foramen
/// at L5/S1, and a disc height with its share at L4/L5.
inline std::vector<SpineMeasure> sampleMeasures()
{
    SpineMeasure canal;
    canal.level = DiscLevel::L4L5;
    canal.value = 8.25;
    canal.deviation = 0.9;
    canal.seriesInstanceUid = "1.2.3.3";
    canal.sopInstanceUid = "1.2.3.9.77";
    canal.instanceNumber = 5077;
    canal.points = {{30, 30}, {50.5, 30}};
    SpineMeasure foramen = canal;
    foramen.kind = MeasureKind::ForamenArea;
    foramen.level = DiscLevel::L5S1;
    foramen.side = Side::Right;
    foramen.value = 112;
    foramen.deviation = 14;
    foramen.points = {{60, 20}, {66, 26}, {60, 34}};
    SpineMeasure disc = canal;
    disc.kind = MeasureKind::DiscHeight;
    disc.value = 7.9;
    disc.percent = 78;
    return {canal, foramen, disc};
}

} // namespace foramen::test
