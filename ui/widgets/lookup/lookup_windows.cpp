#include "ui/widgets/lookup/lookup_windows.h"

#include "core/dicom/documents/object_kind.h"
#include "core/measure/annotation.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/state/study/study_opening.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/lookup/grading_help.h"
#include "ui/widgets/lookup/manual_window.h"
#include "ui/widgets/lookup/pdf_opener.h"
#include "ui/widgets/lookup/pdf_window.h"
#include "ui/widgets/lookup/report_viewer.h"
#include "ui/widgets/lookup/study_information.h"
#include "ui/widgets/lookup/tag_browser.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"

#include <QAction>
#include <QApplication>

#include <algorithm>
#include <utility>
#include <vector>

namespace foramen {

LookupWindows::LookupWindows(const CurrentStudy& current, const StudyOpening& opening,
                             SiteSelection& selection, PaneArea* panes, Actions* actions,
                             QWidget* window)
    : QObject(window)
    , m_current(current)
    , m_opening(opening)
    , m_selection(selection)
    , m_panes(panes)
    , m_window(window)
{
    const std::pair<ActionId, void (LookupWindows::*)()> works[] = {
        {ActionId::ShowTags, &LookupWindows::showTags},
        {ActionId::StudyInformation, &LookupWindows::showStudyInformation},
        {ActionId::GradingCriteria, &LookupWindows::showCriteria},
        {ActionId::Help, &LookupWindows::showHelp}};
    for (const auto& [id, work] : works)
        connect(actions->action(id), &QAction::triggered, this, work);
    connect(panes, &PaneArea::activeChanged, this, &LookupWindows::followPane);
    for (PaneWidget* pane : panes->panes().all())
        connect(pane, &PaneWidget::positionChanged, this, &LookupWindows::followPane);
    const auto enable = [this, actions] {
        for (const ActionId id : {ActionId::ShowTags, ActionId::StudyInformation})
            actions->action(id)->setEnabled(m_current->study() != nullptr);
    };
    connect(&opening, &StudyOpening::changed, this, enable);
    enable();
    connect(&current, &CurrentStudy::volumesChanged, this, &LookupWindows::followPane,
            Qt::QueuedConnection);
}

TagBrowser* LookupWindows::tags()
{
    if (!m_tags) {
        m_tags = new TagBrowser(m_current, m_opening, m_window);
        followPane();
    }
    return m_tags;
}

void LookupWindows::followPane()
{
    if (m_tags)
        m_tags->setShown(m_panes->activePane()->shownPicture());
}

void LookupWindows::showTags()
{
    tags()->present();
}

void LookupWindows::showTagsOfSeries(std::size_t seriesIndex)
{
    tags()->showSeries(seriesIndex);
    tags()->present();
}

void LookupWindows::showDocument(std::size_t seriesIndex, int document)
{
    const Study* study = m_current->study();
    if (!study || seriesIndex >= study->series.size())
        return;
    if (objectKindOf(study->series[seriesIndex]) == ObjectKind::EncapsulatedPdf) {
        openPdf(seriesIndex, document);
        return;
    }
    if (!m_report) {
        m_report = new ReportViewer(m_current, m_opening, m_window);
        connect(m_report, &ReportViewer::pictureRequested, this, &LookupWindows::pictureRequested);
    }
    m_report->showSeries(seriesIndex);
    m_report->present();
}

void LookupWindows::openPdf(std::size_t seriesIndex, int document)
{
    std::vector<const Instance*> order;
    for (const Instance& instance : m_current->study()->series[seriesIndex].instances)
        order.push_back(&instance);
    std::stable_sort(order.begin(), order.end(), [](const Instance* a, const Instance* b) {
        return a->instanceNumber < b->instanceNumber;
    });
    const auto place = static_cast<std::size_t>(document);
    if (place >= order.size())
        return;
    if (!PdfPages::isAvailable()) {
        openOnDesktop(order[place]->path);
        return;
    }
    if (!m_pdf) {
        m_pdf = new PdfWindow(m_current, m_window);
        connect(m_pdf, &PdfWindow::desktopRequested, this, &LookupWindows::openOnDesktop);
    }
    m_pdf->showFile(order[place]->path);
    m_pdf->present();
}

void LookupWindows::openOnDesktop(const std::filesystem::path& file)
{
    if (!m_pdfOpener) {
        m_pdfOpener = new PdfOpener(this);
        connect(m_pdfOpener, &PdfOpener::told, this, &LookupWindows::told);
    }
    m_pdfOpener->open(file);
}

void LookupWindows::showStudyInformation()
{
    if (!m_information)
        m_information = new StudyInformation(m_current, m_opening, m_window);
    m_information->present();
}

void LookupWindows::showCriteria()
{
    if (!m_criteria) {
        m_criteria = new GradingHelp(&m_selection, m_window);
        connect(m_criteria, &GradingHelp::manualRequested, this, &LookupWindows::showManual);
    }
    m_criteria->present();
}

void LookupWindows::showManual(const QString& page)
{
    if (!m_manual)
        m_manual = new ManualWindow(m_window);
    if (!page.isEmpty())
        m_manual->showPage(page);
    m_manual->present();
}

void LookupWindows::showHelp()
{
    for (const QWidget* at = QApplication::focusWidget(); at; at = at->parentWidget()) {
        if (qobject_cast<const SeverityGridView*>(at)) {
            showCriteria();
            return;
        }
    }
    showManual({});
}

} // namespace foramen
