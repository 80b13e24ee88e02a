#include "sample_report.h"

#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <dcmtk/config/osconfig.h>
#include <dcmtk/dcmdata/dctk.h>
#include <dcmtk/dcmsr/dsrdoc.h>

#include <array>
#include <cmath>
#include <functional>
#include <set>

using namespace foramen;
using namespace foramen::testing;

namespace {

/// What a measurement group says, read back.
struct Group {
    std::string trackingId;
    std::string trackingUid;
    std::string level;
    std::string side; ///< meaning of the laterality, or empty
    std::string modelGrade;
    std::string readerGrade;
    std::vector<std::string> comments;
    std::vector<double> probabilities;
    std::optional<ImagePoint> point; ///< as stored: corner convention
    std::string image;
};

std::string sequenceCode(DcmItem& item, const DcmTagKey& sequence, const DcmTagKey& attribute)
{
    OFString value;
    DcmItem* code = nullptr;
    if (item.findAndGetSequenceItem(sequence, code).good())
        code->findAndGetOFString(attribute, value);
    return value.c_str();
}

std::string nameOfItem(DcmItem& item)
{
    return sequenceCode(item, DCM_ConceptNameCodeSequence, DCM_CodeValue);
}

std::string meaning(DcmItem& item)
{
    return sequenceCode(item, DCM_ConceptCodeSequence, DCM_CodeMeaning);
}

std::string value(DcmItem& item, const DcmTagKey& tag)
{
    OFString text;
    item.findAndGetOFStringArray(tag, text);
    return text.c_str();
}

void forEachChild(DcmItem& item, const std::function<void(DcmItem&)>& visit)
{
    DcmSequenceOfItems* children = nullptr;
    if (item.findAndGetSequence(DCM_ContentSequence, children).bad())
        return;
    for (unsigned long i = 0; i < children->card(); ++i)
        visit(*children->getItem(i));
}

bool hasChild(DcmItem& item, const std::string& name)
{
    bool found = false;
    forEachChild(item, [&](DcmItem& child) { found = found || nameOfItem(child) == name; });
    return found;
}

void readItem(DcmItem& item, Group& group)
{
    const std::string name = nameOfItem(item);
    const std::string type = value(item, DCM_ValueType);
    if (name == "112039")
        group.trackingId = value(item, DCM_TextValue);
    else if (name == "112040")
        group.trackingUid = value(item, DCM_UID);
    else if (name == "121106")
        group.comments.push_back(value(item, DCM_TextValue));
    else if (name == "246112005")
        (hasChild(item, "121008") ? group.readerGrade : group.modelGrade) = meaning(item);
    if (name == "363698007") {
        group.level = meaning(item);
        forEachChild(item, [&](DcmItem& child) {
            if (nameOfItem(child) == "272741003")
                group.side = meaning(child);
        });
    }
    DcmItem* measured = nullptr;
    if (name == "122157" && item.findAndGetSequenceItem(DCM_MeasuredValueSequence, measured).good())
        group.probabilities.push_back(std::stod(value(*measured, DCM_NumericValue)));
    if (type == "SCOORD") {
        Float32 column = 0;
        Float32 row = 0;
        item.findAndGetFloat32(DCM_GraphicData, column, 0);
        item.findAndGetFloat32(DCM_GraphicData, row, 1);
        group.point = ImagePoint{column, row};
        forEachChild(item, [&](DcmItem& child) {
            DcmItem* reference = nullptr;
            if (child.findAndGetSequenceItem(DCM_ReferencedSOPSequence, reference).good())
                group.image = value(*reference, DCM_ReferencedSOPInstanceUID);
        });
    }
}

std::vector<Group> groupsOf(DcmDataset& dataset)
{
    std::vector<Group> groups;
    forEachChild(dataset, [&](DcmItem& section) {
        if (nameOfItem(section) != "126010")
            return;
        forEachChild(section, [&](DcmItem& item) {
            Group group;
            forEachChild(item, [&](DcmItem& child) { readItem(child, group); });
            groups.push_back(group);
        });
    });
    return groups;
}

} // namespace

class TestSrWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void groups_sayWhatTheGridSays();
    void leftOnlySevere_staysLeft();
    void modelAndReader_areTwoDocuments();
    void readersDocument_namesTheModelsAsPredecessor();
    void modelsDocument_isTheSameAfterReading();
    void modelsDocument_needsAModel();
    void refusedSite_hasAReasonAndNoGrade();
    void point_countsFromTheCornerOfTheFirstPixel();
    void header_isPreliminaryUntilSigned();
    void header_isFinalWhenSigned();
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
    using Writer = Result<void> (*)(const std::filesystem::path&, const Report&);

    std::vector<Group> written(const Report& report, Writer write)
    {
        m_format.clear();
        if (!write(m_file.toStdString(), report)
            || m_format.loadFile(m_file.toStdString().c_str()).bad())
            return {};
        return groupsOf(*m_format.getDataset());
    }
    std::vector<Group> byModel(const Report& report) { return written(report, writeModelSr); }
    std::vector<Group> byReader(const Report& report) { return written(report, writeReaderSr); }
    QByteArray bytes(const Report& report, Writer write)
    {
        (void)write(m_file.toStdString(), report);
        QFile file(m_file);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    /// Types of the observers that the document as a whole names.
    std::vector<std::string> observers()
    {
        std::vector<std::string> types;
        forEachChild(*m_format.getDataset(), [&](DcmItem& item) {
            if (nameOfItem(item) == "121005")
                types.push_back(meaning(item));
        });
        return types;
    }
    std::string tag(const DcmTagKey& key) { return value(*m_format.getDataset(), key); }

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    DcmFileFormat m_format;
};

void TestSrWriter::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath(QString::fromUtf8("Bericht Ü.dcm"));
}

void TestSrWriter::groups_sayWhatTheGridSays()
{
    const auto groups = byModel(sampleReport(sampleAssessment()));
    QCOMPARE(groups.size(), kSiteCount);
    std::set<std::string> uids;
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        QCOMPARE(groups[i].trackingId,
                 std::string(nameOf(site.level)) + ' ' + std::string(nameOf(site.condition)));
        QCOMPARE(groups[i].level, "Level of " + std::string(nameOf(site.level)) + " disc");
        uids.insert(groups[i].trackingUid);
    }
    QCOMPARE(uids.size(), kSiteCount);
    QCOMPARE(tag(DCM_SOPClassUID), std::string(UID_ComprehensiveSRStorage));
    QCOMPARE(tag(DCM_StudyInstanceUID), std::string("1.2.840.113619.7"));
    QCOMPARE(tag(DCM_PatientName), std::string("Phantom^Åsa"));
}

void TestSrWriter::leftOnlySevere_staysLeft()
{
    const auto groups = byModel(sampleReport(sampleAssessment()));
    QCOMPARE(groups.size(), kSiteCount);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const auto side = sideOf(siteAt(i).condition);
        QCOMPARE(groups[i].side, std::string(!side ? "" : *side == Side::Left ? "Left" : "Right"));
        if (groups[i].modelGrade == "Severe")
            QCOMPARE(groups[i].side, std::string("Left"));
        if (side == Side::Right)
            QCOMPARE(groups[i].modelGrade, std::string("Normal or mild"));
    }
}

void TestSrWriter::modelAndReader_areTwoDocuments()
{
    const Report report = sampleReport(sampleReadAssessment());
    const std::size_t canal = siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L4L5});
    const auto model = byModel(report);
    QCOMPARE(model.size(), kSiteCount);
    QCOMPARE(model[canal].modelGrade, std::string("Moderate"));
    QCOMPARE(model[canal].probabilities, (std::vector<double>{0.07, 0.48, 0.45}));
    for (const Group& group : model)
        QVERIFY(group.readerGrade.empty());
    QCOMPARE(observers(), std::vector<std::string>{"Device"});
    const std::string modelUid = tag(DCM_SOPInstanceUID);
    const std::string modelSeries = tag(DCM_SeriesInstanceUID);

    const auto reader = byReader(report);
    QCOMPARE(reader.size(), kSiteCount);
    QCOMPARE(reader[canal].readerGrade, std::string("Severe"));
    QCOMPARE(reader[canal].comments,
             (std::vector<std::string>{"roots \"crowded\", no fluid",
                                       "Decided over the model's grade, Moderate"}));
    for (const Group& group : reader)
        QVERIFY(group.modelGrade.empty() && group.probabilities.empty());
    const Group& untouched = reader[siteIndex({Condition::SpinalCanalStenosis, DiscLevel::L1L2})];
    QVERIFY(untouched.readerGrade.empty() && !untouched.point);
    QCOMPARE(untouched.comments, std::vector<std::string>{"Not decided by a reader"});
    const Group& ungradable =
        reader[siteIndex({Condition::RightSubarticularStenosis, DiscLevel::L1L2})];
    QCOMPARE(ungradable.comments.front(), std::string("Not gradable"));
    QVERIFY(ungradable.readerGrade.empty());
    QCOMPARE(observers(), std::vector<std::string>{"Person"});
    QVERIFY(tag(DCM_SOPInstanceUID) != modelUid && tag(DCM_SeriesInstanceUID) != modelSeries);
}

void TestSrWriter::readersDocument_namesTheModelsAsPredecessor()
{
    const Report report = sampleReport(sampleReadAssessment());
    QVERIFY(!byModel(report).empty());
    const std::string modelUid = tag(DCM_SOPInstanceUID);
    DcmItem* study = nullptr;
    QVERIFY(m_format.getDataset()
                ->findAndGetSequenceItem(DCM_PredecessorDocumentsSequence, study)
                .bad());
    QVERIFY(!byReader(report).empty());
    QVERIFY(m_format.getDataset()
                ->findAndGetSequenceItem(DCM_PredecessorDocumentsSequence, study)
                .good());
    DcmItem* series = nullptr;
    DcmItem* instance = nullptr;
    QVERIFY(study->findAndGetSequenceItem(DCM_ReferencedSeriesSequence, series).good());
    QVERIFY(series->findAndGetSequenceItem(DCM_ReferencedSOPSequence, instance).good());
    QCOMPARE(value(*instance, DCM_ReferencedSOPInstanceUID), modelUid);
}

void TestSrWriter::modelsDocument_isTheSameAfterReading()
{
    const Report before = sampleReport(sampleAssessment());
    Report after = sampleReport(sampleReadAssessment());
    after.time = "2026-11-21T09:00:00+01:00";
    after.final = true;
    after.readerName = "Reader^Ann";
    QCOMPARE(bytes(after, writeModelSr), bytes(before, writeModelSr));
    QVERIFY(!byModel(after).empty());
    QCOMPARE(tag(DCM_PreliminaryFlag), std::string("PRELIMINARY"));
    QCOMPARE(tag(DCM_VerificationFlag), std::string("UNVERIFIED"));
    QCOMPARE(tag(DCM_ContentTime), std::string("100000"));
}

void TestSrWriter::modelsDocument_needsAModel()
{
    const auto result = writeModelSr(m_file.toStdString(), sampleReport(Assessment()));
    QVERIFY(!result && result.error().code == ErrorCode::InvalidArgument);
    QVERIFY(!QFile::exists(m_file));
}

void TestSrWriter::refusedSite_hasAReasonAndNoGrade()
{
    const auto groups = byModel(sampleReport(sampleAssessment()));
    QCOMPARE(groups.size(), kSiteCount);
    const Group& refused =
        groups[siteIndex({Condition::LeftNeuralForaminalNarrowing, DiscLevel::L5S1})];
    QVERIFY(refused.modelGrade.empty() && refused.readerGrade.empty()
            && refused.probabilities.empty());
    QVERIFY(!refused.point);
    QCOMPARE(refused.comments,
             std::vector<std::string>{
                 "Not graded by the model: No sagittal T1 slice through the left foramen"});
}

void TestSrWriter::point_countsFromTheCornerOfTheFirstPixel()
{
    constexpr double tolerancePixels = 1e-3;
    const Assessment assessment = sampleReadAssessment();
    const auto groups = byReader(sampleReport(assessment));
    QCOMPARE(groups.size(), kSiteCount);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& cell = assessment.cell(siteAt(i));
        const SiteLocation* location = cell.isReviewed() ? cell.location() : nullptr;
        QCOMPARE(groups[i].point.has_value(), location != nullptr);
        if (!location)
            continue;
        QVERIFY(std::abs(groups[i].point->column - 0.5 - location->image.column) < tolerancePixels);
        QVERIFY(std::abs(groups[i].point->row - 0.5 - location->image.row) < tolerancePixels);
        QCOMPARE(groups[i].image, location->sopInstanceUid);
    }
}

void TestSrWriter::header_isPreliminaryUntilSigned()
{
    Report report = sampleReport(sampleReadAssessment());
    report.final = true; // but by nobody
    QVERIFY(!byReader(report).empty());
    QCOMPARE(tag(DCM_PreliminaryFlag), std::string("PRELIMINARY"));
    QCOMPARE(tag(DCM_VerificationFlag), std::string("UNVERIFIED"));
    QCOMPARE(tag(DCM_ContentDate), std::string("20261120"));
    QCOMPARE(tag(DCM_ContentTime), std::string("103000"));
    QCOMPARE(tag(DCM_TimezoneOffsetFromUTC), std::string("+0100"));
}

void TestSrWriter::header_isFinalWhenSigned()
{
    Report report = sampleReport(sampleReadAssessment());
    report.final = true;
    report.readerName = "Reader^Ann";
    QVERIFY(!byReader(report).empty());
    QCOMPARE(tag(DCM_PreliminaryFlag), std::string("FINAL"));
    QCOMPARE(tag(DCM_CompletionFlag), std::string("COMPLETE"));
    QCOMPARE(tag(DCM_VerificationFlag), std::string("VERIFIED"));
}

void TestSrWriter::sameReport_givesTheSameBytes()
{
    Report report = sampleReport(sampleReadAssessment());
    const QByteArray first = bytes(report, writeReaderSr);
    QVERIFY(!first.isEmpty());
    QCOMPARE(bytes(report, writeReaderSr), first);
    report.time = "2026-11-20T10:31:00+01:00";
    QVERIFY(bytes(report, writeReaderSr) != first);
}

void TestSrWriter::trackingUids_areStable()
{
    const auto before = byModel(sampleReport(sampleAssessment()));
    const auto after = byReader(sampleReport(sampleReadAssessment()));
    QCOMPARE(before.size(), after.size());
    for (std::size_t i = 0; i < before.size(); ++i)
        QCOMPARE(after[i].trackingUid, before[i].trackingUid);
}

void TestSrWriter::oddIdentifiers_doNotStopIt_data()
{
    QTest::addColumn<QString>("uid");
    QTest::newRow("short, as in the challenge") << "4003253.702807833";
    QTest::newRow("superfluous zeros") << "1.02.003";
    QTest::newRow("letters") << "study \\ one";
    QTest::newRow("too long") << QString(200, '1');
    QTest::newRow("empty") << "";
}

void TestSrWriter::oddIdentifiers_doNotStopIt()
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
    assessment.setDecision(
        siteAt(0),
        ReaderDecision{Severity::Severe, true, std::string("\x01\xc3"), "A=B\\C", "soon"});
    Report report = sampleReport(assessment);
    report.time = "";
    assessment.setModel({.name = "m\xff", .version = "1", .sha256 = "", .date = "soon"});
    QCOMPARE(byReader(report).size(), kSiteCount);
    QCOMPARE(byReader(report)[0].readerGrade, std::string("Severe"));
    report.assessment = assessment;
    QCOMPARE(byModel(report).size(), kSiteCount);
    QCOMPARE(byModel(report)[0].modelGrade, std::string("Severe"));
}

void TestSrWriter::emptyAssessment_isWritten()
{
    const auto groups = byReader(sampleReport(Assessment()));
    QCOMPARE(groups.size(), kSiteCount);
    QCOMPARE(groups[0].comments, std::vector<std::string>{"Not decided by a reader"});
}

void TestSrWriter::dcmtk_readsItsOwnDocument()
{
    for (const Writer write : {writeModelSr, writeReaderSr}) {
        QVERIFY(!written(sampleReport(sampleReadAssessment()), write).empty());
        DSRDocument document;
        QVERIFY(document.read(*m_format.getDataset()).good());
        QVERIFY(document.isValid());
    }
}

void TestSrWriter::dciodvfy_findsNoError_data()
{
    QTest::addColumn<bool>("model");
    QTest::addColumn<bool>("final");
    QTest::newRow("the model's") << true << false;
    QTest::newRow("the reader's, preliminary") << false << false;
    QTest::newRow("the reader's, final") << false << true;
}

void TestSrWriter::dciodvfy_findsNoError()
{
    QFETCH(bool, model);
    QFETCH(bool, final);
    const QString program = QStandardPaths::findExecutable("dciodvfy");
    if (program.isEmpty())
        QSKIP("dciodvfy is not installed");
    Report report = sampleReport(sampleReadAssessment());
    report.final = final;
    report.readerName = "Reader^Ann";
    QVERIFY(!written(report, model ? writeModelSr : writeReaderSr).empty());
    QProcess process;
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, {m_file});
    QVERIFY(process.waitForFinished());
    const QByteArray output = process.readAll();
    QVERIFY2(output.contains("ComprehensiveSR"), output.constData());
    QVERIFY2(!output.contains("Error"), output.constData());
}

void TestSrWriter::dsrdump_printsIt()
{
    const QString program = QStandardPaths::findExecutable("dsrdump");
    if (program.isEmpty())
        QSKIP("dsrdump is not installed");
    for (const Writer write : {writeModelSr, writeReaderSr}) {
        QVERIFY(!written(sampleReport(sampleReadAssessment()), write).empty());
        QProcess process;
        process.start(program, {m_file});
        QVERIFY(process.waitForFinished());
        QCOMPARE(process.exitCode(), 0);
        QCOMPARE(process.readAllStandardOutput().count("\"Measurement Group\""),
                 static_cast<qsizetype>(kSiteCount));
        QVERIFY(!process.readAllStandardError().contains("E: "));
    }
}

void TestSrWriter::write_failsIntoAMissingFolder()
{
    const auto result =
        writeReaderSr(m_folder->filePath("no/such.dcm").toStdString(), sampleReport(Assessment()));
    QVERIFY(!result && result.error().code == ErrorCode::NotWritable);
}

QTEST_GUILESS_MAIN(TestSrWriter)
#include "tst_sr_writer.moc"
