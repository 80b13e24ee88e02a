#include "core/store/annotation_store.h"

#include "sample_store.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace foramen;
using namespace foramen::testing;

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

} // namespace

class TestAnnotationStore : public QObject {
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

    std::unique_ptr<QTemporaryDir> m_folder;
    QString m_file;
    std::unique_ptr<AnnotationStore> m_store;
};

void TestAnnotationStore::init()
{
    m_folder = std::make_unique<QTemporaryDir>();
    m_file = m_folder->filePath("deep/foramen.sqlite");
    open();
}

void TestAnnotationStore::cleanup()
{
    m_store.reset();
    m_folder.reset();
}

void TestAnnotationStore::open()
{
    m_store.reset();
    auto opened = AnnotationStore::open(m_file.toStdString());
    QVERIFY(opened.has_value());
    m_store = std::move(*opened);
}

void TestAnnotationStore::save_isThereAfterReopening()
{
    QVERIFY(m_store->save(kStudy, line("a"), entry("add length")).has_value());
    QVERIFY(m_store->save(kStudy, line("b"), entry("add length")).has_value());
    open();
    const auto saved = m_store->load(kStudy);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->annotations.size(), std::size_t(2));
    QVERIFY(saved->annotations[0] == line("a") && saved->annotations[1] == line("b"));
    QCOMPARE(saved->unreadable, 0);
}

void TestAnnotationStore::save_writesOverTheSameAnnotation()
{
    Annotation changed = line("a");
    QVERIFY(m_store->save(kStudy, changed, entry("add length")).has_value());
    changed.points[0] = {9, 9};
    QVERIFY(m_store->save(kStudy, changed, entry("change length")).has_value());
    const auto saved = m_store->load(kStudy);
    QCOMPARE(saved->annotations.size(), std::size_t(1));
    QVERIFY(saved->annotations.front() == changed);
}

void TestAnnotationStore::remove_takesOneAway()
{
    for (const char* uid : {"a", "b"})
        QVERIFY(m_store->save(kStudy, line(uid), entry("add length")).has_value());
    QVERIFY(m_store->remove(kStudy, "a", entry("delete length")).has_value());
    const auto saved = m_store->load(kStudy);
    QCOMPARE(saved->annotations.size(), std::size_t(1));
    QVERIFY(saved->annotations.front() == line("b"));
}

void TestAnnotationStore::studies_areKeptApart()
{
    QVERIFY(m_store->save(kStudy, line("a"), entry("add length")).has_value());
    QVERIFY(m_store->load("1.9")->annotations.empty());
    QVERIFY(m_store->remove("1.9", "a", entry("delete length")).has_value());
    QCOMPARE(m_store->load(kStudy)->annotations.size(), std::size_t(1));
}

void TestAnnotationStore::changes_areInTheHistory()
{
    QVERIFY(m_store->save(kStudy, line("a"), entry("add length")).has_value());
    QVERIFY(m_store->remove(kStudy, "a", entry("delete length")).has_value());
    const auto grades = AssessmentStore::open(m_file.toStdString());
    QVERIFY(grades.has_value());
    const auto history = (*grades)->history(kStudy);
    QCOMPARE(history->size(), std::size_t(2));
    QCOMPARE((*history)[0].action, std::string("add length"));
    QCOMPARE((*history)[1].action, std::string("delete length"));
}

void TestAnnotationStore::worksBesideTheGradesOfTheSameFile()
{
    const auto grades = AssessmentStore::open(m_file.toStdString());
    QVERIFY(grades.has_value());
    QVERIFY((*grades)->save(edited(Severity::Severe, "x"), entry("change")).has_value());
    QVERIFY(m_store->save(kStudy, line("a"), entry("add length")).has_value());
    QVERIFY((*grades)->save(edited(Severity::Moderate, "y"), entry("change")).has_value());
    QVERIFY(m_store->save(kStudy, line("b"), entry("add length")).has_value());
    QCOMPARE((*grades)->history(kStudy)->size(), std::size_t(4));
    QCOMPARE(m_store->load(kStudy)->annotations.size(), std::size_t(2));
}

void TestAnnotationStore::load_countsWhatItCannotRead()
{
    QVERIFY(m_store->save(kStudy, line("a"), entry("add length")).has_value());
    QVERIFY(m_store->save(kStudy, line("b"), entry("add length")).has_value());
    QCOMPARE(runSql(m_file, "UPDATE annotation SET json = '{' WHERE annotation_uid = 'a'"), 0);
    const auto saved = m_store->load(kStudy);
    QCOMPARE(saved->annotations.size(), std::size_t(1));
    QCOMPARE(saved->unreadable, 1);
}

void TestAnnotationStore::save_refusesAStudyWithoutUid()
{
    const auto saved = m_store->save("", line("a"), entry("add length"));
    QVERIFY(!saved && saved.error().code == ErrorCode::InvalidArgument);
}

void TestAnnotationStore::open_refusesOtherFiles()
{
    const QString other = m_folder->filePath("other.sqlite");
    QCOMPARE(runSql(other, "CREATE TABLE recipes (name TEXT)"), 0);
    const auto stranger = AnnotationStore::open(other.toStdString());
    QVERIFY(!stranger && stranger.error().code == ErrorCode::Unsupported);
    QFile text(m_folder->filePath("text.sqlite"));
    QVERIFY(text.open(QIODevice::WriteOnly));
    text.write(QByteArray(4096, 'x'));
    text.close();
    const auto damaged = AnnotationStore::open(text.fileName().toStdString());
    QVERIFY(!damaged && damaged.error().code == ErrorCode::DatabaseDamaged);
    QCOMPARE(runSql(m_file, "PRAGMA user_version = 999"), 0);
    const auto newer = AnnotationStore::open(m_file.toStdString());
    QVERIFY(!newer && newer.error().code == ErrorCode::DatabaseNewer);
}

QTEST_APPLESS_MAIN(TestAnnotationStore)
#include "tst_annotation_store.moc"
