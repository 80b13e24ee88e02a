#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/pacs/dimse/dimse_association.h"
#include "core/pacs/dimse/watched_transport.h"
#include "core/pacs/pacs_node.h"

#include <memory>
#include <vector>

class OFCondition;
struct T_ASC_Association;
struct T_ASC_Network;

namespace foramen {

/// Owns an association that an archive opened to us. It is aborted at its end, unless the archive
/// released it.
class IncomingAssociation {
public:
    /// Negotiates over an accepted socket, which it takes over. @param contexts  that we take.
    /// @return NotReadable where the other side calls us by another title, offers nothing that we
    /// take, or does not speak DICOM; it is told so. @param task  must outlive the association.
    [[nodiscard]] static Result<std::unique_ptr<IncomingAssociation>>
    accept(int socket, const PacsNode& node, const std::vector<ProposedContext>& contexts,
           const Task& task);
    ~IncomingAssociation();
    IncomingAssociation(const IncomingAssociation&) = delete;
    IncomingAssociation& operator=(const IncomingAssociation&) = delete;

    [[nodiscard]] T_ASC_Association& handle() { return *m_association; }
    [[nodiscard]] int descriptor() const { return m_watch.descriptor; }
    [[nodiscard]] bool hasMessage();
    /// Whether a failure of DCMTK is the other side's goodbye, which is answered then.
    [[nodiscard]] bool tookGoodbye(const OFCondition& status);
    [[nodiscard]] Error errorOf(const OFCondition& status) const;

private:
    IncomingAssociation(const PacsNode& node, const Task& task);
    [[nodiscard]] Result<void> open(int socket, const PacsNode& node,
                                    const std::vector<ProposedContext>& contexts);
    [[nodiscard]] Result<void> negotiate(const PacsNode& node,
                                         const std::vector<ProposedContext>& contexts);

    TransportWatch m_watch;
    bool m_isOpen = false;
    T_ASC_Network* m_network = nullptr;
    T_ASC_Association* m_association = nullptr;
};

} // namespace foramen
