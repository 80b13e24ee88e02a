#include "core/dataset/instances/instance_table.h"

#include "core/base/text/csv.h"

#include <QTest>

#include <map>

using namespace foramen;

namespace {

Instance instanceAt(const char* path, int number, double z)
{
    Instance instance;
    instance.path = path;
    instance.sopInstanceUid = "1.2.3." + std::to_string(number);
    instance.transferSyntaxUid = "1.2.840.10008.1.2.5";
    instance.instanceNumber = number;
    instance.rows = 320;
    instance.columns = 256;
    instance.sliceThickness = 4.1;
    const ImagePlane plane{.position = {-78.123456789012, 0.1, z},
                           .rowDirection = {0, 1, 0},
                           .columnDirection = {0, 0, -1},
                           .rowSpacing = 0.5859375,
                           .columnSpacing = 0.6};
    instance.frames.push_back({.frameNumber = 1,
                               .plane = plane,
                               .contrast = {},
                               .spacing = {0.5859375, 0.6, SpacingKind::Patient}});
    return instance;
}

RsnaDataset datasetOf(std::vector<Instance> instances)
{
    Series series;
    series.seriesId = "77";
    series.seriesInstanceUid = "1.2.3";
    series.seriesDescription = "=T2, \"sag\"";
    series.instances = std::move(instances);
    Study study;
    study.studyId = "4003253000";
    study.series.push_back(std::move(series));
    RsnaDataset dataset;
    dataset.folder = "/data/set";
    dataset.studies.push_back(std::move(study));
    return dataset;
}

/// The cells of a row by title.
std::map<std::string, std::string> rowOf(const InstanceTable& table, std::size_t row)
{
    const CsvRecords records = csvRecords(table.text);
    std::map<std::string, std::string> cells;
    for (std::size_t i = 0; i < records.records[0].cells.size(); ++i)
        cells[records.records[0].cells[i]] = csvContent(records.records[row].cells.at(i));
    return cells;
}

} // namespace

/// The table of instances.
class TestInstanceTable : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_haveEveryDigit();
    void rows_areOrderedByNumber();
    void description_ofTheTableGoesFirst();
    void frames_haveRowsOfTheirOwn();
    void unknownValues_areEmpty();
    void filesWithoutPictures_areCounted();
};

void TestInstanceTable::rows_haveEveryDigit()
{
    const InstanceTable table = instanceTable(
        datasetOf({instanceAt("/data/set/train_images/4003253000/77/8.dcm", 8, 1.0 / 3)}));
    QCOMPARE(table.rows, std::size_t{1});
    QCOMPARE(table.series, std::size_t{1});
    auto row = rowOf(table, 1);
    QCOMPARE(row.size(), std::size_t{23});
    QCOMPARE(row["study_id"], std::string("4003253000"));
    QCOMPARE(row["series_id"], std::string("77"));
    QCOMPARE(row["series_description"], std::string("'=T2, \"sag\""));
    QCOMPARE(row["instance_number"], std::string("8"));
    QCOMPARE(row["frame_number"], std::string("1"));
    QCOMPARE(row["sop_instance_uid"], std::string("1.2.3.8"));
    QCOMPARE(row["file"], std::string("train_images/4003253000/77/8.dcm"));
    QCOMPARE(row["position_x"], std::string("-78.123456789012"));
    QCOMPARE(*csvNumber(row["position_z"]), 1.0 / 3);
    QCOMPARE(row["row_direction_y"], std::string("1"));
    QCOMPARE(row["column_direction_z"], std::string("-1"));
    QCOMPARE(row["row_spacing"], std::string("0.5859375"));
    QCOMPARE(row["column_spacing"], std::string("0.6"));
    QCOMPARE(row["slice_thickness"], std::string("4.1"));
    QCOMPARE(row["rows"], std::string("320"));
    QCOMPARE(row["columns"], std::string("256"));
    QCOMPARE(row["transfer_syntax_uid"], std::string("1.2.840.10008.1.2.5"));
}

void TestInstanceTable::rows_areOrderedByNumber()
{
    const InstanceTable table = instanceTable(
        datasetOf({instanceAt("/data/set/10.dcm", 10, 0), instanceAt("/data/set/9.dcm", 9, 0)}));
    QCOMPARE(rowOf(table, 1)["file"], std::string("9.dcm"));
    QCOMPARE(rowOf(table, 2)["file"], std::string("10.dcm"));
}

void TestInstanceTable::description_ofTheTableGoesFirst()
{
    RsnaDataset dataset = datasetOf({instanceAt("/data/set/1.dcm", 1, 0)});
    dataset.descriptions.emplace().push_back({{}, {"4003253000", "77", "Sagittal T2/STIR"}});
    auto row = rowOf(instanceTable(dataset), 1);
    QCOMPARE(row["series_description"], std::string("Sagittal T2/STIR"));
    QCOMPARE(row["role"], std::string("sagittal_t2"));
}

void TestInstanceTable::frames_haveRowsOfTheirOwn()
{
    Instance instance = instanceAt("/data/set/1.dcm", 1, 0);
    instance.frames.push_back(instance.frames.front());
    instance.frames.back().frameNumber = 2;
    instance.frames.back().plane->position.z = 5;
    const InstanceTable table = instanceTable(datasetOf({instance}));
    QCOMPARE(table.rows, std::size_t{2});
    QCOMPARE(rowOf(table, 2)["frame_number"], std::string("2"));
    QCOMPARE(rowOf(table, 2)["position_z"], std::string("5"));
}

void TestInstanceTable::unknownValues_areEmpty()
{
    Instance instance = instanceAt("/tmp/unpacked/1.dcm", 1, 0); // of an archive
    instance.frames.front().plane.reset();
    instance.frames.front().spacing = {};
    instance.sliceThickness.reset();
    auto row = rowOf(instanceTable(datasetOf({instance})), 1);
    for (const char* title : {"file", "position_x", "row_direction_z", "column_direction_y",
                              "row_spacing", "column_spacing", "slice_thickness"})
        QVERIFY2(row.at(title).empty(), title);
    QCOMPARE(row["rows"], std::string("320"));
}

void TestInstanceTable::filesWithoutPictures_areCounted()
{
    Instance other = instanceAt("/data/set/2.dcm", 2, 0);
    other.kind = InstanceKind::Other;
    const InstanceTable table =
        instanceTable(datasetOf({instanceAt("/data/set/1.dcm", 1, 0), other}));
    QCOMPARE(table.rows, std::size_t{1});
    QCOMPARE(table.others, std::size_t{1});
    const InstanceTable none = instanceTable(datasetOf({other}));
    QCOMPARE(none.rows + none.series, std::size_t{0});
}

QTEST_APPLESS_MAIN(TestInstanceTable)
#include "tst_instance_table.moc"
