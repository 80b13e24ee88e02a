#include "core/ai/model/model_bundle.h"

#include "tests/core/ai/model/model_folder.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>
#include <cmath>

using namespace foramen;
using namespace foramen::test;

/// Reading and checking of a model folder.
class TestModelBundle : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void sha256_ofKnownText();
    void load_readsWhatTheCardSays();
    void load_missesFolderAndCard();
    void load_namesDamage();
    void load_refusesAnotherContract_data();
    void load_refusesAnotherContract();
    void learnedShares_shiftGradesToTheSite();
    void learnedShares_mustBeThreePositiveNumbers();
    void gradeFactors_multiplyTheGrades();
    void gradeFactors_mustBeThreePositiveNumbers();
    void load_staysInsideItsFolder();
    void patients_areReadFromTheCard();
    void patients_mustBeWhatTheFormatSays_data();
    void patients_mustBeWhatTheFormatSays();
    void whyUnreliable_asksForSitesRankingAndLoss();
    void segmenter_mayBeLacking();
    void segmenter_belongsToTheIdentity();
    void segmenter_isVerified();
    void segmenter_hasItsInput_data();
    void segmenter_hasItsInput();
    void cropSegmenters_comeOneByOne();
    void measures_areReadFromTheCard();
    void measures_mustBeWhatTheFormatSays_data();
    void measures_mustBeWhatTheFormatSays();
};

void TestModelBundle::sha256_ofKnownText()
{
    // FIPS 180-2, appendix B.1
    QCOMPARE(sha256OfText("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TestModelBundle::load_readsWhatTheCardSays()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    const auto bundle = loadModelBundle(model.path());
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    QCOMPARE(bundle->name, std::string("test"));
    QCOMPARE(bundle->version, std::string("1.2"));
    QCOMPARE(bundle->sha256.size(), std::size_t{64});
    QCOMPARE(bundle->network(NetworkRole::CanalGrader).architecture, std::string("canal_grader"));
    QCOMPARE(bundle->network(NetworkRole::CanalGrader).temperature, 1.5);
    QVERIFY(std::abs(bundle->prior[24][0] - 0.7) < 1e-12);
}

void TestModelBundle::load_missesFolderAndCard()
{
    QTemporaryDir folder;
    QVERIFY(loadModelBundle(folder.path().toStdString() + "/none").error().code
            == ErrorCode::ModelMissing);
    QVERIFY(loadModelBundle(folder.path().toStdString()).error().code == ErrorCode::ModelMissing);
}

void TestModelBundle::load_namesDamage()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.write("axial_localiser.weights", "other bytes");
    const auto changed = loadModelBundle(model.path());
    QVERIFY(changed.error().code == ErrorCode::ModelDamaged);
    QVERIFY(changed.error().message.find("axial_localiser") != std::string::npos);
    QFile::remove(folder.path() + "/axial_localiser.weights");
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelDamaged);
    model.write("card.json", "{ \"format\": ");
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelDamaged);
    model.write("card.json", "");
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelDamaged);
}

void TestModelBundle::load_refusesAnotherContract_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addRow("format") << "format" << QJsonValue("foramen.model/2");
    QTest::addRow("no name") << "name" << QJsonValue();
    QTest::addRow("name is a number") << "name" << QJsonValue(1);
    QTest::addRow("classes") << "classes" << QJsonValue(QJsonArray{"normal", "mild", "severe"});
    QTest::addRow("no inputs") << "inputs" << QJsonValue();
    QTest::addRow("inputs are text") << "inputs" << QJsonValue("192");
    QTest::addRow("no networks") << "networks" << QJsonValue(QJsonArray{});
    QTest::addRow("networks are numbers") << "networks" << QJsonValue(QJsonArray{1, 2});
    QTest::addRow("no prior") << "prior" << QJsonValue();
    QTest::addRow("prior is a list") << "prior" << QJsonValue(QJsonArray{0.7, 0.2, 0.1});
}

void TestModelBundle::load_refusesAnotherContract()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.card[key] = value;
    model.writeCard();
    const auto bundle = loadModelBundle(model.path());
    QVERIFY(!bundle);
    QCOMPARE(bundle.error().code, ErrorCode::ModelContract);
}

namespace {

void giveShares(ModelFolder& model, const QJsonValue& shares, const char* key = "learned_shares")
{
    QJsonArray networks = model.card["networks"].toArray();
    QJsonObject foramina = networks[3].toObject();
    foramina[key] = shares;
    foramina["temperature"] = 1;
    networks[3] = foramina;
    model.card["networks"] = networks;
    model.writeCard();
}

} // namespace

void TestModelBundle::learnedShares_shiftGradesToTheSite()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    giveShares(model, QJsonArray{2, 4, 2});
    const auto bundle = loadModelBundle(model.path());
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    const ModelNetwork& grader = bundle->network(NetworkRole::ForaminalGrader);
    QVERIFY(grader.learnedShares);
    QCOMPARE((*grader.learnedShares)[1], 0.5);
    // Likelihoods 1 : 1 : 2 after the learned shares are taken out; then the site's, 7 : 2 : 1.
    const std::array<float, kSeverityCount> logits = {0, std::log(2.0F), std::log(2.0F)};
    const Probabilities shifted = grader.probabilitiesOf(logits.data(), {0.7, 0.2, 0.1});
    QVERIFY(std::abs(shifted[0] - 7.0 / 11) < 1e-6);
    QVERIFY(std::abs(shifted[1] - 2.0 / 11) < 1e-6);
    QVERIFY(std::abs(shifted[2] - 2.0 / 11) < 1e-6);
    // A grade that never occurs at the site is not called there.
    QCOMPARE(grader.probabilitiesOf(logits.data(), {0.5, 0.5, 0})[2], 0.0);
    // Without learned shares the site changes nothing.
    const ModelNetwork& canal = bundle->network(NetworkRole::CanalGrader);
    QVERIFY(!canal.learnedShares);
    QCOMPARE(canal.probabilitiesOf(logits.data(), {0.5, 0.5, 0}),
             canal.probabilitiesOf(logits.data(), {0.1, 0.1, 0.8}));
}

void TestModelBundle::learnedShares_mustBeThreePositiveNumbers()
{
    const std::array<QJsonValue, 4> wrong = {QJsonArray{0.5, 0.5, 0}, QJsonArray{0.5, 0.5}, "even",
                                             QJsonArray{0.5, "x", 0.2}};
    for (const QJsonValue& shares : wrong) {
        QTemporaryDir folder;
        ModelFolder model(folder.path());
        giveShares(model, shares);
        const auto bundle = loadModelBundle(model.path());
        QVERIFY(!bundle);
        QCOMPARE(bundle.error().code, ErrorCode::ModelContract);
        QVERIFY(bundle.error().message.find("foraminal_grader") != std::string::npos);
    }
}

void TestModelBundle::gradeFactors_multiplyTheGrades()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    giveShares(model, QJsonArray{1, 0.5, 3}, "grade_factors");
    const auto bundle = loadModelBundle(model.path());
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    const ModelNetwork& grader = bundle->network(NetworkRole::ForaminalGrader);
    const std::array<float, kSeverityCount> logits = {0, std::log(2.0F), std::log(2.0F)};
    // 1 : 2 : 2 times 1 : 0.5 : 3.
    const Probabilities probabilities = grader.probabilitiesOf(logits.data(), {0.7, 0.2, 0.1});
    QVERIFY(std::abs(probabilities[0] - 1.0 / 8) < 1e-6);
    QVERIFY(std::abs(probabilities[1] - 1.0 / 8) < 1e-6);
    QVERIFY(std::abs(probabilities[2] - 6.0 / 8) < 1e-6);
    // Beside learned shares, both count.
    giveShares(model, QJsonArray{2, 4, 2});
    const auto both = loadModelBundle(model.path());
    QVERIFY(both);
    const Probabilities shifted =
        both->network(NetworkRole::ForaminalGrader).probabilitiesOf(logits.data(), {0.7, 0.2, 0.1});
    QVERIFY(std::abs(shifted[0] - 7.0 / 14) < 1e-6); // 7 : 2 : 2 times 1 : 0.5 : 3
}

void TestModelBundle::gradeFactors_mustBeThreePositiveNumbers()
{
    const std::array<QJsonValue, 4> wrong = {QJsonArray{0.5, 0.5, 0}, QJsonArray{0.5, 0.5}, "even",
                                             QJsonArray{1, -1, 1}};
    for (const QJsonValue& factors : wrong) {
        QTemporaryDir folder;
        ModelFolder model(folder.path());
        giveShares(model, factors, "grade_factors");
        const auto bundle = loadModelBundle(model.path());
        QVERIFY(!bundle);
        QCOMPARE(bundle.error().code, ErrorCode::ModelContract);
    }
}

void TestModelBundle::load_staysInsideItsFolder()
{
    for (const QString file : {"../weights", "/etc/hostname", "..", "sub/weights"}) {
        QTemporaryDir folder;
        ModelFolder model(folder.path());
        QJsonArray networks = model.card["networks"].toArray();
        QJsonObject first = networks[0].toObject();
        first["file"] = file;
        networks[0] = first;
        model.card["networks"] = networks;
        model.writeCard();
        QCOMPARE(loadModelBundle(model.path()).error().code, ErrorCode::ModelContract);
    }
}

namespace {

QJsonObject evidence()
{
    return {{"n", 120},
            {"auc_moderate", 0.91},
            {"auc_severe", 0.95},
            {"log_loss", 0.5},
            {"prior_log_loss", 0.9},
            {"source", "a study"},
            {"date", "2026-11-29"}};
}

} // namespace

void TestModelBundle::patients_areReadFromTheCard()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    auto bundle = loadModelBundle(model.path());
    QVERIFY(bundle);
    for (const auto& none : bundle->patients)
        QCOMPARE(whyUnreliable(none).value_or(Reason()).code, ReasonCode::PatientsNotMeasured);

    model.card["patients"] = QJsonObject{{"spinal_canal_stenosis", evidence()}};
    model.writeCard();
    bundle = loadModelBundle(model.path());
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    const auto& canal = bundle->patients.front();
    QVERIFY(canal.has_value());
    QCOMPARE(canal->sites, 120);
    QCOMPARE(canal->aucModerate, 0.91);
    QCOMPARE(canal->aucSevere.value_or(0), 0.95);
    QCOMPARE(canal->source, std::string("a study"));
    QVERIFY(!whyUnreliable(canal));
    QVERIFY(!bundle->patients.back().has_value());
}

void TestModelBundle::patients_mustBeWhatTheFormatSays_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::addRow("no n") << "n" << QJsonValue();
    QTest::addRow("n below 0") << "n" << QJsonValue(-1);
    QTest::addRow("area above 1") << "auc_moderate" << QJsonValue(1.2);
    QTest::addRow("area is text") << "auc_moderate" << QJsonValue("0.9");
    QTest::addRow("loss below 0") << "log_loss" << QJsonValue(-0.1);
    QTest::addRow("no loss of the prior") << "prior_log_loss" << QJsonValue();
    QTest::addRow("no source") << "source" << QJsonValue("");
    QTest::addRow("no date") << "date" << QJsonValue();
}

void TestModelBundle::patients_mustBeWhatTheFormatSays()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    QJsonObject wrong = evidence();
    wrong[key] = value;
    model.card["patients"] = QJsonObject{{"spinal_canal_stenosis", wrong}};
    model.writeCard();
    const auto bundle = loadModelBundle(model.path());
    QVERIFY(!bundle);
    QCOMPARE(bundle.error().code, ErrorCode::ModelContract);
    model.card["patients"] = QJsonObject{{"knee", evidence()}};
    model.writeCard();
    QVERIFY(!loadModelBundle(model.path()));
}

void TestModelBundle::whyUnreliable_asksForSitesRankingAndLoss()
{
    const PatientEvidence good{.sites = 100,
                               .aucModerate = 0.9,
                               .aucSevere = std::nullopt,
                               .logLoss = 0.5,
                               .priorLogLoss = 0.9,
                               .source = "a study",
                               .date = "2026-11-29"};
    QVERIFY(!whyUnreliable(good));
    PatientEvidence few = good;
    few.sites = kLeastPatientSites - 1;
    QCOMPARE(whyUnreliable(few)->code, ReasonCode::PatientsTooFew);
    PatientEvidence unsorted = good;
    unsorted.aucModerate = kLeastAucModerate - 0.01;
    QCOMPARE(whyUnreliable(unsorted)->code, ReasonCode::PatientsRankBadly);
    PatientEvidence misleading = good;
    misleading.logLoss = misleading.priorLogLoss;
    QCOMPARE(whyUnreliable(misleading)->code, ReasonCode::PatientsWorseThanPrior);
}

void TestModelBundle::segmenter_mayBeLacking()
{
    QTemporaryDir folder;
    const ModelFolder model(folder.path());
    const auto bundle = loadModelBundle(model.path());
    QVERIFY(bundle);
    QVERIFY(!bundle->has(NetworkRole::SagittalSegmenter));
    QVERIFY(bundle->has(NetworkRole::CanalGrader));
    QVERIFY(bundle->measures.empty());
}

void TestModelBundle::segmenter_belongsToTheIdentity()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    const auto without = loadModelBundle(model.path());
    model.addSegmenter();
    const auto with = loadModelBundle(model.path());
    QVERIFY(without && with);
    QVERIFY(with->has(NetworkRole::SagittalSegmenter));
    QVERIFY(with->sha256 != without->sha256);
}

void TestModelBundle::segmenter_isVerified()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.addSegmenter();
    model.write("segmenter.weights", "other bytes");
    const auto changed = loadModelBundle(model.path());
    QVERIFY(changed.error().code == ErrorCode::ModelDamaged);
    QVERIFY(changed.error().message.find("segmenter") != std::string::npos);
    QFile::remove(folder.path() + "/segmenter.weights");
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelDamaged);
}

void TestModelBundle::segmenter_hasItsInput_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("spacing");
    QTest::newRow("of the spine") << "segmenter" << 160 << 288 << 0.8;
    QTest::newRow("of sacs and foramina") << "segmenter_crop" << 96 << 96 << 0.6;
}

void TestModelBundle::segmenter_hasItsInput()
{
    QFETCH(QString, key);
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(double, spacing);
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.addSegmenter();
    QJsonObject inputs = model.card["inputs"].toObject();
    QJsonObject input{
        {"columns", columns}, {"rows", rows}, {"spacing_mm", spacing}, {"channels", 2}};
    inputs[key] = input;
    model.card["inputs"] = inputs;
    model.writeCard();
    QVERIFY(loadModelBundle(model.path()));
    input["spacing_mm"] = 0.9;
    inputs[key] = input;
    model.card["inputs"] = inputs;
    model.writeCard();
    QVERIFY(loadModelBundle(model.path()).error().code == ErrorCode::ModelContract);
}

void TestModelBundle::cropSegmenters_comeOneByOne()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.addCropSegmenters();
    const auto both = loadModelBundle(model.path());
    QVERIFY2(both, both ? "" : both.error().message.c_str());
    QVERIFY(both->has(NetworkRole::AxialSegmenter) && both->has(NetworkRole::ForamenSegmenter));
    QVERIFY(!both->has(NetworkRole::SagittalSegmenter));
    QJsonArray networks = model.card["networks"].toArray();
    networks.removeLast();
    model.card["networks"] = networks;
    model.writeCard();
    const auto one = loadModelBundle(model.path());
    QVERIFY(one && one->has(NetworkRole::AxialSegmenter)
            && !one->has(NetworkRole::ForamenSegmenter));
    QVERIFY(one->sha256 != both->sha256);
}

void TestModelBundle::measures_areReadFromTheCard()
{
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.addSegmenter();
    const auto bundle = loadModelBundle(model.path());
    QVERIFY2(bundle, bundle ? "" : bundle.error().message.c_str());
    QCOMPARE(bundle->measures.size(), std::size_t{5});
    const MeasureAccuracy& first = bundle->measures.front();
    QVERIFY(first.kind == MeasureKind::CanalDiameter && first.isGenerated);
    QCOMPARE(first.count, 40);
    QCOMPARE(first.studies, 8);
    QCOMPARE(first.meanError, 0.2);
    QCOMPARE(first.bias, -0.1);
    QCOMPARE(first.source, std::string("tests"));
    // Persons go before generated pictures.
    QCOMPARE(deviationOf(bundle->measures, MeasureKind::CanalDiameter), std::optional(0.6));
    QCOMPARE(deviationOf(bundle->measures, MeasureKind::Slip), std::optional(0.9));
    QVERIFY(!deviationOf(bundle->measures, MeasureKind::SacArea));
}

void TestModelBundle::measures_mustBeWhatTheFormatSays_data()
{
    QTest::addColumn<QString>("key");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("kind") << "kind" << QJsonValue("waist");
    QTest::newRow("no kind") << "kind" << QJsonValue();
    QTest::newRow("none measured") << "n" << QJsonValue(0);
    QTest::newRow("negative error") << "mean_error" << QJsonValue(-0.1);
    QTest::newRow("text") << "deviation" << QJsonValue("0.5");
    QTest::newRow("no source") << "source" << QJsonValue();
    QTest::newRow("generated or not") << "generated" << QJsonValue("yes");
}

void TestModelBundle::measures_mustBeWhatTheFormatSays()
{
    QFETCH(QString, key);
    QFETCH(QJsonValue, value);
    QTemporaryDir folder;
    ModelFolder model(folder.path());
    model.addSegmenter();
    QJsonArray measures = model.card["measures"].toArray();
    QJsonObject entry = measures[0].toObject();
    entry[key] = value;
    measures[0] = entry;
    model.card["measures"] = measures;
    model.writeCard();
    const auto bundle = loadModelBundle(model.path());
    QVERIFY(!bundle && bundle.error().code == ErrorCode::ModelContract);
}

QTEST_APPLESS_MAIN(TestModelBundle)
#include "tst_model_bundle.moc"
