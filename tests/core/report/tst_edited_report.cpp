#include "core/report/draft/edited_report.h"

#include <QTest>

using namespace foramen;

namespace {

const std::string kDraft = "FINDINGS\n"
                           "L3/L4: Normal/Mild.\n"
                           "L4/L5: Moderate canal stenosis.\n"
                           "L5/S1: Normal/Mild.\n"
                           "\n"
                           "IMPRESSION\n"
                           "1. Moderate canal stenosis at L4/L5.\n"
                           "\n"
                           "WHO GRADED\n"
                           "1 by a reader.\n";

std::string with(std::string text, const std::string& from, const std::string& to)
{
    const auto at = text.find(from);
    Q_ASSERT(at != std::string::npos);
    return text.replace(at, from.size(), to);
}

const std::string kOther =
    with(with(with(kDraft, "L4/L5: Moderate", "L4/L5: Severe"), "1. Moderate", "1. Severe"),
         "1 by a reader", "2 by a reader");

} // namespace

/// What stays, what follows and what contradicts when the grid changes under an edited report.
class TestEditedReport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void untouched_followsTheDraft();
    void touchedLevel_staysAndTheOthersFollow();
    void touchedAndChanged_isAConflict();
    void impression_isOneBlock();
    void ownParagraph_stays();
    void deletedLine_staysDeleted();
    void conflict_remainsWhileTyping();
    void conflict_endsWhenTheTextSaysTheSame();
    void readersLines_areKept();
    void draftedLines_areTaken();
    void unknownDraft_isOneConflict();
    void namedDisc_isStillTheLevelsLine();
    void lastLine_keepsItsEnd();
};

void TestEditedReport::untouched_followsTheDraft()
{
    const MergedReport merged = mergedReport({kDraft, kDraft}, kOther);
    QCOMPARE(merged.text, kOther);
    QVERIFY(merged.conflicts.empty());
}

void TestEditedReport::touchedLevel_staysAndTheOthersFollow()
{
    const std::string typed = with(kDraft, "L3/L4: Normal/Mild.", "L3/L4: Slight bulge.");
    const MergedReport merged = mergedReport({typed, kDraft}, kOther);
    QCOMPARE(merged.text, with(kOther, "L3/L4: Normal/Mild.", "L3/L4: Slight bulge."));
    QVERIFY(merged.conflicts.empty());
}

void TestEditedReport::touchedAndChanged_isAConflict()
{
    const std::string typed = with(kDraft, "L4/L5: Moderate canal", "L4/L5: No");
    const MergedReport merged = mergedReport({typed, kDraft}, kOther);
    QCOMPARE(merged.text, with(kOther, "L4/L5: Severe canal", "L4/L5: No"));
    QCOMPARE(merged.conflicts.size(), std::size_t(1));
    QCOMPARE(merged.conflicts[0].firstLine, std::size_t(2));
    QCOMPARE(merged.conflicts[0].lineCount, std::size_t(1));
    QCOMPARE(merged.conflicts[0].drafted, std::string("L4/L5: Severe canal stenosis."));
}

void TestEditedReport::impression_isOneBlock()
{
    const std::string typed = with(kDraft, "1. Moderate canal stenosis at L4/L5.",
                                   "No moderate or severe stenosis.\nClinical correlation.");
    const MergedReport merged = mergedReport({typed, kDraft}, kOther);
    QVERIFY(merged.text.find("No moderate or severe stenosis.\nClinical") != std::string::npos);
    QVERIFY(merged.text.find("L4/L5: Severe") != std::string::npos);
    QCOMPARE(merged.conflicts.size(), std::size_t(1));
    QCOMPARE(merged.conflicts[0].firstLine, std::size_t(6));
    QCOMPARE(merged.conflicts[0].lineCount, std::size_t(2));
}

void TestEditedReport::ownParagraph_stays()
{
    const std::string typed = kDraft + "\nHaemangioma of L2.\n";
    const MergedReport merged = mergedReport({typed, kDraft}, kOther);
    QCOMPARE(merged.text, kOther + "\nHaemangioma of L2.\n");
    QVERIFY(merged.conflicts.empty());
}

void TestEditedReport::deletedLine_staysDeleted()
{
    const std::string typed = with(kDraft, "L4/L5: Moderate canal stenosis.\n", "");
    QVERIFY(mergedReport({typed, kDraft}, kDraft).conflicts.empty());
    QCOMPARE(mergedReport({typed, kDraft}, kDraft).text, typed);
    const MergedReport merged = mergedReport({typed, kDraft}, kOther);
    QVERIFY(merged.text.find("L4/L5: ") == std::string::npos);
    QCOMPARE(merged.conflicts.size(), std::size_t(1));
    QCOMPARE(merged.conflicts[0].lineCount, std::size_t(0));
}

void TestEditedReport::conflict_remainsWhileTyping()
{
    const EditedReport edited{with(kDraft, "L4/L5: Moderate canal", "L4/L5: No"), kDraft};
    const std::string shown = mergedReport(edited, kOther).text;
    const EditedReport typed =
        typedOver(edited, kOther, with(shown, "L5/S1: Normal/Mild.", "L5/S1: Dry disc."));
    const MergedReport merged = mergedReport(typed, kOther);
    QCOMPARE(merged.text, typed.text);
    QCOMPARE(merged.conflicts.size(), std::size_t(1));
    QCOMPARE(merged.conflicts[0].firstLine, std::size_t(2));
}

void TestEditedReport::conflict_endsWhenTheTextSaysTheSame()
{
    const EditedReport edited{with(kDraft, "L4/L5: Moderate canal", "L4/L5: No"), kDraft};
    const std::string shown = mergedReport(edited, kOther).text;
    const EditedReport typed =
        typedOver(edited, kOther, with(shown, "L4/L5: No", "L4/L5: Severe canal"));
    QVERIFY(mergedReport(typed, kOther).conflicts.empty());
    QCOMPARE(typed.text, kOther);
}

void TestEditedReport::readersLines_areKept()
{
    const EditedReport edited{
        with(with(kDraft, "L4/L5: Moderate canal", "L4/L5: No"), "1. Moderate canal", "No"),
        kDraft};
    QCOMPARE(mergedReport(edited, kOther).conflicts.size(), std::size_t(2));
    const EditedReport kept = withReadersLines(edited, kOther, 0);
    const MergedReport merged = mergedReport(kept, kOther);
    QCOMPARE(merged.text, mergedReport(edited, kOther).text);
    QCOMPARE(merged.conflicts.size(), std::size_t(1));
    QCOMPARE(merged.conflicts[0].firstLine, std::size_t(6));
    // A further change of the grid is a conflict again.
    const std::string third = with(kOther, "L4/L5: Severe canal", "L4/L5: Normal/Mild canal");
    QCOMPARE(mergedReport(kept, third).conflicts.size(), std::size_t(2));
}

void TestEditedReport::draftedLines_areTaken()
{
    const EditedReport edited{with(kDraft, "L4/L5: Moderate canal", "L4/L5: No"), kDraft};
    const EditedReport taken = withDraftedLines(edited, kOther, 0);
    QCOMPARE(mergedReport(taken, kOther).text, kOther);
    QVERIFY(mergedReport(taken, kOther).conflicts.empty());
    QCOMPARE(mergedReport(taken, kDraft).text, kDraft); // it follows the grid again
}

void TestEditedReport::unknownDraft_isOneConflict()
{
    for (const std::string& before : {std::string(), std::string("BEFUND\nL4/L5: Eng.\n")}) {
        const MergedReport merged = mergedReport({"Written by hand.", before}, kDraft);
        QCOMPARE(merged.text, std::string("Written by hand."));
        QCOMPARE(merged.conflicts.size(), std::size_t(1));
        QCOMPARE(merged.conflicts[0].drafted, kDraft);
        const EditedReport kept = withReadersLines({"Written by hand.", before}, kDraft, 0);
        QVERIFY(mergedReport(kept, kDraft).conflicts.empty());
    }
}

void TestEditedReport::namedDisc_isStillTheLevelsLine()
{
    const std::string named = with(kDraft, "L4/L5: Moderate", "L4/L5 (L5/L6): Moderate");
    const std::string typed = with(kDraft, "L4/L5: Moderate canal", "L4/L5: No");
    const MergedReport merged = mergedReport({typed, kDraft}, named);
    QCOMPARE(merged.text, typed);
    QCOMPARE(merged.conflicts.size(), std::size_t(1));
    QCOMPARE(merged.conflicts[0].lineCount, std::size_t(1));
}

void TestEditedReport::lastLine_keepsItsEnd()
{
    for (const std::string end : {"", "\n", "\n\n"}) {
        const std::string typed = with(kDraft, "1 by a reader.\n", "Nobody." + end);
        QCOMPARE(mergedReport({typed, kDraft}, kDraft).text, typed);
    }
}

QTEST_APPLESS_MAIN(TestEditedReport)
#include "tst_edited_report.moc"
