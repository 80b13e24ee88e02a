#include "core/store/history_codec.h"

#include <QTest>

Q_DECLARE_METATYPE(foramen::HistoryRecord)

using namespace foramen;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

HistoryRecord record(HistoryEvent event, EditStep step = EditStep::Done)
{
    return {"2026-11-22T20:00:00+01:00", "Dr. Å", step, std::move(event)};
}

/// The event that is read back from its row.
HistoryRecord again(const HistoryRecord& written)
{
    return recordOf(rowOf(written));
}

template <class Event> Event againAs(Event event)
{
    const HistoryRecord read = again(record(std::move(event)));
    const auto* found = std::get_if<Event>(&read.event);
    return found ? *found : Event{};
}

bool operator==(const HistoryRow& a, const HistoryRow& b)
{
    return a.time == b.time && a.author == b.author && a.event == b.event && a.step == b.step
        && a.site == b.site && a.before == b.before && a.after == b.after;
}

Annotation arrow()
{
    return {.annotationUid = "a",
            .kind = AnnotationKind::Arrow,
            .picture = {"1.2", "1.2.3", 2},
            .points = {{1, 2}, {3, 4.5}},
            .text = "Müller",
            .author = "Dr. A",
            .time = "2026-11-22T20:00:00Z"};
}

} // namespace

/// Events of the history as rows, read back.
class TestHistoryCodec : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void everyEvent_comesBack_data();
    void everyEvent_comesBack();
    void cell_comesBackWhole();
    void variant_comesBackWhole();
    void removedPoint_comesBack();
    void detailsOfDecisions_comeBack();
    void grading_comesBackWhole();
    void role_comesBackWhole_data();
    void role_comesBackWhole();
    void otherEvents_comeBackWhole();
    void rowsThatCannotBeRead_stayAsTheyAre_data();
    void rowsThatCannotBeRead_stayAsTheyAre();
    void olderCells_areRead();
    void shiftsAndRoles_areAddedUp();
};

void TestHistoryCodec::everyEvent_comesBack_data()
{
    QTest::addColumn<HistoryRecord>("written");
    QTest::addColumn<QString>("key");
    const auto add = [](HistoryEvent event, const char* key) {
        QTest::newRow(key) << record(std::move(event), EditStep::Redone) << QString(key);
    };
    add(CellEdited{CellAction::Graded, kCanal, {}, {}}, "cell_graded");
    add(CellEdited{CellAction::Accepted, kCanal, {}, {}}, "cell_accepted");
    add(CellEdited{CellAction::Ungradable, kCanal, {}, {}}, "cell_ungradable");
    add(CellEdited{CellAction::Refined, kCanal, {}, {}}, "cell_refined");
    add(RevealModeChosen{RevealMode::AtOnce, RevealMode::ReaderFirst}, "reveal_mode_chosen");
    add(FindingsRevealed{{kCanal}}, "ai_revealed");
    add(CellEdited{CellAction::Cleared, kCanal, {}, {}}, "cell_cleared");
    add(CellEdited{CellAction::Commented, kCanal, {}, {}}, "cell_commented");
    add(CellEdited{CellAction::PointMoved, kCanal, {}, {}}, "point_moved");
    add(CellEdited{CellAction::PointAccepted, kCanal, {}, {}}, "point_accepted");
    add(CellEdited{CellAction::PointRemoved, kCanal, {}, CellEdit{.isPointRemoved = true}},
        "point_removed");
    add(LevelsShifted{-2}, "levels_shifted");
    add(SpineVariantChosen{{}, {.vertebra = TransitionalVertebra::LumbarisedS1}},
        "spine_variant_chosen");
    add(GradingFinished{}, "grading_finished");
    add(GradingStopped{}, "grading_stopped");
    add(RoleGiven{}, "role_given");
    add(SeriesLinked{"1.2", "T1", false}, "series_linked");
    add(StudiesJoined{true}, "studies_joined");
    add(ReportTextEdited{}, "report_text_edited");
    add(AnnotationEdited{}, "annotation_edited");
    add(ReportExported{}, "report_exported");
    add(LabelsImported{3}, "labels_imported");
    add(ReportSigned{"{}", "ab"}, "report_signed");
    add(AddendumSigned{"{}", "ab"}, "addendum_signed");
    add(CorrectionBegun{"wrong level"}, "correction_begun");
}

void TestHistoryCodec::everyEvent_comesBack()
{
    QFETCH(HistoryRecord, written);
    QFETCH(QString, key);
    QCOMPARE(QTest::currentDataTag(), qPrintable(key));
    QCOMPARE(QString::fromStdString(rowOf(written).event), key);
    const HistoryRecord read = again(written);
    QCOMPARE(read.event.index(), written.event.index());
    QCOMPARE(read.step, EditStep::Redone);
    QCOMPARE(read.time, written.time);
    QCOMPARE(read.author, written.author);
    QVERIFY(rowOf(read) == rowOf(written));
}

void TestHistoryCodec::cell_comesBackWhole()
{
    CellEdited written{CellAction::Commented, kCanal, {}, {}};
    written.before.decision = ReaderDecision{std::nullopt, false, "Dr. A", "2026"};
    written.after.decision =
        ReaderDecision{Severity::Severe, true, "Dr. Ö", "2026-11-22T20:00:00Z"};
    written.after.comment = CellComment{"eng, \"sehr\"", "Dr. B", "2026-11-22T20:01:00Z"};
    written.after.readerLocation = SiteLocation{"1.2", "1.2.3", 7, {1.25, 2.5}, {-3.125, 0, 4}};
    const CellEdited read = againAs(written);
    QVERIFY(read.site == kCanal);
    QVERIFY(read.before.decision && !read.before.decision->severity);
    QVERIFY(!read.before.readerLocation);
    QVERIFY(read.after.decision->severity == Severity::Severe);
    QVERIFY(read.after.decision->acceptedFinding);
    QCOMPARE(read.after.comment->text, written.after.comment->text);
    QCOMPARE(read.after.comment->readerName, std::string("Dr. B"));
    QCOMPARE(read.after.comment->time, std::string("2026-11-22T20:01:00Z"));
    QVERIFY(!read.before.comment);
    QCOMPARE(read.after.decision->readerName, written.after.decision->readerName);
    QCOMPARE(read.after.decision->time, written.after.decision->time);
    const SiteLocation& place = *read.after.readerLocation;
    QCOMPARE(place.seriesInstanceUid, std::string("1.2"));
    QCOMPARE(place.sopInstanceUid, std::string("1.2.3"));
    QCOMPARE(place.instanceNumber, 7);
    QCOMPARE(place.image.column, 1.25);
    QCOMPARE(place.image.row, 2.5);
    QCOMPARE(place.patient.x, -3.125);
    QCOMPARE(place.patient.z, 4.0);
}

void TestHistoryCodec::variant_comesBackWhole()
{
    const SpineVariant variant = SpineVariant{.vertebra = TransitionalVertebra::SacralisedL5,
                                              .discs = NamedDiscs::T12L1ToL4L5,
                                              .readerName = "Dr. A",
                                              .time = "2026-11-30T20:00:00Z"};
    const SpineVariantChosen forth = againAs(SpineVariantChosen{{}, variant});
    QVERIFY(forth.before.isUsual() && forth.after == variant);
    const SpineVariantChosen back = againAs(SpineVariantChosen{variant, {}});
    QVERIFY(back.before == variant && back.after.isUsual());
}

void TestHistoryCodec::removedPoint_comesBack()
{
    CellEdited written{CellAction::PointRemoved, kCanal, {}, {}};
    written.before.readerLocation = SiteLocation{.seriesInstanceUid = "1.2"};
    written.after.isPointRemoved = true;
    const CellEdited read = againAs(written);
    QVERIFY(read.before.readerLocation && !read.before.isPointRemoved);
    QVERIFY(!read.after.readerLocation && read.after.isPointRemoved);
}

void TestHistoryCodec::detailsOfDecisions_comeBack()
{
    CellEdited written{CellAction::Refined, kCanal, {}, {}};
    written.before.decision = ReaderDecision{
        .ungradable = UngradableReason{UngradableCause::Motion, "could not lie \"still\""}};
    written.after.decision = ReaderDecision{.severity = Severity::NormalMild,
                                            .acceptedFinding = true,
                                            .refined = MildGrade::Normal,
                                            .acceptedAt = {0.25, std::nullopt}};
    const CellEdited read = againAs(written);
    QVERIFY(read.before.decision->ungradable == written.before.decision->ungradable);
    QVERIFY(!read.before.decision->refined);
    QVERIFY(read.after.decision->refined == MildGrade::Normal);
    QVERIFY(read.after.decision->acceptedAt == written.after.decision->acceptedAt);
    QVERIFY(!read.after.decision->ungradable);
}

void TestHistoryCodec::grading_comesBackWhole()
{
    const GradingFinished written{
        .sha256 = "a1",
        .device = "CUDA 0",
        .seconds = 1.25,
        .inputKey = "key",
        .earlierSha256 = "b2",
        .earlier = {{kCanal, {0.25, 0.5, 0.25}, std::nullopt},
                    {{Condition::LeftSubarticularStenosis, DiscLevel::L5S1}, {}, "No series"}}};
    const GradingFinished read = againAs(written);
    QCOMPARE(read.sha256, written.sha256);
    QCOMPARE(read.device, written.device);
    QCOMPARE(read.seconds, written.seconds);
    QCOMPARE(read.inputKey, written.inputKey);
    QCOMPARE(read.earlierSha256, written.earlierSha256);
    QCOMPARE(read.earlier.size(), std::size_t(2));
    for (const EarlierGrade& grade : read.earlier) {
        const bool isCanal = grade.site == kCanal;
        QCOMPARE(grade.refused.has_value(), !isCanal);
        QCOMPARE(grade.probabilities[1], isCanal ? 0.5 : 0.0);
    }
}

void TestHistoryCodec::role_comesBackWhole_data()
{
    QTest::addColumn<int>("role");
    QTest::addColumn<bool>("isAutomatic");
    QTest::newRow("none") << -1 << false;
    QTest::newRow("T1") << static_cast<int>(SeriesRole::SagittalT1) << false;
    QTest::newRow("T2") << static_cast<int>(SeriesRole::SagittalT2) << true;
    QTest::newRow("axial") << static_cast<int>(SeriesRole::AxialT2) << false;
}

void TestHistoryCodec::role_comesBackWhole()
{
    QFETCH(int, role);
    QFETCH(bool, isAutomatic);
    const auto given = role < 0 ? std::nullopt : std::optional(static_cast<SeriesRole>(role));
    const RoleGiven read = againAs(RoleGiven{"1.2", "Ordner ä", given, isAutomatic});
    QCOMPARE(read.seriesInstanceUid, std::string("1.2"));
    QCOMPARE(read.seriesId, std::string("Ordner ä"));
    QVERIFY(read.role == given);
    QCOMPARE(read.isAutomatic, isAutomatic);
}

void TestHistoryCodec::otherEvents_comeBackWhole()
{
    QVERIFY(againAs(ReportTextEdited{"L5/S1:\n\"eng\""}).text == "L5/S1:\n\"eng\"");
    QVERIFY(!againAs(ReportTextEdited{}).text);
    QVERIFY(againAs(ReportTextEdited{"text", "draft\n"}).draft == "draft\n");
    QVERIFY(againAs(ReportTextEdited{"text"}).draft.empty());
    QVERIFY(againAs(ReportTextEdited{""}).text == "");
    const AnnotationEdited changed = againAs(AnnotationEdited{arrow(), std::nullopt});
    QVERIFY(changed.before == arrow() && !changed.after);
    QVERIFY(againAs(AnnotationEdited{std::nullopt, arrow()}).after == arrow());
    QCOMPARE(againAs(ReportExported{{"json", "csv", "sr"}}).formats,
             (std::vector<std::string>{"json", "csv", "sr"}));
    QCOMPARE(againAs(LabelsImported{25}).cells, std::size_t(25));
    QCOMPARE(againAs(LevelsShifted{-2}).by, -2);
    QCOMPARE(againAs(ReportSigned{"{\"a\":\"\n\"}", "ab"}).content, std::string("{\"a\":\"\n\"}"));
    QCOMPARE(againAs(ReportSigned{"{}", "ab"}).sha256, std::string("ab"));
    QCOMPARE(againAs(AddendumSigned{"{}", "cd"}).sha256, std::string("cd"));
    QCOMPARE(againAs(CorrectionBegun{"Seite"}).reason, std::string("Seite"));
    QVERIFY(againAs(RevealModeChosen{RevealMode::OnDemand, RevealMode::ReaderFirst}).before
            == RevealMode::OnDemand);
    QVERIFY(againAs(FindingsRevealed{{kCanal, siteAt(24)}}).sites
            == (std::vector<Site>{kCanal, siteAt(24)}));
}

void TestHistoryCodec::rowsThatCannotBeRead_stayAsTheyAre_data()
{
    QTest::addColumn<QString>("event");
    QTest::addColumn<QString>("site");
    QTest::addColumn<QString>("after");
    QTest::newRow("newer event") << "signed"
                                 << ""
                                 << "{\"by\":1}";
    QTest::newRow("no JSON") << "levels_shifted"
                             << ""
                             << "{\"by\"";
    QTest::newRow("no value") << "levels_shifted"
                              << ""
                              << "{}";
    QTest::newRow("other type") << "labels_imported"
                                << ""
                                << "[1]";
    QTest::newRow("unknown site") << "cell_graded"
                                  << "knee"
                                  << "";
    QTest::newRow("unknown grade") << "cell_graded"
                                   << "spinal_canal_stenosis_l4_l5"
                                   << R"({"decision":"worse","accepted":false})";
    QTest::newRow("unknown role") << "role_given"
                                  << ""
                                  << R"({"series":"1","id":"1","role":"coronal"})";
    QTest::newRow("damaged annotation") << "annotation_edited"
                                        << ""
                                        << "{}";
    QTest::newRow("empty grading") << "grading_finished"
                                   << ""
                                   << "";
}

void TestHistoryCodec::rowsThatCannotBeRead_stayAsTheyAre()
{
    QFETCH(QString, event);
    QFETCH(QString, site);
    QFETCH(QString, after);
    const HistoryRow row{"2026",
                         "Dr. A",
                         event.toStdString(),
                         "undone",
                         site.toStdString(),
                         "before",
                         after.toStdString()};
    const HistoryRecord read = recordOf(row);
    QVERIFY(std::holds_alternative<UnknownEvent>(read.event));
    QVERIFY(rowOf(read) == row);
}

void TestHistoryCodec::olderCells_areRead()
{
    const HistoryRecord read = recordOf(
        {"2026", "Dr. A", "point_moved", "done", keyOf(kCanal), "",
         R"({"accepted":false,"decision":"ungradable","point":{"instance":"1.2.3","lps_mm":[8,10,-30],"series":"1.2","x":34.5,"y":30}})"});
    const auto* edited = std::get_if<CellEdited>(&read.event);
    QVERIFY(edited && edited->after.decision && !edited->after.decision->severity);
    QCOMPARE(edited->after.readerLocation->patient.z, -30.0);
    QCOMPARE(edited->after.readerLocation->instanceNumber, 0);
}

void TestHistoryCodec::shiftsAndRoles_areAddedUp()
{
    std::vector<HistoryRecord> history{record(LevelsShifted{2}),
                                       record(LevelsShifted{-1}, EditStep::Undone)};
    QCOMPARE(shiftedLevels(history), 1);
    QVERIFY(!newestGrading(history));
    QVERIFY(!wereRolesGivenSinceGrading(history) && !wereRolesEverGiven(history));
    history.push_back(record(RoleGiven()));
    QVERIFY(wereRolesGivenSinceGrading(history));
    GradingFinished grading;
    for (const char* key : {"one", "two"}) {
        grading.inputKey = key;
        history.push_back(record(grading));
    }
    history.push_back(record(GradingStopped()));
    QCOMPARE(newestGrading(history)->inputKey, std::string("two"));
    QVERIFY(!wereRolesGivenSinceGrading(history) && wereRolesEverGiven(history));
}

QTEST_APPLESS_MAIN(TestHistoryCodec)
#include "tst_history_codec.moc"
