#include "core/dicom/documents/encapsulated_pdf.h"

#include "tests/support/program_run.h"
#include "tests/support/sample_object.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Taking the PDF out of an object.
class TestEncapsulatedPdf : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pdf_isTakenOutByteByByte();
    void padding_isLeftOut();
    void otherDocuments_areRefused();
    void objectWithoutDocument_isRefused();
    void cutFile_isCorrupt();
    void pdfinfo_readsIt();

private:
    [[nodiscard]] std::filesystem::path path() const
    {
        return m_folder.filePath("document.dcm").toStdString();
    }
    static SampleObject object()
    {
        SampleObject made;
        made.sopClassUid = "1.2.840.10008.5.1.4.1.1.104.1";
        made.modality = "DOC";
        return made;
    }
    static std::string textOf(const EncapsulatedPdf& pdf)
    {
        return {pdf.bytes.begin(), pdf.bytes.end()};
    }

    QTemporaryDir m_folder;
};

void TestEncapsulatedPdf::pdf_isTakenOutByteByByte()
{
    writeDocument(path(), samplePdf(), "application/pdf", object());
    const auto pdf = readEncapsulatedPdf(path());
    QVERIFY(pdf.has_value());
    QCOMPARE(textOf(*pdf), samplePdf());
    QCOMPARE(pdf->title, std::string("Findings"));
}

void TestEncapsulatedPdf::padding_isLeftOut()
{
    for (const char* end : {"", "\n"}) {
        writeDocument(path(), samplePdf() + end, "application/pdf", object());
        const auto pdf = readEncapsulatedPdf(path());
        QVERIFY(pdf.has_value());
        QCOMPARE(textOf(*pdf), samplePdf() + end);
    }
}

void TestEncapsulatedPdf::otherDocuments_areRefused()
{
    writeDocument(path(), "<ClinicalDocument/>", "text/XML", object());
    const auto xml = readEncapsulatedPdf(path());
    QVERIFY(!xml);
    QCOMPARE(xml.error().code, ErrorCode::Unsupported);
    // It says that it is a PDF and is a program.
    writeDocument(path(), "#!/bin/sh\nrm -r ~\n", "application/pdf", object());
    QVERIFY(!readEncapsulatedPdf(path()));
}

void TestEncapsulatedPdf::objectWithoutDocument_isRefused()
{
    writeObject(path(), object());
    const auto none = readEncapsulatedPdf(path());
    QVERIFY(!none);
    QCOMPARE(none.error().code, ErrorCode::Unsupported);
}

void TestEncapsulatedPdf::cutFile_isCorrupt()
{
    writeDocument(path(), samplePdf(), "application/pdf", object());
    std::filesystem::resize_file(path(), std::filesystem::file_size(path()) - 100);
    const auto cut = readEncapsulatedPdf(path());
    QVERIFY(!cut);
    QCOMPARE(cut.error().code, ErrorCode::Corrupt);
}

void TestEncapsulatedPdf::pdfinfo_readsIt()
{
    writeDocument(path(), samplePdf(), "application/pdf", object());
    const auto pdf = readEncapsulatedPdf(path());
    QVERIFY(pdf.has_value());
    QFile file(m_folder.filePath("document.pdf"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(reinterpret_cast<const char*>(pdf->bytes.data()),
               static_cast<qint64>(pdf->bytes.size()));
    file.close();
    const auto run = runInstalled("pdfinfo", {file.fileName()});
    if (!run)
        QSKIP("pdfinfo is not installed");
    QCOMPARE(run->status, 0);
    QVERIFY(run->out.contains("Pages:           1"));
}

QTEST_APPLESS_MAIN(TestEncapsulatedPdf)
#include "tst_encapsulated_pdf.moc"
