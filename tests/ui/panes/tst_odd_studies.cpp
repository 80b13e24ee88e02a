// Studies with every quirk of the generator (foramen-cli phantom --quirk), opened as a reader does:
// the hanging, the pictures and the names of the axial blocks stay right.
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_uid.h"
#include "core/phantom/study/phantom_writer.h"
#include "core/phantom/study/quirks.h"
#include "tests/support/small_study.h"
#include "ui/panes/stack/spine_layout.h"
#include "ui/render/slice_scene.h"
#include "ui/state/session/session.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <initializer_list>
#include <memory>
#include <string>
#include <vector>

using namespace foramen;
using foramen::test::problemsOf;

namespace {

constexpr std::uint64_t kSeed = 12;
constexpr int kWaitMs = 60000;
constexpr int kPane = 200; ///< pixels
const QStringList kAllLevels{"L1/L2", "L2/L3", "L3/L4", "L4/L5", "L5/S1"};
using Grays = std::vector<std::uint8_t>;

/// A slice as a pane first shows it.
Grays pictureOf(const VolumePtr& volume)
{
    SliceScene scene;
    scene.setVolume(volume);
    scene.setSize(kPane, kPane, 1);
    scene.setViewState(scene.defaultViewState());
    const RenderedImage image = scene.render();
    return {image.gray,
            image.gray + static_cast<std::ptrdiff_t>(image.bytesPerLine) * image.height};
}

double meanDifference(const Grays& a, const Grays& b)
{
    double sum = a.size() == b.size() ? 0 : 1e9;
    for (std::size_t i = 0; i < std::min(a.size(), b.size()); ++i)
        sum += std::abs(a[i] - b[i]);
    return sum / static_cast<double>(a.size());
}

int slicesOf(const std::vector<VolumePtr>& volumes)
{
    int count = 0;
    for (const VolumePtr& volume : volumes)
        count += volume->geometry.slices;
    return count;
}

} // namespace

class TestOddStudies : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void study_isShownAsEver_data();
    void study_isShownAsEver();
    void angledBlocks_haveTheirNames();
    void missingSeries_leavesTheOthers_data();
    void missingSeries_leavesTheOthers();
    void secondT1_isNamedAndNotUsed();
    void upperBlockMissing_leavesFour();
    void sixLumbarBodies_areShown();

private:
    std::unique_ptr<Session> opened(PhantomRecipe recipe);
    std::unique_ptr<Session> opened(const std::vector<Quirk>& quirks)
    {
        PhantomRecipe recipe{.seed = kSeed};
        recipe.quirks = quirks;
        return opened(recipe);
    }
    [[nodiscard]] QStringList namesOfBlocks(const Session& session) const;

    QTemporaryDir m_files;
    int m_count = 0;
    std::unique_ptr<Session> m_plain;
    LevelLocations m_levels;
};

void TestOddStudies::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.path());
    const auto study = makePhantomStudy({.seed = phantomStudySeed(kSeed, 0)});
    QVERIFY(study);
    for (std::size_t i = 0; i < kLevelCount; ++i)
        m_levels[i] = {kLevels[i], study->truth.discCenters[i], 0.9};
    m_plain = opened(std::vector<Quirk>{});
    QVERIFY(m_plain->current()->study());
}

std::unique_ptr<Session> TestOddStudies::opened(PhantomRecipe recipe)
{
    const QString folder = m_files.filePath(QString::number(++m_count));
    const auto written = writePhantomStudies(folder.toStdString(), 1, recipe, 1);
    SessionOptions options;
    options.databaseFile = (folder + QStringLiteral("/foramen.sqlite")).toStdString();
    options.gradeAutomatically = false;
    auto session = std::make_unique<Session>(options);
    QSignalSpy settled(session.get(), &Session::settled);
    session->open({folder + QStringLiteral("/train_images")});
    if (!written || !settled.wait(kWaitMs))
        qWarning("the study did not open");
    return session;
}

QStringList TestOddStudies::namesOfBlocks(const Session& session) const
{
    const std::vector<VolumePtr> blocks = session.current()->series.volumesFor(SeriesRole::AxialT2);
    QStringList names;
    for (const PaneSegment& segment :
         segmentsOf({blocks, levelsOfPositions(blocks, m_levels)}, DiscLevel::L4L5))
        names << segment.name;
    return names;
}

void TestOddStudies::study_isShownAsEver_data()
{
    QTest::addColumn<QList<int>>("quirks");
    QTest::addColumn<double>("most"); // difference of pictures, grey levels
    const auto row = [](const char* name, std::initializer_list<Quirk> quirks, double most) {
        QList<int> list;
        for (const Quirk quirk : quirks)
            list << static_cast<int>(quirk);
        QTest::newRow(name) << list << most;
    };
    row("numbers high, with gaps, backwards",
        {Quirk::LargeInstanceNumbers, Quirk::MissingInstanceNumbers, Quirk::ReversedOrder}, 0);
    row("first number 7, large names, .DS_Store",
        {Quirk::FirstNumberNotOne, Quirk::LargeIds, Quirk::DsStore}, 0);
    row("tables wrong, empty, of Windows",
        {Quirk::WrongSeries, Quirk::EmptyLabels, Quirk::CrlfTables}, 0);
    row("UIDs repeated", {Quirk::RepeatedSopUids}, 0);
    row("a series for each block, backwards", {Quirk::SeveralAxial, Quirk::ReversedOrder}, 0);
    row("MONOCHROME1", {Quirk::Monochrome1}, 1);
    row("signed, two frames", {Quirk::SignedPixels, Quirk::TwoFrames}, 1);
    // The body's percentiles: another window, no other picture.
    row("no window", {Quirk::NoWindow}, 25);
    row("negative window", {Quirk::NegativeWindow}, 25);
}

void TestOddStudies::study_isShownAsEver()
{
    QFETCH(QList<int>, quirks);
    QFETCH(double, most);
    std::vector<Quirk> wanted;
    for (const int quirk : quirks)
        wanted.push_back(static_cast<Quirk>(quirk));
    const auto session = opened(wanted);
    QVERIFY(session->current()->study());
    QVERIFY2(problemsOf(*session).isEmpty(), qPrintable(problemsOf(*session).join('\n')));
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2}) {
        const auto plain = m_plain->current()->series.volumesFor(role);
        const auto odd = session->current()->series.volumesFor(role);
        QCOMPARE(odd.size(), plain.size());
        QCOMPARE(slicesOf(odd), slicesOf(plain));
        for (std::size_t i = 0; i < odd.size(); ++i) {
            const double difference = meanDifference(pictureOf(odd[i]), pictureOf(plain[i]));
            QVERIFY2(difference <= most, qPrintable(QString::number(difference)));
        }
    }
    QCOMPARE(namesOfBlocks(*session), kAllLevels);
    const auto frameOf = [&](SeriesRole role) {
        return session->current()->series.volumesFor(role).front()->frameOfReferenceUid;
    };
    QCOMPARE(frameOf(SeriesRole::SagittalT1) != frameOf(SeriesRole::SagittalT2),
             has(wanted, Quirk::TwoFrames));
}

void TestOddStudies::angledBlocks_haveTheirNames()
{
    const std::vector<VolumePtr> blocks =
        m_plain->current()->series.volumesFor(SeriesRole::AxialT2);
    QCOMPARE(blocks.size(), std::size_t(5));
    QVERIFY(axialTilt(*blocks.back()) > axialTilt(*blocks[1]) + 3); // the blocks are tilted
    QCOMPARE(namesOfBlocks(*m_plain), kAllLevels);
}

void TestOddStudies::missingSeries_leavesTheOthers_data()
{
    QTest::addColumn<int>("quirk");
    QTest::addColumn<int>("missing");
    QTest::newRow("no T1") << static_cast<int>(Quirk::NoSagittalT1)
                           << static_cast<int>(SeriesRole::SagittalT1);
    QTest::newRow("no T2") << static_cast<int>(Quirk::NoSagittalT2)
                           << static_cast<int>(SeriesRole::SagittalT2);
}

void TestOddStudies::missingSeries_leavesTheOthers()
{
    QFETCH(int, quirk);
    QFETCH(int, missing);
    const auto session = opened(std::vector<Quirk>{static_cast<Quirk>(quirk)});
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
        QCOMPARE(session->current()->series.volumesFor(role).empty(),
                 static_cast<int>(role) == missing);
}

void TestOddStudies::secondT1_isNamedAndNotUsed()
{
    const auto session = opened(std::vector<Quirk>{Quirk::TwoSagittalT1});
    QCOMPARE(session->current()->series.entries().size(), std::size_t(4));
    QCOMPARE(session->current()->series.volumesFor(SeriesRole::SagittalT1).size(), std::size_t(1));
    const auto unused = std::find_if(session->current()->series.entries().begin(),
                                     session->current()->series.entries().end(),
                                     [](const SeriesEntry& entry) { return !entry.chosen; });
    QVERIFY(unused != session->current()->series.entries().end());
    QVERIFY(!unused->reason.isEmpty());
}

void TestOddStudies::upperBlockMissing_leavesFour()
{
    const auto session = opened(std::vector<Quirk>{Quirk::NoUpperAxial});
    QCOMPARE(namesOfBlocks(*session), QStringList({"L2/L3", "L3/L4", "L4/L5", "L5/S1"}));
}

void TestOddStudies::sixLumbarBodies_areShown()
{
    PhantomRecipe recipe{.seed = kSeed};
    recipe.pathologies = {Pathology::LumbarisedS1};
    const auto session = opened(recipe);
    for (const SeriesRole role :
         {SeriesRole::SagittalT1, SeriesRole::SagittalT2, SeriesRole::AxialT2})
        QVERIFY(!session->current()->series.volumesFor(role).empty());
    QVERIFY(problemsOf(*session).isEmpty());
}

QTEST_MAIN(TestOddStudies)
#include "tst_odd_studies.moc"
