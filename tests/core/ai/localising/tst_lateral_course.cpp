#include "core/ai/localising/lateral_course.h"

#include <QTest>

#include <algorithm>
#include <cmath>

using namespace foramen;

namespace {

constexpr CourseStiffness kUsual;

/// One reading for each level, at these positions.
LateralReadings readingsOf(const LateralCourse& positions, double deviation = 1)
{
    LateralReadings readings;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        readings[level] = {{positions[level], deviation}};
    return readings;
}

double mostApart(const LateralCourse& a, const LateralCourse& b)
{
    double most = 0;
    for (std::size_t level = 0; level < kLevelCount; ++level)
        most = std::max(most, std::abs(a[level] - b[level]));
    return most;
}

} // namespace

/// The lateral course of the spine from readings at its levels.
class TestLateralCourse : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void course_isNoneWithoutReadings();
    void course_followsLineAndCurve();
    void course_isNotPulledOverByOneBadReading();
    void course_fillsLevelsWithoutReadings();
    void course_believesTheSurerSource();
    void course_evensOutWhatReadingsScatter();
};

void TestLateralCourse::course_isNoneWithoutReadings()
{
    QVERIFY(!lateralCourse({}, kUsual));
}

void TestLateralCourse::course_followsLineAndCurve()
{
    const LateralCourse line = {-4, -2, 0, 2, 4};
    QVERIFY(mostApart(*lateralCourse(readingsOf(line), kUsual), line) < 0.1);
    const LateralCourse scoliosis = {0, 4, 6, 4, 0};
    QVERIFY(mostApart(*lateralCourse(readingsOf(scoliosis), kUsual), scoliosis) < 0.5);
}

void TestLateralCourse::course_isNotPulledOverByOneBadReading()
{
    for (std::size_t bad = 0; bad < kLevelCount; ++bad) {
        LateralReadings readings = readingsOf({1, 1, 1, 1, 1});
        for (auto& level : readings)
            level.insert(level.end(), 2, {1, 1});
        readings[bad].front().position = 16;
        const auto course = lateralCourse(readings, kUsual);
        QVERIFY(mostApart(*course, {1, 1, 1, 1, 1}) < 1.7);
    }
}

void TestLateralCourse::course_fillsLevelsWithoutReadings()
{
    LateralReadings readings = readingsOf({-4, -2, 0, 2, 4});
    readings[1].clear();
    readings[4].clear();
    QVERIFY(mostApart(*lateralCourse(readings, kUsual), {-4, -2, 0, 2, 4}) < 0.3);

    LateralReadings one;
    one[2] = {{7, 1}};
    QVERIFY(mostApart(*lateralCourse(one, kUsual), {7, 7, 7, 7, 7}) < 1e-6);
}

void TestLateralCourse::course_believesTheSurerSource()
{
    LateralReadings readings;
    for (auto& level : readings)
        level = {{0, 2}, {1, 0.5}};
    const auto course = lateralCourse(readings, kUsual);
    QVERIFY(mostApart(*course, {0.94, 0.94, 0.94, 0.94, 0.94}) < 0.02);
}

void TestLateralCourse::course_evensOutWhatReadingsScatter()
{
    const auto course = lateralCourse(readingsOf({1, -1, 1, -1, 1}), {.bend = 0.5, .step = 60});
    for (const double position : *course)
        QVERIFY(std::abs(position) < 0.7);
}

QTEST_APPLESS_MAIN(TestLateralCourse)
#include "tst_lateral_course.moc"
