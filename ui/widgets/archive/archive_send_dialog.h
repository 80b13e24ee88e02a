#pragma once

#include "ui/state/archive/archive_nodes.h"

#include <QDialog>
#include <QStringList>

class QComboBox;
class QPushButton;

namespace foramen {

/// Says what of the report leaves the machine, and asks to which archive. Show it with open();
/// accepted() follows where it is to be sent.
class ArchiveSendDialog : public QDialog {
    Q_OBJECT

public:
    /// @param kinds  of DICOM objects that are sent
    ArchiveSendDialog(const ArchiveNodes& nodes, const QStringList& kinds, bool isSigned,
                      QWidget* parent);

    /// The ID of the archive that is chosen.
    [[nodiscard]] QString node() const;
    [[nodiscard]] QPushButton* sendButton() const { return m_send; }

private:
    QComboBox* m_node;
    QPushButton* m_send;
};

} // namespace foramen
