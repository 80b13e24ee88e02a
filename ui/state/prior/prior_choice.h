#pragma once

#include "core/dicom/study.h"
#include "ui/state/study/study_loader.h"

#include <QString>

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

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

/// Which study of a scan is read when several of one patient look equally lumbar: the newest of
/// those that are as lumbar as @p best.
[[nodiscard]] std::size_t newestOfPatient(const ScannedStudies& scanned, std::size_t best);

/// The studies that one can be compared with without a question: of the same patient and not
/// later, with a series to look at; the newest first. @return indices into @p studies.
[[nodiscard]] std::vector<std::size_t> priorsOf(const Study& current,
                                                const std::vector<Study>& studies);

/// The study of a scan that is meant as prior: the newest that needs no question, else the most
/// lumbar of those that are not the open one. None when there is no other study.
[[nodiscard]] std::optional<std::size_t> chosenPrior(const Study& current,
                                                     const ScannedStudies& scanned);

/// "20230501" as "2023-05-01"; in words where the study says no date.
[[nodiscard]] QString dateTextOf(const Study& study);

} // namespace foramen
