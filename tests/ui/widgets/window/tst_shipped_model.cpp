#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_writer.h"
#include "tests/support/gap_meter.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/grid/severity_grid_view.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/pane/pane_widget.h"
#include "ui/widgets/pane_area/pane_area.h"
#include "ui/widgets/theme/theme.h"
#include "ui/widgets/window/main_window.h"
#include "ui/widgets/window/side_panel.h"

#include <QApplication>
#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace foramen;

namespace {

constexpr int kGradingMs = 240000;

} // namespace

/// The window with the model that ships and LibTorch behind it, on a synthetic study.
class TestShippedModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void window_neverStallsWhileTheModelGrades();
    void everyGrade_saysHowDoubtfulItIs();
    void y_showsWhereTheModelLookedAndTakesItAway();
    void cleanupTestCase();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<MainWindow> m_window;
};

void TestShippedModel::initTestCase()
{
    const QString modules = qEnvironmentVariable("FORAMEN_MODULE_PATH");
    if (!QFile::exists(modules + "/foramen_torch_cpu.so"))
        QSKIP("The LibTorch module was not built: the shipped model cannot run here");
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names");
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_folder.path());
    QCoreApplication::setOrganizationName("foramen-test");
    theme::apply(*qApp);
    const auto written =
        writePhantomStudies(m_folder.filePath("study").toStdString(), 1, {.seed = 31007}, 1);
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    SessionOptions options;
    options.databaseFile = m_folder.filePath("foramen.sqlite").toStdString();
    options.readerName = QStringLiteral("Dr Test");
    options.device.kind = DeviceKind::Cpu;
    m_session = std::make_unique<Session>(options);
    m_window = std::make_unique<MainWindow>(m_session.get());
    m_window->resize(1400, 900);
    m_window->show();
    QVERIFY(QTest::qWaitForWindowExposed(m_window.get()));
    m_window->activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(m_window.get()));
}

void TestShippedModel::window_neverStallsWhileTheModelGrades()
{
    m_window->grab(); // the first paint of fonts and style is no part of loading
    QCoreApplication::processEvents();
    const foramen::test::GapMeter meter;
    QSignalSpy settled(m_session.get(), &Session::settled);
    m_session->open({m_folder.filePath("study/train_images")});
    QVERIFY(settled.wait(kGradingMs));
    QCOMPARE(m_session->grading()->state(), GradingState::Done);
    qInfo("longest gap: %.1f ms", meter.longestMs());
    QVERIFY2(meter.longestMs() <= foramen::test::kLongestGapMs,
             qPrintable(QString::number(meter.longestMs())));
}

void TestShippedModel::everyGrade_saysHowDoubtfulItIs()
{
    int graded = 0;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const auto& finding = m_session->current()->assessment.cell(siteAt(i)).finding;
        QVERIFY(finding);
        QCOMPARE(finding->uncertainty.has_value(), !finding->refused.has_value());
        graded += finding->refused ? 0 : 1;
        if (finding->uncertainty)
            QVERIFY(*finding->uncertainty >= 0 && *finding->uncertainty <= 1);
    }
    QVERIFY(graded >= 20);
}

void TestShippedModel::y_showsWhereTheModelLookedAndTakesItAway()
{
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    QVERIFY(!m_session->current()->assessment.cell(site).finding->refused);
    m_session->selection()->select(site);
    PaneWidget* pane = m_window->paneArea()->panes().sagittalT2;
    const QImage before = pane->grab().toImage();
    auto* button = m_window->findChild<QPushButton*>("explain");
    QVERIFY(button && button->isEnabled() && !button->isChecked());
    QWidget* grid = m_window->sidePanel()->grid()->view();
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Y);
    QVERIFY(button->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(m_session->explanation()->map().has_value(), kGradingMs);
    const Explanation& map = *m_session->explanation()->map();
    QVERIFY(map.site == site);
    QVERIFY(*std::max_element(map.values.begin(), map.values.end()) > 0.5F);
    const QImage shown = pane->grab().toImage();
    QVERIFY(shown != before);
    QTest::keyClick(grid, Qt::Key_Y);
    QVERIFY(!m_session->explanation()->map() && !button->isChecked());
    QCOMPARE(pane->grab().toImage(), before);
    // Another site takes it away as well.
    QTest::keyClick(grid, Qt::Key_Y);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->explanation()->map().has_value(), kGradingMs);
    QTest::keyClick(grid, Qt::Key_N, Qt::ShiftModifier);
    QVERIFY(m_session->selection()->site() != site);
    QVERIFY(!m_session->explanation()->map() && !m_session->explanation()->isAskedFor());
}

void TestShippedModel::cleanupTestCase()
{
    m_window.reset();
    m_session.reset();
}

QTEST_MAIN(TestShippedModel)
#include "tst_shipped_model.moc"
