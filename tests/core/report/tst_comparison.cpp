#include "tests/core/report/sample_report.h"

#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"

#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kRecess{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
constexpr Site kForamen{Condition::RightNeuralForaminalNarrowing, DiscLevel::L5S1};

void decide(Assessment& assessment, Site site, Severity severity)
{
    assessment.setDecision(site,
                           ReaderDecision{.severity = severity, .readerName = "Reader^Early"});
}

Assessment priorStudy()
{
    Assessment prior({.studyInstanceUid = "1.2.840.113619.6", .studyDate = "20240501"});
    return prior;
}

/// The section alone; empty where there is nothing to compare.
QString compared(const Assessment& now, const Assessment& prior, bool isIdentityInDoubt = false)
{
    Draft draft{{comparisonSection(now, {&prior, isIdentityInDoubt})}};
    return draft.sections[0].lines.empty() ? QString() : QString::fromStdString(draftText(draft));
}

} // namespace

/// The section of a draft that compares with a prior.
class TestComparison : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readersGrades_areComparedByLevel();
    void modelsGrades_areNeverCompared();
    void priorWithoutReader_saysNothing();
    void doubtOfIdentity_isSaid();
    void uncertainNumbering_isSaid();
    void draft_hasTheSectionBeforeTheFindings();
};

void TestComparison::readersGrades_areComparedByLevel()
{
    Assessment prior = priorStudy();
    Assessment now;
    decide(prior, kCanal, Severity::NormalMild);
    decide(now, kCanal, Severity::Severe);
    decide(prior, kRecess, Severity::Severe);
    decide(now, kRecess, Severity::Moderate);
    decide(prior, kForamen, Severity::Moderate);
    decide(now, kForamen, Severity::Moderate);
    const QString text = compared(now, prior);
    QVERIFY(text.contains("Compared with the study of 2024-05-01"));
    QVERIFY(text.contains("Reader, Early"));
    QVERIFY(text.contains("Worse: spinal canal stenosis at L4/L5 (Normal/Mild, now Severe).\n"));
    QVERIFY(text.contains("Better: left subarticular stenosis at L4/L5 (Severe, now Moderate).\n"));
    QVERIFY(text.contains("Unchanged: 1 of the 3 sites that readers graded in both studies.\n"));
}

void TestComparison::modelsGrades_areNeverCompared()
{
    Assessment prior = sampleAssessment(); // graded by the model alone
    const Assessment now = sampleAssessment();
    QVERIFY(compared(now, prior).isEmpty());
    decide(prior, kCanal, Severity::Severe); // and one site by a reader, not read again now
    QVERIFY(compared(now, prior).contains("No site was graded by a reader in both studies."));
    QVERIFY(!compared(now, prior).contains("Worse"));
}

void TestComparison::priorWithoutReader_saysNothing()
{
    QVERIFY(compared(sampleReadAssessment(), priorStudy()).isEmpty());
    QVERIFY(comparisonSection(sampleReadAssessment(), {}).lines.empty());
    Assessment ungradable = priorStudy();
    ungradable.setDecision(kCanal, ReaderDecision{.severity = std::nullopt, .readerName = "R"});
    QVERIFY(compared(sampleReadAssessment(), ungradable).isEmpty());
}

void TestComparison::doubtOfIdentity_isSaid()
{
    Assessment prior = priorStudy();
    decide(prior, kCanal, Severity::Severe);
    const QString remark("Attention: patient ID or birth date of that study differ from this "
                         "one's, or are missing.\n");
    QVERIFY(compared(Assessment(), prior, true).contains(remark));
    QVERIFY(!compared(Assessment(), prior, false).contains(remark));
}

void TestComparison::uncertainNumbering_isSaid()
{
    Assessment prior = sampleAssessment();
    decide(prior, kCanal, Severity::Severe);
    QVERIFY(!compared(Assessment(), prior).contains("not certain"));
    Grading grading;
    grading.model = *prior.model();
    grading.numbering.certain = false;
    prior.setGrading(grading);
    QVERIFY(compared(Assessment(), prior).contains("level numbering of that study is not certain"));
}

void TestComparison::draft_hasTheSectionBeforeTheFindings()
{
    Assessment prior = priorStudy();
    decide(prior, kCanal, Severity::Severe);
    const Assessment now = sampleReadAssessment();
    const std::string with = draftText(draftOf(now, {}, {&prior, false}));
    const auto comparison = with.find("\nCOMPARISON\n");
    QVERIFY(comparison != std::string::npos);
    QVERIFY(with.find("\nTECHNIQUE\n") < comparison);
    QVERIFY(comparison < with.find("\nFINDINGS\n"));
    const std::string without = draftText(draftOf(now, {}, {}));
    QCOMPARE(without, draftText(draftOf(now)));
    QVERIFY(without.find("COMPARISON") == std::string::npos);
}

QTEST_APPLESS_MAIN(TestComparison)
#include "tst_comparison.moc"
