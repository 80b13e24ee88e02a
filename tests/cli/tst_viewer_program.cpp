#include "tests/support/phantom_files.h"
#include "tests/support/program_run.h"
#include "tests/support/small_study.h"

#include "core/base/version.h"
#include "core/phantom/study/phantom_study.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

ProgramRun runViewer(const QStringList& arguments)
{
    return runProgram(QDir(qEnvironmentVariable("FORAMEN_BIN")).filePath("foramen"), arguments);
}

} // namespace

/// The viewer as a program: its command line, and the pictures and files that it writes.
class TestViewerProgram : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void help_needsNoStudy();
    void wrongUsage_isStatusTwo();
    void missingFolder_isOneSentenceAndStatusOne();
    void screenshotAndReport_areWrittenWithoutModel();
    void unwritableScreenshot_isStatusOne();
    void phantom_isGradedAndReported();

private:
    QStringList withDatabase(const QStringList& arguments) const
    {
        return QStringList{"--database", m_folder.filePath("foramen.sqlite")} + arguments;
    }

    QTemporaryDir m_folder;
};

void TestViewerProgram::initTestCase()
{
    test::writeSmallStudy(m_folder.filePath("study").toStdString());
}

void TestViewerProgram::help_needsNoStudy()
{
    const ProgramRun help = runViewer({"--help"});
    QCOMPARE(help.status, 0);
    for (const char* option :
         {"--screenshot", "--report", "--model", "--device", "--database", "--reader", "--size"})
        QVERIFY2(help.out.contains(option), option);
    QCOMPARE(runViewer({"--version"}).out.trimmed(),
             QString::fromStdString("foramen " + programVersion()));
}

void TestViewerProgram::wrongUsage_isStatusTwo()
{
    QCOMPARE(runViewer({"--no-such-option"}).status, 2);
    QCOMPARE(runViewer({"--size", "wide"}).status, 2);
    QCOMPARE(runViewer({"--device", "abacus"}).status, 2);
    QCOMPARE(runViewer({"--screenshot", m_folder.filePath("none.png")}).status, 2);
}

void TestViewerProgram::missingFolder_isOneSentenceAndStatusOne()
{
    const ProgramRun ended = runViewer(withDatabase(
        {"--screenshot", m_folder.filePath("none.png"), m_folder.filePath("nowhere")}));
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.error.contains("foramen: "));
    QVERIFY(!QFile::exists(m_folder.filePath("none.png")));
}

void TestViewerProgram::screenshotAndReport_areWrittenWithoutModel()
{
    const QString picture = m_folder.filePath("window.png");
    const QDir report(m_folder.filePath("report"));
    const ProgramRun ended = runViewer(withDatabase(
        {"--model", m_folder.filePath("no-model"), "--size", "1280x800", "--screenshot", picture,
         "--report", report.path(), m_folder.filePath("study")}));
    QVERIFY2(ended.status == 0, ended.error.constData());
    QVERIFY(ended.error.contains("No AI"));
    const QImage window(picture);
    QCOMPARE(window.size() / window.devicePixelRatio(), QSize(1280, 800));
    QCOMPARE(report.entryList(QDir::Files, QDir::Name),
             (QStringList{"assessment.json", "coordinates.csv", "grid.csv", "report.dcm",
                          "report.pdf", "submission.csv"}));
}

void TestViewerProgram::unwritableScreenshot_isStatusOne()
{
    const ProgramRun ended =
        runViewer(withDatabase({"--model", m_folder.filePath("no-model"), "--screenshot",
                                m_folder.filePath("no/folder.png"), m_folder.filePath("study")}));
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.error.contains("screenshot"));
}

void TestViewerProgram::phantom_isGradedAndReported()
{
    const QString model = qEnvironmentVariable("FORAMEN_MODEL");
    if (!QFile::exists(model + "/card.json"))
        QSKIP("no model is installed");
    const QString data = m_folder.filePath("phantom");
    writePhantoms(data.toStdString(), {.seed = 20});
    const QString report = m_folder.filePath("graded");
    const ProgramRun ended =
        runViewer(withDatabase({"--device", "cpu", "--screenshot", m_folder.filePath("graded.png"),
                                "--report", report, data + "/train_images"}));
    QVERIFY2(ended.status == 0, ended.error.constData());
    QVERIFY2(ended.error.contains("25 of 25 sites"), ended.error.constData());
    QFile file(report + "/assessment.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject assessment = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!assessment["model"]["sha256"].toString().isEmpty());
    QCOMPARE(assessment["findings"].toArray().size(), 25);
}

QTEST_GUILESS_MAIN(TestViewerProgram)
#include "tst_viewer_program.moc"
