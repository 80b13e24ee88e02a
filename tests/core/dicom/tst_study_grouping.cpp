#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_role.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <QTest>

#include <algorithm>
#include <functional>
#include <set>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

using Change = std::function<void(DcmDataset&)>;

/// The three series of a lumbar study.
struct Kind {
    const char* uid;
    const char* description;
    bool sagittal;
    const char* echo;
    const char* repetition;
};
constexpr Kind kKinds[] = {
    {"1.2.826.0.1.3680043.9.1.11", "SAG T2", true, "100", "3500"},
    {"1.2.826.0.1.3680043.9.1.12", "SAG T1", true, "10", "550"},
    {"1.2.826.0.1.3680043.9.1.13", "AX T2", false, "105", "4000"},
};
constexpr int kSlices = 9;

void put(DcmDataset& data, const DcmTagKey& tag, const char* value)
{
    data.putAndInsertString(tag, value);
}

Change put(const DcmTagKey& tag, const char* value)
{
    return [tag, value](DcmDataset& data) {
        put(data, tag, value);
    };
}

} // namespace

/// Which files are one study and which are one series, where UIDs or the patient are lost.
class TestStudyGrouping : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_temporary.renew(); }

    void patientMissingInPart_isOneStudy_data();
    void patientMissingInPart_isOneStudy();
    void otherPatient_isKeptApartAndNamed_data();
    void otherPatient_isKeptApartAndNamed();
    void patientThatMayBeEither_isKeptApart();
    void otherStudyDate_isKeptApartAndNamed();
    void halfASeriesWithoutPatient_isOneSeries();
    void seriesUidLost_givesThreeSeries_data();
    void seriesUidLost_givesThreeSeries();
    void twoSagittalsWithoutAnything_areTwoSeries_data();
    void twoSagittalsWithoutAnything_areTwoSeries();
    void seriesUidEqualWithoutAnything_givesThreeSeries();
    void interleavedSlicesWithoutAnything_areOneSeries();
    void seriesUidEqual_givesThreeSeries();
    void localizerOfThreePlanes_staysOneSeries();
    void seriesUidEqualWithNumberAndDescription_givesThreeSeries_data();
    void seriesUidEqualWithNumberAndDescription_givesThreeSeries();
    void seriesUidEqualWithNumberAndPlaces_givesTwoSeries();
    void seriesUidLostInPart_givesThreeSeries();
    void seriesUidOfEachFile_givesThreeSeries();
    void studyUidLost_isOneStudyOfAPatient();
    void studyUidLostInPart_isOneStudy_data();
    void studyUidLostInPart_isOneStudy();
    void studyUidLostInPart_ofSomebodyElse_isKeptApart();
    void partsOfAStudy_haveIdsOfTheirOwn();

private:
    [[nodiscard]] std::filesystem::path folder() const { return m_temporary.path(); }
    [[nodiscard]] ScanResult scanned() const { return scanStudies({folder()}).value(); }
    /// Writes the three series, all files in one folder and in no order.
    /// @param change  of all files. @param changeAxial  of the axial series besides
    void writeStudy(const Change& change, const Change& changeAxial = {}) const;
    /// Whether there are three series of nine files, each with its role.
    static bool isWhole(const Study& study);

    TestFolder m_temporary;
};

void TestStudyGrouping::writeStudy(const Change& change, const Change& changeAxial) const
{
    int file = 0;
    for (int i = 0; i < kSlices; ++i)
        for (const Kind& kind : kKinds) {
            SampleImage image;
            image.seriesUid = kind.uid;
            image.sopUid += "." + std::to_string(++file);
            image.description = kind.description;
            image.seriesNumber = static_cast<int>(&kind - kKinds) + 1;
            image.instanceNumber = i + 1;
            if (kind.sagittal) {
                image.orientation = {0, 1, 0, 0, 0, -1};
                image.position = {4.0 * i, 0, 0};
            } else {
                image.position = {0, 0, 4.0 * i};
            }
            image.change = [&](DcmDataset& data) {
                put(data, DCM_PatientName, "Made^Up");
                put(data, DCM_PatientBirthDate, "19700101");
                put(data, DCM_PatientSex, "O");
                put(data, DCM_StudyDate, "20240102");
                put(data, DCM_ScanningSequence, "SE");
                put(data, DCM_EchoTime, kind.echo);
                put(data, DCM_RepetitionTime, kind.repetition);
                change(data);
                if (!kind.sagittal && changeAxial)
                    changeAxial(data);
            };
            writeSample(folder() / ("IM" + std::to_string(file * 7 % 27)), image);
        }
}

bool TestStudyGrouping::isWhole(const Study& study)
{
    std::set<SeriesRole> roles;
    std::set<std::string> ids;
    for (const RoleAssignment& assignment : assignRoles(study))
        if (assignment.guess.role && assignment.chosen)
            roles.insert(*assignment.guess.role);
    for (const Series& series : study.series) {
        ids.insert(series.seriesId);
        if (series.instances.size() != std::size_t{kSlices})
            return false;
    }
    return study.series.size() == 3 && roles.size() == 3 && ids.size() == 3;
}

void TestStudyGrouping::patientMissingInPart_isOneStudy_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("emptied") << put(DCM_PatientID, "");
    QTest::newRow("absent") << Change([](DcmDataset& data) {
        data.findAndDeleteElement(DCM_PatientID);
        data.findAndDeleteElement(DCM_PatientName);
        data.findAndDeleteElement(DCM_PatientBirthDate);
    });
    QTest::newRow("other case") << put(DCM_PatientID, "cASE-7");
    QTest::newRow("other zeros") << put(DCM_PatientID, "CASE-007");
    QTest::newRow("blanks") << put(DCM_PatientID, "CASE -7 ");
    QTest::newRow("a name spelt otherwise") << Change([](DcmDataset& data) {
        put(data, DCM_PatientID, "");
        put(data, DCM_PatientName, "MADE UP");
    });
    QTest::newRow("a placeholder") << put(DCM_PatientID, "UNKNOWN");
    QTest::newRow("zeros alone") << put(DCM_PatientID, "0000");
    QTest::newRow("not available") << put(DCM_PatientID, "n/a");
    QTest::newRow("with its issuer") << put(DCM_PatientID, "CASE-7^^^HOSPITAL");
    QTest::newRow("an anonymous name") << Change([](DcmDataset& data) {
        put(data, DCM_PatientID, "");
        put(data, DCM_PatientName, "ANONYMOUS");
    });
    QTest::newRow("dates with points") << Change([](DcmDataset& data) {
        put(data, DCM_PatientID, "");
        put(data, DCM_PatientBirthDate, "1970.01.01");
        put(data, DCM_StudyDate, "2024.01.02");
    });
    QTest::newRow("dates of nobody") << Change([](DcmDataset& data) {
        put(data, DCM_PatientID, "");
        put(data, DCM_PatientBirthDate, "19000101");
        put(data, DCM_StudyDate, "00000000");
    });
    QTest::newRow("sex as a word") << Change([](DcmDataset& data) {
        put(data, DCM_PatientID, "");
        put(data, DCM_PatientSex, "Other");
    });
    QTest::newRow("another name with the same ID") << put(DCM_PatientName, "Otherwise^Made");
}

void TestStudyGrouping::patientMissingInPart_isOneStudy()
{
    QFETCH(Change, change);
    writeStudy(put(DCM_PatientID, "CASE-7"), change);
    const ScanResult scan = scanned();
    QVERIFY(scan.problems.empty());
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
    QVERIFY(!scan.studies.front().patientId.empty());
}

void TestStudyGrouping::otherPatient_isKeptApartAndNamed_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("another ID") << put(DCM_PatientID, "CASE-8");
    QTest::newRow("no ID, another birth date") << Change([](DcmDataset& data) {
        put(data, DCM_PatientID, "");
        put(data, DCM_PatientBirthDate, "19700102");
    });
    QTest::newRow("no ID, another name") << Change([](DcmDataset& data) {
        put(data, DCM_PatientID, "");
        put(data, DCM_PatientName, "Some^Body");
    });
    QTest::newRow("the ID of an anonymiser") << Change([](DcmDataset& data) {
        put(data, DCM_PatientName, "Some^Body");
        put(data, DCM_PatientBirthDate, "19810101");
    });
}

void TestStudyGrouping::otherPatient_isKeptApartAndNamed()
{
    QFETCH(Change, change);
    writeStudy(put(DCM_PatientID, "CASE-7"), change);
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{2});
    QCOMPARE(scan.problems.size(), std::size_t{1});
    QVERIFY(scan.problems.front().reason == Reason(ReasonCode::StudyOfPatients));
}

void TestStudyGrouping::patientThatMayBeEither_isKeptApart()
{
    writeStudy(put(DCM_PatientID, "CASE-7"), [](DcmDataset& data) {
        OFString number;
        data.findAndGetOFString(DCM_InstanceNumber, number);
        put(data, DCM_PatientID, number == "1" ? "CASE-8" : "");
    });
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{3});
    QCOMPARE(scan.problems.size(), std::size_t{2});
}

void TestStudyGrouping::otherStudyDate_isKeptApartAndNamed()
{
    writeStudy(put(DCM_PatientID, "CASE-7"), put(DCM_StudyDate, "20230102"));
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{2});
    QCOMPARE(scan.problems.size(), std::size_t{1});
    QVERIFY(scan.problems.front().reason == Reason(ReasonCode::StudyOfDates));
}

void TestStudyGrouping::halfASeriesWithoutPatient_isOneSeries()
{
    writeStudy([](DcmDataset& data) {
        OFString number;
        data.findAndGetOFString(DCM_InstanceNumber, number);
        put(data, DCM_PatientID, number > "4" ? "CASE-7" : "");
    });
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
}

void TestStudyGrouping::seriesUidLost_givesThreeSeries_data()
{
    QTest::addColumn<Change>("change");
    const auto lost = [](const std::vector<DcmTagKey>& tags) {
        return Change([tags](DcmDataset& data) {
            for (const DcmTagKey& tag : tags)
                data.findAndDeleteElement(tag);
        });
    };
    QTest::newRow("emptied") << put(DCM_SeriesInstanceUID, "");
    QTest::newRow("removed") << lost({DCM_SeriesInstanceUID});
    QTest::newRow("with the numbers") << lost({DCM_SeriesInstanceUID, DCM_SeriesNumber});
    QTest::newRow("with the descriptions") << lost({DCM_SeriesInstanceUID, DCM_SeriesDescription});
    QTest::newRow("with both") << lost(
        {DCM_SeriesInstanceUID, DCM_SeriesNumber, DCM_SeriesDescription});
}

void TestStudyGrouping::seriesUidLost_givesThreeSeries()
{
    QFETCH(Change, change);
    writeStudy(change);
    const ScanResult scan = scanned();
    QVERIFY(scan.problems.empty());
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
    std::set<std::string> uids; // no two series are taken for one
    for (const Series& series : scan.studies.front().series)
        uids.insert(series.seriesInstanceUid);
    QCOMPARE(uids.size(), std::size_t{3});
}

void TestStudyGrouping::twoSagittalsWithoutAnything_areTwoSeries_data()
{
    using ChangeOne = std::function<void(SampleImage&, int run, int slice)>;
    QTest::addColumn<ChangeOne>("change");
    QTest::newRow("numbers") << ChangeOne([](SampleImage&, int, int) {});
    QTest::newRow("numbers, acquired in turns") << ChangeOne(
        [](SampleImage& image, int, int i) { image.position[0] = 4.0 * (i * 2 % kSlices); });
    QTest::newRow("order of the UIDs") << ChangeOne([](SampleImage& image, int run, int i) {
        image.instanceNumber = i + 1;
        image.sopUid = "1.2.3." + std::to_string(100 * run + i + 1);
    });
    QTest::newRow("matrix") << ChangeOne([](SampleImage& image, int run, int i) {
        image.instanceNumber = 1 + (2 * i + run) % 7;
        image.rows += run * 2;
        image.pixels.assign(static_cast<std::size_t>(image.rows) * image.columns, 7);
    });
    QTest::newRow("sequence") << ChangeOne([](SampleImage& image, int run, int i) {
        image.instanceNumber = 1 + (2 * i + run) % 7;
        image.change = [change = image.change, run](DcmDataset& data) {
            change(data);
            put(data, DCM_SequenceName, run == 0 ? "*tse2d1_15" : "*tse2d1_3");
        };
    });
    QTest::newRow("type") << ChangeOne([](SampleImage& image, int run, int i) {
        image.instanceNumber = 1 + (2 * i + run) % 7;
        image.change = [change = image.change, run](DcmDataset& data) {
            change(data);
            put(data, DCM_ImageType,
                run == 0 ? "ORIGINAL\\PRIMARY\\M" : "ORIGINAL\\PRIMARY\\M\\ND");
        };
    });
    QTest::newRow("places between each other")
        << ChangeOne([](SampleImage& image, int run, int) { image.position[0] += 1.3 * run; });
}

void TestStudyGrouping::twoSagittalsWithoutAnything_areTwoSeries()
{
    using ChangeOne = std::function<void(SampleImage&, int run, int slice)>;
    QFETCH(ChangeOne, change);
    for (int file = 0; file < 2 * kSlices; ++file) {
        const int run = file / kSlices;
        const int slice = file % kSlices;
        SampleImage image;
        image.sopUid = "1.2.3." + std::to_string(file * 31 % 97);
        image.instanceNumber = file + 1;
        image.orientation = {0, 1, 0, 0, 0, -1};
        image.position = {4.0 * slice, 0, 0};
        image.pixels.assign(24, 5);
        image.change = [](DcmDataset& data) {
            for (const DcmTagKey& tag :
                 {DCM_SeriesInstanceUID, DCM_SeriesNumber, DCM_SeriesDescription})
                data.findAndDeleteElement(tag);
        };
        change(image, run, slice);
        writeSample(folder() / ("IM" + std::to_string(file * 5 % (2 * kSlices))), image);
    }
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{1});
    const std::vector<Series>& series = scan.studies.front().series;
    QCOMPARE(series.size(), std::size_t{2});
    QVERIFY(series[0].seriesId != series[1].seriesId);
    for (const Series& one : series) {
        QCOMPARE(one.instances.size(), std::size_t{kSlices});
        std::set<double> places;
        std::set<int> runs;
        for (const Instance& instance : one.instances) {
            places.insert(instance.frames.front().plane->position.x);
            const int file = std::stoi(instance.path.filename().string().substr(2));
            for (int written = 0; written < 2 * kSlices; ++written)
                if (written * 5 % (2 * kSlices) == file)
                    runs.insert(written / kSlices);
        }
        QCOMPARE(places.size(), std::size_t{kSlices});
        QCOMPARE(runs.size(), std::size_t{1});
    }
}

/// One UID in all files says as little as none.
void TestStudyGrouping::seriesUidEqualWithoutAnything_givesThreeSeries()
{
    int file = 0;
    writeStudy([&](DcmDataset& data) {
        for (const DcmTagKey& tag :
             {DCM_SeriesNumber, DCM_SeriesDescription, DCM_EchoTime, DCM_RepetitionTime})
            data.findAndDeleteElement(tag);
        put(data, DCM_SeriesInstanceUID, "1.2.826.0.1.3680043.9.1.1");
        // Of three series, written in turns.
        put(data, DCM_InstanceNumber, std::to_string(1 + file % 3 * kSlices + file / 3).c_str());
        ++file;
    });
    const std::vector<Series> series = scanned().studies.front().series;
    QCOMPARE(series.size(), std::size_t{3});
    for (const Series& one : series)
        QCOMPARE(one.instances.size(), std::size_t{kSlices});
}

/// The odd slices were acquired before the even ones.
void TestStudyGrouping::interleavedSlicesWithoutAnything_areOneSeries()
{
    for (int slice = 0; slice < 2 * kSlices; ++slice) {
        SampleImage image;
        image.sopUid = "1.2.3." + std::to_string(slice + 1);
        image.instanceNumber = slice / 2 + slice % 2 * kSlices + 1;
        image.position = {0, 0, 2.0 * slice};
        image.change = [](DcmDataset& data) {
            for (const DcmTagKey& tag :
                 {DCM_SeriesInstanceUID, DCM_SeriesNumber, DCM_SeriesDescription})
                data.findAndDeleteElement(tag);
        };
        writeSample(folder() / std::to_string(slice), image);
    }
    QCOMPARE(scanned().studies.front().series.size(), std::size_t{1});
}

void TestStudyGrouping::seriesUidEqual_givesThreeSeries()
{
    writeStudy(put(DCM_SeriesInstanceUID, "1.2.826.0.1.3680043.9.1.1"));
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
    QCOMPARE(scan.problems.size(), std::size_t{1});
    QVERIFY(scan.problems.front().reason == Reason(ReasonCode::SeriesOfOneUid));
}

void TestStudyGrouping::seriesUidEqualWithNumberAndDescription_givesThreeSeries_data()
{
    QTest::addColumn<QByteArray>("uid");
    QTest::newRow("equal") << QByteArray("1.2.826.0.1.3680043.9.1.1");
    QTest::newRow("empty") << QByteArray();
}

/// T1 and T2 have other echo and repetition times, echoes of one acquisition other echo times only.
void TestStudyGrouping::seriesUidEqualWithNumberAndDescription_givesThreeSeries()
{
    QFETCH(QByteArray, uid);
    writeStudy([uid](DcmDataset& data) {
        put(data, DCM_SeriesInstanceUID, uid.constData());
        put(data, DCM_SeriesNumber, "1");
        put(data, DCM_SeriesDescription, "MR");
    });
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
    QCOMPARE(scan.problems.size(), uid.isEmpty() ? std::size_t{0} : std::size_t{1});
}

/// The description alone tells T2 with fat saturation from T2 at the same places.
void TestStudyGrouping::seriesUidEqualWithNumberAndPlaces_givesTwoSeries()
{
    writeStudy([](DcmDataset& data) {
        OFString description;
        data.findAndGetOFString(DCM_SeriesDescription, description);
        if (description != "SAG T1")
            return;
        put(data, DCM_SeriesDescription, "SAG T2 FS");
        put(data, DCM_SeriesInstanceUID, kKinds[0].uid);
        put(data, DCM_SeriesNumber, "1");
        put(data, DCM_EchoTime, kKinds[0].echo);
        put(data, DCM_RepetitionTime, kKinds[0].repetition);
    });
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QCOMPARE(scan.studies.front().series.size(), std::size_t{3});
    for (const Series& series : scan.studies.front().series)
        QCOMPARE(series.instances.size(), std::size_t{kSlices});
}

void TestStudyGrouping::seriesUidLostInPart_givesThreeSeries()
{
    writeStudy([](DcmDataset& data) {
        OFString number;
        data.findAndGetOFString(DCM_InstanceNumber, number);
        if (number > "4")
            put(data, DCM_SeriesInstanceUID, "");
    });
    const ScanResult scan = scanned();
    QVERIFY(scan.problems.empty());
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
}

void TestStudyGrouping::seriesUidOfEachFile_givesThreeSeries()
{
    int file = 0;
    writeStudy([&file](DcmDataset& data) {
        put(data, DCM_SeriesInstanceUID,
            ("1.2.826.0.1.3680043.9.7." + std::to_string(++file)).c_str());
    });
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
    QCOMPARE(scan.problems.size(), std::size_t{1});
    QVERIFY(scan.problems.front().reason == Reason(ReasonCode::SeriesUidOfEachFile));
}

void TestStudyGrouping::localizerOfThreePlanes_staysOneSeries()
{
    for (int i = 0; i < 9; ++i) {
        SampleImage image;
        image.instanceNumber = i + 1;
        image.description = i < 3 ? "LOC SAG" : "LOC AX";
        if (i < 3)
            image.orientation = {0, 1, 0, 0, 0, -1};
        image.position = {i < 3 ? 4.0 * i : 0, 0, 4.0 * i};
        writeSample(folder() / std::to_string(i), image);
    }
    const ScanResult scan = scanned();
    QVERIFY(scan.problems.empty());
    QCOMPARE(scan.studies.front().series.size(), std::size_t{1});
}

void TestStudyGrouping::studyUidLost_isOneStudyOfAPatient()
{
    writeStudy(put(DCM_StudyInstanceUID, ""));
    for (int i = 0; i < 27; i += 2) { // half of the files somewhere else
        std::filesystem::create_directories(folder() / "elsewhere");
        const std::string name = "IM" + std::to_string(i);
        std::filesystem::rename(folder() / name, folder() / "elsewhere" / name);
    }
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
}

void TestStudyGrouping::studyUidLostInPart_isOneStudy_data()
{
    QTest::addColumn<Change>("change");
    QTest::newRow("emptied") << put(DCM_StudyInstanceUID, "");
    QTest::newRow("absent, ID spelt otherwise") << Change([](DcmDataset& data) {
        data.findAndDeleteElement(DCM_StudyInstanceUID);
        put(data, DCM_PatientID, "case-007");
    });
    QTest::newRow("with the date") << Change([](DcmDataset& data) {
        put(data, DCM_StudyInstanceUID, "");
        put(data, DCM_StudyDate, "");
    });
    QTest::newRow("with the ID") << Change([](DcmDataset& data) {
        put(data, DCM_StudyInstanceUID, "");
        put(data, DCM_PatientID, "");
    });
}

void TestStudyGrouping::studyUidLostInPart_isOneStudy()
{
    QFETCH(Change, change);
    writeStudy(put(DCM_PatientID, "CASE-7"), change);
    const ScanResult scan = scanned();
    QVERIFY(scan.problems.empty());
    QCOMPARE(scan.studies.size(), std::size_t{1});
    QVERIFY(isWhole(scan.studies.front()));
    QVERIFY(!scan.studies.front().studyInstanceUid.empty());
}

void TestStudyGrouping::studyUidLostInPart_ofSomebodyElse_isKeptApart()
{
    writeStudy(put(DCM_PatientID, "CASE-7"), [](DcmDataset& data) {
        put(data, DCM_StudyInstanceUID, "");
        put(data, DCM_PatientBirthDate, "19810101");
        put(data, DCM_PatientName, "Some^Body");
    });
    QCOMPARE(scanned().studies.size(), std::size_t{2});
}

void TestStudyGrouping::partsOfAStudy_haveIdsOfTheirOwn()
{
    writeStudy(put(DCM_PatientID, "CASE-7"), put(DCM_PatientID, "CASE-8"));
    const ScanResult scan = scanned();
    QCOMPARE(scan.studies.size(), std::size_t{2});
    const Study& one = scan.studies[0];
    const Study& other = scan.studies[1];
    QCOMPARE(one.studyInstanceUid, other.studyInstanceUid);
    QVERIFY(one.studyId != other.studyId); // rows of tables and folders are named by it
    QVERIFY(std::min(one.studyId, other.studyId) == one.studyInstanceUid);
}

QTEST_APPLESS_MAIN(TestStudyGrouping)
#include "tst_study_grouping.moc"
