#include "ui/state/study/saved_work.h"

#include "tests/ui/state/small_study.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};

Assessment assessmentOf(const std::string& uid)
{
    return Assessment({.studyInstanceUid = uid});
}

HistoryEntry entryOf(const std::string& action)
{
    return {.time = timeNow(),
            .author = "test",
            .action = action,
            .site = {},
            .before = {},
            .after = {}};
}

ReaderDecision decisionOf(Severity severity)
{
    return {.severity = severity,
            .acceptedFinding = false,
            .comment = {},
            .readerName = "Dr Test",
            .time = timeNow()};
}

Grading gradingOf(const std::string& model)
{
    Grading grading;
    grading.model.name = model;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = {siteAt(i), {0.8, 0.1, 0.1}, std::nullopt, std::nullopt};
    return grading;
}

/// Another program at the database file.
class Other {
public:
    explicit Other(const QString& file) { sqlite3_open(qPrintable(file), &m_handle); }
    ~Other() { sqlite3_close(m_handle); }
    Other(const Other&) = delete;
    Other& operator=(const Other&) = delete;
    [[nodiscard]] bool run(const char* sql)
    {
        return sqlite3_exec(m_handle, sql, nullptr, nullptr, nullptr) == SQLITE_OK;
    }

private:
    sqlite3* m_handle = nullptr;
};

} // namespace

/// The database in trouble: nothing is lost from memory, nothing is overwritten.
class TestSavedWork : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void save_isThereAfterwards();
    void save_isQuick();
    void unwritableFolder_isSaidAndRetried();
    void unreadableAtFirst_isMergedNotOverwritten();
    void damagedFile_isKeptAside();
    void lockedFile_isSaidAndRetried();
    void newerFile_isLeftAlone();
    void merged_prefersMine();
    void regraded_keepsDecisionsAndShifts();
    void isFullyGraded_knowsGaps();
};

void TestSavedWork::save_isThereAfterwards()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.sqlite").toStdString();
    Assessment assessment = assessmentOf("1.2");
    {
        SavedWork work(file);
        QVERIFY(!work.load("1.2"));
        QVERIFY(work.wasLoaded("1.2"));
        QCOMPARE(work.text(), QStringLiteral("No changes yet"));
        assessment.setDecision(kCanal, decisionOf(Severity::Severe));
        work.save(assessment, entryOf("change"));
        QVERIFY(work.isSaved());
    }
    SavedWork work(file);
    const auto loaded = work.load("1.2");
    QVERIFY(loaded && loaded->cell(kCanal).severity() == Severity::Severe);
    QCOMPARE(work.history("1.2").size(), std::size_t(1));
}

void TestSavedWork::save_isQuick()
{
    const QTemporaryDir folder;
    SavedWork work(folder.filePath("a.sqlite").toStdString());
    Assessment assessment = assessmentOf("1.2");
    assessment.setGrading(gradingOf("fake"));
    work.save(assessment, entryOf("grading"));
    QElapsedTimer clock;
    clock.start();
    constexpr int edits = 20;
    for (int i = 0; i < edits; ++i)
        work.save(assessment, entryOf("change"));
    const double each = static_cast<double>(clock.nsecsElapsed()) * 1e-6 / edits;
    qInfo("%.2f ms an edit", each);
    QVERIFY2(each < 50, qPrintable(QString::number(each)));
}

void TestSavedWork::unwritableFolder_isSaidAndRetried()
{
    const QTemporaryDir folder;
    // A file where the folder should be: not even root can write below it.
    QFile obstacle(folder.filePath("data"));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    SavedWork work(folder.filePath("data/foramen.sqlite").toStdString());
    QVERIFY(!work.load("1.2"));
    QVERIFY(!work.isSaved());
    Assessment assessment = assessmentOf("1.2");
    assessment.setDecision(kCanal, decisionOf(Severity::Moderate));
    work.save(assessment, entryOf("change"));
    QVERIFY(!work.isSaved());
    QVERIFY(work.text().startsWith("Not saved"));

    QVERIFY(obstacle.remove());
    assessment.setDecision(kLeft, decisionOf(Severity::Severe));
    work.save(assessment, entryOf("change"));
    QVERIFY(work.isSaved());
    QCOMPARE(work.history("1.2").size(), std::size_t(2));
    QVERIFY(work.load("1.2")->cell(kCanal).decision);
}

void TestSavedWork::unreadableAtFirst_isMergedNotOverwritten()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath("data");
    const QString hidden = folder.filePath("hidden");
    {
        SavedWork work((data + "/foramen.sqlite").toStdString());
        Assessment earlier = assessmentOf("1.2");
        earlier.setDecision(kCanal, decisionOf(Severity::Severe));
        work.save(earlier, entryOf("change"));
    }
    QVERIFY(QDir().rename(data, hidden));
    QFile obstacle(data);
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    SavedWork work((data + "/foramen.sqlite").toStdString());
    QVERIFY(!work.load("1.2"));
    Assessment now = assessmentOf("1.2");
    now.setDecision(kLeft, decisionOf(Severity::Moderate));
    work.save(now, entryOf("change"));
    QVERIFY(!work.isSaved());

    QVERIFY(obstacle.remove());
    QVERIFY(QDir().rename(hidden, data));
    work.retry();
    QVERIFY(work.isSaved());
    const auto both = work.load("1.2");
    QVERIFY(both->cell(kCanal).severity() == Severity::Severe);
    QVERIFY(both->cell(kLeft).severity() == Severity::Moderate);
}

void TestSavedWork::damagedFile_isKeptAside()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.sqlite"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    SavedWork work(file.fileName().toStdString());
    QVERIFY(!work.load("1.2"));
    QVERIFY(work.isSaved());
    QVERIFY(work.remark().contains("damaged"));
    QCOMPARE(QDir(folder.path()).entryList({"*damaged*"}, QDir::Files).size(), 1);
}

void TestSavedWork::lockedFile_isSaidAndRetried()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    SavedWork work(file.toStdString());
    Assessment assessment = assessmentOf("1.2");
    work.save(assessment, entryOf("change"));
    QVERIFY(work.isSaved());
    Other other(file);
    QVERIFY(other.run("BEGIN IMMEDIATE"));
    assessment.setDecision(kCanal, decisionOf(Severity::Severe));
    work.save(assessment, entryOf("change"));
    QVERIFY(!work.isSaved());
    QVERIFY(work.text().contains("another program"));
    QVERIFY(other.run("ROLLBACK"));
    work.retry();
    QVERIFY(work.isSaved());
    QCOMPARE(work.history("1.2").size(), std::size_t(2));
    QVERIFY(work.load("1.2")->cell(kCanal).decision);
}

void TestSavedWork::newerFile_isLeftAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    {
        SavedWork work(file.toStdString());
        work.save(assessmentOf("1.2"), entryOf("change"));
    }
    QVERIFY(Other(file).run("PRAGMA user_version = 99"));
    SavedWork work(file.toStdString());
    QVERIFY(!work.load("1.2"));
    work.save(assessmentOf("1.2"), entryOf("change"));
    QVERIFY(!work.isSaved());
    QVERIFY(work.text().contains("newer"));
    QVERIFY(QFileInfo::exists(file));
}

void TestSavedWork::merged_prefersMine()
{
    Assessment saved = assessmentOf("1.2");
    saved.setGrading(gradingOf("old"));
    saved.setDecision(kCanal, decisionOf(Severity::Severe));
    saved.setDecision(kLeft, decisionOf(Severity::Severe));
    Assessment mine = assessmentOf("1.2");
    mine.setDecision(kLeft, decisionOf(Severity::Moderate));
    Assessment both = merged(mine, saved);
    QVERIFY(both.cell(kCanal).severity() == Severity::Severe);
    QVERIFY(both.cell(kLeft).severity() == Severity::Moderate);
    QCOMPARE(both.model()->name, std::string("old"));

    mine.setGrading(gradingOf("new"));
    both = merged(mine, saved);
    QVERIFY(both.cell(kCanal).severity() == Severity::Severe);
    QVERIFY(both.cell(kLeft).severity() == Severity::Moderate);
    QCOMPARE(both.model()->name, std::string("new"));
}

void TestSavedWork::regraded_keepsDecisionsAndShifts()
{
    Assessment reader = assessmentOf("1.2");
    reader.setDecision(kCanal, decisionOf(Severity::Severe));
    const Assessment result = regraded(reader, gradingOf("new"), 1);
    QVERIFY(result.cell(kCanal).severity() == Severity::Severe);
    QVERIFY(!result.cell({Condition::SpinalCanalStenosis, DiscLevel::L1L2}).finding);
    QVERIFY(result.cell(kCanal).finding->site == kCanal);
}

void TestSavedWork::isFullyGraded_knowsGaps()
{
    Assessment assessment = assessmentOf("1.2");
    QVERIFY(!isFullyGraded(assessment));
    const Grading grading = gradingOf("fake");
    assessment.setModel(grading.model);
    assessment.setFinding(grading.findings[0]);
    QVERIFY(!isFullyGraded(assessment));
    assessment.setGrading(grading);
    QVERIFY(isFullyGraded(assessment));
    assessment.shiftLevels(2);
    QVERIFY(isFullyGraded(assessment));
}

QTEST_GUILESS_MAIN(TestSavedWork)
#include "tst_saved_work.moc"
