// The wheel goes through an axial series in one direction, from head to feet, however its slices
// are numbered and stored. The pane, its scrollbar and the line on the sagittal pane agree.
#include "tests/support/pane_driver.h"

#include "core/imaging/stack_order.h"
#include "core/measure/annotation.h"
#include "core/phantom/study/phantom_study.h"
#include "ui/panes/prior/level_distance.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/render/overlays.h"

#include <QSet>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <limits>
#include <map>
#include <memory>
#include <utility>
#include <vector>

using namespace foramen;
using foramen::test::kSide;
using foramen::test::turnWheel;

namespace {

constexpr std::uint64_t kSeed = 20031;

PatientPoint middleOf(const PaneWidget& pane)
{
    const VolumeGeometry& geometry = pane.currentVolume()->geometry;
    return geometry.patientFromVoxel({(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0,
                                      static_cast<double>(pane.currentSlice())});
}

} // namespace

class TestAxialScrolling : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wheel_goesFromHeadToFeet_data() { studies(); }
    void wheel_goesFromHeadToFeet();
    void lineOnTheSagittal_goesOneWay_data() { studies(); }
    void lineOnTheSagittal_goesOneWay();
    void scrollbar_namesTheLevelsFromTheTop_data() { studies(); }
    void scrollbar_namesTheLevelsFromTheTop();
    void pictures_comeOnceEach_data() { studies(); }
    void pictures_comeOnceEach();
    void points_areFoundOnTheirSlice_data() { studies(); }
    void points_areFoundOnTheirSlice();

private:
    static void studies();
    void show();
    [[nodiscard]] LevelLocations levels() const;
    /// Height of the line of the shown axial slice on the sagittal pane, at the spine.
    [[nodiscard]] double lineHeight(PaneWidget& sagittal) const;

    std::map<bool, PhantomStudy> m_studies; ///< by whether the axial is straight
    PhantomTruth m_truth;
    std::unique_ptr<PaneWidget> m_axial;
    std::unique_ptr<PaneWidget> m_sagittal;
};

void TestAxialScrolling::studies()
{
    QTest::addColumn<bool>("straight");
    QTest::newRow("five angled blocks") << false;
    QTest::newRow("one straight stack") << true;
}

void TestAxialScrolling::show()
{
    QFETCH(bool, straight);
    if (!m_studies.contains(straight)) {
        auto made = makePhantomStudy({.seed = kSeed, .straightAxial = straight});
        QVERIFY(made);
        m_studies.emplace(straight, std::move(*made));
    }
    const PhantomStudy& study = m_studies[straight];
    m_truth = study.truth;
    m_axial = std::make_unique<PaneWidget>();
    m_sagittal = std::make_unique<PaneWidget>();
    for (const PhantomSeries& series : study.series) {
        std::vector<VolumePtr> blocks = series.blocks;
        if (series.role == SeriesRole::AxialT2) {
            QCOMPARE(blocks.size(), straight ? std::size_t(1) : kLevelCount);
            sortFromHeadToFeet(blocks);
            m_axial->setVolumes(blocks);
        } else if (series.role == SeriesRole::SagittalT2) {
            m_sagittal->setVolumes(blocks);
        }
    }
    for (PaneWidget* pane : {m_axial.get(), m_sagittal.get()}) {
        pane->resize(kSide, kSide);
        pane->grab(); // lays out
        QVERIFY(pane->positionCount() > 5);
    }
    m_axial->setPosition(0);
}

LevelLocations TestAxialScrolling::levels() const
{
    LevelLocations found;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        found[i] = {kLevels[i], m_truth.discCenters[i], 0.9};
    return found;
}

double TestAxialScrolling::lineHeight(PaneWidget& sagittal) const
{
    const auto line =
        referenceLine(sagittal.scene(), *m_axial->currentVolume(), m_axial->currentSlice());
    if (!line)
        return std::numeric_limits<double>::quiet_NaN();
    // Measured at the nearest disc: lines of blocks at different angles cross far from it.
    PatientPoint disc = m_truth.discCenters[0];
    const VolumeGeometry& geometry = m_axial->currentVolume()->geometry;
    const auto far = [&](PatientPoint point) {
        return std::abs(geometry.slicePosition(point)
                        - m_axial->currentSlice() * geometry.sliceSpacing);
    };
    for (const PatientPoint& other : m_truth.discCenters)
        if (far(other) < far(disc))
            disc = other;
    const double x = sagittal.scene().displayFromPatient(disc).x;
    const auto& [a, b] = *line;
    return a.y + (b.y - a.y) * (x - a.x) / (b.x - a.x);
}

void TestAxialScrolling::wheel_goesFromHeadToFeet()
{
    show();
    const std::vector<VolumePtr>& blocks = m_axial->volumes();
    double height = middleOf(*m_axial).z;
    auto block = std::find(blocks.begin(), blocks.end(), m_axial->currentVolume());
    for (int position = 1; position < m_axial->positionCount(); ++position) {
        turnWheel(*m_axial, -120);
        QCOMPARE(m_axial->position(), position);
        const auto now = std::find(blocks.begin(), blocks.end(), m_axial->currentVolume());
        QVERIFY2(now >= block, qPrintable(QString::number(position)));
        // Blocks may overlap; within one each step goes down.
        const double here = middleOf(*m_axial).z;
        QVERIFY2(now > block || here < height, qPrintable(QString::number(position)));
        block = now;
        height = here;
    }
    QVERIFY(block + 1 == blocks.end());
    turnWheel(*m_axial, 120);
    QVERIFY(middleOf(*m_axial).z > height);
}

void TestAxialScrolling::lineOnTheSagittal_goesOneWay()
{
    show();
    double before = lineHeight(*m_sagittal);
    for (int position = 1; position < m_axial->positionCount(); ++position) {
        m_axial->setPosition(position);
        const double now = lineHeight(*m_sagittal);
        QVERIFY2(now > before, // down the screen
                 qPrintable(QStringLiteral("%1: %2 after %3").arg(position).arg(now).arg(before)));
        before = now;
    }
}

void TestAxialScrolling::scrollbar_namesTheLevelsFromTheTop()
{
    show();
    const auto known = levelsOfPositions(m_axial->volumes(), levels());
    QStringList names;
    for (const PaneSegment& segment : segmentsOf({m_axial->volumes(), known}, DiscLevel::L1L2))
        if (!segment.name.isEmpty())
            names << segment.name;
    QCOMPARE(names.join(' '), QStringLiteral("L1/L2 L2/L3 L3/L4 L4/L5 L5/S1"));
    for (int position = 0; position < m_axial->positionCount(); ++position) {
        m_axial->setPosition(position);
        const auto& level = known[static_cast<std::size_t>(position)];
        if (!level)
            continue;
        // The scrollbar names the level that is seen: no other disc is nearer to the slice.
        const VolumeGeometry& geometry = m_axial->currentVolume()->geometry;
        const auto far = [&](std::size_t i) {
            return std::abs(geometry.slicePosition(m_truth.discCenters[i])
                            - m_axial->currentSlice() * geometry.sliceSpacing);
        };
        for (std::size_t i = 0; i < kLevelCount; ++i)
            QVERIFY(far(i) >= far(static_cast<std::size_t>(*level)) - 1e-6);
    }
}

void TestAxialScrolling::pictures_comeOnceEach()
{
    show();
    QSet<QString> seen;
    for (int position = 0; position < m_axial->positionCount(); ++position) {
        m_axial->setPosition(position);
        const PictureIdentity picture = m_axial->shownPicture();
        const auto slice = static_cast<std::size_t>(m_axial->currentSlice());
        QCOMPARE(picture.sopInstanceUid, m_axial->currentVolume()->sources[slice].sopInstanceUid);
        seen << QString::fromStdString(picture.sopInstanceUid);
    }
    QCOMPARE(seen.size(), m_axial->positionCount());
}

void TestAxialScrolling::points_areFoundOnTheirSlice()
{
    show();
    const auto known = levelsOfPositions(m_axial->volumes(), levels());
    for (std::size_t i = 0; i < kLevelCount; ++i) {
        const PatientPoint disc = m_truth.discCenters[i];
        const auto position = positionFor(disc, kLevels[i], {m_axial->volumes(), known});
        QVERIFY(position);
        QCOMPARE(m_axial->positionOf(disc), position);
        m_axial->setPosition(*position);
        const VolumePtr shown = m_axial->currentVolume();
        QVERIFY(std::abs(m_axial->scene().distanceFromSlice(disc))
                <= shown->geometry.sliceSpacing / 2 + 1e-6);
        const double distance = distanceFromDisc(*shown, m_axial->currentSlice(), disc);
        QCOMPARE(positionAtDistance({m_axial->volumes(), known}, disc, distance, kLevels[i]),
                 position);
    }
}

QTEST_MAIN(TestAxialScrolling)
#include "tst_axial_scrolling.moc"
