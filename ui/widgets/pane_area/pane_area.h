#pragma once

#include "ui/panes/pane/pane_kind.h"

#include <QByteArray>
#include <QWidget>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <vector>

class QSplitter;

namespace foramen {

class PaneWidget;
class PriorSide;

/// Which panes are shown.
enum class PaneLayout {
    One, ///< the active pane alone
    Two, ///< sagittal T2 and axial T2
    Three, ///< sagittal T2, sagittal T1, axial T2
    Full, ///< and both foramina of the current level under the axial
    Level, ///< one level, large: the axial above the right and the left foramen
    Prior, ///< sagittal T2 above axial T2, and beside them the same of a prior study
};

/// The panes of the reading window. Owned by PaneArea.
struct ReadingPanes {
    PaneWidget* sagittalT2 = nullptr;
    PaneWidget* sagittalT1 = nullptr;
    PaneWidget* axialT2 = nullptr;
    PaneWidget* rightForamen = nullptr; ///< the patient's right, on the left of the screen
    PaneWidget* leftForamen = nullptr;

    [[nodiscard]] std::array<PaneWidget*, 5> all() const
    {
        return {sagittalT2, sagittalT1, axialT2, rightForamen, leftForamen};
    }
    [[nodiscard]] PaneWidget* at(PaneKind kind) const
    {
        return all()[static_cast<std::size_t>(kind)];
    }
    /// None where it is none of these.
    [[nodiscard]] std::optional<PaneKind> kindOf(const PaneWidget* pane) const
    {
        for (const PaneKind kind : kPaneKinds)
            if (at(kind) == pane)
                return kind;
        return std::nullopt;
    }
};

/// The middle of the window: five panes in splitters whose sizes are remembered, one of them
/// active.
class PaneArea : public QWidget {
    Q_OBJECT

public:
    explicit PaneArea(QWidget* parent = nullptr);

    [[nodiscard]] const ReadingPanes& panes() const { return m_panes; }
    [[nodiscard]] PaneWidget* activePane() const { return m_active; }
    /// Makes a pane the active one: it gets the keys and the accent line, and the keyboard when it
    /// is shown.
    void activate(PaneWidget* pane);

    [[nodiscard]] PaneLayout paneLayout() const { return m_layout; }
    void setPaneLayout(PaneLayout layout);
    /// Shows the active pane alone, or all panes again; likewise a pane of the prior that has the
    /// keyboard.
    void toggleMaximised();

    /// Panes that the open study has nothing for. They are hidden until the reader chooses the
    /// current layout again.
    void setEmptyPanes(std::vector<const PaneWidget*> panes);

    /// Panes of a prior study, the sagittal above the axial: they are beside the reading panes in
    /// PaneLayout::Prior. None of them is ever the active pane, so that actions on the open study
    /// never reach another study.
    void setPriorPanes(QSplitter* column, std::vector<PaneWidget*> panes);
    [[nodiscard]] std::vector<PaneWidget*> priorPanes() const;
    /// The prior is closed: returns to the layout before it.
    void leavePriorLayout();
    /// The pane that the keys of the view act on: a pane of the prior while it has the keyboard,
    /// else the active one.
    [[nodiscard]] PaneWidget* keyPane() const;

    /// Keeps the layout and its sizes for the next start.
    void saveLayout() const;
    void restoreLayout();

Q_SIGNALS:
    void activeChanged(foramen::PaneWidget* pane);
    void layoutChanged(foramen::PaneLayout layout);
    void contextMenuRequested(QPoint globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void makeActive(PaneWidget* pane);
    /// @param pane  null: the active pane has the keys again.
    void giveKeysToPrior(PaneWidget* pane);
    void maximisePrior(PaneWidget* pane);
    void showPanes();
    [[nodiscard]] bool isShown(const PaneWidget* pane) const;
    /// Whether a pane is one of the layout's, empty or not.
    [[nodiscard]] bool belongs(const PaneWidget* pane) const;
    [[nodiscard]] bool isEmpty(const PaneWidget* pane) const;
    /// Whether the layout is shown with all its panes.
    [[nodiscard]] bool isWhole() const;
    /// The T2; the T1 where that is all there is.
    [[nodiscard]] PaneWidget* firstSagittal() const;
    void showEmptyPanes(bool shown);
    void takeUpRoom();
    void keepSizes();
    void takeSizes();

    ReadingPanes m_panes;
    QSplitter* m_columns = nullptr;
    QSplitter* m_axialColumn = nullptr;
    QSplitter* m_foramina = nullptr;
    PaneWidget* m_active = nullptr;
    PaneLayout m_layout = PaneLayout::Full;
    PaneLayout m_before = PaneLayout::Full; ///< the layout after a maximised pane
    PriorSide* m_prior = nullptr; ///< null: there is none
    PaneLayout m_withoutPrior = PaneLayout::Full;
    std::vector<const PaneWidget*> m_empty; ///< see setEmptyPanes()
    bool m_showsEmpty = false; ///< empty panes are shown nevertheless
    std::map<PaneLayout, std::array<QByteArray, 3>> m_sizes; ///< of the splitters, by layout
};

} // namespace foramen
