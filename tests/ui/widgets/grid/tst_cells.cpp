// AI grades that come after the reader's, filters, accepting together, and what a decision may say
// besides the grade, in the window.
#include "tests/support/window_driver.h"

#include "core/spine/decision_words.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/state/settings/settings.h"
#include "ui/widgets/grid/accept_dialog.h"
#include "ui/widgets/grid/probability_bars.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/preferences/preferences_dialog.h"

#include <QComboBox>
#include <QDoubleSpinBox>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPointer>
#include <QPushButton>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
constexpr Site kSevere{Condition::LeftSubarticularStenosis, DiscLevel::L4L5}; ///< says the AI
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

} // namespace

class TestCells : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("cells"); }
    void init();
    void cleanup() { m_driver.clear(); }
    void onDemand_vRevealsTheCurrentCell();
    void onDemand_aClickRevealsTheCurrentCell();
    void readerFirst_decidesThenComparesAndWalksTheDifferences();
    void readerFirst_showsNoGradeAnywhere();
    void mode_isTheSitesDefaultForANewStudy();
    void f_dimsWhatTheFilterDoesNotWantAndNWalksTheRest();
    void ctrlEnter_listsAndAcceptsWhatIsTicked();
    void ctrlEnter_columnListsOnlyTheColumn();
    void q_refinesNormalMildOnly();
    void ungradable_hasAReasonInTheReport();
    void completion_saysWhatIsMissing();
    void cutOffs_areNamedWhereverTheyCount();

private:
    void choose(ActionId mode) { m_driver.action(mode)->trigger(); }
    [[nodiscard]] const AssessmentCell& cell(Site site) const
    {
        return m_driver.session->current()->assessment.cell(site);
    }
    [[nodiscard]] QVariant shown(Site site, int role) const;
    [[nodiscard]] QString message() const
    {
        return m_driver.window->findChild<MessageBanner*>()->text();
    }

    WindowDriver m_driver;
};

void TestCells::init()
{
    m_driver.clear();
    m_driver.model->uncertainty = [](Site site) {
        return site == kLeft ? 0.9 : 0.1;
    };
    m_driver.show(&kStudy);
    m_driver.session->selection()->select(kLeft);
}

QVariant TestCells::shown(Site site, int role) const
{
    const QAbstractItemModel* model = m_driver.grid()->model();
    for (int row = 0; row < model->rowCount(); ++row)
        for (int column = 0; column < model->columnCount(); ++column)
            if (const QModelIndex index = model->index(row, column);
                SeverityGridModel::siteAt(index) == site)
                return index.data(role);
    return {};
}

void TestCells::onDemand_vRevealsTheCurrentCell()
{
    choose(ActionId::RevealOnDemand);
    QCOMPARE(cell(kLeft).state(), CellState::Hidden);
    m_driver.press(m_driver.grid(), Qt::Key_V);
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested);
    QCOMPARE(cell(kSevere).state(), CellState::Hidden);
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier); // no step of the reader
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested);
    m_driver.press(m_driver.grid(), Qt::Key_Return);
    QCOMPARE(cell(kLeft).state(), CellState::Accepted);
}

void TestCells::onDemand_aClickRevealsTheCurrentCell()
{
    auto* accept = m_driver.window->findChild<QPushButton*>("accept");
    QVERIFY(accept->text().startsWith("Accept"));
    choose(ActionId::RevealOnDemand);
    QVERIFY(accept->text().startsWith("Reveal"));
    QTest::mouseClick(accept, Qt::LeftButton);
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested);
    QVERIFY(accept->text().startsWith("Accept"));
}

void TestCells::readerFirst_decidesThenComparesAndWalksTheDifferences()
{
    choose(ActionId::RevealReaderFirst);
    QVERIFY(!m_driver.window->findChild<QPushButton*>("accept")->isEnabled());
    m_driver.press(m_driver.grid(), Qt::Key_V);
    QCOMPARE(cell(kLeft).state(), CellState::Hidden);
    QVERIFY2(message().contains("first"), qPrintable(message()));

    m_driver.press(m_driver.grid(), Qt::Key_2); // the AI says Normal/Mild
    QCOMPARE(cell(kLeft).state(), CellState::ReaderOnly);
    m_driver.session->selection()->select(kCanal);
    m_driver.press(m_driver.grid(), Qt::Key_1); // the same as the AI
    m_driver.press(m_driver.grid(), Qt::Key_V, Qt::ShiftModifier);
    QVERIFY2(message().contains("1 of 2 differ"), qPrintable(message()));
    QCOMPARE(m_driver.session->selection()->site(), kLeft); // goes to it
    QCOMPARE(cell(kSevere).state(), CellState::Hidden);
    m_driver.session->selection()->select(kCanal);
    m_driver.press(m_driver.grid(), Qt::Key_B);
    QCOMPARE(m_driver.session->selection()->site(), kLeft);
}

void TestCells::readerFirst_showsNoGradeAnywhere()
{
    m_driver.session->selection()->select(kSevere);
    QVERIFY(shown(kSevere, Qt::ToolTipRole).toString().contains("Severe"));
    choose(ActionId::RevealReaderFirst);
    const QString tooltip = shown(kSevere, Qt::ToolTipRole).toString();
    QVERIFY2(!tooltip.contains("Severe") && tooltip.contains("not revealed"), qPrintable(tooltip));
    QVERIFY(shown(kSevere, SeverityGridModel::ProbabilitiesRole).toList().isEmpty());
    QCOMPARE(shown(kSevere, SeverityGridModel::AiSeverityRole).toInt(), -1);
    QVERIFY(!shown(kLeft, SeverityGridModel::UncertainRole).toBool());
    QVERIFY(!m_driver.window->findChild<QLabel*>("doubt")->isVisible());
    QVERIFY(!m_driver.window->findChild<QPushButton*>("explain")->isEnabled());
    const QString draft = m_driver.session->draft()->text();
    QVERIFY2(!draft.contains("Severe"), qPrintable(draft));
    // The panes go to the site all the same.
    QVERIFY(cell(kSevere).location());
}

void TestCells::mode_isTheSitesDefaultForANewStudy()
{
    m_driver.press(m_driver.grid(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<PreferencesDialog*>());
    const QPointer dialog = m_driver.window->findChild<PreferencesDialog*>();
    auto* mode = dialog->findChild<QComboBox*>("revealMode");
    mode->setFocus();
    QTest::keyClick(mode, Qt::Key_End);
    QVERIFY(Settings().revealMode() == RevealMode::ReaderFirst);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested); // the open study keeps its mode
    const SmallStudy other{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.7", .patientId = "OTHER"};
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(other)));
    QCOMPARE(cell(kLeft).state(), CellState::Hidden);
    QVERIFY(m_driver.action(ActionId::RevealReaderFirst)->isChecked());
}

void TestCells::f_dimsWhatTheFilterDoesNotWantAndNWalksTheRest()
{
    m_driver.press(m_driver.grid(), Qt::Key_U);
    m_driver.session->selection()->select(kCanal);
    for (int step = 0; step < 8 && m_driver.session->filter()->filter() != CellFilter::Ungradable;
         ++step)
        m_driver.press(m_driver.grid(), Qt::Key_F);
    QVERIFY(!shown(kLeft, SeverityGridModel::DimmedRole).toBool());
    QVERIFY(shown(kCanal, SeverityGridModel::DimmedRole).toBool());
    m_driver.press(m_driver.grid(), Qt::Key_N);
    QCOMPARE(m_driver.session->selection()->site(), kLeft);
    m_driver.press(m_driver.grid(), Qt::Key_N);
    QCOMPARE(m_driver.session->selection()->site(), kLeft); // there is no other
    m_driver.press(m_driver.grid(), Qt::Key_F, Qt::ShiftModifier);
    QVERIFY(!shown(kCanal, SeverityGridModel::DimmedRole).toBool());
}

void TestCells::ctrlEnter_listsAndAcceptsWhatIsTicked()
{
    m_driver.press(m_driver.grid(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<AcceptDialog*>());
    const QPointer dialog = m_driver.window->findChild<AcceptDialog*>();
    dialog->activateWindow();
    QTRY_COMPARE(QApplication::activeWindow(), dialog.data()); // else the grid takes the keys
    auto* list = dialog->findChild<QListWidget*>();
    // All but the Severe one and the doubtful one.
    QCOMPARE(list->count(), static_cast<int>(kSiteCount) - 2);
    auto* doubt = dialog->findChild<QDoubleSpinBox*>("doubt");
    doubt->setFocus();
    doubt->selectAll();
    QTest::keyClicks(doubt, doubt->locale().toString(0.95, 'f', 2));
    QTest::keyClick(doubt, Qt::Key_Tab);
    QCOMPARE(list->count(), static_cast<int>(kSiteCount) - 1);
    list->setFocus();
    list->setCurrentRow(0);
    QTest::keyClick(list, Qt::Key_Space); // unticked: to be looked at first
    QVERIFY(list->item(0)->checkState() == Qt::Unchecked);
    m_driver.session->editing()->setComment(kLeft,
                                            QStringLiteral("look again")); // the list is made anew
    QVERIFY(list->item(0)->checkState() == Qt::Unchecked);
    QTest::mouseClick(dialog->findChild<QPushButton*>("acceptTicked"), Qt::LeftButton);
    QTRY_VERIFY(!dialog);
    m_driver.activate();
    const Assessment& assessment = m_driver.session->current()->assessment;
    QCOMPARE(assessment.reviewedCount(), static_cast<int>(kSiteCount) - 2);
    QVERIFY(!cell(kSevere).isReviewed());
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier); // one step
    QCOMPARE(assessment.reviewedCount(), 0);
}

void TestCells::ctrlEnter_columnListsOnlyTheColumn()
{
    m_driver.session->selection()->select(kSevere);
    m_driver.press(m_driver.grid(), Qt::Key_1); // decided: not in the list
    m_driver.press(m_driver.grid(), Qt::Key_Return, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<AcceptDialog*>());
    const QPointer dialog = m_driver.window->findChild<AcceptDialog*>();
    auto* scope = dialog->findChild<QComboBox*>("scope");
    scope->setFocus();
    QTest::keyClick(scope, Qt::Key_Down);
    auto* list = dialog->findChild<QListWidget*>();
    QCOMPARE(list->count(), 4);
    for (int row = 0; row < list->count(); ++row)
        QVERIFY(list->item(row)->text().contains("left subarticular"));
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QCOMPARE(m_driver.session->current()->assessment.reviewedCount(), 1);
}

void TestCells::q_refinesNormalMildOnly()
{
    m_driver.press(m_driver.grid(), Qt::Key_Q); // nobody graded it yet
    QVERIFY(!cell(kLeft).decision);
    QVERIFY2(message().contains("Normal/Mild"), qPrintable(message()));
    m_driver.press(m_driver.grid(), Qt::Key_Return);
    m_driver.press(m_driver.grid(), Qt::Key_Q);
    QVERIFY(cell(kLeft).decision->refined == MildGrade::Normal);
    QCOMPARE(cell(kLeft).state(), CellState::Accepted);
    QVERIFY(m_driver.window->findChild<QPushButton*>("refineNormal")->isChecked());
    QTest::mouseClick(m_driver.window->findChild<QPushButton*>("refineMild"), Qt::LeftButton);
    QVERIFY(cell(kLeft).decision->refined == MildGrade::Mild);
    const QString draft = m_driver.session->draft()->text();
    QVERIFY2(draft.contains("Mild, says the reader: left subarticular zone."), qPrintable(draft));
    m_driver.press(m_driver.grid(), Qt::Key_Q);
    QVERIFY(!cell(kLeft).decision->refined);
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QVERIFY(!m_driver.window->findChild<QPushButton*>("refineMild")->isVisible());
}

void TestCells::ungradable_hasAReasonInTheReport()
{
    m_driver.press(m_driver.grid(), Qt::Key_U);
    QVERIFY(!cell(kLeft).decision->ungradable);
    auto* cause = m_driver.window->findChild<QComboBox*>("ungradableCause");
    QVERIFY(cause->isVisible());
    cause->setFocus();
    QTest::keyClick(cause, Qt::Key_Down);
    QVERIFY(cell(kLeft).decision->ungradable->cause == UngradableCause::Motion);
    auto* text = m_driver.window->findChild<QLineEdit*>("ungradableText");
    text->setFocus();
    QTest::keyClicks(text, "moved in the T2");
    m_driver.session->selection()->select(kCanal); // nothing typed is lost
    QCOMPARE(cell(kLeft).decision->ungradable->text, std::string("moved in the T2"));
    const QString draft = m_driver.session->draft()->text();
    QVERIFY2(draft.contains("Motion artefact: moved in the T2"), qPrintable(draft));
    m_driver.session->selection()->select(kLeft);
    QCOMPARE(text->text(), QString("moved in the T2"));
    m_driver.press(m_driver.grid(), Qt::Key_U); // keeps the reason
    QVERIFY(cell(kLeft).decision->ungradable);
    m_driver.close();
    m_driver.show(&kStudy);
    QCOMPARE(cell(kLeft).decision->ungradable->text, std::string("moved in the T2"));
}

void TestCells::completion_saysWhatIsMissing()
{
    m_driver.press(m_driver.grid(), Qt::Key_1);
    bool isSaid = false;
    for (const QLabel* label : m_driver.window->findChildren<QLabel*>())
        isSaid = isSaid || label->text() == QString("1 of 25, 24 not reviewed");
    QVERIFY(isSaid);
}

void TestCells::cutOffs_areNamedWhereverTheyCount()
{
    const Probabilities before = cell(kSevere).finding->probabilities;
    m_driver.session->selection()->select(kSevere);
    m_driver.press(m_driver.grid(), Qt::Key_Comma, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<PreferencesDialog*>());
    const QPointer dialog = m_driver.window->findChild<PreferencesDialog*>();
    auto* severe = dialog->findChild<QDoubleSpinBox*>("cutOff-2-severe");
    severe->setFocus();
    severe->selectAll();
    QTest::keyClicks(severe, severe->locale().toString(1.0, 'f', 2)); // reached by none
    QTest::keyClick(severe, Qt::Key_Tab);
    QTest::keyClick(dialog, Qt::Key_Escape);
    QTRY_VERIFY(!dialog);
    QVERIFY(cell(kSevere).suggestion() == Severity::Moderate);
    QVERIFY(cell(kSevere).finding->probabilities == before);
    const auto* label = m_driver.window->findChild<QLabel*>("cutOffs");
    QVERIFY(label->isVisible());
    QVERIFY2(label->text().contains("severe from 1.00"), qPrintable(label->text()));
    QVERIFY(m_driver.session->draft()->text().contains("severe from 1.00"));
    m_driver.press(m_driver.grid(), Qt::Key_Return);
    QVERIFY(cell(kSevere).decision->acceptedAt.severe == 1.0);
    QCOMPARE(cell(kSevere).state(), CellState::Accepted);
}

QTEST_MAIN(TestCells)
#include "tst_cells.moc"
