#include "core/report/build/report_builder.h"

#include "core/report/json/json_writer.h"
#include "tests/core/report/sample_report.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>

using namespace foramen;
using namespace foramen::test;

namespace {

Instance pictures(int frames)
{
    Instance instance;
    instance.sopClassUid = "1.2.840.10008.5.1.4.1.1.4.1";
    for (int frame = 1; frame <= frames; ++frame)
        instance.frames.push_back({.frameNumber = frame, .plane = {}});
    return instance;
}

/// A localizer of two files, a multi-frame T2 and an SR.
Study sampleStudy()
{
    Study study{.studyInstanceUid = "1.2", .studyId = "1002"};
    study.series = {{.seriesInstanceUid = "1.2.1", .instances = {pictures(1), pictures(1)}},
                    {.seriesInstanceUid = "1.2.2", .instances = {pictures(17)}, .seriesId = "22"},
                    {.seriesInstanceUid = "1.2.3", .instances = {{.kind = InstanceKind::Other}}}};
    return study;
}

std::vector<SeriesPictures> sampleSeries()
{
    std::vector<SeriesPictures> series(3);
    for (std::size_t i = 0; i < series.size(); ++i)
        series[i].seriesIndex = i;
    series[1].role = SeriesRole::SagittalT2;
    series[1].chosen = true;
    series[0].problems = {{{}, ReasonCode::PixelDataDamaged}};
    series[1].problems = {{{}, Reason(ReasonCode::SliceMissing, 3, 5)}};
    return series;
}

} // namespace

/// The report of a study, from its parts.
class TestReportBuilder : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void series_beginWithThoseGradedAndCountFrames();
    void problems_areThoseOfTheGradedSeries();
    void text_isTheDraftUnlessTheReaderWroteOne();
};

void TestReportBuilder::series_beginWithThoseGradedAndCountFrames()
{
    const std::vector<ReportSeries> series = reportSeriesOf(sampleStudy(), sampleSeries());
    QCOMPARE(series.size(), std::size_t{3});
    QCOMPARE(series[0].role, std::string("Sagittal T2/STIR"));
    QCOMPARE(series[0].imageCount, 17);
    QCOMPARE(series[0].seriesId, std::string("22"));
    QCOMPARE(series[0].sopClassUid, std::string("1.2.840.10008.5.1.4.1.1.4.1"));
    QCOMPARE(series[1].imageCount, 2);
    QCOMPARE(series[2].imageCount, 0);
    QVERIFY(series[1].role.empty() && series[2].role.empty());
}

void TestReportBuilder::problems_areThoseOfTheGradedSeries()
{
    const Report report = buildReport({.study = sampleStudy(),
                                       .series = sampleSeries(),
                                       .assessment = sampleAssessment(),
                                       .annotations = {}});
    QCOMPARE(report.studyId, std::string("1002"));
    const QString sentence = "A slice is missing between images 3 and 5.";
    const QByteArray json = QByteArray::fromStdString(assessmentJson(report));
    const QJsonArray problems = QJsonDocument::fromJson(json)["problems"].toArray();
    QCOMPARE(problems, QJsonArray{sentence});
    QVERIFY(QString::fromStdString(report.text).contains(sentence));
}

void TestReportBuilder::text_isTheDraftUnlessTheReaderWroteOne()
{
    const Study study = sampleStudy();
    const std::vector<SeriesPictures> series = sampleSeries();
    const Assessment assessment = sampleReadAssessment();
    ReportInput input{
        .study = study, .series = series, .assessment = assessment, .annotations = {}};
    QCOMPARE(buildReport(input).text,
             draftText(draftOf(assessment, reportSeriesOf(study, series))));
    input.text = "As before.";
    input.readerName = "Reader^Ann";
    QCOMPARE(buildReport(input).text, std::string("As before."));
    QCOMPARE(buildReport(input).readerName, std::string("Reader^Ann"));
}

QTEST_APPLESS_MAIN(TestReportBuilder)
#include "tst_report_builder.moc"
