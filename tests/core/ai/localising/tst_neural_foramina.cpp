#include "core/ai/localising/neural_foramina.h"

#include "tests/core/ai/levels/synthetic_spine.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kToleranceMm = 4;

std::vector<HeatMaps> stackOf(const SyntheticSpine& spine, PatientVector moved = {})
{
    std::vector<HeatMaps> slices;
    for (int i = -8; i <= 8; ++i) {
        const PictureFrame drawn{{i * 4.5, -143.25, 143.25}, {0, 1.5, 0}, {0, 0, -1.5}};
        PictureFrame frame = drawn;
        frame.origin = frame.origin + moved;
        slices.emplace_back(spine.sagittalLogits(drawn), kSagittalMapSize,
                            sagittal_map::kPointCount, frame);
        slices.back().slice = i + 8;
    }
    return slices;
}

/// Discs whose centres lie in the middle of the spine, as the axial localiser finds it.
DecodedLevels centred(const std::vector<HeatMaps>& slices, const SyntheticSpine& spine,
                      double moved = 0)
{
    DecodedLevels levels = decodeLevels(slices);
    for (std::size_t level = 0; level < kLevelCount; ++level)
        if (levels.frames[level])
            levels.frames[level]->center.x = spine.discs[level].x + moved;
    return levels;
}

Site siteOf(Side side, std::size_t level)
{
    return {side == Side::Left ? Condition::LeftNeuralForaminalNarrowing
                               : Condition::RightNeuralForaminalNarrowing,
            kLevels[level]};
}

/// The same maps with an empty foramen channel in the slices of one side.
void hideForamina(std::vector<HeatMaps>& slices, const SyntheticSpine& spine, double fromX,
                  double toX)
{
    for (HeatMaps& maps : slices) {
        const double x = maps.patientFromMap({0, 0}).x;
        if (x < fromX || x > toX)
            continue;
        const PictureFrame frame{{x, -143.25, 143.25}, {0, 1.5, 0}, {0, 0, -1.5}};
        auto logits = spine.sagittalLogits(frame);
        constexpr std::ptrdiff_t pixels = kSagittalMapSize * kSagittalMapSize;
        std::fill(logits.begin() + sagittal_map::kForamen * pixels, logits.end(), -9.0F);
        HeatMaps hidden(logits, kSagittalMapSize, sagittal_map::kPointCount, frame);
        hidden.slice = maps.slice;
        maps = hidden;
    }
}

} // namespace

/// Points of the neural foramina in sagittal slices.
class TestNeuralForamina : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void foramina_areFoundOnTheirOwnSide();
    void foramina_lieOnTheirSlice();
    void foramina_areNoneWithoutSlicesOnThatSide();
    void foramina_areNoneWithoutTheirDisc();
    void foramina_ofAMovedSeriesCountWhereTheDiscsSay();
    void foramina_areNotSoughtOnTheOtherSeriesAlone();
    void recesses_sayHowWideTheSpineIs();
    void slicesThatHideOneHalf_doNotPullItOutwards();
};

void TestNeuralForamina::foramina_areFoundOnTheirOwnSide()
{
    const SyntheticSpine spine;
    const auto slices = stackOf(spine);
    const DecodedLevels levels = centred(slices, spine);
    const Foramina found = findForamina({&slices, &levels.frames});
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        QVERIFY(found.left[level] && found.right[level]);
        QVERIFY(distance(found.left[level]->point, spine.sitePoint(siteOf(Side::Left, level)))
                < kToleranceMm);
        QVERIFY(distance(found.right[level]->point, spine.sitePoint(siteOf(Side::Right, level)))
                < kToleranceMm);
    }
}

void TestNeuralForamina::foramina_lieOnTheirSlice()
{
    const SyntheticSpine spine;
    const auto slices = stackOf(spine);
    const DecodedLevels levels = centred(slices, spine);
    const Foramina found = findForamina({&slices, &levels.frames});
    for (const auto& sites : {found.left, found.right})
        for (const auto& site : sites)
            QVERIFY(std::abs(slices[static_cast<std::size_t>(site->slice)].offsetFrom(site->point))
                    < 1e-6);
}

void TestNeuralForamina::foramina_areNoneWithoutSlicesOnThatSide()
{
    const SyntheticSpine spine;
    auto slices = stackOf(spine);
    const DecodedLevels levels = centred(slices, spine);
    slices.erase(slices.begin() + 8, slices.end()); // only slices to the right of x = 0
    const Foramina found = findForamina({&slices, &levels.frames});
    QVERIFY(!found.left[2]);
    QVERIFY(found.right[2]);
}

void TestNeuralForamina::foramina_areNoneWithoutTheirDisc()
{
    const SyntheticSpine spine;
    const auto slices = stackOf(spine);
    DecodedLevels levels = centred(slices, spine);
    levels.frames[1].reset();
    const Foramina found = findForamina({&slices, &levels.frames});
    QVERIFY(!found.left[1] && !found.right[1]);
    QVERIFY(found.left[0] && found.left[2]);
}

void TestNeuralForamina::foramina_ofAMovedSeriesCountWhereTheDiscsSay()
{
    const SyntheticSpine spine;
    const auto slices = stackOf(spine);
    const DecodedLevels levels = centred(slices, spine);
    const auto moved = stackOf(spine, {3, 5, -5});
    const DecodedLevels movedLevels = centred(moved, spine, 3);
    const Foramina alone = findForamina({&slices, &levels.frames});
    const Foramina both = findForamina({&slices, &levels.frames}, {&moved, &movedLevels.frames});
    for (std::size_t level = 0; level < kLevelCount; ++level)
        QVERIFY(distance(alone.left[level]->point, both.left[level]->point) < 1);
}

void TestNeuralForamina::foramina_areNotSoughtOnTheOtherSeriesAlone()
{
    const SyntheticSpine spine;
    auto slices = stackOf(spine);
    const auto other = stackOf(spine);
    const DecodedLevels levels = centred(slices, spine);
    slices.erase(slices.begin() + 8, slices.end());
    const Foramina found = findForamina({&slices, &levels.frames}, {&other, &levels.frames});
    QVERIFY(!found.left[2]);
    QVERIFY(found.right[2]);
}

void TestNeuralForamina::recesses_sayHowWideTheSpineIs()
{
    const SyntheticSpine spine;
    const auto slices = stackOf(spine);
    const DecodedLevels levels = centred(slices, spine);
    const auto widthWith = [&](double recess) {
        RecessPairs widths;
        widths.fill(RecessPair{recess, SyntheticSpine::kBehind - 6});
        const Foramina found = findForamina({&slices, &levels.frames}, {}, widths);
        double sum = 0;
        for (std::size_t level = 0; level < kLevelCount; ++level)
            sum += found.left[level]->point.x - found.right[level]->point.x;
        return sum;
    };
    // Recesses at 10 mm, foramina seen at 17 mm from the middle: no correction. Narrow recesses
    // move the foramina inwards.
    QVERIFY(widthWith(4) < widthWith(10));
    RecessPairs one;
    one[3] =
        RecessPair{SyntheticSpine::kRecessSide, SyntheticSpine::kBehind - 6}; // the others follow
    const Foramina found = findForamina({&slices, &levels.frames}, {}, one);
    for (std::size_t level = 0; level < kLevelCount; ++level)
        QVERIFY(distance(found.left[level]->point, spine.sitePoint(siteOf(Side::Left, level)))
                < kToleranceMm);
}

void TestNeuralForamina::slicesThatHideOneHalf_doNotPullItOutwards()
{
    const SyntheticSpine spine;
    auto slices = stackOf(spine);
    const DecodedLevels levels = centred(slices, spine);
    // Fat is faint on the left: only the lateral slices still show it.
    hideForamina(slices, spine, 8, 20);
    const Foramina found = findForamina({&slices, &levels.frames});
    RecessPairs widths;
    widths.fill(RecessPair{SyntheticSpine::kRecessSide, SyntheticSpine::kBehind - 6});
    const Foramina steadied = findForamina({&slices, &levels.frames}, {}, widths);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const double truth = spine.sitePoint(siteOf(Side::Left, level)).x;
        QVERIFY(steadied.left[level]);
        QVERIFY(std::abs(steadied.left[level]->point.x - truth)
                <= std::abs(found.left[level]->point.x - truth));
        QVERIFY(std::abs(steadied.left[level]->point.x - truth) < 6);
    }
}

QTEST_APPLESS_MAIN(TestNeuralForamina)
#include "tst_neural_foramina.moc"
