#include "core/imaging/registration/level_registration.h"

#include "tests/support/rescanned_phantom.h"

#include <QTest>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kMostErrorMm = 1;
constexpr double kMostErrorDegrees = 1;
const PatientPoint kScannerMiddle{0, 0, 0};
const RescannedPhantom::Scan kNow{.seed = 1};

/// Where a scan of another day has the body of kNow.
RigidTransform truth(const RescannedPhantom::Scan& then)
{
    return after(then.scannerFromBody, kNow.scannerFromBody.inverse());
}

/// The largest distance, mm, at which a registration puts a graded site of a level.
double worstError(const RescannedPhantom& body, const RescannedPhantom::Scan& then,
                  const RigidTransform& found, DiscLevel level)
{
    double worst = 0;
    for (const Condition condition : kConditions)
        worst = std::max(worst,
                         distance(found(body.pointIn(kNow, {condition, level})),
                                  body.pointIn(then, {condition, level})));
    return worst;
}

/// The slices in the opposite order under the same headers, as if left and right were exchanged.
RegisteredStudy mirrored(RegisteredStudy study)
{
    auto copy = std::make_shared<Volume>(*study.sagittal);
    const VolumeGeometry& geometry = copy->geometry;
    const auto size =
        static_cast<std::ptrdiff_t>(geometry.columns) * static_cast<std::ptrdiff_t>(geometry.rows);
    for (int slice = 0; slice < geometry.slices; ++slice)
        std::copy_n(study.sagittal->slice(geometry.slices - 1 - slice), size,
                    copy->voxels.begin() + size * slice);
    for (auto& disc : study.discs) {
        VoxelPoint at = geometry.voxelFromPatient(*disc);
        at.slice = geometry.slices - 1 - at.slice;
        disc = geometry.patientFromVoxel(at);
    }
    study.sagittal = copy;
    return study;
}

/// The first slices alone.
RegisteredStudy cut(RegisteredStudy study, int slices)
{
    auto copy = std::make_shared<Volume>(*study.sagittal);
    copy->geometry.slices = slices;
    copy->voxels.resize(static_cast<std::size_t>(slices)
                        * static_cast<std::size_t>(copy->geometry.columns)
                        * static_cast<std::size_t>(copy->geometry.rows));
    copy->sources.resize(static_cast<std::size_t>(slices));
    study.sagittal = copy;
    return study;
}

LevelRegistrations registered(const RegisteredStudy& open, const RegisteredStudy& prior)
{
    const auto found = registerLevels(open, prior);
    if (!found)
        qFatal("%s", found.error().message.c_str());
    return *found;
}

} // namespace

Q_DECLARE_METATYPE(foramen::PatientVector)

/// Where the levels of one scan of a body lie in another one.
class TestLevelRegistration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void transforms_undoEachOther();
    void scannedAgain_isFoundWithinOneMillimetreAndDegree_data();
    void scannedAgain_isFoundWithinOneMillimetreAndDegree();
    void wrongDiscPoints_areMadeUpFor();
    void otherPatient_isRefused_data();
    void otherPatient_isRefused();
    void mirroredPictures_areRefused();
    void fewSlicesInCommon_areRefused();
    void levelWithoutDisc_isNotRegistered();
    void noGeometry_isRefused();
    void equalInput_givesTheSamePlaces();
    void cancelled_givesUp();

private:
    std::unique_ptr<RescannedPhantom> m_body;
    RegisteredStudy m_now;
    RescannedPhantom::Scan m_then{
        .scannerFromBody = turnAbout(kScannerMiddle, {1, 0, 0}, 5, {6, -8, 12}), .seed = 3};
    RegisteredStudy m_prior;
};

void TestLevelRegistration::initTestCase()
{
    m_body = std::make_unique<RescannedPhantom>(100);
    m_now = m_body->sagittal(kNow);
    m_prior = m_body->sagittal(m_then);
}

void TestLevelRegistration::transforms_undoEachOther()
{
    const RigidTransform turn = turnAbout({10, -20, 30}, {1, 2, -3}, 25, {4, 5, 6});
    QVERIFY(std::abs(turn.degrees() - 25) < 1e-9);
    QVERIFY(distance(turn(PatientPoint{10, -20, 30}), {14, -15, 36}) < 1e-9);
    const PatientPoint point{-7, 80, 3};
    QVERIFY(distance(turn.inverse()(turn(point)), point) < 1e-9);
    QVERIFY(distance(after(turn.inverse(), turn)(point), point) < 1e-9);
    const RigidTransform other = turnAbout({0, 0, 0}, {0, 0, 1}, 90);
    QVERIFY(distance(other(PatientPoint{1, 0, 0}), {0, 1, 0}) < 1e-9);
    QVERIFY(distance(after(turn, other)(point), turn(other(point))) < 1e-9);
    const VolumeGeometry& slices = m_now.sagittal->geometry;
    const VoxelPoint voxel{3, 200, 5};
    QVERIFY(
        distance(moved(slices, turn).patientFromVoxel(voxel), turn(slices.patientFromVoxel(voxel)))
        < 1e-9);
}

void TestLevelRegistration::scannedAgain_isFoundWithinOneMillimetreAndDegree_data()
{
    QTest::addColumn<std::uint64_t>("body");
    QTest::addColumn<PatientVector>("axis");
    QTest::addColumn<double>("degrees");
    QTest::addColumn<PatientVector>("shift");
    QTest::addColumn<std::uint64_t>("seed");
    QTest::addColumn<bool>("otherContrast");
    QTest::addColumn<float>("noise");
    for (const std::uint64_t body : {100, 101}) {
        const auto row = [body](const char* name) -> QTestData& {
            return QTest::addRow("body %d, %s", static_cast<int>(body), name) << body;
        };
        row("moved and bent forwards") << PatientVector{1, 0, 0} << 5.0 << PatientVector{6, -8, 12}
                                       << std::uint64_t(3) << false << 14.0F;
        row("turned about all axes") << PatientVector{1, 0.5, -1} << 7.0 << PatientVector{-4, 8, -9}
                                     << std::uint64_t(4) << false << 14.0F;
        if (body != 100)
            continue;
        row("other contrast") << PatientVector{0.2, 1, 0.4} << 5.0 << PatientVector{3, 3, 3}
                              << std::uint64_t(5) << true << 14.0F;
        row("noise") << PatientVector{0.2, -1, 0.4} << 5.0 << PatientVector{3, 3, 3}
                     << std::uint64_t(6) << false << 60.0F;
    }
}

void TestLevelRegistration::scannedAgain_isFoundWithinOneMillimetreAndDegree()
{
    QFETCH(std::uint64_t, body);
    QFETCH(PatientVector, axis);
    QFETCH(double, degrees);
    QFETCH(PatientVector, shift);
    QFETCH(std::uint64_t, seed);
    QFETCH(bool, otherContrast);
    QFETCH(float, noise);
    const RescannedPhantom phantom(body);
    const RescannedPhantom::Scan then{
        .scannerFromBody = turnAbout(kScannerMiddle, axis, degrees, shift),
        .seed = seed,
        .contrast = otherContrast ? PhantomVariety::Randomised : PhantomVariety::Clinical,
        .noise = noise};
    const auto levels = registered(phantom.sagittal(kNow), phantom.sagittal(then));
    QString figures;
    double worst = 0;
    double worstTurn = 0;
    for (const DiscLevel level : kLevels) {
        const LevelRegistration& found = levels[static_cast<std::size_t>(level)];
        QVERIFY2(found.isRegistered(), qPrintable(QString::number(found.information)));
        const double error = worstError(phantom, then, found.priorFromOpen, level);
        const double turn = after(found.priorFromOpen, truth(then).inverse()).degrees();
        figures += QString("%1 mm %2° %3 nats; ")
                       .arg(error, 0, 'f', 2)
                       .arg(turn, 0, 'f', 2)
                       .arg(found.information, 0, 'f', 2);
        worst = std::max(worst, error);
        worstTurn = std::max(worstTurn, turn);
    }
    QVERIFY2(worst < kMostErrorMm && worstTurn < kMostErrorDegrees, qPrintable(figures));
    qInfo("%s", qPrintable(figures));
}

void TestLevelRegistration::wrongDiscPoints_areMadeUpFor()
{
    RegisteredStudy prior = m_prior;
    const PatientVector errors[] = {{3, 2, -4}, {-4, 3, 3}, {2, -4, 4}, {-3, -3, -3}, {4, 0, 4}};
    for (std::size_t level = 0; level < kLevelCount; ++level)
        prior.discs[level] = *prior.discs[level] + errors[level];
    const auto levels = registered(m_now, prior);
    for (const DiscLevel level : kLevels) {
        const LevelRegistration& found = levels[static_cast<std::size_t>(level)];
        QVERIFY(found.isRegistered());
        QVERIFY(worstError(*m_body, m_then, found.priorFromOpen, level) < kMostErrorMm);
    }
}

void TestLevelRegistration::otherPatient_isRefused_data()
{
    QTest::addColumn<std::uint64_t>("body");
    for (const std::uint64_t body : {150, 151})
        QTest::addRow("body %d", static_cast<int>(body)) << body;
}

void TestLevelRegistration::otherPatient_isRefused()
{
    QFETCH(std::uint64_t, body);
    const auto levels = registered(m_now, RescannedPhantom(body).sagittal(m_then));
    for (const LevelRegistration& level : levels) {
        QVERIFY2(level.refusal == SpaceRefusal::PicturesDisagree,
                 qPrintable(QString::number(level.information)));
        QVERIFY(level.priorFromOpen == RigidTransform());
    }
}

void TestLevelRegistration::mirroredPictures_areRefused()
{
    for (const LevelRegistration& level : registered(m_now, mirrored(m_prior)))
        QVERIFY2(level.refusal == SpaceRefusal::Mirrored
                     || level.refusal == SpaceRefusal::PicturesDisagree,
                 qPrintable(QString::number(level.information)));
    for (const LevelRegistration& level : registered(mirrored(m_now), m_prior))
        QVERIFY(!level.isRegistered());
}

void TestLevelRegistration::fewSlicesInCommon_areRefused()
{
    for (const LevelRegistration& level : registered(m_now, cut(m_prior, 6)))
        QVERIFY(level.refusal == SpaceRefusal::TooLittleInCommon);
}

void TestLevelRegistration::levelWithoutDisc_isNotRegistered()
{
    RegisteredStudy prior = m_prior;
    prior.discs[0].reset();
    RegisteredStudy open = m_now;
    open.discs[4].reset();
    const auto levels = registered(open, prior);
    for (const std::size_t level : {std::size_t(0), std::size_t(4)})
        QVERIFY(levels[level].refusal == SpaceRefusal::TooLittleInCommon);
    for (const std::size_t level : {std::size_t(1), std::size_t(2), std::size_t(3)})
        QVERIFY(levels[level].isRegistered());
}

void TestLevelRegistration::noGeometry_isRefused()
{
    RegisteredStudy prior = m_prior;
    auto flat = std::make_shared<Volume>(*prior.sagittal);
    flat->hasGeometry = false;
    prior.sagittal = flat;
    for (const LevelRegistration& level : registered(m_now, prior))
        QVERIFY(level.refusal == SpaceRefusal::NoGeometry);
    prior.sagittal.reset();
    for (const LevelRegistration& level : registered(m_now, prior))
        QVERIFY(level.refusal == SpaceRefusal::NoGeometry);
}

void TestLevelRegistration::equalInput_givesTheSamePlaces()
{
    const auto first = registered(m_now, m_prior);
    const auto second = registered(m_now, m_prior);
    for (std::size_t level = 0; level < kLevelCount; ++level) {
        const PatientPoint disc = *m_now.discs[level];
        QVERIFY(distance(first[level].priorFromOpen(disc), second[level].priorFromOpen(disc))
                < 0.05);
    }
}

void TestLevelRegistration::cancelled_givesUp()
{
    std::stop_source stop;
    stop.request_stop();
    const auto cancelled = registerLevels(m_now, m_prior, {stop.get_token(), {}});
    QVERIFY(!cancelled);
    QVERIFY(cancelled.error().code == ErrorCode::Cancelled);
    // And in the middle of the work.
    std::stop_source later;
    double reached = 0;
    const auto stopped = registerLevels(m_now, m_prior, {later.get_token(), [&](double fraction) {
                                                             reached = fraction;
                                                             if (fraction > 0)
                                                                 later.request_stop();
                                                         }});
    QVERIFY(!stopped);
    QVERIFY(stopped.error().code == ErrorCode::Cancelled);
    QVERIFY(reached < 0.5);
}

QTEST_APPLESS_MAIN(TestLevelRegistration)
#include "tst_level_registration.moc"
