#include "core/spine/terms.h"

#include "tests/cli/cli_run.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <csignal>
#include <sys/types.h>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kTolerance = 5e-7; ///< six digits

constexpr std::size_t kCanalL3L4 = 2;
constexpr std::size_t kCanalL4L5 = 3;
constexpr std::size_t kLeftForamenL5S1 = 9;

/// Study A is Normal/Mild throughout; B has a moderate and a severe canal and a moderate foramen.
QByteArray truthTable()
{
    QByteArray text = "study_id";
    for (std::size_t index = 0; index < kSiteCount; ++index)
        text += ',' + QByteArray::fromStdString(keyOf(siteAt(index)));
    for (const char study : {'A', 'B'}) {
        text += "\r\n";
        text += study;
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const bool moderate =
                study == 'B' && (index == kCanalL3L4 || index == kLeftForamenL5S1);
            const bool severe = study == 'B' && index == kCanalL4L5;
            text += severe ? ",Severe" : moderate ? ",Moderate" : ",Normal/Mild";
        }
    }
    return text + "\r\n";
}

QByteArray submission(double severeL4L5)
{
    QByteArray text = "row_id,normal_mild,moderate,severe\n";
    for (const char study : {'A', 'B'})
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            text += QByteArray(1, study) + '_' + QByteArray::fromStdString(keyOf(siteAt(index)));
            if (study == 'B' && index == kCanalL3L4)
                text += ",0.3,0.5,0.2\n";
            else if (study == 'B' && index == kCanalL4L5)
                text += ",0.1,0.3," + QByteArray::number(severeL4L5) + '\n';
            else
                text += ",0.7,0.2,0.1\n";
        }
    return text;
}

bool near(const QJsonObject& json, const char* key, double value)
{
    return std::abs(json[key].toDouble(-1) - value) < kTolerance;
}

} // namespace

/// The subcommand evaluate: scores, figures of a model, and wrong usage.
class TestEvaluate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void evaluate_printsTheOfficialScore();
    void evaluate_takesRawValuesForAnySevere();
    void evaluate_namesOddSums();
    void evaluate_printsATableForPeople();
    void evaluate_namesWhatIsMissing();
    void evaluate_leavesOutWhatIsMissing();
    void evaluate_writesAPage();
    void evaluate_takesAMadeUpLengthOfLists();
    void evaluate_refusesWrongUsage();
    void evaluate_runsTheModelOverADataSet();
    void evaluate_gradesAtThePointsOfTheLabels();
    void evaluate_countsSitesThatHaveNoUsablePoint();
    void evaluate_measuresThePointsOfAssessments();
    void evaluate_stopsWhenInterrupted();

private:
    /// One generated study, made once, and a study that has truth but no images.
    bool makeDataset();
    QString path(const QString& name) const { return m_folder.filePath(name); }
    ProgramRun evaluate(const QStringList& more = {"--json"}) const
    {
        return runCli(QStringList{"evaluate", "--truth", path("train.csv"), "--predictions",
                                  path("submission.csv")}
                      + more);
    }

    TestFolder m_folder;
    QTemporaryDir m_dataset;
    QJsonObject m_direct; ///< figures of the model run over the data set
};

void TestEvaluate::init()
{
    m_folder.renew();
    writeText(path("train.csv"), truthTable());
    writeText(path("submission.csv"), submission(0.6));
}

void TestEvaluate::evaluate_printsTheOfficialScore()
{
    const ProgramRun run = evaluate();
    QCOMPARE(run.status, 0);
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QVERIFY(near(json, "spinal", 0.448785));
    QVERIFY(near(json, "foraminal", 0.475986));
    QVERIFY(near(json, "subarticular", 0.356675));
    QVERIFY(near(json, "any_severe", 0.429733));
    QVERIFY(near(json, "score", 0.427795));
    QCOMPARE(json["rows"].toInt(), 50);
    QVERIFY(json["prior"].toObject()["score"].toDouble()
            > json["best_constant"].toObject()["score"].toDouble());
    QCOMPARE(json["conditions"].toArray().size(), 5);
    const QJsonObject canal = json["conditions"].toArray()[0].toObject();
    QCOMPARE(canal["confusion"].toArray()[0].toArray()[0].toInt(), 8);
    QCOMPARE(canal["accuracy"].toDouble(), 1.0);
}

void TestEvaluate::evaluate_takesRawValuesForAnySevere()
{
    writeText(path("submission.csv"), submission(0.75));
    const QJsonObject json = QJsonDocument::fromJson(evaluate().out).object();
    QVERIFY(near(json, "any_severe", 0.251218));
    QVERIFY(near(json, "score", 0.377210));
}

void TestEvaluate::evaluate_namesOddSums()
{
    writeText(path("submission.csv"), submission(0.6));
    QVERIFY2(evaluate().error.isEmpty(), evaluate().error);
    writeText(path("submission.csv"), submission(0.75)); // 0.1, 0.3 and 0.75
    const ProgramRun run = evaluate();
    QCOMPARE(run.status, 0);
    QVERIFY2(run.error.contains("1 rows do not sum to 1 (the first is "
                                "B_spinal_canal_stenosis_l4_l5)"),
             run.error);
}

void TestEvaluate::evaluate_printsATableForPeople()
{
    const ProgramRun run = evaluate({});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("0.427795"));
    QVERIFY(run.out.contains("Right Subarticular Stenosis"));
    QVERIFY(run.error.isEmpty());
}

void TestEvaluate::evaluate_namesWhatIsMissing()
{
    QByteArray rows = submission(0.6);
    rows.chop(static_cast<int>(rows.size() - rows.lastIndexOf('\n', rows.size() - 2)) - 1);
    writeText(path("submission.csv"), rows);
    const ProgramRun missing = evaluate();
    QCOMPARE(missing.status, 1);
    QVERIFY(missing.error.contains("B_right_subarticular_stenosis_l5_s1"));
    QVERIFY(missing.out.isEmpty());

    writeText(path("submission.csv"), "row_id,normal_mild,moderate,severe\nA_canal,1,0,0\n");
    QCOMPARE(evaluate().status, 1);
    QFile::remove(path("submission.csv"));
    QCOMPARE(evaluate().status, 1);
}

void TestEvaluate::evaluate_leavesOutWhatIsMissing()
{
    // Study A alone, as in a fold.
    const QByteArray all = submission(0.6);
    writeText(path("submission.csv"), all.left(all.indexOf("B_")));
    QCOMPARE(evaluate().status, 1);
    const ProgramRun part = evaluate({"--json", "--allow-missing"});
    QCOMPARE(part.status, 0);
    QVERIFY2(part.error.contains("25 graded sites, among them all of 1 studies"),
             part.error.constData());
    const QJsonObject figures = QJsonDocument::fromJson(part.out).object();
    QVERIFY(near(figures, "spinal", -std::log(0.7))); // study A is Normal/Mild throughout
    QCOMPARE(evaluate({"--allow-missing", "--at-points"}).status, 2);
}

void TestEvaluate::evaluate_writesAPage()
{
    const ProgramRun run = evaluate({"--html", path("page.html")});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("0.427795"));
    const QByteArray page = contentOf(path("page.html"));
    QXmlStreamReader reader(page);
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    QVERIFY(page.contains("0.4278"));
    QCOMPARE(evaluate({"--html", path("no/such/folder/page.html")}).status, 1);
}

void TestEvaluate::evaluate_takesAMadeUpLengthOfLists()
{
    const ProgramRun run = evaluate({"--json", "--worst", "3", "--resamples", "0"});
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(json["worst"].toArray().size(), 3);
    QCOMPARE(json["bootstrap"].toObject()["resamples"].toInt(-1), 0);
    QCOMPARE(evaluate({"--resamples", "-1"}).status, 2);
}

void TestEvaluate::evaluate_refusesWrongUsage()
{
    QCOMPARE(runCli({"evaluate"}).status, 2);
    QCOMPARE(runCli({"evaluate", "--truth", path("train.csv")}).status, 2);
    QCOMPARE(runCli({"evaluate", m_folder.folder(), "--truth", path("train.csv")}).status, 2);
    QCOMPARE(runCli({"evaluate", "--unknown"}).status, 2);
    QCOMPARE(evaluate({"--at-points"}).status, 2); // tables have no pictures
    QVERIFY(runCli({"evaluate", "--help"}).out.contains("Example"));
}

bool TestEvaluate::makeDataset()
{
    const QString truth = m_dataset.filePath("d/train.csv");
    if (QFile::exists(truth))
        return true;
    if (runCli({"phantom", "--out", m_dataset.filePath("d"), "--studies", "1", "--seed", "77"})
            .status
        != 0)
        return false;
    QByteArray table = contentOf(truth);
    table += "99" + QByteArray(kSiteCount, ',').replace(",", ",Severe") + '\n';
    writeText(truth, table);
    return true;
}

void TestEvaluate::evaluate_runsTheModelOverADataSet()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_BIN") + "/foramen_torch_cpu.so"))
        QSKIP("built without LibTorch");
    QVERIFY(makeDataset());
    const ProgramRun run =
        runCli({"evaluate", m_dataset.filePath("d"), "--device", "cpu", "--json"});
    QCOMPARE(run.status, 1); // of one study there are no images
    QVERIFY(run.error.contains("Study 99 has truth but no images"));
    m_direct = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(m_direct["rows"].toInt(), 25);
    QVERIFY(m_direct["score"].toDouble(9) < m_direct["prior"].toObject()["score"].toDouble());
    const QJsonObject points = m_direct["localisation"].toObject();
    QCOMPARE(points["count"].toInt() + points["missing"].toInt(), 25);
    QVERIFY(points["mean_mm"].toDouble(99) < 10);
    QVERIFY(m_direct["model"].toObject()["sha256"].toString().size() == 64);
}

void TestEvaluate::evaluate_gradesAtThePointsOfTheLabels()
{
    if (m_direct.isEmpty())
        QSKIP("the model has not been run");
    const ProgramRun run =
        runCli({"evaluate", m_dataset.filePath("d"), "--device", "cpu", "--json", "--at-points"});
    QCOMPARE(run.status, 1); // of one study there are no images
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QVERIFY(json["at_points"].toBool());
    QVERIFY(!m_direct.contains("at_points"));
    QCOMPARE(json["rows"].toInt(), 25);
    QCOMPARE(json["refused"].toInt(-1), 0);
    QVERIFY(!json.contains("localisation")); // there is no distance
    QVERIFY(json["score"].toDouble(9) < json["prior"].toObject()["score"].toDouble());
}

void TestEvaluate::evaluate_countsSitesThatHaveNoUsablePoint()
{
    if (m_direct.isEmpty())
        QSKIP("the model has not been run");
    const QString table = m_dataset.filePath("d/train_label_coordinates.csv");
    const QByteArray whole = contentOf(table);
    QList<QByteArray> lines = whole.trimmed().split('\n');
    QCOMPARE(lines.size(), 26); // the header, and a point for each site
    lines.removeAt(3);
    QList<QByteArray> cells = lines[1].trimmed().split(',');
    cells[5] = "9999"; // x
    lines[1] = cells.join(',');
    lines.append(lines[2]);
    writeText(table, lines.join('\n') + '\n');
    const ProgramRun run =
        runCli({"evaluate", m_dataset.filePath("d"), "--device", "cpu", "--at-points"});
    writeText(table, whole);
    QCOMPARE(run.status, 1);
    QVERIFY(run.error.contains("has several points for"));
    QVERIFY2(run.out.contains("2 sites refused by the model"), run.out);
    QVERIFY(run.out.contains("1: No point is given for this site."));
    QVERIFY(run.out.contains("1: The given point lies outside its picture."));
}

void TestEvaluate::evaluate_measuresThePointsOfAssessments()
{
    if (m_direct.isEmpty())
        QSKIP("the model has not been run");
    const QString out = m_dataset.filePath("o");
    QCOMPARE(
        runCli({"grade", m_dataset.filePath("d/train_images"), "--out", out, "--device", "cpu"})
            .status,
        0);
    const QString truth = m_dataset.filePath("d/train.csv");
    QByteArray table = contentOf(truth); // without the study that cannot be graded
    table.truncate(table.indexOf("99,Severe"));
    writeText(truth, table);
    const QStringList tables = {"evaluate",     "--json",        "--truth",
                                truth,          "--predictions", out + "/submission.csv",
                                "--assessments"};
    // Another study with the UID of the first, as grade names it, is not the first.
    for (const QString& study : QDir(out).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        QJsonObject twin =
            QJsonDocument::fromJson(contentOf(out + '/' + study + "/assessment.json")).object();
        QJsonObject identity = twin["study"].toObject();
        identity["study_instance_uid"] = study;
        twin["study"] = identity;
        QVERIFY(QDir(out).mkpath(study + "_2"));
        writeText(out + '/' + study + "_2/assessment.json", QJsonDocument(twin).toJson());
    }
    const ProgramRun run = runCli(tables + QStringList{out});
    QCOMPARE(run.status, 0);
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QVERIFY(std::abs(json["score"].toDouble() - m_direct["score"].toDouble()) < kTolerance);
    QCOMPARE(json["refused"].toInt(-1), m_direct["refused"].toInt(-2));
    QVERIFY(std::abs(json["localisation"].toObject()["mean_mm"].toDouble()
                     - m_direct["localisation"].toObject()["mean_mm"].toDouble())
            < 1e-6);
    QCOMPARE(runCli(tables + QStringList{m_folder.folder()}).status, 1); // no assessment there
}

void TestEvaluate::evaluate_stopsWhenInterrupted()
{
    if (m_direct.isEmpty())
        QSKIP("the model has not been run");
    QProcess process;
    process.start(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli",
                  {"evaluate", m_dataset.filePath("d"), "--device", "cpu"});
    QVERIFY(process.waitForStarted());
    // Before the program handles the signal, an interrupt would end it silently.
    const QString status = QString("/proc/%1/status").arg(process.processId());
    const auto listens = [&] {
        const QByteArray text = contentOf(status);
        const QByteArray caught = text.mid(text.indexOf("SigCgt:") + 7, 20).simplified();
        return (caught.left(16).toULongLong(nullptr, 16) & (1ULL << (SIGINT - 1))) != 0;
    };
    QTRY_VERIFY_WITH_TIMEOUT(listens(), 20'000);
    QCOMPARE(kill(static_cast<pid_t>(process.processId()), SIGINT), 0);
    QVERIFY(process.waitForFinished(120'000));
    QCOMPARE(process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("Cancelled"));
    QVERIFY(process.readAllStandardOutput().isEmpty());
}

QTEST_GUILESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
