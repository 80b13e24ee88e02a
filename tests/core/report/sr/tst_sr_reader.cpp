#include "core/report/sr/reading/sr_reader.h"

#include "core/report/sr/sr_parts.h"
#include "core/spine/study_owner.h"
#include "tests/core/report/random_assessment.h"
#include "tests/core/report/sample_measurements.h"
#include "tests/core/report/sr_reading.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

/// The two documents read again.
class TestSrReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void randomAssessments_areReadAsTheyWere();
    void readersAlone_needNoModel();
    void signature_isRead();
    void measurements_areNoSites();
    void olderModelDocument_isRead();
    void otherPrograms_areRefused();
    void contradictions_areRefused_data();
    void contradictions_areRefused();
    void documents_areJoinedOnlyWhereTheyBelongTogether();
    void times_areReadAsTheyAreWritten_data();
    void times_areReadAsTheyAreWritten();

private:
    [[nodiscard]] std::filesystem::path file() const { return m_folder.path("sr.dcm"); }
    Result<SrReading> read(const Report& report, SrFile::Writer write) const
    {
        if (auto written = write(file(), report); !written)
            return tl::make_unexpected(written.error());
        return readSr(file());
    }
    /// Writes the readers' document, changes it and reads it.
    Result<SrReading> readChanged(const std::function<void(DcmDataset&)>& change) const
    {
        if (!writeReaderSr(file(), sampleReport(sampleReadAssessment())))
            qFatal("not written");
        DcmFileFormat format;
        if (format.loadFile(file().c_str()).bad())
            qFatal("not read");
        change(*format.getDataset());
        if (format.saveFile(file().c_str()).bad())
            qFatal("not saved");
        return readSr(file());
    }
    TestFolder m_folder;
};

namespace {

constexpr double kPixelTolerance = 1e-4; // of a 32-bit coordinate
constexpr double kShareTolerance = 1e-13; // of 14 decimals
constexpr double kMillimetreTolerance = 1e-4;

bool areClose(double a, double b, double tolerance)
{
    return std::abs(a - b) <= tolerance;
}

/// Empty where they are the same place on the same picture.
QString difference(const std::optional<SiteLocation>& read,
                   const std::optional<SiteLocation>& written)
{
    if (read.has_value() != written.has_value())
        return "a point is there or not";
    if (!read)
        return {};
    if (read->seriesInstanceUid != written->seriesInstanceUid
        || read->sopInstanceUid != written->sopInstanceUid)
        return "the picture of a point";
    // The SR does not hold the point in patient space; none is better than a wrong one.
    if (!std::isnan(read->patient.x) || !std::isnan(read->patient.z))
        return "a point in patient space";
    return areClose(read->image.column, written->image.column, kPixelTolerance)
            && areClose(read->image.row, written->image.row, kPixelTolerance)
        ? QString()
        : QString("the place of a point");
}

QString difference(const std::optional<Finding>& read, const AssessmentCell& written)
{
    const auto& finding = written.finding;
    if (read.has_value() != finding.has_value())
        return "a finding is there or not";
    if (!finding)
        return {}; // also one that was not revealed
    if (const QString place = difference(read->location, finding->location); !place.isEmpty())
        return "of the model: " + place;
    if (finding->refused)
        return read->refused
                && englishSentence(*read->refused) == englishSentence(*finding->refused)
            ? QString()
            : QString("the reason of a refusal");
    if (written.isFindingWithheld()) // said, without the grade
        return read->refused
                && english(*read->refused).find("does not give the grade") != std::string::npos
            ? QString()
            : QString("a withheld grade");
    if (read->refused)
        return "a refusal";
    for (std::size_t i = 0; i < kSeverityCount; ++i)
        if (!areClose(read->probabilities[i], finding->probabilities[i], kShareTolerance))
            return "a probability";
    if (read->uncertainty.has_value() != finding->uncertainty.has_value()
        || !areClose(read->uncertainty.value_or(0), finding->uncertainty.value_or(0),
                     kShareTolerance))
        return "an uncertainty";
    if (englishSentence(read->unreliable.value_or(Reason()))
        != englishSentence(finding->unreliable.value_or(Reason())))
        return "an unreliable grade";
    return {};
}

QString difference(const std::optional<ReaderDecision>& read, const AssessmentCell& written)
{
    const auto& decision = written.decision;
    if (read.has_value() != decision.has_value())
        return "a decision is there or not";
    if (!decision)
        return {};
    if (read->severity != decision->severity || read->refined != decision->refined)
        return "a grade";
    if (read->readerName != decision->readerName || read->time != decision->time)
        return "who decided, or when";
    if (read->ungradable != decision->ungradable)
        return "why a site is not gradable";
    // Only of a grade that was visible and still is what was accepted.
    const bool isAccepted = written.state() == CellState::Accepted;
    if (read->acceptedFinding != isAccepted
        || read->acceptedAt != (isAccepted ? decision->acceptedAt : CutOff{}))
        return "whether a grade was accepted";
    return {};
}

QString difference(const AssessmentCell& read, const AssessmentCell& written)
{
    if (QString finding = difference(read.finding, written); !finding.isEmpty())
        return finding;
    if (QString decision = difference(read.decision, written); !decision.isEmpty())
        return decision;
    if (read.isPointRemoved != written.isPointRemoved)
        return "a removed point";
    if (QString place = difference(read.readerLocation, written.readerLocation); !place.isEmpty())
        return "of a reader: " + place;
    const CellComment none;
    const CellComment& a = read.comment ? *read.comment : none;
    const CellComment& b = written.comment ? *written.comment : none;
    if (a.text != b.text || a.readerName != b.readerName || a.time != b.time)
        return "a comment";
    // Withheld and hidden grades are not in the SR.
    const bool isWhole = !written.isFindingWithheld() && !written.hidden;
    if (isWhole && (read.state() != written.state() || read.severity() != written.severity()))
        return "the state of a site";
    return {};
}

QString difference(const StudyIdentity& read, const StudyIdentity& written)
{
    return studyKeyOf(read) == studyKeyOf(written) && read.patientName == written.patientName
            && read.studyDescription == written.studyDescription
            && read.accessionNumber == written.accessionNumber
        ? QString()
        : QString("the study");
}

QString difference(const std::optional<ModelIdentity>& read,
                   const std::optional<ModelIdentity>& written)
{
    const auto textOf = [](const std::optional<ModelIdentity>& model) {
        return model ? model->name + '|' + model->version + '|' + model->sha256 + '|'
                + model->device + '|' + model->runtime + '|' + model->date
                     : std::string();
    };
    return textOf(read) == textOf(written)
        ? QString()
        : QString::fromStdString("the model: " + textOf(read) + " for " + textOf(written));
}

QString difference(const std::array<LevelLocation, kLevelCount>& read,
                   const std::array<LevelLocation, kLevelCount>& written)
{
    for (std::size_t i = 0; i < kLevelCount; ++i) {
        if (read[i].level != written[i].level
            || read[i].discCenter.has_value() != written[i].discCenter.has_value()
            || !areClose(read[i].confidence, written[i].confidence, 1e-9))
            return "a level";
        if (read[i].discCenter
            && distance(*read[i].discCenter, *written[i].discCenter) > kMillimetreTolerance)
            return "the centre of a disc";
    }
    return {};
}

/// Those that were visible; the SR has no Instance Numbers.
QString difference(const std::vector<SpineMeasure>& read, const std::vector<SpineMeasure>& written)
{
    if (read.size() != written.size())
        return "the number of measures";
    for (const SpineMeasure& a : written) {
        const SpineMeasure* b = measureOf(read, a.kind, a.level, a.side);
        if (!b || !areClose(b->value, a.value, kMillimetreTolerance)
            || !areClose(b->deviation, a.deviation, kMillimetreTolerance)
            || b->percent.has_value() != a.percent.has_value()
            || !areClose(b->percent.value_or(0), a.percent.value_or(0), kMillimetreTolerance))
            return "a measure";
        if (b->seriesInstanceUid != a.seriesInstanceUid || b->sopInstanceUid != a.sopInstanceUid
            || b->frameNumber != a.frameNumber || b->points.size() != a.points.size())
            return "the picture of a measure";
        for (std::size_t i = 0; i < a.points.size(); ++i)
            if (!areClose(b->points[i].column, a.points[i].column, kPixelTolerance)
                || !areClose(b->points[i].row, a.points[i].row, kPixelTolerance))
                return "the marks of a measure";
    }
    return {};
}

/// What the assessment that was read does not say as the written one; empty when they are equal.
QString difference(const Assessment& read, const Assessment& written)
{
    for (std::size_t i = 0; i < kSiteCount; ++i)
        if (const QString cell = difference(read.cell(siteAt(i)), written.cell(siteAt(i)));
            !cell.isEmpty())
            return QString::fromStdString(keyOf(siteAt(i))) + ": " + cell;
    if (read.variant() != written.variant())
        return "the naming of the spine";
    if (QString study = difference(read.study(), written.study()); !study.isEmpty())
        return study;
    if (!written.model())
        return read.model() ? QString("a model") : QString();
    if (QString model = difference(read.model(), written.model()); !model.isEmpty())
        return model;
    if (QString level = difference(read.levels(), written.levels()); !level.isEmpty())
        return level;
    if (QString measure = difference(read.measures(), written.measures()); !measure.isEmpty())
        return measure;
    if (read.numbering().certain != written.numbering().certain
        || englishSentence(read.numbering().reason) != englishSentence(written.numbering().reason)
        || read.problems().size() != written.problems().size())
        return "the numbering or the problems";
    for (std::size_t i = 0; i < read.problems().size(); ++i)
        if (englishSentence(read.problems()[i]) != englishSentence(written.problems()[i]))
            return "a problem";
    return {};
}

/// The first child of a name, at any depth.
DcmItem* findItem(DcmItem& parent, const std::string& name)
{
    DcmItem* found = nullptr;
    forEachChild(parent, [&](DcmItem& child) {
        if (!found)
            found = nameOfItem(child) == name ? &child : findItem(child, name);
    });
    return found;
}

DcmItem& codeOf(DcmItem& item)
{
    DcmItem* code = nullptr;
    if (item.findAndGetSequenceItem(DCM_ConceptCodeSequence, code).bad())
        qFatal("no code");
    return *code;
}

DcmSequenceOfItems& groupsSequence(DcmDataset& data)
{
    DcmSequenceOfItems* groups = nullptr;
    DcmItem* measurements = findItem(data, "126010");
    if (!measurements || measurements->findAndGetSequence(DCM_ContentSequence, groups).bad())
        qFatal("no groups");
    return *groups;
}

} // namespace

void TestSrReader::randomAssessments_areReadAsTheyWere()
{
    // Thousands by hand: FORAMEN_ROUND_TRIPS=5000 tst_sr_reader.
    const int count = qEnvironmentVariableIntValue("FORAMEN_ROUND_TRIPS") > 0
        ? qEnvironmentVariableIntValue("FORAMEN_ROUND_TRIPS")
        : 500;
    for (int seed = 1; seed <= count; ++seed) {
        const Assessment written = RandomAssessment(static_cast<unsigned>(seed)).make();
        const Report report = sampleReport(written);
        const auto reader = read(report, writeReaderSr);
        QVERIFY2(reader,
                 qPrintable(QString::number(seed) + (reader ? "" : ": ")
                            + QString::fromStdString(reader ? "" : reader.error().message)));
        QVERIFY(reader->document == SrDocument::Reader);
        Assessment whole = reader->assessment;
        if (written.model()) {
            const auto model = read(report, writeModelSr);
            QVERIFY2(model,
                     qPrintable(QString("%1: %2").arg(seed).arg(
                         QString::fromStdString(model ? "" : model.error().message))));
            QVERIFY(model->document == SrDocument::Model && !model->assessment.hasReaderWork());
            const auto joined = joinedAssessment(*model, *reader);
            QVERIFY2(joined, joined ? "" : joined.error().message.c_str());
            whole = *joined;
        }
        whole.setUnreliableGrades(written.unreliableGrades()); // a setting of who looks at it
        const QString unequal = difference(whole, written);
        QVERIFY2(unequal.isEmpty(), qPrintable(QString("%1: %2").arg(seed).arg(unequal)));
    }
}

void TestSrReader::readersAlone_needNoModel()
{
    const Assessment written = sampleReadAssessment();
    const auto reading = read(sampleReport(written), writeReaderSr);
    QVERIFY(reading);
    QVERIFY(!reading->assessment.model());
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    QVERIFY(reading->assessment.cell(site).state() == CellState::ReaderOnly);
    QVERIFY(reading->assessment.cell(site).severity() == Severity::Severe);
    QVERIFY(!reading->assessment.cell(site).finding);
    QCOMPARE(reading->assessment.reviewedCount(), written.reviewedCount());
    QVERIFY(!reading->isFinal && reading->readerName.empty());
    QCOMPARE(reading->time, std::string("2026-11-20T10:30:00+01:00"));
    QVERIFY(reading->text.find("Research use only") != std::string::npos);
}

void TestSrReader::signature_isRead()
{
    const auto reading = read(sampleSignedReport(), writeReaderSr);
    QVERIFY(reading);
    QVERIFY(reading->isFinal);
    QCOMPARE(reading->readerName, std::string("Reader^Ann"));
    QCOMPARE(reading->time, std::string("2026-11-20T10:30:00+01:00"));
    QVERIFY(reading->text.find("ADDENDUM 1") != std::string::npos);
    QCOMPARE(reading->predecessorUids.size(), std::size_t{2});
}

void TestSrReader::measurements_areNoSites()
{
    Report report = sampleReport(sampleReadAssessment());
    addMeasurements(report);
    const auto reading = read(report, writeReaderSr);
    QVERIFY2(reading, reading ? "" : reading.error().message.c_str());
    QCOMPARE(reading->assessment.reviewedCount(), report.assessment.reviewedCount());
}

/// Without levels and with six decimals, as they were written before the reader was there.
void TestSrReader::olderModelDocument_isRead()
{
    QVERIFY(writeModelSr(file(), sampleReport(sampleAssessment())));
    DcmFileFormat format;
    QVERIFY(format.loadFile(file().c_str()).good());
    DcmSequenceOfItems* content = nullptr;
    QVERIFY(format.getDataset()->findAndGetSequence(DCM_ContentSequence, content).good());
    for (unsigned long i = 0; i < content->card(); ++i)
        if (nameOfItem(*content->getItem(i)) == "LEVELS") {
            delete content->remove(i);
            break;
        }
    QVERIFY(!findItem(*format.getDataset(), "LEVELS"));
    QVERIFY(format.saveFile(file().c_str()).good());
    const auto reading = readSr(file());
    QVERIFY2(reading, reading ? "" : reading.error().message.c_str());
    QVERIFY(!reading->assessment.levels()[2].discCenter);
    QVERIFY(reading->assessment.levels()[2].level == DiscLevel::L3L4);
    const Site site{Condition::LeftSubarticularStenosis, DiscLevel::L2L3};
    QVERIFY(reading->assessment.cell(site).severity() == Severity::Severe);
}

void TestSrReader::otherPrograms_areRefused()
{
    const auto foreign = readChanged(
        [](DcmDataset& data) { data.putAndInsertString(DCM_Manufacturer, "Example Imaging"); });
    QVERIFY(!foreign && foreign.error().code == ErrorCode::Unsupported);
    QVERIFY(foreign.error().message.find("not written by Foramen") != std::string::npos);
    QVERIFY(!readSr(m_folder.path("missing.dcm")));
}

void TestSrReader::contradictions_areRefused_data()
{
    using Change = std::function<void(DcmDataset&)>;
    QTest::addColumn<Change>("change");
    QTest::newRow("another side") << Change([](DcmDataset& data) {
        DcmItem* side = findItem(data, "272741003"); // of the first left site
        codeOf(*side).putAndInsertString(DCM_CodeValue, "24028007");
    });
    QTest::newRow("another level") << Change([](DcmDataset& data) {
        codeOf(*findItem(data, "363698007")).putAndInsertString(DCM_CodeValue, "243923001");
    });
    QTest::newRow("another condition") << Change([](DcmDataset& data) {
        codeOf(*findItem(data, "121071")).putAndInsertString(DCM_CodeValue, "371000119109");
    });
    QTest::newRow("a site less") << Change(
        [](DcmDataset& data) { delete groupsSequence(data).remove(7UL); });
    QTest::newRow("a site twice") << Change([](DcmDataset& data) {
        auto* copy = new DcmItem(*groupsSequence(data).getItem(3));
        groupsSequence(data).append(copy);
    });
    QTest::newRow("an unknown grade") << Change([](DcmDataset& data) {
        codeOf(*findItem(data, "246112005")).putAndInsertString(DCM_CodeValue, "1");
    });
    QTest::newRow("no observer") << Change([](DcmDataset& data) {
        DcmSequenceOfItems* content = nullptr;
        data.findAndGetSequence(DCM_ContentSequence, content);
        for (unsigned long i = content->card(); i-- > 0;)
            if (nameOfItem(*content->getItem(i)) == "121005")
                delete content->remove(i);
    });
    QTest::newRow("no measurements") << Change([](DcmDataset& data) {
        DcmItem* name = nullptr;
        findItem(data, "126010")->findAndGetSequenceItem(DCM_ConceptNameCodeSequence, name);
        name->putAndInsertString(DCM_CodeValue, "126011");
    });
}

void TestSrReader::contradictions_areRefused()
{
    QFETCH(const std::function<void(DcmDataset&)>, change);
    QVERIFY(readChanged([](DcmDataset&) {}));
    const auto reading = readChanged(change);
    QVERIFY(!reading);
    QVERIFY2(reading.error().code == ErrorCode::Corrupt, reading.error().message.c_str());
}

void TestSrReader::documents_areJoinedOnlyWhereTheyBelongTogether()
{
    const Report report = sampleReport(sampleReadAssessment());
    const auto reader = read(report, writeReaderSr);
    const auto model = read(report, writeModelSr);
    QVERIFY(reader && model);
    QVERIFY(joinedAssessment(*model, *reader));
    QVERIFY(!joinedAssessment(*reader, *model));
    SrReading other = *model;
    other.sopInstanceUid += "1";
    const auto unrelated = joinedAssessment(other, *reader);
    QVERIFY(!unrelated && unrelated.error().code == ErrorCode::InvalidArgument);
    other = *model;
    StudyIdentity study = other.assessment.study();
    study.patientId = "P-8";
    other.assessment.setStudy(study);
    QVERIFY(!joinedAssessment(other, *reader));
    // What a reader calls the discs leaves the model's document as it is.
    Report named = report;
    named.assessment.setVariant({.vertebra = TransitionalVertebra::SacralisedL5,
                                 .discs = NamedDiscs::T12L1ToL4L5,
                                 .readerName = "Reader^Ann",
                                 .time = "2026-11-20T10:05:00+01:00"});
    const auto renamed = read(named, writeReaderSr);
    QVERIFY2(renamed, renamed ? "" : renamed.error().message.c_str());
    QVERIFY(joinedAssessment(*model, *renamed));
}

void TestSrReader::times_areReadAsTheyAreWritten_data()
{
    QTest::addColumn<std::string>("stored");
    QTest::addColumn<std::string>("time");
    QTest::newRow("zone") << std::string("20261120100000+0130")
                          << std::string("2026-11-20T10:00:00+01:30");
    QTest::newRow("no zone") << std::string("20261120100000") << std::string("2026-11-20T10:00:00");
    QTest::newRow("fraction") << std::string("20261120100000.125-0500")
                              << std::string("2026-11-20T10:00:00-05:00");
    QTest::newRow("day") << std::string("20261120") << std::string();
    QTest::newRow("empty") << std::string() << std::string();
    QTest::newRow("words") << std::string("2026112010000x") << std::string();
    QTest::newRow("half a zone") << std::string("20261120100000+01") << std::string();
}

void TestSrReader::times_areReadAsTheyAreWritten()
{
    QFETCH(const std::string, stored);
    QFETCH(const std::string, time);
    QCOMPARE(sr::isoTime(stored), time);
}

QTEST_GUILESS_MAIN(TestSrReader)
#include "tst_sr_reader.moc"
