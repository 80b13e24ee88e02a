#include "core/store/work_of_others.h"

#include "core/store/study_store.h"
#include "tests/core/store/sample_store.h"

#include <QTest>

#include <array>
#include <memory>
#include <random>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};
constexpr Site kLower{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

ReaderDecision decision(Severity severity, const std::string& reader, int number = 0)
{
    return {.severity = severity,
            .acceptedFinding = false,
            .readerName = reader,
            .time = "2026-11-22T20:00:" + std::to_string(number)};
}

/// A window that has loaded the study: its state, and changes that it saves.
class Window {
public:
    Window(const QString& file, std::string reader)
        : m_reader(std::move(reader))
        , m_store(file.toStdString())
    {
        const SavedStudy saved = m_store.load(assessment().study());
        m_assessment = saved.assessment.value_or(assessment());
    }

    void grade(Site site, Severity severity)
    {
        const CellEdit before = editOf(m_assessment.cell(site));
        m_assessment.setDecision(site, decision(severity, m_reader, m_number++));
        save({CellEdited{CellAction::Graded, site, before, editOf(m_assessment.cell(site))}});
    }
    void comment(Site site, const std::string& text)
    {
        const CellEdit before = editOf(m_assessment.cell(site));
        m_assessment.setComment(site, CellComment{text, m_reader, "2026-11-22T20:00:00Z"});
        save({CellEdited{CellAction::Commented, site, before, editOf(m_assessment.cell(site))}});
    }
    void shift(int by)
    {
        m_assessment.shiftLevels(by);
        save({LevelsShifted{by}});
    }
    std::optional<WorkOfOthers> take()
    {
        auto work = m_store.takeWorkOfOthers(assessment().study());
        if (work && work->assessment)
            m_assessment = *work->assessment;
        return work;
    }
    [[nodiscard]] bool hasMetOthers() const { return m_store.hasMetOthers(assessment().study()); }
    [[nodiscard]] const Assessment& state() const { return m_assessment; }

private:
    void save(HistoryEvent event)
    {
        m_store.save(m_assessment,
                     {"2026-11-22T20:00:00Z", m_reader, EditStep::Done, std::move(event)});
    }

    std::string m_reader;
    StudyStore m_store;
    Assessment m_assessment;
    int m_number = 10;
};

} // namespace

/// Two windows on one database: the work of neither is lost.
class TestWorkOfOthers : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void otherSites_areKept();
    void otherPartsOfOneSite_areKept();
    void oneSiteByBoth_isTheLatersAndSaid();
    void ownWork_isNotOfOthers();
    void renumberedByOthers_gradesTheSameDisc();
    void renumberedByOthers_dropsWhatFallsOut();
    void grading_keepsTheReadersWork();
    void randomWork_ofTwoWindows_isAllThere();

private:
    [[nodiscard]] Assessment saved() const { return **open()->assessment(kStudy); }
};

void TestWorkOfOthers::otherSites_areKept()
{
    Window first(m_file, "Dr. A");
    Window second(m_file, "Dr. B");
    first.grade(kCanal, Severity::Severe);
    QVERIFY(!first.hasMetOthers());
    second.grade(kLower, Severity::Moderate);
    QVERIFY(second.hasMetOthers());
    QCOMPARE(saved().cell(kCanal).decision->readerName, std::string("Dr. A"));
    QCOMPARE(saved().cell(kLower).decision->readerName, std::string("Dr. B"));

    const auto work = second.take();
    QVERIFY(work && work->replaced.empty());
    QCOMPARE(work->history.size(), std::size_t(2));
    QVERIFY(second.state().cell(kCanal).severity() == Severity::Severe);
    QVERIFY(!second.hasMetOthers());
    QVERIFY(!second.take());
    QVERIFY(first.take());
    QVERIFY(first.state().cell(kLower).severity() == Severity::Moderate);
}

void TestWorkOfOthers::otherPartsOfOneSite_areKept()
{
    Window first(m_file, "Dr. A");
    Window second(m_file, "Dr. B");
    first.grade(kCanal, Severity::Severe);
    second.comment(kCanal, "see prior");
    first.grade(kCanal, Severity::Moderate);
    const AssessmentCell cell = saved().cell(kCanal);
    QVERIFY(cell.severity() == Severity::Moderate);
    QCOMPARE(cell.decision->readerName, std::string("Dr. A"));
    QCOMPARE(cell.comment->text, std::string("see prior"));
    QVERIFY(first.take()->replaced.empty());
}

void TestWorkOfOthers::oneSiteByBoth_isTheLatersAndSaid()
{
    Window first(m_file, "Dr. A");
    Window second(m_file, "Dr. B");
    first.grade(kCanal, Severity::Severe);
    second.grade(kCanal, Severity::Moderate);
    QCOMPARE(saved().cell(kCanal).decision->readerName, std::string("Dr. B"));
    QCOMPARE(second.take()->replaced, std::vector<Site>{kCanal});
    QCOMPARE(open()->history(kStudy)->size(), std::size_t(2)); // both are kept
    QVERIFY(first.take()->replaced.empty());
}

void TestWorkOfOthers::ownWork_isNotOfOthers()
{
    Window window(m_file, "Dr. A");
    window.grade(kCanal, Severity::Severe);
    window.shift(1);
    window.grade(kCanal, Severity::Moderate);
    QVERIFY(!window.hasMetOthers());
    QVERIFY(!window.take());
}

void TestWorkOfOthers::renumberedByOthers_gradesTheSameDisc()
{
    Window first(m_file, "Dr. A");
    Window second(m_file, "Dr. B");
    first.grade(kCanal, Severity::Severe);
    first.shift(1); // L3/L4 is called L4/L5 now
    second.grade(kCanal, Severity::Moderate); // still L3/L4 in that window
    QVERIFY(!saved().cell(kCanal).decision);
    QCOMPARE(saved().cell(kLower).decision->readerName, std::string("Dr. B"));
    QVERIFY(second.take());
    second.grade(kCanal, Severity::NormalMild); // it knows the numbering now
    QVERIFY(saved().cell(kCanal).severity() == Severity::NormalMild);
    QVERIFY(saved().cell(kLower).severity() == Severity::Moderate);
}

void TestWorkOfOthers::renumberedByOthers_dropsWhatFallsOut()
{
    constexpr Site lowest{Condition::SpinalCanalStenosis, DiscLevel::L5S1};
    Window first(m_file, "Dr. A");
    Window second(m_file, "Dr. B");
    first.shift(1);
    second.grade(lowest, Severity::Severe); // a disc below L5/S1 of the new numbering
    for (std::size_t i = 0; i < kSiteCount; ++i)
        QVERIFY(!saved().cell(siteAt(i)).decision);
    QCOMPARE(open()->history(kStudy)->size(), std::size_t(2)); // which has it
}

void TestWorkOfOthers::grading_keepsTheReadersWork()
{
    Assessment theirs = assessment();
    theirs.setDecision(kCanal, decision(Severity::Severe, "Dr. A"));
    Assessment mine = assessment();
    Grading grading;
    grading.model.name = "new";
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = {siteAt(i), {0.8, 0.1, 0.1}, std::nullopt, std::nullopt};
    mine.setGrading(grading);
    QVERIFY(applyToSaved(record(GradingFinished{}), mine, theirs).empty());
    QCOMPARE(theirs.model()->name, std::string("new"));
    QVERIFY(theirs.cell(kCanal).modelFinding());
    QCOMPARE(theirs.cell(kCanal).decision->readerName, std::string("Dr. A"));
}

void TestWorkOfOthers::randomWork_ofTwoWindows_isAllThere()
{
    constexpr int changes = 300;
    std::mt19937 random(7);
    const auto below = [&random](unsigned count) {
        return random() % count;
    };
    std::array<std::unique_ptr<Window>, 2> windows{std::make_unique<Window>(m_file, "Dr. A"),
                                                   std::make_unique<Window>(m_file, "Dr. B")};
    std::array<std::optional<std::pair<Severity, std::size_t>>, kSiteCount> grades;
    std::array<std::string, kSiteCount> comments;
    for (int i = 0; i < changes; ++i) {
        const std::size_t who = below(2);
        const std::size_t where = below(kSiteCount);
        switch (below(8)) {
        case 0: // sees what the other did
            windows[who]->take();
            break;
        case 1: // ends, and begins again
            windows[who] = nullptr;
            windows[who] = std::make_unique<Window>(m_file, who == 0 ? "Dr. A" : "Dr. B");
            break;
        case 2:
            comments[where] = "comment " + std::to_string(i);
            windows[who]->comment(siteAt(where), comments[where]);
            break;
        default: {
            const auto severity = static_cast<Severity>(below(3));
            grades[where] = {severity, who};
            windows[who]->grade(siteAt(where), severity);
        }
        }
    }
    const Assessment end = saved();
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& cell = end.cell(siteAt(i));
        QCOMPARE(cell.decision.has_value(), grades[i].has_value());
        if (cell.decision) {
            QVERIFY(cell.decision->severity == grades[i]->first);
            QCOMPARE(cell.decision->readerName,
                     std::string(grades[i]->second == 0 ? "Dr. A" : "Dr. B"));
        }
        QCOMPARE(cell.comment ? cell.comment->text : std::string(), comments[i]);
    }
}

QTEST_APPLESS_MAIN(TestWorkOfOthers)
#include "tst_work_of_others.moc"
