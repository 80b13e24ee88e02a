#pragma once

#include "ui/widgets/parts/open_dialog.h"

#include <QObject>
#include <QPoint>

namespace foramen {

class Actions;
class MessageBanner;
class PaneArea;
class StudyPanes;
class PaneSource;
class PriorDrop;
class PriorColumn;
class CurrentStudy;
class Prior;
class PaneWidget;

/// Connects the actions on a prior study: opening, closing, the question about the patient, drops,
/// the menu, and the keys and tools of its panes. It is read only: what would change or mark the
/// open study does nothing there.
class PriorControls : public QObject {
    Q_OBJECT

public:
    /// The parts of the window that it uses.
    struct Parts {
        PaneArea* area;
        StudyPanes* links;
        const PaneSource* openSource;
        Actions* actions;
        MessageBanner* banner;
    };
    PriorControls(const CurrentStudy& current, Prior& prior, const Parts& parts, QWidget* window);

    [[nodiscard]] PriorColumn* panes() const { return m_panes; }

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void connectActions();
    void connectTools();
    void connectPane(PaneWidget* pane);
    void refresh();
    /// Opens the paths that a dialog returned.
    [[nodiscard]] TakePaths opener();
    void ask(const QString& question);
    void toggleLayout();
    void showMenu(QPoint globalPosition);

    const CurrentStudy& m_current;
    Prior& m_prior;
    Parts m_parts;
    QWidget* m_window;
    PriorColumn* m_panes;
    PriorDrop* m_drop;
};

} // namespace foramen
