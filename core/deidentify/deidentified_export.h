#pragma once

#include "core/base/task.h"
#include "core/deidentify/attribute_counts.h"
#include "core/deidentify/attribute_handling.h"
#include "core/deidentify/pseudonyms.h"

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// How folders and files of an export are called.
enum class ExportNames {
    Cases, ///< case-0001/series-01/0001.dcm
    Uids ///< by the new UIDs of study, series and object
};

/// What is exported, and where to.
struct ExportOptions {
    std::filesystem::path out;
    ExportNames names = ExportNames::Cases;
    CleaningOptions cleaning;
    bool isDryRun = false; ///< counts only; nothing is written
    bool acceptsBurnedIn = false; ///< exports what may show text, too
    bool keepsExamples = false; ///< notes values, which are patient data
};

/// A file of the input that was left out, or exported against a doubt.
struct FileRemark {
    std::size_t input = 0; ///< 1-based number of the file among all, by path
    std::filesystem::path path; ///< may hold patient data: shown only to who asks for it
    std::string reason;
};

/// One study of an export.
struct ExportedStudy {
    std::string folder; ///< "case-0001"
    std::string studyInstanceUid; ///< of the input: patient data
    std::string newStudyInstanceUid;
    std::string newPatientId;
    int days = 0; ///< by which dates were moved into the past
    std::size_t series = 0;
    std::size_t files = 0;
};

/// What an export did, or would do.
struct ExportResult {
    std::size_t inputs = 0; ///< files that were looked at
    std::vector<ExportedStudy> studies;
    std::vector<FileRemark> refused; ///< DICOM that was left out
    std::vector<FileRemark> accepted; ///< exported although doubtful, as the caller wished
    std::vector<FileRemark> notCopied; ///< no DICOM objects, and DICOMDIRs
    AttributeCounts counts{false};
};

/// Writes de-identified copies of all DICOM objects below some paths, by the Basic Application
/// Level Confidentiality Profile of PS3.15 Annex E. Pixel data are copied as they are. What may
/// show burnt-in text is left out unless the caller accepts it. Files of the input stay as they
/// are; no file of the output folder is replaced: cases are numbered on from those that are there.
/// @return as scanStudies(); NotWritable where a file exists or cannot be written, with the files
/// before it written; Cancelled, likewise.
[[nodiscard]] Result<ExportResult>
exportDeidentified(const std::vector<std::filesystem::path>& paths, const Pseudonyms& pseudonyms,
                   const ExportOptions& options, const Task& task = {});

} // namespace foramen
