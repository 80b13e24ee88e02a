#pragma once

#include "core/ai/model/network_runtime.h"
#include "ui/state/editing/assessment_editing.h"
#include "ui/state/editing/cell_filter.h"
#include "ui/state/editing/series_links.h"
#include "ui/state/editing/series_roles.h"
#include "ui/state/editing/study_twins.h"
#include "ui/state/grader/grader.h"
#include "ui/state/grading/reveal.h"
#include "ui/state/grading/site_cut_offs.h"
#include "ui/state/grading/site_explanation.h"
#include "ui/state/grading/study_grading.h"
#include "ui/state/grading/unreliable_choice.h"
#include "ui/state/points/point_editing.h"
#include "ui/state/report/report_draft.h"
#include "ui/state/report/report_exporter.h"
#include "ui/state/report/report_signing.h"
#include "ui/state/saving/study_saving.h"
#include "ui/state/series/study_loader.h"
#include "ui/state/study/current_study.h"
#include "ui/state/study/site_selection.h"
#include "ui/state/study/study_opening.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <filesystem>
#include <memory>

namespace foramen {

class Annotations;
class ReadingTakeover;
class CommentTyping;
class Prior;

/// How a session is set up: model, device, database, reader.
struct SessionOptions {
    std::filesystem::path modelFolder; ///< empty: defaultModelFolder()
    DeviceChoice device;
    std::filesystem::path databaseFile; ///< empty: defaultDatabaseFile()
    QString readerName; ///< empty: the login's full name
    bool gradeAutomatically = true;
    GraderFactory makeGrader = makePredictorGrader; ///< replaced in tests
    ScanFunction scan; ///< empty: with the index beside the database; replaced in tests
};

/// Owns the parts that work on the open study, and connects them. Callers ask the part and connect
/// to its signals. GUI thread.
class Session : public QObject {
    Q_OBJECT

public:
    explicit Session(const SessionOptions& options, QObject* parent = nullptr);
    ~Session() override;

    /// See StudyOpening::open().
    void open(const QStringList& paths);
    /// Shows another study of the last scan.
    void showStudy(int index);
    void closeStudy();

    [[nodiscard]] const CurrentStudy& current() const; ///< emits the changes of the study
    [[nodiscard]] QUndoGroup* undoGroup() const; ///< undo and redo of the open study
    [[nodiscard]] StudyOpening* opening() const;
    [[nodiscard]] SiteSelection* selection() const;
    [[nodiscard]] SeriesLinks* links() const;
    [[nodiscard]] SeriesRoles* roles() const;
    [[nodiscard]] StudyTwins* twins() const;
    [[nodiscard]] AssessmentEditing* editing() const;
    [[nodiscard]] PointEditing* points() const;
    [[nodiscard]] CommentTyping* comments() const;
    [[nodiscard]] Annotations* annotations() const;
    [[nodiscard]] StudyGrading* grading() const;
    [[nodiscard]] SiteExplanation* explanation() const;
    [[nodiscard]] UnreliableChoice* unreliable() const;
    [[nodiscard]] SiteCutOffs* cutOffs() const;
    [[nodiscard]] Reveal* reveal() const;
    [[nodiscard]] FilterChoice* filter() const;
    [[nodiscard]] Prior* prior() const;
    [[nodiscard]] StudySaving* saving() const;
    [[nodiscard]] ReportDraft* draft() const;
    [[nodiscard]] ReportSigning* signing() const;
    [[nodiscard]] ReportExporter* exporter() const;
    [[nodiscard]] ReadingTakeover* takeover() const;

Q_SIGNALS:
    void failed(const QString& sentence); ///< a request of the reader failed
    void told(const QString& sentence); ///< something that the reader should know
    /// All series are read, and grading ended (done, cancelled, failed or off).
    void settled();

private:
    void tieParts();
    void beginWork();
    void gradeWhenReady();
    void settleIfDone();

    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace foramen
