#include "tests/support/window_driver.h"

#include "ui/state/report/report_signing.h"
#include "ui/widgets/history/history_window.h"
#include "ui/widgets/history/past_grid.h"
#include "ui/widgets/parts/message_banner.h"
#include "ui/widgets/report/report_panel.h"
#include "ui/widgets/report/signing_bar.h"

#include <QDialog>
#include <QFrame>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSignalSpy>
#include <QToolButton>

#include <algorithm>
#include <optional>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kStudy;
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

} // namespace

/// The report signed, appended to, corrected and looked back at, by key and mouse.
class TestSigning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("tst_signing"); }
    void init();
    void cleanup() { m_driver.clear(); }
    void sign_asksForTheNameAndNamesWhatIsProvisional();
    void signedStudy_takesNoKeyAndSaysWhy();
    void addendum_isAppendedToTheText();
    void correction_opensTheStudyForTheNextVersion();
    void badge_saysItAtAGlance();
    void history_showsAMomentAndComesBack();

private:
    [[nodiscard]] QDialog* dialog(const char* name);
    [[nodiscard]] static QPushButton* button(QWidget* parent, const QString& text);
    [[nodiscard]] ReportPanel* panel() { return m_driver.window->sidePanel()->report(); }
    [[nodiscard]] QString reportText()
    {
        return panel()->findChild<QPlainTextEdit*>()->toPlainText();
    }
    [[nodiscard]] QString bannerText();
    [[nodiscard]] std::optional<Severity> grade() const;
    /// Signs by key as Dr. Ada.
    void sign();

    WindowDriver m_driver;
};

void TestSigning::init()
{
    m_driver.clear();
    m_driver.show(&kStudy);
    m_driver.session->selection()->select(kCanal);
    m_driver.press(m_driver.grid(), Qt::Key_2);
    QVERIFY(grade() == Severity::Moderate);
}

std::optional<Severity> TestSigning::grade() const
{
    const auto& decision = m_driver.session->current()->assessment.cell(kCanal).decision;
    return decision ? decision->severity : std::nullopt;
}

QDialog* TestSigning::dialog(const char* name)
{
    return m_driver.window->findChild<QDialog*>(QString::fromLatin1(name));
}

QPushButton* TestSigning::button(QWidget* parent, const QString& text)
{
    const auto buttons = parent->findChildren<QPushButton*>();
    const auto found = std::find_if(buttons.begin(), buttons.end(),
                                    [&](QPushButton* one) { return one->text() == text; });
    return found == buttons.end() ? nullptr : *found;
}

QString TestSigning::bannerText()
{
    const auto* banner = m_driver.window->findChild<MessageBanner*>();
    QStringList texts;
    for (const QLabel* label : banner->findChildren<QLabel*>())
        texts << label->text();
    return banner->isVisible() ? texts.join(QLatin1Char(' ')) : QString();
}

void TestSigning::sign()
{
    m_driver.press(m_driver.grid(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dialog("signDialog"));
    dialog("signDialog")->activateWindow();
    // Else the grid takes the keys.
    QTRY_COMPARE(QApplication::activeWindow(), dialog("signDialog"));
    auto* name = dialog("signDialog")->findChild<QLineEdit*>();
    name->setFocus();
    name->selectAll();
    QTest::keyClicks(name, "Dr. Ada");
    QTest::keyClick(name, Qt::Key_Return);
    QTRY_VERIFY(!dialog("signDialog"));
    QVERIFY2(m_driver.session->signing()->isFinal(), qPrintable(bannerText()));
    m_driver.activate();
}

void TestSigning::sign_asksForTheNameAndNamesWhatIsProvisional()
{
    m_driver.press(m_driver.grid(), Qt::Key_S, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(dialog("signDialog"));
    QString said;
    for (const QLabel* label : dialog("signDialog")->findChildren<QLabel*>())
        said += label->text() + QLatin1Char('\n');
    QVERIFY2(said.contains("1 of 25 sites"), qPrintable(said));
    QVERIFY2(said.contains("Provisional, not confirmed by the reader: "), qPrintable(said));
    QVERIFY2(!said.contains("Not reviewed"), qPrintable(said));
    auto* name = dialog("signDialog")->findChild<QLineEdit*>();
    name->clear();
    QPushButton* done = button(dialog("signDialog"), "Sign");
    QVERIFY(done && !done->isEnabled());
    QTest::keyClick(name, Qt::Key_Escape);
    QTRY_VERIFY(!dialog("signDialog"));
    QVERIFY(!m_driver.session->signing()->isFinal());
    sign();
    QVERIFY(!m_driver.action(ActionId::SignReport)->isEnabled());
    QVERIFY(m_driver.action(ActionId::AddAddendum)->isEnabled());
    const auto* state = panel()->findChild<QLabel*>("signingState");
    QVERIFY2(state->text().contains("Signed by Dr. Ada"), qPrintable(state->text()));
}

void TestSigning::signedStudy_takesNoKeyAndSaysWhy()
{
    sign();
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QVERIFY(grade() == Severity::Moderate);
    QTRY_VERIFY2(bannerText().contains("Signed by Dr. Ada"), qPrintable(bannerText()));
    m_driver.press(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier); // undo does not unsign
    QVERIFY(grade() == Severity::Moderate);
    QVERIFY(m_driver.session->signing()->isFinal());
    m_driver.window->sidePanel()->showReport();
    auto* text = panel()->findChild<QPlainTextEdit*>();
    QTRY_VERIFY(text->isVisible());
    const QString before = reportText();
    QSignalSpy heldBack(m_driver.session->saving(), &StudySaving::heldBack);
    text->setFocus();
    QTest::keyClicks(text, "x");
    QCOMPARE(reportText(), before);
    QCOMPARE(heldBack.size(), 1);
}

void TestSigning::addendum_isAppendedToTheText()
{
    sign();
    const QString before = reportText();
    m_driver.window->sidePanel()->showReport();
    QPushButton* open = button(panel()->signingBar(), QString::fromUtf8("Addendum…"));
    QTRY_VERIFY(open->isVisible());
    QTest::mouseClick(open, Qt::LeftButton);
    QTRY_VERIFY(dialog("addendumDialog"));
    QPushButton* done = button(dialog("addendumDialog"), "Sign the addendum");
    QVERIFY(!done->isEnabled());
    QTest::keyClicks(dialog("addendumDialog")->findChild<QLineEdit*>("reason"), "call");
    QVERIFY(!done->isEnabled());
    QTest::keyClicks(dialog("addendumDialog")->findChild<QPlainTextEdit*>(), "Told the surgeon.");
    QTest::mouseClick(done, Qt::LeftButton);
    QTRY_VERIFY(!dialog("addendumDialog"));
    QVERIFY(reportText().startsWith(before));
    QVERIFY2(reportText().contains("Told the surgeon."), qPrintable(reportText()));
    QVERIFY(m_driver.session->signing()->isFinal());
}

void TestSigning::correction_opensTheStudyForTheNextVersion()
{
    sign();
    m_driver.window->sidePanel()->showReport();
    QPushButton* open = button(panel()->signingBar(), QString::fromUtf8("Correct…"));
    QTRY_VERIFY(open->isVisible());
    QTest::mouseClick(open, Qt::LeftButton);
    QTRY_VERIFY(dialog("correctionDialog"));
    QTest::keyClicks(dialog("correctionDialog")->findChild<QLineEdit*>("reason"), "wrong grade");
    QTest::mouseClick(button(dialog("correctionDialog"), "Open for correction"), Qt::LeftButton);
    QTRY_VERIFY(!m_driver.session->signing()->isFinal());
    QTRY_VERIFY(!dialog("correctionDialog"));
    m_driver.activate();
    m_driver.window->sidePanel()->showGrid();
    m_driver.press(m_driver.grid(), Qt::Key_3);
    QVERIFY(grade() == Severity::Severe);
    sign();
    QVERIFY(m_driver.session->signing()->stateText().contains("version 2"));
}

void TestSigning::badge_saysItAtAGlance()
{
    auto* badge = m_driver.window->findChild<QToolButton*>("signedBadge");
    QVERIFY(badge && !badge->isVisible());
    sign();
    QVERIFY(badge->isVisible());
    QCOMPARE(badge->text(), QString("Signed"));
    QVERIFY2(badge->toolTip().contains("Signed by Dr. Ada"), qPrintable(badge->toolTip()));
    m_driver.window->sidePanel()->showGrid();
    badge->setFocus();
    QTest::keyClick(badge, Qt::Key_Space);
    QTRY_VERIFY(panel()->isVisible());
    QVERIFY(m_driver.session->signing()->beginCorrection("Dr. Ada", "wrong side"));
    QVERIFY(badge->isVisible());
    QCOMPARE(badge->text(), QString("In correction"));
    QVERIFY(openAndSettle(*m_driver.session,
                          m_driver.folderOf({.studyInstanceUid = "1.2.826.0.1.3680043.10.6.9"})));
    QVERIFY(!badge->isVisible());
    QVERIFY(openAndSettle(*m_driver.session, m_driver.folderOf(kStudy)));
    QTRY_VERIFY(badge->isVisible());
}

void TestSigning::history_showsAMomentAndComesBack()
{
    m_driver.press(m_driver.grid(), Qt::Key_3);
    sign();
    m_driver.press(m_driver.grid(), Qt::Key_H, Qt::ControlModifier);
    QTRY_VERIFY(m_driver.window->findChild<HistoryWindow*>());
    auto* history = m_driver.window->findChild<HistoryWindow*>();
    QTRY_VERIFY(history->isVisible());
    QListWidget* list = history->list();
    QTRY_VERIFY(list->count() >= 4); // AI, Moderate, Severe, signed
    QVERIFY(list->item(0)->text().contains("Report signed"));
    QVERIFY(list->item(0)->text().contains("Dr. Ada"));
    QVERIFY(!history->band()->isVisible());
    const auto shown = [history] {
        return history->grid()->item(2, 2)->text(); // L3/L4 canal
    };
    QCOMPARE(shown(), QString("Severe"));
    const auto moderate = list->findItems("Moderate", Qt::MatchContains);
    QCOMPARE(moderate.size(), 1);
    list->scrollToItem(moderate[0]);
    QTest::mouseClick(list->viewport(), Qt::LeftButton, {},
                      list->visualItemRect(moderate[0]).center());
    QVERIFY(history->band()->isVisible());
    QCOMPARE(shown(), QString("Moderate"));
    QVERIFY(grade() == Severity::Severe); // looking changes nothing
    QTest::mouseClick(button(history, "Back to now"), Qt::LeftButton);
    QVERIFY(!history->band()->isVisible());
    QCOMPARE(shown(), QString("Severe"));
    QTest::keyClicks(history->findChild<QLineEdit*>(), "signed");
    QVERIFY(!list->item(0)->isHidden());
    QVERIFY(moderate[0]->isHidden());
}

QTEST_MAIN(TestSigning)
#include "tst_signing.moc"
