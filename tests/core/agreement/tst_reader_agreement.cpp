#include "core/agreement/reader_agreement.h"

#include "tests/core/agreement/sample_readers.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <random>
#include <tuple>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr double kTolerance = 1e-9;

bool isNear(const std::optional<double>& value, double expected)
{
    return value && std::abs(*value - expected) < kTolerance;
}

/// Two readers of six studies: 150 sites, of which 100, 30 and 20 are Normal/Mild, Moderate and
/// Severe for the first.
std::vector<ReaderGrades> readersByHand()
{
    // (first, second, how many)
    constexpr std::array<std::array<std::size_t, 3>, 7> counts = {
        {{0, 0, 90}, {0, 1, 10}, {1, 0, 6}, {1, 1, 21}, {1, 2, 3}, {2, 1, 4}, {2, 2, 16}}};
    std::vector<ReaderGrades> readers(2);
    readers[0].name = "Ann";
    readers[1].name = "Ben";
    std::size_t place = 0;
    for (const auto& [first, second, count] : counts)
        for (std::size_t i = 0; i < count; ++i, ++place) {
            const std::string id = std::to_string(4003253000 + place % 6);
            readers[0].studies[id][place / 6].severity = kSeverities[first];
            readers[1].studies[id][place / 6].severity = kSeverities[second];
        }
    return readers;
}

using Grades = std::vector<std::pair<double, double>>; ///< of two readers

/// Quadratic kappa by the sites themselves.
double quadraticOf(const Grades& grades)
{
    double observed = 0;
    double expected = 0;
    for (const auto& [first, second] : grades) {
        observed += (first - second) * (first - second);
        for (const auto& other : grades)
            expected += (first - other.second) * (first - other.second);
    }
    return 1 - observed * static_cast<double>(grades.size()) / expected;
}

/// Sites of one study that both graded.
Grades gradesOf(const StudyGrades& first, const StudyGrades& second)
{
    Grades grades;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        if (first[i].severity && second[i].severity)
            grades.emplace_back(static_cast<double>(*first[i].severity),
                                static_cast<double>(*second[i].severity));
    return grades;
}

} // namespace

/// Figures of readers, of each two and of all.
class TestReaderAgreement : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void figures_areThoseByHand();
    void interval_isThatOfResampledStudies();
    void intervals_needFiveStudies();
    void groups_partTheSites();
    void missingAndUngradable_areCounted();
    void studiesOfOneReader_areCounted();
    void oneGradeThroughout_hasNoKappa();
    void threeReaders_areComparedTogether();
    void disagreements_comeWidestFirst();
    void sameReaderTwice_agreesFully();
    void tablesWithoutACommonSite_areRefused();
};

void TestReaderAgreement::figures_areThoseByHand()
{
    const auto agreement = readerAgreement(readersByHand(), {.resamples = 0});
    QVERIFY(agreement);
    QCOMPARE(agreement->pairs.size(), std::size_t{1});
    const PairFigures& all = agreement->pairs[0].all;
    QCOMPARE(all.count, std::size_t{150});
    QCOMPARE(all.studies, std::size_t{6});
    // Equal: 90 + 21 + 16. Ben has 96, 35 and 19. Chance: (100 * 96 + 30 * 35 + 20 * 19) / 150^2.
    const double equal = 127.0 / 150;
    const double chance = 11030.0 / 22500;
    QVERIFY(isNear(all.agreement.value, equal));
    QVERIFY(isNear(all.kappa.value, (equal - chance) / (1 - chance)));
    // 23 differ by one grade. Expected distances: 100 * (35 + 2 * 19) + 30 * (96 + 19)
    // + 20 * (2 * 96 + 35) = 15290, squares: 100 * (35 + 4 * 19) + 30 * (96 + 19)
    // + 20 * (4 * 96 + 35) = 22930; each over 150.
    QVERIFY(isNear(all.linearKappa.value, 1 - 23.0 * 150 / 15290));
    QVERIFY(isNear(all.quadraticKappa.value, 1 - 23.0 * 150 / 22930));
    // Mean shares 196, 65 and 39 of 300.
    const double gwet = (196.0 * 104 + 65.0 * 235 + 39.0 * 261) / 90000 / 2;
    QVERIFY(isNear(all.ac1.value, (equal - gwet) / (1 - gwet)));
    QVERIFY(!all.kappa.interval);
    QCOMPARE(agreement->disagreements.size(), std::size_t{23});
}

void TestReaderAgreement::interval_isThatOfResampledStudies()
{
    const std::vector<ReaderGrades> readers = drawnReaders(2);
    constexpr std::size_t resamples = 200;
    constexpr std::uint64_t seed = 9;
    const auto agreement = readerAgreement(readers, {.resamples = resamples, .seed = seed});
    QVERIFY(agreement);

    std::vector<Grades> studies;
    for (const auto& [id, grades] : readers[0].studies)
        studies.push_back(gradesOf(grades, readers[1].studies.at(id)));
    std::mt19937_64 random(seed);
    std::vector<double> values;
    for (std::size_t i = 0; i < resamples; ++i) {
        Grades drawn;
        for (std::size_t k = 0; k < studies.size(); ++k) {
            const double uniform = std::ldexp(static_cast<double>(random() >> 11U), -53);
            const Grades& study =
                studies[static_cast<std::size_t>(uniform * static_cast<double>(studies.size()))];
            drawn.insert(drawn.end(), study.begin(), study.end());
        }
        values.push_back(quadraticOf(drawn));
    }
    std::sort(values.begin(), values.end());
    const auto percentile = [&values](double share) {
        const double place = share * static_cast<double>(values.size() - 1);
        const auto below = static_cast<std::size_t>(place);
        const double part = place - static_cast<double>(below);
        return values[below] * (1 - part) + values[below + 1] * part;
    };
    const auto& interval = agreement->pairs[0].all.quadraticKappa.interval;
    QVERIFY(interval);
    QVERIFY(isNear(interval->low, percentile(0.025)));
    QVERIFY(isNear(interval->high, percentile(0.975)));
    QVERIFY(interval->low < *agreement->pairs[0].all.quadraticKappa.value);
    QVERIFY(interval->high > *agreement->pairs[0].all.quadraticKappa.value);
}

void TestReaderAgreement::intervals_needFiveStudies()
{
    const auto few = readerAgreement(drawnReaders(2, 4));
    QVERIFY(few && few->pairs[0].all.kappa.value && !few->pairs[0].all.kappa.interval);
    // Five studies, of which only four have both grades at a level.
    std::vector<ReaderGrades> readers = drawnReaders(2, 5);
    for (const Condition condition : kConditions)
        readers[0].studies.begin()->second[siteIndex({condition, DiscLevel::L1L2})] = {};
    const auto five = readerAgreement(readers);
    QVERIFY(five && five->pairs[0].all.kappa.interval);
    QCOMPARE(five->pairs[0].levels[0].studies, std::size_t{4});
    QVERIFY(five->pairs[0].levels[0].kappa.value && !five->pairs[0].levels[0].kappa.interval);
}

void TestReaderAgreement::groups_partTheSites()
{
    const auto agreement = readerAgreement(drawnReaders(2), {.resamples = 0});
    QVERIFY(agreement);
    const ReaderPair& pair = agreement->pairs[0];
    std::size_t conditions = 0;
    std::size_t levels = 0;
    std::size_t sites = 0;
    for (const PairFigures& figures : pair.conditions)
        conditions += figures.count;
    for (const PairFigures& figures : pair.levels)
        levels += figures.count;
    for (const PairFigures& figures : pair.sites)
        sites += figures.count;
    QCOMPARE(conditions, pair.all.count);
    QCOMPARE(levels, pair.all.count);
    QCOMPARE(sites, pair.all.count);
    // A group is the comparison of its sites alone.
    std::vector<ReaderGrades> canal = drawnReaders(2);
    for (ReaderGrades& reader : canal)
        for (auto& [id, grades] : reader.studies)
            for (std::size_t i = kLevelCount; i < kSiteCount; ++i)
                grades[i] = {};
    const auto alone = readerAgreement(canal, {.resamples = 0});
    QVERIFY(alone);
    QCOMPARE(*pair.conditions[0].kappa.value, *alone->pairs[0].all.kappa.value);
}

void TestReaderAgreement::missingAndUngradable_areCounted()
{
    std::vector<ReaderGrades> readers = readersByHand();
    StudyGrades& first = readers[0].studies.begin()->second;
    StudyGrades& second = readers[1].studies.begin()->second;
    first[0] = {};
    second[0] = {};
    first[1] = {};
    second[2] = {std::nullopt, true};
    first[3] = {std::nullopt, true};
    second[3] = {std::nullopt, true};
    const auto agreement = readerAgreement(readers, {.resamples = 0});
    QVERIFY(agreement);
    const PairFigures& all = agreement->pairs[0].all;
    QCOMPARE(all.count, std::size_t{146});
    QCOMPARE(all.answers[kMissingAnswer][kMissingAnswer], std::size_t{1});
    QCOMPARE(all.answers[kMissingAnswer][0], std::size_t{1});
    QCOMPARE(all.answers[0][kUngradableAnswer], std::size_t{1});
    QCOMPARE(all.answers[kUngradableAnswer][kUngradableAnswer], std::size_t{1});
    std::size_t sum = 0;
    for (const auto& row : all.answers)
        for (const std::size_t count : row)
            sum += count;
    QCOMPARE(sum, std::size_t{150});
    QCOMPARE(agreement->readers[0].answers[kMissingAnswer], std::size_t{2});
    QCOMPARE(agreement->readers[1].answers[kUngradableAnswer], std::size_t{2});
}

void TestReaderAgreement::studiesOfOneReader_areCounted()
{
    std::vector<ReaderGrades> readers = readersByHand();
    readers[0].studies.erase(readers[0].studies.begin());
    readers[1].studies["9000000001"] = {};
    readers[1].studies["9000000002"] = {};
    const auto agreement = readerAgreement(readers, {.resamples = 0});
    QVERIFY(agreement);
    QCOMPARE(agreement->studies, std::size_t{8});
    QCOMPARE(agreement->commonStudies, std::size_t{5});
    QCOMPARE(agreement->pairs[0].studies, std::size_t{5});
    QCOMPARE(agreement->pairs[0].onlyFirst, std::size_t{0});
    QCOMPARE(agreement->pairs[0].onlySecond, std::size_t{3});
    QCOMPARE(agreement->pairs[0].all.count, std::size_t{125});
}

void TestReaderAgreement::oneGradeThroughout_hasNoKappa()
{
    const std::vector<std::string> studies = {"1", "2", "3", "4", "5", "6"};
    const auto agreement = readerAgreement({steadyReader("Ann", Severity::NormalMild, studies),
                                            steadyReader("Ben", Severity::NormalMild, studies)});
    QVERIFY(agreement);
    const PairFigures& all = agreement->pairs[0].all;
    QVERIFY(isNear(all.agreement.value, 1));
    QVERIFY(isNear(all.ac1.value, 1));
    for (const Estimate* estimate : {&all.kappa, &all.linearKappa, &all.quadraticKappa}) {
        QVERIFY(!estimate->value);
        QVERIFY(!estimate->interval);
    }
    QVERIFY(agreement->disagreements.empty());
}

void TestReaderAgreement::threeReaders_areComparedTogether()
{
    const auto agreement = readerAgreement(drawnReaders(3), {.resamples = 50});
    QVERIFY(agreement);
    QCOMPARE(agreement->pairs.size(), std::size_t{3});
    QVERIFY(agreement->joint);
    const JointFigures& all = agreement->joint->all;
    QVERIFY(all.complete < all.several); // some grades are missing
    QVERIFY(all.fleissKappa.value && all.fleissKappa.interval);
    QVERIFY(all.alpha.value && all.alpha.interval);
    QVERIFY(all.fleissKappa.interval->low < *all.fleissKappa.value);
    QVERIFY(all.alpha.interval->high > *all.alpha.value);
    // One of three readers who differs at one of 150 sites, by hand: 149 sites agree fully, one in
    // a third of its pairs. Shares 449 and 1 of 450.
    const std::vector<std::string> studies = {"1", "2", "3", "4", "5", "6"};
    std::vector<ReaderGrades> readers(3, steadyReader("A", Severity::NormalMild, studies));
    readers[2].studies["3"][7].severity = Severity::Severe;
    const auto one = readerAgreement(readers, {.resamples = 0});
    QVERIFY(one && one->joint);
    const double within = (149 + 1.0 / 3) / 150;
    const double chance = (449.0 * 449 + 1) / (450.0 * 450);
    QVERIFY(isNear(one->joint->all.fleissKappa.value, (within - chance) / (1 - chance)));
    // Alpha: two of the six ordered pairs of that site differ on either side, so 4 halves; of 450
    // ratings 2 * 449 ordered pairs differ, all by the same distance.
    QVERIFY(isNear(one->joint->all.alpha.value, 1 - 449.0 * 2 / (2 * 449)));
    QVERIFY(!readerAgreement(drawnReaders(2), {.resamples = 0})->joint);
}

void TestReaderAgreement::disagreements_comeWidestFirst()
{
    const std::vector<std::string> studies = {"20", "3"};
    std::vector<ReaderGrades> readers = {steadyReader("A", Severity::NormalMild, studies),
                                         steadyReader("B", Severity::NormalMild, studies)};
    readers[1].studies["20"][4] = {std::nullopt, true};
    readers[1].studies["20"][9].severity = Severity::Moderate;
    readers[0].studies["3"][2].severity = Severity::Severe;
    readers[1].studies["3"][8] = {}; // missing is no answer
    const auto agreement = readerAgreement(readers, {.resamples = 0});
    QVERIFY(agreement);
    QCOMPARE(agreement->disagreements.size(), std::size_t{3});
    const auto& [widest, next, last] = std::tie(
        agreement->disagreements[0], agreement->disagreements[1], agreement->disagreements[2]);
    QCOMPARE(widest.studyId, std::string("3"));
    QCOMPARE(widest.distance, std::optional<int>(2));
    QVERIFY(widest.site == siteAt(2));
    QVERIFY(widest.grades[0].severity == Severity::Severe);
    QCOMPARE(next.distance, std::optional<int>(1));
    QVERIFY(!last.distance && last.grades[1].isUngradable);
}

void TestReaderAgreement::sameReaderTwice_agreesFully()
{
    std::vector<ReaderGrades> readers = readersByHand();
    readers[1] = readers[0];
    const auto agreement = readerAgreement(readers, {.resamples = 20});
    QVERIFY(agreement);
    const PairFigures& all = agreement->pairs[0].all;
    for (const Estimate* estimate :
         {&all.agreement, &all.kappa, &all.linearKappa, &all.quadraticKappa, &all.ac1})
        QVERIFY(isNear(estimate->value, 1));
    QVERIFY(agreement->disagreements.empty());
}

void TestReaderAgreement::tablesWithoutACommonSite_areRefused()
{
    QVERIFY(!readerAgreement({}));
    QVERIFY(!readerAgreement({steadyReader("A", Severity::Severe, {"1"})}));
    const auto other = readerAgreement(
        {steadyReader("A", Severity::Severe, {"1"}), steadyReader("B", Severity::Severe, {"2"})});
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::InvalidArgument);
    QVERIFY(other.error().message.find("study ids") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestReaderAgreement)
#include "tst_reader_agreement.moc"
