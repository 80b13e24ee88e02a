#include "core/phantom/body/pathology.h"
#include "core/phantom/recipe/random.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/tissues/anatomy.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace foramen;

namespace {

constexpr std::uint64_t kSeed = 4711;

BodyPlan planWith(const std::vector<Pathology>& pathologies, std::uint64_t seed = kSeed)
{
    Random random(seed);
    BodyPlan plan = drawBodyPlan({.seed = seed}, random);
    Random own(seed + 1);
    applyPathologies(plan, pathologies, own);
    return plan;
}

double discsApart(const Anatomy& anatomy, int upper)
{
    return distance(anatomy.discCenter(upper), anatomy.discCenter(upper + 1));
}

} // namespace

/// Pathologies of a generated spine.
class TestPathology : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void noPathologyChangesNothing();
    void aFractureTakesHeightOrDentsOneBody();
    void aSlipMovesWhatLiesAboveForwards();
    void aLumbarisedS1HasAHighDiscBelow();
    void aSacralisedL5HasAThinDiscBelow();
    void screwsLoseTheSignalAroundThem();
    void gradesStay();
    void randomOnesAreRepeatable();
};

void TestPathology::noPathologyChangesNothing()
{
    const PhantomRecipe recipe{.seed = kSeed, .extent = PhantomExtent::SagittalSample};
    const auto plain = makePhantomStudy(recipe);
    PhantomRecipe same = recipe;
    same.pathologies = {};
    const auto again = makePhantomStudy(same);
    QVERIFY(plain && again);
    QVERIFY(plain->series[0].blocks[0]->voxels == again->series[0].blocks[0]->voxels);
}

void TestPathology::aFractureTakesHeightOrDentsOneBody()
{
    const BodyPlan whole = planWith({});
    for (std::uint64_t i = 0; i < 12; ++i) {
        BodyPlan broken = whole;
        Random random(i);
        applyPathologies(broken, {Pathology::Fracture}, random);
        int bodies = 0;
        int dents = 0;
        for (std::size_t segment = 0; segment < kSegmentCount; ++segment) {
            bodies +=
                broken.vertebrae[segment].height < whole.vertebrae[segment].height - 2 ? 1 : 0;
            dents += broken.discs[segment].domeUpper > whole.discs[segment].domeUpper + 2 ? 1 : 0;
        }
        QCOMPARE(bodies + dents, 1);
    }
}

void TestPathology::aSlipMovesWhatLiesAboveForwards()
{
    Random one(kSeed, 2);
    Random two(kSeed, 2);
    const BodyPlan slippedPlan = planWith({Pathology::Spondylolisthesis});
    BodyPlan straightPlan = slippedPlan;
    straightPlan.slippedSegment = -1;
    const Anatomy slipped(slippedPlan, one);
    const Anatomy straight(straightPlan, two);
    const int segment = slippedPlan.slippedSegment;
    QVERIFY(segment >= kFirstSacral - 2);
    for (int disc = kFirstLumbar; disc < segment; ++disc)
        QVERIFY(std::abs(distance(slipped.discCenter(disc), straight.discCenter(disc))
                         - static_cast<double>(slippedPlan.slip))
                < 1);
    // y grows to posterior: forwards is smaller.
    QVERIFY(slipped.discCenter(kFirstLumbar).y < straight.discCenter(kFirstLumbar).y - 2);
    QVERIFY(distance(slipped.discCenter(kFirstSacral), straight.discCenter(kFirstSacral)) < 0.2);
}

void TestPathology::aLumbarisedS1HasAHighDiscBelow()
{
    const BodyPlan plan = planWith({Pathology::LumbarisedS1});
    QVERIFY(plan.discs[kFirstSacral].height > 5);
    Random random(1);
    const Anatomy anatomy(plan, random);
    QVERIFY(discsApart(anatomy, kFirstSacral - 1) > 25);
}

void TestPathology::aSacralisedL5HasAThinDiscBelow()
{
    const BodyPlan plan = planWith({Pathology::SacralisedL5});
    QVERIFY(plan.discs[kFirstSacral - 1].height < 4);
    QVERIFY(plan.discs[kFirstSacral - 1].height
            < planWith({}).discs[kFirstSacral - 1].height / 1.5F);
}

void TestPathology::screwsLoseTheSignalAroundThem()
{
    PhantomRecipe recipe{.seed = kSeed};
    const auto without = makePhantomStudy(recipe);
    recipe.pathologies = {Pathology::Screws};
    const auto with = makePhantomStudy(recipe);
    QVERIFY(without && with);
    const Volume& a = *without->series[1].blocks[0];
    const Volume& b = *with->series[1].blocks[0];
    QCOMPARE(a.voxels.size(), b.voxels.size());
    int darker = 0;
    int same = 0;
    for (std::size_t i = 0; i < a.voxels.size(); ++i) {
        darker += a.voxels[i] > 150 && b.voxels[i] < a.voxels[i] / 2 ? 1 : 0;
        same += a.voxels[i] == b.voxels[i] ? 1 : 0;
    }
    QVERIFY(darker > 1000);
    QVERIFY(same > static_cast<int>(a.voxels.size() * 9 / 10)); // metal has a local effect
}

void TestPathology::gradesStay()
{
    for (const auto& [pathology, name] : kPathologyNames) {
        const BodyPlan with = planWith({pathology});
        const BodyPlan without = planWith({});
        QVERIFY(with.severities == without.severities);
        for (std::size_t segment = 0; segment < kSegmentCount; ++segment)
            QCOMPARE(with.discs[segment].remaining, without.discs[segment].remaining);
    }
}

void TestPathology::randomOnesAreRepeatable()
{
    int some = 0;
    for (std::uint64_t i = 0; i < 200; ++i) {
        Random one(i);
        Random two(i);
        const auto drawn = drawPathologies(one);
        QVERIFY(drawn == drawPathologies(two));
        some += drawn.empty() ? 0 : 1;
    }
    QVERIFY(some > 30 && some < 120);
}

QTEST_GUILESS_MAIN(TestPathology)
#include "tst_pathology.moc"
