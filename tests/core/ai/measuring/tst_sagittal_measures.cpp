#include "core/ai/measuring/sagittal_measures.h"

#include "tests/core/ai/measuring/drawn_spine.h"

#include <QtTest>

#include <numbers>

using namespace foramen;
using test::DrawnSpine;

namespace {

constexpr double kRadian = std::numbers::pi / 180;
constexpr std::size_t kL4L5 = 3;

} // namespace

/// Measures of a drawn spine.
class TestSagittalMeasures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void diameter_data();
    void diameter();
    void diameter_isTheNarrowestAtTheDisc();
    void diameter_isNoneWhereTheCanalIsGone();
    void height_data();
    void height();
    void height_isNoneWithoutADisc();
    void height_isLessClearWhereEdgesAreSoft();
    void slip_data();
    void slip();
    void slip_isInPerCentOfTheLowerEndplate();
    void lordosis();
    void lordosis_needsBothEnds();
    void marks_areAsLongAsTheValue();
    void nothing_isMeasuredOnAnEmptyPicture();
};

void TestSagittalMeasures::diameter_data()
{
    QTest::addColumn<double>("canal");
    QTest::addColumn<double>("degrees");
    for (const double canal : {7.0, 14.0, 20.0})
        for (const double degrees : {-25.0, 0.0, 10.0, 30.0})
            QTest::addRow("%g mm at %g degrees", canal, degrees) << canal << degrees;
}

void TestSagittalMeasures::diameter()
{
    QFETCH(double, canal);
    QFETCH(double, degrees);
    DrawnSpine spine;
    spine.canal = canal;
    spine.turn = degrees * kRadian;
    spine.shift = {3, -7.3};
    const Segmentation segmentation = spine.segmentation();
    for (std::size_t disc = 1; disc < 4; ++disc) {
        const auto measure = canalDiameter(segmentation, spine.disc(disc));
        QVERIFY(measure);
        QVERIFY2(std::abs(measure->value - canal) < 0.25,
                 qPrintable(QString::number(measure->value)));
    }
}

void TestSagittalMeasures::diameter_isTheNarrowestAtTheDisc()
{
    DrawnSpine spine;
    spine.pinched = kL4L5;
    spine.pinchedTo = 6;
    const Segmentation segmentation = spine.segmentation();
    const auto pinched = canalDiameter(segmentation, spine.disc(kL4L5));
    QVERIFY(pinched && std::abs(pinched->value - 6) < 0.4);
    const auto open = canalDiameter(segmentation, spine.disc(kL4L5 - 1));
    QVERIFY(open && std::abs(open->value - spine.canal) < 0.25);
}

void TestSagittalMeasures::diameter_isNoneWhereTheCanalIsGone()
{
    DrawnSpine spine;
    spine.pinched = kL4L5;
    spine.pinchedTo = 0;
    const Segmentation segmentation = spine.segmentation();
    QVERIFY(!canalDiameter(segmentation, spine.disc(kL4L5)));
    QVERIFY(discHeight(segmentation, spine.disc(kL4L5)));
}

void TestSagittalMeasures::height_data()
{
    QTest::addColumn<double>("height");
    QTest::addColumn<double>("degrees");
    for (const double height : {4.0, 9.0, 14.0})
        for (const double degrees : {-20.0, 0.0, 35.0})
            QTest::addRow("%g mm at %g degrees", height, degrees) << height << degrees;
}

void TestSagittalMeasures::height()
{
    QFETCH(double, height);
    QFETCH(double, degrees);
    DrawnSpine spine;
    spine.discHeights[2] = height;
    spine.turn = degrees * kRadian;
    spine.shift = {-2.2, 5.9};
    const Segmentation segmentation = spine.segmentation();
    // The place need not be exact.
    const auto measure = discHeight(segmentation, spine.disc(2) + FlatPoint{4, 2});
    QVERIFY(measure);
    QVERIFY2(std::abs(measure->value - height) < 0.2, qPrintable(QString::number(measure->value)));
}

void TestSagittalMeasures::height_isNoneWithoutADisc()
{
    DrawnSpine spine;
    spine.missing = 2;
    const Segmentation segmentation = spine.segmentation();
    QVERIFY(!discHeight(segmentation, spine.disc(2)));
    QVERIFY(!canalDiameter(segmentation, spine.disc(2)));
    QVERIFY(!vertebralSlip(segmentation, spine.disc(2)));
    QVERIFY(discHeight(segmentation, spine.disc(1)));
}

void TestSagittalMeasures::height_isLessClearWhereEdgesAreSoft()
{
    DrawnSpine sharp;
    DrawnSpine soft;
    soft.blur = 2;
    const auto clear = discHeight(sharp.segmentation(), sharp.disc(2));
    const auto unclear = discHeight(soft.segmentation(), soft.disc(2));
    QVERIFY(clear && unclear);
    QVERIFY(unclear->unclear > 3 * clear->unclear);
    QVERIFY2(std::abs(unclear->value - clear->value) < 0.4,
             qPrintable(QString::number(unclear->value - clear->value)));
}

void TestSagittalMeasures::slip_data()
{
    QTest::addColumn<double>("slip");
    QTest::addColumn<double>("degrees");
    QTest::addColumn<int>("disc");
    for (const double slip : {-5.0, 0.0, 3.0, 9.0})
        for (const double degrees : {-15.0, 0.0, 25.0})
            for (const int disc : {1, 3, 4})
                QTest::addRow("%g mm at %g degrees, disc %d", slip, degrees, disc)
                    << slip << degrees << disc;
}

void TestSagittalMeasures::slip()
{
    QFETCH(double, slip);
    QFETCH(double, degrees);
    QFETCH(int, disc);
    DrawnSpine spine;
    const auto index = static_cast<std::size_t>(disc);
    spine.slips[index] = slip;
    spine.turn = degrees * kRadian;
    const auto measure = vertebralSlip(spine.segmentation(), spine.disc(index));
    QVERIFY(measure);
    QVERIFY2(std::abs(measure->value - slip) < 0.4, qPrintable(QString::number(measure->value)));
}

void TestSagittalMeasures::slip_isInPerCentOfTheLowerEndplate()
{
    DrawnSpine spine;
    spine.slips[kL4L5] = 9;
    const auto measure = vertebralSlip(spine.segmentation(), spine.disc(kL4L5));
    QVERIFY(measure && measure->percent);
    QVERIFY(std::abs(*measure->percent - 25) < 1.5);
}

void TestSagittalMeasures::lordosis()
{
    for (const double degrees : {0.0, 15.0, 30.0})
        for (const double turn : {-10.0, 0.0, 12.0}) {
            DrawnSpine spine;
            spine.sacralTilt = degrees * kRadian;
            spine.discHeights[4] = 18;
            spine.turn = turn * kRadian;
            const auto measure = lumbarLordosis(spine.segmentation(), spine.disc(0), spine.disc(4));
            QVERIFY(measure);
            QVERIFY2(
                std::abs(measure->value - degrees) < 2,
                qPrintable(
                    QStringLiteral("%1 at %2: %3").arg(degrees).arg(turn).arg(measure->value)));
        }
}

void TestSagittalMeasures::lordosis_needsBothEnds()
{
    DrawnSpine spine;
    spine.missing = 4;
    QVERIFY(!lumbarLordosis(spine.segmentation(), spine.disc(0), spine.disc(4)));
    spine.missing = 0;
    QVERIFY(!lumbarLordosis(spine.segmentation(), spine.disc(0), spine.disc(4)));
}

void TestSagittalMeasures::marks_areAsLongAsTheValue()
{
    DrawnSpine spine;
    spine.slips[kL4L5] = 6;
    spine.turn = 0.2;
    const Segmentation segmentation = spine.segmentation();
    for (const auto& measure :
         {canalDiameter(segmentation, spine.disc(2)), discHeight(segmentation, spine.disc(2)),
          vertebralSlip(segmentation, spine.disc(kL4L5))}) {
        QVERIFY(measure);
        QCOMPARE(measure->points.size(), 2U);
        QVERIFY(std::abs(lengthOf(measure->points[1] - measure->points[0]) - measure->value)
                < 1e-6);
    }
}

void TestSagittalMeasures::nothing_isMeasuredOnAnEmptyPicture()
{
    const Segmentation empty = Segmentation::ofShares({});
    const FlatPoint place{60, 100};
    QVERIFY(!canalDiameter(empty, place));
    QVERIFY(!discHeight(empty, place));
    QVERIFY(!vertebralSlip(empty, place));
    QVERIFY(!lumbarLordosis(empty, place, place));
}

QTEST_APPLESS_MAIN(TestSagittalMeasures)
#include "tst_sagittal_measures.moc"
