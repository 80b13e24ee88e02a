#include "ui/render/slice_resampler.h"

#include "ui/render/axis_taps.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

using namespace foramen;

namespace {

constexpr double kTolerance = 0.02; ///< of values up to 4,000: single precision

/// Any slice: neither symmetric nor smooth.
std::vector<std::int16_t> slicePixels(int columns, int rows)
{
    std::vector<std::int16_t> voxels;
    std::uint32_t seed = 7;
    for (int i = 0; i < columns * rows; ++i) {
        seed = seed * 1664525U + 1013904223U;
        voxels.push_back(static_cast<std::int16_t>(static_cast<int>(seed >> 20U) - 2048));
    }
    return voxels;
}

/// The value of a voxel for a pixel at a distance from it, by the textbook.
double kernel(Interpolation interpolation, double distance)
{
    const double d = std::abs(distance);
    switch (interpolation) {
    case Interpolation::Nearest:
        break;
    case Interpolation::Linear:
        return std::max(0.0, 1 - d);
    case Interpolation::Cubic: // Keys, a = -1/2
        if (d < 1)
            return 1.5 * d * d * d - 2.5 * d * d + 1;
        return d < 2 ? -0.5 * d * d * d + 2.5 * d * d - 4 * d + 2 : 0;
    }
    return distance > -0.5 && distance <= 0.5 ? 1 : 0;
}

/// The number of a voxel in memory.
std::size_t indexOf(int row, int column, int columns)
{
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(columns)
        + static_cast<std::size_t>(column);
}

/// Along one axis: the centre of the first pixel, and the step to the next one, voxels.
struct Axis {
    double start = 0;
    double step = 1;
    int pixels = 0;
    [[nodiscard]] double at(int pixel) const { return start + step * pixel; }
};

} // namespace

/// Slices resampled to the pixels of a pane.
class TestSliceResampler : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void rows_areThoseOfTheTextbook_data();
    void rows_areThoseOfTheTextbook();
    void rows_areTheSameOfATurnedSlice();
    void rows_followTheNextSlice();
    void axisTaps_addUpToOne();
};

void TestSliceResampler::rows_areThoseOfTheTextbook_data()
{
    QTest::addColumn<int>("interpolation");
    QTest::addColumn<int>("columns");
    QTest::addColumn<int>("rows");
    QTest::addColumn<double>("step");
    for (int i = 0; i < 3; ++i)
        for (const auto& [columns, rows] :
             {std::pair(13, 9), std::pair(1, 1), std::pair(2, 3), std::pair(3, 2)})
            for (const double step : {0.31, -0.31, 1.0, 2.7})
                QTest::addRow("kernel %d, %d x %d, a step of %g", i, columns, rows, step)
                    << i << columns << rows << step;
}

void TestSliceResampler::rows_areThoseOfTheTextbook()
{
    QFETCH(int, interpolation);
    QFETCH(int, columns);
    QFETCH(int, rows);
    QFETCH(double, step);
    const auto kind = static_cast<Interpolation>(interpolation);
    const std::vector<std::int16_t> voxels = slicePixels(columns, rows);
    // From before the first voxel to beyond the last one, in the direction of the step.
    const auto axisOver = [step](int count) {
        const double length = count + 1.2;
        const int pixels = static_cast<int>(length / std::abs(step)) + 1;
        return Axis{step > 0 ? -1.1 : count + 0.1, step, pixels};
    };
    const Axis across = axisOver(columns);
    const Axis down = axisOver(rows);
    SliceResampler resampler;
    resampler.setAxes(axisTaps(kind, across.start, across.step, across.pixels, columns),
                      axisTaps(kind, down.start, down.step, down.pixels, rows));
    resampler.setSlice({voxels.data(), 1, columns});
    for (int y = 0; y < down.pixels; ++y) {
        const float* values = resampler.row(static_cast<std::size_t>(y));
        for (int x = 0; x < across.pixels; ++x) {
            double wanted = 0;
            for (int row = -4; row < rows + 4; ++row)
                for (int column = -4; column < columns + 4; ++column)
                    wanted += kernel(kind, down.at(y) - row) * kernel(kind, across.at(x) - column)
                        * voxels[indexOf(std::clamp(row, 0, rows - 1),
                                         std::clamp(column, 0, columns - 1), columns)];
            QVERIFY2(std::abs(static_cast<double>(values[x]) - wanted) < kTolerance,
                     qPrintable(QStringLiteral("pixel %1, %2: %3, not %4")
                                    .arg(x)
                                    .arg(y)
                                    .arg(static_cast<double>(values[x]))
                                    .arg(wanted)));
        }
    }
}

void TestSliceResampler::rows_areTheSameOfATurnedSlice()
{
    constexpr int columns = 11;
    constexpr int rows = 7;
    const std::vector<std::int16_t> voxels = slicePixels(columns, rows);
    std::vector<std::int16_t> turned(voxels.size());
    for (int row = 0; row < rows; ++row)
        for (int column = 0; column < columns; ++column)
            turned[indexOf(column, row, rows)] = voxels[indexOf(row, column, columns)];
    const AxisTaps across = axisTaps(Interpolation::Linear, -0.2, 0.6, 18, columns);
    const AxisTaps down = axisTaps(Interpolation::Linear, 0.3, 0.45, 14, rows);
    SliceResampler one;
    one.setAxes(across, down);
    one.setSlice({voxels.data(), 1, columns});
    SliceResampler other;
    other.setAxes(across, down);
    other.setSlice({turned.data(), rows, 1});
    for (std::size_t y = 0; y < down.pixels(); ++y) {
        const float* values = one.row(y);
        const float* same = other.row(y);
        QVERIFY(std::equal(values, values + across.pixels(), same));
    }
}

void TestSliceResampler::rows_followTheNextSlice()
{
    const std::vector<std::int16_t> first(16, 100);
    const std::vector<std::int16_t> second(16, -7);
    SliceResampler resampler;
    resampler.setAxes(axisTaps(Interpolation::Linear, 0, 0.5, 7, 4),
                      axisTaps(Interpolation::Linear, 0, 0.5, 7, 4));
    resampler.setSlice({first.data(), 1, 4});
    QCOMPARE(resampler.row(3)[3], 100.0F);
    resampler.setSlice({second.data(), 1, 4});
    QCOMPARE(resampler.row(3)[3], -7.0F);
}

void TestSliceResampler::axisTaps_addUpToOne()
{
    for (const auto kind : {Interpolation::Nearest, Interpolation::Linear, Interpolation::Cubic})
        for (const int voxels : {1, 2, 3, 4, 50}) {
            const AxisTaps axis = axisTaps(kind, -1e9, 1e9 / 64, 129, voxels);
            for (std::size_t pixel = 0; pixel < axis.pixels(); ++pixel) {
                QVERIFY(axis.first[pixel] >= 0 && axis.first[pixel] + axis.taps <= voxels);
                float sum = 0;
                for (int tap = 0; tap < axis.taps; ++tap)
                    sum += axis.weight(tap, pixel);
                QVERIFY(std::abs(sum - 1) < 1e-5F);
            }
        }
}

QTEST_GUILESS_MAIN(TestSliceResampler)
#include "tst_slice_resampler.moc"
