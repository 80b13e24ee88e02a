#pragma once

#include "core/report/report.h"
#include "ui/state/tasks/task_runner.h"

#include <QDialog>
#include <QStringList>

#include <memory>

class QLabel;
class QPrintPreviewWidget;
class QPrinter;
class QPushButton;

namespace foramen {

/// The report as it will be printed, page by page, and the way to a printer or a PDF file. The
/// pages are those of the exported PDF.
class PrintWindow : public QDialog {
    Q_OBJECT

public:
    /// @param printers  names of those that are set up; none: it says so and offers the file.
    PrintWindow(Report report, QStringList printers, QWidget* parent = nullptr);
    ~PrintWindow() override;

    [[nodiscard]] QPrinter* printer() const { return m_printer.get(); }
    /// Prints with the printer as it is set; printed() or a sentence in the window follows.
    void print();

Q_SIGNALS:
    void printed();

private:
    void build();
    void choosePrinter();
    void chooseFile();
    void say(const QString& sentence);

    Report m_report;
    QStringList m_printers;
    std::unique_ptr<QPrinter> m_printer;
    QPrintPreviewWidget* m_preview = nullptr;
    QLabel* m_message = nullptr;
    QPushButton* m_print = nullptr;
    QPushButton* m_file = nullptr;
    QString m_done; ///< what is said once it is printed
    TaskRunner
        m_runner; ///< last: its destruction waits for the worker, which uses all of the above
};

/// Opens the window over another one. The printers that the system knows are asked for.
void showPrintWindow(const Report& report, QWidget* parent);

} // namespace foramen
