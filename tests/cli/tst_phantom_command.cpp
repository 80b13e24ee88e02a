#include "tests/cli/cli_run.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen::test;

namespace {

ProgramRun runPhantom(const QStringList& arguments)
{
    return runCli(QStringList{QStringLiteral("phantom")} + arguments);
}

int imageCount(const QString& folder)
{
    int count = 0;
    QDirIterator files(folder, {QStringLiteral("*.dcm")}, QDir::Files,
                       QDirIterator::Subdirectories);
    for (; files.hasNext(); files.next())
        ++count;
    return count;
}

} // namespace

/// Runs the program foramen-cli as a user would.
class TestPhantomCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void writesADataSet();
    void equalSeedsWriteEqualTables();
    void severeSideIsTheOnlySevereOne();
    void headersAreTheChallengesUnlessFull();
    void refusesAFolderThatIsNotEmpty();
    void wrongUsageEndsWithStatusTwo_data();
    void wrongUsageEndsWithStatusTwo();
    void helpShowsAnExample();

private:
    [[nodiscard]] QString place(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }

    QTemporaryDir m_folder;
};

void TestPhantomCommand::writesADataSet()
{
    const ProgramRun outcome = runPhantom(
        {QStringLiteral("--out"), place("one"), QStringLiteral("--seed"), QStringLiteral("3")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.startsWith("1 study written to "));
    QVERIFY(outcome.error.isEmpty()); // no progress bar where there is no terminal
    QVERIFY(imageCount(place("one")) >= 55);
    for (const char* table : {"train.csv", "train_label_coordinates.csv",
                              "train_series_descriptions.csv", "sample_submission.csv"})
        QVERIFY(QFile::exists(place("one") + QLatin1Char('/') + QString::fromLatin1(table)));
}

void TestPhantomCommand::equalSeedsWriteEqualTables()
{
    const ProgramRun outcome =
        runPhantom({QStringLiteral("--out"), place("again"), QStringLiteral("--seed"),
                    QStringLiteral("3"), QStringLiteral("--threads"), QStringLiteral("1")});
    QCOMPARE(outcome.status, 0);
    for (const char* table : {"/train.csv", "/train_label_coordinates.csv"})
        QCOMPARE(contentOf(place("again") + QString::fromLatin1(table)),
                 contentOf(place("one") + QString::fromLatin1(table)));
}

void TestPhantomCommand::severeSideIsTheOnlySevereOne()
{
    const ProgramRun outcome = runPhantom(
        {QStringLiteral("--out"), place("left"), QStringLiteral("--severe"), QStringLiteral("left"),
         QStringLiteral("--reverse"), QStringLiteral("--straight-axial")});
    QCOMPARE(outcome.status, 0);
    const QList<QByteArray> lines =
        contentOf(place("left") + QStringLiteral("/train.csv")).split('\n');
    const QList<QByteArray> header = lines.at(0).split(',');
    const QList<QByteArray> row = lines.at(1).split(',');
    QCOMPARE(row.size(), header.size());
    for (qsizetype column = 1; column < header.size(); ++column)
        QCOMPARE(row.at(column),
                 header.at(column).startsWith("left") ? QByteArray("Severe")
                                                      : QByteArray("Normal/Mild"));
}

void TestPhantomCommand::headersAreTheChallengesUnlessFull()
{
    const auto firstImage = [](const QString& folder) {
        QDirIterator files(folder, {QStringLiteral("*.dcm")}, QDir::Files,
                           QDirIterator::Subdirectories);
        return files.hasNext() ? contentOf(files.next()) : QByteArray();
    };
    QCOMPARE(runPhantom({"--out", place("full"), "--seed", "3", "--headers", "full"}).status, 0);
    const QByteArray challenge = firstImage(place("one"));
    const QByteArray full = firstImage(place("full"));
    QVERIFY(challenge.contains("1.2.840.10008.1.2.5")); // RLE Lossless
    QVERIFY(!challenge.contains("PHANTOM"));
    QVERIFY(full.contains("1.2.840.10008.1.2.1")); // explicit VR little endian
    QVERIFY(full.contains("PHANTOM"));
    QCOMPARE(contentOf(place("full") + "/train.csv"), contentOf(place("one") + "/train.csv"));
}

void TestPhantomCommand::refusesAFolderThatIsNotEmpty()
{
    const ProgramRun outcome = runPhantom({QStringLiteral("--out"), place("one")});
    QCOMPARE(outcome.status, 2);
    QVERIFY(outcome.error.contains("--force"));
}

void TestPhantomCommand::wrongUsageEndsWithStatusTwo_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::newRow("no folder") << QStringList{};
    QTest::newRow("no studies") << QStringList{place("x"), QStringLiteral("--studies"),
                                               QStringLiteral("0")};
    QTest::newRow("position") << QStringList{QStringLiteral("--out"), place("x"),
                                             QStringLiteral("--patient-position"),
                                             QStringLiteral("UP")};
    QTest::newRow("headers") << QStringList{QStringLiteral("--out"), place("x"),
                                            QStringLiteral("--headers"), QStringLiteral("none")};
    QTest::newRow("severe") << QStringList{QStringLiteral("--out"), place("x"),
                                           QStringLiteral("--severe"), QStringLiteral("middle")};
}

void TestPhantomCommand::wrongUsageEndsWithStatusTwo()
{
    QFETCH(QStringList, arguments);
    QCOMPARE(runPhantom(arguments).status, 2);
    QVERIFY(!QFile::exists(place("x")));
}

void TestPhantomCommand::helpShowsAnExample()
{
    const ProgramRun outcome = runPhantom({QStringLiteral("--help")});
    QCOMPARE(outcome.status, 0);
    QVERIFY(outcome.out.contains("Example: foramen-cli phantom --out"));
}

QTEST_GUILESS_MAIN(TestPhantomCommand)
#include "tst_phantom_command.moc"
