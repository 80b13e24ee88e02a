#include "tests/support/gap_meter.h"
#include "tests/support/small_study.h"
#include "ui/state/session/session.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"

#include <QApplication>
#include <QDir>
#include <QDragEnterEvent>
#include <QDropEvent>
#include <QLabel>
#include <QListWidget>
#include <QMimeData>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using namespace foramen;
using namespace foramen::test;

class TestMainWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
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
    void press(QWidget* widget, Qt::Key key, Qt::KeyboardModifiers modifiers = Qt::NoModifier);
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
    QTRY_COMPARE_WITH_TIMEOUT(m_session->opening()->state(), StudyState::Shown, 20000);
    QVERIFY(m_window->paneArea()->isVisible());
    QTRY_COMPARE(m_session->grading()->state(), GradingState::Done);
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
    QVERIFY(m_session->current()->study());
    QVERIFY(m_window->paneArea()->isVisible());
}

void TestMainWindow::series_isShownInTheActivePaneByAClick()
{
    show();
    auto* list = m_window->findChild<QListWidget*>("seriesList");
    const auto t2 = m_session->current()->series.volumesFor(SeriesRole::SagittalT2);
    const auto t1 = m_session->current()->series.volumesFor(SeriesRole::SagittalT1);
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
    QTRY_COMPARE_WITH_TIMEOUT(m_session->opening()->state(), StudyState::Shown, 20000);
    PaneWidget* pane = m_session->current()->series.volumesFor(SeriesRole::SagittalT1).empty()
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
    m_window->grab(); // the first paint of fonts and style is no part of loading
    QCoreApplication::processEvents();
    const GapMeter meter;
    QVERIFY(openAndSettle(*m_session, (m_study.path() + "/study").toStdString()));
    QVERIFY2(meter.longestMs() <= kLongestGapMs, qPrintable(QString::number(meter.longestMs())));
}

QTEST_MAIN(TestMainWindow)
#include "tst_main_window.moc"
