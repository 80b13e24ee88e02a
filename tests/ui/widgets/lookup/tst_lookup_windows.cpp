// The windows of tags, problems, study information, grading criteria and the manual, with real
// events.
#include "tests/support/window_driver.h"

#include "ui/state/session/problem_list.h"
#include "ui/state/tags/tag_model.h"
#include "ui/widgets/lookup/grading_help.h"
#include "ui/widgets/lookup/manual_view.h"
#include "ui/widgets/lookup/manual_window.h"
#include "ui/widgets/lookup/problems_panel.h"
#include "ui/widgets/lookup/study_information.h"
#include "ui/widgets/lookup/tag_browser.h"
#include "ui/widgets/series/series_panel.h"

#include <QCheckBox>
#include <QClipboard>
#include <QComboBox>
#include <QFile>
#include <QLineEdit>
#include <QListView>
#include <QListWidget>
#include <QMenu>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTableWidget>
#include <QTreeView>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;

/// A study with a truncated file.
SmallStudy damagedStudy()
{
    SmallStudy study;
    study.studyInstanceUid = "1.2.826.0.1.3680043.10.1.77";
    return study;
}

} // namespace

class TestLookupWindows : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("lookingup"); }
    void init();
    void cleanup() { m_driver.clear(); }

    void ctrlT_showsTheTagsOfTheActivePane();
    void tags_followTheSlice();
    void tags_stayWithAChosenFile();
    void tags_areSearchedAndCopied();
    void tags_ofASeriesFromItsMenu();
    void f7_showsTheProblems();
    void ctrlI_showsStudyAndSeries();
    void f1_onTheGridShowsTheCriteria();
    void f1_elsewhereShowsTheManual();
    void manual_isWholeInTheProgram();
    void criteria_nameAllGradesAndTheirSources();

private:
    template <class Widget> Widget* shown() const
    {
        auto* widget = m_driver.window->findChild<Widget*>();
        return widget && widget->isVisible() ? widget : nullptr;
    }
    TagBrowser* openTags();
    [[nodiscard]] static QString valueOf(const TagBrowser* browser, DicomTag tag);

    WindowDriver m_driver;
};

void TestLookupWindows::init()
{
    m_driver.clear();
    m_driver.show(&kStudy);
    m_driver.window->paneArea()->activate(m_driver.panes().sagittalT2);
}

TagBrowser* TestLookupWindows::openTags()
{
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_T, Qt::ControlModifier);
    auto* browser = shown<TagBrowser>();
    if (browser && browser->model()->listing().lines.empty()) {
        QSignalSpy read(browser, &TagBrowser::shown);
        (void)read.wait();
    }
    return browser;
}

QString TestLookupWindows::valueOf(const TagBrowser* browser, DicomTag tag)
{
    for (const TagLine& line : browser->model()->listing().lines)
        if (line.tag == tag)
            return QString::fromStdString(line.value);
    return {};
}

void TestLookupWindows::ctrlT_showsTheTagsOfTheActivePane()
{
    const TagBrowser* browser = openTags();
    QVERIFY(browser);
    QVERIFY(browser->followBox()->isChecked());
    QVERIFY(browser->tree()->model()->rowCount() > 20);
    QCOMPARE(valueOf(browser, dicomTag(0x0020, 0x000D)),
             QString::fromStdString(kStudy.studyInstanceUid));
    QCOMPARE(valueOf(browser, dicomTag(0x0008, 0x0018)),
             QString::fromStdString(m_driver.panes().sagittalT2->shownPicture().sopInstanceUid));
    QTest::keyClick(browser->searchField(), Qt::Key_Escape);
    QVERIFY(!browser->isVisible());
}

void TestLookupWindows::tags_followTheSlice()
{
    const TagBrowser* browser = openTags();
    QVERIFY(browser);
    PaneWidget* pane = m_driver.panes().sagittalT2;
    const int before = browser->fileBox()->currentIndex();
    pane->setPosition(0);
    const auto uidOf = [](const PaneWidget* of) {
        return QString::fromStdString(of->shownPicture().sopInstanceUid);
    };
    QTRY_COMPARE(valueOf(browser, dicomTag(0x0008, 0x0018)), uidOf(pane));
    QVERIFY(browser->fileBox()->currentIndex() != before);
    m_driver.window->paneArea()->activate(m_driver.panes().axialT2);
    QTRY_COMPARE(valueOf(browser, dicomTag(0x0008, 0x0018)), uidOf(m_driver.panes().axialT2));
}

void TestLookupWindows::tags_stayWithAChosenFile()
{
    const TagBrowser* browser = openTags();
    QVERIFY(browser);
    browser->fileBox()->setFocus();
    QTest::keyClick(browser->fileBox(), Qt::Key_Home);
    QVERIFY(!browser->followBox()->isChecked());
    QTRY_COMPARE(valueOf(browser, dicomTag(0x0020, 0x0013)), QStringLiteral("1"));
    m_driver.panes().sagittalT2->setPosition(5);
    QCOMPARE(browser->fileBox()->currentIndex(), 0);
    QTest::mouseClick(browser->followBox(), Qt::LeftButton, {}, QPoint(8, 8));
    QVERIFY(browser->followBox()->isChecked());
    QTRY_COMPARE(
        valueOf(browser, dicomTag(0x0008, 0x0018)),
        QString::fromStdString(m_driver.panes().sagittalT2->shownPicture().sopInstanceUid));
}

void TestLookupWindows::tags_areSearchedAndCopied()
{
    const TagBrowser* browser = openTags();
    QVERIFY(browser);
    const int all = browser->tree()->model()->rowCount();
    QTest::keyClicks(browser->searchField(), "series instance");
    QCOMPARE(browser->tree()->model()->rowCount(), 1);
    browser->tree()->setCurrentIndex(browser->tree()->model()->index(0, 0));
    QTest::keyClick(browser->tree(), Qt::Key_C, Qt::ControlModifier);
    // The X server may need a moment to hand the clipboard over.
    QTRY_VERIFY(
        QApplication::clipboard()->text().startsWith("(0020,000E)\tUI\tSeries Instance UID\t"));
    QTest::keyClick(browser->tree(), Qt::Key_C, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_COMPARE(QApplication::clipboard()->text(), valueOf(browser, dicomTag(0x0020, 0x000E)));
    QTest::keyClick(browser->searchField(), Qt::Key_Escape);
    QVERIFY(browser->isVisible()); // Escape clears the search first
    QCOMPARE(browser->tree()->model()->rowCount(), all);
}

void TestLookupWindows::tags_ofASeriesFromItsMenu()
{
    auto* panel = m_driver.window->findChild<SeriesPanel*>();
    const QRect item = panel->list()->visualItemRect(panel->list()->item(1)); // the T1
    QContextMenuEvent event(QContextMenuEvent::Mouse, item.center(),
                            panel->list()->viewport()->mapToGlobal(item.center()));
    QApplication::sendEvent(panel->list()->viewport(), &event);
    auto* menu = panel->findChild<QMenu*>();
    QVERIFY(menu);
    menu->actions().back()->trigger();
    menu->close();
    const auto* browser = shown<TagBrowser>();
    QVERIFY(browser);
    QVERIFY(!browser->followBox()->isChecked());
    QTRY_COMPARE(
        valueOf(browser, dicomTag(0x0020, 0x000E)),
        QString::fromStdString(m_driver.panes().sagittalT1->shownPicture().seriesInstanceUid));
}

void TestLookupWindows::f7_showsTheProblems()
{
    auto* badge = m_driver.window->findChild<ProblemsBadge*>();
    QVERIFY(badge);
    QVERIFY(!badge->isVisible());
    QTemporaryDir folder;
    const std::filesystem::path place = std::filesystem::path(folder.path().toStdString()) / "s";
    writeSmallStudy(place, damagedStudy());
    QFile file(folder.filePath("s/t2_sag/5.dcm"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    QVERIFY(file.resize(file.size() - 3000));
    file.close();
    QVERIFY(openAndSettle(*m_driver.session, place));
    QTRY_VERIFY(badge->isVisible());
    QCOMPARE(badge->text(), QStringLiteral("1"));
    m_driver.action(ActionId::ShowSide)->setChecked(false);
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_F7);
    const ProblemsPanel* panel = m_driver.window->sidePanel()->problems();
    QVERIFY(panel->isVisible());
    QVERIFY(panel->list()->hasFocus());
    QTest::keyClick(panel->list(), Qt::Key_C, Qt::ControlModifier);
    QTRY_VERIFY(QApplication::clipboard()->text().contains(file.fileName()));
    m_driver.session->closeStudy();
    QVERIFY(!badge->isVisible());
}

void TestLookupWindows::ctrlI_showsStudyAndSeries()
{
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_I, Qt::ControlModifier);
    const auto* window = shown<StudyInformation>();
    QVERIFY(window);
    QCOMPARE(window->table()->rowCount(), 3);
    QCOMPARE(window->table()->columnCount(),
             static_cast<int>(StudyInformation::seriesHeader().size()));
    const QString text = StudyInformation::toText(m_driver.session->current());
    QVERIFY(text.contains(QString::fromStdString(kStudy.studyInstanceUid)));
    QVERIFY(text.contains(QStringLiteral("64 × 64")));
    QVERIFY(text.contains(QStringLiteral("3: 3, 3, 3"))); // the axial blocks
    for (const SeriesEntry& entry : m_driver.session->current()->series.entries())
        QVERIFY(text.contains(entry.reason));
    window->table()->selectRow(0);
    window->table()->setFocus();
    QTRY_VERIFY(window->table()->hasFocus()); // and not the pane, which copies its picture
    QTest::keyClick(window->table(), Qt::Key_C, Qt::ControlModifier);
    QTRY_COMPARE(QApplication::clipboard()->text().count('\n'), 2); // the header and one series
}

void TestLookupWindows::f1_onTheGridShowsTheCriteria()
{
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    m_driver.press(m_driver.grid(), Qt::Key_F1);
    const auto* help = shown<GradingHelp>();
    QVERIFY(help);
    QVERIFY(!shown<ManualWindow>());
    QVERIFY(help->view()->toPlainText().contains(QStringLiteral("Lee 2")));
    QVERIFY(!help->view()->toPlainText().contains(QStringLiteral("Bartynski")));
    m_driver.session->selection()->select({Condition::LeftSubarticularStenosis, DiscLevel::L4L5});
    QVERIFY(help->view()->toPlainText().contains(QStringLiteral("Bartynski")));
}

void TestLookupWindows::f1_elsewhereShowsTheManual()
{
    m_driver.press(m_driver.panes().sagittalT2, Qt::Key_F1);
    const auto* manual = shown<ManualWindow>();
    QVERIFY(manual);
    QVERIFY(manual->chapters()->count() >= 8);
    QCOMPARE(manual->chapters()->currentRow(), 0);
    manual->chapters()->setCurrentRow(2);
    QVERIFY(!manual->view()->toPlainText().isEmpty());
    QTest::keyClicks(manual->searchField(), "Shift+F1");
    QTest::keyClick(manual->searchField(), Qt::Key_Return);
    QCOMPARE(manual->view()->textCursor().selectedText(), QStringLiteral("Shift+F1"));
}

void TestLookupWindows::manual_isWholeInTheProgram()
{
    const QString folder = QStringLiteral(":/docs/resources/manual/");
    QStringList open{folder + "README.md"};
    QStringList seen;
    static const QRegularExpression link(QStringLiteral("\\]\\(([^)#]+)[^)]*\\)"));
    while (!open.isEmpty()) {
        const QString page = open.takeFirst();
        if (seen.contains(page))
            continue;
        seen << page;
        QVERIFY2(QFile::exists(page), qPrintable(page));
        const bool ofManual = page.startsWith(":/docs/resources/") && page.endsWith(".md");
        auto it = link.globalMatch(ofManual ? ManualView::textOf(page) : QString());
        while (it.hasNext()) {
            const QString target = it.next().captured(1);
            if (!target.startsWith("http"))
                open << QDir::cleanPath(page.section('/', 0, -2) + '/' + target);
        }
    }
    QVERIFY(seen.contains(":/docs/resources/help/grading.md"));
    QVERIFY(seen.contains(folder + "looking-up.md"));
}

void TestLookupWindows::criteria_nameAllGradesAndTheirSources()
{
    QSet<QString> texts;
    for (const Condition condition : kConditions) {
        const QString text = GradingHelp::criteriaOf(condition);
        texts << text;
        for (const char* word : {"Normal/Mild", "Moderate", "Severe", "published"})
            QVERIFY2(text.contains(QLatin1String(word)), word);
    }
    QCOMPARE(texts.size(), 3);
    QVERIFY(ManualView::textOf(QStringLiteral(":/docs/resources/help/grading.md"))
                .contains(QStringLiteral("10.1148/ryai.250480")));
}

QTEST_MAIN(TestLookupWindows)
#include "tst_lookup_windows.moc"
