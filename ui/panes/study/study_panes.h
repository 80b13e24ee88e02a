#pragma once

#include "core/imaging/volume.h"
#include "core/spine/terms.h"
#include "ui/panes/pane/pane.h"
#include "ui/panes/pane/pane_view.h"
#include "ui/panes/study/level_placement.h"
#include "ui/panes/study/pane_texts.h"
#include "ui/render/view_state.h"

#include <QObject>

#include <cstddef>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace foramen {

class Hanging;
class ObliquePlanes;
class ObliqueStack;
class PaneSource;
class ScrollLinks;
class WindowSharing;

/// Connects one study with its panes: on each change it computes the views of all panes from its
/// parts, and applies them once. Parts that belong to a study are created and destroyed with it.
/// There is one current level: panes go to it, and it goes along with the axial that the reader
/// scrolls.
class StudyPanes : public QObject {
    Q_OBJECT

public:
    /// The parts of one study that its texts speak of.
    struct Parts {
        const PaneSource& source;
        const Hanging& hanging;
        const ScrollLinks& scroll;
        const ObliquePlanes& planes;
    };
    /// How the panes of the open study differ from those of the prior.
    struct Options {
        LevelPlacement::Points points = LevelPlacement::Points::All;
        bool marksSites = true;
        bool followsAxial =
            true; ///< the level that the axial is scrolled to becomes the current one
        bool resamples = true; ///< planes of a sagittal series in the axial pane
        /// The position at which a pane shows a stack because of another study; none: its own
        /// place. Not asked for the pane that the reader scrolls.
        std::function<std::optional<int>(PaneKind kind, const LevelledStack& stack)> followed;
        std::function<std::unique_ptr<PaneTexts>(const Parts&)> makeTexts;
    };
    /// @param panes  the sagittal T2 and the axial T2 at least.
    StudyPanes(const PaneSource* source, std::map<PaneKind, Pane*> panes, Options options,
               QObject* parent = nullptr);
    ~StudyPanes() override;

    [[nodiscard]] Pane* pane(PaneKind kind) const;
    /// The view that is shown now.
    [[nodiscard]] const PaneView& view(PaneKind kind) const { return m_views.at(kind); }
    /// The pane that has the keys; none: another pane.
    void setActivePane(std::optional<PaneKind> kind);

    /// Brings all panes to the current site again, as choosing it did.
    void goToCurrentSite();
    /// Whether panes on the screen know where the levels are, and none of them shows this one.
    [[nodiscard]] bool hidesLevel(DiscLevel level) const;
    /// The next or previous level with the same condition. @p by: 1 towards the feet, -1 towards
    /// the head.
    void stepLevel(int by);
    /// Shows any series of the study in the active pane; the series of the pane's own role ends
    /// that. Levels and the AI's marks belong to the roles and are not drawn on it, points that a
    /// reader placed on it are.
    void showSeries(std::size_t seriesIndex);
    /// The next or previous series, as listed at the left edge, in the active pane.
    void stepSeries(int by);

    /// Places the point of a site at a place of the picture in a pane, logical pixels: siteMoved(),
    /// or refused() beside a picture and on a resampled one.
    void placeSite(PaneKind kind, Site site, DisplayPoint at);
    /// Moves the point of a site onto the slice in a pane: siteSentToSlice(), or refused().
    void moveSiteToSlice(PaneKind kind, Site site);

    /// Parallel stacks of one Frame of Reference go to the same place when one is scrolled.
    void setScrollsTogether(bool on);
    [[nodiscard]] bool scrollsTogether() const;
    /// Links the active stack with the parallel ones of the other panes as they stand, whatever
    /// their Frames of Reference; a second call ends that. @return false when there is none.
    bool linkByHand();
    /// The left button places the linked crosshair.
    void setCrosshairTool(bool on);
    void setInterpolation(Interpolation interpolation);
    [[nodiscard]] Interpolation interpolation() const;

    /// Shows the plane through the disc of the current level instead of the axial series, or ends
    /// that. Where there is no axial series it is shown by itself as soon as a disc is known.
    void toggleOblique();
    /// Shows the plane through a point of a sagittal pane, and makes the disc's level the current
    /// one.
    void showObliqueThrough(PaneKind kind, PatientPoint point);
    /// Whether a pane shows a sagittal series that planes can be resampled from.
    [[nodiscard]] bool canBeResampled(PaneKind kind) const;
    [[nodiscard]] bool isObliqueShown() const;
    /// Shows the series of the active pane in a standard plane, resampled where it was acquired in
    /// another; none: as acquired.
    void showPlane(std::optional<AnatomicalPlane> plane);
    [[nodiscard]] std::optional<AnatomicalPlane> chosenPlane() const;
    /// @param degrees positive: the front edge towards the head.
    void tiltOblique(double degrees);
    void turnOblique(PatientVector towardsBack);

Q_SIGNALS:
    void updated(); ///< the views, and the panes with them
    void siteChosen(foramen::Site site);
    void siteScrolledTo(foramen::Site site); ///< in the axial
    void siteMoved(foramen::Site site, foramen::PatientPoint point,
                   const foramen::VolumePtr& volume, int slice, foramen::ImagePoint image);
    void siteSentToSlice(foramen::Site site, const foramen::VolumePtr& volume, int slice);
    void emptyPanesChanged(const std::vector<const foramen::Pane*>& panes);
    void obliqueShown(bool shown);
    void axialWanted(); ///< the reader asked for something that the axial pane shows
    /// A request of the reader cannot be done: why.
    void refused(const QString& sentence);

private:
    /// The parts that live as long as a study.
    struct PerStudy;

    void connectSource();
    void connectPane(PaneKind kind, Pane* pane);
    void connectPlanes();
    void beginStudy();
    void takeStage();
    void update();
    [[nodiscard]] PaneViews stacks();
    [[nodiscard]] PaneView stackOf(PaneKind kind);
    /// What hangs in a pane, or would be resampled for it.
    [[nodiscard]] std::vector<VolumePtr> acquiredFor(PaneKind kind) const;
    void showRoles();
    void refuseReformat();
    /// @param leading  the pane that the reader moved
    void apply(PaneViews views, std::optional<PaneKind> leading = {});
    void followOther(PaneViews& views, std::optional<PaneKind> leading) const;
    void tellEmptyPanes();
    /// Whether points can be placed on the picture of a pane; else refuses.
    [[nodiscard]] bool takesPoints(const Pane& pane);
    void takePosition(PaneKind kind);
    /// Keeps the panes that follow one which the reader moved where they are now.
    void keepFollowers(PaneKind leading, const PaneViews& views);
    /// The level on which the reader left the axial becomes the current one.
    void followAxial();
    void takeFollowedSite();
    void takePlanes();
    void moveCrosshair(PaneKind kind, PatientPoint point);
    void leaveCrosshair();

    const PaneSource* m_source;
    std::map<PaneKind, Pane*> m_panes;
    Options m_options;
    ObliqueStack* m_planeMaker; ///< outlives studies: its thread is costly to begin
    std::optional<PaneKind> m_active;
    std::string m_studyKey; ///< that m_study was made for
    std::unique_ptr<PerStudy> m_study;
    PaneViews m_views;
    bool m_isApplying = false; ///< panes are being changed by this class
};

} // namespace foramen
