#pragma once

#include "ui/panes/pane_kind.h"

#include <QByteArray>
#include <QWidget>

#include <array>
#include <cstddef>
#include <map>
#include <optional>
#include <vector>

class QSplitter;

namespace foramen {

class ViewportWidget;

/// How many panes stand beside one another.
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
    ViewportWidget* sagittalT2 = nullptr;
    ViewportWidget* sagittalT1 = nullptr;
    ViewportWidget* axialT2 = nullptr;
    ViewportWidget* rightForamen = nullptr; ///< the patient's right, on the left of the screen
    ViewportWidget* leftForamen = nullptr;

    [[nodiscard]] std::array<ViewportWidget*, 5> all() const
    {
        return {sagittalT2, sagittalT1, axialT2, rightForamen, leftForamen};
    }
    [[nodiscard]] ViewportWidget* at(PaneKind kind) const
    {
        return all()[static_cast<std::size_t>(kind)];
    }
    /// None where it is none of these.
    [[nodiscard]] std::optional<PaneKind> kindOf(const ViewportWidget* pane) const
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
    [[nodiscard]] ViewportWidget* activePane() const { return m_active; }
    /// Makes a pane the one that keys speak to; it gets the accent line, and the keyboard when it
    /// is shown.
    void activate(ViewportWidget* pane);

    [[nodiscard]] PaneLayout paneLayout() const { return m_layout; }
    void setPaneLayout(PaneLayout layout);
    /// Shows the active pane alone, or everything again; the prior's that has the keyboard
    /// likewise.
    void toggleMaximised();

    /// The panes that the open study has nothing for: their room goes to the others, until the
    /// reader chooses the layout that is shown once more.
    void setEmptyPanes(std::vector<const ViewportWidget*> panes);

    /// Panes of a prior study, the sagittal above the axial: they stand beside the reading panes in
    /// PaneLayout::Prior. None of them is ever the active pane, so that nothing which is done to
    /// the open study can land on another.
    void setPriorPanes(QSplitter* column, std::vector<ViewportWidget*> panes);
    [[nodiscard]] const std::vector<ViewportWidget*>& priorPanes() const { return m_priorPanes; }
    /// The prior is gone: back to what was there before it.
    void leavePriorLayout();
    /// What the keys of the view speak to: a prior's pane while it has the keyboard, else the
    /// active one.
    [[nodiscard]] ViewportWidget* keyPane() const { return m_priorKeys ? m_priorKeys : m_active; }

    /// Keeps the layout and its sizes for the next start.
    void saveLayout() const;
    void restoreLayout();

Q_SIGNALS:
    void activeChanged(foramen::ViewportWidget* pane);
    void layoutChanged(foramen::PaneLayout layout);
    void contextMenuRequested(QPoint globalPosition);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void build();
    void makeActive(ViewportWidget* pane);
    void giveKeysToPrior(ViewportWidget* pane);
    void takeKeysFromPrior();
    void levelWithPrior();
    void maximisePrior(ViewportWidget* pane);
    void showPanes();
    void showPriorPanes();
    [[nodiscard]] bool isShown(const ViewportWidget* pane) const;
    /// Whether a pane is one of the layout's, empty or not.
    [[nodiscard]] bool belongs(const ViewportWidget* pane) const;
    [[nodiscard]] bool isEmpty(const ViewportWidget* pane) const;
    /// Whether the layout is shown with all its panes.
    [[nodiscard]] bool isWhole() const;
    /// The T2; the T1 where that is all there is.
    [[nodiscard]] ViewportWidget* firstSagittal() const;
    void showEmptyPanes(bool shown);
    void takeUpRoom();
    void keepSizes();
    void takeSizes();

    ReadingPanes m_panes;
    QSplitter* m_columns = nullptr;
    QSplitter* m_axialColumn = nullptr;
    QSplitter* m_foramina = nullptr;
    ViewportWidget* m_active = nullptr;
    PaneLayout m_layout = PaneLayout::Full;
    PaneLayout m_before = PaneLayout::Full; ///< what a maximised pane goes back to
    QSplitter* m_priorColumn = nullptr; ///< null: there is no prior
    std::vector<ViewportWidget*> m_priorPanes;
    ViewportWidget* m_priorKeys = nullptr; ///< the one of them that has the keyboard
    ViewportWidget* m_priorAlone = nullptr; ///< the one that is maximised; PaneLayout::Prior stays
    PaneLayout m_withoutPrior = PaneLayout::Full;
    std::vector<const ViewportWidget*> m_empty; ///< see setEmptyPanes()
    bool m_showsEmpty = false; ///< all the same
    std::map<PaneLayout, std::array<QByteArray, 3>> m_sizes; ///< of the splitters, by layout
};

} // namespace foramen
