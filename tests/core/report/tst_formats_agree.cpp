#include "core/base/text/csv.h"
#include "core/report/csv/csv_writer.h"
#include "core/report/csv/statistics_csv.h"
#include "core/report/dicom_values.h"
#include "core/report/fhir/fhir_writer.h"
#include "core/report/json/json_writer.h"
#include "core/report/sr/sr_codes.h"
#include "core/spine/study_owner.h"
#include "tests/core/report/random_report.h"
#include "tests/core/report/sr_reading.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <map>
#include <optional>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

/// What a format says of one site, in the words of the challenge; empty for nothing.
struct Said {
    std::string level; ///< meaning of the level's code, or its name
    std::string side; ///< "Left", "Right"
    std::string model; ///< grade
    std::string reader;
    friend bool operator==(const Said&, const Said&) = default;
};
using Grid = std::array<Said, kSiteCount>;

QString text(const Said& said)
{
    return QString::fromStdString(said.level + '|' + said.side + "|AI " + said.model + "|reader "
                                  + said.reader);
}

std::string gradeOfMeaning(const std::string& meaning)
{
    return meaning == "Normal or mild" ? "Normal/Mild" : meaning;
}

std::string levelMeaning(NamedDiscs discs, DiscLevel row)
{
    return levelCode(discs, row).meaning;
}

std::string capital(std::string side)
{
    return side == "left" ? "Left" : side == "right" ? "Right" : side;
}

/// What the assessment holds. @param withheld  also grades that are not shown to readers: tables
/// and JSON give them, marked
Grid expected(const Assessment& assessment, bool withheld)
{
    Grid grid;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        const AssessmentCell& cell = assessment.cell(site);
        Said& said = grid[i];
        said.level = levelMeaning(NamedDiscs::L1L2ToL5S1, site.level);
        if (const auto side = sideOf(site.condition))
            said.side = *side == Side::Left ? "Left" : "Right";
        if (cell.finding && !cell.finding->refused && (withheld || !cell.isFindingWithheld()))
            said.model = nameOf(likeliest(cell.finding->probabilities));
        if (cell.decision && cell.decision->severity)
            said.reader = nameOf(*cell.decision->severity);
    }
    return grid;
}

std::string sideInName(const std::string& condition)
{
    return condition.starts_with("Left") ? "Left" : condition.starts_with("Right") ? "Right" : "";
}

Grid fromJson(const Report& report)
{
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromStdString(assessmentJson(report))).object();
    Grid grid;
    for (const QJsonValue& finding : json["findings"].toArray()) {
        const std::string condition = finding["condition"].toString().toStdString();
        const DiscLevel level = *levelFromText(finding["level"].toString().toStdString());
        Said& said = grid[siteIndex({*conditionFromText(condition), level})];
        said.level = levelMeaning(NamedDiscs::L1L2ToL5S1, level);
        said.side = sideInName(condition);
        const QJsonValue p = finding["probabilities"];
        if (!p.isNull() && finding["refused"].isNull())
            said.model = nameOf(likeliest(
                {p["normal_mild"].toDouble(), p["moderate"].toDouble(), p["severe"].toDouble()}));
        said.reader = finding["reader"]["severity"].toString().toStdString();
    }
    return grid;
}

/// Of either table, which name these columns alike.
Grid fromTable(const QString& file, bool hasSides)
{
    const CsvRecords table = csvRecords(contentOf(file).toStdString());
    Grid grid;
    for (std::size_t i = 1; i < table.records.size(); ++i) {
        std::map<std::string, std::string> row;
        for (std::size_t column = 0; column < table.records[i].cells.size(); ++column)
            row[table.records[0].cells.at(column)] = csvContent(table.records[i].cells[column]);
        const DiscLevel level = *levelFromText(row["level"]);
        Said& said = grid[siteIndex({*conditionFromText(row["condition"]), level})];
        said.level = levelMeaning(NamedDiscs::L1L2ToL5S1, level);
        said.side = hasSides ? capital(row["side"]) : sideInName(row["condition"]);
        said.model = row["ai_grade"];
        said.reader = row["reader_grade"];
    }
    return grid;
}

/// Of the documents of model and readers.
Grid fromSr(SrFile& file, const Report& report, bool byModel)
{
    const std::vector<Group> groups = byModel ? file.byModel(report) : file.byReader(report);
    Grid grid;
    if (groups.size() < kSiteCount) {
        const auto again =
            (byModel ? writeModelSr : writeReaderSr)(file.path().toStdString(), report);
        QTest::qFail(again ? "not read" : again.error().message.c_str(), __FILE__, __LINE__);
        return grid;
    }
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        // The tracking identifier begins with the row: "L4/L5 Left Subarticular Stenosis".
        const std::string& name = groups[i].trackingId;
        const auto blank = name.find(' ');
        Said& said = grid[siteIndex(
            {*conditionFromText(name.substr(blank + 1)), *levelFromText(name.substr(0, blank))})];
        said = {groups[i].level, groups[i].side, gradeOfMeaning(groups[i].modelGrade),
                gradeOfMeaning(groups[i].readerGrade)};
    }
    return grid;
}

std::string firstDisplay(const QJsonValue& coded)
{
    return coded["coding"][0]["display"].toString().toStdString();
}

/// Of the Observations of the device or of persons; a site without one stays empty.
Grid fromFhir(const Report& report, bool byModel)
{
    std::map<std::string, std::size_t> sites; // by tracking UID
    for (std::size_t i = 0; i < kSiteCount; ++i)
        sites[derivedUid("site " + studyKeyOf(report.assessment.study()) + ' '
                         + keyOf(siteAt(i)))] = i;
    const QJsonObject bundle =
        QJsonDocument::fromJson(QByteArray::fromStdString(fhirBundle(report))).object();
    Grid grid;
    for (const QJsonValue& entry : bundle["entry"].toArray()) {
        const QJsonObject one = entry["resource"].toObject();
        if (one["resourceType"] != QJsonValue("Observation") || one.contains("device") != byModel)
            continue;
        Said said;
        std::optional<std::size_t> site;
        for (const QJsonValue& component : one["component"].toArray()) {
            if (component["code"]["coding"][0]["code"] == QJsonValue("112040"))
                site = sites.at(component["valueString"].toString().toStdString());
            if (component["code"]["coding"][0]["code"] == QJsonValue("272741003"))
                said.side = firstDisplay(component["valueCodeableConcept"]);
        }
        if (!site) // a measurement
            continue;
        said.level = firstDisplay(one["bodySite"]);
        (byModel ? said.model : said.reader) =
            gradeOfMeaning(firstDisplay(one["valueCodeableConcept"]));
        grid[*site] = said;
    }
    return grid;
}

} // namespace

/// All formats say the same of each site: level, side, the model's grade and the reader's.
class TestFormatsAgree : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void grades_areThoseOfTheAssessment();

private:
    static void compare(const Grid& found, const Grid& wanted, const char* format, int number)
    {
        for (std::size_t i = 0; i < kSiteCount; ++i)
            QVERIFY2(found[i] == wanted[i],
                     qPrintable(QStringLiteral("report %1, %2, %3: %4 instead of %5")
                                    .arg(number)
                                    .arg(format)
                                    .arg(QString::fromStdString(keyOf(siteAt(i))), text(found[i]),
                                         text(wanted[i]))));
    }
};

void TestFormatsAgree::grades_areThoseOfTheAssessment()
{
    constexpr int count = 120;
    RandomReports reports(116);
    const QTemporaryDir folder;
    const QString grid = folder.filePath("grid.csv");
    const QString sites = folder.filePath("sites.csv");
    SrFile sr;
    int graded = 0;
    int decided = 0;
    for (int number = 0; number < count; ++number) {
        const Report report = reports.next();
        const Assessment& assessment = report.assessment;
        const Grid whole = expected(assessment, true);
        Grid model = expected(assessment, false);
        Grid reader = model;
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            graded += model[i].model.empty() ? 0 : 1;
            decided += reader[i].reader.empty() ? 0 : 1;
            model[i].reader.clear();
            reader[i].model.clear();
            // Readers' documents name the disc, the others the row.
            reader[i].level = levelMeaning(assessment.variant().discs, siteAt(i).level);
        }
        QVERIFY(writeGridCsv(grid.toStdString(), report));
        QVERIFY(writeStatisticsCsv(sites.toStdString(), {&report, 1}));
        compare(fromJson(report), whole, "JSON", number);
        compare(fromTable(grid, false), whole, "grid", number);
        compare(fromTable(sites, true), whole, "statistics", number);
        if (assessment.model()) {
            compare(fromSr(sr, report, true), model, "SR of the model", number);
            compare(fromFhir(report, true), model, "FHIR of the model", number);
        }
        compare(fromSr(sr, report, false), reader, "SR of readers", number);
        Grid worked = reader; // FHIR has an Observation only where a reader worked
        for (std::size_t i = 0; i < kSiteCount; ++i)
            if (!assessment.cell(siteAt(i)).hasReaderWork())
                worked[i] = {};
        compare(fromFhir(report, false), worked, "FHIR of readers", number);
        if (QTest::currentTestFailed())
            return;
    }
    QVERIFY(graded > 500 && decided > 500);
}

QTEST_APPLESS_MAIN(TestFormatsAgree)
#include "tst_formats_agree.moc"
