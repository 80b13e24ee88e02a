#include "core/plot/axis_scale.h"
#include "core/plot/bar_chart.h"
#include "core/plot/chart_axis.h"
#include "core/plot/histogram.h"
#include "core/plot/line_chart.h"
#include "core/plot/matrix_chart.h"

#include <QRegularExpression>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>
#include <limits>

using namespace foramen;

namespace {

constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();
constexpr double kInfinity = std::numeric_limits<double>::infinity();

/// The content of one SVG.
struct Picture {
    bool valid = false;
    QMap<QString, int> elements;
    QStringList texts; ///< content of <text>
    QString label;
    QString description;
};

/// The content of an SVG. Not valid: no XML, or a coordinate that is no number.
Picture read(const std::string& svg)
{
    Picture picture;
    QXmlStreamReader reader(QByteArray::fromStdString(svg));
    bool numbers = true;
    while (!reader.atEnd()) {
        if (reader.readNext() != QXmlStreamReader::StartElement)
            continue;
        const QString name = reader.name().toString();
        ++picture.elements[name];
        for (const QXmlStreamAttribute& attribute : reader.attributes())
            if (attribute.name() != QLatin1String("aria-label"))
                numbers = numbers && !attribute.value().contains(QLatin1String("nan"))
                    && !attribute.value().contains(QLatin1String("inf"));
        if (name == "svg")
            picture.label = reader.attributes().value("aria-label").toString();
        else if (name == "text")
            picture.texts << reader.readElementText();
        else if (name == "desc")
            picture.description = reader.readElementText();
    }
    picture.valid = numbers && !reader.hasError();
    return picture;
}

BarChart twoByTwo()
{
    return {.title = "Grades by level",
            .categoryLabel = "Level",
            .value = {.label = "Share", .unit = "%"},
            .categories = {"L1/L2", "L4/L5"},
            .series = {{"Moderate", {10, 20}, {}, {}}, {"Severe", {1, 23.4}, {}, {}}}};
}

LineChart calibration()
{
    return {.title = "Calibration",
            .x = {.label = "Predicted", .least = 0.0, .most = 1.0},
            .y = {.label = "Observed", .least = 0.0, .most = 1.0},
            .series = {{.name = "Severe",
                        .points = {{0.1, 0.12}, {0.5, 0.4}, {0.9, 0.95}},
                        .lower = {0.1, 0.3, 0.9},
                        .upper = {0.2, 0.5, 1.0}}},
            .diagonalName = "perfect"};
}

MatrixChart confusion()
{
    return {.title = "Confusion",
            .rowLabel = "Truth",
            .columnLabel = "Predicted",
            .valueLabel = "Share of the truth (%)",
            .rows = {"Normal/Mild", "Severe"},
            .columns = {"Normal/Mild", "Severe"},
            .values = {{90, 10}, {25, 75}}};
}

} // namespace

/// Charts as SVG.
class TestChart : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void charts_areWellFormedAndDescribeThemselves();
    void charts_escapeAllText();
    void charts_sayWhenThereIsNoData();
    void charts_leaveOutWhatIsNotFinite();
    void charts_ofOneValueStand();
    void bars_startAtZeroAndCarryNumbers();
    void bars_stackToTheirSum();
    void bars_haveWhiskers();
    void lines_breakAtGaps();
    void lines_haveBandDiagonalAndLogAxis();
    void matrix_writesValuesOrTexts();
    void histogram_countsEachValueOnce();
    void series_differByMoreThanColour();
    void axisTicks_areRound();
    void numberText_isReadable();
};

void TestChart::charts_areWellFormedAndDescribeThemselves()
{
    const Picture bars = read(svgOf(twoByTwo()));
    QVERIFY(bars.valid);
    QCOMPARE(bars.label, QString("Grades by level"));
    QVERIFY(bars.description.contains("L4/L5, Severe: 23.40 %"));
    QVERIFY(bars.texts.contains("Share (%)"));
    QVERIFY(bars.texts.contains("Level"));
    const Picture lines = read(svgOf(calibration()));
    QVERIFY(lines.valid);
    QVERIFY(lines.description.contains("0.4 at 0.5"));
    const Picture matrix = read(svgOf(confusion()));
    QVERIFY(matrix.valid);
    QVERIFY(matrix.description.contains("Severe, Normal/Mild: 25."));
    QVERIFY(read(svgOf(Histogram{.title = "Errors", .values = {1, 2, 2, 3}})).valid);
}

void TestChart::charts_escapeAllText()
{
    const std::string evil = "</text><script>\"'&\x01";
    BarChart bars = twoByTwo();
    bars.title = bars.categoryLabel = bars.value.label = bars.value.unit = evil;
    bars.categories = {evil, evil};
    bars.series[0].name = evil;
    LineChart lines = calibration();
    lines.title = lines.x.label = lines.y.unit = lines.series[0].name = lines.diagonalName = evil;
    MatrixChart matrix = confusion();
    matrix.title = matrix.rowLabel = matrix.columnLabel = matrix.valueLabel = evil;
    matrix.rows = matrix.columns = {evil, evil};
    matrix.cellTexts = {{evil, evil}, {evil, evil}};
    Histogram histogram{.title = evil, .value = {.label = evil}, .countLabel = evil, .values = {1}};
    for (const std::string& svg : {svgOf(bars), svgOf(lines), svgOf(matrix), svgOf(histogram)}) {
        const Picture picture = read(svg);
        QVERIFY(picture.valid);
        QVERIFY(!picture.elements.contains("script"));
    }
}

void TestChart::charts_sayWhenThereIsNoData()
{
    BarChart bars = twoByTwo();
    bars.series = {{"Nothing", {kNaN, kNaN}, {}, {}}};
    MatrixChart matrix = confusion();
    matrix.values = {{kNaN}};
    LineChart onlyNegative = calibration();
    onlyNegative.x = {.label = "Count", .scale = AxisScale::Logarithmic};
    onlyNegative.series[0].points = {{-1, 0}, {0, 1}};
    for (const std::string& svg :
         {svgOf(BarChart{}), svgOf(bars), svgOf(LineChart{}), svgOf(onlyNegative),
          svgOf(MatrixChart{}), svgOf(matrix), svgOf(Histogram{}),
          svgOf(Histogram{.values = {kNaN, kInfinity}})}) {
        const Picture picture = read(svg);
        QVERIFY(picture.valid);
        QVERIFY(picture.texts.contains("No data"));
    }
}

void TestChart::charts_leaveOutWhatIsNotFinite()
{
    BarChart bars = twoByTwo();
    bars.series[0].values = {kNaN, kInfinity};
    bars.series[1].values = {5}; // the other is missing
    QVERIFY(read(svgOf(bars)).valid);
    bars.arrangement = BarArrangement::Stacked;
    QVERIFY(read(svgOf(bars)).valid);
    LineChart lines = calibration();
    lines.series[0].points[1] = {kNaN, 0.4};
    lines.series[0].upper[2] = kInfinity;
    QVERIFY(read(svgOf(lines)).valid);
    MatrixChart matrix = confusion();
    matrix.values = {{1, kNaN}, {kInfinity, -kInfinity}};
    const Picture picture = read(svgOf(matrix));
    QVERIFY(picture.valid);
    QCOMPARE(picture.texts.count("–"), 3);
    const Picture histogram =
        read(svgOf(Histogram{.value = {.label = "Error"}, .values = {1, 2, kNaN}}));
    QVERIFY(histogram.valid);
    QVERIFY(histogram.texts.contains("Error; 1 value not shown"));
}

void TestChart::charts_ofOneValueStand()
{
    for (const double value : {0.0, 1.0, -3.0, 1e-9, 1e12}) {
        const BarChart bars{.categories = {"a"}, .series = {{"b", {value}, {}, {}}}};
        QVERIFY(read(svgOf(bars)).valid);
        const LineChart lines{.series = {{.name = "a", .points = {{value, value}}}}};
        QVERIFY(read(svgOf(lines)).valid);
        const MatrixChart matrix{.rows = {"a"}, .columns = {"b"}, .values = {{value}}};
        QVERIFY(read(svgOf(matrix)).valid);
        QVERIFY(read(svgOf(Histogram{.values = {value}})).valid);
    }
}

void TestChart::bars_startAtZeroAndCarryNumbers()
{
    BarChart bars = twoByTwo();
    bars.valueDecimals = 1;
    const Picture picture = read(svgOf(bars));
    QVERIFY(picture.texts.contains("23.4"));
    QVERIFY(picture.texts.contains("0"));
    QVERIFY(picture.texts.contains("25"));
}

void TestChart::bars_stackToTheirSum()
{
    BarChart bars = twoByTwo();
    bars.arrangement = BarArrangement::Stacked;
    bars.series[0].values = {60, 60};
    bars.series[1].values = {40, 40};
    const Picture picture = read(svgOf(bars));
    QVERIFY(picture.valid);
    QVERIFY(picture.texts.contains("100"));
}

void TestChart::bars_haveWhiskers()
{
    BarChart bars = twoByTwo();
    const int before = read(svgOf(bars)).elements["line"];
    bars.series[0].lower = {8, kNaN};
    bars.series[0].upper = {12, kNaN};
    const Picture picture = read(svgOf(bars));
    QVERIFY(picture.valid);
    QVERIFY(picture.elements["line"] >= before + 3);
    QVERIFY(picture.description.contains("(8 to 12)"));
}

void TestChart::lines_breakAtGaps()
{
    LineChart lines{
        .series = {{.name = "a", .points = {{0, 0}, {1, 1}, {2, kNaN}, {3, 1}, {4, 0}}}}};
    QCOMPARE(read(svgOf(lines)).elements["polyline"], 2);
}

void TestChart::lines_haveBandDiagonalAndLogAxis()
{
    const Picture picture = read(svgOf(calibration()));
    QVERIFY(picture.texts.filter("perfect").size() == 1);
    QVERIFY(QString::fromStdString(svgOf(calibration())).contains("fill-opacity"));
    LineChart lines{.x = {.label = "Step", .scale = AxisScale::Logarithmic},
                    .y = {.label = "Loss"},
                    .series = {{.name = "a", .points = {{0, 3}, {1, 2}, {1000, 1}}}}};
    const Picture logarithmic = read(svgOf(lines));
    QVERIFY(logarithmic.valid);
    for (const char* tick : {"1", "10", "100", "1000"})
        QVERIFY(logarithmic.texts.contains(tick));
}

void TestChart::matrix_writesValuesOrTexts()
{
    MatrixChart matrix = confusion();
    matrix.decimals = 1;
    QVERIFY(read(svgOf(matrix)).texts.contains("75.0"));
    matrix.cellTexts = {{"9 (90 %)", "1"}, {"1", "3"}};
    const Picture picture = read(svgOf(matrix));
    QVERIFY(picture.texts.contains("9 (90 %)"));
    QVERIFY(!picture.texts.contains("75.0"));
    QVERIFY(picture.texts.contains("Truth"));
    QVERIFY(picture.texts.contains("Predicted"));
}

void TestChart::histogram_countsEachValueOnce()
{
    Histogram histogram{.value = {.label = "Error", .unit = "mm"}, .bins = 3};
    histogram.values = {0, 0.5, 1, 1, 2.9, 3};
    QString description = read(svgOf(histogram)).description;
    static const QRegularExpression expression(": (\\d+)\\.");
    int sum = 0;
    for (auto it = expression.globalMatch(description); it.hasNext();)
        sum += it.next().captured(1).toInt();
    QCOMPARE(sum, 6);
    QVERIFY(description.contains("1 to 2 mm: 2"));
}

void TestChart::series_differByMoreThanColour()
{
    BarChart bars = twoByTwo();
    const int one =
        read(svgOf(BarChart{.categories = {"a"}, .series = {bars.series[0]}})).elements["line"];
    const int two =
        read(svgOf(BarChart{.categories = {"a"}, .series = bars.series})).elements["line"];
    QVERIFY(two > one); // the second is hatched
    LineChart lines = calibration();
    lines.series.push_back(lines.series[0]);
    const QString svg = QString::fromStdString(svgOf(lines));
    QVERIFY(svg.contains("stroke-dasharray=\"7 3\""));
    QVERIFY(svg.contains("<circle"));
}

void TestChart::axisTicks_areRound()
{
    const AxisTicks ticks = axisTicks({}, 0.03, 0.97, 5);
    QCOMPARE(ticks.least, 0.0);
    QCOMPARE(ticks.most, 1.0);
    QCOMPARE(ticks.ticks.front().label, std::string("0.0"));
    QCOMPARE(ticks.ticks.back().label, std::string("1.0"));
    QCOMPARE(ticks.ticks.size(), std::size_t{6});
    const AxisTicks fixed = axisTicks({.least = -1.5, .most = 1.5}, 0, 0, 3);
    QCOMPARE(fixed.least, -1.5);
    QCOMPARE(fixed.ticks.front().value, -1.0);
    QCOMPARE(fixed.ticks[1].label, std::string("0"));
    const AxisTicks decades = axisTicks({.scale = AxisScale::Logarithmic}, 0.02, 700, 5);
    QCOMPARE(decades.least, 0.01);
    QCOMPARE(decades.most, 1000.0);
    QVERIFY(std::abs(decades.fraction(1) - 0.4) < 1e-12);
    QVERIFY(std::isnan(decades.fraction(0)));
}

void TestChart::numberText_isReadable()
{
    QCOMPARE(numberText(1234, 0), std::string("1234"));
    QCOMPARE(numberText(12345.678, 1), std::string("12\u00A0345.7"));
    QCOMPARE(numberText(1234567, 0), std::string("1\u00A0234\u00A0567"));
    QCOMPARE(numberText(-0.001, 2), std::string("0.00"));
    QCOMPARE(numberText(-12345, 0), std::string("-12\u00A0345"));
    QCOMPARE(numberText(kNaN, 2), std::string("–"));
}

QTEST_APPLESS_MAIN(TestChart)
#include "tst_chart.moc"
