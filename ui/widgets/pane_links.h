#pragma once

#include "core/imaging/series_role.h"
#include "core/spine/assessment.h"
#include "ui/widgets/pane_area.h"
#include "ui/widgets/viewport_widget.h"

#include <QObject>

#include <cstddef>
#include <map>
#include <optional>
#include <vector>

namespace foramen {

class Session;
struct SeriesEntry;

/// Ties the panes to the session and to one another: one current level everywhere, marks, lines,
/// crosshair, the axial scrollbar's levels, titles. Holds no picture and no decision of its own.
class PaneLinks : public QObject {
    Q_OBJECT

public:
    PaneLinks(Session* session, PaneArea* area, QObject* parent = nullptr);

    /// Brings all panes to the current site again, as choosing it did.
    void goToCurrentSite();
    /// The next or previous level with the same condition. @p by: 1 towards the feet, -1 towards
    /// the head.
    void stepLevel(int by);
    /// Shows any series of the study in the active pane; the series of the pane's own role ends
    /// that. Marks and levels belong to the roles and are not drawn on it.
    void showSeries(std::size_t seriesIndex);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectSession();
    void connectPane(ViewportWidget* pane);

    void takeVolumes(SeriesRole role);
    void takeMessages();
    void showInstead(ViewportWidget* pane, std::size_t seriesIndex);
    void showSomethingAtLeast();
    /// The series that a pane shows instead of its role's; null for none.
    [[nodiscard]] const SeriesEntry* instead(const ViewportWidget* pane) const;
    [[nodiscard]] const SeriesEntry* entryAt(std::size_t seriesIndex) const;
    [[nodiscard]] SeriesRole roleOf(const ViewportWidget* pane) const;
    void takeAssessment();
    void refreshEvidence();
    void goTo(Site site);
    void placePanes();
    void place(ViewportWidget* pane, Site site);
    void onPositionChanged(ViewportWidget* pane);

    void refreshMarks();
    void refreshLevels();
    void refreshSegments();
    void refreshReferences();
    void refreshTitles();
    void refreshSagittalTitle(ViewportWidget* pane, SeriesRole role);
    void refreshAxialTitle();
    void refreshForamenTitle(ViewportWidget* pane, const QString& side);
    void refreshRemarks();
    void moveCrosshair(ViewportWidget* from, PatientPoint point);
    void leaveCrosshair();

    [[nodiscard]] const LevelLocation& levelAt(DiscLevel level) const;
    [[nodiscard]] std::optional<PatientPoint> expectedPoint(Site site) const;
    [[nodiscard]] std::vector<PaneMark> marksOf(const std::vector<Site>& sites) const;
    [[nodiscard]] std::optional<Side> sideShown(const ViewportWidget* pane) const;
    [[nodiscard]] std::optional<DiscLevel> axialLevel() const;
    [[nodiscard]] QString roleTitle(SeriesRole role) const;

    Session* m_session;
    PaneArea* m_area;
    ReadingPanes m_panes;
    std::vector<std::optional<DiscLevel>> m_axialLevels; ///< by position of the axial pane
    std::map<const ViewportWidget*, std::size_t> m_instead; ///< see instead()
    Side m_side = Side::Right; ///< the side shown last: where a canal site leaves the sagittal T1
    /// How well a pane's place at the current site is known; a better one moves the pane once more.
    enum class Knowledge { None, Disc, Point };
    std::map<const ViewportWidget*, Knowledge> m_placed;
    std::optional<Site> m_placedSite;
    bool m_moving = false; ///< panes are being moved by us
};

} // namespace foramen
