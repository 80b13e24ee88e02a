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

/// Print preview of the report, with printing to a printer or into a PDF file. The pages are those
/// of the exported PDF.
class PrintWindow : public QDialog {
    Q_OBJECT

public:
    /// @param printers  names of the installed printers; with none, only the PDF file is offered.
    PrintWindow(Report report, QStringList printers, QWidget* parent = nullptr);
    ~PrintWindow() override;

    [[nodiscard]] QPrinter* printer() const { return m_printer.get(); }
    /// Prints with the chosen printer; printed() or a message in the window follows.
    void print();
    /// Writes the pages into a PDF, as an export does; the same follows.
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

    Report m_report;
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
void showPrintWindow(const Report& report, QWidget* parent);

} // namespace foramen
