// Files of one Study Instance UID that contradict each other: the question in the window.
#include "tests/support/window_driver.h"

#include "ui/widgets/parts/question_bar.h"

#include <QMenu>
#include <QPushButton>
#include <QToolButton>
#include <QUndoGroup>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

const SmallStudy kSagittal{.studyInstanceUid = "1.2.826.0.1.3680043.10.5.1", .withAxial = false};
const SmallStudy kAxial{.studyInstanceUid = "1.2.826.0.1.3680043.10.5.1",
                        .withT2 = false,
                        .withT1 = false,
                        .patientId = "ANOTHER"};
const SmallStudy kAxialOtherDay{.studyInstanceUid = "1.2.826.0.1.3680043.10.5.1",
                                .withT2 = false,
                                .withT1 = false,
                                .studyDate = "20200101"};
const SmallStudy kAxialOfNobody{.studyInstanceUid = "1.2.826.0.1.3680043.10.5.1",
                                .withT2 = false,
                                .withT1 = false,
                                .patientId = ""};

} // namespace

class TestTwinQuestion : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { m_driver.prepare("twin_question"); }
    void init() { m_driver.clear(); }
    void cleanup() { m_driver.clear(); }

    void contradiction_isAskedAfterTheFirstPicture_data();
    void contradiction_isAskedAfterTheFirstPicture();
    void missingIdentifier_isNotAsked();
    void oneStudy_isShownWithAllItsSeries();
    void oneStudy_isRemembered();
    void severalStudies_isRemembered();
    void answer_isUndone();
    void question_isPutOffAndAskedAgain();
    void severalStudies_haveWorkOfTheirOwn_data();
    void severalStudies_haveWorkOfTheirOwn();
    void answer_isFoundFromEitherStudy();
    void signedStudy_isNotAsked();

private:
    /// Opens both parts of a study.
    void open(const SmallStudy& other)
    {
        const QString folder = m_driver.path(QString::fromLatin1(QTest::currentTestFunction())
                                             + QString::fromLatin1(QTest::currentDataTag()));
        if (!std::filesystem::exists(folder.toStdString())) {
            writeSmallStudy(folder.toStdString() + "/one", kSagittal);
            writeSmallStudy(folder.toStdString() + "/other", other);
        }
        m_driver.showSession(m_driver.options());
        m_driver.activate();
        QVERIFY(openAndSettle(*m_driver.session, folder.toStdString()));
    }
    [[nodiscard]] QuestionBar* bar() const
    {
        return m_driver.window->findChild<QuestionBar*>("twinQuestion");
    }
    [[nodiscard]] std::size_t seriesCount() const
    {
        return m_driver.session->current()->study()->series.size();
    }
    /// Chooses another study of the folder in the top bar.
    void chooseStudy(int index)
    {
        const auto buttons = m_driver.window->findChildren<QToolButton*>();
        const auto found =
            std::find_if(buttons.begin(), buttons.end(), [](const QToolButton* button) {
                return button->toolTip() == QStringLiteral("Other studies of the same folder");
            });
        QVERIFY(found != buttons.end() && (*found)->isVisible());
        (*found)->menu()->actions()[index]->trigger();
        settle();
        QVERIFY((*found)->menu()->actions()[index]->isChecked());
        QVERIFY(!(*found)->menu()->actions()[1 - index]->isChecked());
    }
    [[nodiscard]] const Assessment& assessment() const
    {
        return m_driver.session->current()->assessment;
    }
    void settle() { QTRY_VERIFY(m_driver.session->opening()->state() == StudyState::Shown); }

    WindowDriver m_driver;
};

void TestTwinQuestion::contradiction_isAskedAfterTheFirstPicture_data()
{
    QTest::addColumn<bool>("isOtherDay");
    QTest::addColumn<QString>("named");
    QTest::newRow("another patient") << false << "ANOTHER";
    QTest::newRow("another day") << true << "2020";
}

void TestTwinQuestion::contradiction_isAskedAfterTheFirstPicture()
{
    QFETCH(bool, isOtherDay);
    QFETCH(QString, named);
    open(isOtherDay ? kAxialOtherDay : kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY(m_driver.panes().sagittalT2->currentVolume()
            || m_driver.panes().axialT2->currentVolume());
    QVERIFY2(bar()->question().contains(named), qPrintable(bar()->question()));
    QVERIFY(bar()->question().contains(QStringLiteral("Test Small"))); // without carets
    QVERIFY(m_driver.action(ActionId::OneStudyOrSeveral)->isEnabled());
    QCOMPARE(m_driver.session->current()->scanned->studies.size(), std::size_t(2));
}

void TestTwinQuestion::missingIdentifier_isNotAsked()
{
    open(kAxialOfNobody);
    QVERIFY(!bar()->isVisible());
    QCOMPARE(seriesCount(), std::size_t(3));
    QVERIFY(!m_driver.action(ActionId::OneStudyOrSeveral)->isEnabled());
}

void TestTwinQuestion::oneStudy_isShownWithAllItsSeries()
{
    open(kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QCOMPARE(seriesCount(), std::size_t(2));
    QTest::mouseClick(bar()->button(0), Qt::LeftButton);
    settle();
    QVERIFY(!bar()->isVisible());
    QCOMPARE(seriesCount(), std::size_t(3));
    QTRY_VERIFY(m_driver.panes().axialT2->currentVolume());
    QVERIFY(!m_driver.panes().axialT2->isResampled());
    QCOMPARE(m_driver.session->current()->study()->patientId, kSagittal.patientId);
}

void TestTwinQuestion::oneStudy_isRemembered()
{
    open(kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QTest::mouseClick(bar()->button(0), Qt::LeftButton);
    settle();
    open(kAxial);
    QTRY_COMPARE(seriesCount(), std::size_t(3));
    QVERIFY(!bar()->isVisible());
    QVERIFY(m_driver.action(ActionId::OneStudyOrSeveral)->isEnabled());
}

void TestTwinQuestion::severalStudies_isRemembered()
{
    open(kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QTest::mouseClick(bar()->button(1), Qt::LeftButton);
    QVERIFY(!bar()->isVisible());
    open(kAxial);
    QVERIFY(!bar()->isVisible());
    QCOMPARE(seriesCount(), std::size_t(2));
}

void TestTwinQuestion::answer_isUndone()
{
    open(kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QTest::mouseClick(bar()->button(0), Qt::LeftButton);
    settle();
    QCOMPARE(seriesCount(), std::size_t(3));
    QTest::keyClick(m_driver.grid(), Qt::Key_Z, Qt::ControlModifier);
    QTRY_COMPARE(seriesCount(), std::size_t(2));
    QTRY_VERIFY(bar()->isVisible());
    open(kAxial); // the step back is remembered, too
    QTRY_VERIFY(bar()->isVisible());
    QCOMPARE(seriesCount(), std::size_t(2));
}

void TestTwinQuestion::question_isPutOffAndAskedAgain()
{
    open(kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QCoreApplication::processEvents();
    const PaneWidget* pane = m_driver.panes().sagittalT2;
    const QRect asked(pane->mapTo(m_driver.window.get(), QPoint()), pane->size());
    QTest::mouseClick(bar()->laterButton(), Qt::LeftButton);
    QVERIFY(!bar()->isVisible());
    QCoreApplication::processEvents();
    QCOMPARE(QRect(pane->mapTo(m_driver.window.get(), QPoint()), pane->size()), asked);
    m_driver.action(ActionId::OneStudyOrSeveral)->trigger();
    QVERIFY(bar()->isVisible());
    QTRY_VERIFY(bar()->button(0)->hasFocus());
    QTest::keyClick(bar()->button(0), Qt::Key_Space);
    settle();
    QCOMPARE(seriesCount(), std::size_t(3));
}

void TestTwinQuestion::severalStudies_haveWorkOfTheirOwn_data()
{
    QTest::addColumn<bool>("isOtherDay");
    QTest::newRow("another patient") << false;
    QTest::newRow("another day") << true;
}

void TestTwinQuestion::severalStudies_haveWorkOfTheirOwn()
{
    QFETCH(bool, isOtherDay);
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    open(isOtherDay ? kAxialOtherDay : kAxial);
    QTRY_VERIFY(bar()->isVisible());
    const std::size_t first = *m_driver.session->current()->index;
    const int other = first == 0 ? 1 : 0;
    const std::string patient = assessment().study().patientId;
    const std::string date = assessment().study().studyDate;
    m_driver.session->editing()->setSeverity(site, Severity::Severe);
    m_driver.session->draft()->setText("of the first");
    QCOMPARE(assessment().reviewedCount(), 1);

    chooseStudy(other);
    QTRY_VERIFY(m_driver.session->current()->saved.isRead);
    QCOMPARE(assessment().reviewedCount(), 0);
    QVERIFY(assessment().study().patientId != patient || assessment().study().studyDate != date);
    QVERIFY(!m_driver.session->draft()->isEdited());
    QTRY_VERIFY(m_driver.panes().axialT2->currentVolume());
    m_driver.session->editing()->setSeverity(site, Severity::Moderate);

    chooseStudy(static_cast<int>(first));
    QTRY_COMPARE(assessment().reviewedCount(), 1);
    QVERIFY(assessment().cell(site).severity() == Severity::Severe);
    QCOMPARE(assessment().study().patientId, patient);
    QVERIFY(m_driver.session->draft()->isEdited());

    // The other one is opened alone, another time.
    m_driver.showSession(m_driver.options());
    m_driver.activate();
    const QString folder =
        m_driver.path(QString::fromLatin1(QTest::currentTestFunction())
                      + QString::fromLatin1(QTest::currentDataTag()) + QStringLiteral("/other"));
    QVERIFY(openAndSettle(*m_driver.session, folder.toStdString()));
    QTRY_VERIFY(m_driver.session->current()->saved.isRead);
    QVERIFY(assessment().cell(site).severity() == Severity::Moderate);
}

void TestTwinQuestion::answer_isFoundFromEitherStudy()
{
    open(kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QTest::mouseClick(bar()->button(1), Qt::LeftButton);
    chooseStudy(*m_driver.session->current()->index == 0 ? 1 : 0);
    QTRY_VERIFY(m_driver.session->current()->saved.isRead);
    QVERIFY(!bar()->isVisible());
}

void TestTwinQuestion::signedStudy_isNotAsked()
{
    open(kAxial);
    QTRY_VERIFY(bar()->isVisible());
    QVERIFY(m_driver.session->signing()->sign("Dr. Ada"));
    QVERIFY(!bar()->isVisible());
    QVERIFY(!m_driver.action(ActionId::OneStudyOrSeveral)->isEnabled());
    open(kAxial); // also another time
    QTRY_VERIFY(m_driver.session->signing()->isFinal());
    QVERIFY(!bar()->isVisible());
    QVERIFY(!m_driver.action(ActionId::OneStudyOrSeveral)->isEnabled());
    QVERIFY(m_driver.session->signing()->beginCorrection("Dr. Ada", "other patient"));
    QVERIFY(m_driver.action(ActionId::OneStudyOrSeveral)->isEnabled());
}

QTEST_MAIN(TestTwinQuestion)
#include "tst_twin_question.moc"
