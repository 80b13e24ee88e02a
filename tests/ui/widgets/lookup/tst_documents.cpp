// Objects without pictures in the window, with real events: reports, PDF, secondary captures and
// what is only named.
#include "tests/support/sample_object.h"
#include "tests/support/window_driver.h"

#include "ui/panes/study/reading_order.h"
#include "ui/state/documents/content_model.h"
#include "ui/state/study/current_study.h"
#include "ui/widgets/lookup/pdf_window.h"
#include "ui/widgets/lookup/report_viewer.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/pdf/pdf_view.h"
#include "ui/widgets/series/series_panel.h"

#include <QClipboard>
#include <QComboBox>
#include <QContextMenuEvent>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QLineEdit>
#include <QListWidget>
#include <QMenu>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QTreeView>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr const char* kSeriesUid = "1.2.826.0.1.3680043.10.1.1.9";

/// An object of a series of its own.
SampleObject object(int number, const char* sopClass, const char* modality)
{
    SampleObject made;
    made.sopClassUid = std::string("1.2.840.10008.5.1.4.1.1.") + sopClass;
    made.modality = modality;
    made.seriesNumber = 90 + number;
    made.seriesUid = kSeriesUid + std::to_string(number);
    made.sopUid = made.seriesUid + ".1";
    return made;
}

} // namespace

class TestDocuments : public QObject {
    Q_OBJECT

public Q_SLOTS:
    /// In place of the desktop's program.
    void takeUrl(const QUrl& url) { m_opened << url.toLocalFile(); }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase() { QDesktopServices::unsetUrlHandler("file"); }
    void init();
    void cleanup() { m_driver.clear(); }

    void list_namesWhatThereIs();
    void doubleClick_opensTheReport();
    void enter_opensTheReport();
    void menu_opensTheReport();
    void click_leavesThePanesAlone();
    void report_isSearchedAndCopied();
    void report_showsWholeTexts();
    void report_showsThePicturesItRefersTo();
    void box_choosesAmongAllReports();
    void brokenReport_showsWhatIsThere();
    void lostReport_saysSo();
    void closedStudy_emptiesTheWindow();
    void reportAlone_isOpened();
    void pdf_isShown();
    void pdf_goesToTheDesktopOnRequest();
    void damagedPdf_saysSo();
    void closedStudy_closesThePdf();
    void wrongPdf_isNotOpened();
    void capture_isAPictureWithoutMillimetres();

private:
    [[nodiscard]] QListWidget* list() const
    {
        return m_driver.window->findChild<QListWidget*>("seriesList");
    }
    /// The row of a series by the end of its number.
    [[nodiscard]] QListWidgetItem* item(int number) const
    {
        const std::string uid = kSeriesUid + std::to_string(number);
        const auto& entries = m_driver.session->current()->series.entries();
        const std::vector<const SeriesEntry*> order = readingOrder(entries);
        const Study& study = *m_driver.session->current()->study();
        for (std::size_t row = 0; row < order.size(); ++row)
            if (study.series[order[row]->seriesIndex].seriesInstanceUid == uid)
                return list()->item(static_cast<int>(row));
        return nullptr;
    }
    [[nodiscard]] QString detailOf(int number) const
    {
        return item(number)->data(Qt::UserRole).toString();
    }
    /// Double-clicks a series.
    void open(int number)
    {
        list()->scrollToItem(item(number));
        const QPoint at = list()->visualItemRect(item(number)).center();
        QTest::mouseClick(list()->viewport(), Qt::LeftButton, {}, at);
        QTest::mouseDClick(list()->viewport(), Qt::LeftButton, {}, at);
    }
    /// The window of reports, once it has read.
    [[nodiscard]] ReportViewer* viewer() const
    {
        auto* viewer = m_driver.window->findChild<ReportViewer*>();
        if (!viewer || !viewer->isVisible())
            return nullptr;
        if (viewer->model()->itemCount() == 0 && viewer->message().isEmpty()) {
            QSignalSpy shown(viewer, &ReportViewer::shown);
            (void)shown.wait();
        }
        return viewer;
    }
    /// The window of PDF documents, once it has read.
    [[nodiscard]] PdfWindow* pdfWindow() const
    {
        auto* shown = m_driver.window->findChild<PdfWindow*>();
        const bool isRead =
            shown && QTest::qWaitFor([shown] {
                return shown->view()->pageCount() > 0 || !shown->message().isEmpty();
            });
        return isRead && shown->isVisible() ? shown : nullptr;
    }
    [[nodiscard]] std::filesystem::path file(const char* name) const
    {
        return std::filesystem::path(m_driver.path("documents").toStdString()) / name;
    }

    WindowDriver m_driver;
    QStringList m_opened; ///< paths that were handed to the desktop
};

void TestDocuments::initTestCase()
{
    m_driver.prepare("documents");
    qputenv("FORAMEN_TEMPORARY", m_driver.path("unpacked").toUtf8());
    QDesktopServices::setUrlHandler("file", this, "takeUrl");
}

void TestDocuments::init()
{
    m_driver.clear();
    m_opened.clear();
    std::filesystem::remove_all(file(""));
    writeSmallStudy(file(""));
    SampleObject report = object(0, "88.33", "SR");
    report.description = "Findings by Ann";
    writeReport(file("report"), sampleReport(), report);
    SampleContent key{"", "CONTAINER", {"113000", "DCM", "Of Interest"}};
    key.children = {{"CONTAINS", "TEXT", {"113012", "DCM", "Key Object Description"}, "look"}};
    writeReport(file("key"), key, object(1, "88.59", "KO"));
    writeDocument(file("pdf"), samplePdf(), "application/pdf", object(2, "104.1", "DOC"));
    writeObject(file("state"), object(3, "11.1", "PR"));
    writeCapture(file("capture"), object(4, "7", "OT"));
    m_driver.show(nullptr);
    QVERIFY(openAndSettle(*m_driver.session, file("")));
    QTRY_COMPARE(list()->count(), 8);
}

void TestDocuments::list_namesWhatThereIs()
{
    QCOMPARE(item(0)->text(), QString("Findings by Ann"));
    QCOMPARE(detailOf(0), QString("Structured report"));
    QCOMPARE(item(1)->text(), QString("Key object selection"));
    QCOMPARE(item(2)->text(), QString("PDF document"));
    QCOMPARE(item(3)->text(), QString("Presentation state"));
    QCOMPARE(detailOf(3), QString("no images"));
    QCOMPARE(item(4)->text(), QString("Secondary capture"));
    QVERIFY(item(0)->toolTip().contains("opens it"));
    QVERIFY(!item(3)->toolTip().contains("opens it"));
    QVERIFY(problemsOf(*m_driver.session).isEmpty());
}

void TestDocuments::doubleClick_opensTheReport()
{
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    QCOMPARE(shown->windowTitle(), QString("Imaging Measurement Report"));
    QVERIFY2(shown->facts().startsWith("Comprehensive SR"), qPrintable(shown->facts()));
    QVERIFY(shown->facts().contains("complete, not verified"));
    const QAbstractItemModel* tree = shown->tree()->model();
    const QModelIndex root = tree->index(0, 0);
    QCOMPARE(tree->rowCount(root), 6);
    const QModelIndex group = tree->index(4, 0, root);
    QVERIFY(shown->tree()->isExpanded(group));
    QCOMPARE(tree->index(2, ContentModel::ConceptColumn, group).data().toString(),
             QString("Length"));
    QCOMPARE(tree->index(2, ContentModel::ValueColumn, group).data().toString(),
             QString("12.3 mm"));
    QCOMPARE(tree->index(0, ContentModel::ValueColumn, root).data().toString(),
             QString("Reader Ann"));
    QTest::keyClick(shown->tree(), Qt::Key_Escape);
    QVERIFY(!shown->isVisible());
}

void TestDocuments::enter_opensTheReport()
{
    list()->setCurrentItem(item(0));
    m_driver.press(list(), Qt::Key_Return);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    QCOMPARE(shown->windowTitle(), QString("Imaging Measurement Report"));
}

void TestDocuments::menu_opensTheReport()
{
    list()->scrollToItem(item(1));
    const QPoint at = list()->visualItemRect(item(1)).center();
    QContextMenuEvent event(QContextMenuEvent::Mouse, at, list()->viewport()->mapToGlobal(at));
    QApplication::sendEvent(list()->viewport(), &event);
    auto* menu = m_driver.window->findChild<SeriesPanel*>()->findChild<QMenu*>();
    QVERIFY(menu);
    QStringList texts;
    for (const QAction* action : menu->actions())
        if (!action->isSeparator())
            texts << action->text();
    QCOMPARE(texts, QStringList({"Open document", "DICOM tags"})); // no roles, no links
    QTest::mouseClick(menu, Qt::LeftButton, {},
                      menu->actionGeometry(menu->actions().front()).center());
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    QCOMPARE(shown->windowTitle(), QString("Of Interest"));
}

void TestDocuments::click_leavesThePanesAlone()
{
    PaneWidget* pane = m_driver.panes().sagittalT2;
    m_driver.window->paneArea()->activate(pane);
    const std::string before = pane->shownPicture().sopInstanceUid;
    QVERIFY(!before.empty());
    list()->scrollToItem(item(0));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualItemRect(item(0)).center());
    QCOMPARE(pane->shownPicture().sopInstanceUid, before);
    QVERIFY(!m_driver.window->findChild<ReportViewer*>());
}

void TestDocuments::report_isSearchedAndCopied()
{
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    const QAbstractItemModel* tree = shown->tree()->model();
    QTest::keyClicks(shown->searchField(), "18347007");
    QCOMPARE(tree->rowCount(tree->index(0, 0)), 1);
    const QModelIndex group = tree->index(0, 0, tree->index(0, 0));
    // The items beside the found one say what it is about; the region has items of its own.
    QCOMPARE(tree->rowCount(group), 3);
    QCOMPARE(tree->index(2, ContentModel::ValueColumn, group).data().toString(),
             QString("12.3 mm"));
    shown->tree()->setCurrentIndex(tree->index(1, 0, group));
    QTest::keyClick(shown->tree(), Qt::Key_C, Qt::ControlModifier);
    QCOMPARE(QApplication::clipboard()->text(),
             QString("    Finding: Spinal stenosis of lumbar region"));
    QVERIFY(shown->detail()->toPlainText().contains("SCT 18347007"));
    QTest::keyClick(shown->searchField(), Qt::Key_Escape);
    QVERIFY(shown->isVisible()); // Escape clears the search first
    QCOMPARE(tree->rowCount(tree->index(0, 0)), 6);
}

void TestDocuments::report_showsWholeTexts()
{
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    const QAbstractItemModel* tree = shown->tree()->model();
    const QModelIndex comment = tree->index(5, 0, tree->index(0, 0));
    QCOMPARE(comment.siblingAtColumn(ContentModel::ValueColumn).data().toString(),
             QString("Gefühl im linken Bein gestört sonst nichts"));
    shown->tree()->setCurrentIndex(comment);
    QVERIFY(shown->detail()->toPlainText().contains("gestört\nsonst nichts"));
    QVERIFY(shown->detail()->toPlainText().endsWith("item 1.6"));
}

void TestDocuments::report_showsThePicturesItRefersTo()
{
    PaneWidget* pane = m_driver.panes().sagittalT2;
    pane->setPosition(0);
    const std::string wanted = "1.2.826.0.1.3680043.10.1.1.1.5";
    QVERIFY(pane->shownPicture().sopInstanceUid != wanted);
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    const QAbstractItemModel* tree = shown->tree()->model();
    const QModelIndex group = tree->index(4, 0, tree->index(0, 0));
    const QModelIndex image = tree->index(0, ContentModel::ValueColumn, tree->index(3, 0, group));
    QCOMPARE(image.data().toString(), QString("Sagittal T2, image 5"));
    const QPoint at = shown->tree()->visualRect(image).center();
    QTest::mouseClick(shown->tree()->viewport(), Qt::LeftButton, {}, at);
    QTest::mouseDClick(shown->tree()->viewport(), Qt::LeftButton, {}, at);
    QTRY_COMPARE(pane->shownPicture().sopInstanceUid, wanted);
}

void TestDocuments::box_choosesAmongAllReports()
{
    open(0);
    ReportViewer* shown = viewer();
    QVERIFY(shown);
    QCOMPARE(shown->reportBox()->count(), 2);
    QSignalSpy read(shown, &ReportViewer::shown);
    shown->reportBox()->setFocus();
    QTest::keyClick(shown->reportBox(), Qt::Key_Down);
    QVERIFY(read.count() > 0 || read.wait());
    QCOMPARE(shown->windowTitle(), QString("Of Interest"));
}

void TestDocuments::brokenReport_showsWhatIsThere()
{
    std::filesystem::resize_file(file("report"), std::filesystem::file_size(file("report")) - 60);
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    QVERIFY2(shown->message().startsWith("The file is damaged"), qPrintable(shown->message()));
    QVERIFY(shown->model()->itemCount() > 5);
}

void TestDocuments::lostReport_saysSo()
{
    std::filesystem::remove(file("report"));
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    QCOMPARE(shown->message(), QString("The file is no longer there."));
    QCOMPARE(shown->model()->itemCount(), 0);
}

void TestDocuments::closedStudy_emptiesTheWindow()
{
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    QVERIFY(shown->model()->itemCount() > 0);
    m_driver.session->closeStudy();
    QCOMPARE(shown->model()->itemCount(), 0);
    QVERIFY(shown->facts().isEmpty());
}

void TestDocuments::reportAlone_isOpened()
{
    QVERIFY(openAndSettle(*m_driver.session, file("report")));
    QTRY_COMPARE(list()->count(), 1);
    open(0);
    const ReportViewer* shown = viewer();
    QVERIFY(shown);
    QCOMPARE(shown->windowTitle(), QString("Imaging Measurement Report"));
    QVERIFY(shown->model()->toText().contains("Image: MR Image 1.2.826.0.1.3680043.10.1.1.1.5"));
}

void TestDocuments::pdf_isShown()
{
    if (!PdfPages::isAvailable())
        QSKIP("built without Qt PDF");
    open(2);
    PdfWindow* shown = pdfWindow();
    QVERIFY(shown);
    QVERIFY2(shown->message().isEmpty(), qPrintable(shown->message()));
    QCOMPARE(shown->view()->pageCount(), 1);
    QTRY_VERIFY(!shown->view()->pictureOf(0).isNull());
    QVERIFY(m_opened.isEmpty());
    const double before = shown->view()->zoom();
    QTest::keyClick(shown->view(), Qt::Key_Minus);
    QVERIFY(shown->view()->zoom() < before);
    QTest::keyClick(shown->view(), Qt::Key_0);
    QCOMPARE(shown->view()->zoom(), before);
    QSignalSpy searched(shown, &PdfWindow::searched);
    QTest::keyClicks(shown->searchField(), "x");
    QVERIFY(searched.wait() || !searched.isEmpty());
    QVERIFY(!shown->found().isEmpty());
    QTest::keyClick(shown->searchField(), Qt::Key_Escape);
    QVERIFY(shown->isVisible()); // Escape clears the search first
    QTest::keyClick(shown->view(), Qt::Key_Escape);
    QVERIFY(!shown->isVisible());
}

void TestDocuments::damagedPdf_saysSo()
{
    if (!PdfPages::isAvailable())
        QSKIP("built without Qt PDF");
    writeDocument(file("pdf"), "%PDF-1.4\nthe rest is lost", "application/pdf",
                  object(2, "104.1", "DOC"));
    open(2);
    const PdfWindow* shown = pdfWindow();
    QVERIFY(shown);
    QCOMPARE(shown->view()->pageCount(), 0);
    QVERIFY2(shown->message().contains("damaged"), qPrintable(shown->message()));
}

void TestDocuments::closedStudy_closesThePdf()
{
    if (!PdfPages::isAvailable())
        QSKIP("built without Qt PDF");
    open(2);
    const PdfWindow* shown = pdfWindow();
    QVERIFY(shown);
    m_driver.session->closeStudy();
    QTRY_VERIFY(!shown->isVisible());
    QCOMPARE(shown->view()->pageCount(), 0);
}

void TestDocuments::pdf_goesToTheDesktopOnRequest()
{
    open(2);
    if (PdfPages::isAvailable()) {
        PdfWindow* shown = pdfWindow();
        QVERIFY(shown);
        QVERIFY(m_opened.isEmpty());
        QTest::mouseClick(shown->desktopButton(), Qt::LeftButton);
    }
    QTRY_COMPARE(m_opened.size(), 1);
    const QString path = m_opened.front();
    QVERIFY(path.endsWith(".pdf"));
    QFile pdf(path);
    QVERIFY(pdf.open(QIODevice::ReadOnly));
    QCOMPARE(pdf.readAll().toStdString(), samplePdf());
    const QFile::Permissions foreign =
        QFile::ReadGroup | QFile::ReadOther | QFile::WriteGroup | QFile::WriteOther;
    QVERIFY(!(QFileInfo(path).permissions() & foreign)
            || !(QFileInfo(QFileInfo(path).path() + "/..").permissions() & foreign));
    QVERIFY(m_driver.window->banner()->text().contains("desktop's program"));
    m_driver.close();
    QVERIFY(!QFile::exists(path));
}

void TestDocuments::wrongPdf_isNotOpened()
{
    writeDocument(file("pdf"), "#!/bin/sh\nexit 1\n", "application/pdf", object(2, "104.1", "DOC"));
    open(2);
    if (PdfPages::isAvailable()) {
        const PdfWindow* shown = pdfWindow();
        QVERIFY(shown);
        QCOMPARE(shown->message(), QString("The object holds no PDF."));
    } else {
        QTRY_COMPARE(m_driver.window->banner()->text(), QString("The object holds no PDF."));
    }
    QVERIFY(m_opened.isEmpty());
}

void TestDocuments::capture_isAPictureWithoutMillimetres()
{
    PaneWidget* pane = m_driver.panes().sagittalT2;
    m_driver.window->paneArea()->activate(pane);
    QTRY_COMPARE(detailOf(4), QString("1 · not used"));
    list()->scrollToItem(item(4));
    QTest::mouseClick(list()->viewport(), Qt::LeftButton, {},
                      list()->visualItemRect(item(4)).center());
    QTRY_COMPARE(pane->shownPicture().sopInstanceUid, object(4, "7", "OT").sopUid);
    for (const SeriesEntry& entry : m_driver.session->current()->series.entries())
        if (entry.title == "Secondary capture") {
            QVERIFY(!entry.role && !entry.chosen);
            QCOMPARE(entry.volumes.size(), std::size_t(1));
            QVERIFY(!entry.volumes.front()->hasGeometry);
            QVERIFY(!entry.volumes.front()->pixelSpacing().isMetric());
            return;
        }
    QFAIL("there is no secondary capture");
}

QTEST_MAIN(TestDocuments)
#include "tst_documents.moc"
