// Labels that were imported from tables: shown as nobody's decision until a reader confirms them.
#include "tests/support/window_driver.h"

#include "core/store/study_database.h"
#include "ui/state/report/report_draft.h"

#include <QPushButton>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

} // namespace

class TestImportedLabels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("imported"); }
    void init();
    void cleanup() { m_driver.clear(); }
    void label_isShownAndIsNobodysDecision();
    void enter_confirmsTheLabel();
    void accepting_aRowConfirmsItsLabels();
    void n_walksWhatIsNotConfirmed();

private:
    [[nodiscard]] const AssessmentCell& cell(Site site) const
    {
        return m_driver.session->current()->assessment.cell(site);
    }
    [[nodiscard]] QString draft() const { return m_driver.session->draft()->text(); }

    WindowDriver m_driver;
};

/// Opens a study whose saved work has two labels.
void TestImportedLabels::init()
{
    m_driver.clear();
    m_driver.show(&kStudy);
    m_driver.close();
    {
        const auto store = StudyDatabase::open(m_driver.options().databaseFile);
        QVERIFY(store);
        Assessment assessment = **(*store)->assessment((*store)->studies()->front());
        for (const Site site : {kLeft, kCanal})
            assessment.setImported(
                site, ImportedLabel{.severity = Severity::Severe, .source = kChallengeTables});
        QVERIFY((*store)->write(
            assessment,
            {"2026-11-30T08:00:00Z", kChallengeTables, EditStep::Done, LabelsImported{2}}));
    }
    m_driver.show(&kStudy);
    m_driver.session->selection()->select(kLeft);
}

void TestImportedLabels::label_isShownAndIsNobodysDecision()
{
    QCOMPARE(cell(kLeft).state(), CellState::Imported);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 0);
    const QString tip = m_driver.grid()->currentIndex().data(Qt::ToolTipRole).toString();
    QVERIFY2(tip.contains("Severe") && tip.contains("not confirmed"), qPrintable(tip));
    QVERIFY2(draft().contains("Imported labels that no reader confirmed, and that this report "
                              "does not rest on: 2"),
             qPrintable(draft()));
}

void TestImportedLabels::enter_confirmsTheLabel()
{
    auto* accept = m_driver.window->findChild<QPushButton*>("accept");
    QVERIFY2(accept->text().startsWith("Confirm"), qPrintable(accept->text()));
    m_driver.press(m_driver.grid(), Qt::Key_Return);
    QVERIFY(cell(kLeft).decision && cell(kLeft).decision->severity == Severity::Severe);
    QVERIFY(!cell(kLeft).decision->acceptedFinding); // not the AI's
    QVERIFY(draft().contains("does not rest on: 1"));
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier);
    QCOMPARE(cell(kLeft).state(), CellState::Imported);
    m_driver.press(m_driver.grid(), Qt::Key_1); // corrected
    QVERIFY(cell(kLeft).decision->severity == Severity::NormalMild);
    m_driver.press(m_driver.grid(), Qt::Key_Delete);
    QCOMPARE(cell(kLeft).state(), CellState::Imported); // the label is still there
}

void TestImportedLabels::accepting_aRowConfirmsItsLabels()
{
    m_driver.action(ActionId::AcceptRow)->trigger();
    for (const Site site : {kLeft, kCanal}) {
        QVERIFY(cell(site).decision && cell(site).decision->severity == Severity::Severe);
        QVERIFY(!cell(site).decision->acceptedFinding);
    }
}

void TestImportedLabels::n_walksWhatIsNotConfirmed()
{
    const Assessment& assessment = m_driver.session->current()->assessment;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (siteAt(index) != kCanal)
            m_driver.session->editing()->setSeverity(siteAt(index), Severity::NormalMild);
    QCOMPARE(assessment.reviewedCount(), 24);
    m_driver.press(m_driver.grid(), Qt::Key_N);
    QVERIFY(m_driver.session->selection()->site() == kCanal);
}

QTEST_MAIN(TestImportedLabels)
#include "tst_imported_labels.moc"
