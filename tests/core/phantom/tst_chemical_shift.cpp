#include "core/phantom/recipe/random.h"
#include "core/phantom/scanner/chemical_shift.h"
#include "core/phantom/study/phantom_study.h"
#include "tests/core/phantom/flat_geometry.h"

#include <QTest>

#include <cmath>
#include <cstdint>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kSize = 40;
constexpr std::size_t kPixels = 1600;

std::size_t at(int column, int row)
{
    return static_cast<std::size_t>(row) * kSize + static_cast<std::size_t>(column);
}

/// A square of fat from 10 to 19 in water of the same brightness.
RenderedBlock square()
{
    RenderedBlock block;
    block.signals.assign(kPixels, {100, 100});
    block.fat.assign(kPixels, {});
    for (int row = 10; row < 20; ++row)
        for (int column = 10; column < 20; ++column)
            block.fat[at(column, row)] = {100, 100};
    return block;
}

} // namespace

/// The chemical shift of fat.
class TestChemicalShift : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutAShift_thePictureIsAsRendered();
    void fatLeavesADarkRimAndLandsOnWater();
    void aDownwardReadoutMovesRows();
    void halfAPixelIsHalfARim();
    void fatIsPartOfEachTissue();
    void fatIsNeverMoreThanTheWhole();
    void theReadoutIsAcrossGhosts();
    void truthAndLabelsStay();
};

void TestChemicalShift::withoutAShift_thePictureIsAsRendered()
{
    for (const Signal& signal : withFatShifted(square(), flatGeometry(kSize, 0.5), 0, {}))
        QCOMPARE(signal.t1, 100.0F);
    RenderedBlock unknown = square();
    unknown.fat.clear();
    for (const Signal& signal :
         withFatShifted(unknown, flatGeometry(kSize, 0.5), 0, {.fatShift = 1, .metal = {}}))
        QCOMPARE(signal.t2, 100.0F);
}

void TestChemicalShift::fatLeavesADarkRimAndLandsOnWater()
{
    // 1 mm are two pixels.
    const auto moved =
        withFatShifted(square(), flatGeometry(kSize, 0.5), 0, {.fatShift = 1, .metal = {}});
    for (const int column : {10, 11})
        QCOMPARE(moved[at(column, 15)].t1, 0.0F);
    for (const int column : {20, 21})
        QCOMPARE(moved[at(column, 15)].t1, 200.0F);
    for (const int column : {0, 9, 12, 19, 22, kSize - 1})
        QCOMPARE(moved[at(column, 15)].t1, 100.0F);
    QCOMPARE(moved[at(10, 5)].t1, 100.0F);

    const auto back =
        withFatShifted(square(), flatGeometry(kSize, 0.5), 0, {.fatShift = -1, .metal = {}});
    QCOMPARE(back[at(9, 15)].t2, 200.0F);
    QCOMPARE(back[at(19, 15)].t2, 0.0F);
}

void TestChemicalShift::aDownwardReadoutMovesRows()
{
    const auto moved = withFatShifted(square(), flatGeometry(kSize, 0.5), 0,
                                      {.fatShift = 1, .readoutDown = true, .metal = {}});
    QCOMPARE(moved[at(15, 10)].t1, 0.0F);
    QCOMPARE(moved[at(15, 21)].t1, 200.0F);
    QCOMPARE(moved[at(10, 15)].t1, 100.0F);
}

void TestChemicalShift::halfAPixelIsHalfARim()
{
    const auto moved =
        withFatShifted(square(), flatGeometry(kSize, 0.5), 0, {.fatShift = 0.25, .metal = {}});
    QCOMPARE(moved[at(10, 15)].t1, 50.0F);
    QCOMPARE(moved[at(20, 15)].t1, 150.0F);
}

void TestChemicalShift::fatIsPartOfEachTissue()
{
    Random random(3);
    const Palette palette = drawPalette(PhantomVariety::Clinical, random);
    const Palette fat = fatOf(palette);
    QCOMPARE(fat.of(Tissue::Fat).t1, palette.of(Tissue::Fat).t1);
    QCOMPARE(fat.of(Tissue::Csf).t2, 0.0F);
    QCOMPARE(fat.of(Tissue::Muscle).t1, 0.0F);
    QVERIFY(fat.of(Tissue::Marrow).t1 > 0.5F * palette.of(Tissue::Marrow).t1);
    QVERIFY(fat.of(Tissue::Marrow).t1 < palette.of(Tissue::Marrow).t1);
}

void TestChemicalShift::fatIsNeverMoreThanTheWhole()
{
    const PhantomRecipe recipe{.seed = 8, .variety = PhantomVariety::Randomised};
    Random planRandom(1);
    Random textureRandom(2);
    Random paletteRandom(3);
    const Anatomy anatomy(drawBodyPlan(recipe, planRandom), textureRandom);
    const Palette palette = drawPalette(PhantomVariety::Randomised, paletteRandom);
    VolumeGeometry geometry = flatGeometry(kSize, 0.5);
    geometry.columnSpacing = geometry.rowSpacing = 3;
    geometry.origin =
        anatomy.discCenter(kFirstLumbar + 2) + PatientVector{0, -0.5 * kSize * 3, 0.5 * kSize * 3};
    const auto whole = renderBlock(anatomy, palette, geometry, 4, {});
    const auto fat = renderFat(anatomy, palette, geometry, 4, {});
    QVERIFY(whole && fat);
    QCOMPARE(fat->size(), whole->signals.size());
    int some = 0;
    for (std::size_t i = 0; i < fat->size(); ++i) {
        QVERIFY((*fat)[i].t1 <= whole->signals[i].t1 * 1.001F + 0.01F);
        QVERIFY((*fat)[i].t2 <= whole->signals[i].t2 * 1.001F + 0.01F);
        some += (*fat)[i].t1 > 50 ? 1 : 0;
    }
    QVERIFY(some > 200);
}

void TestChemicalShift::theReadoutIsAcrossGhosts()
{
    int down = 0;
    for (std::uint64_t seed = 0; seed < 40; ++seed) {
        Random random(seed);
        const ArtefactTraits ghosted =
            drawArtefactTraits({Artefact::ChemicalShift, Artefact::Motion}, random);
        QVERIFY(!ghosted.readoutDown);
        const ArtefactTraits alone = drawArtefactTraits({Artefact::ChemicalShift}, random);
        down += alone.readoutDown ? 1 : 0;
        QVERIFY(std::abs(alone.fatShift) > 0.5 && std::abs(alone.fatShift) < 3);
    }
    QVERIFY(down > 8 && down < 32);
}

void TestChemicalShift::truthAndLabelsStay()
{
    PhantomRecipe recipe{.seed = 21, .extent = PhantomExtent::SubarticularSites};
    const auto plain = makePhantomStudy(recipe);
    recipe.artefacts = {Artefact::ChemicalShift};
    const auto shifted = makePhantomStudy(recipe);
    QVERIFY(plain && shifted);
    QVERIFY(plain->truth.sitePoints == shifted->truth.sitePoints);
    QVERIFY(plain->series[0].labels == shifted->series[0].labels);
    QVERIFY(plain->series[0].blocks[0]->voxels != shifted->series[0].blocks[0]->voxels);
}

QTEST_GUILESS_MAIN(TestChemicalShift)
#include "tst_chemical_shift.moc"
