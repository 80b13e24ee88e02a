#include "core/pacs/dimse/dimse_get.h"

#include "core/pacs/dimse/dimse_reasons.h"
#include "core/pacs/dimse/find_identifiers.h"
#include "core/pacs/dimse/instance_reception.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmnet/dimse.h>
#include <dcmtk/dcmnet/diutil.h>

#include <memory>
#include <optional>
#include <utility>

namespace foramen {

namespace {

/// Retrieves over one association.
class GetRun {
public:
    GetRun(DimseAssociation& association, ReceivedFiles& files, Transfer& transfer)
        : m_association(association)
        , m_files(files)
        , m_transfer(transfer)
    {
    }

    [[nodiscard]] Result<void> run(const RetrieveRequest& request)
    {
        const auto context = m_association.contextFor(kStudyRootGet);
        if (!context)
            return failure(ErrorCode::Unsupported, ReasonCode::PacsNoGet);
        if (auto asked = ask(*context, request); !asked)
            return asked;
        for (;;) {
            T_ASC_PresentationContextID id = 0;
            T_DIMSE_Message message{};
            const OFCondition status = DIMSE_receiveCommand(&m_association.handle(), DIMSE_BLOCKING,
                                                            0, &id, &message, nullptr);
            if (status.bad())
                return fail(status);
            Result<bool> goesOn = true;
            if (message.CommandField == DIMSE_C_STORE_RQ)
                goesOn = receive(id, message.msg.CStoreRQ);
            else if (message.CommandField == DIMSE_C_GET_RSP)
                goesOn = note(message.msg.CGetRSP);
            else
                return failure(ErrorCode::Corrupt, ReasonCode::PacsUnexpectedMessage);
            if (!goesOn)
                return tl::make_unexpected(goesOn.error());
            if (!*goesOn)
                return {};
        }
    }

private:
    [[nodiscard]] tl::unexpected<Error> fail(const OFCondition& status) const
    {
        return tl::make_unexpected(m_association.errorOf(status));
    }

    Result<void> ask(std::uint8_t context, const RetrieveRequest& request)
    {
        DcmDataset identifier;
        putRetrieveRequest(identifier, request);
        T_DIMSE_Message message{};
        message.CommandField = DIMSE_C_GET_RQ;
        T_DIMSE_C_GetRQ& get = message.msg.CGetRQ;
        get.MessageID = m_association.nextMessageId();
        OFStandard::strlcpy(get.AffectedSOPClassUID, kStudyRootGet,
                            sizeof(get.AffectedSOPClassUID));
        get.Priority = DIMSE_PRIORITY_MEDIUM;
        get.DataSetType = DIMSE_DATASET_PRESENT;
        const OFCondition status = DIMSE_sendMessageUsingMemoryData(
            &m_association.handle(), context, &message, nullptr, &identifier, nullptr, nullptr);
        if (status.bad())
            return fail(status);
        return {};
    }

    /// Receives one instance and answers for it.
    Result<bool> receive(T_ASC_PresentationContextID id, const T_DIMSE_C_StoreRQ& request)
    {
        auto received = receiveInstance(
            m_association.handle(), id, request, m_files, m_transfer,
            [this](const OFCondition& status) { return m_association.errorOf(status); });
        if (!received)
            return tl::make_unexpected(received.error());
        if (m_remaining > 0)
            --m_remaining;
        reportProgress();
        if (m_association.cancelled())
            return cancelledFailure();
        return true;
    }

    /// Looks at what the archive says about the whole. @return whether more comes.
    Result<bool> note(const T_DIMSE_C_GetRSP& response)
    {
        std::unique_ptr<DcmDataset> identifier;
        if (response.DataSetType != DIMSE_DATASET_NULL) {
            T_ASC_PresentationContextID id = 0;
            DcmDataset* received = nullptr;
            const OFCondition status = DIMSE_receiveDataSetInMemory(
                &m_association.handle(), DIMSE_BLOCKING, 0, &id, &received, nullptr, nullptr);
            identifier.reset(received);
            if (status.bad())
                return fail(status);
        }
        if (response.opts & O_GET_NUMBEROFREMAININGSUBOPERATIONS)
            m_remaining = response.NumberOfRemainingSubOperations;
        reportProgress();
        if (DICOM_PENDING_STATUS(response.DimseStatus))
            return true;
        addFailures(response, identifier.get());
        constexpr Uint16 someFailed = 0xB000;
        if (response.DimseStatus != STATUS_GET_Success && response.DimseStatus != someFailed)
            return failure(ErrorCode::NotReadable, statusReason(response.DimseStatus));
        return false;
    }

    /// Names what the archive could not send.
    void addFailures(const T_DIMSE_C_GetRSP& response, DcmDataset* identifier)
    {
        const Reason reason = ReasonCode::PacsInstanceNotSent;
        std::size_t named = 0;
        if (identifier)
            for (std::string& uid : failedInstances(*identifier)) {
                m_transfer.problems.push_back({std::move(uid), reason});
                ++named;
            }
        const std::size_t failed = response.opts & O_GET_NUMBEROFFAILEDSUBOPERATIONS
            ? response.NumberOfFailedSubOperations
            : 0;
        if (failed > named)
            m_transfer.problems.push_back(
                {{}, Reason(ReasonCode::PacsInstancesNotSent, failed - named)});
    }

    void reportProgress()
    {
        const double done = m_transfer.transferred;
        if (m_remaining > 0)
            m_association.report(done / (done + m_remaining));
        else
            m_association.report(0);
    }

    DimseAssociation& m_association;
    ReceivedFiles& m_files;
    Transfer& m_transfer;
    int m_remaining = 0; ///< instances, as far as the archive says; 0 where it does not
};

} // namespace

void getInstances(DimseAssociation& association, const RetrieveRequest& request,
                  ReceivedFiles& files, Transfer& transfer)
{
    transfer.end = GetRun(association, files, transfer).run(request);
    if (transfer.end)
        association.report(1);
}

} // namespace foramen
