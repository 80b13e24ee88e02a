#include "core/dicom/index/header_codec.h"
#include "core/dicom/scanning/study_scanner.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <dcmtk/config/osconfig.h>

#include <dcmtk/dcmdata/dcdatset.h>
#include <dcmtk/dcmdata/dcdeftag.h>

#include <QTest>

#include <fcntl.h>
#include <sys/stat.h>

#include <algorithm>
#include <fstream>
#include <map>

using namespace foramen;
using namespace foramen::test;

namespace fs = std::filesystem;

namespace {

constexpr std::int64_t kSecond = 1'000'000'000;
constexpr std::int64_t kYear = 365 * 24 * 3600 * kSecond;

const std::string kMark = "KNOWN ";

/// What scans have stored, in memory.
class Memory {
public:
    /// A scan with the clock that far ahead: just written files count as old.
    ScanResult scan(const fs::path& folder, std::int64_t ahead = 10 * kSecond)
    {
        KnownFolders known;
        known.recall = [this](const std::vector<std::string>& folders) {
            std::vector<std::string> found;
            for (const std::string& path : folders)
                found.push_back(m_folders[path]);
            return found;
        };
        known.now = [ahead] {
            return fileTimeNow() + ahead;
        };
        ScanResult result = scanKnownStudies(known, {folder}).value();
        m_changed = static_cast<int>(result.newlyIndexed.size());
        for (const IndexedFolder& changed : result.newlyIndexed)
            m_folders[changed.path] = changed.entries;
        return result;
    }
    /// Folders that the newest scan stored.
    [[nodiscard]] int changed() const { return m_changed; }
    [[nodiscard]] std::map<std::string, std::string>& folders() { return m_folders; }

    [[nodiscard]] std::size_t fileCount() const
    {
        std::size_t count = 0;
        for (const auto& [path, entries] : m_folders)
            count += knownFilesFrom(entries).size();
        return count;
    }

    /// Marks all stored headers, so that a scan shows which files it did not open.
    void mark()
    {
        for (auto& [path, entries] : m_folders) {
            std::vector<KnownFile> files = knownFilesFrom(entries);
            for (KnownFile& file : files)
                if (auto header = headerFrom(std::string_view(file.content).substr(1), {})) {
                    header->instance.imageType = kMark + header->instance.imageType;
                    file.content.resize(1);
                    appendHeader(*header, file.content);
                }
            entries = entriesOf(files);
        }
    }

private:
    std::map<std::string, std::string> m_folders;
    int m_changed = 0;
};

/// All of a scan's result as bytes, without the marks.
std::string bytesOf(const ScanResult& scan)
{
    std::string bytes;
    for (const Study& study : scan.studies)
        for (const Series& series : study.series)
            for (Instance instance : series.instances) {
                bytes += instance.path.string();
                if (instance.imageType.starts_with(kMark))
                    instance.imageType.erase(0, kMark.size());
                appendHeader({study, series, instance, false}, bytes);
            }
    for (const InputProblem& problem : scan.problems)
        bytes += problem.path.string() + englishSentence(problem.reason);
    return bytes;
}

std::vector<std::string> openedFiles(const ScanResult& scan)
{
    std::vector<std::string> names;
    for (const Study& study : scan.studies)
        for (const Series& series : study.series)
            for (const Instance& instance : series.instances)
                if (!instance.imageType.starts_with(kMark))
                    names.push_back(instance.path.filename().string());
    std::sort(names.begin(), names.end());
    return names;
}

timespec modifiedAt(const fs::path& file)
{
    struct stat status { };
    ::stat(file.c_str(), &status);
    return status.st_mtim;
}

void setModified(const fs::path& file, timespec time)
{
    const timespec times[2] = {{0, UTIME_OMIT}, time};
    QCOMPARE(::utimensat(AT_FDCWD, file.c_str(), times, 0), 0);
}

void writeText(const fs::path& file, const char* text)
{
    std::ofstream(file) << text;
}

} // namespace

/// Known headers of files that did not change, and the reading of those that did.
class TestHeaderIndex : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void codec_keepsEveryMember();
    void codec_refusesDamagedBytes();
    void scan_opensNoUnchangedFile();
    void scan_readsWhatChanged_data();
    void scan_readsWhatChanged();
    void scan_keepsNoFileThatMayStillChange();
    void scan_survivesClockJumps();
    void scan_knowsWhatIsNoDicom();
    void scan_readsAgainAfterAnErrorOfReading();
    void scan_ignoresDamagedEntries();
    void scan_ignoresEntriesOfAnotherBuild();
    void scan_leavesFoldersOfGivenFilesAlone();

private:
    [[nodiscard]] fs::path folder() const { return fs::path(m_temporary.path()) / "study"; }
    [[nodiscard]] fs::path slice(int index) const
    {
        std::vector<fs::path> files;
        for (const auto& entry : fs::directory_iterator(folder() / "b"))
            files.push_back(entry.path());
        std::sort(files.begin(), files.end());
        return files.at(static_cast<std::size_t>(index));
    }

    TestFolder m_temporary;
};

/// Two series of five slices in folders a and b.
void TestHeaderIndex::init()
{
    m_temporary.renew();
    for (const char* name : {"a", "b"}) {
        SampleImage image;
        image.seriesUid += std::string(".") + name;
        image.description = name;
        writeStack(folder() / name, image, 5);
    }
}

void TestHeaderIndex::codec_keepsEveryMember()
{
    InstanceHeader header;
    header.study = {"1.2",  "id",   "Müller^Åsa", "name", "19700101", "F",
                    "056Y", "2026", "12",         "text", "number",   {}};
    header.series.seriesInstanceUid = "1.2.3";
    header.series.modality = "MR";
    header.series.seriesNumber = -7;
    header.series.seriesDescription = std::string("a\0b", 3);
    header.series.acquisition = {1.5,   2.5,    {},       90.0, 3.0,     "SE",    "SK",  "FS",
                                 "tse", "prot", "LSPINE", "Gd", "maker", "model", "FFDR"};
    header.series.seriesId = "series";
    header.series.rsnaDescription = "Axial T2";
    Instance& instance = header.instance;
    instance.path = "/not/kept";
    instance.sopInstanceUid = "1.2.3.4";
    instance.sopClassUid = "1.2.5";
    instance.transferSyntaxUid = "1.2.6";
    instance.kind = InstanceKind::Other;
    instance.instanceNumber = 12;
    instance.rows = 512;
    instance.columns = 384;
    instance.frameOfReferenceUid = "1.9";
    instance.sliceThickness = 4.0;
    instance.windowCenter = -0.5;
    instance.windowWidth = 1e300;
    instance.imageType = "ORIGINAL\\PRIMARY";
    instance.truncated = true;
    Frame frame;
    frame.frameNumber = 3;
    frame.plane = ImagePlane{{1, 2, 3}, {0, 1, 0}, {0, 0, -1}, 0.5, 0.25};
    frame.contrast = {10.0, {}, 800.0, "WATER", 2, 4};
    frame.spacing = {0.5, 0.25, SpacingKind::Patient};
    instance.frames = {frame, Frame{}};
    std::string bytes;
    appendHeader(header, bytes);
    const auto read = headerFrom(bytes, "/elsewhere");
    QVERIFY(read);
    QCOMPARE(read->instance.path.string(), std::string("/elsewhere"));
    QCOMPARE(read->study.patientId, header.study.patientId);
    QCOMPARE(read->study.accessionNumber, header.study.accessionNumber);
    QCOMPARE(read->series.seriesDescription, header.series.seriesDescription);
    QCOMPARE(read->series.acquisition.patientPosition, std::string("FFDR"));
    QVERIFY(!read->series.acquisition.inversionTime);
    QCOMPARE(read->series.acquisition.flipAngle, std::optional(90.0));
    QCOMPARE(read->series.rsnaDescription, header.series.rsnaDescription);
    QVERIFY(read->instance.kind == InstanceKind::Other);
    QVERIFY(read->instance.truncated);
    QVERIFY(!read->instance.spacingBetweenSlices);
    QCOMPARE(read->instance.windowWidth, std::optional(1e300));
    QCOMPARE(read->instance.frames.size(), std::size_t{2});
    QVERIFY(read->instance.frames[0].plane->columnDirection == frame.plane->columnDirection);
    QVERIFY(read->instance.frames[0].contrast == frame.contrast);
    QVERIFY(read->instance.frames[0].spacing == frame.spacing);
    QVERIFY(!read->instance.frames[1].plane);
    std::string again;
    appendHeader(*read, again);
    QCOMPARE(again, bytes);
}

void TestHeaderIndex::codec_refusesDamagedBytes()
{
    InstanceHeader header;
    header.study.patientName = "name";
    header.instance.frames.resize(2);
    std::string bytes;
    appendHeader(header, bytes);
    QVERIFY(headerFrom(bytes, {}));
    for (std::size_t size = 0; size < bytes.size(); ++size)
        QVERIFY(!headerFrom(std::string_view(bytes).substr(0, size), {}));
    QVERIFY(!headerFrom(bytes + ' ', {}));
}

void TestHeaderIndex::scan_opensNoUnchangedFile()
{
    Memory memory;
    const std::string plain = bytesOf(scanStudies({folder()}).value());
    QCOMPARE(bytesOf(memory.scan(folder())), plain);
    QCOMPARE(memory.changed(), 2);
    QCOMPARE(memory.fileCount(), std::size_t{10});
    memory.mark();
    const ScanResult second = memory.scan(folder());
    QVERIFY(openedFiles(second).empty());
    QCOMPARE(bytesOf(second), plain);
    QCOMPARE(memory.changed(), 0);
}

void TestHeaderIndex::scan_readsWhatChanged_data()
{
    QTest::addColumn<QString>("change");
    QTest::addColumn<int>("opened");
    QTest::newRow("touched") << "touched" << 1;
    QTest::newRow("rewritten, its time set back") << "rewritten" << 1;
    QTest::newRow("replaced, its time set back") << "replaced" << 1;
    QTest::newRow("cut off") << "cut" << 1;
    QTest::newRow("added") << "added" << 1;
    QTest::newRow("removed") << "removed" << 0;
    QTest::newRow("two exchanged") << "exchanged" << 2;
}

void TestHeaderIndex::scan_readsWhatChanged()
{
    QFETCH(QString, change);
    QFETCH(int, opened);
    Memory memory;
    (void)memory.scan(folder());
    memory.mark();
    const fs::path file = slice(2);
    const timespec before = modifiedAt(file);
    SampleImage image;
    image.seriesUid += ".b";
    image.description = "c"; // as long as before
    image.sopUid += ".77";
    if (change == "touched") {
        setModified(file, {before.tv_sec, before.tv_nsec == 0 ? 1 : before.tv_nsec - 1});
    } else if (change == "rewritten" || change == "replaced") {
        const fs::path other = file.string() + ".new";
        writeSample(other, image);
        if (change == "rewritten") {
            fs::copy_file(other, file, fs::copy_options::overwrite_existing);
            fs::remove(other);
        } else {
            fs::rename(other, file);
        }
        setModified(file, before);
    } else if (change == "cut") {
        fs::resize_file(file, fs::file_size(file) - 2);
        setModified(file, before);
    } else if (change == "added") {
        writeSample(file.string() + ".new", image);
    } else if (change == "removed") {
        fs::remove(file);
    } else {
        const fs::path aside = folder() / "aside";
        fs::rename(file, aside);
        fs::rename(slice(3), file);
        fs::rename(aside, folder() / "b" / "zzz");
    }
    const ScanResult second = memory.scan(folder());
    QCOMPARE(static_cast<int>(openedFiles(second).size()), opened);
    QCOMPARE(bytesOf(second), bytesOf(scanStudies({folder()}).value()));
    QCOMPARE(memory.changed(), 1);
    memory.mark();
    QVERIFY(openedFiles(memory.scan(folder())).empty());
}

/// As git's index: a file that changes again within one tick of the clock has an equal stamp.
void TestHeaderIndex::scan_keepsNoFileThatMayStillChange()
{
    Memory memory;
    (void)memory.scan(folder(), 0);
    QCOMPARE(memory.fileCount(), std::size_t{0});
    (void)memory.scan(folder(), 3 * kSecond);
    QCOMPARE(memory.fileCount(), std::size_t{10});
}

void TestHeaderIndex::scan_survivesClockJumps()
{
    Memory memory;
    (void)memory.scan(folder(), -kYear); // files of the future
    QCOMPARE(memory.fileCount(), std::size_t{0});
    (void)memory.scan(folder(), kYear);
    memory.mark();
    QVERIFY(openedFiles(memory.scan(folder(), -kYear)).empty()); // equal stamps are enough
    setModified(slice(1), {1, 0});
    QCOMPARE(openedFiles(memory.scan(folder(), -kYear)).size(), std::size_t{1});
}

void TestHeaderIndex::scan_knowsWhatIsNoDicom()
{
    writeText(folder() / "b" / "readme.txt", "nothing of DICOM");
    Memory memory;
    (void)memory.scan(folder());
    QCOMPARE(memory.fileCount(), std::size_t{11});
    const ScanResult second = memory.scan(folder());
    QCOMPARE(memory.changed(), 0);
    QCOMPARE(second.fileCount, std::size_t{11});
    QVERIFY(second.problems.empty());
}

void TestHeaderIndex::scan_readsAgainAfterAnErrorOfReading()
{
    const fs::path file = slice(0);
    fs::resize_file(file, 150); // a header that is cut off
    Memory memory;
    const ScanResult first = memory.scan(folder());
    QCOMPARE(first.problems.size(), std::size_t{1});
    QCOMPARE(memory.fileCount(), std::size_t{9});
    QCOMPARE(memory.scan(folder()).problems.size(), std::size_t{1});
}

void TestHeaderIndex::scan_ignoresDamagedEntries()
{
    Memory memory;
    const std::string plain = bytesOf(memory.scan(folder()));
    memory.mark();
    const auto whole = memory.folders();
    std::string& entries = memory.folders().begin()->second;
    for (std::size_t at = 0; at < entries.size(); at += 97) {
        memory.folders() = whole;
        entries[at] = static_cast<char>(entries[at] ^ 0x40);
        const ScanResult scan = memory.scan(folder());
        QCOMPARE(openedFiles(scan).size(), std::size_t{5}); // those of one folder
        QCOMPARE(bytesOf(scan), plain);
    }
    for (const std::size_t size : {std::size_t{0}, std::size_t{3}, entries.size() / 2}) {
        memory.folders() = whole;
        entries.resize(size);
        QCOMPARE(bytesOf(memory.scan(folder())), plain);
    }
}

void TestHeaderIndex::scan_ignoresEntriesOfAnotherBuild()
{
    Memory memory;
    (void)memory.scan(folder());
    memory.mark();
    for (auto& [path, entries] : memory.folders())
        entries = entriesOf(knownFilesFrom(entries), programBuild() + "x");
    QCOMPARE(openedFiles(memory.scan(folder())).size(), std::size_t{10});
}

void TestHeaderIndex::scan_leavesFoldersOfGivenFilesAlone()
{
    Memory memory;
    (void)memory.scan(folder());
    const auto before = memory.folders();
    (void)memory.scan(slice(1));
    QVERIFY(memory.folders() == before);
}

QTEST_APPLESS_MAIN(TestHeaderIndex)
#include "tst_header_index.moc"
