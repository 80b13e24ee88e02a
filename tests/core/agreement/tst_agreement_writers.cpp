#include "core/agreement/agreement_csv.h"
#include "core/agreement/agreement_html.h"
#include "core/agreement/agreement_json.h"
#include "core/agreement/agreement_text.h"

#include "core/base/text/csv.h"
#include "tests/core/agreement/sample_readers.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

using namespace foramen;
using namespace foramen::test;

namespace {

ReaderAgreement compared(std::vector<ReaderGrades> readers)
{
    return *readerAgreement(readers, {.resamples = 50});
}

ReaderAgreement threeCompared()
{
    std::vector<ReaderGrades> readers = drawnReaders(3);
    readers[0].name = "=Ann, <MD>";
    readers[2].kind = ReaderKind::Model;
    readers[1].accepted = 4;
    return compared(readers);
}

ReaderAgreement steadyCompared()
{
    const std::vector<std::string> studies = {"1", "2", "3", "4", "5", "6"};
    return compared({steadyReader("Ann", Severity::NormalMild, studies),
                     steadyReader("Ben", Severity::NormalMild, studies)});
}

QJsonObject json(const ReaderAgreement& agreement)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(agreementJson(agreement))).object();
}

bool hasEqualColumns(const std::string& text)
{
    const CsvRecords table = csvRecords(text);
    bool isEqual = table.separator == ',' && !table.openQuote;
    for (const CsvRecord& record : table.records)
        isEqual = isEqual && record.cells.size() == table.records.front().cells.size();
    return isEqual;
}

} // namespace

/// The comparison of readers as text, JSON, CSV and HTML.
class TestAgreementWriters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_holdsEveryTable();
    void text_fitsATerminal();
    void text_saysWhatIsUndefined();
    void json_holdsTheFigures();
    void json_writesNullForUndefinedFigures();
    void csv_hasARowForEachGroup();
    void disagreements_haveARowEach();
    void html_isOneWellFormedPage();
};

void TestAgreementWriters::text_holdsEveryTable()
{
    const QString text = QString::fromStdString(agreementText(threeCompared(), 3));
    for (const char* part :
         {"3 readers, 12 studies, 12 of them with all readers", "=Ann, <MD> and Reader B",
          "Reader B and Reader C", "% agreement", "quadratic kappa", "AC1",
          "Quadratic kappa by condition and level", "Sites by the answers of both",
          "All readers together", "Fleiss' kappa", "Krippendorff's alpha", "the first 3",
          "Missing grades in these studies",
          "Ungradable: ", "50 resamples of studies, not of sites, seed 2024", "Cohen 1960",
          "Gwet 2008", "4 decisions took over the AI's grade"})
        QVERIFY2(text.contains(part), part);
}

void TestAgreementWriters::text_fitsATerminal()
{
    constexpr int columns = 130;
    for (const QString& line :
         QString::fromStdString(agreementText(threeCompared(), 5)).split('\n'))
        if (!line.startsWith("- "))
            QVERIFY2(line.size() <= columns, qPrintable(line));
}

void TestAgreementWriters::text_saysWhatIsUndefined()
{
    const QString text = QString::fromStdString(agreementText(steadyCompared(), 5));
    QVERIFY(text.contains("undefined"));
    QVERIFY(text.contains("Kappa is undefined where both readers gave every site the same"));
    QVERIFY(text.contains("100.0 (100.0 to 100.0)"));
    // With many studies every site has several grades.
    const std::string many = agreementText(compared(drawnReaders(2, 60)), 5);
    QVERIFY(many.find("undefined where both") == std::string::npos);
}

void TestAgreementWriters::json_holdsTheFigures()
{
    const ReaderAgreement agreement = threeCompared();
    const QJsonObject object = json(agreement);
    QCOMPARE(object["readers"].toArray().size(), 3);
    QCOMPARE(object["readers"].toArray()[2].toObject()["kind"].toString(), QString("ai"));
    QCOMPARE(object["readers"].toArray()[1].toObject()["accepted_from_ai"].toInt(), 4);
    QCOMPARE(object["bootstrap"].toObject()["seed"].toInt(), 2024);
    QCOMPARE(object["pairs"].toArray().size(), 3);
    const QJsonObject pair = object["pairs"].toArray()[1].toObject();
    QCOMPARE(pair["readers"].toArray()[0].toString(), QString("=Ann, <MD>"));
    QCOMPARE(pair["readers"].toArray()[1].toString(), QString("Reader C"));
    QCOMPARE(pair["conditions"].toArray().size(), 5);
    QCOMPARE(pair["levels"].toArray().size(), 5);
    QCOMPARE(pair["sites"].toArray().size(), 25);
    const QJsonObject all = pair["all"].toObject();
    QCOMPARE(all["quadratic_kappa"].toDouble(), *agreement.pairs[1].all.quadraticKappa.value);
    QCOMPARE(all["kappa_interval"].toArray()[0].toDouble(),
             agreement.pairs[1].all.kappa.interval->low);
    QCOMPARE(all["answers"].toArray().size(), 5);
    QCOMPARE(all["answers"].toArray()[0].toArray().size(), 5);
    QVERIFY(object["together"].toObject()["all"].toObject()["fleiss_kappa"].isDouble());
    QCOMPARE(object["together"].toObject()["levels"].toArray().size(), 5);
    QCOMPARE(static_cast<std::size_t>(object["disagreements"].toArray().size()),
             agreement.disagreements.size());
}

void TestAgreementWriters::json_writesNullForUndefinedFigures()
{
    const QJsonObject object = json(steadyCompared());
    const QJsonObject all = object["pairs"].toArray()[0].toObject()["all"].toObject();
    QVERIFY(all["kappa"].isNull());
    QVERIFY(all["kappa_interval"].isNull());
    QCOMPARE(all["agreement"].toDouble(), 1.0);
    QVERIFY(object["together"].isNull());
    QCOMPARE(object["disagreements"].toArray().size(), 0);
}

void TestAgreementWriters::csv_hasARowForEachGroup()
{
    const std::string text = agreementCsv(threeCompared());
    QVERIFY(hasEqualColumns(text));
    const CsvRecords table = csvRecords(text);
    // Header; three pairs: all, 5 conditions, 5 levels, 25 sites; together: all, 5, 5.
    QCOMPARE(table.records.size(), std::size_t{1 + 3 * 36 + 11});
    QCOMPARE(csvContent(table.records[1].cells[0]), std::string("'=Ann, <MD>"));
    QCOMPARE(table.records[1].cells[2], std::string("all"));
    QVERIFY(!table.records[1].cells[10].empty());
    QVERIFY(table.records[1].cells.back().empty());
    QCOMPARE(table.records.back().cells[0], std::string("all readers"));
    QVERIFY(!table.records.back().cells.back().empty());
    QVERIFY(hasEqualColumns(agreementCsv(steadyCompared())));
}

void TestAgreementWriters::disagreements_haveARowEach()
{
    const ReaderAgreement agreement = threeCompared();
    const std::string text = disagreementsCsv(agreement);
    QVERIFY(hasEqualColumns(text));
    const CsvRecords table = csvRecords(text);
    QCOMPARE(table.records.size(), agreement.disagreements.size() + 1);
    QCOMPARE(table.records[0].cells[4], std::string("Reader B"));
    QCOMPARE(table.records[1].cells.back(), std::string("2"));
    QVERIFY(table.records.back().cells.back().empty()); // graded by one, ungradable for another
    QCOMPARE(table.records[1].cells[0], agreement.disagreements[0].studyId);
}

void TestAgreementWriters::html_isOneWellFormedPage()
{
    for (const ReaderAgreement& agreement : {threeCompared(), steadyCompared()}) {
        const std::string page = agreementHtml(agreement, 10);
        QXmlStreamReader reader(QByteArray::fromStdString(page));
        std::size_t pictures = 0;
        while (!reader.atEnd())
            if (reader.readNext() == QXmlStreamReader::StartElement) {
                pictures += reader.name() == QLatin1String("svg") ? 1 : 0;
                QVERIFY(reader.name() != QLatin1String("script"));
            }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        // Of each pair: kappas by condition, by site, and the answers of 11 groups.
        QCOMPARE(pictures, agreement.pairs.size() * 13);
        QVERIFY(page.find("nan") == std::string::npos);
    }
    QVERIFY(agreementHtml(threeCompared(), 10).find("=Ann, &lt;MD&gt;") != std::string::npos);
}

QTEST_APPLESS_MAIN(TestAgreementWriters)
#include "tst_agreement_writers.moc"
