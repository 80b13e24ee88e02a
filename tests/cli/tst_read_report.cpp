#include "core/report/sr/sr_writer.h"
#include "tests/cli/cli_run.h"
#include "tests/core/report/sample_report.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <fstream>

using namespace foramen;
using namespace foramen::test;

/// The subcommand read-report.
class TestReadReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void documents_becomeTheAssessment();
    void readersDocumentAlone_isSaid();
    void lastVersion_isTaken();
    void namedFiles_mustBeReports();
    void emptyFolder_isStatusOne();

private:
    [[nodiscard]] ProgramRun run(const QStringList& paths) const
    {
        return runCli(QStringList{"read-report"} + paths
                      + QStringList{"--out", m_folder.filePath("read"), "--format", "json,csv"});
    }
    [[nodiscard]] QJsonObject assessment() const
    {
        return QJsonDocument::fromJson(
                   contentOf(m_folder.filePath("read/1.2.840.113619.7/assessment.json")))
            .object();
    }
    TestFolder m_folder;
};

void TestReadReport::init()
{
    m_folder.renew();
    QVERIFY(QDir(m_folder.folder()).mkpath("in/deep"));
    const Report report = sampleReport(sampleReadAssessment());
    QVERIFY(writeModelSr(m_folder.path("in/deep/a"), report));
    QVERIFY(writeReaderSr(m_folder.path("in/b.dcm"), report));
    std::ofstream(m_folder.path("in/notes.txt")) << "no DICOM";
}

void TestReadReport::documents_becomeTheAssessment()
{
    const ProgramRun ended = run({m_folder.filePath("in")});
    QVERIFY2(ended.status == 0, ended.error.constData());
    QVERIFY(ended.error.isEmpty());
    QVERIFY(ended.out.startsWith("1 report written"));
    const QJsonObject read = assessment();
    QCOMPARE(read["model"].toObject()["name"].toString(), QString("foramen-lumbar"));
    int decided = 0;
    for (const auto& finding : read["findings"].toArray())
        decided += finding.toObject()["reader"].toObject()["name"].isNull() ? 0 : 1;
    QCOMPARE(decided, 4);
    const QByteArray grid = contentOf(m_folder.filePath("read/1.2.840.113619.7/grid.csv"));
    QCOMPARE(grid.count('\n'), qsizetype{26});
    QVERIFY(!grid.contains("nan"));
}

void TestReadReport::readersDocumentAlone_isSaid()
{
    const ProgramRun ended = run({m_folder.filePath("in/b.dcm")});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.error.contains("only the readers' part is written"), ended.error.constData());
    QVERIFY(assessment()["model"].isNull());
    QCOMPARE(assessment()["findings"].toArray().size(), qsizetype{25});
}

void TestReadReport::lastVersion_isTaken()
{
    Report report = sampleSignedReport();
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    report.assessment.setDecision(
        site, ReaderDecision{Severity::Moderate, false, "Reader^Ann", "2026-11-21T08:00:00+01:00"});
    QVERIFY(writeReaderSr(m_folder.path("in/addendum.dcm"), report));
    report.signature->addenda.clear(); // what the addendum follows
    QVERIFY(writeReaderSr(m_folder.path("in/signed.dcm"), report));
    QFile::remove(m_folder.filePath("in/b.dcm"));
    const ProgramRun ended = run({m_folder.filePath("in")});
    QVERIFY2(ended.status == 0, ended.error.constData());
    QVERIFY2(ended.out.startsWith("1 report written"), ended.out.constData());
    const QJsonObject status = assessment()["report"].toObject();
    QVERIFY(status["final"].toBool() && status["text"].toString().contains("ADDENDUM 1"));
}

void TestReadReport::namedFiles_mustBeReports()
{
    const ProgramRun ended = run({m_folder.filePath("in"), m_folder.filePath("in/notes.txt")});
    QCOMPARE(ended.status, 1);
    QVERIFY2(ended.error.contains("notes.txt"), ended.error.constData());
    QVERIFY(!assessment().isEmpty()); // the others are read
}

void TestReadReport::emptyFolder_isStatusOne()
{
    QVERIFY(QDir(m_folder.folder()).mkpath("empty"));
    const ProgramRun ended = run({m_folder.filePath("empty")});
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.error.contains("no report of Foramen"));
}

QTEST_GUILESS_MAIN(TestReadReport)
#include "tst_read_report.moc"
