#pragma once

#include "core/base/result.h"
#include "core/deidentify/attribute_counts.h"
#include "core/deidentify/attribute_handling.h"
#include "core/deidentify/pseudonyms.h"

#include <string>

class DcmItem;

namespace foramen {

/// By what the values of one patient are replaced.
struct CleaningRules {
    const Pseudonyms& pseudonyms;
    CleaningOptions options;
    /// Who the patient is in all files of the export, for Patient ID and the days by which dates
    /// are moved. Not written.
    std::string patient;
};

/// De-identifies a data set in place: all its attributes, in all sequences. Adds what PS3.15 asks
/// for: Patient Identity Removed, the method and its codes. Pixel data stay as they are.
/// @return Internal where DCMTK refuses a value, or its data dictionary is missing; the data set
/// must not be used then.
[[nodiscard]] Result<void> cleanDataset(DcmItem& dataset, const CleaningRules& rules,
                                        AttributeCounts& counts);

} // namespace foramen
