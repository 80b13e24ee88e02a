#pragma once

#include "core/base/result.h"
#include "ui/state/documents/pdf_pages.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/lookup/lookup_window.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

class QLabel;
class QLayout;
class QLineEdit;
class QPushButton;
class QSpinBox;

namespace foramen {

class CurrentStudy;
class PdfView;

/// Window with the PDF of a document of the open study: its pages, with zoom and search. The file
/// is a stranger's: nothing in it is run or followed, and the desktop's program gets it only when
/// the reader asks for that.
class PdfWindow : public LookupWindow {
    Q_OBJECT

public:
    PdfWindow(const CurrentStudy& current, QWidget* owner);

    /// Reads the PDF inside a DICOM file; shown() follows.
    void showFile(const std::filesystem::path& file);

    [[nodiscard]] PdfView* view() const { return m_view; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    [[nodiscard]] QSpinBox* pageBox() const { return m_page; }
    [[nodiscard]] QPushButton* desktopButton() const { return m_desktop; }
    /// Why there is no document; empty for none.
    [[nodiscard]] QString message() const;
    /// "2 of 5" places of the search, or that there is none.
    [[nodiscard]] QString found() const;

Q_SIGNALS:
    void shown(); ///< the document, or why not
    void searched(); ///< found() is that of the search field
    /// The reader wants the desktop's program.
    void desktopRequested(const std::filesystem::path& file);

protected:
    void keyPressEvent(QKeyEvent* event) override;

private:
    /// What reading a file gives.
    struct Loaded {
        QString title;
        std::shared_ptr<const PdfPages> pages;
        QString failure; ///< a sentence, where there are no pages
    };
    static Loaded load(const std::filesystem::path& file);

    [[nodiscard]] QLayout* makeTop();
    [[nodiscard]] QLayout* makeFoot();
    void take(const Loaded& loaded);
    void clear();
    void search();
    void takeHits(std::vector<PdfHit> hits);
    void stepHit(int by);
    void tellFound();

    TaskRunner m_reader;
    TaskRunner m_searcher;
    std::filesystem::path m_file;
    std::shared_ptr<const PdfPages> m_pages;
    std::vector<PdfHit> m_hits;
    int m_hit = -1;
    PdfView* m_view = nullptr;
    QLineEdit* m_search = nullptr;
    QSpinBox* m_page = nullptr;
    QLabel* m_zoom = nullptr;
    QLabel* m_found = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_desktop = nullptr;
};

} // namespace foramen
