#pragma once

#include "ui/state/archive/archive_nodes.h"
#include "ui/state/archive/archive_secrets.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;

namespace foramen {

/// Asks for the password or token of an archive. Show it with open(); accepted() follows an answer.
class ArchiveSignIn : public QDialog {
    Q_OBJECT

public:
    ArchiveSignIn(const ArchiveNode& node, const ArchiveSecrets& secrets, QWidget* parent);

    [[nodiscard]] QString secret() const;
    [[nodiscard]] bool isKeyringWanted() const;
    [[nodiscard]] QLineEdit* field() const { return m_secret; }

private:
    QLineEdit* m_secret;
    QCheckBox* m_keyring;
};

} // namespace foramen
