#pragma once

#include "core/dicom/study.h"
#include "core/imaging/series_role.h"
#include "core/imaging/volume.h"
#include "core/spine/assessment.h"
#include "ui/state/prior/prior_choice.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace foramen {

class SavedWork;
class Session;
struct SessionOptions;

/// What became of the wish for a prior study.
enum class PriorState {
    None,
    Scanning,
    Asking, ///< identityQuestion() waits for answer()
    Loading,
    Shown,
};

/// How a site changed from the prior study to the open one.
enum class PriorChange { Unknown, Better, Same, Worse };

/// A study that was found beside the open one and is of the same patient.
struct PriorOffer {
    std::size_t studyIndex = 0; ///< into Session::studies()
    QString date;
    QString description;
};

/// An earlier study that the open one is compared with: its volumes and its grades, saved or made
/// in the background after those of the open study. Read only, and never written to the database.
/// Nothing ties its coordinates to the open study's, whatever the Frame of Reference UIDs say: they
/// meet at disc levels alone. GUI thread; slow work runs in TaskRunners.
class Prior : public QObject {
    Q_OBJECT

public:
    /// The session owns this, and keeps what is saved.
    Prior(Session* session, const SessionOptions& options, SavedWork* saved);
    ~Prior() override;

    /// Scans files and folders in the background and takes the prior that they hold.
    /// identityQuestion() or failed() may follow.
    void open(const QStringList& paths);
    /// Takes another study of the session's scan.
    void openOffered(std::size_t studyIndex);
    /// To identityQuestion(): whether to compare all the same.
    void answer(bool goOn);
    void close();

    [[nodiscard]] PriorState state() const;
    /// Null until it is agreed on.
    [[nodiscard]] const Study* study() const;
    [[nodiscard]] QString dateText() const; ///< of study()
    /// Why it may be another patient's; empty when nothing speaks for that.
    [[nodiscard]] const QString& warning() const;
    /// What the folder of the open study holds besides, the newest first.
    [[nodiscard]] std::vector<PriorOffer> offers() const;

    [[nodiscard]] std::vector<VolumePtr> volumesFor(SeriesRole role) const;
    [[nodiscard]] const Assessment& assessment() const;
    /// Why there are no grades, or not yet; empty when they are there.
    [[nodiscard]] QString gradingText() const;
    [[nodiscard]] bool isGraded() const;
    /// From the prior's grade of a site to that of the open study, whoever gave them.
    [[nodiscard]] PriorChange changeOf(Site site) const;

Q_SIGNALS:
    void stateChanged(); ///< state(), study(), warning(), offers()
    void volumesChanged();
    void assessmentChanged(); ///< assessment(), gradingText()
    void identityQuestion(const QString& question);
    void failed(const QString& sentence);

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

/// "Moderate, by Dr A", "Severe, AI only", "not graded": a prior's grade of a site, and whose it
/// is.
[[nodiscard]] QString priorGradeText(const Prior& prior, Site site);
/// "worse", "better", "same"; empty where one of both has no grade.
[[nodiscard]] QString priorChangeText(const Prior& prior, Site site);

} // namespace foramen
