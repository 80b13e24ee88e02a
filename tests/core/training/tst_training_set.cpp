#include "core/training/data/phantom_source.h"
#include "core/training/data/training_set.h"

#include <QtTest>

using namespace foramen;

namespace {

/// One sagittal and one axial block of a simple pattern with known points.
TrainingStudy plainStudy()
{
    auto sagittal = std::make_shared<Volume>();
    sagittal->geometry = {{-8, 0, 0}, {0, 1, 0}, {0, 0, -1}, 1, 1, 4, 200, 240, 5};
    // The normal of these directions runs to the right: slice 0 is the leftmost.
    sagittal->geometry.origin = {8, -100, 120};
    sagittal->voxels.assign(200UL * 240 * 5, 100);
    auto axial = std::make_shared<Volume>();
    axial->geometry = {{-80, -80, -8}, {1, 0, 0}, {0, 1, 0}, 0.8, 0.8, 4, 200, 200, 5};
    axial->voxels.assign(200UL * 200 * 5, 100);
    TrainingStudy study;
    study.id = "plain";
    std::vector<PhantomLabel> labels(sagittal->voxels.size(), kSacLabel);
    study.volumes.push_back({SeriesRole::SagittalT2, sagittal, labels});
    study.volumes.push_back({SeriesRole::SagittalT1, sagittal, {}});
    study.volumes.push_back({SeriesRole::AxialT2, axial, {}});
    for (std::size_t i = 0; i < kLevelCount; ++i)
        study.discCenters[i] = PatientPoint{0, 0, 60.0 - 34 * static_cast<double>(i)};
    const auto put = [&](Condition condition, DiscLevel level, PatientPoint point) {
        study.sitePoints[siteIndex({condition, level})] = point;
        study.severities[siteIndex({condition, level})] = Severity::Moderate;
    };
    put(Condition::SpinalCanalStenosis, DiscLevel::L2L3, {0, 20, 26});
    put(Condition::LeftNeuralForaminalNarrowing, DiscLevel::L2L3, {8, 15, 30});
    put(Condition::LeftSubarticularStenosis, DiscLevel::L3L4, {8, 20, 0});
    put(Condition::RightSubarticularStenosis, DiscLevel::L3L4, {-8, 20, 0});
    return study;
}

} // namespace

/// Labelled studies as a training set.
class TestTrainingSet : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void addStudy_placesDiscsInSlicePixels();
    void addStudy_keepsOnlyWhatIsNeeded();
    void addStudy_takesForaminaFromNearbySlicesOnly();
    void addStudy_leavesOutUnlabelledSites();
    void buildTrainingSet_doesNotDependOnThreads();
    void buildTrainingSet_drawsForaminaAlone();
    void buildTrainingSet_stopsWhenCancelled();
};

void TestTrainingSet::addStudy_placesDiscsInSlicePixels()
{
    TrainingSet set;
    addStudy(set, 0, plainStudy(), {});
    QCOMPARE(set.sagittal.size(), 10U);
    const LocaliserSlice& slice = set.sagittal.front();
    QCOMPARE(slice.points.size(), kTrainedDiscs);
    QVERIFY(slice.points[0] && !slice.points[5]);
    // The slice spans y from -100 and z from 120 downwards, 1 mm a pixel.
    constexpr double tolerance = 0.51; // sizes are rounded to even numbers
    QVERIFY(std::abs(slice.points[0]->column - 100) < tolerance);
    QVERIFY(std::abs(slice.points[0]->row - 60) < tolerance);
    QCOMPARE(slice.labels.size(), slice.pixels.size() / 4);
}

void TestTrainingSet::addStudy_keepsOnlyWhatIsNeeded()
{
    TrainingSet set;
    addStudy(set, 0, plainStudy(),
             {.sagittalSlices = false,
              .axialSlices = true,
              .canalSites = true,
              .foraminalSites = false,
              .subarticularSites = true});
    QVERIFY(set.sagittal.empty() && set.foraminal.empty());
    QCOMPARE(set.canal.size(), 1U);
    QCOMPARE(set.subarticular.size(), 2U);
    QVERIFY(!set.axial.empty());
    QCOMPARE(set.axial.front().points.size(), 2U);
    // The patient's left lies at larger columns of an axial slice.
    QVERIFY(set.axial.front().points[0]->column > set.axial.front().points[1]->column);
}

void TestTrainingSet::addStudy_takesForaminaFromNearbySlicesOnly()
{
    TrainingSet set;
    addStudy(set, 0, plainStudy(), {});
    // Canonical slices run from right to left; the foramen lies in the leftmost one.
    QVERIFY(set.sagittal[0].foraminaKnown);
    QVERIFY(set.sagittal[0].foramina.empty());
    QCOMPARE(set.sagittal[4].foramina.size(), 1U);
    QCOMPARE(set.sagittal[4].foramina.front().strength, 1.0);
}

void TestTrainingSet::addStudy_leavesOutUnlabelledSites()
{
    TrainingStudy study = plainStudy();
    study.severities[siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L2L3})].reset();
    TrainingSet set;
    addStudy(set, 0, study, {});
    QVERIFY(set.canal.empty());
    QCOMPARE(set.foraminal.size(), 1U);
}

void TestTrainingSet::buildTrainingSet_doesNotDependOnThreads()
{
    const auto source = phantomSource(2, 5);
    const TrainingNeeds canalOnly{.sagittalSlices = false,
                                  .axialSlices = false,
                                  .foraminalSites = false,
                                  .subarticularSites = false};
    const auto one = buildTrainingSet(*source, canalOnly, 1);
    const auto two = buildTrainingSet(*source, canalOnly, 2);
    QVERIFY(one && two);
    QCOMPARE(one->canal.size(), 2 * kLevelCount);
    QCOMPARE(two->canal.size(), one->canal.size());
    for (std::size_t i = 0; i < one->canal.size(); ++i)
        QVERIFY(one->canal[i].pixels == two->canal[i].pixels);
}

/// A generated study of which one slice of each foramen is needed is not drawn as a whole.
void TestTrainingSet::buildTrainingSet_drawsForaminaAlone()
{
    const auto source = phantomSource(2, 5);
    const TrainingNeeds slicesOnly{.sagittalSlices = false,
                                   .axialSlices = false,
                                   .canalSites = false,
                                   .subarticularSites = false,
                                   .foraminalNeighbours = false};
    const auto set = buildTrainingSet(*source, slicesOnly, 1);
    QVERIFY(set);
    QCOMPARE(set->foraminal.size(), 4 * kLevelCount);
    QCOMPARE(set->studies.size(), 2U);
    for (const SiteBlock& block : set->foraminal) {
        QCOMPARE(block.slices, 1);
        // The grades are those of the same study drawn as a whole: one for each site.
        QVERIFY(set->severities[block.study][siteIndex(block.site)] == block.severity);
    }
}

void TestTrainingSet::buildTrainingSet_stopsWhenCancelled()
{
    std::stop_source stop;
    stop.request_stop();
    const auto source = phantomSource(3, 5);
    const auto set = buildTrainingSet(*source, {}, 1, Task{stop.get_token(), {}});
    QVERIFY(!set);
    QCOMPARE(set.error().code, ErrorCode::Cancelled);
}

QTEST_APPLESS_MAIN(TestTrainingSet)
#include "tst_training_set.moc"
