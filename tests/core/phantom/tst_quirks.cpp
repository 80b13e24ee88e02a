#include "core/dataset/tables/rsna_tables.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_writer.h"
#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <map>
#include <set>

using namespace foramen;
using namespace foramen::test;

namespace {

namespace fs = std::filesystem;

/// Series by description, as scanStudies() finds them.
std::map<std::string, std::vector<Series>> seriesOf(const fs::path& folder)
{
    std::map<std::string, std::vector<Series>> found;
    const auto studies = scanStudies({folder / "train_images"}, {});
    if (studies)
        for (const Study& study : studies->studies)
            for (const Series& series : study.series)
                found[series.seriesDescription].push_back(series);
    return found;
}

} // namespace

/// Quirks of files and tables of generated studies.
class TestQuirks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void numbersBeginHighAndHaveGaps();
    void aSeriesCanBeMissing();
    void aSeriesCanComeTwice();
    void axialBlocksCanBeSeriesOfTheirOwn();
    void theUpperBlockCanBeMissing();
    void sopUidsCanRepeatBetweenSeries();
    void tablesCanBeWrongEmptyAndFromWindows();
    void dsStoresDisturbNobody();

private:
    fs::path write(const std::vector<Quirk>& quirks);
    TestFolder m_folder;
};

void TestQuirks::init()
{
    m_folder.renew();
}

fs::path TestQuirks::write(const std::vector<Quirk>& quirks)
{
    const fs::path folder = m_folder.path();
    PhantomRecipe recipe{.seed = 12};
    recipe.quirks = quirks;
    const auto written = writePhantomStudies(folder, 1, recipe, 1);
    return written ? folder : fs::path();
}

void TestQuirks::numbersBeginHighAndHaveGaps()
{
    const auto series =
        seriesOf(write({Quirk::LargeInstanceNumbers, Quirk::MissingInstanceNumbers}));
    QVERIFY(series.contains("SAG T1"));
    std::set<int> numbers;
    for (const auto& instance : series.at("SAG T1").front().instances)
        numbers.insert(instance.instanceNumber);
    QVERIFY(numbers.contains(5031));
    QVERIFY(!numbers.contains(5035));
    QVERIFY(numbers.contains(5036));
}

void TestQuirks::aSeriesCanBeMissing()
{
    const auto series = seriesOf(write({Quirk::NoSagittalT1}));
    QVERIFY(!series.contains("SAG T1"));
    const auto labels = readLabels(m_folder.path() / "train.csv");
    QVERIFY(labels.has_value());
    for (std::size_t i = 0; i < kSiteCount; ++i)
        QCOMPARE(labels->begin()->second[i].has_value(), !isForaminal(siteAt(i).condition));
}

void TestQuirks::aSeriesCanComeTwice()
{
    const auto series = seriesOf(write({Quirk::TwoSagittalT1}));
    QCOMPARE(series.at("SAG T1").size(), std::size_t{2});
    QVERIFY(series.at("SAG T1")[0].seriesInstanceUid != series.at("SAG T1")[1].seriesInstanceUid);
}

void TestQuirks::axialBlocksCanBeSeriesOfTheirOwn()
{
    const auto series = seriesOf(write({Quirk::SeveralAxial}));
    QCOMPARE(series.at("AX T2").size(), std::size_t{5});
}

void TestQuirks::theUpperBlockCanBeMissing()
{
    write({Quirk::NoUpperAxial});
    const auto labels = readLabels(m_folder.path() / "train.csv");
    QVERIFY(labels.has_value());
    const auto& sites = labels->begin()->second;
    QVERIFY(!sites[siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L1L2})]);
    QVERIFY(sites[siteIndex({Condition::LeftSubarticularStenosis, DiscLevel::L2L3})]);
}

void TestQuirks::sopUidsCanRepeatBetweenSeries()
{
    const auto series = seriesOf(write({Quirk::RepeatedSopUids}));
    std::set<std::string> t1;
    for (const auto& instance : series.at("SAG T1").front().instances)
        t1.insert(instance.sopInstanceUid);
    QVERIFY(!t1.empty());
    for (const auto& instance : series.at("SAG T2").front().instances)
        QVERIFY(t1.contains(instance.sopInstanceUid));
    QCOMPARE(series.at("SAG T2").front().instances.size(), t1.size());
}

void TestQuirks::tablesCanBeWrongEmptyAndFromWindows()
{
    const fs::path folder = write({Quirk::WrongSeries, Quirk::EmptyLabels, Quirk::CrlfTables});
    QVERIFY(contentOf(folder / "train.csv").find("\r\n") != std::string::npos);
    const auto labels = readLabels(folder / "train.csv");
    const auto coordinates = readCoordinates(folder / "train_label_coordinates.csv");
    QVERIFY(labels && coordinates);
    QVERIFY(!labels->begin()->second[siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L1L2})]);
    std::map<Site, std::string,
             decltype([](const Site& a, const Site& b) { return siteIndex(a) < siteIndex(b); })>
        seriesIds;
    for (const LabelCoordinate& row : *coordinates)
        seriesIds[row.site] = row.seriesId;
    QCOMPARE(seriesIds.at({Condition::SpinalCanalStenosis, DiscLevel::L3L4}),
             seriesIds.at({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L3L4}));
    QVERIFY(seriesIds.at({Condition::SpinalCanalStenosis, DiscLevel::L2L3})
            != seriesIds.at({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L3L4}));
}

void TestQuirks::dsStoresDisturbNobody()
{
    const fs::path folder = write({Quirk::DsStore});
    QVERIFY(fs::exists(folder / "train_images" / ".DS_Store"));
    const auto series = seriesOf(folder);
    QCOMPARE(series.size(), std::size_t{3});
}

QTEST_GUILESS_MAIN(TestQuirks)
#include "tst_quirks.moc"
