#include "core/phantom/scanner/artefacts.h"
#include "core/phantom/study/phantom_study.h"
#include "tests/core/phantom/flat_geometry.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kSize = 64;

std::size_t at(int column, int row)
{
    return static_cast<std::size_t>(row * kSize + column);
}

/// A bright bar across rows 30 to 33.
std::vector<float> bar()
{
    std::vector<float> values(kSize * kSize, 0);
    for (int row = 30; row < 34; ++row)
        for (int column = 0; column < kSize; ++column)
            values[at(column, row)] = 100;
    return values;
}

} // namespace

/// Artefacts of the scanner: motion, wrap and ringing.
class TestArtefacts : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingChangesNothing();
    void motionShowsTheBarTwiceMore();
    void wrapBringsTheFarEndBack();
    void ringingOvershootsBesideAnEdge();
    void eachOneChangesAStudy_data();
    void eachOneChangesAStudy();
};

void TestArtefacts::nothingChangesNothing()
{
    auto values = bar();
    applyArtefacts(values, flatGeometry(kSize, 1), 0, {});
    QVERIFY(values == bar());
}

void TestArtefacts::motionShowsTheBarTwiceMore()
{
    auto values = bar();
    applyArtefacts(values, flatGeometry(kSize, 1), 0,
                   {.ghost = 0.1F, .ghostDistance = 12, .metal = {}});
    QCOMPARE(values[at(5, 31)], 100.0F);
    QCOMPARE(values[at(5, 31 - 12)], 10.0F);
    QCOMPARE(values[at(5, 31 + 12)], 10.0F);
    QCOMPARE(values[at(5, 31 + 6)], 0.0F);
}

void TestArtefacts::wrapBringsTheFarEndBack()
{
    std::vector<float> values(kSize * kSize, 0);
    values[at(7, kSize - 10)] = 100; // the first of the ten rows that fold over
    applyArtefacts(values, flatGeometry(kSize, 1), 0, {.fold = 10, .metal = {}});
    QCOMPARE(values[at(7, 0)], 100.0F);
    QCOMPARE(values[at(7, kSize - 10)], 100.0F);
}

void TestArtefacts::ringingOvershootsBesideAnEdge()
{
    std::vector<float> values(kSize * kSize, 0);
    for (int row = kSize / 2; row < kSize; ++row)
        for (int column = 0; column < kSize; ++column)
            values[at(column, row)] = 100;
    applyArtefacts(values, flatGeometry(kSize, 1), 0, {.ringing = 0.5F, .metal = {}});
    float most = 0;
    for (int row = kSize / 2; row < kSize; ++row)
        most = std::max(most, values[at(3, row)]);
    QVERIFY(most > 104 && most < 125); // Gibbs: about 9 % of the step
    QVERIFY(std::abs(values[at(3, kSize - 3)] - 100) < 4);
}

void TestArtefacts::eachOneChangesAStudy_data()
{
    QTest::addColumn<int>("artefact");
    for (const auto& [artefact, name] : kArtefactNames)
        QTest::newRow(std::string(name).c_str()) << static_cast<int>(artefact);
}

void TestArtefacts::eachOneChangesAStudy()
{
    QFETCH(const int, artefact);
    PhantomRecipe recipe{.seed = 5, .extent = PhantomExtent::SagittalSample};
    const auto plain = makePhantomStudy(recipe);
    recipe.artefacts = {static_cast<Artefact>(artefact)};
    const auto marred = makePhantomStudy(recipe);
    const auto again = makePhantomStudy(recipe);
    QVERIFY(plain && marred && again);
    const auto& a = plain->series[1].blocks[0]->voxels;
    const auto& b = marred->series[1].blocks[0]->voxels;
    QVERIFY(b == again->series[1].blocks[0]->voxels);
    QVERIFY(a != b);
    QVERIFY(plain->truth.sitePoints[3].x == marred->truth.sitePoints[3].x);
}

QTEST_GUILESS_MAIN(TestArtefacts)
#include "tst_artefacts.moc"
