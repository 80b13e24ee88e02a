#include "core/pacs/web/http_words.h"

#include <fmt/format.h>

namespace foramen {

std::string httpStatusWords(int status, bool hasSecret)
{
    const auto said = [status](const char* text) {
        return fmt::format("{} (HTTP {})", text, status);
    };
    switch (status) {
    case 400:
        return said("The archive does not understand the request");
    case 401:
        return hasSecret ? said("The archive refuses the password or token")
                         : said("The archive asks for a password or token");
    case 403:
        return said("The archive does not allow us to do this");
    case 404:
        return said("There is no such study, or no DICOMweb at this address");
    case 406:
        return said("The archive cannot give its files as they are");
    case 409:
        return said("The archive refused all files");
    case 413:
        return said("The archive does not take as many bytes at once");
    case 415:
        return said("The archive does not take files of this kind");
    case 429:
    case 503:
        return said("The archive is busy");
    default:
        break;
    }
    constexpr int firstOfServer = 500;
    return status >= firstOfServer ? said("The archive failed while it worked on this")
                                   : said("The archive refused this");
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

std::string storeReasonWords(int reason)
{
    constexpr int highByte = 0xFF00;
    constexpr int highNibble = 0xF000;
    const auto said = [reason](const char* text) {
        return fmt::format("{} (reason {:04X})", text, reason);
    };
    if (isDuplicateReason(reason))
        return said("The archive has this object already");
    if (reason == 0x0122)
        return said("The archive does not take objects of this kind");
    if (reason == 0x0124)
        return said("The archive does not allow us to do this");
    if ((reason & highByte) == 0xA700)
        return said("The archive is out of resources");
    if ((reason & highByte) == 0xA900)
        return said("The archive finds that the content does not fit its kind");
    if ((reason & highNibble) == 0xB000)
        return said("The archive changed or left out attributes");
    if ((reason & highNibble) == 0xC000)
        return said("The archive could not work on this");
    return said("The archive refused this");
}

} // namespace foramen
