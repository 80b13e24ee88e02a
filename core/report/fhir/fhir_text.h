#pragma once

#include <string>
#include <string_view>

/// Texts, dates and times in the forms that FHIR R4 allows (its page "Data types").
namespace foramen::fhir {

/// A string: valid UTF-8, no control characters but line breaks, nothing blank at its ends. Empty
/// where nothing is left; FHIR has no empty strings.
[[nodiscard]] std::string stringOf(std::string_view text);
/// A text as the content of an XHTML element, with line breaks as elements.
[[nodiscard]] std::string xhtmlOf(std::string_view text);
/// A DICOM date as a date: "2026-11-20". Empty for a day that does not exist.
[[nodiscard]] std::string dateOf(std::string_view dicomDate);
/// A time as an instant: "2026-11-20T10:30:00+01:00". Empty without a zone.
[[nodiscard]] std::string instantOf(std::string_view isoTime);
/// A time as a dateTime: the instant, or the day alone without a zone.
[[nodiscard]] std::string dateTimeOf(std::string_view isoTime);

} // namespace foramen::fhir
