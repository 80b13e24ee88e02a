#pragma once

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

/// How many items got each pair of categories: by the category of the first rating, then by that of
/// the second. Counts may be fractions.
class PairCounts {
public:
    explicit PairCounts(std::size_t categories)
        : m_categories(categories)
        , m_counts(categories * categories, 0.0)
    {
    }

    [[nodiscard]] std::size_t categories() const { return m_categories; }
    [[nodiscard]] double& at(std::size_t first, std::size_t second)
    {
        return m_counts[first * m_categories + second];
    }
    [[nodiscard]] double at(std::size_t first, std::size_t second) const
    {
        return m_counts[first * m_categories + second];
    }
    [[nodiscard]] double total() const;
    /// The items by the category of the first rating.
    [[nodiscard]] std::vector<double> firstCounts() const;
    /// The items by the category of the second rating.
    [[nodiscard]] std::vector<double> secondCounts() const;

private:
    std::size_t m_categories;
    std::vector<double> m_counts;
};

/// How much it counts that two ratings differ, by their categories; 0 for equal ones.
using DisagreementWeight = double (*)(std::size_t first, std::size_t second);
/// Every difference counts the same.
[[nodiscard]] double nominalWeight(std::size_t first, std::size_t second);
/// By the distance of the categories (Cicchetti and Allison 1971).
[[nodiscard]] double linearWeight(std::size_t first, std::size_t second);
/// By the square of the distance (Fleiss and Cohen 1973).
[[nodiscard]] double quadraticWeight(std::size_t first, std::size_t second);

/// The share of items with equal ratings. @return none without items.
[[nodiscard]] std::optional<double> observedAgreement(const PairCounts& counts);

/// Cohen's kappa (1960), with weights as of Cohen (1968): 1 less the weighted disagreement over
/// that expected by chance. @return none where chance expects no disagreement: all ratings are one
/// category, or there are none.
[[nodiscard]] std::optional<double> cohenKappa(const PairCounts& counts, DisagreementWeight weight);

/// Gwet's AC1 (2008), which does not fall where nearly all items are of one category.
/// @return none without items.
[[nodiscard]] std::optional<double> gwetAc1(const PairCounts& counts);

/// Ratings of items by the same number of raters each. The sums of several groups of items add up.
struct MultipleRatings {
    double items = 0;
    double agreement = 0; ///< sum over the items: the share of pairs of raters who agree
    std::vector<double> ratings; ///< by category

    explicit MultipleRatings(std::size_t categories)
        : ratings(categories, 0.0)
    {
    }
    /// @param raters  of one item, by the category that they gave it; at least 2 in all
    void addItem(const std::vector<std::size_t>& raters);
    void add(const MultipleRatings& others, double times);
};

/// Fleiss' kappa (1971). @return none where all ratings are of one category, or there are none.
[[nodiscard]] std::optional<double> fleissKappa(const MultipleRatings& sums);

/// Adds the pairs of ratings of one item to a table of coincidences (Krippendorff 2011): each
/// ordered pair counts 1 / (number of raters - 1). Items with fewer than 2 raters add nothing.
/// @param raters  as of MultipleRatings::addItem()
void addCoincidences(PairCounts& coincidences, const std::vector<std::size_t>& raters);

/// Krippendorff's alpha for ordered categories, from a table of coincidences. Items may have any
/// number of raters. @return none where all ratings are of one category, or there are none.
[[nodiscard]] std::optional<double> ordinalAlpha(const PairCounts& coincidences);

} // namespace foramen
