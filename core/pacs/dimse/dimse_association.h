#pragma once

#include "core/base/result.h"
#include "core/base/task.h"
#include "core/pacs/dimse/watched_transport.h"
#include "core/pacs/pacs_node.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

class OFCondition;
struct T_ASC_Association;
struct T_ASC_Network;

namespace foramen {

/// A presentation context that is proposed to an archive.
struct ProposedContext {
    std::string abstractSyntax;
    std::vector<std::string> transferSyntaxes;
    bool isReceived = false; ///< the archive sends objects in it (C-GET)
};

/// The largest number of contexts of one association.
inline constexpr std::size_t kMostContexts = 128;

/// Owns an association with an archive and its connection. It is aborted at its end, unless
/// release() was called.
class DimseAssociation {
public:
    /// Connects and negotiates. @return otherwise what is wrong, in words: name, port, TLS, title,
    /// no context accepted, no answer in time. @param task  must outlive the association.
    [[nodiscard]] static Result<std::unique_ptr<DimseAssociation>>
    request(const PacsNode& node, const std::vector<ProposedContext>& contexts, const Task& task);
    ~DimseAssociation();
    DimseAssociation(const DimseAssociation&) = delete;
    DimseAssociation& operator=(const DimseAssociation&) = delete;

    [[nodiscard]] T_ASC_Association& handle() { return *m_association; }
    [[nodiscard]] std::uint16_t nextMessageId();
    /// The accepted context of an abstract syntax, and of a transfer syntax where it is not empty.
    [[nodiscard]] std::optional<std::uint8_t> contextFor(const std::string& abstractSyntax,
                                                         const std::string& transferSyntax = {});
    [[nodiscard]] bool cancelled() const { return m_watch.task.cancelled(); }
    /// The socket, to wait for it together with others.
    [[nodiscard]] int descriptor() const { return m_watch.descriptor; }
    /// Whether the next message would not be waited for, or the connection is at its end.
    [[nodiscard]] bool hasMessage();
    /// Reports progress; the connection repeats it while it waits.
    void report(double fraction);
    /// What a failure of DCMTK on this association means.
    [[nodiscard]] Error errorOf(const OFCondition& status) const;
    /// Says goodbye properly.
    void release();

private:
    DimseAssociation(const PacsNode& node, const Task& task);
    [[nodiscard]] Result<void> open(const PacsNode& node, const std::string& address,
                                    const std::vector<ProposedContext>& contexts);
    [[nodiscard]] Error openingError(const OFCondition& status);
    void drop();

    TransportWatch m_watch;
    bool m_isEncrypted;
    bool m_isOpen = false;
    T_ASC_Network* m_network = nullptr;
    T_ASC_Association* m_association = nullptr;
};

} // namespace foramen
