#include "core/phantom/body/spine_curve.h"

#include <QTest>

#include <cmath>

using namespace foramen;

namespace {

constexpr float kToleranceMm = 0.2F;

SpineCurve curveOf(std::uint64_t seed)
{
    Random random(seed);
    PhantomRecipe recipe;
    recipe.variety = PhantomVariety::Randomised;
    const BodyPlan plan = drawBodyPlan(recipe, random);
    const NoiseField noise(random);
    return {plan, noise};
}

} // namespace

/// The curve of a generated spine.
class TestSpineCurve : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void patientFrom_invertsPlaceOf();
    void bodiesFollowEachOtherDownwards();
};

void TestSpineCurve::patientFrom_invertsPlaceOf()
{
    for (std::uint64_t seed = 1; seed <= 8; ++seed) {
        const SpineCurve curve = curveOf(seed);
        for (int segment = kFirstLumbar; segment < kLastSacral; ++segment) {
            for (const float left : {-18.0F, 0.0F, 18.0F}) {
                const SpinePlace place{left, 20, curve.discMiddle(segment)};
                const PatientPoint point = curve.patientFrom(place);
                const SpinePlace again =
                    curve.placeOf(static_cast<float>(point.x), static_cast<float>(point.y),
                                  static_cast<float>(point.z));
                QVERIFY(std::abs(again.left - place.left) < kToleranceMm);
                QVERIFY(std::abs(again.back - place.back) < kToleranceMm);
                QVERIFY(std::abs(again.along - place.along) < kToleranceMm);
            }
        }
    }
}

void TestSpineCurve::bodiesFollowEachOtherDownwards()
{
    const SpineCurve curve = curveOf(3);
    for (int segment = 0; segment + 1 < kSegmentCount; ++segment) {
        QVERIFY(curve.bodyTop(segment) < curve.bodyBottom(segment));
        QVERIFY(curve.bodyBottom(segment) < curve.discMiddle(segment));
        QVERIFY(curve.discMiddle(segment) < curve.bodyTop(segment + 1));
    }
}

QTEST_GUILESS_MAIN(TestSpineCurve)
#include "tst_spine_curve.moc"
