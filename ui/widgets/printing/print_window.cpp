#include "ui/widgets/printing/print_window.h"

#include "ui/state/language/reason_text.h"
#include "ui/widgets/keys/actions.h"
#include "ui/widgets/theme/theme.h"

#include <QDir>
#include <QFileDialog>
#include <QHBoxLayout>
#include <QLabel>
#include <QPrintDialog>
#include <QPrintPreviewWidget>
#include <QPrinter>
#include <QPrinterInfo>
#include <QPushButton>
#include <QSettings>
#include <QVBoxLayout>

#include <utility>

namespace foramen {

namespace {

const QString kFolderKey = QStringLiteral("export/folder");

} // namespace

PrintWindow::PrintWindow(PrintJob job, QStringList printers, QWidget* parent)
    : QDialog(parent)
    , m_job(std::move(job))
    , m_printers(std::move(printers))
    , m_printer(std::make_unique<QPrinter>(QPrinter::HighResolution))
{
    setObjectName(QStringLiteral("printWindow"));
    setWindowTitle(m_job.title);
    m_printer->setPageSize(QPageSize(QPageSize::A4));
    m_printer->setFullPage(true);
    if (m_job.isLandscape)
        m_printer->setPageOrientation(QPageLayout::Landscape);
    m_printer->setDocName(m_job.documentName);
    build();
    resize(760, 860);
}

PrintWindow::~PrintWindow() = default;

void PrintWindow::build()
{
    m_preview = new QPrintPreviewWidget(m_printer.get(), this);
    m_preview->setAccessibleName(m_job.pagesName);
    m_preview->setViewMode(QPrintPreviewWidget::AllPagesView);
    m_preview->setZoomMode(QPrintPreviewWidget::FitToWidth);
    m_message = new QLabel(this);
    m_message->setObjectName(QStringLiteral("printMessage"));
    m_message->setWordWrap(true);
    m_print = new QPushButton(tr("Print…"), this);
    m_print->setToolTip(tr("Choose a printer, pages and copies"));
    m_file = new QPushButton(tr("Save as PDF…"), this);
    m_file->setToolTip(tr("Write the same pages into a file"));
    auto* close = new QPushButton(tr("Close"), this);
    close->setToolTip(textWithKey(tr("Close"), QKeySequence(Qt::Key_Escape)));
    const bool canPrint = !m_printers.isEmpty();
    m_print->setEnabled(canPrint);
    (canPrint ? m_print : m_file)->setProperty("primary", true);
    (canPrint ? m_print : m_file)->setDefault(true);
    if (!canPrint)
        say(tr("No printer is set up on this computer. Save the pages as a PDF instead, or set "
               "up a printer and open this window again."));
    auto* buttons = new QHBoxLayout;
    buttons->addWidget(m_message, 1);
    buttons->addWidget(m_file);
    buttons->addWidget(m_print);
    buttons->addWidget(close);
    auto* column = new QVBoxLayout(this);
    column->setContentsMargins(theme::kMargin, theme::kMargin, theme::kMargin, theme::kMargin);
    column->addWidget(m_preview, 1);
    column->addLayout(buttons);
    connect(m_preview, &QPrintPreviewWidget::paintRequested, this, [this](QPrinter* printer) {
        if (const auto drawn = m_job.draw(*printer); !drawn)
            say(tr("The preview cannot be drawn."));
    });
    connect(m_print, &QPushButton::clicked, this, &PrintWindow::choosePrinter);
    connect(m_file, &QPushButton::clicked, this, &PrintWindow::chooseFile);
    connect(close, &QPushButton::clicked, this, &QDialog::close);
}

void PrintWindow::choosePrinter()
{
    m_printer->setOutputFormat(QPrinter::NativeFormat);
    m_printer->setOutputFileName({});
    if (m_printer->printerName().isEmpty() || !m_printers.contains(m_printer->printerName()))
        m_printer->setPrinterName(m_printers.front());
    auto* dialog = new QPrintDialog(m_printer.get(), this);
    dialog->setObjectName(QStringLiteral("printerDialog"));
    dialog->setOptions(QAbstractPrintDialog::PrintToFile
                       | QAbstractPrintDialog::PrintCollateCopies);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QDialog::accepted, this, [this] { print(); });
    dialog->open();
}

void PrintWindow::chooseFile()
{
    const QString folder = QSettings().value(kFolderKey, QDir::homePath()).toString();
    auto* dialog = new QFileDialog(this, tr("Save as PDF"), QDir(folder).filePath(m_job.fileName),
                                   tr("PDF (*.pdf)"));
    dialog->setObjectName(QStringLiteral("printFileDialog"));
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(QStringLiteral("pdf"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &QFileDialog::fileSelected, this, &PrintWindow::save);
    dialog->open();
}

void PrintWindow::save(const QString& file)
{
    if (m_runner.isRunning())
        return;
    m_done = tr("Saved as %1.").arg(QDir::toNativeSeparators(file));
    begin(tr("Saving…"));
    m_runner.start([this, file](const Task&) { return m_job.writePdf(file.toStdString()); },
                   [this](const Result<void>& result) {
                       finish(result ? QString() : reasonSentence(result.error().reason));
                   });
}

void PrintWindow::print()
{
    if (m_runner.isRunning())
        return;
    const bool toFile = !m_printer->outputFileName().isEmpty(); // a choice of the printer's dialog
    m_done = toFile ? tr("Saved as %1.").arg(QDir::toNativeSeparators(m_printer->outputFileName()))
                    : tr("Sent to %1.").arg(m_printer->printerName());
    begin(tr("Printing…"));
    m_runner.start([this](const Task&) { return m_job.draw(*m_printer); },
                   [this, toFile](const Result<void>& result) {
                       if (result)
                           finish({});
                       else
                           finish(toFile ? tr("The file cannot be written: no permission, no such "
                                              "folder, or the disk is full.")
                                         : tr("The printer does not answer. Is it switched on and "
                                              "set up?"));
                   });
}

void PrintWindow::begin(const QString& sentence)
{
    say(sentence);
    m_print->setEnabled(false);
    m_file->setEnabled(false);
}

void PrintWindow::finish(const QString& problem)
{
    m_print->setEnabled(!m_printers.isEmpty());
    m_file->setEnabled(true);
    say(problem.isEmpty() ? m_done : problem);
    if (problem.isEmpty())
        Q_EMIT printed();
}

void PrintWindow::say(const QString& sentence)
{
    m_message->setText(sentence);
}

void showPrintWindow(PrintJob job, QWidget* parent)
{
    auto* window = new PrintWindow(std::move(job), QPrinterInfo::availablePrinterNames(), parent);
    window->setAttribute(Qt::WA_DeleteOnClose);
    window->open();
}

} // namespace foramen
