#pragma once

#include "core/dicom/study.h"
#include "core/imaging/series_role.h"

#include <QString>

#include <cstddef>
#include <vector>

namespace foramen {

struct ScannedStudies;

/// What speaks against two studies being of one patient.
struct PatientDoubt {
    QString question; ///< names the difference; for the reader's eyes alone, never for a log
    QString warning; ///< the same without saying whose; stands as long as the studies are compared

    [[nodiscard]] bool isEmpty() const { return question.isEmpty(); }
};

/// Compares patient ID and birth date. A missing patient ID is a doubt, a missing birth date is
/// none.
[[nodiscard]] PatientDoubt doubtOf(const Study& current, const Study& prior);

/// True when a study was made after another one; false where either says no date.
[[nodiscard]] bool isLater(const Study& study, const Study& than);

/// How many roles have a series that was chosen for them.
[[nodiscard]] std::size_t roleCount(const std::vector<RoleAssignment>& roles);

/// True for one study read twice.
[[nodiscard]] bool isSameStudy(const Study& a, const Study& b);

/// Which study of a scan is read when several of one patient look equally lumbar: the newest of
/// those that are as lumbar as @p best.
[[nodiscard]] std::size_t newestOfPatient(const ScannedStudies& scanned, std::size_t best);

/// "20230501" as "2023-05-01"; in words where the study says no date.
[[nodiscard]] QString dateTextOf(const Study& study);

} // namespace foramen
