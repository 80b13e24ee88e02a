#include "core/report/results/result_folder.h"

#include "core/imaging/series_pictures.h"
#include "tests/core/report/sample_report.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

ModelIdentity modelOf(const Report& report)
{
    return *report.assessment.model();
}

Study studyOf(const std::string& id, int images = 3)
{
    Study study;
    study.studyId = id;
    Series& series = study.series.emplace_back();
    series.seriesInstanceUid = "1.2.3";
    for (int i = 0; i < images; ++i)
        series.instances.emplace_back().frames.emplace_back();
    return study;
}

Report reportOf(const Study& study)
{
    Report report = sampleReport(sampleAssessment());
    report.studyId = study.studyId;
    report.series.resize(1);
    report.series.front().seriesInstanceUid = study.series.front().seriesInstanceUid;
    report.series.front().imageCount = pictureCount(study.series.front());
    return report;
}

ResultFormats formatsNamed(const std::vector<std::string>& keys)
{
    ResultFormats formats{*exportFormatsNamed(keys, nullptr), exportFormats(nullptr)};
    std::erase_if(formats.ofAll, [](const ExportFormat& one) { return !one.isOfAllStudies; });
    return formats;
}

} // namespace

/// The results of many studies in one folder.
class TestResultFolder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder = std::make_unique<QTemporaryDir>(); }
    void names_areUniqueAndStayInTheFolder();
    void tables_areThereAfterTheFirstStudy();
    void tables_haveTheOrderOfAnUnbrokenRun();
    void earlier_isTakenOver();
    void earlier_isNotTakenFromAnotherRun_data();
    void earlier_isNotTakenFromAnotherRun();

private:
    [[nodiscard]] ResultFolder results(const std::vector<Study>& studies,
                                       const std::vector<std::string>& formats = {"json"}) const
    {
        return {m_folder->path().toStdString(), studies, formatsNamed(formats)};
    }
    [[nodiscard]] QByteArray table() const
    {
        return contentOf(m_folder->filePath("submission.csv"));
    }

    std::unique_ptr<QTemporaryDir> m_folder;
};

void TestResultFolder::names_areUniqueAndStayInTheFolder()
{
    const std::vector<Study> studies = {studyOf("17"), studyOf("17"), studyOf("../a b"),
                                        studyOf("")};
    const ResultFolder folder = results(studies);
    QCOMPARE(folder.nameOf(0), std::string("17"));
    QCOMPARE(folder.nameOf(1), std::string("17_2"));
    QCOMPARE(folder.nameOf(2), std::string("_._a_b"));
    QCOMPARE(folder.nameOf(3), std::string("study"));
}

void TestResultFolder::tables_areThereAfterTheFirstStudy()
{
    const std::vector<Study> studies = {studyOf("1"), studyOf("2")};
    ResultFolder folder = results(studies);
    QVERIFY(folder.add(1, reportOf(studies[1])));
    QCOMPARE(table().count('\n'), 26);
    QVERIFY(QFile::exists(m_folder->filePath("2/assessment.json")));
}

void TestResultFolder::tables_haveTheOrderOfAnUnbrokenRun()
{
    // Equal study ids: rows stand in the order of the scan.
    std::vector<Study> studies = {studyOf("17"), studyOf("17", 5)};
    Report second = reportOf(studies[1]);
    AssessmentCell cell = second.assessment.cell(siteAt(0));
    cell.finding->probabilities = {0.5, 0.25, 0.25};
    second.assessment.setCell(siteAt(0), cell);
    ResultFolder unbroken = results(studies);
    QVERIFY(unbroken.add(0, reportOf(studies[0])));
    QVERIFY(unbroken.add(1, second));
    QVERIFY(unbroken.writeTables());
    const QByteArray expected = table();
    ResultFolder other = results(studies);
    QVERIFY(other.add(1, second));
    QVERIFY(other.add(0, reportOf(studies[0])));
    QVERIFY(other.writeTables());
    QCOMPARE(table(), expected);
    QCOMPARE(other.reports().front().series.front().imageCount, 3);
}

void TestResultFolder::earlier_isTakenOver()
{
    const std::vector<Study> studies = {studyOf("1"), studyOf("2")};
    ResultFolder first = results(studies);
    for (std::size_t i = 0; i < studies.size(); ++i)
        QVERIFY(first.add(i, reportOf(studies[i])));
    QVERIFY(first.writeTables());
    const QByteArray expected = table();
    QVERIFY(QFile::remove(m_folder->filePath("submission.csv")));
    ResultFolder next = results(studies);
    for (std::size_t i = 0; i < studies.size(); ++i) {
        const Report* earlier = next.takeEarlier(i, modelOf(reportOf(studies[i])));
        QVERIFY(earlier);
        QCOMPARE(earlier->studyId, studies[i].studyId);
    }
    QVERIFY(next.writeTables());
    QCOMPARE(table(), expected);
}

void TestResultFolder::earlier_isNotTakenFromAnotherRun_data()
{
    QTest::addColumn<QString>("change");
    for (const char* change :
         {"weights", "version", "image more", "other study", "format", "damaged", "none"})
        QTest::newRow(change) << change;
}

void TestResultFolder::earlier_isNotTakenFromAnotherRun()
{
    QFETCH(QString, change);
    const std::vector<Study> before = {studyOf("a b")};
    std::vector<Study> now = before;
    ResultFolder first = results(before);
    if (change != "none")
        QVERIFY(first.add(0, reportOf(before[0])));
    if (change == "image more")
        now = {studyOf("a b", 4)};
    if (change == "other study")
        now = {studyOf("a_b")}; // has a folder of the same name
    if (change == "damaged")
        writeText(m_folder->filePath("a_b/assessment.json"), "{");
    ResultFolder next = change == "format" ? results(now, {"json", "csv"}) : results(now);
    ModelIdentity model = modelOf(reportOf(before[0]));
    if (change == "weights")
        model.sha256 = std::string(64, 'b');
    if (change == "version")
        model.version += "+calibrated";
    QVERIFY(!next.takeEarlier(0, model));
    QVERIFY(next.reports().empty());
}

QTEST_APPLESS_MAIN(TestResultFolder)
#include "tst_result_folder.moc"
