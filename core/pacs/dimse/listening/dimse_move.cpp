#include "core/pacs/dimse/listening/dimse_move.h"

#include "core/pacs/dimse/dimse_association.h"
#include "core/pacs/dimse/dimse_reasons.h"
#include "core/pacs/dimse/find_identifiers.h"
#include "core/pacs/dimse/instance_reception.h"
#include "core/pacs/dimse/listening/incoming_association.h"
#include "core/pacs/dimse/listening/listening_port.h"
#include "core/pacs/dimse/listening/message_waiting.h"
#include "core/pacs/dimse/storage_contexts.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmnet/dimse.h>
#include <dcmtk/dcmnet/diutil.h>

#include <memory>
#include <utility>
#include <vector>

namespace foramen {

namespace {

/// Study Root Query/Retrieve Information Model - MOVE.
constexpr const char* kStudyRootMove = "1.2.840.10008.5.1.4.1.2.2.2";

/// What an archive may send to us.
std::vector<ProposedContext> takenContexts()
{
    std::vector<ProposedContext> contexts = receivingContexts();
    contexts.push_back({"1.2.840.10008.1.1", offeredSyntaxes("1.2.840.10008.1.2.1")}); // C-ECHO
    return contexts;
}

class MoveRun {
public:
    MoveRun(const PacsNode& node, DimseAssociation& association, const ListeningPort& port,
            ReceivedFiles& files, Transfer& transfer, const Task& task)
        : m_node(node)
        , m_association(association)
        , m_port(port)
        , m_files(files)
        , m_transfer(transfer)
        , m_task(task)
        , m_contexts(takenContexts())
    {
    }

    [[nodiscard]] Result<void> run(const RetrieveRequest& request)
    {
        if (auto asked = ask(request); !asked)
            return asked;
        while (!m_isAnswered) {
            if (!waitForAny(descriptors(), m_node.idleLimit, m_task)) {
                if (m_task.cancelled())
                    return cancelledFailure();
                return failure(ErrorCode::NotReadable, ReasonCode::PacsSilent,
                               std::chrono::round<std::chrono::seconds>(m_node.idleLimit).count());
            }
            // What is being sent comes before the answer that all was sent.
            if (auto taken = takeIncoming(); !taken)
                return taken;
            while (!m_isAnswered && m_association.hasMessage())
                if (auto noted = note(); !noted)
                    return noted;
        }
        return m_answer;
    }

private:
    [[nodiscard]] std::vector<int> descriptors() const
    {
        std::vector<int> all{m_association.descriptor(), m_port.descriptor()};
        for (const auto& one : m_incoming)
            all.push_back(one->descriptor());
        return all;
    }

    Result<void> ask(const RetrieveRequest& request)
    {
        const auto context = m_association.contextFor(kStudyRootMove);
        if (!context)
            return failure(ErrorCode::Unsupported, ReasonCode::PacsNoMove);
        DcmDataset identifier;
        putRetrieveRequest(identifier, request);
        T_DIMSE_Message message{};
        message.CommandField = DIMSE_C_MOVE_RQ;
        T_DIMSE_C_MoveRQ& move = message.msg.CMoveRQ;
        move.MessageID = m_association.nextMessageId();
        OFStandard::strlcpy(move.AffectedSOPClassUID, kStudyRootMove,
                            sizeof(move.AffectedSOPClassUID));
        OFStandard::strlcpy(move.MoveDestination, m_node.callingAeTitle.c_str(),
                            sizeof(move.MoveDestination));
        move.Priority = DIMSE_PRIORITY_MEDIUM;
        move.DataSetType = DIMSE_DATASET_PRESENT;
        const OFCondition status = DIMSE_sendMessageUsingMemoryData(
            &m_association.handle(), *context, &message, nullptr, &identifier, nullptr, nullptr);
        if (status.bad())
            return tl::make_unexpected(m_association.errorOf(status));
        return {};
    }

    /// New connections, and what came over the others.
    Result<void> takeIncoming()
    {
        while (const auto socket = m_port.accept()) {
            auto association = IncomingAssociation::accept(*socket, m_node, m_contexts, m_task);
            if (association)
                m_incoming.push_back(std::move(*association));
            else if (m_task.cancelled())
                return cancelledFailure();
            else
                m_transfer.problems.push_back({{}, association.error().reason});
        }
        for (std::size_t i = 0; i < m_incoming.size();) {
            bool isOpen = true;
            while (isOpen && m_incoming[i]->hasMessage()) {
                auto received = receive(*m_incoming[i]);
                if (!received)
                    return tl::make_unexpected(received.error());
                isOpen = *received;
            }
            if (isOpen)
                ++i;
            else
                m_incoming.erase(m_incoming.begin() + static_cast<std::ptrdiff_t>(i));
        }
        return {};
    }

    /// One message of the archive to us. @return whether the association goes on.
    Result<bool> receive(IncomingAssociation& association)
    {
        T_ASC_PresentationContextID id = 0;
        T_DIMSE_Message message{};
        const OFCondition status =
            DIMSE_receiveCommand(&association.handle(), DIMSE_BLOCKING, 0, &id, &message, nullptr);
        if (m_task.cancelled())
            return cancelledFailure();
        if (status.bad()) {
            // The archive itself says in its answer what it could not send.
            (void)association.tookGoodbye(status);
            return false;
        }
        if (message.CommandField == DIMSE_C_ECHO_RQ)
            return DIMSE_sendEchoResponse(&association.handle(), id, &message.msg.CEchoRQ,
                                          STATUS_Success, nullptr)
                .good();
        if (message.CommandField != DIMSE_C_STORE_RQ)
            return false;
        auto received = receiveInstance(
            association.handle(), id, message.msg.CStoreRQ, m_files, m_transfer,
            [&association](const OFCondition& broken) { return association.errorOf(broken); });
        if (!received) {
            // A full disk ends it; a broken connection is the archive's to report.
            if (received.error().code == ErrorCode::NotWritable || m_task.cancelled())
                return tl::make_unexpected(received.error());
            return false;
        }
        reportProgress();
        return true;
    }

    /// One answer of the archive about the whole.
    Result<void> note()
    {
        T_ASC_PresentationContextID id = 0;
        T_DIMSE_Message message{};
        OFCondition status = DIMSE_receiveCommand(&m_association.handle(), DIMSE_BLOCKING, 0, &id,
                                                  &message, nullptr);
        if (status.bad())
            return tl::make_unexpected(m_association.errorOf(status));
        if (message.CommandField != DIMSE_C_MOVE_RSP)
            return failure(ErrorCode::Corrupt, ReasonCode::PacsUnexpectedMessage);
        const T_DIMSE_C_MoveRSP& response = message.msg.CMoveRSP;
        std::unique_ptr<DcmDataset> identifier;
        if (response.DataSetType != DIMSE_DATASET_NULL) {
            DcmDataset* received = nullptr;
            status = DIMSE_receiveDataSetInMemory(&m_association.handle(), DIMSE_BLOCKING, 0, &id,
                                                  &received, nullptr, nullptr);
            identifier.reset(received);
            if (status.bad())
                return tl::make_unexpected(m_association.errorOf(status));
        }
        if (response.opts & O_MOVE_NUMBEROFREMAININGSUBOPERATIONS)
            m_remaining = response.NumberOfRemainingSubOperations;
        reportProgress();
        if (!DICOM_PENDING_STATUS(response.DimseStatus))
            conclude(response, identifier.get());
        return {};
    }

    void conclude(const T_DIMSE_C_MoveRSP& response, DcmDataset* identifier)
    {
        m_isAnswered = true;
        const Reason reason = ReasonCode::PacsInstanceNotSent;
        std::size_t named = 0;
        if (identifier)
            for (std::string& uid : failedInstances(*identifier)) {
                m_transfer.problems.push_back({std::move(uid), reason});
                ++named;
            }
        const std::size_t failed = response.opts & O_MOVE_NUMBEROFFAILEDSUBOPERATIONS
            ? response.NumberOfFailedSubOperations
            : 0;
        if (failed > named)
            m_transfer.problems.push_back(
                {{},
                 Reason(ReasonCode::PacsInstancesNotSentTo, failed - named, m_node.callingAeTitle,
                        m_node.ownPort)});
        constexpr Uint16 someFailed = 0xB000;
        if (response.DimseStatus != STATUS_MOVE_Success && response.DimseStatus != someFailed)
            m_answer = failure(isTemporaryStatus(response.DimseStatus) ? ErrorCode::NotReadable
                                                                       : ErrorCode::Unsupported,
                               statusReason(response.DimseStatus));
    }

    void reportProgress()
    {
        const double done = m_transfer.transferred;
        m_association.report(m_remaining > 0 ? done / (done + m_remaining) : 0);
    }

    const PacsNode& m_node;
    DimseAssociation& m_association;
    const ListeningPort& m_port;
    ReceivedFiles& m_files;
    Transfer& m_transfer;
    const Task& m_task;
    std::vector<ProposedContext> m_contexts;
    std::vector<std::unique_ptr<IncomingAssociation>> m_incoming;
    int m_remaining = 0; ///< instances, as far as the archive says; 0 where it does not
    bool m_isAnswered = false;
    Result<void> m_answer;
};

Result<void> move(const PacsNode& node, const RetrieveRequest& request, ReceivedFiles& files,
                  Transfer& transfer, const Task& task)
{
    if (node.tls.enabled)
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsMoveUnencrypted);
    if (node.ownPort <= 0)
        return failure(ErrorCode::InvalidArgument, ReasonCode::PacsMoveWithoutPort);
    auto association = DimseAssociation::request(
        node, {{kStudyRootMove, offeredSyntaxes("1.2.840.10008.1.2.1")}}, task);
    if (!association)
        return tl::make_unexpected(association.error());
    auto port = ListeningPort::open((*association)->descriptor(), node.ownPort);
    if (!port)
        return tl::make_unexpected(port.error());
    auto moved = MoveRun(node, **association, *port, files, transfer, task).run(request);
    if (moved) {
        (*association)->report(1);
        (*association)->release();
    }
    return moved;
}

} // namespace

void moveInstances(const PacsNode& node, const RetrieveRequest& request, ReceivedFiles& files,
                   Transfer& transfer, const Task& task)
{
    transfer.end = move(node, request, files, transfer, task);
}

} // namespace foramen
