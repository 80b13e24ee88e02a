#include "core/calibration/model_calibration.h"

#include "core/calibration/calibration_text.h"
#include "tests/core/calibration/labelled_studies.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <string>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr std::size_t kStudies = 80;

const CalibratedGrader& graderIn(const ModelCalibration& calibration, NetworkRole role)
{
    return *std::find_if(calibration.graders.begin(), calibration.graders.end(),
                         [&](const CalibratedGrader& grader) { return grader.role == role; });
}

} // namespace

/// The calibration of a whole model on labelled studies.
class TestModelCalibration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void calibration_helpsOnStudiesKeptApart();
    void studiesKeptApart_areNotFittedOn();
    void split_dependsOnTheSeedAlone();
    void graders_withTooFewLabelsStayAsTheyWere();
    void graders_thatWereNotAskedForStayAsTheyWere();
    void sitesThatCouldNotBeGraded_areLeftOutAndCounted();
    void tooFewLabels_areRefusedWithTheirCounts();
    void oddFolds_areRefused();
    void calibratedModel_isCalibratedOn();
    void text_saysWhatWasFittedAndWhatItChanged();
};

void TestModelCalibration::calibration_helpsOnStudiesKeptApart()
{
    const ModelBundle model = plainModel();
    const auto done = calibrateModel(model, labelledStudies(model, kStudies), {});
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    QCOMPARE(done->studies, std::size_t{60});
    QCOMPARE(done->studiesApart, std::size_t{20});
    for (const CalibratedGrader& grader : done->graders) {
        QVERIFY2(grader.refused.empty(), grader.refused.c_str());
        const std::size_t sides = grader.role == NetworkRole::CanalGrader ? 1 : 2;
        QCOMPARE(grader.fittedSites(), 60 * kLevelCount * sides);
        QCOMPARE(grader.apart, 20 * kLevelCount * sides);
        QCOMPARE(grader.before.temperature, 0.5);
        // Drawn with 1; the loss weighs 1, 2, 4.
        QVERIFY2(grader.after.temperature > 0.7,
                 qPrintable(QString::number(grader.after.temperature)));
        QVERIFY(grader.after.temperature < 1.4);
    }
    for (const Condition condition : kConditions) {
        const auto i = static_cast<std::size_t>(condition);
        QVERIFY(*done->after.conditions[i].logLoss.value
                < *done->before.conditions[i].logLoss.value);
    }
    QVERIFY(*done->after.all.logLoss.value < *done->shares.all.logLoss.value);
    QCOMPARE(done->after.all.count, std::size_t{500});
}

void TestModelCalibration::studiesKeptApart_areNotFittedOn()
{
    const ModelBundle model = plainModel();
    const EvaluationInput input = labelledStudies(model, kStudies);
    int same = 0;
    for (int fold = 0; fold < 4; ++fold) {
        EvaluationInput spoilt = input;
        for (SubmissionRow& row : spoilt.predictions)
            if (row.studyId == input.truth.begin()->first)
                std::swap(row.probabilities[0], row.probabilities[2]);
        const auto as = calibrateModel(model, input, {.fold = fold});
        const auto then = calibrateModel(model, spoilt, {.fold = fold});
        QVERIFY(as && then);
        same += as->graders[0].after.temperature == then->graders[0].after.temperature ? 1 : 0;
    }
    QCOMPARE(same, 1); // where that study is kept apart
}

void TestModelCalibration::split_dependsOnTheSeedAlone()
{
    const ModelBundle model = plainModel();
    const EvaluationInput input = labelledStudies(model, kStudies);
    const auto temperature = [&](std::uint64_t seed) {
        const auto done = calibrateModel(model, input, {.seed = seed});
        return done ? done->graders[0].after.temperature : 0;
    };
    QCOMPARE(temperature(1), temperature(1));
    QVERIFY(temperature(1) != temperature(2));
}

void TestModelCalibration::graders_withTooFewLabelsStayAsTheyWere()
{
    const ModelBundle model = plainModel();
    // 18 studies to fit on: 90 canals, 180 foramina and recesses.
    const auto done = calibrateModel(model, labelledStudies(model, 24), {});
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const CalibratedGrader& canal = graderIn(*done, NetworkRole::CanalGrader);
    QVERIFY(canal.refused.find("90 labelled sites, at least 100") != std::string::npos);
    QCOMPARE(canal.after.temperature, canal.before.temperature);
    QCOMPARE(done->prior[0], model.prior[0]);
    QCOMPARE(*done->after.conditions[0].logLoss.value, *done->before.conditions[0].logLoss.value);
    QVERIFY(graderIn(*done, NetworkRole::ForaminalGrader).refused.empty());
    const std::size_t foramen =
        siteIndex({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L1L2});
    QVERIFY(done->prior[foramen] != model.prior[foramen]);
}

void TestModelCalibration::graders_thatWereNotAskedForStayAsTheyWere()
{
    const ModelBundle model = plainModel();
    const auto done = calibrateModel(model, labelledStudies(model, kStudies),
                                     {.graders = {NetworkRole::CanalGrader}});
    QVERIFY(done);
    QVERIFY(graderIn(*done, NetworkRole::CanalGrader).refused.empty());
    QVERIFY(!graderIn(*done, NetworkRole::SubarticularGrader).refused.empty());
    QCOMPARE(graderIn(*done, NetworkRole::SubarticularGrader).after.temperature, 0.5);
}

void TestModelCalibration::sitesThatCouldNotBeGraded_areLeftOutAndCounted()
{
    const ModelBundle model = plainModel();
    EvaluationInput input = labelledStudies(model, kStudies);
    for (const auto& [study, labels] : input.truth)
        input.refused->push_back({study, siteAt(2), ReasonCode::NoPointGiven});
    const auto done = calibrateModel(model, input, {});
    QVERIFY(done);
    QCOMPARE(done->ungraded, kStudies);
    QCOMPARE(done->refusals.size(), std::size_t{1});
    QCOMPARE(done->refusals[0].count, kStudies);
    QCOMPARE(graderIn(*done, NetworkRole::CanalGrader).fittedSites(), std::size_t{60 * 4});
    QCOMPARE(done->after.all.count, std::size_t{20 * 24});
}

void TestModelCalibration::tooFewLabels_areRefusedWithTheirCounts()
{
    const ModelBundle model = plainModel();
    const auto few = calibrateModel(model, labelledStudies(model, 8), {});
    QVERIFY(!few);
    QCOMPARE(few.error().code, ErrorCode::NotFound);
    QVERIFY(few.error().message.find("30 labelled sites, at least 100") != std::string::npos);
    // Enough sites, none of them Severe.
    EvaluationInput mild = labelledStudies(model, kStudies);
    for (auto& [study, labels] : mild.truth)
        for (auto& label : labels)
            if (label == Severity::Severe)
                label = Severity::Moderate;
    const auto none = calibrateModel(model, mild, {});
    QVERIFY(!none);
    QVERIFY(none.error().message.find("0 labels of Severe, at least 5") != std::string::npos);
    // A grader that was asked for by name is not passed over.
    const auto named =
        calibrateModel(model, labelledStudies(model, 24),
                       {.graders = {NetworkRole::CanalGrader, NetworkRole::ForaminalGrader}});
    QVERIFY(!named);
    QVERIFY(named.error().message.find("canal_grader") != std::string::npos);
    QVERIFY(named.error().message.find("foraminal_grader") == std::string::npos);
}

void TestModelCalibration::oddFolds_areRefused()
{
    const ModelBundle model = plainModel();
    const EvaluationInput input = labelledStudies(model, kStudies);
    for (const auto& [folds, fold] : {std::pair{1, 0}, {4, 4}, {4, -1}}) {
        const auto odd = calibrateModel(model, input, {.folds = folds, .fold = fold});
        QVERIFY(!odd);
        QCOMPARE(odd.error().code, ErrorCode::InvalidArgument);
    }
}

void TestModelCalibration::calibratedModel_isCalibratedOn()
{
    // Its factors and shares are taken out before the fit: the same fit comes out.
    ModelBundle before = plainModel();
    const auto first = calibrateModel(before, labelledStudies(before, kStudies), {});
    ModelBundle after = before;
    ModelNetwork& canal = after.networks[static_cast<std::size_t>(NetworkRole::CanalGrader)];
    canal.gradeFactors = Probabilities{0.2, 0.3, 0.5};
    const auto second = calibrateModel(after, labelledStudies(after, kStudies), {});
    QVERIFY(first && second);
    constexpr double rounding = 1e-4; // outputs are f32
    QVERIFY(std::abs(first->graders[0].after.temperature - second->graders[0].after.temperature)
            < rounding);
    QVERIFY(std::abs(first->graders[0].after.factors[2] - second->graders[0].after.factors[2])
            < rounding);
    QVERIFY(std::abs(second->graders[0].before.factors[2] - 2.5) < rounding);
    QVERIFY(std::abs(*first->after.all.logLoss.value - *second->after.all.logLoss.value)
            < rounding);
}

void TestModelCalibration::text_saysWhatWasFittedAndWhatItChanged()
{
    const ModelBundle model = plainModel();
    EvaluationInput input = labelledStudies(model, 24);
    input.refused->push_back({input.truth.begin()->first, siteAt(24), ReasonCode::NoPointGiven});
    const auto done = calibrateModel(model, input, {});
    QVERIFY(done);
    const QString text = QString::fromStdString(calibrationText(*done, model));
    for (const char* part :
         {"Model test 1.2", "Fitted on 18 studies", "6 studies kept apart (fold 0 of 4, seed 1)",
          "1 labelled sites could not be graded", "1: No point is given for this site.",
          "canal_grader stays as it was: 90 labelled sites", "subarticular_grader", "0.50 -> ",
          "Left Neural Foraminal Narrowing", "of the shares alone"})
        QVERIFY2(text.contains(part), qPrintable(text));
}

QTEST_APPLESS_MAIN(TestModelCalibration)
#include "tst_model_calibration.moc"
