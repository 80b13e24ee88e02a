#include "core/spine/terms.h"

#include "tests/cli/cli_run.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <memory>

using namespace foramen;

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

class TestEvaluate : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void evaluate_printsTheOfficialScore();
    void evaluate_takesRawValuesForAnySevere();
    void evaluate_printsATableForPeople();
    void evaluate_namesWhatIsMissing();
    void evaluate_refusesWrongUsage();

private:
    QString path(const QString& name) const { return m_folder->filePath(name); }
    CliRun evaluate(const QStringList& more = {"--json"}) const
    {
        return runCli(QStringList{"evaluate", "--truth", path("train.csv"), "--predictions",
                                  path("submission.csv")}
                      + more);
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestEvaluate::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    writeText(path("train.csv"), truthTable());
    writeText(path("submission.csv"), submission(0.6));
}

void TestEvaluate::evaluate_printsTheOfficialScore()
{
    const CliRun run = evaluate();
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

void TestEvaluate::evaluate_printsATableForPeople()
{
    const CliRun run = evaluate({});
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
    const CliRun missing = evaluate();
    QCOMPARE(missing.status, 1);
    QVERIFY(missing.error.contains("B_right_subarticular_stenosis_l5_s1"));
    QVERIFY(missing.out.isEmpty());

    writeText(path("submission.csv"), "row_id,normal_mild,moderate,severe\nA_canal,1,0,0\n");
    QCOMPARE(evaluate().status, 1);
    QFile::remove(path("submission.csv"));
    QCOMPARE(evaluate().status, 1);
}

void TestEvaluate::evaluate_refusesWrongUsage()
{
    QCOMPARE(runCli({"evaluate"}).status, 2);
    QCOMPARE(runCli({"evaluate", "--truth", path("train.csv")}).status, 2);
    QCOMPARE(runCli({"evaluate", m_folder->path(), "--truth", path("train.csv")}).status, 2);
    QCOMPARE(runCli({"evaluate", "--unknown"}).status, 2);
    QVERIFY(runCli({"evaluate", "--help"}).out.contains("Example"));
}

QTEST_APPLESS_MAIN(TestEvaluate)
#include "tst_evaluate.moc"
