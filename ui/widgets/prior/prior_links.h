#pragma once

#include "core/spine/terms.h"
#include "ui/panes/spine_layout.h"
#include "ui/widgets/pane/viewport_widget.h"

#include <QObject>
#include <QString>

#include <optional>
#include <vector>

namespace foramen {

class PaneArea;
class PaneLinks;
class Prior;
class Session;
enum class SeriesRole;

/// The panes of the prior study: its pictures, levels and lines, and how they go with the open
/// study's. They meet by disc level alone: each study's slice is told by its distance from its own
/// disc, never by a position of the other one. Holds no picture and no decision of its own.
class PriorLinks : public QObject {
    Q_OBJECT

public:
    PriorLinks(Session* session, PaneArea* area, PaneLinks* links, QObject* parent = nullptr);

    [[nodiscard]] ViewportWidget* sagittal() const { return m_sagittal.prior; }
    [[nodiscard]] ViewportWidget* axial() const { return m_axial.prior; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    /// The same kind of picture of both studies.
    struct Pair {
        SeriesRole role;
        ViewportWidget* current = nullptr;
        ViewportWidget* prior = nullptr;
    };

    void build();
    void connectPair(const Pair& pair);
    void takeState();
    void takeVolumes();
    void takeAssessment();
    void place();
    void placePane(const Pair& pair);
    void follow(const Pair& pair, const ViewportWidget* from);
    void matchScale(const ViewportWidget* from, ViewportWidget* to);
    void matchScales();
    void hangAnew(ViewportWidget* pane);
    void moveCrosshair(const ViewportWidget* from, PatientPoint point);
    void refresh();
    void refreshLevels();
    void refreshLines();
    void refreshTitles();
    void refreshMessages();
    [[nodiscard]] bool isPrior(const ViewportWidget* pane) const;
    /// The discs of a pane's own study, none where they are of another Frame of Reference.
    [[nodiscard]] LevelLocations levelsFor(const ViewportWidget* pane) const;
    [[nodiscard]] std::vector<std::optional<DiscLevel>>
    levelsAlong(const ViewportWidget* axial) const;
    [[nodiscard]] std::optional<DiscLevel> levelShown(const ViewportWidget* axial) const;

    Session* m_session;
    Prior* m_prior;
    PaneArea* m_area;
    PaneLinks* m_links;
    Pair m_sagittal;
    Pair m_axial;
    bool m_isOpen = false; ///< there is a prior
    bool m_hadLevels = false;
    bool m_moving = false; ///< panes are being moved by us
    bool m_scaling = false; ///< likewise zoomed
};

} // namespace foramen
