#include "core/phantom/tissues/foramen_grade.h"

#include <QTest>

#include <array>

using namespace foramen;

namespace {

/// One generated body with its geometry.
struct Body {
    explicit Body(std::uint64_t seed)
        : random(seed)
        , plan(drawBodyPlan(recipeOf(seed), random))
        , noise(random)
        , curve(plan, noise)
        , sections(plan, curve, random)
    {
    }

    static PhantomRecipe recipeOf(std::uint64_t seed)
    {
        PhantomRecipe recipe;
        recipe.seed = seed;
        recipe.variety = seed % 2 == 0 ? PhantomVariety::Clinical : PhantomVariety::Randomised;
        return recipe;
    }

    [[nodiscard]] ForamenPlace foramen(DiscLevel level, Side side) const
    {
        return {plan, curve, sections, noise, level, side};
    }

    Random random;
    BodyPlan plan;
    NoiseField noise;
    SpineCurve curve;
    SpineSections sections;
};

} // namespace

/// Grades of foramina, measured on their geometry.
class TestForamenGrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void gradeOf_followsFatAndRoot();
    void measures_fallWithEachMechanism_data();
    void measures_fallWithEachMechanism();
    void shapeOfGrade_hasTheGradeThatWasAsked();
    void foramenPoint_liesBesideTheCanal();
};

void TestForamenGrade::gradeOf_followsFatAndRoot()
{
    QCOMPARE(gradeOf({.fat = 0.4F, .cover = 0.8F, .rootLost = 0}), Severity::NormalMild);
    // Little fat, but all round the root.
    QCOMPARE(gradeOf({.fat = 0.16F, .cover = 0.7F, .rootLost = 0}), Severity::NormalMild);
    QCOMPARE(gradeOf({.fat = 0.18F, .cover = 0.3F, .rootLost = 0}), Severity::Moderate);
    QCOMPARE(gradeOf({.fat = 0.1F, .cover = 0.4F, .rootLost = 0.1F}), Severity::Moderate);
    QCOMPARE(gradeOf({.fat = 0.1F, .cover = 0.4F, .rootLost = 0.4F}), Severity::Severe);
    QCOMPARE(gradeOf({.fat = 0, .cover = 0, .rootLost = 0}), Severity::Severe);
}

void TestForamenGrade::measures_fallWithEachMechanism_data()
{
    QTest::addColumn<int>("mechanism");
    QTest::newRow("disc bulges") << 0;
    QTest::newRow("process rises") << 1;
    QTest::newRow("process thickens forwards") << 2;
    QTest::newRow("flavum thickens") << 3;
    QTest::newRow("osteophytes") << 4;
    QTest::newRow("low foramen") << 5;
}

void TestForamenGrade::measures_fallWithEachMechanism()
{
    QFETCH(int, mechanism);
    const Body body(4);
    const ForamenPlace place = body.foramen(DiscLevel::L4L5, Side::Left);
    const ForamenShape open;
    const ForamenMeasures before = measuresOf(place, open);
    QCOMPARE(gradeOf(before), Severity::NormalMild);
    ForamenShape shape = open;
    const std::array<float*, 6> changed = {&shape.bulge,  &shape.tipHeight, &shape.lowerWidth,
                                           &shape.flavum, &shape.upperSpur, &shape.room};
    const std::array<float, 6> by = {6, 6, -4, 3, 5, -4};
    *changed[static_cast<std::size_t>(mechanism)] += by[static_cast<std::size_t>(mechanism)];
    if (mechanism == 0)
        shape.bulgeBelow = -4;
    QVERIFY(measuresOf(place, shape).fat < before.fat - 0.02F);
}

void TestForamenGrade::shapeOfGrade_hasTheGradeThatWasAsked()
{
    for (std::uint64_t seed = 1; seed <= 6; ++seed) {
        const Body body(seed);
        Random random(seed);
        for (const DiscLevel level : kLevels)
            for (const Side side : {Side::Left, Side::Right})
                for (const Severity grade : kSeverities) {
                    const ForamenPlace place = body.foramen(level, side);
                    const ForamenShape shape = shapeOfGrade(place, grade, random);
                    QCOMPARE(gradeOf(measuresOf(place, shape)), grade);
                }
    }
}

void TestForamenGrade::foramenPoint_liesBesideTheCanal()
{
    const Body body(2);
    const ForamenShape shape;
    const SpinePlace left = foramenPoint(body.foramen(DiscLevel::L3L4, Side::Left), shape);
    const SpinePlace right = foramenPoint(body.foramen(DiscLevel::L3L4, Side::Right), shape);
    QVERIFY(left.left > 12 && left.left < 24);
    QCOMPARE(right.left, -left.left);
    // Above the disc, below the pedicle.
    const float disc = body.curve.discMiddle(kFirstLumbar + 2);
    QVERIFY(left.along < disc && left.along > disc - 16);
}

QTEST_GUILESS_MAIN(TestForamenGrade)
#include "tst_foramen_grade.moc"
