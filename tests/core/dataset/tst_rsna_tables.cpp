#include "core/dataset/tables/rsna_tables.h"
#include "tests/support/file_content.h"

#include <QTemporaryDir>
#include <QTest>

#include <fstream>
#include <iterator>

using namespace foramen;
using namespace foramen::test;

namespace {

std::string labelHeader()
{
    std::string header = "study_id";
    for (std::size_t index = 0; index < kSiteCount; ++index)
        header.append(",").append(keyOf(siteAt(index)));
    return header;
}

std::string cells(const std::string& value, std::size_t count = kSiteCount)
{
    std::string text;
    for (std::size_t index = 0; index < count; ++index)
        text.append(",").append(value);
    return text;
}

} // namespace

/// Reading and writing of the tables of the challenge.
class TestRsnaTables : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void readLabels_acceptsCrlfBomQuotesAndExtraColumns();
    void readLabels_takesEmptyCellsAsMissing();
    void readLabels_keepsIdsAbove31Bits();
    void readLabels_namesLineAndColumnOfABadGrade();
    void readLabels_refusesAMissingColumn();
    void readLabels_refusesAStudyTwice();
    void readLabels_refusesRaggedRows();
    void readCoordinates_acceptsBothSpellingsAndAnyOrder();
    void readCoordinates_namesWhatItCannotRead_data();
    void readCoordinates_namesWhatItCannotRead();
    void readSubmission_readsRowIds();
    void readSubmission_refusesNegativeProbabilities();
    void readers_sayWhenThereIsNoFile();
    void writers_roundTrip();
    void writeCoordinates_keepsEveryDigit();
    void writeSubmission_sortsAsTheChallenge();

private:
    std::filesystem::path fileWith(const std::string& text)
    {
        const std::filesystem::path file = m_folder.path().toStdString() + "/table.csv";
        writeText(file, text);
        return file;
    }

    QTemporaryDir m_folder;
};

void TestRsnaTables::readLabels_acceptsCrlfBomQuotesAndExtraColumns()
{
    const auto labels = readLabels(fileWith("\xEF\xBB\xBF" + labelHeader() + ",fix\r\n17"
                                            + cells("\"Normal/Mild\"") + ",\"a, \"\"b\"\"\"\r\n"));
    QVERIFY2(labels.has_value(), labels ? "" : labels.error().message.c_str());
    QCOMPARE(labels->size(), std::size_t{1});
    QVERIFY(labels->at("17")[24] == Severity::NormalMild);
}

void TestRsnaTables::readLabels_takesEmptyCellsAsMissing()
{
    const auto labels = readLabels(
        fileWith(labelHeader() + "\n5,Severe,," + cells("Moderate", 23).substr(1) + "\n"));
    QVERIFY(labels.has_value());
    QVERIFY(labels->at("5")[0] == Severity::Severe);
    QVERIFY(!labels->at("5")[1].has_value());
    QVERIFY(labels->at("5")[2] == Severity::Moderate);
}

void TestRsnaTables::readLabels_keepsIdsAbove31Bits()
{
    const auto labels =
        readLabels(fileWith(labelHeader() + "\n4294540297" + cells("Severe") + "\n"));
    QVERIFY(labels.has_value());
    QCOMPARE(labels->count("4294540297"), std::size_t{1});
}

void TestRsnaTables::readLabels_namesLineAndColumnOfABadGrade()
{
    const auto labels = readLabels(fileWith(labelHeader() + "\n1" + cells("Severe") + "\n2,Mild"
                                            + cells("Severe", 24) + "\n"));
    QVERIFY(!labels.has_value());
    QVERIFY(labels.error().code == ErrorCode::Corrupt);
    QVERIFY(labels.error().message.find("line 3") != std::string::npos);
    QVERIFY(labels.error().message.find("spinal_canal_stenosis_l1_l2") != std::string::npos);
}

void TestRsnaTables::readLabels_refusesAMissingColumn()
{
    const auto labels = readLabels(fileWith("study_id,spinal_canal_stenosis_l1_l2\n1,Severe\n"));
    QVERIFY(!labels.has_value());
    QVERIFY(labels.error().message.find("spinal_canal_stenosis_l2_l3") != std::string::npos);
}

void TestRsnaTables::readLabels_refusesAStudyTwice()
{
    const std::string row = "\n1" + cells("Severe");
    QVERIFY(!readLabels(fileWith(labelHeader() + row + row)).has_value());
}

void TestRsnaTables::readLabels_refusesRaggedRows()
{
    const auto labels = readLabels(fileWith(labelHeader() + "\n1,Severe\n"));
    QVERIFY(!labels.has_value());
    QVERIFY(labels.error().message.find("line 2") != std::string::npos);
}

void TestRsnaTables::readCoordinates_acceptsBothSpellingsAndAnyOrder()
{
    const auto rows = readCoordinates(
        fileWith("x,y,level,condition,instance_number,series_id,study_id\n"
                 "1.5,2.25,L4/L5,Left Subarticular Stenosis,5031,702807833,4003253\n"
                 "3,4,l5_s1,spinal_canal_stenosis,7.0,702807834,4003253\n\n"));
    QVERIFY2(rows.has_value(), rows ? "" : rows.error().message.c_str());
    QCOMPARE(rows->size(), std::size_t{2});
    const Site expected{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
    QVERIFY(rows->at(0).site == expected);
    QCOMPARE(rows->at(0).instanceNumber, 5031);
    QCOMPARE(rows->at(0).image.row, 2.25);
    QCOMPARE(rows->at(1).instanceNumber, 7);
}

void TestRsnaTables::readCoordinates_namesWhatItCannotRead_data()
{
    QTest::addColumn<QString>("row");
    QTest::addColumn<QString>("column");
    QTest::newRow("no study") << ",2,3,Spinal Canal Stenosis,L1/L2,1,1"
                              << "study_id";
    QTest::newRow("instance") << "1,2,3.5,Spinal Canal Stenosis,L1/L2,1,1"
                              << "instance_number";
    QTest::newRow("condition") << "1,2,3,Canal,L1/L2,1,1"
                               << "condition";
    QTest::newRow("level") << "1,2,3,Spinal Canal Stenosis,L6,1,1"
                           << "level";
    QTest::newRow("x") << "1,2,3,Spinal Canal Stenosis,L1/L2,,1"
                       << "x";
    QTest::newRow("y") << "1,2,3,Spinal Canal Stenosis,L1/L2,1,nan"
                       << "y";
}

void TestRsnaTables::readCoordinates_namesWhatItCannotRead()
{
    QFETCH(QString, row);
    QFETCH(QString, column);
    const auto rows = readCoordinates(fileWith(
        "study_id,series_id,instance_number,condition,level,x,y\n" + row.toStdString() + "\n"));
    QVERIFY(!rows.has_value());
    const QString message = QString::fromStdString(rows.error().message);
    QVERIFY2(message.contains(QStringLiteral("line 2, column \"%1\"").arg(column)),
             qPrintable(message));
}

void TestRsnaTables::readSubmission_readsRowIds()
{
    const auto rows =
        readSubmission(fileWith("row_id,normal_mild,moderate,severe\n"
                                "44036939_left_neural_foraminal_narrowing_l1_l2,0.5,0.3,1e-1\n"));
    QVERIFY2(rows.has_value(), rows ? "" : rows.error().message.c_str());
    QCOMPARE(rows->front().studyId, std::string("44036939"));
    QCOMPARE(rows->front().probabilities[2], 0.1);
    const Site expected{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L1L2};
    QVERIFY(rows->front().site == expected);
}

void TestRsnaTables::readSubmission_refusesNegativeProbabilities()
{
    const auto rows = readSubmission(fileWith("row_id,normal_mild,moderate,severe\n"
                                              "4_spinal_canal_stenosis_l1_l2,0.5,-0.3,0.1\n"));
    QVERIFY(!rows.has_value());
    QVERIFY(rows.error().message.find("moderate") != std::string::npos);
}

void TestRsnaTables::readers_sayWhenThereIsNoFile()
{
    const std::filesystem::path nowhere = m_folder.path().toStdString() + "/absent.csv";
    QVERIFY(readLabels(nowhere).error().code == ErrorCode::NotFound);
    QVERIFY(readSubmission(nowhere).error().code == ErrorCode::NotFound);
}

void TestRsnaTables::writers_roundTrip()
{
    const std::filesystem::path file = m_folder.path().toStdString() + "/out.csv";
    LabelTable labels;
    labels["4294540297"][3] = Severity::Moderate;
    labels["7"][0] = Severity::NormalMild;
    QVERIFY(writeLabels(file, labels).has_value());
    QVERIFY(contentOf(file).find('\r') == std::string::npos);
    const auto again = readLabels(file);
    QVERIFY(again.has_value());
    QVERIFY(*again == labels);

    QVERIFY(writeSeriesDescriptions(file, {{"1", "2", "Sagittal T2/STIR"}}).has_value());
    QCOMPARE(readSeriesDescriptions(file)->front().description, std::string("Sagittal T2/STIR"));
}

void TestRsnaTables::writeCoordinates_keepsEveryDigit()
{
    const std::filesystem::path file = m_folder.path().toStdString() + "/points.csv";
    LabelCoordinate row{"1", "2", 3, siteAt(9), {322.8318612348201, 0.1 + 0.2}};
    QVERIFY(writeCoordinates(file, {row}).has_value());
    const auto again = readCoordinates(file);
    QVERIFY(again.has_value());
    QVERIFY(again->front().image == row.image);
    QVERIFY(again->front().site == row.site);
}

void TestRsnaTables::writeSubmission_sortsAsTheChallenge()
{
    const std::filesystem::path file = m_folder.path().toStdString() + "/submission.csv";
    std::vector<SubmissionRow> rows;
    for (const char* study : {"2", "1"})
        for (std::size_t index = 0; index < kSiteCount; ++index)
            rows.push_back({study, siteAt(index), {1.0 / 3, 1.0 / 3, 1.0 / 3}});
    QVERIFY(writeSubmission(file, rows).has_value());
    const auto sorted = readSubmission(file);
    QVERIFY(sorted.has_value());
    QCOMPARE(sorted->size(), 2 * kSiteCount);
    QCOMPARE(rowId(sorted->front().studyId, sorted->front().site),
             std::string("1_left_neural_foraminal_narrowing_l1_l2"));
    QCOMPARE(rowId(sorted->at(24).studyId, sorted->at(24).site),
             std::string("1_spinal_canal_stenosis_l5_s1"));
    QVERIFY(contentOf(file).find("0.3333333333333333,") != std::string::npos);
}

QTEST_GUILESS_MAIN(TestRsnaTables)
#include "tst_rsna_tables.moc"
