#include "core/store/signing/signing_state.h"

#include "tests/core/store/sample_store.h"

#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr const char* kTime = "2026-11-30T10:00:00+01:00";
constexpr const char* kLater = "2026-11-30T11:00:00+01:00";

Annotation length()
{
    return {.annotationUid = "a",
            .kind = AnnotationKind::Length,
            .picture = {"1.2", "1.2.3", 1},
            .points = {{1, 2}, {3, 4.5}},
            .text = {},
            .author = "Dr. A",
            .time = kTime};
}

SignedReport work(const std::string& time = kTime)
{
    SignedReport report;
    report.readerName = "Dr. Å";
    report.time = time;
    report.assessment = edited(Severity::Severe, "eng");
    report.annotations = {length()};
    report.text = "IMPRESSION\n1. Severe\n";
    report.printedText = "BEURTEILUNG\n1. Hochgradig\n";
    return report;
}

SignedAddendum addendum(const std::string& text = "Seen with the surgeon.")
{
    return {.text = text,
            .reason = "discussion",
            .readerName = "Dr. B",
            .time = kLater,
            .previousSha256 = {}};
}

/// The history after one more record that must be possible.
void append(std::vector<HistoryRecord>& history, Result<HistoryRecord> record)
{
    QVERIFY(record);
    history.push_back(std::move(*record));
}

} // namespace

/// Signing, addenda and corrections as events of the history, and the detection of changes.
class TestSigningState : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init() { renew(); }
    void content_isCanonicalAndComesBack();
    void content_keepsWhatWasRevealedAndAtWhichCutOffs();
    void content_ofEqualWorkIsEqual();
    void sha256_isThatOfTheStandard();
    void signing_makesTheReportFinal();
    void correction_isSignedAsTheNextVersion();
    void addendum_leavesTheVersionAsItIs();
    void whatIsNotAllowed_isRefused();
    void changedWork_isNotWhatWasSigned();
    void changedHistory_isDetected_data();
    void changedHistory_isDetected();
    void signature_survivesTheDatabase();
};

void TestSigningState::content_isCanonicalAndComesBack()
{
    SignedReport report = work();
    report.assessment.setUnreliableGrades(UnreliableGrades::Shown);
    OperatingPoints points;
    points[1].severe = 0.25;
    report.assessment.setOperatingPoints(points);
    const std::string content = signedContent(report);
    QVERIFY(content.find('\n') == std::string::npos);
    const auto read = signedReportOf(content);
    QVERIFY(read);
    QCOMPARE(read->readerName, report.readerName);
    QCOMPARE(read->printedText, report.printedText);
    QVERIFY(read->annotations == report.annotations);
    QVERIFY(read->assessment.unreliableGrades() == UnreliableGrades::Shown);
    QVERIFY(read->assessment.operatingPoints() == points);
    QVERIFY(isWhatWasSigned(*read, report.assessment, report.annotations));
    QCOMPARE(signedContent(*read), content); // byte for byte
    QVERIFY(!signedReportOf("{}"));
    QVERIFY(!signedReportOf(signedContent(addendum())));
    QVERIFY(!signedAddendumOf(content));
    QCOMPARE(signedAddendumOf(signedContent(addendum()))->reason, std::string("discussion"));
}

void TestSigningState::content_keepsWhatWasRevealedAndAtWhichCutOffs()
{
    SignedReport report = work();
    report.assessment.setFinding(
        {.site = siteAt(3), .probabilities = {0.6, 0.3, 0.1}, .location = {}, .refused = {}});
    report.assessment.setFinding(
        {.site = siteAt(4), .probabilities = {0.6, 0.3, 0.1}, .location = {}, .refused = {}});
    OperatingPoints points;
    points[0] = {0.25, std::nullopt};
    report.assessment.setOperatingPoints(points);
    report.assessment.setRevealMode(RevealMode::OnDemand);
    report.assessment.reveal(siteAt(3));
    const auto read = signedReportOf(signedContent(report));
    QVERIFY(read);
    QVERIFY(read->assessment.operatingPoints() == points);
    QVERIFY(read->assessment.cell(siteAt(3)).suggestion() == Severity::Moderate);
    QCOMPARE(read->assessment.cell(siteAt(4)).state(), CellState::Hidden);
    QCOMPARE(signedContent(*read), signedContent(report));
}

void TestSigningState::content_ofEqualWorkIsEqual()
{
    QCOMPARE(signedContent(work()), signedContent(work()));
    QVERIFY(signedContent(work()) != signedContent(work(kLater))); // the time is in it
}

void TestSigningState::sha256_isThatOfTheStandard()
{
    // FIPS 180-2, example B.1
    QCOMPARE(*signedSha256("abc"),
             std::string("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"));
}

void TestSigningState::signing_makesTheReportFinal()
{
    std::vector<HistoryRecord> history{graded()};
    QVERIFY(!signingOf(history).isFinal());
    append(history, signingRecord(signingOf(history), work()));
    const SigningState state = signingOf(history);
    QVERIFY(state.isFinal());
    const SignedVersion& version = *state.newest();
    QVERIFY(version.isWholeIntact());
    QCOMPARE(version.report.version, 1);
    QCOMPARE(version.report.readerName, std::string("Dr. Å"));
    QCOMPARE(version.report.time, std::string(kTime));
    QCOMPARE(version.sha256, *signedSha256(signedContent(version.report)));
    QVERIFY(version.report.correctionReason.empty());
}

void TestSigningState::correction_isSignedAsTheNextVersion()
{
    std::vector<HistoryRecord> history;
    append(history, signingRecord({}, work()));
    append(history, correctionRecord(signingOf(history), {"wrong side", "Dr. B", kLater}));
    SigningState state = signingOf(history);
    QVERIFY(!state.isFinal());
    QCOMPARE(state.correction->reason, std::string("wrong side"));
    QCOMPARE(state.versions.size(), std::size_t(1));
    append(history, signingRecord(state, work(kLater)));
    state = signingOf(history);
    QVERIFY(state.isFinal());
    QCOMPARE(state.versions.size(), std::size_t(2));
    QCOMPARE(state.newest()->report.version, 2);
    QCOMPARE(state.newest()->report.correctionReason, std::string("wrong side"));
    QCOMPARE(state.newest()->report.previousSha256, state.versions.front().sha256);
    QVERIFY(state.newest()->isWholeIntact());
    QCOMPARE(state.versions.front().report.time, std::string(kTime)); // is kept
}

void TestSigningState::addendum_leavesTheVersionAsItIs()
{
    std::vector<HistoryRecord> history;
    append(history, signingRecord({}, work()));
    append(history, addendumRecord(signingOf(history), addendum()));
    append(history, addendumRecord(signingOf(history), addendum("And again.")));
    const SigningState state = signingOf(history);
    QVERIFY(state.isFinal());
    const SignedVersion& version = *state.newest();
    QVERIFY(version.isWholeIntact());
    QCOMPARE(version.report.text, work().text);
    QCOMPARE(version.addenda.size(), std::size_t(2));
    QCOMPARE(version.addenda[0].addendum.previousSha256, version.sha256);
    QCOMPARE(version.addenda[1].addendum.previousSha256, version.addenda[0].sha256);
    QCOMPARE(version.lastSha256(), version.addenda[1].sha256);
}

void TestSigningState::whatIsNotAllowed_isRefused()
{
    std::vector<HistoryRecord> history;
    QVERIFY(!addendumRecord({}, addendum()));
    QVERIFY(!correctionRecord({}, {"why", "Dr. B", kLater}));
    SignedReport nameless = work();
    nameless.readerName.clear();
    QVERIFY(!signingRecord({}, nameless));
    append(history, signingRecord({}, work()));
    const SigningState state = signingOf(history);
    QVERIFY(!signingRecord(state, work(kLater)));
    QVERIFY(!addendumRecord(state, addendum("")));
    QVERIFY(!correctionRecord(state, {"", "Dr. B", kLater}));
}

void TestSigningState::changedWork_isNotWhatWasSigned()
{
    const SignedReport report = work();
    Assessment now = report.assessment;
    now.setStudy({.studyInstanceUid = kStudy, .patientName = "Müller^Åsa Maria"});
    QVERIFY(isWhatWasSigned(report, now, {length()}));
    Assessment changed = now;
    changed.setComment(kSite, CellComment{"weit", "Dr. A", kTime});
    QVERIFY(!isWhatWasSigned(report, changed, {length()}));
    QVERIFY(!isWhatWasSigned(report, edited(Severity::Moderate, "eng"), {length()}));
    Annotation moved = length();
    moved.points[0].column += 1;
    QVERIFY(!isWhatWasSigned(report, now, {moved}));
    QVERIFY(!isWhatWasSigned(report, now, {}));
}

void TestSigningState::changedHistory_isDetected_data()
{
    QTest::addColumn<QString>("from");
    QTest::addColumn<QString>("to");
    QTest::newRow("comment") << R"(\"eng\")"
                             << R"(\"weit\")";
    QTest::newRow("text") << "1. Severe"
                          << "1. Normal";
    QTest::newRow("time of the content") << "2026-11-30T10:00:00+01:00"
                                         << "2026-11-29T10:00:00+01:00";
    QTest::newRow("damaged") << "foramen.signed-report/1"
                             << "foramen.signed-report/9";
}

void TestSigningState::changedHistory_isDetected()
{
    QFETCH(QString, from);
    QFETCH(QString, to);
    const auto database = open();
    QVERIFY(database->write(identity(), *signingRecord({}, work())));
    QVERIFY(signingOf(*database->history(kStudy)).newest()->isWholeIntact());
    const QString sql = QStringLiteral("DROP TRIGGER history_is_not_updated; UPDATE history SET "
                                       "value_after = replace(value_after, '%1', '%2');")
                            .arg(from, to);
    QCOMPARE(runSql(m_file, sql.toUtf8().constData()), SQLITE_OK);
    const SigningState state = signingOf(*database->history(kStudy));
    QVERIFY(state.isFinal()); // still nobody may change it by accident
    QVERIFY(!state.newest()->isIntact);
    QCOMPARE(state.newest()->report.readerName, std::string("Dr. Å"));
}

void TestSigningState::signature_survivesTheDatabase()
{
    {
        const auto database = open();
        QVERIFY(database->write(identity(), *signingRecord({}, work())));
        const SigningState state = signingOf(*database->history(kStudy));
        QVERIFY(database->write(identity(), *addendumRecord(state, addendum())));
    }
    const SigningState state = signingOf(*open()->history(kStudy));
    QVERIFY(state.isFinal());
    QVERIFY(state.newest()->isWholeIntact());
    QCOMPARE(state.newest()->addenda.front().addendum.text, addendum().text);
}

QTEST_GUILESS_MAIN(TestSigningState)
#include "tst_signing_state.moc"
