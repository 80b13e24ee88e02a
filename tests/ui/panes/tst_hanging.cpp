#include "ui/panes/study/hanging.h"

#include "tests/ui/panes/memory_source.h"

#include <QTest>

using namespace foramen;
using foramen::test::MemorySource;

namespace {

/// A series without a role.
SeriesEntry series(std::size_t index, AnatomicalPlane plane, int slices)
{
    auto volume = std::make_shared<Volume>();
    volume->geometry.columns = volume->geometry.rows = 8;
    volume->geometry.slices = slices;
    if (plane == AnatomicalPlane::Sagittal) {
        volume->geometry.rowDirection = {0, 1, 0};
        volume->geometry.columnDirection = {0, 0, -1};
    } else if (plane == AnatomicalPlane::Coronal) {
        volume->geometry.rowDirection = {1, 0, 0};
        volume->geometry.columnDirection = {0, 0, -1};
    }
    volume->hasGeometry = true;
    SeriesEntry entry;
    entry.seriesIndex = index;
    entry.volumes = {volume};
    return entry;
}

SeriesEntry inRole(SeriesEntry entry, SeriesRole role)
{
    entry.role = role;
    entry.chosen = true;
    return entry;
}

SeriesEntry unread(SeriesEntry entry)
{
    entry.volumes.clear();
    return entry;
}

/// Index of the series that hangs in place of the role's; -1: none.
int hung(const Hanging& hanging, PaneKind kind)
{
    const SeriesEntry* entry = hanging.otherSeries(kind);
    return entry ? static_cast<int>(entry->seriesIndex) : -1;
}

const Reason kKnee{ReasonCode::OtherBodyPart, ReasonCode::SeriesSagittalT2, ReasonCode::Knee};

} // namespace

class TestHanging : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void withoutRoles_stacksHangBeforeSinglePictures();
    void withoutRoles_anAxialHangsInTheAxialPane();
    void withoutRoles_whatTheReaderChoseStays();
    void singlePicture_hangsUntilAStackIsRead();
    void otherBodyPart_isHungWithoutForamina();
    void lumbarSpine_keepsItsEmptyPanes();
};

void TestHanging::withoutRoles_stacksHangBeforeSinglePictures()
{
    const SeriesEntry pages = series(3, AnatomicalPlane::Sagittal, 5);
    std::const_pointer_cast<Volume>(pages.volumes[0])->hasGeometry = false;
    const MemorySource source({series(0, AnatomicalPlane::Sagittal, 1),
                               series(1, AnatomicalPlane::Axial, 54),
                               series(2, AnatomicalPlane::Axial, 58), pages});
    Hanging hanging(source);
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::AxialT2), 1);
    QCOMPARE(hung(hanging, PaneKind::SagittalT2), -1);
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::AxialT2), 1);
    QCOMPARE(hung(hanging, PaneKind::SagittalT2), -1);
}

void TestHanging::withoutRoles_anAxialHangsInTheAxialPane()
{
    const MemorySource source(
        {series(0, AnatomicalPlane::Sagittal, 20), series(1, AnatomicalPlane::Axial, 30)});
    Hanging hanging(source);
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::AxialT2), 1);
    QCOMPARE(hung(hanging, PaneKind::SagittalT2), 0);
}

void TestHanging::withoutRoles_whatTheReaderChoseStays()
{
    const MemorySource source(
        {series(0, AnatomicalPlane::Sagittal, 1), series(1, AnatomicalPlane::Axial, 54)});
    Hanging hanging(source);
    hanging.fillWithOtherSeries();
    hanging.show(PaneKind::AxialT2, 0);
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::AxialT2), 0);
}

void TestHanging::singlePicture_hangsUntilAStackIsRead()
{
    const SeriesEntry scout = series(0, AnatomicalPlane::Sagittal, 1);
    const SeriesEntry stack = series(1, AnatomicalPlane::Axial, 54);
    MemorySource source({scout, unread(stack)});
    Hanging hanging(source);
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::SagittalT2), 0);
    source.setSeries({scout, stack});
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::SagittalT2), -1);
    QCOMPARE(hung(hanging, PaneKind::AxialT2), 1);
}

void TestHanging::otherBodyPart_isHungWithoutForamina()
{
    MemorySource source({series(0, AnatomicalPlane::Coronal, 24),
                         inRole(series(1, AnatomicalPlane::Sagittal, 26), SeriesRole::SagittalT2),
                         inRole(series(2, AnatomicalPlane::Sagittal, 26), SeriesRole::SagittalT1)});
    source.refuse(kKnee);
    Hanging hanging(source);
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::AxialT2), 0);
    QCOMPARE(hung(hanging, PaneKind::SagittalT2), -1);
    QCOMPARE(hanging.volumesFor(PaneKind::SagittalT2).size(), std::size_t(1));
    QVERIFY(hanging.volumesFor(PaneKind::LeftForamen).empty());
}

void TestHanging::lumbarSpine_keepsItsEmptyPanes()
{
    const MemorySource source(
        {series(0, AnatomicalPlane::Coronal, 24),
         inRole(series(1, AnatomicalPlane::Sagittal, 26), SeriesRole::SagittalT2)});
    Hanging hanging(source);
    hanging.fillWithOtherSeries();
    QCOMPARE(hung(hanging, PaneKind::AxialT2), -1);
    QCOMPARE(hanging.volumesFor(PaneKind::LeftForamen).size(), std::size_t(1));
}

QTEST_GUILESS_MAIN(TestHanging)
#include "tst_hanging.moc"
