#include "tests/ui/state/small_study.h"
#include "ui/state/session.h"
#include "ui/state/severity_grid_model.h"
#include "ui/widgets/actions.h"
#include "ui/widgets/grid_panel.h"
#include "ui/widgets/main_window.h"
#include "ui/widgets/message_banner.h"
#include "ui/widgets/pane_area.h"
#include "ui/widgets/severity_grid_view.h"
#include "ui/widgets/side_panel.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/viewport_widget.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QElapsedTimer>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <fstream>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kLeftSubarticular{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
constexpr Site kRightSubarticular{Condition::RightSubarticularStenosis, DiscLevel::L4L5};
/// At a height where the small study has axial slices.
constexpr Site kLeftInSlice{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
constexpr Site kRightInSlice{Condition::RightSubarticularStenosis, DiscLevel::L3L4};
constexpr Site kLeftForamen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L3L4};
constexpr Site kRightForamen{Condition::RightNeuralForaminalNarrowing, DiscLevel::L3L4};
constexpr qint64 kLongestStallMs = 100;

/// How long this thread has waited for a processor that others held, ms; 0 where the kernel does
/// not tell.
qint64 starvedMs()
{
    std::ifstream file("/proc/thread-self/schedstat"); // run time, time on the run queue; ns
    qint64 ran = 0;
    qint64 waited = 0;
    return file >> ran >> waited ? waited / 1000000 : 0;
}

/// Where a patient point of a pane's slice is on the widget.
QPoint placeOf(const ViewportWidget* pane, PatientPoint point)
{
    const DisplayPoint at = pane->scene().displayFromPatient(point);
    return QPointF(at.x, at.y).toPoint();
}

} // namespace

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void digits_gradeInTheGrid();
    void enter_acceptsAndShiftEnterAcceptsTheLevel();
    void n_goesToTheNextUnreviewed();
    void undo_takesBackAndRedoRepeats();
    void digits_onAPaneAreWindows();
    void arrows_onAPaneStepSlices();
    void cell_movesThePanes();
    void mark_selectsItsCell();
    void left_isLeftEverywhere();
    void level_isCurrentInAllPanes();
    void x_hidesMarksWhileHeld();
    void doubleClick_maximisesAndBack();
    void drop_opensAFolder();
    void badFolder_showsABannerAndKeepsTheStudy();
    void series_isShownInTheActivePaneByAClick();
    void studyWithoutRoles_isShownWithRightLetters_data();
    void studyWithoutRoles_isShownWithRightLetters();
    void window_neverStallsWhileLoadingAndGrading();

private:
    void show(bool open = true);
    ReadingPanes panes() const { return m_window->paneArea()->panes(); }
    SeverityGridView* grid() const { return m_window->sidePanel()->grid()->view(); }
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
    void clickCell(Site site);
    void dropPath(const QString& path);

    QTemporaryDir m_study;
    std::unique_ptr<QTemporaryDir> m_folder;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestMainWindow::initTestCase()
{
    QVERIFY(m_study.isValid());
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_study.path());
    QCoreApplication::setOrganizationName("foramen-test");
    theme::apply(*qApp);
    writeSmallStudy((m_study.path() + "/study").toStdString());
}

void TestMainWindow::init()
{
    QSettings().clear();
    m_folder = std::make_unique<QTemporaryDir>();
    m_model = std::make_shared<FakeModel>();
}

void TestMainWindow::cleanup()
{
    m_window.reset();
    m_session.reset();
}

void TestMainWindow::show(bool open)
{
    m_session = std::make_unique<Session>(optionsFor(m_folder->path().toStdString(), m_model));
    m_window = std::make_unique<MainWindow>(m_session.get());
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
    if (open)
        QVERIFY(openAndSettle(*m_session, (m_study.path() + "/study").toStdString()));
}

void TestMainWindow::press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers)
{
    widget->setFocus();
    QTRY_VERIFY(widget->hasFocus());
    QTest::keyClick(widget, key, modifiers);
}

void TestMainWindow::clickCell(Site site)
{
    const QAbstractItemModel* model = grid()->model();
    for (int row = 0; row < model->rowCount(); ++row) {
        for (int column = 0; column < model->columnCount(); ++column) {
            const QModelIndex index = model->index(row, column);
            if (SeverityGridModel::siteAt(index) == site)
                QTest::mouseClick(grid()->viewport(), Qt::LeftButton, {},
                                  grid()->visualRect(index).center());
        }
    }
}

void TestMainWindow::dropPath(const QString& path)
{
    QMimeData data;
    data.setUrls({QUrl::fromLocalFile(path)});
    const QPoint middle = m_window->rect().center();
    QDragEnterEvent enter(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &enter);
    QVERIFY(enter.isAccepted());
    QDropEvent drop(middle, Qt::CopyAction, &data, Qt::LeftButton, Qt::NoModifier);
    QApplication::sendEvent(m_window.get(), &drop);
}

void TestMainWindow::digits_gradeInTheGrid()
{
    show();
    clickCell(kLeftSubarticular);
    QCOMPARE(m_session->currentSite(), kLeftSubarticular);
    press(grid(), Qt::Key_2);
    QCOMPARE(m_session->assessment().cell(kLeftSubarticular).severity(), Severity::Moderate);
    QCOMPARE(m_session->assessment().cell(kLeftSubarticular).state(), CellState::Changed);
    press(grid(), Qt::Key_U);
    QCOMPARE(m_session->assessment().cell(kLeftSubarticular).state(), CellState::Ungradable);
    press(grid(), Qt::Key_0);
    QCOMPARE(m_session->assessment().cell(kLeftSubarticular).state(), CellState::AiSuggested);
}

void TestMainWindow::enter_acceptsAndShiftEnterAcceptsTheLevel()
{
    show();
    clickCell(kLeftSubarticular);
    press(grid(), Qt::Key_Return);
    QCOMPARE(m_session->assessment().cell(kLeftSubarticular).state(), CellState::Accepted);
    QCOMPARE(m_session->assessment().reviewedCount(), 1);
    press(grid(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_session->assessment().reviewedCount(), 5);
}

void TestMainWindow::n_goesToTheNextUnreviewed()
{
    show();
    const Site first{Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2};
    const Site second{Condition::RightSubarticularStenosis, DiscLevel::L1L2};
    const Site third{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    m_session->acceptFinding(second);
    clickCell(first);
    press(grid(), Qt::Key_N);
    QCOMPARE(m_session->currentSite(), third);
    QCOMPARE(grid()->currentSite(), third);
}

void TestMainWindow::undo_takesBackAndRedoRepeats()
{
    show();
    clickCell(kLeftSubarticular);
    press(grid(), Qt::Key_1);
    QVERIFY(m_window->actions()->action(ActionId::Undo)->text().size() > 4);
    press(grid(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(m_session->assessment().reviewedCount(), 0);
    press(grid(), Qt::Key_Y, Qt::ControlModifier);
    QCOMPARE(m_session->assessment().reviewedCount(), 1);
    press(grid(), Qt::Key_Z, Qt::ControlModifier);
    press(grid(), Qt::Key_Z, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(m_session->assessment().reviewedCount(), 1);
}

void TestMainWindow::digits_onAPaneAreWindows()
{
    show();
    ViewportWidget* pane = panes().sagittalT2;
    press(pane, Qt::Key_1);
    const double dicom = pane->viewState().windowWidth;
    press(pane, Qt::Key_5);
    QVERIFY(pane->viewState().windowWidth != dicom);
    QCOMPARE(m_session->assessment().reviewedCount(), 0);
    press(pane, Qt::Key_I, Qt::ShiftModifier);
    QVERIFY(pane->viewState().invert);
    press(pane, Qt::Key_R, Qt::AltModifier);
    QCOMPARE(pane->viewState().quarterTurns, 1);
}

void TestMainWindow::arrows_onAPaneStepSlices()
{
    show();
    ViewportWidget* pane = panes().sagittalT1;
    press(pane, Qt::Key_Home);
    QCOMPARE(pane->position(), 0);
    press(pane, Qt::Key_Down);
    QCOMPARE(pane->position(), 1);
    press(pane, Qt::Key_Down, Qt::ShiftModifier);
    QCOMPARE(pane->position(), 6);
    press(pane, Qt::Key_End);
    QCOMPARE(pane->position(), pane->positionCount() - 1);
    QVERIFY(m_window->paneArea()->activePane() == pane);
}

void TestMainWindow::cell_movesThePanes()
{
    show();
    clickCell(kLeftForamen);
    const int left = panes().sagittalT1->position();
    clickCell(kRightForamen);
    const int right = panes().sagittalT1->position();
    QVERIFY(left != right);
    // Both foramina of the level stay side by side, each at its own side.
    const PatientPoint leftPoint = m_session->assessment().cell(kLeftForamen).location()->patient;
    QCOMPARE(panes().leftForamen->position(), left);
    QCOMPARE(panes().rightForamen->position(), right);
    QVERIFY(panes().leftForamen->rect().contains(placeOf(panes().leftForamen, leftPoint)));
}

void TestMainWindow::mark_selectsItsCell()
{
    show();
    clickCell(kRightInSlice);
    ViewportWidget* pane = panes().axialT2;
    const PatientPoint point = m_session->assessment().cell(kLeftInSlice).location()->patient;
    QTest::mouseClick(pane, Qt::LeftButton, {}, placeOf(pane, point));
    QCOMPARE(m_session->currentSite(), kLeftInSlice);
    QCOMPARE(grid()->currentSite(), kLeftInSlice);
}

void TestMainWindow::left_isLeftEverywhere()
{
    show();
    clickCell(kLeftSubarticular);
    const ViewportWidget* pane = panes().axialT2;
    const PatientPoint left = m_session->assessment().cell(kLeftSubarticular).location()->patient;
    const PatientPoint right = m_session->assessment().cell(kRightSubarticular).location()->patient;
    QVERIFY(placeOf(pane, left).x() > pane->width() / 2);
    QVERIFY(placeOf(pane, right).x() < pane->width() / 2);
    QVERIFY(grid()->currentIndex().column() >= 3);
    clickCell(kRightSubarticular);
    QVERIFY(grid()->currentIndex().column() <= 1);
    const int rightPane = panes().rightForamen->mapTo(m_window.get(), QPoint()).x();
    const int leftPane = panes().leftForamen->mapTo(m_window.get(), QPoint()).x();
    QVERIFY(rightPane < leftPane);
}

void TestMainWindow::level_isCurrentInAllPanes()
{
    show();
    clickCell({Condition::SpinalCanalStenosis, DiscLevel::L2L3});
    const int upper = panes().axialT2->position();
    press(panes().sagittalT2, Qt::Key_Period);
    press(panes().sagittalT2, Qt::Key_Period);
    press(panes().sagittalT2, Qt::Key_Period);
    QCOMPARE(m_session->currentSite().level, DiscLevel::L5S1);
    QVERIFY(panes().axialT2->position() > upper);
    QVERIFY(panes().rightForamen->accessibleName().contains("L5/S1"));
    press(panes().sagittalT2, Qt::Key_Comma);
    QCOMPARE(m_session->currentSite().level, DiscLevel::L4L5);
}

void TestMainWindow::x_hidesMarksWhileHeld()
{
    show();
    clickCell(kLeftInSlice);
    ViewportWidget* pane = panes().axialT2;
    pane->setFocus();
    QTRY_VERIFY(pane->hasFocus());
    const QImage before = pane->grab().toImage();
    QTest::keyPress(pane, Qt::Key_X);
    QVERIFY(pane->grab().toImage() != before);
    QTest::keyRelease(pane, Qt::Key_X);
    QCOMPARE(pane->grab().toImage(), before);
}

void TestMainWindow::doubleClick_maximisesAndBack()
{
    show();
    QTest::mouseDClick(panes().axialT2, Qt::LeftButton, {}, QPoint(80, 120));
    QVERIFY(panes().axialT2->isVisible());
    QVERIFY(!panes().sagittalT1->isVisible());
    QTest::mouseDClick(panes().axialT2, Qt::LeftButton, {}, QPoint(80, 120));
    QVERIFY(panes().sagittalT1->isVisible());
    QVERIFY(panes().leftForamen->isVisible());
}

void TestMainWindow::drop_opensAFolder()
{
    show(false);
    dropPath(m_study.path() + "/study");
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), StudyState::Shown, 20000);
    QVERIFY(m_window->paneArea()->isVisible());
    QTRY_COMPARE(m_session->gradingState(), GradingState::Done);
    QCOMPARE(panes().sagittalT2->positionCount(), 9);
    const auto* name = m_window->findChild<QLabel*>("studyName");
    QCOMPARE(name->text(), QStringLiteral("Test Small"));
}

void TestMainWindow::badFolder_showsABannerAndKeepsTheStudy()
{
    show();
    QVERIFY(!m_window->banner()->isVisible());
    const QTemporaryDir empty;
    dropPath(empty.path());
    QTRY_VERIFY(m_window->banner()->isVisible());
    QVERIFY(!m_window->banner()->text().isEmpty());
    QVERIFY(m_session->study());
    QVERIFY(m_window->paneArea()->isVisible());
}

void TestMainWindow::series_isShownInTheActivePaneByAClick()
{
    show();
    auto* list = m_window->findChild<QListWidget*>("seriesList");
    const auto t2 = m_session->volumesFor(SeriesRole::SagittalT2);
    const auto t1 = m_session->volumesFor(SeriesRole::SagittalT1);
    const auto click = [&](int row) {
        QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                          list->visualItemRect(list->item(row)).center());
    };
    m_window->paneArea()->activate(panes().sagittalT1);
    click(0);
    QVERIFY(panes().sagittalT1->volumes() == t2);
    click(1);
    QVERIFY(panes().sagittalT1->volumes() == t1);
}

void TestMainWindow::studyWithoutRoles_isShownWithRightLetters_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* position : {"HFP", "HFDL", "HFDR", "HFS"})
        QTest::newRow(position) << QStringLiteral("patient-positions/In/%1").arg(position);
    QTest::newRow("enhanced") << QStringLiteral("enhanced-sagittal/In");
}

void TestMainWindow::studyWithoutRoles_isShownWithRightLetters()
{
    QFETCH(QString, folder);
    const QString root = qEnvironmentVariable("FORAMEN_TEST_DATA");
    if (root.isEmpty() || !QDir(root).exists(folder))
        QSKIP("FORAMEN_TEST_DATA names no folder with this study");
    show(false);
    dropPath(QDir(root).filePath(folder));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), StudyState::Shown, 20000);
    ViewportWidget* pane = m_session->volumesFor(SeriesRole::SagittalT1).empty()
        ? panes().sagittalT2
        : panes().sagittalT1;
    QTRY_VERIFY(pane->positionCount() >= 3);
    // Sagittal, the head up and the front on the left, however the patient lay.
    QCOMPARE(orientationLetters(pane->scene().screenRight()).text[0], 'P');
    QCOMPARE(orientationLetters(pane->scene().screenDown()).text[0], 'F');
    const int before = pane->position();
    press(pane, before > 0 ? Qt::Key_Up : Qt::Key_Down);
    QVERIFY(pane->position() != before);
}

void TestMainWindow::window_neverStallsWhileLoadingAndGrading()
{
    m_model->perSite = std::chrono::milliseconds(10);
    show(false);
    QTest::qWait(200); // the first paint of fonts and style is no part of loading
    // Time between two rounds of the event loop, less the time in which the machine was busy
    // elsewhere.
    QElapsedTimer clock;
    qint64 last = 0;
    qint64 longest = 0;
    QTimer pulse;
    connect(&pulse, &QTimer::timeout, this, [&] {
        const qint64 now = clock.elapsed() - starvedMs();
        longest = std::max(longest, now - last);
        last = now;
    });
    clock.start();
    last = -starvedMs();
    pulse.start(0);
    QVERIFY(openAndSettle(*m_session, (m_study.path() + "/study").toStdString()));
    QVERIFY2(longest <= kLongestStallMs, qPrintable(QString("stalled %1 ms").arg(longest)));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
