#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/bundle/bundle_manifest.h"
#include "core/deidentify/deidentified_export.h"
#include "core/dicom/study.h"
#include "core/report/build/export_formats.h"
#include "core/report/report.h"

#include <filesystem>
#include <vector>

namespace foramen {

/// One case: a study with its reading. References are valid during the call.
struct BundleInput {
    const Study& study; ///< its files are read
    const Report& report; ///< of this study
    /// A folder with the card of the model that may have graded; the card is taken if its weights
    /// are those of the report. Empty: none is known.
    std::filesystem::path modelFolder{};
};

/// How a case is written.
struct BundleOptions {
    bool isDeidentified = false;
    bool acceptsBurnedIn = false; ///< see ExportOptions::acceptsBurnedIn
    PdfWriter pdf = nullptr; ///< null: no report.pdf
};

/// A case bundle that was written.
struct WrittenBundle {
    BundleManifest manifest;
    std::vector<FileRemark> refused; ///< files of the study that a de-identified bundle left out
    std::vector<FileRemark> accepted; ///< against a doubt, as the caller wished
};

/// Writes a case bundle: one zip with the images of a study, its assessment.json, DICOM SR and PDF,
/// the model's card where it is known, README.txt and bundle.json. With isDeidentified, images go
/// through exportDeidentified() with a key that is forgotten, and the report through
/// deidentifiedReport(). An existing file is replaced only when the new one is complete.
/// @return InvalidArgument where the report is of another study; NotReadable where a file of the
/// study is gone; Unsupported where nothing of the study may be in a de-identified bundle;
/// NotWritable; Cancelled; as the writers of the report.
[[nodiscard]] Result<WrittenBundle> writeBundle(const std::filesystem::path& file,
                                                const BundleInput& input,
                                                const BundleOptions& options,
                                                const Task& task = {});

} // namespace foramen
