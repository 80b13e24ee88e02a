#include "ui/state/language/draft_in_language.h"

#include "core/report/draft/draft_text.h"
#include "core/spine/assessment.h"
#include "ui/state/language/translation.h"

#include <QRegularExpression>
#include <QTest>

#include <random>
#include <set>

using namespace foramen;

/// The draft report in German.
class TestDraftInLanguage : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void cleanup() { setLanguage(QStringLiteral("en")); }
    void everyStatement_hasAGermanSentence();
    void english_isThatOfCore();
    void german_saysStatements_data();
    void german_saysStatements();
    void draft_isWhollyGerman();
    void draft_keepsWhatAReaderWrote();
};

namespace {

/// English words that no German sentence has.
const QRegularExpression& english()
{
    static const QRegularExpression words(QStringLiteral(
        "\\b(the|of|and|is|are|not|was|were|by|at|left|right|with|graded|severe|moderate|mild|"
        "Study|sites|reader)\\b"));
    return words;
}

/// At least one statement of each kind, in all its forms.
std::vector<DraftStatement> allStatements()
{
    using namespace statement;
    using Cause = NotGradedBecause::Cause;
    constexpr DraftGrade normalMild{Severity::NormalMild, false};
    constexpr DraftGrade moderate{Severity::Moderate, true};
    constexpr DraftGrade severe{Severity::Severe, false};
    std::vector<DraftStatement> all = {
        StudyOf{"20261120", "LWS nativ"},
        StudyOf{"20261120", {}},
        Provisional{3, 25},
        SeriesGraded{{{"Sagittal T2/STIR", {}, 17}, {"Axial T2", {}, 35}}},
        NoSeriesUsable{},
        SeriesNotUsed{{{{}, "Loc", 9}}},
        ModelUsed{"foramen-lumbar", "0.6", "CPU, 8 threads, f32", "2026-11-20T10:00:00+01:00"},
        ModelUsed{"foramen-lumbar", "0.6", "CPU, 1 thread", {}},
        NoModelUsed{},
        Limitation{ReasonCode::SeriesDisagreeOnNumbering},
        ComparedWith{"20240501", {"Weiß, Anna"}},
        ComparedWith{{}, {}},
        PriorIdentityInDoubt{},
        PriorNumberingUncertain{},
        NothingToCompare{},
        SitesUnchanged{1, 3},
        NumberingUncertain{ReasonCode::OtherNumberingFits},
        NumberingUncertain{},
        NumberingByReader{{.vertebra = TransitionalVertebra::SacralisedL5,
                           .discs = NamedDiscs::T12L1ToL4L5,
                           .readerName = {},
                           .time = {}}},
        NumberingByReader{{.vertebra = TransitionalVertebra::LumbarisedS1,
                           .discs = NamedDiscs::L2L3ToL6S1,
                           .readerName = {},
                           .time = {}}},
        LevelNotGraded{},
        LevelNormalMild{normalMild},
        Measured{{.kind = MeasureKind::CanalDiameter,
                  .level = DiscLevel::L4L5,
                  .value = 8.25,
                  .deviation = 0.9}},
        Measured{{.kind = MeasureKind::ForamenHeight,
                  .level = DiscLevel::L4L5,
                  .side = Side::Left,
                  .value = 14.1,
                  .isReaders = true}},
        NothingGraded{},
        LeftOutOfImpression{20},
        LeftOutOfImpression{1},
        AllNormalMild{25},
        NormalMildCount{20, 25},
        GradedByReader{{"Weiß, Anna"}, 3},
        GradedByReader{{}, 3},
        GradedByModel{22, true},
        GradedByModel{22, false},
        GradedUnreliably{20},
        GradedUnreliably{1},
        SiteCutOffs{{CutOff{0.3, {}}, {}, {}, {}, CutOff{0.3, 0.25}}},
        RefinedByReader{MildGrade::Mild, {Condition::SpinalCanalStenosis}},
        SitesNotGraded{2},
        LabelsNotConfirmed{2},
        ChangesFollow{},
        ModelWeights{"ab"},
        IntendedUse{},
    };
    for (const auto& grade : {std::optional<DraftGrade>(), std::optional(normalMild),
                              std::optional(moderate), std::optional(severe)}) {
        all.emplace_back(CanalGrade{grade});
        for (const Condition left :
             {Condition::LeftNeuralForaminalNarrowing, Condition::LeftSubarticularStenosis})
            for (const auto& other : {std::optional<DraftGrade>(), std::optional(normalMild),
                                      std::optional(moderate), std::optional(severe)})
                all.emplace_back(PairGrades{left, grade, other});
    }
    for (const Condition condition : kConditions) {
        const Site site{condition, DiscLevel::L4L5};
        all.emplace_back(ReaderComment{condition, "Zyste der Facette"});
        all.emplace_back(
            statement::Finding{severe, {condition, {DiscLevel::L3L4, DiscLevel::L4L5}}, {}});
        all.emplace_back(statement::Finding{
            moderate, {condition, {DiscLevel::L3L4, DiscLevel::L4L5}}, {DiscLevel::L4L5}});
        all.emplace_back(
            statement::Finding{moderate, {condition, {DiscLevel::L4L5}}, {DiscLevel::L4L5}});
        for (const Cause cause : {Cause::Reader, Cause::Nobody, Cause::Hidden, Cause::Refused})
            all.emplace_back(NotGradedBecause{
                cause,
                cause == Cause::Refused ? Reason(ReasonCode::NoSeries, ReasonCode::SeriesSagittalT2)
                                        : Reason(),
                {{condition, {DiscLevel::L4L5}}}});
        for (const Severity before : kSeverities)
            for (const Severity now : kSeverities)
                if (before != now) {
                    all.emplace_back(SitesChanged{now > before, {{site, before, now}}});
                    all.emplace_back(ChangedByReader{site, before, now});
                }
    }
    return all;
}

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

void TestDraftInLanguage::everyStatement_hasAGermanSentence()
{
    setLanguage(QStringLiteral("de"));
    std::set<std::size_t> kinds;
    for (const DraftStatement& one : allStatements()) {
        kinds.insert(one.index());
        const QString german = statementInLanguage(one);
        QVERIFY2(german != QString::fromStdString(sentenceOf(one)), qPrintable(german));
        QVERIFY2(!english().match(german).hasMatch(), qPrintable(german));
        QVERIFY2(!german.contains(QLatin1Char('%')), qPrintable(german));
    }
    QCOMPARE(kinds.size(), std::variant_size_v<DraftStatement>);
}

void TestDraftInLanguage::english_isThatOfCore()
{
    for (const DraftStatement& one : allStatements())
        QCOMPARE(statementInLanguage(one), QString::fromStdString(sentenceOf(one)));
    std::mt19937 random(11);
    for (int i = 0; i < 50; ++i) {
        const Assessment prior = randomAssessment(random);
        Assessment assessment = randomAssessment(random);
        assessment.setVariant({.vertebra = std::nullopt,
                               .discs = kNamedDiscs[static_cast<std::size_t>(i) % 3],
                               .readerName = {},
                               .time = {}});
        const Draft draft = draftOf(assessment, {}, {&prior, i % 2 == 0});
        QCOMPARE(draftInLanguage(draft), QString::fromStdString(draftText(draft)));
    }
}

void TestDraftInLanguage::german_saysStatements_data()
{
    using namespace statement;
    QTest::addColumn<DraftStatement>("statement");
    QTest::addColumn<QString>("german");
    const auto row = [](const char* name, DraftStatement statement, const char* german) {
        QTest::newRow(name) << std::move(statement) << QString::fromUtf8(german);
    };
    row("study", StudyOf{"20261120", "LWS nativ"}, "Untersuchung vom 20.11.2026, LWS nativ.");
    row("two sides",
        PairGrades{Condition::LeftSubarticularStenosis, DraftGrade{Severity::Severe, true},
                   DraftGrade{Severity::Moderate, false}},
        "Hochgradige* linksseitige und mittelgradige rechtsseitige subartikuläre Stenose.");
    row("one side",
        PairGrades{Condition::LeftNeuralForaminalNarrowing, std::nullopt,
                   DraftGrade{Severity::Severe, false}},
        "Hochgradige neuroforaminale Enge rechts; linkes Neuroforamen nicht beurteilt.");
    row("change",
        ChangedByReader{{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L4L5},
                        Severity::Moderate,
                        Severity::Severe},
        "Linkes Neuroforamen in Höhe L4/L5: mittelgradig (laut Modell hochgradig).");
    row("model",
        ModelUsed{"foramen-lumbar", "0.6", "CPU, 8 threads, f32", "2026-11-20T10:00:00+01:00"},
        "Modell: foramen-lumbar 0.6, auf CPU, 8 Threads, f32, 20.11.2026.");
}

void TestDraftInLanguage::german_saysStatements()
{
    setLanguage(QStringLiteral("de"));
    QFETCH(DraftStatement, statement);
    QTEST(statementInLanguage(statement), "german");
}

void TestDraftInLanguage::draft_isWhollyGerman()
{
    setLanguage(QStringLiteral("de"));
    std::mt19937 random(7);
    const std::vector<ReportSeries> series = {{.role = "Sagittal T2/STIR", .imageCount = 17},
                                              {.role = "Axial T2", .imageCount = 35},
                                              {.seriesDescription = "Loc", .imageCount = 9}};
    for (int i = 0; i < 200; ++i) {
        const Assessment assessment = randomAssessment(random);
        const Assessment prior = randomAssessment(random);
        const Draft draft = draftOf(assessment, i % 3 == 0 ? std::vector<ReportSeries>() : series,
                                    {i % 2 == 0 ? &prior : nullptr, false});
        const std::string text = draftText(draft);
        const QString german = draftInLanguage(draft);
        const QStringList lines = german.split(QLatin1Char('\n'));
        QCOMPARE(lines.size(), QString::fromStdString(text).count(QLatin1Char('\n')) + 1);
        for (const QString& line : lines)
            QVERIFY2(!english().match(line).hasMatch(), qPrintable(line));
    }
}

void TestDraftInLanguage::draft_keepsWhatAReaderWrote()
{
    setLanguage(QStringLiteral("de"));
    Assessment assessment;
    const auto decide = [&](Condition condition, Severity severity, const std::string& comment) {
        assessment.setDecision({condition, DiscLevel::L4L5}, ReaderDecision{.severity = severity});
        if (!comment.empty())
            assessment.setComment({condition, DiscLevel::L4L5}, CellComment{.text = comment});
    };
    decide(Condition::SpinalCanalStenosis, Severity::Severe, {});
    decide(Condition::LeftNeuralForaminalNarrowing, Severity::NormalMild, {});
    decide(Condition::RightNeuralForaminalNarrowing, Severity::NormalMild, {});
    decide(Condition::LeftSubarticularStenosis, Severity::NormalMild,
           "Zyste der Facette. Not graded. Verlauf empfohlen.");
    decide(Condition::RightSubarticularStenosis, Severity::NormalMild, {});
    QVERIFY(draftInLanguage(draftOf(assessment))
                .contains("\nL4/L5: Hochgradige Spinalkanalstenose. Beide Recessus laterales "
                          "normal/leicht. Beide Neuroforamina normal/leicht. Linker Recessus "
                          "lateralis: Zyste der Facette. Not graded. Verlauf empfohlen.\n"));
}

QTEST_GUILESS_MAIN(TestDraftInLanguage)
#include "tst_draft_in_language.moc"
