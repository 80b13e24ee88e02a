#include "core/report/sr/sr_measurements.h"

#include "core/report/dicom_values.h"
#include "core/report/sr/sr_items.h"

#include <fmt/format.h>

#include <optional>
#include <utility>

namespace foramen::sr {

namespace {

constexpr SrCode kLength = {"410668003", "SCT", "Length"};
constexpr SrCode kDiameter = {"81827009", "SCT", "Diameter"};
constexpr SrCode kArea = {"42798000", "SCT", "Area"};
constexpr SrCode kAngle = {"1483009", "SCT", "Angle"};
constexpr SrCode kCobbAngle = {"285285000", "SCT", "Cobb angle"};
constexpr SrCode kSignal = {"110852", "DCM", "MR signal intensity"};
constexpr SrCode kDerivation = {"121401", "DCM", "Derivation"};
constexpr SrCode kMean = {"373098007", "SCT", "Mean"};
constexpr SrCode kDeviation = {"386136009", "SCT", "Standard Deviation"};
constexpr SrCode kAnteriorPosterior = {"122675", "DCM", "Anterior-Posterior"};
constexpr SrCode kSpinalCanal = {"61853006", "SCT", "Spinal canal"};
constexpr SrCode kOfInterest = {"113000", "DCM", "Of Interest"};
constexpr SrCode kMillimetre = {"mm", "UCUM", "millimeter"};
constexpr SrCode kSquareMillimetre = {"mm2", "UCUM", "square millimeter"};
constexpr SrCode kPixels = {"{pixels}", "UCUM", "pixels"};
constexpr SrCode kDegree = {"deg", "UCUM", "degree"};

bool isRegion(AnnotationKind kind)
{
    return kind == AnnotationKind::Ellipse || kind == AnnotationKind::Polygon;
}

struct Shape {
    SrGraphic graphic = SrGraphic::Polyline;
    std::vector<ImagePoint> points;
};

Shape shapeOf(const Annotation& annotation)
{
    switch (annotation.kind) {
    case AnnotationKind::Ellipse:
        return {SrGraphic::Ellipse, axesOfEllipse(annotation.points)};
    case AnnotationKind::Polygon: {
        Shape closed{SrGraphic::Polyline, annotation.points};
        closed.points.push_back(annotation.points.front()); // a closed line ends where it began
        return closed;
    }
    case AnnotationKind::Arrow: // what it points at
    case AnnotationKind::Text:
        return {SrGraphic::Point, {annotation.points.front()}};
    default:
        return {SrGraphic::Polyline, annotation.points};
    }
}

/// With as many digits as a 32-bit coordinate carries; DS has 16 characters.
std::string decimal(double value)
{
    return fmt::format("{:.4f}", value);
}

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
    void add(SrItem item);
    std::optional<SrItem> coordinates(SrRelation relation) const;

    const Report& m_report;
    const ReportMeasurement& m_measurement;
    const Annotation& m_annotation;
    SrItem m_group;
};

std::optional<SrItem> Group::coordinates(SrRelation relation) const
{
    if (!canBeReferenced(m_annotation.picture))
        return std::nullopt;
    const Shape shape = shapeOf(m_annotation);
    SrItem made = sr::coordinates(relation, shape.graphic, shape.points,
                                  referenceTo(m_annotation.picture, m_report));
    if (relation == SrRelation::InferredFrom)
        made.name = {}; // TID 320: the source of a number has no name
    return made;
}

/// Says who observed it, when, and, outside regions, where.
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
    const bool isMetric = m_measurement.isMillimetres;
    if (m_measurement.length) {
        const bool isCanal = m_annotation.kind == AnnotationKind::CanalDiameter;
        SrItem length = number(isCanal ? kDiameter : kLength, decimal(*m_measurement.length),
                               isMetric ? kMillimetre : kPixels);
        if (isCanal)
            length.children.push_back(
                code(SrRelation::HasConceptModifier, kTopographicalModifier, kAnteriorPosterior));
        add(std::move(length));
    }
    if (m_measurement.angle)
        add(number(m_annotation.kind == AnnotationKind::CobbAngle ? kCobbAngle : kAngle,
                   decimal(*m_measurement.angle), kDegree));
    if (m_measurement.area)
        add(number(kArea, decimal(*m_measurement.area), isMetric ? kSquareMillimetre : kPixels));
    addRegionValues();
}

void Group::addRegionValues()
{
    const std::pair<std::optional<double>, SrCode> values[] = {
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
    if (!m_annotation.text.empty() || m_annotation.kind == AnnotationKind::Arrow)
        add(text(SrRelation::Contains, kComment,
                 m_annotation.text.empty() ? measurementName(m_annotation.kind)
                                           : m_annotation.text));
    if (m_measurement.crossesItself)
        comment("No area: the outline crosses itself");
    if (!m_measurement.isMillimetres
        && (m_measurement.length || m_measurement.angle || m_measurement.area))
        comment("Pixel spacing unknown: pixels were taken as square");
    if (!canBeReferenced(m_annotation.picture))
        comment(fmt::format("On instance number {}, whose UID is not valid: {}",
                            m_measurement.place.instanceNumber,
                            m_annotation.picture.sopInstanceUid));
}

SrItem Group::make()
{
    m_group.children = {
        text(SrRelation::HasObservationContext, kTrackingIdentifier,
             fmt::format("{} {}", measurementName(m_annotation.kind),
                         placeText(m_measurement.place))),
        uid(SrRelation::HasObservationContext, kTrackingUid,
            derivedUid("annotation " + m_report.assessment.study().studyInstanceUid + ' '
                       + m_annotation.annotationUid)),
    };
    if (m_annotation.kind == AnnotationKind::CanalDiameter)
        m_group.children.push_back(
            code(SrRelation::HasConceptModifier, kFindingSite, kSpinalCanal));
    if (isRegion(m_annotation.kind))
        if (auto region = coordinates(SrRelation::Contains))
            m_group.children.push_back(std::move(*region));
    addNumbers();
    addComments();
    return std::move(m_group);
}

} // namespace

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
