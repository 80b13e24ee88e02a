#include "core/report/sr/sr_measurements.h"

#include "core/report/dicom_values.h"
#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_items.h"
#include "core/spine/study_owner.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace foramen::sr {

namespace {

constexpr CodedConcept kSignal = {"110852", "DCM", "MR signal intensity"};
constexpr CodedConcept kDerivation = {"121401", "DCM", "Derivation"};
constexpr CodedConcept kMean = {"373098007", "SCT", "Mean"};
constexpr CodedConcept kDeviation = {"386136009", "SCT", "Standard Deviation"};
constexpr CodedConcept kPixels = {"{pixels}", "UCUM", "pixels"};

/// The graphic of an annotation: graphic type and points.
struct Graphic {
    SrGraphic type = SrGraphic::Polyline;
    std::vector<ImagePoint> points;
};

Graphic graphicOf(const Annotation& annotation)
{
    switch (shapeOf(annotation.kind)) {
    case AnnotationShape::Ellipse:
        return {SrGraphic::Ellipse, axesOfEllipse(annotation.points)};
    case AnnotationShape::Outline: {
        Graphic closed{SrGraphic::Polyline, annotation.points};
        closed.points.push_back(annotation.points.front()); // a closed line ends where it began
        return closed;
    }
    case AnnotationShape::Arrow: // the tip
    case AnnotationShape::Point:
        return {SrGraphic::Point, {annotation.points.front()}};
    default:
        return {SrGraphic::Polyline, annotation.points};
    }
}

/// Why lengths and areas are in pixels; none where they are in mm.
std::optional<std::string> spacingRemark(SpacingKind spacing)
{
    switch (spacing) {
    case SpacingKind::Patient:
        return std::nullopt;
    case SpacingKind::AspectRatio:
        return "Pixel spacing unknown, aspect ratio known: in widths of a pixel";
    case SpacingKind::Detector:
        return "Pixel spacing known at the detector only: in widths of a pixel";
    case SpacingKind::Nominal:
        return "Pixel spacing known as nominal only: in widths of a pixel";
    case SpacingKind::Unknown:
        break;
    }
    return "Pixel spacing unknown: pixels were taken as square";
}

/// Makes the measurement group of one annotation.
class Group {
public:
    Group(const Report& report, const ReportMeasurement& measurement)
        : m_report(report)
        , m_measurement(measurement)
        , m_annotation(measurement.annotation)
        , m_group(container(kMeasurementGroup, isRegion(m_annotation.kind) ? "1410" : "1501"))
    {
    }
    SrItem make();

private:
    void addNumbers();
    void addRegionValues();
    void addComments();
    void addFindingSite();
    void add(SrItem item);
    std::optional<SrItem> coordinates(SrRelation relation) const;

    const Report& m_report;
    const ReportMeasurement& m_measurement;
    const Annotation& m_annotation;
    SrItem m_group;
};

std::optional<SrItem> Group::coordinates(SrRelation relation) const
{
    return coordinatesOf(m_annotation, relation, m_report);
}

/// Adds the observer and the time and, except for regions, the coordinates.
void Group::add(SrItem item)
{
    append(item.children, personObserver(m_annotation.author));
    item.time = observationTime(m_annotation.time);
    if (auto where =
            isRegion(m_annotation.kind) ? std::nullopt : coordinates(SrRelation::InferredFrom))
        item.children.push_back(std::move(*where));
    m_group.children.push_back(std::move(item));
}

void Group::addNumbers()
{
    const bool isMetric = m_measurement.isMillimetres();
    const AnnotationTraits& traits = traitsOf(m_annotation.kind);
    const std::pair<std::optional<double>, CodedConcept> values[] = {
        {m_measurement.length, isMetric ? kMillimetre : kPixels},
        {m_measurement.angle, kDegree},
        {m_measurement.area, isMetric ? kSquareMillimetre : kPixels}};
    for (const auto& [value, unit] : values) {
        if (!value || !traits.measured)
            continue;
        SrItem measured = number(*traits.measured, decimal(*value), unit);
        if (traits.direction)
            measured.children.push_back(
                code(SrRelation::HasConceptModifier, kTopographicalModifier, *traits.direction));
        add(std::move(measured));
    }
    addRegionValues();
}

void Group::addRegionValues()
{
    const std::pair<std::optional<double>, CodedConcept> values[] = {
        {m_measurement.mean, kMean}, {m_measurement.deviation, kDeviation}};
    for (const auto& [value, derivation] : values) {
        if (!value)
            continue;
        SrItem signal = number(kSignal, decimal(*value), kNoUnits);
        signal.children.push_back(code(SrRelation::HasConceptModifier, kDerivation, derivation));
        add(std::move(signal));
    }
}

void Group::addComments()
{
    const auto comment = [this](const std::string& words) {
        m_group.children.push_back(text(SrRelation::Contains, kComment, words));
    };
    if (!m_annotation.text.empty() || shapeOf(m_annotation.kind) == AnnotationShape::Arrow)
        add(text(SrRelation::Contains, kComment,
                 m_annotation.text.empty() ? traitsOf(m_annotation.kind).name : m_annotation.text));
    if (m_measurement.crossesItself)
        comment("No area: the outline crosses itself");
    if (m_measurement.length || m_measurement.angle || m_measurement.area)
        if (const auto remark = spacingRemark(m_measurement.spacing))
            comment(*remark);
    if (!canBeReferenced(m_annotation.picture))
        comment(fmt::format("On instance number {}, whose UID is not valid: {}",
                            m_measurement.place.instanceNumber,
                            m_annotation.picture.sopInstanceUid));
}

/// The level of the disc with the structure as its part, as the graded sites have it; the structure
/// alone where the level is not known.
void Group::addFindingSite()
{
    const auto& structure = traitsOf(m_annotation.kind).structure;
    if (!m_measurement.level) {
        if (structure)
            m_group.children.push_back(
                code(SrRelation::HasConceptModifier, kFindingSite, *structure));
        return;
    }
    SrItem level = code(SrRelation::HasConceptModifier, kFindingSite,
                        levelCode(m_report.assessment.variant().discs, *m_measurement.level));
    if (m_measurement.side)
        level.children.push_back(
            code(SrRelation::HasConceptModifier, kLaterality, sideCode(*m_measurement.side)));
    if (structure)
        level.children.push_back(
            code(SrRelation::HasConceptModifier, kTopographicalModifier, *structure));
    m_group.children.push_back(std::move(level));
}

SrItem Group::make()
{
    m_group.children = {
        text(
            SrRelation::HasObservationContext, kTrackingIdentifier,
            fmt::format("{} {}", traitsOf(m_annotation.kind).name, placeText(m_measurement.place))),
        uid(SrRelation::HasObservationContext, kTrackingUid,
            derivedUid("annotation " + studyKeyOf(m_report.assessment.study()) + ' '
                       + m_annotation.annotationUid)),
    };
    addFindingSite();
    if (isRegion(m_annotation.kind))
        if (auto region = coordinates(SrRelation::Contains))
            m_group.children.push_back(std::move(*region));
    addNumbers();
    addComments();
    return std::move(m_group);
}

} // namespace

bool isRegion(AnnotationKind kind)
{
    return shapeOf(kind) == AnnotationShape::Ellipse || shapeOf(kind) == AnnotationShape::Outline;
}

std::string decimal(double value)
{
    return fmt::format("{:.4f}", value);
}

std::optional<SrItem> coordinatesOf(const Annotation& annotation, SrRelation relation,
                                    const Report& report)
{
    if (!canBeReferenced(annotation.picture))
        return std::nullopt;
    const Graphic graphic = graphicOf(annotation);
    SrItem made = coordinates(relation, graphic.type, graphic.points,
                              referenceTo(annotation.picture, report));
    if (relation == SrRelation::InferredFrom)
        made.name = {}; // TID 320: the source of a number has no name
    return made;
}

std::vector<SrItem> measurementGroups(const Report& report)
{
    std::vector<SrItem> groups;
    for (const ReportMeasurement& measurement : report.measurements)
        if (isComplete(measurement.annotation))
            groups.push_back(Group(report, measurement).make());
    return groups;
}

SrItem keyImages(const Report& report)
{
    SrItem made = container(kOfInterest);
    for (const ReportKeyImage& key : report.keyImages) {
        if (canBeReferenced(key.annotation.picture))
            made.children.push_back(
                image(SrRelation::Contains, referenceTo(key.annotation.picture, report)));
        else
            made.children.push_back(
                text(SrRelation::Contains, kComment,
                     fmt::format("Key image without a valid UID: {}, instance number {}",
                                 placeText(key.place), key.place.instanceNumber)));
    }
    return made;
}

std::vector<SrImageReference> measuredImages(const Report& report)
{
    std::vector<SrImageReference> images;
    const auto add = [&](const PictureIdentity& picture) {
        if (canBeReferenced(picture))
            images.push_back(referenceTo(picture, report));
    };
    for (const ReportMeasurement& measurement : report.measurements)
        add(measurement.annotation.picture);
    for (const ReportKeyImage& key : report.keyImages)
        add(key.annotation.picture);
    for (SrImageReference& one : images)
        one.frame = 0; // the list of instances names no frames
    return images;
}

} // namespace foramen::sr
