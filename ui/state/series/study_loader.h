#pragma once

#include "core/base/result.h"
#include "core/dicom/scanning/study_scanner.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "ui/state/series/scanned_studies.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>
#include <QStringList>

#include <cstddef>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

namespace foramen {

using ScanFunction = std::function<Result<ScanResult>(const std::vector<std::filesystem::path>&,
                                                      const Task&, const ScanWatch&)>;

/// Scans files and reads series on its own threads. GUI thread.
class StudyLoader : public QObject {
    Q_OBJECT

public:
    explicit StudyLoader(QObject* parent = nullptr);

    /// The scan: scanStudies(), or a replacement in tests.
    void setScan(ScanFunction scan) { m_scan = std::move(scan); }

    /// scanned() or scanFailed() follows, unless a newer scan starts. Loading goes on meanwhile.
    void scan(const QStringList& paths);
    /// Reads the series of a study in the given order; loaded() follows for each, then finished().
    void load(const ScannedStudiesPtr& scanned, std::size_t studyIndex,
              std::vector<std::size_t> order);
    void stopLoading();
    void stopScanning();
    /// Until scanned() or scanFailed().
    [[nodiscard]] bool isScanning() const;

    /// The order in which series are read: those chosen for a role first, as they hang.
    [[nodiscard]] static std::vector<std::size_t>
    loadingOrder(const Study& study, const std::vector<RoleAssignment>& roles);
    /// The study that looks most like a lumbar examination: most roles, then most pictures in them.
    [[nodiscard]] static std::size_t mostLumbar(const ScannedStudies& scanned);

Q_SIGNALS:
    /// Before scanned(), in a long scan: the series that will probably hang first, alone in its
    /// study.
    void firstSeriesFound(const foramen::ScannedStudiesPtr& study);
    void scanned(const foramen::ScannedStudiesPtr& studies);
    void scanFailed(const QString& sentence);
    void loaded(const foramen::LoadedSeries& series);
    void finished();

private:
    ScanFunction m_scan = scanStudies;
    TaskRunner m_scanner{TaskRunner::kReading};
    TaskRunner m_reader{TaskRunner::kReading};
};

} // namespace foramen
