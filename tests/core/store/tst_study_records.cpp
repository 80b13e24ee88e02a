// Studies of one Study Instance UID whose patients or dates contradict each other: the work on one
// is never shown at another.
#include "tests/core/store/sample_store.h"

#include "core/store/study_store.h"

#include <QTest>

#include <functional>

using namespace foramen;
using namespace foramen::test;

namespace {

const StudyIdentity kEve{.studyInstanceUid = kStudy,
                         .patientId = "P-007",
                         .patientName = "Miller^Eve",
                         .patientBirthDate = "19700101",
                         .patientSex = "F",
                         .studyDate = "20240102"};

StudyIdentity changed(const std::function<void(StudyIdentity&)>& change)
{
    StudyIdentity study = kEve;
    change(study);
    return study;
}

const StudyIdentity kAdam = changed([](StudyIdentity& study) {
    study.patientId = "P-8";
    study.patientName = "Miller^Adam";
});

Assessment gradedAs(const StudyIdentity& study, Severity severity)
{
    Assessment made(study);
    made.setDecision(kSite, ReaderDecision{severity, false, "Dr. A", "2026-11-22T20:00:00Z"});
    return made;
}

std::optional<Severity> gradeIn(const SavedStudy& saved)
{
    return saved.assessment ? saved.assessment->cell(kSite).severity() : std::nullopt;
}

} // namespace

class TestStudyRecords : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }

    void contradiction_hasARecordOfItsOwn_data();
    void contradiction_hasARecordOfItsOwn();
    void sameStudy_keepsItsRecord_data();
    void sameStudy_keepsItsRecord();
    void studyThatMayBeEither_hasARecordOfItsOwn();
    void studyThatStatesNothing_hasTheFirstRecord();
    void firstRecord_learnsItsOwner();
    void olderRecordWithoutOwner_goesToTheFirst();
    void everyKindOfWork_isKeptApart();
    void unwrittenWork_isKeptApart();
    void answerWhetherOneStudy_isOfAll();

private:
    [[nodiscard]] std::string recordOf(const StudyIdentity& study) const
    {
        return open()->recordOf(study).value_or("failed");
    }
};

void TestStudyRecords::contradiction_hasARecordOfItsOwn_data()
{
    QTest::addColumn<StudyIdentity>("other");
    QTest::newRow("another patient") << kAdam;
    QTest::newRow("another ID alone") << changed([](StudyIdentity& s) { s.patientId = "Q"; });
    QTest::newRow("another day") << changed([](StudyIdentity& s) { s.studyDate = "20200102"; });
    QTest::newRow("no ID, another birth date") << changed([](StudyIdentity& s) {
        s.patientId.clear();
        s.patientBirthDate = "19810101";
    });
    QTest::newRow("the ID of an anonymiser") << changed([](StudyIdentity& s) {
        s.patientName = "Some^Body";
        s.patientBirthDate = "19810101";
    });
}

void TestStudyRecords::contradiction_hasARecordOfItsOwn()
{
    QFETCH(StudyIdentity, other);
    QVERIFY(open()->write(gradedAs(kEve, Severity::Severe), graded()));
    QCOMPARE(recordOf(kEve), std::string(kStudy));
    QCOMPARE(recordOf(other), std::string(kStudy) + "#2");
    QVERIFY(!*open()->assessment(recordOf(other)));
    QVERIFY(open()->write(gradedAs(other, Severity::Moderate), graded()));
    QVERIFY((*open()->assessment(recordOf(kEve)))->cell(kSite).severity() == Severity::Severe);
    QVERIFY((*open()->assessment(recordOf(other)))->cell(kSite).severity() == Severity::Moderate);
    QCOMPARE(open()->studies()->size(), std::size_t{2});
    // Whichever is opened alone finds its own.
    const StudyIdentity third = changed([](StudyIdentity& s) { s.patientId = "THIRD"; });
    QCOMPARE(recordOf(third), std::string(kStudy) + "#3");
}

void TestStudyRecords::sameStudy_keepsItsRecord_data()
{
    QTest::addColumn<StudyIdentity>("same");
    QTest::newRow("as it was") << kEve;
    QTest::newRow("without ID") << changed([](StudyIdentity& s) { s.patientId.clear(); });
    QTest::newRow("ID spelt otherwise") << changed([](StudyIdentity& s) { s.patientId = "p-7 "; });
    QTest::newRow("name corrected") << changed([](StudyIdentity& s) { s.patientName = "Mill^E"; });
    QTest::newRow("without date") << changed([](StudyIdentity& s) { s.studyDate.clear(); });
    QTest::newRow("UID alone") << identity();
}

void TestStudyRecords::sameStudy_keepsItsRecord()
{
    QFETCH(StudyIdentity, same);
    QVERIFY(open()->write(gradedAs(kEve, Severity::Severe), graded()));
    QCOMPARE(recordOf(same), std::string(kStudy));
    QVERIFY(open()->write(gradedAs(same, Severity::Moderate), graded()));
    QCOMPARE(open()->studies()->size(), std::size_t{1});
    QCOMPARE(recordOf(kEve), std::string(kStudy)); // what is less complete takes nothing away
    QCOMPARE(recordOf(kAdam), std::string(kStudy) + "#2");
}

void TestStudyRecords::studyThatMayBeEither_hasARecordOfItsOwn()
{
    QVERIFY(open()->write(kEve, record(ReportTextEdited{"Eve"})));
    QVERIFY(open()->write(kAdam, record(ReportTextEdited{"Adam"})));
    const StudyIdentity either = changed([](StudyIdentity& s) {
        s.patientId.clear();
        s.patientName.clear();
    });
    QCOMPARE(recordOf(either), std::string(kStudy) + "#3");
}

void TestStudyRecords::studyThatStatesNothing_hasTheFirstRecord()
{
    QVERIFY(open()->write(kEve, record(ReportTextEdited{"Eve"})));
    QVERIFY(open()->write(kAdam, record(ReportTextEdited{"Adam"})));
    QCOMPARE(recordOf(identity()), std::string(kStudy));
}

void TestStudyRecords::firstRecord_learnsItsOwner()
{
    QVERIFY(open()->write(identity(), record(LabelsImported{3}))); // labels without pictures
    QVERIFY(open()->write(kEve, record(ReportTextEdited{"Eve"})));
    QCOMPARE(recordOf(kEve), std::string(kStudy));
    QCOMPARE(recordOf(kAdam), std::string(kStudy) + "#2");
}

void TestStudyRecords::olderRecordWithoutOwner_goesToTheFirst()
{
    QVERIFY(open()->write(kEve, record(ReportTextEdited{"from before"})));
    QCOMPARE(runSql(m_file, "DELETE FROM study_record"), SQLITE_OK);
    QVERIFY(open()->write(kAdam, record(LevelsShifted{1})));
    QCOMPARE(recordOf(kAdam), std::string(kStudy));
    QCOMPARE(recordOf(kEve), std::string(kStudy) + "#2");
}

void TestStudyRecords::everyKindOfWork_isKeptApart()
{
    const Annotation annotation{.annotationUid = "a",
                                .kind = AnnotationKind::Length,
                                .picture = {"1.2", "1.2.3", 1},
                                .points = {{1, 2}, {3, 4.5}},
                                .text = {},
                                .author = "Dr. A",
                                .time = "2026-11-22T20:00:00Z"};
    {
        StudyStore store(m_file.toStdString());
        store.save(gradedAs(kEve, Severity::Severe), graded());
        store.save(kEve, record(RoleGiven{"1.2.1", "1.2.1", SeriesRole::AxialT2, false}));
        store.save(kEve, record(ReportTextEdited{"Eve's"}));
        store.save(kEve, record(LevelsShifted{1}));
        store.save(kEve, record(AnnotationEdited{std::nullopt, annotation}));
        QVERIFY(!store.trouble());
    }
    StudyStore store(m_file.toStdString());
    const SavedStudy adam = store.load(kAdam);
    QVERIFY(adam.isRead && !adam.assessment && adam.roles.empty() && !adam.reportText);
    QVERIFY(adam.history.empty());
    QVERIFY(store.annotations(kAdam)->annotations.empty());
    const SavedStudy eve = store.load(kEve);
    QVERIFY(gradeIn(eve) == Severity::Severe);
    QCOMPARE(eve.roles.size(), std::size_t{1});
    QCOMPARE(*eve.reportText, std::string("Eve's"));
    QCOMPARE(eve.history.size(), std::size_t{5});
    QCOMPARE(store.annotations(kEve)->annotations.size(), std::size_t{1});
}

void TestStudyRecords::unwrittenWork_isKeptApart()
{
    StudyStore store(m_file.toStdString());
    QVERIFY(store.load(kEve).isRead);
    QVERIFY(store.load(kAdam).isRead);
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(m_file.toUtf8().constData(), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    store.save(gradedAs(kEve, Severity::Severe), graded());
    store.save(gradedAs(kAdam, Severity::Moderate), graded());
    store.save(kAdam, record(ReportTextEdited{"Adam's"}));
    QVERIFY(store.hasDue());
    QVERIFY(gradeIn(store.load(kEve)) == Severity::Severe);
    QVERIFY(!store.load(kEve).reportText);
    QVERIFY(gradeIn(store.load(kAdam)) == Severity::Moderate);
    QCOMPARE(sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr), SQLITE_OK);
    sqlite3_close(other);
    store.retry();
    QVERIFY(!store.hasDue());
    QVERIFY(gradeIn(store.load(kEve)) == Severity::Severe);
    QVERIFY(gradeIn(store.load(kAdam)) == Severity::Moderate);
    QCOMPARE(*store.load(kAdam).reportText, std::string("Adam's"));
}

void TestStudyRecords::answerWhetherOneStudy_isOfAll()
{
    StudyStore store(m_file.toStdString());
    store.save(gradedAs(kEve, Severity::Severe), graded());
    store.save(gradedAs(kAdam, Severity::Severe), graded());
    QVERIFY(!store.load(kAdam).isOneStudy);
    store.save(kAdam, record(StudiesJoined{true}));
    QVERIFY(store.load(kAdam).isOneStudy == std::optional(true));
    QVERIFY(store.load(kEve).isOneStudy == std::optional(true));
    store.save(kEve, record(StudiesJoined{std::nullopt}));
    QVERIFY(!store.load(kAdam).isOneStudy);
}

QTEST_APPLESS_MAIN(TestStudyRecords)
#include "tst_study_records.moc"
