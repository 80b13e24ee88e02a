#include "tests/core/store/sample_store.h"
#include "ui/state/saving/store_text.h"

#include <QFile>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace foramen;
using namespace foramen::test;

namespace {

const StudyIdentity kIdentity{.studyInstanceUid = "1.2"};

HistoryRecord textEdited()
{
    return {timeNow(), "test", EditStep::Done, ReportTextEdited{"text"}};
}

} // namespace

/// What the window says about the database.
class TestStoreText : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void saved_hasItsTime();
    void trouble_isSaid();
    void newerFile_isSaid();
    void lockedFile_isSaid();
    void damagedFile_isNamed();
    void damagedStudy_isSaid();
};

void TestStoreText::saved_hasItsTime()
{
    const QTemporaryDir folder;
    StudyStore store(folder.filePath("a.sqlite").toStdString());
    QCOMPARE(savedText(store), QStringLiteral("No changes yet"));
    QVERIFY(storeRemark(store).isEmpty());
    store.save(kIdentity, textEdited());
    QVERIFY(savedText(store).contains(QRegularExpression("^Saved \\d{1,2}.\\d\\d.\\d\\d")));
    QVERIFY(storeRemark(store).isEmpty());
}

void TestStoreText::trouble_isSaid()
{
    const QTemporaryDir folder;
    // A file where the folder should be: not even root can write below it.
    QFile obstacle(folder.filePath("data"));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    StudyStore store(folder.filePath("data/foramen.sqlite").toStdString());
    store.save(kIdentity, textEdited());
    QVERIFY(savedText(store).startsWith("Not saved"));
}

void TestStoreText::newerFile_isSaid()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    StudyStore(file.toStdString()).save(kIdentity, textEdited());
    QCOMPARE(runSql(file, "PRAGMA user_version = 99"), SQLITE_OK);
    StudyStore store(file.toStdString());
    store.save(kIdentity, textEdited());
    QVERIFY(savedText(store).contains("newer"));
}

void TestStoreText::lockedFile_isSaid()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    StudyStore store(file.toStdString());
    store.save(kIdentity, textEdited());
    sqlite3* other = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(file), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    store.save(kIdentity, textEdited());
    QVERIFY(savedText(store).contains("another program"));
    sqlite3_close(other);
    store.retry();
    QVERIFY(savedText(store).startsWith("Saved"));
}

void TestStoreText::damagedFile_isNamed()
{
    const QTemporaryDir folder;
    QFile file(folder.filePath("a.sqlite"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(QByteArray(8192, 'x'));
    file.close();
    StudyStore store(file.fileName().toStdString());
    QVERIFY(!store.load(kIdentity).assessment);
    QVERIFY(storeRemark(store).contains("damaged"));
    QVERIFY(storeRemark(store).contains(folder.path()));
}

void TestStoreText::damagedStudy_isSaid()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath("a.sqlite");
    StudyStore(file.toStdString()).save(Assessment({.studyInstanceUid = "1.2"}), textEdited());
    QCOMPARE(runSql(file, "UPDATE assessment SET json = '{garbage'"), SQLITE_OK);
    StudyStore store(file.toStdString());
    QVERIFY(!store.load(kIdentity).assessment);
    QVERIFY(storeRemark(store).contains("kept aside"));
}

QTEST_APPLESS_MAIN(TestStoreText)
#include "tst_store_text.moc"
