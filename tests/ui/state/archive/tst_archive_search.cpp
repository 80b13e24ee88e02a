#include "ui/state/archive/archive_search.h"

#include "tests/support/gap_meter.h"
#include "tests/ui/state/archive/fake_archive.h"
#include "ui/state/archive/archive_match_model.h"

#include <QSignalSpy>
#include <QSortFilterProxyModel>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

/// Studies come into the table while the search goes on.
class TestArchiveSearch : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void studies_comeWhileTheSearchGoesOn();
    void cancel_keepsWhatWasFound();
    void failure_isSaid();
    void tooMany_areCutOff();
    void newSearch_takesThePlaceOfTheOlder();
    void columns_sortByTheirMeaning();

private:
    static std::shared_ptr<FakeArchive> archiveOf(int studies);
    [[nodiscard]] QString shown(int row, int column) const
    {
        return m_sorted->index(row, column).data().toString();
    }

    std::unique_ptr<ArchiveSearch> m_search;
    std::unique_ptr<ArchiveMatchModel> m_model;
    std::unique_ptr<QSortFilterProxyModel> m_sorted;
};

std::shared_ptr<FakeArchive> TestArchiveSearch::archiveOf(int studies)
{
    auto archive = std::make_shared<FakeArchive>();
    for (int i = 0; i < studies; ++i) {
        StudyMatch study;
        study.studyInstanceUid = "1.2." + std::to_string(i);
        study.patientName = "Doe^" + std::to_string(i);
        study.studyDate = std::to_string(20000101 + i * 7919 % studies * 10000 / studies);
        study.seriesCount = i % 12;
        archive->studies.push_back(study);
    }
    return archive;
}

void TestArchiveSearch::init()
{
    m_search = std::make_unique<ArchiveSearch>();
    m_model = std::make_unique<ArchiveMatchModel>();
    m_sorted = std::make_unique<QSortFilterProxyModel>();
    m_sorted->setSourceModel(m_model.get());
    m_sorted->setSortRole(ArchiveMatchModel::kSortRole);
    m_sorted->sort(ArchiveMatchModel::StudyDate, Qt::DescendingOrder);
    connect(m_search.get(), &ArchiveSearch::begun, m_model.get(), &ArchiveMatchModel::clear);
    connect(m_search.get(), &ArchiveSearch::found, m_model.get(), &ArchiveMatchModel::append);
}

void TestArchiveSearch::studies_comeWhileTheSearchGoesOn()
{
    const auto archive = archiveOf(500);
    archive->stalls = true;
    const GapMeter meter;
    m_search->start(archive, {});
    QTRY_COMPARE(m_sorted->rowCount(), 500);
    QCOMPARE(m_search->state(), SearchState::Running);
    QCOMPARE(m_search->count(), 500U);
    archive->stalls = false;
    QTRY_COMPARE(m_search->state(), SearchState::Done);
    QVERIFY2(meter.longestMs() < kLongestGapMs, qPrintable(QString::number(meter.longestMs())));
}

void TestArchiveSearch::cancel_keepsWhatWasFound()
{
    const auto archive = archiveOf(20);
    archive->stalls = true;
    m_search->start(archive, {});
    QTRY_COMPARE(m_sorted->rowCount(), 20);
    m_search->cancel();
    QCOMPARE(m_search->state(), SearchState::Cancelled);
    m_search.reset(); // waits for the worker
    QCOMPARE(m_sorted->rowCount(), 20);
}

void TestArchiveSearch::failure_isSaid()
{
    const auto archive = archiveOf(3);
    archive->searchFails = Error(ErrorCode::NotReadable, std::string("The archive is busy"));
    m_search->start(archive, {});
    QTRY_COMPARE(m_search->state(), SearchState::Failed);
    QCOMPARE(m_search->failure(), QStringLiteral("The archive is busy."));
    QCOMPARE(m_sorted->rowCount(), 3);
    archive->searchFails.reset();
    m_search->start(archive, {});
    QVERIFY(m_search->failure().isEmpty());
    QTRY_COMPARE(m_search->state(), SearchState::Done);
    QCOMPARE(m_sorted->rowCount(), 3);
}

void TestArchiveSearch::tooMany_areCutOff()
{
    m_search->start(archiveOf(static_cast<int>(ArchiveSearch::kMost) + 500), {});
    QTRY_COMPARE(m_search->state(), SearchState::Cut);
    QCOMPARE(m_search->count(), ArchiveSearch::kMost);
    QCOMPARE(m_model->rowCount(), static_cast<int>(ArchiveSearch::kMost));
    m_search->start(archiveOf(static_cast<int>(ArchiveSearch::kMost)), {});
    QTRY_COMPARE(m_search->state(), SearchState::Done);
}

void TestArchiveSearch::newSearch_takesThePlaceOfTheOlder()
{
    const auto first = archiveOf(30);
    first->stalls = true;
    m_search->start(first, {});
    QTRY_COMPARE(m_sorted->rowCount(), 30);
    m_search->start(archiveOf(2), {});
    QCOMPARE(m_sorted->rowCount(), 0);
    QTRY_COMPARE(m_search->state(), SearchState::Done);
    QCOMPARE(m_sorted->rowCount(), 2);
}

void TestArchiveSearch::columns_sortByTheirMeaning()
{
    StudyMatch early{.studyInstanceUid = "1.1", .patientName = "Äbel^Eva", .studyDate = "20191231"};
    early.modalities = "MR\\SR";
    early.seriesCount = 10;
    StudyMatch late{.studyInstanceUid = "1.2", .patientName = "zorn", .studyDate = "20260102"};
    late.seriesCount = 9;
    m_model->append({early, late});
    QCOMPARE(shown(0, ArchiveMatchModel::StudyDate), QStringLiteral("2026-01-02"));
    QCOMPARE(shown(1, ArchiveMatchModel::Modalities), QStringLiteral("MR, SR"));
    QCOMPARE(shown(0, ArchiveMatchModel::Images), QString());
    m_sorted->sort(ArchiveMatchModel::Series, Qt::AscendingOrder);
    QCOMPARE(shown(0, ArchiveMatchModel::Series), QStringLiteral("9"));
}

QTEST_GUILESS_MAIN(TestArchiveSearch)
#include "tst_archive_search.moc"
