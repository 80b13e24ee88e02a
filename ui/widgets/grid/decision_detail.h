#pragma once

#include "core/spine/assessment.h"

#include <QWidget>

#include <array>

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedLayout;

namespace foramen {

class AssessmentEditing;
class CurrentStudy;

/// What a decision may say besides the grade, in a line of fixed height: Normal or Mild within
/// Normal/Mild, or why a site is ungradable.
class DecisionDetail : public QWidget {
    Q_OBJECT

public:
    DecisionDetail(const CurrentStudy& current, AssessmentEditing& editing,
                   QWidget* parent = nullptr);

    /// Shows a site; what was typed of the one before is saved.
    void showSite(Site site);
    /// Saves the reason as far as it is typed.
    void saveReason();

private:
    void buildRefinement();
    void buildReason();
    void refine(MildGrade grade);
    [[nodiscard]] std::optional<UngradableReason> reason() const;

    const CurrentStudy& m_current;
    AssessmentEditing& m_editing;
    Site m_site;
    QStackedLayout* m_pages = nullptr;
    std::array<QPushButton*, 2> m_refined{}; ///< by MildGrade
    QComboBox* m_cause = nullptr;
    QLineEdit* m_text = nullptr;
};

} // namespace foramen
