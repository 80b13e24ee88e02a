#pragma once

#include "core/spine/terms.h"
#include "ui/panes/pane/pane_kind.h"

#include <QObject>

#include <optional>

namespace foramen {

class Pane;
class PaneSource;
class StudyPanes;

/// How the panes of a prior study go with those of the open one: to the same distance from the same
/// disc, at one scale. They meet by disc level alone, never by a position or a place of the other
/// study.
class PriorPanes : public QObject {
    Q_OBJECT

public:
    PriorPanes(StudyPanes* open, StudyPanes* prior, const PaneSource* openSource,
               const PaneSource* priorSource, QObject* parent = nullptr);

    /// Whether both studies stand beside one another: only then one follows the other.
    void setSideBySide(bool on);
    /// The prior at the scale of the open study: the reader has set that up already.
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
    bool m_isMoving = false; ///< panes are being scrolled by us
    bool m_isScaling = false; ///< likewise zoomed
};

} // namespace foramen
