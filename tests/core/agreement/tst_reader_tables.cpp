#include "core/agreement/reader_tables.h"

#include "core/dataset/tables/rsna_tables.h"
#include "core/report/json/json_writer.h"
#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
constexpr Site kLeftForamen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L1L2};
constexpr Site kRightForamen{Condition::RightNeuralForaminalNarrowing, DiscLevel::L1L2};
constexpr Site kLeftRecess{Condition::LeftSubarticularStenosis, DiscLevel::L5S1};

QByteArray labelTable(const QByteArray& separator, const QByteArray& end, const QByteArray& id)
{
    QByteArray text = "study_id";
    for (std::size_t i = 0; i < kSiteCount; ++i)
        text += separator + QByteArray::fromStdString(keyOf(siteAt(i)));
    text += end + id;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        text += separator + (i == 0 ? "Severe" : i == 1 ? "" : "Normal/Mild");
    return text + end;
}

ReaderGrade at(const ReaderGrades& reader, const std::string& study, Site site)
{
    const auto found = reader.studies.find(study);
    return found == reader.studies.end() ? ReaderGrade{} : found->second[siteIndex(site)];
}

} // namespace

/// What is read as a reader.
class TestReaderTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }
    void labels_areReadAsSpreadsheetsWriteThem_data();
    void labels_areReadAsSpreadsheetsWriteThem();
    void predictions_giveTheLikeliestGrade();
    void predictions_giveTheGradeOfTheCutOff();
    void assessments_keepReadersAndAiApart();
    void damagedAssessments_areNamed();
    void readers_areCalledAfterTheirFiles();
    void otherFiles_areRefused();

private:
    void writeAssessment(const QString& folder, const std::string& studyId,
                         const Assessment& assessment) const
    {
        QDir().mkpath(m_folder.filePath(folder));
        Report report;
        report.studyId = studyId;
        report.assessment = assessment;
        QVERIFY(writeAssessmentJson(m_folder.path(folder) / kAssessmentFile, report));
    }
    TestFolder m_folder;
};

void TestReaderTables::labels_areReadAsSpreadsheetsWriteThem_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("plain") << labelTable(",", "\n", "4003253000");
    QTest::newRow("CRLF") << labelTable(",", "\r\n", "4003253000");
    QTest::newRow("semicolons") << "sep=;\r\n" + labelTable(";", "\r\n", "4003253000,0");
    QTest::newRow("tabs") << labelTable("\t", "\n", "4.003253000E+09");
}

void TestReaderTables::labels_areReadAsSpreadsheetsWriteThem()
{
    QFETCH(QByteArray, text);
    writeText(m_folder.filePath("ann.csv"), text);
    const auto input = readReaders(m_folder.path("ann.csv"), {});
    QVERIFY2(input, input ? "" : input.error().message.c_str());
    QCOMPARE(input->readers.size(), std::size_t{1});
    const ReaderGrades& reader = input->readers.front();
    QCOMPARE(reader.name, std::string("ann"));
    QCOMPARE(reader.kind, ReaderKind::Labels);
    QCOMPARE(reader.studies.size(), std::size_t{1});
    QVERIFY(at(reader, "4003253000", siteAt(0)).severity == Severity::Severe);
    QCOMPARE(answerOf(at(reader, "4003253000", siteAt(1))), kMissingAnswer);
    QVERIFY(at(reader, "4003253000", siteAt(24)).severity == Severity::NormalMild);
}

void TestReaderTables::predictions_giveTheLikeliestGrade()
{
    writeText(m_folder.filePath("submission.csv"),
              "row_id,normal_mild,moderate,severe\n"
              "4003253000_spinal_canal_stenosis_l1_l2,0.2,0.5,0.3\n"
              "4003253000_left_neural_foraminal_narrowing_l1_l2,3,1,1\n");
    const auto input = readReaders(m_folder.path("submission.csv"), {});
    QVERIFY(input);
    const ReaderGrades& reader = input->readers.front();
    QCOMPARE(reader.kind, ReaderKind::Predictions);
    QVERIFY(at(reader, "4003253000", kCanal).severity == Severity::Moderate);
    QVERIFY(at(reader, "4003253000", kLeftForamen).severity == Severity::NormalMild);
    QCOMPARE(answerOf(at(reader, "4003253000", kRightForamen)), kMissingAnswer);
}

void TestReaderTables::predictions_giveTheGradeOfTheCutOff()
{
    // The last row sums to 2: its probability of Severe is 0.3.
    writeText(m_folder.filePath("ai.csv"),
              "row_id,normal_mild,moderate,severe\n"
              "1_spinal_canal_stenosis_l1_l2,0.65,0.25,0.1\n"
              "1_left_neural_foraminal_narrowing_l1_l2,0.75,0.15,0.1\n"
              "1_right_neural_foraminal_narrowing_l1_l2,1,0.4,0.6\n");
    const auto input = readReaders(m_folder.path("ai.csv"), {.moderate = 0.3, .severe = 0.35});
    QVERIFY(input);
    const ReaderGrades& reader = input->readers.front();
    QVERIFY(at(reader, "1", kCanal).severity == Severity::Moderate);
    QVERIFY(at(reader, "1", kLeftForamen).severity == Severity::NormalMild);
    QVERIFY(at(reader, "1", kRightForamen).severity == Severity::Moderate);
}

void TestReaderTables::assessments_keepReadersAndAiApart()
{
    Assessment assessment(StudyIdentity{.studyInstanceUid = "1.2.3"});
    assessment.setFinding({kCanal, {0.2, 0.5, 0.3}, std::nullopt, std::nullopt});
    assessment.setFinding({kLeftForamen, {0.2, 0.5, 0.3}, std::nullopt, Reason::ofText("dark")});
    assessment.setDecision(kCanal, ReaderDecision{Severity::Moderate, true, "Dr. A", "2026-11-30"});
    assessment.setDecision(kRightForamen,
                           ReaderDecision{std::nullopt, false, "Dr. A", "2026-11-30"});
    assessment.setImported(kLeftRecess, ImportedLabel{.severity = Severity::Severe});
    writeAssessment("graded/4003253000", "4003253000", assessment);
    writeText(m_folder.filePath("graded/submission.csv"), "beside the folders");
    const auto input = readReaders(m_folder.path("graded"), {});
    QVERIFY2(input, input ? "" : input.error().message.c_str());
    QVERIFY(input->problems.empty());
    QCOMPARE(input->readers.size(), std::size_t{2});
    const ReaderGrades& readers = input->readers[0];
    const ReaderGrades& model = input->readers[1];
    QCOMPARE(readers.name, std::string("graded readers"));
    QCOMPARE(readers.kind, ReaderKind::Decisions);
    QCOMPARE(readers.accepted, std::size_t{1});
    QCOMPARE(model.name, std::string("graded AI"));
    QCOMPARE(model.kind, ReaderKind::Model);
    QVERIFY(at(readers, "4003253000", kCanal).severity == Severity::Moderate);
    QCOMPARE(answerOf(at(readers, "4003253000", kRightForamen)), kUngradableAnswer);
    QCOMPARE(answerOf(at(readers, "4003253000", kLeftForamen)), kMissingAnswer);
    // An imported label is nobody's decision.
    QCOMPARE(answerOf(at(readers, "4003253000", kLeftRecess)), kMissingAnswer);
    QVERIFY(at(model, "4003253000", kCanal).severity == Severity::Moderate);
    QCOMPARE(answerOf(at(model, "4003253000", kLeftForamen)), kUngradableAnswer); // refused
    QCOMPARE(answerOf(at(model, "4003253000", kRightForamen)), kMissingAnswer);
}

void TestReaderTables::damagedAssessments_areNamed()
{
    Assessment assessment(StudyIdentity{.studyInstanceUid = "1.2.3"});
    assessment.setDecision(kCanal, ReaderDecision{.severity = Severity::Severe});
    writeAssessment("work/a", "7", assessment);
    writeAssessment("work/b", "7", assessment);
    QDir().mkpath(m_folder.filePath("work/c"));
    writeText(m_folder.filePath("work/c/assessment.json"), "{}");
    const auto input = readReaders(m_folder.path("work"), {});
    QVERIFY(input);
    QCOMPARE(input->readers.size(), std::size_t{1}); // no AI
    QCOMPARE(input->problems.size(), std::size_t{2});
    QVERIFY(input->problems[0].find("b/assessment.json") != std::string::npos);
    QVERIFY(input->problems[0].find("same study id") != std::string::npos);
    QVERIFY(input->problems[1].find("c/assessment.json") != std::string::npos);
}

void TestReaderTables::readers_areCalledAfterTheirFiles()
{
    for (const char* folder : {"ann", "ben"}) {
        QDir().mkpath(m_folder.filePath(folder));
        writeText(m_folder.filePath(folder) + "/train.csv", labelTable(",", "\n", "1"));
    }
    std::vector<ReaderGrades> readers;
    for (const char* name : {"ann/train.csv", "ben", "ben/", "ben/train.csv"})
        readers.push_back(readReaders(m_folder.path(name), {})->readers.front());
    makeNamesUnique(readers);
    QCOMPARE(readers[0].name, std::string("ann"));
    QCOMPARE(readers[1].name, std::string("ben"));
    QCOMPARE(readers[2].name, std::string("ben (2)"));
    QCOMPARE(readers[3].name, std::string("ben (3)"));
}

void TestReaderTables::otherFiles_areRefused()
{
    writeText(m_folder.filePath("other.csv"), "a,b\n1,2\n");
    writeText(m_folder.filePath("twice.csv"),
              "row_id,normal_mild,moderate,severe\n"
              "1_spinal_canal_stenosis_l1_l2,1,0,0\n"
              "1_spinal_canal_stenosis_l1_l2,0,1,0\n");
    writeText(m_folder.filePath("zero.csv"),
              "row_id,normal_mild,moderate,severe\n"
              "1_spinal_canal_stenosis_l1_l2,0,0,0\n");
    QDir().mkpath(m_folder.filePath("empty"));
    for (const char* name : {"other.csv", "twice.csv", "zero.csv", "empty", "nowhere.csv"}) {
        const auto input = readReaders(m_folder.path(name), {});
        QVERIFY2(!input, name);
        QVERIFY2(input.error().message.find(name) != std::string::npos,
                 input.error().message.c_str());
    }
    QCOMPARE(readReaders(m_folder.path("empty"), {}).error().code, ErrorCode::NotFound);
    QCOMPARE(readReaders(m_folder.path("nowhere.csv"), {}).error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestReaderTables)
#include "tst_reader_tables.moc"
