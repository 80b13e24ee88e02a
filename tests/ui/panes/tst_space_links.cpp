// Panes of a study in which each series has a Frame of Reference of its own, as anonymisers write
// them: panes are linked where their pictures agree, and only there.
#include "core/phantom/study/phantom_study.h"
#include "tests/support/phantom_files.h"
#include "tests/ui/panes/memory_source.h"
#include "ui/panes/pane/pane.h"
#include "ui/panes/study/open_study_texts.h"
#include "ui/panes/study/study_panes.h"
#include "ui/state/session/session.h"
#include "ui/state/study/current_study.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

void move(SeriesEntry& entry, PatientVector by)
{
    for (VolumePtr& block : entry.volumes) {
        auto moved = std::make_shared<Volume>(*block);
        moved->geometry.origin = moved->geometry.origin + by;
        block = moved;
    }
}

} // namespace

class TestSpaceLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void framesOfTheirOwn_haveLinesAndLevelsInEveryPane();
    void beforeTheComparison_nothingIsLinked();
    void foundOffset_movesLinesAndLevels();
    void movedSeries_isNotLinkedAndSaysWhy();
    void seriesOfAnotherPatient_isNotLinkedAndSaysWhy();
    void mirroredSeries_isNotLinkedAndSaysWhy();
    void twoAnglesOfOneLevel_areBothNamed();
    void openedStudy_findsItsSpaces();
    void openedChallengeFiles_areLinkedByTheirPictures();
    void reader_overrulesBothWaysAndAfterOpeningAgain();

private:
    void show(std::vector<SeriesEntry> series);
    [[nodiscard]] const PaneView& view(PaneKind kind) const { return m_panes->view(kind); }
    [[nodiscard]] int namedPositions() const;

    QTemporaryDir m_files;
    PhantomStudy m_study;
    LevelLocations m_levels;
    std::unique_ptr<MemorySource> m_source;
    std::map<PaneKind, std::unique_ptr<Pane>> m_owned;
    std::unique_ptr<StudyPanes> m_panes;
};

void TestSpaceLinks::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.path());
    auto study = makePhantomStudy({.seed = 7001});
    QVERIFY(study);
    m_study = std::move(*study);
    for (std::size_t i = 0; i < kLevelCount; ++i)
        m_levels[i] = {kLevels[i], m_study.truth.discCenters[i], 0.9};
}

void TestSpaceLinks::show(std::vector<SeriesEntry> series)
{
    m_panes.reset();
    m_owned.clear();
    m_source = std::make_unique<MemorySource>(std::move(series));
    m_source->setLevels(m_levels);
    std::map<PaneKind, Pane*> panes;
    for (const PaneKind kind : kPaneKinds) {
        m_owned[kind] = std::make_unique<Pane>();
        panes[kind] = m_owned[kind].get();
    }
    StudyPanes::Options options;
    options.makeTexts = [](const StudyPanes::Parts& parts) -> std::unique_ptr<PaneTexts> {
        return std::make_unique<OpenStudyTexts>(parts.source, parts.hanging, parts.scroll,
                                                parts.planes);
    };
    m_panes = std::make_unique<StudyPanes>(m_source.get(), panes, options);
    m_panes->setActivePane(PaneKind::SagittalT2);
}

int TestSpaceLinks::namedPositions() const
{
    const PaneView& axial = view(PaneKind::AxialT2);
    int named = 0;
    for (int position = 0; position < axial.stack.count(); ++position)
        named += axial.stack.levelAt(position).has_value();
    return named;
}

void TestSpaceLinks::framesOfTheirOwn_haveLinesAndLevelsInEveryPane()
{
    show(seriesOf(m_study));
    m_source->find();
    for (const PaneKind kind : {PaneKind::SagittalT2, PaneKind::SagittalT1}) {
        QCOMPARE(view(kind).levels.size(), kLevelCount);
        QVERIFY(!view(kind).references.empty());
        QCOMPARE(view(kind).remark, QString());
    }
    QCOMPARE(view(PaneKind::AxialT2).references.size(), std::size_t(1));
    QCOMPARE(namedPositions(), view(PaneKind::AxialT2).stack.count());
    for (const PaneKind kind : {PaneKind::SagittalT1, PaneKind::AxialT2})
        QVERIFY2(view(kind).subtitle.contains("linked by pictures"),
                 qPrintable(view(kind).subtitle));
    QCOMPARE(view(PaneKind::AxialT2).shortSubtitles.size(), 3);
    for (const PaneKind kind : {PaneKind::SagittalT1, PaneKind::AxialT2}) {
        const QString shortest = view(kind).shortSubtitles.back();
        QVERIFY2(shortest.contains("by pictures") && !shortest.contains("linked"),
                 qPrintable(shortest));
    }
    QVERIFY(
        view(PaneKind::SagittalT1).shortSubtitles.join(' ').contains("left · by pictures")
        || view(PaneKind::SagittalT1).shortSubtitles.join(' ').contains("right · by pictures")
        || view(PaneKind::SagittalT1).shortSubtitles.join(' ').contains("midline · by pictures"));
    // The parallel stacks are linked.
    m_owned[PaneKind::SagittalT2]->setPosition(2);
    const PaneView& t2 = view(PaneKind::SagittalT2);
    const PaneView& t1 = view(PaneKind::SagittalT1);
    const auto middle = [](const PaneView& one) {
        return one.volume()->geometry.patientFromVoxel({0, 0, double(one.slice())}).x;
    };
    QVERIFY(std::abs(middle(t2) - middle(t1)) < t1.volume()->geometry.sliceSpacing);
}

void TestSpaceLinks::beforeTheComparison_nothingIsLinked()
{
    show(seriesOf(m_study));
    QVERIFY(view(PaneKind::SagittalT1).levels.empty());
    QVERIFY(view(PaneKind::SagittalT2).references.empty());
    QCOMPARE(namedPositions(), 0);
    QVERIFY(view(PaneKind::SagittalT2).remark.contains("different Frames of Reference"));
}

void TestSpaceLinks::foundOffset_movesLinesAndLevels()
{
    std::vector<SeriesEntry> series = seriesOf(m_study);
    move(series[2], {0, 4, 0});
    show(std::move(series));
    m_source->find();
    QVERIFY2(view(PaneKind::AxialT2).subtitle.contains("linked by pictures, "),
             qPrintable(view(PaneKind::AxialT2).subtitle));
    const auto& lines = view(PaneKind::SagittalT2).references;
    QVERIFY(!lines.empty());
    QVERIFY(lines.front().offset);
    QVERIFY(length(*lines.front().offset - PatientVector{0, -4, 0}) <= 1.5);
    // The discs in the axial series lie where it shows them.
    const LevelLocations discs = m_source->discsIn(view(PaneKind::AxialT2).volume());
    QVERIFY(length(*discs[3].discCenter - m_study.truth.discCenters[3] - PatientVector{0, 4, 0})
            <= 1.5);
}

void TestSpaceLinks::movedSeries_isNotLinkedAndSaysWhy()
{
    std::vector<SeriesEntry> series = seriesOf(m_study);
    move(series[2], {0, 12, 0});
    show(std::move(series));
    m_source->find();
    for (const PaneKind kind : {PaneKind::SagittalT2, PaneKind::SagittalT1}) {
        QVERIFY(view(kind).references.empty());
        QVERIFY2(view(kind).remark.contains("pictures"), qPrintable(view(kind).remark));
    }
    QCOMPARE(namedPositions(), 0);
    QVERIFY(view(PaneKind::AxialT2).references.empty());
    QVERIFY(!view(PaneKind::AxialT2).subtitle.contains("linked by pictures"));
    QCOMPARE(view(PaneKind::AxialT2).remark, QString("Not linked to the sagittal series"));
    QCOMPARE(view(PaneKind::SagittalT1).levels.size(), kLevelCount); // that one was not moved
}

void TestSpaceLinks::seriesOfAnotherPatient_isNotLinkedAndSaysWhy()
{
    const auto other = makePhantomStudy({.seed = 7002});
    QVERIFY(other);
    std::vector<SeriesEntry> series = seriesOf(m_study);
    series[0] = seriesOf(*other)[0];
    show(std::move(series));
    m_source->find();
    QVERIFY(view(PaneKind::SagittalT1).levels.empty());
    QVERIFY(view(PaneKind::SagittalT1).references.empty());
    QVERIFY2(view(PaneKind::SagittalT1).remark.contains("pictures do not show the same anatomy"),
             qPrintable(view(PaneKind::SagittalT1).remark));
    QVERIFY(!view(PaneKind::SagittalT2).references.empty());
}

void TestSpaceLinks::mirroredSeries_isNotLinkedAndSaysWhy()
{
    std::vector<SeriesEntry> series = seriesOf(m_study);
    for (VolumePtr& block : series[2].volumes) {
        auto mirrored = std::make_shared<Volume>(*block);
        const std::ptrdiff_t columns = mirrored->geometry.columns;
        for (auto line = mirrored->voxels.begin(); line != mirrored->voxels.end(); line += columns)
            std::reverse(line, line + columns);
        block = mirrored;
    }
    show(std::move(series));
    m_source->find();
    for (const PaneKind kind : {PaneKind::SagittalT2, PaneKind::SagittalT1}) {
        QVERIFY(view(kind).references.empty());
        QVERIFY2(view(kind).remark.contains("Not linked: "), qPrintable(view(kind).remark));
    }
    QCOMPARE(namedPositions(), 0);
    QCOMPARE(view(PaneKind::AxialT2).remark, QString("Not linked to the sagittal series"));
}

void TestSpaceLinks::twoAnglesOfOneLevel_areBothNamed()
{
    std::vector<SeriesEntry> series = seriesOf(m_study);
    std::vector<VolumePtr>& axial = series[2].volumes;
    auto turned = std::make_shared<Volume>(*axial.front());
    VolumeGeometry& geometry = turned->geometry;
    const VoxelPoint middle{(geometry.columns - 1) / 2.0, (geometry.rows - 1) / 2.0,
                            (geometry.slices - 1) / 2.0};
    const PatientPoint centre = geometry.patientFromVoxel(middle);
    constexpr double angle = 0.14; // 8 degrees
    geometry.columnDirection = normalized(geometry.columnDirection * std::cos(angle)
                                          + geometry.sliceNormal() * std::sin(angle));
    geometry.origin = geometry.origin + (centre - geometry.patientFromVoxel(middle));
    axial.insert(axial.begin(), turned);
    show(std::move(series));
    m_source->find();
    std::set<VolumePtr> blocks;
    for (int position = 0; position < view(PaneKind::AxialT2).stack.count(); ++position) {
        if (view(PaneKind::AxialT2).stack.levelAt(position) != DiscLevel::L1L2)
            continue;
        blocks.insert(view(PaneKind::AxialT2).stack.volumeAt(position));
        m_owned[PaneKind::AxialT2]->setPosition(position);
        const PaneView& shown = view(PaneKind::AxialT2);
        QVERIFY2(shown.title.contains("L1/L2"), qPrintable(shown.title));
        const QString block = QString("block %1 of 6").arg(shown.volume() == turned ? 1 : 2);
        QVERIFY2(shown.subtitle.contains(block), qPrintable(shown.subtitle));
    }
    QCOMPARE(blocks.size(), std::size_t(2));
}

void TestSpaceLinks::openedStudy_findsItsSpaces()
{
    PhantomRecipe recipe{.seed = 12};
    recipe.quirks = {Quirk::TwoFrames};
    writePhantoms(m_files.path().toStdString(), recipe);
    SessionOptions options;
    options.databaseFile = m_files.filePath("foramen.sqlite").toStdString();
    options.gradeAutomatically = false;
    Session session(options);
    QSignalSpy found(&session.current(), &CurrentStudy::spacesChanged);
    session.open({m_files.filePath("train_images")});
    QVERIFY(found.wait(60000));
    const auto firstOf = [&](SeriesRole role) {
        return session.current()->series.volumesFor(role).front();
    };
    const VolumePtr t1 = firstOf(SeriesRole::SagittalT1);
    const VolumePtr t2 = firstOf(SeriesRole::SagittalT2);
    QVERIFY(t1->frameOfReferenceUid != t2->frameOfReferenceUid);
    QCOMPARE(session.current()->spaces.between(*t1, *t2).basis, SpaceBasis::Pictures);
    session.closeStudy();
    QVERIFY(!session.current()->spaces.between(*t1, *t2).isLinked());
}

void TestSpaceLinks::openedChallengeFiles_areLinkedByTheirPictures()
{
    PhantomRecipe recipe{.seed = 14};
    recipe.headers = PhantomHeaders::Challenge;
    writePhantoms(m_files.filePath("challenge").toStdString(), recipe);
    SessionOptions options;
    options.databaseFile = m_files.filePath("challenge.sqlite").toStdString();
    options.gradeAutomatically = false;
    Session session(options);
    QSignalSpy found(&session.current(), &CurrentStudy::spacesChanged);
    session.open({m_files.filePath("challenge/train_images")});
    QVERIFY(found.wait(60000));
    const OpenStudy& study = *session.current();
    const std::vector<VolumePtr> t1 = study.series.volumesFor(SeriesRole::SagittalT1);
    const std::vector<VolumePtr> t2 = study.series.volumesFor(SeriesRole::SagittalT2);
    const std::vector<VolumePtr> axial = study.series.volumesFor(SeriesRole::AxialT2);
    QVERIFY(t1.size() == 1 && t2.size() == 1 && axial.size() == 5);
    QCOMPARE(study.spaces.between(*t2.front(), *t1.front()).basis, SpaceBasis::Pictures);
    for (const VolumePtr& block : axial)
        QCOMPARE(study.spaces.between(*t2.front(), *block).basis, SpaceBasis::Pictures);
}

void TestSpaceLinks::reader_overrulesBothWaysAndAfterOpeningAgain()
{
    PhantomRecipe recipe{.seed = 13};
    writePhantoms(m_files.filePath("plain").toStdString(), recipe);
    SessionOptions options;
    options.databaseFile = m_files.filePath("overruled.sqlite").toStdString();
    options.gradeAutomatically = false;
    const auto isLinked = [](const Session& session) {
        const SeriesList& series = session.current()->series;
        return session.current()
            ->spaces
            .between(*series.volumesFor(SeriesRole::SagittalT2).front(),
                     *series.volumesFor(SeriesRole::AxialT2).front())
            .isLinked();
    };
    const auto opened = [&] {
        auto session = std::make_unique<Session>(options);
        QSignalSpy settled(session.get(), &Session::settled);
        session->open({m_files.filePath("plain/train_images")});
        if (!settled.wait(60000))
            qWarning("the study did not open");
        return session;
    };
    std::size_t axial = 0;
    {
        const auto session = opened();
        QVERIFY(isLinked(*session));
        for (const SeriesEntry& entry : session->current()->series.entries())
            if (entry.role == SeriesRole::AxialT2)
                axial = entry.seriesIndex;
        session->links()->overrule(axial, false);
        QVERIFY(!isLinked(*session));
    }
    {
        const auto session = opened();
        QCOMPARE(session->links()->overruled(axial), std::optional(false));
        QVERIFY(!isLinked(*session));
        session->links()->overrule(axial, true);
        QVERIFY(isLinked(*session));
        session->links()->overrule(axial, std::nullopt);
        QVERIFY(isLinked(*session));
    }
    QVERIFY(!opened()->links()->overruled(axial));
}

QTEST_GUILESS_MAIN(TestSpaceLinks)
#include "tst_space_links.moc"
