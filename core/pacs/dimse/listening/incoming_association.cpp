#include "core/pacs/dimse/listening/incoming_association.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmnet/assoc.h>
#include <dcmtk/dcmnet/dcmlayer.h>
#include <dcmtk/dcmnet/diutil.h>

#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <mutex>
#include <string>
#include <utility>

namespace foramen {

namespace {

/// The transfer syntax of a proposed context that we take, ours first; null for none.
const char* chosenSyntax(const T_ASC_PresentationContext& proposed,
                         const std::vector<ProposedContext>& contexts)
{
    for (const ProposedContext& context : contexts) {
        if (context.abstractSyntax != proposed.abstractSyntax)
            continue;
        for (const std::string& syntax : context.transferSyntaxes)
            for (int i = 0; i < proposed.transferSyntaxCount; ++i)
                if (syntax == proposed.proposedTransferSyntaxes[i])
                    return syntax.c_str();
    }
    return nullptr;
}

/// Accepts what we take. @return how many contexts that were.
int acceptContexts(T_ASC_Parameters* parameters, const std::vector<ProposedContext>& contexts)
{
    int accepted = 0;
    const int count = ASC_countPresentationContexts(parameters);
    for (int i = 0; i < count; ++i) {
        T_ASC_PresentationContext proposed{};
        if (ASC_getPresentationContext(parameters, i, &proposed).bad())
            continue;
        const char* syntax = chosenSyntax(proposed, contexts);
        // The archive may be the one that serves here, as with a commitment.
        if (syntax
            && ASC_acceptPresentationContext(parameters, proposed.presentationContextID, syntax,
                                             proposed.proposedRole)
                   .good())
            ++accepted;
    }
    return accepted;
}

bool isSameTitle(const char* one, const std::string& other)
{
    std::string title = one;
    while (!title.empty() && title.back() == ' ')
        title.pop_back();
    return title == other;
}

} // namespace

Result<std::unique_ptr<IncomingAssociation>>
IncomingAssociation::accept(int socket, const PacsNode& node,
                            const std::vector<ProposedContext>& contexts, const Task& task)
{
    std::unique_ptr<IncomingAssociation> association(new IncomingAssociation(node, task));
    if (const auto opened = association->open(socket, node, contexts); !opened)
        return tl::make_unexpected(opened.error());
    return association;
}

IncomingAssociation::IncomingAssociation(const PacsNode& node, const Task& task)
    : m_watch{task, node.idleLimit, node.host}
{
}

IncomingAssociation::~IncomingAssociation()
{
    if (m_isOpen)
        ASC_abortAssociation(m_association); // it ends in any case
    if (m_association)
        ASC_destroyAssociation(&m_association);
    if (m_network)
        ASC_dropNetwork(&m_network);
}

Result<void> IncomingAssociation::open(int socket, const PacsNode& node,
                                       const std::vector<ProposedContext>& contexts)
{
    const auto limit = std::chrono::ceil<std::chrono::seconds>(node.idleLimit).count();
    OFCondition status;
    {
        // DCMTK takes a socket that is open already by a variable of the whole program.
        static std::mutex mutex;
        const std::lock_guard lock(mutex);
        dcmDisableGethostbyaddr.set(OFTrue); // a look-up may take long and is not needed
        dcmExternalSocketHandle.set(socket);
        constexpr int noPort = 0; // it is not to listen
        status = ASC_initializeNetwork(NET_ACCEPTOR, noPort, static_cast<int>(limit), &m_network);
        constexpr int takesOver = 1;
        if (status.good())
            status = ASC_setTransportLayer(
                m_network,
                watchedTransport(std::make_unique<DcmTransportLayer>(), m_watch).release(),
                takesOver);
        if (status.bad())
            ::close(socket);
        else
            status = ASC_receiveAssociation(m_network, &m_association, ASC_MAXIMUMPDUSIZE);
        constexpr DcmNativeSocketType none = -1;
        dcmExternalSocketHandle.set(none);
    }
    if (status.bad())
        return tl::make_unexpected(errorOf(status));
    m_isOpen = true;
    return negotiate(node, contexts);
}

Result<void> IncomingAssociation::negotiate(const PacsNode& node,
                                            const std::vector<ProposedContext>& contexts)
{
    const DUL_ASSOCIATESERVICEPARAMETERS& said = m_association->params->DULparams;
    const bool isForUs = isSameTitle(said.calledAPTitle, node.callingAeTitle);
    if (!isForUs || acceptContexts(m_association->params, contexts) == 0) {
        const T_ASC_RejectParameters rejection = {
            ASC_RESULT_REJECTEDPERMANENT, ASC_SOURCE_SERVICEUSER,
            isForUs ? ASC_REASON_SU_NOREASON : ASC_REASON_SU_CALLEDAETITLENOTRECOGNIZED};
        (void)ASC_rejectAssociation(m_association, &rejection);
        return failure(ErrorCode::NotReadable,
                       std::string(isForUs ? "The archive offers us nothing that we take"
                                           : "The archive calls us by another AE title"));
    }
    if (const OFCondition status = ASC_acknowledgeAssociation(m_association); status.bad())
        return tl::make_unexpected(errorOf(status));
    return {};
}

bool IncomingAssociation::hasMessage()
{
    return ASC_dataWaiting(m_association, 0) == OFTrue;
}

bool IncomingAssociation::tookGoodbye(const OFCondition& status)
{
    if (status == DUL_PEERREQUESTEDRELEASE) {
        (void)ASC_acknowledgeRelease(m_association); // it is gone in any case
        m_isOpen = false;
        return true;
    }
    if (status == DUL_PEERABORTEDASSOCIATION) {
        m_isOpen = false;
        return true;
    }
    return false;
}

Error IncomingAssociation::errorOf(const OFCondition& status) const
{
    if (m_watch.task.cancelled())
        return cancelledFailure().value();
    return {ErrorCode::NotReadable,
            std::string("The connection that the archive opened to us broke: ") + status.text()};
}

} // namespace foramen
