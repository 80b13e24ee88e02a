#include "core/ai/measuring/site_measuring.h"

#include "tests/core/ai/measuring/drawn_regions.h"
#include "tests/core/ai/model/model_folder.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <string>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kSpacing = 0.5; ///< mm, of the volume's pixels
constexpr int kSize = 300; ///< pixels
constexpr double kMiddle = kCropGrid.spacing * (kCropGrid.columns - 1) / 2; ///< mm, of a picture

/// Answers with ellipses, one picture after the other; it knows nothing of other shapes.
class EllipseNetwork : public Network {
public:
    EllipseNetwork(const std::vector<DrawnEllipse>& ellipses, int& pictures)
        : m_ellipses(ellipses)
        , m_pictures(pictures)
    {
    }

    Result<Tensor> run(const Tensor& input) override
    {
        if (input.shape.back() != kSegmenterCropSize || input.shape[1] != kPictureChannels)
            return failure(ErrorCode::Internal, "a picture of another size");
        Tensor output{
            {input.shape.front(), segment_class::kCount, kSegmenterCropSize, kSegmenterCropSize},
            {}};
        for (std::int64_t i = 0; i < input.shape.front(); ++i) {
            const DrawnEllipse ellipse =
                m_ellipses[static_cast<std::size_t>(m_pictures++) % m_ellipses.size()];
            const Segmentation drawn =
                drawnRegion([&](FlatPoint at) { return ellipse.contains(at); });
            for (std::size_t k = 0; k < segment_class::kCount; ++k)
                for (int row = 0; row < kSegmenterCropSize; ++row)
                    for (int column = 0; column < kSegmenterCropSize; ++column)
                        output.values.push_back(std::log(drawn.at(k, column, row) + 1e-4F));
        }
        return output;
    }

private:
    const std::vector<DrawnEllipse>& m_ellipses;
    int& m_pictures;
};

class EllipseRuntime : public NetworkRuntime {
public:
    EllipseRuntime(const std::vector<DrawnEllipse>& ellipses, int& pictures)
        : m_ellipses(ellipses)
        , m_pictures(pictures)
    {
    }
    [[nodiscard]] std::string version() const override { return "Fake 1"; }
    [[nodiscard]] std::string deviceName() const override { return "CPU"; }
    [[nodiscard]] bool onGpu() const override { return false; }
    [[nodiscard]] Result<std::unique_ptr<Network>> load(const std::string&,
                                                        const std::filesystem::path&) override
    {
        return std::unique_ptr<Network>(std::make_unique<EllipseNetwork>(m_ellipses, m_pictures));
    }

private:
    const std::vector<DrawnEllipse>& m_ellipses;
    int& m_pictures;
};

/// Twenty slices, 4 mm apart: axial ones with the head first, sagittal ones from the left.
CanonicalVolume blockOf(PicturePlane plane)
{
    auto volume = std::make_shared<Volume>();
    VolumeGeometry& geometry = volume->geometry;
    const bool isAxial = plane == PicturePlane::Axial;
    geometry.rowDirection = isAxial ? PatientVector{1, 0, 0} : PatientVector{0, 1, 0};
    geometry.columnDirection = isAxial ? PatientVector{0, 1, 0} : PatientVector{0, 0, -1};
    geometry.columnSpacing = geometry.rowSpacing = kSpacing;
    geometry.sliceSpacing = 4;
    geometry.columns = geometry.rows = kSize;
    geometry.slices = 20;
    const double half = kSize * kSpacing / 2;
    geometry.origin = isAxial ? PatientPoint{-half, -half, -40} : PatientPoint{40, -half, half};
    volume->seriesInstanceUid = isAxial ? "1.5" : "1.4";
    volume->voxels.assign(std::size_t{kSize} * kSize * 20, 100);
    for (int slice = 0; slice < geometry.slices; ++slice) {
        SliceSource source;
        source.sopInstanceUid = volume->seriesInstanceUid + "." + std::to_string(slice);
        source.instanceNumber = slice + 1;
        volume->sources.push_back(source);
    }
    return *CanonicalVolume::create(volume, plane);
}

} // namespace

/// Measures about places, with a network that draws its answer.
class TestSiteMeasuring : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void sacs_areMeasuredAtTheirLevels();
    void sacs_haveTheShareOfTheLevelAbove();
    void outline_liesInThePixelsOfThePicture();
    void foramina_areMeasuredOnTheirSides();
    void implausible_isNotMeasured();
    void kinds_withoutAccuracyAreLeftOut();
    void pictures_goThroughInOneBatch();
    void nothing_needsNoNetwork();
    void cancelling_stops();

private:
    [[nodiscard]] std::vector<MeasuredPlace> sacPlaces() const;
    template <class Measure>
    Result<SiteMeasures> measured(const Measure& measure, const std::vector<MeasuredPlace>& places,
                                  const Task& task = {});

    TestFolder m_folder;
    std::unique_ptr<ModelFolder> m_model;
    std::optional<CanonicalVolume> m_axial;
    std::optional<CanonicalVolume> m_sagittal;
    std::vector<DrawnEllipse> m_ellipses;
    int m_pictures = 0;
};

void TestSiteMeasuring::init()
{
    m_model = std::make_unique<ModelFolder>(m_folder.folder());
    m_model->addSegmenter();
    m_model->addCropSegmenters();
    m_axial = blockOf(PicturePlane::Axial);
    m_sagittal = blockOf(PicturePlane::Sagittal);
    m_ellipses = {
        {{kMiddle, kMiddle}, 8, 7}, {{kMiddle, kMiddle}, 7, 5}, {{kMiddle + 2, kMiddle - 1}, 6, 6}};
    m_pictures = 0;
}

std::vector<MeasuredPlace> TestSiteMeasuring::sacPlaces() const
{
    std::vector<MeasuredPlace> places;
    for (const DiscLevel level : {DiscLevel::L2L3, DiscLevel::L3L4, DiscLevel::L5S1}) {
        const PatientPoint point{3, 12, -8.0 * static_cast<int>(level)};
        places.push_back({.level = level,
                          .volume = &*m_axial,
                          .slice = m_axial->nearestSlice(point),
                          .point = point,
                          .toFeet = {0, 0, -1}});
    }
    return places;
}

template <class Measure>
Result<SiteMeasures> TestSiteMeasuring::measured(const Measure& measure,
                                                 const std::vector<MeasuredPlace>& places,
                                                 const Task& task)
{
    const auto bundle = loadModelBundle(m_model->path());
    if (!bundle)
        return tl::make_unexpected(bundle.error());
    auto engine = Engine::create(*bundle, {}, [this](DeviceChoice) -> Result<RuntimeChoice> {
        return RuntimeChoice{std::make_unique<EllipseRuntime>(m_ellipses, m_pictures), {}};
    });
    if (!engine)
        return tl::make_unexpected(engine.error());
    return measure(*engine, *bundle, places, task);
}

void TestSiteMeasuring::sacs_areMeasuredAtTheirLevels()
{
    const auto places = sacPlaces();
    const auto found = measured(measureSacs, places);
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QCOMPARE(found->measures.size(), std::size_t{3});
    QVERIFY(found->implausible.empty());
    for (std::size_t i = 0; i < 3; ++i) {
        const SpineMeasure& measure = found->measures[i];
        QVERIFY(isSound(measure));
        QVERIFY(measure.kind == MeasureKind::SacArea && measure.level == places[i].level
                && !measure.side);
        QVERIFY(std::abs(measure.value - m_ellipses[i].area()) < 0.02 * m_ellipses[i].area());
        QCOMPARE(measure.deviation, 12.0);
        const SliceSource& source = m_axial->source(places[i].slice);
        QCOMPARE(measure.sopInstanceUid, source.sopInstanceUid);
        QCOMPARE(measure.instanceNumber, source.instanceNumber);
        QCOMPARE(measure.seriesInstanceUid, std::string("1.5"));
    }
}

void TestSiteMeasuring::sacs_haveTheShareOfTheLevelAbove()
{
    const auto found = measured(measureSacs, sacPlaces());
    QVERIFY(found);
    QVERIFY(!found->measures[0].percent); // L1/L2 is not measured
    QVERIFY(found->measures[1].percent);
    QVERIFY(std::abs(*found->measures[1].percent - 100.0 * 35 / 56) < 1.5);
    QVERIFY(!found->measures[2].percent);
}

void TestSiteMeasuring::outline_liesInThePixelsOfThePicture()
{
    const auto found = measured(measureSacs, sacPlaces());
    QVERIFY(found);
    // The middle of the picture is the place; columns run along x, rows along y.
    const double column = (3 + kSize * kSpacing / 2) / kSpacing;
    const double row = (12 + kSize * kSpacing / 2) / kSpacing;
    for (const ImagePoint& point : found->measures[0].points) {
        const double x = (point.column - column) * kSpacing / 8;
        const double y = (point.row - row) * kSpacing / 7;
        QVERIFY(std::abs(std::hypot(x, y) - 1) < 0.08);
    }
    // The third ellipse lies 2 mm further along the columns and 1 mm further up.
    double columns = 0;
    double rows = 0;
    for (const ImagePoint& point : found->measures[2].points) {
        columns += point.column / static_cast<double>(found->measures[2].points.size());
        rows += point.row / static_cast<double>(found->measures[2].points.size());
    }
    QVERIFY(std::abs(columns - column - 4) < 1.5);
    QVERIFY(std::abs(rows - row + 2) < 1.5);
}

void TestSiteMeasuring::foramina_areMeasuredOnTheirSides()
{
    std::vector<MeasuredPlace> places;
    for (const Side side : {Side::Left, Side::Right}) {
        const PatientPoint point{side == Side::Left ? 20.0 : -20.0, 5, -30};
        places.push_back({.level = DiscLevel::L4L5,
                          .side = side,
                          .volume = &*m_sagittal,
                          .slice = m_sagittal->nearestSlice(point),
                          .point = point,
                          .toFeet = {0, 0, -1}});
    }
    m_ellipses = {{{kMiddle, kMiddle}, 4, 8}, {{kMiddle, kMiddle}, 3, 6}};
    const auto found = measured(measureForamina, places);
    QVERIFY2(found, found ? "" : found.error().message.c_str());
    QCOMPARE(found->measures.size(), std::size_t{4});
    for (const auto& [side, height] : {std::pair(Side::Left, 16.0), {Side::Right, 12.0}}) {
        const auto* tall =
            measureOf(found->measures, MeasureKind::ForamenHeight, DiscLevel::L4L5, side);
        const auto* area =
            measureOf(found->measures, MeasureKind::ForamenArea, DiscLevel::L4L5, side);
        QVERIFY(tall && area && isSound(*tall) && isSound(*area));
        QVERIFY2(std::abs(tall->value - height) < 0.3, qPrintable(QString::number(tall->value)));
        QVERIFY(std::abs(area->value - 3.14159 * height * height / 8) < 2.5);
        QCOMPARE(tall->deviation, 1.5);
        QCOMPARE(tall->sopInstanceUid, area->sopInstanceUid);
    }
}

void TestSiteMeasuring::implausible_isNotMeasured()
{
    m_ellipses[1] = {{kMiddle, kMiddle}, 20, 2};
    const auto found = measured(measureSacs, sacPlaces());
    QVERIFY(found);
    QCOMPARE(found->measures.size(), std::size_t{2});
    QCOMPARE(found->implausible.size(), std::size_t{1});
    QVERIFY(found->implausible.front().level == DiscLevel::L3L4);
}

void TestSiteMeasuring::kinds_withoutAccuracyAreLeftOut()
{
    QJsonArray kept;
    for (const QJsonValue& entry : m_model->card["measures"].toArray())
        if (entry["kind"].toString() != "dural_sac_area")
            kept.append(entry);
    m_model->card["measures"] = kept;
    m_model->writeCard();
    const auto found = measured(measureSacs, sacPlaces());
    QVERIFY(found);
    QVERIFY(found->measures.empty() && found->implausible.empty());
}

void TestSiteMeasuring::pictures_goThroughInOneBatch()
{
    QVERIFY(measured(measureSacs, sacPlaces()));
    QCOMPARE(m_pictures, 3);
}

void TestSiteMeasuring::nothing_needsNoNetwork()
{
    const auto found = measured(measureSacs, {});
    QVERIFY(found && found->measures.empty());
    QCOMPARE(m_pictures, 0);
}

void TestSiteMeasuring::cancelling_stops()
{
    std::stop_source stop;
    stop.request_stop();
    const auto found = measured(measureSacs, sacPlaces(), Task{stop.get_token(), {}});
    QVERIFY(!found && found.error().code == ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestSiteMeasuring)
#include "tst_site_measuring.moc"
