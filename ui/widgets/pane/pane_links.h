#pragma once

#include "core/imaging/series_role.h"
#include "core/spine/assessment.h"
#include "ui/panes/spine_layout.h"
#include "ui/widgets/pane/pane_area.h"
#include "ui/widgets/pane/viewport_widget.h"

#include <QObject>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace foramen {

class ObliqueHandles;
class ObliqueStack;
class Session;
struct ObliqueBlock;
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
    /// The next or previous series, as listed at the left edge, in the active pane.
    void stepSeries(int by);

    // What panes do together (pane_links_together.cpp)
    /// Parallel stacks of one Frame of Reference go to the same place when one is scrolled.
    void setScrollsTogether(bool on);
    [[nodiscard]] bool scrollsTogether() const { return m_scrollsTogether; }
    /// Links the active stack with the parallel ones of the other panes as they stand, whatever
    /// their Frames of Reference; a second call ends that. @return false when there is none.
    bool linkByHand();
    /// The left button places the linked crosshair.
    void setCrosshairTool(bool on);
    void setInterpolation(Interpolation interpolation);
    [[nodiscard]] Interpolation interpolation() const { return m_interpolation; }

    // Planes resampled from a sagittal series, in the axial pane (pane_links_oblique.cpp)
    /// Shows the plane through the disc of the current level instead of the axial series, or ends
    /// that. Where there is no axial series it is shown by itself as soon as a disc is known.
    void toggleOblique();
    /// Shows the plane through a point of a sagittal pane, and makes the disc's level the current
    /// one.
    void showObliqueThrough(const ViewportWidget* pane, PatientPoint point);
    /// Whether a pane shows a sagittal series that planes can be resampled from.
    [[nodiscard]] bool canBeResampled(const ViewportWidget* pane) const;
    [[nodiscard]] bool isObliqueShown() const;
    /// @param degrees positive: the front edge towards the head.
    void tiltOblique(double degrees);

Q_SIGNALS:
    void obliqueShown(bool shown);
    /// Something that the reader asked for cannot be done: why.
    void refused(const QString& sentence);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectSession();
    void connectPane(ViewportWidget* pane);

    void takeVolumes();
    void takeMessages();
    void showInstead(ViewportWidget* pane, std::size_t seriesIndex);
    void showSomethingAtLeast();
    /// The series that a pane shows instead of its role's; null for none.
    [[nodiscard]] const SeriesEntry* instead(const ViewportWidget* pane) const;
    [[nodiscard]] const SeriesEntry* entryAt(std::size_t seriesIndex) const;
    [[nodiscard]] SeriesRole roleOf(const ViewportWidget* pane) const;
    void takeAssessment();
    void takeAxialLevels();
    void refreshEvidence();
    void goTo(Site site);
    void setPictures(ViewportWidget* pane, const std::vector<VolumePtr>& volumes);
    /// What hangs in a pane unless the reader wants another series there.
    [[nodiscard]] std::vector<VolumePtr> picturesFor(const ViewportWidget* pane) const;
    void hangPictures();
    /// Whether a role's series was chosen and is still being read.
    [[nodiscard]] bool isComing(SeriesRole role) const;
    [[nodiscard]] bool hasSeries(SeriesRole role) const;
    void tellEmptyPanes();
    void onViewChanged(ViewportWidget* pane);
    void follow(ViewportWidget* from);
    void forgetStudy();
    void restoreTogether();
    [[nodiscard]] std::array<ViewportWidget*, 3> stacks() const;
    /// What to add to a point of one pane's stack for the other's; none where they are not linked.
    [[nodiscard]] std::optional<PatientVector> offsetBetween(const ViewportWidget* from,
                                                             const ViewportWidget* to) const;
    [[nodiscard]] QString scrollWords(const ViewportWidget* pane) const;
    /// Why a stack does not follow the T2; empty when it does, or is no stack beside it.
    [[nodiscard]] Reason scrollReason(const ViewportWidget* pane) const;
    [[nodiscard]] QString remarkOf(const ViewportWidget* pane, const Reason& noLineReason) const;
    /// The discs, none of them where a pane's Frame of Reference is another than theirs.
    [[nodiscard]] LevelLocations levelsFor(const ViewportWidget* pane) const;
    [[nodiscard]] LevelLocations levelsIn(const VolumePtr& shown) const;
    /// The series that a pane's window belongs to, by its first block; null for none.
    [[nodiscard]] const Volume* windowOwner(const ViewportWidget* pane) const;
    void placePanes();
    void place(ViewportWidget* pane, Site site);
    void onPositionChanged(ViewportWidget* pane);

    [[nodiscard]] bool isObliqueWanted() const;
    [[nodiscard]] VolumePtr sagittalToResample() const;
    [[nodiscard]] const ObliqueBlock* shownBlock() const;
    void connectOblique();
    void refreshOblique();
    void wantOblique(const VolumePtr& source);
    void takeOblique();
    void turnOblique(PatientVector towardsBack);
    [[nodiscard]] std::vector<PaneReference> obliqueReferences() const;
    void refreshObliqueLines();
    void refreshObliqueTitle();
    [[nodiscard]] std::optional<int> obliquePosition(DiscLevel level) const;
    [[nodiscard]] int positionOfBlock(const ObliqueBlock& block) const;
    [[nodiscard]] QString axialMessage() const;

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

    [[nodiscard]] std::optional<PatientPoint> expectedPoint(const ViewportWidget* pane,
                                                            Site site) const;
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

    /// Whether the reader wants resampled planes; Automatic: where there is no axial series.
    enum class ObliqueWish { Automatic, Shown, Hidden };
    ObliqueWish m_obliqueWish = ObliqueWish::Automatic;
    VolumePtr m_obliqueSource; ///< of the reader's choice; null: the one that suits best
    std::optional<int> m_goToBlock; ///< as soon as its pictures are there
    ObliqueStack* m_oblique;
    ObliqueHandles* m_obliqueHandles = nullptr;

    /// How the reader looks at a series, by its first block; it stays for the series.
    struct SeriesDisplay {
        double windowCenter = 0;
        double windowWidth = 1;
        bool invert = false;
    };
    std::map<const Volume*, SeriesDisplay> m_displays;
    std::map<std::pair<const ViewportWidget*, const Volume*>, std::vector<bool>> m_viewed;
    std::map<std::pair<const Volume*, const Volume*>, PatientVector> m_offsets; ///< by hand
    bool m_scrollsTogether = true;
    bool m_isSharing = false; ///< a view is being carried to other panes
    Interpolation m_interpolation = Interpolation::Linear;
};

} // namespace foramen
