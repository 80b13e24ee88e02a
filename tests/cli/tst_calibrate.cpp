#include "tests/cli/cli_run.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace foramen::test;

namespace {

QJsonObject jsonIn(const QString& file)
{
    return QJsonDocument::fromJson(contentOf(file)).object();
}

} // namespace

/// The subcommand calibrate, on generated studies, with the shipped model.
class TestCalibrate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void calibrate_refusesWrongUsage();
    void calibrate_refusesFewLabelsInWords();
    void calibrate_writesAModelThatGradesAndKeepsTheOldOne();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] ProgramRun calibrate(const QString& dataset, const QString& out,
                                       const QStringList& more = {}) const
    {
        return runCli(QStringList{"calibrate", path(dataset), "--out", path(out), "--device", "cpu"}
                      + more);
    }

    TestFolder m_folder;
};

void TestCalibrate::initTestCase()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_BIN") + "/foramen_torch_cpu.so"))
        QSKIP("built without LibTorch");
    // Half of the grades are drawn evenly: enough of each.
    const ProgramRun made = runCli(
        {"phantom", "--out", path("d"), "--studies", "14", "--seed", "2468", "--balance", "0.5"});
    QVERIFY2(made.status == 0, made.error);
}

void TestCalibrate::calibrate_refusesWrongUsage()
{
    QCOMPARE(runCli({"calibrate"}).status, 2);
    QCOMPARE(runCli({"calibrate", path("d")}).status, 2); // no --out
    QCOMPARE(calibrate("d", "o", {"--networks", "axial_localiser"}).status, 2);
    QCOMPARE(calibrate("d", "o", {"--networks", "canal"}).status, 2);
    QCOMPARE(calibrate("d", "o", {"--folds", "1"}).status, 2);
    const ProgramRun onto =
        runCli({"calibrate", path("d"), "--model", qEnvironmentVariable("FORAMEN_MODEL"), "--out",
                qEnvironmentVariable("FORAMEN_MODEL")});
    QCOMPARE(onto.status, 2);
    QVERIFY(onto.error.contains("not empty"));
    QCOMPARE(calibrate("absent", "o").status, 1);
    QVERIFY(!QDir(path("o")).exists());
    QVERIFY(runCli({"calibrate", "--help"}).out.contains("Example"));
}

void TestCalibrate::calibrate_refusesFewLabelsInWords()
{
    const ProgramRun made =
        runCli({"phantom", "--out", path("few"), "--studies", "2", "--seed", "5"});
    QVERIFY2(made.status == 0, made.error);
    const ProgramRun run = calibrate("few", "o");
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("too few labels"), run.error);
    QVERIFY(run.error.contains("canal_grader: 5 labelled sites, at least 100 are needed"));
    QVERIFY(run.out.isEmpty());
    QVERIFY(!QDir(path("o")).exists());
}

void TestCalibrate::calibrate_writesAModelThatGradesAndKeepsTheOldOne()
{
    const QString old = qEnvironmentVariable("FORAMEN_MODEL") + "/card.json";
    const QByteArray before = contentOf(old);
    const ProgramRun run = calibrate("d", "model", {"--json", "--folds", "7", "--seed", "3"});
    QVERIFY2(run.status == 0, run.error);
    QCOMPARE(contentOf(old), before);
    const QJsonObject said = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(said["studies"].toInt(), 12);
    QCOMPARE(said["studies_kept_apart"].toInt(), 2);
    QCOMPARE(said["ungraded_sites"].toInt(-1), 0);
    const QJsonObject recess = said["graders"].toObject()["subarticular_grader"].toObject();
    QCOMPARE(recess["fitted_sites"].toInt(), 120);
    QVERIFY(recess["temperature"].toObject()["after"].toDouble() > 0);
    // 60 canals are too few.
    QVERIFY(said["graders"].toObject()["canal_grader"].toObject().contains("refused"));

    const QJsonObject card = jsonIn(path("model/card.json"));
    QCOMPARE(card["calibration"].toObject(), said);
    QVERIFY(card["version"].toString().contains("+calibrated."));
    QVERIFY(card["patients"].toObject().contains("spinal_canal_stenosis"));
    QVERIFY(!card["patients"].toObject().contains("left_subarticular_stenosis"));
    for (const QJsonValue& network : card["networks"].toArray())
        QCOMPARE(network.toObject().contains("grade_factors"),
                 network.toObject()["role"] == "foraminal_grader"
                     || network.toObject()["role"] == "subarticular_grader");

    // Graded anew at the labels' points, the studies kept apart have the figures of the card. Here
    // all studies: the sum of the losses is that of the new model, not of the old one.
    const auto losses = [&](const QStringList& model) {
        const ProgramRun graded = runCli(QStringList{"evaluate", path("d"), "--at-points", "--json",
                                                     "--resamples", "0", "--device", "cpu"}
                                         + model);
        return QJsonDocument::fromJson(graded.out).object()["conditions"].toArray();
    };
    const QJsonArray oldLosses = losses({});
    const QJsonArray newLosses = losses({"--model", path("model")});
    QCOMPARE(oldLosses.size(), 5);
    QCOMPARE(newLosses[0].toObject()["log_loss"], oldLosses[0].toObject()["log_loss"]); // canal
    for (const int condition : {1, 2}) { // the fitted foramina, as a whole, gain
        QVERIFY(newLosses[condition].toObject()["log_loss"]
                != oldLosses[condition].toObject()["log_loss"]);
        QCOMPARE(newLosses[condition].toObject()["refused"].toInt(-1), 0);
    }
    const auto foraminal = [](const QJsonArray& all) {
        return all[1].toObject()["log_loss"].toDouble() + all[2].toObject()["log_loss"].toDouble();
    };
    QVERIFY2(
        foraminal(newLosses) < foraminal(oldLosses),
        qPrintable(QString("%1, before %2").arg(foraminal(newLosses)).arg(foraminal(oldLosses))));

    const ProgramRun again = calibrate("d", "model");
    QCOMPARE(again.status, 2); // there is a model already
}

QTEST_GUILESS_MAIN(TestCalibrate)
#include "tst_calibrate.moc"
