#include "core/evaluation/localisation.h"

#include "tests/core/evaluation/near.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanalL3L4{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
constexpr Site kCanalL4L5{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

/// One sagittal instance, number 7 of series 11: columns run backwards, rows down, 2 x 0.5 mm.
Study sagittalStudy()
{
    Instance instance{.instanceNumber = 7};
    instance.frames = {{.plane = ImagePlane{{5, -100, 200}, {0, 1, 0}, {0, 0, -1}, 2, 0.5}}};
    Series series{.seriesId = "11"};
    series.instances = {instance};
    Study study{.studyId = "1"};
    study.series = {series};
    return study;
}

TruePoint point(Site site, PatientPoint patient)
{
    return {"1", site, patient, {1, 0, 0}};
}

} // namespace

/// Distances between predicted and true points.
class TestLocalisation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void placePoints_usesSpacingAndOrientation();
    void placePoints_countsRowsWithoutPictureOrSpacing();
    void report_measuresInSpaceAndInPlane();
    void report_countsMissingPoints();
    void report_noticesWrongLevels();
    void report_listsTheWidestMissesFirst();
    void report_ofNothingIsEmpty();
};

void TestLocalisation::placePoints_usesSpacingAndOrientation()
{
    const TruePoints truth =
        placePoints({{"1", "11", 7, kCanalL4L5, {100, 30}}, {"2", "11", 7, kCanalL4L5, {1, 1}}},
                    {sagittalStudy()});
    QCOMPARE(truth.points.size(), std::size_t{1}); // nothing is known of study 2
    QCOMPARE(truth.unplaced, std::size_t{0});
    QVERIFY(truth.points[0].patient == (PatientPoint{5, -50, 140}));
    QVERIFY(near(std::abs(truth.points[0].normal.x), 1));
    QVERIFY(truth.points[0].site == kCanalL4L5);
}

void TestLocalisation::placePoints_countsRowsWithoutPictureOrSpacing()
{
    Study study = sagittalStudy();
    const std::vector<LabelCoordinate> rows = {{"1", "11", 8, kCanalL4L5, {}},
                                               {"1", "12", 7, kCanalL4L5, {}},
                                               {"1", "11", 7, kCanalL4L5, {}}};
    QCOMPARE(placePoints(rows, {study}).unplaced, std::size_t{2});
    study.series[0].instances[0].frames[0].plane->rowSpacing = 0;
    QCOMPARE(placePoints(rows, {study}).unplaced, std::size_t{3});
    study.series[0].instances[0].frames[0].plane.reset();
    QCOMPARE(placePoints(rows, {study}).unplaced, std::size_t{3});
}

void TestLocalisation::report_measuresInSpaceAndInPlane()
{
    const TruePoints truth{{point(kCanalL3L4, {0, 0, 30}), point(kCanalL4L5, {0, 0, 0})}, 0};
    const LocalisationReport report = localisationReport(
        truth, {{"1", kCanalL3L4, {12, 3, 34}}, {"1", kCanalL4L5, {0, 0, 1}}}, 5);
    QCOMPARE(report.all.count, std::size_t{2});
    QVERIFY(near(report.all.mean, (13.0 + 1) / 2));
    QVERIFY(near(report.all.median, 7));
    QVERIFY(near(report.all.most, 13));
    QVERIFY(near(report.all.percentile95, 1 + 0.95 * 12));
    QVERIFY(near(report.all.meanInPlane, (5.0 + 1) / 2));
    QVERIFY(near(report.all.within5, 0.5));
    QVERIFY(near(report.all.within10, 0.5));
    QCOMPARE(report.conditions[0].count, std::size_t{2});
    QCOMPARE(report.conditions[1].count, std::size_t{0});
}

void TestLocalisation::report_countsMissingPoints()
{
    const TruePoints truth{{point(kCanalL3L4, {0, 0, 30}), point(kCanalL4L5, {0, 0, 0})}, 4};
    const LocalisationReport report =
        localisationReport(truth, {{"1", kCanalL4L5, {}}, {"9", kCanalL3L4, {}}}, 5);
    QCOMPARE(report.all.count, std::size_t{1});
    QCOMPARE(report.all.missing, std::size_t{1});
    QCOMPARE(report.conditions[0].missing, std::size_t{1});
    QCOMPARE(report.unplaced, std::size_t{4});
}

void TestLocalisation::report_noticesWrongLevels()
{
    const TruePoints truth{{point(kCanalL3L4, {0, 0, 30}), point(kCanalL4L5, {0, 0, 0})}, 0};
    const LocalisationReport shifted = localisationReport(
        truth, {{"1", kCanalL3L4, {0, 0, 60}}, {"1", kCanalL4L5, {0, 0, 29}}}, 5);
    QCOMPARE(shifted.all.wrongLevel, std::size_t{1}); // above L3/L4 no other level is known
}

void TestLocalisation::report_listsTheWidestMissesFirst()
{
    const TruePoints truth{{point(kCanalL3L4, {0, 0, 30}), point(kCanalL4L5, {0, 0, 0})}, 0};
    const std::vector<PredictedPoint> predictions = {{"1", kCanalL3L4, {0, 0, 31}},
                                                     {"1", kCanalL4L5, {0, 3, 0}}};
    const LocalisationReport one = localisationReport(truth, predictions, 1);
    QCOMPARE(one.worst.size(), std::size_t{1});
    QVERIFY(one.worst[0].site == kCanalL4L5);
    QVERIFY(near(one.worst[0].distance, 3));
    QCOMPARE(localisationReport(truth, predictions, 9).worst.size(), std::size_t{2});
}

void TestLocalisation::report_ofNothingIsEmpty()
{
    const LocalisationReport report = localisationReport({}, {}, 5);
    QCOMPARE(report.all.count, std::size_t{0});
    QCOMPARE(report.all.mean, 0.0);
    QVERIFY(report.worst.empty());
}

QTEST_APPLESS_MAIN(TestLocalisation)
#include "tst_localisation.moc"
