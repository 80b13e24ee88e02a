#pragma once

#include "core/ai/grading/explanation.h"
#include "ui/state/grader/grading_job.h"

#include <QObject>
#include <QString>

#include <optional>

namespace foramen {

class CurrentStudy;
class StudyGrading;

/// The explanation of a site's grade that the reader asked for: where on the pictures the AI found
/// it. Never part of an export. GUI thread.
class SiteExplanation : public QObject {
    Q_OBJECT

public:
    SiteExplanation(CurrentStudy& current, StudyGrading& grading, QObject* parent = nullptr);

    /// Asks for the explanation of a site, or removes it again; changed() or failed() follows.
    void toggle(Site site);
    void drop();

    /// None until it is computed.
    [[nodiscard]] const std::optional<Explanation>& map() const;
    [[nodiscard]] bool isAskedFor() const; ///< requested, or shown

Q_SIGNALS:
    void changed();
    void failed(const QString& sentence);

private:
    void take(const ExplanationOutcome& outcome);

    CurrentStudy& m_current;
    StudyGrading& m_grading;
};

} // namespace foramen
