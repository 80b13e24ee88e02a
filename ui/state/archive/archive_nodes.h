#pragma once

#include "core/pacs/pacs_node.h"

#include <QObject>
#include <QString>

#include <vector>

namespace foramen {

/// By what an archive lets us in, beside certificates.
enum class SignIn { None, Password, Token };

/// An archive as it is set up.
struct ArchiveNode {
    QString id; ///< of its settings and its secret; made by ArchiveNodes::keep() where it is empty
    PacsNode pacs; ///< without secrets
    SignIn signIn = SignIn::None; ///< DICOMweb
    bool isOfSite = false; ///< as the site's defaults have it
};

/// The node with its secret, for a client.
[[nodiscard]] PacsNode withSecret(const ArchiveNode& node, const QString& secret);

/// The archives that are set up, kept by QSettings below "archive", without secrets. The site's
/// defaults may name some; one of the user's with the same ID goes over the site's. GUI thread.
class ArchiveNodes : public QObject {
    Q_OBJECT

public:
    explicit ArchiveNodes(QObject* parent = nullptr);

    /// By name.
    [[nodiscard]] const std::vector<ArchiveNode>& all() const { return m_nodes; }
    /// Null for none.
    [[nodiscard]] const ArchiveNode* find(const QString& id) const;

    /// What a node lacks before it can be kept, as a sentence; empty for nothing.
    [[nodiscard]] static QString faultOf(const ArchiveNode& node);
    /// Keeps a node without a fault, in place of the one with its ID. @return its ID.
    QString keep(ArchiveNode node);
    /// Removes a node of the user; one of the site's defaults that it covered is there again.
    void remove(const QString& id);

    /// The archive that was searched last; else the first one; empty for none.
    [[nodiscard]] QString last() const;
    void setLast(const QString& id);

Q_SIGNALS:
    void changed(); ///< all()

private:
    void read();

    std::vector<ArchiveNode> m_nodes;
};

} // namespace foramen
