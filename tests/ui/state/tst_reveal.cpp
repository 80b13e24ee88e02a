#include "core/spine/assessment_json.h"
#include "core/store/study_database.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/editing/cell_filter.h"
#include "ui/state/editing/reading_order.h"
#include "ui/state/session/session.h"
#include "ui/state/settings/settings.h"

#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kDoubtful{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};

int hiddenCount(const Session& session)
{
    int count = 0;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        count += session.current()->assessment.cell(siteAt(i)).hidden ? 1 : 0;
    return count;
}

} // namespace

/// When the AI's grades are shown: modes, single grades, differences, what is saved of it.
class TestReveal : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void atOnce_isTheDefault();
    void siteDefault_hidesANewStudyAndIsInTheHistory();
    void onDemand_revealsOneAndRemembersIt();
    void readerFirst_revealsOnlyWhatWasDecided();
    void readerFirst_showsNothingOfTheAi();
    void undo_hidesNothingAgain();
    void signedStudy_staysAsItWasSigned();
    void accept_isRefusedWhileHidden();
    void filter_walksOnlyItsCells();
    void acceptTogether_isOneStepAndTakesOnlyWhatIsShown();
    void cutOffs_changeWhatIsSuggestedAndAccepted();

private:
    std::filesystem::path study() const { return m_study.path().toStdString(); }
    std::unique_ptr<Session> opened();
    template <class Event> std::vector<Event> eventsOf() const;

    QTemporaryDir m_settings;
    QTemporaryDir m_study;
    TestFolder m_folder;
    FakeModelPtr m_model;
};

void TestReveal::initTestCase()
{
    QSettings::setPath(QSettings::NativeFormat, QSettings::UserScope, m_settings.path());
    QCoreApplication::setOrganizationName(QStringLiteral("foramen-test"));
    QCoreApplication::setApplicationName(QStringLiteral("reveal"));
    writeSmallStudy(study());
}

void TestReveal::init()
{
    QSettings().clear();
    m_folder.renew();
    m_model = std::make_shared<FakeModel>();
}

std::unique_ptr<Session> TestReveal::opened()
{
    auto session = std::make_unique<Session>(optionsFor(m_folder.path(), m_model));
    if (!openAndSettle(*session, study()))
        qFatal("the study does not open");
    return session;
}

/// The events of a kind in the database, after the session has ended.
template <class Event> std::vector<Event> TestReveal::eventsOf() const
{
    std::vector<Event> found;
    const auto database = StudyDatabase::open(optionsFor(m_folder.path(), m_model).databaseFile);
    if (!database)
        return found;
    const auto studies = (*database)->studies();
    for (const std::string& uid : studies.value_or(std::vector<std::string>()))
        for (const HistoryRecord& record :
             (*database)->history(uid).value_or(std::vector<HistoryRecord>()))
            if (const auto* event = std::get_if<Event>(&record.event))
                found.push_back(*event);
    return found;
}

void TestReveal::atOnce_isTheDefault()
{
    const auto session = opened();
    QVERIFY(session->reveal()->mode() == RevealMode::AtOnce);
    QCOMPARE(hiddenCount(*session), 0);
}

void TestReveal::siteDefault_hidesANewStudyAndIsInTheHistory()
{
    Settings().setRevealMode(RevealMode::ReaderFirst);
    auto session = opened();
    QVERIFY(session->reveal()->mode() == RevealMode::ReaderFirst);
    QCOMPARE(hiddenCount(*session), static_cast<int>(kSiteCount));
    session.reset();
    const auto chosen = eventsOf<RevealModeChosen>();
    QCOMPARE(chosen.size(), std::size_t(1));
    QVERIFY(chosen.front().after == RevealMode::ReaderFirst);
    // The study keeps its mode when the default changes.
    Settings().setRevealMode(RevealMode::AtOnce);
    session = opened();
    QVERIFY(session->reveal()->mode() == RevealMode::ReaderFirst);
    QCOMPARE(hiddenCount(*session), static_cast<int>(kSiteCount));
}

void TestReveal::onDemand_revealsOneAndRemembersIt()
{
    auto session = opened();
    session->reveal()->choose(RevealMode::OnDemand);
    QCOMPARE(hiddenCount(*session), static_cast<int>(kSiteCount));
    session->reveal()->reveal(kCanal);
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::AiSuggested);
    QCOMPARE(hiddenCount(*session), static_cast<int>(kSiteCount) - 1);
    session.reset();
    const auto revealed = eventsOf<FindingsRevealed>();
    QCOMPARE(revealed.size(), std::size_t(1));
    QVERIFY(revealed.front().sites == std::vector<Site>{kCanal});
    session = opened();
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::AiSuggested);
    QCOMPARE(session->current()->assessment.cell(kLeft).state(), CellState::Hidden);
}

void TestReveal::readerFirst_revealsOnlyWhatWasDecided()
{
    const auto session = opened();
    QSignalSpy failed(session.get(), &Session::failed);
    session->reveal()->choose(RevealMode::ReaderFirst);
    session->reveal()->reveal(kCanal); // not decided
    QCOMPARE(failed.size(), 1);
    QCOMPARE(hiddenCount(*session), static_cast<int>(kSiteCount));
    session->reveal()->revealDecided();
    QCOMPARE(failed.size(), 2);

    const Assessment& assessment = session->current()->assessment;
    session->editing()->setSeverity(kLeft, Severity::NormalMild); // the AI says Severe
    QVERIFY(differingSites(assessment).empty());
    session->reveal()->revealDecided();
    QCOMPARE(hiddenCount(*session), static_cast<int>(kSiteCount) - 1);
    QVERIFY(differingSites(assessment) == std::vector<Site>{kLeft});
    QCOMPARE(assessment.cell(kLeft).state(), CellState::Changed);
    QVERIFY(nextSite(assessment, kCanal, ReadingOrder::ByLevel, CellFilter::Different) == kLeft);
}

/// Two studies that differ in what the AI says alone look the same before it is revealed.
void TestReveal::readerFirst_showsNothingOfTheAi()
{
    Settings().setRevealMode(RevealMode::ReaderFirst);
    const auto session = opened();
    const Assessment& assessment = session->current()->assessment;
    const std::string json = assessmentToJson(assessment);
    const QString draft = session->draft()->text();
    const Report report = session->exporter()->report();
    const auto next = nextUncertain(assessment, kCanal);
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        const AssessmentCell& cell = assessment.cell(siteAt(i));
        QVERIFY(!cell.severity() && !cell.shownFinding() && !cell.suggestion());
        QVERIFY(cell.location()); // panes go to the site all the same
        QVERIFY(!report.assessment.cell(siteAt(i)).finding);
    }
    OpenStudy& study = const_cast<OpenStudy&>(*session->current());
    for (std::size_t i = 0; i < kSiteCount; ++i) {
        Finding other = *assessment.cell(siteAt(i)).hidden;
        other.probabilities = {0.05, 0.05, 0.9};
        other.uncertainty = 0.95 - 0.01 * static_cast<double>(i);
        study.assessment.setFinding(other);
    }
    QCOMPARE(assessmentToJson(assessment), json);
    QCOMPARE(session->draft()->text(), draft);
    QVERIFY(nextUncertain(assessment, kCanal) == next);
}

void TestReveal::undo_hidesNothingAgain()
{
    const auto session = opened();
    session->reveal()->choose(RevealMode::OnDemand);
    session->editing()->shiftLevels(1);
    const Site shifted{Condition::SpinalCanalStenosis, DiscLevel::L5S1};
    session->reveal()->reveal(shifted);
    session->undoGroup()->undo();
    // What was seen at L5/S1 is L4/L5 again.
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::AiSuggested);
    QCOMPARE(session->current()->assessment.cell(kLeft).state(), CellState::Hidden);
    QVERIFY(session->reveal()->mode() == RevealMode::OnDemand);
}

void TestReveal::signedStudy_staysAsItWasSigned()
{
    const auto session = opened();
    session->reveal()->choose(RevealMode::OnDemand);
    session->reveal()->reveal(kCanal);
    QVERIFY(session->signing()->sign(QStringLiteral("Dr Test")));
    QSignalSpy failed(session.get(), &Session::failed);
    session->reveal()->reveal(kLeft);
    session->reveal()->revealDecided();
    session->reveal()->choose(RevealMode::AtOnce);
    QCOMPARE(failed.size(), 3);
    QCOMPARE(hiddenCount(*session), static_cast<int>(kSiteCount) - 1);
    QVERIFY(session->reveal()->mode() == RevealMode::OnDemand);
}

void TestReveal::accept_isRefusedWhileHidden()
{
    const auto session = opened();
    session->reveal()->choose(RevealMode::OnDemand);
    QSignalSpy failed(session.get(), &Session::failed);
    session->editing()->acceptFinding(kCanal);
    QCOMPARE(failed.size(), 1);
    session->editing()->acceptRow(DiscLevel::L4L5);
    QCOMPARE(session->current()->assessment.reviewedCount(), 0);
    session->editing()->setSeverity(kCanal, Severity::Moderate);
    QCOMPARE(session->current()->assessment.cell(kCanal).state(), CellState::ReaderOnly);
}

void TestReveal::filter_walksOnlyItsCells()
{
    const auto session = opened();
    const Assessment& assessment = session->current()->assessment;
    session->editing()->setUngradable(kLeft);
    QVERIFY(nextSite(assessment, kCanal, ReadingOrder::ByLevel, CellFilter::Ungradable) == kLeft);
    QVERIFY(nextSite(assessment, kLeft, ReadingOrder::ByLevel, CellFilter::Ungradable) == kLeft);
    QVERIFY(!nextSite(assessment, kLeft, ReadingOrder::ByLevel, CellFilter::Accepted));
    session->filter()->set(CellFilter::Ungradable);
    session->closeStudy();
    QVERIFY(session->filter()->filter() == CellFilter::All);
}

void TestReveal::acceptTogether_isOneStepAndTakesOnlyWhatIsShown()
{
    m_model->uncertainty = [](Site site) {
        return site == kDoubtful ? 0.9 : 0.2;
    };
    const auto session = opened();
    const Assessment& assessment = session->current()->assessment;
    session->editing()->setSeverity(kCanal, Severity::Moderate);
    std::vector<Site> all;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        all.push_back(siteAt(i));
    session->editing()->acceptTogether(all, QStringLiteral("all"));
    QCOMPARE(assessment.cell(kCanal).state(), CellState::Changed); // a decision stays
    QCOMPARE(assessment.cell(kLeft).state(), CellState::Accepted);
    QCOMPARE(session->current()->undo.count(), 2);
    session->undoGroup()->undo();
    QCOMPARE(assessment.reviewedCount(), 1);
    // Normal/Mild up to a doubt: neither other grades nor more doubtful ones.
    const std::vector<Site> sure = normalMildUpTo(assessment, 0.5);
    QCOMPARE(sure.size(), kSiteCount - 3);
    for (const Site other : {kCanal, kLeft, kDoubtful}) // decided, Severe, too doubtful
        QVERIFY(std::find(sure.begin(), sure.end(), other) == sure.end());
    session->reveal()->choose(RevealMode::OnDemand);
    session->editing()->acceptTogether(all, QStringLiteral("all"));
    QCOMPARE(assessment.reviewedCount(), 1);
}

void TestReveal::cutOffs_changeWhatIsSuggestedAndAccepted()
{
    const auto session = opened();
    const Assessment& assessment = session->current()->assessment;
    const Probabilities before = assessment.cell(kLeft).finding->probabilities;
    OperatingPoints points;
    points[static_cast<std::size_t>(kLeft.condition)].moderate = 1.0; // reached by none
    session->cutOffs()->set(points);
    QVERIFY(assessment.cell(kLeft).suggestion() == Severity::NormalMild);
    QVERIFY(assessment.cell(kLeft).finding->probabilities == before);
    QVERIFY(session->draft()->text().contains(QStringLiteral("1.00")));
    session->editing()->acceptFinding(kLeft);
    session->cutOffs()->set({});
    QCOMPARE(assessment.cell(kLeft).state(), CellState::Accepted);
    QVERIFY(assessment.cell(kLeft).severity() == Severity::NormalMild);
    QVERIFY(Settings().operatingPoints() == OperatingPoints());
}

QTEST_GUILESS_MAIN(TestReveal)
#include "tst_reveal.moc"
