#include "core/evaluation/calibration.h"

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr std::size_t kBinCount = 10;

/// Wilson's score interval: it stays within 0 and 1 and is valid for small counts.
Interval wilsonInterval(double hits, double count)
{
    constexpr double z = 1.959964; // 95 %
    const double share = hits / count;
    const double spread = z * z / count;
    const double middle = (share + spread / 2) / (1 + spread);
    const double half =
        z * std::sqrt(share * (1 - share) / count + spread / (4 * count)) / (1 + spread);
    return {std::max(middle - half, 0.0), std::min(middle + half, 1.0)};
}

/// Collects pairs of probability and outcome.
class CurveBuilder {
public:
    void add(double probability, bool cameTrue)
    {
        const auto tenth = static_cast<std::size_t>(probability * kBinCount);
        Sums& sums = m_sums[std::min(tenth, kBinCount - 1)];
        sums.count += 1;
        sums.predicted += probability;
        sums.hits += cameTrue ? 1 : 0;
    }

    [[nodiscard]] CalibrationCurve curve() const
    {
        CalibrationCurve curve;
        double total = 0;
        for (const Sums& sums : m_sums) {
            if (sums.count == 0)
                continue;
            const CalibrationBin bin{static_cast<std::size_t>(sums.count),
                                     sums.predicted / sums.count, sums.hits / sums.count,
                                     wilsonInterval(sums.hits, sums.count)};
            curve.expectedError += sums.count * std::abs(bin.meanPredicted - bin.observed);
            total += sums.count;
            curve.bins.push_back(bin);
        }
        curve.expectedError = total > 0 ? curve.expectedError / total : 0;
        return curve;
    }

private:
    struct Sums {
        double count = 0;
        double predicted = 0;
        double hits = 0;
    };
    std::array<Sums, kBinCount> m_sums{};
};

double entropyBits(const Probabilities& probabilities)
{
    double sum = 0;
    for (const double p : probabilities)
        sum -= p > 0 ? p * std::log2(p) : 0;
    return sum;
}

} // namespace

CalibrationFigures calibrationOf(const RowGroup& rows)
{
    CalibrationFigures figures{.count = rows.size()};
    std::array<CurveBuilder, kSeverityCount> grades;
    CurveBuilder top;
    for (const ScoredRow* row : rows) {
        const Probabilities p = scaledProbabilities(*row);
        const auto best = static_cast<std::size_t>(likeliest(p));
        for (std::size_t k = 0; k < kSeverityCount; ++k) {
            const bool isTruth = k == static_cast<std::size_t>(row->truth);
            grades[k].add(p[k], isTruth);
            const double miss = p[k] - (isTruth ? 1 : 0);
            figures.brier += miss * miss;
        }
        top.add(p[best], best == static_cast<std::size_t>(row->truth));
        figures.meanConfidence += p[best];
        figures.meanEntropy += entropyBits(p);
        figures.confidences.push_back(p[best]);
    }
    for (std::size_t k = 0; k < kSeverityCount; ++k)
        figures.grades[k] = grades[k].curve();
    figures.topGrade = top.curve();
    if (rows.empty())
        return figures;
    const auto count = static_cast<double>(rows.size());
    figures.brier /= count;
    figures.meanConfidence /= count;
    figures.meanEntropy /= count;
    return figures;
}

} // namespace foramen
