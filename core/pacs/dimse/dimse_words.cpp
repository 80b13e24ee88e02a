#include "core/pacs/dimse/dimse_words.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmnet/assoc.h>

namespace foramen {

namespace {

std::string rejectionWords(const T_ASC_Parameters& parameters, T_ASC_RejectParametersReason reason)
{
    const char* called = parameters.DULparams.calledAPTitle;
    const char* calling = parameters.DULparams.callingAPTitle;
    switch (reason) {
    case ASC_REASON_SU_CALLEDAETITLENOTRECOGNIZED:
        return fmt::format("The archive says that {} is not its AE title", called);
    case ASC_REASON_SU_CALLINGAETITLENOTRECOGNIZED:
        return fmt::format("The archive does not know our AE title {}; it must be set up there",
                           calling);
    case ASC_REASON_SP_PRES_TEMPORARYCONGESTION:
    case ASC_REASON_SP_PRES_LOCALLIMITEXCEEDED:
        return "The archive is busy and accepts no further connection now";
    case ASC_REASON_SU_APPCONTEXTNAMENOTSUPPORTED:
    case ASC_REASON_SP_ACSE_PROTOCOLVERSIONNOTSUPPORTED:
        return "The archive speaks another version of DICOM";
    case ASC_REASON_SU_NOREASON:
    case ASC_REASON_SP_ACSE_NOREASON:
        break;
    }
    return fmt::format("The archive rejected the connection without a reason (titles: {} called by "
                       "{})",
                       called, calling);
}

} // namespace

Error rejectionError(T_ASC_Parameters& parameters)
{
    T_ASC_RejectParameters rejection{};
    ASC_getRejectParameters(&parameters, &rejection);
    // Without a reason it may be for this time only.
    const bool isLasting = rejection.reason == ASC_REASON_SU_CALLEDAETITLENOTRECOGNIZED
        || rejection.reason == ASC_REASON_SU_CALLINGAETITLENOTRECOGNIZED
        || rejection.reason == ASC_REASON_SU_APPCONTEXTNAMENOTSUPPORTED
        || rejection.reason == ASC_REASON_SP_ACSE_PROTOCOLVERSIONNOTSUPPORTED;
    return {isLasting ? ErrorCode::Unsupported : ErrorCode::NotReadable,
            rejectionWords(parameters, rejection.reason)};
}

bool isTemporaryStatus(std::uint16_t status)
{
    constexpr unsigned highByte = 0xFF00;
    return (status & highByte) == 0xA700;
}

std::string statusWords(std::uint16_t status)
{
    constexpr unsigned highNibble = 0xF000;
    constexpr unsigned highByte = 0xFF00;
    const auto said = [&](const char* text) {
        return fmt::format("{} (status {:04X})", text, status);
    };
    switch (status) {
    case 0x0110:
        return said("The archive failed while it worked on this");
    case 0x0111:
        return said("The archive has this object already");
    case 0x0117:
    case 0x0118:
    case 0x0122:
        return said("The archive does not take objects of this kind");
    case 0x0124:
        return said("The archive does not allow us to do this");
    case 0xA701:
        return said("The archive cannot count the matches: out of resources");
    case 0xA801:
        return said("The archive does not know our AE title as a destination; our title, machine "
                    "and port must be set up there");
    case 0xFE00:
        return said("The archive ended this because it was asked to");
    default:
        break;
    }
    if ((status & highByte) == 0xA700)
        return said("The archive is out of resources");
    if ((status & highByte) == 0xA900)
        return said("The archive finds that the content does not fit its kind");
    if ((status & highNibble) == 0xB000)
        return said("The archive changed or left out attributes");
    if ((status & highNibble) == 0xC000)
        return said("The archive could not work on this");
    return said("The archive refused this");
}

} // namespace foramen
