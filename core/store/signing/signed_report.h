#pragma once

#include "core/base/result.h"
#include "core/measure/annotation.h"
#include "core/spine/assessment.h"

#include <string>
#include <vector>

namespace foramen {

/// What a reader signs: the grid with its points, comments and model, the measurements, the report
/// text, and who signs it when.
struct SignedReport {
    int version = 1; ///< 1: the first signing; each correction adds one
    std::string readerName;
    std::string time; ///< ISO 8601 with time zone
    std::string correctionReason; ///< why the version before was corrected; empty for version 1
    std::string previousSha256; ///< what this version follows; empty for version 1
    Assessment assessment;
    std::vector<Annotation> annotations;
    std::string text; ///< as Report::text
    std::string printedText; ///< as Report::printedText
};

/// A text that a reader appended to a signed report, which itself stays as it is.
struct SignedAddendum {
    std::string text;
    std::string reason;
    std::string readerName;
    std::string time; ///< ISO 8601 with time zone
    std::string previousSha256; ///< of the report or addendum that it follows
};

/// The content as it is signed: UTF-8 JSON with sorted names and without spaces, so that equal
/// content gives equal bytes.
[[nodiscard]] std::string signedContent(const SignedReport& report);
[[nodiscard]] std::string signedContent(const SignedAddendum& addendum);
/// @return Corrupt for anything else.
[[nodiscard]] Result<SignedReport> signedReportOf(const std::string& content);
[[nodiscard]] Result<SignedAddendum> signedAddendumOf(const std::string& content);

/// SHA-256 (FIPS 180-4) of signed content, 64 hexadecimal digits; it covers the time.
/// @return Internal where the system has no SHA-256.
[[nodiscard]] Result<std::string> signedSha256(const std::string& content);

/// Whether the work on a study is still what was signed: grid, points, comments, model and
/// measurements. What identifies the patient may be stated otherwise by now.
[[nodiscard]] bool isWhatWasSigned(const SignedReport& report, const Assessment& assessment,
                                   const std::vector<Annotation>& annotations);

} // namespace foramen
