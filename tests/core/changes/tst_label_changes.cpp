#include "core/changes/label_changes.h"

#include "core/base/text/csv.h"
#include "core/changes/change_table.h"
#include "core/dataset/tables/csv_text.h"
#include "core/dataset/tables/label_tables.h"
#include "core/store/history_codec.h"

#include <QSet>
#include <QTest>

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>

using namespace foramen;

namespace {

constexpr const char* kStudyId = "4003253000";
constexpr const char* kSeriesUid = "1.2.3";
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kUpper{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
constexpr Site kLower{Condition::SpinalCanalStenosis, DiscLevel::L5S1};
constexpr Site kForamen{Condition::LeftNeuralForaminalNarrowing, DiscLevel::L3L4};
constexpr Site kBare{Condition::RightSubarticularStenosis, DiscLevel::L2L3}; ///< without a point
/// Whose point is on a picture that is not there.
constexpr Site kUnplaced{Condition::LeftSubarticularStenosis, DiscLevel::L2L3};

Severity labelOf(std::size_t site)
{
    return kSeverities[site % kSeverityCount];
}

SiteLocation locationAt(double column, double row, int instance = 8)
{
    return {.seriesInstanceUid = kSeriesUid,
            .sopInstanceUid = "1.2.3.4",
            .instanceNumber = instance,
            .image = {column, row},
            .patient = {}};
}

SiteLocation importedLocation(std::size_t site)
{
    return locationAt(100.5 + static_cast<double>(site), 20);
}

/// Tables of one study, with points at all sites but one.
TableTexts tables()
{
    std::string grades = "study_id";
    std::string row = kStudyId;
    std::string points = "study_id,series_id,instance_number,condition,level,x,y\n";
    std::string placed = "study_id,site\n";
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const Site site = siteAt(i);
        grades += ',' + keyOf(site);
        row += ',' + std::string(nameOf(labelOf(i)));
        if (site == kBare)
            continue;
        points += std::string(kStudyId) + ",77," + (site == kUnplaced ? "999" : "8") + ','
            + std::string(nameOf(site.condition)) + ',' + std::string(nameOf(site.level)) + ','
            + csvCell(importedLocation(i).image.column) + ",20\n";
        if (site != kUnplaced)
            placed += std::string(kStudyId) + ',' + keyOf(site) + '\n';
    }
    return {{kLabelsFile, grades + '\n' + row + '\n'},
            {kCoordinatesFile, points},
            {kStudiesNote, std::string("study_id,study_instance_uid\n") + kStudyId + ",1.2\n"},
            {kSeriesNote,
             std::string("study_id,series_id,series_instance_uid\n") + kStudyId + ",77,"
                 + kSeriesUid + "\n" + kStudyId + ",78,1.2.4\n"},
            {kPointsNote, placed}};
}

/// A study with its history, changed together as the window does.
class Reading {
public:
    Reading()
    {
        for (std::size_t i = 0; i < kSiteCount; ++i) {
            ImportedLabel label{labelOf(i), std::nullopt, kChallengeTables, "t"};
            if (siteAt(i) != kBare && siteAt(i) != kUnplaced)
                label.location = importedLocation(i);
            assessment.setImported(siteAt(i), label);
        }
    }

    Assessment assessment{{.studyInstanceUid = "1.2"}};
    std::vector<HistoryRecord> history;

    void edit(CellAction action, Site site, const std::function<void(CellEdit&)>& change)
    {
        const CellEdit before = editOf(assessment.cell(site));
        CellEdit after = before;
        change(after);
        apply({action, site, before, after}, EditStep::Done);
    }
    void grade(Site site, Severity severity)
    {
        edit(CellAction::Graded, site, [&](CellEdit& part) {
            part.decision = ReaderDecision{severity, false, "Dr. A", "t"};
        });
    }
    void comment(Site site, const std::string& text)
    {
        edit(CellAction::Commented, site, [&](CellEdit& part) {
            part.comment =
                text.empty() ? std::nullopt : std::optional(CellComment{text, "Dr. A", "t"});
        });
    }
    void movePoint(Site site, const SiteLocation& location)
    {
        edit(CellAction::PointMoved, site, [&](CellEdit& part) {
            part.readerLocation = location;
            part.isPointRemoved = false;
        });
    }
    void removePoint(Site site)
    {
        edit(CellAction::PointRemoved, site, [](CellEdit& part) {
            part.readerLocation.reset();
            part.isPointRemoved = true;
        });
    }
    /// Undoes the newest edit that was done, or redoes the newest one that was undone.
    void step(EditStep which)
    {
        CellEdited edited = std::get<CellEdited>(history.back().event);
        std::swap(edited.before, edited.after);
        apply(edited, which);
    }
    void shift(int by)
    {
        m_beforeShift = assessment;
        assessment.shiftLevels(by);
        append(LevelsShifted{by});
    }
    void undoShift(int by)
    {
        assessment = m_beforeShift;
        append(LevelsShifted{-by}, EditStep::Undone);
    }
    void append(HistoryEvent event, EditStep step = EditStep::Done)
    {
        const std::string minute = std::to_string(10 + history.size() % 50);
        history.push_back(
            {"2026-11-30T18:" + minute + ":00+01:00", "Dr. A", step, std::move(event)});
    }
    [[nodiscard]] std::vector<LabelChange> changes(const TableTexts& imported = tables()) const
    {
        return labelChanges(imported, {{kStudyId, assessment, history}});
    }

private:
    void apply(const CellEdited& edited, EditStep step)
    {
        assessment.setReaderPart(edited.site, edited.after);
        append(edited, step);
    }
    Assessment m_beforeShift;
};

/// "what, site, before, after, note" of a change.
QString shortOf(const LabelChange& change)
{
    const std::string site = change.site ? keyOf(*change.site) : std::string("-");
    return QString::fromStdString(change.what + " | " + site + " | " + change.before + " | "
                                  + change.after + " | " + change.note);
}

/// One text for each change.
QStringList shortOf(const std::vector<LabelChange>& changes)
{
    QStringList texts;
    for (const LabelChange& change : changes)
        texts << shortOf(change);
    return texts;
}

using Cells = std::map<std::size_t, std::string>;

/// The grade and point of each site in tables.
std::pair<Cells, Cells> cellsOf(const TableTexts& texts)
{
    std::pair<Cells, Cells> cells;
    const LabelGrades grades(texts);
    const LabelPoints points(texts);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        if (const auto grade = grades.find(kStudyId, siteAt(i)))
            cells.first[i] = nameOf(*grade);
        if (const LabelCoordinate* point = points.find(kStudyId, siteAt(i)))
            cells.second[i] = "series_id=" + point->seriesId
                + " instance_number=" + std::to_string(point->instanceNumber)
                + " x=" + csvCell(point->image.column) + " y=" + csvCell(point->image.row);
    }
    return cells;
}

/// Makes the changes in the imported tables, one after the other.
std::pair<Cells, Cells> appliedTo(const TableTexts& imported,
                                  const std::vector<LabelChange>& changes)
{
    auto [grades, points] = cellsOf(imported);
    for (const LabelChange& change : changes) {
        if (!change.site)
            continue;
        const std::size_t site = siteIndex(*change.site);
        if (change.what == "grade" || change.what == "ungradable" || change.what == "cleared") {
            grades.erase(site);
            if (!change.after.empty() && change.after != "Ungradable")
                grades[site] = change.after;
        }
        if (change.what == "point") {
            points.erase(site);
            if (!change.after.empty())
                points[site] = change.after;
        }
    }
    return {grades, points};
}

void verifyComplete(const Reading& reading)
{
    const auto exported = exportedTables(tables(), {{"1.2", reading.assessment}});
    QVERIFY(exported);
    const std::vector<LabelChange> changes = reading.changes();
    QVERIFY(appliedTo(tables(), changes) == cellsOf(*exported));
    for (const LabelChange& change : changes)
        QVERIFY2(change.event != kUnrecordedEvent, qPrintable(shortOf(change)));
}

} // namespace

/// The list of changes.
class TestLabelChanges : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void nothingDone_isAnEmptyList();
    void cellEdits_areListedWithBeforeAndAfter();
    void undoAndRedo_areChangesOfTheirOwn();
    void shift_listsWhatItMoves();
    void undoneShift_bringsBackWhatItDropped();
    void everyEvent_hasARow();
    void changes_makeTheExportedTables_data();
    void changes_makeTheExportedTables();
    void changes_makeTheExportedTablesOfAnyHistory();
    void studies_areOrderedByTimeAcrossZones();
    void clockSetBack_keepsTheOrderOfAStudy();
    void changesWithoutHistory_areListedAsUnrecorded();
    void withoutImport_changesStartFromNothing();
    void table_isPlainCsvWithoutFormulas();
};

void TestLabelChanges::nothingDone_isAnEmptyList()
{
    QVERIFY(Reading().changes().empty());
    QVERIFY(labelChanges({}, {}).empty());
}

void TestLabelChanges::cellEdits_areListedWithBeforeAndAfter()
{
    Reading reading; // the canal's label at L4/L5, the fourth site, is Normal/Mild
    reading.grade(kCanal, Severity::Severe);
    reading.edit(CellAction::Ungradable, kCanal, [](CellEdit& part) {
        part.decision = ReaderDecision{.severity = std::nullopt,
                                       .readerName = "Dr. A",
                                       .ungradable = UngradableReason{UngradableCause::Motion, ""}};
    });
    reading.edit(CellAction::Cleared, kCanal, [](CellEdit& part) { part.decision.reset(); });
    reading.edit(CellAction::Confirmed, kCanal, [](CellEdit& part) {
        part.decision = ReaderDecision{.severity = Severity::NormalMild};
    });
    reading.edit(CellAction::Refined, kCanal,
                 [](CellEdit& part) { part.decision->refined = MildGrade::Mild; });
    reading.comment(kCanal, "narrow");
    reading.movePoint(kCanal, locationAt(5.25, 6));
    reading.removePoint(kCanal);
    const QString old = "series_id=77 instance_number=8 x=103.5 y=20";
    const QString moved = "series_id=77 instance_number=8 x=5.25 y=6";
    const QString site = " | spinal_canal_stenosis_l4_l5 | ";
    const QStringList expected = {
        "grade" + site + "Normal/Mild | Severe | ",
        "ungradable" + site + "Severe | Ungradable | Motion artefact",
        "cleared" + site + "Ungradable | Normal/Mild | ",
        "grade" + site + "Normal/Mild | Normal/Mild | ",
        "grade" + site + "Normal/Mild | Normal/Mild | Mild",
        "comment" + site + " | narrow | ",
        "point" + site + old + " | " + moved + " | ",
        "point" + site + moved + " |  | ",
    };
    const std::vector<LabelChange> changes = reading.changes();
    QCOMPARE(shortOf(changes), expected);
    const LabelChange& first = changes.front();
    QCOMPARE(first.time, std::string("2026-11-30T18:10:00+01:00"));
    QCOMPARE(first.who, std::string("Dr. A"));
    QCOMPARE(first.event, std::string("cell_graded"));
    QCOMPARE(first.step, std::string("done"));
    QCOMPARE(first.studyId, std::string(kStudyId));
    QVERIFY(first.seriesId.empty());
    QCOMPARE(changes[3].event, std::string("cell_confirmed"));
    QCOMPARE(changes[6].seriesId, std::string("77"));
    QCOMPARE(changes[7].seriesId, std::string("77"));
}

void TestLabelChanges::undoAndRedo_areChangesOfTheirOwn()
{
    Reading reading;
    reading.grade(kCanal, Severity::Severe);
    reading.step(EditStep::Undone);
    reading.step(EditStep::Redone);
    const std::vector<LabelChange> changes = reading.changes();
    const QString site = " | spinal_canal_stenosis_l4_l5 | ";
    QCOMPARE(shortOf(changes),
             QStringList({"grade" + site + "Normal/Mild | Severe | ",
                          "cleared" + site + "Severe | Normal/Mild | ",
                          "grade" + site + "Normal/Mild | Severe | "}));
    QCOMPARE(changes[0].step, std::string("done"));
    QCOMPARE(changes[1].step, std::string("undone"));
    QCOMPARE(changes[2].step, std::string("redone"));
    verifyComplete(reading);
}

void TestLabelChanges::shift_listsWhatItMoves()
{
    Reading reading;
    reading.comment(kUpper, "here");
    reading.shift(1);
    const std::vector<LabelChange> changes = reading.changes();
    const QStringList texts = shortOf(changes);
    QCOMPARE(texts[1], QString("level shift | - |  | 1 down | "));
    QVERIFY(texts.contains("comment | spinal_canal_stenosis_l1_l2 | here |  | "));
    QVERIFY(texts.contains("comment | spinal_canal_stenosis_l2_l3 |  | here | "));
    // The upper row becomes empty; the third site's label was Severe, the second's Moderate.
    QVERIFY(texts.contains("grade | spinal_canal_stenosis_l1_l2 | Normal/Mild |  | "));
    QVERIFY(texts.contains("grade | spinal_canal_stenosis_l3_l4 | Severe | Moderate | "));
    for (std::size_t i = 1; i < changes.size(); ++i)
        QCOMPARE(changes[i].event, std::string("levels_shifted"));
    verifyComplete(reading);
}

void TestLabelChanges::undoneShift_bringsBackWhatItDropped()
{
    Reading reading;
    reading.grade(kLower, Severity::Moderate);
    reading.shift(2);
    reading.undoShift(2);
    const QStringList texts = shortOf(reading.changes());
    QVERIFY(texts.contains("level shift | - |  | 2 down | "));
    QVERIFY(texts.contains("level shift | - |  | 2 up | "));
    QVERIFY(reading.assessment.cell(kLower).decision);
    verifyComplete(reading);
}

void TestLabelChanges::everyEvent_hasARow()
{
    Reading reading;
    const auto both = [&](const HistoryEvent& event) {
        reading.append(event);
        reading.append(event, EditStep::Undone);
        reading.append(event, EditStep::Redone);
    };
    for (const CellAction action :
         {CellAction::Graded, CellAction::Accepted, CellAction::Confirmed, CellAction::Ungradable,
          CellAction::Refined, CellAction::Cleared, CellAction::Commented, CellAction::PointMoved,
          CellAction::PointAccepted, CellAction::PointRemoved})
        both(CellEdited{action, kCanal, {}, {}});
    both(SpineVariantChosen{{}, {.vertebra = TransitionalVertebra::SacralisedL5}});
    both(GradingFinished{
        .sha256 = "abc", .device = {}, .inputKey = {}, .earlierSha256 = {}, .earlier = {}});
    both(GradingStopped{});
    both(RevealModeChosen{RevealMode::AtOnce, RevealMode::ReaderFirst});
    both(FindingsRevealed{{kCanal, kForamen}});
    both(FindingsRevealed{});
    both(RoleGiven{"1.2.4", "78", SeriesRole::AxialT2, false});
    both(RoleGiven{"1.2.4", "78", std::nullopt, false});
    both(SeriesLinked{"1.2.4", "78", true});
    both(StudiesJoined{true});
    both(ReportTextEdited{"secret text", "draft"});
    both(AnnotationEdited{std::nullopt,
                          Annotation{.annotationUid = "a",
                                     .kind = AnnotationKind::Text,
                                     .picture = {kSeriesUid, "1.2.3.4", 1},
                                     .points = {{1, 2}},
                                     .text = "secret text",
                                     .author = {},
                                     .time = {}}});
    both(ReportExported{{"json", "csv"}});
    both(LabelsImported{25});
    both(ReportSigned{"secret text", "abc"});
    both(AddendumSigned{"secret text", "abc"});
    both(CorrectionBegun{"typing error"});
    both(UnknownEvent{"newer_event", keyOf(kCanal), "secret text", "secret text"});
    const std::vector<LabelChange> changes = reading.changes();
    // One row for each entry, and one for each revealed site.
    QCOMPARE(changes.size(), reading.history.size() + 3);
    QSet<QString> listed;
    for (const LabelChange& change : changes)
        listed.insert(QString::fromStdString(change.event + ' ' + change.step));
    for (const HistoryRecord& record : reading.history) {
        const HistoryRow row = rowOf(record);
        const QString entry = QString::fromStdString(row.event + ' ' + row.step);
        QVERIFY2(listed.contains(entry), qPrintable(entry));
    }
    const QStringList texts = shortOf(changes);
    for (const char* text :
         {"spine variant | - |  | l1_l2_to_l5_s1 sacralised_l5 | ", "AI grading | - |  | abc | ",
          "AI grading | - |  |  | stopped early", "reveal mode | - | at_once | reader_first | ",
          "AI revealed | left_neural_foraminal_narrowing_l3_l4 |  |  | ",
          "series role | - |  | axial_t2 | ", "series role | - |  | none | ",
          "series link | - |  | linked | ", "studies of one UID | - |  | one study | ",
          "report text | - |  | edited | ", "annotation | - |  | text | ",
          "report exported | - |  | json csv | ", "labels imported | - |  | 25 | sites",
          "report signed | - |  | abc | ", "correction of the report | - |  |  | typing error",
          "unknown | spinal_canal_stenosis_l4_l5 |  |  | of a newer version, or damaged"})
        QVERIFY2(texts.contains(text), text);
    const auto role = std::find_if(changes.begin(), changes.end(), [](const LabelChange& change) {
        return change.what == "series role";
    });
    QCOMPARE(role->seriesId, std::string("78"));
    QVERIFY(changesCsv(changes).find("secret") == std::string::npos);
}

void TestLabelChanges::changes_makeTheExportedTables_data()
{
    QTest::addColumn<int>("which");
    for (int which = 0; which < 6; ++which)
        QTest::addRow("%d", which) << which;
}

void TestLabelChanges::changes_makeTheExportedTables()
{
    QFETCH(int, which);
    Reading reading;
    switch (which) {
    case 0: // a point where there was none, and in another series
        reading.movePoint(kBare, locationAt(1, 2));
        reading.movePoint(kCanal,
                          {.seriesInstanceUid = "1.2.4",
                           .sopInstanceUid = "9",
                           .instanceNumber = 3,
                           .image = {4, 5},
                           .patient = {}});
        break;
    case 1: // a point whose row has no picture
        reading.movePoint(kUnplaced, locationAt(1, 2));
        reading.step(EditStep::Undone);
        break;
    case 2:
        reading.removePoint(kUnplaced);
        break;
    case 3: // graded, then moved out of the grid
        reading.grade(kLower, Severity::Severe);
        reading.shift(3);
        reading.grade(kUpper, Severity::Moderate);
        break;
    case 4: // two moves of the levels
        reading.movePoint(kForamen, locationAt(7, 8));
        reading.shift(-1);
        reading.shift(2);
        break;
    default: // a point back in its place
        reading.removePoint(kCanal);
        reading.edit(CellAction::PointMoved, kCanal,
                     [](CellEdit& part) { part.isPointRemoved = false; });
        break;
    }
    verifyComplete(reading);
}

void TestLabelChanges::changes_makeTheExportedTablesOfAnyHistory()
{
    std::uint32_t state = 17;
    const auto draw = [&state](std::uint32_t below) {
        state = state * 1664525U + 1013904223U;
        return (state >> 16U) % below;
    };
    for (int run = 0; run < 30; ++run) {
        Reading reading;
        for (int i = 0; i < 25; ++i) {
            const Site site = siteAt(draw(kSiteCount));
            const bool isEdit = !reading.history.empty()
                && std::holds_alternative<CellEdited>(reading.history.back().event);
            switch (draw(8)) {
            case 0:
            case 1:
                reading.grade(site, kSeverities[draw(3)]);
                break;
            case 2:
                reading.edit(CellAction::Ungradable, site, [](CellEdit& part) {
                    part.decision = ReaderDecision{.severity = std::nullopt};
                });
                break;
            case 3:
                reading.edit(CellAction::Cleared, site,
                             [](CellEdit& part) { part.decision.reset(); });
                break;
            case 4:
                reading.movePoint(site, locationAt(draw(300), draw(300)));
                break;
            case 5:
                reading.removePoint(site);
                break;
            case 6:
                if (isEdit)
                    reading.step(EditStep::Undone);
                break;
            default:
                if (draw(4) == 0)
                    reading.shift(draw(2) == 0 ? 1 : -1);
                break;
            }
        }
        verifyComplete(reading);
    }
}

void TestLabelChanges::studies_areOrderedByTimeAcrossZones()
{
    const auto studyAt = [](const char* id, const char* time) {
        const CellEdit after{.decision = ReaderDecision{.severity = Severity::Severe}};
        StudyHistory study{id, Assessment({.studyInstanceUid = id}), {}};
        study.now.setReaderPart(kCanal, after);
        study.history.push_back(
            {time, "R", EditStep::Done, CellEdited{CellAction::Graded, kCanal, {}, after}});
        return study;
    };
    const std::vector<LabelChange> changes = labelChanges(
        {},
        {studyAt("late", "2026-11-30T10:00:00-05:00"), studyAt("mid", "2026-11-30T14:30:00Z"),
         studyAt("early", "2026-11-30T15:00:00+01:00")});
    QCOMPARE(changes.size(), std::size_t{3});
    QCOMPARE(changes[0].studyId, std::string("early"));
    QCOMPARE(changes[1].studyId, std::string("mid"));
    QCOMPARE(changes[2].studyId, std::string("late"));
}

void TestLabelChanges::clockSetBack_keepsTheOrderOfAStudy()
{
    Reading reading;
    reading.grade(kCanal, Severity::Severe);
    reading.grade(kCanal, Severity::Moderate);
    reading.history.back().time = "2020-01-01T00:00:00Z";
    reading.grade(kCanal, Severity::NormalMild);
    reading.history.back().time = "no time";
    const std::vector<LabelChange> changes = reading.changes();
    QCOMPARE(changes.size(), std::size_t{3});
    QCOMPARE(changes[1].after, std::string("Moderate"));
    QCOMPARE(changes[1].time, std::string("2020-01-01T00:00:00Z"));
    QCOMPARE(changes[2].after, std::string("Normal/Mild"));
}

void TestLabelChanges::changesWithoutHistory_areListedAsUnrecorded()
{
    Reading reading;
    reading.assessment.setDecision(kCanal, ReaderDecision{.severity = Severity::Severe});
    reading.assessment.setReaderLocation(kForamen, locationAt(3, 4));
    const std::vector<LabelChange> changes = reading.changes();
    QCOMPARE(changes.size(), std::size_t{2});
    for (const LabelChange& change : changes) {
        QCOMPARE(change.event, std::string(kUnrecordedEvent));
        QVERIFY(change.time.empty() && change.who.empty());
    }
    const auto exported = exportedTables(tables(), {{"1.2", reading.assessment}});
    QVERIFY(appliedTo(tables(), changes) == cellsOf(*exported));
}

void TestLabelChanges::withoutImport_changesStartFromNothing()
{
    Reading reading;
    reading.assessment = Assessment({.studyInstanceUid = "1.2"});
    reading.grade(kCanal, Severity::Severe);
    reading.movePoint(kCanal, locationAt(3, 4));
    QCOMPARE(shortOf(reading.changes({})),
             QStringList({"grade | spinal_canal_stenosis_l4_l5 |  | Severe | ",
                          "point | spinal_canal_stenosis_l4_l5 |  | series_id=1.2.3 "
                          "instance_number=8 x=3 y=4 | "}));
}

void TestLabelChanges::table_isPlainCsvWithoutFormulas()
{
    Reading reading;
    reading.comment(kCanal, "=HYPERLINK(\"http://x\", 1)\nsecond line");
    reading.comment(kCanal, "-2 mm");
    reading.removePoint(kCanal);
    const CsvRecords table = csvRecords(changesCsv(reading.changes()));
    QCOMPARE(table.records.size(), std::size_t{4});
    for (const CsvRecord& record : table.records)
        QCOMPARE(record.cells.size(), std::size_t{12});
    QCOMPARE(table.records[0].cells.front(), std::string("time"));
    QCOMPARE(csvContent(table.records[1].cells[10]),
             std::string("'=HYPERLINK(\"http://x\", 1)\nsecond line"));
    QCOMPARE(csvContent(table.records[2].cells[10]), std::string("'-2 mm"));
    QCOMPARE(table.records[3].cells[6], std::string("Spinal Canal Stenosis"));
    QCOMPARE(table.records[3].cells[7], std::string("L4/L5"));
    QVERIFY(table.records[3].cells[10].empty());
}

QTEST_APPLESS_MAIN(TestLabelChanges)
#include "tst_label_changes.moc"
