// Transitional vertebrae and names of discs: set in the menu Levels, shown wherever levels are
// named, undone, saved.
#include "tests/support/reading_pane.h"

#include "ui/panes/study/study_panes.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/session/severity_grid_model.h"
#include "ui/widgets/keys/level_actions.h"

#include <QLabel>
#include <QMenu>
#include <QTimer>
#include <QToolButton>
#include <QUndoGroup>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

class TestLevelCommands : public ReadingPane {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("levels"); }
    void init() { showReading(); }
    void cleanup() { m_driver.clear(); }
    void menu_namesTheSpine();
    void discs_areNamedEverywhere();
    void vertebra_isNamedBelowTheLowestDisc();
    void names_areUndoneAndSaved();
    void signedStudy_keepsItsNames();
    void shift_keepsTheNames();

private:
    [[nodiscard]] const SpineVariant& variant() const
    {
        return m_driver.session->current()->assessment.variant();
    }
    /// Chooses an entry of the menu Levels above the grid.
    void choose(ActionId id)
    {
        const auto buttons = m_driver.window->sidePanel()->grid()->findChildren<QToolButton*>();
        const auto levels =
            std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
                return button->text().startsWith(QStringLiteral("Levels"));
            });
        QVERIFY(levels != buttons.end());
        QTimer::singleShot(0, this, [this, menu = (*levels)->menu(), id] {
            QTest::mouseClick(menu, Qt::LeftButton, {},
                              menu->actionGeometry(m_driver.action(id)).center());
        });
        QTest::mouseClick(*levels, Qt::LeftButton);
    }
    [[nodiscard]] QString rowHeader(DiscLevel level) const
    {
        return m_driver.grid()
            ->model()
            ->headerData(static_cast<int>(level), Qt::Vertical)
            .toString();
    }
    [[nodiscard]] QLabel* label() const
    {
        return m_driver.window->sidePanel()->grid()->findChild<QLabel*>("variant");
    }
    [[nodiscard]] QString nameBesideDisc(DiscLevel level) const
    {
        for (const PaneLevel& one : t2()->pane().content().levels)
            if (one.level == level)
                return one.name;
        return {};
    }
};

void TestLevelCommands::menu_namesTheSpine()
{
    QVERIFY(m_driver.action(ActionId::NoTransitionalVertebra)->isChecked());
    QVERIFY(m_driver.action(ActionId::DiscsL1L2ToL5S1)->isChecked());
    choose(ActionId::SacralisedL5);
    QVERIFY(variant().vertebra == TransitionalVertebra::SacralisedL5);
    choose(ActionId::DiscsT12L1ToL4L5);
    QVERIFY(variant().discs == NamedDiscs::T12L1ToL4L5);
    QVERIFY(variant().vertebra == TransitionalVertebra::SacralisedL5);
    QCOMPARE(variant().readerName, std::string("Dr Test"));
    QVERIFY(!variant().time.empty());
    QVERIFY(m_driver.action(ActionId::SacralisedL5)->isChecked());
    QVERIFY(!m_driver.action(ActionId::NoTransitionalVertebra)->isChecked());
    choose(ActionId::NoTransitionalVertebra);
    choose(ActionId::DiscsL1L2ToL5S1);
    QVERIFY(variant() == SpineVariant{});
    QCOMPARE(m_driver.session->current()->undo.count(), 4);
    choose(ActionId::DiscsL1L2ToL5S1); // it is so
    QCOMPARE(m_driver.session->current()->undo.count(), 4);
    m_driver.session->closeStudy();
    for (const DiscsAction& one : kDiscsActions)
        QVERIFY(!m_driver.action(one.action)->isEnabled());
}

void TestLevelCommands::discs_areNamedEverywhere()
{
    m_driver.session->selection()->select({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    QVERIFY(!label()->isVisible());
    const QString title = axial()->pane().content().title;
    QVERIFY(title.endsWith("L4/L5"));
    choose(ActionId::DiscsL2L3ToL6S1);
    QCOMPARE(rowHeader(DiscLevel::L4L5), QString("L4/L5 (L5/L6)"));
    QVERIFY(label()->isVisible());
    QVERIFY(label()->text().contains("Dr Test") && label()->text().contains("Six lumbar"));
    QCOMPARE(axial()->pane().content().title, title + " (L5/L6)");
    QCOMPARE(nameBesideDisc(DiscLevel::L5S1), QString("L5/S1 (L6/S1)"));
    const auto& segments = axial()->pane().content().segments;
    QVERIFY(std::any_of(segments.begin(), segments.end(), [](const PaneSegment& segment) {
        return segment.name == "L4/L5 (L5/L6)";
    }));
    QVERIFY(m_driver.panes().rightForamen->pane().content().title.contains("L4/L5 (L5/L6)"));
    const QModelIndex cell = m_driver.grid()->currentIndex();
    QVERIFY(cell.data(Qt::AccessibleTextRole).toString().startsWith("L4/L5 (L5/L6)"));
    QVERIFY(m_driver.session->draft()->text().contains("L4/L5 (L5/L6): "));
    QVERIFY(m_driver.session->draft()->text().contains("Six lumbar vertebrae"));
}

void TestLevelCommands::vertebra_isNamedBelowTheLowestDisc()
{
    choose(ActionId::LumbarisedS1);
    QCOMPARE(nameBesideDisc(DiscLevel::L5S1), QString::fromUtf8("L5/S1 · S1 lumbarised"));
    QCOMPARE(nameBesideDisc(DiscLevel::L4L5), QString("L4/L5"));
    QCOMPARE(rowHeader(DiscLevel::L5S1), QString("L5/S1"));
    QVERIFY(label()->text().contains("S1 is lumbarised."));
    QVERIFY(m_driver.session->draft()->text().contains("S1 is lumbarised."));
}

void TestLevelCommands::names_areUndoneAndSaved()
{
    choose(ActionId::SacralisedL5);
    m_driver.session->undoGroup()->undo();
    QVERIFY(variant().isUsual());
    QVERIFY(m_driver.action(ActionId::NoTransitionalVertebra)->isChecked());
    m_driver.session->undoGroup()->redo();
    choose(ActionId::DiscsT12L1ToL4L5);
    const SpineVariant before = variant();
    const SmallStudy study;
    m_driver.model->sha256 = "newer"; // another grading keeps it
    m_driver.show(&study);
    QCOMPARE(m_driver.model->gradings.load(), 2);
    QVERIFY(variant() == before);
    QVERIFY(m_driver.action(ActionId::SacralisedL5)->isChecked());
    QVERIFY(m_driver.action(ActionId::DiscsT12L1ToL4L5)->isChecked());
    QCOMPARE(rowHeader(DiscLevel::L1L2), QString("L1/L2 (T12/L1)"));
}

void TestLevelCommands::signedStudy_keepsItsNames()
{
    choose(ActionId::SacralisedL5);
    QVERIFY(m_driver.session->signing()->sign(QStringLiteral("Dr Test")));
    choose(ActionId::LumbarisedS1);
    QVERIFY(variant().vertebra == TransitionalVertebra::SacralisedL5);
    QVERIFY(m_driver.action(ActionId::SacralisedL5)->isChecked());
}

void TestLevelCommands::shift_keepsTheNames()
{
    choose(ActionId::DiscsL2L3ToL6S1);
    choose(ActionId::ShiftLevelsDown);
    QVERIFY(variant().discs == NamedDiscs::L2L3ToL6S1);
    m_driver.session->undoGroup()->undo();
    QVERIFY(variant().discs == NamedDiscs::L2L3ToL6S1);
}

QTEST_MAIN(TestLevelCommands)
#include "tst_level_commands.moc"
