#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <vector>

class QUndoStack;
class QWidget;

namespace foramen {

/// Everything that the reading window can be told to do.
enum class ActionId {
    OpenFolder,
    OpenFiles,
    CloseStudy,
    Export,
    Quit,
    Undo,
    Redo,
    Grade1,
    Grade2,
    Grade3,
    ClearGrade,
    Ungradable,
    Accept,
    AcceptRow,
    NextUnreviewed,
    NextLevel,
    PreviousLevel,
    ShiftLevelsDown,
    ShiftLevelsUp,
    NextSlice,
    PreviousSlice,
    NextSlices,
    PreviousSlices,
    FirstSlice,
    LastSlice,
    ResetView,
    FitView,
    Preset0,
    Preset1,
    Preset2,
    Preset3,
    Preset4,
    Preset5,
    Invert,
    RotateRight,
    RotateLeft,
    FlipHorizontal,
    FlipVertical,
    ToolWindow,
    ToolPan,
    ToolZoom,
    ToolScroll,
    ToolLength,
    ToolCanalDiameter,
    ToolAngle,
    ToolCobbAngle,
    ToolEllipse,
    ToolPolygon,
    ToolArrow,
    ToolText,
    ToolMagnifier,
    DeleteAnnotation,
    KeyImage,
    NextKeyImage,
    PreviousKeyImage,
    CycleOverlays,
    LayoutOne,
    LayoutTwo,
    LayoutThree,
    LayoutFull,
    FullScreen,
    ShortcutSheet,
    StartGrading,
    CancelGrading,
};

/// Where an action's key works.
enum class KeyContext {
    Window, ///< everywhere but in text fields
    Panes, ///< a pane has the keyboard
    Grid, ///< the grid has the keyboard
    Reading ///< a pane or the grid
};

/// One line of the registry.
struct ActionSpec {
    ActionId id;
    KeyContext context;
    const char* section; ///< heading of the shortcut sheet; untranslated
    const char* text; ///< untranslated
    const char* keys; ///< portable key sequences, separated by spaces; may be empty
    const char* icon; ///< of resources/icons, or null
};

/// A key or gesture that is no action (held keys, the mouse), for the shortcut sheet.
struct GestureSpec {
    const char* section;
    const char* text;
    const char* keys; ///< as shown
};

/// The one registry of what the window can do: texts, keys, contexts, tooltips. The shortcut sheet
/// is made from it.
class Actions : public QObject {
    Q_OBJECT

public:
    /// @p undoStack names undo and redo; it may be null.
    Actions(QUndoStack* undoStack, QObject* parent);

    [[nodiscard]] QAction* action(ActionId id) const;
    /// Adds each action to the widget in which its key works.
    void attach(QWidget* window, QWidget* panes, QWidget* grid);

    [[nodiscard]] static const std::vector<ActionSpec>& specs();
    [[nodiscard]] static const std::vector<GestureSpec>& gestures();
    [[nodiscard]] static QList<QKeySequence> keysOf(const ActionSpec& spec);
    /// Pairs of actions that share a key in one place; empty in a sound registry.
    [[nodiscard]] static QStringList conflicts();

private:
    void addUndo(QUndoStack* stack);

    std::vector<QAction*> m_actions; ///< by ActionId
};

/// "Next unreviewed (N)": what a tooltip says.
[[nodiscard]] QString textWithKey(const QString& text, const QKeySequence& key);

} // namespace foramen
