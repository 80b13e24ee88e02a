#include "core/pacs/dimse/dimse_association.h"

#include "core/dicom/writing/dcmtk_log.h"
#include "core/pacs/dimse/dimse_reasons.h"
#include "core/pacs/dimse/host_probe.h"
#include "core/pacs/dimse/tls_transport.h"
#include "core/pacs/query_check.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmnet/assoc.h>
#include <dcmtk/dcmnet/dcmlayer.h>
#include <dcmtk/dcmnet/diutil.h>

#include <fmt/format.h>

#include <algorithm>
#include <cassert>
#include <utility>

namespace foramen {

namespace {

/// DCMTK waits this long at once for a connection and cannot be asked to stop in between; attempts
/// follow each other until the node's limit.
constexpr int kConnectStep = 1; // s

bool isOf(const OFCondition& status, unsigned short code)
{
    return status.module() == OFM_dcmnet && status.code() == code;
}

/// Whether the peer is gone. DCMTK says the same of an abort and of a closed socket.
bool isClosed(const OFCondition& status, const TransportWatch& watch)
{
    return watch.fault == TransportFault::Closed || isOf(status, DULC_NETWORKCLOSED)
        || isOf(status, DULC_PEERABORTEDASSOCIATION) || isOf(status, DULC_PEERREQUESTEDRELEASE)
        || isOf(status, DULC_TCPIOERROR);
}

OFCondition propose(T_ASC_Parameters* parameters, const std::vector<ProposedContext>& contexts)
{
    assert(contexts.size() <= kMostContexts);
    OFCondition status = EC_Normal;
    int id = 1; // odd numbers (PS3.8 9.3.2.2)
    for (const ProposedContext& context : contexts) {
        std::vector<const char*> syntaxes;
        for (const std::string& syntax : context.transferSyntaxes)
            syntaxes.push_back(syntax.c_str());
        if (status.good())
            status = ASC_addPresentationContext(
                parameters, static_cast<T_ASC_PresentationContextID>(id),
                context.abstractSyntax.c_str(), syntaxes.data(), static_cast<int>(syntaxes.size()),
                context.isReceived ? ASC_SC_ROLE_SCP : ASC_SC_ROLE_DEFAULT);
        id += 2;
    }
    return status;
}

} // namespace

Result<std::unique_ptr<DimseAssociation>>
DimseAssociation::request(const PacsNode& node, const std::vector<ProposedContext>& contexts,
                          const Task& task)
{
    silenceDcmtk();
    if (const auto titles = checkAeTitles(node); !titles)
        return tl::make_unexpected(titles.error());
    dcmConnectionTimeout.set(kConnectStep);
    const auto address = addressOf(node.host);
    if (!address)
        return tl::make_unexpected(address.error());

    const auto end = std::chrono::steady_clock::now() + node.connectLimit;
    for (;;) {
        std::unique_ptr<DimseAssociation> association(new DimseAssociation(node, task));
        const auto opened = association->open(node, *address, contexts);
        if (opened)
            return association;
        const auto left = std::chrono::duration_cast<std::chrono::milliseconds>(
            end - std::chrono::steady_clock::now());
        // A code of its own marks a connection that did not come about: see open().
        if (opened.error().code != ErrorCode::NotFound || left.count() <= 0)
            return tl::make_unexpected(opened.error());
        if (const auto reached = probePort(*address, node.port, left, task); !reached)
            return tl::make_unexpected(reached.error());
    }
}

DimseAssociation::DimseAssociation(const PacsNode& node, const Task& task)
    : m_watch{task, node.idleLimit, node.host}
    , m_isEncrypted(node.tls.enabled)
{
}

DimseAssociation::~DimseAssociation()
{
    if (m_isOpen)
        ASC_abortAssociation(m_association); // it ends in any case
    drop();
}

void DimseAssociation::drop()
{
    if (m_association)
        ASC_destroyAssociation(&m_association);
    if (m_network)
        ASC_dropNetwork(&m_network);
}

Result<void> DimseAssociation::open(const PacsNode& node, const std::string& address,
                                    const std::vector<ProposedContext>& contexts)
{
    auto transport = transportFor(node.tls);
    if (!transport)
        return tl::make_unexpected(transport.error());
    const auto fail = [this](const OFCondition& status) {
        return tl::make_unexpected(openingError(status));
    };
    const auto limit = std::chrono::ceil<std::chrono::seconds>(node.idleLimit).count();
    OFCondition status =
        ASC_initializeNetwork(NET_REQUESTOR, 0, static_cast<int>(limit), &m_network);
    if (status.bad())
        return fail(status);
    constexpr int takesOver = 1;
    status = ASC_setTransportLayer(
        m_network, watchedTransport(std::move(*transport), m_watch).release(), takesOver);
    if (status.bad())
        return fail(status);

    T_ASC_Parameters* parameters = nullptr;
    status = ASC_createAssociationParameters(&parameters, ASC_MAXIMUMPDUSIZE);
    if (status.bad())
        return fail(status);
    ASC_setAPTitles(parameters, node.callingAeTitle.c_str(), node.calledAeTitle.c_str(), nullptr);
    ASC_setPresentationAddresses(parameters, "localhost",
                                 fmt::format("{}:{}", address, node.port).c_str());
    status = ASC_setTransportLayerType(parameters, m_isEncrypted ? OFTrue : OFFalse);
    if (status.good())
        status = propose(parameters, contexts);
    if (status.bad()) {
        ASC_destroyAssociationParameters(&parameters);
        return fail(status);
    }
    status = ASC_requestAssociation(m_network, parameters, &m_association); // owns the parameters
    if (status.bad())
        return fail(status);
    m_isOpen = true;
    if (ASC_countAcceptedPresentationContexts(parameters) > 0)
        return {};
    release();
    return failure(ErrorCode::Unsupported, ReasonCode::PacsNoContext);
}

Error DimseAssociation::openingError(const OFCondition& status)
{
    if (m_watch.task.cancelled())
        return cancelledFailure().value();
    if (status == DUL_ASSOCIATIONREJECTED)
        return rejectionError(*m_association->params);
    if (m_watch.fault == TransportFault::Silence || m_watch.fault == TransportFault::OtherHost)
        return errorOf(status);
    if (isOf(status, DULC_TCPINITERROR))
        return {ErrorCode::NotFound, ReasonCode::PacsNotReached};
    if (m_isEncrypted && (status.module() == OFM_dcmtls || isOf(status, DULC_TLSERROR)))
        return {ErrorCode::NotReadable, Reason(ReasonCode::PacsNotEncrypted, status.text())};
    if (!m_isEncrypted && isClosed(status, m_watch))
        return {ErrorCode::NotReadable, ReasonCode::PacsClosedAtOnce};
    if (isOf(status, DULC_UNRECOGNIZEDPDUTYPE) || isOf(status, DULC_ILLEGALPDU))
        return {ErrorCode::NotReadable, ReasonCode::PacsOtherProtocol};
    return errorOf(status);
}

std::uint16_t DimseAssociation::nextMessageId()
{
    return m_association->nextMsgID++;
}

std::optional<std::uint8_t> DimseAssociation::contextFor(const std::string& abstractSyntax,
                                                         const std::string& transferSyntax)
{
    const T_ASC_PresentationContextID id = transferSyntax.empty()
        ? ASC_findAcceptedPresentationContextID(m_association, abstractSyntax.c_str())
        : ASC_findAcceptedPresentationContextID(m_association, abstractSyntax.c_str(),
                                                transferSyntax.c_str());
    if (id == 0)
        return std::nullopt;
    return id;
}

bool DimseAssociation::hasMessage()
{
    return ASC_dataWaiting(m_association, 0) == OFTrue;
}

void DimseAssociation::report(double fraction)
{
    m_watch.fraction = std::max(m_watch.fraction, fraction);
    m_watch.task.report(m_watch.fraction);
}

Error DimseAssociation::errorOf(const OFCondition& status) const
{
    if (m_watch.task.cancelled())
        return cancelledFailure().value();
    if (m_watch.fault == TransportFault::Silence)
        return {ErrorCode::NotReadable,
                Reason(ReasonCode::PacsSilent,
                       std::chrono::round<std::chrono::seconds>(m_watch.idleLimit).count())};
    if (m_watch.fault == TransportFault::OtherHost)
        return {ErrorCode::NotReadable, Reason(ReasonCode::PacsOtherCertificate, m_watch.host)};
    if (isClosed(status, m_watch))
        return {ErrorCode::NotReadable, ReasonCode::PacsClosed};
    return {ErrorCode::NotReadable, Reason(ReasonCode::PacsProtocolBroken, status.text())};
}

void DimseAssociation::release()
{
    if (std::exchange(m_isOpen, false) && ASC_releaseAssociation(m_association).bad())
        ASC_abortAssociation(m_association);
}

} // namespace foramen
