#include "core/pacs/outbox/outbox.h"
#include "tests/cli/cli_run.h"
#include "tests/support/orthanc_server.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <dcmtk/config/osconfig.h>
// osconfig.h comes first
#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

using namespace foramen::test;

/// The subcommand pacs with a real archive: Orthanc.
class TestPacsCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void wrongUsage_exitsWithTwo();
    void archiveThatIsNotThere_isSaid();
    void study_goesThereAndBack_data();
    void study_goesThereAndBack();
    void password_comesFromEnvironmentOrFile();
    void outbox_isListed();

private:
    TestFolder m_folder;
};

void TestPacsCommand::wrongUsage_exitsWithTwo()
{
    const QStringList node = {"--dimse", "localhost:104"};
    QCOMPARE(runCli({"pacs"}).status, 2);
    QCOMPARE(runCli({"pacs", "echo"}).status, 2);
    QCOMPARE(runCli({"pacs", "echo", "--dimse", "localhost"}).status, 2);
    QCOMPARE(runCli({"pacs", "echo", "--dimse", "localhost:70000"}).status, 2);
    QCOMPARE(runCli(QStringList{"pacs", "echo", "--dicomweb", "http://x"} + node).status, 2);
    QCOMPARE(runCli(QStringList{"pacs", "find", "--date", "today"} + node).status, 2);
    QCOMPARE(runCli(QStringList{"pacs", "get", "--study", "1.2"} + node).status, 2);
    QCOMPARE(runCli({"pacs", "echo", "--dicomweb", "http://localhost", "--user", "reader",
                     "--password-env", "NO_SUCH_VARIABLE"})
                 .status,
             2);
    QCOMPARE(
        runCli(QStringList{"pacs", "get", "--move", "--study", "1.2", "--out", "x"} + node).status,
        2); // without a port
    for (const char* part : {"echo", "find", "get", "send", "outbox"}) {
        const ProgramRun help = runCli({"pacs", part, "--help"});
        QCOMPARE(help.status, 0);
        QVERIFY2(help.out.contains("Example:"), part);
    }
}

void TestPacsCommand::archiveThatIsNotThere_isSaid()
{
    const int port = freePort();
    const ProgramRun run =
        runCli({"pacs", "echo", "--dimse", QStringLiteral("localhost:%1").arg(port)});
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("nothing listens at port"), run.error.constData());
    QVERIFY(run.out.isEmpty());
}

void TestPacsCommand::study_goesThereAndBack_data()
{
    QTest::addColumn<bool>("web");
    QTest::newRow("DIMSE") << false;
    QTest::newRow("DICOMweb") << true;
}

void TestPacsCommand::study_goesThereAndBack()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    QFETCH(bool, web);
    m_folder.renew();
    OrthancServer server;
    QVERIFY2(server.start(), server.log());
    const QStringList node = web
        ? QStringList{"--dicomweb", server.webUrl()}
        : QStringList{"--dimse", server.dicomAddress(), "--called", "ORTHANC"};
    const auto run = [&node](const QStringList& arguments) {
        return runCli(QStringList{"pacs"} + arguments + node);
    };
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_PatientName, "MILLER^\x1b[2JANNA");
    };
    writeStack(m_folder.path("sent"), image, 3);
    writeText(m_folder.path("sent/notes.txt"), "no DICOM");

    QCOMPARE(run({"echo"}).status, 0);
    const ProgramRun sent = run({"send", m_folder.filePath("sent")});
    QVERIFY2(sent.status == 0, sent.error.constData());
    QVERIFY2(sent.out.contains("3 of 3 files sent"), sent.out.constData());
    const ProgramRun partly = run({"send", m_folder.filePath("sent/notes.txt")});
    QCOMPARE(partly.status, 1);
    QVERIFY(partly.error.contains("notes.txt"));
    QVERIFY(partly.out.contains("0 of 1 file sent"));

    const ProgramRun table = run({"find"});
    QCOMPARE(table.status, 0);
    QVERIFY2(table.out.contains(QByteArray::fromStdString(image.studyUid)), table.out.constData());
    QVERIFY(!table.out.contains('\x1b')); // an archive must not control the terminal
    QVERIFY(table.out.contains("1 study"));
    const auto json = [](const ProgramRun& found) {
        return QJsonDocument::fromJson(found.out).array();
    };
    const QJsonArray studies = json(run({"find", "--json", "--modality", "MR"}));
    QCOMPARE(studies.size(), 1);
    QCOMPARE(studies[0]["patient_id"].toString(), QString("P1"));
    QCOMPARE(json(run({"find", "--json", "--patient-id", "P2"})).size(), 0);
    const QString study = studies[0]["study_instance_uid"].toString();
    const QJsonArray series = json(run({"find", "--json", "--study", study}));
    QCOMPARE(series.size(), 1);
    QCOMPARE(series[0]["modality"].toString(), QString("MR"));

    const ProgramRun got =
        run({"get", "--study", study, "--series", series[0]["series_instance_uid"].toString(),
             "--out", m_folder.filePath("got")});
    QVERIFY2(got.status == 0, got.error.constData());
    QVERIFY2(got.out.contains("3 files received into"), got.out.constData());
    QCOMPARE(QDir(m_folder.filePath("got/" + study)).entryList(QDir::Files).size(), 3);
    QCOMPARE(runCli({"scan", m_folder.filePath("got")}).status, 0);
    if (!web) {
        const ProgramRun moved =
            run({"get", "--move", "--own-port", QString::number(server.ownPort()), "--study", study,
                 "--out", m_folder.filePath("moved")});
        QVERIFY2(moved.status == 0, moved.error.constData());
        QCOMPARE(QDir(m_folder.filePath("moved/" + study)).entryList(QDir::Files).size(), 3);
    }
    const ProgramRun none = run({"get", "--study", "1.2.3", "--out", m_folder.filePath("got")});
    QCOMPARE(none.status, 1);
    QVERIFY(!none.error.isEmpty());
}

void TestPacsCommand::outbox_isListed()
{
    m_folder.renew();
    const QString database = m_folder.filePath("work.sqlite");
    const ProgramRun empty = runCli({"pacs", "outbox", "--database", database});
    QCOMPARE(empty.status, 0);
    QVERIFY2(empty.out.startsWith("0 in "), empty.out.constData());
    writeSample(m_folder.path("image"), {});
    const foramen::Outbox outbox(foramen::outboxFolderBeside(database.toStdString()));
    QVERIFY(outbox.add({{"n1", "Main", "archive:104 MAIN"}, "Miller^Anna", "P1", "20260131"},
                       {m_folder.path("image")}));
    const ProgramRun one = runCli({"pacs", "outbox", "--json", "--database", database});
    QCOMPARE(one.status, 0);
    const QJsonArray jobs = QJsonDocument::fromJson(one.out).array();
    QCOMPARE(jobs.size(), 1);
    QCOMPARE(jobs[0]["state"].toString(), QString("waiting"));
    QCOMPARE(jobs[0]["objects"].toInt(), 1);
    QCOMPARE(jobs[0]["place"].toString(), QString("archive:104 MAIN"));
}

void TestPacsCommand::password_comesFromEnvironmentOrFile()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    m_folder.renew();
    OrthancServer server;
    OrthancProtection protection;
    protection.password = true;
    QVERIFY2(server.start(protection), server.log());
    const QStringList echo = {"pacs", "echo", "--dicomweb", server.webUrl()};
    const ProgramRun without = runCli(echo);
    QCOMPARE(without.status, 1);
    QVERIFY2(without.error.contains("asks for a password"), without.error.constData());
    writeText(m_folder.path("password"), "secret\n");
    const QStringList user = echo + QStringList{"--user", "reader"};
    QCOMPARE(runCli(user + QStringList{"--password-file", m_folder.filePath("password")}).status,
             0);
    qputenv("FORAMEN_TEST_PASSWORD", "wrong");
    const ProgramRun wrong = runCli(user + QStringList{"--password-env", "FORAMEN_TEST_PASSWORD"});
    QCOMPARE(wrong.status, 1);
    QVERIFY2(wrong.error.contains("refuses the password"), wrong.error.constData());
    QVERIFY(!wrong.error.contains("wrong"));
    qputenv("FORAMEN_TEST_PASSWORD", "secret");
    QCOMPARE(runCli(user + QStringList{"--password-env", "FORAMEN_TEST_PASSWORD"}).status, 0);
}

QTEST_APPLESS_MAIN(TestPacsCommand)
#include "tst_pacs_command.moc"
