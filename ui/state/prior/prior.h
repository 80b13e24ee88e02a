#pragma once

#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/spine/assessment.h"
#include "ui/state/grading/study_grading.h"
#include "ui/state/series/scanned_studies.h"
#include "ui/state/series/study_loader.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/space_finding.h"
#include "ui/state/study/spine_window_finding.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <optional>
#include <variant>
#include <vector>

namespace foramen {

class SiteCutOffs;
class StudyStore;
class UnreliableChoice;

/// State of opening a prior study.
enum class PriorState {
    None,
    Scanning,
    Asking, ///< identityQuestion() waits for answer()
    Loading,
    Shown,
};

/// How a site changed from the prior study to the open one.
enum class PriorChange { Unknown, Better, Same, Worse };

/// Another study of the same patient in the scan of the open study.
struct PriorOffer {
    std::size_t studyIndex = 0; ///< into the scan of the open study
    QString date;
    QString description;
};

/// The prior study that the open one is compared with: its volumes and its grades, saved or
/// computed in the background after those of the open study. Read only, and never written to the
/// database. Its coordinates are not related to those of the open study, whatever the Frame of
/// Reference UIDs say; the two are matched by disc level only. GUI thread; slow work runs in
/// TaskRunners.
class Prior : public QObject {
    Q_OBJECT

public:
    /// @param open  its grading goes before the prior's
    Prior(const CurrentStudy& open, const StudyGrading& openGrading, StudyStore& store,
          GradingOptions options, QObject* parent = nullptr);
    ~Prior() override;

    /// The scan of open(); scanStudies() until it is set.
    void setScan(ScanFunction scan);
    /// Shows or withholds the prior's grades as the reader chose.
    void obey(UnreliableChoice& choice);
    /// Grades the prior at the site's cut-offs.
    void obey(SiteCutOffs& cutOffs);

    /// Scans files and folders in the background and takes the prior that they hold.
    /// identityQuestion() or failed() may follow.
    void open(const QStringList& paths);
    /// Takes another study of the open study's scan.
    void openOffered(std::size_t studyIndex);
    /// Answers identityQuestion(): whether to compare nevertheless.
    void answer(bool goOn);
    void close();

    [[nodiscard]] PriorState state() const;
    /// Null until the study is accepted as prior.
    [[nodiscard]] const Study* study() const;
    [[nodiscard]] QString dateText() const; ///< of study()
    /// Why it may be of another patient; empty when there is no doubt.
    [[nodiscard]] QString warning() const;
    /// Other studies of the patient in the scan of the open study, the newest first.
    [[nodiscard]] std::vector<PriorOffer> offers() const;

    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const;
    [[nodiscard]] const PatientSpaces& spaces() const { return m_prior->spaces; }
    [[nodiscard]] const SpineWindows& spineWindows() const { return m_prior->spineWindows; }
    [[nodiscard]] const Assessment& assessment() const;
    /// Why there are no grades, or not yet; empty when they are there.
    [[nodiscard]] QString gradingText() const;
    [[nodiscard]] bool isGraded() const;
    /// Change from the prior's grade of a site to that of the open study, each by model or reader.
    [[nodiscard]] PriorChange changeOf(Site site) const;

Q_SIGNALS:
    void stateChanged(); ///< state(), study(), warning(), offers()
    void volumesChanged();
    void assessmentChanged(); ///< assessment(), gradingText()
    void identityQuestion(const QString& question);
    void failed(const QString& sentence);

private:
    /// The scan for a prior runs.
    struct Scan {
        ScopeGuard work;
    };
    /// identityQuestion() waits for its answer.
    struct Question {
        ScannedStudiesPtr found;
        std::size_t index = 0;
    };

    void takeScan(const ScannedStudiesPtr& found);
    void take(const ScannedStudiesPtr& found, std::size_t index);
    void begin(const ScannedStudiesPtr& found, std::size_t index);
    void takeSeries(const LoadedSeries& loaded);
    void finishReading();
    void gradeWhenDue();
    [[nodiscard]] bool isRead() const;

    const CurrentStudy& m_open;
    const StudyGrading& m_openGrading;
    StudyStore& m_store;
    CurrentStudy m_prior;
    SpaceFinding m_spaces;
    SpineWindowFinding m_windows;
    StudyLoader m_loader;
    StudyGrading m_grading;
    std::variant<std::monostate, Scan, Question> m_wish; ///< the prior that is being opened
};

} // namespace foramen
