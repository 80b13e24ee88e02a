#include "core/report/sr/sr_writer.h"

#include "core/base/files/file_replacement.h"
#include "core/base/version.h"
#include "core/dicom/writing/dcmtk_log.h"
#include "core/dicom/writing/dicom_bytes.h"
#include "core/report/dicom_values.h"
#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"
#include "core/report/json/json_writer.h"
#include "core/report/report_status.h"
#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_items.h"
#include "core/report/sr/sr_tree.h"
#include "core/spine/assessment_json.h"
#include "core/spine/study_owner.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmsr/dsrdoc.h>
#include <dcmtk/oflog/oflog.h>

namespace foramen {

namespace {

constexpr std::size_t kLongString = 64; ///< characters of an LO

OFString of(const std::string& text)
{
    return {text.data(), text.size()};
}

/// Collects the first failure of consecutive calls.
class Outcome {
public:
    void operator()(const OFCondition& condition)
    {
        if (m_good && condition.bad()) {
            m_good = false;
            m_reason = condition.text();
        }
    }
    bool good() const { return m_good; }
    const std::string& reason() const { return m_reason; }

private:
    bool m_good = true;
    std::string m_reason;
};

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

/// Adds an item and its descendants below the tree's current item, which stays current.
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

/// Adds a verifying observer.
void verifyBy(DSRDocument& document, const std::string& readerName, const std::string& isoTime,
              Outcome& outcome)
{
    const auto time = dicomTime(isoTime);
    const std::string verified = time ? time->date + time->time + time->offset : std::string();
    outcome(document.verifyDocument(of(dicomText(readerName, kLongString, LineBreaks::Replace)),
                                    "not stated", of(verified), OFFalse));
}

/// Versions and their addenda are documents of one series: 1, 2 for its addendum, 101 for
/// version 2.
std::string instanceNumber(const ReportSignature& signature)
{
    constexpr std::size_t step = 100;
    return std::to_string(step * static_cast<std::size_t>(signature.version - 1)
                          + signature.addenda.size() + 1);
}

void setDocument(DSRDocument& document, const Report& report, SrDocument kind, Outcome& outcome)
{
    const bool model = kind == SrDocument::Model;
    outcome(document.setSeriesDescription(
        model ? "Lumbar stenosis grading by AI, research use only"
              : "Lumbar stenosis grading by readers, research use only"));
    outcome(document.setSeriesNumber(model ? "9900" : "9901"));
    const bool isVersion = !model && isSigned(report) && report.signature;
    outcome(document.setInstanceNumber(of(isVersion ? instanceNumber(*report.signature) : "1")));
    outcome(document.setManufacturer("Foramen"));
    outcome(document.setManufacturerModelName("Foramen"));
    outcome(document.setSoftwareVersions(programVersion()));
    const auto time = dicomTime(lastSignedTime(report));
    if (time) {
        outcome(document.setContentDate(of(time->date)));
        outcome(document.setContentTime(of(time->time)));
        if (!time->offset.empty())
            outcome(document.setTimezoneOffsetFromUTC(of(time->offset)));
    }
    // The model's grades become final only by a person.
    const bool isFinal = isSigned(report);
    outcome(document.setPreliminaryFlag(isFinal ? DSRTypes::PF_Final : DSRTypes::PF_Preliminary));
    if (!isFinal)
        return;
    outcome(document.completeDocument());
    verifyBy(document, report.readerName, report.time, outcome);
    if (report.signature)
        for (const ReportAddendum& addendum : report.signature->addenda)
            verifyBy(document, addendum.readerName, addendum.time, outcome);
}

/// The document with this checksum of what was signed.
std::string signedUid(const std::string& sha256)
{
    return derivedUid("signed report " + sha256);
}

/// UIDs are derived from the content: equal reports give the same object, changed ones another. A
/// signed one has that of its checksum, so that its successors can name it.
std::string documentUid(const Report& report, SrDocument kind)
{
    if (kind == SrDocument::Reader && isSigned(report) && report.signature)
        return signedUid(report.signature->lastSha256());
    return derivedUid((kind == SrDocument::Model ? "ai result " : "report ")
                      + assessmentJson(report));
}

std::string seriesUid(const Report& report, SrDocument kind)
{
    return derivedUid((kind == SrDocument::Model ? "ai result series " : "report series ")
                      + studyKeyOf(report.assessment.study()));
}

void setUids(DcmItem& dataset, const Report& report, SrDocument kind, Outcome& outcome)
{
    const std::string& study = report.assessment.study().studyInstanceUid;
    outcome(dataset.putAndInsertString(DCM_StudyInstanceUID, usableUid(study).c_str()));
    outcome(dataset.putAndInsertString(DCM_SeriesInstanceUID, seriesUid(report, kind).c_str()));
    outcome(dataset.putAndInsertString(DCM_SOPInstanceUID, documentUid(report, kind).c_str()));
    if (const auto time = dicomTime(lastSignedTime(report))) {
        outcome(dataset.putAndInsertString(DCM_InstanceCreationDate, time->date.c_str()));
        outcome(dataset.putAndInsertString(DCM_InstanceCreationTime, time->time.c_str()));
    }
}

/// The model's result without later changes by readers: it gives the same bytes at every export.
Report modelReport(const Report& report)
{
    Report model;
    model.assessment = report.assessment;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        model.assessment.setDecision(siteAt(index), std::nullopt);
        model.assessment.setReaderLocation(siteAt(index), std::nullopt);
        model.assessment.setComment(siteAt(index), std::nullopt);
    }
    model.series = report.series;
    model.text = draftText(draftOf(model.assessment, model.series));
    model.time = report.assessment.model()->date;
    return model;
}

Result<void> write(const std::filesystem::path& file, const Report& report, SrDocument kind)
{
    silenceDcmtk();
    const SrContent content = srContent(report, kind);
    Outcome outcome;
    DSRDocument document(DSRTypes::DT_ComprehensiveSR);
    const StudyIdentity& study = report.assessment.study();
    const OFString studyUid = of(usableUid(study.studyInstanceUid));
    outcome(document.createNewSeriesInStudy(studyUid, OFFalse));
    addItem(document.getTree(), content.root, outcome);
    setPatientAndStudy(document, study, outcome);
    setDocument(document, report, kind, outcome);
    outcome(document.getCodingSchemeIdentification().addItem(kPrivateScheme));
    outcome(document.getCodingSchemeIdentification().setCodingSchemeName("Foramen private codes"));
    for (const SrImageReference& image : content.images)
        outcome(document.getCurrentRequestedProcedureEvidence().addItem(
            studyUid, of(image.seriesInstanceUid), of(image.sopClassUid), of(image.sopInstanceUid),
            OFFalse));
    if (kind == SrDocument::Reader && report.assessment.model()) {
        const Report model = modelReport(report);
        outcome(document.getPredecessorDocuments().addItem(
            studyUid, of(seriesUid(model, SrDocument::Model)), UID_ComprehensiveSRStorage,
            of(documentUid(model, SrDocument::Model)), OFFalse));
    }
    if (kind == SrDocument::Reader && isSigned(report) && report.signature
        && !report.signature->predecessorSha256().empty())
        outcome(document.getPredecessorDocuments().addItem(
            studyUid, of(seriesUid(report, kind)), UID_ComprehensiveSRStorage,
            of(signedUid(report.signature->predecessorSha256())), OFFalse));
    DcmFileFormat format;
    if (outcome.good())
        outcome(document.write(*format.getDataset()));
    if (outcome.good())
        setUids(*format.getDataset(), report, kind, outcome);
    if (!outcome.good())
        return failure(ErrorCode::Internal, ReasonCode::SrNotMade, outcome.reason());
    const auto bytes = dicomBytes(format, DicomForm::Plain);
    if (!bytes)
        return failure(ErrorCode::Internal, ReasonCode::SrNotMade, bytes.error().reason);
    return replaceFile(file, *bytes);
}

} // namespace

Result<void> writeModelSr(const std::filesystem::path& file, const Report& report)
{
    if (!report.assessment.model())
        return failure(ErrorCode::InvalidArgument, ReasonCode::NoModelResult);
    return write(file, modelReport(report), SrDocument::Model);
}

Result<void> writeReaderSr(const std::filesystem::path& file, const Report& report)
{
    return write(file, report, SrDocument::Reader);
}

} // namespace foramen
