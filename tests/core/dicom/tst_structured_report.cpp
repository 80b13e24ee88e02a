#include "core/dicom/documents/structured_report.h"

#include "core/report/sr/sr_writer.h"
#include "tests/core/report/sample_report.h"
#include "tests/support/program_run.h"
#include "tests/support/real_data.h"
#include "tests/support/sample_object.h"

#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <algorithm>
#include <fstream>
#include <iterator>
#include <stop_token>
#include <vector>

using namespace foramen;
using namespace foramen::test;

/// Reading structured reports: own and foreign ones, unusual and damaged ones.
class TestStructuredReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void items_haveNamesValuesAndUnits();
    void header_saysWhoVerified();
    void keyObjects_areRead();
    void unknownTypesAndCodes_areKept();
    void brokenItems_areRead();
    void longText_isWhole();
    void latin1_isConverted();
    void deepNesting_isBounded_data();
    void deepNesting_isBounded();
    void manyItems_areCounted();
    void cutFile_givesWhatComesBefore();
    void otherObjects_areRefused();
    void identity_isTaken();
    void missingFile_isNotFound();
    void cancelled_endsIt();
    void dsrdump_printsTheSame_data();
    void dsrdump_printsTheSame();

private:
    [[nodiscard]] std::filesystem::path path(const char* name) const
    {
        return m_folder.filePath(name).toStdString();
    }
    /// Writes and reads a report.
    StructuredReport read(const SampleContent& root, const SampleObject& object = {}) const
    {
        writeReport(path("report.dcm"), root, object);
        const auto report = readStructuredReport(path("report.dcm"));
        if (!report) {
            QTest::qFail(report.error().message.c_str(), __FILE__, __LINE__);
            return {};
        }
        return *report;
    }
    /// Levels of items below an item, and itself.
    static int depthOf(const ContentItem& item)
    {
        int deepest = 0;
        for (const ContentItem& child : item.children)
            deepest = std::max(deepest, depthOf(child));
        return deepest + 1;
    }
    static int countOf(const ContentItem& item)
    {
        int count = 1;
        for (const ContentItem& child : item.children)
            count += countOf(child);
        return count;
    }

    QTemporaryDir m_folder;
};

void TestStructuredReport::items_haveNamesValuesAndUnits()
{
    const StructuredReport report = read(sampleReport());
    QVERIFY(!report.damaged && !report.cut);
    QCOMPARE(report.sopClassName, std::string("Basic Text SR Storage"));
    QCOMPARE(report.patientId, std::string("TEST"));
    QCOMPARE(report.contentDate, std::string("20260103"));
    const ContentItem& root = report.root;
    QCOMPARE(root.name.meaning, std::string("Imaging Measurement Report"));
    QCOMPARE(root.type, ContentType::Container);
    QCOMPARE(root.relationship, ContentRelationship::None);
    QCOMPARE(root.children.size(), std::size_t(6));
    QCOMPARE(root.children[0].type, ContentType::PersonName);
    QCOMPARE(root.children[0].value, std::string("Reader^Ann"));
    QCOMPARE(root.children[0].relationship, ContentRelationship::HasObservationContext);
    QCOMPARE(root.children[1].value, std::string("20260102"));
    QCOMPARE(root.children[3].type, ContentType::DateTime);
    QCOMPARE(root.children[5].value, std::string("Gefühl im linken Bein gestört\r\nsonst nichts"));
    const ContentItem& group = root.children[4];
    QCOMPARE(group.children[0].type, ContentType::UidReference);
    QCOMPARE(group.children[0].value, std::string("1.2.3.4"));
    QCOMPARE(group.children[1].code,
             (ContentCode{"18347007", "SCT", "Spinal stenosis of lumbar region"}));
    QCOMPARE(group.children[2].value, std::string("12.3"));
    QCOMPARE(group.children[2].code, (ContentCode{"mm", "UCUM", "millimeter"}));
    const ContentItem& region = group.children[3];
    QCOMPARE(region.type, ContentType::Coordinates);
    QCOMPARE(region.graphicType, std::string("POLYLINE"));
    QCOMPARE(region.value, std::string("1.5\\2\\30\\40.25"));
    QCOMPARE(region.children[0].relationship, ContentRelationship::SelectedFrom);
    QCOMPARE(region.children[0].references.size(), std::size_t(1));
    QCOMPARE(region.children[0].references[0].sopInstanceUid,
             std::string("1.2.826.0.1.3680043.10.1.1.1.5"));
    QCOMPARE(region.children[0].references[0].sopClassName, std::string("MR Image Storage"));
}

void TestStructuredReport::header_saysWhoVerified()
{
    SampleObject object;
    object.patientName = "Müller^Jörg";
    object.change = [](DcmDataset& data) {
        DcmItem* item = nullptr;
        data.putAndInsertString(DCM_VerificationFlag, "VERIFIED");
        data.findOrCreateSequenceItem(DCM_VerifyingObserverSequence, item, -2);
        item->putAndInsertString(DCM_VerifyingObserverName, "Reader^Ann");
        item->putAndInsertString(DCM_VerifyingOrganization, "Clinic");
        item->putAndInsertString(DCM_VerificationDateTime, "20260103120000");
    };
    const StructuredReport report = read(sampleReport(), object);
    QCOMPARE(report.verification, std::string("VERIFIED"));
    QCOMPARE(report.completion, std::string("COMPLETE"));
    QCOMPARE(report.patientName, std::string("Müller^Jörg"));
    QCOMPARE(report.verifiers.size(), std::size_t(1));
    QCOMPARE(report.verifiers[0].name, std::string("Reader^Ann"));
    QCOMPARE(report.verifiers[0].organization, std::string("Clinic"));
    QCOMPARE(report.verifiers[0].time, std::string("20260103120000"));
}

void TestStructuredReport::keyObjects_areRead()
{
    SampleContent root{"", "CONTAINER", {"113000", "DCM", "Of Interest"}};
    SampleContent image{"CONTAINS", "IMAGE"};
    image.sopClassUid = "1.2.840.10008.5.1.4.1.1.4.1";
    image.sopInstanceUid = "1.2.3.4.5";
    image.frames = "2\\7";
    root.children = {image};
    SampleObject object;
    object.sopClassUid = "1.2.840.10008.5.1.4.1.1.88.59";
    object.modality = "KO";
    const StructuredReport report = read(root, object);
    QCOMPARE(report.root.children.size(), std::size_t(1));
    QCOMPARE(report.root.children[0].references[0].frames, std::string("2\\7"));
}

void TestStructuredReport::unknownTypesAndCodes_areKept()
{
    SampleContent root{"", "CONTAINER", {"X-1", "99PRIVATE", ""}};
    SampleContent future{"CONTAINS", "HOLOGRAM", {"X-2", "99PRIVATE", "Something new"}, "ignored"};
    SampleContent odd{"IS NEAR", "TEXT", {}, "no name, no known relationship"};
    SampleContent link;
    link.relationship = "INFERRED FROM";
    link.target = {1, 3, 2};
    root.children = {future, odd, link};
    const StructuredReport report = read(root);
    QCOMPARE(report.root.name, (ContentCode{"X-1", "99PRIVATE", ""}));
    QCOMPARE(report.root.children[0].type, ContentType::Unknown);
    QCOMPARE(report.root.children[0].value, std::string("HOLOGRAM"));
    QCOMPARE(report.root.children[0].name.meaning, std::string("Something new"));
    QCOMPARE(report.root.children[1].relationship, ContentRelationship::None);
    QCOMPARE(report.root.children[1].value, std::string("no name, no known relationship"));
    QCOMPARE(report.root.children[2].type, ContentType::ByReference);
    QCOMPARE(report.root.children[2].value, std::string("1.3.2"));
}

void TestStructuredReport::brokenItems_areRead()
{
    // A number without a value but with the reason, and a code without its sequence.
    SampleContent root{"", "CONTAINER", {"1", "99T", "Title"}};
    root.children = {{"CONTAINS", "CODE", {"2", "99T", "Empty"}}};
    SampleObject object;
    object.change = [](DcmDataset& data) {
        DcmItem* item = nullptr;
        data.findOrCreateSequenceItem(DCM_ContentSequence, item, -2);
        item->putAndInsertString(DCM_ValueType, "NUM");
        item->insertEmptyElement(DCM_MeasuredValueSequence);
        DcmItem* why = nullptr;
        item->findOrCreateSequenceItem(DCM_NumericValueQualifierCodeSequence, why, -2);
        why->putAndInsertString(DCM_CodeMeaning, "Value out of range");
    };
    const StructuredReport report = read(root, object);
    QCOMPARE(report.root.children.size(), std::size_t(2));
    QCOMPARE(report.root.children[0].code, ContentCode{});
    QCOMPARE(report.root.children[1].type, ContentType::Number);
    QCOMPARE(report.root.children[1].value, std::string());
    QCOMPARE(report.root.children[1].qualifier.meaning, std::string("Value out of range"));
}

void TestStructuredReport::longText_isWhole()
{
    SampleContent root{"", "CONTAINER", {"1", "99T", "Title"}};
    root.children = {{"CONTAINS", "TEXT", {"2", "99T", "Findings"}, std::string(100'000, 'a')}};
    const StructuredReport report = read(root);
    QCOMPARE(report.root.children[0].value.size(), std::size_t(100'000));
    QVERIFY(!report.root.children[0].cut);
}

void TestStructuredReport::latin1_isConverted()
{
    SampleContent root{"", "CONTAINER", {"1", "99T", "Title"}};
    root.children = {{"CONTAINS", "TEXT", {"2", "99T", "Findings"}, "gest\xF6rt"}};
    SampleObject object;
    object.characterSet = "ISO_IR 100";
    QCOMPARE(read(root, object).root.children[0].value, std::string("gestört"));
}

void TestStructuredReport::deepNesting_isBounded_data()
{
    QTest::addColumn<int>("depth");
    QTest::addColumn<bool>("whole");
    QTest::newRow("as deep as reports are") << 12 << true;
    QTest::newRow("deeper than is read") << 30 << false;
    QTest::newRow("absurd") << 800 << false;
}

void TestStructuredReport::deepNesting_isBounded()
{
    QFETCH(const int, depth);
    QFETCH(const bool, whole);
    const StructuredReport report = read(nestedReport(depth));
    QCOMPARE(depthOf(report.root), whole ? depth + 1 : depthOf(report.root));
    QVERIFY(depthOf(report.root) <= 26);
    QVERIFY(depthOf(report.root) >= std::min(depth + 1, 22));
    QCOMPARE(report.damaged || report.cut, !whole);
}

void TestStructuredReport::manyItems_areCounted()
{
    SampleContent root{"", "CONTAINER", {"1", "99T", "Title"}};
    root.children.assign(5000, {"CONTAINS", "TEXT", {"2", "99T", "Line"}, "x"});
    const StructuredReport report = read(root);
    QVERIFY(!report.cut);
    QCOMPARE(countOf(report.root), 5001);
}

void TestStructuredReport::cutFile_givesWhatComesBefore()
{
    const int whole = countOf(read(sampleReport()).root);
    std::ifstream file(path("report.dcm"), std::ios::binary);
    const std::vector<char> content{std::istreambuf_iterator<char>(file), {}};
    int damaged = 0;
    int last = 0;
    for (std::size_t size = 0; size < content.size(); ++size) {
        const auto* bytes = reinterpret_cast<const std::uint8_t*>(content.data());
        const auto report = readStructuredReport(memorySource({bytes, size}));
        if (!report)
            continue;
        damaged += report->damaged ? 1 : 0;
        const int count = countOf(report->root);
        QVERIFY(count >= last && count <= whole);
        last = count;
    }
    QVERIFY(damaged > 500);
    QVERIFY(last > whole / 2);
}

void TestStructuredReport::otherObjects_areRefused()
{
    SampleObject object;
    object.sopClassUid = "1.2.840.10008.5.1.4.1.1.66";
    writeObject(path("raw.dcm"), object);
    const auto report = readStructuredReport(path("raw.dcm"));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Unsupported);
    std::ofstream(path("text.dcm")) << "This is a text and no DICOM object, whatever its name says";
    const auto text = readStructuredReport(path("text.dcm"));
    QVERIFY(!text);
    QCOMPARE(text.error().code, ErrorCode::NotDicom);
}

void TestStructuredReport::identity_isTaken()
{
    SampleObject object;
    object.change = [](DcmDataset& data) {
        data.putAndInsertString(DCM_PatientBirthDate, "19600101");
        data.putAndInsertString(DCM_ManufacturerModelName, "Model");
        data.putAndInsertString(DCM_TimezoneOffsetFromUTC, "+0100");
        for (const char* uid : {"1.2.1", "1.2.2"}) {
            DcmItem* study = nullptr;
            DcmItem* series = nullptr;
            DcmItem* instance = nullptr;
            data.findOrCreateSequenceItem(DCM_PredecessorDocumentsSequence, study, -2);
            study->findOrCreateSequenceItem(DCM_ReferencedSeriesSequence, series, -2);
            series->findOrCreateSequenceItem(DCM_ReferencedSOPSequence, instance, -2);
            instance->putAndInsertString(DCM_ReferencedSOPInstanceUID, uid);
        }
    };
    writeReport(path("identity.dcm"), sampleReport(), object);
    const auto report = readStructuredReport(path("identity.dcm"));
    QVERIFY(report);
    const ReportIdentity& identity = report->identity;
    QCOMPARE(identity.sopInstanceUid, object.sopUid);
    QCOMPARE(identity.studyInstanceUid, object.studyUid);
    QCOMPARE(identity.patientBirthDate, std::string("19600101"));
    QCOMPARE(identity.manufacturerModelName, std::string("Model"));
    QCOMPARE(identity.timezone, std::string("+0100"));
    QCOMPARE(identity.predecessors.size(), std::size_t{2});
    QCOMPARE(identity.predecessors[1].sopInstanceUid, std::string("1.2.2"));
}

void TestStructuredReport::missingFile_isNotFound()
{
    const auto report = readStructuredReport(path("missing.dcm"));
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotFound);
}

void TestStructuredReport::cancelled_endsIt()
{
    writeReport(path("report.dcm"), sampleReport());
    std::stop_source stop;
    stop.request_stop();
    Task task;
    task.stop = stop.get_token();
    const auto report = readStructuredReport(path("report.dcm"), task);
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::Cancelled);
}

namespace {

const char* relationshipName(ContentRelationship relationship)
{
    switch (relationship) {
    case ContentRelationship::None:
        return "";
    case ContentRelationship::Contains:
        return "contains ";
    case ContentRelationship::HasObservationContext:
        return "has obs context ";
    case ContentRelationship::HasAcquisitionContext:
        return "has acq context ";
    case ContentRelationship::HasConceptModifier:
        return "has concept mod ";
    case ContentRelationship::HasProperties:
        return "has properties ";
    case ContentRelationship::SelectedFrom:
        return "selected from ";
    case ContentRelationship::InferredFrom:
        return "inferred from ";
    }
    return "";
}

QString printed(const ContentCode& code)
{
    if (code == ContentCode{})
        return {};
    return QStringLiteral("(%1,%2,\"%3\")")
        .arg(QString::fromStdString(code.value), QString::fromStdString(code.scheme),
             QString::fromStdString(code.meaning));
}

QString printedValue(const ContentItem& item)
{
    QString text = QString::fromStdString(item.value);
    text.replace('\r', "\\r").replace('\n', "\\n");
    const QString quoted = "=\"" + text + '"';
    switch (item.type) {
    case ContentType::Container:
        return QStringLiteral("CONTAINER:") + printed(item.name);
    case ContentType::Text:
        return QStringLiteral("TEXT:") + printed(item.name) + quoted;
    case ContentType::Code:
        return QStringLiteral("CODE:") + printed(item.name) + '=' + printed(item.code);
    case ContentType::Number:
        return QStringLiteral("NUM:") + printed(item.name) + quoted + ' ' + printed(item.code);
    case ContentType::DateTime:
        return QStringLiteral("DATETIME:") + printed(item.name) + quoted;
    case ContentType::Date:
        return QStringLiteral("DATE:") + printed(item.name) + quoted;
    case ContentType::Time:
        return QStringLiteral("TIME:") + printed(item.name) + quoted;
    case ContentType::UidReference:
        return QStringLiteral("UIDREF:") + printed(item.name) + quoted;
    case ContentType::PersonName:
        return QStringLiteral("PNAME:") + printed(item.name) + quoted;
    case ContentType::Coordinates:
        return QStringLiteral("SCOORD:") + printed(item.name) + "=("
            + QString::fromStdString(item.graphicType);
    case ContentType::TemporalCoordinates:
        return QStringLiteral("TCOORD:") + printed(item.name) + "=("
            + QString::fromStdString(item.graphicType);
    case ContentType::Image:
        return QStringLiteral("IMAGE:") + printed(item.name);
    case ContentType::Waveform:
        return QStringLiteral("WAVEFORM:") + printed(item.name);
    case ContentType::Composite:
        return QStringLiteral("COMPOSITE:") + printed(item.name);
    case ContentType::ByReference:
        return text;
    default:
        return QStringLiteral("?");
    }
}

/// The items as dsrdump prints them, without what follows the values of pictures and coordinates.
void print(const ContentItem& item, int depth, QStringList& lines)
{
    lines << QString(qsizetype{2} * depth, ' ') + '<' + relationshipName(item.relationship)
            + printedValue(item);
    for (const ContentItem& child : item.children)
        print(child, depth + 1, lines);
}

/// A line of dsrdump without its end, where that is not compared.
QString shortened(QString line)
{
    static const QRegularExpression continuity("=(SEPARATE|CONTINUOUS)>.*$");
    static const QRegularExpression time("> \\{[0-9 :.+-]*\\}$");
    static const QRegularExpression picture(
        "((?:IMAGE|COMPOSITE|WAVEFORM):(?:\\(.*\"\\))?)=\\(.*$");
    static const QRegularExpression coordinates("([ST]COORD:.*=\\([A-Z]+),.*$");
    line.replace(continuity, {}).replace(time, ">");
    line.replace(picture, "\\1").replace(coordinates, "\\1");
    return line.endsWith('>') ? line.chopped(1) : line;
}

} // namespace

void TestStructuredReport::dsrdump_printsTheSame_data()
{
    QTest::addColumn<QString>("file");
    const auto add = [&](const char* name) {
        QTest::newRow(name) << m_folder.filePath(name);
    };
    SampleObject comprehensive; // a Basic Text SR may hold no numbers
    comprehensive.sopClassUid = "1.2.840.10008.5.1.4.1.1.88.33";
    writeReport(path("sample"), sampleReport(), comprehensive);
    add("sample");
    Report report;
    report.assessment = sampleAssessment();
    report.time = "2026-11-20T10:30:00+01:00";
    QVERIFY(writeModelSr(path("own, of the model"), report).has_value());
    add("own, of the model");
    QVERIFY(writeReaderSr(path("own, of readers"), report).has_value());
    add("own, of readers");
    for (const char* name :
         {"sr-tid1500/sr.dcm", "pydicom/test_files/test-SR.dcm", "pydicom/test_files/reportsi.dcm"})
        QTest::newRow(name) << QString::fromStdString(realData(name).string());
}

void TestStructuredReport::dsrdump_printsTheSame()
{
    QFETCH(const QString, file);
    if (file.isEmpty())
        QSKIP("real data are not there");
    const auto run = runInstalled(
        "dsrdump", {"-q", "-Ph", "+Pc", "+Pl", "+U8", "-Ee", "-Er", "-Ev", "-Ec", file});
    if (!run)
        QSKIP("dsrdump is not installed");
    QCOMPARE(run->status, 0);
    QStringList theirs;
    for (const QString& line : QString::fromUtf8(run->out).split('\n', Qt::SkipEmptyParts))
        theirs << shortened(line);
    const auto read = readStructuredReport(file.toStdString());
    QVERIFY(read.has_value());
    QStringList ours;
    print(read->root, 0, ours);
    for (qsizetype i = 0; i < std::min(ours.size(), theirs.size()); ++i)
        QCOMPARE(ours[i], theirs[i]);
    QCOMPARE(ours.size(), theirs.size());
}

QTEST_APPLESS_MAIN(TestStructuredReport)
#include "tst_structured_report.moc"
