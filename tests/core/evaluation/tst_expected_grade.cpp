#include "core/evaluation/evaluation_html.h"
#include "core/evaluation/evaluation_json.h"
#include "core/evaluation/evaluation_text.h"
#include "core/evaluation/expected_grade.h"

#include "tests/core/evaluation/near.h"
#include "tests/core/evaluation/sample_evaluation.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

#include <cmath>
#include <vector>

using namespace foramen;
using namespace foramen::test;

namespace {

RowGroup groupOf(const std::vector<ScoredRow>& rows)
{
    RowGroup group;
    for (const ScoredRow& row : rows)
        group.push_back(&row);
    return group;
}

} // namespace

/// The error of the expected grade.
class TestExpectedGrade : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void byHand();
    void probabilitiesAreScaledFirst();
    void withoutRowsNothingIsDefined();
    void ofOneGrade_theExplainedShareIsUndefined();
    void allOutputsShowIt();
};

void TestExpectedGrade::byHand()
{
    // Expected 0.3, 0.9, 1.2 and 1.6 against 0, 0, 1 and 2: away by 0.3, 0.9, 0.2 and -0.4.
    const std::vector<ScoredRow> rows = {{0, {}, Severity::NormalMild, {0.8, 0.1, 0.1}},
                                         {0, {}, Severity::NormalMild, {0.3, 0.5, 0.2}},
                                         {1, {}, Severity::Moderate, {0.1, 0.6, 0.3}},
                                         {1, {}, Severity::Severe, {0.1, 0.2, 0.7}}};
    const ExpectedGrade figures = expectedGradeOf(groupOf(rows));
    QVERIFY(near(figures.meanAbsolute, 0.45));
    QVERIFY(near(figures.rootMeanSquare, std::sqrt(1.10 / 4)));
    QVERIFY(near(figures.bias, 0.25));
    QVERIFY(near(figures.meanConfidence, 0.65));
    QVERIFY(near(figures.determination, 1 - 1.10 / 2.75));
    QCOMPARE(figures.likeliest, (std::array<double, 3>{1, 2, 1}));
}

void TestExpectedGrade::probabilitiesAreScaledFirst()
{
    const std::vector<ScoredRow> rows = {{0, {}, Severity::Moderate, {0.05, 0.05, 0.4}}};
    const ExpectedGrade figures = expectedGradeOf(groupOf(rows));
    QVERIFY(near(figures.meanConfidence, 0.8));
    QVERIFY(near(figures.meanAbsolute, 0.7));
}

void TestExpectedGrade::withoutRowsNothingIsDefined()
{
    const ExpectedGrade figures = expectedGradeOf({});
    QVERIFY(!figures.meanAbsolute && !figures.rootMeanSquare && !figures.bias
            && !figures.meanConfidence && !figures.determination);
}

void TestExpectedGrade::ofOneGrade_theExplainedShareIsUndefined()
{
    const std::vector<ScoredRow> rows = {{0, {}, Severity::Severe, {0.2, 0.2, 0.6}},
                                         {1, {}, Severity::Severe, {0.1, 0.2, 0.7}}};
    const ExpectedGrade figures = expectedGradeOf(groupOf(rows));
    QVERIFY(figures.meanAbsolute.has_value());
    QVERIFY(!figures.determination);
}

void TestExpectedGrade::allOutputsShowIt()
{
    const auto evaluation = evaluate(sampleEvaluationInput(), {.resamples = 0});
    QVERIFY(evaluation.has_value());
    const double error = *evaluation->all.expected.meanAbsolute;
    QVERIFY(error > 0 && error < 1);
    const QJsonObject json =
        QJsonDocument::fromJson(QByteArray::fromStdString(evaluationJson(*evaluation))).object();
    const QJsonObject expected = json["all"].toObject()["expected_grade"].toObject();
    QCOMPARE(expected["mean_absolute_error"].toDouble(), error);
    QVERIFY(expected["r2"].isDouble());
    QVERIFY(evaluationText(*evaluation).find("Error of the expected grade") != std::string::npos);
    const std::string page = evaluationHtml(*evaluation);
    for (const char* words : {"What is predicted", "Confidence by condition and level",
                              "Accuracy by condition and level", "Root mean square error"})
        QVERIFY2(page.find(words) != std::string::npos, words);
}

QTEST_GUILESS_MAIN(TestExpectedGrade)
#include "tst_expected_grade.moc"
