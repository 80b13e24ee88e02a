#include "core/calibration/calibrated_folder.h"

#include "tests/core/ai/model/model_folder.h"
#include "tests/core/calibration/labelled_studies.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <filesystem>
#include <map>
#include <string>

using namespace foramen;
using namespace foramen::test;

namespace {

std::map<std::string, std::string> contents(const std::filesystem::path& folder)
{
    std::map<std::string, std::string> files;
    for (const auto& entry : std::filesystem::directory_iterator(folder))
        files[entry.path().filename().string()] = contentOf(entry.path());
    return files;
}

QJsonObject evidence()
{
    return {{"n", 100},           {"auc_moderate", 0.9}, {"log_loss", 0.4}, {"prior_log_loss", 0.8},
            {"source", "a test"}, {"date", "2026-01-01"}};
}

} // namespace

/// The folder of a calibrated model.
class TestCalibratedFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void model_loadsWithItsNewCalibrationAndTheOldOneStaysWhole();
    void names_areThoseGiven();
    void folder_mustBeFree();
    void failure_leavesNoModel();

private:
    QTemporaryDir m_folder;
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return m_folder.filePath(name).toStdString();
    }
};

void TestCalibratedFolder::model_loadsWithItsNewCalibrationAndTheOldOneStaysWhole()
{
    ModelFolder folder(m_folder.filePath("old"));
    folder.card["patients"] = QJsonObject{{"spinal_canal_stenosis", evidence()},
                                          {"left_subarticular_stenosis", evidence()}};
    folder.writeCard();
    const auto whole = contents(folder.path());
    const auto model = loadModelBundle(folder.path());
    QVERIFY2(model, model ? "" : model.error().message.c_str());
    // 24 studies: too few canals.
    const auto calibration = calibrateModel(*model, labelledStudies(*model, 24), {});
    QVERIFY2(calibration, calibration ? "" : calibration.error().message.c_str());
    const auto written = writeCalibratedModel(folder.path(), *model, *calibration,
                                              {.data = "24 studies"}, path("new"));
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    QVERIFY(contents(folder.path()) == whole);

    const auto next = loadModelBundle(path("new"));
    QVERIFY2(next, next ? "" : next.error().message.c_str());
    QCOMPARE(next->name, model->name);
    QVERIFY(next->version.starts_with("1.2+calibrated."));
    QCOMPARE(next->sha256, model->sha256); // the weights are the same
    constexpr double rounding = 1e-4;
    for (const CalibratedGrader& grader : calibration->graders) {
        const ModelNetwork& network = next->network(grader.role);
        QVERIFY(std::abs(network.temperature - grader.after.temperature) < rounding);
        QCOMPARE(network.gradeFactors.has_value(), grader.refused.empty());
        if (network.gradeFactors)
            QVERIFY(std::abs((*network.gradeFactors)[2] / (*network.gradeFactors)[0]
                             - grader.after.factors[2])
                    < 1e-3 * grader.after.factors[2] + rounding);
    }
    // The canal was not fitted, and keeps what was measured; the recesses do not.
    QVERIFY(next->patients[static_cast<std::size_t>(Condition::SpinalCanalStenosis)].has_value());
    QVERIFY(!next->patients[static_cast<std::size_t>(Condition::LeftSubarticularStenosis)]);
    const QJsonObject card =
        QJsonDocument::fromJson(QByteArray::fromStdString(contentOf(path("new") / "card.json")))
            .object();
    const QJsonObject said = card["calibration"].toObject();
    QCOMPARE(said["data"].toString(), QString("24 studies"));
    QCOMPARE(said["studies"].toInt(), 18);
    QCOMPARE(said["studies_kept_apart"].toInt(), 6);
    QCOMPARE(said["model_before"].toObject()["version"].toString(), QString("1.2"));
    const QJsonObject graders = said["graders"].toObject();
    QCOMPARE(graders["foraminal_grader"].toObject()["fitted_sites"].toInt(), 180);
    QVERIFY(graders["canal_grader"].toObject()["refused"].toString().contains("90 labelled"));
    const QJsonObject apart =
        said["kept_apart"].toObject()["left_neural_foraminal_narrowing"].toObject();
    QCOMPARE(apart["n"].toInt(), 30);
    QVERIFY(apart["log_loss"].toObject()["after"].toDouble(9)
            < apart["log_loss"].toObject()["before"].toDouble());
}

void TestCalibratedFolder::names_areThoseGiven()
{
    ModelFolder folder(m_folder.filePath("named-old"));
    const auto model = loadModelBundle(folder.path());
    const auto calibration = calibrateModel(*model, labelledStudies(*model, 80), {});
    QVERIFY(model && calibration);
    QVERIFY(writeCalibratedModel(folder.path(), *model, *calibration, {"ours", "7", "labels"},
                                 path("named")));
    const auto next = loadModelBundle(path("named"));
    QVERIFY(next);
    QCOMPARE(next->name, std::string("ours"));
    QCOMPARE(next->version, std::string("7"));
}

void TestCalibratedFolder::folder_mustBeFree()
{
    QVERIFY(checkCalibratedFolder(path("absent")));
    std::filesystem::create_directory(path("empty"));
    QVERIFY(checkCalibratedFolder(path("empty")));
    const ModelFolder folder(m_folder.filePath("full"));
    const auto full = checkCalibratedFolder(folder.path());
    QVERIFY(!full);
    QCOMPARE(full.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!checkCalibratedFolder(folder.path() / "card.json"));
}

void TestCalibratedFolder::failure_leavesNoModel()
{
    ModelFolder folder(m_folder.filePath("failing"));
    const auto model = loadModelBundle(folder.path());
    const auto calibration = calibrateModel(*model, labelledStudies(*model, 80), {});
    QVERIFY(model && calibration);
    std::filesystem::remove(model->networks[2].file);
    const auto written =
        writeCalibratedModel(folder.path(), *model, *calibration, {}, path("broken"));
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotReadable);
    QCOMPARE(loadModelBundle(path("broken")).error().code, ErrorCode::ModelMissing);
}

QTEST_APPLESS_MAIN(TestCalibratedFolder)
#include "tst_calibrated_folder.moc"
