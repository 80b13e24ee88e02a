#include "ui/panes/prior/prior_registration.h"

#include "core/imaging/stack_order.h"
#include "tests/support/rescanned_phantom.h"
#include "tests/support/test_folder.h"
#include "ui/panes/prior/registered_source.h"
#include "ui/panes/source/pane_source.h"

#include <QCoreApplication>
#include <QSettings>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr int kWaitMs = 60000;
const RescannedPhantom::Scan kNow{.seed = 1};
const RescannedPhantom::Scan kThen{
    .scannerFromBody = turnAbout({0, 0, 0}, {1, 0.4, -0.6}, 6, {8, -12, 25}), .seed = 3};

/// A study in memory: what a scan of a phantom shows.
class ScannedSource : public PaneSource {
public:
    explicit ScannedSource(RescannedPhantom::Pictures pictures)
        : m_pictures(std::move(pictures))
    {
        Grading grading;
        for (std::size_t level = 0; level < kLevelCount; ++level)
            grading.levels[level] = {kLevels[level], m_pictures.study.discs[level], 1};
        m_assessment.setGrading(grading);
    }

    [[nodiscard]] Stage stage() const override { return m_stage; }
    [[nodiscard]] std::string studyKey() const override { return "study"; }
    [[nodiscard]] const std::vector<SeriesEntry>& series() const override { return m_series; }
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const override
    {
        if (role == SeriesRole::SagittalT2)
            return {m_pictures.study.sagittal};
        return role == SeriesRole::AxialT2 ? m_pictures.axial : std::vector<VolumePtr>();
    }
    [[nodiscard]] const PatientSpaces& spaces() const override { return m_spaces; }
    [[nodiscard]] const SpineWindows& spineWindows() const override { return m_windows; }
    [[nodiscard]] const Assessment& assessment() const override { return m_assessment; }
    [[nodiscard]] Site currentSite() const override { return m_site; }

    void goTo(DiscLevel level)
    {
        m_site.level = level;
        Q_EMIT currentSiteChanged();
    }
    void read()
    {
        m_stage = Stage::Read;
        Q_EMIT stageChanged();
    }

private:
    RescannedPhantom::Pictures m_pictures;
    Stage m_stage = Stage::Reading;
    Assessment m_assessment;
    PatientSpaces m_spaces;
    SpineWindows m_windows;
    std::vector<SeriesEntry> m_series;
    Site m_site{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
};

/// The correlation of the values of two blocks of one matrix where both have tissue.
double correlation(const Volume& a, const Volume& b)
{
    double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (std::size_t i = 0; i < a.voxels.size(); ++i) {
        const double x = a.voxels[i];
        const double y = b.voxels[i];
        if (x < 60 || y < 60)
            continue;
        n += 1;
        sa += x;
        sb += y;
        saa += x * x;
        sbb += y * y;
        sab += x * y;
    }
    return (sab / n - sa / n * sb / n)
        / std::sqrt((saa / n - sa / n * sa / n) * (sbb / n - sb / n * sb / n));
}

} // namespace

/// The prior in the slices of the open study.
class TestPriorRegistration : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void nothingIsRegistered_untilBothAreRead();
    void registered_showsTheSameSlices();
    void eachLevel_hasASagittalOfItsOwn();
    void resampledSlices_belongToNoFile();
    void otherPatient_isRefusedAndShownAsAcquired();
    void withoutAxial_theSagittalIsRegistered();
    void switchedOff_isRememberedAndShownAsAcquired();

private:
    /// Both studies and what lays one on the other.
    struct Comparison {
        Comparison(RescannedPhantom::Pictures now, RescannedPhantom::Pictures then)
            : open(std::move(now))
            , prior(std::move(then))
        {
        }
        void read()
        {
            open.read();
            prior.read();
            const auto isOver = [this] {
                return registration.stage(SeriesRole::SagittalT2)
                    != PriorRegistration::Stage::Running;
            };
            QTRY_VERIFY_WITH_TIMEOUT(isOver(), kWaitMs);
        }
        ScannedSource open;
        ScannedSource prior;
        PriorRegistration registration{&open, &prior};
        RegisteredSource shown{&prior, &registration};
    };

    TestFolder m_files;
    std::unique_ptr<RescannedPhantom> m_body;
    RescannedPhantom::Pictures m_now;
    RescannedPhantom::Pictures m_then;
};

void TestPriorRegistration::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_files.filePath("settings"));
    QCoreApplication::setOrganizationName(QStringLiteral("foramen-test"));
    QCoreApplication::setApplicationName(QStringLiteral("tst_prior_registration"));
    m_body = std::make_unique<RescannedPhantom>(7300);
    m_now = m_body->whole(kNow);
    m_then = m_body->whole(kThen);
}

void TestPriorRegistration::init()
{
    QSettings().clear();
}

void TestPriorRegistration::nothingIsRegistered_untilBothAreRead()
{
    Comparison both(m_now, m_then);
    both.open.read();
    QVERIFY(both.registration.stage(SeriesRole::AxialT2) == PriorRegistration::Stage::Waiting);
    QVERIFY(both.shown.volumesFor(SeriesRole::AxialT2) == m_then.axial);
    QVERIFY(both.shown.acquiredFrom(m_then.axial.front()) == nullptr);
}

void TestPriorRegistration::registered_showsTheSameSlices()
{
    Comparison both(m_now, m_then);
    QSignalSpy changed(&both.shown, &PaneSource::changed);
    both.read();
    QVERIFY(!changed.isEmpty());
    for (const DiscLevel level : kLevels) {
        both.open.goTo(level);
        QVERIFY(both.registration.stage(SeriesRole::AxialT2)
                == PriorRegistration::Stage::Registered);
        const auto axial = both.shown.volumesFor(SeriesRole::AxialT2);
        QCOMPARE(positionCount(axial), positionCount(m_now.axial));
        QVERIFY(both.registration.openStackFor(SeriesRole::AxialT2) == m_now.axial);
        QVERIFY(both.shown.acquiredFrom(axial.back()) == m_then.axial.front());
        // The middle of each block shows what the open study shows there, as the acquired prior
        // does not.
        const auto index = static_cast<std::size_t>(level);
        const Volume& now = *m_now.axial[index];
        const double registered = correlation(now, *axial[index]);
        const double acquired = correlation(now, *m_then.axial[index]);
        QVERIFY2(registered > 0.8 && registered > acquired + 0.1,
                 qPrintable(QString("%1 registered, %2 acquired").arg(registered).arg(acquired)));
    }
}

void TestPriorRegistration::eachLevel_hasASagittalOfItsOwn()
{
    Comparison both(m_now, m_then);
    both.read();
    both.open.goTo(DiscLevel::L1L2);
    const auto upper = both.shown.volumesFor(SeriesRole::SagittalT2);
    both.open.goTo(DiscLevel::L5S1);
    const auto lower = both.shown.volumesFor(SeriesRole::SagittalT2);
    QVERIFY(upper != lower);
    for (const auto& stack : {upper, lower}) {
        QCOMPARE(stack.size(), std::size_t(1));
        QCOMPARE(stack.front()->geometry.slices, m_now.study.sagittal->geometry.slices);
        QVERIFY(correlation(*m_now.study.sagittal, *stack.front()) > 0.7);
    }
}

void TestPriorRegistration::resampledSlices_belongToNoFile()
{
    Comparison both(m_now, m_then);
    both.read();
    for (const SeriesRole role : {SeriesRole::SagittalT2, SeriesRole::AxialT2})
        for (const VolumePtr& block : both.shown.volumesFor(role))
            QVERIFY(std::all_of(
                block->sources.begin(), block->sources.end(),
                [](const SliceSource& source) { return source.sopInstanceUid.empty(); }));
    // Discs stay in the prior's own coordinates.
    const auto discs = both.shown.discsIn(both.shown.volumesFor(SeriesRole::SagittalT2).front());
    QCOMPARE(discs[2].discCenter, m_then.study.discs[2]);
}

void TestPriorRegistration::otherPatient_isRefusedAndShownAsAcquired()
{
    const auto other = RescannedPhantom(7350).whole(kThen);
    Comparison both(m_now, other);
    both.read();
    for (const DiscLevel level : kLevels) {
        both.open.goTo(level);
        QVERIFY(both.registration.stage(SeriesRole::AxialT2) == PriorRegistration::Stage::Refused);
        QVERIFY(both.registration.refusal() == SpaceRefusal::PicturesDisagree);
        QVERIFY(both.shown.volumesFor(SeriesRole::AxialT2) == other.axial);
    }
}

void TestPriorRegistration::withoutAxial_theSagittalIsRegistered()
{
    auto then = m_then;
    then.axial.clear();
    Comparison both(m_now, then);
    both.read();
    QVERIFY(both.registration.stage(SeriesRole::SagittalT2)
            == PriorRegistration::Stage::Registered);
    QVERIFY(both.shown.volumesFor(SeriesRole::AxialT2).empty());
}

void TestPriorRegistration::switchedOff_isRememberedAndShownAsAcquired()
{
    Comparison both(m_now, m_then);
    both.read();
    const auto registered = both.shown.volumesFor(SeriesRole::AxialT2);
    QVERIFY(registered != m_then.axial);
    QSignalSpy changed(&both.shown, &PaneSource::changed);
    both.registration.setOn(false);
    QCOMPARE(changed.size(), 1);
    QVERIFY(both.registration.stage(SeriesRole::AxialT2) == PriorRegistration::Stage::Off);
    QVERIFY(both.shown.volumesFor(SeriesRole::AxialT2) == m_then.axial);
    Comparison next(m_now, m_then);
    QVERIFY(!next.registration.isOn());
    next.read();
    QVERIFY(next.registration.stage(SeriesRole::AxialT2) == PriorRegistration::Stage::Off);
    both.registration.setOn(true);
    QVERIFY(both.shown.volumesFor(SeriesRole::AxialT2) == registered); // nothing is computed again
}

QTEST_GUILESS_MAIN(TestPriorRegistration)
#include "tst_prior_registration.moc"
