#pragma once

#include "core/dicom/documents/structured_report.h"
#include "core/measure/annotation.h"
#include "ui/state/tasks/task_runner.h"
#include "ui/widgets/lookup/lookup_window.h"

#include <cstddef>
#include <filesystem>
#include <vector>

class QComboBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTreeView;

namespace foramen {

class ContentModel;
class CurrentStudy;
class StudyOpening;
class TagFilter;

/// Window with the content of a structured report or key object selection of the open study: a
/// tree with a search, and the whole text of the current item.
class ReportViewer : public LookupWindow {
    Q_OBJECT

public:
    ReportViewer(const CurrentStudy& current, const StudyOpening& opening, QWidget* owner);

    /// Shows the first report of a series, by instance number.
    void showSeries(std::size_t seriesIndex);

    [[nodiscard]] QTreeView* tree() const { return m_tree; }
    [[nodiscard]] QLineEdit* searchField() const { return m_search; }
    [[nodiscard]] QComboBox* reportBox() const { return m_reports; }
    [[nodiscard]] QPlainTextEdit* detail() const { return m_detail; }
    [[nodiscard]] const ContentModel* model() const { return m_model; }
    /// Class, date, state and patient of the report.
    [[nodiscard]] QString facts() const;
    /// Why there is no report, or not all of it; empty for none.
    [[nodiscard]] QString message() const;

Q_SIGNALS:
    /// Another report is shown, or the reason why not.
    void shown();
    /// A picture that the report refers to was asked for.
    void pictureRequested(const foramen::PictureIdentity& picture);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// One report of the open study.
    struct Place {
        std::size_t seriesIndex = 0;
        std::filesystem::path path;
    };

    void build();
    [[nodiscard]] QLayout* makeFoot();
    void fillReports();
    void read();
    void take(Result<StructuredReport> report);
    void search(const QString& words);
    void showDetail();
    void showPicture(const QModelIndex& index);
    void refreshFoot();
    void copyLines();

    const CurrentStudy& m_current;
    TaskRunner m_reader{TaskRunner::kReading};
    ContentModel* m_model;
    TagFilter* m_filter;
    QComboBox* m_reports = nullptr;
    QLineEdit* m_search = nullptr;
    QLabel* m_facts = nullptr;
    QLabel* m_message = nullptr;
    QTreeView* m_tree = nullptr;
    QPlainTextEdit* m_detail = nullptr;
    QLabel* m_count = nullptr;
    std::vector<Place> m_places; ///< of the reports in the box
    std::filesystem::path m_path; ///< read, or being read
};

} // namespace foramen
