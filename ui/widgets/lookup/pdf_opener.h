#pragma once

#include "core/base/result.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QString>

#include <filesystem>
#include <memory>

namespace foramen {

class TemporaryFolder;

/// Opens the PDF inside a DICOM object with the desktop's program, from a folder that only the user
/// can read and that is deleted with this object.
class PdfOpener : public QObject {
    Q_OBJECT

public:
    explicit PdfOpener(QObject* parent = nullptr);
    ~PdfOpener() override;

    /// told() follows.
    void open(const std::filesystem::path& file);

Q_SIGNALS:
    /// That the PDF was handed to the desktop, or why not.
    void told(const QString& sentence);

private:
    void take(const Result<std::filesystem::path>& pdf);

    TaskRunner m_reader{TaskRunner::kReading};
    std::shared_ptr<const TemporaryFolder> m_folder; ///< made with the first PDF
    int m_count = 0; ///< of files in the folder
};

} // namespace foramen
