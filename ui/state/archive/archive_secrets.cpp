#include "ui/state/archive/archive_secrets.h"

#include <utility>

namespace foramen {

namespace {

QString keyOf(const QString& node)
{
    return QStringLiteral("archive/") + node;
}

} // namespace

ArchiveSecrets::ArchiveSecrets(std::unique_ptr<Keyring> keyring, QObject* parent)
    : QObject(parent)
    , m_keyring(std::move(keyring))
{
}

void ArchiveSecrets::setKeyring(std::unique_ptr<Keyring> keyring)
{
    m_keyring = std::move(keyring);
    m_fault.clear();
    m_doubted.clear();
    Q_EMIT changed();
}

QString ArchiveSecrets::remark() const
{
    if (!m_keyring)
        return tr("This program was built without a keyring: passwords and tokens are kept in "
                  "memory and asked for once a session.");
    if (!m_fault.isEmpty())
        return tr("The desktop's keyring cannot be used (%1): passwords and tokens are kept in "
                  "memory and asked for once a session.")
            .arg(m_fault);
    return {};
}

void ArchiveSecrets::find(const QString& node, std::function<void(const QString&)> then)
{
    if (m_known.contains(node) || !hasKeyring() || m_doubted.contains(node)) {
        then(m_known.value(node));
        return;
    }
    m_keyring->read(keyOf(node), this,
                    [this, node, then = std::move(then)](const KeyringAnswer& answer) {
                        note(answer);
                        if (!answer.secret.isEmpty() && !m_known.contains(node))
                            m_known.insert(node, answer.secret);
                        then(m_known.value(node));
                    });
}

void ArchiveSecrets::keep(const QString& node, const QString& secret, bool inKeyring)
{
    m_known.insert(node, secret);
    m_proven.remove(node);
    m_doubted.remove(node);
    if (inKeyring && hasKeyring())
        m_keyring->write(keyOf(node), secret, this,
                         [this](const KeyringAnswer& answer) { note(answer); });
}

void ArchiveSecrets::doubt(const QString& node)
{
    if (m_proven.contains(node))
        return;
    m_known.remove(node);
    m_doubted.insert(node);
}

void ArchiveSecrets::forget(const QString& node)
{
    m_known.remove(node);
    m_proven.remove(node);
    m_doubted.remove(node);
    if (hasKeyring())
        m_keyring->remove(keyOf(node), this, [this](const KeyringAnswer& answer) { note(answer); });
}

void ArchiveSecrets::note(const KeyringAnswer& answer)
{
    if (answer.fault == m_fault)
        return;
    m_fault = answer.fault;
    Q_EMIT changed();
}

} // namespace foramen
