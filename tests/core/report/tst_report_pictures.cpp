#include "core/report/build/report_pictures.h"

#include "core/report/build/picture_windows.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/support/test_volumes.h"

#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// The pictures that a report points at, from study and volumes.
class TestReportPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pictures_haveFileSizeAndWindow();
    void frames_areFoundByThePoint();
    void seriesThatAreNotLoaded_haveNoWindow();
    void measuredPictures_areThere();
    void unknownPictures_areLeftOut();
};

namespace {

constexpr Site kSite{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

/// One multi-frame object with a frame for each slice of the body.
struct Body {
    std::shared_ptr<Volume> volume = axialBody();
    Study study;
    std::vector<SeriesPictures> series{1};
    Assessment assessment;

    Body()
    {
        Instance instance;
        instance.path = "/images/1.dcm";
        instance.sopInstanceUid = "1.2.3.1";
        instance.columns = volume->geometry.columns;
        instance.rows = volume->geometry.rows;
        for (int slice = 0; slice < volume->geometry.slices; ++slice) {
            SliceSource& source = volume->sources[static_cast<std::size_t>(slice)];
            source.sopInstanceUid = instance.sopInstanceUid;
            source.frameNumber = slice + 1;
            instance.frames.push_back(
                {.frameNumber = slice + 1, .plane = {}, .spacing = {2, 2, SpacingKind::Patient}});
        }
        study.series = {{.seriesInstanceUid = "1.2.3", .instances = {instance}}};
        series[0].volumes = {volume};
        Finding finding{.site = kSite, .probabilities = {0.1, 0.2, 0.7}};
        finding.location = at(4);
        assessment.setFinding(finding);
    }

    /// A point in the middle of a slice.
    [[nodiscard]] SiteLocation at(int slice) const
    {
        return {.seriesInstanceUid = "1.2.3",
                .sopInstanceUid = "1.2.3.1",
                .image = {20, 30},
                .patient = volume->geometry.patientFromVoxel({20, 30, slice * 1.0})};
    }

    [[nodiscard]] std::vector<ReportPicture>
    pictures(const std::vector<ReportMeasurement>& measurements = {}) const
    {
        const PatientSpaces spaces;
        PictureWindows windows(assessment, series, spaces);
        return reportPicturesOf(assessment, measurements, study, series, windows);
    }
};

} // namespace

void TestReportPictures::pictures_haveFileSizeAndWindow()
{
    const Body body;
    const auto pictures = body.pictures();
    QCOMPARE(pictures.size(), std::size_t{1});
    const ReportPicture& one = pictures.front();
    QCOMPARE(one.file.string(), std::string("/images/1.dcm"));
    QVERIFY(one.columns == 50 && one.rows == 50);
    QVERIFY(one.spacing.isMetric());
    QVERIFY(one.window && one.window->width > 1 && one.window->center > 0);
    QCOMPARE(one.sites.size(), std::size_t{1});
    QVERIFY(one.sites[0].site == kSite && !one.sites[0].isReaders);
    QCOMPARE(one.sites[0].point, (ImagePoint{20, 30}));
}

void TestReportPictures::frames_areFoundByThePoint()
{
    Body body;
    body.assessment.setDecision(kSite, ReaderDecision{.severity = Severity::Moderate});
    body.assessment.setReaderLocation(kSite, body.at(9));
    const auto pictures = body.pictures();
    QCOMPARE(pictures.size(), std::size_t{2});
    QCOMPARE(pictures[0].picture.frameNumber, 5);
    QCOMPARE(pictures[1].picture.frameNumber, 10);
    QVERIFY(pictures[0].isMultiFrame && pictures[1].sites[0].isReaders);
}

void TestReportPictures::seriesThatAreNotLoaded_haveNoWindow()
{
    Body body;
    body.series[0].volumes.clear();
    const auto pictures = body.pictures();
    QCOMPARE(pictures.size(), std::size_t{1});
    QVERIFY(!pictures[0].window);
}

void TestReportPictures::measuredPictures_areThere()
{
    const Body body;
    ReportMeasurement measurement;
    measurement.annotation = sampleAnnotation(AnnotationKind::Length, {{1, 1}, {2, 2}});
    measurement.annotation.picture = {"1.2.3", "1.2.3.1", 8};
    const auto pictures = body.pictures({measurement});
    QCOMPARE(pictures.size(), std::size_t{2});
    QCOMPARE(pictures[1].picture.frameNumber, 8);
    QVERIFY(pictures[1].sites.empty() && pictures[1].window);
}

void TestReportPictures::unknownPictures_areLeftOut()
{
    Body body;
    Finding finding = *body.assessment.cell(kSite).finding;
    finding.location->sopInstanceUid = "1.2.3.2";
    body.assessment.setFinding(finding);
    QVERIFY(body.pictures().empty());
}

QTEST_APPLESS_MAIN(TestReportPictures)
#include "tst_report_pictures.moc"
