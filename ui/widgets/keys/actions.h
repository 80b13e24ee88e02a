#pragma once

#include <QAction>
#include <QKeySequence>
#include <QList>
#include <QObject>
#include <QString>
#include <QStringList>

#include <array>
#include <functional>
#include <optional>
#include <vector>

class QUndoGroup;
class QWidget;

namespace foramen {

/// All actions of the reading window.
enum class ActionId {
    OpenFolder,
    OpenFiles,
    Studies,
    SearchArchive,
    NextStudy,
    PreviousStudy,
    ScanAgain,
    WatchFolder,
    ComparePrior,
    ComparePriorFiles,
    ClosePrior,
    RegisterPrior,
    CloseStudy,
    Export,
    Print,
    CopyPicture,
    SavePicture,
    SaveMovie,
    PrintPictures,
    SignReport,
    AddAddendum,
    CorrectReport,
    ShowHistory,
    Quit,
    Undo,
    Redo,
    Grade1,
    Grade2,
    Grade3,
    Grade1AndGoOn,
    Grade2AndGoOn,
    Grade3AndGoOn,
    ClearGrade,
    Ungradable,
    Accept,
    AcceptAndGoOn,
    AcceptRow,
    AcceptSeveral,
    Refine,
    NextFilter,
    NoFilter,
    RevealGrade,
    RevealDecided,
    NextDifference,
    RevealAtOnce,
    RevealOnDemand,
    RevealReaderFirst,
    NextUnreviewed,
    NextUncertain,
    ShowEffort,
    ShowExplanation,
    ShowUnreliable,
    ShowMeasures,
    NextLevel,
    PreviousLevel,
    ShiftLevelsDown,
    ShiftLevelsUp,
    NoTransitionalVertebra,
    SacralisedL5,
    LumbarisedS1,
    DiscsL1L2ToL5S1,
    DiscsT12L1ToL4L5,
    DiscsL2L3ToL6S1,
    PlacePoint,
    PointToSlice,
    SnapPoint,
    AcceptPoint,
    RemovePoint,
    NextSlice,
    PreviousSlice,
    NextSlices,
    PreviousSlices,
    FirstSlice,
    LastSlice,
    PreviousSeries,
    NextSeries,
    ScrollTogether,
    LinkByHand,
    Crosshair,
    ObliquePlane,
    TiltObliqueUp,
    TiltObliqueDown,
    PlaneAcquired,
    PlaneSagittal,
    PlaneCoronal,
    PlaneAxial,
    Cine,
    CineFaster,
    CineSlower,
    ResetView,
    FitView,
    OneToOne,
    ZoomIn,
    ZoomOut,
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
    NextInterpolation,
    SwapWindowAxes,
    // Tools: in the order of ViewTool, then of AnnotationKind.
    ToolWindow,
    ToolPan,
    ToolZoom,
    ToolScroll,
    ToolMagnifier,
    ToolLength,
    ToolCanalDiameter,
    ToolAngle,
    ToolCobbAngle,
    ToolEllipse,
    ToolPolygon,
    ToolArrow,
    ToolText,
    DeleteAnnotation,
    KeyImage,
    NextKeyImage,
    PreviousKeyImage,
    CycleOverlays,
    LayoutOne,
    LayoutTwo,
    LayoutThree,
    LayoutFull,
    LayoutLevel,
    LayoutPrior,
    Maximise,
    DetachGrid,
    DetachReport,
    ShowSeries,
    ShowSide,
    FullScreen,
    ShortcutSheet,
    EditShortcuts,
    Preferences,
    ShowTags,
    StudyInformation,
    ShowProblems,
    OneStudyOrSeveral,
    GradingCriteria,
    Help,
    About,
    StartGrading,
    CancelGrading,
};

/// The windows on the digit keys, by number.
inline constexpr std::array kPresetActions = {ActionId::Preset0, ActionId::Preset1,
                                              ActionId::Preset2, ActionId::Preset3,
                                              ActionId::Preset4, ActionId::Preset5};

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

/// The registry of all actions: texts, keys, contexts, tooltips. The shortcut sheet and the editor
/// of keys are made from it.
class Actions : public QObject {
    Q_OBJECT

public:
    /// @p undoGroup names undo and redo; it may be null.
    Actions(QUndoGroup* undoGroup, QObject* parent);

    [[nodiscard]] QAction* action(ActionId id) const;
    /// Calls @p work when the action is triggered, for as long as @p receiver lives.
    void on(ActionId id, const QObject* receiver, std::function<void()> work);
    /// Adds each action to the widget in which its key works.
    void attach(QWidget* window, QWidget* panes, QWidget* grid);

    /// Makes the actions of the whole window work in another window, too.
    void attachWindow(QWidget* window);

    /// The keys now: those of the registry, or the reader's own (kept by QSettings).
    [[nodiscard]] QList<QKeySequence> keys(ActionId id) const;
    void setKeys(ActionId id, const QList<QKeySequence>& keys);
    void resetKeys(ActionId id);
    [[nodiscard]] bool hasOwnKeys(ActionId id) const;
    /// The action that a key would be taken from, if @p id got it.
    [[nodiscard]] std::optional<ActionId> conflictOf(ActionId id, const QKeySequence& key) const;
    /// What a fixed key does that belongs to no action (X, Tab, arrow keys in the grid); empty for
    /// none.
    [[nodiscard]] static QString fixedUseOf(ActionId id, const QKeySequence& key);
    [[nodiscard]] static const ActionSpec& specOf(ActionId id);

    [[nodiscard]] static const std::vector<ActionSpec>& specs();
    [[nodiscard]] static const std::vector<GestureSpec>& gestures();
    [[nodiscard]] static QList<QKeySequence> keysOf(const ActionSpec& spec);
    /// Pairs of actions that share a key in one place; empty in a sound registry.
    [[nodiscard]] static QStringList conflicts();

Q_SIGNALS:
    void keysChanged();

private:
    void addUndo(QUndoGroup* group);
    void applyKeys(const ActionSpec& spec);

    std::vector<QAction*> m_actions; ///< by ActionId
    QUndoGroup* m_undoGroup = nullptr;
};

/// The text of a tooltip: "Next unreviewed (N)".
[[nodiscard]] QString textWithKey(const QString& text, const QKeySequence& key);

} // namespace foramen
