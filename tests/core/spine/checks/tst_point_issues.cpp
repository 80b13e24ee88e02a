#include "core/spine/checks/point_issues.h"

#include <QTest>

#include <algorithm>

using namespace foramen;

namespace {

using Kind = PointIssue::Kind;

const Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
const Site kRight{Condition::RightSubarticularStenosis, DiscLevel::L3L4};
const Site kCanalL3L4{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
const Site kCanalL4L5{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

SiteLocation at(PatientPoint point, const char* series = "1.2.3")
{
    SiteLocation location;
    location.seriesInstanceUid = series;
    location.patient = point;
    return location;
}

/// Discs 35 mm apart; foramina 18 mm, recesses 12 mm beside the canal.
PatientPoint placeOf(Site site)
{
    double x = 0;
    if (const auto side = sideOf(site.condition))
        x = (*side == Side::Left ? 1 : -1) * (isForaminal(site.condition) ? 18 : 12);
    return {x, 5, -35.0 * static_cast<double>(site.level)};
}

/// All points are the model's, and right.
Assessment graded()
{
    Assessment assessment({.studyInstanceUid = "1.2"});
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const char* series = isForaminal(siteAt(i).condition) ? "t1"
            : isSubarticular(siteAt(i).condition)             ? "axial"
                                                              : "t2";
        assessment.setFinding({.site = siteAt(i),
                               .probabilities = {1, 0, 0},
                               .location = at(placeOf(siteAt(i)), series)});
    }
    return assessment;
}

} // namespace

/// Points of one study that contradict each other.
class TestPointIssues : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void soundPoints_haveNone();
    void leftPointOnTheRight_isNamed();
    void levelsOutOfOrder_areNamed();
    void oneDiscForTwoLevels_isNamed();
    void pointsOfTheModel_areNotChecked();
    void otherSeries_isNotCompared();
    void importedPoints_areChecked();
    void removedPoint_isNone();
};

void TestPointIssues::soundPoints_haveNone()
{
    Assessment assessment = graded();
    QVERIFY(pointIssues(assessment).empty());
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        SiteLocation same = *assessment.cell(siteAt(i)).location();
        assessment.setReaderLocation(siteAt(i), same);
    }
    QVERIFY(pointIssues(assessment).empty());
}

void TestPointIssues::leftPointOnTheRight_isNamed()
{
    Assessment assessment = graded();
    assessment.setReaderLocation(kLeft, at({-15, 5, -70}, "axial"));
    const std::vector<PointIssue> issues = pointIssues(assessment);
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues[0] == (PointIssue{Kind::Sides, kLeft, kRight, 3}));
}

void TestPointIssues::levelsOutOfOrder_areNamed()
{
    Assessment assessment = graded();
    assessment.setReaderLocation(kCanalL4L5, at({0, 5, -50}, "t2"));
    const std::vector<PointIssue> issues = pointIssues(assessment);
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues[0] == (PointIssue{Kind::Order, kCanalL3L4, kCanalL4L5, 20}));
}

void TestPointIssues::oneDiscForTwoLevels_isNamed()
{
    Assessment assessment = graded();
    assessment.setReaderLocation(kCanalL4L5, at({0, 5, -75}, "t2"));
    const std::vector<PointIssue> issues = pointIssues(assessment);
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues[0] == (PointIssue{Kind::SamePlace, kCanalL3L4, kCanalL4L5, 5}));
}

void TestPointIssues::pointsOfTheModel_areNotChecked()
{
    Assessment assessment = graded();
    assessment.setFinding(
        {.site = kLeft, .probabilities = {1, 0, 0}, .location = at({-40, 5, -70}, "axial")});
    QVERIFY(pointIssues(assessment).empty());
    assessment.setReaderLocation(kRight, at({-12, 5, -70}, "axial"));
    QCOMPARE(pointIssues(assessment).size(), std::size_t{1});
}

void TestPointIssues::otherSeries_isNotCompared()
{
    Assessment assessment = graded();
    assessment.setReaderLocation(kLeft, at({-40, 5, -70}, "another"));
    QVERIFY(pointIssues(assessment).empty());
}

void TestPointIssues::importedPoints_areChecked()
{
    Assessment assessment = graded();
    assessment.setImported(kLeft,
                           ImportedLabel{.severity = Severity::Moderate,
                                         .location = at({-40, 5, -70}, "axial"),
                                         .source = kChallengeTables});
    const std::vector<PointIssue> issues = pointIssues(assessment);
    QCOMPARE(issues.size(), std::size_t{1});
    QVERIFY(issues[0].kind == Kind::Sides && issues[0].mm == 28);
}

void TestPointIssues::removedPoint_isNone()
{
    Assessment assessment = graded();
    assessment.setReaderLocation(kLeft, at({-40, 5, -70}, "axial"));
    CellEdit edit = editOf(assessment.cell(kLeft));
    edit.readerLocation.reset();
    edit.isPointRemoved = true;
    assessment.setReaderPart(kLeft, edit);
    QVERIFY(pointIssues(assessment).empty());
}

QTEST_GUILESS_MAIN(TestPointIssues)
#include "tst_point_issues.moc"
