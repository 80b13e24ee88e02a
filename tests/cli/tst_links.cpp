#include "tests/cli/cli_run.h"
#include "tests/support/challenge/placed_series.h"
#include "tests/support/challenge/study_files.h"

#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace foramen;
using namespace foramen::test;

namespace {

using Change = std::function<void(const StudyFiles&, const QString& other)>;

} // namespace

Q_DECLARE_METATYPE(Change)

/// Which series of a study in the challenge's layout are linked, from files to the JSON of scan and
/// grade: each has a Frame of Reference of its own, and one is moved, mirrored, turned or of
/// somebody else.
class TestLinks : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void scan_linksByPictures();
    void scan_doesNotLinkAForeignSeries_data();
    void scan_doesNotLinkAForeignSeries();
    void scan_keepsStudiesApart();
    void grade_gradesWhatIsLinked();
    void grade_refusesWhatIsNot();

private:
    [[nodiscard]] static bool hasModel()
    {
        return QFile::exists(qEnvironmentVariable("FORAMEN_MODEL") + "/card.json");
    }
    /// The links that scan finds in the first study.
    static QJsonArray linksIn(const QString& images)
    {
        const ProgramRun run = runCli({"scan", "--links", "--json", images});
        if (run.status != 0)
            qWarning("%s", run.error.constData());
        return QJsonDocument::fromJson(run.out)["studies"][0]["links"].toArray();
    }
    static QJsonObject assessmentIn(const QString& images, const QString& out)
    {
        const ProgramRun run =
            runCli({"grade", images, "--out", out, "--device", "cpu", "--format", "json"});
        if (run.status != 0)
            qWarning("%s", run.error.constData());
        QDirIterator files(out, {"assessment.json"}, QDir::Files, QDirIterator::Subdirectories);
        return files.hasNext() ? QJsonDocument::fromJson(contentOf(files.next())).object()
                               : QJsonObject();
    }

    QTemporaryDir m_files;
    QString m_study; ///< data sets of one study each
    QString m_other;
};

void TestLinks::initTestCase()
{
    m_study = m_files.filePath("study");
    m_other = m_files.filePath("other");
    writeTwoStudies(m_study, m_other);
}

void TestLinks::scan_linksByPictures()
{
    const StudyFiles files(m_study);
    const QJsonArray links = linksIn(files.images);
    QCOMPARE(links.size(), 3);
    for (const auto& link : links) {
        QCOMPARE(link.toObject()["by"].toString(), QString("pictures"));
        QVERIFY(link.toObject()["not_linked"].isNull());
        QCOMPARE(link.toObject()["offset_mm"].toArray(), QJsonArray({0, 0, 0}));
    }
    const ProgramRun table = runCli({"scan", "--links", files.images});
    QCOMPARE(table.out.count("linked by pictures"), 3);
    // Without being asked, scan reads headers only.
    QVERIFY(!runCli({"scan", "--json", files.images}).out.contains("\"links\""));
}

void TestLinks::scan_doesNotLinkAForeignSeries_data()
{
    QTest::addColumn<QString>("changed");
    QTest::addColumn<Change>("change");
    const auto row = [](const char* name, const char* changed, const Change& change) {
        QTest::newRow(name) << QString(changed) << change;
    };
    row("axial 12 mm to the back", "axial", [](const StudyFiles& files, const QString&) {
        moveSeries(files.axial, {0, 12, 0});
    });
    row("T1 12 mm to the left", "T1", [](const StudyFiles& files, const QString&) {
        moveSeries(files.sagittalT1, {12, 0, 0});
    });
    row("axial mirrored", "axial",
        [](const StudyFiles& files, const QString&) { mirrorAxial(files.axial); });
    row("T1 mirrored", "T1",
        [](const StudyFiles& files, const QString&) { mirrorSagittal(files.sagittalT1); });
    row("axial turned head to foot", "axial",
        [](const StudyFiles& files, const QString&) { turnAxialHeadFoot(files.axial); });
    row("T1 turned head to foot", "T1",
        [](const StudyFiles& files, const QString&) { turnSagittalHeadFoot(files.sagittalT1); });
    row("axial of another patient", "axial", [](const StudyFiles& files, const QString& other) {
        takeSeries(StudyFiles(other).axial, files.axial);
    });
}

void TestLinks::scan_doesNotLinkAForeignSeries()
{
    QFETCH(QString, changed);
    QFETCH(Change, change);
    const StudyFiles files(m_study);
    change(files, m_other);
    const QString foreign =
        QFileInfo(changed == "axial" ? files.axial : files.sagittalT1).fileName();
    const QJsonArray links = linksIn(files.images);
    QCOMPARE(links.size(), 3);
    for (const auto& value : links) {
        const QJsonObject link = value.toObject();
        const QString why = link["not_linked"].toString();
        if (link["series_ids"].toArray().contains(foreign)) {
            QCOMPARE(link["by"].toString(), QString("none"));
            QVERIFY2(why.startsWith("Not linked: ") && why.contains("pictures"), qPrintable(why));
            QVERIFY(link["offset_mm"].isNull());
        } else {
            QCOMPARE(link["by"].toString(), QString("pictures"));
        }
    }
}

void TestLinks::scan_keepsStudiesApart()
{
    // The axial series of another examination: neither a role of this study nor a link to it.
    const StudyFiles files(m_study);
    useOtherStudy(files.axial);
    const ProgramRun run = runCli({"scan", "--links", "--json", files.images});
    const QJsonArray studies = QJsonDocument::fromJson(run.out)["studies"].toArray();
    QCOMPARE(studies.size(), 2);
    int series = 0;
    int links = 0;
    for (const auto& study : studies) {
        series += static_cast<int>(study.toObject()["series"].toArray().size());
        links += static_cast<int>(study.toObject()["links"].toArray().size());
    }
    QCOMPARE(series, 3);
    QCOMPARE(links, 1); // of the two sagittal series
}

void TestLinks::grade_gradesWhatIsLinked()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    const StudyFiles files(m_study);
    const QJsonObject json = assessmentIn(files.images, m_files.filePath("linked"));
    QCOMPARE(json["findings"].toArray().size(), 25);
    for (const auto& finding : json["findings"].toArray())
        QVERIFY2(finding.toObject()["refused"].isNull(),
                 qPrintable(finding.toObject()["refused"].toString()));
    QCOMPARE(json["links"].toArray().size(), 3);
    for (const auto& link : json["links"].toArray())
        QCOMPARE(link.toObject()["by"].toString(), QString("pictures"));
}

void TestLinks::grade_refusesWhatIsNot()
{
    if (!hasModel())
        QSKIP("There is no model in the folder that FORAMEN_MODEL names.");
    const StudyFiles files(m_study);
    mirrorAxial(files.axial);
    const QJsonObject json = assessmentIn(files.images, m_files.filePath("mirrored"));
    int graded = 0;
    for (const auto& value : json["findings"].toArray()) {
        const QJsonObject finding = value.toObject();
        const QString refused = finding["refused"].toString();
        if (!finding["condition"].toString().contains("Subarticular"))
            graded += refused.isEmpty();
        else
            QVERIFY2(refused.contains("the pictures do not agree"), qPrintable(refused));
    }
    QCOMPARE(graded, 15);
    int apart = 0;
    for (const auto& link : json["links"].toArray())
        apart += link.toObject()["by"].toString() == "none"
            && link.toObject()["not_linked"].toString().startsWith("Not linked: ");
    QCOMPARE(apart, 2);
}

QTEST_APPLESS_MAIN(TestLinks)
#include "tst_links.moc"
