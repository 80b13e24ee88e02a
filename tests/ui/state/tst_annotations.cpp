#include "ui/state/editing/annotations.h"

#include "tests/support/test_folder.h"
#include "ui/state/saving/store_text.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/study/current_study.h"

#include <QSignalSpy>
#include <QTest>

#include <sqlite3.h>

#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

const std::string kStudy = "1.2.840.1";
const PictureIdentity kPicture{"1.2.3", "1.2.3.4", 1};
const PictureIdentity kOther{"1.2.3", "1.2.3.5", 1};

Annotation line(PictureIdentity picture = kPicture)
{
    Annotation annotation;
    annotation.picture = std::move(picture);
    annotation.points = {{1, 2}, {3, 4}};
    return annotation;
}

std::unique_ptr<OpenStudy> studyOf(const std::string& uid)
{
    auto scanned = std::make_shared<ScannedStudies>();
    scanned->studies.emplace_back().studyInstanceUid = uid;
    scanned->roles.emplace_back();
    return std::make_unique<OpenStudy>(std::move(scanned), 0, AllRead());
}

} // namespace

/// Annotations of the open study: undo and saving.
class TestAnnotations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void add_namesAuthorAndTime();
    void author_isTheReaderWhoIsSetNow();
    void add_refusesWhatCannotBeFoundAgain();
    void changes_areThereAfterReopening();
    void undo_takesBackEachStepAndSavesIt();
    void studies_areKeptApart();
    void keyImage_comesAndGoes();
    void lockedDatabase_losesNothing();

private:
    void reopen();

    TestFolder m_folder;
    std::unique_ptr<CurrentStudy> m_current;
    std::unique_ptr<StudyStore> m_store;
    std::unique_ptr<StudySaving> m_saving;
    std::unique_ptr<Annotations> m_annotations;
};

void TestAnnotations::init()
{
    m_annotations.reset();
    m_folder.renew();
    reopen();
}

void TestAnnotations::reopen()
{
    m_annotations.reset();
    m_current = std::make_unique<CurrentStudy>();
    m_current->show(studyOf(kStudy));
    m_store = std::make_unique<StudyStore>(m_folder.path("f.sqlite"));
    m_saving = std::make_unique<StudySaving>(*m_current, *m_store, QStringLiteral("Dr Test"));
    m_annotations = std::make_unique<Annotations>(*m_current, *m_store, *m_saving);
    m_annotations->load();
}

void TestAnnotations::add_namesAuthorAndTime()
{
    const QSignalSpy changed(m_annotations.get(), &Annotations::changed);
    const std::string uid = m_annotations->add(line());
    QVERIFY(!uid.empty());
    QCOMPARE(changed.count(), 1);
    const Annotation* placed = m_annotations->find(uid);
    QVERIFY(placed);
    QCOMPARE(placed->author, std::string("Dr Test"));
    QVERIFY(!placed->time.empty());
    QVERIFY(m_annotations->add(line()) != uid);
    QVERIFY(!m_store->trouble());
    QVERIFY(m_store->savedAt());
    QCOMPARE((*m_current)->undo.undoText(), QStringLiteral("Length placed"));
}

void TestAnnotations::author_isTheReaderWhoIsSetNow()
{
    const std::string first = m_annotations->add(line());
    m_saving->setReaderName(QStringLiteral("Dr Other"));
    const std::string second = m_annotations->add(line(kOther));
    QCOMPARE(m_annotations->find(first)->author, std::string("Dr Test"));
    QCOMPARE(m_annotations->find(second)->author, std::string("Dr Other"));
    Annotation moved = *m_annotations->find(first);
    moved.points.front() = {9, 9};
    m_annotations->change(moved, QStringLiteral("Length moved"));
    QCOMPARE(m_annotations->find(first)->author, std::string("Dr Other"));
    const auto saved = m_store->load({.studyInstanceUid = kStudy});
    QCOMPARE(saved.history.size(), std::size_t(3));
    QCOMPARE(saved.history.front().author, std::string("Dr Test"));
    QCOMPARE(saved.history.back().author, std::string("Dr Other"));
}

void TestAnnotations::add_refusesWhatCannotBeFoundAgain()
{
    QVERIFY(m_annotations->add(line({"1.2.3", "", 1})).empty());
    Annotation half = line();
    half.points.pop_back();
    QVERIFY(m_annotations->add(half).empty());
    m_current->close();
    QVERIFY(m_annotations->add(line()).empty());
    QCOMPARE((*m_current)->undo.count(), 0);
}

void TestAnnotations::changes_areThereAfterReopening()
{
    const std::string kept = m_annotations->add(line());
    const std::string gone = m_annotations->add(line(kOther));
    Annotation moved = *m_annotations->find(kept);
    moved.points[1] = {30.25, 40.5};
    m_annotations->change(moved, QStringLiteral("Length changed"));
    m_annotations->remove(gone);
    reopen();
    QCOMPARE(m_annotations->all().size(), std::size_t(1));
    QVERIFY((m_annotations->find(kept)->points[1] == ImagePoint{30.25, 40.5}));
    QVERIFY(m_annotations->find(kept)->picture == kPicture);
}

void TestAnnotations::undo_takesBackEachStepAndSavesIt()
{
    const std::string uid = m_annotations->add(line());
    Annotation moved = *m_annotations->find(uid);
    moved.points[1] = {30, 40};
    m_annotations->change(moved, QStringLiteral("Length changed"));
    m_annotations->remove(uid);
    QCOMPARE((*m_current)->undo.count(), 3);
    (*m_current)->undo.undo();
    QVERIFY((m_annotations->find(uid)->points[1] == ImagePoint{30, 40}));
    (*m_current)->undo.undo();
    QVERIFY((m_annotations->find(uid)->points[1] == ImagePoint{3, 4}));
    reopen(); // the state after undo is what is saved
    QVERIFY((m_annotations->find(uid)->points[1] == ImagePoint{3, 4}));
    m_annotations->remove(uid);
    (*m_current)->undo.undo();
    (*m_current)->undo.redo();
    reopen();
    QVERIFY(m_annotations->all().empty());
}

void TestAnnotations::studies_areKeptApart()
{
    m_annotations->add(line());
    m_current->show(studyOf("1.9"));
    m_annotations->load();
    QVERIFY(m_annotations->all().empty());
    m_current->show(studyOf(kStudy));
    m_annotations->load();
    QCOMPARE(m_annotations->all().size(), std::size_t(1));
}

void TestAnnotations::keyImage_comesAndGoes()
{
    m_annotations->toggleKeyImage(kPicture);
    QVERIFY(m_annotations->isKeyImage(kPicture));
    QVERIFY(!m_annotations->isKeyImage(kOther));
    reopen();
    QVERIFY(m_annotations->isKeyImage(kPicture));
    m_annotations->toggleKeyImage(kPicture);
    QVERIFY(!m_annotations->isKeyImage(kPicture));
    (*m_current)->undo.undo();
    QVERIFY(m_annotations->isKeyImage(kPicture));
}

void TestAnnotations::lockedDatabase_losesNothing()
{
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(m_folder.filePath("f.sqlite")), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const std::string first = m_annotations->add(line());
    QVERIFY(m_store->trouble());
    QVERIFY(savedText(*m_store).contains(QStringLiteral("Not saved")));
    QVERIFY(m_annotations->find(first));
    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    const std::string second = m_annotations->add(line(kOther));
    QVERIFY(!m_store->trouble());
    reopen();
    QVERIFY(m_annotations->find(first) && m_annotations->find(second));
}

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
