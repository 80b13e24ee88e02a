#pragma once

#include <QStringList>
#include <QWidget>

class QLabel;
class QPlainTextEdit;
class QPushButton;

namespace foramen {

class Session;

/// The tab "Report": the draft that writes itself from the grid, editable, and its exports.
class ReportPanel : public QWidget {
    Q_OBJECT

public:
    explicit ReportPanel(Session* session, QWidget* parent = nullptr);

    /// Asks for a folder and exports; the result stands in words under the buttons.
    void exportTo(const QStringList& formats);

private:
    QWidget* makeButtons();
    void refresh();
    void showResult(const QStringList& files);

    Session* m_session;
    QLabel* m_state = nullptr;
    QPlainTextEdit* m_text = nullptr;
    QPushButton* m_reset = nullptr;
    QWidget* m_buttons = nullptr;
    QLabel* m_result = nullptr;
    bool m_refreshing = false;
};

} // namespace foramen
