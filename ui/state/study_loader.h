#pragma once

#include "core/base/result.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "ui/state/task_runner.h"

#include <QImage>
#include <QObject>
#include <QStringList>

#include <cstddef>
#include <filesystem>
#include <memory>
#include <vector>

namespace foramen {

/// The studies of one scan and the roles of their series.
struct ScannedStudies {
    std::vector<Study> studies;
    std::vector<std::vector<RoleAssignment>> roles; ///< one list a study
    std::vector<InputProblem> problems;
};
using ScannedStudiesPtr = std::shared_ptr<const ScannedStudies>;

/// One series with its pixels.
struct LoadedSeries {
    std::size_t seriesIndex = 0; ///< into Study::series
    std::vector<VolumePtr> volumes;
    QImage thumbnail;
    std::vector<InputProblem> problems;
    QString failure; ///< one sentence when nothing of the series could be read, else empty
};

/// Scans files and reads series on threads of its own. GUI thread.
class StudyLoader : public QObject {
    Q_OBJECT

public:
    explicit StudyLoader(QObject* parent = nullptr);

    /// scanned() or scanFailed() follows, unless a newer scan starts. Loading goes on meanwhile.
    void scan(const QStringList& paths);
    /// Reads the series of a study in the given order; loaded() follows for each, then finished().
    void load(const ScannedStudiesPtr& scanned, std::size_t studyIndex,
              std::vector<std::size_t> order);
    void stopLoading();
    void stopScanning();

    /// The order in which series are read: those chosen for a role first, as they hang.
    [[nodiscard]] static std::vector<std::size_t>
    loadingOrder(const Study& study, const std::vector<RoleAssignment>& roles);
    /// The study that looks most like a lumbar examination: most roles, then most pictures in them.
    [[nodiscard]] static std::size_t mostLumbar(const ScannedStudies& scanned);

Q_SIGNALS:
    void scanned(const foramen::ScannedStudiesPtr& studies);
    void scanFailed(const QString& sentence);
    void loaded(const foramen::LoadedSeries& series);
    void finished();

private:
    TaskRunner m_scanner;
    TaskRunner m_reader;
};

/// Pictures that a series promises by its headers: frames of its image instances.
[[nodiscard]] int pictureCount(const Series& series);

} // namespace foramen
