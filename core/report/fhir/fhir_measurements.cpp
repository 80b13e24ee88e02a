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
constexpr CodedConcept kMeasureUncertainty = {"371884006", "SCT",
                                              "+/-, range of measurement uncertainty"};
constexpr const char* kPointsWords = "Points: column,row in pixels, 0,0: centre of the first pixel";
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
    if (measurement.side)
        made.components.push_back({conceptOf(kLaterality), sideConcept(*measurement.side)});
    if (traits.direction)
        made.components.push_back(
            {privateConcept("DIRECTION", "Direction"), conceptOf(*traits.direction)});
    addSignal(made, measurement.mean, kMean, "Mean of the MR signal intensity");
    addSignal(made, measurement.deviation, kDeviation,
              "Standard deviation of the MR signal intensity");
    made.components.push_back(
        {privateConcept("POINTS", kPointsWords), pointsText(annotation.points)});
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

/// The value of a measure that the program took, with its uncertainty and its marks.
Observation observationOf(const ModelIdentity& model, const SpineMeasure& measure)
{
    const AnnotationTraits& codes = traitsOf(annotationKindOf(measure.kind));
    const MeasureTraits& traits = traitsOf(measure.kind);
    const std::string unit(traits.unit);
    const char* side = !measure.side ? "" : *measure.side == Side::Left ? " left" : " right";
    const std::string level =
        measure.level ? nameOf(SpineVariant{}, *measure.level) + side + ' ' : std::string();
    Observation made;
    // The result of another model is another resource.
    made.name = fmt::format("measure {}{} {} {} {}", level, traits.key, model.name, model.version,
                            model.sha256);
    made.observer = Observer::Model;
    made.status = "preliminary";
    made.time = model.date;
    made.code = conceptOf(*codes.measured);
    made.code.text = traits.name;
    made.value = Quantity{measure.value, unit};
    made.narrative =
        fmt::format("{}{}: {} {} according to the AI, ±{}", level, traits.name,
                    measureNumber(measure.value), unit, measureNumber(measure.deviation));
    if (measure.level)
        made.bodySite = levelConcept(NamedDiscs::L1L2ToL5S1, *measure.level,
                                     nameOf(SpineVariant{}, *measure.level) + side);
    if (measure.side)
        made.components.push_back({conceptOf(kLaterality), sideConcept(*measure.side)});
    if (codes.structure)
        made.components.push_back({conceptOf(kTopographicalModifier), conceptOf(*codes.structure)});
    if (codes.direction)
        made.components.push_back(
            {privateConcept("DIRECTION", "Direction"), conceptOf(*codes.direction)});
    made.components.push_back({conceptOf(kMeasureUncertainty), Quantity{measure.deviation, unit}});
    if (measure.percent)
        made.components.push_back(
            {privateConcept("PERCENT_OF_REFERENCE",
                            fmt::format("In per cent of the {}", traits.relativeTo)),
             Quantity{*measure.percent, "%"}});
    made.components.push_back({privateConcept("POINTS", kPointsWords), pointsText(measure.points)});
    if (isValidUid(measure.seriesInstanceUid) && isValidUid(measure.sopInstanceUid))
        made.image =
            Image{measure.seriesInstanceUid, measure.sopInstanceUid, measure.instanceNumber};
    return made;
}

} // namespace

std::vector<Observation> automaticObservations(const Report& report)
{
    std::vector<Observation> made;
    if (const auto& model = report.assessment.model())
        for (const SpineMeasure& measure : report.assessment.measures())
            made.push_back(observationOf(*model, measure));
    return made;
}

std::vector<Observation> measurementObservations(const Report& report)
{
    std::vector<Observation> made;
    for (const ReportMeasurement& measurement : report.measurements)
        if (isComplete(measurement.annotation))
            made.push_back(observationOf(report, measurement, made.size()));
    return made;
}

} // namespace foramen::fhir
