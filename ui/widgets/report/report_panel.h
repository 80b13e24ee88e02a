#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace foramen {

class CurrentStudy;
class ReportDraft;
class ReportConflictBar;
class ReportExporter;
class StudyOpening;

/// The tab "Report": the report text, which can be edited, and the buttons to export it.
class ReportPanel : public QWidget {
    Q_OBJECT

public:
    ReportPanel(const CurrentStudy& current, const StudyOpening& opening, ReportDraft& draft,
                ReportExporter& exporter, QWidget* parent = nullptr);

    /// Asks for a folder and exports; the result is shown under the buttons. Nothing while the
    /// report isHeldBack().
    void exportTo(const QStringList& formats);
    /// What the last export wrote and where, or nothing.
    [[nodiscard]] QString resultText() const;

    /// Whether the report must not leave the program yet, because the grid has changed under the
    /// reader's text and he has not seen to it; if so, says it and emits attentionWanted().
    [[nodiscard]] bool isHeldBack();

Q_SIGNALS:
    /// The reader must see the panel.
    void attentionWanted();

private:
    QWidget* makeButtons();
    void markConflicts();
    void refresh();
    void showResult(const QStringList& files);

    const CurrentStudy& m_current;
    ReportDraft& m_draft;
    ReportExporter& m_exporter;
    QLabel* m_state = nullptr;
    ReportConflictBar* m_conflicts = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_reset = nullptr;
    QWidget* m_buttons = nullptr;
    QLabel* m_result = nullptr;
    bool m_refreshing = false;
};

} // namespace foramen
