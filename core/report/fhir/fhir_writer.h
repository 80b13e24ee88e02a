#pragma once

#include "core/base/result.h"
#include "core/report/report.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace foramen {

/// The report as a FHIR R4 bundle of type collection, as JSON (resources/manual/file-formats.md).
/// The model's grades and the readers' decisions are different Observations. Equal reports give
/// equal bytes.
/// @param pdf  the pages of the report, which become a part of it; empty: none
[[nodiscard]] std::string fhirBundle(const Report& report, std::string_view pdf = {});
[[nodiscard]] Result<void> writeFhirBundle(const std::filesystem::path& file, const Report& report,
                                           std::string_view pdf = {});

} // namespace foramen
