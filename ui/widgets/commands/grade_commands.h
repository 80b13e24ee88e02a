#pragma once

#include "core/spine/terms.h"

#include <QObject>
#include <QString>

#include <functional>
#include <optional>

namespace foramen {

class Actions;
class AssessmentEditing;
class CurrentStudy;
class FilterChoice;
class MessageBanner;
class SiteExplanation;
class SiteSelection;
class SidePanel;
class StudyPanes;
class UnreliableChoice;

/// What the actions on the current site do: grade it, accept it, go to the next one. A decision is
/// held back, with a message, while no pane shows the site's level.
class GradeCommands : public QObject {
    Q_OBJECT

public:
    /// The parts of the session that the actions read and change.
    struct Parts {
        const CurrentStudy& current;
        SiteSelection& selection;
        AssessmentEditing& editing;
        SiteExplanation& explanation;
        UnreliableChoice& unreliable;
        const FilterChoice& filter;
        StudyPanes& panes;
        MessageBanner& banner;
        std::function<bool()> stopCine; ///< @return whether one was running
    };
    GradeCommands(const Parts& parts, SidePanel* side, Actions* actions, QObject* parent);

private:
    void connectDecisions(Actions* actions);
    using Decision = std::function<void(Site)>;
    /// Runs a decision on the current site if the reader sees its level, else says why not.
    /// @return whether it ran.
    bool decide(const Decision& decision);
    /// The same; the next site of the reader's order follows if the site is decided then.
    void decideAndGoOn(const Decision& decision);
    void tell(const QString& sentence);
    /// Ends the message of the last decision; others stay.
    void endMessage();
    void connectSteps(Actions* actions);
    void connectUnreliable(Actions* actions);
    [[nodiscard]] std::optional<Site> nextSite() const;
    void goTo(std::optional<Site> site);

    Parts m_parts;
    SidePanel* m_side;
    QString m_told; ///< by the last decision
};

} // namespace foramen
