#include "core/report/dicom_objects/pdf_object_writer.h"

#include "core/dicom/writing/dcmtk_log.h"
#include "core/report/dicom_objects/object_header.h"
#include "core/report/dicom_values.h"
#include "core/report/report_status.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <string>
#include <vector>

namespace foramen {

namespace {

/// The images that the pages show or speak of.
std::vector<PictureReference> sourcesOf(const Report& report)
{
    std::vector<PictureReference> sources;
    const auto add = [&](const PictureIdentity& picture) {
        const auto isSame = [&](const PictureReference& one) {
            return one.sopInstanceUid == picture.sopInstanceUid;
        };
        if (!isValidUid(picture.sopInstanceUid)
            || std::any_of(sources.begin(), sources.end(), isSame))
            return;
        std::string sopClass = ReportSeries{}.sopClassUid;
        for (const ReportSeries& series : report.series)
            if (series.seriesInstanceUid == picture.seriesInstanceUid
                && isValidUid(series.sopClassUid))
                sopClass = series.sopClassUid;
        sources.push_back({sopClass, picture.sopInstanceUid, {}});
    };
    for (const ReportPicture& one : report.pictures)
        add(one.picture);
    for (const ReportKeyImage& key : report.keyImages)
        add(key.annotation.picture);
    return sources;
}

/// Encapsulated Document module, PS3.3 C.24.2.
void putDocument(ObjectAttributes& object, const Report& report, std::string_view pdf)
{
    const auto time = dicomTime(lastSignedTime(report));
    object.text(DCM_ContentDate, time ? time->date : std::string());
    object.text(DCM_ContentTime, time ? time->time : std::string());
    object.text(DCM_AcquisitionDateTime, "");
    object.text(DCM_BurnedInAnnotation, "YES"); // the pages name the patient
    if (hasUsableUid(report))
        for (const PictureReference& source : sourcesOf(report))
            putReference(object.item(DCM_SourceInstanceSequence), source);
    object.text(DCM_DocumentTitle, "Lumbar stenosis grading, research use only");
    ObjectAttributes title = object.item(DCM_ConceptNameCodeSequence);
    title.text(DCM_CodeValue, "18756-7");
    title.text(DCM_CodingSchemeDesignator, "LN");
    title.text(DCM_CodeMeaning, "MRI Spine Report");
    object.text(DCM_VerificationFlag, isSigned(report) ? "VERIFIED" : "UNVERIFIED");
    object.text(DCM_MIMETypeOfEncapsulatedDocument, "application/pdf");
    object.count(DCM_EncapsulatedDocumentLength, static_cast<std::uint32_t>(pdf.size()));
    object.bytes(DCM_EncapsulatedDocument, pdf);
}

} // namespace

Result<void> writePdfObject(const std::filesystem::path& file, const Report& report,
                            std::string_view pdf)
{
    silenceDcmtk();
    DcmFileFormat format;
    ObjectAttributes object(*format.getDataset());
    putHeader(object, report,
              {.sopClassUid = UID_EncapsulatedPDFStorage,
               .modality = "DOC",
               .seriesNumber = 9904,
               .seriesDescription = "Lumbar stenosis grading, PDF, research use only",
               .name = "pdf",
               // The language of the pages makes another object.
               .seed = report.printedText.empty() ? report.text : report.printedText});
    object.text(DCM_ConversionType, "WSD"); // SC Equipment module: by a workstation
    putDocument(object, report, pdf);
    return writeObject(file, format, object);
}

} // namespace foramen
