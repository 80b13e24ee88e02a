#include "core/pacs/web/dicomweb_client.h"

#include "tests/core/pacs/archive_case.h"
#include "tests/support/sample_image.h"

using namespace foramen;
using namespace foramen::test;

/// DICOMweb with a real archive: Orthanc.
class TestDicomwebClient : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void echo_isAnswered();
    void password_isAskedForAndRefused();
    void study_comesBackAsItWasSent();
    void series_comesBackAlone();
    void find_givesStudiesAndSeries();
    void compressedFiles_comeAsTheyAre();
    void unusableFiles_areNamed();
    void absentStudy_isSaid();
    void archiveThatDies_isSaid();

private:
    [[nodiscard]] PacsNode node() const
    {
        PacsNode node;
        node.dialect = PacsDialect::Dicomweb;
        node.baseUrl = m_server.webUrl().toStdString();
        return node;
    }
    [[nodiscard]] int count() const { return static_cast<int>(m_phantom.files().size()); }
    [[nodiscard]] DicomwebClient client() const { return DicomwebClient(node()); }
    static QByteArray answerOf(const PacsNode& node)
    {
        const auto answered = DicomwebClient(node).echo({});
        return answered ? QByteArray() : QByteArray::fromStdString(answered.error().message);
    }

    PhantomStudyFiles m_phantom;
    OrthancServer m_server;
    TestFolder m_folder;
};

void TestDicomwebClient::initTestCase()
{
    if (!OrthancServer::isInstalled())
        QSKIP("Orthanc is not installed (orthanc, orthanc-dicomweb)");
    m_phantom.write();
}

void TestDicomwebClient::init()
{
    m_folder.renew();
    m_server.kill();
    QVERIFY2(m_server.start(), m_server.log());
}

void TestDicomwebClient::echo_isAnswered()
{
    QCOMPARE(answerOf(node()), QByteArray());
    PacsNode other = node();
    other.baseUrl += "/no-such-place";
    QVERIFY2(answerOf(other).contains("no DICOMweb"), answerOf(other));
}

void TestDicomwebClient::password_isAskedForAndRefused()
{
    m_server.kill();
    OrthancProtection protection;
    protection.password = true;
    QVERIFY2(m_server.start(protection), m_server.log());
    PacsNode secret = node();
    QVERIFY2(answerOf(secret).contains("asks for a password"), answerOf(secret));
    secret.user = "reader";
    secret.password = "wrong";
    QVERIFY2(answerOf(secret).contains("refuses the password"), answerOf(secret));
    secret.password = "secret";
    QCOMPARE(answerOf(secret), QByteArray());
}

void TestDicomwebClient::study_comesBackAsItWasSent()
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
        client().get({m_phantom.study().studyInstanceUid, {}, count()}, m_folder.path(), task);
    QCOMPARE(troubleOf(received), QByteArray());
    QCOMPARE(received.transferred, sent.transferred);
    QCOMPARE(fraction, 1.0);
    const auto files = filesBelow(received.folder);
    QCOMPARE(files.size(), m_phantom.files().size());
    QVERIFY(datasetsOf(files) == datasetsOf(m_phantom.files()));
}

void TestDicomwebClient::series_comesBackAlone()
{
    QCOMPARE(troubleOf(client().send(m_phantom.files(), {})), QByteArray());
    const Series& series = m_phantom.study().series.back();
    const Transfer received = client().get(
        {m_phantom.study().studyInstanceUid, series.seriesInstanceUid}, m_folder.path(), {});
    QCOMPARE(troubleOf(received), QByteArray());
    QCOMPARE(received.transferred, static_cast<int>(series.instances.size()));
}

void TestDicomwebClient::find_givesStudiesAndSeries()
{
    SampleImage image;
    image.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_SpecificCharacterSet, "ISO_IR 100");
        data.putAndInsertString(DCM_PatientName, "M\xDCLLER^ANNA");
        data.putAndInsertString(DCM_StudyDate, "20260131");
        data.putAndInsertString(DCM_StudyDescription, "MR Lumbar Spine & more");
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
    QCOMPARE(studies.front().studyInstanceUid, image.studyUid);
    QCOMPARE(studies.front().studyDescription, std::string("MR Lumbar Spine & more"));
    QCOMPARE(studies.front().instanceCount, 2);
    StudyQuery query;
    query.patientName = "M*"; // Orthanc 1.10 does not decode what is encoded in a URL
    query.studyDate = "2026-01-01..2026-12-31";
    query.modality = "MR";
    query.studyDescription = "*Lumbar*";
    QCOMPARE(search(query), 1);
    query.studyDate = "..2025-12-31";
    QCOMPARE(search(query), 0);

    std::vector<SeriesMatch> series;
    const auto count = client().findSeries(
        {image.studyUid, {}}, [&](const SeriesMatch& match) { series.push_back(match); }, {});
    QVERIFY(count && *count == 1);
    QCOMPARE(series.front().seriesInstanceUid, image.seriesUid);
    QCOMPARE(series.front().modality, std::string("MR"));
}

void TestDicomwebClient::compressedFiles_comeAsTheyAre()
{
    SampleImage image;
    image.transferSyntaxUid = "1.2.840.10008.1.2.4.70";
    writeSample(m_folder.path("sent"), image);
    QCOMPARE(troubleOf(client().send({m_folder.path("sent")}, {})), QByteArray());
    const Transfer received = client().get({image.studyUid, {}}, m_folder.path(), {});
    QCOMPARE(troubleOf(received), QByteArray());
    const auto scanned = scanStudies({received.folder});
    QVERIFY(scanned);
    QCOMPARE(scanned->studies.front().series.front().instances.front().transferSyntaxUid,
             image.transferSyntaxUid);
}

void TestDicomwebClient::unusableFiles_areNamed()
{
    writeSample(m_folder.path("good"), {});
    writeText(m_folder.path("text"), "no DICOM");
    const Transfer sent = client().send({m_folder.path("text"), m_folder.path("good")}, {});
    QVERIFY(sent.end);
    QCOMPARE(sent.transferred, 1);
    QCOMPARE(sent.problems.size(), 1U);
    QCOMPARE(sent.problems[0].instance, m_folder.path("text").string());
}

void TestDicomwebClient::absentStudy_isSaid()
{
    const Transfer received = client().get({"1.2.3.4.5", {}}, m_folder.path(), {});
    QCOMPARE(received.transferred, 0);
    QVERIFY2(troubleOf(received).contains("no such study"), troubleOf(received));
}

void TestDicomwebClient::archiveThatDies_isSaid()
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
        client().get({m_phantom.study().studyInstanceUid, {}, count()}, m_folder.path(), task);
    QVERIFY(isDead);
    QVERIFY(!received.end);
    QVERIFY2(received.end.error().message.find("before") != std::string::npos,
             received.end.error().message.c_str());
    QVERIFY(received.transferred > 0);
    QCOMPARE(filesBelow(received.folder).size(), static_cast<std::size_t>(received.transferred));
}

QTEST_GUILESS_MAIN(TestDicomwebClient)
#include "tst_dicomweb_client.moc"
