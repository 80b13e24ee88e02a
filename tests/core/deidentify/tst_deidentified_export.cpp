#include "core/deidentify/deidentified_export.h"
#include "core/dicom/pixels/pixel_reader.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/imaging/block_layout.h"
#include "core/imaging/series_role.h"
#include "tests/core/deidentify/burnt_text.h"
#include "tests/support/encodings/transfer_syntaxes.h"
#include "tests/support/phantom_files.h"
#include "tests/support/real_data.h"
#include "tests/support/sample_image.h"
#include "tests/support/sample_object.h"
#include "tests/support/test_folder.h"

#include <QDate>
#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

/// Whole exports: structure, pixels, names, and what is refused.
class TestDeidentifiedExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }
    void study_isTheSameStudyAfterwards_data();
    void study_isTheSameStudyAfterwards();
    void pixels_areCopiedInEveryEncoding_data();
    void pixels_areCopiedInEveryEncoding();
    void missingDelimiter_isWrittenAnew();
    void studiesOfOnePatient_staySo();
    void key_makesRunsAgree();
    void dryRun_countsAndWritesNothing();
    void cases_areNumberedOnAndNothingIsReplaced();
    void uids_nameFoldersAndFiles();
    void doubtfulObjects_areRefusedUnlessAccepted_data();
    void doubtfulObjects_areRefusedUnlessAccepted();
    void documents_areAlwaysRefused();
    void burntInText_refusesTheSeries();
    void otherFiles_areCountedAndNotCopied();
    void damagedFiles_areRefused();
    void nothingUsable_isAnErrorWithoutNames();
    void realSeries_isNotTakenForText_data();
    void realSeries_isNotTakenForText();

private:
    [[nodiscard]] Result<ExportResult> exported(ExportOptions options = {}) const
    {
        options.out = m_folder.path("out");
        return exportDeidentified({m_folder.path("in")}, m_names, options);
    }
    /// Exports everything in "in", and requires that it worked.
    ExportResult mustExport(const ExportOptions& options = {}) const
    {
        auto result = exported(options);
        if (!result)
            qFatal("not exported: %s", result.error().message.c_str());
        return std::move(*result);
    }
    /// Files below a folder, relative to it.
    static std::set<std::string> filesIn(const fs::path& folder)
    {
        std::set<std::string> files;
        if (fs::exists(folder))
            for (const auto& entry : fs::recursive_directory_iterator(folder))
                if (entry.is_regular_file())
                    files.insert(entry.path().lexically_relative(folder).string());
        return files;
    }
    static Instance instanceIn(const fs::path& file)
    {
        const auto scan = scanStudies({file});
        if (!scan)
            qFatal("not DICOM: %s", file.c_str());
        return scan->studies.at(0).series.at(0).instances.at(0);
    }

    const Pseudonyms m_names{Pseudonyms::Key{5}};
    TestFolder m_folder;
};

namespace {

/// What must not change of a series: roles and geometry.
std::string describe(const Series& series, const std::optional<SeriesRole>& role)
{
    std::string text = role ? nameOf(*role) : "no role";
    for (const SliceBlock& block : layoutBlocks(series)) {
        const VolumeGeometry& at = block.geometry;
        text += QStringLiteral("; %1 x %2 x %3 at %4 %5 %6, %7 %8 %9")
                    .arg(at.columns)
                    .arg(at.rows)
                    .arg(at.slices)
                    .arg(at.origin.x)
                    .arg(at.origin.y)
                    .arg(at.origin.z)
                    .arg(at.columnSpacing)
                    .arg(at.rowSpacing)
                    .arg(at.sliceSpacing)
                    .toStdString();
    }
    return text;
}

std::vector<std::string> describe(const Study& study)
{
    std::vector<std::string> series;
    for (const RoleAssignment& one : assignRoles(study))
        series.push_back(describe(study.series[one.seriesIndex], one.guess.role));
    std::sort(series.begin(), series.end());
    return series;
}

/// From the last Pixel Data element of little endian on.
std::string pixelBytes(const fs::path& file)
{
    const std::string bytes = contentOf(file);
    const std::size_t begin = bytes.rfind(std::string("\xE0\x7F\x10\x00", 4));
    return begin == std::string::npos ? std::string() : bytes.substr(begin);
}

} // namespace

void TestDeidentifiedExport::study_isTheSameStudyAfterwards_data()
{
    QTest::addColumn<int>("headers");
    QTest::newRow("full") << static_cast<int>(PhantomHeaders::Full);
    QTest::newRow("challenge") << static_cast<int>(PhantomHeaders::Challenge);
}

void TestDeidentifiedExport::study_isTheSameStudyAfterwards()
{
    QFETCH(int, headers);
    writePhantoms(m_folder.path("data"),
                  {.seed = 4, .headers = static_cast<PhantomHeaders>(headers)});
    // Beside no table of roles: the export has none either.
    fs::rename(m_folder.path("data/train_images"), m_folder.path("in"));
    const auto before = scanStudies({m_folder.path("in")});
    QVERIFY(before);
    const ExportResult result = mustExport();
    QVERIFY(result.refused.empty());
    QCOMPARE(result.studies.size(), std::size_t{1});
    const auto after = scanStudies({m_folder.path("out")});
    QVERIFY(after);
    QVERIFY(after->problems.empty());
    QCOMPARE(after->studies.size(), std::size_t{1});
    QCOMPARE(after->fileCount, before->fileCount);
    const Study& study = after->studies[0];
    QCOMPARE(describe(study), describe(before->studies[0]));
    QCOMPARE(study.studyInstanceUid, m_names.uid(before->studies[0].studyInstanceUid));
    QCOMPARE(study.studyInstanceUid, result.studies[0].newStudyInstanceUid);
    QCOMPARE(study.patientName, std::string());
    std::set<std::string> expected;
    std::set<std::string> spaces;
    for (const Series& series : before->studies[0].series)
        for (const Instance& instance : series.instances) {
            expected.insert(m_names.uid(instance.sopInstanceUid));
            spaces.insert(m_names.uid(instance.frameOfReferenceUid));
        }
    for (const Series& series : study.series)
        for (const Instance& instance : series.instances) {
            QVERIFY(expected.contains(instance.sopInstanceUid));
            QVERIFY(spaces.contains(instance.frameOfReferenceUid));
        }
    QVERIFY(filesIn(m_folder.path("out")).contains("case-0001/series-01/0001.dcm"));
}

void TestDeidentifiedExport::pixels_areCopiedInEveryEncoding_data()
{
    QTest::addColumn<QByteArray>("syntax");
    for (const char* uid :
         {syntax::kImplicit, syntax::kExplicit, syntax::kBigEndian, syntax::kDeflated, syntax::kRle,
          syntax::kJpegLossless, syntax::kJpegLosslessFirstOrder, syntax::kJpegLs})
        QTest::newRow(uid) << QByteArray(uid);
}

void TestDeidentifiedExport::pixels_areCopiedInEveryEncoding()
{
    QFETCH(QByteArray, syntax);
    SampleImage image;
    image.transferSyntaxUid = syntax.toStdString();
    image.rows = 80;
    image.columns = 96;
    const fs::path in = m_folder.path("in/one.dcm");
    fs::create_directories(in.parent_path());
    writeSample(in, image);
    const ExportResult result = mustExport();
    QVERIFY(result.refused.empty());
    const fs::path out = m_folder.path("out/case-0001/series-01/0001.dcm");
    const Instance before = instanceIn(in);
    const Instance after = instanceIn(out);
    QCOMPARE(after.transferSyntaxUid, syntax.toStdString());
    const auto old = readPixels(before);
    const auto made = readPixels(after);
    QVERIFY(old && made);
    QVERIFY(old->stored == made->stored);
    const bool isReadable = syntax != syntax::kDeflated && syntax != syntax::kBigEndian;
    if (isReadable)
        QVERIFY(!pixelBytes(in).empty() && pixelBytes(in) == pixelBytes(out));
}

void TestDeidentifiedExport::missingDelimiter_isWrittenAnew()
{
    SampleImage image;
    image.transferSyntaxUid = syntax::kJpegLosslessFirstOrder;
    image.rows = 80;
    image.columns = 96;
    const fs::path in = m_folder.path("in/one.dcm");
    fs::create_directories(in.parent_path());
    writeSample(in, image);
    const std::string whole = pixelBytes(in);
    constexpr std::uintmax_t delimiter = 8; // bytes
    truncateFile(in, delimiter);
    QVERIFY(mustExport().refused.empty());
    QVERIFY(pixelBytes(m_folder.path("out/case-0001/series-01/0001.dcm")) == whole);
}

void TestDeidentifiedExport::studiesOfOnePatient_staySo()
{
    const auto write = [&](const char* folder, const char* study, const char* patient,
                           const char* date) {
        SampleImage image;
        image.studyUid = study;
        image.seriesUid = std::string(study) + ".1";
        image.patientId = patient;
        image.change = [&](DcmDataset& data) {
            put(data, DCM_StudyDate, date);
        };
        writeStack(m_folder.path(folder), image, 2);
    };
    write("in/a", "1.2.826.0.1.1", "P7", "20240110");
    write("in/b", "1.2.826.0.1.2", "P 007", "20240310"); // the same number
    write("in/c", "1.2.826.0.1.3", "P8", "20240310");
    const ExportResult result = mustExport();
    QCOMPARE(result.studies.size(), std::size_t{3});
    const auto after = scanStudies({m_folder.path("out")});
    QVERIFY(after);
    std::map<std::string, std::vector<QDate>> dates; // by patient
    for (const Study& study : after->studies)
        dates[study.patientId].push_back(
            QDate::fromString(QString::fromStdString(study.studyDate), "yyyyMMdd"));
    QCOMPARE(dates.size(), std::size_t{2});
    for (const auto& [patient, days] : dates)
        if (days.size() == 2)
            QCOMPARE(days[0].daysTo(days[1]), QDate(2024, 1, 10).daysTo(QDate(2024, 3, 10)));
    QVERIFY(std::all_of(dates.begin(), dates.end(),
                        [](const auto& one) { return one.second[0] < QDate(2023, 3, 12); }));
}

void TestDeidentifiedExport::key_makesRunsAgree()
{
    writeStack(m_folder.path("in"), {}, 3);
    mustExport();
    const fs::path first = m_folder.path("first");
    fs::rename(m_folder.path("out"), first);
    mustExport();
    const auto files = filesIn(first);
    QCOMPARE(files.size(), std::size_t{3});
    for (const std::string& file : files)
        QCOMPARE(contentOf(m_folder.path("out") / file), contentOf(first / file));
}

void TestDeidentifiedExport::dryRun_countsAndWritesNothing()
{
    writeStack(m_folder.path("in"), {}, 3);
    const ExportResult result = mustExport({.isDryRun = true});
    QCOMPARE(result.studies.at(0).files, std::size_t{3});
    QVERIFY(!fs::exists(m_folder.path("out")));
    const AttributeCount& uid = result.counts.all().at(0x00080018);
    QCOMPARE(uid.replaced, std::size_t{3});
    QVERIFY(uid.examples.empty());
    QVERIFY(!mustExport({.isDryRun = true, .keepsExamples = true})
                 .counts.all()
                 .at(0x00080018)
                 .examples.empty());
}

void TestDeidentifiedExport::cases_areNumberedOnAndNothingIsReplaced()
{
    writeStack(m_folder.path("in"), {}, 2);
    mustExport();
    const auto before = filesIn(m_folder.path("out"));
    QCOMPARE(mustExport().studies.at(0).folder, std::string("case-0002"));
    const auto after = filesIn(m_folder.path("out"));
    QCOMPARE(after.size(), 2 * before.size());

    QVERIFY(exported({.names = ExportNames::Uids}));
    const auto again = exported({.names = ExportNames::Uids});
    QVERIFY(!again);
    QCOMPARE(again.error().code, ErrorCode::NotWritable);
}

void TestDeidentifiedExport::uids_nameFoldersAndFiles()
{
    SampleImage image; // the same SOP Instance UID twice
    fs::create_directories(m_folder.path("in"));
    writeSample(m_folder.path("in/a"), image);
    image.position = {0, 0, 4};
    writeSample(m_folder.path("in/b"), image);
    mustExport({.names = ExportNames::Uids});
    const std::string base = m_names.uid(image.studyUid) + '/' + m_names.uid(image.seriesUid) + '/'
        + m_names.uid(image.sopUid);
    QCOMPARE(filesIn(m_folder.path("out")),
             (std::set<std::string>{base + ".dcm", base + "-2.dcm"}));
}

void TestDeidentifiedExport::doubtfulObjects_areRefusedUnlessAccepted_data()
{
    QTest::addColumn<QByteArray>("kind");
    for (const char* kind :
         {"burned in", "capture", "report", "screen save", "ultrasound", "overlay in pixels"})
        QTest::newRow(kind) << QByteArray(kind);
}

void TestDeidentifiedExport::doubtfulObjects_areRefusedUnlessAccepted()
{
    QFETCH(QByteArray, kind);
    fs::create_directories(m_folder.path("in"));
    const fs::path file = m_folder.path("in/doubtful");
    SampleImage image;
    image.change = [&](DcmDataset& data) {
        if (kind == "burned in")
            put(data, DCM_BurnedInAnnotation, "YES");
        else if (kind == "screen save")
            put(data, DCM_ImageType, "DERIVED\\SECONDARY\\SCREEN SAVE");
        else if (kind == "overlay in pixels")
            require(data.putAndInsertUint16(DcmTag(0x6000, 0x0010, EVR_US), 4));
    };
    if (kind == "ultrasound")
        image.modality = "US";
    if (kind == "capture")
        writeCapture(file, {});
    else if (kind == "report")
        writeReport(file, sampleReport());
    else
        writeSample(file, image);
    const ExportResult refused = mustExport();
    QCOMPARE(refused.refused.size(), std::size_t{1});
    QCOMPARE(refused.refused[0].input, std::size_t{1});
    QVERIFY(refused.studies.empty());
    QVERIFY(filesIn(m_folder.path("out")).empty());

    const ExportResult accepted = mustExport({.acceptsBurnedIn = true});
    QVERIFY(accepted.refused.empty());
    QCOMPARE(accepted.accepted.size(), std::size_t{1});
    QCOMPARE(accepted.accepted[0].reason, refused.refused[0].reason);
    QCOMPARE(filesIn(m_folder.path("out")).size(), std::size_t{1});
}

void TestDeidentifiedExport::documents_areAlwaysRefused()
{
    fs::create_directories(m_folder.path("in"));
    SampleObject object;
    object.sopClassUid = "1.2.840.10008.5.1.4.1.1.104.1";
    object.modality = "DOC";
    writeDocument(m_folder.path("in/pdf"), samplePdf(), "application/pdf", object);
    object.sopClassUid = "1.3.12.2.1107.5.9.1"; // private
    object.sopUid += ".2";
    writeObject(m_folder.path("in/private"), object);
    const ExportResult result = mustExport({.acceptsBurnedIn = true});
    QCOMPARE(result.refused.size(), std::size_t{2});
    QVERIFY(filesIn(m_folder.path("out")).empty());
}

void TestDeidentifiedExport::burntInText_refusesTheSeries()
{
    SampleImage image;
    image.rows = 128;
    image.columns = 128;
    image.pixels.assign(std::size_t{128} * 128, 40);
    writeStack(m_folder.path("in/clean"), image, 5);
    image.seriesUid += "9";
    image.seriesNumber = 9;
    fs::create_directories(m_folder.path("in/burnt"));
    for (int i = 0; i < 5; ++i) {
        SampleImage slice = image;
        slice.sopUid = image.seriesUid + '.' + std::to_string(i + 1);
        slice.instanceNumber = i + 1;
        slice.position = {0, 0, 4.0 * i};
        if (i < 3)
            burnText(slice.pixels, 128, "MAIER 1961", 6, 6, 1, std::uint16_t{900});
        writeSample(m_folder.path(QStringLiteral("in/burnt/%1").arg(i)), slice);
    }
    const ExportResult result = mustExport();
    QCOMPARE(result.refused.size(), std::size_t{5});
    QCOMPARE(filesIn(m_folder.path("out")).size(), std::size_t{5});
    fs::remove_all(m_folder.path("out"));
    const ExportResult accepted = mustExport({.acceptsBurnedIn = true});
    QCOMPARE(accepted.accepted.size(), std::size_t{5});
    QCOMPARE(filesIn(m_folder.path("out")).size(), std::size_t{10});
}

void TestDeidentifiedExport::otherFiles_areCountedAndNotCopied()
{
    writeStack(m_folder.path("in"), {}, 2);
    writeText(m_folder.path("in/notes.txt"), std::string("Miller"));
    const ExportResult result = mustExport();
    QCOMPARE(result.inputs, std::size_t{3});
    QCOMPARE(result.notCopied.size(), std::size_t{1});
    QCOMPARE(result.notCopied[0].input, std::size_t{3}); // behind IM1 and IM2
    QVERIFY(result.refused.empty());
    QCOMPARE(filesIn(m_folder.path("out")).size(), std::size_t{2});
}

void TestDeidentifiedExport::damagedFiles_areRefused()
{
    writeStack(m_folder.path("in"), {}, 3);
    truncateFile(m_folder.path("in/IM2"), 20);
    const ExportResult result = mustExport();
    QCOMPARE(result.refused.size(), std::size_t{1});
    QCOMPARE(result.refused[0].input, std::size_t{2});
    QCOMPARE(filesIn(m_folder.path("out")).size(), std::size_t{2});
}

void TestDeidentifiedExport::nothingUsable_isAnErrorWithoutNames()
{
    writeText(m_folder.path("in/Miller.txt"), std::string("Miller"));
    const auto result = exported();
    QVERIFY(!result);
    QCOMPARE(result.error().code, ErrorCode::NotDicom);
    QVERIFY(result.error().message.find("Miller") == std::string::npos);
}

void TestDeidentifiedExport::realSeries_isNotTakenForText_data()
{
    QTest::addColumn<QString>("folder");
    for (const char* folder : {"patient-positions", "enhanced-sagittal"})
        QTest::newRow(folder) << QString(folder);
}

void TestDeidentifiedExport::realSeries_isNotTakenForText()
{
    QFETCH(QString, folder);
    const fs::path data = realData(folder);
    if (data.empty())
        QSKIP("needs FORAMEN_TEST_DATA");
    const auto result = exportDeidentified({data}, m_names, {.out = {}, .isDryRun = true});
    QVERIFY(result);
    QVERIFY(!result->studies.empty());
    for (const FileRemark& one : result->refused)
        QVERIFY2(one.reason.find("text at the edges") == std::string::npos, one.path.c_str());
}

QTEST_APPLESS_MAIN(TestDeidentifiedExport)
#include "tst_deidentified_export.moc"
