#include "core/calibration/calibration_fit.h"

#include "core/metrics/scored_rows.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

/// 1 / temperature, and the logarithms of the factors of Moderate and Severe.
constexpr std::size_t kParameters = 3;
using Parameters = std::array<double, kParameters>;
using Matrix = std::array<Parameters, kParameters>;

constexpr double kSharpnessDeviation = 0.5; ///< of 1 / temperature, as a share of it
constexpr double kFactorDeviation = 1; ///< of the logarithm of a factor
constexpr double kMostTemperature = 20; ///< times the temperature before

/// The loss with its derivatives.
struct Loss {
    double value = 0;
    Parameters gradient{};
    Matrix curvature{};
};

/// What each parameter adds to the logarithm of each grade's probability.
std::array<Parameters, kSeverityCount> featuresOf(const LabelledOutput& site)
{
    const double largest = *std::max_element(site.logits.begin(), site.logits.end());
    std::array<Parameters, kSeverityCount> features{};
    for (std::size_t k = 0; k < kSeverityCount; ++k) {
        features[k][0] = site.logits[k] - largest;
        if (k > 0)
            features[k][k] = 1;
    }
    return features;
}

void add(Loss& loss, const LabelledOutput& site, double weight, const Parameters& at)
{
    const auto features = featuresOf(site);
    std::array<double, kSeverityCount> sums{};
    for (std::size_t k = 0; k < kSeverityCount; ++k) {
        sums[k] = site.offsets[k];
        for (std::size_t i = 0; i < kParameters; ++i)
            sums[k] += at[i] * features[k][i];
    }
    const double largest = *std::max_element(sums.begin(), sums.end());
    double total = 0;
    for (const double sum : sums)
        total += std::exp(sum - largest);
    const auto truth = static_cast<std::size_t>(site.truth);
    loss.value += weight * (largest + std::log(total) - sums[truth]);
    Parameters mean{};
    Matrix squares{};
    for (std::size_t k = 0; k < kSeverityCount; ++k) {
        const double probability = std::exp(sums[k] - largest) / total;
        for (std::size_t i = 0; i < kParameters; ++i) {
            mean[i] += probability * features[k][i];
            for (std::size_t j = 0; j < kParameters; ++j)
                squares[i][j] += probability * features[k][i] * features[k][j];
        }
    }
    for (std::size_t i = 0; i < kParameters; ++i) {
        loss.gradient[i] += weight * (mean[i] - features[truth][i]);
        for (std::size_t j = 0; j < kParameters; ++j)
            loss.curvature[i][j] += weight * (squares[i][j] - mean[i] * mean[j]);
    }
}

/// Gaussian elimination; the matrix is positive definite. Parameters from @p first on are solved
/// for, the others stay 0.
Parameters solved(Matrix matrix, Parameters right, std::size_t first)
{
    for (std::size_t i = first; i < kParameters; ++i)
        for (std::size_t row = i + 1; row < kParameters; ++row) {
            const double factor = matrix[row][i] / matrix[i][i];
            for (std::size_t column = i; column < kParameters; ++column)
                matrix[row][column] -= factor * matrix[i][column];
            right[row] -= factor * right[i];
        }
    Parameters result{};
    for (std::size_t i = kParameters; i-- > first;) {
        double value = right[i];
        for (std::size_t column = i + 1; column < kParameters; ++column)
            value -= matrix[i][column] * result[column];
        result[i] = value / matrix[i][i];
    }
    return result;
}

/// The fit to some sites.
class Fit {
public:
    Fit(const std::vector<LabelledOutput>& sites, double temperature)
        : m_sites(sites)
        , m_sharpness(1 / temperature)
    {
        double sum = 0;
        for (const LabelledOutput& site : sites)
            sum += severityWeight(site.truth);
        m_scale = sum > 0 ? static_cast<double>(sites.size()) / sum : 0; // a mean weight of 1
    }

    [[nodiscard]] GraderCalibration run() const
    {
        const double least = m_sharpness / kMostTemperature;
        Parameters at = minimised({m_sharpness, 0, 0}, 0);
        GraderCalibration result;
        if (!(at[0] > least)) {
            at = minimised({least, 0, 0}, 1);
            result.isAtLimit = true;
        }
        result.temperature = 1 / at[0];
        result.factors = {1, std::exp(at[1]), std::exp(at[2])};
        return result;
    }

private:
    [[nodiscard]] Loss lossAt(const Parameters& at) const
    {
        Loss loss;
        for (const LabelledOutput& site : m_sites)
            add(loss, site, m_scale * severityWeight(site.truth), at);
        const Parameters middle = {m_sharpness, 0, 0};
        const Parameters deviation = {kSharpnessDeviation * m_sharpness, kFactorDeviation,
                                      kFactorDeviation};
        for (std::size_t i = 0; i < kParameters; ++i) {
            const double precision = 1 / (deviation[i] * deviation[i]);
            const double off = at[i] - middle[i];
            loss.value += precision * off * off / 2;
            loss.gradient[i] += precision * off;
            loss.curvature[i][i] += precision;
        }
        return loss;
    }

    /// @param first  the first parameter that may move.
    [[nodiscard]] Parameters minimised(Parameters at, std::size_t first) const
    {
        constexpr int mostSteps = 100;
        constexpr double enough = 1e-10; // of the loss
        constexpr double shortest = 1e-6; // share of a step
        Loss loss = lossAt(at);
        for (int i = 0; i < mostSteps; ++i) {
            const Parameters step = solved(loss.curvature, loss.gradient, first);
            double share = 1;
            Parameters next = at;
            Loss there;
            do {
                for (std::size_t k = first; k < kParameters; ++k)
                    next[k] = at[k] - share * step[k];
                there = lossAt(next);
                share /= 2;
            } while (there.value > loss.value && share > shortest);
            if (!(there.value < loss.value))
                break;
            const double gained = loss.value - there.value;
            at = next;
            loss = there;
            if (gained < enough)
                break;
        }
        return at;
    }

    const std::vector<LabelledOutput>& m_sites;
    double m_sharpness; ///< 1 / temperature of the model so far
    double m_scale = 0;
};

} // namespace

GraderCalibration fitCalibration(const std::vector<LabelledOutput>& sites, double temperature)
{
    return Fit(sites, temperature).run();
}

} // namespace foramen
