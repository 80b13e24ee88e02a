#include "core/measure/level_measures.h"

#include <QTest>

#include <cmath>

using namespace foramen;

namespace {

SpineMeasure automatic(MeasureKind kind, DiscLevel level, double value,
                       std::optional<double> percent = std::nullopt)
{
    SpineMeasure made;
    made.kind = kind;
    made.level = level;
    made.value = value;
    made.deviation = 0.9;
    made.percent = percent;
    made.seriesInstanceUid = "1.2";
    made.sopInstanceUid = "1.2.3";
    made.points.assign(pointCountOf(traitsOf(kind).shape), {1, 2});
    return made;
}

ReaderMeasure byReader(MeasureKind kind, DiscLevel level, double value, const char* time = "1")
{
    return {.kind = kind,
            .level = level,
            .side = std::nullopt,
            .value = value,
            .annotationUid = std::string("of ") + time,
            .author = "Ann",
            .time = time};
}

Assessment assessmentOf(const std::vector<SpineMeasure>& measures)
{
    Assessment assessment;
    assessment.setMeasures(measures);
    return assessment;
}

} // namespace

/// What is shown as measure of each level.
class TestLevelMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readers_goBeforeAutomatic();
    void limits_areLeftClearly();
    void newest_ofReadersCounts();
    void shares_followTheValuesThatAreShown();
    void slip_isInPerCentOfTheSameEndplate();
    void order_isThatOfTheSpine();
    void hidden_isNotInIt();
    void annotation_isOfTheSameMarks();
    void kinds_haveAnAnnotationEach();
    void text_namesHowAndTheLimit();
};

void TestLevelMeasures::readers_goBeforeAutomatic()
{
    const Assessment assessment =
        assessmentOf({automatic(MeasureKind::CanalDiameter, DiscLevel::L4L5, 8.2),
                      automatic(MeasureKind::CanalDiameter, DiscLevel::L3L4, 13)});
    const auto list =
        levelMeasures(assessment, {byReader(MeasureKind::CanalDiameter, DiscLevel::L4L5, 11)});
    QCOMPARE(list.size(), std::size_t{2});
    const LevelMeasure* mine = measureOf(list, MeasureKind::CanalDiameter, DiscLevel::L4L5);
    QVERIFY(mine && mine->isReaders && !mine->deviation);
    QCOMPARE(mine->value, 11.0);
    QCOMPARE(mine->author, std::string("Ann"));
    QVERIFY(mine->norm == NormRemark::CanalUnder12);
    const LevelMeasure* other = measureOf(list, MeasureKind::CanalDiameter, DiscLevel::L3L4);
    QVERIFY(other && !other->isReaders && !other->norm);
    QCOMPARE(other->deviation, std::optional(0.9));
    QVERIFY(isWorthReporting(*mine) && !isWorthReporting(*other));
}

/// Half of the values near a limit would be beyond it by the error alone.
void TestLevelMeasures::limits_areLeftClearly()
{
    const auto normOf = [](MeasureKind kind, double value) {
        return levelMeasures(assessmentOf({automatic(kind, DiscLevel::L4L5, value)}), {})
            .front()
            .norm;
    };
    QVERIFY(normOf(MeasureKind::CanalDiameter, 9.0) == NormRemark::CanalUnder10);
    QVERIFY(normOf(MeasureKind::CanalDiameter, 9.3) == NormRemark::CanalUnder12); // +- 0.9
    QVERIFY(!normOf(MeasureKind::CanalDiameter, 11.5));
    QVERIFY(normOf(MeasureKind::Slip, 4.0) == NormRemark::SlipFrom3);
    QVERIFY(normOf(MeasureKind::Slip, -4.0) == NormRemark::SlipFrom3);
    QVERIFY(!normOf(MeasureKind::Slip, 3.5));
    QVERIFY(!normOf(MeasureKind::Slip, -0.5));
    // A reader's counts as it is.
    const auto reader =
        levelMeasures(Assessment(), {byReader(MeasureKind::Slip, DiscLevel::L4L5, 3.0)});
    QVERIFY(reader.front().norm == NormRemark::SlipFrom3);
}

void TestLevelMeasures::newest_ofReadersCounts()
{
    const auto list =
        levelMeasures(Assessment(),
                      {byReader(MeasureKind::Slip, DiscLevel::L4L5, 4, "2026-11-20T10:00:00Z"),
                       byReader(MeasureKind::Slip, DiscLevel::L4L5, 5, "2026-11-21T10:00:00Z"),
                       byReader(MeasureKind::Slip, DiscLevel::L4L5, 6, "2026-11-19T10:00:00Z")});
    QCOMPARE(list.size(), std::size_t{1});
    QCOMPARE(list.front().value, 5.0);
}

void TestLevelMeasures::shares_followTheValuesThatAreShown()
{
    const Assessment assessment =
        assessmentOf({automatic(MeasureKind::DiscHeight, DiscLevel::L3L4, 10, 105),
                      automatic(MeasureKind::DiscHeight, DiscLevel::L4L5, 8, 81),
                      automatic(MeasureKind::DiscHeight, DiscLevel::L5S1, 6, 74)});
    const auto at = [](const std::vector<LevelMeasure>& list, DiscLevel level) {
        return measureOf(list, MeasureKind::DiscHeight, level)->percent;
    };
    const auto plain = levelMeasures(assessment, {});
    QCOMPARE(at(plain, DiscLevel::L4L5), std::optional(81.0)); // as it was measured
    const auto edited =
        levelMeasures(assessment, {byReader(MeasureKind::DiscHeight, DiscLevel::L4L5, 5)});
    QCOMPARE(at(edited, DiscLevel::L3L4), std::optional(105.0));
    QCOMPARE(at(edited, DiscLevel::L4L5), std::optional(50.0));
    QCOMPARE(at(edited, DiscLevel::L5S1), std::optional(120.0));
    // Without a disc above there is nothing to compare with.
    const auto alone =
        levelMeasures(Assessment(), {byReader(MeasureKind::DiscHeight, DiscLevel::L4L5, 5)});
    QVERIFY(!at(alone, DiscLevel::L4L5));
}

void TestLevelMeasures::slip_isInPerCentOfTheSameEndplate()
{
    const Assessment assessment =
        assessmentOf({automatic(MeasureKind::Slip, DiscLevel::L4L5, 3.5, 10),
                      automatic(MeasureKind::Slip, DiscLevel::L5S1, 0, 0)});
    const auto list = levelMeasures(assessment,
                                    {byReader(MeasureKind::Slip, DiscLevel::L4L5, -7),
                                     byReader(MeasureKind::Slip, DiscLevel::L5S1, 4)});
    const auto percent = measureOf(list, MeasureKind::Slip, DiscLevel::L4L5)->percent;
    QVERIFY(percent && std::abs(*percent + 20) < 1e-9);
    QVERIFY(!measureOf(list, MeasureKind::Slip, DiscLevel::L5S1)->percent);
}

void TestLevelMeasures::order_isThatOfTheSpine()
{
    SpineMeasure left = automatic(MeasureKind::ForamenHeight, DiscLevel::L2L3, 16);
    left.side = Side::Left;
    SpineMeasure right = left;
    right.side = Side::Right;
    SpineMeasure lordosis = automatic(MeasureKind::Lordosis, DiscLevel::L1L2, 50);
    lordosis.level.reset();
    const auto list = levelMeasures(
        assessmentOf({lordosis, left, right, automatic(MeasureKind::Slip, DiscLevel::L1L2, 1),
                      automatic(MeasureKind::CanalDiameter, DiscLevel::L2L3, 14)}),
        {});
    QCOMPARE(list.size(), std::size_t{5});
    QVERIFY(list[0].kind == MeasureKind::Slip);
    QVERIFY(list[1].kind == MeasureKind::CanalDiameter);
    QVERIFY(list[2].side == Side::Right && list[3].side == Side::Left);
    QVERIFY(list[4].kind == MeasureKind::Lordosis && !list[4].level);
}

void TestLevelMeasures::hidden_isNotInIt()
{
    Assessment assessment =
        assessmentOf({automatic(MeasureKind::DiscHeight, DiscLevel::L4L5, 8, 80)});
    assessment.setRevealMode(RevealMode::OnDemand);
    QVERIFY(levelMeasures(assessment, {}).empty());
    // The reader's own says nothing of what is hidden.
    const auto list = levelMeasures(assessment, {byReader(MeasureKind::Slip, DiscLevel::L4L5, 4)});
    QCOMPARE(list.size(), std::size_t{1});
    QVERIFY(!list.front().percent);
}

void TestLevelMeasures::annotation_isOfTheSameMarks()
{
    const SpineMeasure measure = automatic(MeasureKind::SacArea, DiscLevel::L4L5, 80);
    const Annotation made = annotationOf(measure);
    QVERIFY(made.kind == AnnotationKind::SacArea && isComplete(made));
    QVERIFY(made.points == measure.points);
    QCOMPARE(made.picture.sopInstanceUid, std::string("1.2.3"));
    QVERIFY(made.annotationUid.empty() && made.author.empty() && made.time.empty());
}

void TestLevelMeasures::kinds_haveAnAnnotationEach()
{
    for (const MeasureKind kind : kMeasureKinds) {
        const AnnotationTraits& traits = traitsOf(annotationKindOf(kind));
        QVERIFY(traits.measure == kind && traits.measured);
        const bool isOutline = traitsOf(kind).shape == MeasureShape::Outline;
        QCOMPARE(traits.shape == AnnotationShape::Outline, isOutline);
        QCOMPARE(pointCountOf(traits.shape), pointCountOf(traitsOf(kind).shape));
    }
}

void TestLevelMeasures::text_namesHowAndTheLimit()
{
    QCOMPARE(measureNumber(-0.04), std::string("0.0"));
    QCOMPARE(measureNumber(-0.06), std::string("-0.1"));
    QCOMPARE(measureNumber(8.25), std::string("8.3")); // fmt alone rounds to even
    QCOMPARE(measureNumber(-8.25), std::string("-8.3"));
    QCOMPARE(measureNumber(99.95), std::string("100"));
    QCOMPARE(measureNumber(112.5), std::string("113"));
    LevelMeasure canal{.value = 8.24, .deviation = 0.87, .norm = NormRemark::CanalUnder10};
    QCOMPARE(englishText(canal),
             std::string("Canal AP diameter 8.2 mm (automatic, ± 0.9; narrow: under 10 mm)"));
    canal.isReaders = true;
    canal.deviation.reset();
    QCOMPARE(englishText(canal),
             std::string("Canal AP diameter 8.2 mm (by the reader; narrow: under 10 mm)"));
    const LevelMeasure slip{.kind = MeasureKind::Slip,
                            .value = 4.2,
                            .deviation = 0.8,
                            .percent = 12.2,
                            .norm = NormRemark::SlipFrom3};
    QCOMPARE(englishText(slip),
             std::string("Slip 4.2 mm, 12 % of the depth of the lower endplate (automatic, ± 0.8; "
                         "slip of 3 mm or more, Meyerding 1)"));
    const LevelMeasure foramen{
        .kind = MeasureKind::ForamenArea, .side = Side::Left, .value = 112.4, .deviation = 14};
    QCOMPARE(englishText(foramen), std::string("Left foramen area 112 mm² (automatic, ± 14.0)"));
    const LevelMeasure lordosis{.kind = MeasureKind::Lordosis, .value = 45, .isReaders = true};
    QCOMPARE(englishText(lordosis), std::string("Lordosis L1 to S1 45.0° (by the reader)"));
}

QTEST_APPLESS_MAIN(TestLevelMeasures)
#include "tst_level_measures.moc"
