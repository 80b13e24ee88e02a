#include "ui/state/points/point_editing.h"

#include "core/imaging/levels/slice_levels.h"
#include "core/store/study_database.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/session/session.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
constexpr Site kRight{Condition::RightSubarticularStenosis, DiscLevel::L4L5};
constexpr Site kLeftForamen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L4L5};
constexpr PatientPoint kOnLeft{8, 10, -40};
constexpr PatientPoint kOnRight{-8, 10, -40};

} // namespace

/// Points of the sites: placed, moved, accepted, removed; kept on their side.
class TestPointEditing : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { writeSmallStudy(m_study.path().toStdString()); }
    void init();
    void place_isOneStep();
    void place_refusesTheMiddle();
    void place_asksBeforeTheOtherSide_data();
    void place_asksBeforeTheOtherSide();
    void question_endsWithAnyOtherStep();
    void moveToSlice_keepsThePlaceOnTheSlice();
    void moveToSlice_goesToAnotherSeries();
    void moveToSlice_refusesWhatIsBesideOrMissing();
    void snapToLevel_goesToTheDiscAlongTheSpine();
    void snapToLevel_saysWhyNot();
    void acceptModelPoint_makesItTheReaders();
    void acceptModelPoint_takesBackWhatWasMoved();
    void remove_isUndoableAndStaysAfterReopening();
    void signedStudy_keepsItsPoints();
    void history_namesWhatWasDone();

private:
    [[nodiscard]] const AssessmentCell& cell(Site site) const
    {
        return m_session->current()->assessment.cell(site);
    }
    [[nodiscard]] PointEditing& points() const { return *m_session->points(); }
    [[nodiscard]] int steps() const { return m_session->current()->undo.count(); }
    [[nodiscard]] VolumePtr volume(SeriesRole role) const
    {
        return m_session->current()->series.volumesFor(role).back();
    }
    /// Places a site at a patient point on the slice of the last axial block that is nearest to it.
    void place(Site site, PatientPoint point)
    {
        const VolumePtr axial = volume(SeriesRole::AxialT2);
        VoxelPoint voxel = axial->geometry.voxelFromPatient(point);
        voxel.slice = std::clamp(std::round(voxel.slice), 0.0, axial->geometry.slices - 1.0);
        points().place(site, axial->geometry.patientFromVoxel(voxel), axial,
                       static_cast<int>(voxel.slice), {voxel.column, voxel.row});
    }

    QTemporaryDir m_study;
    TestFolder m_folder;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
};

void TestPointEditing::init()
{
    m_session.reset();
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
    m_session = std::make_unique<Session>(optionsFor(m_folder.path(), m_model));
    QVERIFY(openAndSettle(*m_session, m_study.path().toStdString()));
}

void TestPointEditing::place_isOneStep()
{
    const VolumePtr axial = volume(SeriesRole::AxialT2);
    points().place(kLeft, kOnLeft, axial, 1, {34, 30});
    const auto& moved = cell(kLeft).readerLocation;
    QVERIFY(moved);
    QVERIFY(moved->patient == kOnLeft);
    QCOMPARE(moved->image.column, 34.0);
    QCOMPARE(moved->sopInstanceUid, axial->sources[1].sopInstanceUid);
    QCOMPARE(moved->instanceNumber, axial->sources[1].instanceNumber);
    QCOMPARE(moved->seriesInstanceUid, axial->seriesInstanceUid);
    QCOMPARE(steps(), 1);
    points().place(kLeft, kOnLeft, axial, 1, {34, 30}); // it lies there
    QCOMPARE(steps(), 1);
    m_session->undoGroup()->undo();
    QVERIFY(!cell(kLeft).readerLocation);
    points().place(kCanal, {3, 10, -40}, axial, 1, {34, 30}); // the canal has no side
    QVERIFY(cell(kCanal).readerLocation);
}

void TestPointEditing::place_refusesTheMiddle()
{
    QSignalSpy failed(m_session.get(), &Session::failed);
    place(kLeft, {0.2, 10, -40});
    QCOMPARE(failed.size(), 1);
    QVERIFY(points().question().isEmpty());
    QCOMPARE(steps(), 0);
}

void TestPointEditing::place_asksBeforeTheOtherSide_data()
{
    QTest::addColumn<bool>("isLeft");
    QTest::newRow("left point on the right") << true;
    QTest::newRow("right point on the left") << false;
}

void TestPointEditing::place_asksBeforeTheOtherSide()
{
    QFETCH(bool, isLeft);
    const Site site = isLeft ? kLeft : kRight;
    const Site other = isLeft ? kRight : kLeft;
    const PatientPoint wrong = isLeft ? kOnRight : kOnLeft;
    QSignalSpy asked(&points(), &PointEditing::questionChanged);
    place(site, wrong);
    QCOMPARE(asked.size(), 1);
    QVERIFY(points().question().contains(isLeft ? "the patient's right" : "the patient's left"));
    QCOMPARE(steps(), 0); // nothing was moved
    points().answer(PointEditing::Answer::OtherSite);
    QVERIFY(points().question().isEmpty());
    QVERIFY(!cell(site).readerLocation);
    QCOMPARE(cell(other).readerLocation->patient.x, wrong.x);
    QCOMPARE(steps(), 1);

    place(site, wrong);
    points().answer(PointEditing::Answer::AllTheSame);
    QCOMPARE(cell(site).readerLocation->patient.x, wrong.x);
    QCOMPARE(steps(), 2);

    place(other, isLeft ? kOnLeft : kOnRight);
    points().dropQuestion();
    QCOMPARE(steps(), 2);
    points().answer(PointEditing::Answer::AllTheSame); // nothing is asked
    QCOMPARE(steps(), 2);
}

void TestPointEditing::question_endsWithAnyOtherStep()
{
    place(kLeft, kOnRight);
    QVERIFY(!points().question().isEmpty());
    m_session->editing()->shiftLevels(1);
    QVERIFY(points().question().isEmpty());
    m_session->undoGroup()->undo();
    place(kLeft, kOnRight);
    place(kLeft, kOnLeft);
    QVERIFY(points().question().isEmpty());
    QVERIFY(cell(kLeft).readerLocation->patient.x > 0);
    place(kLeft, kOnRight);
    m_session->closeStudy();
    QVERIFY(points().question().isEmpty());
}

void TestPointEditing::moveToSlice_keepsThePlaceOnTheSlice()
{
    place(kLeft, kOnLeft);
    const SiteLocation before = *cell(kLeft).readerLocation;
    const VolumePtr axial = volume(SeriesRole::AxialT2);
    for (int slice = 0; slice < axial->geometry.slices; ++slice) {
        points().moveToSlice(kLeft, axial, slice);
        const SiteLocation& now = *cell(kLeft).readerLocation;
        QCOMPARE(now.sopInstanceUid,
                 axial->sources[static_cast<std::size_t>(slice)].sopInstanceUid);
        QVERIFY(std::abs(now.image.column - before.image.column) < 1e-6);
        QVERIFY(std::abs(now.image.row - before.image.row) < 1e-6);
        QVERIFY(std::abs(axial->geometry.distanceFromSlice(now.patient, slice)) < 1e-6);
    }
}

void TestPointEditing::moveToSlice_goesToAnotherSeries()
{
    place(kCanal, {2, 10, -40});
    const VolumePtr t1 = volume(SeriesRole::SagittalT1);
    points().moveToSlice(kCanal, t1, 4);
    const SiteLocation& now = *cell(kCanal).readerLocation;
    QCOMPARE(now.seriesInstanceUid, t1->seriesInstanceUid);
    QCOMPARE(now.sopInstanceUid, t1->sources[4].sopInstanceUid);
    QVERIFY(std::abs(now.patient.z + 40) < 3); // the axial slices are tilted
    QVERIFY(std::abs(now.patient.x) < 1e-6); // the plane of the slice
    const VoxelPoint voxel = t1->geometry.voxelFromPatient(now.patient);
    QVERIFY(std::abs(voxel.column - now.image.column) < 1e-6);
    QVERIFY(std::abs(voxel.row - now.image.row) < 1e-6);
}

void TestPointEditing::moveToSlice_refusesWhatIsBesideOrMissing()
{
    QSignalSpy failed(m_session.get(), &Session::failed);
    points().remove(kLeft);
    points().moveToSlice(kLeft, volume(SeriesRole::AxialT2), 0);
    QCOMPARE(failed.size(), 1);
    QVERIFY(failed[0][0].toString().contains("no point"));
    // A slice of the right half cannot take a left point without an answer.
    const VolumePtr t1 = volume(SeriesRole::SagittalT1);
    const int last = t1->geometry.slices - 1;
    QVERIFY(t1->geometry.patientFromVoxel({0, 0, static_cast<double>(last)}).x < 0);
    points().moveToSlice(kLeftForamen, t1, last);
    QVERIFY(!points().question().isEmpty());
    QCOMPARE(steps(), 1);
}

void TestPointEditing::snapToLevel_goesToTheDiscAlongTheSpine()
{
    // The disc L4/L5 of the model lies at z -30, its neighbours 30 mm above and below.
    const VolumePtr t2 = volume(SeriesRole::SagittalT2);
    const PatientPoint low{0, 10, -41};
    const VoxelPoint voxel = t2->geometry.voxelFromPatient(low);
    points().place(kCanal, low, t2, static_cast<int>(std::lround(voxel.slice)),
                   {voxel.column, voxel.row});
    points().snapToLevel(kCanal);
    const SiteLocation& now = *cell(kCanal).readerLocation;
    QCOMPARE(now.seriesInstanceUid, t2->seriesInstanceUid);
    QVERIFY(distance(now.patient, {0, 10, -30}) < 1e-6);
    QVERIFY(std::abs(t2->geometry.voxelFromPatient(now.patient).row - now.image.row) < 1e-6);
    QCOMPARE(steps(), 2);
    points().snapToLevel(kCanal); // it is there
    QCOMPARE(steps(), 2);

    // An axial point goes to the slice that is nearest to its disc.
    const VolumePtr axial = volume(SeriesRole::AxialT2);
    const auto nearestTo = [&axial](PatientPoint point) {
        int nearest = 0;
        for (int slice = 1; slice < axial->geometry.slices; ++slice)
            if (distanceToSlice(*axial, slice, point) < distanceToSlice(*axial, nearest, point))
                nearest = slice;
        return axial->sources[static_cast<std::size_t>(nearest)].sopInstanceUid;
    };
    const PatientPoint below{8, 10, -46};
    const PatientPoint atDisc{8, 10, -30};
    QVERIFY(nearestTo(below) != nearestTo(atDisc));
    place(kLeft, below);
    QCOMPARE(cell(kLeft).readerLocation->sopInstanceUid, nearestTo(below));
    points().snapToLevel(kLeft);
    QCOMPARE(cell(kLeft).readerLocation->sopInstanceUid, nearestTo(atDisc));
}

void TestPointEditing::snapToLevel_saysWhyNot()
{
    QSignalSpy failed(m_session.get(), &Session::failed);
    points().remove(kCanal);
    points().snapToLevel(kCanal);
    QCOMPARE(failed.size(), 1);
    m_session->undoGroup()->undo();
    m_session->editing()->shiftLevels(1); // the disc of the new row is not known
    const Site top{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    place(top, {2, 10, -40});
    points().snapToLevel(top);
    QCOMPARE(failed.size(), 2);
    QVERIFY(failed[1][0].toString().contains("L1/L2"));
}

void TestPointEditing::acceptModelPoint_makesItTheReaders()
{
    const SiteLocation found = *cell(kLeft).finding->location;
    points().acceptModelPoint(kLeft);
    QVERIFY(cell(kLeft).readerLocation->patient == found.patient);
    QCOMPARE(cell(kLeft).readerLocation->sopInstanceUid, found.sopInstanceUid);
    QVERIFY(!cell(kLeft).decision); // the grade is another matter
    points().acceptModelPoint(kLeft);
    QCOMPARE(steps(), 1);
    m_session->undoGroup()->undo();
    QVERIFY(!cell(kLeft).hasReaderPoint());
}

void TestPointEditing::acceptModelPoint_takesBackWhatWasMoved()
{
    const PatientPoint found = cell(kLeft).finding->location->patient;
    place(kLeft, kOnLeft);
    points().acceptModelPoint(kLeft);
    QVERIFY(cell(kLeft).location()->patient == found);
    points().remove(kLeft);
    points().acceptModelPoint(kLeft);
    QVERIFY(cell(kLeft).location()->patient == found);

    QSignalSpy failed(m_session.get(), &Session::failed);
    m_session->editing()->shiftLevels(1);
    points().acceptModelPoint({Condition::SpinalCanalStenosis, DiscLevel::L1L2});
    QCOMPARE(failed.size(), 1);
}

void TestPointEditing::remove_isUndoableAndStaysAfterReopening()
{
    QVERIFY(cell(kLeft).location());
    points().remove(kLeft);
    QVERIFY(!cell(kLeft).location());
    QCOMPARE(cell(kLeft).state(), CellState::AiSuggested); // its grade stays
    m_session->undoGroup()->undo();
    QVERIFY(cell(kLeft).location());
    m_session->undoGroup()->redo();
    m_session->closeStudy();
    QVERIFY(openAndSettle(*m_session, m_study.path().toStdString()));
    QVERIFY(cell(kLeft).isPointRemoved);
    QVERIFY(!cell(kLeft).location());
    QSignalSpy failed(m_session.get(), &Session::failed);
    points().remove(kLeft);
    QCOMPARE(failed.size(), 1);
    QCOMPARE(m_model->gradings.load(), 1);

    m_model->sha256 = "newer"; // another grading brings no point back
    m_session.reset();
    m_session = std::make_unique<Session>(optionsFor(m_folder.path(), m_model));
    QVERIFY(openAndSettle(*m_session, m_study.path().toStdString()));
    QCOMPARE(m_model->gradings.load(), 2);
    QVERIFY(cell(kLeft).finding->location);
    QVERIFY(!cell(kLeft).location());
}

void TestPointEditing::signedStudy_keepsItsPoints()
{
    place(kLeft, kOnRight);
    QVERIFY(!points().question().isEmpty());
    QVERIFY(m_session->signing()->sign(QStringLiteral("Dr Test")));
    points().answer(PointEditing::Answer::AllTheSame);
    place(kLeft, kOnLeft);
    points().moveToSlice(kLeft, volume(SeriesRole::AxialT2), 0);
    points().snapToLevel(kLeft);
    points().acceptModelPoint(kLeft);
    points().remove(kLeft);
    QVERIFY(!cell(kLeft).hasReaderPoint());
    QVERIFY(points().question().isEmpty());
}

void TestPointEditing::history_namesWhatWasDone()
{
    place(kLeft, kOnLeft);
    points().acceptModelPoint(kLeft);
    points().remove(kLeft);
    m_session->undoGroup()->undo();
    const auto store = StudyDatabase::open(m_folder.path("foramen.sqlite"));
    QVERIFY(store);
    const auto history = (*store)->history(m_session->current()->uid());
    QVERIFY(history);
    std::vector<CellAction> actions;
    for (const HistoryRecord& record : *history)
        if (const auto* edited = std::get_if<CellEdited>(&record.event))
            actions.push_back(edited->action);
    QVERIFY((actions
             == std::vector{CellAction::PointMoved, CellAction::PointAccepted,
                            CellAction::PointRemoved, CellAction::PointRemoved}));
    QVERIFY(std::get<CellEdited>(history->back().event).after.readerLocation);
}

QTEST_GUILESS_MAIN(TestPointEditing)
#include "tst_point_editing.moc"
