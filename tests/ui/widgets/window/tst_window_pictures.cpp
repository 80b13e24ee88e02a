// Golden pictures of the whole window on a generated study, in both themes. The same picture is
// expected at every scale factor (QT_SCALE_FACTOR): nothing may move, be cut off or be missing.
// FORAMEN_UPDATE_BASELINES=1 at factor 1 overwrites the pictures; check them by eye then.
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_uid.h"
#include "tests/support/phantom_files.h"
#include "tests/support/window_driver.h"
#include "ui/state/grader/grader.h"
#include "ui/widgets/theme/theme.h"

#include <QDir>
#include <QFileInfo>
#include <QFontInfo>
#include <QImage>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr std::uint64_t kSeed = 31007;
constexpr QSize kWindow(1720, 1000); ///< logical pixels
constexpr QSize kKept(573, 333); ///< a third of it: small files, and fonts matter less
constexpr int kWaitMs = 120000;

/// Difference between a picture and its golden one, both reduced to kKept: the mean over all pixels
/// (grey levels) and the share of pixels that differ much. Other versions of the font and finer
/// pixels give less than a third of the limits; another theme or layout or a missing panel gives
/// several times as much.
constexpr double kMeanTolerance = 4;
constexpr int kFarOff = 40;
constexpr double kFarOffShare = 0.03;

struct Difference {
    double mean = 0;
    double farOff = 0; ///< share of pixels
    [[nodiscard]] bool isSmall() const { return mean <= kMeanTolerance && farOff <= kFarOffShare; }
    [[nodiscard]] QString text() const
    {
        return QStringLiteral("mean %1, far off %2 %")
            .arg(mean, 0, 'f', 2)
            .arg(100 * farOff, 0, 'f', 2);
    }
};

Difference differenceOf(const QImage& image, const QImage& expected)
{
    if (image.size() != expected.size())
        return {256, 1};
    double sum = 0;
    int farOff = 0;
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x) {
            const QRgb a = image.pixel(x, y);
            const QRgb b = expected.pixel(x, y);
            const int far = std::max({std::abs(qRed(a) - qRed(b)), std::abs(qGreen(a) - qGreen(b)),
                                      std::abs(qBlue(a) - qBlue(b))});
            sum += far;
            farOff += far > kFarOff ? 1 : 0;
        }
    }
    const double count = static_cast<double>(image.width()) * image.height();
    return {sum / count, farOff / count};
}

QImage reduced(const QImage& image)
{
    QImage small = image.convertToFormat(QImage::Format_RGB32)
                       .scaled(kKept, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    small.setDevicePixelRatio(1);
    return small;
}

/// Returns the grades that the study was generated with, so that the picture depends on no network.
class TruthGrader : public Grader {
public:
    explicit TruthGrader(PhantomTruth truth)
        : m_truth(std::move(truth))
    {
    }

    std::string modelSha256() const override { return "a1b2"; }
    Result<void> load(const Task&) override { return {}; }
    Reason deviceRemark() const override { return {}; }
    ModelIdentity identity() const override
    {
        return {.name = "foramen-lumbar",
                .version = "1.0",
                .sha256 = modelSha256(),
                .device = "CPU",
                .runtime = "none",
                .date = "2026-01-02T03:04:05+00:00"};
    }

    Result<Grading> grade(const PredictorInput& input, const PredictorEvents& events,
                          const Task&) override
    {
        Grading grading;
        grading.model = identity();
        grading.numbering.certain = true;
        for (std::size_t i = 0; i < kLevelCount; ++i)
            grading.levels[i] = {kLevels[i], m_truth.discCenters[i], 0.9};
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            grading.findings[i] = finding(i, input);
            events.findingReady(grading.findings[i]);
        }
        return grading;
    }

private:
    [[nodiscard]] Finding finding(std::size_t index, const PredictorInput& input) const
    {
        Finding one;
        one.site = siteAt(index);
        const Severity severity = m_truth.severities[index];
        one.probabilities = severity == Severity::NormalMild ? Probabilities{0.90, 0.08, 0.02}
            : severity == Severity::Moderate                 ? Probabilities{0.15, 0.70, 0.15}
                                                             : Probabilities{0.05, 0.20, 0.75};
        one.uncertainty = severity == Severity::Moderate ? 0.7 : 0.3;
        const auto& volumes = isSubarticular(one.site.condition) ? input.axialT2
            : isForaminal(one.site.condition)                    ? input.sagittalT1
                                                                 : input.sagittalT2;
        const PatientPoint patient = m_truth.sitePoints[index];
        double nearest = 1e9;
        for (const VolumePtr& volume : volumes) {
            const VoxelPoint voxel = volume->geometry.voxelFromPatient(patient);
            const int slice = std::clamp(static_cast<int>(std::lround(voxel.slice)), 0,
                                         volume->geometry.slices - 1);
            if (std::abs(voxel.slice - slice) >= nearest)
                continue;
            nearest = std::abs(voxel.slice - slice);
            const SliceSource& source = volume->sources[static_cast<std::size_t>(slice)];
            one.location = SiteLocation{volume->seriesInstanceUid,
                                        source.sopInstanceUid,
                                        source.instanceNumber,
                                        {voxel.column, voxel.row},
                                        patient};
        }
        return one;
    }

    PhantomTruth m_truth;
};

} // namespace

class TestWindowPictures : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void window_looksAsItDid_data();
    void window_looksAsItDid();
    void anotherTheme_isAnotherPicture();
    void anotherLayout_isAnotherPicture();
    void pixels_areAsFineAsTheScreens();
    void cleanupTestCase() { m_driver.close(); }

private:
    void openStudy();
    void decide();
    [[nodiscard]] QImage picture() const;
    [[nodiscard]] static QString fileOf(theme::Look look);

    WindowDriver m_driver;
};

void TestWindowPictures::initTestCase()
{
    m_driver.prepare("tst_window_pictures");
    m_driver.clear();
    if (!QFontInfo(theme::font()).family().contains("Inter"))
        QSKIP("the program's font is not installed: pictures would differ everywhere");
    openStudy();
    if (!QTest::currentTestFailed())
        decide();
}

void TestWindowPictures::openStudy()
{
    writePhantoms(m_driver.path("study").toStdString(), {.seed = kSeed});
    const auto study = makePhantomStudy({.seed = phantomStudySeed(kSeed, 0)});
    QVERIFY2(study, study ? "" : study.error().message.c_str());
    SessionOptions options = m_driver.options();
    options.makeGrader = [truth = study->truth](const std::filesystem::path&,
                                                DeviceChoice) -> Result<std::unique_ptr<Grader>> {
        return std::make_unique<TruthGrader>(truth);
    };
    m_driver.showSession(options, kWindow);
    QSignalSpy settled(m_driver.session.get(), &Session::settled);
    m_driver.session->open({m_driver.path("study/train_images")});
    QVERIFY(settled.wait(kWaitMs));
    QCOMPARE(m_driver.session->grading()->state(), GradingState::Done);
}

void TestWindowPictures::decide()
{
    m_driver.session->editing()->acceptRow(DiscLevel::L1L2);
    m_driver.session->editing()->setUngradable({Condition::SpinalCanalStenosis, DiscLevel::L2L3});
    const Site site{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
    m_driver.session->selection()->select(site);
    m_driver.session->editing()->setSeverity(site, Severity::Severe);
    m_driver.session->editing()->setComment(site, QStringLiteral("Descending L5 root displaced"));
}

QString TestWindowPictures::fileOf(theme::Look look)
{
    const QDir folder(qEnvironmentVariable("FORAMEN_BASELINES") + QStringLiteral("/window"));
    return folder.filePath(look == theme::Look::Light ? "light.png" : "dark.png");
}

QImage TestWindowPictures::picture() const
{
    QCoreApplication::processEvents();
    return m_driver.window->grab().toImage();
}

void TestWindowPictures::window_looksAsItDid_data()
{
    QTest::addColumn<int>("look");
    QTest::newRow("light") << static_cast<int>(theme::Look::Light);
    QTest::newRow("dark") << static_cast<int>(theme::Look::Dark);
}

void TestWindowPictures::window_looksAsItDid()
{
    QFETCH(int, look);
    const auto wanted = static_cast<theme::Look>(look);
    theme::setLook(wanted);
    const QImage whole = picture();
    QCOMPARE(whole.size(), kWindow * whole.devicePixelRatio());
    const QImage now = reduced(whole);
    const QString file = fileOf(wanted);
    if (qEnvironmentVariableIntValue("FORAMEN_UPDATE_BASELINES") == 1) {
        QVERIFY(QFileInfo(file).dir().mkpath(".") && now.save(file));
        return;
    }
    const Difference difference =
        differenceOf(now, QImage(file).convertToFormat(QImage::Format_RGB32));
    qInfo("%s", qPrintable(difference.text()));
    if (!difference.isSmall())
        whole.save(QDir::temp().filePath(QFileInfo(file).baseName() + "-window-now.png"));
    QVERIFY2(difference.isSmall(), qPrintable(difference.text()));
}

void TestWindowPictures::anotherTheme_isAnotherPicture()
{
    theme::setLook(theme::Look::Dark);
    const QImage dark = reduced(picture());
    theme::setLook(theme::Look::Light);
    const QImage light = reduced(picture());
    QVERIFY(!differenceOf(dark, light).isSmall());
    // Pictures and their overlays are the same in both.
    const QWidget* panes = m_driver.window->paneArea();
    const QRect inside(panes->mapTo(m_driver.window.get(), QPoint(4, 4)),
                       panes->size() - QSize(8, 8));
    const auto overPictures = [&] {
        return m_driver.window->grab(inside).toImage();
    };
    const QImage lightPanes = overPictures();
    theme::setLook(theme::Look::Dark);
    constexpr double linesBetweenPanes = 0.005; // they follow the theme; share of the pixels
    QVERIFY(differenceOf(overPictures(), lightPanes).farOff < linesBetweenPanes);
}

void TestWindowPictures::anotherLayout_isAnotherPicture()
{
    const QImage before = reduced(picture());
    m_driver.window->paneArea()->setPaneLayout(PaneLayout::Three);
    QVERIFY(!differenceOf(before, reduced(picture())).isSmall());
    m_driver.window->paneArea()->setPaneLayout(PaneLayout::Full);
    QVERIFY(differenceOf(before, reduced(picture())).isSmall());
}

/// A picture that was drawn at factor 1 and enlarged would not change when it is reduced and
/// enlarged again.
void TestWindowPictures::pixels_areAsFineAsTheScreens()
{
    QImage whole = picture().convertToFormat(QImage::Format_RGB32);
    const qreal ratio = whole.devicePixelRatio();
    whole.setDevicePixelRatio(1);
    const QSize bar(kWindow.width(), 46); // icons and text
    const QImage fine = whole.copy(QRect(QPoint(), bar * ratio));
    const QImage coarse = fine.scaled(bar, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                              .scaled(fine.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    const Difference lost = differenceOf(fine, coarse);
    QVERIFY2(ratio == 1 ? lost.mean == 0 : lost.mean > 0.4, qPrintable(lost.text()));
}

QTEST_MAIN(TestWindowPictures)
#include "tst_window_pictures.moc"
