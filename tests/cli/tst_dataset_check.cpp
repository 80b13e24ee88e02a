#include "tests/cli/phantom_copy.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <memory>
#include <vector>

namespace {

constexpr auto kLabels = "train.csv";
constexpr auto kPoints = "train_label_coordinates.csv";
constexpr auto kSeries = "train_series_descriptions.csv";
constexpr auto kCanal = "Spinal Canal Stenosis";
constexpr auto kLeftForamen = "Left Neural Foraminal Narrowing";
constexpr auto kRightForamen = "Right Neural Foraminal Narrowing";
constexpr auto kLeftRecess = "Left Subarticular Stenosis";
constexpr auto kRightRecess = "Right Subarticular Stenosis";

/// Exchanges where two rows point to: series, instance, x and y.
void exchange(PhantomCopy& copy, const QString& condition, const QString& level,
              const QString& otherCondition, const QString& otherLevel)
{
    QStringList one;
    QStringList other;
    copy.editPoints(condition, level, [&](QStringList& row) { one = row; });
    copy.editPoints(otherCondition, otherLevel, [&](QStringList& row) { other = row; });
    const auto take = [](QStringList& row, const QStringList& from) {
        for (const int column : {1, 2, 5, 6})
            row[column] = from.at(column);
    };
    copy.editPoints(condition, level, [&](QStringList& row) { take(row, other); });
    copy.editPoints(otherCondition, otherLevel, [&](QStringList& row) { take(row, one); });
}

void describe(PhantomCopy& copy, const QString& series, const QString& description)
{
    copy.edit(kSeries, [&](QStringList& row) {
        if (row.at(1) == series)
            row[2] = description;
        return true;
    });
}

/// A row of each table twice, the copy changed.
void repeat(PhantomCopy& copy, const QString& table, int column, const QString& value)
{
    PhantomCopy::Rows rows = copy.table(table);
    for (const QStringList& row : PhantomCopy::Rows(rows))
        if (row.at(0) == copy.study) {
            QStringList twice = row;
            if (column >= 0)
                twice[column] = value;
            rows << twice;
            break;
        }
    copy.write(table, rows);
}

void removeImages(PhantomCopy& copy)
{
    QDir(copy.path("train_images")).removeRecursively();
}

/// The subarticular points of one level lower, as when the axial series was counted wrongly.
void shiftRecesses(PhantomCopy& copy)
{
    for (const auto& condition : {kLeftRecess, kRightRecess}) {
        const char* const levels[] = {"L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1"};
        for (int level = 0; level < 4; ++level)
            exchange(copy, condition, levels[level], condition, levels[level + 1]);
        copy.edit(kPoints, [&](QStringList& row) {
            return row.at(0) != copy.study || row.at(3) != condition || row.at(4) != "L5/S1";
        });
    }
}

/// Numbers from 5001 on in headers, file names and points.
void renumber(PhantomCopy& copy)
{
    copy.editSeries(copy.sagittalT2, [](DcmDataset& data) {
        Sint32 number = 0;
        data.findAndGetSint32(DCM_InstanceNumber, number);
        data.putAndInsertString(DCM_InstanceNumber, std::to_string(number + 5000).c_str());
    });
    for (const QFileInfo& file : QDir(copy.folder(copy.sagittalT2)).entryInfoList(QDir::Files))
        QFile::rename(file.filePath(),
                      copy.picture(copy.sagittalT2, file.baseName().toInt() + 5000));
    copy.editPoints(kCanal, {},
                    [](QStringList& row) { row[2] = QString::number(row.at(2).toInt() + 5000); });
}

struct Case {
    const char* name;
    std::function<void(PhantomCopy&)> damage;
    /// All issues, "kind severity count", by kind.
    QStringList expected;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all = {
        {"intact", [](PhantomCopy&) {}, {}},
        {"CRLF, a byte order mark and keys instead of names",
         [](PhantomCopy& copy) {
             copy.edit(kPoints, [](QStringList& row) {
                 row[3] = row.at(3).toLower().replace(' ', '_');
                 row[4] = row.at(4).toLower().replace('/', '_');
                 return true;
             });
             for (const char* table : {kLabels, kPoints, kSeries})
                 copy.write(table, copy.table(table), "\r\n");
             writeText(copy.path(kLabels), "\xEF\xBB\xBF" + contentOf(copy.path(kLabels)));
         },
         {}},
        {".DS_Store beside the folders",
         [](PhantomCopy& copy) {
             writeText(copy.path("train_images/.DS_Store"), "Bud1");
             writeText(copy.folder() + "/.DS_Store", "Bud1");
         },
         {}},
        {"instance numbers from 5001 on", renumber, {}},
        {"descriptions of another plane",
         [](PhantomCopy& copy) {
             describe(copy, copy.axial, "Sagittal T1");
             describe(copy, copy.sagittalT1, "Axial T2");
         },
         {"wrong-point-series error 20", "wrong-series error 2"}},
        {"descriptions of another contrast",
         [](PhantomCopy& copy) {
             describe(copy, copy.sagittalT2, "Sagittal T1");
             describe(copy, copy.sagittalT1, "Sagittal T2/STIR");
         },
         {"wrong-point-series warning 15", "wrong-series error 2"}},
        {"canal on sagittal T1",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, {}, [&](QStringList& row) { row[1] = copy.sagittalT1; });
         },
         {"wrong-point-series warning 5"}},
        {"canal on axial T2",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L4/L5", [&](QStringList& row) { row[1] = copy.axial; });
         },
         {"wrong-point-series error 1"}},
        {"foramina on the wrong side",
         [](PhantomCopy& copy) { exchange(copy, kLeftForamen, "L3/L4", kRightForamen, "L3/L4"); },
         {"wrong-side error 2"}},
        {"recesses on the wrong side",
         [](PhantomCopy& copy) { exchange(copy, kLeftRecess, "L4/L5", kRightRecess, "L4/L5"); },
         {"wrong-side error 2"}},
        {"a lone foramen on the wrong side",
         [](PhantomCopy& copy) {
             exchange(copy, kLeftForamen, "L3/L4", kRightForamen, "L3/L4");
             copy.edit(kPoints, [&](QStringList& row) {
                 return row.at(0) != copy.study || row.at(3) != kRightForamen
                     || row.at(4) != "L3/L4";
             });
         },
         {"label-without-point warning 1", "wrong-side warning 1"}},
        {"sides without images",
         [](PhantomCopy& copy) {
             removeImages(copy);
             exchange(copy, kLeftForamen, "L3/L4", kRightForamen, "L3/L4");
             exchange(copy, kLeftRecess, "L4/L5", kRightRecess, "L4/L5");
         },
         {"wrong-side warning 2"}},
        {"levels out of order",
         [](PhantomCopy& copy) { exchange(copy, kCanal, "L2/L3", kCanal, "L3/L4"); },
         {"level-order error 1"}},
        {"levels out of order without images",
         [](PhantomCopy& copy) {
             removeImages(copy);
             exchange(copy, kCanal, "L2/L3", kCanal, "L3/L4");
         },
         {"level-order error 1"}},
        {"levels too far apart",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row[6] = "2.5"; });
         },
         {"level-spacing warning 1"}},
        {"an axial series counted one level off",
         shiftRecesses,
         {"label-without-point warning 2", "level-mismatch warning 2"}},
        {"points outside",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row[5] = "-3"; });
             copy.editPoints(kCanal, "L2/L3", [](QStringList& row) { row[5] = "5000"; });
         },
         {"point-outside error 2"}},
        {"no such instance",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, {}, [](QStringList& row) { row[2] = "9999"; });
         },
         {"missing-instance error 5"}},
        {"rows twice",
         [](PhantomCopy& copy) {
             for (const char* table : {kLabels, kPoints, kSeries})
                 repeat(copy, table, -1, {});
         },
         {"duplicate-row warning 3"}},
        {"rows twice with other values",
         [](PhantomCopy& copy) {
             repeat(copy, kLabels, 1, "Severe");
             repeat(copy, kPoints, 5, "17.5");
             repeat(copy, kSeries, 2, "Axial T2");
         },
         {"duplicate-row error 3"}},
        {"a UID in two series",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT1, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_SOPInstanceUID, "4003253.1.8");
             });
             copy.editPicture(copy.picture(copy.sagittalT2, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_SOPInstanceUID, "4003253.1.8");
             });
         },
         {"duplicate-uid warning 1"}},
        {"a UID twice in a series",
         [](PhantomCopy& copy) {
             for (const int number : {1, 2})
                 copy.editPicture(copy.picture(copy.sagittalT1, number), [](DcmDataset& data) {
                     data.putAndInsertString(DCM_SOPInstanceUID, "4003253.1.8");
                 });
         },
         {"duplicate-uid error 1"}},
        {"a number twice",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT2, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_InstanceNumber, "2");
             });
         },
         {"duplicate-number warning 1", "file-number warning 1"}},
        {"a file that is absent",
         [](PhantomCopy& copy) { QFile::remove(copy.picture(copy.sagittalT2, 2)); },
         {"number-gap warning 1"}},
        {"a study without images",
         [](PhantomCopy& copy) {
             copy.edit(kLabels, [&](QStringList& row) {
                 row[0] = row.at(0) == copy.study ? QString("4294540297") : row.at(0);
                 return true;
             });
         },
         {"study-without-images error 1", "study-without-labels warning 1",
          "study-without-points warning 1"}},
        {"a study without points",
         [](PhantomCopy& copy) {
             copy.edit(kPoints, [&](QStringList& row) { return row.at(0) != copy.study; });
         },
         {"study-without-points warning 1"}},
        {"a series without images",
         [](PhantomCopy& copy) { QDir(copy.folder(copy.sagittalT1)).removeRecursively(); },
         {"missing-series warning 1", "series-without-images error 1"}},
        {"a series without a row",
         [](PhantomCopy& copy) {
             copy.edit(kSeries, [&](QStringList& row) { return row.at(1) != copy.axial; });
         },
         {"series-without-description warning 1"}},
        {"grades misspelled",
         [](PhantomCopy& copy) {
             copy.edit(kLabels, [&](QStringList& row) {
                 if (row.at(0) == copy.study) {
                     row[1] = "moderate";
                     row[2] = "Mild";
                 }
                 return true;
             });
         },
         {"grade-spelling error 1", "grade-spelling warning 1", "point-without-label warning 1"}},
        {"a grade missing",
         [](PhantomCopy& copy) {
             copy.edit(kLabels, [&](QStringList& row) {
                 if (row.at(0) == copy.study)
                     row[1].clear();
                 return true;
             });
         },
         {"point-without-label warning 1"}},
        {"a point missing",
         [](PhantomCopy& copy) {
             copy.edit(kPoints, [&](QStringList& row) {
                 return row.at(0) != copy.study || row.at(3) != kCanal || row.at(4) != "L5/S1";
             });
         },
         {"label-without-point warning 1"}},
        {"descriptions misspelled",
         [](PhantomCopy& copy) {
             describe(copy, copy.axial, "axial t2");
             describe(copy, copy.sagittalT1, "Sagittal PD");
         },
         {"description-spelling error 1", "description-spelling warning 1"}},
        {"a cell that is no number",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row[5] = "left"; });
         },
         {"bad-cell error 1", "label-without-point warning 1"}},
        {"a table with a short row",
         [](PhantomCopy& copy) {
             copy.editPoints(kCanal, "L1/L2", [](QStringList& row) { row.removeLast(); });
         },
         {"table-unreadable error 1"}},
        {"files cut off",
         [](PhantomCopy& copy) {
             copy.truncate(copy.picture(copy.axial, 1), 300);
             copy.truncate(copy.picture(copy.axial, 25), -1000);
         },
         {"unreadable-file error 2"}},
        {"a folder of two studies",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT1, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_StudyInstanceUID, "1.2.3.4.5");
             });
         },
         {"mixed-studies error 1"}},
        {"a series of two spacings",
         [](PhantomCopy& copy) {
             copy.editPicture(copy.picture(copy.sagittalT1, 1), [](DcmDataset& data) {
                 data.putAndInsertString(DCM_PixelSpacing, "0.5\\0.5");
             });
         },
         {"mixed-matrix warning 1"}},
        {"no geometry",
         [](PhantomCopy& copy) {
             copy.editSeries(copy.sagittalT2, [](DcmDataset& data) {
                 data.findAndDeleteElement(DCM_ImagePositionPatient);
             });
         },
         {"no-geometry warning 1"}},
        {"a file of another name",
         [](PhantomCopy& copy) {
             QFile::rename(copy.picture(copy.sagittalT1, 2), copy.picture(copy.sagittalT1, 777));
         },
         {"file-number warning 1"}},
    };
    return all;
}

} // namespace

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
    QCOMPARE(runCli({"phantom", "--out", m_phantom, "--studies", "2", "--seed", "5"}).status, 0);
}

void TestDatasetCheck::check_findsWhatIsWrong_data()
{
    QTest::addColumn<int>("index");
    for (std::size_t i = 0; i < cases().size(); ++i)
        QTest::newRow(cases()[i].name) << static_cast<int>(i);
}

void TestDatasetCheck::check_findsWhatIsWrong()
{
    QFETCH(int, index);
    const Case& each = cases()[static_cast<std::size_t>(index)];
    PhantomCopy copy(m_phantom);
    each.damage(copy);
    const CliRun run = runCli({"dataset", "check", copy.path(), "--json"});
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
    for (const char* table : {kLabels, kPoints, kSeries})
        QFile::remove(copy.path(table));
    const CliRun run = runCli({"dataset", "check", copy.path()});
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
        const CliRun run = runCli(QStringList{"dataset", "check", copy.path()} + more);
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
    const CliRun absent = runCli({"dataset", "check", m_folder.filePath("absent")});
    QCOMPARE(absent.status, 1);
    QVERIFY(absent.error.contains("no such folder"));
    QTemporaryDir empty;
    QVERIFY(runCli({"dataset", "check", empty.path()}).error.contains("neither"));
    QVERIFY(runCli({"dataset", "check", "--help"}).out.contains("Example"));
}

QTEST_APPLESS_MAIN(TestDatasetCheck)
#include "tst_dataset_check.moc"
