#pragma once

#include "ui/state/archive/archive_nodes.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QFormLayout;
class QLineEdit;
class QSpinBox;

namespace foramen {

/// The fields of one archive. The password is no part of the node.
class ArchiveNodeFields : public QWidget {
    Q_OBJECT

public:
    explicit ArchiveNodeFields(QWidget* parent = nullptr);

    void setNode(const ArchiveNode& node);
    /// The node that is shown was kept under this ID.
    void setId(const QString& id) { m_id = id; }
    /// What the fields say, with the ID of the node that was set.
    [[nodiscard]] ArchiveNode node() const;
    /// What was typed as password or token; empty for nothing.
    [[nodiscard]] QString secret() const;
    /// Whether the secret is to be kept in the keyring.
    [[nodiscard]] bool isKeyringWanted() const;
    /// Whether there is a keyring, and what to say where there is none.
    void setKeyring(bool isThere, const QString& remark);

    /// A field by the name of its setting: "name", "host", ...
    [[nodiscard]] QLineEdit* field(const char* name) const;

Q_SIGNALS:
    void edited(); ///< by the reader

private:
    void makeAddress();
    void makeServices();
    void makeSignIn();
    void makeEncryption();
    void addLine(const QString& label, QWidget* field, const QString& help);
    [[nodiscard]] QLineEdit* addText(const char* name, const QString& label, const QString& help);
    [[nodiscard]] QLineEdit* addFile(const char* name, const QString& label, const QString& help);
    void refresh();

    QFormLayout* m_form;
    QString m_id;
    bool m_isSetting = false; ///< by setNode()
    QLineEdit* m_name = nullptr;
    QComboBox* m_dialect = nullptr;
    QLineEdit* m_host = nullptr;
    QSpinBox* m_port = nullptr;
    QLineEdit* m_called = nullptr;
    QLineEdit* m_calling = nullptr;
    QComboBox* m_retrieval = nullptr;
    QSpinBox* m_ownPort = nullptr;
    QCheckBox* m_commitment = nullptr;
    QLineEdit* m_url = nullptr;
    QComboBox* m_signIn = nullptr;
    QLineEdit* m_user = nullptr;
    QLineEdit* m_secret = nullptr;
    QCheckBox* m_keyring = nullptr;
    QCheckBox* m_unencrypted = nullptr;
    QCheckBox* m_tls = nullptr;
    QLineEdit* m_authorities = nullptr;
    QLineEdit* m_certificate = nullptr;
    QLineEdit* m_key = nullptr;
};

} // namespace foramen
