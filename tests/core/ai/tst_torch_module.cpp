#include "core/ai/model_bundle.h"
#include "core/ai/network_probe.h"
#include "core/ai/predictor.h"
#include "core/dicom/study_scanner.h"
#include "core/phantom/phantom_study.h"

#include "tests/core/ai/model_folder.h"

#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <memory>

using namespace foramen;

/// What core/ai/README.md states of half precision, for the shipped model.
constexpr double kProbabilityTolerance = 0.15; ///< of any site that both see at the same place
constexpr double kMeanProbabilityTolerance = 0.02;
constexpr double kPointToleranceMm = 2.5;
constexpr int kMostElsewhere = 2; ///< of 25 sites: where two places are as good

namespace {

/// Calls the tool that makes networks with LibTorch. @return its bytes.
QByteArray networkOf(const QString& kind)
{
    static std::map<QString, QByteArray> made;
    if (const auto found = made.find(kind); found != made.end())
        return found->second;
    QTemporaryDir folder;
    QProcess process;
    process.start(qEnvironmentVariable("FORAMEN_MAKE_NETWORK"), {kind, folder.filePath("network")});
    if (!process.waitForFinished(120000) || process.exitCode() != 0)
        qFatal("make_network: %s", process.readAllStandardError().constData());
    QFile file(folder.filePath("network"));
    if (!file.open(QIODevice::ReadOnly))
        qFatal("make_network wrote nothing");
    return made[kind] = file.readAll();
}

/// Puts a network into a model folder, in the place of a role.
void place(ModelFolder& model, NetworkRole role, const QString& architecture,
           const QByteArray& bytes)
{
    const QString key = QString::fromStdString(keyOf(role));
    model.write(key + ".weights", bytes);
    QJsonArray networks = model.card["networks"].toArray();
    QJsonObject entry = networks[static_cast<int>(role)].toObject();
    entry["architecture"] = architecture;
    entry["sha256"] = QString::fromStdString(sha256OfText(bytes.toStdString()));
    networks[static_cast<int>(role)] = entry;
    model.card["networks"] = networks;
    model.writeCard();
}

/// A model of five TorchScript files that keep the contract.
std::unique_ptr<ModelFolder> scriptModel(const QString& path)
{
    auto model = std::make_unique<ModelFolder>(path);
    for (const NetworkRole role : kNetworkRoles) {
        const QString kind = role == NetworkRole::SagittalLocaliser ? "sagittal_localiser"
            : role == NetworkRole::AxialLocaliser                   ? "axial_localiser"
                                                                    : "grader";
        place(*model, role, "torchscript", networkOf(kind));
    }
    return model;
}

/// The same with the shipped localisers, so that sites are found.
std::unique_ptr<ModelFolder> mixedModel(const QString& path, const QString& architecture,
                                        const QByteArray& grader)
{
    auto model = scriptModel(path);
    const auto shipped = loadModelBundle(qEnvironmentVariable("FORAMEN_MODEL").toStdString());
    if (!shipped)
        return nullptr;
    for (const NetworkRole role : kNetworkRoles) {
        const ModelNetwork& network = shipped->network(role);
        QFile file(QString::fromStdString(network.file.string()));
        const bool localiser =
            role == NetworkRole::SagittalLocaliser || role == NetworkRole::AxialLocaliser;
        if (localiser && file.open(QIODevice::ReadOnly))
            place(*model, role, QString::fromStdString(network.architecture), file.readAll());
        else
            place(*model, role, architecture, grader);
    }
    return model;
}

} // namespace

class TestTorchModule : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void torchScript_gradesThroughTheContract();
    void torchScript_isExplainedByOcclusion();
    void brokenModel_isRefusedWithItsReason_data();
    void brokenModel_isRefusedWithItsReason();
    void explanation_liesWhereTheAnswerComesFrom();
    void explanation_hasItsPlaceInThePatient();
    void bfloat16_agreesWithF32();
    void precision_isRefusedWhereTheDeviceLacksIt();
    void batch_doesNotChangeTheAnswer();

private:
    QTemporaryDir m_folder;
    std::unique_ptr<StudyVolumes> m_study;
};

void TestTorchModule::initTestCase()
{
    PhantomRecipe recipe;
    recipe.seed = 77;
    const std::string folder = m_folder.filePath("phantom").toStdString();
    QVERIFY(writePhantomStudies(folder, 1, recipe, 2));
    const auto scan = scanStudies({folder + "/train_images"});
    QVERIFY(scan && scan->studies.size() == 1);
    auto volumes = loadStudyVolumes(scan->studies.front());
    QVERIFY(volumes);
    m_study = std::make_unique<StudyVolumes>(std::move(*volumes));
}

void TestTorchModule::torchScript_gradesThroughTheContract()
{
    const auto whole = scriptModel(m_folder.filePath("scripts"));
    const auto loaded = Predictor::create(whole->path(), {DeviceKind::Cpu});
    QVERIFY2(loaded, loaded ? "" : loaded.error().message.c_str());
    QVERIFY((*loaded)->identity().device.find("f32") != std::string::npos);
    QVERIFY((*loaded)->predict(m_study->input));

    const auto model = mixedModel(m_folder.filePath("mixed"), "torchscript", networkOf("grader"));
    QVERIFY(model);
    const auto predictor = Predictor::create(model->path(), {DeviceKind::Cpu});
    QVERIFY2(predictor, predictor ? "" : predictor.error().message.c_str());
    const auto grading = (*predictor)->predict(m_study->input);
    QVERIFY(grading);
    const auto graded = std::count_if(grading->findings.begin(), grading->findings.end(),
                                      [](const Finding& finding) { return !finding.refused; });
    QVERIFY(graded >= 15);
    for (const Finding& finding : grading->findings)
        if (!finding.refused) // the toy gives both milder grades the same
            QCOMPARE(finding.probabilities[0], finding.probabilities[1]);
}

void TestTorchModule::torchScript_isExplainedByOcclusion()
{
    const auto model = mixedModel(m_folder.filePath("mixed2"), "torchscript", networkOf("grader"));
    QVERIFY(model);
    const auto predictor = Predictor::create(model->path(), {DeviceKind::Cpu});
    QVERIFY(predictor);
    const auto grading = (*predictor)->predict(m_study->input);
    QVERIFY(grading);
    bool found = false;
    for (const Finding& finding : grading->findings) {
        if (finding.refused)
            continue;
        // Whichever grade the corner speaks for.
        const auto severity = finding.probabilities[2] > finding.probabilities[0]
            ? Severity::Severe
            : Severity::NormalMild;
        const auto map = (*predictor)->explain(m_study->input, finding, severity);
        QVERIFY2(map, map ? "" : map.error().message.c_str());
        QVERIFY(map->method == ExplanationMethod::Occlusion);
        for (int i = kCropSize / 2; i < kCropSize; ++i)
            QCOMPARE(map->at(i, i), 0.0F); // what the network never looks at
        found = found || *std::max_element(map->values.begin(), map->values.end()) == 1.0F;
    }
    QVERIFY(found);
}

void TestTorchModule::brokenModel_isRefusedWithItsReason_data()
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

/// What breaks a card. @return whether the fault is one of these.
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

void TestTorchModule::brokenModel_isRefusedWithItsReason()
{
    QFETCH(QString, fault);
    QFETCH(int, code);
    QFETCH(QStringList, words);
    QTemporaryDir folder;
    const auto model = scriptModel(folder.path());
    if (!breakCard(*model, folder.path(), fault))
        breakNetwork(*model, folder.path(), fault);
    const auto predictor = Predictor::create(model->path(), {DeviceKind::Cpu});
    QVERIFY(!predictor);
    const QString message = QString::fromStdString(predictor.error().message);
    for (const QString& word : words)
        QVERIFY2(message.contains(word), qPrintable(message));
    QVERIFY2(message.size() < 400 && !message.contains('\n'), qPrintable(message));
    QCOMPARE(static_cast<int>(predictor.error().code), code);
}

void TestTorchModule::explanation_liesWhereTheAnswerComesFrom()
{
    QTemporaryDir folder;
    QFile file(folder.filePath("corner.weights"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(networkOf("corner_weights"));
    file.close();
    const auto choice = loadRuntime({DeviceKind::Cpu});
    QVERIFY(choice);
    const auto network = choice->runtime->load("grader", file.fileName().toStdString());
    QVERIFY2(network, network ? "" : network.error().message.c_str());
    // Bright in the upper left, where the network looks, and in the lower right, where it does not.
    Tensor crop{{1, kCropSlices, kCropSize, kCropSize},
                std::vector<float>(std::size_t{kCropSlices} * kCropSize * kCropSize, 0.0F)};
    for (int row = 0; row < 20; ++row)
        for (int column = 0; column < 20; ++column)
            for (const int mirrored : {0, 1}) {
                const int r = mirrored ? kCropSize - 1 - row : row;
                const int c = mirrored ? kCropSize - 1 - column : column;
                crop.values[static_cast<std::size_t>((2 * kCropSize + r) * kCropSize + c)] = 1;
            }
    const auto map = (*network)->explain(crop, 2);
    QVERIFY2(map, map ? "" : map.error().message.c_str());
    QCOMPARE(map->shape, (std::vector<std::int64_t>{kCropSize, kCropSize}));
    const auto at = [&](int row, int column) {
        return map->values[static_cast<std::size_t>(row * kCropSize + column)];
    };
    QVERIFY(at(4, 4) > 0);
    QVERIFY(at(4, 4) > 0.8F * *std::max_element(map->values.begin(), map->values.end()));
    for (int i = kCropSize / 2; i < kCropSize; ++i)
        QVERIFY(at(i, i) < 0.05F * at(4, 4));
    QVERIFY(!(*network)->explain(crop, 3));
}

void TestTorchModule::explanation_hasItsPlaceInThePatient()
{
    const auto predictor =
        Predictor::create(qEnvironmentVariable("FORAMEN_MODEL").toStdString(), {DeviceKind::Cpu});
    QVERIFY2(predictor, predictor ? "" : predictor.error().message.c_str());
    const auto grading = (*predictor)->predict(m_study->input);
    QVERIFY(grading);
    int explained = 0;
    for (const Finding& finding : grading->findings) {
        const auto map =
            (*predictor)->explain(m_study->input, finding, likeliest(finding.probabilities));
        QCOMPARE(map.has_value(), !finding.refused.has_value());
        if (!map)
            continue;
        ++explained;
        QVERIFY(map->method == ExplanationMethod::GradCam);
        QCOMPARE(map->sopInstanceUid, finding.location->sopInstanceUid);
        // The site lies in the middle of its map.
        const ImagePoint middle = map->frame.pixelFromPatient(finding.location->patient);
        QVERIFY(std::abs(middle.column - (kCropSize - 1) / 2.0) < 0.1);
        QVERIFY(std::abs(middle.row - (kCropSize - 1) / 2.0) < 0.1);
        const double spacing = length(map->frame.columnStep);
        QVERIFY(std::abs(spacing - kCropSpacing) < 1e-6);
        QCOMPARE(map->sample(finding.location->patient + map->frame.columnStep * 60.0), 0.0);
    }
    QVERIFY(explained >= 15);
}

void TestTorchModule::bfloat16_agreesWithF32()
{
    const std::string folder = qEnvironmentVariable("FORAMEN_MODEL").toStdString();
    const auto half = Predictor::create(folder, {DeviceKind::Cpu, 0, Precision::Bf16});
    if (!half && half.error().code == ErrorCode::RuntimeMissing)
        QSKIP("This CPU does not compute in bf16.");
    const auto full = Predictor::create(folder, {DeviceKind::Cpu, 0, Precision::F32});
    QVERIFY(half && full);
    QVERIFY((*half)->identity().device.find("bf16") != std::string::npos);
    const auto one = (*half)->predict(m_study->input);
    const auto other = (*full)->predict(m_study->input);
    QVERIFY(one && other);
    double farthest = 0;
    double largest = 0;
    double sum = 0;
    int elsewhere = 0;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Finding& a = one->findings[i];
        const Finding& b = other->findings[i];
        QCOMPARE(a.refused.has_value(), b.refused.has_value());
        if (!a.location)
            continue;
        double difference = 0;
        for (std::size_t k = 0; k < kSeverityCount; ++k)
            difference = std::max(difference, std::abs(a.probabilities[k] - b.probabilities[k]));
        sum += difference;
        const double apart = distance(a.location->patient, b.location->patient);
        farthest = std::max(farthest, apart);
        if (apart > kPointToleranceMm)
            ++elsewhere;
        else
            largest = std::max(largest, difference);
    }
    QVERIFY2(elsewhere <= kMostElsewhere, qPrintable(QString::number(elsewhere)));
    QVERIFY(sum / kSiteCount < kMeanProbabilityTolerance);
    QVERIFY2(largest < kProbabilityTolerance, qPrintable(QString::number(largest)));
    qInfo("largest difference of a probability %.4f, of a point %.2f mm", largest, farthest);
}

void TestTorchModule::precision_isRefusedWhereTheDeviceLacksIt()
{
    const auto half = loadRuntime({DeviceKind::Cpu, 0, Precision::F16});
    QVERIFY(!half);
    QVERIFY(half.error().message.find("f16") != std::string::npos);
}

void TestTorchModule::batch_doesNotChangeTheAnswer()
{
    const auto choice = loadRuntime({DeviceKind::Cpu, 0, Precision::F32});
    QVERIFY(choice);
    const auto bundle = loadModelBundle(qEnvironmentVariable("FORAMEN_MODEL").toStdString());
    QVERIFY(bundle);
    const ModelNetwork& grader = bundle->network(NetworkRole::CanalGrader);
    const auto network = choice->runtime->load(grader.architecture, grader.file);
    QVERIFY(network);
    constexpr std::int64_t count = 11;
    Tensor batch{{count, kCropSlices, kCropSize, kCropSize}, {}};
    constexpr std::size_t each = std::size_t{kCropSlices} * kCropSize * kCropSize;
    for (std::size_t i = 0; i < each * count; ++i)
        batch.values.push_back(static_cast<float>(std::sin(0.11 * static_cast<double>(i))));
    const auto all = (*network)->run(batch);
    QVERIFY(all);
    QCOMPARE(all->shape, (std::vector<std::int64_t>{count, 3}));
    for (std::size_t i = 0; i < count; ++i) {
        const auto begin = batch.values.begin() + static_cast<std::ptrdiff_t>(i * each);
        const auto one = (*network)->run({{1, kCropSlices, kCropSize, kCropSize},
                                          {begin, begin + static_cast<std::ptrdiff_t>(each)}});
        QVERIFY(one);
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(std::abs(one->values[k] - all->values[3 * i + k]) < 1e-3F);
    }
}

QTEST_APPLESS_MAIN(TestTorchModule)
#include "tst_torch_module.moc"
