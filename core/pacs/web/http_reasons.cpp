#include "core/pacs/web/http_reasons.h"

#include <fmt/format.h>

namespace foramen {

Reason httpStatusReason(int status, bool hasSecret)
{
    const auto said = [status](ReasonCode what) {
        return Reason(ReasonCode::PacsHttpStatus, what, status);
    };
    switch (status) {
    case 400:
        return said(ReasonCode::PacsRequestUnknown);
    case 401:
        return hasSecret ? said(ReasonCode::PacsSecretRefused) : said(ReasonCode::PacsSecretAsked);
    case 403:
        return said(ReasonCode::PacsNotAllowed);
    case 404:
        return said(ReasonCode::PacsNothingHere);
    case 406:
        return said(ReasonCode::PacsNotAsTheyAre);
    case 409:
        return said(ReasonCode::PacsAllRefused);
    case 413:
        return said(ReasonCode::PacsTooManyBytes);
    case 415:
        return said(ReasonCode::PacsOtherFiles);
    case 429:
    case 503:
        return said(ReasonCode::PacsBusy);
    default:
        break;
    }
    constexpr int firstOfServer = 500;
    return status >= firstOfServer ? said(ReasonCode::PacsFailed) : said(ReasonCode::PacsRefused);
}

bool isRefusalStatus(int status)
{
    for (const int refusal : {401, 403, 406, 409, 413, 415})
        if (status == refusal)
            return true;
    return false;
}

bool isDuplicateReason(int reason)
{
    return reason == 0x0111;
}

bool isTemporaryReason(int reason)
{
    constexpr int highByte = 0xFF00;
    return (reason & highByte) == 0xA700;
}

Reason storeFailureReason(int reason)
{
    constexpr int highByte = 0xFF00;
    constexpr int highNibble = 0xF000;
    const auto said = [reason](ReasonCode what) {
        return Reason(ReasonCode::PacsStoreReason, what, fmt::format("{:04X}", reason));
    };
    if (isDuplicateReason(reason))
        return said(ReasonCode::PacsHasAlready);
    if (reason == 0x0122)
        return said(ReasonCode::PacsOtherKind);
    if (reason == 0x0124)
        return said(ReasonCode::PacsNotAllowed);
    if ((reason & highByte) == 0xA700)
        return said(ReasonCode::PacsOutOfResources);
    if ((reason & highByte) == 0xA900)
        return said(ReasonCode::PacsContentUnfit);
    if ((reason & highNibble) == 0xB000)
        return said(ReasonCode::PacsAttributesChanged);
    if ((reason & highNibble) == 0xC000)
        return said(ReasonCode::PacsCannotWork);
    return said(ReasonCode::PacsRefused);
}

} // namespace foramen
