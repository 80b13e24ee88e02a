#include "tests/cli/cli_run.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace foramen::test;

/// The subcommand train: going on from a model.
class TestTrain : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void train_refusesWrongUsage();
    void train_goesOnFromAModel();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] ProgramRun further(const QString& from, const QString& out,
                                     const QStringList& more = {}) const
    {
        return runCli(QStringList{"train", path("d"), "--from", from, "--out", out, "--networks",
                                  "canal_grader", "--steps", "1", "--batch", "2", "--folds", "2",
                                  "--device", "cpu"}
                      + more);
    }

    TestFolder m_folder;
    QString m_shipped = qEnvironmentVariable("FORAMEN_MODEL");
};

void TestTrain::initTestCase()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_BIN") + "/foramen_torch_cpu.so"))
        QSKIP("built without LibTorch");
    const ProgramRun made =
        runCli({"phantom", "--out", path("d"), "--studies", "2", "--seed", "86"});
    QVERIFY2(made.status == 0, made.error);
}

void TestTrain::train_refusesWrongUsage()
{
    const ProgramRun backbone = further(m_shipped, path("o"), {"--backbone", "small"});
    QCOMPARE(backbone.status, 2);
    QVERIFY(backbone.error.contains("leave out --backbone"));
    const ProgramRun onto = further(m_shipped, m_shipped);
    QCOMPARE(onto.status, 2);
    QVERIFY(onto.error.contains("name another one with --out"));
    QCOMPARE(further(path("absent"), path("o")).status, 1);
    QVERIFY(!QDir(path("o")).exists());
}

void TestTrain::train_goesOnFromAModel()
{
    const QByteArray before = contentOf(m_shipped + "/card.json");
    const ProgramRun run = further(m_shipped, path("model"));
    QVERIFY2(run.status == 0, run.error);
    QCOMPARE(contentOf(m_shipped + "/card.json"), before);
    const QJsonObject old = QJsonDocument::fromJson(before).object();
    const QJsonObject card = QJsonDocument::fromJson(contentOf(path("model/card.json"))).object();
    QCOMPARE(card["name"], old["name"]);
    QVERIFY(card["version"].toString().startsWith(old["version"].toString() + "+trained."));
    QCOMPARE(card["trained_from"].toObject()["version"], old["version"]);
    QCOMPARE(card["licence"].toString(), QString("as the training data demand"));
    // The highest rate of its own, in the middle of the rise of the first 50 steps.
    const QList<QByteArray> log = contentOf(path("model/log.csv")).split('\n');
    QVERIFY2(log.value(1).split(',').value(4).toDouble() < 1e-5, log.value(1));
    // The new model grades.
    const ProgramRun graded = runCli({"evaluate", path("d"), "--model", path("model"), "--json",
                                      "--resamples", "0", "--at-points", "--device", "cpu"});
    QVERIFY2(graded.status == 0, graded.error);
    const QJsonObject json = QJsonDocument::fromJson(graded.out).object();
    QCOMPARE(json["refused"].toInt(-1), 0);
    QVERIFY(json["spinal"].toDouble(9) < json["prior"].toObject()["spinal"].toDouble());
}

QTEST_GUILESS_MAIN(TestTrain)
#include "tst_train.moc"
