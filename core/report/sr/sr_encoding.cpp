#include "core/report/sr/sr_encoding.h"

#include "core/base/version.h"
#include "core/report/dicom_values.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmsr/dsrdoc.h>

namespace foramen::sr {

namespace {

constexpr std::size_t kLongString = 64; ///< characters of an LO

OFString of(const std::string& text)
{
    return {text.data(), text.size()};
}

DSRTypes::E_RelationshipType relationshipType(SrRelation relation)
{
    switch (relation) {
    case SrRelation::Root:
        return DSRTypes::RT_isRoot;
    case SrRelation::Contains:
        return DSRTypes::RT_contains;
    case SrRelation::HasObservationContext:
        return DSRTypes::RT_hasObsContext;
    case SrRelation::HasAcquisitionContext:
        return DSRTypes::RT_hasAcqContext;
    case SrRelation::HasConceptModifier:
        return DSRTypes::RT_hasConceptMod;
    case SrRelation::HasProperties:
        return DSRTypes::RT_hasProperties;
    case SrRelation::SelectedFrom:
        return DSRTypes::RT_selectedFrom;
    case SrRelation::InferredFrom:
        return DSRTypes::RT_inferredFrom;
    }
    return DSRTypes::RT_invalid;
}

DSRTypes::E_ValueType valueType(SrType type)
{
    switch (type) {
    case SrType::Container:
        return DSRTypes::VT_Container;
    case SrType::Text:
        return DSRTypes::VT_Text;
    case SrType::Code:
        return DSRTypes::VT_Code;
    case SrType::Number:
        return DSRTypes::VT_Num;
    case SrType::Uid:
        return DSRTypes::VT_UIDRef;
    case SrType::PersonName:
        return DSRTypes::VT_PName;
    case SrType::Coordinates:
        return DSRTypes::VT_SCoord;
    case SrType::Image:
        return DSRTypes::VT_Image;
    }
    return DSRTypes::VT_invalid;
}

DSRTypes::E_GraphicType graphicType(SrGraphic graphic)
{
    switch (graphic) {
    case SrGraphic::Point:
        return DSRTypes::GT_Point;
    case SrGraphic::Polyline:
        return DSRTypes::GT_Polyline;
    case SrGraphic::Ellipse:
        return DSRTypes::GT_Ellipse;
    }
    return DSRTypes::GT_invalid;
}

DSRCodedEntryValue codedEntry(const SrItem::Concept& code)
{
    return DSRCodedEntryValue(of(code.value), of(code.scheme), of(code.meaning));
}

OFCondition setValue(DSRContentItem& content, const SrItem& item)
{
    switch (item.type) {
    case SrType::Container:
        return EC_Normal;
    case SrType::Text:
    case SrType::Uid:
    case SrType::PersonName:
        // Names and texts are valid UTF-8, which the library's own check rejects as too long or as
        // another character set.
        return content.setStringValue(of(item.text), OFFalse);
    case SrType::Code:
        return content.setCodeValue(codedEntry(item.code));
    case SrType::Number:
        return content.setNumericValue(
            DSRNumericMeasurementValue(of(item.text), codedEntry(item.code)));
    case SrType::Coordinates: {
        DSRSpatialCoordinatesValue shape(graphicType(item.graphic));
        for (const ImagePoint& point : item.points)
            shape.getGraphicDataList().addItem(static_cast<Float32>(point.column),
                                               static_cast<Float32>(point.row));
        return content.setSpatialCoordinates(shape);
    }
    case SrType::Image: {
        DSRImageReferenceValue image(of(item.sopClassUid), of(item.text));
        if (item.frame > 0)
            image.getFrameList().addItem(item.frame);
        return content.setImageReference(image);
    }
    }
    return EC_IllegalParameter;
}

} // namespace

void Outcome::operator()(const OFCondition& condition)
{
    if (m_good && condition.bad()) {
        m_good = false;
        m_reason = condition.text();
    }
}

void addItem(DSRDocumentTree& tree, const SrItem& item, Outcome& outcome)
{
    const auto mode =
        item.relation == SrRelation::Root ? DSRTypes::AM_afterCurrent : DSRTypes::AM_belowCurrent;
    if (tree.addContentItem(relationshipType(item.relation), valueType(item.type), mode) == 0) {
        outcome(SR_EC_CannotAddContentItem);
        return;
    }
    DSRContentItem& content = tree.getCurrentContentItem();
    if (!item.name.value.empty())
        outcome(content.setConceptName(codedEntry(item.name)));
    outcome(setValue(content, item));
    if (!item.templateId.empty())
        outcome(content.setTemplateIdentification(of(item.templateId), "DCMR"));
    // Unchecked: DCMTK refuses the offset "+0000", which PS3.5 table 6.2-1 allows.
    if (!item.time.empty())
        outcome(content.setObservationDateTime(of(item.time), OFFalse));
    for (const SrItem& child : item.children)
        addItem(tree, child, outcome);
    tree.goUp();
}

void setPatientAndStudy(DSRDocument& document, const StudyIdentity& study, Outcome& outcome)
{
    const auto line = [](const std::string& text, std::size_t longest = kLongString) {
        return of(dicomText(text, longest, LineBreaks::Replace));
    };
    constexpr std::size_t shortString = 16; // SH
    outcome(document.setSpecificCharacterSetType(DSRTypes::CS_UTF8));
    outcome(document.setPatientName(line(study.patientName), OFFalse));
    outcome(document.setPatientID(line(study.patientId), OFFalse));
    if (isDicomDate(study.patientBirthDate))
        outcome(document.setPatientBirthDate(of(study.patientBirthDate)));
    if (study.patientSex == "F" || study.patientSex == "M" || study.patientSex == "O")
        outcome(document.setPatientSex(of(study.patientSex)));
    if (isDicomDate(study.studyDate))
        outcome(document.setStudyDate(of(study.studyDate)));
    outcome(document.setStudyDescription(line(study.studyDescription), OFFalse));
    outcome(document.setAccessionNumber(line(study.accessionNumber, shortString), OFFalse));
}

void setEquipment(DSRDocument& document, Outcome& outcome)
{
    outcome(document.setManufacturer("Foramen"));
    outcome(document.setManufacturerModelName("Foramen"));
    outcome(document.setSoftwareVersions(programVersion()));
}

void setContentTime(DSRDocument& document, const std::string& isoTime, Outcome& outcome)
{
    const auto time = dicomTime(isoTime);
    if (!time)
        return;
    outcome(document.setContentDate(of(time->date)));
    outcome(document.setContentTime(of(time->time)));
    if (!time->offset.empty())
        outcome(document.setTimezoneOffsetFromUTC(of(time->offset)));
}

void setEvidence(DSRDocument& document, const StudyIdentity& study,
                 const std::vector<SrImageReference>& images, Outcome& outcome)
{
    const OFString studyUid = of(usableUid(study.studyInstanceUid));
    for (const SrImageReference& image : images)
        outcome(document.getCurrentRequestedProcedureEvidence().addItem(
            studyUid, of(image.seriesInstanceUid), of(image.sopClassUid), of(image.sopInstanceUid),
            OFFalse));
}

} // namespace foramen::sr
