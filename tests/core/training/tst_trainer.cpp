#include "core/ai/model/model_bundle.h"
#include "core/ai/model/network_contract.h"
#include "core/ai/model/runtime_loader.h"
#include "core/training/data/phantom_source.h"
#include "core/training/data/train_options.h"
#include "core/training/loop/trainer.h"
#include "core/training/record/model_card.h"
#include "tests/core/training/mask_pictures.h"
#include "tests/support/file_content.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
#include <array>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stop_token>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

} // namespace

/// Training of a whole model, stopped and resumed.
class TestTrainer : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void trainModel_writesAModelThatLoads();
    void trainModel_trainsASegmenterOnMasks();
    void trainModel_trainsSegmentersOfSacsAndForamina();
    void trainModel_resumesWhereItStopped();
    void trainModel_resumedGivesTheSameWeights();
    void patience_stopsEarlyAndKeepsTheBest();
    void backbone_isNamedInTheCard();
    void measures_gradeForaminaAndNothingElse();
    void from_beginsWithWhatTheModelKnows();
    void from_resumedGivesTheSameWeights();
    void from_refusesWhatCannotGoOn();
    void backboneFromText_refusesOthers();
    void setDevices_readsSeveralGpus();
    void prior_weighsRareGrades();
    void prior_ofFewLabelsStaysNearThatOfTheModelBefore();
    void publishedPrior_isThreeProbabilitiesASite();

private:
    [[nodiscard]] TrainOptions options() const
    {
        TrainOptions result;
        result.out = m_folder.filePath("model").toStdString();
        result.steps = 2;
        result.batchSize = 2;
        result.folds = 2;
        result.device = {DeviceKind::Cpu, 0};
        return result;
    }
    /// The shipped model in a folder of the test.
    [[nodiscard]] Result<ModelBundle> copyOfShipped() const
    {
        const std::filesystem::path folder = m_folder.filePath("shipped").toStdString();
        std::filesystem::copy(qEnvironmentVariable("FORAMEN_MODEL").toStdString(), folder,
                              std::filesystem::copy_options::recursive
                                  | std::filesystem::copy_options::skip_existing);
        return loadModelBundle(folder);
    }
    QTemporaryDir m_folder;
};

void TestTrainer::initTestCase()
{
    if (const auto runtime = loadRuntime({DeviceKind::Cpu, 0}); !runtime)
        QSKIP(qPrintable(QString::fromStdString(runtime.error().message)));
}

void TestTrainer::trainModel_writesAModelThatLoads()
{
    std::vector<std::string> lines;
    const auto source = phantomSource(2, 9);
    const auto done =
        trainModel(*source, options(), [&](const std::string& line) { lines.push_back(line); });
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const auto bundle = loadModelBundle(options().out);
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    QCOMPARE(bundle->name, std::string("foramen-lumbar"));
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.find("official score") != std::string::npos;
    }));
    std::ifstream log(options().out / "log.csv");
    std::string header;
    QVERIFY(std::getline(log, header));
    QCOMPARE(header, std::string("network,step,seconds,loss,learning_rate,validation"));
    const std::string page = contentOf(options().out / "training.html");
    QVERIFY(page.find("canal_grader") != std::string::npos);
    QVERIFY(page.find("Weighted log loss") != std::string::npos);
}

void TestTrainer::trainModel_trainsASegmenterOnMasks()
{
    const test::MaskPictures pictures(m_folder.filePath("masks"));
    for (const char* patient : {"1", "2"})
        pictures.addPatient(patient);
    TrainOptions segmenter = options();
    segmenter.networks = {NetworkRole::SagittalSegmenter};
    segmenter.masks = pictures.path();
    segmenter.batchSize = 2;
    std::vector<std::string> lines;
    const auto source = phantomSource(2, 9);
    const auto done =
        trainModel(*source, segmenter, [&](const std::string& line) { lines.push_back(line); });
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const auto bundle = loadModelBundle(segmenter.out);
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    QVERIFY(bundle->has(NetworkRole::SagittalSegmenter));
    QCOMPARE(bundle->network(NetworkRole::SagittalSegmenter).architecture,
             std::string(kSagittalSegmenter));
    // The others are those of before.
    QVERIFY(bundle->has(NetworkRole::CanalGrader));
    const std::string card = contentOf(segmenter.out / "card.json");
    QVERIFY(card.find("2 patients with masks: drawn boxes (none)") != std::string::npos);
    QVERIFY(card.find("\"dice\"") != std::string::npos);
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const std::string& line) {
        return line.find("Dice of vertebra") != std::string::npos;
    }));
    segmenter.masks = m_folder.filePath("no masks").toStdString();
    QVERIFY(trainModel(*source, segmenter, [](const std::string&) {}).error().code
            == ErrorCode::NotReadable);
}

void TestTrainer::trainModel_trainsSegmentersOfSacsAndForamina()
{
    const test::MaskPictures pictures(m_folder.filePath("masks"));
    TrainOptions segmenters = options();
    segmenters.masks = pictures.path();
    const auto source = phantomSource(2, 9);
    for (const NetworkRole role : {NetworkRole::AxialSegmenter, NetworkRole::ForamenSegmenter}) {
        segmenters.networks = {role};
        std::vector<std::string> lines;
        const auto done = trainModel(*source, segmenters,
                                     [&](const std::string& line) { lines.push_back(line); });
        QVERIFY2(done, done ? "" : done.error().message.c_str());
        const auto bundle = loadModelBundle(segmenters.out);
        QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
        QVERIFY(bundle->has(role));
        QCOMPARE(bundle->network(role).architecture, keyOf(role));
        // The others are those of before.
        QVERIFY(bundle->has(NetworkRole::AxialLocaliser)
                && bundle->has(NetworkRole::SagittalSegmenter));
        const std::string line = keyOf(role) + ": ";
        QVERIFY(std::any_of(lines.begin(), lines.end(), [&](const std::string& one) {
            return one.starts_with(line) && one.find("Dice of vertebra") != std::string::npos;
        }));
    }
    const std::string card = contentOf(segmenters.out / "card.json");
    for (const char* key : {"\"sac\"", "\"foramen\"", "\"canal\"", "\"segmenter_crop\""})
        QVERIFY2(card.find(key) != std::string::npos, key);
}

void TestTrainer::trainModel_resumesWhereItStopped()
{
    TrainOptions more = options();
    more.steps = 3;
    more.resume = true;
    more.networks = {NetworkRole::CanalGrader};
    std::vector<std::string> lines;
    const auto source = phantomSource(2, 9);
    QVERIFY(trainModel(*source, more, [&](const std::string& line) { lines.push_back(line); }));
    QVERIFY(std::find(lines.begin(), lines.end(), "canal_grader: goes on from step 2")
            != lines.end());
    // The networks that were not trained this time are still there.
    QVERIFY(loadModelBundle(more.out));
}

void TestTrainer::trainModel_resumedGivesTheSameWeights()
{
    const auto bytesOf = [](const std::filesystem::path& folder) {
        return contentOf(folder / "canal.weights");
    };
    const auto quiet = [](const std::string&) {
    };
    const auto source = phantomSource(2, 9);
    TrainOptions whole = options();
    whole.out = m_folder.filePath("whole").toStdString();
    whole.steps = 4;
    whole.networks = {NetworkRole::CanalGrader};
    whole.validations = 4;
    whole.patience = 3;
    QVERIFY(trainModel(*source, whole, quiet));

    TrainOptions parted = whole;
    parted.out = m_folder.filePath("parted").toStdString();
    std::stop_source stop;
    constexpr double halfway = 0.55; // reading the studies is a fifth
    const auto first = trainModel(*source, parted, quiet, {stop.get_token(), [&](double share) {
                                                               if (share > halfway)
                                                                   stop.request_stop();
                                                           }});
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::Cancelled);
    parted.resume = true;
    QVERIFY(trainModel(*source, parted, quiet));
    QVERIFY(!bytesOf(whole.out).empty());
    QVERIFY(bytesOf(parted.out) == bytesOf(whole.out));
}

void TestTrainer::patience_stopsEarlyAndKeepsTheBest()
{
    TrainOptions patient = options();
    patient.out = m_folder.filePath("patient").toStdString();
    patient.networks = {NetworkRole::CanalGrader};
    patient.steps = 200; // with two crops a step, and one of them in each validation, luck turns
    patient.validations = 200;
    patient.patience = 1;
    std::vector<std::string> lines;
    const auto say = [&](const std::string& line) {
        lines.push_back(line);
    };
    const auto source = phantomSource(2, 9);
    QVERIFY(trainModel(*source, patient, say));
    const auto kept = std::find_if(lines.begin(), lines.end(), [](const std::string& line) {
        return line.find("are kept") != std::string::npos;
    });
    QVERIFY(kept != lines.end());
    QVERIFY2(kept->find(" of 200 ") == std::string::npos, kept->c_str());
    const auto best = contentOf(patient.out / "checkpoints" / "canal_grader.best.weights");
    QVERIFY(!best.empty());
    QVERIFY(contentOf(patient.out / "canal.weights") == best);
    // After resuming, its patience is as before.
    const auto log = contentOf(patient.out / "log.csv");
    patient.resume = true;
    QVERIFY(trainModel(*source, patient, say));
    QVERIFY(contentOf(patient.out / "log.csv") == log);
}

void TestTrainer::backbone_isNamedInTheCard()
{
    TrainOptions residual = options();
    residual.networks = {NetworkRole::CanalGrader};
    residual.backbone = Backbone::Resnet18;
    const auto source = phantomSource(2, 9);
    const auto quiet = [](const std::string&) {
    };
    const auto done = trainModel(*source, residual, quiet);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const auto bundle = loadModelBundle(residual.out);
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    const auto& canal = bundle->network(NetworkRole::CanalGrader);
    QCOMPARE(canal.architecture, std::string("resnet18"));
    QCOMPARE(bundle->network(NetworkRole::ForaminalGrader).architecture,
             std::string("slice_grader"));
    const auto runtime = loadRuntime({DeviceKind::Cpu, 0});
    QVERIFY(runtime && runtime->runtime->load(canal.architecture, canal.file));
    // Measuring alone reads the card; resuming as another network is refused.
    residual.minutes = 0;
    residual.backbone = Backbone::Small;
    QVERIFY(trainModel(*source, residual, quiet));
    residual.minutes = 1;
    residual.resume = true;
    const auto other = trainModel(*source, residual, quiet);
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::InvalidArgument);
    QVERIFY(other.error().message.find("resnet18") != std::string::npos);
}

void TestTrainer::measures_gradeForaminaAndNothingElse()
{
    TrainOptions measured = options();
    measured.backbone = Backbone::Measures;
    const auto source = phantomSource(2, 9);
    const auto quiet = [](const std::string&) {
    };
    measured.networks = {NetworkRole::ForaminalGrader, NetworkRole::CanalGrader};
    const auto refused = trainModel(*source, measured, quiet);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InvalidArgument);
    measured.networks = {NetworkRole::ForaminalGrader};
    const auto done = trainModel(*source, measured, quiet);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const auto bundle = loadModelBundle(measured.out);
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    const auto& grader = bundle->network(NetworkRole::ForaminalGrader);
    QCOMPARE(grader.architecture, std::string("measure_grader"));
    // Half of the drawn grades are even, and the loss weighs Severe most: no share is tiny.
    QVERIFY(grader.learnedShares);
    for (const double share : *grader.learnedShares)
        QVERIFY(share > 0.1);
    QVERIFY(!bundle->network(NetworkRole::CanalGrader).learnedShares);
    // Measuring alone keeps them.
    const Probabilities learned = *grader.learnedShares;
    measured.minutes = 0;
    QVERIFY(trainModel(*phantomSource(2, 10), measured, quiet));
    const auto again = loadModelBundle(measured.out);
    QVERIFY(again);
    QCOMPARE(*again->network(NetworkRole::ForaminalGrader).learnedShares, learned);
}

void TestTrainer::from_beginsWithWhatTheModelKnows()
{
    const auto shipped = copyOfShipped();
    QVERIFY2(shipped, shipped ? "" : shipped.error().message.c_str());
    TrainOptions further = options();
    further.out = m_folder.filePath("further").toStdString();
    further.from = *shipped;
    further.networks = {NetworkRole::CanalGrader};
    further.learningRate = 1e-6; // one step that changes next to nothing
    further.steps = 1;
    further.name = "ours";
    const auto source = phantomSource(6, 500);
    const auto quiet = [](const std::string&) {
    };
    const auto done = trainModel(*source, further, quiet);
    QVERIFY2(done, done ? "" : done.error().message.c_str());
    const auto model = loadModelBundle(further.out);
    QVERIFY2(model, model ? "" : model.error().message.c_str());
    QCOMPARE(model->name, std::string("ours"));
    for (const NetworkRole role : kNetworkRoles) {
        const ModelNetwork& network = model->network(role);
        QCOMPARE(network.architecture, shipped->network(role).architecture);
        QCOMPARE(network.sha256 == shipped->network(role).sha256, role != NetworkRole::CanalGrader);
    }
    QVERIFY(model->network(NetworkRole::ForaminalGrader).learnedShares
            == shipped->network(NetworkRole::ForaminalGrader).learnedShares);
    const auto card =
        QJsonDocument::fromJson(QByteArray::fromStdString(contentOf(further.out / "card.json")))
            .object();
    QCOMPARE(card["trained_from"].toObject()["sha256"].toString().toStdString(), shipped->sha256);
    const QJsonObject canal = card["networks"].toArray()[2].toObject();
    QCOMPARE(canal["trained_from_sha256"].toString().toStdString(),
             shipped->network(NetworkRole::CanalGrader).sha256);
    QVERIFY(!card["networks"].toArray()[3].toObject().contains("trained_from_sha256"));
    QVERIFY(!card.contains("patients")); // of other weights
    QVERIFY(card["training_data"].toString().contains(
        QString::fromStdString("from the weights of foramen-lumbar " + shipped->version)));
    // Two steps of a network with random weights do not get there.
    const QJsonObject metrics = card["metrics"].toObject();
    QVERIFY2(metrics["canal_grader"].toObject()["accuracy"].toDouble() > 0.6,
             contentOf(further.out / "card.json").c_str());
    // Measuring alone keeps what the card says.
    further.minutes = 0;
    further.from.reset();
    QVERIFY(trainModel(*source, further, quiet));
    QVERIFY(contentOf(further.out / "card.json").find("trained_from_sha256") != std::string::npos);
}

void TestTrainer::from_resumedGivesTheSameWeights()
{
    const auto begin = copyOfShipped();
    QVERIFY2(begin, begin ? "" : begin.error().message.c_str());
    const auto quiet = [](const std::string&) {
    };
    const auto source = phantomSource(2, 9);
    TrainOptions whole = options();
    whole.from = *begin;
    whole.out = m_folder.filePath("from-whole").toStdString();
    whole.steps = 4;
    whole.networks = {NetworkRole::CanalGrader};
    QVERIFY(trainModel(*source, whole, quiet));

    TrainOptions parted = whole;
    parted.out = m_folder.filePath("from-parted").toStdString();
    std::stop_source stop;
    constexpr double halfway = 0.55; // reading the studies is a fifth
    const auto first = trainModel(*source, parted, quiet, {stop.get_token(), [&](double share) {
                                                               if (share > halfway)
                                                                   stop.request_stop();
                                                           }});
    QVERIFY(!first);
    QCOMPARE(first.error().code, ErrorCode::Cancelled);
    QVERIFY(!loadModelBundle(parted.out)); // no model before it is whole
    parted.resume = true;
    TrainOptions other = parted;
    other.from.reset();
    const auto random = trainModel(*source, other, quiet);
    QVERIFY(!random);
    QCOMPARE(random.error().code, ErrorCode::InvalidArgument);
    QVERIFY(random.error().message.find("--from") != std::string::npos);
    QVERIFY(trainModel(*source, parted, quiet));
    QVERIFY(!contentOf(whole.out / "canal.weights").empty());
    QVERIFY(contentOf(parted.out / "canal.weights") == contentOf(whole.out / "canal.weights"));
}

void TestTrainer::from_refusesWhatCannotGoOn()
{
    auto model = copyOfShipped();
    QVERIFY(model);
    const auto source = phantomSource(2, 9);
    const auto quiet = [](const std::string&) {
    };
    TrainOptions same = options();
    same.from = *model;
    same.out = model->networks.front().file.parent_path();
    const auto onto = trainModel(*source, same, quiet);
    QVERIFY(!onto);
    QCOMPARE(onto.error().code, ErrorCode::InvalidArgument);
    TrainOptions scripted = options();
    model->networks[2].architecture = "torchscript";
    scripted.from = *model;
    scripted.out = m_folder.filePath("scripted").toStdString();
    const auto script = trainModel(*source, scripted, quiet);
    QVERIFY(!script);
    QVERIFY(script.error().message.find("TorchScript") != std::string::npos);
}

void TestTrainer::backboneFromText_refusesOthers()
{
    QVERIFY(backboneFromText("small") == Backbone::Small);
    QVERIFY(backboneFromText("measures") == Backbone::Measures);
    QVERIFY(backboneFromText("resnet50") == Backbone::Resnet50);
    const auto other = backboneFromText("resnet34");
    QVERIFY(!other);
    QVERIFY(other.error().message.find("resnet18") != std::string::npos);
}

void TestTrainer::setDevices_readsSeveralGpus()
{
    TrainOptions wanted;
    QVERIFY(setDevices(wanted, "cuda:1,0,3"));
    QVERIFY(wanted.device.kind == DeviceKind::Cuda);
    QCOMPARE(wanted.device.index, 1);
    QCOMPARE(wanted.moreGpus, (std::vector<int>{0, 3}));
    QVERIFY(setDevices(wanted, "cpu"));
    QVERIFY(wanted.moreGpus.empty());
    for (const char* text : {"cpu,1", "auto,0", "cuda:0,0", "cuda:0,", "cuda:0,x", "cuda:0,cuda:1"})
        QVERIFY2(!setDevices(wanted, text), text);
    QVERIFY(setDevices(wanted, "cuda:0,1"));
    wanted.batchSize = 3;
    const auto source = phantomSource(2, 9);
    const auto small = trainModel(*source, wanted, [](const std::string&) {});
    QCOMPARE(small.error().code, ErrorCode::InvalidArgument);
}

void TestTrainer::prior_weighsRareGrades()
{
    std::vector<SiteSeverities> labels(97);
    for (std::size_t i = 0; i < labels.size(); ++i)
        labels[i][0] = i < 87 ? Severity::NormalMild
            : i < 94          ? Severity::Moderate
                              : Severity::Severe;
    const Prior prior = priorFromLabels(labels);
    // (87 + 1) : 2 (7 + 1) : 4 (3 + 1)
    constexpr double tolerance = 1e-12;
    QVERIFY(std::abs(prior.rows[0][0] - 88.0 / 120) < tolerance);
    QVERIFY(std::abs(prior.rows[0][1] - 16.0 / 120) < tolerance);
    QVERIFY(std::abs(prior.rows[0][2] - 16.0 / 120) < tolerance);
}

void TestTrainer::prior_ofFewLabelsStaysNearThatOfTheModelBefore()
{
    std::array<Probabilities, kSiteCount> before{};
    before.fill({0.5, 0.3, 0.2}); // without the weights 0.5 : 0.15 : 0.05
    std::vector<SiteSeverities> labels(10);
    for (SiteSeverities& study : labels)
        study[0] = Severity::Severe;
    const Prior prior = priorFromLabels(labels, before);
    constexpr double tolerance = 1e-9;
    for (std::size_t k = 0; k < kSeverityCount; ++k)
        QVERIFY(std::abs(prior.rows[1][k] - before[1][k]) < tolerance); // no label there
    // 20 labels as 0.5 : 0.15 : 0.05, and 10 Severe.
    const double sum = 20 * 0.5 / 0.7 + 2 * (20 * 0.15 / 0.7) + 4 * (20 * 0.05 / 0.7 + 10);
    QVERIFY(std::abs(prior.rows[0][0] - 20 * 0.5 / 0.7 / sum) < tolerance);
    QVERIFY(std::abs(prior.rows[0][2] - 4 * (20 * 0.05 / 0.7 + 10) / sum) < tolerance);
}

void TestTrainer::publishedPrior_isThreeProbabilitiesASite()
{
    for (const Probabilities& row : publishedPrior().rows) {
        QVERIFY(std::abs(row[0] + row[1] + row[2] - 1) < 1e-9);
        QVERIFY(*std::min_element(row.begin(), row.end()) > 0);
    }
}

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
