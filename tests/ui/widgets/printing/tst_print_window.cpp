#include "ui/widgets/printing/print_window.h"

#include "core/report/draft/draft.h"
#include "core/report/draft/draft_text.h"
#include "core/report_pdf/pdf_writer.h"
#include "tests/support/faults/failing_files.h"
#include "tests/support/file_content.h"
#include "tests/support/program_run.h"
#include "ui/widgets/report/report_print_job.h"

#include <QFileInfo>
#include <QLabel>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QPushButton>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

#include <cerrno>

using namespace foramen;
using namespace foramen::test;

namespace {

Report sample()
{
    Assessment assessment({.studyInstanceUid = "1.2.3", .patientName = "Phantom^Test"});
    assessment.setDecision(
        {Condition::SpinalCanalStenosis, DiscLevel::L4L5},
        ReaderDecision{Severity::Severe, false, "Reader^Ann", "2026-11-20T10:05:00+01:00"});
    Report report;
    report.text = draftText(draftOf(assessment));
    for (int line = 0; line < 40; ++line) // a second page
        report.text += "Line " + std::to_string(line) + " of a longer text.\n";
    report.time = "2026-11-20T10:30:00+01:00";
    report.assessment = std::move(assessment);
    return report;
}

QString textOf(const QString& file)
{
    return QString::fromUtf8(runProgram("pdftotext", {"-layout", file, "-"}).out);
}

} // namespace

/// Printing and its preview.
class TestPrintWindow : public QObject {
    Q_OBJECT

private Q_SLOTS:
    void pages_areThoseOfThePdf();
    void preview_showsEveryPage();
    void withoutPrinter_itSaysSoAndOffersTheFile();
    void unwritableFile_isSaid();
    void fullDisk_keepsTheOldPdfAndIsSaid();
    void otherPaper_isFitted();

private:
    [[nodiscard]] QString path(const char* name) const
    {
        return m_folder.filePath(QString::fromLatin1(name));
    }
    void printTo(PrintWindow& window, const QString& file)
    {
        window.printer()->setOutputFormat(QPrinter::PdfFormat);
        window.printer()->setOutputFileName(file);
        QSignalSpy printed(&window, &PrintWindow::printed);
        window.print();
        QVERIFY(printed.wait(20000));
    }

    QTemporaryDir m_folder;
};

void TestPrintWindow::pages_areThoseOfThePdf()
{
    PrintWindow window(printJobOf(sample()), {QStringLiteral("Reading room")});
    printTo(window, path("printed.pdf"));
    QVERIFY(QFileInfo(path("printed.pdf")).size() > 5000);
    if (QStandardPaths::findExecutable("pdftotext").isEmpty())
        QSKIP("pdftotext is not installed");
    QVERIFY(writePdf(path("exported.pdf").toStdString(), sample()));
    const QString printed = textOf(path("printed.pdf"));
    QVERIFY(printed.contains("Page 2 of 2"));
    QCOMPARE(printed.simplified(), textOf(path("exported.pdf")).simplified());
}

void TestPrintWindow::preview_showsEveryPage()
{
    PrintWindow window(printJobOf(sample()), {QStringLiteral("Reading room")});
    window.show();
    QVERIFY(QTest::qWaitForWindowExposed(&window));
    auto* preview = window.findChild<QPrintPreviewWidget*>();
    QVERIFY(preview);
    QTRY_COMPARE(preview->pageCount(), 2);
    QVERIFY(window.findChild<QLabel*>("printMessage")->text().isEmpty());
}

void TestPrintWindow::withoutPrinter_itSaysSoAndOffersTheFile()
{
    PrintWindow window(printJobOf(sample()), {});
    window.show();
    QVERIFY(window.findChild<QLabel*>("printMessage")->text().startsWith("No printer"));
    const auto buttons = window.findChildren<QPushButton*>();
    QVERIFY(!buttons[0]->isEnabled() || !buttons[1]->isEnabled());
    printTo(window, path("without.pdf"));
    QVERIFY(QFileInfo(path("without.pdf")).size() > 5000);
    QVERIFY(window.findChild<QLabel*>("printMessage")->text().contains("without.pdf"));
    for (const QPushButton* button : buttons)
        QCOMPARE(button->isEnabled(), !button->text().startsWith("Print"));
}

void TestPrintWindow::unwritableFile_isSaid()
{
    PrintWindow window(printJobOf(sample()), {QStringLiteral("Reading room")});
    window.printer()->setOutputFormat(QPrinter::PdfFormat);
    window.printer()->setOutputFileName(path("no/such/folder.pdf"));
    window.print();
    QTRY_VERIFY(
        window.findChild<QLabel*>("printMessage")->text().startsWith("The file cannot be written"));
}

void TestPrintWindow::fullDisk_keepsTheOldPdfAndIsSaid()
{
    PrintWindow window(printJobOf(sample()), {});
    QSignalSpy printed(&window, &PrintWindow::printed);
    window.save(path("saved.pdf"));
    QVERIFY(printed.wait(20000));
    const QByteArray before = contentOf(path("saved.pdf"));
    QVERIFY(before.startsWith("%PDF"));
    FailingFiles faults;
    faults.fail(FileCall::Write, ENOSPC, "saved.pdf");
    window.save(path("saved.pdf"));
    QTRY_COMPARE(window.findChild<QLabel*>("printMessage")->text(),
                 QString("The file cannot be written: the disk is full."));
    QCOMPARE(contentOf(path("saved.pdf")), before);
    QCOMPARE(printed.count(), 1);
    for (const QPushButton* button : window.findChildren<QPushButton*>())
        QCOMPARE(button->isEnabled(), !button->text().startsWith("Print"));
}

void TestPrintWindow::otherPaper_isFitted()
{
    PrintWindow window(printJobOf(sample()), {});
    window.printer()->setPageSize(QPageSize(QPageSize::Letter));
    printTo(window, path("letter.pdf"));
    if (QStandardPaths::findExecutable("pdftotext").isEmpty())
        QSKIP("pdftotext is not installed");
    const QString text = textOf(path("letter.pdf"));
    QVERIFY(text.contains("Page 1 of 2") && text.contains("Page 2 of 2"));
    QVERIFY(text.contains("MRI of the lumbar spine"));
}

QTEST_MAIN(TestPrintWindow)
#include "tst_print_window.moc"
