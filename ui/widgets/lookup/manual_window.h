#pragma once

#include "ui/widgets/lookup/lookup_window.h"

class QLabel;
class QLineEdit;
class QListWidget;
class QUrl;

namespace foramen {

class ManualView;

/// Window with the manual: chapters at the left, a page at the right, a search through all pages.
class ManualWindow : public LookupWindow {
    Q_OBJECT

public:
    explicit ManualWindow(QWidget* owner);

    /// Shows a page by its file's name ("viewing.md").
    void showPage(const QString& name);

    [[nodiscard]] ManualView* view() const { return m_view; }
    [[nodiscard]] QListWidget* chapters() const { return m_chapters; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }

private:
    QWidget* makeTop();
    void fillChapters();
    void markChapter(const QUrl& page);
    void search();
    void searchAgain();

    QListWidget* m_chapters = nullptr;
    ManualView* m_view = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_found = nullptr;
};

} // namespace foramen
