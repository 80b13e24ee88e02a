#pragma once

#include "core/spine/assessment.h"

#include <QDialog>

#include <vector>

class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QListWidget;
class QListWidgetItem;
class QPushButton;

namespace foramen {

class AssessmentEditing;
class CurrentStudy;

/// Lists the AI grades that would be accepted together, and accepts those that are ticked: of a
/// level, of a column of the grid, or every Normal/Mild up to a doubt of the reader's choice.
class AcceptDialog : public QDialog {
    Q_OBJECT

public:
    /// @param site  whose level and column are offered
    AcceptDialog(const CurrentStudy& current, AssessmentEditing& editing, Site site,
                 QWidget* parent);

    void accept() override;

private:
    void build();
    void refresh();
    void refreshButton();
    void takeTick(const QListWidgetItem* item);
    [[nodiscard]] std::vector<Site> offered() const;
    [[nodiscard]] std::vector<Site> ticked() const;

    const CurrentStudy& m_current;
    AssessmentEditing& m_editing;
    Site m_site;
    std::vector<Site> m_sites; ///< in the order of the list
    std::vector<Site> m_unticked; ///< listed now or before
    QComboBox* m_scope = nullptr;
    QDoubleSpinBox* m_doubt = nullptr;
    QLabel* m_remark = nullptr;
    QListWidget* m_list = nullptr;
    QPushButton* m_accept = nullptr;
};

} // namespace foramen
