#include "core/phantom/body/rib_draw.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/tissues/anatomy.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace foramen;

namespace {

constexpr std::uint64_t kSeed = 12;
constexpr int kT12 = kFirstLumbar - 1;

BodyPlan plainPlan()
{
    Random random(kSeed);
    return drawBodyPlan({.seed = kSeed}, random);
}

std::unique_ptr<Anatomy> bodyWith(const BodyPlan& plan)
{
    Random texture(kSeed, 2);
    return std::make_unique<Anatomy>(plan, texture);
}

/// Number and position of the points that ribs change in a sagittal cut beside the spine.
struct Changed {
    int places = 0;
    double lowest = 0; ///< mm below the top of T12
    double back = 0; ///< mean, mm behind the centre line
};

Changed changedBeside(const Anatomy& plain, const Anatomy& ribbed, float left)
{
    Random random(3);
    const Palette palette = drawPalette(PhantomVariety::Clinical, random);
    Changed changed;
    const float top = plain.curve().bodyTop(kT12);
    for (float along = top - 60; along < top + 160; along += 1)
        for (float back = -30; back < 60; back += 1) {
            const PatientPoint point = plain.curve().patientFrom({left, back, along});
            const float a = plain.at(point, palette, 0.8F).signal.t1;
            const float b = ribbed.at(point, palette, 0.8F).signal.t1;
            if (std::abs(a - b) < 40)
                continue;
            ++changed.places;
            changed.lowest = std::max(changed.lowest, static_cast<double>(along - top));
            changed.back += back;
        }
    changed.back /= std::max(1, changed.places);
    return changed;
}

} // namespace

/// Ribs of a generated body.
class TestRibs : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void theMidlineHasNone();
    void besideTheSpine_ovalsLieBehind();
    void furtherOut_theyLieLower();
    void aShortLastRibEnds();
    void aStudyHasThemWhenAsked();
    void theLastOnesReachTheUpperLumbarLevels();
};

void TestRibs::theMidlineHasNone()
{
    BodyPlan plan = plainPlan();
    const auto plain = bodyWith(plan);
    Random random(1);
    drawRibs(plan, random);
    QCOMPARE(changedBeside(*plain, *bodyWith(plan), 0).places, 0);
}

void TestRibs::besideTheSpine_ovalsLieBehind()
{
    BodyPlan plan = plainPlan();
    const auto plain = bodyWith(plan);
    Random random(1);
    drawRibs(plan, random);
    const auto ribbed = bodyWith(plan);
    for (const float left : {-30.0F, 30.0F}) {
        const Changed changed = changedBeside(*plain, *ribbed, left);
        QVERIFY2(changed.places > 60 && changed.places < 900,
                 qPrintable(QString::number(changed.places)));
        QVERIFY(changed.back > 4 && changed.back < 26);
    }
}

void TestRibs::furtherOut_theyLieLower()
{
    BodyPlan plan = plainPlan();
    const auto plain = bodyWith(plan);
    Random random(1);
    drawRibs(plan, random);
    plan.ribs.reach = {100, 120};
    plan.ribs.slope = 0.6F;
    const auto ribbed = bodyWith(plan);
    const double near = changedBeside(*plain, *ribbed, 30).lowest;
    const double far = changedBeside(*plain, *ribbed, 85).lowest;
    QVERIFY2(far > near + 15, qPrintable(QStringLiteral("%1 %2").arg(near).arg(far)));
}

void TestRibs::aShortLastRibEnds()
{
    BodyPlan plan = plainPlan();
    const auto plain = bodyWith(plan);
    plan.ribs = {.reach = {40, 120}, .slope = 0.6F, .girth = 1};
    const double stub = changedBeside(*plain, *bodyWith(plan), 70).lowest;
    plan.ribs.reach[0] = 100;
    const double whole = changedBeside(*plain, *bodyWith(plan), 70).lowest;
    QVERIFY(whole > stub + 15);
}

void TestRibs::aStudyHasThemWhenAsked()
{
    PhantomRecipe recipe{.seed = kSeed};
    const auto plain = makePhantomStudy(recipe);
    recipe.ribs = true;
    const auto ribbed = makePhantomStudy(recipe);
    QVERIFY(plain && ribbed);
    QVERIFY(plain->truth.sitePoints == ribbed->truth.sitePoints);
    for (std::size_t series = 0; series < 2; ++series) {
        QVERIFY(plain->series[series].labels == ribbed->series[series].labels);
        QVERIFY(plain->series[series].blocks[0]->voxels
                != ribbed->series[series].blocks[0]->voxels);
    }
}

void TestRibs::theLastOnesReachTheUpperLumbarLevels()
{
    BodyPlan plan = plainPlan();
    const auto plain = bodyWith(plan);
    const float top = plain->curve().bodyTop(kT12);
    const auto belowTop = [&](int segment) {
        return plain->curve().discMiddle(segment) - top;
    };
    plan.ribs = {.reach = {100, 120}, .slope = 1, .girth = 1};
    const double lowest = changedBeside(*plain, *bodyWith(plan), 90).lowest;
    QVERIFY(lowest > belowTop(kFirstLumbar));
    QVERIFY(lowest < belowTop(kFirstLumbar + 3));
}

QTEST_GUILESS_MAIN(TestRibs)
#include "tst_ribs.moc"
