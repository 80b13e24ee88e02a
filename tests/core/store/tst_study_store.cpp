#include "core/store/study_store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace foramen;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};

StudyIdentity identityOf(const std::string& uid)
{
    return {.studyInstanceUid = uid};
}

Assessment assessmentOf(const std::string& uid)
{
    return Assessment(identityOf(uid));
}

HistoryRecord recordOf(HistoryEvent event)
{
    return {timeNow(), "test", EditStep::Done, std::move(event)};
}

HistoryRecord change()
{
    return recordOf(CellEdited{CellAction::Graded, kCanal, {}, {}});
}

ReaderDecision decisionOf(Severity severity)
{
    return {
        .severity = severity, .acceptedFinding = false, .readerName = "Dr Test", .time = timeNow()};
}

Grading gradingOf(const std::string& model)
{
    Grading grading;
    grading.model.name = model;
    for (std::size_t i = 0; i < kSiteCount; ++i)
        grading.findings[i] = {siteAt(i), {0.8, 0.1, 0.1}, std::nullopt, std::nullopt};
    return grading;
}

/// Another program that uses the database file.
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

/// When the database fails, nothing in memory is lost and nothing on disk is overwritten.
class TestStudyStore : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void save_isThereAfterwards();
    void save_isQuick();
    void unwritableFolder_isSaidAndRetried();
    void unreadableAtFirst_isMergedNotOverwritten();
    void damagedFile_isKeptAside();
    void lockedFile_isSaidAndRetried();
    void newerFile_isLeftAlone();
    void loadedWhileDue_hasWhatIsDue();
    void studyWithoutUid_doesNotHoldUpOthers();
    void damagedStudy_isSaid();
};

void TestStudyStore::save_isThereAfterwards()
{
    const QTemporaryDir folder;
    const std::filesystem::path file = folder.filePath("a.sqlite").toStdString();
    Assessment assessment = assessmentOf("1.2");
    {
        StudyStore work(file);
        const SavedStudy none = work.load(identityOf("1.2"));
        QVERIFY(!none.assessment && none.isRead);
        QVERIFY(!work.savedAt());
        assessment.setDecision(kCanal, decisionOf(Severity::Severe));
        work.save(assessment, change());
        QVERIFY(!work.trouble());
    }
    StudyStore work(file);
    const auto loaded = work.load(identityOf("1.2")).assessment;
    QVERIFY(loaded && loaded->cell(kCanal).severity() == Severity::Severe);
    QCOMPARE(work.load(identityOf("1.2")).history.size(), std::size_t(1));
}

void TestStudyStore::save_isQuick()
{
    const QTemporaryDir folder;
    StudyStore work(folder.filePath("a.sqlite").toStdString());
    Assessment assessment = assessmentOf("1.2");
    assessment.setGrading(gradingOf("fake"));
    work.save(assessment, recordOf(GradingFinished()));
    QElapsedTimer clock;
    clock.start();
    constexpr int edits = 20;
    for (int i = 0; i < edits; ++i)
        work.save(assessment, change());
    const double each = static_cast<double>(clock.nsecsElapsed()) * 1e-6 / edits;
    qInfo("%.2f ms an edit", each);
    QVERIFY2(each < 50, qPrintable(QString::number(each)));
}

void TestStudyStore::unwritableFolder_isSaidAndRetried()
{
    const QTemporaryDir folder;
    // A file where the folder should be: not even root can write below it.
    QFile obstacle(folder.filePath("data"));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    StudyStore work(folder.filePath("data/foramen.sqlite").toStdString());
    QVERIFY(!work.load(identityOf("1.2")).assessment);
    QVERIFY(work.trouble());
    Assessment assessment = assessmentOf("1.2");
    assessment.setDecision(kCanal, decisionOf(Severity::Moderate));
    work.save(assessment, change());
    QVERIFY(work.trouble());
    QCOMPARE(work.trouble()->code, ErrorCode::NotWritable);

    QVERIFY(obstacle.remove());
    assessment.setDecision(kLeft, decisionOf(Severity::Severe));
    work.save(assessment, change());
    QVERIFY(!work.trouble());
    QCOMPARE(work.load(identityOf("1.2")).history.size(), std::size_t(2));
    QVERIFY(work.load(identityOf("1.2")).assessment->cell(kCanal).decision);
}

void TestStudyStore::unreadableAtFirst_isMergedNotOverwritten()
{
    const QTemporaryDir folder;
    const QString data = folder.filePath("data");
    const QString hidden = folder.filePath("hidden");
    {
        StudyStore work((data + "/foramen.sqlite").toStdString());
        Assessment earlier = assessmentOf("1.2");
        earlier.setDecision(kCanal, decisionOf(Severity::Severe));
        work.save(earlier, change());
    }
    QVERIFY(QDir().rename(data, hidden));
    QFile obstacle(data);
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    obstacle.close();
    StudyStore work((data + "/foramen.sqlite").toStdString());
    QVERIFY(!work.load(identityOf("1.2")).assessment);
    Assessment now = assessmentOf("1.2");
    now.setDecision(kLeft, decisionOf(Severity::Moderate));
    work.save(now, change());
    QVERIFY(work.trouble());

    QVERIFY(obstacle.remove());
    QVERIFY(QDir().rename(hidden, data));
    work.retry();
    QVERIFY(!work.trouble());
    const auto both = work.load(identityOf("1.2")).assessment;
    QVERIFY(both->cell(kCanal).severity() == Severity::Severe);
    QVERIFY(both->cell(kLeft).severity() == Severity::Moderate);
}

void TestStudyStore::damagedFile_isKeptAside()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.sqlite"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    StudyStore work(file.fileName().toStdString());
    QVERIFY(!work.load(identityOf("1.2")).assessment);
    QVERIFY(!work.trouble());
    QVERIFY(!work.damagedFile().empty());
    QCOMPARE(QDir(folder.path()).entryList({"*damaged*"}, QDir::Files).size(), 1);
}

void TestStudyStore::lockedFile_isSaidAndRetried()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    StudyStore work(file.toStdString());
    Assessment assessment = assessmentOf("1.2");
    work.save(assessment, change());
    QVERIFY(!work.trouble());
    Other other(file);
    QVERIFY(other.run("BEGIN IMMEDIATE"));
    assessment.setDecision(kCanal, decisionOf(Severity::Severe));
    work.save(assessment, change());
    QVERIFY(work.trouble());
    QCOMPARE(work.trouble()->code, ErrorCode::DatabaseLocked);
    QVERIFY(other.run("ROLLBACK"));
    work.retry();
    QVERIFY(!work.trouble());
    QCOMPARE(work.load(identityOf("1.2")).history.size(), std::size_t(2));
    QVERIFY(work.load(identityOf("1.2")).assessment->cell(kCanal).decision);
}

void TestStudyStore::newerFile_isLeftAlone()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    {
        StudyStore work(file.toStdString());
        work.save(assessmentOf("1.2"), change());
    }
    QVERIFY(Other(file).run("PRAGMA user_version = 99"));
    StudyStore work(file.toStdString());
    QVERIFY(!work.load(identityOf("1.2")).assessment);
    work.save(assessmentOf("1.2"), change());
    QVERIFY(work.trouble());
    QCOMPARE(work.trouble()->code, ErrorCode::DatabaseNewer);
    QVERIFY(QFileInfo::exists(file));
}

void TestStudyStore::loadedWhileDue_hasWhatIsDue()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    StudyStore store(file.toStdString());
    store.save(identityOf("1.2"), recordOf(ReportTextEdited{"first"}));
    store.save(identityOf("1.2"),
               recordOf(RoleGiven{"1.2.1", "T1", SeriesRole::SagittalT1, false}));
    Other other(file);
    QVERIFY(other.run("BEGIN EXCLUSIVE"));
    const Annotation text{.annotationUid = "a",
                          .kind = AnnotationKind::Text,
                          .picture = {"1.2.1", "1.2.1.1", 1},
                          .points = {{1, 2}},
                          .text = "here",
                          .author = "test",
                          .time = "2026-11-22T20:00:00Z"};
    store.save(identityOf("1.2"), recordOf(ReportTextEdited{"second"}));
    store.save(identityOf("1.2"),
               recordOf(RoleGiven{"1.2.1", "T1", SeriesRole::SagittalT2, false}));
    store.save(identityOf("1.2"), recordOf(RoleGiven{"1.2.2", "T2", std::nullopt, false}));
    store.save(identityOf("1.2"), recordOf(AnnotationEdited{std::nullopt, text}));
    store.save(identityOf("1.9"), recordOf(ReportTextEdited{"another study"}));
    QVERIFY(store.trouble() && store.trouble()->code == ErrorCode::DatabaseLocked);

    for (const bool isWritten : {false, true}) {
        if (isWritten)
            QVERIFY(other.run("ROLLBACK"));
        const SavedStudy saved = store.load(identityOf("1.2"));
        QVERIFY(saved.reportText == "second");
        QCOMPARE(saved.roles.size(), std::size_t(2));
        QVERIFY(saved.roles[0].role == SeriesRole::SagittalT2);
        QVERIFY(!saved.roles[1].role && saved.roles[1].seriesId == "T2");
        QCOMPARE(saved.history.size(), std::size_t(6));
        QVERIFY(saved.isRead);
        const auto annotations = store.annotations(identityOf("1.2"));
        QVERIFY(annotations && annotations->annotations == std::vector{text});
        QCOMPARE(!store.trouble(), isWritten);
    }
}

void TestStudyStore::studyWithoutUid_doesNotHoldUpOthers()
{
    const QTemporaryDir folder;
    StudyStore store(folder.filePath("a.sqlite").toStdString());
    store.save(assessmentOf(""), change());
    QVERIFY(store.trouble() && store.trouble()->code == ErrorCode::InvalidArgument);
    store.save(assessmentOf("1.2"), change());
    QVERIFY(store.trouble()); // the first one is not saved yet
    QVERIFY(
        StudyStore(folder.filePath("a.sqlite").toStdString()).load(identityOf("1.2")).assessment);
}

void TestStudyStore::damagedStudy_isSaid()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    {
        StudyStore store(file.toStdString());
        store.save(assessmentOf("1.2"), change());
    }
    QVERIFY(Other(file).run("UPDATE assessment SET json = '{garbage'"));
    StudyStore store(file.toStdString());
    QVERIFY(!store.hasDamagedStudy());
    QVERIFY(!store.load(identityOf("1.2")).assessment);
    QVERIFY(store.hasDamagedStudy());
}

QTEST_APPLESS_MAIN(TestStudyStore)
#include "tst_study_store.moc"
