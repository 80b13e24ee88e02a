#include "core/report/dicom_objects/pdf_object_writer.h"

#include "core/dicom/documents/encapsulated_pdf.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/core/report/sr_reading.h"
#include "tests/support/program_run.h"
#include "tests/support/sample_object.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// The PDF of a report inside a DICOM object.
class TestPdfObjectWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void object_holdsThePages_data();
    void object_holdsThePages();
    void object_isOfTheStudyAndItsImages();
    void signedReport_isVerified();
    void dciodvfy_findsNoError();

private:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path("report-pdf.dcm"); }
    TestFolder m_folder;
};

namespace {

Report pdfReport()
{
    Report report = sampleReport(sampleReadAssessment());
    addMeasurements(report);
    return report;
}

} // namespace

void TestPdfObjectWriter::object_holdsThePages_data()
{
    QTest::addColumn<std::string>("pdf");
    QTest::newRow("even") << samplePdf() + std::string(samplePdf().size() % 2, '\n');
    QTest::newRow("odd") << samplePdf() + std::string(1 + samplePdf().size() % 2, '\n');
}

void TestPdfObjectWriter::object_holdsThePages()
{
    m_folder.renew();
    QFETCH(const std::string, pdf);
    QVERIFY(writePdfObject(file(), pdfReport(), pdf));
    const auto read = readEncapsulatedPdf(file());
    QVERIFY(read);
    QCOMPARE(std::string(read->bytes.begin(), read->bytes.end()), pdf);
    QCOMPARE(read->title, std::string("Lumbar stenosis grading, research use only"));
    QCOMPARE(QDir(m_folder.folder()).entryList(QDir::Files), QStringList{"report-pdf.dcm"});
}

void TestPdfObjectWriter::object_isOfTheStudyAndItsImages()
{
    QVERIFY(writePdfObject(file(), pdfReport(), samplePdf()));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    DcmDataset& data = *format.getDataset();
    QCOMPARE(value(data, DCM_SOPClassUID), std::string(UID_EncapsulatedPDFStorage));
    QCOMPARE(value(data, DCM_StudyInstanceUID), std::string("1.2.840.113619.7"));
    QCOMPARE(value(data, DCM_PatientName), std::string("Phantom^Åsa"));
    QCOMPARE(value(data, DCM_SpecificCharacterSet), std::string("ISO_IR 192"));
    QCOMPARE(value(data, DCM_MIMETypeOfEncapsulatedDocument), std::string("application/pdf"));
    QCOMPARE(value(data, DCM_VerificationFlag), std::string("UNVERIFIED"));
    QCOMPARE(sequenceCode(data, DCM_ConceptNameCodeSequence, DCM_CodeValue),
             std::string("18756-7"));
    DcmSequenceOfItems* sources = nullptr;
    QVERIFY(data.findAndGetSequence(DCM_SourceInstanceSequence, sources).good());
    QCOMPARE(sources->card(), 1UL); // the key image
    QCOMPARE(value(*sources->getItem(0), DCM_ReferencedSOPInstanceUID), std::string("1.2.3.9.77"));
    // Another language is another object.
    const std::string uid = value(data, DCM_SOPInstanceUID);
    Report german = pdfReport();
    german.printedText = "Befund";
    QVERIFY(writePdfObject(file(), german, samplePdf()));
    QVERIFY(format.loadFile(file().c_str()).good());
    QVERIFY(value(*format.getDataset(), DCM_SOPInstanceUID) != uid);
}

void TestPdfObjectWriter::signedReport_isVerified()
{
    QVERIFY(writePdfObject(file(), sampleSignedReport(), samplePdf()));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    QCOMPARE(value(*format.getDataset(), DCM_VerificationFlag), std::string("VERIFIED"));
    QCOMPARE(value(*format.getDataset(), DCM_ContentDate), std::string("20261121"));
}

void TestPdfObjectWriter::dciodvfy_findsNoError()
{
    QVERIFY(writePdfObject(file(), pdfReport(), samplePdf()));
    const auto run = runInstalled("dciodvfy", {m_folder.filePath("report-pdf.dcm")});
    if (!run)
        QSKIP("dciodvfy is not installed");
    const QByteArray output = run->out + run->error;
    QVERIFY2(output.contains("EncapsulatedPDF"), output.constData());
    QVERIFY2(!output.contains("Error"), output.constData());
}

QTEST_GUILESS_MAIN(TestPdfObjectWriter)
#include "tst_pdf_object_writer.moc"
