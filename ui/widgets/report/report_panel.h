#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace foramen {

class CurrentStudy;
class ReportDraft;
class ReportExporter;
class StudyOpening;

/// The tab "Report": the report text, which can be edited, and the buttons to export it.
class ReportPanel : public QWidget {
    Q_OBJECT

public:
    ReportPanel(const CurrentStudy& current, const StudyOpening& opening, ReportDraft& draft,
                ReportExporter& exporter, QWidget* parent = nullptr);

    /// Asks for a folder and exports; the result is shown under the buttons.
    void exportTo(const QStringList& formats);
    /// What the last export wrote and where, or nothing.
    [[nodiscard]] QString resultText() const;

private:
    QWidget* makeButtons();
    void refresh();
    void showResult(const QStringList& files);

    const CurrentStudy& m_current;
    ReportDraft& m_draft;
    ReportExporter& m_exporter;
    QLabel* m_state = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_reset = nullptr;
    QWidget* m_buttons = nullptr;
    QLabel* m_result = nullptr;
    bool m_refreshing = false;
};

} // namespace foramen
