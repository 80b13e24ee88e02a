#pragma once

#include "core/dicom/study.h"
#include "core/imaging/series_role.h"

#include <QString>

#include <cstddef>
#include <string>
#include <vector>

namespace foramen {

struct ScannedStudies;

/// Doubt whether two studies are of one patient.
struct PatientDoubt {
    QString question; ///< names the difference; shown to the reader, never logged
    QString warning; ///< the same without names; shown as long as the studies are compared

    [[nodiscard]] bool isEmpty() const { return question.isEmpty(); }
};

/// Compares patient ID and birth date. A missing patient ID is a doubt, a missing birth date is
/// none.
[[nodiscard]] PatientDoubt doubtOf(const Study& current, const Study& prior);

/// True when a study was made after another one; false where one of them has no date.
[[nodiscard]] bool isLater(const Study& study, const Study& than);

/// Number of roles that have a series.
[[nodiscard]] std::size_t roleCount(const std::vector<RoleAssignment>& roles);

/// Whether both are the same study: not where one states another patient or date than the other.
[[nodiscard]] bool isSameStudy(const Study& a, const Study& b);

/// A key that tells studies apart, also those of one Study Instance UID; never shown or logged.
[[nodiscard]] std::string keyOf(const Study& study);

/// The study of a scan to open: the newest study of the patient of @p best that is as lumbar.
[[nodiscard]] std::size_t newestOfPatient(const ScannedStudies& scanned, std::size_t best);

/// "20230501" as "2023-05-01"; a text where the study has no date.
[[nodiscard]] QString dateTextOf(const Study& study);

} // namespace foramen
