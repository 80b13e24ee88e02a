#include "core/store/listing/study_catalog.h"

#include "core/base/clock.h"
#include "tests/core/store/sample_store.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QTest>

#include <string>
#include <utility>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr const char* kFirstTime = "2026-11-22T20:00:00Z";
constexpr const char* kLaterTime = "2026-11-23T08:00:00Z";

StudyIdentity patient(const std::string& uid, const std::string& name)
{
    return {.studyInstanceUid = uid,
            .patientId = "ID " + name,
            .patientName = name,
            .studyDate = "20261101"};
}

} // namespace

/// The list of the studies of a database, and what is done with it.
class TestStudyCatalog : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void opened_isListedWithItsPlace();
    void work_isStateCompletionAndWorstGrade();
    void uncertainAndChangedGrades_areCounted();
    void signature_isTheState();
    void twins_areTwoStudies();
    void damagedAssessment_isListedAsSuch();
    void deleteWork_leavesNothingOfOneStudy();
    void deleteWork_refusesSignedReports();
    void backUp_isAWholeDatabase();
    void backUp_tellsWhyItCannotBeWritten();
    void restore_keepsTheDatabaseOfBefore();
    void restore_takesNoDamagedBackup();
    void withoutDatabase_isAnError();
    void thousands_areListedQuickly();

private:
    [[nodiscard]] std::unique_ptr<StudyCatalog> catalog() const
    {
        auto opened = StudyCatalog::open(m_file.toStdString());
        return opened ? std::move(*opened) : nullptr;
    }
    [[nodiscard]] std::vector<ListedStudy> listed() const
    {
        return catalog()->studies().value_or(std::vector<ListedStudy>());
    }
};

void TestStudyCatalog::opened_isListedWithItsPlace()
{
    QVERIFY(open() != nullptr);
    const std::vector<std::string> paths = {"/disk/Müller 1", "/disk/\"2\""};
    QVERIFY(catalog()->noteOpened(patient("1.2", "Doe^A"), {"/old"}, kFirstTime));
    QVERIFY(catalog()->noteOpened(patient("1.3", "Roe^B"), {}, kFirstTime));
    QVERIFY(catalog()->noteOpened(patient("1.2", "Doe^A"), paths, kLaterTime));
    const auto list = listed();
    QCOMPARE(list.size(), std::size_t(2));
    QCOMPARE(list[0].study.studyInstanceUid, std::string("1.2")); // the newest first
    QCOMPARE(list[0].study.patientName, std::string("Doe^A"));
    QCOMPARE(list[0].study.patientId, std::string("ID Doe^A"));
    QCOMPARE(list[0].study.studyDate, std::string("20261101"));
    QVERIFY(list[0].paths == paths);
    QCOMPARE(list[0].time, std::string(kLaterTime));
    QVERIFY(list[0].state == WorkState::New && list[0].reviewed == 0 && !list[0].worst);
    QVERIFY(list[1].paths.empty());
}

void TestStudyCatalog::work_isStateCompletionAndWorstGrade()
{
    const auto store = open();
    Assessment graded = assessment();
    graded.setModel({.name = "foramen-lumbar", .version = "0.7"});
    QVERIFY(store->write(graded, record(GradingFinished())));
    QCOMPARE(listed().size(), std::size_t(1));
    QVERIFY(listed()[0].state == WorkState::New); // nobody has worked on it
    QVERIFY(listed()[0].worst == Severity::Severe);
    QCOMPARE(listed()[0].model, std::string("foramen-lumbar 0.7"));
    graded.setDecision(kSite, ReaderDecision{Severity::Moderate, false, "Dr. A", kFirstTime});
    QVERIFY(store->write(graded, test::graded()));
    const ListedStudy read = listed()[0];
    QVERIFY(read.state == WorkState::InWork);
    QVERIFY(read.worst == Severity::Moderate); // the reader's
    QCOMPARE(read.reviewed, 1);
}

void TestStudyCatalog::uncertainAndChangedGrades_areCounted()
{
    const auto store = open();
    Assessment graded({.studyInstanceUid = "1.2.840.1"});
    const Site sites[] = {{Condition::SpinalCanalStenosis, DiscLevel::L1L2},
                          {Condition::SpinalCanalStenosis, DiscLevel::L2L3},
                          {Condition::SpinalCanalStenosis, DiscLevel::L3L4}};
    const Probabilities uncertain{0.4, 0.45, 0.15};
    const Probabilities certain{0.98, 0.01, 0.01};
    graded.setFinding({.site = sites[0], .probabilities = uncertain});
    graded.setFinding({.site = sites[1], .probabilities = uncertain});
    graded.setFinding({.site = sites[2], .probabilities = certain});
    QVERIFY(store->write(graded, record(GradingFinished())));
    QCOMPARE(listed()[0].toCheck, 2);
    QCOMPARE(listed()[0].changed, 0);
    // One confirmed, a certain one changed.
    graded.setDecision(sites[0], ReaderDecision{Severity::Moderate, true, "Dr. A", kFirstTime});
    graded.setDecision(sites[2], ReaderDecision{Severity::Severe, false, "Dr. A", kFirstTime});
    QVERIFY(store->write(graded, test::graded()));
    QCOMPARE(listed()[0].toCheck, 1);
    QCOMPARE(listed()[0].changed, 1);
    // What the reader does not see is not told by the order of the list.
    graded.setRevealMode(RevealMode::ReaderFirst);
    QVERIFY(store->write(graded, test::graded()));
    QCOMPARE(listed()[0].toCheck, 0);
}

void TestStudyCatalog::signature_isTheState()
{
    const auto store = open();
    QVERIFY(store->write(edited(Severity::Severe, "so"), graded()));
    const auto append = [this](const char* event) {
        const std::string sql = std::string("INSERT INTO history (study_instance_uid, time, author,"
                                            " event, step, site, value_before, value_after) VALUES"
                                            " ('1.2.840.1', '', '', '")
            + event + "', 'done', '', '', '')";
        return runSql(m_file, sql.c_str());
    };
    QCOMPARE(append("report_signed"), SQLITE_OK);
    QVERIFY(listed()[0].state == WorkState::Signed);
    QCOMPARE(append("addendum_signed"), SQLITE_OK);
    QVERIFY(listed()[0].state == WorkState::Signed);
    QCOMPARE(append("correction_begun"), SQLITE_OK);
    QVERIFY(listed()[0].state == WorkState::InWork);
}

void TestStudyCatalog::twins_areTwoStudies()
{
    QVERIFY(open() != nullptr);
    QVERIFY(catalog()->noteOpened(patient("1.2", "Doe^A"), {"/a"}, kFirstTime));
    QVERIFY(catalog()->noteOpened(patient("1.2", "Roe^B"), {"/b"}, kLaterTime));
    const auto list = listed();
    QCOMPARE(list.size(), std::size_t(2));
    QVERIFY(list[0].record != list[1].record);
    QCOMPARE(list[0].study.patientName, std::string("Roe^B"));
}

void TestStudyCatalog::damagedAssessment_isListedAsSuch()
{
    QVERIFY(open()->write(edited(Severity::Severe, "so"), graded()));
    QCOMPARE(runSql(m_file, "UPDATE assessment SET json = 'x'"), SQLITE_OK);
    QCOMPARE(listed().size(), std::size_t(1));
    QVERIFY(!listed()[0].isReadable);
    QVERIFY(!listed()[0].worst);
}

void TestStudyCatalog::deleteWork_leavesNothingOfOneStudy()
{
    const auto store = open();
    QVERIFY(store->write(edited(Severity::Severe, "so"), graded()));
    QVERIFY(store->write(assessment("1.2.840.2"), record(GradingFinished())));
    QVERIFY(store->write(identity(), record(ReportTextEdited{"text", "draft"})));
    QVERIFY(catalog()->deleteWork(kStudy));
    QCOMPARE(listed().size(), std::size_t(1));
    QCOMPARE(listed()[0].record, std::string("1.2.840.2"));
    QVERIFY(store->assessment(kStudy) && !*store->assessment(kStudy));
    QVERIFY(store->history(kStudy)->empty());
    QVERIFY(!*store->reportText(kStudy));
    QCOMPARE(store->history("1.2.840.2")->size(), std::size_t(1));
    // The history is protected again.
    QVERIFY(runSql(m_file, "DELETE FROM history") != SQLITE_OK);
}

void TestStudyCatalog::deleteWork_refusesSignedReports()
{
    const auto store = open();
    QVERIFY(store->write(edited(Severity::Severe, "so"), graded()));
    QCOMPARE(runSql(m_file,
                    "INSERT INTO history (study_instance_uid, time, author, event, step, site, "
                    "value_before, value_after) VALUES ('1.2.840.1', '', '', 'report_signed', "
                    "'done', '', '', '')"),
             SQLITE_OK);
    const auto refused = catalog()->deleteWork(kStudy);
    QVERIFY(!refused && refused.error().code == ErrorCode::InvalidArgument);
    QCOMPARE(store->history(kStudy)->size(), std::size_t(2));
    QVERIFY(*store->assessment(kStudy));
}

void TestStudyCatalog::backUp_isAWholeDatabase()
{
    const auto store = open(); // with a journal beside it
    QVERIFY(store->write(edited(Severity::Severe, "so"), graded()));
    const QString copy = m_folder.filePath("copy.sqlite");
    for (int time = 0; time < 2; ++time) // an older copy is replaced
        QVERIFY(catalog()->backUpTo(copy.toStdString()));
    m_file = copy;
    QVERIFY(listed()[0].state == WorkState::InWork);
    const auto nowhere = catalog()->backUpTo("/nowhere/copy.sqlite");
    QVERIFY(!nowhere);
}

void TestStudyCatalog::backUp_tellsWhyItCannotBeWritten()
{
    QVERIFY(open() != nullptr);
    QVERIFY(QDir(m_folder.filePath("taken.sqlite")).mkpath("full")); // a folder has the name
    const auto taken = catalog()->backUpTo(m_folder.filePath("taken.sqlite").toStdString());
    QVERIFY(!taken);
    const QString why = QString::fromStdString(taken.error().message);
    QVERIFY2(why.contains("irectory"), qPrintable(why));
    QVERIFY(!QFile::exists(m_folder.filePath("taken.sqlite.part")));
}

void TestStudyCatalog::restore_keepsTheDatabaseOfBefore()
{
    QVERIFY(open()->write(edited(Severity::Severe, "first"), graded()));
    const std::string backup = m_folder.filePath("copy.sqlite").toStdString();
    QVERIFY(catalog()->backUpTo(backup));
    QVERIFY(open()->write(assessment("1.2.840.2"), record(GradingFinished())));
    for (int time = 0; time < 2; ++time) { // in one second
        const auto kept = restoreDatabase(m_file.toStdString(), backup);
        QVERIFY(kept && !kept->empty());
        QCOMPARE(kept->extension().string(), std::string(".sqlite"));
        QCOMPARE(listed().size(), std::size_t(1));
        const QString now = std::exchange(m_file, QString::fromStdString(kept->string()));
        QCOMPARE(listed().size(), std::size_t(time == 0 ? 2 : 1));
        m_file = now;
    }
    QFile::remove(m_file);
    const auto none = restoreDatabase(m_file.toStdString(), backup);
    QVERIFY(none && none->empty());
    QCOMPARE(listed().size(), std::size_t(1));
}

void TestStudyCatalog::restore_takesNoDamagedBackup()
{
    QVERIFY(open()->write(edited(Severity::Severe, "first"), graded()));
    const QString damaged = m_folder.filePath("damaged.sqlite");
    QFile file(damaged);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(QByteArray(9000, 'x')) == 9000);
    file.close();
    for (const QString& backup : {damaged, m_folder.filePath("missing.sqlite")}) {
        QVERIFY(!restoreDatabase(m_file.toStdString(), backup.toStdString()));
        QCOMPARE(listed().size(), std::size_t(1));
    }
    QVERIFY(!QFile::exists(m_file + ".restored"));
}

void TestStudyCatalog::withoutDatabase_isAnError()
{
    const auto missing = StudyCatalog::open(m_file.toStdString());
    QVERIFY(!missing && missing.error().code == ErrorCode::NotFound);
    QVERIFY(!QFile::exists(m_file));
}

void TestStudyCatalog::thousands_areListedQuickly()
{
    constexpr int count = 2000;
    QVERIFY(open()->write(edited(Severity::Severe, "so"), graded()));
    QCOMPARE(runSql(m_file,
                    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 1999)"
                    " INSERT INTO assessment SELECT '1.9.' || i, json, time FROM n, assessment"),
             SQLITE_OK);
    QCOMPARE(runSql(m_file,
                    "INSERT INTO study_record SELECT study_instance_uid, study_instance_uid, '', "
                    "'', '', '', '' FROM assessment WHERE study_instance_uid LIKE '1.9.%'"),
             SQLITE_OK);
    QElapsedTimer timer;
    timer.start();
    QCOMPARE(listed().size(), std::size_t(count));
    qInfo("%d studies in %lld ms", count, timer.elapsed());
}

QTEST_APPLESS_MAIN(TestStudyCatalog)
#include "tst_study_catalog.moc"
