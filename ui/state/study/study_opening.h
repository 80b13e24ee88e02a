#pragma once

#include "ui/state/series/study_loader.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <vector>

namespace foramen {

class CurrentStudy;

/// State of opening a study.
enum class StudyState { Empty, Scanning, Loading, Shown };

/// Opens a study: scans, shows the series that hangs first while a long scan goes on, completes
/// the study, reads its series one after the other. GUI thread; slow work runs in a StudyLoader.
class StudyOpening : public QObject {
    Q_OBJECT

public:
    StudyOpening(CurrentStudy& current, ScanFunction scan, QObject* parent = nullptr);

    /// Scans files, folders and archives and shows the most lumbar study found. A failure leaves
    /// the open study as it is and emits failed(). Where the scan takes long, a study with the
    /// series that hangs first is shown while it goes on.
    void open(const QStringList& paths);
    /// Gives up the scan that is going on, as where a network folder does not answer. A study of
    /// which only the first series is there is closed; another open one stays.
    void cancel();
    /// Shows another study of the last scan.
    void show(int index);
    void showStudy(const ScannedStudiesPtr& scanned, std::size_t index);
    /// Scans what was opened once more in the background and takes over into the open study what
    /// came, changed or went; series that did not change stay as they are. Does nothing during a
    /// scan, or for a study from an archive.
    void scanAgain();
    /// The reader chose series that are still being read: rolesRead() follows once more.
    void awaitRoles();

    [[nodiscard]] StudyState state() const;
    /// What was opened last.
    [[nodiscard]] const QStringList& paths() const { return m_paths; }
    /// Whether any scan goes on, also one in the background.
    [[nodiscard]] bool isScanning() const { return m_loader.isScanning(); }

Q_SIGNALS:
    void changed(); ///< state()
    void completed(); ///< series chosen for roles are known, but have to be read
    /// The series chosen for roles are read, and the panes had time to paint.
    void rolesRead();
    void allRead();
    void failed(const QString& sentence);

private:
    void showFirstSeries(const ScannedStudiesPtr& offered);
    void showScanned(const ScannedStudiesPtr& whole);
    void renew(const ScannedStudiesPtr& again);
    void renewSeries(const Study& old);
    void complete(const ScannedStudiesPtr& whole, std::size_t index);
    void read(std::vector<std::size_t> order);
    [[nodiscard]] bool isBegun() const; ///< the study has only its first series
    [[nodiscard]] std::optional<std::size_t> studyBegunIn(const ScannedStudies& whole) const;
    void scanFailed(const QString& sentence);
    void takeSeries(const LoadedSeries& loaded);
    void rolesAreRead();
    void finishReading();

    CurrentStudy& m_current;
    StudyLoader m_loader;
    QStringList m_paths;
    bool m_isAgain = false; ///< the newest scan is one of scanAgain()
};

} // namespace foramen
