#include "core/phantom/study/phantom_study.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace foramen;

namespace {

PhantomRecipe recipeWith(std::uint64_t seed, Severity all)
{
    PhantomRecipe recipe;
    recipe.seed = seed;
    recipe.severities.emplace();
    recipe.severities->fill(all);
    return recipe;
}

const PhantomSeries& seriesOf(const PhantomStudy& study, SeriesRole role)
{
    return *std::find_if(study.series.begin(), study.series.end(),
                         [role](const PhantomSeries& series) { return series.role == role; });
}

// Mean brightness around a patient point on its nearest slice, relative to the block's mean.
double brightnessAt(const Volume& block, PatientPoint point, double radiusMm)
{
    const VolumeGeometry& geometry = block.geometry;
    const VoxelPoint center = geometry.voxelFromPatient(point);
    const int slice =
        std::clamp(static_cast<int>(std::lround(center.slice)), 0, geometry.slices - 1);
    const double radius = radiusMm / geometry.columnSpacing;
    double sum = 0;
    int count = 0;
    for (int row = 0; row < geometry.rows; ++row) {
        for (int column = 0; column < geometry.columns; ++column) {
            if (std::hypot(column - center.column, row - center.row) > radius)
                continue;
            sum += block.slice(slice)[row * geometry.columns + column];
            ++count;
        }
    }
    const double mean = std::accumulate(block.voxels.begin(), block.voxels.end(), 0.0)
        / static_cast<double>(block.voxels.size());
    return sum / count / mean;
}

// Area of the sac on the axial slice through each disc, mm2.
std::array<double, kLevelCount> sacAreas(const PhantomStudy& study)
{
    const PhantomSeries& axial = seriesOf(study, SeriesRole::AxialT2);
    std::array<double, kLevelCount> areas{};
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const VolumeGeometry& geometry = axial.blocks[level]->geometry;
        const auto pixels = static_cast<std::size_t>(geometry.columns * geometry.rows);
        const auto slice = static_cast<std::size_t>(
            std::lround(geometry.voxelFromPatient(study.truth.sitePoints[level]).slice));
        for (std::size_t i = 0; i < pixels; ++i)
            if (axial.labels[level][slice * pixels + i] & kSacLabel)
                areas[level] += geometry.columnSpacing * geometry.rowSpacing;
    }
    return areas;
}

} // namespace

/// Generated studies: series, truth and the effect of grades.
class TestPhantomStudy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void equalRecipesGiveEqualBytes();
    void studyHoldsTheThreeRoles();
    void truthRepeatsTheRecipesGrades();
    void pointsLieInTheirSeriesAndOnTheirSide();
    void labelsAgreeWithThePoints();
    void canalGradesNarrowTheSac();
    void foraminalGradesTakeTheFatAway();
    void subarticularGradesCloseTheRecess();
    void oneSideDoesNotTouchTheOther();
    void gradesAreRarerAboveModerateUnlessBalanced();
    void straightAxialIsOneBlock();
    void sagittalSampleIsThreeSlicesOfTheSameBody();
    void middleSlicesAreThoseOfTheWholeStudy();
    void siteBlocksHoldTheirSites_data();
    void siteBlocksHoldTheirSites();
    void foraminaAreLabelled();
    void shapedSacsDifferInNothingElse();
    void randomisedStudiesDiffer();
    void cancelledRunsSaySo();

private:
    PhantomStudy m_normal;
    PhantomStudy m_moderate;
    PhantomStudy m_severe;
};

void TestPhantomStudy::initTestCase()
{
    m_normal = makePhantomStudy(recipeWith(11, Severity::NormalMild)).value();
    m_moderate = makePhantomStudy(recipeWith(11, Severity::Moderate)).value();
    m_severe = makePhantomStudy(recipeWith(11, Severity::Severe)).value();
}

void TestPhantomStudy::equalRecipesGiveEqualBytes()
{
    const PhantomStudy again = makePhantomStudy(recipeWith(11, Severity::Severe)).value();
    for (std::size_t series = 0; series < again.series.size(); ++series) {
        for (std::size_t block = 0; block < again.series[series].blocks.size(); ++block) {
            const Volume& a = *again.series[series].blocks[block];
            const Volume& b = *m_severe.series[series].blocks[block];
            QVERIFY(a.voxels == b.voxels);
            QCOMPARE(a.sources.front().sopInstanceUid, b.sources.front().sopInstanceUid);
        }
    }
    QVERIFY(again.truth.sitePoints == m_severe.truth.sitePoints);
}

void TestPhantomStudy::studyHoldsTheThreeRoles()
{
    QCOMPARE(m_normal.series.size(), std::size_t{3});
    QCOMPARE(seriesOf(m_normal, SeriesRole::AxialT2).blocks.size(), std::size_t{5});
    for (const PhantomSeries& series : m_normal.series) {
        const AnatomicalPlane expected =
            series.role == SeriesRole::AxialT2 ? AnatomicalPlane::Axial : AnatomicalPlane::Sagittal;
        for (const VolumePtr& block : series.blocks) {
            QVERIFY(planeOf(block->geometry) == expected);
            QCOMPARE(block->frameOfReferenceUid,
                     m_normal.series.front().blocks.front()->frameOfReferenceUid);
            QCOMPARE(block->sources.size(), static_cast<std::size_t>(block->geometry.slices));
        }
    }
}

void TestPhantomStudy::truthRepeatsTheRecipesGrades()
{
    for (const Severity severity : m_moderate.truth.severities)
        QVERIFY(severity == Severity::Moderate);
}

void TestPhantomStudy::pointsLieInTheirSeriesAndOnTheirSide()
{
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        const PatientPoint point = m_normal.truth.sitePoints[index];
        const auto level = static_cast<std::size_t>(site.level);
        const SeriesRole role = isForaminal(site.condition) ? SeriesRole::SagittalT1
            : isSubarticular(site.condition)                ? SeriesRole::AxialT2
                                                            : SeriesRole::SagittalT2;
        const PhantomSeries& series = seriesOf(m_normal, role);
        const Volume& block = *series.blocks[role == SeriesRole::AxialT2 ? level : 0];
        QVERIFY(block.geometry.contains(block.geometry.voxelFromPatient(point)));
        const double midline = m_normal.truth.sitePoints[level].x;
        if (sideOf(site.condition) == Side::Left)
            QVERIFY(point.x > midline + 5);
        if (sideOf(site.condition) == Side::Right)
            QVERIFY(point.x < midline - 5);
    }
    for (std::size_t level = 1; level < kLevelCount; ++level)
        QVERIFY(m_normal.truth.discCenters[level].z < m_normal.truth.discCenters[level - 1].z - 15);
    QVERIFY(m_normal.truth.upperDiscCenters.front().z > m_normal.truth.discCenters.front().z + 15);
    QVERIFY(m_normal.truth.sacrumTip.z < m_normal.truth.discCenters.back().z - 50);
}

void TestPhantomStudy::labelsAgreeWithThePoints()
{
    const PhantomSeries& sagittal = seriesOf(m_normal, SeriesRole::SagittalT2);
    const Volume& block = *sagittal.blocks.front();
    QCOMPARE(sagittal.labels.front().size(), block.voxels.size());
    const auto labelAt = [&](PatientPoint point) {
        const VoxelPoint voxel = block.geometry.voxelFromPatient(point);
        const auto at = [](double value) {
            return static_cast<std::size_t>(std::lround(value));
        };
        const auto columns = static_cast<std::size_t>(block.geometry.columns);
        const auto rows = static_cast<std::size_t>(block.geometry.rows);
        return sagittal.labels
            .front()[(at(voxel.slice) * rows + at(voxel.row)) * columns + at(voxel.column)];
    };
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        QVERIFY(labelAt(m_normal.truth.discCenters[level]) & kDiscLabel);
        QVERIFY(labelAt(m_normal.truth.sitePoints[level]) & kSacLabel);
        QVERIFY(!(labelAt(m_normal.truth.discCenters[level]) & kVertebraLabel));
    }
    for (std::size_t level = 1; level < kLevelCount; ++level) {
        // Midway between two discs lies a vertebra; below the last one the sacrum.
        const PatientPoint above = m_normal.truth.discCenters[level - 1];
        const PatientVector way = m_normal.truth.discCenters[level] - above;
        QCOMPARE(labelAt(above + way * 0.5), kVertebraLabel);
        if (level + 1 == kLevelCount)
            QCOMPARE(labelAt(above + way * 1.5), kSacrumLabel);
    }
}

void TestPhantomStudy::canalGradesNarrowTheSac()
{
    const auto normal = sacAreas(m_normal);
    const auto moderate = sacAreas(m_moderate);
    const auto severe = sacAreas(m_severe);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        QVERIFY(normal[level] > 60);
        QVERIFY(moderate[level] < 0.9 * normal[level]);
        QVERIFY(severe[level] < 0.6 * normal[level]);
    }
}

void TestPhantomStudy::foraminalGradesTakeTheFatAway()
{
    for (const Condition condition :
         {Condition::LeftNeuralForaminalNarrowing, Condition::RightNeuralForaminalNarrowing}) {
        for (const DiscLevel level : kLevels) {
            const std::size_t index = siteIndex({condition, level});
            const auto brightness = [&](const PhantomStudy& study) {
                return brightnessAt(*seriesOf(study, SeriesRole::SagittalT1).blocks.front(),
                                    study.truth.sitePoints[index], 6);
            };
            QVERIFY(brightness(m_severe) < 0.8 * brightness(m_normal));
        }
    }
}

void TestPhantomStudy::subarticularGradesCloseTheRecess()
{
    for (const Condition condition :
         {Condition::LeftSubarticularStenosis, Condition::RightSubarticularStenosis}) {
        for (const DiscLevel level : kLevels) {
            const std::size_t index = siteIndex({condition, level});
            const auto brightness = [&](const PhantomStudy& study) {
                const auto block = static_cast<std::size_t>(level);
                return brightnessAt(*seriesOf(study, SeriesRole::AxialT2).blocks[block],
                                    study.truth.sitePoints[index], 3.5);
            };
            QVERIFY(brightness(m_severe) < 0.7 * brightness(m_normal));
        }
    }
}

void TestPhantomStudy::oneSideDoesNotTouchTheOther()
{
    PhantomRecipe recipe = recipeWith(11, Severity::NormalMild);
    for (const DiscLevel level : kLevels)
        (*recipe.severities)[siteIndex({Condition::LeftNeuralForaminalNarrowing, level})] =
            Severity::Severe;
    const PhantomStudy study = makePhantomStudy(recipe).value();
    for (const DiscLevel level : kLevels) {
        const auto brightness = [&](Condition condition) {
            return brightnessAt(*seriesOf(study, SeriesRole::SagittalT1).blocks.front(),
                                study.truth.sitePoints[siteIndex({condition, level})], 6);
        };
        QVERIFY(brightness(Condition::LeftNeuralForaminalNarrowing)
                < 0.85 * brightness(Condition::RightNeuralForaminalNarrowing));
    }
}

void TestPhantomStudy::gradesAreRarerAboveModerateUnlessBalanced()
{
    QVERIFY(!m_normal.recipe.shuffleFiles);
    PhantomRecipe recipe;
    recipe.balance = 1;
    recipe.seed = 5;
    const PhantomStudy study = makePhantomStudy(recipe).value();
    const auto count =
        std::count(study.truth.severities.begin(), study.truth.severities.end(), Severity::Severe);
    QVERIFY(count >= 3);
    QVERIFY(count <= 16);
}

void TestPhantomStudy::straightAxialIsOneBlock()
{
    PhantomRecipe recipe = recipeWith(4, Severity::NormalMild);
    recipe.straightAxial = true;
    recipe.reverseSlices = true;
    const PhantomStudy study = makePhantomStudy(recipe).value();
    const PhantomSeries& axial = seriesOf(study, SeriesRole::AxialT2);
    QCOMPARE(axial.blocks.size(), std::size_t{1});
    // Reversed: the uppermost slice, last along the normal, carries the highest number.
    const auto& sources = axial.blocks.front()->sources;
    QVERIFY(sources.back().instanceNumber > sources.front().instanceNumber);
}

void TestPhantomStudy::sagittalSampleIsThreeSlicesOfTheSameBody()
{
    PhantomRecipe recipe;
    recipe.seed = 5;
    recipe.variety = PhantomVariety::Randomised;
    const PhantomStudy whole = makePhantomStudy(recipe).value();
    recipe.extent = PhantomExtent::SagittalSample;
    const PhantomStudy sample = makePhantomStudy(recipe).value();
    QCOMPARE(sample.series.size(), std::size_t{2});
    for (const PhantomSeries& series : sample.series) {
        const VolumeGeometry& geometry = series.blocks.front()->geometry;
        QCOMPARE(geometry.slices, 3);
        QVERIFY(geometry.columns <= 256 && geometry.rows <= 256);
        QCOMPARE(series.labels.front().size(), series.blocks.front()->voxels.size());
    }
    QVERIFY(sample.truth.discCenters == whole.truth.discCenters);
}

void TestPhantomStudy::middleSlicesAreThoseOfTheWholeStudy()
{
    PhantomRecipe recipe;
    recipe.seed = 5;
    const PhantomStudy whole = makePhantomStudy(recipe).value();
    recipe.extent = PhantomExtent::MiddleSlices;
    const PhantomStudy middle = makePhantomStudy(recipe).value();
    QCOMPARE(middle.series.size(), std::size_t{2});
    const Volume& all = *seriesOf(whole, SeriesRole::SagittalT2).blocks.front();
    const PhantomSeries& some = seriesOf(middle, SeriesRole::SagittalT2);
    const VolumeGeometry& geometry = some.blocks.front()->geometry;
    QCOMPARE(geometry.slices, 3);
    QCOMPARE(geometry.columns, all.geometry.columns);
    const VoxelPoint first = all.geometry.voxelFromPatient(geometry.origin);
    QVERIFY(std::abs(first.slice - (all.geometry.slices - 3) / 2.0) < 1e-6);
    QVERIFY(std::abs(first.column) < 1e-6 && std::abs(first.row) < 1e-6);
    QCOMPARE(some.labels.front().size(), some.blocks.front()->voxels.size());
}

void TestPhantomStudy::siteBlocksHoldTheirSites_data()
{
    QTest::addColumn<int>("extent");
    QTest::addColumn<int>("role");
    QTest::addColumn<int>("condition");
    QTest::addColumn<int>("blocks");
    const auto row = [](const char* name, PhantomExtent extent, SeriesRole role,
                        Condition condition, int blocks) {
        QTest::newRow(name) << static_cast<int>(extent) << static_cast<int>(role)
                            << static_cast<int>(condition) << blocks;
    };
    row("canal", PhantomExtent::CanalSites, SeriesRole::SagittalT2, Condition::SpinalCanalStenosis,
        5);
    row("foramina", PhantomExtent::ForaminalSites, SeriesRole::SagittalT1,
        Condition::RightNeuralForaminalNarrowing, 10);
    row("slices of foramina", PhantomExtent::ForaminalSlices, SeriesRole::SagittalT1,
        Condition::LeftNeuralForaminalNarrowing, 10);
    row("recesses", PhantomExtent::SubarticularSites, SeriesRole::AxialT2,
        Condition::LeftSubarticularStenosis, 5);
    row("slices of sacs", PhantomExtent::SacSlices, SeriesRole::AxialT2,
        Condition::SpinalCanalStenosis, 5);
}

void TestPhantomStudy::siteBlocksHoldTheirSites()
{
    QFETCH(int, extent);
    QFETCH(int, role);
    QFETCH(int, condition);
    QFETCH(int, blocks);
    PhantomRecipe recipe;
    recipe.seed = 5;
    recipe.extent = static_cast<PhantomExtent>(extent);
    const PhantomStudy study = makePhantomStudy(recipe).value();
    QCOMPARE(study.series.size(), std::size_t{1});
    const PhantomSeries& series = study.series.front();
    QCOMPARE(static_cast<int>(series.role), role);
    QCOMPARE(static_cast<int>(series.blocks.size()), blocks);
    for (const DiscLevel level : kLevels) {
        const PatientPoint site =
            study.truth.sitePoints[siteIndex({static_cast<Condition>(condition), level})];
        QVERIFY(
            std::any_of(series.blocks.begin(), series.blocks.end(), [&](const VolumePtr& block) {
                const VolumeGeometry& geometry = block->geometry;
                const VoxelPoint at = geometry.voxelFromPatient(site);
                const double margin = 20 / geometry.columnSpacing;
                return at.column > margin && at.column < geometry.columns - margin
                    && at.row > margin && at.row < geometry.rows - margin && at.slice > -0.6
                    && at.slice < geometry.slices - 0.4;
            }));
    }
}

/// Each foramen is labelled about its point, between the pedicles and behind the disc.
void TestPhantomStudy::foraminaAreLabelled()
{
    PhantomRecipe recipe;
    recipe.seed = 6;
    recipe.extent = PhantomExtent::ForaminalSlices;
    recipe.severities.emplace();
    recipe.severities->fill(Severity::NormalMild);
    const PhantomStudy study = makePhantomStudy(recipe).value();
    const PhantomSeries& series = study.series.front();
    QCOMPARE(series.labels.size(), series.blocks.size());
    for (std::size_t i = 0; i < series.blocks.size(); ++i) {
        const VolumeGeometry& geometry = series.blocks[i]->geometry;
        const Condition condition = i % 2 == 0 ? Condition::LeftNeuralForaminalNarrowing
                                               : Condition::RightNeuralForaminalNarrowing;
        const PatientPoint site = study.truth.sitePoints[siteIndex({condition, kLevels[i / 2]})];
        double area = 0; // mm2, within 15 mm of the site
        double nearest = 100; // mm
        for (std::size_t at = 0; at < series.labels[i].size(); ++at) {
            if ((series.labels[i][at] & kForamenLabel) == 0)
                continue;
            QVERIFY((series.labels[i][at] & (kVertebraLabel | kDiscLabel | kSacLabel)) == 0);
            const auto column =
                static_cast<double>(at % static_cast<std::size_t>(geometry.columns));
            const auto row = static_cast<double>(at / static_cast<std::size_t>(geometry.columns));
            const PatientPoint place = geometry.patientFromVoxel({column, row, 0});
            const double away = std::hypot(place.y - site.y, place.z - site.z);
            nearest = std::min(nearest, away);
            area += away < 15 ? geometry.columnSpacing * geometry.rowSpacing : 0;
        }
        QVERIFY2(area > 40 && area < 250, qPrintable(QString::number(area)));
        QVERIFY2(nearest < 2.5, qPrintable(QString::number(nearest)));
    }
}

void TestPhantomStudy::shapedSacsDifferInNothingElse()
{
    PhantomRecipe recipe;
    recipe.seed = 11;
    recipe.extent = PhantomExtent::SacSlices;
    recipe.severities.emplace();
    recipe.severities->fill(Severity::NormalMild);
    const PhantomStudy round = makePhantomStudy(recipe).value();
    recipe.shapedSacs = true;
    const PhantomStudy shaped = makePhantomStudy(recipe).value();
    QVERIFY(round.truth.discCenters == shaped.truth.discCenters);
    QVERIFY(round.truth.sitePoints == shaped.truth.sitePoints);
    int changed = 0;
    for (std::size_t i = 0; i < kLevelCount; ++i) {
        const auto& before = round.series.front().labels[i];
        const auto& after = shaped.series.front().labels[i];
        QCOMPARE(before.size(), after.size());
        int sac = 0;
        for (std::size_t at = 0; at < after.size(); ++at) {
            sac += (after[at] & kSacLabel) != 0 ? 1 : 0;
            changed += before[at] != after[at] ? 1 : 0;
            QCOMPARE(before[at] & ~kSacLabel, after[at] & ~kSacLabel);
        }
        QVERIFY(sac > 50);
    }
    QVERIFY(changed > 100);
}

void TestPhantomStudy::randomisedStudiesDiffer()
{
    PhantomRecipe recipe;
    recipe.variety = PhantomVariety::Randomised;
    recipe.seed = 21;
    const PhantomStudy a = makePhantomStudy(recipe).value();
    recipe.seed = 22;
    const PhantomStudy b = makePhantomStudy(recipe).value();
    QVERIFY(a.series.front().blocks.front()->voxels != b.series.front().blocks.front()->voxels);
    QVERIFY(a.series.front().blocks.front()->seriesInstanceUid
            != b.series.front().blocks.front()->seriesInstanceUid);
}

void TestPhantomStudy::cancelledRunsSaySo()
{
    std::stop_source stop;
    stop.request_stop();
    const auto study = makePhantomStudy({}, Task{stop.get_token(), {}});
    QVERIFY(!study.has_value());
    QVERIFY(study.error().code == ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(TestPhantomStudy)
#include "tst_phantom_study.moc"
