#include "core/report/sr/key_object_writer.h"

#include "core/base/files/file_replacement.h"
#include "core/dicom/writing/dcmtk_log.h"
#include "core/dicom/writing/dicom_bytes.h"
#include "core/report/dicom_values.h"
#include "core/report/json/json_writer.h"
#include "core/report/report_status.h"
#include "core/report/sr/sr_encoding.h"
#include "core/report/sr/sr_items.h"
#include "core/spine/study_owner.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmsr/dsrdoc.h>

#include <algorithm>

namespace foramen {

namespace {

using namespace sr;

/// What the object says: TID 2010.
SrContent contentOf(const Report& report)
{
    SrContent content;
    content.root = container(kOfInterest, "2010");
    SrItem& root = content.root;
    root.relation = SrRelation::Root;
    root.children.push_back(code(SrRelation::HasConceptModifier, kLanguage, kEnglish));
    std::vector<std::string> readers;
    std::vector<SrItem> images;
    for (const ReportKeyImage& key : report.keyImages) {
        if (!canBeReferenced(key.annotation.picture))
            continue;
        readers.push_back(key.annotation.author);
        SrImageReference reference = referenceTo(key.annotation.picture, report);
        images.push_back(image(SrRelation::Contains, reference));
        reference.frame = 0; // the list of instances names no frames
        if (std::find(content.images.begin(), content.images.end(), reference)
            == content.images.end())
            content.images.push_back(reference);
    }
    std::sort(readers.begin(), readers.end());
    readers.erase(std::unique(readers.begin(), readers.end()), readers.end());
    for (const std::string& reader : readers)
        append(root.children, personObserver(reader));
    std::string words = "Key images chosen by the reader.";
    if (const std::size_t without = report.keyImages.size() - images.size(); without > 0)
        words += fmt::format(" Left out, because their UIDs are not valid: {}.", without);
    words += ' ' + std::string(kIntendedUse);
    root.children.push_back(text(SrRelation::Contains, kKeyObjectDescription, words));
    append(root.children, std::move(images));
    std::stable_sort(content.images.begin(), content.images.end(),
                     [](const SrImageReference& a, const SrImageReference& b) {
                         return a.seriesInstanceUid < b.seriesInstanceUid;
                     });
    return content;
}

/// UIDs follow from the content, as those of the SR do.
void setUids(DcmItem& dataset, const Report& report, Outcome& outcome)
{
    const StudyIdentity& study = report.assessment.study();
    const auto put = [&](const DcmTagKey& key, const std::string& uid) {
        outcome(dataset.putAndInsertString(key, uid.c_str()));
    };
    put(DCM_StudyInstanceUID, study.studyInstanceUid);
    put(DCM_SeriesInstanceUID, derivedUid("key object series " + studyKeyOf(study)));
    put(DCM_SOPInstanceUID, derivedUid("key objects " + assessmentJson(report)));
    if (const auto time = dicomTime(lastSignedTime(report))) {
        put(DCM_InstanceCreationDate, time->date);
        put(DCM_InstanceCreationTime, time->time);
    }
}

} // namespace

Result<void> writeKeyObjects(const std::filesystem::path& file, const Report& report)
{
    if (report.keyImages.empty())
        return failure(ErrorCode::InvalidArgument, ReasonCode::NoKeyImages);
    const StudyIdentity& study = report.assessment.study();
    const SrContent content = contentOf(report);
    if (usableUid(study.studyInstanceUid) != study.studyInstanceUid || content.images.empty())
        return failure(ErrorCode::Unsupported, ReasonCode::StudyUidNotValid);
    silenceDcmtk();
    Outcome outcome;
    DSRDocument document(DSRTypes::DT_KeyObjectSelectionDocument);
    const OFString studyUid(study.studyInstanceUid.data(), study.studyInstanceUid.size());
    outcome(document.createNewSeriesInStudy(studyUid, OFFalse));
    addItem(document.getTree(), content.root, outcome);
    setPatientAndStudy(document, study, outcome);
    setEquipment(document, outcome);
    outcome(document.setSeriesDescription("Lumbar stenosis key images, research use only"));
    outcome(document.setSeriesNumber("9903"));
    outcome(document.setInstanceNumber("1"));
    setContentTime(document, lastSignedTime(report), outcome);
    setEvidence(document, study, content.images, outcome);
    DcmFileFormat format;
    if (outcome.good())
        outcome(document.write(*format.getDataset()));
    if (outcome.good())
        setUids(*format.getDataset(), report, outcome);
    if (!outcome.good())
        return failure(ErrorCode::Internal, ReasonCode::SrNotMade, outcome.reason());
    const auto bytes = dicomBytes(format, DicomForm::Plain);
    if (!bytes)
        return tl::make_unexpected(bytes.error());
    return replaceFile(file, *bytes);
}

} // namespace foramen
