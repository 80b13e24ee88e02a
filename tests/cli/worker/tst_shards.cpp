#include "tests/cli/cli_run.h"
#include "tests/cli/worker/slurm_cluster.h"
#include "tests/support/phantom_files.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen::test;

namespace {

constexpr int kTasks = 6;
constexpr const char* kTables[] = {"/submission.csv", "/coordinates.csv", "/sites.csv"};

/// Studies of the test: FORAMEN_GRADED_STUDIES, or few enough for every day.
int studyCount()
{
    const int wanted = qEnvironmentVariableIntValue("FORAMEN_GRADED_STUDIES");
    return wanted > 0 ? wanted : 7;
}

/// Runs foramen-cli with the variables of a Slurm array.
ProgramRun runTask(const QStringList& arguments, const QMap<QString, QString>& variables)
{
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    for (auto it = variables.begin(); it != variables.end(); ++it)
        environment.insert("SLURM_ARRAY_TASK_" + it.key(), it.value());
    return runProgram(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments, environment);
}

} // namespace

/// `grade --shard` on several machines, and `merge` of their results.
class TestShards : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void sixProcesses_giveTheTablesOfOneRun();
    void shards_areTheSameInASmallerDataSet();
    void shard_goesOnWithResume();
    void merge_namesWhatIsMissing();
    void merge_refusesOtherModels();
    void merge_refusesOtherRowsOfOneStudy();
    void merge_takesEqualRowsOnce();
    void merge_refusesShardsOfOtherRuns();
    void auto_isTheTaskOfAnArray_data();
    void auto_isTheTaskOfAnArray();
    void wrongShards_areRefused_data();
    void wrongShards_areRefused();
    void slurmArray_givesTheTablesOfOneRun();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] QStringList grading(const QString& out, const QStringList& more) const
    {
        return QStringList{"grade", path("data"), "--out", path(out), "--device", "cpu"} + more;
    }
    [[nodiscard]] QStringList parts(const QString& name) const
    {
        QStringList all;
        for (int task = kTasks; task > 0; --task) // not in their order
            all << path(name + QString::number(task));
        return all;
    }
    [[nodiscard]] ProgramRun merge(const QStringList& folders, const QString& out,
                                   const QStringList& more = {}) const
    {
        return runCli(QStringList{"merge"} + folders + QStringList{"--out", path(out)} + more);
    }
    static QStringList studiesOf(const QString& part)
    {
        return QDir(part).entryList(QDir::Dirs | QDir::NoDotAndDotDot, QDir::Name);
    }
    void copyPart(const QString& from, const QString& to) const
    {
        QDir().mkpath(path(to));
        for (const QString& study : studiesOf(path(from))) {
            QDir().mkpath(path(to) + '/' + study);
            const QString file = '/' + study + "/assessment.json";
            QVERIFY(QFile::copy(path(from) + file, path(to) + file));
        }
    }
    /// A part that has studies.
    [[nodiscard]] QString fullPart() const
    {
        for (int task = 1; task <= kTasks; ++task)
            if (const QString name = "part-" + QString::number(task);
                !studiesOf(path(name)).isEmpty())
                return name;
        return {};
    }
    void verifyAsOneRun(const QString& out) const
    {
        for (const char* table : kTables)
            QCOMPARE(contentOf(path(out) + table), contentOf(path("whole") + table));
    }

    QTemporaryDir m_folder;
};

void TestShards::initTestCase()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    writePhantoms(path("data").toStdString(), {.seed = 60}, studyCount());
    const ProgramRun whole = runCli(grading("whole", {}));
    QVERIFY2(whole.status == 0, whole.error.constData());
    for (int task = 1; task <= kTasks; ++task) {
        const ProgramRun run =
            runCli(grading(QStringLiteral("part-%1").arg(task),
                           {"--shard", QStringLiteral("%1/%2").arg(task).arg(kTasks)}));
        QVERIFY2(run.status == 0, run.error.constData());
    }
}

void TestShards::sixProcesses_giveTheTablesOfOneRun()
{
    QStringList graded;
    for (const QString& part : parts("part-"))
        graded += studiesOf(part);
    graded.sort();
    QCOMPARE(graded.size(), studyCount()); // each once
    QCOMPARE(graded, studiesOf(path("whole")));
    const ProgramRun run = merge(parts("part-"), "merged", {"--studies"});
    QVERIFY2(run.status == 0, run.error.constData());
    QVERIFY(run.error.isEmpty());
    verifyAsOneRun("merged");
    QCOMPARE(studiesOf(path("merged")), studiesOf(path("whole")));
    for (const QString& study : studiesOf(path("merged")))
        QVERIFY(QFile::exists(path("merged/" + study + "/assessment.json")));
}

void TestShards::shards_areTheSameInASmallerDataSet()
{
    const QString part = fullPart();
    const QString study = studiesOf(path(part)).first();
    const QString shard = part.section('-', 1) + '/' + QString::number(kTasks);
    const ProgramRun run = runCli({"grade", path("data/train_images/" + study), "--out",
                                   path("small"), "--device", "cpu", "--shard", shard});
    QVERIFY2(run.status == 0, run.error.constData());
    QCOMPARE(studiesOf(path("small")), QStringList{study});
}

void TestShards::shard_goesOnWithResume()
{
    const QString part = fullPart();
    const QString shard = part.section('-', 1) + '/' + QString::number(kTasks);
    const ProgramRun run = runCli(grading(part, {"--shard", shard, "--resume"}));
    QVERIFY2(run.status == 0, run.error.constData());
    const int count = static_cast<int>(studiesOf(path(part)).size());
    const QByteArray expected =
        QByteArray::number(count) + " of " + QByteArray::number(count) + " studies were graded";
    QVERIFY2(run.out.contains(expected), run.out.constData());
}

void TestShards::merge_namesWhatIsMissing()
{
    const QString part = fullPart();
    QStringList folders = parts("part-");
    folders.removeAll(path(part));
    const ProgramRun without = merge(folders, "without");
    QCOMPARE(without.status, 1);
    const QByteArray shard = part.section('-', 1).toLatin1() + "/6 is missing";
    QVERIFY2(without.error.contains("Shard " + shard), without.error.constData());
    const int left = studyCount() - static_cast<int>(studiesOf(path(part)).size());
    QCOMPARE(contentOf(path("without/submission.csv")).count('\n'), 1 + 25 * left);

    // A task that was killed: its record says what it did not grade.
    QDir().mkpath(path("killed"));
    QVERIFY(QFile::copy(path(part + "/shard.json"), path("killed/shard.json")));
    const ProgramRun killed = merge(folders + QStringList{path("killed")}, "killed-whole");
    QCOMPARE(killed.status, 1);
    for (const QString& study : studiesOf(path(part)))
        QVERIFY2(killed.error.contains("Study " + study.toLatin1() + " of shard"),
                 killed.error.constData());
    QVERIFY(!killed.error.contains("is missing\nforamen-cli: Shard"));
}

void TestShards::merge_refusesOtherModels()
{
    copyPart(fullPart(), "other-model");
    const QString study = studiesOf(path("other-model")).first();
    const QString file = path("other-model/" + study + "/assessment.json");
    QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
    QJsonObject model = json["model"].toObject();
    model["version"] = "99";
    json["model"] = model;
    writeText(file, QJsonDocument(json).toJson());
    QStringList folders = parts("part-");
    folders.removeAll(path(fullPart()));
    const ProgramRun run = merge(folders + QStringList{path("other-model")}, "mixed");
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("graded by different models"), run.error.constData());
    QVERIFY(run.error.contains("Nothing is written"));
    QVERIFY(!QFile::exists(path("mixed")));
}

void TestShards::merge_refusesOtherRowsOfOneStudy()
{
    copyPart(fullPart(), "other-rows");
    const QString study = studiesOf(path("other-rows")).first();
    const QString file = path("other-rows/" + study + "/assessment.json");
    QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
    QJsonArray findings = json["findings"].toArray();
    QJsonObject first = findings[0].toObject();
    first["probabilities"] = QJsonObject{{"normal_mild", 0.2}, {"moderate", 0.3}, {"severe", 0.5}};
    findings[0] = first;
    json["findings"] = findings;
    writeText(file, QJsonDocument(json).toJson());
    const ProgramRun run = merge(parts("part-") + QStringList{path("other-rows")}, "twice");
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("of the same study, with different rows"), run.error.constData());
    QVERIFY(!QFile::exists(path("twice")));
}

void TestShards::merge_takesEqualRowsOnce()
{
    copyPart(fullPart(), "again");
    const ProgramRun run = merge(parts("part-") + QStringList{path("again")}, "once");
    QVERIFY2(run.status == 0, run.error.constData());
    QVERIFY2(run.error.contains("with the same rows"), run.error.constData());
    verifyAsOneRun("once");
}

void TestShards::merge_refusesShardsOfOtherRuns()
{
    QDir().mkpath(path("of-seven"));
    const QByteArray record = contentOf(path("part-1/shard.json"));
    writeText(path("of-seven/shard.json"), QByteArray(record).replace("\"of\": 6", "\"of\": 7"));
    const ProgramRun run = merge(parts("part-") + QStringList{path("of-seven")}, "seven");
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("not of one run"), run.error.constData());
    QVERIFY(!QFile::exists(path("seven")));
    writeText(path("of-seven/shard.json"), "{");
    const ProgramRun damaged = merge(parts("part-") + QStringList{path("of-seven")}, "damaged");
    QCOMPARE(damaged.status, 1);
    QVERIFY2(damaged.error.contains("shard.json: is damaged"), damaged.error.constData());
}

void TestShards::auto_isTheTaskOfAnArray_data()
{
    QTest::addColumn<int>("first");
    QTest::newRow("1-6") << 1;
    QTest::newRow("0-5") << 0;
}

void TestShards::auto_isTheTaskOfAnArray()
{
    QFETCH(int, first);
    const QString part = fullPart();
    const int task = part.section('-', 1).toInt();
    const QString out = QStringLiteral("auto-%1").arg(first);
    // Only the record is looked at: the studies are graded already.
    copyPart(part, out);
    const ProgramRun run = runTask(grading(out, {"--shard", "auto", "--resume"}),
                                   {{"ID", QString::number(task - 1 + first)},
                                    {"COUNT", QString::number(kTasks)},
                                    {"MIN", QString::number(first)},
                                    {"MAX", QString::number(first + kTasks - 1)}});
    QVERIFY2(run.status == 0, run.error.constData());
    QCOMPARE(contentOf(path(out + "/shard.json")), contentOf(path(part + "/shard.json")));
    QCOMPARE(studiesOf(path(out)), studiesOf(path(part)));
}

void TestShards::wrongShards_areRefused_data()
{
    QTest::addColumn<QString>("shard");
    QTest::addColumn<QString>("array"); // ID COUNT MIN MAX
    for (const char* text : {"0/6", "7/6", "1", "1/", "/6", "a/b", "1/6x", "-1/6", "1/0"})
        QTest::newRow(text) << text << "";
    QTest::newRow("no array") << "auto"
                              << "";
    QTest::newRow("array with gaps") << "auto"
                                     << "3 3 1 5";
    QTest::newRow("no number") << "auto"
                               << "x 6 1 6";
    QTest::newRow("outside") << "auto"
                             << "7 6 1 6";
}

void TestShards::wrongShards_areRefused()
{
    QFETCH(QString, shard);
    QFETCH(QString, array);
    QMap<QString, QString> variables;
    const QStringList values = array.split(' ', Qt::SkipEmptyParts);
    if (values.size() == 4)
        variables = {
            {"ID", values[0]}, {"COUNT", values[1]}, {"MIN", values[2]}, {"MAX", values[3]}};
    const ProgramRun run = runTask(grading("wrong", {"--shard=" + shard}), variables);
    QCOMPARE(run.status, 2);
    QVERIFY2(run.error.contains("--shard"), run.error.constData());
    QVERIFY(!QFile::exists(path("wrong")));
}

void TestShards::slurmArray_givesTheTablesOfOneRun()
{
    if (!SlurmCluster::isInstalled())
        QSKIP("Slurm is not installed (slurm-wlm)");
    SlurmCluster cluster;
    QVERIFY2(cluster.start(), cluster.log());
    writeText(path("grade.sh"),
              QStringLiteral("#!/bin/sh\n"
                             "#SBATCH --array=1-%1\n"
                             "#SBATCH --output=%2/task-%a.log\n"
                             "exec %3/foramen-cli grade %2/data --shard auto --device cpu "
                             "--out %2/task-$SLURM_ARRAY_TASK_ID\n")
                  .arg(kTasks)
                  .arg(m_folder.path(), qEnvironmentVariable("FORAMEN_BIN"))
                  .toUtf8());
    const ProgramRun batch = cluster.run("sbatch", {"--wait", path("grade.sh")});
    QByteArray said = batch.out + batch.error;
    for (int task = 1; task <= kTasks; ++task)
        said += contentOf(path(QStringLiteral("task-%1.log").arg(task)));
    QVERIFY2(batch.status == 0, said.constData());
    const ProgramRun run = merge(parts("task-"), "cluster");
    QVERIFY2(run.status == 0, run.error.constData());
    verifyAsOneRun("cluster");
}

QTEST_GUILESS_MAIN(TestShards)
#include "tst_shards.moc"
