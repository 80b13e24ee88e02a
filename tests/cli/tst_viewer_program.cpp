#include "tests/support/small_study.h"

#include "core/base/version.h"
#include "core/phantom/study/phantom_study.h"
#include "core/phantom/study/phantom_writer.h"

#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;

namespace {

constexpr int kLongestRunMs = 180000;

struct Ended {
    int status = -1;
    QString errors;
    QString output;
};

Ended runViewer(const QStringList& arguments)
{
    QProcess program;
    program.start(QDir(qEnvironmentVariable("FORAMEN_BIN")).filePath("foramen"), arguments);
    if (!program.waitForFinished(kLongestRunMs))
        return {-1, "it did not end", {}};
    return {program.exitStatus() == QProcess::NormalExit ? program.exitCode() : -1,
            QString::fromUtf8(program.readAllStandardError()),
            QString::fromUtf8(program.readAllStandardOutput())};
}

} // namespace

/// The viewer run as a program: command line in, pictures and files out.
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
    const Ended help = runViewer({"--help"});
    QCOMPARE(help.status, 0);
    for (const char* option :
         {"--screenshot", "--report", "--model", "--device", "--database", "--reader", "--size"})
        QVERIFY2(help.output.contains(option), option);
    QCOMPARE(runViewer({"--version"}).output.trimmed(),
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
    const Ended ended = runViewer(withDatabase(
        {"--screenshot", m_folder.filePath("none.png"), m_folder.filePath("nowhere")}));
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.errors.contains("foramen: "));
    QVERIFY(!QFile::exists(m_folder.filePath("none.png")));
}

void TestViewerProgram::screenshotAndReport_areWrittenWithoutModel()
{
    const QString picture = m_folder.filePath("window.png");
    const QDir report(m_folder.filePath("report"));
    const Ended ended = runViewer(withDatabase({"--model", m_folder.filePath("no-model"), "--size",
                                                "1280x800", "--screenshot", picture, "--report",
                                                report.path(), m_folder.filePath("study")}));
    QVERIFY2(ended.status == 0, qPrintable(ended.errors));
    QVERIFY(ended.errors.contains("No AI"));
    const QImage window(picture);
    QCOMPARE(window.size() / window.devicePixelRatio(), QSize(1280, 800));
    QCOMPARE(report.entryList(QDir::Files, QDir::Name),
             (QStringList{"assessment.json", "coordinates.csv", "grid.csv", "report.dcm",
                          "report.pdf", "submission.csv"}));
}

void TestViewerProgram::unwritableScreenshot_isStatusOne()
{
    const Ended ended =
        runViewer(withDatabase({"--model", m_folder.filePath("no-model"), "--screenshot",
                                m_folder.filePath("no/folder.png"), m_folder.filePath("study")}));
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.errors.contains("screenshot"));
}

void TestViewerProgram::phantom_isGradedAndReported()
{
    const QString model = qEnvironmentVariable("FORAMEN_MODEL");
    if (!QFile::exists(model + "/card.json"))
        QSKIP("no model is installed");
    const QString data = m_folder.filePath("phantom");
    const auto written = writePhantomStudies(data.toStdString(), 1, {.seed = 20}, 2);
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    const QString report = m_folder.filePath("graded");
    const Ended ended =
        runViewer(withDatabase({"--device", "cpu", "--screenshot", m_folder.filePath("graded.png"),
                                "--report", report, data + "/train_images"}));
    QVERIFY2(ended.status == 0, qPrintable(ended.errors));
    QVERIFY2(ended.errors.contains("25 of 25 sites"), qPrintable(ended.errors));
    QFile file(report + "/assessment.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject assessment = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!assessment["model"]["sha256"].toString().isEmpty());
    QCOMPARE(assessment["findings"].toArray().size(), 25);
}

QTEST_GUILESS_MAIN(TestViewerProgram)
#include "tst_viewer_program.moc"
