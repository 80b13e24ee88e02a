#include "ui/state/prior/prior.h"

#include "core/store/study_database.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/prior/prior_grade.h"
#include "ui/state/session/session.h"

#include <QSignalSpy>
#include <QTest>

#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kRecess{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
const std::string kNow = "1.2.826.0.1.3680043.10.1.1";
const std::string kOld = "1.2.826.0.1.3680043.10.1.2";
const std::string kOlder = "1.2.826.0.1.3680043.10.1.3";
constexpr int kWaitMs = 20000;

SmallStudy earlier(const std::string& uid, const std::string& date)
{
    return {.studyInstanceUid = uid, .size = 32, .studyDate = date};
}

} // namespace

/// Choosing, showing and grading of a prior study.
class TestPrior : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void newestOfTheFolder_isReadAndTheOthersAreOffered();
    void anotherPatientOfTheFolder_isNotOffered();
    void offeredStudy_isShownAndGradedAfterTheOpenOne();
    void savedGrades_areTheReadersAndCostNoGrading();
    void savedGradesOfOtherPictures_areMadeAnew();
    void nothingOfThePrior_isWritten();
    void anotherPatientId_isAskedAboutAndThenWarnedOf();
    void anotherBirthDate_isAskedAbout();
    void missingPatientId_isAskedAbout();
    void laterStudy_isRefused();
    void openStudyItself_isRefused();
    void folderWithoutStudy_isRefusedAndKeepsWhatIsThere();
    void closingTheStudy_closesThePrior();
    void gradingAgain_goesBeforeThePrior();
    void failedGrading_isSaid();
    void change_isWorseBetterOrSame();
    void report_comparesWithReadersOnly();

private:
    [[nodiscard]] std::filesystem::path write(const char* folder, const SmallStudy& study);
    [[nodiscard]] QString pathOf(const char* folder) const;
    void openNow();
    void openPrior(const char* folder);
    [[nodiscard]] Prior& prior() const { return *m_session->prior(); }

    TestFolder m_files;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
};

void TestPrior::init()
{
    m_files.renew();
    m_model = std::make_shared<FakeModel>();
    m_session = std::make_unique<Session>(optionsFor(m_files.path(), m_model));
}

void TestPrior::cleanup()
{
    m_session.reset();
}

std::filesystem::path TestPrior::write(const char* folder, const SmallStudy& study)
{
    const std::filesystem::path path = m_files.path(folder);
    writeSmallStudy(path, study);
    return path;
}

QString TestPrior::pathOf(const char* folder) const
{
    return m_files.filePath(folder);
}

void TestPrior::openNow()
{
    QVERIFY(openAndSettle(*m_session, write("now", {.studyInstanceUid = kNow, .size = 32})));
}

void TestPrior::openPrior(const char* folder)
{
    prior().open({pathOf(folder)});
    QTRY_COMPARE_WITH_TIMEOUT(prior().state(), PriorState::Shown, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(prior().isGraded(), kWaitMs);
}

void TestPrior::newestOfTheFolder_isReadAndTheOthersAreOffered()
{
    const auto all = write("all/a", earlier(kOlder, "20220301")).parent_path();
    (void)write("all/b", {.studyInstanceUid = kNow, .size = 32});
    (void)write("all/c", earlier(kOld, "20240501"));
    QVERIFY(openAndSettle(*m_session, all));
    QCOMPARE(m_session->current()->study()->studyInstanceUid, kNow);
    const auto offers = prior().offers();
    QCOMPARE(offers.size(), std::size_t(2));
    QCOMPARE(offers[0].date, QStringLiteral("2024-05-01"));
    QCOMPARE(offers[1].date, QStringLiteral("2022-03-01"));
    // The oldest study has no prior: later studies are none.
    for (std::size_t i = 0; i < m_session->current()->scanned->studies.size(); ++i) {
        if (m_session->current()->scanned->studies[i].studyInstanceUid == kOlder) {
            m_session->showStudy(static_cast<int>(i));
            break;
        }
    }
    QCOMPARE(m_session->current()->study()->studyInstanceUid, kOlder);
    QVERIFY(prior().offers().empty());
}

void TestPrior::anotherPatientOfTheFolder_isNotOffered()
{
    const auto all = write("all/a", {.studyInstanceUid = kNow, .size = 32}).parent_path();
    SmallStudy other = earlier(kOld, "20240501");
    other.patientId = "SOMEBODY";
    (void)write("all/b", other);
    QVERIFY(openAndSettle(*m_session, all));
    QVERIFY(prior().offers().empty());
}

void TestPrior::offeredStudy_isShownAndGradedAfterTheOpenOne()
{
    const auto all = write("all/a", {.studyInstanceUid = kNow, .size = 32}).parent_path();
    (void)write("all/b", earlier(kOld, "20240501"));
    m_model->stallAfter = 3; // the open study's grading
    m_session->open({QString::fromStdString(all.string())});
    QTRY_COMPARE_WITH_TIMEOUT(m_session->grading()->state(), GradingState::Running, kWaitMs);
    QCOMPARE(prior().offers().size(), std::size_t(1));
    prior().openOffered(prior().offers()[0].studyIndex);
    QTRY_COMPARE_WITH_TIMEOUT(prior().state(), PriorState::Shown, kWaitMs);
    QVERIFY(!prior().volumesFor(SeriesRole::SagittalT2).empty());
    QVERIFY(!prior().volumesFor(SeriesRole::AxialT2).empty());
    QCOMPARE(m_model->gradings.load(), 1);
    QVERIFY(prior().gradingText().contains("after the open study"));
    m_model->stallAfter = 25;
    QTRY_VERIFY_WITH_TIMEOUT(prior().isGraded(), kWaitMs);
    QCOMPARE(m_model->gradings.load(), 2);
    QVERIFY(prior().gradingText().isEmpty());
    QCOMPARE(prior().dateText(), QStringLiteral("2024-05-01"));
    QCOMPARE(priorGradeText(prior(), kRecess), QStringLiteral("Severe, AI only"));
    QVERIFY(prior().warning().isEmpty());
}

void TestPrior::savedGrades_areTheReadersAndCostNoGrading()
{
    QVERIFY(openAndSettle(*m_session, write("old", earlier(kOld, "20240501"))));
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    openNow();
    QCOMPARE(m_model->gradings.load(), 2);
    openPrior("old");
    QCOMPARE(m_model->gradings.load(), 2);
    QCOMPARE(priorGradeText(prior(), kCanal), QStringLiteral("Moderate, by Dr Test"));
    QCOMPARE(priorGradeText(prior(), kRecess), QStringLiteral("Severe, AI only"));
}

void TestPrior::savedGradesOfOtherPictures_areMadeAnew()
{
    SmallStudy old = earlier(kOld, "20240501");
    old.withAxial = false;
    QVERIFY(openAndSettle(*m_session, write("old", old)));
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    old.withAxial = true; // its axial series arrived later
    (void)write("old", old);
    openNow();
    openPrior("old");
    QTRY_COMPARE_WITH_TIMEOUT(priorGradeText(prior(), kRecess), QStringLiteral("Severe, AI only"),
                              kWaitMs);
    QCOMPARE(m_model->gradings.load(), 3);
    QCOMPARE(priorGradeText(prior(), kCanal), QStringLiteral("Moderate, by Dr Test"));
}

void TestPrior::nothingOfThePrior_isWritten()
{
    (void)write("old", earlier(kOld, "20240501"));
    openNow();
    openPrior("old");
    m_session->editing()->acceptFinding(kCanal);
    m_session.reset();
    const auto store = StudyDatabase::open(m_files.path("foramen.sqlite"));
    QVERIFY(store);
    QVERIFY((*store)->assessment(kNow)->has_value());
    QVERIFY(!(*store)->assessment(kOld)->has_value());
    QVERIFY((*store)->history(kOld)->empty());
}

void TestPrior::anotherPatientId_isAskedAboutAndThenWarnedOf()
{
    SmallStudy other = earlier(kOld, "20240501");
    other.patientId = "TEST2";
    (void)write("old", other);
    openNow();
    QSignalSpy question(&prior(), &Prior::identityQuestion);
    prior().open({pathOf("old")});
    QTRY_COMPARE_WITH_TIMEOUT(question.count(), 1, kWaitMs);
    QVERIFY(question[0][0].toString().contains("TEST2"));
    QVERIFY(!prior().study());
    prior().answer(false);
    QCOMPARE(prior().state(), PriorState::None);
    QVERIFY(!prior().study());

    prior().open({pathOf("old")});
    QTRY_COMPARE_WITH_TIMEOUT(question.count(), 2, kWaitMs);
    prior().answer(true);
    QTRY_COMPARE_WITH_TIMEOUT(prior().state(), PriorState::Shown, kWaitMs);
    QCOMPARE(prior().warning(), QStringLiteral("The patient ID differs"));
    QVERIFY(!prior().warning().contains("TEST2"));
}

void TestPrior::anotherBirthDate_isAskedAbout()
{
    SmallStudy other = earlier(kOld, "20240501");
    other.patientBirthDate = "19610203";
    (void)write("old", other);
    SmallStudy now{.studyInstanceUid = kNow, .size = 32};
    now.patientBirthDate = "19620203";
    QVERIFY(openAndSettle(*m_session, write("now", now)));
    QSignalSpy question(&prior(), &Prior::identityQuestion);
    prior().open({pathOf("old")});
    QTRY_COMPARE_WITH_TIMEOUT(question.count(), 1, kWaitMs);
    QVERIFY(question[0][0].toString().contains("1961-02-03"));
}

void TestPrior::missingPatientId_isAskedAbout()
{
    SmallStudy other = earlier(kOld, "20240501");
    other.patientId.clear();
    (void)write("old", other);
    openNow();
    QSignalSpy question(&prior(), &Prior::identityQuestion);
    prior().open({pathOf("old")});
    QTRY_COMPARE_WITH_TIMEOUT(question.count(), 1, kWaitMs);
}

void TestPrior::laterStudy_isRefused()
{
    (void)write("later", earlier(kOld, "20270101"));
    openNow();
    QSignalSpy failed(&prior(), &Prior::failed);
    prior().open({pathOf("later")});
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kWaitMs);
    QVERIFY(failed[0][0].toString().contains("2027-01-01"));
    QCOMPARE(prior().state(), PriorState::None);
}

void TestPrior::openStudyItself_isRefused()
{
    openNow();
    QSignalSpy failed(&prior(), &Prior::failed);
    prior().open({pathOf("now")});
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kWaitMs);
    QCOMPARE(prior().state(), PriorState::None);
}

void TestPrior::folderWithoutStudy_isRefusedAndKeepsWhatIsThere()
{
    (void)write("old", earlier(kOld, "20240501"));
    openNow();
    openPrior("old");
    QVERIFY(QDir(m_files.folder()).mkpath("empty"));
    QSignalSpy failed(&prior(), &Prior::failed);
    prior().open({pathOf("empty")});
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, kWaitMs);
    QCOMPARE(prior().state(), PriorState::Shown);
    QCOMPARE(prior().study()->studyInstanceUid, kOld);
}

void TestPrior::closingTheStudy_closesThePrior()
{
    (void)write("old", earlier(kOld, "20240501"));
    openNow();
    openPrior("old");
    m_session->closeStudy();
    QCOMPARE(prior().state(), PriorState::None);
    QVERIFY(!prior().study());
    QVERIFY(prior().volumesFor(SeriesRole::SagittalT2).empty());
    QVERIFY(!prior().assessment().model());
}

void TestPrior::gradingAgain_goesBeforeThePrior()
{
    (void)write("old", earlier(kOld, "20240501"));
    openNow();
    m_model->stallAfter = 2;
    prior().open({pathOf("old")});
    QTRY_COMPARE_WITH_TIMEOUT(m_model->gradings.load(), 2, kWaitMs); // the prior's
    m_session->grading()->start();
    QCOMPARE(m_session->grading()->state(), GradingState::Running);
    QTRY_COMPARE_WITH_TIMEOUT(m_model->gradings.load(), 3, kWaitMs);
    QVERIFY(!prior().isGraded());
    m_model->stallAfter = 25;
    QTRY_COMPARE_WITH_TIMEOUT(m_session->grading()->state(), GradingState::Done, kWaitMs);
    QTRY_VERIFY_WITH_TIMEOUT(prior().isGraded(), kWaitMs);
    QCOMPARE(m_model->gradings.load(), 4);
}

void TestPrior::failedGrading_isSaid()
{
    (void)write("old", earlier(kOld, "20240501"));
    openNow();
    m_model->fails = true;
    prior().open({pathOf("old")});
    QTRY_VERIFY_WITH_TIMEOUT(prior().gradingText().contains("The device failed"), kWaitMs);
    QCOMPARE(prior().state(), PriorState::Shown);
    QCOMPARE(prior().changeOf(kCanal), PriorChange::Unknown);
    QCOMPARE(priorGradeText(prior(), kCanal), QStringLiteral("not graded"));
}

void TestPrior::change_isWorseBetterOrSame()
{
    (void)write("old", earlier(kOld, "20240501"));
    openNow();
    QCOMPARE(prior().changeOf(kCanal), PriorChange::Unknown);
    openPrior("old");
    QCOMPARE(prior().changeOf(kCanal), PriorChange::Same);
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QCOMPARE(prior().changeOf(kCanal), PriorChange::Worse);
    QCOMPARE(priorChangeText(prior(), kCanal), QStringLiteral("worse"));
    m_session->editing()->setSeverity(kRecess, Severity::NormalMild);
    QCOMPARE(prior().changeOf(kRecess), PriorChange::Better);
}

void TestPrior::report_comparesWithReadersOnly()
{
    QVERIFY(openAndSettle(*m_session, write("old", earlier(kOld, "20240501"))));
    openNow();
    openPrior("old");
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QVERIFY(!m_session->draft()->text().contains("COMPARISON")); // the AI alone graded the prior

    QVERIFY(openAndSettle(*m_session, pathOf("old").toStdString()));
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    QVERIFY(openAndSettle(*m_session, pathOf("now").toStdString()));
    QSignalSpy changed(m_session->draft(), &ReportDraft::textChanged);
    openPrior("old");
    QVERIFY(changed.count() > 0);
    QVERIFY(m_session->draft()->text().contains(
        "Worse: spinal canal stenosis at L4/L5 (Moderate, now Severe)."));
    prior().close();
    QVERIFY(!m_session->draft()->text().contains("COMPARISON"));
}

QTEST_GUILESS_MAIN(TestPrior)
#include "tst_prior.moc"
