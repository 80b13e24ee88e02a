// Choosing a prior in the dialogs, and maximising its panes, with real events.
#include "tests/support/pane_driver.h"
#include "tests/support/window_driver.h"

#include "tests/support/sample_archive.h"
#include "ui/state/prior/prior.h"

#include <QFileDialog>
#include <QLineEdit>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kWaitMs = 20000;

SmallStudy nowStudy()
{
    return {.studyInstanceUid = "1.2.826.0.1.3680043.10.7.1", .size = 32};
}

SmallStudy oldStudy()
{
    return {.studyInstanceUid = "1.2.826.0.1.3680043.10.7.2", .size = 32, .studyDate = "20240501"};
}

} // namespace

class TestPriorDialogs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanupTestCase() { m_driver.clear(); }

    void files_areAnArchiveOrAFolder_data();
    void files_areAnArchiveOrAFolder();
    void dialogs_areThereWithAStudyOnly();
    void key_maximisesThePriorsPane();
    void doubleClick_maximisesAndBringsBack();
    void layoutKey_leavesTheMaximisedPane();
    void closing_leavesTheMaximisedPane();
    void maximisedPane_hasAScaleOfItsOwn();

private:
    void openBoth();
    void waitForPrior();
    void choose(ActionId action, const QString& path);
    [[nodiscard]] PaneWidget* find(const char* name) const
    {
        return m_driver.window->findChild<PaneWidget*>(QString::fromLatin1(name));
    }
    [[nodiscard]] PaneWidget* priorSagittal() const { return find("priorSagittal"); }
    [[nodiscard]] PaneWidget* priorAxial() const { return find("priorAxial"); }
    [[nodiscard]] PaneWidget* axial() const { return m_driver.panes().axialT2; }
    [[nodiscard]] PaneArea* area() const { return m_driver.window->paneArea(); }
    [[nodiscard]] Prior& prior() const { return *m_driver.session->prior(); }
    [[nodiscard]] QString old() const { return m_driver.path("old"); }

    WindowDriver m_driver;
};

void TestPriorDialogs::initTestCase()
{
    m_driver.prepare("tst_prior_dialogs");
    writeSmallStudy(old().toStdString(), oldStudy());
    writeArchive(m_driver.path("old.zip").toStdString(), SampleFormat::Zip,
                 entriesOf(old().toStdString()));
    writeArchive(m_driver.path("old.iso").toStdString(), SampleFormat::Iso,
                 entriesOf(old().toStdString()));
}

void TestPriorDialogs::init()
{
    m_driver.clear();
}

void TestPriorDialogs::waitForPrior()
{
    QTRY_COMPARE_WITH_TIMEOUT(prior().state(), PriorState::Shown, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(prior().isGraded(), kWaitMs);
}

void TestPriorDialogs::openBoth()
{
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    prior().open({old()});
    waitForPrior();
}

/// Chooses a path in the dialog that an action opens, as typed.
void TestPriorDialogs::choose(ActionId action, const QString& path)
{
    m_driver.action(action)->trigger();
    auto* dialog = m_driver.window->findChild<QFileDialog*>();
    QVERIFY(dialog);
    auto* name = dialog->findChild<QLineEdit*>(QStringLiteral("fileNameEdit"));
    QVERIFY(name);
    name->setText(path);
    static_cast<QDialog*>(dialog)->accept(); // as its button does
    QTRY_VERIFY(!m_driver.window->findChild<QFileDialog*>());
}

void TestPriorDialogs::files_areAnArchiveOrAFolder_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("action");
    QTest::newRow("zip") << "old.zip" << static_cast<int>(ActionId::ComparePriorFiles);
    QTest::newRow("iso") << "old.iso" << static_cast<int>(ActionId::ComparePriorFiles);
    QTest::newRow("folder") << "old" << static_cast<int>(ActionId::ComparePrior);
}

void TestPriorDialogs::files_areAnArchiveOrAFolder()
{
    QFETCH(QString, name);
    QFETCH(int, action);
    const SmallStudy now = nowStudy();
    m_driver.show(&now);
    choose(static_cast<ActionId>(action), m_driver.path(name));
    waitForPrior();
    QCOMPARE(prior().study()->studyInstanceUid, oldStudy().studyInstanceUid);
    QCOMPARE(m_driver.session->current()->study()->studyInstanceUid, now.studyInstanceUid);
    QVERIFY(!priorAxial()->volumes().empty());
}

void TestPriorDialogs::dialogs_areThereWithAStudyOnly()
{
    m_driver.show(nullptr);
    QVERIFY(!m_driver.action(ActionId::ComparePrior)->isEnabled());
    QVERIFY(!m_driver.action(ActionId::ComparePriorFiles)->isEnabled());
}

void TestPriorDialogs::key_maximisesThePriorsPane()
{
    openBoth();
    m_driver.press(priorAxial(), Qt::Key_M);
    QTRY_VERIFY(!axial()->isVisible());
    QVERIFY(priorAxial()->isVisible());
    QVERIFY(!priorSagittal()->isVisible());
    QTRY_VERIFY(priorAxial()->width() > area()->width() - 4);
    QVERIFY(priorAxial()->height() > area()->height() - 4);
    QCOMPARE(area()->keyPane(), priorAxial());
    const int position = priorAxial()->position();
    m_driver.press(priorAxial(), Qt::Key_Down);
    QCOMPARE(priorAxial()->position(), position + 1);
    m_driver.press(priorAxial(), Qt::Key_M);
    QTRY_VERIFY(axial()->isVisible());
    QVERIFY(priorSagittal()->isVisible());
    QTRY_VERIFY(std::abs(priorAxial()->height() - axial()->height()) <= 1);
    QVERIFY(std::abs(priorAxial()->width() - axial()->width()) <= 2);
    QCOMPARE(m_driver.session->current()->undo.count(), 0);
}

void TestPriorDialogs::doubleClick_maximisesAndBringsBack()
{
    openBoth();
    QTest::mouseDClick(priorSagittal(), Qt::LeftButton, Qt::NoModifier, {60, 60});
    QTRY_VERIFY(!axial()->isVisible());
    QVERIFY(priorSagittal()->isVisible());
    QVERIFY(!priorAxial()->isVisible());
    QTest::mouseDClick(priorSagittal(), Qt::LeftButton, Qt::NoModifier, {60, 60});
    QTRY_VERIFY(axial()->isVisible());
    QVERIFY(priorAxial()->isVisible());
    // Panes of the open study are maximised and restored as before.
    QTest::mouseDClick(axial(), Qt::LeftButton, Qt::NoModifier, {60, 60});
    QCOMPARE(area()->paneLayout(), PaneLayout::One);
    QVERIFY(!priorAxial()->isVisible());
    QTest::mouseDClick(axial(), Qt::LeftButton, Qt::NoModifier, {60, 60});
    QCOMPARE(area()->paneLayout(), PaneLayout::Prior);
    QTRY_VERIFY(priorAxial()->isVisible());
}

void TestPriorDialogs::layoutKey_leavesTheMaximisedPane()
{
    openBoth();
    m_driver.press(priorAxial(), Qt::Key_M);
    QTRY_VERIFY(!axial()->isVisible());
    area()->setPaneLayout(PaneLayout::Three);
    QTRY_VERIFY(axial()->isVisible());
    QVERIFY(!priorAxial()->isVisible());
    area()->setPaneLayout(PaneLayout::Prior);
    QTRY_VERIFY(axial()->isVisible() && priorAxial()->isVisible());
    QVERIFY(priorSagittal()->isVisible());
    m_driver.press(priorAxial(), Qt::Key_M);
    area()->setPaneLayout(PaneLayout::Prior); // chosen again: all panes
    QTRY_VERIFY(axial()->isVisible());
}

void TestPriorDialogs::closing_leavesTheMaximisedPane()
{
    openBoth();
    m_driver.press(priorAxial(), Qt::Key_M);
    m_driver.action(ActionId::ClosePrior)->trigger();
    QTRY_VERIFY(axial()->isVisible());
    QCOMPARE(area()->paneLayout(), PaneLayout::Full);
    QVERIFY(!priorAxial()->isVisible());
}

void TestPriorDialogs::maximisedPane_hasAScaleOfItsOwn()
{
    openBoth();
    const double before = priorAxial()->scene().scale();
    m_driver.press(priorAxial(), Qt::Key_M);
    QTRY_VERIFY(priorAxial()->scene().scale() > 1.2 * before);
    m_driver.press(priorAxial(), Qt::Key_M);
    QTRY_VERIFY(std::abs(priorAxial()->scene().scale() / axial()->scene().scale() - 1) < 0.01);
}

QTEST_MAIN(TestPriorDialogs)
#include "tst_prior_dialogs.moc"
