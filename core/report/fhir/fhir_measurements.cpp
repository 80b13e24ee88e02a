#include "core/report/fhir/fhir_measurements.h"

#include "core/report/dicom_values.h"
#include "core/report/fhir/fhir_codes.h"
#include "core/report/fhir/fhir_observations.h"
#include "core/report/sr/sr_codes.h"

#include <fmt/format.h>

#include <cmath>
#include <cstddef>
#include <optional>
#include <string>
#include <utility>

namespace foramen::fhir {

namespace {

constexpr CodedConcept kMean = {"373098007", "SCT", "Mean"};
constexpr CodedConcept kDeviation = {"386136009", "SCT", "Standard deviation"};

std::optional<Quantity> quantityOf(const std::optional<double>& value, const char* unit)
{
    if (!value || !std::isfinite(*value))
        return std::nullopt;
    return Quantity{*value, unit};
}

/// The one value of a kind that measures.
std::optional<Quantity> measuredOf(const ReportMeasurement& measurement)
{
    const bool isMetric = measurement.isMillimetres();
    if (auto length = quantityOf(measurement.length, isMetric ? "mm" : "{pixels}"))
        return length;
    if (auto angle = quantityOf(measurement.angle, "deg"))
        return angle;
    return quantityOf(measurement.area, isMetric ? "mm2" : "{pixels}");
}

/// "10,20 40,60": column and row of each point.
std::string pointsText(const std::vector<ImagePoint>& points)
{
    std::string text;
    for (const ImagePoint& point : points)
        text += fmt::format("{}{},{}", text.empty() ? "" : " ", point.column, point.row);
    return text;
}

void addSignal(Observation& made, const std::optional<double>& value, const CodedConcept& kind,
               const char* words)
{
    const auto quantity = quantityOf(value, "1");
    if (!quantity)
        return;
    Concept code = conceptOf(kind);
    code.text = words;
    made.components.push_back({std::move(code), *quantity});
}

Observation observationOf(const Report& report, const ReportMeasurement& measurement,
                          std::size_t index)
{
    const Annotation& annotation = measurement.annotation;
    const AnnotationTraits& traits = traitsOf(annotation.kind);
    Observation made;
    // Those that were read from a file have no UID.
    made.name = annotation.annotationUid.empty() ? fmt::format("measurement number {}", index)
                                                 : "measurement " + annotation.annotationUid;
    made.observer = Observer::Reader;
    made.reader = annotation.author;
    made.time = annotation.time;
    made.status = readerStatus(report);
    made.code = traits.measured ? conceptOf(*traits.measured)
                                : privateConcept("ANNOTATION", "Annotation on a picture");
    made.code.text = traits.name;
    made.narrative = fmt::format("{}, {}", traits.name, placeText(measurement.place));
    if (const auto measured = measuredOf(measurement)) {
        made.value = *measured;
        made.narrative += fmt::format(": {:.4g} {}", measured->value, measured->unit);
    } else if (!traits.measured) {
        made.value = annotation.text.empty() ? std::string(traits.name) : annotation.text;
        made.narrative += ": " + annotation.text;
    } else {
        made.absent = absentConcept(
            "unknown",
            measurement.crossesItself ? "No area: the outline crosses itself" : "No value");
    }
    if (traits.structure)
        made.components.push_back(
            {conceptOf(kTopographicalModifier), conceptOf(*traits.structure)});
    if (traits.direction)
        made.components.push_back(
            {privateConcept("DIRECTION", "Direction"), conceptOf(*traits.direction)});
    addSignal(made, measurement.mean, kMean, "Mean of the MR signal intensity");
    addSignal(made, measurement.deviation, kDeviation,
              "Standard deviation of the MR signal intensity");
    made.components.push_back({privateConcept("POINTS",
                                              "Points: column,row in pixels, 0,0: centre "
                                              "of the first pixel"),
                               pointsText(annotation.points)});
    if (traits.measured && !annotation.text.empty())
        made.notes.push_back({annotation.text, annotation.author, annotation.time});
    if (measurement.level)
        made.bodySite = levelConcept(report.assessment.variant().discs, *measurement.level,
                                     nameOf(report.assessment.variant(), *measurement.level));
    const PictureIdentity& picture = annotation.picture;
    if (isValidUid(picture.seriesInstanceUid) && isValidUid(picture.sopInstanceUid))
        made.image = Image{picture.seriesInstanceUid, picture.sopInstanceUid,
                           measurement.place.instanceNumber};
    return made;
}

} // namespace

std::vector<Observation> measurementObservations(const Report& report)
{
    std::vector<Observation> made;
    for (const ReportMeasurement& measurement : report.measurements)
        if (isComplete(measurement.annotation))
            made.push_back(observationOf(report, measurement, made.size()));
    return made;
}

} // namespace foramen::fhir
