// A saved grading is used only for the pictures that it was made of: after a change the study is
// graded again.
#include "ui/state/grader/regrading.h"

#include "core/store/study_database.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/session/session.h"

#include <QDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kRecess{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};

/// @param first  voxel of the first slice. @param step  of the slices along z, mm.
VolumePtr stack(std::int16_t first = 0, double step = 4)
{
    auto volume = std::make_shared<Volume>();
    volume->seriesInstanceUid = "1.2.3";
    volume->frameOfReferenceUid = "1.2.9";
    volume->geometry.columns = volume->geometry.rows = 2;
    volume->geometry.slices = 3;
    volume->geometry.sliceSpacing = step;
    for (std::int16_t i = 0; i < 12; ++i)
        volume->voxels.push_back(static_cast<std::int16_t>(i + first));
    for (const char* uid : {"1.2.3.1", "1.2.3.2", "1.2.3.3"})
        volume->sources.push_back({.sopInstanceUid = uid, .sopClassUid = {}});
    return volume;
}

/// The slices of a volume, each a block of its own, the last one first.
std::vector<VolumePtr> turnedRound(const Volume& volume)
{
    std::vector<VolumePtr> blocks;
    for (int slice = volume.geometry.slices - 1; slice >= 0; --slice) {
        auto block = std::make_shared<Volume>(volume);
        block->geometry.slices = 1;
        block->geometry.origin =
            volume.geometry.patientFromVoxel({0, 0, static_cast<double>(slice)});
        block->sources = {volume.sources[static_cast<std::size_t>(slice)]};
        block->voxels.assign(volume.slice(slice), volume.slice(slice) + 4);
        blocks.push_back(block);
    }
    return blocks;
}

PredictorInput sagittal(VolumePtr volume)
{
    return {.sagittalT1 = {}, .sagittalT2 = {std::move(volume)}, .axialT2 = {}};
}

} // namespace

class TestRegrading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void key_isThatOfThePicturesInAnyOrder();
    void key_tellsPixelsPlacesRolesAndGates();
    void known_isTheNewestGrading();
    void unknownPictures_standAsLongAsNothingWasRefused();

    void samePictures_areNotGradedAgain();
    void seriesThatCame_isGraded();
    void decisions_stayAndTheEarlierGradeIsKept();
    void changedPixels_areGraded();
    void gradingOfAnOlderVersion_isMadeUpFor();

private:
    [[nodiscard]] SessionOptions options() const { return optionsFor(m_folder.path(), m_model); }
    [[nodiscard]] std::filesystem::path study() const { return m_folder.path("study"); }
    void write(const SmallStudy& small) const
    {
        QDir(m_folder.filePath("study")).removeRecursively();
        writeSmallStudy(study(), small);
    }
    [[nodiscard]] std::vector<HistoryRecord> history() const;

    TestFolder m_folder;
    FakeModelPtr m_model;
};

void TestRegrading::init()
{
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
}

std::vector<HistoryRecord> TestRegrading::history() const
{
    auto store = StudyDatabase::open(options().databaseFile);
    return store ? (*store)->history(SmallStudy().studyInstanceUid).value()
                 : std::vector<HistoryRecord>();
}

void TestRegrading::key_isThatOfThePicturesInAnyOrder()
{
    const std::string key = inputKeyOf(sagittal(stack()));
    QCOMPARE(key.size(), std::size_t(64));
    QCOMPARE(inputKeyOf(sagittal(stack())), key);
    QCOMPARE(inputKeyOf({.sagittalT1 = {}, .sagittalT2 = turnedRound(*stack()), .axialT2 = {}}),
             key);
}

void TestRegrading::key_tellsPixelsPlacesRolesAndGates()
{
    const std::string key = inputKeyOf(sagittal(stack()));
    QVERIFY(inputKeyOf(sagittal(stack(1))) != key);
    QVERIFY(inputKeyOf(sagittal(stack(0, 5))) != key);
    QVERIFY(inputKeyOf({.sagittalT1 = {stack()}, .sagittalT2 = {}, .axialT2 = {}}) != key);
    QVERIFY(inputKeyOf({.sagittalT1 = {stack()}, .sagittalT2 = {stack()}, .axialT2 = {}}) != key);
    auto damaged = std::make_shared<Volume>(*stack());
    damaged->sources[1].missing = true;
    QVERIFY(inputKeyOf(sagittal(damaged)) != key);
    PredictorInput gated = sagittal(stack());
    gated.gate.study = Reason::ofText("A child");
    QVERIFY(inputKeyOf(gated) != key);
}

void TestRegrading::known_isTheNewestGrading()
{
    QVERIFY(knownGrading(Assessment(), {}).sha256.empty());
    Assessment assessment;
    Grading grading;
    grading.model.sha256 = "abc";
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i].site = siteAt(i);
    grading.findings[3].refused = Reason::ofText("No series");
    assessment.setGrading(grading);
    const auto record = [](const char* key) {
        return HistoryRecord{
            {}, {}, EditStep::Done, gradingEvent({{}, key, "CPU", 1.234}, Assessment())};
    };
    const HistoryRecord accepted{
        {}, {}, EditStep::Done, CellEdited{CellAction::Accepted, kCanal, {}, {}}};
    const KnownGrading known = knownGrading(assessment, {record("one"), record("two"), accepted});
    QCOMPARE(known.sha256, std::string("abc"));
    QCOMPARE(known.inputKey, std::string("two"));
    QVERIFY(known.hasRefusals);
    QVERIFY(speaksOf(known, "two"));
    QVERIFY(!speaksOf(known, "one"));
}

void TestRegrading::unknownPictures_standAsLongAsNothingWasRefused()
{
    QVERIFY(speaksOf({.sha256 = "a", .inputKey = {}, .hasRefusals = false}, "any"));
    QVERIFY(!speaksOf({.sha256 = "a", .inputKey = {}, .hasRefusals = true}, "any"));
}

void TestRegrading::samePictures_areNotGradedAgain()
{
    write({.size = 32, .withAxial = false});
    for (int start = 0; start < 3; ++start) {
        Session session(options());
        QVERIFY(openAndSettle(session, study()));
        QVERIFY(session.grading()->text().contains("15 of 25"));
        QVERIFY(problemsOf(session).isEmpty());
    }
    QCOMPARE(m_model->gradings.load(), 1);
}

void TestRegrading::seriesThatCame_isGraded()
{
    write({.size = 32, .withAxial = false});
    {
        Session session(options());
        QVERIFY(openAndSettle(session, study()));
        QCOMPARE(session.current()->assessment.cell(kRecess).state(), CellState::Refused);
    }
    write({.size = 32});
    {
        Session session(options());
        QVERIFY(openAndSettle(session, study()));
        QCOMPARE(m_model->gradings.load(), 2);
        QCOMPARE(session.current()->assessment.cell(kRecess).state(), CellState::AiSuggested);
        QVERIFY2(session.grading()->text().contains("25 of 25 sites in "),
                 qPrintable(session.grading()->text()));
        QVERIFY(session.grading()->text().endsWith("graded again: other pictures"));
        QCOMPARE(problemsOf(session).size(), 1);
        QVERIFY2(problemsOf(session)[0].contains("25 of 25 sites now, 15 before"),
                 qPrintable(problemsOf(session)[0]));
        session.closeStudy();
        QVERIFY(problemsOf(session).isEmpty());
    }
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(m_model->gradings.load(), 2); // not a third time
    QVERIFY(session.grading()->text().endsWith("saved earlier"));
    QVERIFY(problemsOf(session).isEmpty());
}

void TestRegrading::decisions_stayAndTheEarlierGradeIsKept()
{
    write({.size = 32, .withAxial = false});
    {
        Session session(options());
        QVERIFY(openAndSettle(session, study()));
        session.editing()->acceptFinding(kCanal);
        session.editing()->setSeverity(kRecess, Severity::Moderate);
    }
    write({.size = 32});
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(session.current()->assessment.cell(kCanal).state(), CellState::Accepted);
    QCOMPARE(session.current()->assessment.cell(kRecess).state(), CellState::Changed);
    QVERIFY(session.current()->assessment.cell(kRecess).severity() == Severity::Moderate);
    QCOMPARE(problemsOf(session).size(), 2);
    QVERIFY2(problemsOf(session)[1].contains("L4/L5 left subarticular Severe, before not graded"),
             qPrintable(problemsOf(session)[1]));
    const std::vector<HistoryRecord> records = history();
    const GradingFinished* newest = newestGrading(records);
    QVERIFY(newest);
    QCOMPARE(newest->earlier.size(), std::size_t(2));
    for (const EarlierGrade& grade : newest->earlier) {
        QVERIFY(grade.site == kCanal || grade.site == kRecess);
        QCOMPARE(grade.refused.has_value(), grade.site == kRecess);
        if (!grade.refused)
            QCOMPARE(likeliest(grade.probabilities), Severity::NormalMild);
    }
}

void TestRegrading::changedPixels_areGraded()
{
    write({.size = 32});
    {
        Session session(options());
        QVERIFY(openAndSettle(session, study()));
    }
    write({.size = 48}); // the same UIDs
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(m_model->gradings.load(), 2);
    QVERIFY(session.grading()->text().contains("graded again"));
}

void TestRegrading::gradingOfAnOlderVersion_isMadeUpFor()
{
    write({.size = 32, .withAxial = false});
    {
        Session session(options());
        QVERIFY(openAndSettle(session, study()));
        const Assessment saved = session.current()->assessment;
        auto store = StudyDatabase::open(m_folder.path("older.sqlite"));
        QVERIFY(store);
        QVERIFY((*store)->write(saved,
                                {"2026-01-02T03:04:05+00:00", "fake 1.0", EditStep::Done,
                                 GradingFinished{"a1b2", "CPU", 1.0}}));
    }
    SessionOptions older = options();
    older.databaseFile = m_folder.path("older.sqlite");
    write({.size = 32});
    Session session(older);
    QVERIFY(openAndSettle(session, study()));
    QCOMPARE(m_model->gradings.load(), 2);
    QVERIFY(session.grading()->text().contains("graded again"));
}

QTEST_GUILESS_MAIN(TestRegrading)
#include "tst_regrading.moc"
