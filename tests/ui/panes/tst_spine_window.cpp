#include "core/imaging/windows/automatic_window.h"
#include "tests/ui/panes/memory_source.h"
#include "ui/panes/pane/pane.h"
#include "ui/panes/study/open_study_texts.h"
#include "ui/panes/study/study_panes.h"

#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;

/// The automatic window of panes, before and after the discs are known.
class TestSpineWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void discsFound_showTheSpineInEveryPaneOfASeries();
    void discsFoundLater_changeNothingMore();
    void readersWindow_stays();
    void zoom_isNoChoiceOfAWindow();
    void reset_showsTheSpine();
    void presets_areSharesOfTheSpineWindow();
    void fileWindowThatShowsTheSpine_stays();
    void unlinkedSeries_keepsItsWindow();
    void seriesShownLater_hasItAtOnce();

private:
    void show(std::vector<SeriesEntry> series);
    void findDiscs() { m_source->setLevels(m_levels); }
    [[nodiscard]] Pane& pane(PaneKind kind) { return *m_owned.at(kind); }
    [[nodiscard]] WindowRange windowIn(PaneKind kind)
    {
        const ViewState state = pane(kind).viewState();
        return {.center = state.windowCenter, .width = state.windowWidth};
    }
    [[nodiscard]] WindowRange spineOf(SeriesRole role) const
    {
        std::vector<PatientPoint> discs;
        for (const LevelLocation& location : m_source->discsIn(m_source->volumesFor(role).front()))
            discs.push_back(*location.discCenter);
        return spineWindow(m_source->volumesFor(role), discs).value();
    }

    QTemporaryDir m_files;
    PhantomStudy m_study;
    LevelLocations m_levels;
    std::unique_ptr<MemorySource> m_source;
    std::map<PaneKind, std::unique_ptr<Pane>> m_owned;
    std::unique_ptr<StudyPanes> m_panes;
};

void TestSpineWindow::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.path());
    auto study = makePhantomStudy({.seed = 7001});
    QVERIFY(study);
    m_study = std::move(*study);
    for (std::size_t i = 0; i < kLevelCount; ++i)
        m_levels[i] = {kLevels[i], m_study.truth.discCenters[i], 0.9};
}

/// Series whose own window shows the body, but the spine dark.
void TestSpineWindow::init()
{
    std::vector<SeriesEntry> series = seriesOf(m_study);
    for (SeriesEntry& entry : series)
        for (VolumePtr& block : entry.volumes) {
            auto dark = std::make_shared<Volume>(*block);
            dark->windowWidth = *dark->windowWidth * 2;
            dark->windowCenter = *dark->windowWidth / 2;
            dark->frameOfReferenceUid = "9.1";
            block = dark;
        }
    show(std::move(series));
}

void TestSpineWindow::show(std::vector<SeriesEntry> series)
{
    m_panes.reset();
    m_owned.clear();
    m_source = std::make_unique<MemorySource>(std::move(series));
    std::map<PaneKind, Pane*> panes;
    for (const PaneKind kind : kPaneKinds) {
        m_owned[kind] = std::make_unique<Pane>();
        m_owned[kind]->setSize({400, 600}, 1);
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

void TestSpineWindow::discsFound_showTheSpineInEveryPaneOfASeries()
{
    const WindowRange before = windowIn(PaneKind::SagittalT2);
    QCOMPARE(before, automaticWindow(*pane(PaneKind::SagittalT2).volume()).range);
    QVERIFY(!pane(PaneKind::SagittalT2).content().spineWindow);
    findDiscs();
    const std::pair<PaneKind, SeriesRole> shown[] = {
        {PaneKind::SagittalT2, SeriesRole::SagittalT2},
        {PaneKind::SagittalT1, SeriesRole::SagittalT1},
        {PaneKind::RightForamen, SeriesRole::SagittalT1},
        {PaneKind::LeftForamen, SeriesRole::SagittalT1},
        {PaneKind::AxialT2, SeriesRole::AxialT2},
    };
    for (const auto& [kind, role] : shown) {
        QCOMPARE(windowIn(kind), spineOf(role));
        QCOMPARE(pane(kind).content().spineWindow, std::optional(spineOf(role)));
    }
    QVERIFY(windowIn(PaneKind::SagittalT2) != before);
}

void TestSpineWindow::discsFoundLater_changeNothingMore()
{
    findDiscs();
    const WindowRange first = windowIn(PaneKind::SagittalT2);
    for (LevelLocation& level : m_levels)
        level.discCenter = *level.discCenter + PatientVector{0, 30, 0};
    findDiscs();
    QCOMPARE(windowIn(PaneKind::SagittalT2), first);
    for (LevelLocation& level : m_levels)
        level.discCenter = *level.discCenter - PatientVector{0, 30, 0};
}

void TestSpineWindow::readersWindow_stays()
{
    pane(PaneKind::SagittalT1).setWindow(123, 456);
    findDiscs();
    const WindowRange chosen{.center = 123, .width = 456};
    QCOMPARE(windowIn(PaneKind::SagittalT1), chosen);
    QCOMPARE(windowIn(PaneKind::LeftForamen), chosen);
    QCOMPARE(windowIn(PaneKind::SagittalT2), spineOf(SeriesRole::SagittalT2));
    pane(PaneKind::SagittalT1).applyWindowPreset(0);
    QCOMPARE(windowIn(PaneKind::LeftForamen), spineOf(SeriesRole::SagittalT1));
}

void TestSpineWindow::zoom_isNoChoiceOfAWindow()
{
    pane(PaneKind::SagittalT2).zoomAtMiddle(1.5);
    const double zoom = pane(PaneKind::SagittalT2).viewState().zoom;
    findDiscs();
    QCOMPARE(windowIn(PaneKind::SagittalT2), spineOf(SeriesRole::SagittalT2));
    QCOMPARE(pane(PaneKind::SagittalT2).viewState().zoom, zoom);
}

void TestSpineWindow::reset_showsTheSpine()
{
    findDiscs();
    pane(PaneKind::SagittalT2).setWindow(10, 20);
    pane(PaneKind::SagittalT2).resetView();
    QCOMPARE(windowIn(PaneKind::SagittalT2), spineOf(SeriesRole::SagittalT2));
}

void TestSpineWindow::presets_areSharesOfTheSpineWindow()
{
    findDiscs();
    const WindowRange spine = spineOf(SeriesRole::SagittalT2);
    Pane& t2 = pane(PaneKind::SagittalT2);
    t2.applyWindowPreset(3);
    QVERIFY(windowIn(PaneKind::SagittalT2).width > spine.width);
    t2.applyWindowPreset(2);
    QVERIFY(windowIn(PaneKind::SagittalT2).width < spine.width);
    t2.applyWindowPreset(1);
    QCOMPARE(windowIn(PaneKind::SagittalT2), *fileWindow(*t2.volume()));
    t2.applyWindowPreset(0);
    QCOMPARE(windowIn(PaneKind::SagittalT2), spine);
}

void TestSpineWindow::fileWindowThatShowsTheSpine_stays()
{
    findDiscs();
    std::vector<SeriesEntry> series = m_source->series();
    for (SeriesEntry& entry : series) {
        const WindowRange spine = spineOf(*entry.role);
        for (VolumePtr& block : entry.volumes) {
            auto good = std::make_shared<Volume>(*block);
            good->windowCenter = spine.center + spine.width * 0.02;
            good->windowWidth = spine.width * 1.1;
            block = good;
        }
    }
    show(std::move(series));
    const WindowRange before = windowIn(PaneKind::AxialT2);
    findDiscs();
    QCOMPARE(windowIn(PaneKind::AxialT2), before);
    pane(PaneKind::AxialT2).applyWindowPreset(0);
    QCOMPARE(windowIn(PaneKind::AxialT2), spineOf(SeriesRole::AxialT2));
}

void TestSpineWindow::unlinkedSeries_keepsItsWindow()
{
    std::vector<SeriesEntry> series = m_source->series();
    for (VolumePtr& block : series[2].volumes) {
        auto apart = std::make_shared<Volume>(*block);
        apart->frameOfReferenceUid = "9.2";
        block = apart;
    }
    show(std::move(series));
    const WindowRange before = windowIn(PaneKind::AxialT2);
    findDiscs();
    QCOMPARE(windowIn(PaneKind::AxialT2), before);
    m_source->find(); // their pictures agree
    QCOMPARE(windowIn(PaneKind::AxialT2), spineOf(SeriesRole::AxialT2));
}

void TestSpineWindow::seriesShownLater_hasItAtOnce()
{
    findDiscs();
    m_panes->setActivePane(PaneKind::SagittalT1);
    m_panes->showSeries(1);
    QCOMPARE(windowIn(PaneKind::SagittalT1), spineOf(SeriesRole::SagittalT2));
    pane(PaneKind::SagittalT2).setWindow(50, 60);
    QCOMPARE(windowIn(PaneKind::SagittalT1), (WindowRange{.center = 50, .width = 60}));
    m_panes->showSeries(0);
    QCOMPARE(windowIn(PaneKind::SagittalT1), spineOf(SeriesRole::SagittalT1));
}

QTEST_GUILESS_MAIN(TestSpineWindow)
#include "tst_spine_window.moc"
