#include "core/ai/grading/predictor_input.h"

#include <QTest>

#include <memory>
#include <string>
#include <utility>

using namespace foramen;

/// The input of a grading from the series of a study.
class TestPredictorInput : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void localizerBesideASeries_isNotGraded();
};

namespace {

constexpr int kSlices = 4;

/// A series and a picture beside it, as blocks.
struct SeriesWithLocalizer {
    Study study;
    std::vector<SeriesPictures> series;

    explicit SeriesWithLocalizer(const std::string& imageType)
    {
        Series axial;
        axial.seriesInstanceUid = "1.2";
        axial.seriesId = "5";
        auto stack = std::make_shared<Volume>();
        auto beside = std::make_shared<Volume>();
        for (int i = 0; i <= kSlices; ++i) {
            Instance instance;
            instance.sopInstanceUid = "1.2." + std::to_string(i);
            instance.instanceNumber = i;
            instance.imageType = i == 0 ? imageType : "ORIGINAL\\PRIMARY\\M";
            SliceSource source;
            source.sopInstanceUid = instance.sopInstanceUid;
            source.instanceNumber = i;
            (i == 0 ? beside : stack)->sources.push_back(source);
            axial.instances.push_back(std::move(instance));
        }
        SeriesPictures pictures{0, SeriesRole::AxialT2, true, {}, {}};
        for (const auto& block : {beside, stack}) {
            block->seriesInstanceUid = axial.seriesInstanceUid;
            block->seriesId = axial.seriesId;
            pictures.volumes.push_back(block);
        }
        study.series.push_back(std::move(axial));
        series.push_back(std::move(pictures));
    }
};

} // namespace

void TestPredictorInput::localizerBesideASeries_isNotGraded()
{
    const SeriesWithLocalizer one("ORIGINAL\\PRIMARY\\LOCALIZER");
    const PredictorInput input = predictorInputOf(one.study, one.series);
    QCOMPARE(input.axialT2.size(), std::size_t(1));
    QCOMPARE(input.axialT2.front()->sources.size(), std::size_t(kSlices));
    // Readers still see it.
    QCOMPARE(blocksFor(one.series, SeriesRole::AxialT2).size(), std::size_t(2));
    // Other blocks stay.
    const SeriesWithLocalizer two("ORIGINAL\\PRIMARY\\M");
    QCOMPARE(predictorInputOf(two.study, two.series).axialT2.size(), std::size_t(2));
}

QTEST_APPLESS_MAIN(TestPredictorInput)
#include "tst_predictor_input.moc"
