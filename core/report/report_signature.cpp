#include "core/report/report_signature.h"

namespace foramen {

const std::string& ReportSignature::lastSha256() const
{
    return addenda.empty() ? sha256 : addenda.back().sha256;
}

const std::string& ReportSignature::predecessorSha256() const
{
    if (addenda.empty())
        return previousSha256;
    return addenda.size() == 1 ? sha256 : addenda[addenda.size() - 2].sha256;
}

} // namespace foramen
