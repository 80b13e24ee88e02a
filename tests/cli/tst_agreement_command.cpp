#include "core/spine/terms.h"

#include "tests/cli/cli_run.h"
#include "tests/support/test_folder.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <array>
#include <cmath>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

constexpr std::size_t kStudies = 6;

/// 150 grades of two readers: (first, second, how many). See tst_reader_agreement.cpp.
constexpr std::array<std::array<std::size_t, 3>, 7> kCounts = {
    {{0, 0, 90}, {0, 1, 10}, {1, 0, 6}, {1, 1, 21}, {1, 2, 3}, {2, 1, 4}, {2, 2, 16}}};

std::vector<std::size_t> gradesOf(std::size_t reader)
{
    std::vector<std::size_t> grades;
    for (const auto& one : kCounts)
        grades.insert(grades.end(), one[2], one[reader]);
    return grades;
}

/// Six studies in a label table; the grades go from study to study.
QByteArray labelTable(const std::vector<std::size_t>& grades, const QByteArray& separator,
                      const QByteArray& end)
{
    QByteArray text = "study_id";
    for (std::size_t i = 0; i < kSiteCount; ++i)
        text += separator + QByteArray::fromStdString(keyOf(siteAt(i)));
    for (std::size_t study = 0; study < kStudies; ++study) {
        text += end + QByteArray::number(4003253000 + static_cast<qint64>(study));
        for (std::size_t i = 0; i < kSiteCount; ++i)
            text += separator
                + QByteArray::fromStdString(
                        std::string(nameOf(kSeverities[grades[i * kStudies + study]])));
    }
    return text + end;
}

/// Predictions whose likeliest grades are these.
QByteArray submission(const std::vector<std::size_t>& grades)
{
    constexpr std::array rows = {",0.8,0.1,0.1\n", ",0.2,0.5,0.3\n", ",0.1,0.3,0.6\n"};
    QByteArray text = "row_id,normal_mild,moderate,severe\n";
    for (std::size_t study = 0; study < kStudies; ++study)
        for (std::size_t i = 0; i < kSiteCount; ++i)
            text += QByteArray::number(4003253000 + static_cast<qint64>(study)) + '_'
                + QByteArray::fromStdString(keyOf(siteAt(i))) + rows[grades[i * kStudies + study]];
    return text;
}

QJsonObject jsonOf(const ProgramRun& run)
{
    return QJsonDocument::fromJson(run.out).object();
}

QJsonObject allOf(const QJsonObject& agreement, int pair = 0)
{
    return agreement["pairs"].toArray()[pair].toObject()["all"].toObject();
}

bool isNear(const QJsonValue& value, double expected)
{
    return value.isDouble() && std::abs(value.toDouble() - expected) < 5e-7;
}

} // namespace

/// The subcommand agreement: two readers, three, one twice, and wrong usage.
class TestAgreementCommand : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void init();
    void twoReaders_haveTheFiguresByHand();
    void tablesOfSpreadsheets_areReadersToo();
    void predictions_areAReader();
    void cutOffs_changeTheAi();
    void readerTwice_agreesFully();
    void files_areWritten();
    void names_areGiven();
    void wrongUsage_isRefused();

private:
    [[nodiscard]] ProgramRun compare(const QStringList& more) const
    {
        return runCli(QStringList{"agreement", m_ann, m_ben} + more);
    }
    TestFolder m_folder;
    QString m_ann;
    QString m_ben;
};

void TestAgreementCommand::init()
{
    m_folder.renew();
    m_ann = m_folder.filePath("ann.csv");
    m_ben = m_folder.filePath("ben.csv");
    writeText(m_ann, labelTable(gradesOf(0), ",", "\n"));
    writeText(m_ben, labelTable(gradesOf(1), ",", "\r\n"));
}

void TestAgreementCommand::twoReaders_haveTheFiguresByHand()
{
    const ProgramRun run = compare({"--json"});
    QVERIFY2(run.status == 0, run.error.constData());
    const QJsonObject all = allOf(jsonOf(run));
    QCOMPARE(all["count"].toInt(), 150);
    QCOMPARE(all["studies"].toInt(), 6);
    QVERIFY(isNear(all["agreement"], 0.8466667));
    QVERIFY(isNear(all["kappa"], 0.6992153));
    QVERIFY(isNear(all["linear_kappa"], 0.7743623));
    QVERIFY(isNear(all["quadratic_kappa"], 0.8495421));
    QVERIFY(isNear(all["ac1"], 0.7942786));
    QCOMPARE(all["kappa_interval"].toArray().size(), 2);
    QCOMPARE(jsonOf(run)["disagreements"].toArray().size(), 23);
    const QByteArray text = compare({}).out;
    for (const char* part : {"2 readers, 6 studies, 6 of them with all readers", "ann and ben",
                             "150 sites graded by both, in 6 studies.", "84.7 (", "0.70 (",
                             "0.77 (", "0.85 (", "0.79 (", "Sites with different answers: 23"})
        QVERIFY2(text.contains(part), part);
    QCOMPARE(compare({"--json"}).out, run.out); // the same each time
    QVERIFY(compare({"--json", "--seed", "5"}).out != run.out);
}

void TestAgreementCommand::tablesOfSpreadsheets_areReadersToo()
{
    const QByteArray plain = compare({"--json"}).out;
    writeText(m_ann, "sep=;\r\n" + labelTable(gradesOf(0), ";", "\r\n"));
    QCOMPARE(compare({"--json"}).out, plain);
}

void TestAgreementCommand::predictions_areAReader()
{
    const QString predictions = m_folder.filePath("out/submission.csv");
    writeText(predictions, submission(gradesOf(1)));
    const ProgramRun run = runCli({"agreement", m_ann, m_ben, predictions, "--json"});
    QVERIFY2(run.status == 0, run.error.constData());
    const QJsonObject object = jsonOf(run);
    QCOMPARE(object["pairs"].toArray().size(), 3);
    QCOMPARE(object["readers"].toArray()[2].toObject()["name"].toString(), QString("out"));
    QVERIFY(isNear(allOf(object, 1)["kappa"], 0.6992153)); // ann and the AI
    QVERIFY(isNear(allOf(object, 2)["kappa"], 1)); // ben and the AI
    QVERIFY(object["together"].toObject()["all"].toObject()["fleiss_kappa"].isDouble());
}

void TestAgreementCommand::cutOffs_changeTheAi()
{
    const QString predictions = m_folder.filePath("ai.csv");
    writeText(predictions, submission(gradesOf(0)));
    const auto severeOf = [&](const QStringList& more) {
        const ProgramRun run = runCli(
            QStringList{"agreement", m_ann, predictions, "--json", "--resamples", "0"} + more);
        return jsonOf(run)["readers"]
            .toArray()[1]
            .toObject()["answers"]
            .toObject()["severe"]
            .toInt();
    };
    QCOMPARE(severeOf({}), 20);
    QCOMPARE(severeOf({"--severe", "0.3"}), 50); // the Moderate ones have 0.3
    QCOMPARE(severeOf({"--severe", "0.9"}), 0);
}

void TestAgreementCommand::readerTwice_agreesFully()
{
    const ProgramRun run = runCli({"agreement", m_ann, m_ann, "--json"});
    QVERIFY2(run.status == 0, run.error.constData());
    QVERIFY(isNear(allOf(jsonOf(run))["quadratic_kappa"], 1));
    QCOMPARE(jsonOf(run)["readers"].toArray()[1].toObject()["name"].toString(), QString("ann (2)"));
}

void TestAgreementCommand::files_areWritten()
{
    const QString html = m_folder.filePath("page.html");
    const QString csv = m_folder.filePath("figures.csv");
    const QString look = m_folder.filePath("look.csv");
    QCOMPARE(compare({"--html", html, "--csv", csv, "--disagreements", look}).status, 0);
    QVERIFY(contentOf(html).contains("<svg"));
    QCOMPARE(contentOf(csv).split('\n').size(), 38); // header, 36 groups, end
    QVERIFY(contentOf(csv).contains("\nann,ben,all,all,6,150,0,0,0,0,0.84666"));
    const QList<QByteArray> lines = contentOf(look).split('\n');
    QCOMPARE(lines.size(), 25);
    QCOMPARE(lines[0], QByteArray("study_id,condition,level,ann,ben,difference"));
    QVERIFY(lines[1].endsWith(",1"));
    QCOMPARE(compare({"--csv", m_folder.filePath("ann.csv/figures.csv")}).status, 1);
}

void TestAgreementCommand::names_areGiven()
{
    const QByteArray text = compare({"--names", "Dr. A,Dr. B"}).out;
    QVERIFY(text.contains("Dr. A and Dr. B"));
    const ProgramRun wrong = compare({"--names", "Dr. A"});
    QCOMPARE(wrong.status, 2);
    QVERIFY2(wrong.error.contains("1 names for 2 readers: ann, ben"), wrong.error.constData());
}

void TestAgreementCommand::wrongUsage_isRefused()
{
    QCOMPARE(runCli({"agreement"}).status, 2);
    QCOMPARE(runCli({"agreement", m_ann, m_ben, "--severe", "2"}).status, 2);
    QCOMPARE(runCli({"agreement", m_ann}).status, 1);
    const ProgramRun missing = runCli({"agreement", m_ann, m_folder.filePath("nowhere.csv")});
    QCOMPARE(missing.status, 1);
    QVERIFY2(missing.error.contains("nowhere.csv"), missing.error.constData());
    writeText(m_ben, labelTable(gradesOf(1), ",", "\n").replace("40032530", "50032530"));
    const ProgramRun apart = compare({});
    QCOMPARE(apart.status, 1);
    QVERIFY2(apart.error.contains("do the study ids"), apart.error.constData());
}

QTEST_GUILESS_MAIN(TestAgreementCommand)
#include "tst_agreement_command.moc"
