#include "core/phantom/study/phantom_study.h"
#include "core/spine/terms.h"

#include "tests/cli/cli_run.h"
#include "tests/support/phantom_files.h"

#include <QDir>
#include <QDirIterator>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QMap>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr std::uint64_t kSeed = 20240;
/// Of 10 severe sites: the prior by level keeps foramina above L5/S1 from being called Severe
/// lightly.
constexpr int kLeastFoundOnTheLeft = 6;
constexpr double kSideRatio = 2; ///< of Severe, a severe site to the normal one on the other side

/// All left sites Severe, all others Normal/Mild.
PhantomRecipe leftSevere()
{
    PhantomRecipe recipe{.seed = kSeed};
    recipe.severities.emplace();
    for (std::size_t index = 0; index < kSiteCount; ++index)
        (*recipe.severities)[index] =
            sideOf(siteAt(index).condition) == Side::Left ? Severity::Severe : Severity::NormalMild;
    return recipe;
}

QString idOf(const QString& folder)
{
    return QDir(folder + "/train_images").entryList(QDir::Dirs | QDir::NoDotAndDotDot).value(0);
}

/// Keys ("left_subarticular_stenosis_l4_l5") of the sites that an assessment.json refuses; their
/// probabilities are the prior.
QSet<QString> refusedInJson(const QString& file)
{
    QSet<QString> refused;
    const QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
    for (const auto& value : json["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        if (!finding["refused"].isNull())
            refused.insert((finding["condition"].toString() + ' ' + finding["level"].toString())
                               .toLower()
                               .replace(' ', '_')
                               .replace('/', '_'));
    }
    return refused;
}

/// Names of the sites whose grades an assessment.json calls not reliable on patients.
QSet<QString> unreliableInJson(const QString& file)
{
    QSet<QString> names;
    const QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
    for (const auto& value : json["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        if (!finding["not_reliable"].toString().isEmpty())
            names.insert(finding["condition"].toString() + ' ' + finding["level"].toString());
    }
    return names;
}

/// Names of the sites that an assessment.json calls severe.
QSet<QString> severeInJson(const QString& file)
{
    QSet<QString> severe;
    const QJsonObject json = QJsonDocument::fromJson(contentOf(file)).object();
    for (const auto& value : json["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        const QJsonObject p = finding["probabilities"].toObject();
        const double most = p["severe"].toDouble();
        if (finding["refused"].isNull() && most > p["normal_mild"].toDouble()
            && most > p["moderate"].toDouble())
            severe.insert(finding["condition"].toString() + ' ' + finding["level"].toString());
    }
    return severe;
}

/// The same of a submission.csv, by key, without the sites that were refused.
QSet<QString> severeInTable(const QString& file, const QSet<QString>& refused)
{
    QSet<QString> severe;
    for (const QByteArray& line : contentOf(file).split('\n').mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        if (cells.size() == 4 && cells[3].toDouble() > cells[1].toDouble()
            && cells[3].toDouble() > cells[2].toDouble())
            severe.insert(cells[0].mid(cells[0].indexOf('_') + 1));
    }
    return severe.subtract(refused);
}

/// The same of a DICOM SR: the tracking identifiers of the groups whose severity is Severe, as
/// DCMTK's dsrdump prints them.
/// @return none where that is not installed.
std::optional<QSet<QString>> severeInSr(const QString& file)
{
    const auto run = runInstalled("dsrdump", {"+Pl", file});
    if (!run)
        return std::nullopt;
    QSet<QString> severe;
    QString site;
    for (const QByteArray& line : run->out.split('\n')) {
        const QByteArray item = line.trimmed();
        if (item.contains("\"Tracking Identifier\""))
            site = item.split('"').value(3);
        if (item.startsWith("<contains CODE:(,,\"Severity\")") && item.contains("\"Severe\""))
            severe.insert(site);
    }
    return severe;
}

/// Keys of the left sites of a submission.csv that are not called Severe with at least twice the
/// probability of the same site on the right.
QStringList notSeverestLeft(const QString& file)
{
    QMap<QString, double> severe;
    for (const QByteArray& line : contentOf(file).split('\n').mid(1)) {
        const QList<QByteArray> cells = line.split(',');
        if (cells.size() == 4)
            severe[cells[0].mid(cells[0].indexOf('_') + 1)] = cells[3].toDouble();
    }
    QStringList failing;
    for (const auto& [key, share] : severe.asKeyValueRange())
        if (key.startsWith("left")
            && share < kSideRatio * severe.value(QString(key).replace("left", "right"), 1))
            failing << key;
    return failing;
}

bool allLeft(const QSet<QString>& names)
{
    return std::all_of(names.begin(), names.end(), [](const QString& name) {
        return name.contains("left", Qt::CaseInsensitive);
    });
}

} // namespace

/// The subcommand grade with the shipped model, on generated studies.
class TestGrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void grade_findsSevereOnlyOnTheLeft_data();
    void grade_findsSevereOnlyOnTheLeft();
    void grade_gradesEverySiteOfChallengeFiles();
    void grade_writesEveryFormat();
    void grade_refusesWhatAMissingSeriesLeaves();
    void grade_goesOnAfterAnUnusableStudy();
    void grade_saysWhyThereIsNoModel();
    void grade_saysWhichPrecisionTheDeviceLacks();
    void grade_refusesWrongUsage();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    [[nodiscard]] static bool hasModel()
    {
        return QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json");
    }

    QTemporaryDir m_folder;
};

void TestGrade::initTestCase()
{
    writePhantoms(path("plain").toStdString(), leftSevere());
}

void TestGrade::grade_findsSevereOnlyOnTheLeft_data()
{
    QTest::addColumn<QString>("position");
    QTest::addColumn<bool>("reverse");
    QTest::addColumn<bool>("shuffle");
    QTest::addRow("head first supine") << "HFS" << false << false;
    QTest::addRow("slices reversed") << "HFS" << true << false;
    QTest::addRow("feet first prone, shuffled") << "FFP" << false << true;
    QTest::addRow("decubitus, reversed, shuffled") << "HFDL" << true << true;
}

void TestGrade::grade_findsSevereOnlyOnTheLeft()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    QFETCH(QString, position);
    QFETCH(bool, reverse);
    QFETCH(bool, shuffle);
    PhantomRecipe recipe = leftSevere();
    recipe.patientPosition = position.toStdString();
    recipe.reverseSlices = reverse;
    recipe.shuffleFiles = shuffle;
    QTemporaryDir folder;
    writePhantoms(folder.filePath("data").toStdString(), recipe);
    const ProgramRun run =
        runCli({"grade", folder.filePath("data"), "--out", folder.filePath("out"), "--device",
                "cpu", "--format", "json,csv,sr"});
    QVERIFY2(run.status == 0, run.error);

    const QString study = folder.filePath("out/" + idOf(folder.filePath("data")));
    const QSet<QString> grid = severeInJson(study + "/assessment.json");
    QVERIFY2(grid.size() >= kLeastFoundOnTheLeft,
             qPrintable(QStringList(grid.values()).join(", ")));
    QVERIFY2(allLeft(grid), qPrintable(QStringList(grid.values()).join(", ")));
    const QSet<QString> table = severeInTable(folder.filePath("out/submission.csv"),
                                              refusedInJson(study + "/assessment.json"));
    QCOMPARE(table.size(), grid.size());
    QVERIFY(allLeft(table));
    const QStringList failing = notSeverestLeft(folder.filePath("out/submission.csv"));
    QVERIFY2(failing.isEmpty(), qPrintable(failing.join(", ")));
    for (const QByteArray& line : contentOf(study + "/grid.csv").split('\n'))
        QVERIFY2(!line.startsWith("Right") || !line.contains(",Severe,"), line);
    const auto report = severeInSr(study + "/report-ai.dcm");
    if (!report)
        QSKIP("dsrdump is not installed, so the DICOM SR was not read back");
    QCOMPARE(report->size(), grid.size());
    QVERIFY2(allLeft(*report), qPrintable(QStringList(report->values()).join(", ")));
}

void TestGrade::grade_gradesEverySiteOfChallengeFiles()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    PhantomRecipe recipe = leftSevere();
    recipe.headers = PhantomHeaders::Challenge;
    QVERIFY(writePhantomStudies(path("challenge").toStdString(), 1, recipe, 2));
    const ProgramRun run = runCli({"grade", path("challenge"), "--out", path("graded-challenge"),
                                   "--device", "cpu", "--format", "json,csv,sr"});
    QVERIFY2(run.status == 0, run.error);
    const QString study = path("graded-challenge/" + idOf(path("challenge")));
    const QSet<QString> refused = refusedInJson(study + "/assessment.json");
    QVERIFY2(refused.isEmpty(), qPrintable(QStringList(refused.values()).join(", ")));
    const QSet<QString> grid = severeInJson(study + "/assessment.json");
    QVERIFY2(grid.size() >= kLeastFoundOnTheLeft,
             qPrintable(QStringList(grid.values()).join(", ")));
    QVERIFY2(allLeft(grid), qPrintable(QStringList(grid.values()).join(", ")));
    // Each series has its own Frame of Reference: the pictures link them, and the report says so.
    QVERIFY(contentOf(study + "/assessment.json").contains("share one patient space"));
    // Nothing in these files says that they are generated: what was not shown to hold on patients
    // is marked, and the tables are complete nevertheless.
    const QSet<QString> unreliable = unreliableInJson(study + "/assessment.json");
    QCOMPARE(unreliable.size(), 10);
    QVERIFY(std::none_of(unreliable.begin(), unreliable.end(),
                         [](const QString& name) { return !name.contains("Subarticular"); }));
    QCOMPARE(contentOf(path("graded-challenge/submission.csv")).count('\n'), 26);
    QVERIFY(run.out.contains("10 not reliable on patients and left out of the report"));
    const ProgramRun all =
        runCli({"grade", path("challenge"), "--out", path("graded-challenge-all"), "--device",
                "cpu", "--conditions", "all"});
    QVERIFY2(all.status == 0, all.error);
    QCOMPARE(contentOf(path("graded-challenge-all/submission.csv")),
             contentOf(path("graded-challenge/submission.csv")));
    QVERIFY(all.out.contains("10 not reliable on patients\n"));
    QVERIFY(QFile(study + "/report-ai.dcm").size() > 0);
}

void TestGrade::grade_writesEveryFormat()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    const ProgramRun run = runCli({"grade", path("plain"), "--out", path("all"), "--device", "cpu",
                                   "--format", "json,csv,sr,pdf", "--timing", "--json"});
    QVERIFY2(run.status == 0, run.error);
    const QString study = path("all/" + idOf(path("plain")));
    for (const char* name : {"assessment.json", "grid.csv", "report-ai.dcm", "report.pdf"})
        QVERIFY2(QFile(study + '/' + name).size() > 0, name);
    QCOMPARE(contentOf(path("all/submission.csv")).count('\n'), 26);
    QVERIFY(contentOf(path("all/coordinates.csv")).count('\n') > 1);
    for (const char* stage : {"process start", "scan", "read series", "load LibTorch", "load model",
                              "localise levels", "networks", "write", "whole command"})
        QVERIFY2(run.error.contains(stage), stage);
    const QJsonObject summary = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(summary["studies"].toArray().size(), 1);
    QCOMPARE(summary["studies"].toArray()[0].toObject()["not_reliable"].toInt(-1), 0);
    QVERIFY(unreliableInJson(study + "/assessment.json").isEmpty());
    QVERIFY(!summary["model"].toObject()["sha256"].toString().isEmpty());
}

void TestGrade::grade_refusesWhatAMissingSeriesLeaves()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    // Only the sagittal T2 series is given.
    QString t2;
    for (const QByteArray& line :
         contentOf(path("plain/train_series_descriptions.csv")).split('\n'))
        if (line.contains("Sagittal T2"))
            t2 = line.split(',')[1];
    QVERIFY(!t2.isEmpty());
    const QString series = path("plain/train_images/" + idOf(path("plain")) + '/' + t2);
    const ProgramRun run = runCli({"grade", series, "--out", path("t2"), "--device", "cpu"});
    QVERIFY2(run.status == 0, run.error);
    QCOMPARE(contentOf(path("t2/submission.csv")).count('\n'), 26);
    QDirIterator files(path("t2"), {"assessment.json"}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(files.hasNext());
    const QJsonObject json = QJsonDocument::fromJson(contentOf(files.next())).object();
    for (const auto& value : json["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        const QString condition = finding["condition"].toString();
        const QString refused = finding["refused"].toString();
        if (condition.contains("Foraminal"))
            QCOMPARE(refused, QString("There is no sagittal T1 series."));
        else if (condition.contains("Subarticular"))
            QCOMPARE(refused, QString("There is no axial T2 series."));
        else
            QVERIFY2(refused.isEmpty(), qPrintable(refused));
    }
}

void TestGrade::grade_goesOnAfterAnUnusableStudy()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    // A study with all files truncated, beside a good one.
    QTemporaryDir folder;
    PhantomRecipe recipe = leftSevere();
    writePhantoms(folder.filePath("data").toStdString(), recipe, 2);
    const QString broken = idOf(folder.filePath("data"));
    QDirIterator files(folder.filePath("data/train_images/" + broken), {"*.dcm"}, QDir::Files,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        QVERIFY(file.resize(file.size() / 3));
    }
    const ProgramRun run = runCli(
        {"grade", folder.filePath("data"), "--out", folder.filePath("out"), "--device", "cpu"});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains(broken.toUtf8()), run.error);
    QCOMPARE(contentOf(folder.filePath("out/submission.csv")).count('\n'), 51);
}

void TestGrade::grade_saysWhyThereIsNoModel()
{
    const ProgramRun none =
        runCli({"grade", path("plain"), "--out", path("out"), "--model", path("nowhere")});
    QCOMPARE(none.status, 1);
    QVERIFY(none.error.contains("no model folder"));
    QVERIFY(!QFile::exists(path("out/submission.csv")));
    QDir().mkpath(path("damaged"));
    writeText(path("damaged/card.json"), "{");
    const ProgramRun damaged =
        runCli({"grade", path("plain"), "--out", path("out"), "--model", path("damaged")});
    QCOMPARE(damaged.status, 1);
    QVERIFY(damaged.error.contains("card.json"));
}

void TestGrade::grade_saysWhichPrecisionTheDeviceLacks()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    const ProgramRun half = runCli(
        {"grade", path("plain"), "--out", path("out"), "--device", "cpu", "--precision", "f16"});
    QCOMPARE(half.status, 1);
    QVERIFY2(half.error.contains("f16"), half.error);
}

void TestGrade::grade_refusesWrongUsage()
{
    QCOMPARE(runCli({"grade", path("plain")}).status, 2);
    QCOMPARE(runCli({"grade", path("plain"), "--out", path("out"), "--format", "docx"}).status, 2);
    QCOMPARE(runCli({"grade", path("plain"), "--out", path("out"), "--device", "tpu"}).status, 2);
    QCOMPARE(runCli({"grade", path("plain"), "--out", path("out"), "--precision", "f8"}).status, 2);
    QCOMPARE(runCli({"grade", path("plain"), "--out", path("out"), "--conditions", "two"}).status,
             2);
    QCOMPARE(runCli({"grade", path("absent"), "--out", path("out")}).status, 1);
    QVERIFY(runCli({"grade", "--help"}).out.contains("Example"));
}

QTEST_APPLESS_MAIN(TestGrade)
#include "tst_grade.moc"
