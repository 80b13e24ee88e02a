#pragma once

#include <QObject>

#include <cstddef>
#include <filesystem>

class QWidget;

namespace foramen {

class Actions;
class GradingHelp;
struct PictureIdentity;
class ManualWindow;
class PaneArea;
class PdfOpener;
class PdfWindow;
class ReportViewer;
class CurrentStudy;
class SiteSelection;
class StudyOpening;
class StudyInformation;
class TagBrowser;

/// Opens the reference windows: DICOM tags, documents of the study, study information, grading
/// criteria, the manual. Each is created when it is first needed.
class LookupWindows : public QObject {
    Q_OBJECT

public:
    /// @param window the reading window, which owns them
    LookupWindows(const CurrentStudy& current, const StudyOpening& opening,
                  SiteSelection& selection, PaneArea* panes, Actions* actions, QWidget* window);

    void showTags();
    void showTagsOfSeries(std::size_t seriesIndex);
    /// Shows the report or the PDF of a series in its window; without Qt PDF, hands the PDF to the
    /// desktop.
    /// @param document  place of a PDF among those of the series, by instance number
    void showDocument(std::size_t seriesIndex, int document);
    void showStudyInformation();
    void showCriteria();
    /// A page by its file's name.
    void showManual(const QString& page);
    /// Shows the criteria in the grid, elsewhere the manual.
    void showHelp();

Q_SIGNALS:
    /// What became of a request that opens no window of these.
    void told(const QString& sentence);
    /// A picture that a report refers to was asked for.
    void pictureRequested(const foramen::PictureIdentity& picture);

private:
    void openPdf(std::size_t seriesIndex, int document);
    void openOnDesktop(const std::filesystem::path& file);
    [[nodiscard]] TagBrowser* tags();
    void followPane();

    const CurrentStudy& m_current;
    const StudyOpening& m_opening;
    SiteSelection& m_selection;
    PaneArea* m_panes;
    QWidget* m_window;
    TagBrowser* m_tags = nullptr;
    ReportViewer* m_report = nullptr;
    PdfWindow* m_pdf = nullptr;
    PdfOpener* m_pdfOpener = nullptr;
    StudyInformation* m_information = nullptr;
    GradingHelp* m_criteria = nullptr;
    ManualWindow* m_manual = nullptr;
};

} // namespace foramen
