#include "core/report/report_status.h"

#include "core/report/dicom_values.h"

#include <fmt/format.h>

#include <cstddef>

namespace foramen {

bool isSigned(const Report& report)
{
    return report.final && !report.readerName.empty();
}

std::string signatureText(const Report& report)
{
    if (!isSigned(report) || !report.signature)
        return {};
    const ReportSignature& signature = *report.signature;
    std::string text;
    for (std::size_t i = 0; i < signature.addenda.size(); ++i) {
        const ReportAddendum& one = signature.addenda[i];
        text +=
            fmt::format("ADDENDUM {}\n{}\nReason: {}. Signed by {}, {}, SHA-256 {}.\n\n", i + 1,
                        one.text, one.reason, readableName(one.readerName), one.time, one.sha256);
    }
    text += fmt::format("SIGNATURE\nVersion {}, signed by {}, {}, SHA-256 {}.\n", signature.version,
                        readableName(report.readerName), report.time, signature.sha256);
    if (!signature.correctionReason.empty())
        text += fmt::format("Correction of version {}: {}.\n", signature.version - 1,
                            signature.correctionReason);
    return text;
}

const std::string& lastSignedTime(const Report& report)
{
    return report.signature && !report.signature->addenda.empty()
        ? report.signature->addenda.back().time
        : report.time;
}

} // namespace foramen
