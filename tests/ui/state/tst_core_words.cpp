#include "ui/state/language/core_words.h"

#include "core/report/draft/comparison.h"
#include "core/spine/assessment.h"
#include "ui/state/language/translation.h"

#include <QRegularExpression>
#include <QTest>

#include <random>

using namespace foramen;

class TestCoreWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setLanguage(QStringLiteral("en")); }
    void draft_isWhollyGerman();
    void draft_keepsWhatAReaderWrote();
};

namespace {

Assessment randomAssessment(std::mt19937& random)
{
    const auto chance = [&random](int of) {
        return static_cast<int>(random() % of) == 0;
    };
    Assessment assessment({.studyInstanceUid = "1.2.3",
                           .studyDate = chance(3) ? "" : "20261120",
                           .studyDescription = chance(2) ? "" : "LWS nativ"});
    Grading grading;
    grading.model = {.name = "foramen-lumbar", .version = "0.6", .sha256 = "ab", .device = "CPU"};
    grading.numbering = {chance(2), ReasonCode::OtherNumberingFits};
    if (chance(2))
        grading.problems = {ReasonCode::SeriesDisagreeOnNumbering};
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        Finding& finding = grading.findings[i];
        finding.site = siteAt(i);
        finding.probabilities = {0.1, 0.1, 0.1};
        finding.probabilities[random() % 3] = 0.8;
        if (chance(6))
            finding.refused = chance(2)
                ? Reason(ReasonCode::NoSeries, ReasonCode::SeriesSagittalT2)
                : Reason(ReasonCode::ForamenOutOfSlices, ReasonCode::SeriesSagittalT1,
                         ReasonCode::SideLeft, "L4/L5");
        if (chance(9))
            finding.probabilities = {0.4, 0.45, 0.15}; // uncertain
    }
    if (!chance(8))
        assessment.setGrading(grading);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        if (chance(2))
            continue;
        ReaderDecision decision{.readerName = chance(2) ? "Weiß^Anna" : ""};
        if (!chance(7))
            decision.severity = kSeverities[random() % kSeverityCount];
        assessment.setDecision(siteAt(i), decision);
    }
    return assessment;
}

} // namespace

void TestCoreWords::draft_isWhollyGerman()
{
    setLanguage(QStringLiteral("de"));
    static const QRegularExpression english(QStringLiteral(
        "\\b(the|of|and|is|are|not|was|were|by|at|left|right|with|graded|severe|moderate|mild|"
        "Study|sites|reader)\\b"));
    std::mt19937 random(7);
    const std::vector<ReportSeries> series = {{.role = "Sagittal T2/STIR", .imageCount = 17},
                                              {.role = "Axial T2", .imageCount = 35},
                                              {.seriesDescription = "Loc", .imageCount = 9}};
    for (int i = 0; i < 200; ++i) {
        const Assessment assessment = randomAssessment(random);
        const Assessment prior = randomAssessment(random);
        const auto text = draftText(assessment, i % 3 == 0 ? std::vector<ReportSeries>() : series,
                                    {i % 2 == 0 ? &prior : nullptr, {}});
        const QString german = draftInLanguage(QString::fromStdString(text));
        const QStringList lines = german.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), QString::fromStdString(text).count(QLatin1Char('\n')) + 1);
        for (const QString& line : lines)
            QVERIFY2(!english.match(line).hasMatch(), qPrintable(line));
    }
}

void TestCoreWords::draft_keepsWhatAReaderWrote()
{
    setLanguage(QStringLiteral("de"));
    QCOMPARE(draftInLanguage(QStringLiteral(
                 "L4/L5: Severe spinal canal stenosis. Both neural foramina Normal/Mild. Left "
                 "subarticular zone: Zyste der Facette. Verlauf empfohlen.\nMeine Zeile.")),
             QStringLiteral("L4/L5: Hochgradige Spinalkanalstenose. Beide Neuroforamina "
                            "normal/leicht. Linker Recessus lateralis: Zyste der Facette. Verlauf "
                            "empfohlen.\nMeine Zeile."));
}

QTEST_GUILESS_MAIN(TestCoreWords)
#include "tst_core_words.moc"
