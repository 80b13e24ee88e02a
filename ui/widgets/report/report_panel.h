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
class ReportSigning;
class SigningBar;
class StudyOpening;
class StudySaving;

/// The tab "Report": the report text, which can be edited, and the buttons to export it.
class ReportPanel : public QWidget {
    Q_OBJECT

public:
    /// The parts of the session that it shows and changes.
    struct Parts {
        const CurrentStudy& current;
        const StudyOpening& opening;
        ReportDraft& draft;
        ReportSigning& signing;
        ReportExporter& exporter;
        StudySaving& saving;
    };
    explicit ReportPanel(const Parts& parts, QWidget* parent = nullptr);

    /// Where the report is signed, and a signed one is opened again.
    [[nodiscard]] SigningBar* signingBar() const { return m_signing; }
    /// Asks for a folder and exports; the result is shown under the buttons. Nothing while the
    /// report isHeldBack().
    void exportTo(const QStringList& formats);
    /// Emits sendRequested(), unless the report isHeldBack().
    void requestSending();
    /// What the last export wrote and where, or nothing.
    [[nodiscard]] QString resultText() const;

    /// Whether the report must not leave the program yet, because the grid has changed under the
    /// reader's text and he has not seen to it; if so, says it and emits attentionWanted().
    [[nodiscard]] bool isHeldBack();

Q_SIGNALS:
    /// The reader must see the panel.
    void attentionWanted();
    void sendRequested(); ///< to an archive

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// Whether the event was a key of undo or redo, which is done.
    [[nodiscard]] bool takesUndo(QEvent& event);
    QWidget* makeButtons();
    [[nodiscard]] QString shownText() const;
    void markConflicts();
    void refresh();
    void showResult(const QStringList& files);

    Parts m_parts;
    QLabel* m_state = nullptr;
    ReportConflictBar* m_conflicts = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_reset = nullptr;
    SigningBar* m_signing = nullptr;
    QWidget* m_buttons = nullptr;
    QLabel* m_result = nullptr;
    bool m_refreshing = false;
};

} // namespace foramen
