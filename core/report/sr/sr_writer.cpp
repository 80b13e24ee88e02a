#include "core/report/sr/sr_writer.h"

#include "core/base/files/file_replacement.h"
#include "core/dicom/writing/dcmtk_log.h"
#include "core/dicom/writing/dicom_bytes.h"
#include "core/report/dicom_values.h"
#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"
#include "core/report/json/json_writer.h"
#include "core/report/report_status.h"
#include "core/report/sr/sr_codes.h"
#include "core/report/sr/sr_encoding.h"
#include "core/report/sr/sr_items.h"
#include "core/report/sr/sr_tree.h"
#include "core/spine/assessment_json.h"
#include "core/spine/study_owner.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmsr/dsrdoc.h>

namespace foramen {

namespace {

using namespace sr;

constexpr std::size_t kLongString = 64; ///< characters of an LO

OFString of(const std::string& text)
{
    return {text.data(), text.size()};
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
    setEquipment(document, outcome);
    setContentTime(document, lastSignedTime(report), outcome);
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
    // What is visible stays so without the decisions that showed it, and nothing else becomes so.
    model.assessment.setMeasures(report.assessment.measures());
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        if (!model.assessment.cell(siteAt(index)).hidden)
            model.assessment.reveal(siteAt(index));
        model.assessment.setDecision(siteAt(index), std::nullopt);
        model.assessment.setReaderLocation(siteAt(index), std::nullopt);
        model.assessment.setComment(siteAt(index), std::nullopt);
        model.assessment.setImported(siteAt(index), std::nullopt);
    }
    model.assessment.setVariant({});
    model.series = report.series;
    model.text = draftText(draftOf(model));
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
    setEvidence(document, study, content.images, outcome);
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
