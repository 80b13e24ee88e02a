// Grades that are not reliable on patients, in the window: withheld, then shown and marked.
#include "tests/support/window_driver.h"

#include "ui/state/report/report_draft.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/state/settings/settings.h"

#include <QComboBox>
#include <QLabel>
#include <QPushButton>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

} // namespace

class TestUnreliableGrades : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("unreliable"); }
    void init();
    void cleanup() { m_driver.clear(); }
    void atFirst_areWithheld();
    void shiftU_showsThemMarkedAndHidesThemAgain();
    void choice_isRememberedForTheNextStart();
    void enter_acceptsNoneThatIsHidden();
    void shiftEnter_acceptsOnlyWhatIsReliable();
    void digits_gradeWithoutTheAi();
    void preferences_haveTheSwitch();
    void older_gradesAreMadeAgain();

private:
    [[nodiscard]] const AssessmentCell& cell(Site site) const
    {
        return m_driver.session->current()->assessment.cell(site);
    }
    [[nodiscard]] QString tooltip(Site site) const;
    [[nodiscard]] QLabel* label(const char* name) const
    {
        return m_driver.window->findChild<QLabel*>(QString::fromLatin1(name));
    }

    WindowDriver m_driver;
};

void TestUnreliableGrades::init()
{
    m_driver.clear();
    m_driver.model->unreliable = [](Site site) {
        return site.condition != Condition::SpinalCanalStenosis;
    };
    m_driver.show(&kStudy);
    m_driver.session->selection()->select(kLeft);
}

QString TestUnreliableGrades::tooltip(Site site) const
{
    const QAbstractItemModel* model = m_driver.grid()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            if (const QModelIndex index = model->index(row, column);
                SeverityGridModel::siteAt(index) == site)
                return index.data(Qt::ToolTipRole).toString();
    return {};
}

void TestUnreliableGrades::atFirst_areWithheld()
{
    QCOMPARE(cell(kLeft).state(), CellState::Withheld);
    QCOMPARE(cell(kCanal).state(), CellState::AiSuggested);
    QVERIFY(label("unreliable")->isVisible());
    QVERIFY2(label("unreliable")->text().startsWith("20 AI grades not shown"),
             qPrintable(label("unreliable")->text()));
    QVERIFY(label("unreliable")->text().contains("Shift+U"));
    QVERIFY2(tooltip(kLeft).contains("AI grade not shown\nNot reliable on patients"),
             qPrintable(tooltip(kLeft)));
    QVERIFY(!tooltip(kLeft).contains("Severe"));
    QVERIFY(!tooltip(kCanal).contains("reliable"));
    QVERIFY(!m_driver.window->findChild<QPushButton*>("explain")->isEnabled());
    const QString draft = m_driver.session->draft()->text();
    QVERIFY2(!draft.contains("severe", Qt::CaseInsensitive) || !draft.contains("1. Severe"),
             qPrintable(draft));
    QVERIFY(draft.contains("The model's grade is not given. Not reliable on patients"));
}

void TestUnreliableGrades::shiftU_showsThemMarkedAndHidesThemAgain()
{
    m_driver.press(m_driver.grid(), Qt::Key_U, Qt::ShiftModifier);
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested);
    QVERIFY(cell(kLeft).isUnreliable());
    QVERIFY(cell(kLeft).severity() == Severity::Severe);
    QCOMPARE(label("unreliable")->text(),
             QString("20 AI grades shown that are not reliable on patients"));
    QVERIFY(tooltip(kLeft).contains("Severe"));
    QVERIFY(tooltip(kLeft).contains("Not reliable on patients"));
    const QString draft = m_driver.session->draft()->text();
    QVERIFY(draft.contains("Severe (not reliable)"));
    QVERIFY(!draft.contains("1. Severe"));
    QVERIFY(m_driver.window->actions()->action(ActionId::ShowUnreliable)->isChecked());

    m_driver.press(m_driver.grid(), Qt::Key_U, Qt::ShiftModifier);
    QCOMPARE(cell(kLeft).state(), CellState::Withheld);
    QVERIFY(!m_driver.window->actions()->action(ActionId::ShowUnreliable)->isChecked());
}

void TestUnreliableGrades::choice_isRememberedForTheNextStart()
{
    m_driver.press(m_driver.grid(), Qt::Key_U, Qt::ShiftModifier);
    m_driver.close();
    m_driver.show(&kStudy);
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested);
    QVERIFY(m_driver.window->actions()->action(ActionId::ShowUnreliable)->isChecked());
    m_driver.press(m_driver.grid(), Qt::Key_U, Qt::ShiftModifier);
    QVERIFY(!Settings().areUnreliableGradesShown());
}

void TestUnreliableGrades::enter_acceptsNoneThatIsHidden()
{
    m_driver.press(m_driver.grid(), Qt::Key_Return);
    QVERIFY(!cell(kLeft).decision);
    m_driver.press(m_driver.grid(), Qt::Key_U, Qt::ShiftModifier);
    m_driver.press(m_driver.grid(), Qt::Key_Return);
    QCOMPARE(cell(kLeft).state(), CellState::Accepted); // it was looked at
    QVERIFY(!cell(kLeft).isUnreliable());
}

void TestUnreliableGrades::shiftEnter_acceptsOnlyWhatIsReliable()
{
    m_driver.press(m_driver.grid(), Qt::Key_U, Qt::ShiftModifier);
    m_driver.press(m_driver.grid(), Qt::Key_Return, Qt::ShiftModifier);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
    QCOMPARE(cell(kCanal).state(), CellState::Accepted);
    QVERIFY(!cell(kLeft).decision);
}

void TestUnreliableGrades::digits_gradeWithoutTheAi()
{
    m_driver.press(m_driver.grid(), Qt::Key_2);
    QCOMPARE(cell(kLeft).state(), CellState::ReaderOnly);
    QVERIFY(cell(kLeft).severity() == Severity::Moderate);
    QVERIFY(!m_driver.session->draft()->text().contains("the model said"));
    QVERIFY(m_driver.session->draft()->text().contains("Moderate left subarticular stenosis"));
}

void TestUnreliableGrades::preferences_haveTheSwitch()
{
    m_driver.window->actions()->action(ActionId::Preferences)->trigger();
    QTRY_VERIFY(m_driver.window->findChild<QComboBox*>("unreliable"));
    auto* box = m_driver.window->findChild<QComboBox*>("unreliable");
    QCOMPARE(box->currentIndex(), 0);
    QTest::keyClick(box, Qt::Key_Down);
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested);
    QTest::keyClick(box, Qt::Key_Up);
    QCOMPARE(cell(kLeft).state(), CellState::Withheld);
}

/// A grading that does not say what is reliable, by an older version, is not taken for reliable.
void TestUnreliableGrades::older_gradesAreMadeAgain()
{
    Assessment older = m_driver.session->current()->assessment;
    QVERIFY(!knownGrading(older, {}).sha256.empty());
    Finding finding = *older.cell(kCanal).finding;
    finding.unreliable = ReasonCode::PatientsNotRecorded;
    older.setFinding(finding);
    QVERIFY(knownGrading(older, {}).sha256.empty());
}

QTEST_MAIN(TestUnreliableGrades)
#include "tst_unreliable_grades.moc"
