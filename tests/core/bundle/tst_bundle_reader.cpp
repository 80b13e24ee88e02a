#include "core/bundle/bundle_reader.h"

#include "core/report/json/json_writer.h"
#include "tests/core/bundle/bundle_case.h"
#include "tests/support/sample_archive.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <stop_token>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

using Entries = std::vector<SampleEntry>;

/// Reading case bundles: whole, changed, damaged and hostile.
class TestBundleReader : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init() { m_case.renew(); }
    void bundle_packedAgainIsRead();
    void changes_areRefused_data();
    void changes_areRefused();
    void hostileArchives_areRefused_data();
    void hostileArchives_areRefused();
    void damagedBytes_areRefused();
    void foreignArchives_areRefused();
    void folder_isReadAsTheArchiveIs();
    void links_areNotFollowed();
    void reading_isCancelled();

private:
    /// The entries of a whole bundle, with the list last.
    Entries m_entries;
    BundleCase m_case;
};

Q_DECLARE_METATYPE(std::function<void(Entries&)>)

namespace {

SampleEntry& entry(Entries& entries, const std::string& name)
{
    const auto found = std::find_if(entries.begin(), entries.end(),
                                    [&](const SampleEntry& one) { return one.name == name; });
    if (found == entries.end())
        qFatal("no entry %s", name.c_str());
    return *found;
}

void replace(std::string& text, const std::string& from, const std::string& to)
{
    const std::size_t at = text.find(from);
    if (at == std::string::npos)
        qFatal("nothing to replace: %s", from.c_str());
    text.replace(at, from.size(), to);
}

} // namespace

void TestBundleReader::initTestCase()
{
    m_case.renew();
    const Study study = m_case.writeStudy();
    const auto written = writeBundle(m_case.file(), {study, BundleCase::reportOf(study)}, {});
    QVERIFY2(written, written ? "" : written.error().message.c_str());
    const auto read = readBundle(m_case.file());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    m_entries = entriesOf(read->folder);
    QVERIFY(m_entries.size() >= 6);
}

void TestBundleReader::bundle_packedAgainIsRead()
{
    writeArchive(m_case.file(), SampleFormat::Zip, m_entries);
    const auto read = readBundle(m_case.file());
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QCOMPARE(read->manifest.imageCount(), std::size_t{2});
    QCOMPARE(assessmentJson(read->report), entry(m_entries, "assessment.json").content);
}

void TestBundleReader::changes_areRefused_data()
{
    QTest::addColumn<std::function<void(Entries&)>>("change");
    const auto add = [](const char* name, std::function<void(Entries&)> change) {
        QTest::newRow(name) << std::move(change);
    };
    add("a grade", [](Entries& entries) {
        replace(entry(entries, "assessment.json").content, "Severe", "Normal/Mild");
    });
    add("one byte of an image", [](Entries& entries) {
        std::string& bytes = entry(entries, "images/series-01/0002.dcm").content;
        bytes.back() = static_cast<char>(bytes.back() + 1);
    });
    add("an image is longer",
        [](Entries& entries) { entry(entries, "images/series-01/0001.dcm").content += "x"; });
    add("an image is missing", [](Entries& entries) {
        std::erase_if(entries, [](const SampleEntry& one) {
            return one.name == "images/series-01/0001.dcm";
        });
    });
    add("a file is added", [](Entries& entries) { entries.push_back({"more.txt", "more"}); });
    add("an image is added", [](Entries& entries) {
        entries.push_back({"images/series-01/0003.dcm", "more"});
    });
    add("the assessment is not listed", [](Entries& entries) {
        replace(entry(entries, "bundle.json").content, "\"assessment.json\"", "\"other.json\"");
        entry(entries, "assessment.json").name = "other.json";
    });
    add("the list is of another study", [](Entries& entries) {
        replace(entry(entries, "bundle.json").content, "1.2.826.0.1.3680043.9.1", "1.2.3");
    });
    add("the list is no JSON",
        [](Entries& entries) { entry(entries, "bundle.json").content = "{"; });
}

void TestBundleReader::changes_areRefused()
{
    QFETCH(std::function<void(Entries&)>, change);
    Entries entries = m_entries;
    change(entries);
    writeArchive(m_case.file(), SampleFormat::Zip, entries);
    const auto read = readBundle(m_case.file());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
    QVERIFY(m_case.leavesNothing());
}

void TestBundleReader::hostileArchives_areRefused_data()
{
    QTest::addColumn<std::function<void(Entries&)>>("change");
    const auto add = [](const char* name, std::function<void(Entries&)> change) {
        QTest::newRow(name) << std::move(change);
    };
    for (const char* name :
         {"../evil.dcm", "/tmp/foramen-evil.dcm", "a/../../evil", "..\\evil", "C:\\evil"})
        add(name, [name](Entries& entries) { entries.push_back({name, "evil"}); });
    add("an entry twice", [](Entries& entries) {
        entries.push_back({"assessment.json", "{\"other\": true}"});
    });
    add("an equal entry twice",
        [](Entries& entries) { entries.push_back(entry(entries, "assessment.json")); });
    add("a link", [](Entries& entries) {
        entries.push_back({"images/link.dcm", "/etc/passwd", SampleEntryKind::SymbolicLink});
    });
    add("the list leads out", [](Entries& entries) {
        replace(entry(entries, "bundle.json").content, "\"README.txt\"", "\"../README.txt\"");
    });
    add("the list is a folder",
        [](Entries& entries) { entry(entries, "bundle.json").name = "bundle.json/list"; });
}

void TestBundleReader::hostileArchives_areRefused()
{
    QFETCH(std::function<void(Entries&)>, change);
    Entries entries = m_entries;
    change(entries);
    writeArchive(m_case.file(), SampleFormat::Zip, entries);
    const auto before = BundleCase::filesIn(m_case.path("."));
    const auto read = readBundle(m_case.file());
    QVERIFY(!read);
    QVERIFY(read.error().code == ErrorCode::Corrupt || read.error().code == ErrorCode::Unsupported);
    QCOMPARE(BundleCase::filesIn(m_case.path(".")), before);
    QVERIFY(!fs::exists("/tmp/foramen-evil.dcm"));
}

/// Wherever the file is cut or a byte of it changed, it is refused or is whole: bytes of the zip
/// itself, such as times, do not matter.
void TestBundleReader::damagedBytes_areRefused()
{
    writeArchive(m_case.file(), SampleFormat::Zip, m_entries);
    const std::string whole = contentOf(m_case.file());
    const std::string reading = entry(m_entries, "assessment.json").content;
    int refused = 0;
    constexpr std::size_t trials = 60;
    for (std::size_t i = 0; i < trials; ++i) {
        const std::size_t at = i * whole.size() / trials;
        std::string damaged = whole;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x55);
        if (i % 3 == 0)
            damaged.resize(at);
        writeText(m_case.file(), damaged);
        const auto read = readBundle(m_case.file());
        refused += read ? 0 : 1;
        if (read)
            QCOMPARE(assessmentJson(read->report), reading);
    }
    QVERIFY2(refused > 45, qPrintable(QString::number(refused)));
}

void TestBundleReader::foreignArchives_areRefused()
{
    writeArchive(m_case.file(), SampleFormat::Zip, {{"images/1.dcm", "one"}});
    auto read = readBundle(m_case.file());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Unsupported);
    QVERIFY(read.error().message.find("no case bundle") != std::string::npos);
    writeText(m_case.file(), std::string("no archive"));
    read = readBundle(m_case.file());
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
    QVERIFY(!readBundle(m_case.path("nothing.zip")));
}

void TestBundleReader::folder_isReadAsTheArchiveIs()
{
    for (const SampleEntry& one : m_entries)
        writeText(m_case.path("folder") / one.name, one.content);
    QVERIFY(isUnpackedBundle(m_case.path("folder")));
    QVERIFY(!isUnpackedBundle(m_case.path(".")));
    const auto read = readUnpackedBundle(m_case.path("folder"));
    QVERIFY2(read, read ? "" : read.error().message.c_str());
    QVERIFY(!read->unpacked);
    QCOMPARE(read->folder, m_case.path("folder"));
    fs::remove(m_case.path("folder/README.txt"));
    QVERIFY(!readUnpackedBundle(m_case.path("folder")));
}

void TestBundleReader::links_areNotFollowed()
{
    for (const SampleEntry& one : m_entries)
        writeText(m_case.path("folder") / one.name, one.content);
    fs::rename(m_case.path("folder/README.txt"), m_case.path("elsewhere.txt"));
    fs::create_symlink(m_case.path("elsewhere.txt"), m_case.path("folder/README.txt"));
    const auto read = readUnpackedBundle(m_case.path("folder"));
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

void TestBundleReader::reading_isCancelled()
{
    writeArchive(m_case.file(), SampleFormat::Zip, m_entries);
    std::stop_source stop;
    stop.request_stop();
    const auto read = readBundle(m_case.file(), {stop.get_token(), {}});
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Cancelled);
    QVERIFY(m_case.leavesNothing());
}

QTEST_APPLESS_MAIN(TestBundleReader)
#include "tst_bundle_reader.moc"
