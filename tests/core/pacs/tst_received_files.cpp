#include "core/pacs/received_files.h"

#include "tests/support/file_content.h"
#include "tests/support/sample_image.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// The folder that a retrieval fills.
class TestReceivedFiles : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init() { m_folder.renew(); }
    void finish_namesFilesByUid();
    void finish_keepsDifferentFilesOfOneUid();
    void finish_refusesOtherStudiesAndSeries();
    void finish_refusesWhatIsNotDicom();
    void begin_removesWhatWasNotFinished();
    void write_saysWhyItFails();

private:
    [[nodiscard]] std::string bytesOf(const SampleImage& image)
    {
        writeSample(m_folder.path("sample"), image);
        return contentOf(m_folder.path("sample"));
    }
    [[nodiscard]] QStringList names(const ReceivedFiles& files) const
    {
        return QDir(QString::fromStdString(files.folder().string())).entryList(QDir::Files);
    }
    static std::optional<TransferProblem> receive(ReceivedFiles& files, const std::string& bytes)
    {
        files.begin();
        if (!files.write(bytes))
            qFatal("not written");
        auto finished = files.finish();
        if (!finished)
            qFatal("%s", finished.error().message.c_str());
        return *finished;
    }

    TestFolder m_folder;
};

void TestReceivedFiles::finish_namesFilesByUid()
{
    const SampleImage image;
    auto files = ReceivedFiles::create(m_folder.path(), {image.studyUid, {}});
    QVERIFY(files);
    QCOMPARE(files->folder(), m_folder.path() / image.studyUid);
    QVERIFY(!receive(*files, bytesOf(image)));
    QCOMPARE(names(*files), QStringList(QString::fromStdString(image.sopUid) + ".dcm"));

    SampleImage odd = image;
    odd.sopUid = "../../1";
    QVERIFY(!receive(*files, bytesOf(odd)));
    QCOMPARE(names(*files).filter("odd-").size(), 1);
    QCOMPARE(names(*files).size(), 2);
}

void TestReceivedFiles::finish_keepsDifferentFilesOfOneUid()
{
    SampleImage image;
    auto files = ReceivedFiles::create(m_folder.path(), {image.studyUid, {}});
    QVERIFY(files);
    const std::string bytes = bytesOf(image);
    QVERIFY(!receive(*files, bytes));
    QVERIFY(!receive(*files, bytes)); // the same again
    QCOMPARE(names(*files).size(), 1);
    image.seriesUid += ".7"; // the same SOP Instance UID in another series
    QVERIFY(!receive(*files, bytesOf(image)));
    QCOMPARE(names(*files),
             QStringList({QString::fromStdString(image.sopUid) + "-2.dcm",
                          QString::fromStdString(image.sopUid) + ".dcm"}));
}

void TestReceivedFiles::finish_refusesOtherStudiesAndSeries()
{
    SampleImage image;
    auto files = ReceivedFiles::create(m_folder.path(), {image.studyUid, image.seriesUid});
    QVERIFY(files);
    image.seriesUid += ".7";
    auto problem = receive(*files, bytesOf(image));
    QVERIFY(problem);
    QVERIFY(english(problem->reason).find("another series") != std::string::npos);
    image.studyUid += ".7";
    problem = receive(*files, bytesOf(image));
    QVERIFY(problem);
    QVERIFY(english(problem->reason).find("another study") != std::string::npos);
    QCOMPARE(problem->instance, image.sopUid);
    QVERIFY(names(*files).isEmpty());
}

void TestReceivedFiles::finish_refusesWhatIsNotDicom()
{
    auto files = ReceivedFiles::create(m_folder.path(), {"1.2", {}});
    QVERIFY(files);
    QVERIFY(receive(*files, "<html>Not found</html>"));
    QVERIFY(receive(*files, ""));
    QVERIFY(names(*files).isEmpty());
}

void TestReceivedFiles::begin_removesWhatWasNotFinished()
{
    const SampleImage image;
    auto files = ReceivedFiles::create(m_folder.path(), {image.studyUid, {}});
    QVERIFY(files);
    files->begin();
    QVERIFY(files->write("half a file"));
    QVERIFY(!receive(*files, bytesOf(image)));
    QCOMPARE(names(*files).size(), 1);
    const QDir folder(QString::fromStdString(files->folder().string()));
    {
        ReceivedFiles gone = std::move(*files);
        gone.begin();
        QVERIFY(gone.write("half a file"));
        QCOMPARE(folder.entryList(QDir::Files).size(), 2);
    }
    QCOMPARE(folder.entryList(QDir::Files).size(), 1);
}

void TestReceivedFiles::write_saysWhyItFails()
{
    writeText(m_folder.path("file"), "");
    const auto files = ReceivedFiles::create(m_folder.path("file"), {"1.2", {}});
    QVERIFY(!files);
    QCOMPARE(files.error().code, ErrorCode::NotWritable);

    auto gone = ReceivedFiles::create(m_folder.path(), {"1.2", {}});
    QVERIFY(gone);
    std::filesystem::remove_all(gone->folder());
    gone->begin();
    const auto written = gone->write("bytes");
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::NotWritable);
}

QTEST_APPLESS_MAIN(TestReceivedFiles)
#include "tst_received_files.moc"
