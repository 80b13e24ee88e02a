#include "core/bundle/bundle_reader.h"
#include "core/dicom/media/archive.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/report/json/json_writer.h"
#include "core/report/study_identity.h"
#include "core/store/study_database.h"
#include "tests/cli/cli_run.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/support/phantom_files.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

/// The subcommand bundle: one case in one zip, and back.
class TestBundleCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_output.renew(); }
    void case_comesBackAsItWas();
    void reading_isThatOfTheDatabase();
    void planted_areInTheCaseAsItIs();
    void planted_areNowhereInADeidentifiedCase();
    void deidentified_readingFitsItsImages();
    void changedCase_isRefused();
    void unusableInput_isNamed();
    void usage_isChecked_data();
    void usage_isChecked();
    void interruptedDisk_leavesTheOldFile();

private:
    [[nodiscard]] QString zip() const { return m_output.filePath("case.zip"); }
    [[nodiscard]] QString assessment() const { return m_input.filePath("assessment.json"); }
    [[nodiscard]] QString images() const { return m_input.filePath("CD QZ40"); }
    ProgramRun bundle(const QStringList& arguments)
    {
        return runCli(QStringList{"bundle"} << arguments);
    }
    static std::vector<fs::path> filesIn(const fs::path& folder)
    {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files;
    }
    void plantInPictures();
    void writeReading();

    TestFolder m_input;
    TestFolder m_output;
    Study m_study;
    Report m_report;
    std::vector<std::string> m_planted;
};

namespace {

struct Planted {
    DcmTagKey tag;
    const char* value;
    const char* text; ///< that must be nowhere
};

const Planted kPlanted[] = {
    {DCM_PatientName, "FamilyQZ01^GivenQZ02^^TitleQZ03", "QZ01"},
    {DCM_PatientID, "QZ05-4711", "QZ05"},
    {DCM_PatientBirthDate, "19370412", "19370412"},
    {DcmTagKey(0x0010, 0x1000), "QZ07-OTHERID", "QZ07"},
    {DCM_OtherPatientNames, "OtherQZ08^Name", "QZ08"},
    {DCM_PatientAddress, "Street 5, QZ09", "QZ09"},
    {DCM_PatientTelephoneNumbers, "+49 QZ10", "QZ10"},
    {DCM_PatientComments, "comment QZ11", "QZ11"},
    {DCM_AdditionalPatientHistory, "history QZ12", "QZ12"},
    {DCM_AccessionNumber, "QZ13ACC", "QZ13"},
    {DCM_StudyID, "QZ14ID", "QZ14"},
    {DCM_ReferringPhysicianName, "DoctorQZ15^Ann", "QZ15"},
    {DCM_OperatorsName, "OperatorQZ16", "QZ16"},
    {DCM_InstitutionName, "Hospital QZ17", "QZ17"},
    {DCM_InstitutionAddress, "Town QZ18", "QZ18"},
    {DCM_StationName, "STATIONQZ19", "QZ19"},
    {DCM_DeviceSerialNumber, "SERIALQZ20", "QZ20"},
    {DCM_StudyDescription, "Lumbar MR of QZ21", "QZ21"},
    {DCM_ImageComments, "picture of QZ22", "QZ22"},
    {DCM_StudyDate, "20240617", "20240617"},
    {DCM_SeriesDate, "20240616", "20240616"},
    {DCM_AcquisitionDateTime, "20240618101530.5", "20240618"},
    {DCM_PatientAge, "087Y", "087Y"},
    {DCM_PatientWeight, "83.4125", "83.4125"},
    {DCM_RetrieveURL, "http://pacs/QZ27", "QZ27"},
    {DcmTagKey(0x0018, 0x1003), "DEVICEQZ28", "QZ28"},
    {DCM_ReceiveCoilName, "QZ05", "QZ05"},
    {DCM_PatientBirthName, "BornQZ29", "QZ29"},
    {DCM_PatientMotherBirthName, "MotherQZ30", "QZ30"},
    {DCM_AdmissionID, "ADMQZ31", "QZ31"},
    {DCM_PerformingPhysicianName, "ByQZ32", "QZ32"},
    {DCM_NameOfPhysiciansReadingStudy, "ReadQZ33", "QZ33"},
    {DCM_RequestingPhysician, "AskQZ34", "QZ34"},
    {DCM_InstitutionalDepartmentName, "DepartQZ35", "QZ35"},
    {DCM_Occupation, "JobQZ36", "QZ36"},
    {DcmTagKey(0x0010, 0x1090), "RECQZ37", "QZ37"},
    {DCM_PerformedProcedureStepDescription, "StepQZ38", "QZ38"},
    {DCM_ProtocolName, "ProtocolQZ39", "QZ39"},
};

} // namespace

void TestBundleCommand::plantInPictures()
{
    for (const fs::path& file : filesIn(images().toStdString())) {
        DcmFileFormat format;
        require(format.loadFile(file.c_str()));
        format.loadAllDataIntoMemory();
        DcmDataset& data = *format.getDataset();
        for (const Planted& one : kPlanted)
            require(data.putAndInsertString(one.tag, one.value));
        require(data.putAndInsertString(DcmTag(0x0029, 0x0010, EVR_LO), "PRIVATEQZ41"));
        require(data.putAndInsertString(DcmTag(0x0029, 0x1010, EVR_LO), "PRIVATEQZ42"));
        require(data.putAndInsertString(DCM_StudyInstanceUID, "1.2.826.0.1.3680043.10.54321.5"));
        require(data.putAndInsertString(DCM_SeriesDescription, "sag t2"));
        require(format.saveFile(file.c_str(), data.getOriginalXfer()));
    }
    for (const Planted& one : kPlanted)
        m_planted.emplace_back(one.text);
    for (const char* text :
         {"QZ02", "QZ03", "QZ40", "QZ41", "QZ42", "1.2.826.0.1.3680043.10.54321.5"})
        m_planted.emplace_back(text);
}

/// Readers who write down what they should not, in every place where they can write.
void TestBundleCommand::writeReading()
{
    const auto scan = scanStudies({images().toStdString()});
    QVERIFY(scan && scan->studies.size() == 1);
    m_study = scan->studies.front();
    m_report.assessment = sampleReadAssessment();
    m_report.assessment.setStudy(identityOf(m_study));
    m_report.studyId = m_study.studyInstanceUid;
    const char* const comments[] = {"FamilyQZ01 could not lie still\nno fluid",
                                    "ID qz05 4711, see there",
                                    "born 12.04.1937",
                                    "QZ13ACC",
                                    "called DoctorQZ15",
                                    "from hospital QZ17",
                                    "see 2024-06-17",
                                    "also known as OTHERQZ08",
                                    "lives in QZ09 street"};
    for (std::size_t i = 0; i < std::size(comments); ++i)
        m_report.assessment.setComment(
            siteAt(i), CellComment{comments[i], "Reader^Ann", "2024-06-20T10:05:00+01:00"});
    for (std::size_t i = 0; i < kSiteCount; ++i)
        m_report.assessment.setDecision(siteAt(i),
                                        ReaderDecision{.severity = kSeverities[i % kSeverityCount],
                                                       .readerName = "Reader^Ann",
                                                       .time = "2024-06-20T10:00:00+01:00"});
    const Series& series = m_study.series.front();
    const Instance& picture = series.instances.front();
    SiteLocation point = sampleLocation(siteAt(0));
    point.seriesInstanceUid = series.seriesInstanceUid;
    point.sopInstanceUid = picture.sopInstanceUid;
    m_report.assessment.setReaderLocation(siteAt(0), point);
    for (const Series& one : m_study.series) {
        m_report.series.push_back({"", one.seriesInstanceUid, one.seriesDescription, "MR",
                                   static_cast<int>(one.instances.size())});
        m_report.series.back().seriesId = one.seriesId;
    }
    addMeasurements(m_report);
    for (ReportMeasurement& one : m_report.measurements) {
        one.annotation.picture = {series.seriesInstanceUid, picture.sopInstanceUid, 1};
        if (one.annotation.kind == AnnotationKind::Text)
            one.annotation.text = "GivenQZ02 here";
    }
    for (ReportKeyImage& one : m_report.keyImages)
        one.annotation.picture = {series.seriesInstanceUid, picture.sopInstanceUid, 1};
    m_report.text = "Report on Mr FamilyQZ01\nSevere stenosis at L4/L5.\nOf 17.06.2024\n";
    m_report.time = "2024-06-20T11:00:00+01:00";
    m_report.readerName = "Reader^Ann";
    QVERIFY(writeAssessmentJson(assessment().toStdString(), m_report));
    for (const char* text : {"qz05", "12.04.1937", "OTHERQZ08", "17.06.2024", "2024-06"})
        m_planted.emplace_back(text);
}

void TestBundleCommand::initTestCase()
{
    TestFolder phantom;
    writePhantoms(phantom.path(), {.seed = 3, .headers = PhantomHeaders::Full});
    constexpr int kept = 4; // slices of each series
    std::map<fs::path, int> counts;
    for (const fs::path& file : filesIn(phantom.path("train_images"))) {
        int& count = counts[file.parent_path()];
        if (++count > kept)
            continue;
        const fs::path target = fs::path(images().toStdString()) / file.parent_path().filename()
            / (std::to_string(count) + ".dcm");
        fs::create_directories(target.parent_path());
        fs::copy_file(file, target);
    }
    plantInPictures();
    writeReading();
    QVERIFY(m_planted.size() >= 40);
}

void TestBundleCommand::case_comesBackAsItWas()
{
    const ProgramRun written =
        bundle({images(), "--assessment", assessment(), "--out", zip(), "--json"});
    QVERIFY2(written.status == 0, written.error.constData());
    const QJsonObject summary = QJsonDocument::fromJson(written.out).object();
    QCOMPARE(summary["deidentified"].toBool(true), false);
    QCOMPARE(summary["sites_decided"].toInt(), 25);
    QCOMPARE(summary["images"].toInt(), int(filesIn(images().toStdString()).size()));
    const QString out = m_output.filePath("out");
    const ProgramRun read = bundle({"--read", zip(), "--out", out, "--images", "--json"});
    QVERIFY2(read.status == 0, read.error.constData());
    const QJsonObject again = QJsonDocument::fromJson(read.out).object();
    QCOMPARE(again["readers"].toArray(), QJsonArray{"Reader^Ann"});
    QCOMPARE(again["images"], summary["images"]);
    QCOMPARE(contentOf(out + "/assessment.json"), contentOf(assessment()));
    QVERIFY(contentOf(out + "/report.pdf").startsWith("%PDF"));
    std::set<std::string> before;
    std::set<std::string> after;
    for (const fs::path& file : filesIn(images().toStdString()))
        before.insert(contentOf(file));
    for (const fs::path& file : filesIn((out + "/images").toStdString()))
        after.insert(contentOf(file));
    QVERIFY(before == after);
    // Without --images, they stay in the zip; a folder is read, too.
    const QString less = m_output.filePath("less");
    QCOMPARE(bundle({"--read", zip(), "--out", less}).status, 0);
    QVERIFY(!fs::exists((less + "/images").toStdString()));
    QCOMPARE(bundle({"--read", less, "--out", m_output.filePath("more")}).status, 1);
}

void TestBundleCommand::reading_isThatOfTheDatabase()
{
    const QString database = m_output.filePath("work.sqlite");
    const ProgramRun none = bundle({images(), "--database", database, "--out", zip()});
    QCOMPARE(none.status, 1);
    QVERIFY(none.error.contains("No such file"));
    {
        const auto opened = StudyDatabase::open(database.toStdString());
        QVERIFY(opened);
        QVERIFY((*opened)->write(
            m_report.assessment,
            {"2024-06-20T10:00:00+01:00", "Reader^Ann", EditStep::Done, LevelsShifted{0}}));
    }
    const ProgramRun written = bundle({images(), "--database", database, "--out", zip()});
    QVERIFY2(written.status == 0, written.error.constData());
    const auto read = readBundle(zip().toStdString());
    QVERIFY(read);
    QCOMPARE(read->report.assessment.reviewedCount(), 25);
    QCOMPARE(read->report.assessment.cell(siteAt(0)).comment->text,
             m_report.assessment.cell(siteAt(0)).comment->text);
}

/// Else the next test would prove nothing.
void TestBundleCommand::planted_areInTheCaseAsItIs()
{
    QCOMPARE(bundle({images(), "--assessment", assessment(), "--out", zip()}).status, 0);
    const auto read = readBundle(zip().toStdString());
    QVERIFY(read);
    std::string all;
    for (const fs::path& file : filesIn(read->folder))
        all += contentOf(file);
    for (const std::string& planted : m_planted)
        if (planted != "QZ40") // the folder's own name is in no case
            QVERIFY2(all.find(planted) != std::string::npos, planted.c_str());
}

void TestBundleCommand::planted_areNowhereInADeidentifiedCase()
{
    const ProgramRun run =
        bundle({images(), "--assessment", assessment(), "--deidentify", "--out", zip(), "--json"});
    QVERIFY2(run.status == 0, run.error.constData());
    fs::create_directory(m_output.path("unpacked"));
    QVERIFY(unpackArchive(zip().toStdString(), m_output.path("unpacked")));
    std::vector<std::pair<std::string, std::string>> places = {
        {"stdout", run.out.toStdString()},
        {"stderr", run.error.toStdString()},
        {"the zip itself", contentOf(fs::path(zip().toStdString()))}};
    for (const fs::path& file : filesIn(m_output.path("unpacked")))
        places.emplace_back(file.lexically_relative(m_output.path("unpacked")).string(),
                            contentOf(file));
    QVERIFY(places.size() > 15);
    if (const auto text = runInstalled(
            "pdftotext", {m_output.filePath("unpacked/report.pdf"), QStringLiteral("-")})) {
        QCOMPARE(text->status, 0);
        QVERIFY(text->out.contains("stenosis"));
        places.emplace_back("the pages", text->out.toStdString());
    }
    for (const auto& [place, bytes] : places)
        for (const std::string& planted : m_planted) {
            QVERIFY2(bytes.find(planted) == std::string::npos,
                     qPrintable(QString::fromStdString(planted + " is in " + place)));
            QVERIFY2(place.find(planted) == std::string::npos,
                     qPrintable(QString::fromStdString(planted + " names " + place)));
        }
}

void TestBundleCommand::deidentified_readingFitsItsImages()
{
    QCOMPARE(
        bundle({images(), "--assessment", assessment(), "--deidentify", "--out", zip()}).status, 0);
    const auto read = readBundle(zip().toStdString());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QVERIFY(read->manifest.isDeidentified);
    const auto scan = scanStudies({zip().toStdString()});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{1}); // with the two reports
    const Study& study = scan->studies.front();
    const Assessment& assessment = read->report.assessment;
    QCOMPARE(assessment.study().studyInstanceUid, study.studyInstanceUid);
    QCOMPARE(assessment.study().patientId, study.patientId);
    QCOMPARE(assessment.study().studyDate, study.studyDate);
    std::map<std::string, std::string> series; // of each picture
    for (const Series& one : study.series)
        for (const Instance& instance : one.instances)
            series[instance.sopInstanceUid] = one.seriesInstanceUid;
    const auto& point = assessment.cell(siteAt(0)).readerLocation;
    QVERIFY(point);
    QCOMPARE(series[point->sopInstanceUid], point->seriesInstanceUid);
    for (const ReportMeasurement& one : read->report.measurements)
        QCOMPARE(series[one.annotation.picture.sopInstanceUid],
                 one.annotation.picture.seriesInstanceUid);
    QCOMPARE(assessment.reviewedCount(), 25);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        QCOMPARE(assessment.cell(siteAt(i)).severity(),
                 m_report.assessment.cell(siteAt(i)).severity());
        QCOMPARE(assessment.cell(siteAt(i)).decision->readerName, std::string("Reader^Ann"));
    }
    QCOMPARE(assessment.cell(siteAt(0)).comment->text, std::string("REMOVED\nno fluid"));
    QVERIFY(read->report.text == "REMOVED\nSevere stenosis at L4/L5.\nREMOVED\n");
}

void TestBundleCommand::changedCase_isRefused()
{
    QCOMPARE(bundle({images(), "--assessment", assessment(), "--out", zip()}).status, 0);
    QByteArray bytes = contentOf(zip());
    bytes[bytes.size() / 2] = static_cast<char>(bytes[bytes.size() / 2] ^ 0x55);
    writeText(zip(), bytes);
    const QString out = m_output.filePath("out");
    const ProgramRun run = bundle({"--read", zip(), "--out", out});
    QCOMPARE(run.status, 1);
    QVERIFY(!run.error.isEmpty());
    QVERIFY(!fs::exists(out.toStdString()));
}

void TestBundleCommand::unusableInput_isNamed()
{
    ProgramRun run = bundle({m_output.filePath("nothing"), "--out", zip()});
    QCOMPARE(run.status, 1);
    run = bundle({images(), "--assessment", m_output.filePath("no.json"), "--out", zip()});
    QCOMPARE(run.status, 1);
    Report other = m_report;
    StudyIdentity identity = other.assessment.study();
    identity.studyInstanceUid += ".9";
    other.assessment.setStudy(identity);
    const QString file = m_output.filePath("other.json");
    QVERIFY(writeAssessmentJson(file.toStdString(), other));
    run = bundle({images(), "--assessment", file, "--out", zip()});
    QCOMPARE(run.status, 1);
    QVERIFY(run.error.contains("another study"));
    QVERIFY(!fs::exists(zip().toStdString()));
}

void TestBundleCommand::usage_isChecked_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("nothing") << QStringList{};
    QTest::newRow("no out") << QStringList{"CD"};
    QTest::newRow("no study") << QStringList{"--out", "x.zip"};
    QTest::newRow("both readings")
        << QStringList{"CD", "--out", "x.zip", "--assessment", "a", "--database", "b"};
    QTest::newRow("read and write") << QStringList{"CD", "--read", "x.zip", "--out", "y"};
    QTest::newRow("read de-identified")
        << QStringList{"--read", "x.zip", "--out", "y", "--deidentify"};
    QTest::newRow("images to write") << QStringList{"CD", "--out", "x.zip", "--images"};
    QTest::newRow("accept nothing") << QStringList{"CD", "--out", "x.zip", "--accept-burned-in"};
}

void TestBundleCommand::usage_isChecked()
{
    QFETCH(QStringList, arguments);
    const ProgramRun run = bundle(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(!run.error.isEmpty());
}

void TestBundleCommand::interruptedDisk_leavesTheOldFile()
{
    writeText(zip(), QByteArray("old"));
    const ProgramRun run = runFaulty(
        QStringLiteral(FORAMEN_FAULTS_LIBRARY), "write:ENOSPC:case.zip.part:2", "foramen-cli",
        {"bundle", images(), "--assessment", assessment(), "--out", zip()});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("the disk is full"), run.error.constData());
    QCOMPARE(contentOf(zip()), QByteArray("old"));
    QVERIFY(!fs::exists((zip() + ".part").toStdString()));
}

QTEST_GUILESS_MAIN(TestBundleCommand)
#include "tst_bundle_command.moc"
