#include "core/report/draft/report_lines.h"

#include <QTest>

using namespace foramen;

namespace {

const std::string kDraft = "FINDINGS\n"
                           "L3/L4: Normal/Mild.\n"
                           "L4/L5: Moderate canal stenosis.\n"
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

QString blockOf(const std::string& before, const std::string& after)
{
    return QString::fromStdString(editedBlock(before, after));
}

} // namespace

/// The lines of a report text, and which block of it an edit is in.
class TestReportLines : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void lines_areJoinedExactly();
    void levelOfLine_needsTheColon();
    void editedBlock_isTheLevelOrTheHeading();
    void editedBlock_isEmptyForSeveral();
};

void TestReportLines::lines_areJoinedExactly()
{
    for (const char* text : {"", "a", "a\n", "\n\na\n\n"})
        QCOMPARE(joinedLines(linesOf(text)), std::string(text));
    QCOMPARE(linesOf("a\nb\n").size(), std::size_t{3});
}

void TestReportLines::levelOfLine_needsTheColon()
{
    QVERIFY(levelOfLine("L4/L5: Severe.") == DiscLevel::L4L5);
    QVERIFY(!levelOfLine("L4/L5 is severe."));
    QVERIFY(!levelOfLine("1. Severe at L4/L5: yes"));
    QVERIFY(!levelOfLine(""));
}

void TestReportLines::editedBlock_isTheLevelOrTheHeading()
{
    QCOMPARE(blockOf(kDraft, with(kDraft, "L4/L5: Moderate", "L4/L5: Marked")), "L4/L5");
    QCOMPARE(blockOf(with(kDraft, "L4/L5: Moderate canal stenosis.\n", ""), kDraft), "L4/L5");
    QCOMPARE(blockOf(kDraft, with(kDraft, "L4/L5: Moderate", "Own words")), "L4/L5");
    QCOMPARE(blockOf(kDraft, with(kDraft, "L4/L5.\n", "L4/L5.\n2. Own.\n")), "IMPRESSION");
    QCOMPARE(blockOf(kDraft, kDraft + "Own paragraph."), "WHO GRADED");
    QCOMPARE(blockOf(kDraft, with(kDraft, "IMPRESSION\n", "")), "IMPRESSION");
}

void TestReportLines::editedBlock_isEmptyForSeveral()
{
    QCOMPARE(blockOf(kDraft, kDraft), "");
    QCOMPARE(blockOf("", "own words"), "");
    const std::string two = with(with(kDraft, "L3/L4:", "L3/L4: a"), "L4/L5:", "L4/L5: b");
    QCOMPARE(blockOf(kDraft, two), "");
    QCOMPARE(blockOf(kDraft, with(two, "1 by", "2 by")), "");
}

QTEST_APPLESS_MAIN(TestReportLines)
#include "tst_report_lines.moc"
