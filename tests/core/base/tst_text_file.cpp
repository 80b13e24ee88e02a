#include "core/base/text/text_file.h"
#include "tests/support/file_content.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Text files that are written completely or not at all.
class TestTextFile : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void file_holdsTheTextAndNothingLiesBeside();
    void file_thatCannotBeReplacedStays();

private:
    [[nodiscard]] QString path(const QString& name) const { return m_folder.filePath(name); }
    QTemporaryDir m_folder;
};

void TestTextFile::file_holdsTheTextAndNothingLiesBeside()
{
    const std::string file = path("table.csv").toStdString();
    QVERIFY(writeTextFile(file, "an older and longer text\n"));
    QVERIFY(writeTextFile(file, std::string_view("a\r\n\0b", 5)));
    QCOMPARE(contentOf(path("table.csv")), QByteArray("a\r\n\0b", 5));
    QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files), QStringList{"table.csv"});
}

void TestTextFile::file_thatCannotBeReplacedStays()
{
    // A folder of that name stands where the text is first written.
    QVERIFY(writeTextFile(path("kept.txt").toStdString(), "kept"));
    QVERIFY(QDir(m_folder.path()).mkdir("kept.txt.part"));
    QVERIFY(QDir(path("kept.txt.part")).mkdir("inside"));
    const auto written = writeTextFile(path("kept.txt").toStdString(), "new");
    QVERIFY(!written);
    QVERIFY(written.error().code == ErrorCode::NotWritable);
    QCOMPARE(contentOf(path("kept.txt")), QByteArray("kept"));
    QVERIFY(QDir(path("kept.txt.part/inside")).exists());
    QVERIFY(!writeTextFile(path("no/such/folder.txt").toStdString(), "text"));
}

QTEST_GUILESS_MAIN(TestTextFile)
#include "tst_text_file.moc"
