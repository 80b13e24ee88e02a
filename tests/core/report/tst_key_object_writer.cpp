#include "core/report/sr/key_object_writer.h"

#include "tests/core/report/sample_measurements.h"
#include "tests/core/report/sr_reading.h"
#include "tests/support/program_run.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <dcmtk/dcmsr/dsrdoc.h>

using namespace foramen;
using namespace foramen::test;

/// The key object selection of a report.
class TestKeyObjectWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void selection_namesTheKeyImages();
    void frames_areNamed();
    void sameReport_givesTheSameBytes();
    void reportsWithoutAny_areRefused();
    void uidsThatAreNotValid_areRefusedInWords();
    void otherPrograms_readIt();

private:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path("kos.dcm"); }
    TestFolder m_folder;
};

namespace {

Report keyReport()
{
    Report report = sampleReport(sampleReadAssessment());
    addMeasurements(report);
    ReportKeyImage other = report.keyImages.front();
    other.annotation.picture = {"1.2.3.2", "1.2.3.9.78", 1};
    report.keyImages.push_back(other);
    return report;
}

/// SOP Instance UIDs of the images of the content.
std::vector<std::string> imagesOf(DcmDataset& data)
{
    std::vector<std::string> uids;
    forEachChild(data, [&](DcmItem& child) {
        DcmItem* reference = nullptr;
        if (value(child, DCM_ValueType) == "IMAGE"
            && child.findAndGetSequenceItem(DCM_ReferencedSOPSequence, reference).good())
            uids.push_back(value(*reference, DCM_ReferencedSOPInstanceUID));
    });
    return uids;
}

} // namespace

void TestKeyObjectWriter::selection_namesTheKeyImages()
{
    QVERIFY(writeKeyObjects(file(), keyReport()));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    DcmDataset& data = *format.getDataset();
    QCOMPARE(value(data, DCM_SOPClassUID), std::string(UID_KeyObjectSelectionDocumentStorage));
    QCOMPARE(value(data, DCM_Modality), std::string("KO"));
    QCOMPARE(value(data, DCM_StudyInstanceUID), std::string("1.2.840.113619.7"));
    QCOMPARE(value(data, DCM_PatientName), std::string("Phantom^Åsa"));
    QCOMPARE(nameOfItem(data), std::string("113000"));
    QCOMPARE(imagesOf(data), (std::vector<std::string>{"1.2.3.9.77", "1.2.3.9.78"}));
    QVERIFY(hasChild(data, "121008")); // who chose them
    // The list of instances names the same, by series.
    DcmItem* study = nullptr;
    DcmSequenceOfItems* series = nullptr;
    QVERIFY(
        data.findAndGetSequenceItem(DCM_CurrentRequestedProcedureEvidenceSequence, study).good());
    QVERIFY(study->findAndGetSequence(DCM_ReferencedSeriesSequence, series).good());
    QCOMPARE(series->card(), 2UL);
    QCOMPARE(value(*series->getItem(0), DCM_SeriesInstanceUID), std::string("1.2.3.2"));
}

void TestKeyObjectWriter::frames_areNamed()
{
    Report report = keyReport();
    report.keyImages.back().annotation.picture.frameNumber = 7;
    QVERIFY(writeKeyObjects(file(), report));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    std::vector<std::string> frames;
    forEachChild(*format.getDataset(), [&](DcmItem& child) {
        DcmItem* reference = nullptr;
        if (child.findAndGetSequenceItem(DCM_ReferencedSOPSequence, reference).good())
            frames.push_back(value(*reference, DCM_ReferencedFrameNumber));
    });
    QCOMPARE(frames, (std::vector<std::string>{"", "7"}));
}

void TestKeyObjectWriter::sameReport_givesTheSameBytes()
{
    QVERIFY(writeKeyObjects(file(), keyReport()));
    const QByteArray first = contentOf(m_folder.filePath("kos.dcm"));
    QVERIFY(writeKeyObjects(file(), keyReport()));
    QCOMPARE(contentOf(m_folder.filePath("kos.dcm")), first);
}

void TestKeyObjectWriter::reportsWithoutAny_areRefused()
{
    m_folder.renew();
    const auto written = writeKeyObjects(file(), sampleReport(sampleReadAssessment()));
    QVERIFY(!written && written.error().code == ErrorCode::InvalidArgument);
    QVERIFY(!std::filesystem::exists(file()));
}

void TestKeyObjectWriter::uidsThatAreNotValid_areRefusedInWords()
{
    Report report = keyReport();
    report.keyImages.front().annotation.picture.sopInstanceUid = "one";
    QVERIFY(writeKeyObjects(file(), report)); // the other one is there
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    QCOMPARE(imagesOf(*format.getDataset()), std::vector<std::string>{"1.2.3.9.78"});
    const auto refused = [this](const Report& changed) {
        const auto written = writeKeyObjects(file(), changed);
        return !written && written.error().code == ErrorCode::Unsupported
            && written.error().message.find("not valid in DICOM") != std::string::npos;
    };
    report.keyImages.back().annotation.picture.sopInstanceUid = "two";
    QVERIFY(refused(report));
    report = keyReport();
    StudyIdentity study = report.assessment.study();
    study.studyInstanceUid = "study \\ one";
    report.assessment.setStudy(study);
    QVERIFY(refused(report));
}

void TestKeyObjectWriter::otherPrograms_readIt()
{
    QVERIFY(writeKeyObjects(file(), keyReport()));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    DSRDocument document;
    QVERIFY(document.read(*format.getDataset()).good());
    QVERIFY(document.isValid());
    if (const auto dump = runInstalled("dsrdump", {m_folder.filePath("kos.dcm")})) {
        QCOMPARE(dump->status, 0);
        QVERIFY(dump->out.contains("Of Interest") && !dump->error.contains("E: "));
    }
    const auto run = runInstalled("dciodvfy", {m_folder.filePath("kos.dcm")});
    if (!run)
        QSKIP("dciodvfy is not installed");
    const QByteArray output = run->out + run->error;
    QVERIFY2(output.contains("KeyObjectSelectionDocument"), output.constData());
    QVERIFY2(!output.contains("Error"), output.constData());
}

QTEST_GUILESS_MAIN(TestKeyObjectWriter)
#include "tst_key_object_writer.moc"
