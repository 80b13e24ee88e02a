#pragma once

#include "core/ai/grading/explanation.h"
#include "ui/state/grader/grading_job.h"

#include <QObject>
#include <QString>

#include <optional>

namespace foramen {

class CurrentStudy;
class StudyGrading;

/// Where on the pictures the AI found a site's grade, asked for by the reader. Never part of an
/// export. GUI thread.
class SiteExplanation : public QObject {
    Q_OBJECT

public:
    SiteExplanation(CurrentStudy& current, StudyGrading& grading, QObject* parent = nullptr);

    /// Asks about a site, or takes the answer away again; changed() or failed() follows.
    void toggle(Site site);
    void drop();

    /// None before the answer is there.
    [[nodiscard]] const std::optional<Explanation>& map() const;
    [[nodiscard]] bool isAskedFor() const; ///< on its way or there

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    void take(const ExplanationOutcome& outcome);

    CurrentStudy& m_current;
    StudyGrading& m_grading;
};

} // namespace foramen
