// A decision goes to the level that the panes show: by wheel, crosshair, cine, keys and layouts,
// with real events in a whole window.
#include "tests/support/reading_pane.h"

#include "tests/support/pane_driver.h"
#include "ui/panes/study/study_panes.h"
#include "ui/widgets/grid/site_detail.h"
#include "ui/widgets/parts/message_banner.h"

#include <QPlainTextEdit>

#include <array>
#include <cstddef>
#include <random>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanalL3{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

} // namespace

class TestGradedLevel : public ReadingPane {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("graded-level"); }
    void init();
    void cleanup() { m_driver.clear(); }

    void wheelInTheAxial_takesTheLevelAlong();
    void wheelInTheAxial_leavesThePanesThatTheReaderScrolled();
    void crosshair_takesTheLevelAlong();
    void keyAfterTheWheel_gradesTheLevelThatIsShown();
    void keyDuringCine_stopsItAndGradesNothing();
    void keyBetweenTwoLevels_bringsThePaneBackFirst();
    void comment_staysWithItsSiteWhenTheLevelFollows();
    void anyEvents_gradeOnlyWhatIsShown_data();
    void anyEvents_gradeOnlyWhatIsShown();

private:
    [[nodiscard]] Site site() const { return m_driver.session->selection()->site(); }
    [[nodiscard]] std::optional<DiscLevel> axialLevel() const
    {
        return studyPanes()->view(PaneKind::AxialT2).stack.levelAt(axial()->position());
    }
    [[nodiscard]] StudyPanes* studyPanes() const
    {
        return m_driver.window->findChild<StudyPanes*>();
    }
    [[nodiscard]] QString message() const
    {
        return m_driver.window->findChild<MessageBanner*>()->text();
    }
    [[nodiscard]] std::array<std::optional<Severity>, kSiteCount> grades() const;
    /// Turns the wheel in the axial pane until it shows another level.
    void wheelToAnotherLevel();
};

void TestGradedLevel::init()
{
    showReading();
    m_driver.session->selection()->select(kCanalL3);
    QTRY_COMPARE(axialLevel(), std::optional(DiscLevel::L3L4));
}

std::array<std::optional<Severity>, kSiteCount> TestGradedLevel::grades() const
{
    std::array<std::optional<Severity>, kSiteCount> grades;
    for (const Condition condition : kConditions)
        for (const DiscLevel level : kLevels) {
            const auto& decision =
                m_driver.session->current()->assessment.cell({condition, level}).decision;
            if (decision)
                grades[siteIndex({condition, level})] = decision->severity;
        }
    return grades;
}

void TestGradedLevel::wheelToAnotherLevel()
{
    const auto before = axialLevel();
    for (int step = 0; step < axial()->positionCount(); ++step) {
        turnWheel(*axial(), -120);
        if (axialLevel() && axialLevel() != before)
            return;
    }
    QFAIL("the stack has one level");
}

void TestGradedLevel::wheelInTheAxial_takesTheLevelAlong()
{
    wheelToAnotherLevel();
    const int position = axial()->position();
    QVERIFY(site().level != DiscLevel::L3L4);
    QCOMPARE(std::optional(site().level), axialLevel());
    QCOMPARE(site().condition, Condition::SpinalCanalStenosis);
    QCOMPARE(axial()->position(), position); // not moved to the disc's own slice
    QCOMPARE(m_driver.grid()->currentIndex(),
             m_driver.grid()->model()->index(static_cast<int>(site().level),
                                             m_driver.grid()->currentIndex().column()));
    // The sagittal pane marks the same level as current.
    for (const PaneLevel& level : studyPanes()->view(PaneKind::SagittalT2).levels)
        QCOMPARE(level.current, level.level == site().level);
}

void TestGradedLevel::wheelInTheAxial_leavesThePanesThatTheReaderScrolled()
{
    t2()->setFocus();
    t2()->setPosition(0);
    turnWheel(*t2(), -120);
    const int t2Position = t2()->position();
    const int t1Position = t1()->position();
    wheelToAnotherLevel();
    QCOMPARE(t2()->position(), t2Position);
    QCOMPARE(t1()->position(), t1Position); // it was scrolled together with the T2
}

void TestGradedLevel::crosshair_takesTheLevelAlong()
{
    const auto& discs = m_driver.session->current()->assessment.levels();
    const auto& disc = discs[static_cast<std::size_t>(DiscLevel::L4L5)].discCenter;
    QVERIFY(disc);
    moveMouse(*t2(), pixelOf(*t2(), *disc), Qt::NoButton, Qt::ShiftModifier);
    QVERIFY(axialLevel());
    QVERIFY(axialLevel() != std::optional(DiscLevel::L3L4));
    QCOMPARE(std::optional(site().level), axialLevel());
}

void TestGradedLevel::keyAfterTheWheel_gradesTheLevelThatIsShown()
{
    wheelToAnotherLevel();
    const auto shown = axialLevel();
    m_driver.press(m_driver.grid(), Qt::Key_3);
    const auto after = grades();
    QCOMPARE(after[siteIndex({Condition::SpinalCanalStenosis, *shown})],
             std::optional(Severity::Severe));
    QVERIFY(!after[siteIndex(kCanalL3)]);
}

void TestGradedLevel::keyDuringCine_stopsItAndGradesNothing()
{
    m_driver.window->paneArea()->activate(axial());
    m_driver.press(axial(), Qt::Key_C);
    QVERIFY(m_driver.action(ActionId::Cine)->isChecked());
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QVERIFY(!m_driver.action(ActionId::Cine)->isChecked());
    QCOMPARE(grades(), decltype(grades())());
    QVERIFY2(message().contains(QStringLiteral("cine")), qPrintable(message()));
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QCOMPARE(grades()[siteIndex(site())], std::optional(Severity::Severe));
}

void TestGradedLevel::keyBetweenTwoLevels_bringsThePaneBackFirst()
{
    // The sagittal pane alone, zoomed so far that the level is outside.
    m_driver.action(ActionId::LayoutOne)->trigger();
    m_driver.window->paneArea()->activate(t2());
    ViewState view = t2()->viewState();
    view.zoom = 8;
    view.pan = {0, 6000};
    t2()->setViewState(view);
    QVERIFY(studyPanes()->hidesLevel(site().level));
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QCOMPARE(grades(), decltype(grades())());
    QVERIFY2(message().contains(QStringLiteral("L3/L4")), qPrintable(message()));
    QVERIFY(!studyPanes()->hidesLevel(site().level));
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QCOMPARE(grades()[siteIndex(kCanalL3)], std::optional(Severity::Severe));
}

void TestGradedLevel::comment_staysWithItsSiteWhenTheLevelFollows()
{
    m_driver.press(m_driver.grid(), Qt::Key_2);
    auto* comment = m_driver.window->findChild<SiteDetail*>()->findChild<QPlainTextEdit*>();
    comment->setFocus();
    QTRY_VERIFY(comment->hasFocus());
    QTest::keyClicks(comment, QStringLiteral("facet cyst"));
    wheelToAnotherLevel();
    QVERIFY(comment->hasFocus());
    QCOMPARE(comment->toPlainText(), QString());
    const auto& cell = m_driver.session->current()->assessment.cell(kCanalL3);
    QCOMPARE(QString::fromStdString(cell.comment->text), QStringLiteral("facet cyst"));
    QVERIFY(!m_driver.session->current()->assessment.cell(site()).comment);
}

void TestGradedLevel::anyEvents_gradeOnlyWhatIsShown_data()
{
    QTest::addColumn<unsigned>("seed");
    for (const unsigned seed : {1U, 2U, 3U, 4U})
        QTest::newRow(qPrintable(QString::number(seed))) << seed;
}

void TestGradedLevel::anyEvents_gradeOnlyWhatIsShown()
{
    QFETCH(unsigned, seed);
    std::mt19937 random(seed);
    const auto oneOf = [&random](int count) {
        return static_cast<int>(random() % count);
    };
    const Qt::Key walk[] = {Qt::Key_Up, Qt::Key_Down, Qt::Key_Left, Qt::Key_Right, Qt::Key_N};
    const Qt::Key decisions[] = {Qt::Key_1, Qt::Key_2, Qt::Key_3, Qt::Key_Return};
    const ActionId layouts[] = {ActionId::LayoutOne, ActionId::LayoutTwo, ActionId::LayoutThree};
    PaneWidget* const panes[] = {t2(), t1(), axial()};
    int decided = 0;
    for (int event = 0; event < 600; ++event) {
        PaneWidget* pane = panes[oneOf(3)];
        switch (oneOf(9)) {
        case 0:
        case 1:
            turnWheel(*pane, oneOf(2) ? 120 : -120);
            break;
        case 2:
            turnWheel(*axial(), oneOf(2) ? 360 : -360);
            break;
        case 3:
            turnWheel(*pane, oneOf(2) ? 240 : -240, Qt::ControlModifier);
            break;
        case 4:
            m_driver.press(m_driver.grid(), walk[oneOf(5)]);
            break;
        case 5:
            moveMouse(*pane, {oneOf(pane->width()), oneOf(pane->height())}, Qt::NoButton,
                      oneOf(2) ? Qt::ShiftModifier : Qt::NoModifier);
            break;
        case 6:
            if (oneOf(6) == 0)
                m_driver.action(layouts[oneOf(3)])->trigger();
            else if (oneOf(6) == 0)
                m_driver.action(oneOf(2) ? ActionId::ShiftLevelsDown : ActionId::ShiftLevelsUp)
                    ->trigger();
            else
                drag(*pane, Qt::MiddleButton, {60, 60}, {60 + oneOf(80), 60 + oneOf(80)});
            break;
        default: {
            const auto before = grades();
            const bool isHidden = studyPanes()->hidesLevel(site().level);
            const Site current = site();
            m_driver.press(m_driver.grid(), decisions[oneOf(4)]);
            const auto after = grades();
            for (std::size_t i = 0; i < kSiteCount; ++i) {
                if (after[i] == before[i])
                    continue;
                ++decided;
                QCOMPARE(i, siteIndex(current));
                QVERIFY(!isHidden);
            }
            break;
        }
        }
        // One current level: the axial never names another one, if it can show the current one.
        const PaneView& view = studyPanes()->view(PaneKind::AxialT2);
        if (axialLevel() && view.stack.hasLevel(site().level))
            QCOMPARE(*axialLevel(), site().level);
    }
    QVERIFY(decided > 20);
}

QTEST_MAIN(TestGradedLevel)
#include "tst_graded_level.moc"
