#include "tests/cli/cli_run.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QMap>
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
    void grade_keepsTheOldResults_data();
    void grade_keepsTheOldResults();
    void train_saysSoBeforeItBegins();

private:
    static ProgramRun runFaulty(const QString& faults, const QStringList& arguments)
    {
        return test::runFaulty(FORAMEN_FAULTS_LIBRARY, faults, "foramen-cli", arguments);
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

void TestFullDisk::grade_keepsTheOldResults_data()
{
    QTest::addColumn<QString>("faults");
    QTest::addColumn<QByteArray>("why");
    QTest::newRow("full disk") << "write:ENOSPC:/graded/" << QByteArray("the disk is full");
    QTest::newRow("full after some") << "write:ENOSPC:/graded/:2" << QByteArray("the disk is full");
    QTest::newRow("full when synced") << "sync:ENOSPC:/graded/" << QByteArray("the disk is full");
    QTest::newRow("no permission") << "create:EACCES:/graded/" << QByteArray("no permission");
}

/// Whatever cannot be written: the result of the run before is still whole.
void TestFullDisk::grade_keepsTheOldResults()
{
    QFETCH(QString, faults);
    QFETCH(QByteArray, why);
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODULE_PATH") + "/foramen_torch_cpu.so"))
        QSKIP("built without networks");
    const QString out = m_folder.filePath("graded");
    const QStringList arguments = {"grade", m_data, "--out", out, "--format", "json,csv"};
    if (!QFile::exists(out))
        QCOMPARE(runCli(arguments).status, 0);
    QMap<QString, QByteArray> before;
    QDirIterator it(out, QDir::Files, QDirIterator::Subdirectories);
    while (it.hasNext()) {
        const QString file = it.next();
        before.insert(file, contentOf(file));
    }
    QVERIFY(before.size() >= 3);
    const ProgramRun run = runFaulty(faults, arguments);
    QVERIFY2(run.status == 1, run.error.constData());
    QVERIFY2(run.error.contains(why), run.error.constData());
    for (auto file = before.begin(); file != before.end(); ++file) {
        const QByteArray now = contentOf(file.key());
        // What was written before the disk was full may be new, and is whole.
        QVERIFY2(now == *file || (faults.endsWith(":2") && now.size() > file->size() / 2),
                 qPrintable(file.key()));
    }
    QVERIFY(partsIn(out).isEmpty());
}

/// Not after hours, when the first weights are to be kept.
void TestFullDisk::train_saysSoBeforeItBegins()
{
    if (!QFile::exists(qEnvironmentVariable("FORAMEN_MODULE_PATH") + "/foramen_torch_cpu.so"))
        QSKIP("built without networks");
    const QString out = m_folder.filePath("trained");
    const QStringList arguments = {"train",     "--preset", "small", "--steps", "2",
                                   "--phantom", "12",       "--out", out};
    verifyFullDisk(runFaulty("write:ENOSPC:/trained/", arguments));
    QVERIFY(partsIn(out).isEmpty());
    const ProgramRun refused = runFaulty("create:EACCES:/trained/", arguments);
    QCOMPARE(refused.status, 1);
    QVERIFY2(refused.error.contains("no permission"), refused.error.constData());
}

QTEST_GUILESS_MAIN(TestFullDisk)
#include "tst_full_disk.moc"
