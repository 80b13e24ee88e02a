#include "core/pacs/dimse/listening/storage_commitment.h"

#include "core/pacs/dimse/dimse_association.h"
#include "core/pacs/dimse/dimse_reasons.h"
#include "core/pacs/dimse/listening/incoming_association.h"
#include "core/pacs/dimse/listening/listening_port.h"
#include "core/pacs/dimse/listening/message_waiting.h"
#include "core/pacs/dimse/storage_contexts.h"

#include <fmt/format.h>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>
#include <dcmtk/dcmdata/dcuid.h>
#include <dcmtk/dcmnet/dimse.h>
#include <dcmtk/dcmnet/diutil.h>

#include <array>
#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <utility>

namespace foramen {

namespace {

/// Storage Commitment Push Model, and its one instance.
constexpr const char* kPushModel = "1.2.840.10008.1.20.1";
constexpr const char* kPushModelInstance = "1.2.840.10008.1.20.1.1";
constexpr std::uint16_t kNoSuchInstance = 0x0112;

std::string textOf(DcmItem& item, const DcmTagKey& key)
{
    OFString text;
    if (item.findAndGetOFString(key, text).bad())
        return {};
    return {text.c_str(), text.size()};
}

/// What a Failure Reason (0008,1197) of a report says (PS3.3 C.14.1.1).
Reason commitmentReason(std::uint16_t reason)
{
    const auto said = [reason](ReasonCode what) {
        return Reason(ReasonCode::PacsStoreReason, what, fmt::format("{:04X}", reason));
    };
    switch (reason) {
    case kNoSuchInstance:
        return said(ReasonCode::PacsNotKeptMissing);
    case 0x0119:
        return said(ReasonCode::PacsNotKeptOtherKind);
    case 0x0122:
        return said(ReasonCode::PacsOtherKind);
    case 0x0131:
        return said(ReasonCode::PacsNotKeptTransaction);
    case 0x0213:
        return said(ReasonCode::PacsNotKeptResources);
    default:
        return said(ReasonCode::PacsNotKept);
    }
}

/// Waits for the report of one transaction.
class CommitmentRun {
public:
    CommitmentRun(const PacsNode& node, DimseAssociation& association, const ListeningPort* port,
                  const Task& task)
        : m_node(node)
        , m_association(association)
        , m_port(port)
        , m_task(task)
    {
        std::array<char, 65> uid{};
        m_transaction = dcmGenerateUniqueIdentifier(uid.data(), SITE_INSTANCE_UID_ROOT);
    }

    [[nodiscard]] Commitment run(const std::vector<InstanceReference>& instances)
    {
        if (const auto asked = ask(instances); !asked)
            m_commitment.end = asked;
        else
            m_commitment.end = waitForReport();
        return std::move(m_commitment);
    }

private:
    Result<void> ask(const std::vector<InstanceReference>& instances)
    {
        const auto context = m_association.contextFor(kPushModel);
        if (!context)
            return failure(ErrorCode::Unsupported, ReasonCode::PacsNoCommitment);
        DcmDataset information;
        information.putAndInsertString(DCM_TransactionUID, m_transaction.c_str());
        for (const InstanceReference& instance : instances) {
            DcmItem* item = nullptr;
            constexpr long append = -2;
            if (information.findOrCreateSequenceItem(DCM_ReferencedSOPSequence, item, append).bad())
                return failure(ErrorCode::Internal, ReasonCode::MemoryShort);
            item->putAndInsertString(DCM_ReferencedSOPClassUID, instance.sopClassUid.c_str());
            item->putAndInsertString(DCM_ReferencedSOPInstanceUID, instance.sopInstanceUid.c_str());
        }
        T_DIMSE_Message message{};
        message.CommandField = DIMSE_N_ACTION_RQ;
        T_DIMSE_N_ActionRQ& action = message.msg.NActionRQ;
        action.MessageID = m_association.nextMessageId();
        OFStandard::strlcpy(action.RequestedSOPClassUID, kPushModel,
                            sizeof(action.RequestedSOPClassUID));
        OFStandard::strlcpy(action.RequestedSOPInstanceUID, kPushModelInstance,
                            sizeof(action.RequestedSOPInstanceUID));
        action.ActionTypeID = 1; // Request Storage Commitment
        action.DataSetType = DIMSE_DATASET_PRESENT;
        const OFCondition status = DIMSE_sendMessageUsingMemoryData(
            &m_association.handle(), *context, &message, nullptr, &information, nullptr, nullptr);
        if (status.bad())
            return tl::make_unexpected(m_association.errorOf(status));
        return {};
    }

    Result<void> waitForReport()
    {
        const auto end = std::chrono::steady_clock::now() + m_node.idleLimit;
        while (!m_isReported) {
            const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
                end - std::chrono::steady_clock::now());
            if (!waitForAny(descriptors(), left, m_task)) {
                if (m_task.cancelled())
                    return cancelledFailure();
                return failure(ErrorCode::NotReadable, ReasonCode::PacsCommitmentSilent,
                               std::chrono::round<std::chrono::seconds>(m_node.idleLimit).count());
            }
            if (auto taken = takeIncoming(); !taken)
                return taken;
            while (m_isListening && !m_isReported && m_association.hasMessage())
                if (auto taken = takeOwn(); !taken)
                    return taken;
        }
        return {};
    }

    [[nodiscard]] std::vector<int> descriptors() const
    {
        std::vector<int> all;
        if (m_isListening)
            all.push_back(m_association.descriptor());
        if (m_port)
            all.push_back(m_port->descriptor());
        if (m_incoming)
            all.push_back(m_incoming->descriptor());
        return all;
    }

    /// A message on the association over which we asked.
    Result<void> takeOwn()
    {
        T_ASC_PresentationContextID id = 0;
        T_DIMSE_Message message{};
        const OFCondition status = DIMSE_receiveCommand(&m_association.handle(), DIMSE_BLOCKING, 0,
                                                        &id, &message, nullptr);
        if (status.bad()) {
            // The archive may say goodbye here and report over a connection to us.
            m_isListening = false;
            if (m_isAccepted && m_port && !m_task.cancelled())
                return {};
            return tl::make_unexpected(m_association.errorOf(status));
        }
        if (message.CommandField == DIMSE_N_ACTION_RSP) {
            const T_DIMSE_N_ActionRSP& response = message.msg.NActionRSP;
            if (response.DimseStatus != STATUS_Success)
                return failure(isTemporaryStatus(response.DimseStatus) ? ErrorCode::NotReadable
                                                                       : ErrorCode::Unsupported,
                               statusReason(response.DimseStatus));
            m_isAccepted = true;
            return {};
        }
        return report(m_association.handle(), id, message);
    }

    Result<void> takeIncoming()
    {
        if (!m_port)
            return {};
        if (!m_incoming)
            if (const auto socket = m_port->accept()) {
                auto association = IncomingAssociation::accept(
                    *socket, m_node, {{kPushModel, offeredSyntaxes("1.2.840.10008.1.2.1")}},
                    m_task);
                if (!association)
                    return tl::make_unexpected(association.error());
                m_incoming = std::move(*association);
            }
        while (m_incoming && m_incoming->hasMessage()) {
            T_ASC_PresentationContextID id = 0;
            T_DIMSE_Message message{};
            const OFCondition status = DIMSE_receiveCommand(&m_incoming->handle(), DIMSE_BLOCKING,
                                                            0, &id, &message, nullptr);
            if (status.bad()) {
                (void)m_incoming->tookGoodbye(status); // perhaps it comes again
                m_incoming.reset();
                break;
            }
            if (auto reported = report(m_incoming->handle(), id, message); !reported)
                return reported;
        }
        return {};
    }

    /// Takes a report and answers for it.
    Result<void> report(T_ASC_Association& association, T_ASC_PresentationContextID id,
                        T_DIMSE_Message& message)
    {
        if (message.CommandField != DIMSE_N_EVENT_REPORT_RQ)
            return failure(ErrorCode::Corrupt, ReasonCode::PacsUnexpectedMessage);
        const T_DIMSE_N_EventReportRQ& request = message.msg.NEventReportRQ;
        DcmDataset* received = nullptr;
        OFCondition status = EC_Normal;
        if (request.DataSetType != DIMSE_DATASET_NULL)
            status = DIMSE_receiveDataSetInMemory(&association, DIMSE_BLOCKING, 0, &id, &received,
                                                  nullptr, nullptr);
        const std::unique_ptr<DcmDataset> information(received);
        if (status.bad())
            return tl::make_unexpected(m_association.errorOf(status));
        T_DIMSE_Message answer{};
        answer.CommandField = DIMSE_N_EVENT_REPORT_RSP;
        T_DIMSE_N_EventReportRSP& response = answer.msg.NEventReportRSP;
        response.MessageIDBeingRespondedTo = request.MessageID;
        response.DimseStatus = STATUS_Success;
        response.DataSetType = DIMSE_DATASET_NULL;
        response.EventTypeID = request.EventTypeID;
        OFStandard::strlcpy(response.AffectedSOPClassUID, request.AffectedSOPClassUID,
                            sizeof(response.AffectedSOPClassUID));
        OFStandard::strlcpy(response.AffectedSOPInstanceUID, request.AffectedSOPInstanceUID,
                            sizeof(response.AffectedSOPInstanceUID));
        response.opts = O_NEVENTREPORT_AFFECTEDSOPCLASSUID | O_NEVENTREPORT_AFFECTEDSOPINSTANCEUID
            | O_NEVENTREPORT_EVENTTYPEID;
        status = DIMSE_sendMessageUsingMemoryData(&association, id, &answer, nullptr, nullptr,
                                                  nullptr, nullptr);
        if (status.bad())
            return tl::make_unexpected(m_association.errorOf(status));
        // One that was asked for earlier says nothing of this transaction.
        if (information && textOf(*information, DCM_TransactionUID) == m_transaction)
            read(*information);
        return {};
    }

    void read(DcmDataset& information)
    {
        m_isReported = true;
        DcmItem* item = nullptr;
        for (long i = 0;
             information.findAndGetSequenceItem(DCM_ReferencedSOPSequence, item, i).good(); ++i)
            m_commitment.kept.push_back(textOf(*item, DCM_ReferencedSOPInstanceUID));
        for (long i = 0; information.findAndGetSequenceItem(DCM_FailedSOPSequence, item, i).good();
             ++i) {
            Uint16 reason = 0;
            item->findAndGetUint16(DCM_FailureReason, reason);
            m_commitment.failed.push_back({textOf(*item, DCM_ReferencedSOPInstanceUID),
                                           reason == kNoSuchInstance, commitmentReason(reason)});
        }
    }

    const PacsNode& m_node;
    DimseAssociation& m_association;
    const ListeningPort* m_port; ///< null: the archive does not reach us
    const Task& m_task;
    std::string m_transaction; ///< UID
    std::unique_ptr<IncomingAssociation> m_incoming;
    bool m_isAccepted = false; ///< the request
    bool m_isListening = true; ///< on our own association
    bool m_isReported = false;
    Commitment m_commitment;
};

} // namespace

Commitment requestCommitment(const PacsNode& node, const std::vector<InstanceReference>& instances,
                             const Task& task)
{
    const auto fail = [](Error error) {
        Commitment commitment;
        commitment.end = tl::make_unexpected(std::move(error));
        return commitment;
    };
    if (node.tls.enabled && node.ownPort > 0)
        return fail({ErrorCode::InvalidArgument, ReasonCode::PacsCommitmentTls});
    auto association = DimseAssociation::request(
        node, {{kPushModel, offeredSyntaxes("1.2.840.10008.1.2.1")}}, task);
    if (!association)
        return fail(association.error());
    std::optional<ListeningPort> port;
    if (node.ownPort > 0) {
        auto opened = ListeningPort::open((*association)->descriptor(), node.ownPort);
        if (!opened)
            return fail(opened.error());
        port.emplace(std::move(*opened));
    }
    return CommitmentRun(node, **association, port ? &*port : nullptr, task).run(instances);
}

} // namespace foramen
