#include "ui/panes/study/level_placement.h"

#include "tests/ui/panes/memory_source.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using foramen::test::MemorySource;

/// Where the panes go when a site becomes the current one.
class TestLevelPlacement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void axial_hasTheCanalOfEachLevelAsItsField();
    void otherSeries_hasNoField();
    void sagittals_goToTheForamenThatIsRead_data();
    void sagittals_goToTheForamenThatIsRead();

private:
    [[nodiscard]] PaneViews views() const;
    [[nodiscard]] PatientPoint disc(DiscLevel level) const
    {
        return m_study.truth.discCenters[static_cast<std::size_t>(level)];
    }

    PhantomStudy m_study;
    std::unique_ptr<MemorySource> m_source;
};

void TestLevelPlacement::initTestCase()
{
    auto made = makePhantomStudy({.seed = 12});
    QVERIFY(made);
    m_study = std::move(*made);
    m_source = std::make_unique<MemorySource>(foramen::test::seriesOf(m_study));
    m_source->find();
    LevelLocations levels;
    for (std::size_t i = 0; i < kLevelCount; ++i)
        levels[i] = {kLevels[i], m_study.truth.discCenters[i], 0.9};
    m_source->setLevels(levels);
}

PaneViews TestLevelPlacement::views() const
{
    PaneViews views;
    for (const PaneKind kind : kPaneKinds)
        views[kind].stack =
            LevelledStack(m_source->volumesFor(roleOf(kind)),
                          [this](const VolumePtr& block) { return m_source->discsIn(block); });
    return views;
}

void TestLevelPlacement::axial_hasTheCanalOfEachLevelAsItsField()
{
    LevelPlacement placement(*m_source, LevelPlacement::Points::All);
    for (const DiscLevel level : kLevels) {
        m_source->setSite({Condition::LeftSubarticularStenosis, level});
        PaneViews shown = views();
        placement.place(shown, nullptr);
        const auto& field = shown.at(PaneKind::AxialT2).defaultField;
        QVERIFY(field);
        QVERIFY(field->sideMm > 80 && field->sideMm < 120);
        const PatientVector fromDisc = field->center - disc(level);
        QVERIFY(std::abs(fromDisc.x) < 3);
        QVERIFY(fromDisc.y > 12 && fromDisc.y < 25); // behind it
        QVERIFY(!shown.at(PaneKind::SagittalT2).defaultField);
    }
}

void TestLevelPlacement::otherSeries_hasNoField()
{
    LevelPlacement placement(*m_source, LevelPlacement::Points::All);
    PaneViews shown = views();
    shown.at(PaneKind::AxialT2).isOtherSeries = true;
    placement.place(shown, nullptr);
    QVERIFY(!shown.at(PaneKind::AxialT2).defaultField);
}

void TestLevelPlacement::sagittals_goToTheForamenThatIsRead_data()
{
    QTest::addColumn<Condition>("condition");
    QTest::addColumn<int>("t2Side"); // towards the patient's left
    QTest::addColumn<int>("t1Side");
    QTest::newRow("left foramen") << Condition::LeftNeuralForaminalNarrowing << 1 << 1;
    QTest::newRow("right foramen") << Condition::RightNeuralForaminalNarrowing << -1 << -1;
    QTest::newRow("canal") << Condition::SpinalCanalStenosis << 0 << -1;
    QTest::newRow("left recess") << Condition::LeftSubarticularStenosis << 0 << 1;
}

void TestLevelPlacement::sagittals_goToTheForamenThatIsRead()
{
    QFETCH(Condition, condition);
    QFETCH(int, t2Side);
    QFETCH(int, t1Side);
    LevelPlacement placement(*m_source, LevelPlacement::Points::All);
    m_source->setSite({condition, DiscLevel::L4L5});
    PaneViews shown = views();
    placement.place(shown, nullptr);
    for (const auto& [kind, side] :
         {std::pair{PaneKind::SagittalT2, t2Side}, std::pair{PaneKind::SagittalT1, t1Side}}) {
        const PaneView& view = shown.at(kind);
        const VolumeGeometry& geometry = view.volume()->geometry;
        const PatientPoint middle = geometry.patientFromVoxel(
            {geometry.columns / 2.0, geometry.rows / 2.0, 0.0 + view.slice()});
        const double lateral = middle.x - disc(DiscLevel::L4L5).x;
        QVERIFY2(std::abs(lateral - side * 18) < 6, qPrintable(QString::number(lateral)));
    }
}

QTEST_GUILESS_MAIN(TestLevelPlacement)
#include "tst_level_placement.moc"
