#include "core/report_pdf/pdf_words.h"
#include "tests/support/small_study.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"
#include "ui/state/report/report_exporter.h"

#include <QDir>
#include <QFile>
#include <QMap>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QTranslator>

using namespace foramen;
using namespace foramen::test;

/// The report of the open study, exported from the session.
class TestReportExport : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void report_holdsSeriesTextAndEvidence();
    void export_writesEveryFormat();
    void export_leavesTheFilesOfAnotherStudy();
    void fileNames_holdNothingOfThePatient();
    void export_saysWhatFails();
    void export_refusesUnknownFormats();
    void formats_areNamedInEachLanguage();
    void shortName_saysLevelAndPlace();

private:
    std::filesystem::path study() const { return m_folder.filePath("study").toStdString(); }
    SessionOptions options() const
    {
        return optionsFor(m_folder.path().toStdString(), std::make_shared<FakeModel>());
    }

    QTemporaryDir m_folder;
};

void TestReportExport::initTestCase()
{
    writeSmallStudy(study());
}

void TestReportExport::report_holdsSeriesTextAndEvidence()
{
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    const Report report = session.exporter()->report();
    QCOMPARE(report.readerName, std::string("Dr Test"));
    QVERIFY(!report.text.empty());
    QVERIFY(!report.final);
    QCOMPARE(report.series.size(), std::size_t(3));
    QCOMPARE(report.series[0].role, std::string("Sagittal T2/STIR"));
    QCOMPARE(report.series[2].imageCount, 9);
    QCOMPARE(report.evidence.size(), std::size_t(1)); // the one Severe site
    const EvidencePicture& picture = report.evidence[0];
    QVERIFY(picture.site == (Site{Condition::LeftSubarticularStenosis, DiscLevel::L4L5}));
    QCOMPARE(captionOf(picture, report.assessment), std::string("L4/L5 left subarticular: Severe"));
    QCOMPARE(picture.gray.size(),
             static_cast<std::size_t>(picture.columns) * static_cast<std::size_t>(picture.rows));
    QVERIFY(*std::max_element(picture.gray.begin(), picture.gray.end()) > 100);
}

void TestReportExport::export_writesEveryFormat()
{
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    session.editing()->setSeverity({Condition::SpinalCanalStenosis, DiscLevel::L4L5},
                                   Severity::Moderate);
    QSignalSpy exported(session.exporter(), &ReportExporter::exported);
    QSignalSpy failed(&session, &Session::failed);
    const QString folder = m_folder.filePath("out/report");
    session.exporter()->start({"json", "csv", "submission", "pdf", "sr", "fhir", "statistics"},
                              folder);
    QTRY_VERIFY_WITH_TIMEOUT(exported.size() + failed.size() > 0, 30000);
    QVERIFY2(failed.isEmpty(), failed.isEmpty() ? "" : qPrintable(failed[0][0].toString()));
    QCOMPARE(exported[0][0].toStringList().size(), 9);
    const QStringList names{"assessment.json", "coordinates.csv", "grid.csv",
                            "report-ai.dcm",   "report.dcm",      "report.fhir.json",
                            "report.pdf",      "sites.csv",       "submission.csv"};
    QCOMPARE(QDir(folder).entryList(QDir::Files, QDir::Name), names);
    for (const QString& name : names)
        QVERIFY2(QFileInfo(QDir(folder).filePath(name)).size() > 200, qPrintable(name));
}

void TestReportExport::export_leavesTheFilesOfAnotherStudy()
{
    const SmallStudy other{.studyInstanceUid = "1.2.826.0.1.3680043.10.1.77"};
    const std::filesystem::path otherFolder = m_folder.filePath("other").toStdString();
    writeSmallStudy(otherFolder, other);
    const QString folder = m_folder.filePath("shared");
    Session session(options());
    QSignalSpy exported(session.exporter(), &ReportExporter::exported);
    QMap<QString, QByteArray> first;
    qsizetype count = 0;
    for (const auto& one : {study(), otherFolder}) {
        QVERIFY(openAndSettle(session, one));
        exported.clear();
        session.exporter()->start(ReportExporter::allFormats(), folder,
                                  ReportExporter::Names::OfStudy);
        QTRY_COMPARE_WITH_TIMEOUT(exported.size(), 1, 30000);
        count += exported[0][0].toStringList().size();
        for (const QString& path : exported[0][0].toStringList()) {
            QVERIFY2(!first.contains(path), qPrintable(path));
            if (one == study()) {
                QFile file(path);
                QVERIFY(file.open(QIODevice::ReadOnly));
                first.insert(path, file.readAll());
            }
        }
    }
    QVERIFY(first.size() >= 6);
    QCOMPARE(QDir(folder).entryList(QDir::Files).size(), count);
    for (auto written = first.cbegin(); written != first.cend(); ++written) {
        QFile file(written.key());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), written.value());
    }
}

void TestReportExport::fileNames_holdNothingOfThePatient()
{
    StudyIdentity study{.studyInstanceUid = "1.2.3", .patientId = "ID7", .patientName = "Doe^J"};
    study.studyDate = "20260102";
    const QString name = ReportExporter::prefixOf(study);
    QVERIFY(name.startsWith("spine-20260102-"));
    QVERIFY(!name.contains("Doe") && !name.contains("ID7") && !name.contains("1.2.3"));
    study.studyDate = "../../etc";
    QVERIFY(!ReportExporter::prefixOf(study).contains('/'));
    QVERIFY(!ReportExporter::prefixOf(study).contains('.'));
    study.studyDate = "20260102";
    study.patientId = "id7 "; // spelt otherwise
    QCOMPARE(ReportExporter::prefixOf(study), name);
    study.patientId = "ID8"; // another patient under one UID
    QVERIFY(ReportExporter::prefixOf(study) != name);
    study.patientId = "ID7";
    study.studyInstanceUid = "1.2.4";
    QVERIFY(ReportExporter::prefixOf(study) != name);
}

void TestReportExport::export_saysWhatFails()
{
    Session session(options());
    QSignalSpy failed(&session, &Session::failed);
    session.exporter()->start({"json"}, m_folder.filePath("nothing"));
    QCOMPARE(failed.size(), 1); // no study
    QVERIFY(openAndSettle(session, study()));
    QFile obstacle(m_folder.filePath("obstacle"));
    QVERIFY(obstacle.open(QIODevice::WriteOnly));
    session.exporter()->start({"json"}, obstacle.fileName() + "/below");
    QVERIFY(failed.wait());
    QVERIFY(failed[1][0].toString().startsWith("The report could not be written"));
    // One format fails: the others are written, and the message says both.
    QVERIFY(QDir().mkpath(m_folder.filePath("partly/grid.csv")));
    session.exporter()->start({"csv", "json"}, m_folder.filePath("partly"));
    QVERIFY(failed.wait());
    const QString partly = failed[2][0].toString();
    QVERIFY2(partly.contains("(CSV)") && partly.contains("Written: assessment.json"),
             qPrintable(partly));
    QVERIFY(QFileInfo(m_folder.filePath("partly/assessment.json")).size() > 0);
}

void TestReportExport::export_refusesUnknownFormats()
{
    Session session(options());
    QVERIFY(openAndSettle(session, study()));
    QSignalSpy failed(&session, &Session::failed);
    session.exporter()->start({"docx"}, m_folder.filePath("unknown"));
    QVERIFY(failed.wait());
    QVERIFY2(failed[0][0].toString().contains("docx"), qPrintable(failed[0][0].toString()));
}

void TestReportExport::formats_areNamedInEachLanguage()
{
    for (const Language& language : languages()) {
        if (language.code == QLatin1String("en"))
            continue;
        QTranslator translator;
        QVERIFY(translator.load(QStringLiteral("foramen_") + language.code,
                                QStringLiteral(":/foramen/translations")));
        for (const ExportFormat& format : ReportExporter::formats())
            QVERIFY2(!translator.translate("ExportFormat", format.name.c_str()).isEmpty(),
                     format.name.c_str());
    }
}

void TestReportExport::shortName_saysLevelAndPlace()
{
    QCOMPARE(shortNameOf({Condition::RightNeuralForaminalNarrowing, DiscLevel::L5S1}),
             QStringLiteral("L5/S1 right foramen"));
    QCOMPARE(shortNameOf({Condition::SpinalCanalStenosis, DiscLevel::L1L2}),
             QStringLiteral("L1/L2 canal"));
}

QTEST_MAIN(TestReportExport)
#include "tst_report_export.moc"
