#pragma once

#include "core/spine/assessment.h"

#include <QWidget>

#include <array>

class QLabel;
class QPlainTextEdit;
class QPushButton;
class QVBoxLayout;

namespace foramen {

class Actions;
class Annotations;
class AssessmentEditing;
class DecisionDetail;
class GradeButton;
class ProbabilityBars;
class CommentTyping;
class CurrentStudy;
class Prior;
class SiteExplanation;
class SiteSelection;
class StudyGrading;
class StudyOpening;
class StudySaving;

/// The current site in detail, under the grid: its history, the model's finding, a comment, and
/// buttons to decide.
class SiteDetail : public QWidget {
    Q_OBJECT

public:
    /// The parts of the session that it shows and changes.
    struct Parts {
        const CurrentStudy& current;
        const StudyOpening& opening;
        const StudyGrading& grading;
        StudySaving& saving;
        const SiteSelection& selection;
        AssessmentEditing& editing;
        CommentTyping& comments;
        const SiteExplanation& explanation;
        Prior& prior;
        const Annotations& annotations;
    };
    SiteDetail(const Parts& parts, Actions* actions, QWidget* parent = nullptr);

    /// Saves what is being typed of the current site's decision.
    void saveTyped();
    /// Shows the current site as it is now.
    void refresh();

    /// Whether the grid has the keyboard, so that its plain keys grade; the buttons name the keys
    /// that do now.
    void setGridHasKeyboard(bool has);
    /// Moves the buttons that grade and accept into another layout; null: back.
    void moveButtonsTo(QVBoxLayout* place);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void nameKeys();
    void showSite(Site site);
    void showAccept(const AssessmentCell& cell);
    void showMeasures();
    void showComment();
    [[nodiscard]] QString knownComment() const;

    Parts m_parts;
    Actions* m_actions;
    bool m_gridHasKeyboard = false;
    Site m_site;
    QLabel* m_title = nullptr;
    QLabel* m_history = nullptr;
    ProbabilityBars* m_bars = nullptr;
    QLabel* m_doubt = nullptr;
    QLabel* m_measured = nullptr; ///< measures of the site's structure
    QWidget* m_gradeRow = nullptr;
    QWidget* m_acceptRow = nullptr;
    std::array<GradeButton*, kSeverityCount> m_grades{};
    DecisionDetail* m_decision = nullptr;
    QPushButton* m_accept = nullptr; ///< accepts the AI's grade, or reveals it first
    QPushButton* m_next = nullptr;
    QPushButton* m_explain = nullptr;
    QPushButton* m_uncertain = nullptr;
    QPlainTextEdit* m_comment = nullptr;
};

} // namespace foramen
