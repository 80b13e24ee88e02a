#include "tests/cli/cli_run.h"
#include "tests/core/ai/network_process/child_processes.h"
#include "tests/support/phantom_files.h"
#include "tests/support/small_study.h"

#include "core/base/version.h"
#include "core/phantom/study/phantom_study.h"
#include "core/store/listing/study_catalog.h"

#include <QDataStream>
#include <QDir>
#include <QFile>
#include <QImage>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSettings>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

QString viewer()
{
    return QDir(qEnvironmentVariable("FORAMEN_BIN")).filePath("foramen");
}

/// Settings lie in another folder while it exists.
class SettingsFolder {
public:
    explicit SettingsFolder(const QString& path) { qputenv(kVariable, path.toUtf8()); }
    ~SettingsFolder() { qputenv(kVariable, m_before); }
    SettingsFolder(const SettingsFolder&) = delete;
    SettingsFolder& operator=(const SettingsFolder&) = delete;

private:
    static constexpr auto kVariable = "XDG_CONFIG_HOME";
    QByteArray m_before = qgetenv(kVariable);
};

ProgramRun runViewer(const QStringList& arguments)
{
    return runProgram(viewer(), arguments);
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
    void fullDisk_leavesNoHalfScreenshot_data();
    void fullDisk_leavesNoHalfScreenshot();
    void fullDisk_leavesTheSettingsAsTheyWere();
    void size_holdsAfterAMaximisedWindow();
    void phantom_isGradedAndReported();
    void networks_runInAProcessThatEndsWithTheWindow();
    void killedWindow_leavesNoProcess();
    void secondStart_isShownByTheRunningWindow();

private:
    [[nodiscard]] QString phantom() const { return m_folder.filePath("phantom/train_images"); }
    [[nodiscard]] static bool hasModel()
    {
        return QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json")
            && QFile::exists(qEnvironmentVariable("FORAMEN_MODULE_PATH") + "/foramen_torch_cpu.so");
    }

    QStringList withDatabase(const QStringList& arguments) const
    {
        return QStringList{"--database", m_folder.filePath("foramen.sqlite")} + arguments;
    }

    QTemporaryDir m_folder;
};

void TestViewerProgram::initTestCase()
{
    test::writeSmallStudy(m_folder.filePath("study").toStdString());
    writePhantoms(m_folder.filePath("phantom").toStdString(), {.seed = 20});
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
             (QStringList{"assessment.json", "coordinates.csv", "grid.csv", "report-pdf.dcm",
                          "report.dcm", "report.fhir.json", "report.pdf", "sites.csv",
                          "submission.csv"}));
}

void TestViewerProgram::unwritableScreenshot_isStatusOne()
{
    const ProgramRun ended =
        runViewer(withDatabase({"--model", m_folder.filePath("no-model"), "--screenshot",
                                m_folder.filePath("no/folder.png"), m_folder.filePath("study")}));
    QCOMPARE(ended.status, 1);
    QVERIFY(ended.error.contains("screenshot"));
}

void TestViewerProgram::fullDisk_leavesNoHalfScreenshot_data()
{
    QTest::addColumn<QString>("faults");
    QTest::newRow("nothing can be written") << "write:ENOSPC:/pictures/";
    QTest::newRow("no permission") << "create:EACCES:/pictures/";
}

void TestViewerProgram::fullDisk_leavesNoHalfScreenshot()
{
    QFETCH(QString, faults);
    const QDir pictures(m_folder.filePath("pictures"));
    QVERIFY(pictures.mkpath("."));
    const ProgramRun ended =
        runFaulty(FORAMEN_FAULTS_LIBRARY, faults, "foramen",
                  withDatabase({"--model", m_folder.filePath("no-model"), "--screenshot",
                                pictures.filePath("window.png"), m_folder.filePath("study")}));
    QVERIFY2(ended.status == 1, ended.error.constData());
    QVERIFY2(ended.error.contains("screenshot"), ended.error.constData());
    QVERIFY(pictures.isEmpty());
}

void TestViewerProgram::fullDisk_leavesTheSettingsAsTheyWere()
{
    const QDir home(m_folder.filePath("home"));
    QVERIFY(home.mkpath("foramen"));
    const QString settings = home.filePath("foramen/foramen.conf");
    QFile file(settings);
    const QByteArray before = "[reader]\nname=Dr. Before\n";
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(before) == before.size());
    file.close();
    const SettingsFolder settingsFolder(home.path());
    const QStringList arguments =
        withDatabase({"--model", m_folder.filePath("no-model"), "--screenshot",
                      m_folder.filePath("settings.png"), m_folder.filePath("study")});
    const ProgramRun full =
        runFaulty(FORAMEN_FAULTS_LIBRARY, "write:ENOSPC:/home/foramen/", "foramen", arguments);
    const QByteArray after = contentOf(settings);
    const ProgramRun again = runViewer(arguments);
    QVERIFY2(full.status == 0, full.error.constData()); // reading goes on
    QCOMPARE(after, before);
    QVERIFY2(again.status == 0, again.error.constData());
    QVERIFY(contentOf(settings) != before); // there is room: what the window keeps is kept
}

void TestViewerProgram::size_holdsAfterAMaximisedWindow()
{
    const QDir home(m_folder.filePath("maximised"));
    QVERIFY(home.mkpath("foramen"));
    {
        // As QWidget::saveGeometry() writes that of a maximised window.
        QByteArray geometry;
        QDataStream stream(&geometry, QIODevice::WriteOnly);
        stream.setVersion(QDataStream::Qt_4_0);
        const QRect whole(0, 0, 1600, 900);
        stream << quint32(0x1D9D0CB) << quint16(3) << quint16(0) << whole << whole << qint32(0)
               << quint8(1) << quint8(0) << qint32(1600) << whole;
        QSettings file(home.filePath("foramen/foramen.conf"), QSettings::IniFormat);
        file.setValue("window/geometry", geometry);
    }
    const SettingsFolder settingsFolder(home.path());
    const QString picture = m_folder.filePath("size.png");
    const ProgramRun ended =
        runViewer(withDatabase({"--model", m_folder.filePath("no-model"), "--size", "1100x700",
                                "--screenshot", picture, m_folder.filePath("study")}));
    QVERIFY2(ended.status == 0, ended.error.constData());
    QCOMPARE(QImage(picture).size(), QSize(1100, 700));
}

void TestViewerProgram::phantom_isGradedAndReported()
{
    if (!hasModel())
        QSKIP("no model is installed");
    const QString report = m_folder.filePath("graded");
    const ProgramRun ended =
        runViewer(withDatabase({"--device", "cpu", "--screenshot", m_folder.filePath("graded.png"),
                                "--report", report, phantom()}));
    QVERIFY2(ended.status == 0, ended.error.constData());
    QVERIFY2(ended.error.contains("25 of 25 sites"), ended.error.constData());
    QFile file(report + "/assessment.json");
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QJsonObject assessment = QJsonDocument::fromJson(file.readAll()).object();
    QVERIFY(!assessment["model"]["sha256"].toString().isEmpty());
    QCOMPARE(assessment["findings"].toArray().size(), 25);
}

void TestViewerProgram::networks_runInAProcessThatEndsWithTheWindow()
{
    if (!hasModel())
        QSKIP("no model is installed");
    QProcess window;
    window.start(viewer(),
                 {"--device", "cpu", "--database", m_folder.filePath("other.sqlite"),
                  "--screenshot", m_folder.filePath("process.png"), phantom()});
    QVERIFY(window.waitForStarted());
    QList<qint64> seen;
    bool isWindowFree = true;
    while (!window.waitForFinished(20) && window.state() == QProcess::Running) {
        for (const qint64 id : networkProcessesOf(window.processId()))
            if (!seen.contains(id))
                seen << id;
        const QByteArray maps = contentOf(QStringLiteral("/proc/%1/maps").arg(window.processId()));
        isWindowFree = isWindowFree && !maps.contains("libtorch_cpu");
    }
    QCOMPARE(window.exitCode(), 0);
    QCOMPARE(seen.size(), 1);
    QVERIFY(isWindowFree); // LibTorch was in the other process alone
    QVERIFY(!isRunning(seen.front()));
}

void TestViewerProgram::killedWindow_leavesNoProcess()
{
    if (!hasModel())
        QSKIP("no model is installed");
    QProcess window;
    window.start(viewer(),
                 {"--device", "cpu", "--database", m_folder.filePath("killed.sqlite"), phantom()});
    QVERIFY(window.waitForStarted());
    QList<qint64> networks;
    QTRY_VERIFY_WITH_TIMEOUT(!(networks = networkProcessesOf(window.processId())).isEmpty(),
                             120'000);
    window.kill();
    QVERIFY(window.waitForFinished());
    QTRY_VERIFY_WITH_TIMEOUT(!isRunning(networks.front()), 20'000);
}

void TestViewerProgram::secondStart_isShownByTheRunningWindow()
{
    const QTemporaryDir runtime;
    QVERIFY(QFile::setPermissions(runtime.path(),
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    environment.insert("XDG_RUNTIME_DIR", runtime.path());
    const QString database = m_folder.filePath("second.sqlite");
    const auto paths = [&database] {
        QStringList all;
        const auto catalog = StudyCatalog::open(database.toStdString());
        if (!catalog)
            return all;
        const auto studies = (*catalog)->studies();
        if (!studies)
            return all;
        for (const ListedStudy& study : *studies)
            for (const std::string& path : study.paths)
                all << QString::fromStdString(path);
        return all;
    };
    QProcess first;
    first.setProcessEnvironment(environment);
    first.start(viewer(), {"--database", database});
    QVERIFY(first.waitForStarted());
    const auto isListening = [&runtime] {
        return !QDir(runtime.path()).entryList(QDir::System | QDir::NoDotAndDotDot).isEmpty();
    };
    QVERIFY(QTest::qWaitFor(isListening, 60000));
    // A relative path is one of the second program's folder.
    QProcess second;
    second.setProcessEnvironment(environment);
    second.setWorkingDirectory(m_folder.path());
    second.start(viewer(), {"--database", database, "study"});
    QVERIFY(second.waitForFinished(60000));
    QCOMPARE(second.exitCode(), 0);
    QVERIFY(
        QTest::qWaitFor([&] { return paths() == QStringList(m_folder.filePath("study")); }, 60000));
    QCOMPARE(first.state(), QProcess::Running);
    first.terminate();
    QVERIFY(first.waitForFinished(60000));
}

QTEST_GUILESS_MAIN(TestViewerProgram)
#include "tst_viewer_program.moc"
