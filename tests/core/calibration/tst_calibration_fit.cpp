#include "core/calibration/calibration_fit.h"

#include "core/phantom/recipe/random.h"

#include <QTest>

#include <array>
#include <cmath>
#include <vector>

using namespace foramen;

namespace {

constexpr std::size_t kMany = 20'000;
constexpr double kTolerance = 0.1; ///< of a fit to that many sites

/// What the sites are drawn with.
struct Drawing {
    double temperature = 1;
    Probabilities factors{1, 1, 1};
    double spread = 2; ///< of the outputs
};

/// Sites whose grades have the probabilities that a calibration makes of the outputs, but for the
/// weights 1, 2, 4 of the loss, which make each grade as much likelier.
std::vector<LabelledOutput> drawn(const Drawing& drawing, std::size_t count)
{
    Random random(7);
    std::vector<LabelledOutput> sites;
    for (std::size_t i = 0; i < count; ++i) {
        LabelledOutput site;
        Probabilities shares{};
        double sum = 0;
        for (std::size_t k = 0; k < kSeverityCount; ++k) {
            site.logits[k] = drawing.spread * random.normal();
            site.offsets[k] = i % 2 == 0 ? 0.0 : 0.4 * static_cast<double>(k);
            const auto weight = static_cast<double>(1U << k);
            shares[k] = drawing.factors[k]
                * std::exp(site.logits[k] / drawing.temperature + site.offsets[k]) / weight;
            sum += shares[k];
        }
        const double at = sum * random.uniform();
        site.truth = at < shares[0]      ? Severity::NormalMild
            : at < shares[0] + shares[1] ? Severity::Moderate
                                         : Severity::Severe;
        sites.push_back(site);
    }
    return sites;
}

} // namespace

/// The fit of a temperature and of grade factors.
class TestCalibrationFit : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void fit_findsWhatTheLabelsWereDrawnWith();
    void fit_doesNotDependOnTheConstantOfTheOutputs();
    void fit_ofNothingChangesNothing();
    void fewLabels_moveLittle();
    void outputsThatSayNothing_endAtTheLimit();
};

void TestCalibrationFit::fit_findsWhatTheLabelsWereDrawnWith()
{
    const GraderCalibration fit =
        fitCalibration(drawn({.temperature = 2.5, .factors = {1, 0.5, 3}}, kMany), 0.9);
    QVERIFY2(std::abs(fit.temperature - 2.5) < kTolerance,
             qPrintable(QString::number(fit.temperature)));
    QCOMPARE(fit.factors[0], 1.0);
    QVERIFY2(std::abs(std::log(fit.factors[1] / 0.5)) < kTolerance,
             qPrintable(QString::number(fit.factors[1])));
    QVERIFY2(std::abs(std::log(fit.factors[2] / 3)) < kTolerance,
             qPrintable(QString::number(fit.factors[2])));
    QVERIFY(!fit.isAtLimit);
}

void TestCalibrationFit::fit_doesNotDependOnTheConstantOfTheOutputs()
{
    std::vector<LabelledOutput> sites = drawn({}, 300);
    const GraderCalibration one = fitCalibration(sites, 1);
    for (LabelledOutput& site : sites)
        for (double& logit : site.logits)
            logit += 500;
    const GraderCalibration other = fitCalibration(sites, 1);
    constexpr double rounding = 1e-6;
    QVERIFY(std::abs(one.temperature - other.temperature) < rounding);
    QVERIFY(std::abs(one.factors[2] - other.factors[2]) < rounding);
}

void TestCalibrationFit::fit_ofNothingChangesNothing()
{
    const GraderCalibration fit = fitCalibration({}, 1.7);
    QCOMPARE(fit.temperature, 1.7);
    QCOMPARE(fit.factors, (Probabilities{1, 1, 1}));
}

void TestCalibrationFit::fewLabels_moveLittle()
{
    // Two Severe sites that the grader took for Normal/Mild say little about all others.
    LabelledOutput site{Severity::Severe, {4, 0, 0}, {}};
    const GraderCalibration fit = fitCalibration({site, site}, 1);
    QVERIFY(fit.factors[2] > 1);
    QVERIFY2(fit.factors[2] < 8, qPrintable(QString::number(fit.factors[2])));
    QVERIFY(fit.temperature > 1);
}

void TestCalibrationFit::outputsThatSayNothing_endAtTheLimit()
{
    std::vector<LabelledOutput> sites = drawn({.temperature = 0.5}, 2'000);
    for (LabelledOutput& site : sites) // the likeliest grade is the least likely one
        for (double& logit : site.logits)
            logit = -logit;
    const GraderCalibration fit = fitCalibration(sites, 1);
    QVERIFY(fit.isAtLimit);
    QCOMPARE(fit.temperature, 20.0);
}

QTEST_APPLESS_MAIN(TestCalibrationFit)
#include "tst_calibration_fit.moc"
