#include "tests/core/store/sample_store.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

Annotation line(const std::string& uid)
{
    return {.annotationUid = uid,
            .kind = AnnotationKind::Length,
            .picture = {"1.2", "1.2.3", 1},
            .points = {{1, 2}, {3, 4.5}},
            .text = "Müller",
            .author = "Dr. A",
            .time = "2026-11-22T20:00:00Z"};
}

HistoryRecord added(const Annotation& annotation)
{
    return record(AnnotationEdited{std::nullopt, annotation});
}

HistoryRecord removed(const Annotation& annotation)
{
    return record(AnnotationEdited{annotation, std::nullopt});
}

} // namespace

/// Annotations in the database.
class TestSavedAnnotations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void cleanup();

    void save_isThereAfterReopening();
    void save_writesOverTheSameAnnotation();
    void remove_takesOneAway();
    void studies_areKeptApart();
    void changes_areInTheHistory();
    void worksBesideTheGradesOfTheSameFile();
    void load_countsWhatItCannotRead();
    void save_refusesAStudyWithoutUid();
    void open_refusesOtherFiles();

private:
    void open();

    TestFolder m_folder;
    QString m_file;
    std::unique_ptr<StudyDatabase> m_store;
};

void TestSavedAnnotations::init()
{
    m_folder.renew();
    m_file = m_folder.filePath("deep/foramen.sqlite");
    open();
}

void TestSavedAnnotations::cleanup()
{
    m_store.reset();
}

void TestSavedAnnotations::open()
{
    m_store.reset();
    auto opened = StudyDatabase::open(m_file.toStdString());
    QVERIFY(opened.has_value());
    m_store = std::move(*opened);
}

void TestSavedAnnotations::save_isThereAfterReopening()
{
    QVERIFY(m_store->write(identity(), added(line("a"))).has_value());
    QVERIFY(m_store->write(identity(), added(line("b"))).has_value());
    open();
    const auto saved = m_store->annotations(kStudy);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->annotations.size(), std::size_t(2));
    QVERIFY(saved->annotations[0] == line("a") && saved->annotations[1] == line("b"));
    QCOMPARE(saved->unreadable, 0);
}

void TestSavedAnnotations::save_writesOverTheSameAnnotation()
{
    Annotation changed = line("a");
    QVERIFY(m_store->write(identity(), added(changed)).has_value());
    changed.points[0] = {9, 9};
    QVERIFY(m_store->write(identity(), record(AnnotationEdited{line("a"), changed})).has_value());
    const auto saved = m_store->annotations(kStudy);
    QCOMPARE(saved->annotations.size(), std::size_t(1));
    QVERIFY(saved->annotations.front() == changed);
}

void TestSavedAnnotations::remove_takesOneAway()
{
    for (const char* uid : {"a", "b"})
        QVERIFY(m_store->write(identity(), added(line(uid))).has_value());
    QVERIFY(m_store->write(identity(), removed(line("a"))).has_value());
    const auto saved = m_store->annotations(kStudy);
    QCOMPARE(saved->annotations.size(), std::size_t(1));
    QVERIFY(saved->annotations.front() == line("b"));
}

void TestSavedAnnotations::studies_areKeptApart()
{
    QVERIFY(m_store->write(identity(), added(line("a"))).has_value());
    QVERIFY(m_store->annotations("1.9")->annotations.empty());
    QVERIFY(m_store->write(identity("1.9"), removed(line("a"))).has_value());
    QCOMPARE(m_store->annotations(kStudy)->annotations.size(), std::size_t(1));
}

void TestSavedAnnotations::changes_areInTheHistory()
{
    QVERIFY(m_store->write(identity(), added(line("a"))).has_value());
    QVERIFY(m_store->write(identity(), removed(line("a"))).has_value());
    const auto grades = StudyDatabase::open(m_file.toStdString());
    QVERIFY(grades.has_value());
    const auto history = (*grades)->history(kStudy);
    QCOMPARE(history->size(), std::size_t(2));
    const auto* first = std::get_if<AnnotationEdited>(&(*history)[0].event);
    const auto* second = std::get_if<AnnotationEdited>(&(*history)[1].event);
    QVERIFY(first && !first->before && first->after == line("a"));
    QVERIFY(second && second->before == line("a") && !second->after);
}

void TestSavedAnnotations::worksBesideTheGradesOfTheSameFile()
{
    const auto grades = StudyDatabase::open(m_file.toStdString());
    QVERIFY(grades.has_value());
    QVERIFY((*grades)->write(edited(Severity::Severe, "x"), graded()).has_value());
    QVERIFY(m_store->write(identity(), added(line("a"))).has_value());
    QVERIFY((*grades)->write(edited(Severity::Moderate, "y"), graded()).has_value());
    QVERIFY(m_store->write(identity(), added(line("b"))).has_value());
    QCOMPARE((*grades)->history(kStudy)->size(), std::size_t(4));
    QCOMPARE(m_store->annotations(kStudy)->annotations.size(), std::size_t(2));
}

void TestSavedAnnotations::load_countsWhatItCannotRead()
{
    QVERIFY(m_store->write(identity(), added(line("a"))).has_value());
    QVERIFY(m_store->write(identity(), added(line("b"))).has_value());
    QCOMPARE(runSql(m_file, "UPDATE annotation SET json = '{' WHERE annotation_uid = 'a'"), 0);
    const auto saved = m_store->annotations(kStudy);
    QCOMPARE(saved->annotations.size(), std::size_t(1));
    QCOMPARE(saved->unreadable, 1);
}

void TestSavedAnnotations::save_refusesAStudyWithoutUid()
{
    const auto saved = m_store->write(identity(""), added(line("a")));
    QVERIFY(!saved && saved.error().code == ErrorCode::InvalidArgument);
}

void TestSavedAnnotations::open_refusesOtherFiles()
{
    const QString other = m_folder.filePath("other.sqlite");
    QCOMPARE(runSql(other, "CREATE TABLE recipes (name TEXT)"), 0);
    const auto stranger = StudyDatabase::open(other.toStdString());
    QVERIFY(!stranger && stranger.error().code == ErrorCode::Unsupported);
    QCOMPARE(runSql(m_file, "PRAGMA user_version = 999"), 0);
    const auto newer = StudyDatabase::open(m_file.toStdString());
    QVERIFY(!newer && newer.error().code == ErrorCode::DatabaseNewer);
}

QTEST_APPLESS_MAIN(TestSavedAnnotations)
#include "tst_saved_annotations.moc"
