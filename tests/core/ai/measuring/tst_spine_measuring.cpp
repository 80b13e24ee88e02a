#include "core/ai/measuring/spine_measuring.h"

#include "tests/core/ai/measuring/drawn_spine.h"
#include "tests/core/ai/model/model_folder.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <atomic>
#include <cmath>
#include <memory>
#include <numbers>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kBackOfDiscs = 10; ///< mm, y of the discs' centres
constexpr double kSpacing = 0.5; ///< mm, of the volume's pixels
constexpr int kSize = 520; ///< pixels

/// Answers every picture with a drawn spine.
class DrawingNetwork : public Network {
public:
    DrawingNetwork(const DrawnSpine& spine, int& pictures)
        : m_spine(spine)
        , m_pictures(pictures)
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        constexpr std::int64_t classes = segment_class::kCount;
        Tensor output{{input.shape.front(), classes, kSegmenterRows, kSegmenterColumns}, {}};
        const Segmentation segmentation = m_spine.segmentation();
        for (std::int64_t i = 0; i < input.shape.front(); ++i, ++m_pictures)
            for (std::size_t k = 0; k < segment_class::kCount; ++k)
                for (int row = 0; row < kSegmenterRows; ++row)
                    for (int column = 0; column < kSegmenterColumns; ++column)
                        output.values.push_back(std::log(segmentation.at(k, column, row) + 1e-4F));
        return output;
    }

private:
    const DrawnSpine& m_spine;
    int& m_pictures;
};

class DrawingRuntime : public NetworkRuntime {
public:
    DrawingRuntime(const DrawnSpine& spine, int& pictures)
        : m_spine(spine)
        , m_pictures(pictures)
    {
    }
    [[nodiscard]] std::string version() const override { return "Fake 1"; }
    [[nodiscard]] std::string deviceName() const override { return "CPU"; }
    [[nodiscard]] bool onGpu() const override { return false; }
    [[nodiscard]] Result<std::unique_ptr<Network>> load(const std::string&,
                                                        const std::filesystem::path&) override
    {
        return std::unique_ptr<Network>(std::make_unique<DrawingNetwork>(m_spine, m_pictures));
    }

private:
    const DrawnSpine& m_spine;
    int& m_pictures;
};

/// A block of nine sagittal slices 4 mm apart about x = 0, the canonical order from right to left.
VolumePtr sagittalBlock()
{
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& geometry = volume->geometry;
    geometry.rowDirection = {0, 1, 0};
    geometry.columnDirection = {0, 0, -1};
    geometry.columnSpacing = geometry.rowSpacing = kSpacing;
    geometry.sliceSpacing = 4;
    geometry.columns = geometry.rows = kSize;
    geometry.slices = 9;
    // The normal of these directions runs to the right.
    geometry.origin = {16, -kSize * kSpacing / 2, kSize * kSpacing / 2};
    volume->seriesInstanceUid = "1.2.3";
    volume->voxels.assign(std::size_t{kSize} * kSize * 9, 100);
    for (int slice = 0; slice < geometry.slices; ++slice) {
        SliceSource source;
        source.sopInstanceUid = "1.2.3." + std::to_string(slice);
        source.instanceNumber = slice + 1;
        volume->sources.push_back(source);
    }
    return volume;
}

DiscFrame discAt(PatientPoint center)
{
    return {center, {0, 0, -1}, {0, 1, 0}, {1, 0, 0}};
}

} // namespace

/// Measures of a series, with a network that draws its answer.
class TestSpineMeasuring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void measures_areOfTheirLevelsAndPictures();
    void marks_lieInThePixelsOfThePicture();
    void deviations_areThoseOfTheCard();
    void kinds_withoutAccuracyAreLeftOut();
    void levels_outOfViewAreLeftOut();
    void slices_areSegmentedOnce();
    void missingSlices_areLeftOut();
    void nothing_isSegmentedWithoutLevels();
    void cancelling_stops();

private:
    Result<std::vector<SpineMeasure>> measured(const Task& task = {});

    TestFolder m_folder;
    std::unique_ptr<ModelFolder> m_model;
    DrawnSpine m_spine;
    MeasuredSeries m_series;
    int m_pictures = 0;
};

void TestSpineMeasuring::init()
{
    m_folder.renew();
    m_model = std::make_unique<ModelFolder>(m_folder.folder());
    m_model->addSegmenter();
    m_spine = {};
    m_spine.slips[3] = 5;
    // The middle of the picture lies 8 mm behind that of the discs.
    m_spine.shift = {-8, 0};
    m_pictures = 0;
    m_series = {};
    m_series.volumes.push_back(*CanonicalVolume::create(sagittalBlock(), PicturePlane::Sagittal));
    // The discs lie in neighbouring slices, as in a scoliosis.
    const std::array<double, kLevelCount> lateral = {-4.1, -0.5, 0.3, 0.9, 3.6};
    for (std::size_t level = 0; level < kLevelCount; ++level)
        m_series.discs[level] =
            discAt({lateral[level], kBackOfDiscs + m_spine.disc(level).x - m_spine.disc(4).x,
                    -DrawnSpine::heightOf(level)});
    // The discs above the slip lie further forward, and so does the middle between both.
    m_spine.shift.x += 2.5;
}

Result<std::vector<SpineMeasure>> TestSpineMeasuring::measured(const Task& task)
{
    const auto bundle = loadModelBundle(m_model->path());
    if (!bundle)
        return tl::make_unexpected(bundle.error());
    auto engine = Engine::create(*bundle, {}, [this](DeviceChoice) -> Result<RuntimeChoice> {
        return RuntimeChoice{std::make_unique<DrawingRuntime>(m_spine, m_pictures), {}};
    });
    if (!engine)
        return tl::make_unexpected(engine.error());
    return measureSpine(*engine, *bundle, m_series, task);
}

void TestSpineMeasuring::measures_areOfTheirLevelsAndPictures()
{
    const auto measures = measured();
    QVERIFY2(measures, measures ? "" : measures.error().message.c_str());
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const auto* diameter = measureOf(*measures, MeasureKind::CanalDiameter, kLevels[level]);
        const auto* height = measureOf(*measures, MeasureKind::DiscHeight, kLevels[level]);
        const auto* slip = measureOf(*measures, MeasureKind::Slip, kLevels[level]);
        QVERIFY(diameter && height && slip);
        // Where the spine slips, the canal has a step.
        QVERIFY(std::abs(diameter->value - m_spine.canal) < (level == 3 ? 6 : 0.3));
        QVERIFY(std::abs(height->value - m_spine.discHeights[level]) < 0.3);
        QVERIFY(std::abs(slip->value - m_spine.slips[level]) < 0.5);
        // Slice 0 of the volume is the leftmost, at x = 16.
        const std::array<int, kLevelCount> slices = {5, 4, 4, 4, 3};
        QCOMPARE(diameter->sopInstanceUid, "1.2.3." + std::to_string(slices[level]));
        QCOMPARE(diameter->instanceNumber, slices[level] + 1);
        QCOMPARE(diameter->seriesInstanceUid, std::string("1.2.3"));
        QCOMPARE(height->percent.has_value(), level > 0);
        if (level > 0)
            QVERIFY(std::abs(*height->percent
                             - 100 * m_spine.discHeights[level] / m_spine.discHeights[level - 1])
                    < 4);
    }
    const auto* lordosis = measureOf(*measures, MeasureKind::Lordosis);
    QVERIFY(lordosis && std::abs(lordosis->value) < 2);
    QCOMPARE(lordosis->points.size(), 4U);
}

void TestSpineMeasuring::marks_lieInThePixelsOfThePicture()
{
    const auto measures = measured();
    QVERIFY(measures);
    const auto* height = measureOf(*measures, MeasureKind::DiscHeight, DiscLevel::L5S1);
    QVERIFY(height && height->points.size() == 2);
    // Columns run along y, rows down: the disc's centre is at y = 10 and z = -68.
    const double column = (kBackOfDiscs + kSize * kSpacing / 2) / kSpacing;
    const double row = (68 + kSize * kSpacing / 2) / kSpacing;
    const double half = m_spine.discHeights[4] / 2 / kSpacing;
    QVERIFY(std::abs(height->points[0].column - column) < 2);
    QVERIFY(std::abs(height->points[0].row - (row - half)) < 1.5);
    QVERIFY(std::abs(height->points[1].row - (row + half)) < 1.5);
}

void TestSpineMeasuring::deviations_areThoseOfTheCard()
{
    const auto measures = measured();
    QVERIFY(measures);
    // On persons 0.6; on generated pictures, where persons were not measured, 0.9.
    QCOMPARE(measureOf(*measures, MeasureKind::CanalDiameter, DiscLevel::L3L4)->deviation, 0.6);
    QCOMPARE(measureOf(*measures, MeasureKind::Slip, DiscLevel::L3L4)->deviation, 0.9);
    m_spine.blur = 3;
    const auto unclear = measured();
    QVERIFY(unclear);
    QVERIFY(measureOf(*unclear, MeasureKind::CanalDiameter, DiscLevel::L3L4)->deviation > 0.8);
}

void TestSpineMeasuring::kinds_withoutAccuracyAreLeftOut()
{
    QJsonArray kept;
    for (const QJsonValue& entry : m_model->card["measures"].toArray())
        if (entry["kind"].toString() != "disc_height")
            kept.append(entry);
    m_model->card["measures"] = kept;
    m_model->writeCard();
    const auto measures = measured();
    QVERIFY(measures);
    QVERIFY(!measureOf(*measures, MeasureKind::DiscHeight, DiscLevel::L3L4));
    QVERIFY(measureOf(*measures, MeasureKind::CanalDiameter, DiscLevel::L3L4));
}

void TestSpineMeasuring::levels_outOfViewAreLeftOut()
{
    m_series.discs[1].reset();
    m_series.discs[3]->center.x = 40; // no slice reaches it
    const auto measures = measured();
    QVERIFY(measures);
    QVERIFY(!measureOf(*measures, MeasureKind::DiscHeight, DiscLevel::L2L3));
    QVERIFY(!measureOf(*measures, MeasureKind::DiscHeight, DiscLevel::L4L5));
    const auto* below = measureOf(*measures, MeasureKind::DiscHeight, DiscLevel::L3L4);
    QVERIFY(below && !below->percent);
}

void TestSpineMeasuring::slices_areSegmentedOnce()
{
    QVERIFY(measured());
    QCOMPARE(m_pictures, 3);
}

void TestSpineMeasuring::missingSlices_areLeftOut()
{
    auto volume = std::make_shared<Volume>(*sagittalBlock());
    for (SliceSource& source : volume->sources)
        source.missing = true;
    m_series.volumes = {*CanonicalVolume::create(volume, PicturePlane::Sagittal)};
    const auto measures = measured();
    QVERIFY(measures && measures->empty());
}

void TestSpineMeasuring::nothing_isSegmentedWithoutLevels()
{
    m_series.discs = {};
    const auto measures = measured();
    QVERIFY(measures && measures->empty());
    QCOMPARE(m_pictures, 0);
}

void TestSpineMeasuring::cancelling_stops()
{
    std::stop_source stop;
    stop.request_stop();
    const auto measures = measured(Task{stop.get_token(), {}});
    QVERIFY(!measures);
    QVERIFY(measures.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestSpineMeasuring)
#include "tst_spine_measuring.moc"
