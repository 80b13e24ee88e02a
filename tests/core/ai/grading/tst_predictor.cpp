#include "core/ai/grading/predictor.h"

#include "tests/core/ai/grading/fake_study.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kCanalToleranceMm =
    10; ///< found along the tilted disc; the true point lies at the same height

std::vector<Site> allSitesOf(Side side)
{
    std::vector<Site> sites;
    for (std::size_t index = 0; index < kSiteCount; ++index)
        if (sideOf(siteAt(index).condition) == side)
            sites.push_back(siteAt(index));
    return sites;
}

} // namespace

Q_DECLARE_METATYPE(Storage)
Q_DECLARE_METATYPE(foramen::Side)

/// Grading of a whole study with fake networks: places, sides, progress, cancelling and errors.
class TestPredictor : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void predict_findsAllSitesWhereTheyAre();
    void predict_neverMistakesLeftForRight_data();
    void predict_neverMistakesLeftForRight();
    void predict_reportsFindingsAsTheyCome();
    void predict_stopsWhenCancelled();
    void predict_fallsBackToTheCpuOnce();
    void predict_failsWhenTheCpuFailsToo();
    void predict_locationIsOnTheNamedInstance();
    void predict_gradesAtGivenPoints();
    void predict_refusesSitesWithoutAGivenPoint();
    void predict_saysWhatIsNotReliableOnPatients();
    void predict_gradesWithoutMeasuresWhenTheSegmenterFails();
    void predict_measuresSacsAndForamina();
    void predict_saysWhereASacIsNotRecognised();
    void create_saysWhyThereIsNoModel();

private:
    Result<Grading> predict(FakeStudy& study, const PredictorEvents& events = {},
                            const Task& task = {}, bool gpu = false)
    {
        auto predictor = Predictor::create(m_model->path(), {}, study.loader(gpu));
        if (!predictor)
            return tl::make_unexpected(predictor.error());
        return (*predictor)->predict(study.input, events, task);
    }

    TestFolder m_folder;
    std::unique_ptr<ModelFolder> m_model;
};

void TestPredictor::init()
{
    m_folder.renew();
    m_model = std::make_unique<ModelFolder>(m_folder.folder());
}

void TestPredictor::predict_findsAllSitesWhereTheyAre()
{
    FakeStudy study;
    study.build({});
    const auto grading = predict(study);
    QVERIFY2(grading, grading ? "" : grading.error().message.c_str());
    QVERIFY(grading->numbering.certain);
    QCOMPARE(grading->model.name, std::string("test"));
    QCOMPARE(grading->model.device, std::string("CPU"));
    QVERIFY(!grading->model.date.empty());
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Finding& finding = grading->findings[index];
        QVERIFY(finding.site == siteAt(index));
        QVERIFY2(!finding.refused, englishSentence(finding.refused.value_or(Reason())).c_str());
        QVERIFY(likeliest(finding.probabilities) == Severity::NormalMild);
        const bool isCanal = finding.site.condition == Condition::SpinalCanalStenosis;
        QVERIFY2(distance(finding.location->patient, study.spine.sitePoint(finding.site))
                     < (isCanal ? kCanalToleranceMm : kToleranceMm),
                 keyOf(finding.site).c_str());
    }
}

void TestPredictor::predict_neverMistakesLeftForRight_data()
{
    QTest::addColumn<Storage>("sagittal");
    QTest::addColumn<Storage>("axial");
    QTest::addColumn<Side>("side");
    QTest::addRow("usual, left") << kUsualSagittal << kUsualAxial << Side::Left;
    QTest::addRow("usual, right") << kUsualSagittal << kUsualAxial << Side::Right;
    QTest::addRow("slices left to right")
        << Storage{{0, -1, 0}, {0, 0, -1}} << kUsualAxial << Side::Left;
    QTest::addRow("upside down") << Storage{{0, 1, 0}, {0, 0, 1}} << Storage{{-1, 0, 0}, {0, -1, 0}}
                                 << Side::Right;
    QTest::addRow("axial flipped")
        << Storage{{0, -1, 0}, {0, 0, 1}} << Storage{{-1, 0, 0}, {0, 1, 0}} << Side::Left;
    QTest::addRow("prone") << kUsualSagittal << Storage{{1, 0, 0}, {0, -1, 0}} << Side::Right;
    QTest::addRow("on its side") << Storage{{0, 0, -1}, {0, 1, 0}} << Storage{{0, 1, 0}, {1, 0, 0}}
                                 << Side::Left;
    QTest::addRow("on its side, turned")
        << Storage{{0, 0, 1}, {0, -1, 0}} << Storage{{0, -1, 0}, {-1, 0, 0}} << Side::Right;
}

void TestPredictor::predict_neverMistakesLeftForRight()
{
    QFETCH(Storage, sagittal);
    QFETCH(Storage, axial);
    QFETCH(Side, side);
    FakeStudy study;
    study.build(allSitesOf(side), sagittal, axial);
    const auto grading = predict(study);
    QVERIFY2(grading, grading ? "" : grading.error().message.c_str());
    for (const Finding& finding : grading->findings) {
        const bool severe = likeliest(finding.probabilities) == Severity::Severe;
        QVERIFY2(!finding.refused, englishSentence(finding.refused.value_or(Reason())).c_str());
        QVERIFY2(severe == (sideOf(finding.site.condition) == side), keyOf(finding.site).c_str());
    }
}

void TestPredictor::predict_reportsFindingsAsTheyCome()
{
    FakeStudy study;
    study.build({});
    std::vector<GradingStage> stages;
    std::vector<Finding> findings;
    double last = 0;
    bool falls = false;
    Task task;
    task.progress = [&](double fraction) {
        falls = falls || fraction < last;
        last = fraction;
    };
    auto predictor = Predictor::create(m_model->path(), {}, study.loader());
    QVERIFY(predictor);
    const auto grading = (*predictor)
                             ->predict(study.input,
                                       {[&](GradingStage stage) { stages.push_back(stage); },
                                        [&](const Finding& finding) {
                                            findings.push_back(finding);
                                        }},
                                       task);
    QVERIFY(grading);
    QCOMPARE(findings.size(), kSiteCount);
    QVERIFY(findings.front().site.condition == Condition::SpinalCanalStenosis);
    QCOMPARE(stages.front(), GradingStage::FindingLevels);
    QCOMPARE(stages.size(), std::size_t{5});
    QCOMPARE((*predictor)->stageTimes().size(), std::size_t{7});
    QVERIFY(!falls);
    QCOMPARE(last, 1.0);
}

void TestPredictor::predict_stopsWhenCancelled()
{
    for (const int at : {0, 3, 14, 17}) {
        FakeStudy study;
        study.build({});
        std::stop_source stop;
        study.knowledge.beforePass = [&](int pass) {
            if (pass == at)
                stop.request_stop();
        };
        Task task;
        task.stop = stop.get_token();
        const auto grading = predict(study, {}, task);
        QVERIFY(!grading);
        QVERIFY(grading.error().code == ErrorCode::Cancelled);
        QCOMPARE(study.knowledge.passes, at + 1); // not one pass more
    }
}

void TestPredictor::predict_fallsBackToTheCpuOnce()
{
    FakeStudy study;
    study.build(allSitesOf(Side::Left));
    study.knowledge.failOnGpuAt = 2;
    auto predictor = Predictor::create(m_model->path(), {}, study.loader(true));
    QVERIFY(predictor);
    QCOMPARE((*predictor)->identity().device, std::string("CUDA 0: Fake"));
    QVERIFY((*predictor)->deviceRemark().empty());
    const auto grading = (*predictor)->predict(study.input);
    QVERIFY2(grading, grading ? "" : grading.error().message.c_str());
    QCOMPARE(study.knowledge.cpuLoads, 1);
    QCOMPARE(grading->model.device, std::string("CPU"));
    QVERIFY(english((*predictor)->deviceRemark()).find("CUDA out of memory") != std::string::npos);
    QVERIFY(!grading->problems.empty());
    for (const Finding& finding : grading->findings)
        QVERIFY((likeliest(finding.probabilities) == Severity::Severe)
                == (sideOf(finding.site.condition) == Side::Left));
    QVERIFY((*predictor)->predict(study.input));
    QCOMPARE(study.knowledge.cpuLoads, 1);
}

void TestPredictor::predict_failsWhenTheCpuFailsToo()
{
    FakeStudy study;
    study.build({});
    study.knowledge.failOnGpuAt = 0;
    auto loader = [&](DeviceChoice wish) -> Result<RuntimeChoice> {
        if (wish.kind == DeviceKind::Cpu)
            return failure(ErrorCode::RuntimeMissing, "no CPU module");
        return RuntimeChoice{std::make_unique<FakeRuntime>(study.knowledge, true), {}};
    };
    auto predictor = Predictor::create(m_model->path(), {}, loader);
    QVERIFY(predictor);
    const auto grading = (*predictor)->predict(study.input);
    QVERIFY(!grading);
    QVERIFY(grading.error().message.find("no CPU module") != std::string::npos);
}

void TestPredictor::predict_locationIsOnTheNamedInstance()
{
    FakeStudy study;
    study.build({}, {{0, -1, 0}, {0, 0, 1}}, {{-1, 0, 0}, {0, 1, 0}});
    const auto grading = predict(study);
    QVERIFY(grading);
    std::vector<VolumePtr> volumes = study.input.axialT2;
    volumes.push_back(study.input.sagittalT1.front());
    volumes.push_back(study.input.sagittalT2.front());
    for (const Finding& finding : grading->findings) {
        bool found = false;
        for (const VolumePtr& volume : volumes)
            for (std::size_t slice = 0; slice < volume->sources.size(); ++slice)
                if (volume->sources[slice].sopInstanceUid == finding.location->sopInstanceUid) {
                    found = true;
                    const PatientPoint there = volume->geometry.patientFromVoxel(
                        {finding.location->image.column, finding.location->image.row,
                         static_cast<double>(slice)});
                    QVERIFY(distance(there, finding.location->patient) < 1e-6);
                    QCOMPARE(finding.location->instanceNumber,
                             volume->sources[slice].instanceNumber);
                    QCOMPARE(finding.location->seriesInstanceUid, volume->seriesInstanceUid);
                }
        QVERIFY(found);
    }
}

namespace {

/// The volumes with series ids of their own, as in the challenge's layout.
std::vector<VolumePtr> withSeriesIds(const std::vector<VolumePtr>& volumes)
{
    std::vector<VolumePtr> named;
    for (const VolumePtr& volume : volumes) {
        auto copy = std::make_shared<Volume>(*volume);
        copy->seriesId = "id " + volume->seriesInstanceUid;
        named.push_back(copy);
    }
    return named;
}

/// The true place of a site as a pixel of the picture nearest to it.
GivenPoint givenPoint(const FakeStudy& study, Site site)
{
    const auto& volumes = isForaminal(site.condition) ? study.input.sagittalT1
        : isSubarticular(site.condition)              ? study.input.axialT2
                                                      : study.input.sagittalT2;
    const VolumePtr& volume =
        isSubarticular(site.condition) ? volumes[static_cast<std::size_t>(site.level)] : volumes[0];
    const VoxelPoint at = volume->geometry.voxelFromPatient(study.spine.sitePoint(site));
    const auto slice = static_cast<std::size_t>(std::lround(at.slice));
    return {site, volume->seriesId, volume->sources[slice].instanceNumber, {at.column, at.row}};
}

int severeCount(const Grading& grading)
{
    return static_cast<int>(
        std::count_if(grading.findings.begin(), grading.findings.end(), [](const Finding& finding) {
            return !finding.refused && likeliest(finding.probabilities) == Severity::Severe;
        }));
}

} // namespace

/// With a localiser that is 9 mm off, the graders miss what they find at the given points.
void TestPredictor::predict_gradesAtGivenPoints()
{
    const std::vector<Site> marked = allSitesOf(Side::Left);
    FakeStudy study;
    study.build(marked);
    for (auto* volumes : {&study.input.sagittalT1, &study.input.sagittalT2, &study.input.axialT2})
        *volumes = withSeriesIds(*volumes);
    SyntheticSpine shifted = study.spine;
    for (PatientPoint& disc : shifted.discs)
        disc = disc + PatientVector{0, 9, 0};
    study.knowledge = {};
    for (const auto* volumes : {&study.input.sagittalT1, &study.input.sagittalT2})
        for (const VolumePtr& volume : *volumes)
            study.knowledge.learn(volume, PicturePlane::Sagittal, shifted);
    for (const VolumePtr& volume : study.input.axialT2)
        study.knowledge.learn(volume, PicturePlane::Axial, shifted);
    const auto own = predict(study);
    QVERIFY2(own, own ? "" : own.error().message.c_str());

    study.input.points.emplace();
    for (std::size_t index = 0; index < kSiteCount; ++index)
        study.input.points->push_back(givenPoint(study, siteAt(index)));
    const auto given = predict(study);
    QVERIFY2(given, given ? "" : given.error().message.c_str());
    for (const Finding& finding : given->findings) {
        QVERIFY2(!finding.refused, englishSentence(finding.refused.value_or(Reason())).c_str());
        QVERIFY2((likeliest(finding.probabilities) == Severity::Severe)
                     == (sideOf(finding.site.condition) == Side::Left),
                 keyOf(finding.site).c_str());
        QVERIFY(distance(finding.location->patient, study.spine.sitePoint(finding.site))
                < kToleranceMm);
    }
    QCOMPARE(severeCount(*given), static_cast<int>(marked.size()));
    QVERIFY(severeCount(*own) < severeCount(*given));
    for (std::size_t level = 0; level < kLevelCount; ++level)
        QVERIFY(given->levels[level].level == kLevels[level]);
}

void TestPredictor::predict_refusesSitesWithoutAGivenPoint()
{
    FakeStudy study;
    study.build({});
    const Site canal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
    const Site foramen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L3L4};
    const Site outside{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    const Site absent{Condition::SpinalCanalStenosis, DiscLevel::L5S1};
    GivenPoint farOff = givenPoint(study, outside);
    farOff.image.column = 9999;
    GivenPoint unknown = givenPoint(study, absent);
    unknown.instanceNumber = 9999;
    study.input.points = {
        {givenPoint(study, canal), GivenPoint{foramen, "another", 1, {90, 90}}, farOff, unknown}};
    const auto grading = predict(study);
    QVERIFY2(grading, grading ? "" : grading.error().message.c_str());
    for (const Finding& finding : grading->findings) {
        const Reason why = finding.refused.value_or(Reason());
        if (finding.site == outside)
            QCOMPARE(englishSentence(why),
                     std::string("The given point lies outside its picture."));
        else if (finding.site == absent)
            QVERIFY(englishSentence(why).find("does not have") != std::string::npos);
        else
            QCOMPARE(why.code,
                     finding.site == canal         ? ReasonCode::Nothing
                         : finding.site == foramen ? ReasonCode::GivenPointElsewhere
                                                   : ReasonCode::NoPointGiven);
    }
}

void TestPredictor::predict_saysWhatIsNotReliableOnPatients()
{
    m_model->card["patients"] = QJsonObject{{"spinal_canal_stenosis",
                                             QJsonObject{{"n", 100},
                                                         {"auc_moderate", 0.95},
                                                         {"log_loss", 0.4},
                                                         {"prior_log_loss", 0.9},
                                                         {"source", "a study"},
                                                         {"date", "2026-11-29"}}}};
    m_model->writeCard();
    FakeStudy study;
    study.build({});
    const auto patient = predict(study);
    QVERIFY2(patient, patient ? "" : patient.error().message.c_str());
    for (const Finding& finding : patient->findings)
        QCOMPARE(finding.unreliable.value_or(Reason()).code,
                 finding.site.condition == Condition::SpinalCanalStenosis
                     ? ReasonCode::Nothing
                     : ReasonCode::PatientsNotMeasured);

    study.input.isGenerated = true; // what the graders were trained on
    const auto generated = predict(study);
    QVERIFY(generated);
    for (const Finding& finding : generated->findings)
        QVERIFY(!finding.unreliable);
}

void TestPredictor::predict_gradesWithoutMeasuresWhenTheSegmenterFails()
{
    FakeStudy study;
    study.build({});
    const auto without = predict(study);
    QVERIFY(without && without->measures.empty());
    m_model->addSegmenter();
    // The fake networks know nothing of the segmenter's pictures.
    const auto grading = predict(study);
    QVERIFY2(grading, grading ? "" : grading.error().message.c_str());
    QVERIFY(grading->measures.empty());
    QCOMPARE(grading->problems.size(), without->problems.size() + 1);
    for (std::size_t i = 0; i < kSiteCount; ++i)
        QCOMPARE(grading->findings[i].refused.has_value(),
                 without->findings[i].refused.has_value());
}

void TestPredictor::predict_measuresSacsAndForamina()
{
    m_model->addCropSegmenters();
    FakeStudy study;
    study.build({});
    study.knowledge.outline = DrawnEllipse{{28.5, 28.5}, 5, 8};
    const auto grading = predict(study);
    QVERIFY2(grading, grading ? "" : grading.error().message.c_str());
    QCOMPARE(grading->measures.size(), kLevelCount + 4 * kLevelCount);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const auto* sac = measureOf(grading->measures, MeasureKind::SacArea, kLevels[level]);
        QVERIFY(sac && isSound(*sac));
        QVERIFY(std::abs(sac->value - study.knowledge.outline->area()) < 3);
        // On the axial slice that the recesses are graded on.
        const Finding& recess =
            grading->findings[siteIndex({Condition::LeftSubarticularStenosis, kLevels[level]})];
        QCOMPARE(sac->sopInstanceUid, recess.location->sopInstanceUid);
        QCOMPARE(sac->percent.has_value(), level > 0);
        for (const Side side : {Side::Left, Side::Right}) {
            const auto* height =
                measureOf(grading->measures, MeasureKind::ForamenHeight, kLevels[level], side);
            const auto* area =
                measureOf(grading->measures, MeasureKind::ForamenArea, kLevels[level], side);
            QVERIFY(height && area && isSound(*height) && isSound(*area));
            const Finding& foramen = grading->findings[siteIndex(
                {side == Side::Left ? Condition::LeftNeuralForaminalNarrowing
                                    : Condition::RightNeuralForaminalNarrowing,
                 kLevels[level]})];
            QCOMPARE(height->sopInstanceUid, foramen.location->sopInstanceUid);
            QVERIFY(height->value > 10 && height->value < 16.5);
            // The marks lie about the graded point.
            const ImagePoint middle{(height->points[0].column + height->points[1].column) / 2,
                                    (height->points[0].row + height->points[1].row) / 2};
            QVERIFY(std::abs(middle.column - foramen.location->image.column) < 3);
            QVERIFY(std::abs(middle.row - foramen.location->image.row) < 3);
        }
    }
}

void TestPredictor::predict_saysWhereASacIsNotRecognised()
{
    FakeStudy study;
    study.build({});
    const auto without = predict(study);
    m_model->addCropSegmenters();
    study.knowledge.outline = DrawnEllipse{{28.5, 28.5}, 1, 1};
    const auto grading = predict(study);
    QVERIFY(without && grading && grading->measures.empty());
    QCOMPARE(grading->problems.size(), without->problems.size() + kLevelCount);
    QVERIFY(grading->problems.back() == Reason(ReasonCode::DuralSacNotRecognised, "L5/S1"));
}

void TestPredictor::create_saysWhyThereIsNoModel()
{
    FakeStudy study;
    const auto none = Predictor::create(m_folder.path("none"), {}, study.loader());
    QVERIFY(none.error().code == ErrorCode::ModelMissing);
    m_model->write("canal_grader.weights", "damaged");
    const auto damaged = Predictor::create(m_model->path(), {}, study.loader());
    QVERIFY(damaged.error().code == ErrorCode::ModelDamaged);
}

QTEST_APPLESS_MAIN(TestPredictor)
#include "tst_predictor.moc"
