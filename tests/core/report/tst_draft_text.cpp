#include "tests/core/report/sample_report.h"

#include <QTest>

#include <random>
#include <set>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

QString draft(const Assessment& assessment)
{
    return QString::fromStdString(draftText(draftOf(assessment, sampleReport(assessment).series)));
}

/// The text of one section, from its heading to the next empty line.
QString section(const QString& text, const QString& heading)
{
    return text.section('\n' + heading + '\n', 1).section("\n\n", 0, 0);
}

} // namespace

/// The draft report as English text.
class TestDraftText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sections_comeInOrder();
    void findings_nameEachLevelOnceFromAboveDown();
    void impression_listsSevereFirst();
    void untouchedDraft_isProvisional();
    void mixedDraft_marksTheModelsGrades();
    void refusedSites_areNamedWithTheReason();
    void neverSaysNormalAlone();
    void uncertainNumbering_isSaid();
    void variant_namesTheDiscs();
    void nothingGraded_isSaid();
    void allNormalMild_isNoImpressionOfNormality();
    void withheldGrades_areNamedAsNotGiven();
    void impression_neverRestsOnUnreliableGrades();
};

void TestDraftText::sections_comeInOrder()
{
    const QString text = draft(sampleReadAssessment());
    qsizetype last = -1;
    for (const char* heading :
         {"MR LUMBAR SPINE", "\nTECHNIQUE\n", "\nFINDINGS\n", "\nIMPRESSION\n", "\nNOT GRADED\n",
          "\nWHO GRADED\n", "Research use only. Not for diagnosis."}) {
        const qsizetype at = text.indexOf(heading);
        QVERIFY2(at > last, heading);
        last = at;
    }
    QVERIFY(section(text, "TECHNIQUE").contains("Sagittal T2/STIR (17 images)"));
    QVERIFY(section(text, "TECHNIQUE").contains("Not used: localizer (9 images)"));
    QVERIFY(section(text, "TECHNIQUE").contains("foramen-lumbar 1.0, on CPU"));
    QVERIFY(section(text, "WHO GRADED").contains(QString(64, 'a')));
}

void TestDraftText::findings_nameEachLevelOnceFromAboveDown()
{
    const QStringList lines = section(draft(sampleAssessment()), "FINDINGS").split('\n');
    QCOMPARE(lines.size(), 5);
    for (std::size_t i = 0; i < kLevelCount; ++i)
        QVERIFY(lines[static_cast<int>(i)].startsWith(QString::fromUtf8(nameOf(kLevels[i]).data())
                                                      + ": "));
    QCOMPARE(
        lines[3],
        QString("L4/L5: Moderate spinal canal stenosis. Severe left subarticular stenosis; right "
                "subarticular "
                "zone Normal/Mild. Severe left neural foraminal narrowing; right neural foramen "
                "Normal/Mild."));
}

void TestDraftText::impression_listsSevereFirst()
{
    const QString impression = section(draft(sampleReadAssessment()), "IMPRESSION");
    const QStringList lines = impression.split('\n');
    QCOMPARE(lines[0], QString("1. Severe spinal canal stenosis at L4/L5."));
    QCOMPARE(lines[1],
             QString("2. Severe* left neural foraminal narrowing at L1/L2, L2/L3, L3/L4, L4/L5."));
    bool moderateSeen = false;
    for (const QString& line : lines) {
        moderateSeen = moderateSeen || line.contains(" Moderate");
        QVERIFY(!(moderateSeen && line.contains(" Severe")));
    }
    QVERIFY(impression.contains("Moderate left neural foraminal narrowing at L5/S1."));
    QVERIFY(draft(sampleAssessment())
                .contains("Moderate spinal canal stenosis at L4/L5 (the model is not sure)."));
}

void TestDraftText::untouchedDraft_isProvisional()
{
    const QString text = draft(sampleAssessment());
    QVERIFY(text.contains(
        "Provisional: 24 of 24 grades are the model's and were not reviewed by a reader."));
    QVERIFY(text.contains(
        "Graded by the model alone: 24 of 25 sites, provisional, not reviewed by a reader."));
    QVERIFY(!text.contains('*'));
}

void TestDraftText::mixedDraft_marksTheModelsGrades()
{
    const QString text = draft(sampleReadAssessment());
    QVERIFY(text.contains("Graded or accepted by a reader (Reader, Ann): 3 of 25 sites."));
    QVERIFY(text.contains("(marked *)"));
    QVERIFY(section(text, "FINDINGS").contains("L4/L5: Severe spinal canal stenosis. Severe left"));
    QVERIFY(section(text, "FINDINGS").contains("Severe* left neural foraminal narrowing"));
    QVERIFY(section(text, "FINDINGS").contains("Spinal canal: roots \"crowded\", no fluid."));
    QVERIFY(text.contains("Spinal canal at L4/L5: Severe (the model said Moderate)."));
}

void TestDraftText::refusedSites_areNamedWithTheReason()
{
    QCOMPARE(
        section(draft(sampleAssessment()), "NOT GRADED"),
        QString("No sagittal T1 slice through the left foramen: left neural foramen at L5/S1."));
    QVERIFY(section(draft(sampleReadAssessment()), "NOT GRADED")
                .contains("Not gradable, says the reader: right subarticular zone at L1/L2."));
}

void TestDraftText::neverSaysNormalAlone()
{
    for (const Assessment& assessment :
         {sampleAssessment(), sampleReadAssessment(), Assessment()}) {
        QString text = draft(assessment);
        text.remove("Normal/Mild");
        QVERIFY(!text.contains("normal", Qt::CaseInsensitive));
    }
}

void TestDraftText::uncertainNumbering_isSaid()
{
    Assessment assessment = sampleAssessment();
    Grading grading;
    grading.model = *assessment.model();
    grading.numbering = {false, Reason::ofText("S1 is not in view")};
    grading.problems = {Reason::ofText("No axial series")};
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = *assessment.cell(siteAt(i)).finding;
    assessment.setGrading(grading);
    const QString text = draft(assessment);
    QVERIFY(text.contains(
        "The level numbering is not certain (S1 is not in view) and has to be checked."));
    QVERIFY(text.contains("Limitation: No axial series."));
}

void TestDraftText::variant_namesTheDiscs()
{
    Assessment assessment = sampleReadAssessment();
    const QString usual = draft(assessment);
    QVERIFY(!usual.contains("Numbering by the reader"));
    assessment.setVariant({.vertebra = TransitionalVertebra::SacralisedL5});
    QString findings = section(draft(assessment), "FINDINGS");
    QVERIFY(findings.contains("Numbering by the reader: L5 is sacralised.\n"));
    QVERIFY(findings.contains("\nL4/L5: ")); // the discs keep their names

    assessment.setVariant({.vertebra = std::nullopt, .discs = NamedDiscs::L2L3ToL6S1});
    const QString named = draft(assessment);
    findings = section(named, "FINDINGS");
    QVERIFY(findings.contains("Numbering by the reader: Six lumbar vertebrae: "));
    QVERIFY(findings.contains("\nL4/L5 (L5/L6): "));
    QVERIFY(section(named, "IMPRESSION").contains("at L4/L5 (L5/L6)"));
    QVERIFY(!named.contains("at L4/L5."));
}

void TestDraftText::nothingGraded_isSaid()
{
    const QString text = draft(Assessment());
    QCOMPARE(section(text, "IMPRESSION"), QString("Nothing was graded."));
    QVERIFY(text.contains("No model was used."));
    QVERIFY(text.contains("Neither the model nor a reader has graded: spinal canal at L1/L2, "
                          "L2/L3, L3/L4, L4/L5, L5/S1;"));
}

void TestDraftText::allNormalMild_isNoImpressionOfNormality()
{
    Assessment assessment = sampleAssessment();
    for (std::size_t i = 0; i < kSiteCount; ++i)
        assessment.setDecision(siteAt(i), ReaderDecision{Severity::NormalMild, false, "A", ""});
    QCOMPARE(
        section(draft(assessment), "IMPRESSION"),
        QString("No moderate or severe stenosis among the 25 graded sites: all are Normal/Mild."));
    QVERIFY(!draft(assessment).contains("Provisional"));
}

namespace {

/// The same grades, those of a condition not reliable on patients.
Assessment withUnreliable(Assessment assessment, const std::vector<Condition>& conditions)
{
    for (const Condition condition : conditions)
        for (const DiscLevel level : kLevels) {
            Finding finding = *assessment.cell({condition, level}).finding;
            finding.unreliable = ReasonCode::PatientsNotMeasured;
            assessment.setFinding(finding);
        }
    return assessment;
}

} // namespace

void TestDraftText::withheldGrades_areNamedAsNotGiven()
{
    Assessment assessment =
        withUnreliable(sampleAssessment(),
                       {Condition::LeftSubarticularStenosis, Condition::RightSubarticularStenosis});
    const QString text = draft(assessment);
    QVERIFY(section(text, "FINDINGS")
                .contains("L1/L2: Spinal canal Normal/Mild. Both subarticular "
                          "zones not graded."));
    QVERIFY(section(text, "NOT GRADED")
                .contains("The model's grade is not given. Not reliable on patients: the grader "
                          "was not measured on them: left subarticular zone at L1/L2, L2/L3"));
    QVERIFY(section(text, "WHO GRADED").contains("Not graded: 11 of 25 sites."));
    QVERIFY(section(text, "IMPRESSION")
                .contains("10 grades by the model are not reliable on patients and are left out"));
    QVERIFY(!text.contains("severe left subarticular", Qt::CaseInsensitive));

    assessment.setUnreliableGrades(UnreliableGrades::Shown);
    const QString shown = draft(assessment);
    QVERIFY(
        section(shown, "FINDINGS").contains("Severe (not reliable) left subarticular stenosis"));
    QVERIFY(section(shown, "IMPRESSION")
                .contains("10 grades by the model are not reliable on patients and are left out"));
    QVERIFY(section(shown, "WHO GRADED").contains("Of these, 10 are not reliable on patients"));
}

/// Whatever is graded, reviewed, unreliable, shown or withheld: each finding of the impression has
/// a reader's decision or a reliable grade behind it, and each of those that is Moderate or Severe
/// is named there.
void TestDraftText::impression_neverRestsOnUnreliableGrades()
{
    std::mt19937 random(20261130);
    const auto one = [&random](int of) {
        return std::uniform_int_distribution(0, of - 1)(random);
    };
    constexpr int rounds = 400;
    for (int round = 0; round < rounds; ++round) {
        Assessment assessment = sampleAssessment();
        assessment.setUnreliableGrades(one(2) == 0 ? UnreliableGrades::Shown
                                                   : UnreliableGrades::Withheld);
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            Finding finding = *assessment.cell(siteAt(index)).finding;
            finding.refused.reset();
            finding.probabilities = {0.1, 0.1, 0.1};
            finding.probabilities[static_cast<std::size_t>(one(3))] = 0.8;
            if (one(2) == 0)
                finding.unreliable = ReasonCode::PatientsNotMeasured;
            assessment.setFinding(finding);
            if (one(4) == 0)
                assessment.setDecision(
                    siteAt(index),
                    ReaderDecision{.severity = kSeverities[static_cast<std::size_t>(one(3))]});
        }
        std::set<std::size_t> named;
        for (const DraftSection& section : draftOf(assessment).sections) {
            if (section.heading != DraftHeading::Impression)
                continue;
            for (const DraftLine& line : section.lines)
                for (const DraftStatement& statement : line.statements)
                    if (const auto* found = std::get_if<statement::Finding>(&statement))
                        for (const DiscLevel level : found->sites.levels)
                            named.insert(siteIndex({found->sites.condition, level}));
        }
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const AssessmentCell& cell = assessment.cell(siteAt(index));
            const Severity model = likeliest(cell.finding->probabilities);
            const bool isReliable = cell.decision || !cell.finding->unreliable;
            const Severity grade = cell.decision ? *cell.decision->severity : model;
            QCOMPARE(named.count(index) == 1, isReliable && grade != Severity::NormalMild);
        }
    }
}

QTEST_APPLESS_MAIN(TestDraftText)
#include "tst_draft_text.moc"
