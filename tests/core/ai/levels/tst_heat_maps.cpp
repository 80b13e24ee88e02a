#include "core/ai/levels/heat_maps.h"

#include "core/ai/model/network_contract.h"

#include <QTest>

#include <cmath>

using namespace foramen;

namespace {

constexpr int kSize = 8;
constexpr PictureFrame kSagittal{{5, -6, 6}, {0, 1.5, 0}, {0, 0, -1.5}};
constexpr PictureFrame kAxial{{-6, -6, 5}, {1.5, 0, 0}, {0, 1.5, 0}};

} // namespace

/// Heat maps from the output of localisers, and their geometry.
class TestHeatMaps : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pointChannels_sumToOneWithTheAbsentBin();
    void otherChannels_areSigmoids();
    void largeLogits_stayFinite();
    void places_areInversesAndHalfAPixelApart();
    void normal_pointsLeftOrHeadward();
    void sample_isBilinearAndZeroOutside();
};

void TestHeatMaps::pointChannels_sumToOneWithTheAbsentBin()
{
    std::vector<float> logits(kSize * kSize, 0.0F);
    logits[10] = 2;
    const HeatMaps maps(logits, kSize, 1, kSagittal);
    double sum = maps.absent(0);
    for (int row = 0; row < kSize; ++row)
        for (int column = 0; column < kSize; ++column)
            sum += maps.at(0, row, column);
    QVERIFY(std::abs(sum - 1) < 1e-6);
    QVERIFY(std::abs(maps.at(0, 1, 2) / maps.absent(0) - std::exp(2.0)) < 1e-4);
}

void TestHeatMaps::otherChannels_areSigmoids()
{
    const HeatMaps maps(std::vector<float>(kSize * kSize, 0.0F), kSize, 0, kSagittal);
    QCOMPARE(maps.at(0, 3, 3), 0.5F);
    QCOMPARE(maps.channels(), std::size_t{1});
}

void TestHeatMaps::largeLogits_stayFinite()
{
    std::vector<float> logits(kSize * kSize, -500.0F);
    const HeatMaps low(logits, kSize, 1, kSagittal);
    QVERIFY(std::abs(low.absent(0) - 1) < 1e-9);
    logits[0] = 500;
    const HeatMaps high(logits, kSize, 1, kSagittal);
    QCOMPARE(high.at(0, 0, 0), 1.0F);
    QVERIFY(high.absent(0) < 1e-9);
}

void TestHeatMaps::places_areInversesAndHalfAPixelApart()
{
    const HeatMaps maps(std::vector<float>(kSize * kSize, 0.0F), kSize, 0, kSagittal);
    // The first map pixel covers the first two picture pixels: its centre lies between them.
    const PatientPoint first = maps.patientFromMap({0, 0});
    QVERIFY(std::abs(first.y - (-6 + 0.75)) < 1e-9);
    QVERIFY(std::abs(first.z - (6 - 0.75)) < 1e-9);
    const ImagePoint back = maps.mapFromPatient(maps.patientFromMap({3.25, 5.5}));
    QVERIFY(std::abs(back.column - 3.25) + std::abs(back.row - 5.5) < 1e-9);
    QCOMPARE(maps.spacing(), 3.0);
}

void TestHeatMaps::normal_pointsLeftOrHeadward()
{
    const HeatMaps sagittal(std::vector<float>(kSize * kSize, 0.0F), kSize, 0, kSagittal);
    QVERIFY(sagittal.normal().x > 0.99);
    QCOMPARE(sagittal.offsetFrom({2, 0, 0}), 3.0); // the slice lies 3 mm to the left of the point
    const HeatMaps axial(std::vector<float>(kSize * kSize, 0.0F), kSize, 0, kAxial);
    QVERIFY(axial.normal().z > 0.99);
}

void TestHeatMaps::sample_isBilinearAndZeroOutside()
{
    std::vector<float> logits(kSize * kSize, -40.0F);
    logits[2 * kSize + 3] = 40;
    const HeatMaps maps(logits, kSize, 0, kSagittal);
    QVERIFY(std::abs(maps.sample(0, {3, 2}) - 1) < 1e-6);
    QVERIFY(std::abs(maps.sample(0, {3.5, 2.5}) - 0.25) < 1e-6);
    QCOMPARE(maps.sample(0, {-2, 0}), 0.0);
    QCOMPARE(maps.sample(0, {3, 100}), 0.0);
}

QTEST_APPLESS_MAIN(TestHeatMaps)
#include "tst_heat_maps.moc"
