#pragma once

#include "core/spine/assessment.h"
#include "ui/state/editing/commands.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace foramen {

class CurrentStudy;
class StudySaving;

/// Edits the grid of the open study for the reader: decisions, comments, points, the numbering of
/// the levels. Each call is one step of the study's undo stack and one record of the history, which
/// is saved before the call returns. GUI thread.
class AssessmentEditing : public QObject, private AssessmentEditor {
    Q_OBJECT

public:
    AssessmentEditing(CurrentStudy& current, StudySaving& saving, QObject* parent = nullptr);

    void setSeverity(Site site, Severity severity);
    void setUngradable(Site site);
    /// Makes the site ungradable for a reason, or for none that is said.
    void setUngradableReason(Site site, std::optional<UngradableReason> reason);
    /// Says which of the two a site is that the reader graded Normal/Mild; none takes it back.
    void refine(Site site, std::optional<MildGrade> refined);
    void clearDecision(Site site);
    /// Takes over the imported label that waits for a reader, or else the AI's grade.
    void acceptFinding(Site site);
    void acceptRow(DiscLevel level);
    /// Accepts the AI's grades of these sites as one step. Those that cannot be accepted together
    /// are left out.
    void acceptTogether(const std::vector<Site>& sites, const QString& name);
    /// Empty: removes it. It needs no decision.
    void setComment(Site site, const QString& comment);
    /// Sets the reader's point of a site; none: it has no point. Where points may lie, PointEditing
    /// knows.
    void setPoint(Site site, CellAction action, const std::optional<SiteLocation>& location);
    void shiftLevels(int by);
    /// Names the vertebrae and discs of the spine; the rows of the grid stay what they are.
    void setVariant(std::optional<TransitionalVertebra> vertebra, NamedDiscs discs);

    /// Whether a study is open and not signed. Reads first what is saved of it.
    [[nodiscard]] bool canEdit();

Q_SIGNALS:
    void renumbering(); ///< the levels are about to be renumbered
    void renumbered(int by); ///< and are now, by so many levels; down is positive
    void failed(const QString& sentence);

private:
    [[nodiscard]] Assessment& editedAssessment() override;
    void levelsShifted(int by) override;
    void edited(const EditRecord& record) override;

    void decide(CellAction action, Site where, ReaderDecision decision, const QString& text);
    void push(CellAction action, Site where, CellEdit edit, const QString& text);

    CurrentStudy& m_current;
    StudySaving& m_saving;
};

/// Whether an AI grade may be accepted together with others: it is shown, reliable, no reader
/// decided, and no imported label waits. What is not reliable on patients is accepted one by one,
/// by who has looked at it.
[[nodiscard]] bool isAcceptable(const AssessmentCell& cell);

/// The sites whose AI grade Normal/Mild may be accepted together, with an uncertainty of @p doubt
/// at most; grades without a measured uncertainty are none of them.
[[nodiscard]] std::vector<Site> normalMildUpTo(const Assessment& assessment, double doubt);

} // namespace foramen
