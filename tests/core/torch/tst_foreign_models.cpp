#include "core/ai/grading/predictor.h"
#include "core/ai/model/network_probe.h"
#include "core/ai/model/runtime_loader.h"

#include "tests/core/torch/torch_models.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace foramen;
using namespace foramen::test;

/// Models of other origin: TorchScript networks and broken cards.
class TestForeignModels : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void torchScript_gradesThroughTheContract();
    void torchScript_isExplainedByOcclusion();
    void brokenModel_isRefusedWithItsReason_data();
    void brokenModel_isRefusedWithItsReason();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<PredictorInput> m_study;
};

void TestForeignModels::initTestCase()
{
    m_study = phantomStudy(m_folder.filePath("phantom"));
    QVERIFY(m_study);
}

void TestForeignModels::torchScript_gradesThroughTheContract()
{
    const auto whole = scriptModel(m_folder.filePath("scripts"));
    const auto loaded = Predictor::create(whole->path(), {DeviceKind::Cpu}, loadRuntime);
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QVERIFY((*loaded)->identity().device.find("f32") != std::string::npos);
    QVERIFY((*loaded)->predict(*m_study));

    const auto model = mixedModel(m_folder.filePath("mixed"), "torchscript", networkOf("grader"));
    QVERIFY(model);
    const auto predictor = Predictor::create(model->path(), {DeviceKind::Cpu}, loadRuntime);
    QVERIFY2(predictor, predictor ? "" : predictor.error().message.c_str());
    const auto grading = (*predictor)->predict(*m_study);
    QVERIFY(grading);
    const auto graded = std::count_if(grading->findings.begin(), grading->findings.end(),
                                      [](const Finding& finding) { return !finding.refused; });
    QVERIFY(graded >= 15);
    for (const Finding& finding : grading->findings)
        if (!finding.refused) // the toy network gives both milder grades the same probability
            QCOMPARE(finding.probabilities[0], finding.probabilities[1]);
}

void TestForeignModels::torchScript_isExplainedByOcclusion()
{
    const auto model = mixedModel(m_folder.filePath("mixed2"), "torchscript", networkOf("grader"));
    QVERIFY(model);
    const auto predictor = Predictor::create(model->path(), {DeviceKind::Cpu}, loadRuntime);
    QVERIFY(predictor);
    const auto grading = (*predictor)->predict(*m_study);
    QVERIFY(grading);
    bool found = false;
    for (const Finding& finding : grading->findings) {
        if (finding.refused)
            continue;
        // For whichever grade the corner is evidence.
        const auto severity = finding.probabilities[2] > finding.probabilities[0]
            ? Severity::Severe
            : Severity::NormalMild;
        const auto map = (*predictor)->explain(*m_study, finding, severity);
        QVERIFY2(map, map ? "" : map.error().message.c_str());
        QVERIFY(map->method == ExplanationMethod::Occlusion);
        for (int i = kCropSize / 2; i < kCropSize; ++i)
            QCOMPARE(map->at(i, i), 0.0F); // the network does not use it
        found = found || *std::max_element(map->values.begin(), map->values.end()) == 1.0F;
    }
    QVERIFY(found);
}

void TestForeignModels::brokenModel_isRefusedWithItsReason_data()
{
    QTest::addColumn<QString>("fault");
    QTest::addColumn<int>("code");
    QTest::addColumn<QStringList>("words");
    const int missing = static_cast<int>(ErrorCode::ModelMissing);
    const int damaged = static_cast<int>(ErrorCode::ModelDamaged);
    const int contract = static_cast<int>(ErrorCode::ModelContract);
    const QString card = "card.json";
    const QString weights = "canal_grader.weights";
    QTest::addRow("no card") << "no card" << missing << QStringList{card};
    QTest::addRow("no JSON") << "no JSON" << damaged << QStringList{card, "JSON"};
    QTest::addRow("format") << "format" << contract << QStringList{card, "'format'"};
    QTest::addRow("role") << "role" << contract
                          << QStringList{card, "'networks'", "axial_localiser"};
    QTest::addRow("role twice") << "role twice" << contract << QStringList{card, "two entries"};
    QTest::addRow("input size") << "input size" << contract
                                << QStringList{card, "inputs/sagittal/size", "7"};
    QTest::addRow("input channels")
        << "input channels" << contract << QStringList{card, "inputs/sagittal/channels"};
    QTest::addRow("classes") << "classes" << contract << QStringList{card, "'classes'"};
    QTest::addRow("prior") << "prior" << contract
                           << QStringList{card, "'prior'", "spinal_canal_stenosis_l1_l2"};
    QTest::addRow("temperature") << "temperature" << contract
                                 << QStringList{card, "'temperature'", "canal_grader"};
    QTest::addRow("path") << "path" << contract << QStringList{card, "'file'", "canal_grader"};
    QTest::addRow("sha256") << "sha256" << contract << QStringList{card, "'sha256'"};
    QTest::addRow("checksum") << "checksum" << damaged << QStringList{weights, "checksum"};
    QTest::addRow("no weights") << "no weights" << damaged << QStringList{weights, "missing"};
    QTest::addRow("truncated") << "truncated" << damaged << QStringList{weights};
    QTest::addRow("truncated script") << "truncated script" << damaged << QStringList{weights};
    QTest::addRow("architecture") << "architecture" << contract
                                  << QStringList{weights, "'architecture'", "resnet"};
    QTest::addRow("other network") << "other network" << contract << QStringList{weights, "grader"};
    for (const char* kind :
         {"four_grades", "one_for_all", "not_a_number", "two_tensors", "three_channels", "fails"})
        QTest::addRow("%s", kind) << kind << contract << QStringList{weights};
}

namespace {

void setEntry(ModelFolder& model, const char* field, const QJsonValue& value)
{
    QJsonArray networks = model.card["networks"].toArray();
    const int canal = static_cast<int>(NetworkRole::CanalGrader);
    QJsonObject entry = networks[canal].toObject();
    entry[field] = value;
    networks[canal] = entry;
    model.card["networks"] = networks;
    model.writeCard();
}

void setInput(ModelFolder& model, const char* field, const QJsonValue& value)
{
    QJsonObject inputs = model.card["inputs"].toObject();
    QJsonObject sagittal = inputs["sagittal"].toObject();
    sagittal[field] = value;
    inputs["sagittal"] = sagittal;
    model.card["inputs"] = inputs;
    model.writeCard();
}

/// Breaks a card in one way. @return whether the fault is known.
bool breakCard(ModelFolder& model, const QString& folder, const QString& fault)
{
    QJsonArray networks = model.card["networks"].toArray();
    if (fault == "no card")
        QFile::remove(folder + "/card.json");
    else if (fault == "no JSON")
        model.write("card.json", "{ \"format\": \"foramen.model/1\", ");
    else if (fault == "role" || fault == "role twice") {
        if (fault == "role")
            networks.removeAt(static_cast<int>(NetworkRole::AxialLocaliser));
        else
            networks.append(networks[0]);
        model.card["networks"] = networks;
    } else if (fault == "format")
        model.card["format"] = "foramen.model/9";
    else if (fault == "classes")
        model.card["classes"] = QJsonArray{"severe", "moderate", "normal_mild"};
    else if (fault == "prior")
        model.card["prior"] = QJsonObject{{"spinal_canal_stenosis_l1_l2", QJsonArray{1, 2}}};
    else
        return false;
    if (fault != "no card" && fault != "no JSON")
        model.writeCard();
    return true;
}

void breakNetwork(ModelFolder& model, const QString& folder, const QString& fault)
{
    const QString weights = "canal_grader.weights";
    const auto role = NetworkRole::CanalGrader;
    if (fault == "input size")
        setInput(model, "size", 7);
    else if (fault == "input channels")
        setInput(model, "channels", 3);
    else if (fault == "temperature")
        setEntry(model, "temperature", 0);
    else if (fault == "path")
        setEntry(model, "file", "../" + weights);
    else if (fault == "sha256")
        setEntry(model, "sha256", "none");
    else if (fault == "checksum")
        model.write(weights, networkOf("grader") + "x");
    else if (fault == "no weights")
        QFile::remove(folder + '/' + weights);
    else if (fault == "truncated")
        place(model, role, "grader", networkOf("corner_weights").left(5000));
    else if (fault == "truncated script")
        place(model, role, "torchscript", networkOf("grader").left(500));
    else if (fault == "architecture")
        place(model, role, "resnet", networkOf("corner_weights"));
    else if (fault == "other network")
        place(model, role, "grader", networkOf("grader"));
    else
        place(model, role, "torchscript", networkOf(fault));
}

} // namespace

void TestForeignModels::brokenModel_isRefusedWithItsReason()
{
    QFETCH(QString, fault);
    QFETCH(int, code);
    QFETCH(QStringList, words);
    QTemporaryDir folder;
    const auto model = scriptModel(folder.path());
    if (!breakCard(*model, folder.path(), fault))
        breakNetwork(*model, folder.path(), fault);
    const auto predictor = Predictor::create(model->path(), {DeviceKind::Cpu}, loadRuntime);
    QVERIFY(!predictor);
    const QString message = QString::fromStdString(predictor.error().message);
    for (const QString& word : words)
        QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY2(message.size() < 400 && !message.contains('\n'), qPrintable(message));
    QCOMPARE(static_cast<int>(predictor.error().code), code);
}

QTEST_APPLESS_MAIN(TestForeignModels)
#include "tst_foreign_models.moc"
