#include "ui/state/study/annotations.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <sqlite3.h>

#include <memory>

using namespace foramen;

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

} // namespace

class TestAnnotations : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void add_namesAuthorAndTime();
    void add_refusesWhatCannotBeFoundAgain();
    void changes_areThereAfterReopening();
    void undo_takesBackEachStepAndSavesIt();
    void studies_areKeptApart();
    void keyImage_comesAndGoes();
    void lockedDatabase_losesNothing();

private:
    void reopen();

    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<QUndoStack> m_undo;
    std::unique_ptr<Annotations> m_annotations;
};

void TestAnnotations::init()
{
    m_annotations.reset();
    m_folder = std::make_unique<QTemporaryDir>();
    reopen();
}

void TestAnnotations::reopen()
{
    m_annotations.reset();
    m_undo = std::make_unique<QUndoStack>();
    m_annotations = std::make_unique<Annotations>(m_folder->filePath("f.sqlite").toStdString(),
                                                  QStringLiteral("Dr Test"), m_undo.get());
    m_annotations->setStudy(kStudy);
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
    QVERIFY(m_annotations->isSaved());
    QVERIFY(!m_annotations->savedText().isEmpty());
    QCOMPARE(m_undo->undoText(), QStringLiteral("Length placed"));
}

void TestAnnotations::add_refusesWhatCannotBeFoundAgain()
{
    QVERIFY(m_annotations->add(line({"1.2.3", "", 1})).empty());
    Annotation half = line();
    half.points.pop_back();
    QVERIFY(m_annotations->add(half).empty());
    m_annotations->setStudy({});
    QVERIFY(m_annotations->add(line()).empty());
    QCOMPARE(m_undo->count(), 0);
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
    QCOMPARE(m_undo->count(), 3);
    m_undo->undo();
    QVERIFY((m_annotations->find(uid)->points[1] == ImagePoint{30, 40}));
    m_undo->undo();
    QVERIFY((m_annotations->find(uid)->points[1] == ImagePoint{3, 4}));
    reopen(); // the state after undo is what is saved
    QVERIFY((m_annotations->find(uid)->points[1] == ImagePoint{3, 4}));
    m_annotations->remove(uid);
    m_undo->undo();
    m_undo->redo();
    reopen();
    QVERIFY(m_annotations->all().empty());
}

void TestAnnotations::studies_areKeptApart()
{
    m_annotations->add(line());
    m_annotations->setStudy("1.9");
    m_annotations->load();
    QVERIFY(m_annotations->all().empty());
    m_annotations->setStudy(kStudy);
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
    m_undo->undo();
    QVERIFY(m_annotations->isKeyImage(kPicture));
}

void TestAnnotations::lockedDatabase_losesNothing()
{
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(m_folder->filePath("f.sqlite")), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const std::string first = m_annotations->add(line());
    QVERIFY(!m_annotations->isSaved());
    QVERIFY(m_annotations->trouble().contains(QStringLiteral("Not saved")));
    QVERIFY(m_annotations->find(first));
    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    const std::string second = m_annotations->add(line(kOther));
    QVERIFY(m_annotations->isSaved());
    reopen();
    QVERIFY(m_annotations->find(first) && m_annotations->find(second));
}

QTEST_GUILESS_MAIN(TestAnnotations)
#include "tst_annotations.moc"
