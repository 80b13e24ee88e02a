#include "core/ai/grading/predictor.h"
#include "core/ai/measuring/region_measures.h"
#include "core/ai/measuring/sagittal_measures.h"
#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_loader.h"
#include "core/training/data/phantom_source.h"
#include "core/training/data/segmenter_examples.h"

#include <QTest>

#include <cmath>
#include <memory>
#include <optional>
#include <string>
#include <vector>

using namespace foramen;

namespace {

constexpr std::size_t kStudies = 2;
/// Of the mean error over all levels: what the card states, the choice of another slice, and chance
/// among ten values.
constexpr double kDiameterTolerance = 1.8; // mm
constexpr double kHeightTolerance = 0.9; // mm
constexpr double kSacTolerance = 30; // mm2

/// The sum of some errors.
struct Errors {
    double sum = 0;
    int count = 0;
    void add(const SpineMeasure* found, const std::optional<FlatMeasure>& truth)
    {
        if (!found || !truth)
            return;
        sum += std::abs(found->value - truth->value);
        ++count;
    }
    [[nodiscard]] double mean() const { return sum / count; }
};

} // namespace

/// Whole generated studies, graded and measured with the shipped model.
class TestMeasuredStudies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void measures_comeNearTheTruth();
    void sacs_comeNearTheTruth();
    void measures_areNamedByPictureAndDeviation();

private:
    std::vector<TrainingStudy> m_studies;
    std::vector<Grading> m_gradings;
};

void TestMeasuredStudies::initTestCase()
{
    auto predictor = Predictor::create(qEnvironmentVariable("FORAMEN_MODEL").toStdString(),
                                       {DeviceKind::Cpu}, loadRuntime);
    if (!predictor && predictor.error().code == ErrorCode::RuntimeMissing)
        QSKIP(qPrintable(QString::fromStdString(predictor.error().message)));
    QVERIFY2(predictor, predictor ? "" : predictor.error().message.c_str());
    const auto source = phantomSource(5, 4242);
    for (std::size_t i = 0; i < kStudies; ++i) {
        // Every fifth study is like an ordinary scan.
        auto study = source->load(i == 0 ? 4 : 1, PhantomExtent::Study, {});
        QVERIFY(study);
        PredictorInput input;
        input.isGenerated = true;
        for (const TrainingVolume& volume : study->volumes)
            (volume.role == SeriesRole::SagittalT1       ? input.sagittalT1
                 : volume.role == SeriesRole::SagittalT2 ? input.sagittalT2
                                                         : input.axialT2)
                .push_back(volume.volume);
        auto grading = (*predictor)->predict(input);
        QVERIFY2(grading, grading ? "" : grading.error().message.c_str());
        m_studies.push_back(std::move(*study));
        m_gradings.push_back(std::move(*grading));
    }
}

void TestMeasuredStudies::measures_comeNearTheTruth()
{
    Errors diameters;
    Errors heights;
    for (std::size_t i = 0; i < m_studies.size(); ++i) {
        const auto block = segmenterBlockOf(m_studies[i], i);
        QVERIFY(block);
        const SegmenterExample example = plainExample(*block, block->middleSlice);
        const Segmentation truth = Segmentation::ofShares(example.shares);
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            if (!example.discs[level])
                continue;
            const FlatPoint disc = flatFromPixel(*example.discs[level]);
            const auto found = [&](MeasureKind kind) {
                return measureOf(m_gradings[i].measures, kind, kLevels[level]);
            };
            diameters.add(found(MeasureKind::CanalDiameter), canalDiameter(truth, disc));
            heights.add(found(MeasureKind::DiscHeight), discHeight(truth, disc));
        }
    }
    qInfo("canal %.2f mm of %d, disc height %.2f mm of %d", diameters.mean(), diameters.count,
          heights.mean(), heights.count);
    QVERIFY(diameters.count >= 7 && heights.count >= 8);
    QVERIFY(diameters.mean() < kDiameterTolerance);
    QVERIFY(heights.mean() < kHeightTolerance);
}

void TestMeasuredStudies::sacs_comeNearTheTruth()
{
    const auto model = loadModelBundle(qEnvironmentVariable("FORAMEN_MODEL").toStdString());
    if (model && !model->has(NetworkRole::AxialSegmenter))
        QSKIP("the model has no axial segmenter");
    Errors areas;
    int missed = 0;
    for (std::size_t i = 0; i < m_studies.size(); ++i) {
        // The blocks are of the levels that the scan shows, from L1/L2 down: all of them here.
        const auto blocks = sacBlocksOf(m_studies[i], i);
        QCOMPARE(blocks.size(), kLevelCount);
        for (std::size_t level = 0; level < kLevelCount; ++level) {
            const SegmenterExample example = plainExample(blocks[level], 0);
            const auto truth = sacArea(Segmentation::ofShares(example.shares, example.grid),
                                       flatFromPixel(*example.site, example.grid));
            const auto* found =
                measureOf(m_gradings[i].measures, MeasureKind::SacArea, kLevels[level]);
            areas.add(found, truth);
            missed += truth && !found ? 1 : 0;
        }
    }
    qInfo("sac %.1f mm2 of %d, %d more not measured", areas.mean(), areas.count, missed);
    QVERIFY(areas.count >= 6 && missed <= 3);
    QVERIFY(areas.mean() < kSacTolerance);
}

void TestMeasuredStudies::measures_areNamedByPictureAndDeviation()
{
    for (std::size_t i = 0; i < m_gradings.size(); ++i) {
        QVERIFY(!m_gradings[i].measures.empty());
        for (const SpineMeasure& measure : m_gradings[i].measures) {
            const SeriesRole role = measure.kind == MeasureKind::SacArea ? SeriesRole::AxialT2
                : hasSide(measure.kind)                                  ? SeriesRole::SagittalT1
                                                                         : SeriesRole::SagittalT2;
            const Volume* series = nullptr; // the block that holds the picture
            for (const TrainingVolume& volume : m_studies[i].volumes) {
                const auto& sources = volume.volume->sources;
                const bool isKnown =
                    std::any_of(sources.begin(), sources.end(), [&](const SliceSource& source) {
                        return source.sopInstanceUid == measure.sopInstanceUid
                            && source.instanceNumber == measure.instanceNumber;
                    });
                if (volume.role == role && isKnown)
                    series = volume.volume.get();
            }
            QVERIFY(series);
            QCOMPARE(measure.seriesInstanceUid, series->seriesInstanceUid);
            QVERIFY(measure.deviation > 0);
            QVERIFY(measure.points.size() >= 2);
            for (const ImagePoint& point : measure.points)
                QVERIFY(point.column > -1 && point.row > -1
                        && point.column < series->geometry.columns
                        && point.row < series->geometry.rows);
        }
    }
}

QTEST_APPLESS_MAIN(TestMeasuredStudies)
#include "tst_measured_studies.moc"
