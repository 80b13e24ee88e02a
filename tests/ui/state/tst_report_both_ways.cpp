#include "app/cli/grade/study_grader.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/report/build/report_files.h"
#include "core/report_pdf/pdf_writer.h"
#include "tests/support/phantom_files.h"
#include "tests/support/small_study.h"

#include <QDir>
#include <QDirIterator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

// DCMTK's headers come after Qt's.
#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>

#include <algorithm>
#include <array>
#include <map>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

/// Moves attributes of a classic image into a functional group of its frame.
void moveInto(DcmItem& frame, const DcmTagKey& group, DcmDataset& image,
              const std::vector<DcmTagKey>& attributes)
{
    DcmItem* item = nullptr;
    if (frame.findOrCreateSequenceItem(group, item).bad())
        qFatal("no functional group");
    for (const DcmTagKey& attribute : attributes)
        if (DcmElement* element = image.remove(attribute))
            item->insert(element);
}

/// Makes one enhanced multi-frame MR object of the images in a folder, in the order of their names.
void makeMultiFrame(const QDir& folder)
{
    const QStringList names = folder.entryList({"*.dcm"}, QDir::Files, QDir::Name);
    DcmFileFormat whole;
    DcmSequenceOfItems* frames = nullptr;
    std::vector<Uint16> pixels;
    for (const QString& name : names) {
        const QByteArray file = folder.filePath(name).toLocal8Bit();
        DcmFileFormat one;
        const Uint16* values = nullptr;
        unsigned long count = 0;
        if (one.loadFile(file.constData()).bad()
            || one.getDataset()->findAndGetUint16Array(DCM_PixelData, values, &count).bad())
            qFatal("cannot read %s", file.constData());
        pixels.insert(pixels.end(), values, values + count);
        DcmDataset& image = *one.getDataset();
        auto* frame = new DcmItem;
        double echo = 0;
        if (image.findAndGetFloat64(DCM_EchoTime, echo).good()) {
            DcmItem* item = nullptr;
            frame->findOrCreateSequenceItem(DCM_MREchoSequence, item);
            item->putAndInsertFloat64(DCM_EffectiveEchoTime, echo);
        }
        moveInto(*frame, DCM_PlanePositionSequence, image, {DCM_ImagePositionPatient});
        moveInto(*frame, DCM_PlaneOrientationSequence, image, {DCM_ImageOrientationPatient});
        moveInto(*frame, DCM_PixelMeasuresSequence, image,
                 {DCM_PixelSpacing, DCM_SliceThickness, DCM_SpacingBetweenSlices});
        moveInto(*frame, DCM_MRTimingAndRelatedParametersSequence, image,
                 {DCM_RepetitionTime, DCM_FlipAngle});
        if (!frames) {
            whole = one;
            frames = new DcmSequenceOfItems(DCM_PerFrameFunctionalGroupsSequence);
        }
        frames->append(frame);
        QFile::remove(folder.filePath(name));
    }
    DcmDataset& data = *whole.getDataset();
    data.insert(frames);
    data.putAndInsertString(DCM_SOPClassUID, UID_EnhancedMRImageStorage);
    data.putAndInsertString(DCM_NumberOfFrames, std::to_string(names.size()).c_str());
    data.putAndInsertUint16Array(DCM_PixelData, pixels.data(), pixels.size());
    const QByteArray file = folder.filePath(QStringLiteral("1.dcm")).toLocal8Bit();
    if (whole.saveFile(file.constData(), EXS_LittleEndianExplicit).bad())
        qFatal("cannot write %s", file.constData());
}

/// Sets one date and time in a report, so that everything else can be compared.
Report withoutTimes(Report report)
{
    const std::string time = "2026-11-20T10:30:00+01:00";
    report.time = time;
    ModelIdentity model = *report.assessment.model();
    model.date = time;
    report.assessment.setModel(model);
    return report;
}

/// The files of a folder by name, without the time that Qt writes into a PDF, and without the PDF
/// that is a part of the FHIR bundle.
std::map<QString, QByteArray> filesOf(const QString& folder)
{
    static const QRegularExpression pdfTime(
        QStringLiteral("/CreationDate \\([^)]*\\)|<xmp:(Create|Modify|Metadata)Date>[^<]*<"));
    static const QRegularExpression pages(QStringLiteral("\"data\": \"[^\"]*\"")); // in the bundle
    std::map<QString, QByteArray> files;
    for (const QFileInfo& info : QDir(folder).entryInfoList(QDir::Files)) {
        QFile file(info.filePath());
        if (!file.open(QIODevice::ReadOnly))
            qFatal("cannot read %s", qPrintable(info.filePath()));
        const QString bytes = QString::fromLatin1(file.readAll());
        files[info.fileName()] = QString(bytes).remove(pdfTime).remove(pages).toLatin1();
    }
    return files;
}

std::map<QString, QByteArray> exported(const Report& report, const QString& folder)
{
    const auto done = writeReports(folder.toStdString(), {&report, 1}, exportFormats(writePdf));
    if (!done || !done->failures.empty())
        qFatal("not written: %s",
               done ? done->failures.front().error.message.c_str() : done.error().message.c_str());
    return filesOf(folder);
}

} // namespace

/// One study of multi-frame objects, graded as foramen-cli does and as the window does.
class TestReportBothWays : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void exports_areEqualToTheByte();
};

void TestReportBothWays::exports_areEqualToTheByte()
{
    const std::string model = qgetenv("FORAMEN_MODEL").toStdString();
    if (!std::filesystem::exists(std::filesystem::path(model) / "card.json"))
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    QTemporaryDir folder;
    const std::string images = folder.filePath("data/train_images").toStdString();
    writePhantoms(folder.filePath("data").toStdString(), {.seed = 61});
    QDirIterator series(QString::fromStdString(images), QDir::Dirs | QDir::NoDotAndDotDot,
                        QDirIterator::Subdirectories);
    while (series.hasNext())
        if (const QDir one(series.next()); !one.entryList({"*.dcm"}).isEmpty())
            makeMultiFrame(one);

    const auto scan = scanStudies({images});
    QVERIFY(scan && scan->studies.size() == 1);
    const Study& study = scan->studies.front();
    for (const Series& one : study.series)
        QCOMPARE(one.instances.size(), std::size_t{1});
    const auto predictor = openPredictor(model, "cpu");
    QVERIFY2(predictor, predictor ? "" : predictor.error().message.c_str());
    auto graded = gradeStudy(**predictor, study, {});
    QVERIFY2(graded, graded ? "" : graded.error().message.c_str());
    QVERIFY(graded->problems.empty() && graded->unusable.empty());

    SessionOptions options;
    options.databaseFile = folder.filePath("foramen.sqlite").toStdString();
    options.modelFolder = model;
    options.device = {DeviceKind::Cpu, 0};
    Session session(options);
    QVERIFY(openAndSettle(session, images));
    const Report window = withoutTimes(session.exporter()->report());
    Report command = withoutTimes(graded->report);
    command.readerName = window.readerName; // nobody reads at the command line

    QVERIFY(!window.evidence.empty());
    QVERIFY(window.series.front().imageCount > 10);
    const auto ofCommand = exported(command, folder.filePath("command"));
    const auto ofWindow = exported(window, folder.filePath("window"));
    QCOMPARE(ofCommand.size(), std::size_t{11});
    QCOMPARE(ofWindow.size(), ofCommand.size());
    for (const auto& [name, bytes] : ofCommand) {
        QVERIFY2(ofWindow.count(name) == 1, qPrintable(name));
        const QByteArray& other = ofWindow.at(name);
        const auto at = std::mismatch(bytes.begin(), bytes.end(), other.begin(), other.end());
        const auto place = at.first - bytes.begin();
        QVERIFY2(at.first == bytes.end() && at.second == other.end(),
                 qPrintable(QStringLiteral("%1 differs at byte %2: %3")
                                .arg(name)
                                .arg(place)
                                .arg(QString::fromLatin1(bytes.mid(place - 40, 120)))));
    }
}

QTEST_MAIN(TestReportBothWays)
#include "tst_report_both_ways.moc"
