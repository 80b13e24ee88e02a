#include "core/bundle/given_reading.h"

#include "core/imaging/spaces/series_links.h"
#include "core/report/json/json_writer.h"
#include "core/store/signing/signing_state.h"
#include "core/store/study_database.h"
#include "tests/core/bundle/bundle_case.h"

#include <QTest>

#include <utility>

using namespace foramen;
using namespace foramen::test;

/// The reading of a study by a file or a database.
class TestGivenReading : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void file_keepsAllThatItHas();
    void file_ofAnotherStudyIsRefused();
    void database_givesTheWorkNow();
    void database_givesWhatWasSigned();
    void database_withoutTheStudyIsNamed();

private:
    [[nodiscard]] std::filesystem::path database() const { return m_case.path("work.sqlite"); }
    [[nodiscard]] ReadStudy read() const { return {m_study, m_series, m_spaces}; }
    void save(const HistoryEvent& event)
    {
        const auto opened = StudyDatabase::open(database());
        QVERIFY(opened);
        const HistoryRecord record{"2026-11-20T10:00:00+01:00", "Reader^Ann", EditStep::Done,
                                   event};
        QVERIFY((*opened)->write(m_report.assessment, record));
    }

    BundleCase m_case;
    Study m_study;
    std::vector<SeriesPictures> m_series;
    PatientSpaces m_spaces;
    Report m_report;
};

void TestGivenReading::init()
{
    m_case.renew();
    SampleImage image;
    image.rows = image.columns = 128;
    m_study = m_case.writeStudy(3, image);
    auto series = readSeriesInRoles(m_study);
    QVERIFY(series);
    m_series = *std::move(series);
    m_spaces = spacesOf(m_series);
    m_report = BundleCase::reportOf(m_study);
}

void TestGivenReading::file_keepsAllThatItHas()
{
    QVERIFY(writeAssessmentJson(m_case.path("assessment.json"), m_report));
    const auto report = readingFromFile(m_case.path("assessment.json"), read());
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QCOMPARE(assessmentJson(*report), assessmentJson(m_report));
    // Each annotation has an identity of its own.
    std::set<std::string> uids;
    for (const ReportMeasurement& one : report->measurements)
        uids.insert(one.annotation.annotationUid);
    QCOMPARE(uids.size(), m_report.measurements.size());
}

void TestGivenReading::file_ofAnotherStudyIsRefused()
{
    StudyIdentity other = m_report.assessment.study();
    other.studyInstanceUid += ".9";
    m_report.assessment.setStudy(other);
    QVERIFY(writeAssessmentJson(m_case.path("assessment.json"), m_report));
    const auto report = readingFromFile(m_case.path("assessment.json"), read());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::InvalidArgument);
    QVERIFY(!readingFromFile(m_case.path("nothing.json"), read()));
}

void TestGivenReading::database_givesTheWorkNow()
{
    save(LevelsShifted{0});
    const auto report = readingFromDatabase(database(), read());
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QCOMPARE(report->assessment.reviewedCount(), m_report.assessment.reviewedCount());
    QCOMPARE(report->assessment.study().studyInstanceUid, m_study.studyInstanceUid);
    QVERIFY(!report->final);
    QCOMPARE(report->text, draftText(draftOf(report->assessment, report->series)));
}

void TestGivenReading::database_givesWhatWasSigned()
{
    SignedReport what;
    what.readerName = "Reader^Ann";
    what.time = "2026-11-20T10:00:00+01:00";
    what.assessment = m_report.assessment;
    what.text = "Signed text.\n";
    what.printedText = "Unterschrieben.\n";
    const auto record = signingRecord({}, what);
    QVERIFY(record);
    {
        const auto opened = StudyDatabase::open(database());
        QVERIFY(opened);
        QVERIFY((*opened)->write(m_report.assessment, *record));
    }
    const auto report = readingFromDatabase(database(), read());
    QVERIFY2(report, report ? "" : report.error().message.c_str());
    QVERIFY(report->final);
    QCOMPARE(report->text, what.text);
    QCOMPARE(report->printedText, what.printedText);
    QCOMPARE(report->readerName, what.readerName);
    QVERIFY(report->signature);
    QCOMPARE(report->signature->version, 1);
    QCOMPARE(report->signature->sha256, std::get<ReportSigned>(record->event).sha256);
}

void TestGivenReading::database_withoutTheStudyIsNamed()
{
    auto report = readingFromDatabase(database(), read());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotFound);
    QVERIFY(!std::filesystem::exists(database())); // none is made
    QVERIFY(StudyDatabase::open(database()));
    report = readingFromDatabase(database(), read());
    QVERIFY(!report);
    QCOMPARE(report.error().code, ErrorCode::NotFound);
}

QTEST_APPLESS_MAIN(TestGivenReading)
#include "tst_given_reading.moc"
