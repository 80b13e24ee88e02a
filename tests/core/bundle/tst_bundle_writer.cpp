#include "core/bundle/bundle_writer.h"

#include "core/ai/model/model_bundle.h"
#include "core/bundle/bundle_reader.h"
#include "core/report/json/json_writer.h"
#include "core/report/sr/reading/sr_reader.h"
#include "tests/core/bundle/bundle_case.h"
#include "tests/core/report/random_report.h"
#include "tests/support/faults/failing_files.h"

#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <algorithm>
#include <cerrno>
#include <stop_token>
#include <vector>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

/// Writing case bundles, as they are and de-identified.
class TestBundleWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_case.renew(); }
    void bundle_holdsAllOfTheCase();
    void bundle_holdsEachFileOnce();
    void readings_areTheSameAgain();
    void card_isThatOfTheModelThatGraded();
    void card_ofAnotherModelIsLeftOut();
    void deidentified_fitsItsImages();
    void deidentified_leavesDoubtfulImagesOut();
    void deidentified_withoutAnyImageIsRefused();
    void otherStudy_isRefused();
    void failures_leaveTheOldFile_data();
    void failures_leaveTheOldFile();
    void cancel_leavesTheOldFile_data();
    void cancel_leavesTheOldFile();
    void progress_rises_data();
    void progress_rises();

private:
    /// Writes and reads; both must work.
    CaseBundle mustBundle(const BundleInput& input, const BundleOptions& options = {})
    {
        auto written = writeBundle(m_case.file(), input, options);
        if (!written)
            qFatal("not written: %s", written.error().message.c_str());
        m_written = *std::move(written);
        auto read = readBundle(m_case.file());
        if (!read)
            qFatal("not read: %s", read.error().message.c_str());
        return *std::move(read);
    }
    static void addYesNo()
    {
        QTest::addColumn<bool>("deidentified");
        QTest::newRow("as it is") << false;
        QTest::newRow("de-identified") << true;
    }

    WrittenBundle m_written;
    BundleCase m_case;
};

void TestBundleWriter::bundle_holdsAllOfTheCase()
{
    const Study study = m_case.writeStudy(3);
    const Report report = BundleCase::reportOf(study);
    const CaseBundle bundle = mustBundle({study, report});
    QVERIFY(!bundle.manifest.isDeidentified);
    QCOMPARE(bundle.manifest.studyInstanceUid, study.studyInstanceUid);
    QCOMPARE(BundleCase::filesIn(bundle.folder),
             (std::set<std::string>{"README.txt", "assessment.json", "bundle.json",
                                    "images/series-01/0001.dcm", "images/series-01/0002.dcm",
                                    "images/series-01/0003.dcm", "report-ai.dcm", "report.dcm"}));
    QVERIFY(bundle.manifest == m_written.manifest);
    QCOMPARE(contentOf(bundle.folder / "assessment.json"), assessmentJson(report));
    QCOMPARE(assessmentJson(bundle.report), assessmentJson(report));
    for (const Instance& instance : study.series[0].instances)
        QCOMPARE(contentOf(bundle.folder
                           / QStringLiteral("images/series-01/%1.dcm")
                                 .arg(instance.instanceNumber, 4, 10, QLatin1Char('0'))
                                 .toStdString()),
                 contentOf(instance.path));
    const std::string readme = contentOf(bundle.folder / "README.txt");
    QVERIFY(readme.find("NOT DE-IDENTIFIED") != std::string::npos);
    QVERIFY(readme.find(std::string(kIntendedUse)) != std::string::npos);
    QVERIFY(readme.find("report.pdf") == std::string::npos); // there is none
    // It opens as any archive: the images, and the reports as documents of the same study.
    const auto scan = scanStudies({m_case.file()});
    QVERIFY(scan);
    QCOMPARE(scan->studies.size(), std::size_t{1});
    QCOMPARE(scan->studies[0].studyInstanceUid, study.studyInstanceUid);
    const auto model = readSr(bundle.folder / "report-ai.dcm");
    const auto reader = readSr(bundle.folder / "report.dcm");
    QVERIFY(model && reader);
    QVERIFY(joinedAssessment(*model, *reader));
}

void TestBundleWriter::bundle_holdsEachFileOnce()
{
    Study study = m_case.writeStudy(2);
    study.series.push_back(study.series.front()); // parts of one file in two series
    const CaseBundle bundle = mustBundle({study, BundleCase::reportOf(study)});
    QCOMPARE(bundle.manifest.imageCount(), std::size_t{2});
}

/// Of a thousand random reports, each comes back as it was.
void TestBundleWriter::readings_areTheSameAgain()
{
    constexpr int count = 1000;
    Study study = m_case.writeStudy(1);
    RandomReports reports(5);
    for (int i = 0; i < count; ++i) {
        const Report report = reports.next();
        study.studyInstanceUid = report.assessment.study().studyInstanceUid;
        const CaseBundle bundle = mustBundle({study, report});
        const std::string written = assessmentJson(report);
        if (assessmentJson(bundle.report) != written) // shows the first line that differs
            QCOMPARE(QString::fromStdString(assessmentJson(bundle.report)).split('\n'),
                     QString::fromStdString(written).split('\n'));
    }
}

void TestBundleWriter::card_isThatOfTheModelThatGraded()
{
    const fs::path folder(qgetenv("FORAMEN_MODEL").toStdString());
    const auto card = parseModelCard(contentOf(folder / "card.json"));
    QVERIFY(card);
    const Study study = m_case.writeStudy();
    Report report = BundleCase::reportOf(study);
    ModelIdentity model = *report.assessment.model();
    model.sha256 = card->sha256;
    report.assessment.setModel(model);
    const CaseBundle bundle = mustBundle({study, report, folder});
    QCOMPARE(contentOf(bundle.folder / "card.json"), contentOf(folder / "card.json"));
    QVERIFY(contentOf(bundle.folder / "README.txt").find("card.json") != std::string::npos);
}

void TestBundleWriter::card_ofAnotherModelIsLeftOut()
{
    const fs::path folder(qgetenv("FORAMEN_MODEL").toStdString());
    const Study study = m_case.writeStudy();
    const Report report = BundleCase::reportOf(study);
    QVERIFY(!mustBundle({study, report, folder}).manifest.file("card.json"));
    QVERIFY(!mustBundle({study, report, m_case.path("nothing")}).manifest.file("card.json"));
}

void TestBundleWriter::deidentified_fitsItsImages()
{
    SampleImage image;
    image.description = "t2_tse_sag";
    image.change = [](DcmDataset& data) {
        put(data, DCM_PatientName, "Miller^Eve");
        put(data, DCM_StudyDate, "20261120");
    };
    const Study study = m_case.writeStudy(3, image);
    Report report = BundleCase::reportOf(study);
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    report.assessment.setComment(
        site,
        CellComment{"Seen with Mrs Miller\nno fluid", "Reader^Ann", "2026-11-20T10:05:00+01:00"});
    const CaseBundle bundle = mustBundle({study, report}, {.isDeidentified = true});
    const auto scan = scanStudies({bundle.folder / "images"});
    QVERIFY(scan && scan->studies.size() == 1);
    const Study& images = scan->studies.front();
    QVERIFY(images.studyInstanceUid != study.studyInstanceUid);
    const Assessment& made = bundle.report.assessment;
    QCOMPARE(made.study().studyInstanceUid, images.studyInstanceUid);
    QCOMPARE(made.study().patientId, images.patientId);
    QCOMPARE(made.study().studyDate, images.studyDate);
    QCOMPARE(made.study().patientName, std::string());
    QCOMPARE(bundle.report.studyId, images.studyInstanceUid);
    QCOMPARE(bundle.manifest.studyInstanceUid, images.studyInstanceUid);
    std::set<std::string> pictures;
    for (const Instance& instance : images.series[0].instances)
        pictures.insert(instance.sopInstanceUid);
    const auto& point = made.cell(siteAt(0)).readerLocation;
    QVERIFY(point && pictures.contains(point->sopInstanceUid));
    QCOMPARE(point->seriesInstanceUid, images.series[0].seriesInstanceUid);
    QCOMPARE(point->image.column, report.assessment.cell(siteAt(0)).readerLocation->image.column);
    QCOMPARE(bundle.report.measurements.size(), report.measurements.size());
    for (const ReportMeasurement& one : bundle.report.measurements)
        QVERIFY(pictures.contains(one.annotation.picture.sopInstanceUid));
    QVERIFY(pictures.contains(bundle.report.keyImages.at(0).annotation.picture.sopInstanceUid));
    QCOMPARE(bundle.report.series.at(0).seriesInstanceUid, images.series[0].seriesInstanceUid);
    QCOMPARE(bundle.report.series.at(0).seriesDescription, std::string("t2_tse_sag"));
    QCOMPARE(made.cell(site).comment->text, std::string("REMOVED\nno fluid"));
    QCOMPARE(made.cell(site).comment->readerName, std::string("Reader^Ann"));
    // Decided on the day of the images, before and after.
    const std::string day = made.cell(site).decision->time.substr(0, 10);
    QCOMPARE(day.substr(0, 4) + day.substr(5, 2) + day.substr(8, 2), images.studyDate);
    QCOMPARE(*made.cell(site).severity(), *report.assessment.cell(site).severity());
    QVERIFY(contentOf(bundle.folder / "README.txt").starts_with("A case of Foramen"));
    QVERIFY(contentOf(bundle.folder / "README.txt").find("\nDE-IDENTIFIED") != std::string::npos);
    // The reports are of the same study as the images.
    const auto whole = scanStudies({bundle.folder});
    QVERIFY(whole);
    QCOMPARE(whole->studies.size(), std::size_t{1});
    QVERIFY(m_written.refused.empty());
}

void TestBundleWriter::deidentified_leavesDoubtfulImagesOut()
{
    SampleImage image;
    writeStack(m_case.path("in/clean"), image, 2);
    image.seriesUid += ".2";
    image.seriesNumber = 2;
    image.change = [](DcmDataset& data) {
        put(data, DCM_BurnedInAnnotation, "YES");
    };
    writeStack(m_case.path("in/burnt"), image, 2);
    const auto scan = scanStudies({m_case.path("in")});
    QVERIFY(scan);
    const Study& study = scan->studies.front();
    Report report = BundleCase::reportOf(study);
    // A point, a key image and an evidence picture of what is left out.
    const auto burnt =
        std::find_if(study.series.begin(), study.series.end(),
                     [&](const Series& one) { return one.seriesInstanceUid == image.seriesUid; });
    QVERIFY(burnt != study.series.end());
    SiteLocation point = *report.assessment.cell(siteAt(0)).readerLocation;
    point.sopInstanceUid = burnt->instances.front().sopInstanceUid + ".burnt";
    report.assessment.setReaderLocation(siteAt(0), point);
    CaseBundle bundle = mustBundle({study, report}, {.isDeidentified = true});
    QCOMPARE(bundle.manifest.imageCount(), std::size_t{2});
    QCOMPARE(bundle.manifest.leftOut, std::size_t{2});
    QCOMPARE(m_written.refused.size(), std::size_t{2});
    QVERIFY(contentOf(bundle.folder / "README.txt").find("2 files of the study are left out")
            != std::string::npos);
    bundle = mustBundle({study, report}, {.isDeidentified = true, .acceptsBurnedIn = true});
    QCOMPARE(bundle.manifest.imageCount(), std::size_t{4});
    QCOMPARE(m_written.accepted.size(), std::size_t{2});
}

void TestBundleWriter::deidentified_withoutAnyImageIsRefused()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        put(data, DCM_BurnedInAnnotation, "YES");
    };
    const Study study = m_case.writeStudy(2, image);
    const auto written =
        writeBundle(m_case.file(), {study, BundleCase::reportOf(study)}, {.isDeidentified = true});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Unsupported);
    QVERIFY(!fs::exists(m_case.file()));
    QVERIFY(m_case.leavesNothing());
}

void TestBundleWriter::otherStudy_isRefused()
{
    const Study study = m_case.writeStudy();
    Report report = BundleCase::reportOf(study);
    StudyIdentity other = report.assessment.study();
    other.studyInstanceUid += ".9";
    report.assessment.setStudy(other);
    const auto written = writeBundle(m_case.file(), {study, report}, {});
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!fs::exists(m_case.file()));
}

void TestBundleWriter::failures_leaveTheOldFile_data()
{
    QTest::addColumn<int>("call");
    QTest::addColumn<int>("error");
    QTest::addColumn<QByteArray>("place");
    QTest::addColumn<bool>("deidentified");
    QTest::addColumn<int>("code");
    const int notWritable = int(ErrorCode::NotWritable);
    for (const bool deidentified : {false, true}) {
        const char* how = deidentified ? "de-identified" : "as it is";
        QTest::addRow("full, %s", how)
            << int(FileCall::Write) << ENOSPC << QByteArray("case.zip.part") << deidentified
            << notWritable;
        QTest::addRow("cache full, %s", how)
            << int(FileCall::Write) << ENOSPC << QByteArray("/opened/") << deidentified
            << notWritable;
        QTest::addRow("no permission, %s", how)
            << int(FileCall::Create) << EACCES << QByteArray("case.zip.part") << deidentified
            << notWritable;
        QTest::addRow("not renamed, %s", how)
            << int(FileCall::Rename) << EACCES << QByteArray("/case.zip") << deidentified
            << notWritable;
    }
    QTest::newRow("an image cannot be read")
        << int(FileCall::Read) << EIO << QByteArray("/in/") << false << int(ErrorCode::NotReadable);
}

void TestBundleWriter::failures_leaveTheOldFile()
{
    QFETCH(int, call);
    QFETCH(int, error);
    QFETCH(QByteArray, place);
    QFETCH(bool, deidentified);
    QFETCH(int, code);
    const Study study = m_case.writeStudy();
    const Report report = BundleCase::reportOf(study);
    writeText(m_case.file(), std::string("old"));
    FailingFiles faults;
    faults.fail(static_cast<FileCall>(call), error, place.toStdString());
    const auto written =
        writeBundle(m_case.file(), {study, report}, {.isDeidentified = deidentified});
    faults.release();
    QVERIFY(!written);
    QCOMPARE(int(written.error().code), code);
    QCOMPARE(contentOf(m_case.file()), std::string("old"));
    QVERIFY(m_case.leavesNothing());
}

void TestBundleWriter::cancel_leavesTheOldFile_data()
{
    addYesNo();
}

void TestBundleWriter::cancel_leavesTheOldFile()
{
    QFETCH(bool, deidentified);
    const Study study = m_case.writeStudy(4);
    const Report report = BundleCase::reportOf(study);
    writeText(m_case.file(), std::string("old"));
    for (const double at : {0.0, 0.2, 0.6, 0.9}) {
        std::stop_source stop;
        const auto written =
            writeBundle(m_case.file(), {study, report}, {.isDeidentified = deidentified},
                        {stop.get_token(), [&](double fraction) {
                             if (fraction >= at)
                                 stop.request_stop();
                         }});
        QVERIFY(!written);
        QCOMPARE(written.error().code, ErrorCode::Cancelled);
        QCOMPARE(contentOf(m_case.file()), std::string("old"));
        QVERIFY(m_case.leavesNothing());
    }
}

void TestBundleWriter::progress_rises_data()
{
    addYesNo();
}

void TestBundleWriter::progress_rises()
{
    QFETCH(bool, deidentified);
    const Study study = m_case.writeStudy(4);
    std::vector<double> fractions;
    QVERIFY(writeBundle(m_case.file(), {study, BundleCase::reportOf(study)},
                        {.isDeidentified = deidentified}, {{}, [&](double fraction) {
                                                               fractions.push_back(fraction);
                                                           }}));
    QVERIFY(fractions.size() > 4);
    QVERIFY(std::is_sorted(fractions.begin(), fractions.end()));
    QCOMPARE(fractions.back(), 1.0);
}

QTEST_GUILESS_MAIN(TestBundleWriter)
#include "tst_bundle_writer.moc"
