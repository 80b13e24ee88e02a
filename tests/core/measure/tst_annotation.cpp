#include "core/measure/annotation.h"

#include "core/measure/annotation_json.h"

#include <QTest>

#include <limits>
#include <set>
#include <string>

using namespace foramen;

namespace {

Annotation sample(AnnotationKind kind)
{
    Annotation annotation{.annotationUid = "u-1",
                          .kind = kind,
                          .picture = {"1.2.3", "1.2.3.9", 2},
                          .points = {},
                          .text = "Wurzel \"S1\", gedrängt",
                          .author = "Dr. Å",
                          .time = "2026-11-22T20:00:00Z"};
    for (std::size_t i = 0; i < pointCountOf(kind); ++i)
        annotation.points.push_back({0.1 + 10.0 * static_cast<double>(i), 1.0 / 3});
    return annotation;
}

} // namespace

/// Kinds of annotations, their points and their JSON.
class TestAnnotation : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kinds_haveKeysOfTheirOwn();
    void isComplete_asksForAllPoints();
    void handles_areThePoints();
    void handles_ofAnEllipseAreTheEndsOfItsAxes();
    void displaced_movesEverything();
    void json_keepsEveryDigit();
    void json_refusesWhatIsNoAnnotation_data();
    void json_refusesWhatIsNoAnnotation();
};

void TestAnnotation::kinds_haveKeysOfTheirOwn()
{
    std::set<std::string_view> keys;
    for (const AnnotationKind kind : kAnnotationKinds) {
        keys.insert(keyOf(kind));
        QVERIFY(annotationKindFromKey(keyOf(kind)) == kind);
    }
    QCOMPARE(keys.size(), kAnnotationKinds.size());
    QVERIFY(!annotationKindFromKey("pitch"));
}

void TestAnnotation::isComplete_asksForAllPoints()
{
    for (const AnnotationKind kind : kAnnotationKinds) {
        Annotation annotation = sample(kind);
        QVERIFY(isComplete(annotation));
        annotation.points.push_back({1, 1});
        QCOMPARE(isComplete(annotation), shapeOf(kind) == AnnotationShape::Outline);
        annotation.points.back().row = std::numeric_limits<double>::quiet_NaN();
        QVERIFY(!isComplete(annotation));
    }
}

void TestAnnotation::handles_areThePoints()
{
    const Annotation angle = sample(AnnotationKind::Angle);
    QVERIFY(handlesOf(angle) == angle.points);
    const Annotation moved = withHandleAt(angle, 1, {7, 8});
    QVERIFY((moved.points[1] == ImagePoint{7, 8}));
    QVERIFY(moved.points[0] == angle.points[0] && moved.points[2] == angle.points[2]);
    QVERIFY(withHandleAt(angle, 3, {7, 8}) == angle);
}

void TestAnnotation::handles_ofAnEllipseAreTheEndsOfItsAxes()
{
    Annotation ellipse = sample(AnnotationKind::Ellipse);
    ellipse.points = {{30, 10}, {10, 50}};
    const auto handles = handlesOf(ellipse);
    QVERIFY((handles == std::vector<ImagePoint>{{10, 30}, {20, 10}, {30, 30}, {20, 50}}));
    const Annotation wider = withHandleAt(ellipse, 2, {44, 99});
    QVERIFY((wider.points == std::vector<ImagePoint>{{10, 10}, {44, 50}}));
    const Annotation higher = withHandleAt(ellipse, 1, {99, 4});
    QVERIFY((higher.points == std::vector<ImagePoint>{{10, 4}, {30, 50}}));
}

void TestAnnotation::displaced_movesEverything()
{
    const Annotation line = displaced(sample(AnnotationKind::Length), 2, -1);
    QCOMPARE(line.points[1].column, 12.1);
    QCOMPARE(line.points[0].row, 1.0 / 3 - 1);
}

void TestAnnotation::json_keepsEveryDigit()
{
    for (const AnnotationKind kind : kAnnotationKinds) {
        const auto read = annotationFromJson(annotationToJson(sample(kind)));
        QVERIFY(read.has_value());
        QVERIFY(*read == sample(kind));
    }
}

void TestAnnotation::json_refusesWhatIsNoAnnotation_data()
{
    QTest::addColumn<QString>("json");
    const QString good = QString::fromStdString(annotationToJson(sample(AnnotationKind::Length)));
    QTest::newRow("no JSON") << "length";
    QTest::newRow("no object") << "[1, 2]";
    QTest::newRow("cut short") << good.chopped(5);
    QTest::newRow("another kind") << QString(good).replace("\"length\"", "\"pitch\"");
    QTest::newRow("points missing") << QString(good).replace("length", "cobb_angle");
    QTest::newRow("a point that is a text") << QString(good).replace("0.1", "\"0.1\"");
    QTest::newRow("no identity") << QString(good).replace("\"u-1\"", "\"\"");
}

void TestAnnotation::json_refusesWhatIsNoAnnotation()
{
    QFETCH(QString, json);
    const auto read = annotationFromJson(json.toStdString());
    QVERIFY(!read.has_value());
    QVERIFY(read.error().message.find("S1") == std::string::npos);
}

QTEST_APPLESS_MAIN(TestAnnotation)
#include "tst_annotation.moc"
