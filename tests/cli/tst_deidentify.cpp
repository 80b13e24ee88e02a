#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/series_role.h"
#include "tests/cli/cli_run.h"
#include "tests/support/phantom_files.h"
#include "tests/support/sample_image.h"
#include "tests/support/sample_object.h"
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
#include <functional>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

/// The subcommand deidentify: nothing of the patient is left in what it writes and prints.
class TestDeidentify : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void planted_areInTheInput();
    void planted_areNowhereInTheOutput_data();
    void planted_areNowhereInTheOutput();
    void planted_areShownWhereAskedFor();
    void structure_staysTheSame();
    void references_leadToTheSameFiles();
    void dciodvfy_findsNoNewError();
    void keyTable_namesTheStudiesForItsOwner();
    void key_givesTheSameFilesAgain();
    void status_isOneWhereAFileWasRefused();
    void usage_isCheckedBeforeAnythingIsWritten_data();
    void usage_isCheckedBeforeAnythingIsWritten();

private:
    void plantInPictures();
    void plantInReport();
    /// Notes a text that must not be in the output, in each of its encodings.
    std::string plant(const std::string& text)
    {
        m_planted.push_back(text);
        return text;
    }
    void put(DcmItem& item, const DcmTag& tag, const std::string& value)
    {
        QVERIFY(item.putAndInsertString(tag, value.c_str()).good());
    }
    DcmItem& item(DcmItem& parent, const DcmTagKey& sequence)
    {
        DcmItem* made = nullptr;
        constexpr long append = -2;
        if (parent.findOrCreateSequenceItem(sequence, made, append).bad())
            qFatal("no item");
        return *made;
    }
    ProgramRun deidentify(QStringList arguments)
    {
        return runCli(QStringList{"deidentify", m_input.folder()} << arguments);
    }
    QString out() const { return m_output.filePath("out"); }
    static std::vector<fs::path> filesIn(const fs::path& folder)
    {
        std::vector<fs::path> files;
        for (const auto& entry : fs::recursive_directory_iterator(folder))
            if (entry.is_regular_file())
                files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files;
    }

    TestFolder m_input;
    TestFolder m_output;
    std::vector<std::string> m_planted;
};

namespace {

/// A text of UTF-8 in Latin-1.
std::string latin1(const std::string& text)
{
    return QString::fromStdString(text).toLatin1().toStdString();
}

/// Changes a file with DCMTK; @p syntax as it was.
void edit(const fs::path& file, const std::function<void(DcmMetaInfo&, DcmDataset&)>& change)
{
    DcmFileFormat format;
    require(format.loadFile(file.c_str()));
    format.loadAllDataIntoMemory();
    change(*format.getMetaInfo(), *format.getDataset());
    require(format.saveFile(file.c_str(), format.getDataset()->getOriginalXfer(),
                            EET_UndefinedLength, EGL_recalcGL, EPD_noChange, 0, 0,
                            EWM_dontUpdateMeta));
}

std::string valueIn(DcmItem& item, const DcmTagKey& tag)
{
    OFString text;
    item.findAndGetOFStringArray(tag, text);
    return {text.c_str(), text.length()};
}

/// The errors that dciodvfy finds in a file. @return none where it is not installed.
std::optional<std::set<QByteArray>> errorsIn(const fs::path& file)
{
    const auto run = runInstalled("dciodvfy", {QString::fromStdString(file.string())});
    if (!run)
        return std::nullopt;
    std::set<QByteArray> errors;
    for (const QByteArray& line : (run->out + run->error).split('\n'))
        if (line.startsWith("Error"))
            errors.insert(line);
    return errors;
}

} // namespace

void TestDeidentify::plantInPictures()
{
    const std::string name = plant("GrößmannQZ01") + '^' + plant("ZoëQZ02");
    const std::string otherName = name + "=" + plant("IdeoQZ03") + "=" + plant("PhonQZ04");
    const std::string study = plant("1.2.826.0.1.3680043.10.54321.5");
    int number = 0;
    for (const fs::path& file : filesIn(m_input.path())) {
        const bool isLatin = number++ % 2 == 0;
        edit(file, [&](DcmMetaInfo& meta, DcmDataset& data) {
            put(data, DCM_SpecificCharacterSet, isLatin ? "ISO_IR 100" : "ISO_IR 192");
            put(data, DCM_PatientName, isLatin ? latin1(name) : otherName);
            put(data, DCM_PatientID, "QZ05-4711");
            put(data, DCM_StudyInstanceUID, study);
            put(data, DCM_PatientBirthDate, "19370412");
            put(data, DcmTag(0x0010, 0x1000, EVR_LO), "QZ07-OTHERID");
            put(data, DCM_OtherPatientNames, "OtherQZ08^Name");
            put(data, DCM_PatientAddress, "Street 5, QZ09");
            put(data, DCM_PatientTelephoneNumbers, "+49 QZ10");
            put(data, DCM_PatientComments, "comment QZ11");
            put(data, DCM_AdditionalPatientHistory, "history QZ12");
            put(data, DCM_AccessionNumber, "QZ13ACC");
            put(data, DCM_StudyID, "QZ14ID");
            put(data, DCM_ReferringPhysicianName, "DoctorQZ15^Ann");
            put(data, DCM_OperatorsName, "OperatorQZ16");
            put(data, DCM_InstitutionName, "Hospital QZ17");
            put(data, DCM_InstitutionAddress, "Town QZ18");
            put(data, DCM_StationName, "STATIONQZ19");
            put(data, DCM_DeviceSerialNumber, "SERIALQZ20");
            put(data, DCM_StudyDescription, "Lumbar MR of QZ21");
            put(data, DCM_ImageComments, "picture of QZ22");
            put(data, DCM_StudyDate, "20240617");
            put(data, DCM_AcquisitionDateTime, "20240618101530.5");
            put(data, DCM_PatientAge, "087Y");
            put(data, DCM_PatientWeight, "83.4125");
            put(data, DCM_RetrieveURL, "http://pacs/QZ27");
            put(data, DcmTag(0x0018, 0x1003, EVR_LO), "DEVICEQZ28");
            put(data, DCM_ReceiveCoilName, "QZ05");
            put(data, DCM_BodyPartExamined, "DOCTORQZ15");
            DcmItem& request = item(data, DCM_RequestAttributesSequence);
            put(request, DCM_RequestedProcedureID, "PROCQZ29");
            DcmItem& reference = item(data, DCM_ReferencedImageSequence);
            put(reference, DCM_ReferencedSOPClassUID, UID_MRImageStorage);
            put(reference, DCM_ReferencedSOPInstanceUID, "1.2.826.0.1.3680043.10.54321.7");
            DcmItem& purpose = item(reference, DCM_PurposeOfReferenceCodeSequence);
            put(purpose, DCM_CodeValue, "QZ31");
            put(purpose, DCM_CodingSchemeDesignator, "99QZ32");
            put(purpose, DCM_CodeMeaning, "QZ33 meaning");
            put(data, DcmTag(0x0029, 0x0010, EVR_LO), "CREATORQZ34");
            put(data, DcmTag(0x0029, 0x1010, EVR_LO), "PRIVATEQZ35");
            put(data, DcmTag(0x6000, 0x0022, EVR_LO), "OVERLAYQZ36");
            put(data, DcmTag(0x5000, 0x0022, EVR_LO), "CURVEQZ37");
            put(data, DcmTag(0x0010, 0x9998, EVR_UT), "UNKNOWNQZ38");
            const std::string padding = "PADDINGQZ39.";
            require(data.putAndInsertUint8Array(DcmTag(0xFFFC, 0xFFFC, EVR_OB),
                                                reinterpret_cast<const Uint8*>(padding.data()),
                                                padding.size()));
            put(meta, DCM_SourceApplicationEntityTitle, "AEQZ40");
            put(meta, DCM_PrivateInformationCreatorUID, "1.2.826.0.1.3680043.10.54321.8");
            const std::string information = "METAQZ42";
            require(meta.putAndInsertUint8Array(DCM_PrivateInformation,
                                                reinterpret_cast<const Uint8*>(information.data()),
                                                information.size()));
        });
        std::string bytes = contentOf(file);
        bytes.replace(0, 12, "PREAMBLEQZ43");
        writeText(file, bytes);
    }
    for (const char* text : {"QZ05",
                             "19370412",
                             "QZ07",
                             "QZ08",
                             "QZ09",
                             "QZ10",
                             "QZ11",
                             "QZ12",
                             "QZ13",
                             "QZ14",
                             "QZ15",
                             "QZ16",
                             "QZ17",
                             "QZ18",
                             "QZ19",
                             "QZ20",
                             "QZ21",
                             "QZ22",
                             "20240617",
                             "20240618",
                             "087Y",
                             "83.4125",
                             "QZ27",
                             "QZ28",
                             "QZ29",
                             "1.2.826.0.1.3680043.10.54321.7",
                             "QZ31",
                             "QZ32",
                             "QZ33",
                             "QZ34",
                             "QZ35",
                             "QZ36",
                             "QZ37",
                             "QZ38",
                             "QZ39",
                             "QZ40",
                             "1.2.826.0.1.3680043.10.54321.8",
                             "QZ42",
                             "QZ43"})
        plant(text);
}

void TestDeidentify::plantInReport()
{
    const fs::path picture = filesIn(m_input.path()).front();
    DcmFileFormat format;
    require(format.loadFile(picture.c_str()));
    SampleContent root = sampleReport();
    SampleContent text{"CONTAINS", "TEXT", {"121106", "DCM", "Comment"}, "The patient QZ44 said"};
    SampleContent code{"CONTAINS",
                       "CODE",
                       {"QZ45", "99LOCAL", "name QZ46"},
                       "",
                       {"QZ47", "99LOCAL", "value QZ48"}};
    SampleContent reference{"CONTAINS", "IMAGE", {"111030", "DCM", "Image Region"}};
    reference.sopClassUid = UID_MRImageStorage;
    reference.sopInstanceUid = valueIn(*format.getDataset(), DCM_SOPInstanceUID);
    SampleContent observer{
        "HAS OBS CONTEXT", "PNAME", {"121008", "DCM", "Person Observer Name"}, "ReaderQZ49"};
    root.children.insert(root.children.end(), {text, code, reference, observer});
    SampleObject object;
    object.studyUid = valueIn(*format.getDataset(), DCM_StudyInstanceUID);
    object.patientId = "QZ05-4711";
    object.change = [&](DcmDataset& data) {
        DcmItem& verifier = item(data, DCM_VerifyingObserverSequence);
        put(verifier, DCM_VerifyingObserverName, "ChiefQZ50");
        put(verifier, DCM_VerifyingOrganization, "Clinic QZ51");
        put(verifier, DCM_VerificationDateTime, "20240619080000");
    };
    writeReport(m_input.path("reports QZ52/report QZ53.dcm"), root, object);
    for (const char* planted : {"QZ44", "QZ45", "QZ46", "QZ47", "QZ48", "QZ49", "QZ50", "QZ51",
                                "20240619", "QZ52", "QZ53"})
        plant(planted);
}

void TestDeidentify::initTestCase()
{
    TestFolder phantom;
    writePhantoms(phantom.path(), {.seed = 3, .headers = PhantomHeaders::Full});
    // Folders and files named after the patient; a few slices of each series do.
    constexpr int kept = 6;
    std::map<fs::path, int> counts;
    for (const fs::path& file : filesIn(phantom.path("train_images"))) {
        int& count = counts[file.parent_path()];
        if (++count > kept)
            continue;
        const fs::path target = m_input.path("QZ54 Größmann") / file.parent_path().filename()
            / ("QZ55_" + std::to_string(count) + ".dcm");
        fs::create_directories(target.parent_path());
        fs::copy_file(file, target);
    }
    plant("QZ54");
    plant("QZ55");
    plantInPictures();
    fs::create_directories(m_input.path("reports QZ52"));
    plantInReport();
    writeText(m_input.path("letter QZ56.txt"), std::string("Dear QZ57"));
    writeText(m_input.path("DICOMDIR"), std::string("QZ58"));
    for (const char* planted : {"QZ56", "QZ57", "QZ58"})
        plant(planted);
    QVERIFY(m_planted.size() >= 40);
}

void TestDeidentify::init()
{
    m_output.renew();
}

void TestDeidentify::planted_areInTheInput()
{
    std::string all;
    for (const fs::path& file : filesIn(m_input.path()))
        all += file.string() + contentOf(file);
    for (const std::string& planted : m_planted)
        QVERIFY2(all.find(planted) != std::string::npos, planted.c_str());
    QVERIFY(all.find(latin1("Größmann")) != std::string::npos);
}

void TestDeidentify::planted_areNowhereInTheOutput_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("cases") << QStringList{"--out", "OUT", "--accept-burned-in"};
    QTest::newRow("refused") << QStringList{"--out", "OUT"};
    QTest::newRow("uids") << QStringList{"--out", "OUT", "--accept-burned-in", "--names", "uid"};
    QTest::newRow("no dates") << QStringList{"--out", "OUT", "--accept-burned-in", "--dates",
                                             "removed"};
    QTest::newRow("json") << QStringList{"--out", "OUT", "--accept-burned-in", "--json"};
    QTest::newRow("dry run") << QStringList{"--dry-run"};
}

void TestDeidentify::planted_areNowhereInTheOutput()
{
    QFETCH(QStringList, arguments);
    arguments.replaceInStrings("OUT", out());
    const ProgramRun run = deidentify(arguments);
    QVERIFY2(run.status == 0 || run.status == 1, run.error.constData());
    std::vector<std::pair<std::string, std::string>> places = {{"stdout", run.out.toStdString()},
                                                               {"stderr", run.error.toStdString()}};
    if (!arguments.contains("--dry-run"))
        for (const fs::path& file : filesIn(out().toStdString()))
            places.emplace_back(file.lexically_relative(out().toStdString()).string(),
                                contentOf(file));
    QVERIFY(arguments.contains("--dry-run") || places.size() > 18);
    for (const auto& [place, bytes] : places)
        for (const std::string& planted : m_planted)
            for (const std::string& form : {planted, latin1(planted)}) {
                QVERIFY2(bytes.find(form) == std::string::npos,
                         qPrintable(QString::fromStdString(planted + " is in " + place)));
                QVERIFY2(place.find(form) == std::string::npos,
                         qPrintable(QString::fromStdString(planted + " names " + place)));
            }
}

void TestDeidentify::planted_areShownWhereAskedFor()
{
    const ProgramRun run = deidentify({"--dry-run", "--show-values"});
    QCOMPARE(run.status, 1); // the report is refused
    for (const char* text : {"QZ13ACC", "Hospital QZ17", "PatientName", "(odd group)"})
        QVERIFY2(run.out.contains(text), text);
    for (const char* text : {"letter QZ56.txt", "report QZ53.dcm", "not a DICOM object"})
        QVERIFY2(run.error.contains(text), text);
}

void TestDeidentify::structure_staysTheSame()
{
    QCOMPARE(deidentify({"--out", out(), "--accept-burned-in"}).status, 0);
    const auto before = scanStudies({m_input.path()});
    const auto after = scanStudies({out().toStdString()});
    QVERIFY(before && after);
    QCOMPARE(after->studies.size(), std::size_t{1});
    QVERIFY(after->problems.empty());
    const auto describe = [](const Study& study) {
        std::vector<std::string> series;
        for (const RoleAssignment& one : assignRoles(study)) {
            const Series& here = study.series[one.seriesIndex];
            std::string text = one.guess.role ? nameOf(*one.guess.role) : "no role";
            std::vector<std::string> planes;
            for (const Instance& instance : here.instances)
                for (const Frame& frame : instance.frames)
                    if (frame.plane)
                        planes.push_back(QStringLiteral(" %1 %2 %3")
                                             .arg(frame.plane->position.x)
                                             .arg(frame.plane->position.y)
                                             .arg(frame.plane->position.z)
                                             .toStdString());
            std::sort(planes.begin(), planes.end());
            for (const std::string& plane : planes)
                text += plane;
            series.push_back(text);
        }
        std::sort(series.begin(), series.end());
        return series;
    };
    QCOMPARE(describe(after->studies[0]), describe(before->studies[0]));
}

void TestDeidentify::references_leadToTheSameFiles()
{
    QCOMPARE(deidentify({"--out", out(), "--accept-burned-in"}).status, 0);
    std::set<std::string> pictures;
    std::string referenced;
    std::string study;
    for (const fs::path& file : filesIn(out().toStdString())) {
        DcmFileFormat format;
        QVERIFY(format.loadFile(file.c_str()).good());
        DcmDataset& data = *format.getDataset();
        if (study.empty())
            study = valueIn(data, DCM_StudyInstanceUID);
        QCOMPARE(valueIn(data, DCM_StudyInstanceUID), study);
        QCOMPARE(valueIn(*format.getMetaInfo(), DCM_MediaStorageSOPInstanceUID),
                 valueIn(data, DCM_SOPInstanceUID));
        QCOMPARE(valueIn(data, DCM_PatientIdentityRemoved), std::string("YES"));
        if (valueIn(data, DCM_Modality) == "MR") {
            pictures.insert(valueIn(data, DCM_SOPInstanceUID));
            continue;
        }
        // The report: its item of type IMAGE names a picture of the export.
        DcmItem* content = nullptr;
        for (long i = 0; data.findAndGetSequenceItem(DCM_ContentSequence, content, i).good(); ++i)
            if (valueIn(*content, DCM_ValueType) == "IMAGE") {
                DcmItem* reference = nullptr;
                QVERIFY(
                    content->findAndGetSequenceItem(DCM_ReferencedSOPSequence, reference).good());
                referenced = valueIn(*reference, DCM_ReferencedSOPInstanceUID);
            }
    }
    QVERIFY(!referenced.empty());
    QVERIFY(pictures.contains(referenced));
}

void TestDeidentify::dciodvfy_findsNoNewError()
{
    TestFolder plain; // of the phantom as it is: what is planted is invalid here and there
    writePhantoms(plain.path(), {.seed = 3, .headers = PhantomHeaders::Full});
    const fs::path before = filesIn(plain.path("train_images")).front();
    const fs::path in = plain.path("one/picture.dcm");
    fs::create_directories(in.parent_path());
    fs::copy_file(before, in);
    const auto old = errorsIn(in);
    if (!old)
        QSKIP("needs dciodvfy");
    for (const QStringList& more : {QStringList{}, QStringList{"--keep-characteristics"},
                                    QStringList{"--dates", "removed"}}) {
        m_output.renew();
        const ProgramRun run =
            runCli(QStringList{"deidentify", plain.filePath("one"), "--out", out()} << more);
        QCOMPARE(run.status, 0);
        const auto made = errorsIn(filesIn(out().toStdString()).at(0));
        QVERIFY(made);
        for (const QByteArray& error : *made)
            QVERIFY2(old->count(error) > 0, error.constData());
    }
}

void TestDeidentify::keyTable_namesTheStudiesForItsOwner()
{
    const QString table = m_output.filePath("table.csv");
    QCOMPARE(deidentify({"--out", out(), "--accept-burned-in", "--key-table", table}).status, 0);
    const QByteArray text = contentOf(table);
    QVERIFY(text.startsWith("study_instance_uid,new_study_instance_uid,folder,new_patient_id,"));
    QVERIFY(text.contains("1.2.826.0.1.3680043.10.54321.5,2.25."));
    QVERIFY(text.contains(",case-0001,P-"));
    QCOMPARE(fs::status(table.toStdString()).permissions(),
             fs::perms::owner_read | fs::perms::owner_write);
}

void TestDeidentify::key_givesTheSameFilesAgain()
{
    const QString key = m_output.filePath("key");
    const auto exported = [&](const QString& folder, const QStringList& more) {
        const ProgramRun run = deidentify(
            QStringList{"--out", m_output.filePath(folder), "--accept-burned-in"} << more);
        if (run.status != 0)
            qFatal("%s", run.error.constData());
        std::vector<std::string> contents;
        for (const fs::path& file : filesIn(m_output.path(folder)))
            contents.push_back(contentOf(file));
        return contents;
    };
    const auto first = exported("first", {"--write-key", key});
    QVERIFY(first.size() > 18);
    QVERIFY(exported("second", {"--key", key}) == first);
    QVERIFY(exported("third", {}) != first);
}

void TestDeidentify::status_isOneWhereAFileWasRefused()
{
    const ProgramRun run = deidentify({"--out", out(), "--json"});
    QCOMPARE(run.status, 1);
    const QJsonObject json = QJsonDocument::fromJson(run.out).object();
    QCOMPARE(json["refused"].toArray().size(), 1);
    QVERIFY(json["refused"][0]["reason"].toString().contains("structured report"));
    QVERIFY(json["refused"][0]["input"].toInt() > 0);
    QVERIFY(json["refused"][0]["path"].isUndefined());
    QCOMPARE(json["not_copied"].toArray().size(), 2);
    QCOMPARE(json["studies"][0]["folder"].toString(), QString("case-0001"));
    QVERIFY(!json["attributes"].toArray().isEmpty());
}

void TestDeidentify::usage_isCheckedBeforeAnythingIsWritten_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no out") << QStringList{};
    QTest::newRow("out not empty") << QStringList{"--out", m_input.folder()};
    QTest::newRow("key in out") << QStringList{"--out", "OUT", "--write-key", "OUT/key"};
    QTest::newRow("table in out") << QStringList{"--out", "OUT", "--key-table", "OUT/a/table"};
    QTest::newRow("table is there")
        << QStringList{"--out", "OUT", "--key-table", m_input.filePath("letter QZ56.txt")};
    QTest::newRow("two keys") << QStringList{"--out", "OUT", "--write-key", "a", "--key", "b"};
    QTest::newRow("dry run with table") << QStringList{"--dry-run", "--key-table", "table"};
}

void TestDeidentify::usage_isCheckedBeforeAnythingIsWritten()
{
    QFETCH(QStringList, arguments);
    const std::size_t before = filesIn(m_input.path()).size();
    arguments.replaceInStrings("OUT", out());
    const ProgramRun run = deidentify(arguments);
    QCOMPARE(run.status, 2);
    QVERIFY(!run.error.isEmpty());
    QVERIFY(!fs::exists(out().toStdString()));
    QCOMPARE(filesIn(m_input.path()).size(), before);
}

QTEST_GUILESS_MAIN(TestDeidentify)
#include "tst_deidentify.moc"
