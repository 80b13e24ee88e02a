#pragma once

#include "core/ai/model/network_runtime.h"
#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/report/report.h"
#include "core/spine/assessment.h"
#include "ui/state/editing/assessment_editing.h"
#include "ui/state/editing/series_roles.h"
#include "ui/state/grader/grader.h"
#include "ui/state/grading/site_explanation.h"
#include "ui/state/grading/study_grading.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/series/study_loader.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/study_opening.h"

#include <QImage>
#include <QObject>
#include <QString>
#include <QStringList>
#include <QUndoStack>

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace foramen {

class Annotations;
class Prior;

struct SessionOptions {
    std::filesystem::path modelFolder; ///< empty: defaultModelFolder()
    DeviceChoice device;
    std::filesystem::path databaseFile; ///< empty: defaultDatabaseFile()
    QString readerName; ///< empty: the login's full name
    bool gradeAutomatically = true;
    GraderFactory makeGrader = makePredictorGrader; ///< tests grade with one of their own
    ScanFunction scan = scanStudies; ///< tests hold it up
};

/// Ties the parts that work on the open study: what opens it, grades it, edits it, saves it and
/// reports on it, and the prior that it is compared with. GUI thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(SessionOptions options, QObject* parent = nullptr);
    ~Session() override;

    /// Scans files, folders and archives in the background and shows the most lumbar study found. A
    /// failure leaves the open study as it is and emits failed(). Where the scan takes long, a
    /// study with the series that hangs first is shown while it goes on: then state() is Scanning
    /// and study() is not null.
    void open(const QStringList& paths);
    /// Shows another study of the last scan.
    void showStudy(int index);
    void closeStudy();

    [[nodiscard]] StudyState state() const;
    [[nodiscard]] const std::vector<Study>& studies() const; ///< of the last scan
    [[nodiscard]] const Study* study() const; ///< the open one, null when none
    [[nodiscard]] const std::vector<SeriesEntry>& series() const;
    /// The blocks shown for a role: those of the chosen series, axial blocks of several chosen
    /// series after one another from head to feet.
    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const;
    /// Lets the reader give a series a role (or none); grading starts anew if it was automatic.
    /// Saved: the study opens with it the next time.
    void overrideRole(std::size_t seriesIndex, std::optional<SeriesRole> role);
    /// Gives a series back the role that its headers tell.
    void resetRole(std::size_t seriesIndex);
    /// Everything that could not be used or drawn, one sentence each.
    [[nodiscard]] QStringList problems() const;
    /// The same as far as it comes from files of the open study, with their paths.
    [[nodiscard]] const std::vector<InputProblem>& inputProblems() const;

    // The parts
    [[nodiscard]] const CurrentStudy& current() const; ///< tells what changes in the study
    [[nodiscard]] QUndoGroup* undoGroup() const; ///< undo and redo of the open study
    [[nodiscard]] StudyOpening* opening() const;
    [[nodiscard]] SeriesRoles* roles() const;
    [[nodiscard]] AssessmentEditing* editing() const;
    [[nodiscard]] StudyGrading* grading() const;
    [[nodiscard]] SiteExplanation* siteExplanation() const;
    [[nodiscard]] StudySaving* saving() const;
    [[nodiscard]] ReportDraft* draft() const;
    [[nodiscard]] ReportExporter* exporter() const;

    // The grid
    [[nodiscard]] const Assessment& assessment() const;
    [[nodiscard]] QUndoStack* undoStack(); ///< of the open study
    /// The reader's measurements and key images of the open study.
    [[nodiscard]] Annotations* annotations() const;
    /// The earlier study that the open one is compared with.
    [[nodiscard]] Prior* prior() const;
    [[nodiscard]] Site currentSite() const;
    void setCurrentSite(Site site);
    /// The reader's decision; each call is one undoable step and one history row.
    void setSeverity(Site site, Severity severity);
    void setUngradable(Site site);
    void clearDecision(Site site);
    void acceptFinding(Site site);
    void acceptRow(DiscLevel level);
    void setComment(Site site, const QString& comment);
    /// Moves a site's point to a place on a slice of a volume. Refused, with failed(), when it
    /// would land on the patient's other side.
    void moveSite(Site site, PatientPoint point, const VolumePtr& volume, int slice,
                  ImagePoint image);
    void shiftLevels(int by);
    /// The next site without a decision after @p from in reading order (level by level, right to
    /// left of the patient), wrapping round.
    [[nodiscard]] std::optional<Site> nextUnreviewed(Site from) const;
    /// The site without a decision whose AI grade is the most doubtful; from one that is called
    /// uncertain to the next such one, wrapping round. Sites that the AI did not grade come last.
    [[nodiscard]] std::optional<Site> nextUncertain(Site from) const;

    // Grading
    void startGrading();
    void cancelGrading();
    [[nodiscard]] GradingState gradingState() const;
    /// One line for the status bar: device, model, stage, time, or why there is no AI.
    [[nodiscard]] QString gradingText() const;
    [[nodiscard]] double gradingProgress() const; ///< 0 to 1

    // Where a grade came from
    /// Asks the model where on the pictures it found the AI's grade of a site, or takes the answer
    /// away again; explanationChanged() or failed() follows. Never part of an export.
    void toggleExplanation(Site site);
    /// The answer, of the current site; none before it is there.
    [[nodiscard]] const std::optional<Explanation>& explanation() const;
    [[nodiscard]] bool isExplaining() const; ///< asked for: on its way or there

    // Saving and report
    [[nodiscard]] QString savedText() const; ///< "Saved 12:04:31", or the database's trouble
    [[nodiscard]] bool
    isSaved() const; ///< false while the database cannot be written: shown as a banner
    [[nodiscard]] QString readerName() const;
    /// For decisions and reports from now on; what was decided keeps its name.
    void setReaderName(const QString& name);
    /// The draft from the grid until the reader edits it.
    [[nodiscard]] QString reportText() const;
    void setReportText(const QString& text);
    [[nodiscard]] bool isReportEdited() const;
    void resetReportText();
    /// The value that writers print.
    [[nodiscard]] Report report() const;
    /// Formats by suffix or name: "pdf", "csv", "json", "sr", "submission". Runs in the background;
    /// exported() or failed() follows.
    void exportReport(const QStringList& formats, const QString& folder);

Q_SIGNALS:
    void stateChanged(); ///< state(), study(), studies()
    void seriesChanged(); ///< series(): roles, thumbnails, volumes loaded
    void volumesChanged(foramen::SeriesRole role);
    void problemsChanged();
    void assessmentChanged(); ///< any cell, level or numbering
    void currentSiteChanged(foramen::Site site);
    void gradingChanged(); ///< gradingState(), gradingText(), gradingProgress()
    void explanationChanged();
    void savedChanged();
    void reportTextChanged();
    void exported(const QStringList& files);
    void failed(const QString& sentence); ///< something that the user asked for could not be done
    /// The study is on screen's models and grading ended one way or the other (done, failed,
    /// refused, off).
    void settled();

private:
    void tieParts();
    void passSignalsOn();
    void beginWork();
    void settleIfDone();

    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
