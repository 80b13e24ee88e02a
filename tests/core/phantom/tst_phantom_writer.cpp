#include "core/dataset/tables/rsna_tables.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/volume_builder.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_writer.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <fstream>
#include <iterator>
#include <map>

using namespace foramen;
using namespace foramen::test;

namespace {

namespace fs = std::filesystem;

constexpr double kGeometryToleranceMm = 1e-3;

// Every file below a folder with its bytes.
std::map<std::string, std::string> treeOf(const fs::path& folder)
{
    std::map<std::string, std::string> tree;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
        if (!entry.is_regular_file())
            continue;
        tree[fs::relative(entry.path(), folder).string()] = contentOf(entry.path());
    }
    return tree;
}

PhantomRecipe recipe()
{
    PhantomRecipe result;
    result.seed = 99;
    result.balance = 0.5;
    return result;
}

} // namespace

/// Generated studies as files and tables.
class TestPhantomWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void oneAndTwoThreadsGiveEqualTrees();
    void tablesNameFilesThatExist();
    void tablesGiveEveryLabelAPoint();
    void sampleSubmissionIsComplete();
    void writtenStudyReadsBackWithItsGeometry();
    void noStudiesIsWrongUsage();
    void unwritableFolderIsAnError();

private:
    QTemporaryDir m_folder;
    fs::path m_first;
};

void TestPhantomWriter::initTestCase()
{
    m_first = fs::path(m_folder.path().toStdString()) / "first";
    QVERIFY(writePhantomStudies(m_first, 2, recipe(), 2).has_value());
}

void TestPhantomWriter::oneAndTwoThreadsGiveEqualTrees()
{
    const fs::path second = fs::path(m_folder.path().toStdString()) / "second";
    QVERIFY(writePhantomStudies(second, 2, recipe(), 1).has_value());
    const auto a = treeOf(m_first);
    const auto b = treeOf(second);
    QVERIFY(a.size() > 80);
    QVERIFY(a == b);
}

void TestPhantomWriter::tablesNameFilesThatExist()
{
    const auto coordinates = readCoordinates(m_first / "train_label_coordinates.csv");
    QVERIFY(coordinates.has_value());
    for (const LabelCoordinate& row : *coordinates)
        QVERIFY(fs::exists(m_first / "train_images" / row.studyId / row.seriesId
                           / (std::to_string(row.instanceNumber) + ".dcm")));
    const auto descriptions = readSeriesDescriptions(m_first / "train_series_descriptions.csv");
    QVERIFY(descriptions.has_value());
    QCOMPARE(descriptions->size(), std::size_t{6});
}

void TestPhantomWriter::tablesGiveEveryLabelAPoint()
{
    const auto labels = readLabels(m_first / "train.csv");
    const auto coordinates = readCoordinates(m_first / "train_label_coordinates.csv");
    QVERIFY(labels.has_value() && coordinates.has_value());
    QCOMPARE(labels->size(), std::size_t{2});
    for (const auto& [studyId, sites] : *labels) {
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const auto points = std::count_if(
                coordinates->begin(), coordinates->end(), [&](const LabelCoordinate& row) {
                    return row.studyId == studyId && row.site == siteAt(index);
                });
            QCOMPARE(points, sites[index] ? 1 : 0);
        }
    }
}

void TestPhantomWriter::sampleSubmissionIsComplete()
{
    const auto rows = readSubmission(m_first / "sample_submission.csv");
    QVERIFY(rows.has_value());
    QCOMPARE(rows->size(), 2 * kSiteCount);
    QCOMPARE(rows->front().probabilities[1], 1.0 / 3);
}

void TestPhantomWriter::writtenStudyReadsBackWithItsGeometry()
{
    PhantomRecipe single = recipe();
    single.shuffleFiles = true;
    const fs::path folder = fs::path(m_folder.path().toStdString()) / "shuffled";
    QVERIFY(writePhantomStudies(folder, 1, single, 1).has_value());
    const auto scan = scanStudies({folder});
    QVERIFY2(scan.has_value(), scan ? "" : scan.error().message.c_str());
    QCOMPARE(scan->studies.size(), std::size_t{1});
    QCOMPARE(scan->studies.front().series.size(), std::size_t{3});
    const auto coordinates = readCoordinates(folder / "train_label_coordinates.csv").value();
    for (const Series& series : scan->studies.front().series) {
        const auto volumes = buildVolumes(series);
        QVERIFY(volumes.has_value());
        QVERIFY(volumes->problems.empty());
        const bool sagittal =
            planeOf(volumes->volumes.front()->geometry) == AnatomicalPlane::Sagittal;
        QCOMPARE(volumes->volumes.size(), sagittal ? std::size_t{1} : std::size_t{5});
        const VolumeGeometry& geometry = volumes->volumes.front()->geometry;
        QVERIFY(std::abs(dot(geometry.rowDirection, geometry.columnDirection))
                < kGeometryToleranceMm);
    }
    QVERIFY(coordinates.size() >= 20);
}

void TestPhantomWriter::noStudiesIsWrongUsage()
{
    const auto written = writePhantomStudies(m_first, 0, recipe(), 1);
    QVERIFY(!written.has_value());
    QVERIFY(written.error().code == ErrorCode::InvalidArgument);
}

void TestPhantomWriter::unwritableFolderIsAnError()
{
    const fs::path file = fs::path(m_folder.path().toStdString()) / "file";
    writeText(file, "in the way");
    const auto written = writePhantomStudies(file / "below", 1, recipe(), 1);
    QVERIFY(!written.has_value());
    QVERIFY(written.error().code == ErrorCode::NotWritable);
}

QTEST_GUILESS_MAIN(TestPhantomWriter)
#include "tst_phantom_writer.moc"
