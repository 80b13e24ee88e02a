#include "core/report/sr/sr_automatic.h"

#include "core/measure/level_measures.h"
#include "core/report/dicom_values.h"
#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_items.h"
#include "core/report/sr/sr_measurements.h"
#include "core/report/sr/sr_parts.h"
#include "core/spine/study_owner.h"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>
#include <optional>
#include <sstream>
#include <string_view>
#include <utility>

namespace foramen::sr {

namespace {

constexpr CodedConcept kMeasureUncertainty = {"371884006", "SCT",
                                              "+/-, range of measurement uncertainty"};
constexpr CodedConcept kShare = {"PERCENT_OF_REFERENCE", kPrivateScheme,
                                 "Measure in per cent of its reference"};
constexpr double kCentreFromCorner = 0.5; ///< PS3.3 C.18.6.1.2

CodedConcept unitOf(MeasureKind kind)
{
    const std::string_view unit = traitsOf(kind).unit;
    if (unit == "mm2")
        return kSquareMillimetre;
    return unit == "deg" ? kDegree : kMillimetre;
}

const AnnotationTraits& codesOf(MeasureKind kind)
{
    return traitsOf(annotationKindOf(kind));
}

/// "L4/L5 foramen_height left": by which the reader knows it again.
std::string nameOf(const SpineMeasure& measure)
{
    std::string name;
    if (measure.level)
        name = std::string(foramen::nameOf(*measure.level)) + ' ';
    name += keyOf(measure.kind);
    if (measure.side)
        name += *measure.side == Side::Left ? " left" : " right";
    return name;
}

/// The level with side and structure, or the structure alone.
std::optional<SrItem> findingSite(const SpineMeasure& measure)
{
    const auto modifier = SrRelation::HasConceptModifier;
    const auto& structure = codesOf(measure.kind).structure;
    if (!measure.level)
        return structure ? std::optional(code(modifier, kFindingSite, *structure)) : std::nullopt;
    SrItem site = code(modifier, kFindingSite, levelCode(NamedDiscs::L1L2ToL5S1, *measure.level));
    if (measure.side)
        site.children.push_back(code(modifier, kLaterality, sideCode(*measure.side)));
    if (structure)
        site.children.push_back(code(modifier, kTopographicalModifier, *structure));
    return site;
}

SrItem groupOf(const Report& report, const ModelIdentity& model, const SpineMeasure& measure)
{
    const Annotation marks = annotationOf(measure);
    const bool isArea = isRegion(marks.kind);
    const AnnotationTraits& codes = codesOf(measure.kind);
    SrItem group = container(kMeasurementGroup, isArea ? "1410" : "1501");
    const std::string name = nameOf(measure);
    group.children = {
        text(SrRelation::HasObservationContext, kTrackingIdentifier, name),
        uid(SrRelation::HasObservationContext, kTrackingUid,
            derivedUid("measure " + studyKeyOf(report.assessment.study()) + ' ' + name))};
    if (auto site = findingSite(measure))
        group.children.push_back(std::move(*site));
    if (isArea)
        if (auto region = coordinatesOf(marks, SrRelation::Contains, report))
            group.children.push_back(std::move(*region));
    SrItem value = number(*codes.measured, decimal(measure.value), unitOf(measure.kind));
    if (codes.direction)
        value.children.push_back(
            code(SrRelation::HasConceptModifier, kTopographicalModifier, *codes.direction));
    value = byModel(std::move(value), model);
    SrItem uncertainty =
        number(kMeasureUncertainty, decimal(measure.deviation), unitOf(measure.kind));
    uncertainty.relation = SrRelation::HasProperties;
    value.children.push_back(std::move(uncertainty));
    if (!isArea)
        if (auto line = coordinatesOf(marks, SrRelation::InferredFrom, report))
            value.children.push_back(std::move(*line));
    group.children.push_back(std::move(value));
    if (measure.percent) {
        group.children.push_back(
            byModel(number(kShare, decimal(*measure.percent), kPercent), model));
        group.children.push_back(
            text(SrRelation::Contains, kComment,
                 fmt::format("In per cent of the {}", traitsOf(measure.kind).relativeTo)));
    }
    if (!canBeReferenced(marks.picture))
        group.children.push_back(
            text(SrRelation::Contains, kComment,
                 fmt::format("On instance number {}, whose UID is not valid: {}",
                             measure.instanceNumber, measure.sopInstanceUid)));
    return group;
}

tl::unexpected<Error> contradiction(const char* what)
{
    return failure(ErrorCode::Corrupt, std::string("The structured report is damaged: ") + what);
}

/// The kind, level and side of a name; none for another name or an unknown kind.
std::optional<SpineMeasure> measureNamed(const std::string& name)
{
    std::istringstream words(name);
    std::vector<std::string> parts;
    for (std::string word; words >> word;)
        parts.push_back(std::move(word));
    SpineMeasure made;
    std::size_t next = 0;
    if (next < parts.size())
        made.level = levelFromText(parts[next]);
    next += made.level ? 1 : 0;
    const auto kind =
        next < parts.size() ? measureKindFromKey(parts[next++]) : std::optional<MeasureKind>();
    if (!kind)
        return std::nullopt;
    made.kind = *kind;
    if (next < parts.size() && (parts[next] == "left" || parts[next] == "right"))
        made.side = parts[next++] == "left" ? Side::Left : Side::Right;
    return next == parts.size() ? std::optional(std::move(made)) : std::nullopt;
}

/// "10.5\20.5\...": from the corner of the first pixel to its centre.
std::vector<ImagePoint> pointsOf(const std::string& numbers)
{
    std::vector<double> values;
    const char* at = numbers.data();
    const char* end = at + numbers.size();
    while (at < end) {
        double value = 0;
        const auto read = std::from_chars(at, end, value);
        if (read.ec != std::errc() || (read.ptr != end && *read.ptr != '\\'))
            return {};
        values.push_back(value - kCentreFromCorner);
        at = read.ptr == end ? end : read.ptr + 1;
    }
    std::vector<ImagePoint> points;
    for (std::size_t i = 0; i + 1 < values.size(); i += 2)
        points.push_back({values[i], values[i + 1]});
    return points;
}

const ContentItem* coordinatesIn(const ContentItem& item)
{
    const auto found =
        std::find_if(item.children.begin(), item.children.end(), [](const ContentItem& child) {
            return child.type == ContentType::Coordinates;
        });
    return found == item.children.end() ? nullptr : &*found;
}

/// Takes the marks and their picture. @return false where there are none.
bool takeMarks(const ContentItem& graphic, const std::map<std::string, std::string>& series,
               SpineMeasure& measure)
{
    measure.points = pointsOf(graphic.value);
    if (traitsOf(measure.kind).shape == MeasureShape::Outline && measure.points.size() > 1)
        measure.points.pop_back(); // a closed line ends where it began
    for (const ContentItem& image : graphic.children)
        if (!image.references.empty()) {
            const ContentReference& picture = image.references.front();
            measure.sopInstanceUid = picture.sopInstanceUid;
            if (!picture.frames.empty())
                measure.frameNumber = std::atoi(picture.frames.c_str());
        }
    const auto known = series.find(measure.sopInstanceUid);
    if (known == series.end())
        return false;
    measure.seriesInstanceUid = known->second;
    return true;
}

bool agreesWithCodes(const ContentItem& group, const SpineMeasure& measure)
{
    if (!measure.level)
        return true;
    const ContentItem* place = childOf(group, kFindingSite);
    if (!place || !isCode(place->code, levelCode(NamedDiscs::L1L2ToL5S1, *measure.level)))
        return false;
    const ContentItem* side = childOf(*place, kLaterality);
    return measure.side ? side && isCode(side->code, sideCode(*measure.side)) : !side;
}

} // namespace

std::vector<SrItem> automaticGroups(const Report& report)
{
    std::vector<SrItem> groups;
    const ModelIdentity model = report.assessment.model().value_or(ModelIdentity{});
    for (const SpineMeasure& measure : report.assessment.measures())
        groups.push_back(groupOf(report, model, measure));
    return groups;
}

std::vector<SrImageReference> automaticImages(const Report& report)
{
    std::vector<SrImageReference> images;
    for (const SpineMeasure& measure : report.assessment.measures()) {
        const PictureIdentity picture = annotationOf(measure).picture;
        if (!canBeReferenced(picture))
            continue;
        images.push_back(referenceTo(picture, report));
        images.back().frame = 0; // the list of instances names no frames
    }
    return images;
}

Result<std::vector<SpineMeasure>> readAutomatic(const ContentItem& measurements,
                                                const std::map<std::string, std::string>& series)
{
    std::vector<SpineMeasure> list;
    for (const ContentItem& group : measurements.children) {
        const ContentItem* named = childOf(group, kTrackingIdentifier);
        if (childOf(group, kFinding) || !named) // a graded site
            continue;
        auto measure = measureNamed(named->value);
        if (!measure)
            continue;
        const ContentItem* item = childOf(group, *codesOf(measure->kind).measured);
        const auto value = numberOf(item);
        const auto deviation = value ? numberOf(childOf(*item, kMeasureUncertainty)) : std::nullopt;
        if (!value || !deviation || !agreesWithCodes(group, *measure))
            return contradiction("a measure contradicts its name or is no number");
        measure->value = *value;
        measure->deviation = *deviation;
        measure->percent = numberOf(childOf(group, kShare));
        const ContentItem* graphic = coordinatesIn(group);
        if (!graphic)
            graphic = coordinatesIn(*item);
        if (!graphic || !takeMarks(*graphic, series, *measure))
            continue;
        if (!isSound(*measure) || measureOf(list, measure->kind, measure->level, measure->side))
            return contradiction("a measure is none or stands twice");
        list.push_back(std::move(*measure));
    }
    return list;
}

} // namespace foramen::sr
