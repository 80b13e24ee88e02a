#include "core/phantom/study/phantom_study.h"
#include "tests/support/gap_meter.h"
#include "tests/support/phantom_files.h"
#include "tests/support/window_driver.h"

#include <QFile>
#include <QImage>
#include <QPushButton>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kGradingMs = 240000;

} // namespace

/// The window with the shipped model and LibTorch, on a generated study.
class TestShippedModel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void window_neverStallsWhileTheModelGrades();
    void everyGrade_saysHowDoubtfulItIs();
    void y_showsWhereTheModelLookedAndTakesItAway();
    void cleanupTestCase() { m_driver.close(); }

private:
    WindowDriver m_driver;
};

void TestShippedModel::initTestCase()
{
    const QString modules = qEnvironmentVariable("FORAMEN_MODULE_PATH");
    if (!QFile::exists(modules + "/foramen_torch_cpu.so"))
        QSKIP("The LibTorch module was not built: the shipped model cannot run here");
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names");
    m_driver.prepare("shipped-model");
    m_driver.clear();
    writePhantoms(m_driver.path("study").toStdString(), {.seed = 31007});
    SessionOptions options = m_driver.options();
    options.makeGrader = SessionOptions{}.makeGrader;
    options.device.kind = DeviceKind::Cpu;
    m_driver.showSession(options);
    m_driver.activate();
}

void TestShippedModel::window_neverStallsWhileTheModelGrades()
{
    m_driver.window->grab(); // the first painting of fonts and style is not part of loading
    QCoreApplication::processEvents();
    const foramen::test::GapMeter meter;
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.session->open({m_driver.path("study/train_images")});
    QVERIFY(settled.wait(kGradingMs));
    QCOMPARE(m_driver.session->grading()->state(), GradingState::Done);
    qInfo("longest gap: %.1f ms", meter.longestMs());
    QVERIFY2(meter.longestMs() <= foramen::test::kLongestGapMs,
             qPrintable(QString::number(meter.longestMs())));
}

void TestShippedModel::everyGrade_saysHowDoubtfulItIs()
{
    int graded = 0;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const auto& finding = m_driver.session->current()->assessment.cell(siteAt(i)).finding;
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
    QVERIFY(!m_driver.session->current()->assessment.cell(site).finding->refused);
    m_driver.session->selection()->select(site);
    PaneWidget* pane = m_driver.panes().sagittalT2;
    const QImage before = pane->grab().toImage();
    auto* button = m_driver.window->findChild<QPushButton*>("explain");
    QVERIFY(button && button->isEnabled() && !button->isChecked());
    QWidget* grid = m_driver.grid();
    grid->setFocus();
    QTest::keyClick(grid, Qt::Key_Y);
    QVERIFY(button->isChecked());
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->explanation()->map().has_value(), kGradingMs);
    const Explanation& map = *m_driver.session->explanation()->map();
    QVERIFY(map.site == site);
    QVERIFY(*std::max_element(map.values.begin(), map.values.end()) > 0.5F);
    const QImage shown = pane->grab().toImage();
    QVERIFY(shown != before);
    QTest::keyClick(grid, Qt::Key_Y);
    QVERIFY(!m_driver.session->explanation()->map() && !button->isChecked());
    QCOMPARE(pane->grab().toImage(), before);
    // Choosing another site removes it, too.
    QTest::keyClick(grid, Qt::Key_Y);
    QTRY_VERIFY_WITH_TIMEOUT(m_driver.session->explanation()->map().has_value(), kGradingMs);
    QTest::keyClick(grid, Qt::Key_N, Qt::ShiftModifier);
    QVERIFY(m_driver.session->selection()->site() != site);
    QVERIFY(!m_driver.session->explanation()->map()
            && !m_driver.session->explanation()->isAskedFor());
}

QTEST_MAIN(TestShippedModel)
#include "tst_shipped_model.moc"
