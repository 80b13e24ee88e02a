#include "core/base/files/file_copy.h"

#include "tests/support/file_content.h"
#include "tests/support/test_folder.h"

#include <QTest>

#include <string>

using namespace foramen;
using namespace foramen::test;

/// Copies of whole files.
class TestFileCopy : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void copy_hasTheSameBytes();
    void copy_ofNothingLeavesTheOldFile();

private:
    TestFolder m_folder;
};

void TestFileCopy::copy_hasTheSameBytes()
{
    const std::string bytes = std::string(3'000'000, 'a') + '\0' + "end";
    writeText(m_folder.path("from"), bytes);
    writeText(m_folder.path("to"), std::string("old"));
    QVERIFY(copyFile(m_folder.path("from"), m_folder.path("to")));
    QVERIFY(contentOf(m_folder.path("to")) == bytes);
    writeText(m_folder.path("from"), std::string());
    QVERIFY(copyFile(m_folder.path("from"), m_folder.path("to")));
    QVERIFY(contentOf(m_folder.path("to")).empty());
}

void TestFileCopy::copy_ofNothingLeavesTheOldFile()
{
    writeText(m_folder.path("to"), std::string("old"));
    const auto copied = copyFile(m_folder.path("absent"), m_folder.path("to"));
    QVERIFY(!copied);
    QCOMPARE(copied.error().code, ErrorCode::NotReadable);
    QCOMPARE(contentOf(m_folder.path("to")), std::string("old"));
    const auto nowhere = copyFile(m_folder.path("to"), m_folder.path("no/such/folder/file"));
    QVERIFY(!nowhere);
    QCOMPARE(nowhere.error().code, ErrorCode::NotWritable);
}

QTEST_APPLESS_MAIN(TestFileCopy)
#include "tst_file_copy.moc"
