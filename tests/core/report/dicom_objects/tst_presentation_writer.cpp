#include "core/report/dicom_objects/presentation_writer.h"

#include "core/report/dicom_objects/presentation_marks.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/core/report/sr_reading.h"
#include "tests/support/program_run.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <algorithm>
#include <map>

using namespace foramen;
using namespace foramen::test;

/// The presentation states of a report: what they draw, and the objects.
class TestPresentationWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void points_countFromTheOuterCorner();
    void layers_keepAiAndReaderApart();
    void texts_sayLevelConditionSideAndGrade();
    void hiddenAndWithheldGrades_areNotDrawn();
    void measurements_haveTheirShapesAndValues();
    void state_belongsToTheStudy();
    void state_refersToItsPicturesOnly();
    void areas_areThoseOfThePictures();
    void windows_areThoseOfThePanes();
    void rescaledPictures_haveAStateOfTheirOwn();
    void monochrome1_isInverse();
    void multiFrame_isReferredToByFrame();
    void sameReport_givesTheSameBytes();
    void uidsThatAreNotValid_areRefusedInWords();
    void picturesThatAreGone_areSaid();
    void reportWithoutPictures_givesNoFile();
    void dciodvfy_findsNoError();
    void dcmp2pgm_drawsIt();

private:
    /// Adds a picture file of 64 x 48 pixels and its entry to the report.
    ReportPicture& addPicture(const std::string& series, const std::string& uid,
                              const std::function<void(DcmDataset&)>& change = {});
    /// The names of the files written, or of none where it failed.
    QStringList write(const Report& report);
    Result<void> written(const Report& report, QStringList& names);
    DcmDataset& load(const QString& name);

    TestFolder m_folder;
    Report m_report;
    DcmFileFormat m_format;
};

namespace {

constexpr const char* kState = "report-gsps.dcm";
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};

/// The items of a sequence.
std::vector<DcmItem*> itemsOf(DcmItem& item, const DcmTagKey& key)
{
    std::vector<DcmItem*> items;
    DcmSequenceOfItems* sequence = nullptr;
    if (item.findAndGetSequence(key, sequence).good())
        for (unsigned long i = 0; i < sequence->card(); ++i)
            items.push_back(sequence->getItem(i));
    return items;
}

std::vector<float> floatsOf(DcmItem& item, const DcmTagKey& key)
{
    const Float32* values = nullptr;
    unsigned long count = 0;
    if (item.findAndGetFloat32Array(key, values, &count).bad())
        return {};
    return {values, values + count};
}

std::vector<std::string> referencedIn(DcmItem& item)
{
    std::vector<std::string> uids;
    for (DcmItem* reference : itemsOf(item, DCM_ReferencedImageSequence))
        uids.push_back(value(*reference, DCM_ReferencedSOPInstanceUID));
    return uids;
}

/// Whether a text occurs in any mark of a picture.
bool says(const std::vector<PresentationMark>& marks, const std::string& text)
{
    return std::any_of(marks.begin(), marks.end(), [&](const PresentationMark& mark) {
        return mark.text.find(text) != std::string::npos;
    });
}

} // namespace

void TestPresentationWriter::init()
{
    m_folder.renew();
    m_report = sampleReport(sampleReadAssessment());
    addMeasurements(m_report); // on 1.2.3.3, 1.2.3.9.77
    addPicture("1.2.3.3", "1.2.3.9.77").sites = {{kCanal, false, {0, 0}},
                                                 {kCanal, true, {10.25, 20}}};
    addPicture("1.2.3.2", "1.2.3.9.19").sites = {{kLeft, true, {30, 12.5}}};
    m_report.pictures.back().window = ReportWindow{500, 900};
}

ReportPicture& TestPresentationWriter::addPicture(const std::string& series, const std::string& uid,
                                                  const std::function<void(DcmDataset&)>& change)
{
    SampleImage image;
    image.studyUid = m_report.assessment.study().studyInstanceUid;
    image.seriesUid = series;
    image.sopUid = uid;
    image.columns = 64;
    image.rows = 48;
    image.spacing = {0.5, 0.5};
    image.change = change;
    ReportPicture picture;
    picture.picture = {series, uid, 1};
    picture.file = m_folder.path(QString::fromStdString(uid) + ".dcm");
    picture.columns = image.columns;
    picture.rows = image.rows;
    picture.spacing = {0.5, 0.5, SpacingKind::Patient};
    picture.window = ReportWindow{400, 800};
    writeSample(picture.file, image);
    return m_report.pictures.emplace_back(picture);
}

Result<void> TestPresentationWriter::written(const Report& report, QStringList& names)
{
    return writePresentationStates(report, [&](std::string_view name, const auto& make) {
        names << QString::fromUtf8(name.data(), static_cast<qsizetype>(name.size()));
        return make(m_folder.path(names.back()));
    });
}

QStringList TestPresentationWriter::write(const Report& report)
{
    QStringList names;
    const auto done = written(report, names);
    if (!done)
        qWarning("%s", done.error().message.c_str());
    return done ? names : QStringList();
}

DcmDataset& TestPresentationWriter::load(const QString& name)
{
    m_format.clear();
    if (m_format.loadFile(m_folder.filePath(name).toStdString().c_str()).bad())
        qFatal("not read: %s", qPrintable(name));
    return *m_format.getDataset();
}

/// PS3.3 C.10.5.1.2: the centre of the first pixel is 0.5\0.5, whatever the picture.
void TestPresentationWriter::points_countFromTheOuterCorner()
{
    const auto marks = marksOf(m_report, m_report.pictures.front());
    QCOMPARE(marks[0].shapes.front().points.front(), (ImagePoint{0.5, 0.5}));
    QCOMPARE(marks[0].anchor, (ImagePoint{0.5, 0.5}));
    QCOMPARE(marks[1].anchor, (ImagePoint{10.75, 20.5}));
    QCOMPARE(write(m_report), QStringList{kState});
    DcmItem& annotation = *itemsOf(load(kState), DCM_GraphicAnnotationSequence).front();
    DcmItem& graphic = *itemsOf(annotation, DCM_GraphicObjectSequence).front();
    QCOMPARE(value(graphic, DCM_GraphicAnnotationUnits), std::string("PIXEL"));
    QCOMPARE(value(graphic, DCM_GraphicType), std::string("POINT"));
    QCOMPARE(floatsOf(graphic, DCM_GraphicData), (std::vector<float>{0.5F, 0.5F}));
    DcmItem& text = *itemsOf(annotation, DCM_TextObjectSequence).front();
    QCOMPARE(floatsOf(text, DCM_AnchorPoint), (std::vector<float>{0.5F, 0.5F}));
}

void TestPresentationWriter::layers_keepAiAndReaderApart()
{
    QCOMPARE(write(m_report), QStringList{kState});
    DcmDataset& data = load(kState);
    std::map<std::string, std::vector<std::string>> texts;
    for (DcmItem* annotation : itemsOf(data, DCM_GraphicAnnotationSequence))
        for (DcmItem* text : itemsOf(*annotation, DCM_TextObjectSequence))
            texts[value(*annotation, DCM_GraphicLayer)].push_back(
                value(*text, DCM_UnformattedTextValue));
    QCOMPARE(texts.size(), std::size_t{2});
    QCOMPARE(texts["FORAMEN_AI"],
             std::vector<std::string>{"L4/L5 Spinal Canal Stenosis: Moderate (AI)"});
    for (const std::string& text : texts["FORAMEN_READER"])
        QVERIFY2(text.ends_with("(reader)"), text.c_str());
    QCOMPARE(texts["FORAMEN_READER"].size(), 2 + m_report.measurements.size());
    const auto layers = itemsOf(data, DCM_GraphicLayerSequence);
    QCOMPARE(layers.size(), std::size_t{2});
    QCOMPARE(value(*layers[0], DCM_GraphicLayer), std::string("FORAMEN_AI"));
    QCOMPARE(value(*layers[1], DCM_GraphicLayerOrder), std::string("2"));
}

void TestPresentationWriter::texts_sayLevelConditionSideAndGrade()
{
    m_report.measurements.clear();
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const Site site = siteAt(index);
        m_report.pictures[0].sites = {{site, false, {1, 1}}, {site, true, {1, 1}}};
        const AssessmentCell& cell = m_report.assessment.cell(site);
        const auto marks = marksOf(m_report, m_report.pictures[0]);
        const std::string name =
            std::string(nameOf(site.level)) + ' ' + std::string(nameOf(site.condition)) + ": ";
        std::vector<std::string> texts;
        for (const PresentationMark& mark : marks)
            texts.push_back(mark.text);
        std::vector<std::string> wanted;
        if (cell.suggestion())
            wanted.push_back(name + std::string(nameOf(*cell.suggestion())) + " (AI)");
        if (cell.decision)
            wanted.push_back(name
                             + (cell.decision->severity
                                    ? std::string(nameOf(*cell.decision->severity))
                                    : std::string("not gradable"))
                             + " (reader)");
        QCOMPARE(texts, wanted);
    }
    // A reader's name of the disc is in the reader's text only.
    m_report.assessment.setVariant({.vertebra = std::nullopt, .discs = NamedDiscs::L2L3ToL6S1});
    m_report.pictures[0].sites = {{kCanal, false, {1, 1}}, {kCanal, true, {1, 1}}};
    const auto marks = marksOf(m_report, m_report.pictures[0]);
    QCOMPARE(marks[0].text, std::string("L4/L5 Spinal Canal Stenosis: Moderate (AI)"));
    QCOMPARE(marks[1].text, std::string("L4/L5 (L5/L6) Spinal Canal Stenosis: Severe (reader)"));
}

void TestPresentationWriter::hiddenAndWithheldGrades_areNotDrawn()
{
    m_report.measurements.clear();
    m_report.pictures[0].sites = {{kCanal, false, {1, 1}}};
    QVERIFY(says(marksOf(m_report, m_report.pictures[0]), "(AI)"));
    Report hidden = m_report;
    hidden.assessment.setRevealMode(RevealMode::ReaderFirst);
    QVERIFY(marksOf(hidden, hidden.pictures[0]).empty());
    Finding finding = *m_report.assessment.cell(kCanal).finding;
    finding.unreliable = Reason(ReasonCode::PatientsNotMeasured);
    m_report.assessment.setFinding(finding);
    QVERIFY(marksOf(m_report, m_report.pictures[0]).empty());
    m_report.assessment.setUnreliableGrades(UnreliableGrades::Shown);
    QVERIFY(says(marksOf(m_report, m_report.pictures[0]), "(AI, not reliable on patients)"));
}

void TestPresentationWriter::measurements_haveTheirShapesAndValues()
{
    const auto marks = marksOf(m_report, m_report.pictures[0]);
    for (const char* text :
         {"Length 34.2 mm", "Canal AP diameter 12.3 mm", "Angle 90.0 deg", "Cobb angle 26.5 deg",
          "Area, ellipse 312.4 mm2, mean 412.0, SD 35.2", "Area, outline 64.0 mm2", "S1 root"})
        QVERIFY2(says(marks, text), text);
    using Type = PresentationShape::Type;
    const auto shapesOf = [&](const std::string& text) {
        for (const PresentationMark& mark : marks)
            if (mark.text.starts_with(text))
                return mark.shapes;
        return std::vector<PresentationShape>();
    };
    QCOMPARE(shapesOf("Cobb angle").size(), std::size_t{2});
    QVERIFY(shapesOf("Area, ellipse").front().type == Type::Ellipse);
    QCOMPARE(shapesOf("Area, ellipse").front().points,
             (std::vector<ImagePoint>{{50.5, 40.5}, {50.5, 70.5}, {40.5, 55.5}, {60.5, 55.5}}));
    const auto outline = shapesOf("Area, outline").front().points;
    QCOMPARE(outline.size(), std::size_t{4});
    QCOMPARE(outline.front(), outline.back());
    // Marks of another picture are not on this one.
    QCOMPARE(marksOf(m_report, m_report.pictures[1]).size(), std::size_t{1});
}

void TestPresentationWriter::state_belongsToTheStudy()
{
    m_report.readerName = "Reader^Ann";
    QCOMPARE(write(m_report), QStringList{kState});
    DcmDataset& data = load(kState);
    QCOMPARE(value(data, DCM_SOPClassUID),
             std::string(UID_GrayscaleSoftcopyPresentationStateStorage));
    QCOMPARE(value(data, DCM_Modality), std::string("PR"));
    QCOMPARE(value(data, DCM_StudyInstanceUID), std::string("1.2.840.113619.7"));
    QCOMPARE(value(data, DCM_PatientName), std::string("Phantom^Åsa"));
    QCOMPARE(value(data, DCM_PatientID), std::string("P-7"));
    QCOMPARE(value(data, DCM_AccessionNumber), std::string("A-1"));
    QCOMPARE(value(data, DCM_ContentCreatorName), std::string("Reader^Ann"));
    QCOMPARE(value(data, DCM_PresentationCreationTime), std::string("103000"));
    QVERIFY(!value(data, DCM_SeriesInstanceUID).empty());
}

void TestPresentationWriter::state_refersToItsPicturesOnly()
{
    QCOMPARE(write(m_report), QStringList{kState});
    DcmDataset& data = load(kState);
    std::map<std::string, std::vector<std::string>> images;
    for (DcmItem* series : itemsOf(data, DCM_ReferencedSeriesSequence))
        images[value(*series, DCM_SeriesInstanceUID)] = referencedIn(*series);
    const std::map<std::string, std::vector<std::string>> wanted = {{"1.2.3.2", {"1.2.3.9.19"}},
                                                                    {"1.2.3.3", {"1.2.3.9.77"}}};
    QVERIFY(images == wanted);
    DcmItem& series = *itemsOf(data, DCM_ReferencedSeriesSequence).front();
    DcmItem& reference = *itemsOf(series, DCM_ReferencedImageSequence).front();
    QCOMPARE(value(reference, DCM_ReferencedSOPClassUID), std::string(UID_MRImageStorage));
    QVERIFY(value(reference, DCM_ReferencedFrameNumber).empty());
}

void TestPresentationWriter::areas_areThoseOfThePictures()
{
    addPicture("1.2.3.3", "1.2.3.9.78").spacing = {1, 0.75, SpacingKind::AspectRatio};
    m_report.pictures.back().sites = {{kCanal, true, {3, 3}}};
    QCOMPARE(write(m_report), QStringList{kState});
    const auto areas = itemsOf(load(kState), DCM_DisplayedAreaSelectionSequence);
    QCOMPARE(areas.size(), std::size_t{2});
    QCOMPARE(referencedIn(*areas[0]), (std::vector<std::string>{"1.2.3.9.77", "1.2.3.9.19"}));
    QCOMPARE(value(*areas[0], DCM_PresentationPixelSpacing), std::string("0.5\\0.5"));
    Sint32 columns = 0;
    Sint32 rows = 0;
    areas[0]->findAndGetSint32(DCM_DisplayedAreaBottomRightHandCorner, columns, 0);
    areas[0]->findAndGetSint32(DCM_DisplayedAreaBottomRightHandCorner, rows, 1);
    QVERIFY(columns == 64 && rows == 48);
    // The shape of a pixel alone is no size.
    QVERIFY(value(*areas[1], DCM_PresentationPixelSpacing).empty());
    QCOMPARE(value(*areas[1], DCM_PresentationPixelAspectRatio), std::string("13333\\10000"));
}

void TestPresentationWriter::windows_areThoseOfThePanes()
{
    addPicture("1.2.3.3", "1.2.3.9.78").window.reset(); // not loaded
    QCOMPARE(write(m_report), QStringList{kState});
    DcmDataset& data = load(kState);
    const auto windows = itemsOf(data, DCM_SoftcopyVOILUTSequence);
    QCOMPARE(windows.size(), std::size_t{2});
    QCOMPARE(value(*windows[0], DCM_WindowCenter), std::string("400"));
    QCOMPARE(value(*windows[1], DCM_WindowWidth), std::string("900"));
    QCOMPARE(referencedIn(*windows[1]), std::vector<std::string>{"1.2.3.9.19"});
    QVERIFY(!data.tagExists(DCM_RescaleSlope)); // the identity
    QCOMPARE(value(data, DCM_PresentationLUTShape), std::string("IDENTITY"));
}

/// A state has one Modality LUT for all of its pictures.
void TestPresentationWriter::rescaledPictures_haveAStateOfTheirOwn()
{
    addPicture("1.2.3.3", "1.2.3.9.78", [](DcmDataset& data) {
        data.putAndInsertString(DCM_RescaleSlope, "2.5");
        data.putAndInsertString(DCM_RescaleIntercept, "-10");
    }).sites = {{kCanal, true, {3, 3}}};
    QCOMPARE(write(m_report), (QStringList{kState, "report-gsps-2.dcm"}));
    const std::string first = value(load(kState), DCM_SOPInstanceUID);
    QVERIFY(!m_format.getDataset()->tagExists(DCM_RescaleSlope));
    DcmDataset& second = load("report-gsps-2.dcm");
    QCOMPARE(value(second, DCM_RescaleSlope), std::string("2.5"));
    QCOMPARE(value(second, DCM_RescaleIntercept), std::string("-10"));
    QCOMPARE(value(second, DCM_RescaleType), std::string("US"));
    QVERIFY(value(second, DCM_SOPInstanceUID) != first);
    QCOMPARE(value(second, DCM_InstanceNumber), std::string("2"));
}

void TestPresentationWriter::monochrome1_isInverse()
{
    addPicture("1.2.3.3", "1.2.3.9.78", [](DcmDataset& data) {
        data.putAndInsertString(DCM_PhotometricInterpretation, "MONOCHROME1");
        data.putAndInsertUint16(DCM_BitsStored, 12);
        data.putAndInsertUint16(DCM_HighBit, 11);
    }).sites = {{kCanal, true, {3, 3}}};
    QCOMPARE(write(m_report), (QStringList{kState, "report-gsps-2.dcm"}));
    DcmDataset& data = load("report-gsps-2.dcm");
    QCOMPARE(value(data, DCM_PresentationLUTShape), std::string("INVERSE"));
    DcmItem& window = *itemsOf(data, DCM_SoftcopyVOILUTSequence).front();
    QCOMPARE(value(window, DCM_WindowCenter), std::string("3695")); // 4095 - 400
}

void TestPresentationWriter::multiFrame_isReferredToByFrame()
{
    ReportPicture& frame = addPicture("1.2.3.3", "1.2.3.9.78");
    frame.isMultiFrame = true;
    frame.picture.frameNumber = 3;
    frame.sites = {{kCanal, true, {3, 3}}};
    ReportPicture other = frame;
    other.picture.frameNumber = 5;
    m_report.pictures.push_back(other);
    QCOMPARE(write(m_report), QStringList{kState});
    DcmDataset& data = load(kState);
    std::string frames;
    for (DcmItem* series : itemsOf(data, DCM_ReferencedSeriesSequence))
        for (DcmItem* reference : itemsOf(*series, DCM_ReferencedImageSequence))
            if (value(*reference, DCM_ReferencedSOPInstanceUID) == "1.2.3.9.78")
                frames += value(*reference, DCM_ReferencedFrameNumber) + ';';
    QCOMPARE(frames, std::string("3\\5;"));
}

void TestPresentationWriter::sameReport_givesTheSameBytes()
{
    QCOMPARE(write(m_report), QStringList{kState});
    const QByteArray first = contentOf(m_folder.filePath(kState));
    QCOMPARE(write(m_report), QStringList{kState});
    QCOMPARE(contentOf(m_folder.filePath(kState)), first);
}

void TestPresentationWriter::uidsThatAreNotValid_areRefusedInWords()
{
    QStringList names;
    Report odd = m_report;
    StudyIdentity study = odd.assessment.study();
    study.studyInstanceUid = "study one";
    odd.assessment.setStudy(study);
    const auto refused = written(odd, names);
    QVERIFY(!refused && refused.error().code == ErrorCode::Unsupported);
    QVERIFY(refused.error().message.find("UID is not valid in DICOM") != std::string::npos);
    // One picture less, and said.
    odd = m_report;
    odd.pictures[0].picture.sopInstanceUid = "one";
    QCOMPARE(write(odd), QStringList{kState});
    QCOMPARE(value(load(kState), DCM_ContentDescription),
             std::string("Left out, UID not valid: 1."));
    odd.pictures[1].picture.seriesInstanceUid = "two";
    const auto none = written(odd, names);
    QVERIFY(!none && none.error().code == ErrorCode::Unsupported);
    QVERIFY(none.error().message.find("UID not valid: 2") != std::string::npos);
}

void TestPresentationWriter::picturesThatAreGone_areSaid()
{
    std::filesystem::remove(m_report.pictures[1].file);
    QStringList names;
    const auto failed = written(m_report, names);
    QVERIFY(!failed && failed.error().code == ErrorCode::NotFound);
    QVERIFY(names.isEmpty());
}

void TestPresentationWriter::reportWithoutPictures_givesNoFile()
{
    m_report.pictures.clear();
    QStringList names;
    QVERIFY(written(m_report, names));
    QVERIFY(names.isEmpty());
}

void TestPresentationWriter::dciodvfy_findsNoError()
{
    addPicture("1.2.3.3", "1.2.3.9.78", [](DcmDataset& data) {
        data.putAndInsertString(DCM_RescaleSlope, "2.5");
        data.putAndInsertString(DCM_RescaleIntercept, "-10");
    }).sites = {{kCanal, true, {3, 3}}};
    for (const QString& name : write(m_report)) {
        const auto run = runInstalled("dciodvfy", {m_folder.filePath(name)});
        if (!run)
            QSKIP("dciodvfy is not installed");
        const QByteArray output = run->out + run->error;
        QVERIFY2(output.contains("GrayscaleSoftcopyPresentationState"), output.constData());
        QVERIFY2(!output.contains("Error"), output.constData());
        QVERIFY2(!output.contains("Laterality"), output.constData());
    }
}

/// DCMTK's classes for presentation states apply it to an image.
void TestPresentationWriter::dcmp2pgm_drawsIt()
{
    QCOMPARE(write(m_report), QStringList{kState});
    const QString image = QString::fromStdString(m_report.pictures[0].file.string());
    const QString picture = m_folder.filePath("drawn.pgm");
    const auto run = runInstalled("dcmp2pgm", {"-p", m_folder.filePath(kState), image, picture});
    if (!run)
        QSKIP("dcmp2pgm is not installed");
    QCOMPARE(run->status, 0);
    QVERIFY2(!run->error.contains("E: "), run->error.constData());
    QVERIFY(contentOf(picture).startsWith("P5"));
}

QTEST_GUILESS_MAIN(TestPresentationWriter)
#include "tst_presentation_writer.moc"
