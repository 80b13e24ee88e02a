#include "core/dataset/tables/rsna_tables.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume_builder.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_writer.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>

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
    void challengeHeaders_areThoseOfTheChallenge();
    void challengeHeaders_keepPicturesAndTables();
    void challengeHeaders_canRepeatInstanceUids();
    void noStudiesIsWrongUsage();
    void unwritableFolderIsAnError();

private:
    /// A study with the challenge's headers, as scanned.
    [[nodiscard]] Study challengeStudy(const char* name, PhantomRecipe from) const;

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

Study TestPhantomWriter::challengeStudy(const char* name, PhantomRecipe from) const
{
    from.headers = PhantomHeaders::Challenge;
    const fs::path folder = fs::path(m_folder.path().toStdString()) / name;
    if (!writePhantomStudies(folder, 1, from, 1))
        return {};
    const auto scan = scanStudies({folder});
    return scan && scan->problems.empty() && scan->studies.size() == 1 ? scan->studies.front()
                                                                       : Study();
}

void TestPhantomWriter::challengeHeaders_areThoseOfTheChallenge()
{
    const Study study = challengeStudy("challenge", recipe());
    QCOMPARE(study.series.size(), std::size_t{3});
    QCOMPARE(study.studyInstanceUid, study.studyId);
    QCOMPARE(study.patientId, study.studyId);
    QVERIFY(study.patientName.empty() && study.patientBirthDate.empty() && study.patientAge.empty()
            && study.studyDate.empty());
    std::set<std::string> frames;
    std::set<std::string> instances;
    std::size_t count = 0;
    for (const Series& series : study.series) {
        QCOMPARE(series.seriesInstanceUid, study.studyId + '.' + series.seriesId);
        QVERIFY(series.modality.empty());
        QVERIFY(!series.acquisition.echoTime && !series.acquisition.repetitionTime);
        QVERIFY(series.acquisition.scanningSequence.empty());
        QCOMPARE(series.seriesDescription,
                 std::string(series.rsnaDescription == "Sagittal T1" ? "T1" : "T2"));
        for (const Instance& instance : series.instances) {
            QCOMPARE(instance.transferSyntaxUid, std::string("1.2.840.10008.1.2.5"));
            QVERIFY(instance.windowCenter && instance.windowWidth);
            frames.insert(instance.frameOfReferenceUid);
            instances.insert(instance.sopInstanceUid);
            ++count;
        }
    }
    QCOMPARE(frames.size(), std::size_t{3});
    QCOMPARE(instances.size(), count);
    // No Modality and no SOP Class UID in the data set; the file meta header names another class
    // and begins without its group length.
    const std::string file =
        treeOf(study.series.front().instances.front().path.parent_path()).begin()->second;
    QCOMPARE(file.substr(128, 4), std::string("DICM"));
    QCOMPARE(file.substr(132, 4), std::string("\x02\x00\x01\x00", 4));
    QVERIFY(file.find("1.2.840.10008.5.1.4.1.1.4.1") != std::string::npos);
    QVERIFY(file.find(std::string("\x08\x00\x16\x00UI", 6)) == std::string::npos);
    QVERIFY(file.find(std::string("\x08\x00\x60\x00"
                                  "CS",
                                  6))
            == std::string::npos);
}

void TestPhantomWriter::challengeHeaders_keepPicturesAndTables()
{
    PhantomRecipe full = recipe();
    const Study challenge = challengeStudy("stripped", full);
    const fs::path folder = fs::path(m_folder.path().toStdString()) / "full";
    QVERIFY(writePhantomStudies(folder, 1, full, 1).has_value());
    const auto scan = scanStudies({folder});
    QVERIFY(scan.has_value());
    const Study& plain = scan->studies.front();
    QCOMPARE(challenge.series.size(), plain.series.size());
    for (const Series& series : plain.series) {
        const auto same =
            std::find_if(challenge.series.begin(), challenge.series.end(),
                         [&](const Series& other) { return other.seriesId == series.seriesId; });
        QVERIFY(same != challenge.series.end());
        QVERIFY(guessRole(series).role.has_value());
        QVERIFY(guessRole(*same).role == guessRole(series).role);
        const auto expected = buildVolumes(series);
        const auto read = buildVolumes(*same);
        QVERIFY(expected && read);
        QVERIFY(read->problems.empty());
        QCOMPARE(read->volumes.size(), expected->volumes.size());
        for (std::size_t i = 0; i < expected->volumes.size(); ++i) {
            QVERIFY(read->volumes[i]->voxels == expected->volumes[i]->voxels);
            QVERIFY(
                length(read->volumes[i]->geometry.origin - expected->volumes[i]->geometry.origin)
                < kGeometryToleranceMm);
        }
    }
    const fs::path stripped = fs::path(m_folder.path().toStdString()) / "stripped";
    for (const char* table : {"train.csv", "train_label_coordinates.csv",
                              "train_series_descriptions.csv", "sample_submission.csv"})
        QCOMPARE(contentOf(stripped / table), contentOf(folder / table));
}

void TestPhantomWriter::challengeHeaders_canRepeatInstanceUids()
{
    PhantomRecipe repeated = recipe();
    repeated.quirks = {Quirk::RepeatedSopUids};
    std::map<std::string, int> uses;
    for (const Series& series : challengeStudy("repeated", repeated).series)
        for (const Instance& instance : series.instances)
            ++uses[instance.sopInstanceUid];
    QVERIFY(std::any_of(uses.begin(), uses.end(), [](const auto& use) { return use.second == 2; }));
    QVERIFY(std::any_of(uses.begin(), uses.end(), [](const auto& use) { return use.second == 1; }));
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
