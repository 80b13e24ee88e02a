#include "core/pacs/dimse/dimse_client.h"

#include "tests/core/pacs/archive_case.h"
#include "tests/support/program_run.h"
#include "tests/support/sample_image.h"

using namespace foramen;
using namespace foramen::test;

/// DIMSE with a real archive: Orthanc.
class TestDimseClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void echo_isAnswered();
    void wrongTitle_isSaid();
    void study_comesBackAsItWasSent();
    void series_comesBackAlone();
    void find_givesStudiesAndSeries();
    void compressedFiles_areSentAsTheyAre();
    void unusableFiles_areNamed();
    void absentStudy_givesNothing();
    void archiveThatDies_isSaid();
    void cancel_endsARetrieval();
    void encryptedConnection_works();

private:
    [[nodiscard]] DimseClient client() const
    {
        return DimseClient(dimseNode(m_server.dicomPort()));
    }

    PhantomStudyFiles m_phantom;
    OrthancServer m_server;
    TestFolder m_folder;
};

void TestDimseClient::initTestCase()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    m_phantom.write();
}

void TestDimseClient::init()
{
    m_folder.renew();
    m_server.kill();
    QVERIFY2(m_server.start(), m_server.log());
}

void TestDimseClient::echo_isAnswered()
{
    const auto answered = client().echo({});
    QVERIFY2(answered, answered ? "" : answered.error().message.c_str());
}

void TestDimseClient::wrongTitle_isSaid()
{
    PacsNode node = dimseNode(m_server.dicomPort());
    node.calledAeTitle = "OTHER";
    const auto answered = DimseClient(node).echo({});
    QVERIFY(!answered);
    QCOMPARE(answered.error().message,
             std::string("The archive says that OTHER is not its AE title"));
}

void TestDimseClient::study_comesBackAsItWasSent()
{
    double fraction = 0;
    const Task task{{}, [&](double next) {
                        QVERIFY(next >= fraction);
                        fraction = next;
                    }};
    const Transfer sent = client().send(m_phantom.files(), task);
    QCOMPARE(troubleOf(sent), QByteArray());
    QCOMPARE(sent.transferred, static_cast<int>(m_phantom.files().size()));
    QCOMPARE(fraction, 1.0);

    fraction = 0;
    const Transfer received =
        client().get({m_phantom.study().studyInstanceUid, {}}, m_folder.path(), task);
    QCOMPARE(troubleOf(received), QByteArray());
    QCOMPARE(received.transferred, sent.transferred);
    QCOMPARE(fraction, 1.0);
    const auto files = filesBelow(received.folder);
    QCOMPARE(files.size(), m_phantom.files().size());
    QVERIFY(datasetsOf(files) == datasetsOf(m_phantom.files()));
    const auto scanned = scanStudies({received.folder});
    QVERIFY(scanned);
    QCOMPARE(scanned->studies.size(), 1U);
    QCOMPARE(scanned->studies.front().series.size(), m_phantom.study().series.size());
    QVERIFY(scanned->problems.empty());
}

void TestDimseClient::series_comesBackAlone()
{
    QCOMPARE(troubleOf(client().send(m_phantom.files(), {})), QByteArray());
    const Series& series = m_phantom.study().series.back();
    const Transfer received = client().get(
        {m_phantom.study().studyInstanceUid, series.seriesInstanceUid}, m_folder.path(), {});
    QCOMPARE(troubleOf(received), QByteArray());
    QCOMPARE(received.transferred, static_cast<int>(series.instances.size()));
}

void TestDimseClient::find_givesStudiesAndSeries()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 100");
        data.putAndInsertString(DCM_PatientName, "M\xDCLLER^ANNA");
        data.putAndInsertString(DCM_StudyDate, "20260131");
        data.putAndInsertString(DCM_AccessionNumber, "A17");
        data.putAndInsertString(DCM_StudyDescription, "MR Lumbar Spine");
    };
    writeStack(m_folder.path("sent"), image, 2);
    QCOMPARE(troubleOf(client().send(filesBelow(m_folder.path("sent")), {})), QByteArray());

    std::vector<StudyMatch> studies;
    const auto search = [&](const StudyQuery& query) {
        studies.clear();
        const auto count = client().findStudies(
            query, [&](const StudyMatch& match) { studies.push_back(match); }, {});
        return count ? *count : -1;
    };
    QCOMPARE(search({}), 1);
    QCOMPARE(studies.front().patientName, std::string("M\xC3\x9CLLER^ANNA"));
    QCOMPARE(studies.front().patientId, std::string("P1"));
    QCOMPARE(studies.front().studyDate, std::string("20260131"));
    QCOMPARE(studies.front().studyDescription, std::string("MR Lumbar Spine"));
    QCOMPARE(studies.front().modalities, std::string("MR"));
    QCOMPARE(studies.front().instanceCount, 2);

    StudyQuery query;
    query.patientName = "M\xC3\x9CLLER*";
    QCOMPARE(search(query), 1);
    query.studyDate = "2026-01-01..2026-12-31";
    query.modality = "MR";
    query.accessionNumber = "A17";
    query.studyDescription = "*Lumbar*";
    QCOMPARE(search(query), 1);
    query.studyDate = "..2025-12-31";
    QCOMPARE(search(query), 0);
    query.studyDate = "yesterday";
    QCOMPARE(search(query), -1);

    std::vector<SeriesMatch> series;
    const auto count = client().findSeries(
        {image.studyUid, {}}, [&](const SeriesMatch& match) { series.push_back(match); }, {});
    QVERIFY(count && *count == 1);
    QCOMPARE(series.front().seriesInstanceUid, image.seriesUid);
    QCOMPARE(series.front().modality, std::string("MR"));
    QCOMPARE(series.front().instanceCount, 2);
}

void TestDimseClient::compressedFiles_areSentAsTheyAre()
{
    for (const char* syntax :
         {"1.2.840.10008.1.2.4.70", "1.2.840.10008.1.2.5", "1.2.840.10008.1.2"}) {
        SampleImage image;
        image.transferSyntaxUid = syntax;
        image.sopUid += std::string(".") + std::to_string(std::string(syntax).size());
        writeSample(m_folder.path(QString("sent/") + syntax), image);
    }
    const auto files = filesBelow(m_folder.path("sent"));
    QCOMPARE(troubleOf(client().send(files, {})), QByteArray());
    const Transfer received = client().get({SampleImage().studyUid, {}}, m_folder.path(), {});
    QCOMPARE(troubleOf(received), QByteArray());
    const auto scanned = scanStudies({received.folder});
    QVERIFY(scanned);
    QStringList syntaxes;
    for (const Instance& instance : scanned->studies.front().series.front().instances)
        syntaxes << QString::fromStdString(instance.transferSyntaxUid);
    QCOMPARE(syntaxes.size(), 3);
    QVERIFY(syntaxes.contains("1.2.840.10008.1.2.4.70"));
    QVERIFY(syntaxes.contains("1.2.840.10008.1.2.5"));
}

void TestDimseClient::unusableFiles_areNamed()
{
    writeSample(m_folder.path("good"), {});
    writeText(m_folder.path("text"), "no DICOM");
    const Transfer sent =
        client().send({m_folder.path("text"), m_folder.path("good"), m_folder.path("absent")}, {});
    QVERIFY(sent.end);
    QCOMPARE(sent.transferred, 1);
    QCOMPARE(sent.total, 3);
    QCOMPARE(sent.problems.size(), 2U);
    QCOMPARE(sent.problems[0].instance, m_folder.path("text").string());
    QCOMPARE(sent.problems[1].instance, m_folder.path("absent").string());
}

void TestDimseClient::absentStudy_givesNothing()
{
    const Transfer received = client().get({"1.2.3.4.5", {}}, m_folder.path(), {});
    QCOMPARE(received.transferred, 0);
}

void TestDimseClient::archiveThatDies_isSaid()
{
    QCOMPARE(troubleOf(client().send(m_phantom.files(), {})), QByteArray());
    bool isDead = false;
    const Task task{{}, [&](double fraction) {
                        if (fraction > 0 && !isDead) {
                            isDead = true;
                            m_server.kill();
                        }
                    }};
    const Transfer received =
        client().get({m_phantom.study().studyInstanceUid, {}}, m_folder.path(), task);
    QVERIFY(isDead);
    QVERIFY(!received.end);
    QVERIFY2(received.end.error().message.find("closed the connection before the end")
                 != std::string::npos,
             received.end.error().message.c_str());
    QVERIFY(received.transferred > 0);
    // What arrived is whole, and nothing else is there.
    const auto files = filesBelow(received.folder);
    QCOMPARE(files.size(), static_cast<std::size_t>(received.transferred));
    const auto all = datasetsOf(m_phantom.files());
    for (const auto& [uid, bytes] : datasetsOf(files))
        QVERIFY(all.at(uid) == bytes);
}

void TestDimseClient::cancel_endsARetrieval()
{
    QCOMPARE(troubleOf(client().send(m_phantom.files(), {})), QByteArray());
    std::stop_source stop;
    const Task task{stop.get_token(), [&](double fraction) {
                        if (fraction > 0)
                            stop.request_stop();
                    }};
    const Transfer received =
        client().get({m_phantom.study().studyInstanceUid, {}}, m_folder.path(), task);
    QVERIFY(!received.end);
    QCOMPARE(received.end.error().code, ErrorCode::Cancelled);
    QVERIFY(received.transferred < static_cast<int>(m_phantom.files().size()));
    QCOMPARE(filesBelow(received.folder).size(), static_cast<std::size_t>(received.transferred));
    QVERIFY(client().echo({})); // the archive goes on
}

void TestDimseClient::encryptedConnection_works()
{
    const QString certificate = m_folder.filePath("certificate.pem");
    const QString key = m_folder.filePath("key.pem");
    const auto made = runInstalled(
        "openssl",
        {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=archive",
         "-addext", "subjectAltName=DNS:localhost", "-keyout", key, "-out", certificate});
    if (!made)
        QSKIP("openssl is not installed");
    QCOMPARE(made->status, 0);
    m_server.kill();
    OrthancProtection protection;
    protection.certificate = certificate;
    protection.certificateKey = key;
    QVERIFY2(m_server.start(protection), m_server.log());

    PacsNode node = dimseNode(m_server.dicomPort());
    const auto answerOf = [&] {
        const auto answered = DimseClient(node).echo({});
        return answered ? QByteArray() : QByteArray::fromStdString(answered.error().message);
    };
    QVERIFY2(answerOf().contains("expect TLS"), answerOf()); // not encrypted
    node.tls.enabled = true;
    node.tls.authorityFile = certificate.toStdString();
    QCOMPARE(answerOf(), QByteArray());
    writeSample(m_folder.path("sample"), {});
    QCOMPARE(troubleOf(DimseClient(node).send({m_folder.path("sample")}, {})), QByteArray());
    QCOMPARE(DimseClient(node).get({SampleImage().studyUid, {}}, m_folder.path(), {}).transferred,
             1);
    node.host = "127.0.0.1"; // the certificate is one of localhost
    QVERIFY2(answerOf().contains("not one of 127.0.0.1"), answerOf());

    // Signed by somebody else.
    const QString other = m_folder.filePath("other.pem");
    QCOMPARE(
        runInstalled("openssl",
                     {"req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj",
                      "/CN=other", "-keyout", m_folder.filePath("other-key.pem"), "-out", other})
            ->status,
        0);
    node.host = "localhost";
    node.tls.authorityFile = other.toStdString();
    QVERIFY2(answerOf().contains("cannot be encrypted"), answerOf());
}

QTEST_APPLESS_MAIN(TestDimseClient)
#include "tst_dimse_client.moc"
