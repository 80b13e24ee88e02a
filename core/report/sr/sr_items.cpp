#include "core/report/sr/sr_items.h"

#include "core/report/dicom_values.h"
#include "core/report/sr/sr_words.h"

#include <fmt/format.h>

#include <utility>

namespace foramen::sr {

namespace {

constexpr std::size_t kNameLength = 64;
/// PS3.3 C.18.6.1.2: 0.0\0.0 is the corner of the first pixel.
constexpr double kCentreFromCorner = 0.5;
constexpr const char* kEnhancedMrImageStorage = "1.2.840.10008.5.1.4.1.1.4.1";

} // namespace

SrItem::Concept conceptOf(const CodedConcept& code)
{
    return {code.value, code.scheme, code.meaning};
}

SrItem item(SrRelation relation, SrType type, const CodedConcept& name)
{
    SrItem made;
    made.relation = relation;
    made.type = type;
    made.name = conceptOf(name);
    return made;
}

SrItem container(const CodedConcept& name, const char* templateId)
{
    SrItem made = item(SrRelation::Contains, SrType::Container, name);
    made.templateId = templateId;
    return made;
}

SrItem text(SrRelation relation, const CodedConcept& name, std::string_view value,
            std::size_t longest)
{
    SrItem made = item(relation, SrType::Text, name);
    made.text = dicomText(value, longest, LineBreaks::Keep);
    if (made.text.empty())
        made.text = words::kNotStated;
    return made;
}

SrItem code(SrRelation relation, const CodedConcept& name, const CodedConcept& value)
{
    SrItem made = item(relation, SrType::Code, name);
    made.code = conceptOf(value);
    return made;
}

SrItem uid(SrRelation relation, const CodedConcept& name, const std::string& value)
{
    SrItem made = item(relation, SrType::Uid, name);
    made.text = value;
    return made;
}

SrItem number(const CodedConcept& name, const std::string& value, const CodedConcept& unit)
{
    SrItem made = item(SrRelation::Contains, SrType::Number, name);
    made.text = value;
    made.code = conceptOf(unit);
    return made;
}

SrItem image(SrRelation relation, const SrImageReference& reference)
{
    SrItem made;
    made.relation = relation;
    made.type = SrType::Image;
    made.text = reference.sopInstanceUid;
    made.sopClassUid = reference.sopClassUid;
    made.frame = reference.frame;
    return made;
}

SrItem coordinates(SrRelation relation, SrGraphic graphic, const std::vector<ImagePoint>& points,
                   const SrImageReference& reference)
{
    SrItem made = item(relation, SrType::Coordinates, kImageRegion);
    made.graphic = graphic;
    for (const ImagePoint& point : points)
        made.points.push_back({point.column + kCentreFromCorner, point.row + kCentreFromCorner});
    made.children.push_back(image(SrRelation::SelectedFrom, reference));
    return made;
}

std::vector<SrItem> personObserver(const std::string& name)
{
    SrItem person = item(SrRelation::HasObservationContext, SrType::PersonName, kPersonName);
    person.text = dicomText(name.empty() ? "Unknown" : name, kNameLength, LineBreaks::Replace);
    return {code(SrRelation::HasObservationContext, kObserverType, kPerson), person};
}

std::vector<SrItem> deviceObserver(const ModelIdentity& model)
{
    const auto context = SrRelation::HasObservationContext;
    return {code(context, kObserverType, kDevice),
            uid(context, kDeviceUid,
                derivedUid("model " + model.name + ' ' + model.version + ' ' + model.sha256)),
            text(context, kDeviceName, model.name), text(context, kDeviceManufacturer, "Foramen"),
            text(context, kDeviceModelName, model.name + ' ' + model.version)};
}

std::vector<SrItem> algorithm(const ModelIdentity& model)
{
    const auto modifier = SrRelation::HasConceptModifier;
    return {
        text(modifier, kAlgorithmName, model.name),
        text(modifier, kAlgorithmVersion, model.version),
        text(modifier, kAlgorithmParameters,
             fmt::format("weights SHA-256 {}; {}; {}", model.sha256, model.device, model.runtime))};
}

SrItem byModel(SrItem item, const ModelIdentity& model)
{
    append(item.children, algorithm(model));
    append(item.children, deviceObserver(model));
    item.time = observationTime(model.date);
    return item;
}

std::string observationTime(const std::string& isoTime)
{
    const auto time = dicomTime(isoTime);
    return time ? time->date + time->time + time->offset : std::string();
}

void append(std::vector<SrItem>& items, std::vector<SrItem> more)
{
    for (SrItem& one : more)
        items.push_back(std::move(one));
}

bool canBeReferenced(const PictureIdentity& picture)
{
    return isValidUid(picture.sopInstanceUid) && isValidUid(picture.seriesInstanceUid);
}

std::string sopClassUidOf(const std::string& seriesInstanceUid, const Report& report)
{
    for (const ReportSeries& series : report.series)
        if (series.seriesInstanceUid == seriesInstanceUid && isValidUid(series.sopClassUid))
            return series.sopClassUid;
    return ReportSeries{}.sopClassUid;
}

SrImageReference referenceTo(const PictureIdentity& picture, const Report& report)
{
    SrImageReference reference{picture.seriesInstanceUid,
                               sopClassUidOf(picture.seriesInstanceUid, report),
                               picture.sopInstanceUid};
    // A single-frame image is referred to without a frame number.
    if (picture.frameNumber > 1 || reference.sopClassUid == kEnhancedMrImageStorage)
        reference.frame = picture.frameNumber;
    return reference;
}

} // namespace foramen::sr
