#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/session/session.h"
#include "ui/widgets/grid/grid_panel.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/theme/theme.h"

#include <QApplication>
#include <QLabel>
#include <QPushButton>
#include <QTest>

#include <filesystem>
#include <memory>

using namespace foramen;
using namespace foramen::test;

/// Texts below the severity grid.
class TestGridPanel : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { theme::apply(*qApp); }
    void refusals_areSaidUnderTheGrid();
    void nothingRefused_saysNothing();
    void doubt_isSaidAtTheSite();
    void refusedSite_hasNothingToExplain();
    void lowPanel_keepsTheButtonsThatDecide();

private:
    void show(const SmallStudy& study);
    [[nodiscard]] QLabel* label(const char* name) const
    {
        return m_panel->findChild<QLabel*>(QString::fromLatin1(name));
    }

    TestFolder m_folder;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
    std::unique_ptr<Actions> m_actions;
    std::unique_ptr<GridPanel> m_panel;
};

void TestGridPanel::show(const SmallStudy& study)
{
    m_panel.reset();
    m_session.reset();
    m_folder.renew();
    const std::filesystem::path folder = m_folder.path("study");
    writeSmallStudy(folder, study);
    m_model = std::make_shared<FakeModel>();
    m_model->uncertainty = [](Site site) {
        return site.level == DiscLevel::L4L5 ? 0.91 : 0.12;
    };
    m_session = std::make_unique<Session>(optionsFor(m_folder.path(), m_model));
    m_actions = std::make_unique<Actions>(nullptr, nullptr);
    m_panel = std::make_unique<GridPanel>(m_session.get(), m_actions.get());
    m_panel->resize(420, 900);
    m_panel->show();
    QVERIFY(openAndSettle(*m_session, folder));
}

void TestGridPanel::refusals_areSaidUnderTheGrid()
{
    show({.withAxial = false});
    QVERIFY(label("refusals")->isVisible());
    QCOMPARE(label("refusals")->text(), QString("10 sites not graded: The series is missing"));
}

void TestGridPanel::nothingRefused_saysNothing()
{
    show({});
    QVERIFY(!label("refusals")->isVisible());
    m_session->closeStudy();
    QVERIFY(!label("refusals")->isVisible());
}

void TestGridPanel::doubt_isSaidAtTheSite()
{
    show({});
    m_session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L1L2});
    QCOMPARE(label("doubt")->text(), QString("Uncertainty 0.12 of 1"));
    m_session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    QCOMPARE(label("doubt")->text(), QString("Uncertainty 0.91 of 1: check this one first"));
}

void TestGridPanel::refusedSite_hasNothingToExplain()
{
    show({.withAxial = false});
    auto* explain = m_panel->findChild<QPushButton*>("explain");
    m_session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    QVERIFY(explain->isEnabled());
    m_session->selection()->select({Condition::LeftSubarticularStenosis, DiscLevel::L4L5});
    QVERIFY(!explain->isEnabled());
    QVERIFY(!label("doubt")->isVisible());
}

void TestGridPanel::lowPanel_keepsTheButtonsThatDecide()
{
    show({});
    for (const int height : {900, 430, 900, 500}) {
        m_panel->resize(420, height);
        QCoreApplication::processEvents();
        int shown = 0;
        for (const QPushButton* button : m_panel->findChildren<QPushButton*>())
            if (button->text().contains(QStringLiteral("Moderate"))
                || button->objectName() == QStringLiteral("accept"))
                shown += button->visibleRegion().boundingRect() == button->rect() ? 1 : 0;
        QCOMPARE(shown, 2);
    }
}

QTEST_MAIN(TestGridPanel)
#include "tst_grid_panel.moc"
