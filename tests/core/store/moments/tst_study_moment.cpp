#include "core/store/moments/study_moment.h"

#include <QTest>

using namespace foramen;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kAbove{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

/// A study and its history, changed together as the window does.
class Reading {
public:
    Assessment assessment{{.studyInstanceUid = "1.2"}};
    std::vector<HistoryRecord> history;

    void grade(Severity severity, EditStep step = EditStep::Done)
    {
        edit(CellAction::Graded, {ReaderDecision{severity, false, "Dr. A", "t"}, {}, {}}, step);
    }
    void edit(CellAction action, const CellEdit& after, EditStep step)
    {
        const AssessmentCell& cell = assessment.cell(kCanal);
        const CellEdit before{cell.decision, cell.readerLocation, cell.comment};
        assessment.setDecision(kCanal, after.decision);
        assessment.setComment(kCanal, after.comment);
        append(CellEdited{action, kCanal, before, after}, step);
    }
    void finishGrading(double severe)
    {
        GradingFinished event;
        for (std::size_t i = 0; i < kSiteCount; ++i)
            if (const AssessmentCell& cell = assessment.cell(siteAt(i));
                cell.finding && cell.hasReaderWork())
                event.earlier.push_back({siteAt(i), cell.finding->probabilities, std::nullopt});
        Grading grading;
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            grading.findings[i].site = siteAt(i);
            grading.findings[i].probabilities = {1 - severe, 0, severe};
        }
        assessment.setGrading(grading);
        append(event);
    }
    void append(HistoryEvent event, EditStep step = EditStep::Done)
    {
        history.push_back({"t", "Dr. A", step, std::move(event)});
    }
    [[nodiscard]] StudyMoment after(std::size_t count) const
    {
        return studyMoment(assessment, history, count);
    }
};

std::optional<Severity> gradeAt(const StudyMoment& moment, Site site = kCanal)
{
    const auto& decision = moment.assessment.cell(site).decision;
    return decision ? decision->severity : std::nullopt;
}

Annotation arrow(double column)
{
    return {.annotationUid = "a",
            .kind = AnnotationKind::Arrow,
            .picture = {"1", "2", 1},
            .points = {{column, 2}, {3, 4}},
            .text = {},
            .author = {},
            .time = {}};
}

} // namespace

/// What a study was at each moment of its history.
class TestStudyMoment : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void decisions_areThoseOfTheMoment();
    void shift_isUndoneWithWhatItDropped();
    void shiftSinceThen_isTakenBack();
    void findings_areThoseOfTheGradingThen();
    void annotationsAndText_areThoseOfTheMoment();
    void variant_isThatOfTheMoment();
    void end_isTheStudyNow();
};

void TestStudyMoment::decisions_areThoseOfTheMoment()
{
    Reading reading;
    reading.grade(Severity::Moderate);
    reading.grade(Severity::Severe);
    reading.grade(Severity::Moderate, EditStep::Undone);
    QVERIFY(!gradeAt(reading.after(0)));
    QVERIFY(gradeAt(reading.after(1)) == Severity::Moderate);
    QVERIFY(gradeAt(reading.after(2)) == Severity::Severe);
    QVERIFY(gradeAt(reading.after(3)) == Severity::Moderate);
    QVERIFY(gradeAt(reading.after(99)) == Severity::Moderate);
}

void TestStudyMoment::shift_isUndoneWithWhatItDropped()
{
    Reading reading;
    reading.grade(Severity::Severe); // at L4/L5
    reading.append(LevelsShifted{-4}); // drops it
    reading.append(LevelsShifted{4}, EditStep::Undone);
    QVERIFY(!gradeAt(reading.after(2)));
    QVERIFY(gradeAt(reading.after(3)) == Severity::Severe);
}

void TestStudyMoment::shiftSinceThen_isTakenBack()
{
    Reading reading;
    reading.finishGrading(0.25);
    Finding one;
    one.site = kCanal;
    one.probabilities = {0, 0, 1};
    reading.assessment.setFinding(one);
    reading.grade(Severity::Severe);
    reading.assessment.shiftLevels(-1);
    reading.append(LevelsShifted{-1});
    QVERIFY(gradeAt(reading.after(2)) == Severity::Severe);
    QCOMPARE(reading.after(2).assessment.cell(kCanal).finding->probabilities[2], 1.0);
    QVERIFY(gradeAt(reading.after(3), kAbove) == Severity::Severe);
    QCOMPARE(reading.after(3).assessment.cell(kAbove).finding->probabilities[2], 1.0);
}

void TestStudyMoment::findings_areThoseOfTheGradingThen()
{
    Reading reading;
    reading.grade(Severity::Severe);
    reading.finishGrading(0.25);
    reading.finishGrading(0.75);
    QVERIFY(!reading.after(1).assessment.cell(kCanal).finding);
    const StudyMoment first = reading.after(2);
    QVERIFY(first.hasPartOfFindings);
    QCOMPARE(first.assessment.cell(kCanal).finding->probabilities[2], 0.25);
    QVERIFY(!first.assessment.cell(kAbove).finding); // no reader had worked there
    QCOMPARE(reading.after(3).assessment.cell(kAbove).finding->probabilities[2], 0.75);
    QVERIFY(!reading.after(3).hasPartOfFindings);
}

void TestStudyMoment::annotationsAndText_areThoseOfTheMoment()
{
    Reading reading;
    reading.append(AnnotationEdited{std::nullopt, arrow(1)});
    reading.append(AnnotationEdited{arrow(1), arrow(5)});
    reading.append(ReportTextEdited{"text", "draft"});
    reading.append(AnnotationEdited{arrow(5), std::nullopt});
    reading.append(ReportTextEdited{});
    QVERIFY(reading.after(0).annotations.empty());
    QCOMPARE(reading.after(1).annotations.at(0).points[0].column, 1.0);
    QCOMPARE(reading.after(2).annotations.at(0).points[0].column, 5.0);
    QVERIFY(!reading.after(2).text);
    QCOMPARE(*reading.after(3).text->text, std::string("text"));
    QVERIFY(reading.after(4).annotations.empty());
    QVERIFY(!reading.after(5).text);
}

void TestStudyMoment::variant_isThatOfTheMoment()
{
    Reading reading;
    const SpineVariant variant{.vertebra = TransitionalVertebra::SacralisedL5};
    reading.append(SpineVariantChosen{{}, variant});
    reading.append(SpineVariantChosen{variant, {}}, EditStep::Undone);
    reading.append(SpineVariantChosen{{}, variant}, EditStep::Redone);
    reading.assessment.setVariant(variant);
    QVERIFY(reading.after(0).assessment.variant().isUsual());
    QVERIFY(reading.after(1).assessment.variant() == variant);
    QVERIFY(reading.after(2).assessment.variant().isUsual());
    QVERIFY(reading.after(3).assessment.variant() == variant);
}

void TestStudyMoment::end_isTheStudyNow()
{
    Reading reading;
    reading.assessment.setImported(kAbove, ImportedLabel{.severity = Severity::Moderate});
    reading.append(LabelsImported{1}); // which names no site
    reading.grade(Severity::Severe);
    QVERIFY(gradeAt(reading.after(2)) == Severity::Severe);
    const auto labelAfter = [&](std::size_t count) {
        return reading.after(count).assessment.cell(kAbove).unconfirmed();
    };
    QVERIFY(labelAfter(2) == Severity::Moderate);
    QVERIFY(labelAfter(1) == Severity::Moderate);
    QVERIFY(!labelAfter(0));
}

QTEST_APPLESS_MAIN(TestStudyMoment)
#include "tst_study_moment.moc"
