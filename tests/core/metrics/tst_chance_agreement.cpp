#include "core/metrics/chance_agreement.h"

#include <QTest>

#include <cmath>
#include <cstdint>
#include <random>
#include <vector>

using namespace foramen;

namespace {

constexpr double kPublished = 5e-4; ///< three printed digits
constexpr double kTolerance = 1e-12;

PairCounts countsOf(const std::vector<std::vector<double>>& rows)
{
    PairCounts counts(rows.size());
    for (std::size_t a = 0; a < rows.size(); ++a)
        for (std::size_t b = 0; b < rows.size(); ++b)
            counts.at(a, b) = rows[a][b];
    return counts;
}

bool isPrinted(const std::optional<double>& value, double printed)
{
    return value && std::abs(*value - printed) < kPublished;
}

bool isSame(const std::optional<double>& value, double other)
{
    return value && std::abs(*value - other) < kTolerance;
}

/// Two psychiatrists, 200 patients: Cohen (1960) as frequencies, Cohen (1968) as proportions.
PairCounts twoPsychiatrists()
{
    return countsOf({{88, 14, 18}, {10, 40, 10}, {2, 6, 12}});
}

/// The weights of Cohen (1968): some mistakes are worse than others.
double weightOfCohen(std::size_t first, std::size_t second)
{
    constexpr double weights[3][3] = {{0, 1, 3}, {1, 0, 6}, {3, 6, 0}};
    return weights[first][second];
}

// Independent implementations: from the ratings themselves, not from tables of counts.

using Ratings = std::vector<std::size_t>;

/// 1 less the mean disagreement over that of the first ratings with everybody's second ones.
double kappaOf(const Ratings& first, const Ratings& second, DisagreementWeight weight)
{
    double observed = 0;
    double expected = 0;
    for (std::size_t i = 0; i < first.size(); ++i) {
        observed += weight(first[i], second[i]);
        for (const std::size_t other : second)
            expected += weight(first[i], other);
    }
    return 1 - observed * static_cast<double>(first.size()) / expected;
}

/// Fleiss' kappa by drawing two ratings of an item, and any two ratings with putting back.
double fleissOf(const std::vector<Ratings>& items)
{
    double within = 0;
    Ratings all;
    for (const Ratings& item : items) {
        double equal = 0;
        double pairs = 0;
        for (std::size_t i = 0; i < item.size(); ++i)
            for (std::size_t j = 0; j < item.size(); ++j)
                if (i != j) {
                    equal += item[i] == item[j] ? 1 : 0;
                    ++pairs;
                }
        within += equal / pairs / static_cast<double>(items.size());
        all.insert(all.end(), item.begin(), item.end());
    }
    double chance = 0;
    for (const std::size_t a : all)
        for (const std::size_t b : all)
            chance += a == b ? 1 : 0;
    chance /= static_cast<double>(all.size() * all.size());
    return (within - chance) / (1 - chance);
}

/// Krippendorff's alpha: mean squared distance of mid-ranks within items over that of all ratings.
double alphaOf(const std::vector<Ratings>& items, std::size_t categories)
{
    Ratings all;
    for (const Ratings& item : items)
        if (item.size() > 1)
            all.insert(all.end(), item.begin(), item.end());
    std::vector<double> middle(categories, 0.0);
    for (std::size_t k = 0; k < categories; ++k)
        for (const std::size_t rating : all)
            middle[k] += rating < k ? 1 : rating == k ? 0.5 : 0;
    const auto distance = [&](std::size_t a, std::size_t b) {
        return (middle[a] - middle[b]) * (middle[a] - middle[b]);
    };
    double observed = 0;
    for (const Ratings& item : items)
        for (std::size_t i = 0; i < item.size(); ++i)
            for (std::size_t j = 0; j < item.size(); ++j)
                if (i != j)
                    observed += distance(item[i], item[j]) / static_cast<double>(item.size() - 1);
    double expected = 0;
    for (const std::size_t a : all)
        for (const std::size_t b : all)
            expected += distance(a, b);
    const auto count = static_cast<double>(all.size());
    return 1 - observed / count / (expected / (count * (count - 1)));
}

Ratings countedBy(const Ratings& item, std::size_t categories)
{
    Ratings counts(categories, 0);
    for (const std::size_t rating : item)
        ++counts[rating];
    return counts;
}

} // namespace

/// Agreement beyond chance: published examples, an independent implementation, degenerate tables.
class TestChanceAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void kappa_isThatOfCohen1960();
    void weightedKappa_isThatOfCohen1968();
    void linearKappa_isThatOfTheSkinExample();
    void ac1_isThatOfGwet2008();
    void fleissKappa_isThatOfFleiss1971();
    void alpha_isThatOfKrippendorff2011();
    void randomTables_agreeWithAnotherImplementation();
    void oneCategory_hasNoKappa();
    void emptyTables_haveNoFigures();
    void sums_areThoseOfAllItems();
};

void TestChanceAgreement::kappa_isThatOfCohen1960()
{
    // Cohen: A coefficient of agreement for nominal scales. Educ Psychol Meas 20:37-46: po 0.70,
    // pe 0.41, kappa 0.492.
    QVERIFY(isPrinted(cohenKappa(twoPsychiatrists(), nominalWeight), 0.492));
    QVERIFY(isSame(observedAgreement(twoPsychiatrists()), 0.70));
    // The same as proportions.
    QVERIFY(isPrinted(
        cohenKappa(countsOf({{.44, .07, .09}, {.05, .20, .05}, {.01, .03, .06}}), nominalWeight),
        0.492));
}

void TestChanceAgreement::weightedKappa_isThatOfCohen1968()
{
    // Cohen: Weighted kappa. Psychol Bull 70:213-220: 0.348.
    QVERIFY(isPrinted(cohenKappa(twoPsychiatrists(), weightOfCohen), 0.348));
}

void TestChanceAgreement::linearKappa_isThatOfTheSkinExample()
{
    // Two dermatologists, 88 patients, four ordered grades (SAS/STAT User's Guide, PROC FREQ,
    // "Cohen's Kappa Coefficient"): kappa 0.3449, with linear weights 0.5082.
    const PairCounts counts =
        countsOf({{10, 4, 1, 0}, {5, 10, 12, 2}, {2, 4, 12, 5}, {0, 2, 6, 13}});
    QVERIFY(isPrinted(cohenKappa(counts, nominalWeight), 0.3449));
    QVERIFY(isPrinted(cohenKappa(counts, linearWeight), 0.5082));
}

void TestChanceAgreement::ac1_isThatOfGwet2008()
{
    // Gwet: Computing inter-rater reliability and its variance in the presence of high agreement.
    // Br J Math Stat Psychol 61:29-48: 125 subjects, agreement 0.944, kappa -0.0234, AC1 0.9408.
    const PairCounts counts = countsOf({{118, 5}, {2, 0}});
    QVERIFY(isSame(observedAgreement(counts), 0.944));
    QVERIFY(isPrinted(cohenKappa(counts, nominalWeight), -0.0234));
    QVERIFY(isPrinted(gwetAc1(counts), 0.9408));
}

void TestChanceAgreement::fleissKappa_isThatOfFleiss1971()
{
    // Fleiss: Measuring nominal scale agreement among many raters. Psychol Bull 76:378-382: 30
    // patients, 6 psychiatrists, 5 diagnoses; mean agreement 0.5556, kappa 0.430.
    const std::vector<Ratings> patients = {
        {0, 0, 0, 6, 0}, {0, 3, 0, 0, 3}, {0, 1, 4, 0, 1}, {0, 0, 0, 0, 6}, {0, 3, 0, 3, 0},
        {2, 0, 4, 0, 0}, {0, 0, 4, 0, 2}, {2, 0, 3, 1, 0}, {2, 0, 0, 4, 0}, {0, 0, 0, 0, 6},
        {1, 0, 0, 5, 0}, {1, 1, 0, 4, 0}, {0, 3, 3, 0, 0}, {1, 0, 0, 5, 0}, {0, 2, 0, 3, 1},
        {0, 0, 5, 0, 1}, {3, 0, 0, 1, 2}, {5, 1, 0, 0, 0}, {0, 2, 0, 4, 0}, {1, 0, 2, 0, 3},
        {0, 0, 0, 0, 6}, {0, 1, 0, 5, 0}, {0, 2, 0, 1, 3}, {2, 0, 0, 4, 0}, {1, 0, 0, 4, 1},
        {0, 5, 0, 1, 0}, {4, 0, 0, 0, 2}, {0, 2, 0, 4, 0}, {1, 0, 5, 0, 0}, {0, 0, 0, 0, 6}};
    MultipleRatings sums(5);
    for (const Ratings& patient : patients)
        sums.addItem(patient);
    QVERIFY(isPrinted(sums.agreement / sums.items, 0.5556));
    QVERIFY(isPrinted(fleissKappa(sums), 0.430));
}

void TestChanceAgreement::alpha_isThatOfKrippendorff2011()
{
    // Krippendorff: Computing Krippendorff's Alpha-Reliability (2011), example C: four observers,
    // 12 units, values 1 to 5 (0: missing); ordinal alpha 0.815.
    const std::vector<Ratings> observers = {{1, 2, 3, 3, 2, 1, 4, 1, 2, 0, 0, 0},
                                            {1, 2, 3, 3, 2, 2, 4, 1, 2, 5, 0, 3},
                                            {0, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, 0},
                                            {1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, 0}};
    PairCounts coincidences(5);
    for (std::size_t unit = 0; unit < 12; ++unit) {
        Ratings raters(5, 0);
        for (const Ratings& observer : observers)
            if (observer[unit] > 0)
                ++raters[observer[unit] - 1];
        addCoincidences(coincidences, raters);
    }
    QVERIFY(isSame(coincidences.total(), 40));
    QVERIFY(isPrinted(ordinalAlpha(coincidences), 0.815));
}

void TestChanceAgreement::randomTables_agreeWithAnotherImplementation()
{
    std::mt19937 random(3);
    for (int table = 0; table < 50; ++table) {
        const std::size_t categories = 2 + random() % 4;
        const std::size_t raterCount = 2 + random() % 4;
        std::vector<Ratings> items(20 + random() % 30);
        std::vector<Ratings> gaps; // some raters left out
        for (Ratings& item : items) {
            const std::size_t truth = random() % categories;
            for (std::size_t rater = 0; rater < raterCount; ++rater)
                item.push_back(random() % 3 == 0 ? random() % categories : truth);
            gaps.push_back(item);
            gaps.back().resize(random() % (raterCount + 1));
        }
        PairCounts pairs(categories);
        PairCounts coincidences(categories);
        MultipleRatings sums(categories);
        Ratings first;
        Ratings second;
        for (const Ratings& item : items) {
            first.push_back(item[0]);
            second.push_back(item[1]);
            ++pairs.at(item[0], item[1]);
            sums.addItem(countedBy(item, categories));
        }
        for (const Ratings& item : gaps)
            addCoincidences(coincidences, countedBy(item, categories));
        for (const DisagreementWeight weight : {nominalWeight, linearWeight, quadraticWeight})
            QVERIFY(isSame(cohenKappa(pairs, weight), kappaOf(first, second, weight)));
        QVERIFY(isSame(fleissKappa(sums), fleissOf(items)));
        QVERIFY(isSame(ordinalAlpha(coincidences), alphaOf(gaps, categories)));
    }
}

void TestChanceAgreement::oneCategory_hasNoKappa()
{
    const PairCounts one = countsOf({{7, 0, 0}, {0, 0, 0}, {0, 0, 0}});
    for (const DisagreementWeight weight : {nominalWeight, linearWeight, quadraticWeight})
        QVERIFY(!cohenKappa(one, weight));
    QVERIFY(isSame(observedAgreement(one), 1));
    QVERIFY(isSame(gwetAc1(one), 1));
    QVERIFY(!ordinalAlpha(one));
    MultipleRatings sums(3);
    sums.addItem({4, 0, 0});
    sums.addItem({4, 0, 0});
    QVERIFY(!fleissKappa(sums));
    // One of the two always says the same: agreement is what chance gives.
    QVERIFY(isSame(cohenKappa(countsOf({{5, 3}, {0, 0}}), nominalWeight), 0));
}

void TestChanceAgreement::emptyTables_haveNoFigures()
{
    QVERIFY(!observedAgreement(PairCounts(3)));
    QVERIFY(!cohenKappa(PairCounts(3), quadraticWeight));
    QVERIFY(!gwetAc1(PairCounts(3)));
    QVERIFY(!ordinalAlpha(PairCounts(3)));
    QVERIFY(!fleissKappa(MultipleRatings(3)));
    PairCounts coincidences(3);
    addCoincidences(coincidences, {0, 1, 0}); // one rater is no pair
    QCOMPARE(coincidences.total(), 0.0);
}

void TestChanceAgreement::sums_areThoseOfAllItems()
{
    MultipleRatings twice(3);
    MultipleRatings once(3);
    for (const Ratings& item : {Ratings{2, 1, 0}, Ratings{0, 0, 3}}) {
        once.addItem(item);
        twice.addItem(item);
        twice.addItem(item);
    }
    MultipleRatings sums(3);
    sums.add(once, 2);
    QVERIFY(isSame(fleissKappa(sums), *fleissKappa(twice)));
    QCOMPARE(sums.items, 4.0);
}

QTEST_APPLESS_MAIN(TestChanceAgreement)
#include "tst_chance_agreement.moc"
