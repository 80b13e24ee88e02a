#include "core/report/dicom_objects/object_header.h"

#include "core/base/files/file_replacement.h"
#include "core/base/version.h"
#include "core/dicom/writing/dicom_bytes.h"
#include "core/report/dicom_values.h"
#include "core/report/json/json_writer.h"
#include "core/report/report_status.h"
#include "core/spine/study_owner.h"

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

namespace foramen {

namespace {

constexpr std::size_t kShortString = 16; ///< characters of an SH
constexpr std::size_t kLongString = 64; ///< of an LO

std::string line(const std::string& text, std::size_t longest = kLongString)
{
    return dicomText(text, longest, LineBreaks::Replace);
}

std::string date(const std::string& text)
{
    return isDicomDate(text) ? text : std::string();
}

void putPatientAndStudy(ObjectAttributes& object, const StudyIdentity& study)
{
    object.text(DCM_SpecificCharacterSet, "ISO_IR 192");
    object.text(DCM_PatientName, line(study.patientName));
    object.text(DCM_PatientID, line(study.patientId));
    object.text(DCM_PatientBirthDate, date(study.patientBirthDate));
    const bool isSex =
        study.patientSex == "F" || study.patientSex == "M" || study.patientSex == "O";
    object.text(DCM_PatientSex, isSex ? study.patientSex : std::string());
    object.text(DCM_StudyInstanceUID, usableUid(study.studyInstanceUid));
    object.text(DCM_StudyDate, date(study.studyDate));
    object.text(DCM_StudyTime, "");
    object.text(DCM_ReferringPhysicianName, "");
    object.text(DCM_StudyID, "");
    object.text(DCM_AccessionNumber, line(study.accessionNumber, kShortString));
    if (!study.studyDescription.empty())
        object.text(DCM_StudyDescription, line(study.studyDescription));
}

} // namespace

void putHeader(ObjectAttributes& object, const Report& report, const ObjectKindHeader& kind)
{
    const StudyIdentity& study = report.assessment.study();
    putPatientAndStudy(object, study);
    object.text(DCM_Modality, kind.modality);
    object.text(DCM_SeriesInstanceUID, derivedUid(kind.name + " series " + studyKeyOf(study)));
    object.text(DCM_SeriesNumber, std::to_string(kind.seriesNumber));
    object.text(DCM_SeriesDescription, kind.seriesDescription);
    object.text(DCM_Manufacturer, "Foramen");
    object.text(DCM_ManufacturerModelName, "Foramen");
    object.text(DCM_SoftwareVersions, programVersion());
    object.text(DCM_SOPClassUID, kind.sopClassUid);
    object.text(DCM_SOPInstanceUID,
                derivedUid(kind.name + ' ' + kind.seed + ' ' + assessmentJson(report)));
    object.text(DCM_InstanceNumber, std::to_string(kind.instanceNumber));
    const auto time = dicomTime(lastSignedTime(report));
    if (!time)
        return;
    object.text(DCM_InstanceCreationDate, time->date);
    object.text(DCM_InstanceCreationTime, time->time);
    if (!time->offset.empty())
        object.text(DCM_TimezoneOffsetFromUTC, time->offset);
}

bool hasUsableUid(const Report& report)
{
    const std::string& uid = report.assessment.study().studyInstanceUid;
    return usableUid(uid) == uid;
}

void putReference(ObjectAttributes item, const PictureReference& reference)
{
    item.text(DCM_ReferencedSOPClassUID, reference.sopClassUid);
    item.text(DCM_ReferencedSOPInstanceUID, reference.sopInstanceUid);
    std::string frames;
    for (const int frame : reference.frames)
        frames += (frames.empty() ? "" : "\\") + std::to_string(frame);
    if (!frames.empty())
        item.text(DCM_ReferencedFrameNumber, frames);
}

Result<void> writeObject(const std::filesystem::path& file, DcmFileFormat& format,
                         const ObjectAttributes& attributes)
{
    if (!attributes.failure().empty())
        return failure(ErrorCode::Internal, ReasonCode::DicomObjectNotMade, attributes.failure());
    const auto bytes = dicomBytes(format, DicomForm::Plain);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    return replaceFile(file, *bytes);
}

} // namespace foramen
