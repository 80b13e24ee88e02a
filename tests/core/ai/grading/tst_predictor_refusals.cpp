#include "core/ai/grading/predictor.h"

#include "tests/core/ai/grading/fake_study.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

bool isRefused(const Grading& grading, Condition condition, const std::string& word)
{
    for (const DiscLevel level : kLevels) {
        const Finding& finding = grading.findings[siteIndex({condition, level})];
        if (!finding.refused || finding.location
            || english(*finding.refused).find(word) == std::string::npos
            || std::abs(finding.probabilities[0] - 0.7) > 1e-9)
            return false;
    }
    return true;
}

} // namespace

/// Incomplete studies: what can be graded is graded, all other sites are refused with a reason.
class TestPredictorRefusals : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void predict_refusesWithoutAxial();
    void predict_refusesWithoutT1();
    void predict_refusesWithoutT2();
    void predict_ofNothingRefusesEverything();
    void predict_refusesWithoutGeometry();
    void predict_refusesOtherFrameOfReference();
    void predict_refusesLevelsOutOfView();
    void predict_ofSingleSlicesGradesTheCanal();

private:
    Result<Grading> predict(FakeStudy& study)
    {
        auto predictor = Predictor::create(m_model->path(), {}, study.loader());
        if (!predictor)
            return tl::make_unexpected(predictor.error());
        return (*predictor)->predict(study.input);
    }

    TestFolder m_folder;
    std::unique_ptr<ModelFolder> m_model;
};

void TestPredictorRefusals::init()
{
    m_folder.renew();
    m_model = std::make_unique<ModelFolder>(m_folder.folder());
}

void TestPredictorRefusals::predict_refusesWithoutAxial()
{
    FakeStudy study;
    study.build({});
    study.input.axialT2.clear();
    const auto grading = predict(study);
    QVERIFY(grading);
    QVERIFY(isRefused(*grading, Condition::LeftSubarticularStenosis, "no axial T2"));
    QVERIFY(isRefused(*grading, Condition::RightSubarticularStenosis, "no axial T2"));
    QVERIFY(!grading->findings[0].refused);
}

void TestPredictorRefusals::predict_refusesWithoutT1()
{
    FakeStudy study;
    study.build({});
    study.input.sagittalT1.clear();
    const auto grading = predict(study);
    QVERIFY(grading);
    QVERIFY(isRefused(*grading, Condition::LeftNeuralForaminalNarrowing, "no sagittal T1"));
    QVERIFY(
        !grading->findings[siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L4L5})].refused);
    QVERIFY(!grading->findings[siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L4L5})]
                 .refused);
}

void TestPredictorRefusals::predict_refusesWithoutT2()
{
    FakeStudy study;
    study.build({});
    study.input.sagittalT2.clear();
    const auto grading = predict(study);
    QVERIFY(grading);
    QVERIFY(isRefused(*grading, Condition::SpinalCanalStenosis, "no sagittal T2"));
    QVERIFY(
        !grading->findings[siteIndex({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L4L5})]
             .refused);
    QVERIFY(!grading->findings[siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L4L5})]
                 .refused);
    QVERIFY(grading->levels[0].discCenter);
}

void TestPredictorRefusals::predict_ofNothingRefusesEverything()
{
    FakeStudy study;
    const auto grading = predict(study);
    QVERIFY(grading);
    for (const Condition condition : kConditions)
        QVERIFY(isRefused(*grading, condition, "no"));
    QVERIFY(!grading->numbering.certain);
}

void TestPredictorRefusals::predict_refusesWithoutGeometry()
{
    FakeStudy study;
    study.build({});
    auto flat = std::make_shared<Volume>(*study.input.sagittalT1.front());
    flat->hasGeometry = false;
    study.input.sagittalT1 = {flat};
    const auto grading = predict(study);
    QVERIFY(grading);
    QVERIFY(
        isRefused(*grading, Condition::RightNeuralForaminalNarrowing, "position and orientation"));
}

void TestPredictorRefusals::predict_refusesOtherFrameOfReference()
{
    FakeStudy study;
    study.build({});
    for (VolumePtr& volume : study.input.axialT2) {
        auto other = std::make_shared<Volume>(*volume);
        other->frameOfReferenceUid = "9.9";
        other->geometry.origin.y += 40; // nor do the pictures agree
        volume = other;
    }
    const auto grading = predict(study);
    QVERIFY(grading);
    QVERIFY(isRefused(*grading, Condition::LeftSubarticularStenosis, "Frame of Reference"));
}

void TestPredictorRefusals::predict_refusesLevelsOutOfView()
{
    FakeStudy study;
    study.spine.absentLevels = {0};
    study.build({});
    study.input.axialT2.erase(study.input.axialT2.begin() + 1);
    const auto grading = predict(study);
    QVERIFY(grading);
    for (const Condition condition : kConditions)
        QVERIFY(grading->findings[siteIndex({condition, DiscLevel::L1L2})].refused);
    const Finding& recess =
        grading->findings[siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L2L3})];
    QCOMPARE(englishSentence(recess.refused.value_or(Reason())),
             std::string("No axial slice passes through the disc L2/L3."));
    QVERIFY(!grading->levels[0].discCenter);
}

void TestPredictorRefusals::predict_ofSingleSlicesGradesTheCanal()
{
    FakeStudy study;
    study.build({}, kUsualSagittal, kUsualAxial, 1);
    study.input.sagittalT1.clear();
    study.input.axialT2.clear();
    const auto grading = predict(study);
    QVERIFY(grading);
    for (const DiscLevel level : kLevels) {
        const Finding& canal =
            grading->findings[siteIndex({Condition::SpinalCanalStenosis, level})];
        QVERIFY2(!canal.refused, english(canal.refused.value_or(Reason())).c_str());
        const auto& center = grading->levels[static_cast<std::size_t>(level)].discCenter;
        QVERIFY(center);
        QVERIFY(std::abs(center->x - 4) < 1e-6); // the slice's own place
        const PatientPoint truth = study.spine.discs[static_cast<std::size_t>(level)];
        QVERIFY(std::hypot(center->y - truth.y, center->z - truth.z) < kToleranceMm);
    }
    QVERIFY(isRefused(*grading, Condition::LeftNeuralForaminalNarrowing, "no sagittal T1"));
    QVERIFY(isRefused(*grading, Condition::LeftSubarticularStenosis, "no axial T2"));
}

QTEST_APPLESS_MAIN(TestPredictorRefusals)
#include "tst_predictor_refusals.moc"
