#include "ui/state/archive/archive_retrieval.h"

#include "tests/support/test_folder.h"
#include "tests/ui/state/archive/fake_archive.h"
#include "ui/state/archive/retrieval_order.h"

#include <QFileInfo>
#include <QSignalSpy>
#include <QTest>

#include <fstream>

using namespace foramen;
using namespace foramen::test;
namespace fs = std::filesystem;

/// Studies arrive series by series in the cache; what arrived stays.
class TestArchiveRetrieval : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void series_comeInTheOrderOfReading();
    void study_opensWithItsFirstSeries();
    void secondRetrieval_addsWhatIsMissing();
    void oneBadSeries_doesNotHoldBackTheOthers();
    void twoFailures_endIt();
    void fullDisk_endsItAtOnce();
    void archiveWithoutSeries_givesTheWholeStudy();
    void emptyAnswer_isSaid();
    void cancel_keepsWhatArrived();
    void interruptedRetrieval_isTakenIn();
    void cache_isForTheUserAlone();
    void clear_keepsTheOpenStudy();

private:
    /// Retrieves and waits for the end. @return what was said.
    QString retrieve();
    [[nodiscard]] int imagesOf(const std::string& series) const
    {
        return cache().imagesOf(m_study.studyInstanceUid, series);
    }
    [[nodiscard]] ArchiveCache cache() const { return ArchiveCache(m_folder.path("archive")); }

    TestFolder m_folder;
    StudyMatch m_study;
    std::shared_ptr<FakeArchive> m_archive;
    std::unique_ptr<ArchiveRetrieval> m_retrieval;
    bool m_isComplete = false;
};

void TestArchiveRetrieval::init()
{
    m_folder.renew();
    m_study = {.studyInstanceUid = "1.2.3", .patientName = "Doe^Jane"};
    m_study.instanceCount = 6;
    m_archive = std::make_shared<FakeArchive>();
    m_archive->series = {{"1.2.3", "1.2.3.1", "MR", "1", "loc", 1},
                         {"1.2.3", "1.2.3.2", "MR", "2", "t2_tse_sag", 2},
                         {"1.2.3", "1.2.3.3", "MR", "3", "t1_tse_sag", 3}};
    m_archive->files = {{"1.2.3.1", {"a"}}, {"1.2.3.2", {"b", "c"}}, {"1.2.3.3", {"d", "e", "f"}}};
    m_retrieval = std::make_unique<ArchiveRetrieval>(cache());
}

QString TestArchiveRetrieval::retrieve()
{
    QSignalSpy ended(m_retrieval.get(), &ArchiveRetrieval::ended);
    m_retrieval->start(m_archive, m_study);
    if (ended.isEmpty() && !ended.wait(60'000))
        return QStringLiteral("no end");
    m_isComplete = ended.front()[0].toBool();
    return ended.front()[1].toString();
}

void TestArchiveRetrieval::series_comeInTheOrderOfReading()
{
    const auto series = [](const char* modality, const char* number, const char* description) {
        return SeriesMatch{"1.2", std::string("1.2.") + number, modality, number, description, 1};
    };
    const auto ordered = retrievalOrder(
        {series("SR", "1", "t2 sag"), series("MR", "1", "3-plane localizer"),
         series("MR", "10", "T2 TSE tra"), series("MR", "9", "AX T2 FSE"), series("MR", "3", "DWI"),
         series("MR", "5", "Sag T1"), series("MR", "7", "SAG STIR"), series("MR", "6", "t2_sag")});
    QStringList numbers;
    for (const SeriesMatch& one : ordered)
        numbers << QString::fromStdString(one.modality + one.seriesNumber);
    QCOMPARE(numbers, QStringList({"MR6", "MR7", "MR5", "MR9", "MR10", "MR3", "MR1", "SR1"}));

    retrieve();
    QCOMPARE(m_archive->requests(), std::vector<std::string>({"1.2.3.2", "1.2.3.3", "1.2.3.1"}));
}

void TestArchiveRetrieval::study_opensWithItsFirstSeries()
{
    std::vector<int> images;
    connect(m_retrieval.get(), &ArchiveRetrieval::arrived, this, [&] {
        if (images.empty())
            QVERIFY(imagesOf("1.2.3.2") == 2); // the sagittal T2 at least
        images.push_back(cache().imagesOf("1.2.3"));
    });
    QCOMPARE(retrieve(), QStringLiteral("The study is here: 6 images."));
    QVERIFY(m_isComplete);
    QCOMPARE(images.size(), 3U);
    QCOMPARE(m_retrieval->fraction(), 1.0);
    QCOMPARE(m_retrieval->seriesDone(), 3);
    QVERIFY(QFileInfo::exists(m_retrieval->folder()));
    QVERIFY(!m_retrieval->folder().contains(QStringLiteral("1.2.3")));
}

void TestArchiveRetrieval::secondRetrieval_addsWhatIsMissing()
{
    m_archive->givesOnly = {{"1.2.3.3", 1}};
    const QString said = retrieve();
    QVERIFY2(said.startsWith("The connection broke. 4 images are here"), qPrintable(said));
    QVERIFY(!m_isComplete);
    m_archive->givesOnly.clear();
    QSignalSpy arrived(m_retrieval.get(), &ArchiveRetrieval::arrived);
    retrieve();
    QVERIFY(m_isComplete);
    QCOMPARE(m_archive->requests(),
             std::vector<std::string>({"1.2.3.2", "1.2.3.3", "1.2.3.1", "1.2.3.3"}));
    QCOMPARE(cache().imagesOf("1.2.3"), 6); // none is there twice
    QCOMPARE(arrived.size(), 2); // what was there, and the rest
}

void TestArchiveRetrieval::oneBadSeries_doesNotHoldBackTheOthers()
{
    m_archive->givesOnly = {{"1.2.3.2", 0}};
    const QString said = retrieve();
    QVERIFY2(said.startsWith("The connection broke. 4 images are here"), qPrintable(said));
    QCOMPARE(imagesOf("1.2.3.3"), 3);
    QCOMPARE(imagesOf("1.2.3.1"), 1);
}

void TestArchiveRetrieval::twoFailures_endIt()
{
    m_archive->givesOnly = {{"1.2.3.2", 1}, {"1.2.3.3", 0}};
    const QString said = retrieve();
    QVERIFY2(said.startsWith("The connection broke. 1 image is here"), qPrintable(said));
    QCOMPARE(m_archive->requests().size(), 2U);
}

void TestArchiveRetrieval::fullDisk_endsItAtOnce()
{
    m_archive->givesOnly = {{"1.2.3.2", 1}};
    m_archive->failsWith = ErrorCode::NotWritable;
    retrieve();
    QCOMPARE(m_archive->requests().size(), 1U);
    // A cache that cannot be made is said.
    std::ofstream(m_folder.path("file")) << "x";
    m_retrieval = std::make_unique<ArchiveRetrieval>(ArchiveCache(m_folder.path("file/archive")));
    const QString said = retrieve();
    QVERIFY2(said.startsWith("The file cannot be written"), qPrintable(said));
    QVERIFY(!m_isComplete);
}

void TestArchiveRetrieval::archiveWithoutSeries_givesTheWholeStudy()
{
    m_archive->listsSeries = false;
    retrieve();
    QVERIFY(m_isComplete);
    QCOMPARE(m_archive->requests(), std::vector<std::string>({""}));
    QCOMPARE(cache().imagesOf("1.2.3"), 6);
}

void TestArchiveRetrieval::emptyAnswer_isSaid()
{
    m_archive->files.clear();
    QVERIFY(retrieve().startsWith("The archive has nothing of this study"));
    QVERIFY(!m_isComplete);
}

void TestArchiveRetrieval::cancel_keepsWhatArrived()
{
    m_archive->stalls = true; // in the first series, once its files are there
    QSignalSpy ended(m_retrieval.get(), &ArchiveRetrieval::ended);
    m_retrieval->start(m_archive, m_study);
    QTRY_COMPARE(m_archive->requests().size(), 1U);
    m_retrieval->cancel();
    QCOMPARE(ended.size(), 1);
    QVERIFY(ended.front()[1].toString().startsWith("Cancelled"));
    QVERIFY(!m_retrieval->isRunning());
    QTRY_COMPARE(imagesOf("1.2.3.2"), 2);
    QCOMPARE(m_archive->requests().size(), 1U); // no further series
    m_archive->stalls = false;
    retrieve();
    QVERIFY(m_isComplete);
    QCOMPARE(m_archive->requests().size(), 3U);
}

void TestArchiveRetrieval::interruptedRetrieval_isTakenIn()
{
    // As after a power loss: files of a series that was not complete.
    const fs::path arrival = cache().arrivalFolder("1.2.3", "1.2.3.3") / "1.2.3";
    fs::create_directories(arrival);
    std::ofstream(arrival / "1.2.3.3.0.dcm") << "d";
    std::ofstream(arrival / "incoming-17-1") << "half";
    retrieve();
    QVERIFY(m_isComplete);
    QCOMPARE(imagesOf("1.2.3.3"), 3);
    // Another file of the same name is kept beside it.
    m_archive->files["1.2.3.1"] = {"another"};
    m_archive->series[0].instanceCount = 2;
    retrieve();
    QCOMPARE(imagesOf("1.2.3.1"), 2);
}

void TestArchiveRetrieval::cache_isForTheUserAlone()
{
    fs::create_directories(m_folder.path("archive"));
    fs::permissions(m_folder.path("archive"), fs::perms::all);
    retrieve();
    QVERIFY(fs::status(m_folder.path("archive")).permissions() == fs::perms::owner_all);
}

void TestArchiveRetrieval::clear_keepsTheOpenStudy()
{
    QVERIFY(cache().clear({})); // before anything was retrieved
    retrieve();
    m_study.studyInstanceUid = "1.2.4";
    retrieve();
    QVERIFY(cache().clear({cache().studyFolder("1.2.4")}));
    QCOMPARE(cache().imagesOf("1.2.3"), 0);
    QCOMPARE(cache().imagesOf("1.2.4"), 6);
    QVERIFY(cache().clear({}));
    QCOMPARE(cache().imagesOf("1.2.4"), 0);
}

QTEST_GUILESS_MAIN(TestArchiveRetrieval)
#include "tst_archive_retrieval.moc"
