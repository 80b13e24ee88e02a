#include "tests/core/report/sr_reading.h"
#include "tests/support/program_run.h"

#include <QTest>

#include <dcmtk/dcmsr/dsrdoc.h>

using namespace foramen;
using namespace foramen::test;

/// The SR file as a whole: header, identity, and the results of other programs.
class TestSrDocument : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_sr = std::make_unique<SrFile>(); }
    void header_isPreliminaryUntilSigned();
    void header_isFinalWhenSigned();
    void versions_followEachOther();
    void sameReport_givesTheSameBytes();
    void trackingUids_areStable();
    void oddIdentifiers_doNotStopIt_data();
    void oddIdentifiers_doNotStopIt();
    void emptyAssessment_isWritten();
    void dcmtk_readsItsOwnDocument();
    void dciodvfy_findsNoError_data();
    void dciodvfy_findsNoError();
    void dsrdump_printsIt();
    void write_failsIntoAMissingFolder();

private:
    std::unique_ptr<SrFile> m_sr;
};

void TestSrDocument::header_isPreliminaryUntilSigned()
{
    Report report = sampleReport(sampleReadAssessment());
    report.final = true; // but without a reader
    QVERIFY(!m_sr->byReader(report).empty());
    QCOMPARE(m_sr->tag(DCM_PreliminaryFlag), std::string("PRELIMINARY"));
    QCOMPARE(m_sr->tag(DCM_VerificationFlag), std::string("UNVERIFIED"));
    QCOMPARE(m_sr->tag(DCM_ContentDate), std::string("20261120"));
    QCOMPARE(m_sr->tag(DCM_ContentTime), std::string("103000"));
    QCOMPARE(m_sr->tag(DCM_TimezoneOffsetFromUTC), std::string("+0100"));
}

void TestSrDocument::header_isFinalWhenSigned()
{
    Report report = sampleReport(sampleReadAssessment());
    report.final = true;
    report.readerName = "Reader^Ann";
    QVERIFY(!m_sr->byReader(report).empty());
    QCOMPARE(m_sr->tag(DCM_PreliminaryFlag), std::string("FINAL"));
    QCOMPARE(m_sr->tag(DCM_CompletionFlag), std::string("COMPLETE"));
    QCOMPARE(m_sr->tag(DCM_VerificationFlag), std::string("VERIFIED"));
}

void TestSrDocument::versions_followEachOther()
{
    const auto predecessors = [this] {
        std::vector<std::string> uids;
        DcmSequenceOfItems* studies = nullptr;
        if (m_sr->dataset().findAndGetSequence(DCM_PredecessorDocumentsSequence, studies).good())
            for (unsigned long i = 0; i < studies->card(); ++i) {
                DcmSequenceOfItems* series = nullptr;
                studies->getItem(i)->findAndGetSequence(DCM_ReferencedSeriesSequence, series);
                for (unsigned long j = 0; series && j < series->card(); ++j) {
                    DcmItem* one = nullptr;
                    series->getItem(j)->findAndGetSequenceItem(DCM_ReferencedSOPSequence, one);
                    uids.push_back(one ? value(*one, DCM_ReferencedSOPInstanceUID) : "");
                }
            }
        return uids;
    };
    Report second = sampleSignedReport();
    QVERIFY(!m_sr->byReader(second).empty());
    const std::vector<std::string> beforeAddendum = predecessors();
    QCOMPARE(m_sr->tag(DCM_ContentDate), std::string("20261121")); // of the addendum
    DcmSequenceOfItems* observers = nullptr;
    QVERIFY(m_sr->dataset().findAndGetSequence(DCM_VerifyingObserverSequence, observers).good());
    QCOMPARE(observers->card(), 2UL);
    QCOMPARE(value(*observers->getItem(1), DCM_VerifyingObserverName), std::string("Second^Bo"));
    QCOMPARE(value(*observers->getItem(0), DCM_VerificationDateTime),
             std::string("20261120103000+0100"));
    second.signature->addenda.clear();
    QVERIFY(!m_sr->byReader(second).empty());
    const std::string secondUid = m_sr->tag(DCM_SOPInstanceUID);
    const std::vector<std::string> beforeSecond = predecessors();
    QVERIFY(std::find(beforeAddendum.begin(), beforeAddendum.end(), secondUid)
            != beforeAddendum.end());
    Report first = second;
    first.signature = ReportSignature{};
    first.signature->sha256 = second.signature->previousSha256;
    QVERIFY(!m_sr->byReader(first).empty());
    const std::string firstUid = m_sr->tag(DCM_SOPInstanceUID);
    QVERIFY(firstUid != secondUid);
    QVERIFY(std::find(beforeSecond.begin(), beforeSecond.end(), firstUid) != beforeSecond.end());
    QCOMPARE(predecessors().size(), std::size_t(1)); // only the model's result
}

void TestSrDocument::sameReport_givesTheSameBytes()
{
    Report report = sampleReport(sampleReadAssessment());
    const QByteArray first = m_sr->bytes(report, writeReaderSr);
    QVERIFY(!first.isEmpty());
    QCOMPARE(m_sr->bytes(report, writeReaderSr), first);
    report.time = "2026-11-20T10:31:00+01:00";
    QVERIFY(m_sr->bytes(report, writeReaderSr) != first);
}

void TestSrDocument::trackingUids_areStable()
{
    const auto before = m_sr->byModel(sampleReport(sampleAssessment()));
    const auto after = m_sr->byReader(sampleReport(sampleReadAssessment()));
    QCOMPARE(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(after[i].trackingUid, before[i].trackingUid);
}

void TestSrDocument::oddIdentifiers_doNotStopIt_data()
{
    QTest::addColumn<QString>("uid");
    QTest::newRow("short, as in the challenge") << "4003253.702807833";
    QTest::newRow("superfluous zeros") << "1.02.003";
    QTest::newRow("letters") << "study \\ one";
    QTest::newRow("too long") << QString(200, '1');
    QTest::newRow("empty") << "";
}

void TestSrDocument::oddIdentifiers_doNotStopIt()
{
    QFETCH(QString, uid);
    Assessment assessment({.studyInstanceUid = uid.toStdString(),
                           .patientId = "A\\B\xff",
                           .patientName = std::string(300, 'x'),
                           .patientBirthDate = "1960",
                           .patientSex = "unknown",
                           .studyDate = "20.11.2026",
                           .accessionNumber = std::string(40, '9')});
    SiteLocation location = sampleLocation(siteAt(0));
    location.sopInstanceUid = uid.toStdString();
    assessment.setFinding({siteAt(0), {0.1, 0.2, 0.7}, location, std::nullopt});
    assessment.setDecision(siteAt(0), ReaderDecision{Severity::Severe, true, "A=B\\C", "soon"});
    assessment.setComment(siteAt(0), CellComment{"\x01\xc3", "A=B\\C", "soon"});
    Report report = sampleReport(assessment);
    report.time = "";
    assessment.setModel({.name = "m\xff", .version = "1", .sha256 = "", .date = "soon"});
    QCOMPARE(m_sr->byReader(report).size(), kSiteCount);
    QCOMPARE(m_sr->byReader(report)[0].readerGrade, std::string("Severe"));
    report.assessment = assessment;
    QCOMPARE(m_sr->byModel(report).size(), kSiteCount);
    QCOMPARE(m_sr->byModel(report)[0].modelGrade, std::string("Severe"));
}

void TestSrDocument::emptyAssessment_isWritten()
{
    const auto groups = m_sr->byReader(sampleReport(Assessment()));
    QCOMPARE(groups.size(), kSiteCount);
    QCOMPARE(groups[0].comments, std::vector<std::string>{"Not decided by a reader"});
}

void TestSrDocument::dcmtk_readsItsOwnDocument()
{
    for (const SrFile::Writer write : {writeModelSr, writeReaderSr}) {
        QVERIFY(!m_sr->written(sampleReport(sampleReadAssessment()), write).empty());
        DSRDocument document;
        QVERIFY(document.read(m_sr->dataset()).good());
        QVERIFY(document.isValid());
    }
}

void TestSrDocument::dciodvfy_findsNoError_data()
{
    QTest::addColumn<bool>("model");
    QTest::addColumn<bool>("final");
    QTest::newRow("the model's") << true << false;
    QTest::newRow("the reader's, preliminary") << false << false;
    QTest::newRow("the reader's, final") << false << true;
    QTest::newRow("the reader's, version 2 with an addendum") << false << true;
}

void TestSrDocument::dciodvfy_findsNoError()
{
    QFETCH(bool, model);
    QFETCH(bool, final);
    Report report = sampleReport(sampleReadAssessment());
    report.final = final;
    report.readerName = "Reader^Ann";
    if (QByteArray(QTest::currentDataTag()).contains("version"))
        report = sampleSignedReport();
    QVERIFY(!m_sr->written(report, model ? writeModelSr : writeReaderSr).empty());
    const auto run = runInstalled("dciodvfy", {m_sr->path()});
    if (!run)
        QSKIP("dciodvfy is not installed");
    const QByteArray output = run->out + run->error;
    QVERIFY2(output.contains("ComprehensiveSR"), output.constData());
    QVERIFY2(!output.contains("Error"), output.constData());
}

void TestSrDocument::dsrdump_printsIt()
{
    for (const SrFile::Writer write : {writeModelSr, writeReaderSr}) {
        QVERIFY(!m_sr->written(sampleReport(sampleReadAssessment()), write).empty());
        const auto run = runInstalled("dsrdump", {m_sr->path()});
        if (!run)
            QSKIP("dsrdump is not installed");
        QCOMPARE(run->status, 0);
        QCOMPARE(run->out.count("\"Measurement Group\""), static_cast<qsizetype>(kSiteCount));
        QVERIFY(!run->error.contains("E: "));
    }
}

void TestSrDocument::write_failsIntoAMissingFolder()
{
    const auto result =
        writeReaderSr(m_sr->path().toStdString() + "/no/such.dcm", sampleReport(Assessment()));
    QVERIFY(!result && result.error().code == ErrorCode::NotWritable);
}

QTEST_GUILESS_MAIN(TestSrDocument)
#include "tst_sr_document.moc"
