#include "core/ai/model/model_bundle.h"
#include "core/ai/model/runtime_loader.h"
#include "core/training/data/phantom_source.h"
#include "core/training/data/train_options.h"
#include "core/training/loop/trainer.h"
#include "core/training/record/model_card.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QtTest>

#include <algorithm>
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
    void trainModel_resumesWhereItStopped();
    void trainModel_resumedGivesTheSameWeights();
    void patience_stopsEarlyAndKeepsTheBest();
    void backbone_isNamedInTheCard();
    void measures_gradeForaminaAndNothingElse();
    void backboneFromText_refusesOthers();
    void setDevices_readsSeveralGpus();
    void prior_weighsRareGrades();
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

void TestTrainer::publishedPrior_isThreeProbabilitiesASite()
{
    for (const Probabilities& row : publishedPrior().rows) {
        QVERIFY(std::abs(row[0] + row[1] + row[2] - 1) < 1e-9);
        QVERIFY(*std::min_element(row.begin(), row.end()) > 0);
    }
}

QTEST_APPLESS_MAIN(TestTrainer)
#include "tst_trainer.moc"
