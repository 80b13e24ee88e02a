#pragma once

#include "core/spine/assessment.h"

#include <QObject>
#include <QString>

#include <vector>

namespace foramen {

class CurrentStudy;
class StudySaving;

/// Decides which of the AI's grades the reader sees, for the open study. What is not revealed is
/// hidden in the assessment itself. A new study begins with the site's default; each choice and
/// each revealed grade is in the history, and none can be undone: what was seen was seen. A signed
/// study stays as it is. GUI thread.
class Reveal : public QObject {
    Q_OBJECT

public:
    Reveal(CurrentStudy& current, StudySaving& saving, QObject* parent = nullptr);

    [[nodiscard]] RevealMode mode() const;
    /// For the open study. What was hidden is shown or the reverse; grades that the reader accepted
    /// or asked for stay visible.
    void choose(RevealMode mode);
    /// Shows the AI's grade of a site; failed() where there is none, or where the reader has to
    /// decide first.
    void reveal(Site site);
    /// Shows the AI's grades of all sites that the reader decided.
    void revealDecided();

Q_SIGNALS:
    void modeChanged();
    void failed(const QString& sentence);

private:
    void begin();
    void save(const std::vector<Site>& sites);

    CurrentStudy& m_current;
    StudySaving& m_saving;
};

/// The sites where the reader's grade differs from the AI's, as far as it is revealed.
[[nodiscard]] std::vector<Site> differingSites(const Assessment& assessment);

} // namespace foramen
