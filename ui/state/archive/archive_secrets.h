#pragma once

#include "ui/state/archive/keyring.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QString>

#include <functional>
#include <memory>

namespace foramen {

/// The passwords and tokens of archives, by the ID of their node: in memory for the session, and in
/// the desktop's keyring where the reader wants that. Never in the settings, in a log or in a file.
/// GUI thread.
class ArchiveSecrets : public QObject {
    Q_OBJECT

public:
    explicit ArchiveSecrets(std::unique_ptr<Keyring> keyring, QObject* parent = nullptr);

    /// Takes another keyring, or none. What is in memory stays.
    void setKeyring(std::unique_ptr<Keyring> keyring);
    /// Whether a secret can be kept beyond the session, as far as it was tried.
    [[nodiscard]] bool hasKeyring() const { return m_keyring && m_fault.isEmpty(); }
    /// Why secrets are kept for this session only; empty where a keyring works.
    [[nodiscard]] QString remark() const;

    /// The secret in memory; empty for none.
    [[nodiscard]] QString of(const QString& node) const { return m_known.value(node); }
    /// Looks for a secret, in memory and in the keyring. @p then gets it, or an empty text where
    /// the reader must be asked; at once or later, not after this object is gone.
    void find(const QString& node, std::function<void(const QString& secret)> then);
    /// Keeps a secret; in the keyring too where it is wanted and there is one.
    void keep(const QString& node, const QString& secret, bool inKeyring);
    /// An archive answered with this secret.
    void prove(const QString& node) { m_proven.insert(node); }
    /// A request failed. A secret that never worked is asked for again.
    void doubt(const QString& node);
    /// The node is removed: its secret goes from memory and keyring.
    void forget(const QString& node);

Q_SIGNALS:
    void changed(); ///< hasKeyring(), remark()

private:
    void note(const KeyringAnswer& answer);

    std::unique_ptr<Keyring> m_keyring; ///< null: none
    QString m_fault; ///< why the keyring could not be used
    QHash<QString, QString> m_known;
    QSet<QString> m_proven;
    QSet<QString> m_doubted; ///< what the keyring has of them did not work
};

} // namespace foramen
