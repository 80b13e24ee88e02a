#include "tests/cli/dataset/dataset_damages.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cstddef>

using namespace foramen::test;

namespace {

constexpr auto kPoints = "train_label_coordinates.csv";
constexpr auto kCanal = "Spinal Canal Stenosis";

} // namespace

/// The subcommand dataset check, on copies of a data set with one damage each.
class TestDatasetCheck : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void check_findsWhatIsWrong_data();
    void check_findsWhatIsWrong();
    void check_namesPlaceAndRow();
    void check_worksWithoutTables();
    void check_namesNoPatient();
    void check_exitsByErrors();
    void check_refusesWrongUsage();

private:
    QTemporaryDir m_folder;
    QString m_phantom;
};

void TestDatasetCheck::initTestCase()
{
    m_phantom = m_folder.filePath("phantom");
    QCOMPARE(runCli({"phantom", "--out", m_phantom, "--studies", "2", "--seed", "5", "--headers",
                     "full"})
                 .status,
             0);
}

void TestDatasetCheck::check_findsWhatIsWrong_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < datasetDamages().size(); ++i)
        QTest::newRow(datasetDamages()[i].name) << static_cast<int>(i);
}

void TestDatasetCheck::check_findsWhatIsWrong()
{
    QFETCH(int, index);
    const DatasetDamage& each = datasetDamages()[static_cast<std::size_t>(index)];
    PhantomCopy copy(m_phantom);
    each.damage(copy);
    const ProgramRun run = runCli({"dataset", "check", copy.path(), "--json"});
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QStringList found;
    const QJsonObject kinds = json["kinds"].toObject();
    for (auto kind = kinds.begin(); kind != kinds.end(); ++kind)
        for (const QString severity : {"error", "warning"})
            if (const int count = kind->toObject()[severity + 's'].toInt(); count > 0)
                found << QString("%1 %2 %3").arg(kind.key(), severity).arg(count);
    QCOMPARE(found.join(", "), each.expected.join(", "));
    QCOMPARE(run.status, json["errors"].toInt() > 0 ? 1 : 0);
}

void TestDatasetCheck::check_namesPlaceAndRow()
{
    PhantomCopy copy(m_phantom);
    copy.editPoints(kCanal, "L4/L5", [](QStringList& row) { row[2] = "9999"; });
    const QJsonObject json =
        QJsonDocument::fromJson(runCli({"dataset", "check", copy.path(), "--json"}).out).object();
    const QJsonObject issue = json["issues"].toArray().at(0).toObject();
    QCOMPARE(issue["kind"].toString(), QString("missing-instance"));
    QCOMPARE(issue["severity"].toString(), QString("error"));
    QCOMPARE(issue["study_id"].toString(), copy.study);
    QCOMPARE(issue["series_id"].toString(), copy.sagittalT2);
    QCOMPARE(issue["table"].toString(), QString(kPoints));
    const PhantomCopy::Rows rows = copy.table(kPoints);
    QCOMPARE(rows.at(issue["line"].toInt() - 1).at(2), QString("9999"));
    QCOMPARE(issue["condition"].toString(), QString(kCanal));
    QCOMPARE(issue["level"].toString(), QString("L4/L5"));
    const QByteArray text = runCli({"dataset", "check", copy.path()}).out;
    QVERIFY(text.startsWith("error   missing-instance: study " + copy.study.toUtf8()));
    QVERIFY(text.contains("2 studies and"));
}

void TestDatasetCheck::check_worksWithoutTables()
{
    PhantomCopy copy(m_phantom);
    for (const char* table : {"train.csv", kPoints, "train_series_descriptions.csv"})
        QFile::remove(copy.path(table));
    const ProgramRun run = runCli({"dataset", "check", copy.path()});
    QCOMPARE(run.status, 0);
    QVERIFY(run.out.contains("There is no train.csv"));
    QVERIFY(run.out.contains("0 errors, 0 warnings"));
}

void TestDatasetCheck::check_namesNoPatient()
{
    PhantomCopy copy(m_phantom);
    copy.editSeries(copy.sagittalT1, [](DcmDataset& data) {
        data.putAndInsertString(DCM_PatientName, "SECRET^NAME");
        data.putAndInsertString(DCM_PatientID, "HIDDEN");
        data.putAndInsertString(DCM_SOPInstanceUID, "4003253.1.8");
    });
    for (const QStringList& more : {QStringList(), QStringList("--json")}) {
        const ProgramRun run = runCli(QStringList{"dataset", "check", copy.path()} + more);
        QCOMPARE(run.status, 1);
        QVERIFY(run.out.contains("mixed-studies"));
        for (const char* name : {"SECRET", "HIDDEN", "PHANTOM"})
            QVERIFY(!run.out.contains(name) && !run.error.contains(name));
    }
}

void TestDatasetCheck::check_exitsByErrors()
{
    PhantomCopy copy(m_phantom);
    QFile::remove(copy.picture(copy.sagittalT2, 2));
    QCOMPARE(runCli({"dataset", "check", copy.path()}).status, 0); // a warning
    QCOMPARE(runCli({"dataset", "check", copy.path(), "--strict"}).status, 1);
}

void TestDatasetCheck::check_refusesWrongUsage()
{
    QCOMPARE(runCli({"dataset"}).status, 2);
    QCOMPARE(runCli({"dataset", "check"}).status, 2);
    const ProgramRun absent = runCli({"dataset", "check", m_folder.filePath("absent")});
    QCOMPARE(absent.status, 1);
    QVERIFY(absent.error.contains("no such folder"));
    QTemporaryDir empty;
    QVERIFY(runCli({"dataset", "check", empty.path()}).error.contains("neither"));
    QVERIFY(runCli({"dataset", "check", "--help"}).out.contains("Example"));
}

QTEST_APPLESS_MAIN(TestDatasetCheck)
#include "tst_dataset_check.moc"
