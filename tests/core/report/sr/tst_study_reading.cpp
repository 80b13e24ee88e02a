#include "core/report/sr/reading/study_reading.h"

#include "core/report/sr/sr_writer.h"
#include "tests/core/report/sample_report.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <cmath>
#include <fstream>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr const char* kComprehensiveSr = "1.2.840.10008.5.1.4.1.1.88.33";
constexpr Site kMoved{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

Instance documentAt(const std::filesystem::path& path)
{
    Instance document;
    document.path = path;
    document.kind = InstanceKind::Other;
    document.sopClassUid = kComprehensiveSr;
    return document;
}

} // namespace

/// A study with images and structured reports of this program.
class TestStudyReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void report_isReadWithItsPlaces();
    void pointWithoutItsImage_isLeftOut();
    void newestReport_counts();
    void reportOfAnotherPatient_isNone();
    void studyWithoutReport_hasNone();
    void aiResultAlone_isNone();
    void damagedReport_isAFailure();

private:
    /// The study of sampleAssessment(), with the image of a moved point.
    void makeStudy();
    void add(const Report& report, const char* name)
    {
        QVERIFY(writeReaderSr(m_folder.path(name), report));
        m_study.series.back().instances.push_back(documentAt(m_folder.path(name)));
    }
    [[nodiscard]] Report report(Severity severity, const std::string& time) const
    {
        Assessment assessment = sampleAssessment();
        assessment.setDecision(kMoved, ReaderDecision{severity, false, "Reader^Ann", time});
        assessment.setReaderLocation(kMoved, m_place);
        Report made = sampleReport(assessment);
        made.time = time;
        return made;
    }

    TestFolder m_folder;
    Study m_study;
    SiteLocation m_place;
};

void TestStudyReading::init()
{
    m_folder.renew();
    makeStudy();
}

void TestStudyReading::makeStudy()
{
    const StudyIdentity identity = sampleAssessment().study();
    m_study = {};
    m_study.studyInstanceUid = identity.studyInstanceUid;
    m_study.patientId = identity.patientId;
    m_study.patientName = identity.patientName;
    m_study.patientBirthDate = identity.patientBirthDate;
    m_study.patientSex = identity.patientSex;
    m_study.studyDate = identity.studyDate;
    Instance image;
    image.sopInstanceUid = "1.2.3.9.77";
    image.instanceNumber = 9;
    Frame frame;
    frame.plane = ImagePlane{.position = {10, 20, 30},
                             .rowDirection = {0, 1, 0},
                             .columnDirection = {0, 0, -1},
                             .rowSpacing = 0.5,
                             .columnSpacing = 0.25};
    image.frames = {frame};
    Series images;
    images.seriesInstanceUid = "1.2.3.3";
    images.instances = {image};
    Series documents;
    documents.seriesInstanceUid = "1.2.3.8";
    m_study.series = {images, documents};
    m_place = {.seriesInstanceUid = "1.2.3.3",
               .sopInstanceUid = "1.2.3.9.77",
               .instanceNumber = 9,
               .image = {40, 8},
               .patient = {10, 30, 26}}; // 40 columns of 0.25 mm to posterior, 8 rows of 0.5 down
}

void TestStudyReading::report_isReadWithItsPlaces()
{
    add(report(Severity::Severe, "2026-11-20T10:05:00+01:00"), "a.dcm");
    const auto found = readersReportOf(m_study);
    QVERIFY(found && *found);
    const AssessmentCell& cell = (*found)->assessment.cell(kMoved);
    QCOMPARE(cell.decision->severity, std::optional(Severity::Severe));
    QCOMPARE(cell.decision->readerName, std::string("Reader^Ann"));
    QVERIFY(!cell.finding); // readers' part alone
    QVERIFY(cell.readerLocation);
    QCOMPARE(cell.readerLocation->instanceNumber, 9);
    QVERIFY(distance(cell.readerLocation->patient, m_place.patient) < 1e-3);
}

void TestStudyReading::pointWithoutItsImage_isLeftOut()
{
    add(report(Severity::Severe, "2026-11-20T10:05:00+01:00"), "a.dcm");
    m_study.series.front().instances.clear();
    const auto found = readersReportOf(m_study);
    QVERIFY(found && *found);
    const AssessmentCell& cell = (*found)->assessment.cell(kMoved);
    QVERIFY(!cell.readerLocation);
    QVERIFY(cell.decision); // the grade stays
}

void TestStudyReading::newestReport_counts()
{
    add(report(Severity::Moderate, "2026-11-21T09:00:00+01:00"), "new.dcm");
    add(report(Severity::Severe, "2026-11-20T10:05:00+01:00"), "old.dcm");
    const auto found = readersReportOf(m_study);
    QVERIFY(found && *found);
    QCOMPARE((*found)->assessment.cell(kMoved).decision->severity,
             std::optional(Severity::Moderate));
}

void TestStudyReading::reportOfAnotherPatient_isNone()
{
    add(report(Severity::Severe, "2026-11-20T10:05:00+01:00"), "a.dcm");
    m_study.patientId = "P-8";
    m_study.patientName = "Other^Bo";
    m_study.patientBirthDate = "19700101";
    const auto found = readersReportOf(m_study);
    QVERIFY(found && !*found);
}

void TestStudyReading::studyWithoutReport_hasNone()
{
    const auto found = readersReportOf(m_study);
    QVERIFY(found && !*found);
}

void TestStudyReading::aiResultAlone_isNone()
{
    QVERIFY(writeModelSr(m_folder.path("ai.dcm"), sampleReport(sampleAssessment())));
    m_study.series.back().instances.push_back(documentAt(m_folder.path("ai.dcm")));
    const auto found = readersReportOf(m_study);
    QVERIFY(found && !*found);
}

void TestStudyReading::damagedReport_isAFailure()
{
    std::ofstream(m_folder.path("damaged.dcm")) << "no DICOM";
    m_study.series.back().instances.push_back(documentAt(m_folder.path("damaged.dcm")));
    QVERIFY(!readersReportOf(m_study));
    // Beside one that can be read it does not count.
    add(report(Severity::Severe, "2026-11-20T10:05:00+01:00"), "a.dcm");
    const auto found = readersReportOf(m_study);
    QVERIFY(found && *found);
}

QTEST_APPLESS_MAIN(TestStudyReading)
#include "tst_study_reading.moc"
