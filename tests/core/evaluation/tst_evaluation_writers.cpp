#include "core/evaluation/evaluation_html.h"
#include "core/evaluation/evaluation_json.h"
#include "core/evaluation/evaluation_text.h"

#include "tests/core/evaluation/sample_evaluation.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QXmlStreamReader>

#include <cmath>

using namespace foramen;
using namespace foramen::test;

namespace {

Evaluation evaluated(std::size_t studies = 12)
{
    EvaluationInput input = sampleEvaluationInput(studies);
    input.model = ModelIdentity{.name = "demo <&>", .version = "1", .sha256 = "abc"};
    const std::string study = input.truth.begin()->first;
    input.refused = {{study, siteAt(0), ReasonCode::NoPointGiven},
                     {study, siteAt(1), ReasonCode::GivenPointElsewhere}};
    return *evaluate(input, {.resamples = 100});
}

QJsonObject json(const Evaluation& evaluation)
{
    return QJsonDocument::fromJson(QByteArray::fromStdString(evaluationJson(evaluation))).object();
}

} // namespace

/// The evaluation as text, JSON and HTML.
class TestEvaluationWriters : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void text_holdsEveryTable();
    void text_fitsATerminal();
    void json_holdsTheContractsKeys();
    void json_writesNullForUndefinedFigures();
    void html_isOneWellFormedPage();
    void html_ofOneStudyStands();
};

void TestEvaluationWriters::text_holdsEveryTable()
{
    const QString text = QString::fromStdString(evaluationText(evaluated()));
    for (const char* part : {"12 studies, 300 sites with truth", "2 sites refused",
                             "1: No point is given for this site.",
                             "2 of 60 in Spinal Canal Stenosis", "best constant", "Agreement",
                             "Log loss by condition and level", "Confusion of the likeliest grades",
                             "Expected calibration error", "Distance from the annotated point",
                             "Worst cases", "100 resamples of the 12 studies", "demo <&>"})
        QVERIFY2(text.contains(part), part);
}

void TestEvaluationWriters::text_fitsATerminal()
{
    constexpr int columns = 130;
    for (const QString& line : QString::fromStdString(evaluationText(evaluated())).split('\n'))
        if (!line.startsWith("- "))
            QVERIFY2(line.size() <= columns, qPrintable(line));
}

void TestEvaluationWriters::json_holdsTheContractsKeys()
{
    const Evaluation evaluation = evaluated();
    const QJsonObject object = json(evaluation);
    for (const char* key : {"score", "spinal", "foraminal", "subarticular", "any_severe"})
        QVERIFY2(object[key].isDouble(), key);
    QCOMPARE(object["score"].toDouble(), evaluation.score.score);
    QCOMPARE(object["rows"].toInt(), 300);
    QCOMPARE(object["conditions"].toArray().size(), 5);
    QCOMPARE(object["levels"].toArray().size(), 5);
    QCOMPARE(object["sites"].toArray().size(), 25);
    QVERIFY(object["best_constant"].toObject()["score"].isDouble());
    const QJsonObject canal = object["conditions"].toArray()[0].toObject();
    QCOMPARE(canal["condition"].toString(), QString("Spinal Canal Stenosis"));
    QCOMPARE(canal["confusion"].toArray().size(), 3);
    QCOMPARE(canal["weighted_kappa_interval"].toArray().size(), 2);
    QVERIFY(canal["auc"].toObject()["severe"].isDouble());
    QCOMPARE(object["intervals"].toObject()["score"].toArray().size(), 2);
    QVERIFY(object["localisation"].toObject()["mean_mm"].isDouble());
    QCOMPARE(object["worst"].toArray().size(), 20);
    QCOMPARE(object["refused"].toInt(), 2);
    QCOMPARE(canal["refused"].toInt(), 2);
    QCOMPARE(object["refusals"].toArray().size(), 2);
}

void TestEvaluationWriters::json_writesNullForUndefinedFigures()
{
    const QJsonObject object = json(evaluated(1));
    QVERIFY(object["intervals"].toObject()["score"].isNull());
    QVERIFY(object["localisation"]
                .toObject()["conditions"]
                .toArray()[1]
                .toObject()["mean_mm"]
                .isNull());
    const QJsonObject site = object["sites"].toArray()[0].toObject();
    QVERIFY(site["auc_severe"].isNull());
}

void TestEvaluationWriters::html_isOneWellFormedPage()
{
    const std::string page = evaluationHtml(evaluated());
    QXmlStreamReader reader(QByteArray::fromStdString(page));
    int pictures = 0;
    int tables = 0;
    while (!reader.atEnd())
        if (reader.readNext() == QXmlStreamReader::StartElement) {
            pictures += reader.name() == QLatin1String("svg") ? 1 : 0;
            tables += reader.name() == QLatin1String("table") ? 1 : 0;
            QVERIFY(reader.name() != QLatin1String("script"));
        }
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
    // Score, agreement, confusion, what is predicted, calibration, distances.
    QCOMPARE(pictures, 1 + 3 + 5 + 5 + 5 + 1);
    QVERIFY(tables >= 8);
    QVERIFY(page.find("demo &lt;&amp;&gt;") != std::string::npos);
    QVERIFY(page.find("nan") == std::string::npos);
}

void TestEvaluationWriters::html_ofOneStudyStands()
{
    QXmlStreamReader reader(QByteArray::fromStdString(evaluationHtml(evaluated(1))));
    while (!reader.atEnd())
        reader.readNext();
    QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
}

QTEST_APPLESS_MAIN(TestEvaluationWriters)
#include "tst_evaluation_writers.moc"
