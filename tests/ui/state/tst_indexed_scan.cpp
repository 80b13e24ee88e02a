#include "ui/state/series/indexed_scan.h"

#include "core/dicom/index/header_codec.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"

#include <QFile>
#include <QTest>

#include <filesystem>
#include <vector>

using namespace foramen;
using namespace foramen::test;

/// The scan of the window, with its index on disk.
class TestIndexedScan : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void secondScan_takesHeadersFromTheIndex();
    void damagedIndex_isReadOver();
    void unwritableIndex_doesNotHinderTheScan();

private:
    [[nodiscard]] FolderIndexFile index() const
    {
        return FolderIndexFile(m_folder.filePath("index.sqlite").toStdString());
    }
    [[nodiscard]] std::filesystem::path study() const
    {
        return m_folder.filePath("study").toStdString();
    }
    /// A scan as if the files were old. What it stores is stored when it returns.
    [[nodiscard]] Result<ScanResult> scan() const
    {
        constexpr std::int64_t ahead = 10'000'000'000; // ns
        IndexedScan indexed(index(), [] { return fileTimeNow() + ahead; });
        return indexed.function()({study()}, {}, {});
    }

    TestFolder m_folder;
};

void TestIndexedScan::init()
{
    m_folder.renew();
    writeSmallStudy(study());
}

void TestIndexedScan::secondScan_takesHeadersFromTheIndex()
{
    const std::size_t files = scan().value().fileCount;
    std::vector<std::string> folders = {study().string()};
    for (const auto& entry : std::filesystem::recursive_directory_iterator(study()))
        if (entry.is_directory())
            folders.push_back(entry.path().string());
    // Another name in the index shows which files were not opened.
    std::size_t known = 0;
    const std::vector<std::string> stored = index().load(folders);
    for (std::size_t i = 0; i < folders.size(); ++i) {
        std::vector<KnownFile> entries = knownFilesFrom(stored[i]);
        for (KnownFile& file : entries) {
            auto header = headerFrom(std::string_view(file.content).substr(1), {});
            QVERIFY(header);
            header->study.patientName = "Known^Before";
            file.content.resize(1);
            appendHeader(*header, file.content);
            ++known;
        }
        if (!entries.empty())
            QVERIFY(index().save({{folders[i], entriesOf(entries)}}));
    }
    QCOMPARE(known, files);
    QCOMPARE(scan().value().studies.front().patientName, std::string("Known^Before"));
}

void TestIndexedScan::damagedIndex_isReadOver()
{
    const std::size_t files = scan().value().fileCount;
    QFile file(m_folder.filePath("index.sqlite"));
    QVERIFY(file.open(QIODevice::ReadWrite));
    file.write(QByteArray(static_cast<int>(file.size()), '\x5A'));
    file.close();
    QCOMPARE(scan().value().fileCount, files);
    QCOMPARE(scan().value().fileCount, files);
}

void TestIndexedScan::unwritableIndex_doesNotHinderTheScan()
{
    QVERIFY(std::filesystem::create_directory(m_folder.filePath("index.sqlite").toStdString()));
    QVERIFY(!scan().value().studies.empty());
}

QTEST_APPLESS_MAIN(TestIndexedScan)
#include "tst_indexed_scan.moc"
