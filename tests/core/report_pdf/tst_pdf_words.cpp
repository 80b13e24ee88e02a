#include "core/report_pdf/pdf_words.h"

#include "tests/core/report/sample_measurements.h"

#include <QTest>
#include <QTranslator>

using namespace foramen;
using namespace foramen::test;

namespace {

/// A language with all sentences in angle brackets, decimal commas, and dates that begin with the
/// day.
class Bracketed : public QTranslator {
public:
    [[nodiscard]] bool isEmpty() const override { return false; }
    [[nodiscard]] QString translate(const char* context, const char* source, const char*,
                                    int) const override
    {
        if (qstrcmp(context, "ReportPdf") != 0)
            return {};
        const QString text = QString::fromUtf8(source);
        if (text == ".")
            return QStringLiteral(",");
        if (text == "yyyy-MM-dd")
            return QStringLiteral("dd.MM.yyyy");
        return QLatin1Char('<') + text + QLatin1Char('>');
    }
};

} // namespace

/// Texts of the PDF in each language.
class TestPdfWords : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void value_saysNumberAndUnit();
    void value_saysWhenMillimetresAreUnknown();
    void picture_saysSeriesAndPosition();
    void whoDecided_namesEachReader();
    void datesAndTimes_areReadable();
    void everything_speaksTheLanguage();
};

void TestPdfWords::value_saysNumberAndUnit()
{
    Report report;
    addMeasurements(report);
    const std::vector<std::string> values = {
        "34.3 mm",  "12.3 mm", "90.0°",  "26.5°", "312 mm², mean 412, SD 35.2",
        "64.0 mm²", "",        "S1 root"};
    QCOMPARE(report.measurements.size(), values.size());
    for (std::size_t i = 0; i < values.size(); ++i)
        QCOMPARE(measurementValue(report.measurements[i]), values[i]);
}

/// A name that is part of another one is a reader of its own.
void TestPdfWords::whoDecided_namesEachReader()
{
    Report report;
    for (const auto& [site, name] : {std::pair(0, "Anna Maria"), {1, "Anna"}, {2, "Anna Maria"}})
        report.assessment.setDecision(
            siteAt(static_cast<std::size_t>(site)),
            ReaderDecision{.severity = Severity::NormalMild, .readerName = name});
    const std::string text = whoDecidedText(report);
    QVERIFY2(text.find("(Anna Maria; Anna)") != std::string::npos, text.c_str());
}

void TestPdfWords::value_saysWhenMillimetresAreUnknown()
{
    ReportMeasurement measurement;
    measurement.length = 120.4;
    QCOMPARE(measurementValue(measurement), std::string("120 px, pixel spacing unknown"));
    measurement.length.reset();
    measurement.crossesItself = true;
    QCOMPARE(measurementValue(measurement), std::string("no area: the outline crosses itself"));
}

void TestPdfWords::picture_saysSeriesAndPosition()
{
    QCOMPARE(pictureText({"Axial T2", 12, 3, 35}), std::string("Axial T2, 3 of 35"));
    QCOMPARE(pictureText({"t2_tse_100%1", 12, 0, 0}), std::string("t2_tse_100%1"));
}

void TestPdfWords::datesAndTimes_areReadable()
{
    QCOMPARE(printedDate("20261120"), std::string("2026-11-20"));
    QCOMPARE(printedTime("2026-11-20T10:30:00+01:00"), std::string("2026-11-20 10:30"));
    for (const char* odd : {"", "19", "20261345", "unknown"}) {
        QCOMPARE(printedDate(odd), std::string(odd));
        QCOMPARE(printedTime(odd), std::string(odd));
    }
}

void TestPdfWords::everything_speaksTheLanguage()
{
    Report report;
    addMeasurements(report);
    ReportSeries& series = report.series.emplace_back();
    series.role = "Axial T2";
    series.seriesInstanceUid = "1.2";
    Bracketed language;
    QVERIFY(QCoreApplication::installTranslator(&language));
    QCOMPARE(measurementValue(report.measurements[0]), std::string("<34,3 mm>"));
    QCOMPARE(measurementValue(report.measurements[2]), std::string("<90,0°>"));
    QCOMPARE(measurementValue(report.measurements[4]),
             std::string("<312 mm²>, <mean 412>, <SD 35,2>"));
    QCOMPARE(measurementValue(report.measurements[7]), std::string("S1 root")); // a reader's own
    QCOMPARE(pictureText({"Sagittal T2/STIR", 1, 7, 17}),
             std::string("<<Sagittal T2/STIR>, 7 of 17>"));
    QCOMPARE(pictureText({"survey", 1, 0, 0}), std::string("survey"));
    QCOMPARE(inputSeriesText(report), std::string("<Axial T2> 1.2"));
    QCOMPARE(printedDate("20261120"), std::string("20.11.2026"));
    QCOMPARE(printedTime("2026-11-20T10:30:00+01:00"), std::string("20.11.2026 10:30"));
    QCoreApplication::removeTranslator(&language);
}

QTEST_GUILESS_MAIN(TestPdfWords)
#include "tst_pdf_words.moc"
