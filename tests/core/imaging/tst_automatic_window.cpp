#include "core/imaging/windows/automatic_window.h"

#include "core/base/voi_curve.h"
#include "core/imaging/windows/body_intensities.h"
#include "core/imaging/windows/coil_shading.h"
#include "core/imaging/windows/window_presets.h"
#include "core/phantom/study/phantom_study.h"
#include "tests/support/test_volumes.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

QString shown(const WindowRange& window)
{
    return QString("%1 to %2").arg(window.low()).arg(window.high());
}

double shareOf(double value, const WindowRange& window)
{
    return (value - window.low()) / window.width;
}

/// A block as a surface coil at the back shows it.
VolumePtr shaded(const VolumePtr& block, double perMm)
{
    auto volume = std::make_shared<Volume>(*block);
    const VolumeGeometry& geometry = volume->geometry;
    const PatientPoint middle = geometry.patientFromVoxel(
        {geometry.columns / 2.0, geometry.rows / 2.0, geometry.slices / 2.0});
    std::size_t i = 0;
    for (int slice = 0; slice < geometry.slices; ++slice)
        for (int row = 0; row < geometry.rows; ++row)
            for (int column = 0; column < geometry.columns; ++column, ++i) {
                const PatientPoint point =
                    geometry.patientFromVoxel({column * 1.0, row * 1.0, slice * 1.0});
                const double factor = std::exp((point.y - middle.y) * perMm);
                volume->voxels[i] = static_cast<std::int16_t>(
                    std::lround(std::min(32000.0, volume->voxels[i] * factor)));
            }
    volume->windowCenter.reset();
    volume->windowWidth.reset();
    return volume;
}

} // namespace

/// The window in which a series is shown at first.
class TestAutomaticWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void bodyPercentiles_ignoreBackgroundAndHotPixels();
    void bodyPercentiles_ignorePaddingAndUnreadableSlices();
    void bodyWindow_hasAWidthForOneValue();
    void fileWindow_isTakenWhereItShowsTheBody_data();
    void fileWindow_isTakenWhereItShowsTheBody();
    void fileWindow_ofCtIsTakenHoweverNarrow_data();
    void fileWindow_ofCtIsTakenHoweverNarrow();
    void coilShading_isFound();
    void coilShading_isNotSoughtInNegativeValues();
    void bodyWindow_holdsAgainstCoilShading();
    void spineWindow_showsColumnAndCanal_data();
    void spineWindow_showsColumnAndCanal();
    void spineWindow_needsTheColumn();
    void spineWindow_isNotForHounsfieldUnits();
    void automaticWindow_keepsAFileWindowThatShowsTheSpine();
    void presets_areSharesOfTheAutomaticWindow();

private:
    /// Mean value of the middle of the lumbar bodies.
    [[nodiscard]] double marrowIn(const Volume& block) const;
    /// Mean value of the dural sac behind the discs.
    [[nodiscard]] double fluidIn(const Volume& block,
                                 const std::vector<PhantomLabel>& labels) const;
    /// Mean value of the voxels for which a condition holds.
    template <class Condition>
    [[nodiscard]] static double meanOf(const Volume& block, const Condition& holds);

    PhantomStudy m_study;
    std::vector<PatientPoint> m_discs;
};

void TestAutomaticWindow::initTestCase()
{
    auto study = makePhantomStudy({.seed = 7001});
    QVERIFY(study);
    m_study = std::move(*study);
    m_discs.assign(m_study.truth.discCenters.begin(), m_study.truth.discCenters.end());
}

template <class Condition>
double TestAutomaticWindow::meanOf(const Volume& block, const Condition& holds)
{
    const VolumeGeometry& geometry = block.geometry;
    double sum = 0;
    double count = 0;
    std::size_t i = 0;
    for (int slice = 0; slice < geometry.slices; ++slice)
        for (int row = 0; row < geometry.rows; ++row)
            for (int column = 0; column < geometry.columns; ++column, ++i)
                if (holds(i, geometry.patientFromVoxel({column * 1.0, row * 1.0, slice * 1.0}))) {
                    sum += block.voxels[i];
                    ++count;
                }
    return count > 0 ? sum / count : 0;
}

double TestAutomaticWindow::marrowIn(const Volume& block) const
{
    return meanOf(block, [this](std::size_t, PatientPoint point) {
        for (std::size_t level = 0; level + 1 < m_discs.size(); ++level)
            if (distance(point, m_discs[level] + (m_discs[level + 1] - m_discs[level]) * 0.5) < 7)
                return true;
        return false;
    });
}

double TestAutomaticWindow::fluidIn(const Volume& block,
                                    const std::vector<PhantomLabel>& labels) const
{
    return meanOf(block, [&](std::size_t i, PatientPoint point) {
        return (labels[i] & kSacLabel) != 0 && point.z < m_discs.front().z
            && point.z > m_discs.back().z;
    });
}

void TestAutomaticWindow::bodyPercentiles_ignoreBackgroundAndHotPixels()
{
    auto volume = sampledBody({.row = kToBack, .column = -kToHead});
    // 70 % air with noise, the rest tissue from 200 to 800, and a few much brighter voxels.
    const std::size_t count = volume->voxels.size();
    for (std::size_t i = 0; i < count; ++i)
        volume->voxels[i] =
            static_cast<std::int16_t>(i % 10 < 7 ? (i * 7) % 20 : 200 + (i * 31) % 601);
    for (std::size_t i = 0; i < count; i += 4001)
        volume->voxels[i] = 32000;
    const WindowRange window = BodyIntensities(*volume).window(0.01, 0.99);
    QVERIFY2(std::abs(window.center - 500) < 30, qPrintable(shown(window)));
    QVERIFY2(std::abs(window.width - 600) < 40, qPrintable(shown(window)));
    const WindowRange whole = bodyWindow(*volume);
    QVERIFY2(std::abs(whole.high() - 800) < 80, qPrintable(shown(whole)));
    QVERIFY2(shareOf(500, whole) > 0.4 && shareOf(500, whole) < 0.7, qPrintable(shown(whole)));
}

void TestAutomaticWindow::bodyPercentiles_ignorePaddingAndUnreadableSlices()
{
    auto volume = sampledBody({.row = kToBack, .column = -kToHead});
    const WindowRange before = BodyIntensities(*volume).window(0.01, 0.99);
    const WindowRange wholeBefore = bodyWindow(*volume);
    const std::size_t perSlice = 50 * 50;
    std::fill_n(volume->voxels.begin(), perSlice, std::int16_t{-32768});
    volume->sources[0].missing = true;
    for (std::size_t i = perSlice; i < volume->voxels.size(); i += 5)
        volume->voxels[i] = -2000; // around a round picture
    const WindowRange after = BodyIntensities(*volume).window(0.01, 0.99);
    QVERIFY(std::abs(after.center - before.center) < 25);
    QVERIFY(std::abs(after.width - before.width) < 50);
    const WindowRange whole = bodyWindow(*volume);
    QVERIFY2(std::abs(whole.high() - wholeBefore.high()) < 50, qPrintable(shown(whole)));
}

void TestAutomaticWindow::bodyWindow_hasAWidthForOneValue()
{
    auto volume = sagittalBody();
    for (const std::int16_t value : {std::int16_t{0}, std::int16_t{700}}) {
        std::fill(volume->voxels.begin(), volume->voxels.end(), value);
        QVERIFY(bodyWindow(*volume).width >= 1);
    }
}

void TestAutomaticWindow::fileWindow_isTakenWhereItShowsTheBody_data()
{
    QTest::addColumn<double>("center");
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("isSane");
    QTest::newRow("near the body") << 300.0 << 500.0 << true;
    QTest::newRow("no width") << 300.0 << 0.0 << false;
    QTest::newRow("negative width") << 300.0 << -10.0 << false;
    QTest::newRow("far above") << 20000.0 << 1000.0 << false;
    QTest::newRow("far too wide") << 300.0 << 60000.0 << false;
    QTest::newRow("far too narrow") << 300.0 << 2.0 << false;
    QTest::newRow("not a number") << std::nan("") << 500.0 << false;
}

void TestAutomaticWindow::fileWindow_isTakenWhereItShowsTheBody()
{
    QFETCH(double, center);
    QFETCH(double, width);
    QFETCH(bool, isSane);
    auto volume = sagittalBody();
    volume->windowCenter = center;
    volume->windowWidth = width;
    QCOMPARE(fileWindow(*volume).has_value(), isSane);
    const AutomaticWindow window = automaticWindow(*volume);
    QCOMPARE(window.basis, isSane ? WindowBasis::File : WindowBasis::Body);
    const WindowRange wanted = isSane ? WindowRange{center, width} : bodyWindow(*volume);
    QCOMPARE(window.range, wanted);
}

void TestAutomaticWindow::fileWindow_ofCtIsTakenHoweverNarrow_data()
{
    QTest::addColumn<double>("center");
    QTest::addColumn<double>("width");
    QTest::addColumn<bool>("isTaken");
    QTest::newRow("brain") << 40.0 << 80.0 << true;
    QTest::newRow("stroke") << 35.0 << 30.0 << true;
    QTest::newRow("bone") << 500.0 << 4000.0 << true;
    QTest::newRow("no width") << 40.0 << 0.0 << false;
    QTest::newRow("stored values") << 9000.0 << 400.0 << false;
}

void TestAutomaticWindow::fileWindow_ofCtIsTakenHoweverNarrow()
{
    QFETCH(double, center);
    QFETCH(double, width);
    QFETCH(bool, isTaken);
    auto volume = sagittalBody();
    volume->modality = "CT";
    volume->rescaleSlope = 4;
    volume->rescaleIntercept = -1024;
    volume->windowCenter = center;
    volume->windowWidth = width;
    const WindowRange file{.center = center, .width = width};
    QCOMPARE(fileWindow(*volume), isTaken ? std::optional(file) : std::nullopt);
    QCOMPARE(automaticWindow(*volume).basis, isTaken ? WindowBasis::File : WindowBasis::Body);
}

void TestAutomaticWindow::coilShading_isFound()
{
    constexpr double perMm = 0.015; // 20 times from front to back over 200 mm
    const VolumePtr volume = shaded(m_study.series[1].blocks.front(), perMm);
    const auto plain = CoilShading::of(*m_study.series[1].blocks.front(),
                                       BodyIntensities(*m_study.series[1].blocks.front()));
    const auto found = CoilShading::of(*volume, BodyIntensities(*volume));
    QVERIFY(plain && found);
    const VolumeGeometry& geometry = volume->geometry;
    const VoxelPoint middle{(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0,
                            (geometry.slices - 1) / 2.0};
    const PatientPoint center = geometry.patientFromVoxel(middle);
    QVERIFY(std::abs(found->at(middle) - 1) < 1e-9);
    const VoxelPoint back = geometry.voxelFromPatient(center + PatientVector{0, 50, 0});
    const double ratio = found->at(back) / plain->at(back);
    QVERIFY2(ratio > std::exp(50 * perMm) * 0.7 && ratio < std::exp(50 * perMm) * 1.4,
             qPrintable(QString::number(ratio)));
}

void TestAutomaticWindow::coilShading_isNotSoughtInNegativeValues()
{
    auto volume = sagittalBody();
    volume->rescaleIntercept = -1024;
    QVERIFY(!CoilShading::of(*volume, BodyIntensities(*volume)));
    QCOMPARE(bodyWindow(*volume), BodyIntensities(*volume).window(0.01, 0.99));
}

void TestAutomaticWindow::bodyWindow_holdsAgainstCoilShading()
{
    // The column keeps about the gray that it has without a surface coil.
    const VolumePtr plain = shaded(m_study.series[1].blocks.front(), 0);
    const VolumePtr volume = shaded(m_study.series[1].blocks.front(), 0.012);
    const double before = shareOf(marrowIn(*plain), bodyWindow(*plain));
    const double after = shareOf(marrowIn(*volume), bodyWindow(*volume));
    const double uncorrected =
        shareOf(marrowIn(*volume), BodyIntensities(*volume).window(0.01, 0.99));
    QVERIFY2(after > 0.6 * before,
             qPrintable(QString("%1 %2 %3").arg(before).arg(after).arg(uncorrected)));
    QVERIFY(after > uncorrected + 0.05);
}

void TestAutomaticWindow::spineWindow_showsColumnAndCanal_data()
{
    QTest::addColumn<int>("series");
    QTest::addColumn<double>("perMm");
    for (const double perMm : {0.0, 0.02}) {
        QTest::addRow("T1, coil %g", perMm) << 0 << perMm;
        QTest::addRow("T2, coil %g", perMm) << 1 << perMm;
    }
}

void TestAutomaticWindow::spineWindow_showsColumnAndCanal()
{
    QFETCH(int, series);
    QFETCH(double, perMm);
    const PhantomSeries& made = m_study.series[static_cast<std::size_t>(series)];
    const VolumePtr block = shaded(made.blocks.front(), perMm);
    const std::vector<VolumePtr> blocks{block};
    const auto window = spineWindow(blocks, m_discs);
    QVERIFY(window);
    const double marrow = shareOf(marrowIn(*block), *window);
    QVERIFY2(marrow > 0.15 && marrow < 0.85, qPrintable(QString::number(marrow)));
    const bool isT2 = made.role == SeriesRole::SagittalT2;
    const double fluid = shareOf(fluidIn(*block, made.labels.front()), *window);
    QVERIFY2(isT2 ? fluid > 0.5 && fluid < 1.05 : fluid < marrow,
             qPrintable(QString::number(fluid)));
}

void TestAutomaticWindow::spineWindow_needsTheColumn()
{
    const std::vector<VolumePtr>& blocks = m_study.series[1].blocks;
    QVERIFY(!spineWindow(blocks, {}));
    std::vector<PatientPoint> aside;
    for (const PatientPoint& disc : m_discs)
        aside.push_back(disc + PatientVector{400, 0, 0});
    QVERIFY(!spineWindow(blocks, aside));
    auto flat = std::make_shared<Volume>(*blocks.front());
    flat->hasGeometry = false;
    QVERIFY(!spineWindow(std::vector<VolumePtr>{flat}, m_discs));
    // Five blocks along the discs have one window.
    QVERIFY(m_study.series[2].blocks.size() > 1);
    QVERIFY(spineWindow(m_study.series[2].blocks, m_discs));
    // The order of the discs does not matter.
    const std::vector<PatientPoint> upwards(m_discs.rbegin(), m_discs.rend());
    QCOMPARE(*spineWindow(blocks, upwards), *spineWindow(blocks, m_discs));
}

void TestAutomaticWindow::spineWindow_isNotForHounsfieldUnits()
{
    auto ct = std::make_shared<Volume>(*m_study.series[1].blocks.front());
    ct->rescaleIntercept = -1024;
    QVERIFY(!spineWindow(std::vector<VolumePtr>{ct}, m_discs));
}

void TestAutomaticWindow::automaticWindow_keepsAFileWindowThatShowsTheSpine()
{
    auto volume = std::make_shared<Volume>(*m_study.series[1].blocks.front());
    const auto spine = spineWindow(m_study.series[1].blocks, m_discs);
    QVERIFY(spine);
    volume->windowCenter = spine->center * 1.05;
    volume->windowWidth = spine->width * 1.1;
    QCOMPARE(automaticWindow(*volume, spine).basis, WindowBasis::File);
    volume->windowCenter = spine->center * 1.6;
    volume->windowWidth = spine->width * 1.6;
    QCOMPARE(automaticWindow(*volume).basis, WindowBasis::File);
    QCOMPARE(automaticWindow(*volume, spine).basis, WindowBasis::Spine);
    QCOMPARE(automaticWindow(*volume, spine).range, *spine);
    volume->voiCurve = std::make_shared<VoiCurve>(VoiCurve{{0.0F, 1.0F}, 1});
    QCOMPARE(automaticWindow(*volume, spine).basis, WindowBasis::File);
}

void TestAutomaticWindow::presets_areSharesOfTheAutomaticWindow()
{
    const WindowRange window{.center = 300, .width = 400};
    QCOMPARE(shareOfWindow(window, 0), window);
    const WindowRange contrast = shareOfWindow(window, 2);
    QVERIFY(contrast.width < window.width && contrast.low() > window.low());
    const WindowRange wide = shareOfWindow(window, 3);
    QVERIFY(wide.width > window.width && std::abs(wide.low() - window.low()) < 1e-9);
    const WindowRange fluid = shareOfWindow(window, 4);
    QVERIFY(fluid.low() > window.low() && fluid.high() > window.high());
    const WindowRange disc = shareOfWindow(window, 5);
    QVERIFY(disc.high() < window.high());
}

QTEST_APPLESS_MAIN(TestAutomaticWindow)
#include "tst_automatic_window.moc"
