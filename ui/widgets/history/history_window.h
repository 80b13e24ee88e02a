#pragma once

#include "ui/widgets/lookup/lookup_window.h"

#include <cstddef>

class QComboBox;
class QFrame;
class QLabel;
class QListWidget;
class QPlainTextEdit;

namespace foramen {

class CurrentStudy;
class PastGrid;
class StudyPast;
class StudySaving;

/// Window with what was done on the study, by whom and when, newest first; a chosen entry shows
/// grid and report as they were after it, to look at.
class HistoryWindow : public LookupWindow {
    Q_OBJECT

public:
    HistoryWindow(const CurrentStudy& current, StudySaving& saving, QWidget* owner);

    [[nodiscard]] QListWidget* list() const { return m_list; }
    [[nodiscard]] PastGrid* grid() const { return m_grid; }
    [[nodiscard]] QPlainTextEdit* text() const { return m_text; }
    /// "As of ...": whether a moment of the past is shown.
    [[nodiscard]] QFrame* band() const { return m_band; }

protected:
    void showEvent(QShowEvent* event) override;

private:
    void build();
    void refresh();
    void filter();
    void showMoment();

    const CurrentStudy& m_current;
    StudyPast* m_past;
    QLineEdit* m_search = nullptr;
    QComboBox* m_kind = nullptr;
    QListWidget* m_list = nullptr;
    QLabel* m_none = nullptr;
    QFrame* m_band = nullptr;
    QLabel* m_asOf = nullptr;
    QLabel* m_now = nullptr;
    PastGrid* m_grid = nullptr;
    QLabel* m_remark = nullptr;
    QPlainTextEdit* m_text = nullptr;
};

} // namespace foramen
