#pragma once

#include "core/base/result.h"
#include "ui/state/tasks/task_runner.h"

#include <QDialog>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <functional>
#include <memory>

class QLabel;
class QPrintPreviewWidget;
class QPrinter;
class QPushButton;

namespace foramen {

/// Pages that can be printed. It owns everything that it draws: pages are drawn on another thread,
/// too.
struct PrintJob {
    QString title; ///< of the preview
    QString pagesName; ///< for screen readers: "Pages of the report"
    /// In the queue of the printer, where others see it: without patient data.
    QString documentName;
    QString fileName; ///< that is offered for a PDF
    bool isLandscape = false;
    std::function<Result<void>(QPrinter& printer)> draw;
    std::function<Result<void>(const std::filesystem::path& file)> writePdf;
};

/// Print preview, with printing to a printer or into a PDF file.
class PrintWindow : public QDialog {
    Q_OBJECT

public:
    /// @param printers  names of the installed printers; with none, only the PDF file is offered.
    PrintWindow(PrintJob job, QStringList printers, QWidget* parent = nullptr);
    ~PrintWindow() override;

    [[nodiscard]] QPrinter* printer() const { return m_printer.get(); }
    /// Prints with the chosen printer; printed() or a message in the window follows.
    void print();
    /// Writes the pages into a PDF; the same follows.
    void save(const QString& file);

Q_SIGNALS:
    void printed();

private:
    void build();
    void choosePrinter();
    void chooseFile();
    void begin(const QString& sentence);
    void finish(const QString& problem);
    void say(const QString& sentence);

    PrintJob m_job;
    QStringList m_printers;
    std::unique_ptr<QPrinter> m_printer;
    QPrintPreviewWidget* m_preview = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_print = nullptr;
    QPushButton* m_file = nullptr;
    QString m_done; ///< the message once it is printed
    TaskRunner
        m_runner; ///< last: its destruction waits for the worker, which uses all of the above
};

/// Opens the window over another one, with the printers of the system.
void showPrintWindow(PrintJob job, QWidget* parent);

} // namespace foramen
