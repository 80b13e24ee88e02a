#include "ui/state/report/report_signing.h"

#include "core/spine/assessment_json.h"
#include "tests/support/small_study.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/report/report_exporter.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUndoStack>

#include <sqlite3.h>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L3L4};

std::string gridOf(const Session& session)
{
    return assessmentToJson(session.current()->assessment, AssessmentUse::Saving);
}

} // namespace

/// Signing, addenda and corrections of the open study, and what a signed study holds back.
class TestReportSigning : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();
    void sign_makesTheReportFinal();
    void sign_waitsForTheAiAndNeedsAName();
    void sign_isRefusedWhileTextContradictsTheGrid();
    void signedStudy_holdsBackEveryEdit();
    void signedStudy_staysWhenItIsOpenedAgain();
    void newModel_doesNotGradeASignedStudy();
    void addendum_isAppended();
    void correction_isSignedAsTheNextVersion();
    void changedTables_showWhatWasSigned();
    void changedSignature_isExportedAsPreliminary();

private:
    std::filesystem::path study() const { return m_studies.filePath("study").toStdString(); }
    /// Opens the study in a new session, on the database of this test.
    void open();
    void runSql(const char* sql) const;

    QTemporaryDir m_studies;
    std::unique_ptr<QTemporaryDir> m_database;
    FakeModelPtr m_model;
    std::unique_ptr<Session> m_session;
};

void TestReportSigning::initTestCase()
{
    writeSmallStudy(study());
}

void TestReportSigning::init()
{
    m_session.reset();
    m_database = std::make_unique<QTemporaryDir>();
    m_model = std::make_shared<FakeModel>();
    open();
}

void TestReportSigning::open()
{
    m_session.reset();
    m_session = std::make_unique<Session>(optionsFor(m_database->path().toStdString(), m_model));
    QVERIFY(openAndSettle(*m_session, study()));
}

void TestReportSigning::runSql(const char* sql) const
{
    const QByteArray file =
        QString::fromStdString(
            optionsFor(m_database->path().toStdString(), m_model).databaseFile.string())
            .toUtf8();
    sqlite3* database = nullptr;
    QCOMPARE(sqlite3_open(file.constData(), &database), SQLITE_OK);
    char* problem = nullptr;
    const int code = sqlite3_exec(database, sql, nullptr, nullptr, &problem);
    QVERIFY2(code == SQLITE_OK, problem);
    QVERIFY(sqlite3_total_changes(database) > 0);
    sqlite3_close(database);
}

void TestReportSigning::sign_makesTheReportFinal()
{
    ReportSigning& signing = *m_session->signing();
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    const SigningSummary summary = signing.summary();
    QCOMPARE(summary.reviewed, 1);
    QCOMPARE(summary.aiOnly.size(), std::size_t(24));
    QCOMPARE(summary.undecided.size(), std::size_t(0));
    QVERIFY(signing.obstacle().isEmpty());
    QVERIFY(!signing.isFinal());
    const QString text = m_session->draft()->text();
    QSignalSpy changed(&signing, &ReportSigning::changed);
    QVERIFY(signing.sign("  Dr. Ada  "));
    QCOMPARE(changed.size(), 1);
    QVERIFY(signing.isFinal());
    QVERIFY(signing.stateText().startsWith("Signed by Dr. Ada on "));
    QVERIFY(signing.warning().isEmpty());
    QCOMPARE(m_session->draft()->text(), text);
    QCOMPARE(m_session->undoGroup()->activeStack()->count(), 0); // undo does not unsign
    const Report report = m_session->exporter()->report();
    QVERIFY(report.final);
    QCOMPARE(report.readerName, std::string("Dr. Ada"));
    QCOMPARE(report.signature->version, 1);
    QCOMPARE(report.signature->sha256, signing.state().newest()->sha256);
    QCOMPARE(report.time, signing.state().newest()->report.time);
    QVERIFY(!signing.sign("Dr. Ada")); // twice
}

void TestReportSigning::sign_waitsForTheAiAndNeedsAName()
{
    QSignalSpy failed(m_session.get(), &Session::failed);
    QVERIFY(!m_session->signing()->sign("  "));
    QCOMPARE(failed.size(), 1);
    m_model->stallAfter = 3;
    m_session->grading()->start();
    QTRY_VERIFY(m_session->grading()->isBusy());
    QVERIFY(m_session->signing()->obstacle().contains("still grading"));
    QVERIFY(!m_session->signing()->sign("Dr. Ada"));
    m_session->grading()->cancel();
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
}

void TestReportSigning::sign_isRefusedWhileTextContradictsTheGrid()
{
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    QString text = m_session->draft()->text();
    text.replace(QStringLiteral("L3/L4:"), QStringLiteral("L3/L4: Own words."));
    m_session->draft()->setText(text);
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QVERIFY(!m_session->draft()->conflicts().empty());
    QSignalSpy failed(m_session.get(), &Session::failed);
    QVERIFY(!m_session->signing()->sign("Dr. Ada"));
    QVERIFY(failed[0][0].toString().contains("contradicts"));
    while (!m_session->draft()->conflicts().empty())
        m_session->draft()->keepReadersLines(0);
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
    QVERIFY(m_session->exporter()->report().printedText.find("Own words.") != std::string::npos);
}

void TestReportSigning::signedStudy_holdsBackEveryEdit()
{
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    Annotation arrow;
    arrow.kind = AnnotationKind::Arrow;
    const Series& series = m_session->current()->study()->series.front();
    arrow.picture = {series.seriesInstanceUid, series.instances.front().sopInstanceUid, 1};
    arrow.points = {{1, 1}, {5, 5}};
    const std::string uid = m_session->annotations()->add(arrow);
    QVERIFY(!uid.empty());
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
    const std::string grid = gridOf(*m_session);
    const QString text = m_session->draft()->text();
    const int gradings = m_model->gradings;
    const std::vector<std::function<void()>> edits = {
        [this] { m_session->editing()->setSeverity(kCanal, Severity::Severe); },
        [this] { m_session->editing()->setUngradable(kCanal); },
        [this] { m_session->editing()->clearDecision(kCanal); },
        [this] { m_session->editing()->acceptFinding(kCanal); },
        [this] { m_session->editing()->acceptRow(DiscLevel::L1L2); },
        [this] { m_session->editing()->setComment(kCanal, "late"); },
        [this] { m_session->editing()->shiftLevels(1); },
        [this] { m_session->draft()->setText("late"); },
        [this] { m_session->roles()->give(0, std::nullopt); },
        [this] { m_session->links()->overrule(0, false); },
        [this] { m_session->grading()->start(); },
        [this, arrow] { m_session->annotations()->add(arrow); },
        [this, uid] { m_session->annotations()->remove(uid); },
    };
    for (const auto& edit : edits) {
        QSignalSpy failed(m_session.get(), &Session::failed);
        edit();
        QCOMPARE(failed.size(), 1);
        QVERIFY(failed[0][0].toString().contains("Signed by Dr. Ada"));
        QVERIFY(failed[0][0].toString().contains("addendum"));
    }
    QCOMPARE(gridOf(*m_session), grid);
    QCOMPARE(m_session->draft()->text(), text);
    QCOMPARE(m_session->annotations()->all().size(), std::size_t(1));
    QVERIFY(!m_session->grading()->isBusy());
    QCOMPARE(m_model->gradings.load(), gradings);
    QCOMPARE(m_session->undoGroup()->activeStack()->count(), 0);
}

void TestReportSigning::signedStudy_staysWhenItIsOpenedAgain()
{
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    m_session->editing()->setComment(kCanal, "eng");
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
    const std::string sha256 = m_session->exporter()->report().signature->sha256;
    const std::string text = m_session->exporter()->report().text;
    open();
    QVERIFY(m_session->signing()->isFinal());
    QVERIFY(m_session->signing()->warning().isEmpty());
    QVERIFY(!m_session->editing()->canEdit());
    const Report report = m_session->exporter()->report();
    QVERIFY(report.final);
    QCOMPARE(report.signature->sha256, sha256);
    QCOMPARE(report.text, text);
}

void TestReportSigning::newModel_doesNotGradeASignedStudy()
{
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
    const std::string grid = gridOf(*m_session);
    m_model = std::make_shared<FakeModel>();
    m_model->sha256 = "newer";
    open();
    QCOMPARE(m_model->gradings.load(), 0);
    QCOMPARE(gridOf(*m_session), grid);
    QVERIFY(m_session->grading()->text().contains("signed"));
}

void TestReportSigning::addendum_isAppended()
{
    ReportSigning& signing = *m_session->signing();
    QVERIFY(!signing.addAddendum("Dr. Ada", "why", "what")); // nothing is signed
    QVERIFY(signing.sign("Dr. Ada"));
    const std::string text = m_session->exporter()->report().text;
    QVERIFY(!signing.addAddendum("Dr. Bo", "", "Text."));
    QVERIFY(!signing.addAddendum("Dr. Bo", "call", " "));
    QVERIFY(signing.addAddendum("Dr. Bo", "call", "Told the surgeon."));
    QVERIFY(signing.isFinal());
    QVERIFY(!m_session->editing()->canEdit());
    QVERIFY(signing.addendaText().contains("Told the surgeon."));
    open();
    const Report report = m_session->exporter()->report();
    QCOMPARE(report.text, text);
    QCOMPARE(report.signature->addenda.size(), std::size_t(1));
    QCOMPARE(report.signature->addenda[0].readerName, std::string("Dr. Bo"));
    QVERIFY(m_session->signing()->stateText().contains("addendum"));
}

void TestReportSigning::correction_isSignedAsTheNextVersion()
{
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
    const std::string first = m_session->exporter()->report().signature->sha256;
    QVERIFY(!m_session->signing()->beginCorrection("Dr. Bo", ""));
    QVERIFY(m_session->signing()->beginCorrection("Dr. Bo", "wrong level"));
    QVERIFY(!m_session->exporter()->report().final); // not until it is signed again
    open();
    QVERIFY(!m_session->signing()->isFinal());
    QVERIFY(m_session->signing()->stateText().contains("wrong level"));
    m_session->editing()->setSeverity(kCanal, Severity::Severe);
    QVERIFY(m_session->current()->assessment.cell(kCanal).decision.has_value());
    QVERIFY(m_session->signing()->sign("Dr. Bo"));
    open();
    const Report report = m_session->exporter()->report();
    QVERIFY(report.final);
    QCOMPARE(report.signature->version, 2);
    QCOMPARE(report.signature->correctionReason, std::string("wrong level"));
    QCOMPARE(report.signature->previousSha256, first);
    QCOMPARE(m_session->signing()->state().versions.size(), std::size_t(2));
}

void TestReportSigning::changedTables_showWhatWasSigned()
{
    m_session->editing()->setSeverity(kCanal, Severity::Moderate);
    m_session->editing()->setComment(kCanal, "eng");
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
    const std::string grid = gridOf(*m_session);
    m_session.reset();
    runSql("UPDATE assessment SET json = replace(json, '\"eng\"', '\"weit\"');");
    open();
    QVERIFY(m_session->signing()->warning().contains("changed after it was signed"));
    QCOMPARE(gridOf(*m_session), grid);
    QVERIFY(m_session->exporter()->report().final);
}

void TestReportSigning::changedSignature_isExportedAsPreliminary()
{
    m_session->editing()->setComment(kCanal, "eng");
    QVERIFY(m_session->signing()->sign("Dr. Ada"));
    m_session.reset();
    runSql("DROP TRIGGER history_is_not_updated; UPDATE history SET value_after = "
           "replace(value_after, '\\\"eng\\\"', '\\\"weit\\\"') WHERE event = 'report_signed';");
    open();
    QVERIFY(m_session->signing()->warning().contains("does not match its checksum"));
    QVERIFY(!m_session->editing()->canEdit()); // not by accident, even now
    QVERIFY(!m_session->exporter()->report().final);
}

QTEST_MAIN(TestReportSigning)
#include "tst_report_signing.moc"
