#pragma once

#include "core/spine/terms.h"
#include "ui/panes/pane/pane_kind.h"

#include <QObject>

#include <optional>

namespace foramen {

class Pane;
class PaneSource;
class StudyPanes;

/// Moves the panes of a prior study together with those of the open one: to the same distance from
/// the same disc, at one scale. The two studies are matched by disc level only.
class PriorPanes : public QObject {
    Q_OBJECT

public:
    PriorPanes(StudyPanes* open, StudyPanes* prior, const PaneSource* openSource,
               const PaneSource* priorSource, QObject* parent = nullptr);

    /// Whether both studies are shown side by side: only then one follows the other.
    void setSideBySide(bool on);
    /// Scales the prior like the open study, which the reader has set up already.
    void matchScales();

private:
    /// A study that takes part.
    struct Side {
        StudyPanes* panes = nullptr;
        const PaneSource* source = nullptr;
    };
    void connectKind(PaneKind kind);
    void takeDiscs();
    void follow(PaneKind kind, const Side& from, const Side& to);
    void matchScale(const Pane& from, Pane& to);
    [[nodiscard]] bool isOpen() const;

    Side m_open;
    Side m_prior;
    bool m_isSideBySide = false;
    bool m_hadDiscs = false;
    bool m_isMoving = false; ///< panes are being scrolled by this class
    bool m_isScaling = false; ///< likewise zoomed
};

} // namespace foramen
