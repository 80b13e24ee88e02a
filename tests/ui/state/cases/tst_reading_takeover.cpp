#include "ui/state/cases/reading_takeover.h"

#include "core/bundle/bundle_reader.h"
#include "tests/support/file_content.h"
#include "tests/support/sample_archive.h"
#include "tests/support/small_study.h"
#include "tests/support/test_folder.h"
#include "ui/state/cases/case_export.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/session/session.h"

#include <QSignalSpy>
#include <QTest>

#include <filesystem>
#include <memory>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};

} // namespace

/// A case that one reader writes and another opens.
class TestReadingTakeover : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void reading_isOfferedAndTakenOver_data();
    void reading_isOfferedAndTakenOver();
    void takingOver_isOneStep();
    void takenOver_isSavedAndNotOfferedAgain();
    void leftReading_changesNothing();
    void workThatIsThere_stays();
    void workThatBegins_withdrawsTheOffer();
    void changedCase_isNotTakenOver();
    void otherArchives_areSilent();
    void structuredReport_isOfferedAndTakenOver();
    void structuredReport_isSilentWhereTheGradesAreTheSame();
    void export_isCancelled();
    void export_saysWhyItFails();

private:
    [[nodiscard]] std::unique_ptr<Session> session(const char* database, const char* reader) const
    {
        SessionOptions options = optionsFor(m_folder.path(QString::fromLatin1(database)), m_model);
        options.readerName = QString::fromLatin1(reader);
        std::filesystem::create_directories(options.databaseFile.parent_path());
        return std::make_unique<Session>(options);
    }
    [[nodiscard]] QString zip() const { return m_folder.filePath("case.zip"); }
    /// A session with a study that a reader worked on.
    std::unique_ptr<Session> worked() const
    {
        auto made = session("first", "Dr Ann");
        if (!openAndSettle(*made, m_folder.path("study")))
            qFatal("not opened");
        made->editing()->acceptFinding(kLeft);
        made->editing()->setSeverity(kCanal, Severity::Moderate);
        made->editing()->setComment(kCanal, "crowded roots");
        Annotation length;
        length.kind = AnnotationKind::Length;
        const Series& series = made->current()->study()->series.front();
        length.picture = {series.seriesInstanceUid, series.instances.front().sopInstanceUid, 1};
        length.points = {{10, 10}, {20, 30}};
        if (made->annotations()->add(length).empty())
            qFatal("not placed");
        made->annotations()->toggleKeyImage(length.picture);
        return made;
    }
    void writeCase(bool isDeidentified = false)
    {
        const auto first = worked();
        CaseExport writer(first->current(), *first->saving(), *first->exporter());
        const QSignalSpy finished(&writer, &CaseExport::finished);
        const QSignalSpy failed(&writer, &CaseExport::failed);
        const QSignalSpy progressed(&writer, &CaseExport::progressed);
        writer.start(zip(), isDeidentified);
        QTRY_VERIFY_WITH_TIMEOUT(finished.count() + failed.count() > 0, 60'000);
        QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
        QVERIFY(progressed.count() > 2);
        m_first = first->current()->assessment;
    }
    /// The images of the study with its structured reports, in a folder.
    void writeReportedStudy()
    {
        writeCase();
        const auto bundle = readBundle(zip().toStdString());
        QVERIFY(bundle);
        const std::filesystem::path target = m_folder.path("reported");
        std::filesystem::copy(bundle->folder / kBundleImages, target,
                              std::filesystem::copy_options::recursive);
        for (const char* name : {"report-ai.dcm", "report.dcm"})
            std::filesystem::copy(bundle->folder / name, target / name);
    }
    /// Opens the case as another reader; @p told collects what the session says.
    std::unique_ptr<Session> opened(QStringList* told = nullptr, const char* database = "second")
    {
        auto made = session(database, "Dr Bo");
        if (told)
            connect(made.get(), &Session::told, this,
                    [told](const QString& sentence) { *told << sentence; });
        if (!openAndSettle(*made, zip().toStdString()))
            qFatal("not opened");
        return made;
    }
    static ReadingTakeover& takeoverOf(Session& session) { return *session.takeover(); }

    TestFolder m_folder;
    FakeModelPtr m_model;
    Assessment m_first;
};

void TestReadingTakeover::init()
{
    m_folder.renew();
    qputenv("FORAMEN_TEMPORARY", (m_folder.folder() + "/opened").toUtf8());
    m_model = std::make_shared<FakeModel>();
    writeSmallStudy(m_folder.path("study"));
}

void TestReadingTakeover::reading_isOfferedAndTakenOver_data()
{
    QTest::addColumn<bool>("deidentified");
    QTest::newRow("as it is") << false;
    QTest::newRow("de-identified") << true;
}

void TestReadingTakeover::reading_isOfferedAndTakenOver()
{
    QFETCH(bool, deidentified);
    writeCase(deidentified);
    const auto second = opened();
    ReadingTakeover& takeover = takeoverOf(*second);
    QTRY_VERIFY(takeover.isOffered());
    QVERIFY2(takeover.question().contains("2 sites decided by Dr Ann"),
             qPrintable(takeover.question()));
    const OpenStudy& study = *second->current();
    QVERIFY(!study.assessment.hasReaderWork());
    QCOMPARE(study.uid() == m_first.study().studyInstanceUid, !deidentified);
    takeover.takeOver();
    QVERIFY(!takeover.isOffered());
    QCOMPARE(study.assessment.reviewedCount(), 2);
    for (const Site site : {kCanal, kLeft}) {
        const AssessmentCell& now = study.assessment.cell(site);
        const AssessmentCell& before = m_first.cell(site);
        QCOMPARE(now.decision->severity, before.decision->severity);
        QCOMPARE(now.decision->acceptedFinding, before.decision->acceptedFinding);
        QCOMPARE(now.decision->readerName, std::string("Dr Ann")); // not who took it over
        if (!deidentified)
            QCOMPARE(now.decision->time, before.decision->time);
        QVERIFY(now.finding); // this program's own
    }
    QCOMPARE(study.assessment.cell(kCanal).comment->text, std::string("crowded roots"));
    QCOMPARE(study.annotations.all.size(), std::size_t{2});
    const Annotation& length = study.annotations.all.front();
    QCOMPARE(length.author, std::string("Dr Ann"));
    QVERIFY(!length.annotationUid.empty());
    // It lies on a picture of the study that is open.
    bool isThere = false;
    for (const Series& one : study.study()->series)
        for (const Instance& instance : one.instances)
            isThere = isThere || instance.sopInstanceUid == length.picture.sopInstanceUid;
    QVERIFY(isThere);
}

void TestReadingTakeover::takingOver_isOneStep()
{
    writeCase();
    const auto second = opened();
    QTRY_VERIFY(takeoverOf(*second).isOffered());
    takeoverOf(*second).takeOver();
    const OpenStudy& study = *second->current();
    QCOMPARE(study.undo.count(), 1);
    second->undoGroup()->undo();
    QVERIFY(!study.assessment.hasReaderWork());
    QVERIFY(study.annotations.all.empty());
    second->undoGroup()->redo();
    QCOMPARE(study.assessment.reviewedCount(), 2);
    QCOMPARE(study.annotations.all.size(), std::size_t{2});
    // The history says who did it: each part, done, undone and done again.
    const auto history = second->saving()->history();
    std::size_t cells = 0;
    for (const HistoryRecord& record : history)
        if (std::holds_alternative<CellEdited>(record.event)) {
            ++cells;
            QCOMPARE(record.author, std::string("Dr Bo"));
        }
    QCOMPARE(cells, std::size_t{6});
}

void TestReadingTakeover::takenOver_isSavedAndNotOfferedAgain()
{
    writeCase();
    {
        const auto second = opened();
        QTRY_VERIFY(takeoverOf(*second).isOffered());
        takeoverOf(*second).takeOver();
    }
    QStringList told;
    const auto again = opened(&told);
    QCOMPARE(again->current()->assessment.reviewedCount(), 2);
    QCOMPARE(again->current()->annotations.all.size(), std::size_t{2});
    QVERIFY(!takeoverOf(*again).isOffered());
    QVERIFY(told.isEmpty());
}

void TestReadingTakeover::leftReading_changesNothing()
{
    writeCase();
    {
        const auto second = opened();
        QTRY_VERIFY(takeoverOf(*second).isOffered());
        takeoverOf(*second).putOff();
        QVERIFY(!takeoverOf(*second).isOffered());
        QVERIFY(takeoverOf(*second).question().isEmpty());
        QVERIFY(!second->current()->assessment.hasReaderWork());
    }
    const auto again = opened();
    QTRY_VERIFY(takeoverOf(*again).isOffered());
}

void TestReadingTakeover::workThatIsThere_stays()
{
    writeCase();
    {
        const auto second = opened();
        second->editing()->setSeverity(kCanal, Severity::Severe);
    }
    QStringList told;
    const auto again = opened(&told);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY2(told.front().contains("2 sites decided by Dr Ann")
                 && told.front().contains("nothing was taken over"),
             qPrintable(told.front()));
    QVERIFY(!takeoverOf(*again).isOffered());
    QCOMPARE(again->current()->assessment.reviewedCount(), 1);
    QCOMPARE(again->current()->assessment.cell(kCanal).decision->readerName, std::string("Dr Bo"));
}

void TestReadingTakeover::workThatBegins_withdrawsTheOffer()
{
    writeCase();
    const auto second = opened();
    QTRY_VERIFY(takeoverOf(*second).isOffered());
    second->editing()->setSeverity(kLeft, Severity::NormalMild);
    QVERIFY(!takeoverOf(*second).isOffered());
    takeoverOf(*second).takeOver();
    QCOMPARE(second->current()->assessment.reviewedCount(), 1);
    QCOMPARE(second->current()->assessment.cell(kLeft).decision->readerName, std::string("Dr Bo"));
}

void TestReadingTakeover::changedCase_isNotTakenOver()
{
    writeCase();
    const auto bundle = readBundle(zip().toStdString());
    QVERIFY(bundle);
    // The same files with another grade, in a folder that is packed again.
    std::filesystem::copy(bundle->folder, m_folder.path("changed"),
                          std::filesystem::copy_options::recursive);
    std::string reading = contentOf(m_folder.path("changed/assessment.json"));
    const std::size_t at = reading.find("crowded");
    QVERIFY(at != std::string::npos);
    reading.replace(at, 7, "normal!");
    writeText(m_folder.path("changed/assessment.json"), reading);
    writeArchive(zip().toStdString(), SampleFormat::Zip, entriesOf(m_folder.path("changed")));
    QStringList told;
    const auto second = opened(&told);
    QTRY_COMPARE(told.size(), 1);
    QVERIFY2(told.front().contains("cannot be taken over"), qPrintable(told.front()));
    QVERIFY(!takeoverOf(*second).isOffered());
    QVERIFY(second->current()->study()); // the images are shown all the same
}

void TestReadingTakeover::otherArchives_areSilent()
{
    writeArchive(zip().toStdString(), SampleFormat::Zip, entriesOf(m_folder.path("study")));
    QStringList told;
    const auto second = opened(&told);
    QTRY_VERIFY(!takeoverOf(*second).isLooking());
    QVERIFY(!takeoverOf(*second).isOffered());
    QVERIFY(told.isEmpty());
}

/// What an archive gives back: the images with the two documents, and no bundle.
void TestReadingTakeover::structuredReport_isOfferedAndTakenOver()
{
    writeReportedStudy();
    auto second = session("second", "Dr Bo");
    QVERIFY(openAndSettle(*second, m_folder.path("reported")));
    ReadingTakeover& takeover = takeoverOf(*second);
    QTRY_VERIFY(takeover.isOffered());
    QVERIFY2(takeover.question().contains("A structured report of this study")
                 && takeover.question().contains("2 sites decided by Dr Ann"),
             qPrintable(takeover.question()));
    takeover.takeOver();
    const Assessment& assessment = second->current()->assessment;
    QCOMPARE(assessment.reviewedCount(), 2);
    QCOMPARE(assessment.cell(kCanal).decision->severity, std::optional(Severity::Moderate));
    QCOMPARE(assessment.cell(kCanal).decision->readerName, std::string("Dr Ann"));
    QCOMPARE(assessment.cell(kCanal).comment->text, std::string("crowded roots"));
    QVERIFY(assessment.cell(kLeft).decision->acceptedFinding);
    QVERIFY(assessment.cell(kLeft).finding); // this program's own
    second->undoGroup()->undo();
    QVERIFY(!assessment.hasReaderWork());
}

void TestReadingTakeover::structuredReport_isSilentWhereTheGradesAreTheSame()
{
    writeReportedStudy();
    // The reader who wrote it opens the study again.
    QStringList told;
    auto first = session("first", "Dr Ann");
    connect(first.get(), &Session::told, this, [&](const QString& text) { told << text; });
    QVERIFY(openAndSettle(*first, m_folder.path("reported")));
    QTRY_VERIFY(!takeoverOf(*first).isLooking());
    QVERIFY(!takeoverOf(*first).isOffered());
    QVERIFY2(told.isEmpty(), qPrintable(told.join('\n')));
    // After a changed grade the report says something else.
    first->editing()->setSeverity(kCanal, Severity::Severe);
    first.reset();
    first = session("first", "Dr Ann");
    connect(first.get(), &Session::told, this, [&](const QString& text) { told << text; });
    QVERIFY(openAndSettle(*first, m_folder.path("reported")));
    QTRY_COMPARE(told.size(), 1);
    QVERIFY2(told.front().contains("nothing was taken over"), qPrintable(told.front()));
    QCOMPARE(first->current()->assessment.cell(kCanal).decision->severity,
             std::optional(Severity::Severe));
}

void TestReadingTakeover::export_isCancelled()
{
    const auto first = worked();
    writeText(zip(), QByteArray("old"));
    CaseExport writer(first->current(), *first->saving(), *first->exporter());
    const QSignalSpy finished(&writer, &CaseExport::finished);
    const QSignalSpy failed(&writer, &CaseExport::failed);
    writer.start(zip(), false);
    QVERIFY(writer.isRunning());
    writer.cancel();
    QVERIFY(!writer.isRunning());
    // The next one comes after the end of the cancelled one.
    writer.start(m_folder.filePath("next.zip"), false);
    QTRY_COMPARE_WITH_TIMEOUT(finished.count(), 1, 60'000);
    QVERIFY(failed.isEmpty());
    QCOMPARE(contentOf(zip()), QByteArray("old"));
    QVERIFY(readBundle(m_folder.path("next.zip")));
}

void TestReadingTakeover::export_saysWhyItFails()
{
    const auto first = worked();
    CaseExport writer(first->current(), *first->saving(), *first->exporter());
    const QSignalSpy failed(&writer, &CaseExport::failed);
    writer.start(m_folder.filePath("nowhere/case.zip"), false);
    QTRY_COMPARE_WITH_TIMEOUT(failed.count(), 1, 60'000);
    QVERIFY2(failed[0][0].toString().startsWith("The case was not written"),
             qPrintable(failed[0][0].toString()));
    first->closeStudy();
    writer.start(zip(), false);
    QCOMPARE(failed.count(), 2);
}

QTEST_MAIN(TestReadingTakeover)
#include "tst_reading_takeover.moc"
