#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/dicom/documents/structured_report.h"
#include "core/report/sr/sr_tree.h"
#include "core/spine/assessment.h"

#include <filesystem>
#include <string>
#include <vector>

namespace foramen {

/// What one of the two documents of sr_writer.h says. What the SR does not hold: the points in
/// patient space and their Instance Number (the coordinates are NaN until they are taken from the
/// images), the Instance Numbers of automatic measures, which are also left out where their picture
/// has no valid UID, grades that were withheld or not revealed, the probabilities of refused sites,
/// imported labels, the site's cut-offs other than those at which a grade was accepted, fractions
/// of seconds, and annotations.
struct SrReading {
    SrDocument document = SrDocument::Model;
    /// The model's findings, levels and numbering alone, or the readers' decisions, points,
    /// comments and naming of the spine alone.
    Assessment assessment;
    std::string text; ///< the summary, with the intended use and any signature
    bool isFinal = false; ///< verified
    std::string readerName; ///< of the first verification; empty when not verified
    std::string time; ///< of the first verification, else of the content; ISO 8601
    std::string sopInstanceUid;
    std::vector<std::string> predecessorUids; ///< SOP Instance UIDs
};

/// Reads an SR that this program wrote.
/// @return the failures of readStructuredReport(); Unsupported for an SR of another program;
/// Corrupt where one of the 25 sites is missing, stands twice or contradicts its own codes.
[[nodiscard]] Result<SrReading> readSr(const std::filesystem::path& path, const Task& task = {});
/// The same from a report that was read.
[[nodiscard]] Result<SrReading> srReadingOf(const StructuredReport& report);

/// The assessment of which these are the two documents.
/// @return InvalidArgument unless they are one of each kind, of one study, and the readers' names
/// the model's as its predecessor: decisions belong to the findings that the reader saw.
[[nodiscard]] Result<Assessment> joinedAssessment(const SrReading& model, const SrReading& reader);

/// Whether a document of readers was made after another one, which it names as its predecessor.
[[nodiscard]] bool replaces(const SrReading& later, const SrReading& earlier);

} // namespace foramen
