#include "tests/core/report/sr_reading.h"

#include <QTest>

#include <cmath>
#include <set>

using namespace foramen;
using namespace foramen::test;

/// The content of the measurement groups of the two documents.
class TestSrWriter : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_sr = std::make_unique<SrFile>(); }
    void groups_sayWhatTheGridSays();
    void leftOnlySevere_staysLeft();
    void modelAndReader_areTwoDocuments();
    void studiesOfOneUid_haveUidsOfTheirOwn_data();
    void studiesOfOneUid_haveUidsOfTheirOwn();
    void readersDocument_namesTheModelsAsPredecessor();
    void modelsDocument_isTheSameAfterReading();
    void modelsDocument_needsAModel();
    void refusedSite_hasAReasonAndNoGrade();
    void point_countsFromTheCornerOfTheFirstPixel();
    void removedPoint_isSaid();
    void variant_namesTheDiscsInTheReadersDocument();

private:
    std::unique_ptr<SrFile> m_sr;
};

void TestSrWriter::groups_sayWhatTheGridSays()
{
    const auto groups = m_sr->byModel(sampleReport(sampleAssessment()));
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
    QCOMPARE(m_sr->tag(DCM_SOPClassUID), std::string(UID_ComprehensiveSRStorage));
    QCOMPARE(m_sr->tag(DCM_StudyInstanceUID), std::string("1.2.840.113619.7"));
    QCOMPARE(m_sr->tag(DCM_PatientName), std::string("Phantom^Åsa"));
}

void TestSrWriter::leftOnlySevere_staysLeft()
{
    const auto groups = m_sr->byModel(sampleReport(sampleAssessment()));
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
    const auto model = m_sr->byModel(report);
    QCOMPARE(model.size(), kSiteCount);
    QCOMPARE(model[canal].modelGrade, std::string("Moderate"));
    QCOMPARE(model[canal].probabilities, (std::vector<double>{0.07, 0.48, 0.45}));
    for (const Group& group : model)
        QVERIFY(group.readerGrade.empty());
    QCOMPARE(m_sr->observers(), std::vector<std::string>{"Device"});
    const std::string modelUid = m_sr->tag(DCM_SOPInstanceUID);
    const std::string modelSeries = m_sr->tag(DCM_SeriesInstanceUID);

    const auto reader = m_sr->byReader(report);
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
    QCOMPARE(m_sr->observers(), std::vector<std::string>{"Person"});
    QVERIFY(m_sr->tag(DCM_SOPInstanceUID) != modelUid
            && m_sr->tag(DCM_SeriesInstanceUID) != modelSeries);
}

void TestSrWriter::studiesOfOneUid_haveUidsOfTheirOwn_data()
{
    QTest::addColumn<std::string>("patientId");
    QTest::addColumn<std::string>("studyDate");
    QTest::addColumn<bool>("isOther");
    const StudyIdentity study = sampleReadAssessment().study();
    QTest::newRow("other patient") << study.patientId + "-B" << study.studyDate << true;
    QTest::newRow("other day") << study.patientId << std::string("19990102") << true;
    QTest::newRow("the same with blanks") << ' ' + study.patientId << study.studyDate << false;
}

void TestSrWriter::studiesOfOneUid_haveUidsOfTheirOwn()
{
    QFETCH(std::string, patientId);
    QFETCH(std::string, studyDate);
    QFETCH(bool, isOther);
    Assessment twin = sampleReadAssessment();
    StudyIdentity study = twin.study();
    study.patientId = patientId;
    study.studyDate = studyDate;
    twin.setStudy(study);
    const auto ownGroups = m_sr->byReader(sampleReport(sampleReadAssessment()));
    const std::string ownSeries = m_sr->tag(DCM_SeriesInstanceUID);
    const auto groups = m_sr->byReader(sampleReport(twin));
    QCOMPARE(groups.size(), ownGroups.size());
    QCOMPARE(m_sr->tag(DCM_SeriesInstanceUID) != ownSeries, isOther);
    for (std::size_t i = 0; i < groups.size(); ++i)
        QCOMPARE(groups[i].trackingUid != ownGroups[i].trackingUid, isOther);
}

void TestSrWriter::readersDocument_namesTheModelsAsPredecessor()
{
    const Report report = sampleReport(sampleReadAssessment());
    QVERIFY(!m_sr->byModel(report).empty());
    const std::string modelUid = m_sr->tag(DCM_SOPInstanceUID);
    DcmItem* study = nullptr;
    QVERIFY(m_sr->dataset().findAndGetSequenceItem(DCM_PredecessorDocumentsSequence, study).bad());
    QVERIFY(!m_sr->byReader(report).empty());
    QVERIFY(m_sr->dataset().findAndGetSequenceItem(DCM_PredecessorDocumentsSequence, study).good());
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
    QCOMPARE(m_sr->bytes(after, writeModelSr), m_sr->bytes(before, writeModelSr));
    QVERIFY(!m_sr->byModel(after).empty());
    QCOMPARE(m_sr->tag(DCM_PreliminaryFlag), std::string("PRELIMINARY"));
    QCOMPARE(m_sr->tag(DCM_VerificationFlag), std::string("UNVERIFIED"));
    QCOMPARE(m_sr->tag(DCM_ContentTime), std::string("100000"));
}

void TestSrWriter::modelsDocument_needsAModel()
{
    const auto result = writeModelSr(m_sr->path().toStdString(), sampleReport(Assessment()));
    QVERIFY(!result && result.error().code == ErrorCode::InvalidArgument);
    QVERIFY(!QFile::exists(m_sr->path()));
}

void TestSrWriter::refusedSite_hasAReasonAndNoGrade()
{
    const auto groups = m_sr->byModel(sampleReport(sampleAssessment()));
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
    const auto groups = m_sr->byReader(sampleReport(assessment));
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

void TestSrWriter::removedPoint_isSaid()
{
    Assessment assessment = sampleReadAssessment();
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    CellEdit part = editOf(assessment.cell(site));
    part.isPointRemoved = true;
    assessment.setReaderPart(site, part);
    const Report report = sampleReport(assessment);
    const Group reader = m_sr->byReader(report)[siteIndex(site)];
    QVERIFY(!reader.point);
    QCOMPARE(reader.comments.front(), std::string("The point was removed by a reader"));
    QCOMPARE(reader.readerGrade, std::string("Severe"));
    QVERIFY(m_sr->byModel(report)[siteIndex(site)].point); // the model's result stays what it is
}

void TestSrWriter::variant_namesTheDiscsInTheReadersDocument()
{
    Assessment assessment = sampleReadAssessment();
    const auto levelsOf = [this](const Assessment& shown, bool byModel) {
        const Report report = sampleReport(shown);
        std::vector<std::string> levels;
        for (const Group& group : byModel ? m_sr->byModel(report) : m_sr->byReader(report))
            levels.push_back(group.level);
        levels.resize(kLevelCount); // of the canal
        return levels;
    };
    const auto usual = levelsOf(assessment, false);
    assessment.setVariant(
        {.vertebra = TransitionalVertebra::SacralisedL5, .discs = NamedDiscs::T12L1ToL4L5});
    const auto higher = levelsOf(assessment, false);
    QCOMPARE(higher[0], std::string("Level of T12/L1 disc"));
    QVERIFY(std::equal(higher.begin() + 1, higher.end(), usual.begin()));
    const Group group = m_sr->byReader(sampleReport(assessment))[0];
    QVERIFY(std::any_of(group.comments.begin(), group.comments.end(), [](const auto& comment) {
        return comment.starts_with("Numbering by a reader: L5 is sacralised.");
    }));
    QCOMPARE(group.trackingId, std::string("L1/L2 Spinal Canal Stenosis")); // the row's

    assessment.setVariant({.vertebra = std::nullopt, .discs = NamedDiscs::L2L3ToL6S1});
    const auto lower = levelsOf(assessment, false);
    QVERIFY(std::equal(lower.begin(), lower.begin() + 3, usual.begin() + 1));
    QCOMPARE(lower[3], std::string("Level of L5/L6 disc"));
    QCOMPARE(lower[4], std::string("Level of L6/S1 disc"));
    // The model has counted rows; what a reader calls them is not its result.
    QCOMPARE(levelsOf(assessment, true), usual);
}

QTEST_GUILESS_MAIN(TestSrWriter)
#include "tst_sr_writer.moc"
