#pragma once

#include "core/spine/terms.h"
#include "ui/panes/pane/pane_kind.h"

#include <QObject>

#include <optional>

namespace foramen {

class LevelledStack;
class Pane;
class PaneSource;
class PriorRegistration;
class StudyPanes;

/// Moves the panes of a prior study together with those of the open one, at one scale: slice by
/// slice where the prior is registered, elsewhere to the same distance from the same disc. Discs
/// match the two studies; a registration only decides what is shown.
class PriorPanes : public QObject {
    Q_OBJECT

public:
    /// A study that takes part.
    struct Side {
        StudyPanes* panes = nullptr;
        const PaneSource* source = nullptr;
    };
    PriorPanes(Side open, Side prior, const PriorRegistration& registration,
               QObject* parent = nullptr);

    /// Whether both studies are shown side by side: only then one follows the other.
    void setSideBySide(bool on);
    /// The position at which the prior shows the same slice as the open study; none where the prior
    /// is not registered there, or does not follow.
    [[nodiscard]] std::optional<int> samePosition(PaneKind kind, const LevelledStack& stack) const;
    /// Scales the prior like the open study, which the reader has set up already.
    void matchScales();

private:
    void connectKind(PaneKind kind);
    void takeDiscs();
    void follow(PaneKind kind, const Side& from, const Side& to);
    void matchScale(const Pane& from, Pane& to);
    [[nodiscard]] bool isOpen() const;
    [[nodiscard]] bool follows() const;

    Side m_open;
    Side m_prior;
    const PriorRegistration& m_registration;
    bool m_isSideBySide = false;
    bool m_hadDiscs = false;
    bool m_isMoving = false; ///< panes are being scrolled by this class
    bool m_isScaling = false; ///< likewise zoomed
};

} // namespace foramen
