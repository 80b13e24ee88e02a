#pragma once

#include "core/imaging/volume.h"
#include "ui/panes/pane/pane_kind.h"
#include "ui/state/tasks/task_runner.h"

#include <QObject>

#include <map>
#include <optional>
#include <vector>

namespace foramen {

/// The standard planes that the reader chose for panes in place of the acquired one: resamples
/// their series in the background.
class Reformats : public QObject {
    Q_OBJECT

public:
    explicit Reformats(QObject* parent = nullptr);

    /// The block of a stack that can be shown in other planes: the one with most slices; null for
    /// none.
    [[nodiscard]] static VolumePtr sourceIn(const std::vector<VolumePtr>& acquired);

    /// None: as acquired.
    void choose(PaneKind kind, std::optional<AnatomicalPlane> plane);
    [[nodiscard]] std::optional<AnatomicalPlane> chosen(PaneKind kind) const;
    void chooseNone() { m_chosen.clear(); }

    /// The chosen plane of what hangs in a pane. @return null while it is being made, where it
    /// cannot be made and where the stack is acquired in this plane.
    [[nodiscard]] VolumePtr volumeFor(PaneKind kind, const std::vector<VolumePtr>& acquired);
    /// The block that a resampled volume was made from; null where it is none of these.
    [[nodiscard]] VolumePtr sourceOf(const VolumePtr& made) const;

Q_SIGNALS:
    void changed(); ///< there are new pictures
    void failed(); ///< a series cannot be shown in the plane that was chosen

private:
    /// A series in one plane.
    struct Made {
        VolumePtr source;
        AnatomicalPlane plane = AnatomicalPlane::Oblique;
        VolumePtr volume; ///< null until it is made
        bool isDone = false;
    };
    void make();
    void dropUnused();

    std::map<PaneKind, AnatomicalPlane> m_chosen;
    std::vector<Made> m_made;
    TaskRunner m_runner;
};

} // namespace foramen
