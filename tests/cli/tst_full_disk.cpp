#include "tests/cli/cli_run.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QProcess>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// What foramen-cli says and leaves behind when the disk is full.
class TestFullDisk : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void phantom_leavesNoHalfFile();
    void png_keepsTheOldPicture();
    void annotations_keepTheOldTables();
    void database_isNotChanged();
    void output_thatIsCutOffFails();

private:
    /// Runs foramen-cli while these faults hold (failing_files.h).
    static ProgramRun runFaulty(const QString& faults, const QStringList& arguments)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert("LD_PRELOAD", FORAMEN_FAULTS_LIBRARY);
        environment.insert("FORAMEN_FAULTS", faults);
        // The library comes before that of the sanitizers.
        environment.insert("ASAN_OPTIONS",
                           qEnvironmentVariable("ASAN_OPTIONS") + ":verify_asan_link_order=0");
        return runProgram(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", arguments,
                          environment);
    }
    static void verifyFullDisk(const ProgramRun& run)
    {
        QVERIFY2(run.status == 1, run.error.constData());
        QVERIFY2(run.error.contains("the disk is full"), run.error.constData());
    }
    static QStringList partsIn(const QString& folder)
    {
        QStringList parts;
        QDirIterator it(folder, {"*.part"}, QDir::Files, QDirIterator::Subdirectories);
        while (it.hasNext())
            parts << it.next();
        return parts;
    }

    TestFolder m_folder;
    QString m_data; ///< a data set of one study
};

void TestFullDisk::initTestCase()
{
    m_folder.renew();
    m_data = m_folder.filePath("data");
    QCOMPARE(runCli({"phantom", "--out", m_data, "--seed", "7"}).status, 0);
}

void TestFullDisk::phantom_leavesNoHalfFile()
{
    const QString out = m_folder.filePath("phantom");
    verifyFullDisk(runFaulty("write:ENOSPC:/phantom/:5", {"phantom", "--out", out, "--seed", "7"}));
    QVERIFY(partsIn(out).isEmpty());
    QDirIterator it(out, {"*.dcm"}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(it.hasNext()); // those written before are whole
    while (it.hasNext()) {
        const QString file = it.next();
        QCOMPARE(contentOf(file), contentOf(m_data + file.mid(out.size())));
    }
}

void TestFullDisk::png_keepsTheOldPicture()
{
    const QString out = m_folder.filePath("png");
    const QStringList arguments = {"dataset", "png", m_data, "--out", out, "--force"};
    const ProgramRun first = runCli(arguments);
    QVERIFY2(first.status == 0, first.error.constData());
    QDirIterator it(out, {"*.png"}, QDir::Files, QDirIterator::Subdirectories);
    QVERIFY(it.hasNext());
    const QString picture = it.next();
    const QByteArray before = contentOf(picture);
    verifyFullDisk(runFaulty("write:ENOSPC:/png/", arguments));
    QCOMPARE(contentOf(picture), before);
    QVERIFY(partsIn(out).isEmpty());
}

void TestFullDisk::annotations_keepTheOldTables()
{
    const QString database = m_folder.filePath("work.sqlite");
    const QString out = m_folder.filePath("tables");
    QCOMPARE(runCli({"annotations", "import", m_data, "--database", database}).status, 0);
    const QStringList arguments = {"annotations", "export", "--out",  out,
                                   "--database",  database, "--force"};
    QCOMPARE(runCli(arguments).status, 0);
    const QByteArray before = contentOf(out + "/train.csv");
    QVERIFY(!before.isEmpty());
    for (const QString fault :
         {"write:ENOSPC:/tables/", "sync:ENOSPC:/tables/", "rename:ENOSPC:/tables/"}) {
        verifyFullDisk(runFaulty(fault, arguments));
        QCOMPARE(contentOf(out + "/train.csv"), before);
        QVERIFY(partsIn(out).isEmpty());
    }
}

void TestFullDisk::database_isNotChanged()
{
    const QString database = m_folder.filePath("empty.sqlite");
    verifyFullDisk(runFaulty("write:ENOSPC:/empty.sqlite",
                             {"annotations", "import", m_data, "--database", database}));
    // There is room again.
    const ProgramRun again = runCli({"annotations", "import", m_data, "--database", database});
    QVERIFY2(again.status == 0, again.error.constData());
}

void TestFullDisk::output_thatIsCutOffFails()
{
    QProcess process;
    process.setStandardOutputFile("/dev/full");
    process.start(qEnvironmentVariable("FORAMEN_BIN") + "/foramen-cli", {"scan", "--json", m_data});
    QVERIFY(process.waitForFinished());
    QCOMPARE(process.exitCode(), 1);
    QVERIFY(process.readAllStandardError().contains("the disk is full"));
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
