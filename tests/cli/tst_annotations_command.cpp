#include "core/store/study_database.h"
#include "tests/cli/cli_run.h"
#include "tests/support/test_folder.h"

#include <QDir>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cstdlib>
#include <functional>

using namespace foramen;
using namespace foramen::test;

namespace {

const QString kGrades = "train.csv";
const QString kPoints = "train_label_coordinates.csv";

} // namespace

/// The subcommand annotations: import, export, and what readers changed in between.
class TestAnnotationsCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void init();

    void imports_areNobodysDecision();
    void untouchedTables_comeOutByteForByte();
    void readersGrades_changeTheirCellsAlone();
    void readersPoints_changeTheirCellsAlone();
    void removedPoint_losesItsRowAlone();
    void gradeWithoutAPoint_leavesTheRowAsItWas();
    void pointsWithoutGrades_areWrittenUnderUids();
    void secondImport_keepsWhatReadersDid();
    void secondImport_takesNewLabelsOver();
    void secondImport_leavesRenumberedLabels();
    void clearedAndUngradable_areExportedApart();
    void misplacedPoints_areNamed();
    void tablesWithoutImages_comeOutByteForByte();
    void readersWorkWithoutImport_isWrittenUnderUids();
    void workOnAnotherPatientOfTheUid_isNotExported();
    void oddTables_keepEveryCharacter();
    void tablesOfSpreadsheets_keepEveryCharacter();
    void refusedTables_nameTheirPlaceOnce();
    void changes_areListedBesideTheTables();
    void wrongUsage_isRefused();

private:
    ProgramRun import(const QString& folder) const
    {
        return runCli({"annotations", "import", folder, "--name", "set", "--database", m_database});
    }
    QByteArray exported(const QString& table)
    {
        const QString out = m_folder.filePath(QString("out%1").arg(++m_exports));
        const ProgramRun run =
            runCli({"annotations", "export", "--out", out, "--database", m_database});
        return run.status == 0 ? contentOf(out + '/' + table) : run.error;
    }
    QString copyOfTables() const
    {
        const QString folder = m_folder.filePath("tables");
        QDir().mkpath(folder);
        for (const QString& name : {kGrades, kPoints, QString("train_series_descriptions.csv")})
            QFile::copy(m_phantom + '/' + name, folder + '/' + name);
        return folder;
    }
    /// Changes the first study of the table as a reader would.
    void edit(const std::function<void(Assessment&)>& change) const
    {
        const auto store = StudyDatabase::open(m_database.toStdString());
        QVERIFY(store);
        auto saved = (*store)->assessment((*store)->studies()->front());
        QVERIFY(saved && *saved);
        change(**saved);
        QVERIFY((*store)->write(**saved,
                                {"2026-01-01T00:00:00Z", "Reader", EditStep::Done, CellEdited()}));
    }
    static int differentLines(const QByteArray& a, const QByteArray& b)
    {
        const auto left = a.split('\n');
        const auto right = b.split('\n');
        int count = static_cast<int>(std::abs(left.size() - right.size()));
        for (qsizetype i = 0; i < std::min(left.size(), right.size()); ++i)
            count += left[i] == right[i] ? 0 : 1;
        return count;
    }

    QTemporaryDir m_shared;
    QString m_phantom;
    TestFolder m_folder;
    QString m_database;
    int m_exports = 0;
};

void TestAnnotationsCommand::initTestCase()
{
    m_phantom = m_shared.filePath("phantom");
    QCOMPARE(runCli({"phantom", "--out", m_phantom, "--studies", "2", "--seed", "7"}).status, 0);
}

void TestAnnotationsCommand::init()
{
    m_folder.renew();
    m_database = m_folder.filePath("foramen.sqlite");
}

void TestAnnotationsCommand::imports_areNobodysDecision()
{
    QCOMPARE(import(m_phantom).status, 0);
    edit([](Assessment& assessment) {
        QCOMPARE(assessment.reviewedCount(), 0);
        QVERIFY(!assessment.hasReaderWork());
        for (std::size_t index = 0; index < kSiteCount; ++index) {
            const AssessmentCell& cell = assessment.cell(siteAt(index));
            QCOMPARE(cell.state(), CellState::Imported);
            QCOMPARE(cell.imported->source, std::string(kChallengeTables));
            QVERIFY(cell.imported->location);
        }
    });
}

void TestAnnotationsCommand::untouchedTables_comeOutByteForByte()
{
    const ProgramRun run = import(m_phantom);
    QVERIFY2(run.status == 0, run.error.constData());
    for (const QString& name : {kGrades, kPoints, QString("train_series_descriptions.csv")})
        QCOMPARE(exported(name), contentOf(m_phantom + '/' + name));
}

void TestAnnotationsCommand::readersGrades_changeTheirCellsAlone()
{
    QCOMPARE(import(m_phantom).status, 0);
    const Site site{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
    Severity wanted = Severity::NormalMild;
    edit([&](Assessment& assessment) {
        QVERIFY(assessment.cell(site).unconfirmed());
        wanted = *assessment.cell(site).unconfirmed() == Severity::Severe ? Severity::Moderate
                                                                          : Severity::Severe;
        assessment.setDecision(site, ReaderDecision{.severity = wanted, .readerName = "Reader"});
    });
    const QByteArray before = contentOf(m_phantom + '/' + kGrades);
    const QByteArray after = exported(kGrades);
    QCOMPARE(differentLines(before, after), 1);
    const QList<QByteArray> old = before.split('\n')[1].split(',');
    const QList<QByteArray> now = after.split('\n')[1].split(',');
    QCOMPARE(now.size(), old.size());
    for (qsizetype i = 0; i < now.size(); ++i) {
        const bool isSite = i == static_cast<qsizetype>(siteIndex(site)) + 1;
        QCOMPARE(QString(now[i]),
                 isSite ? QString::fromStdString(std::string(nameOf(wanted))) : QString(old[i]));
    }
    QCOMPARE(exported(kPoints), contentOf(m_phantom + '/' + kPoints));
}

void TestAnnotationsCommand::readersPoints_changeTheirCellsAlone()
{
    QCOMPARE(import(m_phantom).status, 0);
    edit([](Assessment& assessment) {
        const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
        auto location = assessment.cell(site).imported->location;
        QVERIFY(location);
        location->image.column = 123.0625;
        assessment.setReaderLocation(site, location);
    });
    const QByteArray before = contentOf(m_phantom + '/' + kPoints);
    const QByteArray after = exported(kPoints);
    QCOMPARE(differentLines(before, after), 1);
    QVERIFY(after.contains(",123.0625,"));
    QCOMPARE(exported(kGrades), contentOf(m_phantom + '/' + kGrades));
}

void TestAnnotationsCommand::removedPoint_losesItsRowAlone()
{
    QCOMPARE(import(m_phantom).status, 0);
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    edit([&](Assessment& assessment) {
        QVERIFY(assessment.cell(site).location());
        CellEdit part = editOf(assessment.cell(site));
        part.readerLocation.reset();
        part.isPointRemoved = true;
        assessment.setReaderPart(site, part);
    });
    const QByteArray points = exported(kPoints);
    QList<QByteArray> gone = contentOf(m_phantom + '/' + kPoints).split('\n');
    const QList<QByteArray> kept = points.split('\n');
    QCOMPARE(kept.size(), gone.size() - 1);
    for (const QByteArray& row : kept)
        QVERIFY2(gone.removeOne(row), row.constData());
    QVERIFY2(gone.front().contains(",Spinal Canal Stenosis,L4/L5,"), gone.front().constData());
    QCOMPARE(exported(kGrades), contentOf(m_phantom + '/' + kGrades));
    // A second import brings it back as little as it takes back a point that was moved.
    QCOMPARE(import(m_phantom).status, 0);
    QCOMPARE(exported(kPoints), points);
}

void TestAnnotationsCommand::gradeWithoutAPoint_leavesTheRowAsItWas()
{
    // Without the pictures no point can be placed: the reader's grade stands alone.
    const QString folder = copyOfTables();
    QCOMPARE(import(folder).status, 0);
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L4L5};
    edit([&](Assessment& assessment) {
        QVERIFY(!assessment.cell(site).location());
        assessment.setDecision(site,
                               ReaderDecision{.severity = std::nullopt, .readerName = "Reader"});
    });
    QCOMPARE(differentLines(contentOf(m_phantom + '/' + kGrades), exported(kGrades)), 1);
    QCOMPARE(exported(kPoints), contentOf(m_phantom + '/' + kPoints));
}

void TestAnnotationsCommand::pointsWithoutGrades_areWrittenUnderUids()
{
    {
        const auto store = StudyDatabase::open(m_database.toStdString());
        QVERIFY(store);
        Assessment assessment(StudyIdentity{.studyInstanceUid = "1.2.3"});
        assessment.setReaderLocation(
            {Condition::SpinalCanalStenosis, DiscLevel::L1L2},
            SiteLocation{.seriesInstanceUid = "1.2.3.4", .instanceNumber = 8, .image = {10.5, 20}});
        QVERIFY((*store)->write(assessment,
                                {"2026-01-01T00:00:00Z", "Reader", EditStep::Done, CellEdited()}));
    }
    QVERIFY(exported(kPoints).contains("1.2.3,1.2.3.4,8,Spinal Canal Stenosis,L1/L2,10.5,20\n"));
}

void TestAnnotationsCommand::secondImport_keepsWhatReadersDid()
{
    QCOMPARE(import(m_phantom).status, 0);
    edit([](Assessment& assessment) {
        const Site site{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
        assessment.setDecision(
            site, ReaderDecision{.severity = Severity::Severe, .readerName = "Reader"});
        auto location = assessment.cell(site).imported->location;
        location->image.row = 77.5;
        assessment.setReaderLocation(site, location);
    });
    const QByteArray grades = exported(kGrades);
    const QByteArray points = exported(kPoints);
    QCOMPARE(import(m_phantom).status, 0);
    QCOMPARE(exported(kGrades), grades);
    QCOMPARE(exported(kPoints), points);
}

void TestAnnotationsCommand::secondImport_takesNewLabelsOver()
{
    const QString folder = copyOfTables();
    QVERIFY(QFile::link(m_phantom + "/train_images", folder + "/train_images"));
    QCOMPARE(import(folder).status, 0);
    QByteArray points = contentOf(folder + '/' + kPoints);
    QList<QByteArray> lines = points.split('\n');
    QList<QByteArray> cells = lines[1].split(',');
    cells[5] = "200.5";
    lines[1] = cells.join(',');
    points = lines.join('\n');
    writeText(folder + '/' + kPoints, points);
    QCOMPARE(import(folder).status, 0);
    QCOMPARE(exported(kPoints), points);
}

void TestAnnotationsCommand::secondImport_leavesRenumberedLabels()
{
    QCOMPARE(import(m_phantom).status, 0);
    edit([](Assessment& assessment) { assessment.shiftLevels(1); });
    const QByteArray grades = exported(kGrades);
    const QByteArray points = exported(kPoints);
    QVERIFY(grades != contentOf(m_phantom + '/' + kGrades));
    const ProgramRun again = import(m_phantom);
    QCOMPARE(again.status, 1);
    QVERIFY2(again.error.contains("a reader moved the levels"), again.error.constData());
    QCOMPARE(exported(kGrades), grades);
    QCOMPARE(exported(kPoints), points);
}

/// Clearing takes a decision back: the label counts again. "Ungradable" empties its cell.
void TestAnnotationsCommand::clearedAndUngradable_areExportedApart()
{
    QCOMPARE(import(m_phantom).status, 0);
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    edit([&](Assessment& assessment) {
        assessment.setDecision(site,
                               ReaderDecision{.severity = std::nullopt, .readerName = "Reader"});
    });
    const QList<QByteArray> ungradable = exported(kGrades).split('\n')[1].split(',');
    QVERIFY(ungradable[1].isEmpty());
    edit([&](Assessment& assessment) { assessment.setDecision(site, std::nullopt); });
    QCOMPARE(exported(kGrades), contentOf(m_phantom + '/' + kGrades));
}

void TestAnnotationsCommand::misplacedPoints_areNamed()
{
    const QString folder = copyOfTables();
    QVERIFY(QFile::link(m_phantom + "/train_images", folder + "/train_images"));
    QList<QByteArray> lines = contentOf(folder + '/' + kPoints).split('\n');
    const auto change = [&lines](qsizetype line, qsizetype column, const QByteArray& value) {
        QList<QByteArray> cells = lines[line].split(',');
        cells[column] = value;
        lines[line] = cells.join(',');
    };
    change(1, 5, "9999");
    change(2, 2, "777");
    writeText(folder + '/' + kPoints, lines.join('\n'));
    const ProgramRun run = import(folder);
    QCOMPARE(run.status, 1);
    QVERIFY2(run.error.contains("line 2") && run.error.contains("outside its picture"),
             run.error.constData());
    QVERIFY2(run.error.contains("line 3") && run.error.contains("no instance 777"),
             run.error.constData());
    QCOMPARE(exported(kPoints), contentOf(folder + '/' + kPoints));
}

void TestAnnotationsCommand::tablesWithoutImages_comeOutByteForByte()
{
    const QString folder = copyOfTables();
    QCOMPARE(import(folder).status, 0);
    for (const QString& name : {kGrades, kPoints})
        QCOMPARE(exported(name), contentOf(m_phantom + '/' + name));
}

void TestAnnotationsCommand::readersWorkWithoutImport_isWrittenUnderUids()
{
    {
        const auto store = StudyDatabase::open(m_database.toStdString());
        QVERIFY(store);
        StudyIdentity identity;
        identity.studyInstanceUid = "1.2.3";
        Assessment assessment(identity);
        const Site site{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
        assessment.setDecision(site, ReaderDecision{.severity = Severity::Moderate});
        assessment.setReaderLocation(
            site,
            SiteLocation{.seriesInstanceUid = "1.2.3.4", .instanceNumber = 8, .image = {10.5, 20}});
        QVERIFY((*store)->write(assessment,
                                {"2026-01-01T00:00:00Z", "Reader", EditStep::Done, CellEdited()}));
    }
    QVERIFY(exported(kGrades).contains("1.2.3,Moderate,,"));
    QVERIFY(exported(kPoints).contains("1.2.3,1.2.3.4,8,Spinal Canal Stenosis,L1/L2,10.5,20\n"));
}

void TestAnnotationsCommand::workOnAnotherPatientOfTheUid_isNotExported()
{
    const Site site{Condition::SpinalCanalStenosis, DiscLevel::L1L2};
    QCOMPARE(import(m_phantom).status, 0);
    StudyIdentity other;
    edit([&](Assessment& assessment) { other = assessment.study(); });
    QVERIFY(QFile::remove(m_database));
    other.patientId = "SOMEBODY-ELSE";
    other.patientBirthDate = "19330303";
    {
        const auto store = StudyDatabase::open(m_database.toStdString());
        Assessment assessment(other);
        assessment.setDecision(site, ReaderDecision{.severity = std::nullopt});
        QVERIFY((*store)->write(assessment,
                                {"2026-01-01T00:00:00Z", "Reader", EditStep::Done, CellEdited()}));
    }
    QCOMPARE(import(m_phantom).status, 0);
    for (const QString& name : {kGrades, kPoints})
        QCOMPARE(exported(name), contentOf(m_phantom + '/' + name));
    const auto store = StudyDatabase::open(m_database.toStdString());
    const auto saved = (*store)->assessment(other.studyInstanceUid);
    QVERIFY(saved && *saved);
    QCOMPARE((*saved)->study().patientId, other.patientId);
    QCOMPARE((*saved)->reviewedCount(), 1);
}

void TestAnnotationsCommand::oddTables_keepEveryCharacter()
{
    const QString folder = m_folder.filePath("odd");
    QDir().mkpath(folder);
    const QByteArray grades = "\xEF\xBB\xBFnote,study_id,spinal_canal_stenosis_l1_l2\r\n"
                              "\"a, \"\"b\"\"\",7 ,normal/mild\r\n\r\n"
                              ",8,\"Severe\"";
    const QByteArray points = "study_id,series_id,instance_number,condition,level,x,y\n"
                              "7,70,5.0,Spinal Canal Stenosis,L1/L2,322.831858407080000,1e2\n"
                              "7,70,x,Spinal Canal Stenosis,L1/L2,no,1\n";
    writeText(folder + '/' + kGrades, grades);
    writeText(folder + '/' + kPoints, points);
    (void)import(folder);
    QCOMPARE(exported(kGrades), grades);
    QCOMPARE(exported(kPoints), points);
}

void TestAnnotationsCommand::refusedTables_nameTheirPlaceOnce()
{
    const QString folder = m_folder.filePath("refused");
    QDir().mkpath(folder);
    writeText(folder + '/' + kGrades, "study_id,spinal_canal_stenosis_l1_l2\n7,\"Severe\n");
    writeText(folder + '/' + kPoints, "study_id,series_id,instance_number,condition,level,x,y\n");
    const QByteArray error = import(folder).error;
    QVERIFY2(error.contains("line 2"), error.constData());
    QVERIFY2(!error.contains("line 0"), error.constData());
}

void TestAnnotationsCommand::tablesOfSpreadsheets_keepEveryCharacter()
{
    const QString folder = m_folder.filePath("spreadsheet");
    QDir().mkpath(folder);
    const QByteArray grades =
        "sep=;\r\nStudy ID;Spinal Canal Stenosis L1/L2;\r\n7,0;Severe;\r\n;;\r\n";
    const QByteArray points = "study_id;series_id;instance_number;condition;level;x;y\r\n"
                              "7,0;7,0E+01;5,0;Spinal Canal Stenosis;L1/L2;322,50;1,25\r\n";
    writeText(folder + '/' + kGrades, grades);
    writeText(folder + '/' + kPoints, points);
    (void)import(folder);
    QCOMPARE(exported(kGrades), grades);
    QCOMPARE(exported(kPoints), points);
}

void TestAnnotationsCommand::changes_areListedBesideTheTables()
{
    QCOMPARE(import(m_phantom).status, 0);
    const Site site{Condition::LeftSubarticularStenosis, DiscLevel::L3L4};
    const QByteArray study = contentOf(m_phantom + '/' + kGrades).split('\n')[1].split(',')[0];
    QCOMPARE(exported("changes.csv").split('\n').size(), 4); // header, one import a study
    QByteArray label;
    {
        const auto store = StudyDatabase::open(m_database.toStdString());
        QVERIFY(store);
        auto saved = (*store)->assessment((*store)->studies()->front());
        QVERIFY(saved && *saved && (*saved)->cell(site).unconfirmed());
        label = QByteArray::fromStdString(std::string(nameOf(*(*saved)->cell(site).unconfirmed())));
        const ReaderDecision decision{.severity = Severity::Severe, .readerName = "Ann"};
        const CellEdit after{.decision = decision};
        (*saved)->setReaderPart(site, after);
        QVERIFY((*store)->write(**saved,
                                {"2030-01-01T00:00:00Z", "Ann", EditStep::Done,
                                 CellEdited{CellAction::Graded, site, {}, after}}));
    }
    const QList<QByteArray> lines = exported("changes.csv").split('\n');
    QCOMPARE(lines.size(), 5);
    QCOMPARE(lines[0],
             QByteArray("time,who,event,step,study_id,series_id,condition,level,what,"
                        "before,after,note"));
    QVERIFY2(lines[1].contains(",RSNA tables,labels_imported,done,"), lines[1].constData());
    QCOMPARE(lines[3],
             "2030-01-01T00:00:00Z,Ann,cell_graded,done," + study
                 + ",,Left Subarticular Stenosis,L3/L4,grade," + label + ",Severe,");
}

void TestAnnotationsCommand::wrongUsage_isRefused()
{
    QCOMPARE(runCli({"annotations"}).status, 2);
    QCOMPARE(runCli({"annotations", "import"}).status, 2);
    QCOMPARE(import(m_folder.filePath("nowhere")).status, 1);
    const QString out = m_folder.filePath("out");
    QCOMPARE(runCli({"annotations", "export", "--out", out, "--database", m_database}).status, 1);
    QCOMPARE(import(m_phantom).status, 0);
    QCOMPARE(
        runCli({"annotations", "export", "--out", out, "--name", "other", "--database", m_database})
            .status,
        2);
    QCOMPARE(runCli({"annotations", "export", "--out", out, "--database", m_database}).status, 0);
    QCOMPARE(runCli({"annotations", "export", "--out", out, "--database", m_database}).status, 2);
}

QTEST_GUILESS_MAIN(TestAnnotationsCommand)
#include "tst_annotations_command.moc"
