#pragma once

#include <string>
#include <vector>

namespace foramen {

/// A text that was appended to a signed report.
struct ReportAddendum {
    std::string text;
    std::string reason;
    std::string readerName;
    std::string time; ///< ISO 8601 with time zone
    std::string sha256; ///< of the addendum and of what it follows, 64 hexadecimal digits
};

/// The signature of a final report, whose reader and time are those of the report.
struct ReportSignature {
    int version = 1; ///< each correction adds one
    std::string sha256; ///< of what was signed, 64 hexadecimal digits
    std::string correctionReason; ///< why the version before was corrected; empty for version 1
    std::string previousSha256; ///< of the version before or its last addendum; empty for version 1
    std::vector<ReportAddendum> addenda; ///< oldest first

    /// The checksum of the newest addendum, or of the report.
    [[nodiscard]] const std::string& lastSha256() const;
    /// The checksum of the document before this one; empty when it is the first.
    [[nodiscard]] const std::string& predecessorSha256() const;
};

} // namespace foramen
