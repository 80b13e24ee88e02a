#include "core/pacs/dimse/dimse_reasons.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmnet/assoc.h>

namespace foramen {

namespace {

Reason rejectionReason(const T_ASC_Parameters& parameters, T_ASC_RejectParametersReason reason)
{
    const char* called = parameters.DULparams.calledAPTitle;
    const char* calling = parameters.DULparams.callingAPTitle;
    switch (reason) {
    case ASC_REASON_SU_CALLEDAETITLENOTRECOGNIZED:
        return {ReasonCode::PacsCalledTitleRefused, called};
    case ASC_REASON_SU_CALLINGAETITLENOTRECOGNIZED:
        return {ReasonCode::PacsCallingTitleRefused, calling};
    case ASC_REASON_SP_PRES_TEMPORARYCONGESTION:
    case ASC_REASON_SP_PRES_LOCALLIMITEXCEEDED:
        return ReasonCode::PacsNoMoreConnections;
    case ASC_REASON_SU_APPCONTEXTNAMENOTSUPPORTED:
    case ASC_REASON_SP_ACSE_PROTOCOLVERSIONNOTSUPPORTED:
        return ReasonCode::PacsOtherDicom;
    case ASC_REASON_SU_NOREASON:
    case ASC_REASON_SP_ACSE_NOREASON:
        break;
    }
    return {ReasonCode::PacsRejected, called, calling};
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
            rejectionReason(parameters, rejection.reason)};
}

bool isTemporaryStatus(std::uint16_t status)
{
    constexpr unsigned highByte = 0xFF00;
    return (status & highByte) == 0xA700;
}

Reason statusReason(std::uint16_t status)
{
    constexpr unsigned highNibble = 0xF000;
    constexpr unsigned highByte = 0xFF00;
    const auto said = [&](ReasonCode what) {
        return Reason(ReasonCode::PacsStatus, what, fmt::format("{:04X}", status));
    };
    switch (status) {
    case 0x0110:
        return said(ReasonCode::PacsFailed);
    case 0x0111:
        return said(ReasonCode::PacsHasAlready);
    case 0x0117:
    case 0x0118:
    case 0x0122:
        return said(ReasonCode::PacsOtherKind);
    case 0x0124:
        return said(ReasonCode::PacsNotAllowed);
    case 0xA701:
        return said(ReasonCode::PacsCannotCount);
    case 0xA801:
        return said(ReasonCode::PacsNoDestination);
    case 0xFE00:
        return said(ReasonCode::PacsAskedToEnd);
    default:
        break;
    }
    if ((status & highByte) == 0xA700)
        return said(ReasonCode::PacsOutOfResources);
    if ((status & highByte) == 0xA900)
        return said(ReasonCode::PacsContentUnfit);
    if ((status & highNibble) == 0xB000)
        return said(ReasonCode::PacsAttributesChanged);
    if ((status & highNibble) == 0xC000)
        return said(ReasonCode::PacsCannotWork);
    return said(ReasonCode::PacsRefused);
}

} // namespace foramen
