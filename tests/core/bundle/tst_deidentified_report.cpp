#include "core/bundle/deidentified_report.h"

#include "core/report/json/json_writer.h"
#include "core/spine/assessment_merging.h"
#include "tests/core/report/random_assessment.h"
#include "tests/core/report/sample_measurements.h"

#include <QTest>

#include <algorithm>
#include <string>
#include <vector>

using namespace foramen;
using namespace foramen::test;

/// The report of a study as that of its de-identified images.
class TestDeidentifiedReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decisions_stay();
    void references_areThoseOfTheImages();
    void series_followTheirPictures();
    void draft_isMadeAnew();
    void text_losesLinesThatNameThePatient();
    void names_stayUnlessTheyAreThePatients();
    void signature_goesAndAddendaStay();
    void pictures_ofWhatIsLeftOutGo();
    void nothing_ofThePatientIsLeft();
    void times_areMoved_data();
    void times_areMoved();

private:
    static constexpr int kDays = 400;

    static Study study()
    {
        Study made;
        made.studyInstanceUid = "1.2.840.113619.7";
        for (const char* uid : {"1.2.3.1", "1.2.3.2", "1.2.3.3"}) {
            Series series;
            series.seriesInstanceUid = uid;
            series.seriesId = uid;
            Instance instance;
            instance.sopInstanceUid = std::string(uid) + ".77";
            series.instances.push_back(instance);
            made.series.push_back(series);
        }
        made.series.back().instances.front().sopInstanceUid = "1.2.3.9.77";
        return made;
    }
    /// The study as an export would write it.
    [[nodiscard]] Study images() const
    {
        Study made = study();
        made.studyInstanceUid = made.studyId = m_names.uid(made.studyInstanceUid);
        made.patientId = "P-new";
        made.studyDate = "20251016";
        for (Series& series : made.series) {
            series.seriesInstanceUid = series.seriesId = m_names.uid(series.seriesInstanceUid);
            series.seriesDescription = "new description";
            series.modality = "MR";
            for (Instance& instance : series.instances)
                instance.sopInstanceUid = m_names.uid(instance.sopInstanceUid);
        }
        return made;
    }
    [[nodiscard]] Report made(const Report& report) const
    {
        const Study before = study();
        const Study after = images();
        IdentifyingText words;
        words.addName("Phantom^Åsa");
        words.addNumber("QZ05-4711");
        return deidentifiedReport(report, NewReferences(before, after, m_names), words, kDays);
    }
    static Report report()
    {
        Report made;
        made.assessment = sampleReadAssessment();
        for (const char* uid : {"1.2.3.1", "1.2.3.2", "1.2.3.3"}) {
            made.series.push_back({"", uid, "Sagittal of Phantom", "MR", 17});
            made.series.back().seriesId = uid;
        }
        made.series.back().role = "Sagittal T2/STIR";
        made.text = draftText(draftOf(made.assessment, made.series));
        made.time = "2026-11-20T11:00:00+01:00";
        made.readerName = "Reader^Ann";
        made.studyId = "4003253";
        addMeasurements(made);
        return made;
    }

    const Pseudonyms m_names{Pseudonyms::Key{7}};
};

void TestDeidentifiedReport::decisions_stay()
{
    constexpr unsigned count = 1000;
    for (unsigned seed = 0; seed < count; ++seed) {
        Report before;
        before.assessment = RandomAssessment(seed).make();
        const Report after = made(before);
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            const AssessmentCell& old = before.assessment.cell(siteAt(i));
            const AssessmentCell& now = after.assessment.cell(siteAt(i));
            QCOMPARE(now.state(), old.state());
            QCOMPARE(now.severity(), old.severity());
            QCOMPARE(now.decision.has_value(), old.decision.has_value());
            QCOMPARE(now.comment.has_value(), old.comment.has_value());
            QCOMPARE(now.isPointRemoved, old.isPointRemoved);
            QCOMPARE(now.isRevealed, old.isRevealed);
            if (old.decision) {
                QCOMPARE(now.decision->acceptedFinding, old.decision->acceptedFinding);
                QCOMPARE(now.decision->readerName, old.decision->readerName);
                QVERIFY(now.decision->refined == old.decision->refined);
            }
            if (const Finding* finding = old.modelFinding()) {
                QVERIFY(now.modelFinding());
                QCOMPARE(now.modelFinding()->probabilities, finding->probabilities);
                QCOMPARE(now.modelFinding()->refused.has_value(), finding->refused.has_value());
            }
            QCOMPARE(now.readerLocation.has_value(), old.readerLocation.has_value());
            if (old.readerLocation)
                QCOMPARE(now.readerLocation->image.column, old.readerLocation->image.column);
        }
        QCOMPARE(after.assessment.variant().discs, before.assessment.variant().discs);
        QCOMPARE(after.assessment.revealMode(), before.assessment.revealMode());
        QCOMPARE(after.assessment.problems().size(), before.assessment.problems().size());
    }
}

void TestDeidentifiedReport::references_areThoseOfTheImages()
{
    const Report after = made(report());
    const StudyIdentity& identity = after.assessment.study();
    QCOMPARE(identity.studyInstanceUid, m_names.uid("1.2.840.113619.7"));
    QCOMPARE(identity.patientId, std::string("P-new"));
    QCOMPARE(identity.studyDate, std::string("20251016"));
    QCOMPARE(identity.patientName, std::string());
    QCOMPARE(identity.accessionNumber, std::string());
    QCOMPARE(after.studyId, identity.studyInstanceUid);
    const SiteLocation* point =
        after.assessment.cell({Condition::SpinalCanalStenosis, DiscLevel::L1L2}).location();
    QVERIFY(point);
    QCOMPARE(point->seriesInstanceUid, m_names.uid("1.2.3.3"));
    QCOMPARE(point->sopInstanceUid, m_names.uid("1.2.3.9.1"));
    for (const ReportMeasurement& one : after.measurements) {
        QCOMPARE(one.annotation.picture.seriesInstanceUid, m_names.uid("1.2.3.3"));
        QCOMPARE(one.annotation.picture.sopInstanceUid, m_names.uid("1.2.3.9.77"));
        QCOMPARE(one.annotation.time, std::string("2025-10-16T10:07:00+01:00"));
        QCOMPARE(one.place.series, std::string("Sagittal T2/STIR"));
    }
    QCOMPARE(after.series.at(0).seriesDescription, std::string("new description"));
    QCOMPARE(after.time, std::string("2025-10-16T11:00:00+01:00"));
    QCOMPARE(after.assessment.model()->date, std::string("2025-10-16T10:00:00+01:00"));
}

/// A scan may name a series whose files have a UID each after another of them than before.
void TestDeidentifiedReport::series_followTheirPictures()
{
    const Study before = study();
    Study after = images();
    after.series[0].seriesInstanceUid = "2.25.1";
    after.series[0].seriesId = "2.25.1-1";
    const NewReferences references(before, after, m_names);
    QCOMPARE(references.series("1.2.3.1"), std::string("2.25.1"));
    QCOMPARE(references.seriesId("1.2.3.1"), std::string("2.25.1-1"));
    QCOMPARE(references.series("1.2.3.2"), m_names.uid("1.2.3.2"));
    QCOMPARE(references.series("of nobody"), m_names.uid("of nobody"));
    QCOMPARE(references.series(""), std::string());
    QVERIFY(references.find("2.25.1"));
    QVERIFY(!references.find("1.2.3.1"));
}

void TestDeidentifiedReport::draft_isMadeAnew()
{
    const Report before = report();
    QVERIFY(before.text.find("Phantom") != std::string::npos || before.series.front().role.empty());
    const Report after = made(before);
    QCOMPARE(after.text, draftText(draftOf(after.assessment, after.series)));
    QVERIFY(after.text.find("REMOVED") == std::string::npos);
}

void TestDeidentifiedReport::text_losesLinesThatNameThePatient()
{
    Report before = report();
    before.text = "Findings of Mrs PHANTOM\nSevere stenosis at L4/L5, 8.5 mm.\r\n"
                  "Order qz05\nCompared with 12.03.2019\n";
    before.printedText = before.text;
    before.measurements.back().annotation.text = "asa?";
    const Report after = made(before);
    QCOMPARE(after.text,
             std::string("REMOVED\nSevere stenosis at L4/L5, 8.5 mm.\r\nREMOVED\n"
                         "REMOVED\n"));
    QCOMPARE(after.printedText, after.text);
    QCOMPARE(after.measurements.back().annotation.text, std::string("REMOVED"));
}

void TestDeidentifiedReport::names_stayUnlessTheyAreThePatients()
{
    Report before = report();
    before.readerName = "Phantom^Per";
    const Report after = made(before);
    QCOMPARE(after.readerName, std::string("REMOVED"));
    QCOMPARE(after.measurements.front().annotation.author, std::string("Reader^Ann"));
}

void TestDeidentifiedReport::signature_goesAndAddendaStay()
{
    Report before = report();
    before.final = true;
    before.signature = ReportSignature{
        .version = 2,
        .sha256 = std::string(64, 'a'),
        .correctionReason = "typing",
        .previousSha256 = std::string(64, 'b'),
        .addenda = {{"Disc at L3/L4, too\nPhantom called", "second look", "Second^Bo",
                     "2026-11-21T10:00:00+01:00", std::string(64, 'c')}}};
    const Report after = made(before);
    QVERIFY(!after.final);
    QVERIFY(!after.signature);
    QVERIFY(after.text.ends_with("\nADDENDUM\nDisc at L3/L4, too\nREMOVED\nReason: second look\n"));
}

void TestDeidentifiedReport::pictures_ofWhatIsLeftOutGo()
{
    Report before = report();
    const Site kept{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    SiteLocation place = sampleLocation(kept);
    place.sopInstanceUid = "1.2.3.9.77";
    before.assessment.setReaderLocation(kept, place);
    for (const Site site : {kept, Site{Condition::SpinalCanalStenosis, DiscLevel::L2L3}})
        before.evidence.push_back({site, 1, 1, {7}, {}});
    before.keyImages.push_back(before.keyImages.front());
    before.keyImages.back().annotation.picture.sopInstanceUid = "1.2.3.9.1";
    before.pictures.push_back({});
    before.pictures.back().file = "/home/Phantom/IM1";
    const Report after = made(before);
    QCOMPARE(after.evidence.size(), std::size_t{1});
    QVERIFY(after.evidence.front().site == kept);
    QVERIFY(!after.keyImages.at(0).gray.empty());
    QVERIFY(after.keyImages.at(1).gray.empty());
    QVERIFY(after.keyImages.at(1).marks.empty());
    QVERIFY(after.pictures.front().file.empty());
}

/// Planted wherever a report holds a text.
void TestDeidentifiedReport::nothing_ofThePatientIsLeft()
{
    const std::string planted = "Phantom";
    Report before = report();
    Grading grading{.model = *before.assessment.model(),
                    .levels = before.assessment.levels(),
                    .numbering = {false, Reason::ofText("counted by Phantom")},
                    .findings = {},
                    .problems = {Reason::ofText("cut off: /data/Phantom/IM1")}};
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = {.site = siteAt(i),
                               .location = sampleLocation(siteAt(i)),
                               .refused = Reason::ofText("refused for Phantom")};
    before.assessment.setGrading(grading);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        before.assessment.setDecision(
            siteAt(i),
            ReaderDecision{.severity = std::nullopt,
                           .readerName = planted,
                           .time = "2026-11-20T10:05:00+01:00",
                           .ungradable = UngradableReason{UngradableCause::Other, planted}});
        before.assessment.setComment(siteAt(i), CellComment{planted, planted, planted});
        before.assessment.setImported(
            siteAt(i),
            ImportedLabel{Severity::Severe, sampleLocation(siteAt(i)), planted, planted});
    }
    before.assessment.setVariant(
        {.vertebra = TransitionalVertebra::SacralisedL5, .readerName = planted, .time = planted});
    for (ReportSeries& one : before.series) {
        one.problems.push_back(Reason::ofText(planted));
        one.seriesId = one.modality = one.role = planted;
    }
    before.series.push_back({planted, "1.2.3.44", "of " + planted, planted, 1});
    before.links.push_back(
        {"1.2.3.1", "1.2.3.2", planted, planted, "pictures", {}, Reason::ofText(planted)});
    for (ReportMeasurement& one : before.measurements) {
        one.annotation.text = one.annotation.author = planted;
        one.place.series = planted;
    }
    for (ReportKeyImage& one : before.keyImages) {
        one.annotation.author = planted;
        one.place.series = planted;
        for (ReportKeyImage::Mark& mark : one.marks)
            if (mark.measurement)
                mark.measurement->annotation.text = planted;
    }
    before.text = before.printedText = before.readerName = planted;
    before.studyId = planted;
    const Report after = made(before);
    const std::string json = assessmentJson(after);
    for (const char* text : {"Phantom", "P-7", "A-1", "20261120", "2026-11", "1.2.3.", "1.2.840",
                             "19600101", "4003253", "MR lumbar spine"})
        QVERIFY2(json.find(text) == std::string::npos, text);
    for (const ReportMeasurement& one : after.measurements)
        QCOMPARE(one.place.series, std::string("REMOVED")); // the role
    for (const ReportKeyImage::Mark& mark : after.keyImages.front().marks)
        QVERIFY(!mark.measurement || mark.measurement->annotation.text == kRemovedText);
}

void TestDeidentifiedReport::times_areMoved_data()
{
    QTest::addColumn<QString>("time");
    QTest::addColumn<QString>("moved");
    QTest::newRow("zone") << "2026-11-20T10:05:00+01:00"
                          << "2026-11-19T10:05:00+01:00";
    QTest::newRow("UTC") << "2026-01-01T09:30:00Z"
                         << "2025-12-31T09:30:00Z";
    QTest::newRow("leap day") << "2024-03-01T00:00:00"
                              << "2024-02-29T00:00:00";
    QTest::newRow("no day") << "2026-02-30T10:30:00Z"
                            << "";
    QTest::newRow("a name") << "2026-11-20 Miller"
                            << "";
    QTest::newRow("a word") << "yesterday"
                            << "";
    QTest::newRow("nothing") << ""
                             << "";
}

void TestDeidentifiedReport::times_areMoved()
{
    QFETCH(QString, time);
    QFETCH(QString, moved);
    QCOMPARE(QString::fromStdString(earlierTime(time.toStdString(), 1)), moved);
}

QTEST_APPLESS_MAIN(TestDeidentifiedReport)
#include "tst_deidentified_report.moc"
