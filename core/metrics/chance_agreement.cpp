#include "core/metrics/chance_agreement.h"

#include <algorithm>
#include <numeric>

namespace foramen {

namespace {

double sumOf(const std::vector<double>& values)
{
    return std::accumulate(values.begin(), values.end(), 0.0);
}

double distance(std::size_t first, std::size_t second)
{
    return static_cast<double>(std::max(first, second) - std::min(first, second));
}

} // namespace

double PairCounts::total() const
{
    return sumOf(m_counts);
}

std::vector<double> PairCounts::firstCounts() const
{
    std::vector<double> counts(m_categories, 0.0);
    for (std::size_t a = 0; a < m_categories; ++a)
        for (std::size_t b = 0; b < m_categories; ++b)
            counts[a] += at(a, b);
    return counts;
}

std::vector<double> PairCounts::secondCounts() const
{
    std::vector<double> counts(m_categories, 0.0);
    for (std::size_t a = 0; a < m_categories; ++a)
        for (std::size_t b = 0; b < m_categories; ++b)
            counts[b] += at(a, b);
    return counts;
}

double nominalWeight(std::size_t first, std::size_t second)
{
    return first == second ? 0 : 1;
}

double linearWeight(std::size_t first, std::size_t second)
{
    return distance(first, second);
}

double quadraticWeight(std::size_t first, std::size_t second)
{
    return distance(first, second) * distance(first, second);
}

std::optional<double> observedAgreement(const PairCounts& counts)
{
    const double total = counts.total();
    if (!(total > 0))
        return std::nullopt;
    double equal = 0;
    for (std::size_t k = 0; k < counts.categories(); ++k)
        equal += counts.at(k, k);
    return equal / total;
}

std::optional<double> cohenKappa(const PairCounts& counts, DisagreementWeight weight)
{
    const std::vector<double> first = counts.firstCounts();
    const std::vector<double> second = counts.secondCounts();
    double observed = 0;
    double expected = 0;
    for (std::size_t a = 0; a < counts.categories(); ++a)
        for (std::size_t b = 0; b < counts.categories(); ++b) {
            observed += weight(a, b) * counts.at(a, b);
            expected += weight(a, b) * first[a] * second[b];
        }
    if (!(expected > 0))
        return std::nullopt;
    return 1 - observed * counts.total() / expected;
}

std::optional<double> gwetAc1(const PairCounts& counts)
{
    const auto observed = observedAgreement(counts);
    if (!observed || counts.categories() < 2)
        return std::nullopt;
    const std::vector<double> first = counts.firstCounts();
    const std::vector<double> second = counts.secondCounts();
    const double total = counts.total();
    double chance = 0;
    for (std::size_t k = 0; k < counts.categories(); ++k) {
        const double share = (first[k] + second[k]) / (2 * total);
        chance += share * (1 - share);
    }
    chance /= static_cast<double>(counts.categories() - 1);
    return (*observed - chance) / (1 - chance); // the chance is at most 1 / categories
}

void MultipleRatings::addItem(const std::vector<std::size_t>& raters)
{
    double count = 0;
    double agreeing = 0;
    for (std::size_t k = 0; k < ratings.size(); ++k) {
        const auto here = static_cast<double>(raters[k]);
        count += here;
        agreeing += here * (here - 1);
        ratings[k] += here;
    }
    ++items;
    agreement += agreeing / (count * (count - 1));
}

void MultipleRatings::add(const MultipleRatings& others, double times)
{
    items += times * others.items;
    agreement += times * others.agreement;
    for (std::size_t k = 0; k < ratings.size(); ++k)
        ratings[k] += times * others.ratings[k];
}

std::optional<double> fleissKappa(const MultipleRatings& sums)
{
    const double count = sumOf(sums.ratings);
    if (!(sums.items > 0))
        return std::nullopt;
    const bool isOneCategory = std::any_of(sums.ratings.begin(), sums.ratings.end(),
                                           [=](double here) { return here == count; });
    if (isOneCategory)
        return std::nullopt;
    double chance = 0;
    for (const double here : sums.ratings)
        chance += here / count * (here / count);
    return (sums.agreement / sums.items - chance) / (1 - chance);
}

void addCoincidences(PairCounts& coincidences, const std::vector<std::size_t>& raters)
{
    const std::size_t count = std::accumulate(raters.begin(), raters.end(), std::size_t{0});
    if (count < 2)
        return;
    for (std::size_t a = 0; a < raters.size(); ++a)
        for (std::size_t b = 0; b < raters.size(); ++b) {
            const std::size_t others = a == b && raters[b] > 0 ? raters[b] - 1 : raters[b];
            coincidences.at(a, b) +=
                static_cast<double>(raters[a] * others) / static_cast<double>(count - 1);
        }
}

std::optional<double> ordinalAlpha(const PairCounts& coincidences)
{
    const std::vector<double> counts = coincidences.firstCounts();
    const double total = sumOf(counts);
    double observed = 0;
    double expected = 0;
    for (std::size_t a = 0; a < counts.size(); ++a) {
        double between = counts[a]; // ratings from a to b, both included
        for (std::size_t b = a + 1; b < counts.size(); ++b) {
            between += counts[b];
            const double ranks = between - (counts[a] + counts[b]) / 2;
            observed += ranks * ranks * (coincidences.at(a, b) + coincidences.at(b, a));
            expected += ranks * ranks * 2 * counts[a] * counts[b];
        }
    }
    if (!(expected > 0))
        return std::nullopt;
    return 1 - (total - 1) * observed / expected;
}

} // namespace foramen
