// A database that the programs of commit f485058 wrote (tests/data/databases/README.md): all work
// of readers is found in it.
#include "tests/core/store/sample_store.h"

#include "core/store/schema.h"
#include "core/store/study_store.h"

#include <QCoreApplication>
#include <QFile>
#include <QProcess>
#include <QTest>

#include <algorithm>
#include <csignal>
#include <sys/resource.h>

using namespace foramen;
using namespace foramen::test;

namespace {

const std::string kOne = "1.2.826.0.1.3680043.10.1.1"; ///< decisions, annotations, a report
const std::string kTwo = "1.2.826.0.1.3680043.10.1.2"; ///< roles
const std::string kThree = "1.2.826.0.1.3680043.10.1.3"; ///< a cancelled grading
const std::string kImported = "4003253";
constexpr std::size_t kRows = 43; ///< of the history

// The levels were shifted one down in the end.
constexpr Site kCanal{Condition::SpinalCanalStenosis, DiscLevel::L5S1};
constexpr Site kLeft{Condition::LeftSubarticularStenosis, DiscLevel::L5S1};
constexpr Site kRight{Condition::RightSubarticularStenosis, DiscLevel::L5S1};
/// The same site when the grades were given.
constexpr Site kCanalBefore{Condition::SpinalCanalStenosis, DiscLevel::L4L5};

/// The whole file as text, whatever its version: tables and rows.
QByteArray contentOf(const QString& file)
{
    sqlite3* database = nullptr;
    QByteArray content;
    const auto add = [](void* to, int columns, char** values, char** /*names*/) {
        for (int i = 0; i < columns; ++i)
            static_cast<QByteArray*>(to)->append(values[i]).append('|');
        return 0;
    };
    bool isRead = sqlite3_open(file.toUtf8().constData(), &database) == SQLITE_OK;
    for (const char* sql :
         {"PRAGMA user_version", "PRAGMA integrity_check", "SELECT name, sql FROM sqlite_master",
          "SELECT * FROM assessment", "SELECT * FROM annotation", "SELECT * FROM history",
          "SELECT * FROM imported_table"})
        isRead = isRead && sqlite3_exec(database, sql, add, &content, nullptr) == SQLITE_OK;
    sqlite3_close(database);
    return isRead ? content : QByteArray();
}

template <class Event> std::size_t countOf(const std::vector<HistoryRecord>& history)
{
    return static_cast<std::size_t>(
        std::count_if(history.begin(), history.end(), [](const HistoryRecord& record) {
            return std::holds_alternative<Event>(record.event);
        }));
}

/// The child process of killedMigration_leavesTheOldDatabaseWhole(): no file may grow beyond a
/// size; the system kills the process that tries.
int migrateUpTo(const char* file, rlim_t bytes)
{
    const rlimit limit{bytes, bytes};
    const rlimit noCore{0, 0};
    std::signal(SIGXFSZ, SIG_DFL);
    if (setrlimit(RLIMIT_FSIZE, &limit) != 0 || setrlimit(RLIMIT_CORE, &noCore) != 0)
        return 1;
    return openStore(file) ? 0 : 1;
}

} // namespace

class TestSchemaMigration : public QObject, private StoreFile {
    Q_OBJECT

private Q_SLOTS:
    void init();

    void decisionsAndPoints_areThere();
    void annotations_areThere();
    void rolesAndReportTexts_areThere();
    void history_hasEveryRow();
    void history_isTyped();
    void importedLabels_areThere();
    void records_knowTheirOwners();
    void database_goesOnAsUsual();
    void secondOpening_changesNothing();

    void failedMigration_leavesTheOldDatabaseWhole();
    void fullDisk_leavesTheOldDatabaseWhole();
    void killedMigration_leavesTheOldDatabaseWhole();
    void strangeRows_areKeptWordForWord();
    void newerDatabase_isRefused();
};

void TestSchemaMigration::init()
{
    renew();
    QVERIFY(QFile::copy(FORAMEN_OLD_DATABASE, m_file));
    QVERIFY(QFile::setPermissions(m_file, QFile::ReadOwner | QFile::WriteOwner));
    QVERIFY(contentOf(m_file).startsWith("3|ok|"));
}

void TestSchemaMigration::decisionsAndPoints_areThere()
{
    const auto database = open();
    QVERIFY(database && database->damagedFile().empty());
    QCOMPARE(*database->studies(), (std::vector<std::string>{kOne, kTwo, kThree, kImported}));
    const auto one = *database->assessment(kOne);
    QVERIFY(one);
    QCOMPARE(one->reviewedCount(), 3);
    const ReaderDecision canal = *one->cell(kCanal).decision;
    QVERIFY(canal.severity == Severity::Severe);
    QCOMPARE(one->cell(kCanal).comment->text, std::string("Wurzel verdrängt, \"eng\""));
    QCOMPARE(one->cell(kCanal).comment->readerName, std::string("Dr Test"));
    QCOMPARE(canal.readerName, std::string("Dr Test"));
    QCOMPARE(one->cell(kLeft).state(), CellState::Accepted);
    QCOMPARE(one->cell(kRight).state(), CellState::Ungradable);
    const SiteLocation point = *one->cell(kLeft).readerLocation;
    QCOMPARE(point.sopInstanceUid, kOne + ".3.26");
    QCOMPARE(point.image.column, 34.5);
    QCOMPARE(point.image.row, 30.25);
    QCOMPARE(point.patient.z, -30.0);
    QCOMPARE(one->model()->sha256, std::string("c3d4"));

    const auto two = *database->assessment(kTwo);
    QVERIFY(two && two->reviewedCount() == 1);
    QVERIFY(two->cell(kCanalBefore).severity() == Severity::Severe);
    const auto three = *database->assessment(kThree);
    QVERIFY(three && three->model() && three->reviewedCount() == 0);
}

void TestSchemaMigration::annotations_areThere()
{
    const auto saved = open()->annotations(kOne);
    QVERIFY(saved.has_value());
    QCOMPARE(saved->unreadable, 0);
    // All kinds of that time; the angle was removed.
    QCOMPARE(saved->annotations.size(), static_cast<std::size_t>(AnnotationKind::KeyImage));
    for (const AnnotationKind kind : kAnnotationKinds)
        QCOMPARE(std::any_of(saved->annotations.begin(), saved->annotations.end(),
                             [kind](const Annotation& one) { return one.kind == kind; }),
                 kind != AnnotationKind::Angle && kind <= AnnotationKind::KeyImage);
    const Annotation& length = saved->annotations.front();
    QVERIFY((length.points[1] == ImagePoint{30.25, 40.5}));
    QVERIFY((length.picture == PictureIdentity{kOne + ".1", kOne + ".1.5", 1}));
    for (const Annotation& one : saved->annotations)
        QCOMPARE(one.text.empty(),
                 one.kind != AnnotationKind::Text && one.kind != AnnotationKind::Arrow);
}

void TestSchemaMigration::rolesAndReportTexts_areThere()
{
    const auto database = open();
    const auto roles = *database->roles(kTwo);
    QCOMPARE(roles.size(), std::size_t(2));
    QCOMPARE(roles[0].seriesInstanceUid, kTwo + ".1");
    QVERIFY(!roles[0].role && !roles[0].isAutomatic);
    QCOMPARE(roles[1].seriesInstanceUid, kTwo + ".2");
    QVERIFY(roles[1].isAutomatic);
    QVERIFY(database->roles(kOne)->empty());
    QVERIFY(*database->reportText(kOne) == "Befund:\n\"L5/S1\" hochgradig eng.\n");
    QVERIFY(!*database->reportText(kTwo));
}

void TestSchemaMigration::history_hasEveryRow()
{
    const auto database = open();
    std::size_t count = 0;
    for (const std::string& study : {kOne, kTwo, kThree, kImported}) {
        const auto history = *database->history(study);
        count += history.size();
        QCOMPARE(countOf<UnknownEvent>(history), std::size_t(0));
        for (const HistoryRecord& record : history)
            QVERIFY(!record.time.empty() && !record.author.empty());
    }
    QCOMPARE(count, kRows);
    QVERIFY(runSql(m_file, "UPDATE history SET author = 'nobody'") != SQLITE_OK);
    QVERIFY(runSql(m_file, "DELETE FROM history") != SQLITE_OK);
    QVERIFY(runSql(m_file, "INSERT OR REPLACE INTO history SELECT * FROM history") != SQLITE_OK);
}

void TestSchemaMigration::history_isTyped()
{
    const auto database = open();
    const auto one = *database->history(kOne);
    QCOMPARE(shiftedLevels(one), 1);
    QVERIFY(newestGrading(one));
    QCOMPARE(newestGrading(one)->sha256, std::string("c3d4"));
    QCOMPARE(newestGrading(one)->inputKey.size(), std::size_t(64));
    QCOMPARE(newestGrading(one)->earlierSha256, std::string("a1b2"));
    QCOMPARE(newestGrading(one)->earlier.size(), std::size_t(3));
    QCOMPARE(countOf<CellEdited>(one), std::size_t(10));
    QCOMPARE(countOf<LevelsShifted>(one), std::size_t(5));
    QCOMPARE(countOf<AnnotationEdited>(one), std::size_t(13));
    QCOMPARE(countOf<ReportTextEdited>(one), std::size_t(2));
    const std::vector<EditStep> steps{EditStep::Done, EditStep::Undone, EditStep::Redone};
    for (std::size_t i = 0; i < steps.size(); ++i) { // the first three edits
        QCOMPARE(one[i + 1].step, steps[i]);
        const auto* edit = std::get_if<CellEdited>(&one[i + 1].event);
        QVERIFY(edit && edit->site == kCanalBefore);
        const CellEdit& graded = steps[i] == EditStep::Undone ? edit->before : edit->after;
        QVERIFY(graded.decision->severity == Severity::Moderate);
    }
    const auto exported = std::find_if(one.begin(), one.end(), [](const HistoryRecord& record) {
        return std::holds_alternative<ReportExported>(record.event);
    });
    QVERIFY(exported != one.end());
    QCOMPARE(std::get<ReportExported>(exported->event).formats,
             (std::vector<std::string>{"json", "csv"}));

    const auto two = *database->history(kTwo);
    QCOMPARE(countOf<RoleGiven>(two), std::size_t(3));
    QVERIFY(wereRolesEverGiven(two) && !wereRolesGivenSinceGrading(two));
    const auto* first = std::get_if<RoleGiven>(&two[1].event);
    QVERIFY(first && first->role == SeriesRole::SagittalT2 && !first->isAutomatic);
    QCOMPARE(countOf<GradingStopped>(*database->history(kThree)), std::size_t(1));
    const auto imported = *database->history(kImported);
    QCOMPARE(std::get<LabelsImported>(imported.front().event).cells, std::size_t(2));
}

void TestSchemaMigration::importedLabels_areThere()
{
    const auto imported = *open()->assessment(kImported);
    QVERIFY(imported);
    QCOMPARE(imported->reviewedCount(), 0);
    const Site recess{Condition::LeftSubarticularStenosis, DiscLevel::L4L5};
    QVERIFY(imported->cell(recess).unconfirmed() == Severity::Severe);
    const Site canal{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    QVERIFY(imported->cell(canal).unconfirmed() == Severity::NormalMild);
}

void TestSchemaMigration::records_knowTheirOwners()
{
    const auto database = open();
    for (const std::string& uid : {kOne, kTwo, kThree}) {
        StudyIdentity study = (*database->assessment(uid))->study();
        QCOMPARE(*database->recordOf(study), uid);
        study.patientId = "SOMEBODY-ELSE";
        study.patientName = "Else^Somebody";
        study.patientBirthDate = "19330303";
        QCOMPARE(*database->recordOf(study), uid + "#2");
    }
}

void TestSchemaMigration::database_goesOnAsUsual()
{
    StudyStore store(m_file.toStdString());
    const SavedStudy before = store.load(identity(kOne));
    QVERIFY(before.isRead && before.assessment);
    store.save(identity(kOne), record(ReportTextEdited{}));
    store.save(identity(kTwo),
               record(RoleGiven{kTwo + ".2", kTwo + ".2", SeriesRole::SagittalT1, false}));
    QVERIFY(!store.trouble());
    QVERIFY(!store.load(identity(kOne)).reportText);
    QCOMPARE(store.load(identity(kOne)).history.size(), before.history.size() + 1);
    QVERIFY(store.load(identity(kTwo)).roles.back().role == SeriesRole::SagittalT1);
}

void TestSchemaMigration::secondOpening_changesNothing()
{
    QVERIFY(open());
    const QByteArray content = contentOf(m_file);
    QVERIFY(content.startsWith(QByteArray::number(schemaVersion()) + "|ok|"));
    QVERIFY(open());
    QCOMPARE(contentOf(m_file), content);
}

void TestSchemaMigration::failedMigration_leavesTheOldDatabaseWhole()
{
    // The last statements of the step fail: its name is taken.
    QCOMPARE(runSql(m_file, "CREATE TABLE series_role (x)"), SQLITE_OK);
    const QByteArray before = contentOf(m_file);
    QVERIFY(!open());
    QCOMPARE(contentOf(m_file), before);
    QCOMPARE(runSql(m_file, "DROP TABLE series_role"), SQLITE_OK);
    QVERIFY(open());
}

void TestSchemaMigration::fullDisk_leavesTheOldDatabaseWhole()
{
    const QByteArray before = contentOf(m_file);
    const auto handler = std::signal(SIGXFSZ, SIG_IGN);
    rlimit limit{};
    getrlimit(RLIMIT_FSIZE, &limit);
    rlimit small = limit;
    small.rlim_cur = 40000; // no file may grow beyond it, as on a full disk
    setrlimit(RLIMIT_FSIZE, &small);
    const auto opened = openStore(m_file.toStdString());
    setrlimit(RLIMIT_FSIZE, &limit);
    std::signal(SIGXFSZ, handler);
    QVERIFY(!opened && opened.error().code == ErrorCode::NotWritable);
    QCOMPARE(contentOf(m_file), before);
    QVERIFY(open());
}

void TestSchemaMigration::killedMigration_leavesTheOldDatabaseWhole()
{
    const QByteArray before = contentOf(m_file);
    const QByteArray done = QByteArray::number(schemaVersion()) + "|ok|";
    int killed = 0;
    constexpr int step = 4000; // bytes
    for (int bytes = 1000; !contentOf(m_file).startsWith(done); bytes += step) {
        QVERIFY(bytes < 100 * step);
        const QByteArray now = contentOf(m_file); // a whole step or nothing
        QVERIFY2(now == before || now.startsWith("4|ok|"), now.left(200).constData());
        QProcess child;
        child.start(QCoreApplication::applicationFilePath(),
                    {"--migrate-up-to", QString::number(bytes), m_file});
        QVERIFY(child.waitForFinished(60000));
        killed += child.exitStatus() == QProcess::CrashExit ? 1 : 0;
    }
    QVERIFY2(killed >= 4, qPrintable(QString::number(killed)));
    QCOMPARE(open()->history(kOne)->size() + open()->history(kTwo)->size(), kRows - 2);
}

void TestSchemaMigration::strangeRows_areKeptWordForWord()
{
    QCOMPARE(runSql(m_file,
                    "INSERT INTO history (study_instance_uid, time, author, action, site, "
                    "value_before, value_after) VALUES "
                    "('1.9', 't', 'a', 'undo sign', 's', 'b', 'c'), "
                    "('1.9', 't', 'a', 'add shoe', '', '', ''), "
                    "('1.9', 't', 'a', 'series role', '', '', '{\"role\":'), "
                    "('1.9', 't', 'a', 'report text', '', '', '[1]'), "
                    "('1.9', 't', 'a', 'shift levels', '', '', 'by one')"),
             SQLITE_OK);
    const auto database = open();
    const auto history = *database->history("1.9");
    QCOMPARE(history.size(), std::size_t(5));
    QCOMPARE(countOf<UnknownEvent>(history), std::size_t(5));
    const auto& sign = std::get<UnknownEvent>(history[0].event);
    QCOMPARE(sign.key, std::string("sign"));
    QCOMPARE(history[0].step, EditStep::Undone);
    QCOMPARE(sign.site + sign.before + sign.after, std::string("sbc"));
    QCOMPARE(std::get<UnknownEvent>(history[1].event).key, std::string("add shoe"));
    QCOMPARE(std::get<UnknownEvent>(history[2].event).after, std::string("{\"role\":"));
    QCOMPARE(std::get<UnknownEvent>(history[4].event).after, std::string("by one"));
    QVERIFY(database->roles("1.9")->empty());
    QVERIFY(!*database->reportText("1.9"));
}

void TestSchemaMigration::newerDatabase_isRefused()
{
    QCOMPARE(runSql(m_file, "PRAGMA user_version = 999"), SQLITE_OK);
    const QByteArray before = contentOf(m_file);
    const auto newer = StudyDatabase::open(m_file.toStdString());
    QVERIFY(!newer && newer.error().code == ErrorCode::DatabaseNewer);
    QCOMPARE(contentOf(m_file), before);
}

int main(int argc, char** argv)
{
    if (argc == 4 && std::string_view(argv[1]) == "--migrate-up-to")
        return migrateUpTo(argv[3], static_cast<rlim_t>(std::stoul(argv[2])));
    QCoreApplication application(argc, argv);
    TestSchemaMigration test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_schema_migration.moc"
