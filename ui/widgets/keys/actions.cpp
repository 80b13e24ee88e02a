#include "ui/widgets/keys/actions.h"

#include "ui/widgets/theme/theme.h"

#include <QSettings>
#include <QUndoGroup>
#include <QWidget>

#include <algorithm>
#include <utility>

namespace foramen {

namespace {

constexpr std::size_t kActionCount = static_cast<std::size_t>(ActionId::CancelGrading) + 1;

const char* const kStudy = QT_TRANSLATE_NOOP("foramen::Actions", "Study");
const char* const kGrid =
    QT_TRANSLATE_NOOP("foramen::Actions", "Grading (the grid has the keyboard)");
const char* const kMoving = QT_TRANSLATE_NOOP("foramen::Actions", "Moving through the study");
const char* const kPane =
    QT_TRANSLATE_NOOP("foramen::Actions", "Picture (a pane has the keyboard)");
const char* const kTools = QT_TRANSLATE_NOOP("foramen::Actions", "Tools (for the left button)");
const char* const kWindow = QT_TRANSLATE_NOOP("foramen::Actions", "Window and panes");
const char* const kMouse = QT_TRANSLATE_NOOP("foramen::Actions", "Mouse");

/// Made from the untranslated text, so that it stays the same when the table grows. A remark in
/// parentheses is not part of it.
QString settingsKey(const ActionSpec& spec)
{
    QString name = QString::fromUtf8(spec.text).section(QStringLiteral(" ("), 0, 0).toLower();
    for (QChar& character : name) {
        if (!character.isLetterOrNumber())
            character = QLatin1Char('-');
    }
    return QStringLiteral("keys/") + name;
}

bool overlap(KeyContext a, KeyContext b)
{
    if (a == b || a == KeyContext::Window || b == KeyContext::Window)
        return true;
    return a == KeyContext::Reading || b == KeyContext::Reading;
}

} // namespace

const std::vector<ActionSpec>& Actions::specs()
{
    using Id = ActionId;
    using In = KeyContext;
    static const std::vector<ActionSpec> table = {
        {Id::OpenFolder, In::Window, kStudy, QT_TR_NOOP("Open folder…"), "Ctrl+O", "open"},
        {Id::OpenFiles, In::Window, kStudy, QT_TR_NOOP("Open files…"), "Ctrl+Shift+O", nullptr},
        {Id::Studies, In::Window, kStudy, QT_TR_NOOP("Studies…"), "Ctrl+L", nullptr},
        {Id::SearchArchive, In::Window, kStudy, QT_TR_NOOP("Search an archive…"), "Ctrl+Shift+L",
         nullptr},
        {Id::NextStudy, In::Window, kStudy, QT_TR_NOOP("Next study of the list"), "Ctrl+PgDown",
         nullptr},
        {Id::PreviousStudy, In::Window, kStudy, QT_TR_NOOP("Previous study of the list"),
         "Ctrl+PgUp", nullptr},
        {Id::ScanAgain, In::Window, kStudy, QT_TR_NOOP("Read the folder again"), "F5", nullptr},
        {Id::WatchFolder, In::Window, kStudy, QT_TR_NOOP("Watch the folder for new files"), "",
         nullptr},
        {Id::ComparePrior, In::Window, kStudy, QT_TR_NOOP("Compare with a prior study…"),
         "Ctrl+Shift+P", nullptr},
        {Id::ComparePriorFiles, In::Window, kStudy,
         QT_TR_NOOP("Compare with prior files or an archive…"), "Ctrl+Alt+P", nullptr},
        {Id::ClosePrior, In::Window, kStudy, QT_TR_NOOP("Close the prior study"), "", nullptr},
        {Id::RegisterPrior, In::Window, kStudy,
         QT_TR_NOOP("Prior in the slices of the current study, registered"), "Shift+P", nullptr},
        {Id::CloseStudy, In::Window, kStudy, QT_TR_NOOP("Close study"), "Ctrl+W", nullptr},
        {Id::Export, In::Window, kStudy, QT_TR_NOOP("Export…"), "Ctrl+E", "export"},
        {Id::Print, In::Window, kStudy, QT_TR_NOOP("Print the report…"), "Ctrl+P", nullptr},
        {Id::CopyPicture, In::Reading, kPane, QT_TR_NOOP("Copy the picture"), "Ctrl+C", nullptr},
        {Id::SavePicture, In::Window, kPane, QT_TR_NOOP("Save the picture…"), "Ctrl+Shift+E",
         nullptr},
        {Id::SaveMovie, In::Window, kPane, QT_TR_NOOP("Save the slices as a movie…"), "", nullptr},
        {Id::PrintPictures, In::Window, kPane, QT_TR_NOOP("Print the pictures…"), "", nullptr},
        {Id::SignReport, In::Window, kStudy, QT_TR_NOOP("Sign the report…"), "Ctrl+Shift+S",
         nullptr},
        {Id::AddAddendum, In::Window, kStudy, QT_TR_NOOP("Addendum to the signed report…"), "",
         nullptr},
        {Id::CorrectReport, In::Window, kStudy, QT_TR_NOOP("Correct the signed report…"), "",
         nullptr},
        {Id::ShowHistory, In::Window, kStudy, QT_TR_NOOP("History"), "Ctrl+H", nullptr},
        {Id::Undo, In::Window, kStudy, QT_TR_NOOP("Undo"), "Ctrl+Z", "undo"},
        {Id::Redo, In::Window, kStudy, QT_TR_NOOP("Redo"), "Ctrl+Y Ctrl+Shift+Z", "redo"},
        {Id::ShowTags, In::Window, kStudy, QT_TR_NOOP("DICOM tags"), "Ctrl+T", nullptr},
        {Id::StudyInformation, In::Window, kStudy, QT_TR_NOOP("Study information"), "Ctrl+I",
         nullptr},
        {Id::ShowProblems, In::Window, kStudy, QT_TR_NOOP("Problems"), "F7", "warning"},
        {Id::OneStudyOrSeveral, In::Window, kStudy, QT_TR_NOOP("One study or several…"), "",
         nullptr},
        {Id::StartGrading, In::Window, kStudy, QT_TR_NOOP("Grade again"), "", nullptr},
        {Id::CancelGrading, In::Window, kStudy, QT_TR_NOOP("Cancel grading"), "", "close"},
        {Id::Quit, In::Window, kStudy, QT_TR_NOOP("Quit"), "Ctrl+Q", nullptr},

        {Id::Grade1, In::Grid, kGrid, QT_TR_NOOP("Normal/Mild"), "1", nullptr},
        {Id::Grade2, In::Grid, kGrid, QT_TR_NOOP("Moderate"), "2", nullptr},
        {Id::Grade3, In::Grid, kGrid, QT_TR_NOOP("Severe"), "3", nullptr},
        {Id::Grade1AndGoOn, In::Reading, kGrid,
         QT_TR_NOOP("Normal/Mild, then the next site (also in a pane)"), "Shift+1", nullptr},
        {Id::Grade2AndGoOn, In::Reading, kGrid,
         QT_TR_NOOP("Moderate, then the next site (also in a pane)"), "Shift+2", nullptr},
        {Id::Grade3AndGoOn, In::Reading, kGrid,
         QT_TR_NOOP("Severe, then the next site (also in a pane)"), "Shift+3", nullptr},
        {Id::ClearGrade, In::Grid, kGrid, QT_TR_NOOP("Clear the decision"), "Del Backspace",
         nullptr},
        {Id::Ungradable, In::Grid, kGrid, QT_TR_NOOP("Ungradable"), "U", nullptr},
        {Id::Accept, In::Grid, kGrid, QT_TR_NOOP("Accept AI"), "Return Enter", "check"},
        {Id::AcceptAndGoOn, In::Grid, kGrid, QT_TR_NOOP("Accept AI, then the next site"), "Space",
         "check"},
        {Id::AcceptRow, In::Grid, kGrid, QT_TR_NOOP("Accept AI for the whole level"),
         "Shift+Return Shift+Enter", "check"},
        {Id::AcceptSeveral, In::Window, kGrid, QT_TR_NOOP("Accept several AI grades…"),
         "Ctrl+Return Ctrl+Enter", "check"},
        {Id::Refine, In::Grid, kGrid, QT_TR_NOOP("Normal, Mild, or not said, within Normal/Mild"),
         "Q", nullptr},
        {Id::RevealGrade, In::Window, kGrid, QT_TR_NOOP("Reveal the AI grade of this site"), "V",
         nullptr},
        {Id::RevealDecided, In::Window, kGrid,
         QT_TR_NOOP("Reveal the AI grades of all decided sites"), "Shift+V", nullptr},
        {Id::RevealAtOnce, In::Window, kGrid, QT_TR_NOOP("AI grades: at once"), "", nullptr},
        {Id::RevealOnDemand, In::Window, kGrid, QT_TR_NOOP("AI grades: each when asked for"), "",
         nullptr},
        {Id::RevealReaderFirst, In::Window, kGrid,
         QT_TR_NOOP("AI grades: after the reader’s, then the differences"), "", nullptr},
        {Id::NextFilter, In::Window, kGrid, QT_TR_NOOP("Cells shown: next filter"), "F", nullptr},
        {Id::NoFilter, In::Window, kGrid, QT_TR_NOOP("Cells shown: all"), "Shift+F", nullptr},
        {Id::ShiftLevelsDown, In::Window, kGrid, QT_TR_NOOP("Move all levels one down"), "",
         "shift-down"},
        {Id::ShiftLevelsUp, In::Window, kGrid, QT_TR_NOOP("Move all levels one up"), "",
         "shift-up"},
        {Id::NoTransitionalVertebra, In::Window, kGrid, QT_TR_NOOP("No transitional vertebra"), "",
         nullptr},
        {Id::SacralisedL5, In::Window, kGrid, QT_TR_NOOP("L5 is sacralised"), "", nullptr},
        {Id::LumbarisedS1, In::Window, kGrid, QT_TR_NOOP("S1 is lumbarised"), "", nullptr},
        {Id::DiscsL1L2ToL5S1, In::Window, kGrid, QT_TR_NOOP("Rows are the discs L1/L2 to L5/S1"),
         "", nullptr},
        {Id::DiscsT12L1ToL4L5, In::Window, kGrid, QT_TR_NOOP("Rows are the discs T12/L1 to L4/L5"),
         "", nullptr},
        {Id::DiscsL2L3ToL6S1, In::Window, kGrid,
         QT_TR_NOOP("Rows are the discs L2/L3 to L6/S1 (six lumbar vertebrae)"), "", nullptr},
        {Id::PlacePoint, In::Reading, kGrid, QT_TR_NOOP("Place the point at the mouse"), "J",
         nullptr},
        {Id::PointToSlice, In::Reading, kGrid, QT_TR_NOOP("Move the point to the slice shown"),
         "Shift+J", nullptr},
        {Id::SnapPoint, In::Reading, kGrid, QT_TR_NOOP("Move the point to its disc"), "Ctrl+J",
         nullptr},
        {Id::AcceptPoint, In::Reading, kGrid, QT_TR_NOOP("Accept the AI’s point"), "Alt+J",
         nullptr},
        {Id::RemovePoint, In::Reading, kGrid, QT_TR_NOOP("Remove the point"),
         "Shift+Del Shift+Backspace", nullptr},

        {Id::NextUnreviewed, In::Window, kMoving, QT_TR_NOOP("Next unreviewed"), "N", nullptr},
        {Id::NextUncertain, In::Window, kMoving,
         QT_TR_NOOP("Next uncertain: the AI doubts it most"), "Shift+N", nullptr},
        {Id::NextDifference, In::Window, kMoving,
         QT_TR_NOOP("Next difference from the AI, once it is revealed"), "B", nullptr},
        {Id::ShowEffort, In::Window, kGrid,
         QT_TR_NOOP("Effort log: time and changes with and without the AI…"), "", nullptr},
        {Id::ShowExplanation, In::Window, kGrid, QT_TR_NOOP("Where the AI looked, and back"), "Y",
         nullptr},
        {Id::ShowUnreliable, In::Window, kGrid,
         QT_TR_NOOP("Show AI grades that are not reliable on patients"), "Shift+U", nullptr},
        {Id::ShowMeasures, In::Window, kGrid,
         QT_TR_NOOP("Marks of the automatic measures of the level, and back"), "Shift+Y", nullptr},
        {Id::NextLevel, In::Window, kMoving, QT_TR_NOOP("Next level"), ".", nullptr},
        {Id::PreviousLevel, In::Window, kMoving, QT_TR_NOOP("Previous level"), ",", nullptr},
        {Id::PreviousSlice, In::Panes, kMoving, QT_TR_NOOP("Previous slice"), "Up", nullptr},
        {Id::NextSlice, In::Panes, kMoving, QT_TR_NOOP("Next slice"), "Down", nullptr},
        {Id::PreviousSlices, In::Panes, kMoving, QT_TR_NOOP("5 slices back"), "Shift+Up", nullptr},
        {Id::NextSlices, In::Panes, kMoving, QT_TR_NOOP("5 slices on"), "Shift+Down", nullptr},
        {Id::FirstSlice, In::Panes, kMoving, QT_TR_NOOP("First slice"), "Home", nullptr},
        {Id::LastSlice, In::Panes, kMoving, QT_TR_NOOP("Last slice"), "End", nullptr},
        {Id::PreviousSeries, In::Panes, kMoving, QT_TR_NOOP("Previous series"), "Left PgUp",
         nullptr},
        {Id::NextSeries, In::Panes, kMoving, QT_TR_NOOP("Next series"), "Right PgDown", nullptr},
        {Id::ScrollTogether, In::Window, kMoving, QT_TR_NOOP("Parallel stacks scroll together"),
         "L", "link"},
        {Id::LinkByHand, In::Window, kMoving, QT_TR_NOOP("Link stacks as they stand"), "Shift+L",
         nullptr},
        {Id::Crosshair, In::Window, kMoving, QT_TR_NOOP("Linked crosshair"), "H", "crosshair"},
        {Id::ObliquePlane, In::Window, kMoving,
         QT_TR_NOOP("Oblique plane through the disc, and back"), "O", nullptr},
        {Id::TiltObliqueUp, In::Window, kMoving, QT_TR_NOOP("Oblique plane: tilt its front up"),
         "Alt+Up", nullptr},
        {Id::TiltObliqueDown, In::Window, kMoving, QT_TR_NOOP("Oblique plane: tilt its front down"),
         "Alt+Down", nullptr},
        {Id::PlaneAcquired, In::Panes, kMoving, QT_TR_NOOP("Plane as acquired"), "Alt+0", nullptr},
        {Id::PlaneSagittal, In::Panes, kMoving, QT_TR_NOOP("Sagittal plane, resampled"), "Alt+1",
         nullptr},
        {Id::PlaneCoronal, In::Panes, kMoving, QT_TR_NOOP("Coronal plane, resampled"), "Alt+2",
         nullptr},
        {Id::PlaneAxial, In::Panes, kMoving, QT_TR_NOOP("Axial plane, resampled"), "Alt+3",
         nullptr},
        {Id::Cine, In::Panes, kMoving, QT_TR_NOOP("Cine"), "C", "cine"},
        {Id::CineFaster, In::Panes, kMoving, QT_TR_NOOP("Cine faster"), "]", nullptr},
        {Id::CineSlower, In::Panes, kMoving, QT_TR_NOOP("Cine slower"), "[", nullptr},

        {Id::ResetView, In::Panes, kPane, QT_TR_NOOP("Reset view"), "R", "reset"},
        {Id::FitView, In::Panes, kPane, QT_TR_NOOP("Show the whole picture"), "=", nullptr},
        {Id::OneToOne, In::Panes, kPane, QT_TR_NOOP("One pixel of the slice on one of the screen"),
         "Ctrl+0", nullptr},
        {Id::ZoomIn, In::Panes, kPane, QT_TR_NOOP("Zoom in at the mouse"), "+", nullptr},
        {Id::ZoomOut, In::Panes, kPane, QT_TR_NOOP("Zoom out at the mouse"), "-", nullptr},
        {Id::Preset0, In::Panes, kPane, QT_TR_NOOP("Window: automatic"), "0", nullptr},
        {Id::Preset1, In::Panes, kPane, QT_TR_NOOP("Window: as DICOM says"), "1", nullptr},
        {Id::Preset2, In::Panes, kPane, QT_TR_NOOP("Window: high contrast (CT: bone)"), "2",
         nullptr},
        {Id::Preset3, In::Panes, kPane, QT_TR_NOOP("Window: wide (CT: soft tissue)"), "3", nullptr},
        {Id::Preset4, In::Panes, kPane, QT_TR_NOOP("Window: fluid and fat (CT: disc and canal)"),
         "4", nullptr},
        {Id::Preset5, In::Panes, kPane, QT_TR_NOOP("Window: disc and marrow (CT: lung)"), "5",
         nullptr},
        {Id::Invert, In::Panes, kPane, QT_TR_NOOP("Invert"), "Shift+I", nullptr},
        {Id::RotateRight, In::Panes, kPane, QT_TR_NOOP("Rotate right"), "Alt+R", nullptr},
        {Id::RotateLeft, In::Panes, kPane, QT_TR_NOOP("Rotate left"), "Alt+L", nullptr},
        {Id::FlipHorizontal, In::Panes, kPane, QT_TR_NOOP("Flip left and right"), "Alt+F", nullptr},
        {Id::FlipVertical, In::Panes, kPane, QT_TR_NOOP("Flip up and down"), "Alt+V", nullptr},

        {Id::NextInterpolation, In::Panes, kPane, QT_TR_NOOP("Interpolation: linear, cubic, none"),
         "Alt+I", nullptr},
        {Id::SwapWindowAxes, In::Window, kPane,
         QT_TR_NOOP("Dragging up and down changes the width"), "", nullptr},

        {Id::ToolWindow, In::Reading, kTools, QT_TR_NOOP("Window"), "W", "tool-window"},
        {Id::ToolPan, In::Reading, kTools, QT_TR_NOOP("Pan"), "T", "tool-pan"},
        {Id::ToolZoom, In::Reading, kTools, QT_TR_NOOP("Zoom"), "Z", "tool-zoom"},
        {Id::ToolScroll, In::Reading, kTools, QT_TR_NOOP("Scroll"), "S", "tool-scroll"},
        {Id::ToolMagnifier, In::Reading, kTools, QT_TR_NOOP("Magnifier"), "Shift+Z",
         "tool-magnifier"},
        {Id::ToolLength, In::Reading, kTools, QT_TR_NOOP("Length"), "D", "tool-length"},
        {Id::ToolCanalDiameter, In::Reading, kTools, QT_TR_NOOP("Canal diameter, front to back"),
         "Shift+D", "tool-canal-diameter"},
        {Id::ToolAngle, In::Reading, kTools, QT_TR_NOOP("Angle"), "A", "tool-angle"},
        {Id::ToolCobbAngle, In::Reading, kTools, QT_TR_NOOP("Cobb angle"), "Shift+A",
         "tool-cobb-angle"},
        {Id::ToolEllipse, In::Reading, kTools, QT_TR_NOOP("Area and values in an ellipse"), "E",
         "tool-ellipse"},
        {Id::ToolPolygon, In::Reading, kTools, QT_TR_NOOP("Area and values in a polygon"),
         "Shift+E", "tool-polygon"},
        {Id::ToolArrow, In::Reading, kTools, QT_TR_NOOP("Arrow"), "G", "tool-arrow"},
        {Id::ToolText, In::Reading, kTools, QT_TR_NOOP("Text"), "Shift+G", "tool-text"},
        {Id::DeleteAnnotation, In::Panes, kTools, QT_TR_NOOP("Delete what is selected"),
         "Del Backspace", "delete"},
        {Id::KeyImage, In::Reading, kTools, QT_TR_NOOP("Key image"), "K", "key-image"},
        {Id::NextKeyImage, In::Reading, kTools, QT_TR_NOOP("Next key image"), "Shift+K", nullptr},
        {Id::PreviousKeyImage, In::Reading, kTools, QT_TR_NOOP("Previous key image"),
         "Ctrl+Shift+K", nullptr},

        {Id::CycleOverlays, In::Panes, kWindow, QT_TR_NOOP("Overlays: all, no marks, none"),
         "Space", nullptr},
        {Id::LayoutOne, In::Window, kWindow, QT_TR_NOOP("One pane"), "Ctrl+1", "layout-one"},
        {Id::LayoutTwo, In::Window, kWindow, QT_TR_NOOP("Sagittal T2 and axial"), "Ctrl+2",
         "layout-two"},
        {Id::LayoutThree, In::Window, kWindow, QT_TR_NOOP("Three panes"), "Ctrl+3", "layout-three"},
        {Id::LayoutFull, In::Window, kWindow, QT_TR_NOOP("Three panes and both foramina"), "Ctrl+4",
         "layout-full"},
        {Id::LayoutLevel, In::Window, kWindow, QT_TR_NOOP("One level: axial and both foramina"),
         "Ctrl+5", "layout-level"},
        {Id::LayoutPrior, In::Window, kWindow, QT_TR_NOOP("Current and prior study, and back"), "P",
         "layout-prior"},
        {Id::Maximise, In::Window, kWindow, QT_TR_NOOP("Maximise the pane, and back"), "M",
         nullptr},
        {Id::DetachGrid, In::Window, kWindow, QT_TR_NOOP("Grid in its own window"), "Ctrl+Shift+G",
         "detach"},
        {Id::DetachReport, In::Window, kWindow, QT_TR_NOOP("Report in its own window"),
         "Ctrl+Shift+R", "detach"},
        {Id::ShowSeries, In::Window, kWindow, QT_TR_NOOP("Series at the left edge"), "F8", nullptr},
        {Id::ShowSide, In::Window, kWindow, QT_TR_NOOP("Grid and report at the right edge"), "F9",
         nullptr},
        {Id::FullScreen, In::Window, kWindow, QT_TR_NOOP("Full screen"), "F11", nullptr},
        {Id::Help, In::Window, kWindow, QT_TR_NOOP("Manual; on a cell of the grid its criteria"),
         "F1", nullptr},
        {Id::GradingCriteria, In::Window, kWindow, QT_TR_NOOP("Criteria of the grades"), "Shift+F1",
         nullptr},
        {Id::About, In::Window, kWindow, QT_TR_NOOP("About Foramen…"), "", nullptr},
        {Id::ShortcutSheet, In::Window, kWindow, QT_TR_NOOP("Keyboard shortcuts"), "?", "keyboard"},
        {Id::EditShortcuts, In::Window, kWindow, QT_TR_NOOP("Change keys…"), "Ctrl+F1", nullptr},
        {Id::Preferences, In::Window, kWindow, QT_TR_NOOP("Preferences…"), "Ctrl+,", nullptr},
    };
    return table;
}

const std::vector<GestureSpec>& Actions::gestures()
{
    static const std::vector<GestureSpec> table = {
        {kGrid, QT_TR_NOOP("Move over the 25 sites"), QT_TR_NOOP("Arrow keys")},
        {kWindow, QT_TR_NOOP("Next or previous pane"), QT_TR_NOOP("Tab, Shift+Tab")},
        {kWindow, QT_TR_NOOP("Hide marks while held"), QT_TR_NOOP("X")},
        {kMouse, QT_TR_NOOP("The tool; on a mark or measurement: move it"),
         QT_TR_NOOP("Left drag")},
        {kTools, QT_TR_NOOP("Steps of 15 degrees, or a circle, while drawing"),
         QT_TR_NOOP("Shift")},
        {kTools, QT_TR_NOOP("Close a polygon"), QT_TR_NOOP("Enter, double click")},
        {kTools, QT_TR_NOOP("Cancel the drawing, the selection, the tool"), QT_TR_NOOP("Esc")},
        {kMouse, QT_TR_NOOP("Pan"), QT_TR_NOOP("Middle drag")},
        {kMouse, QT_TR_NOOP("Zoom"), QT_TR_NOOP("Right drag, Ctrl+wheel")},
        {kMouse, QT_TR_NOOP("Window from the values in a rectangle"), QT_TR_NOOP("Ctrl+left drag")},
        {kMouse, QT_TR_NOOP("Slices"), QT_TR_NOOP("Wheel")},
        {kMouse, QT_TR_NOOP("Linked crosshair in all panes"), QT_TR_NOOP("Shift+move")},
        {kMouse, QT_TR_NOOP("Tilt the oblique plane, in a sagittal pane"),
         QT_TR_NOOP("Left drag of a ring on its line")},
        {kMouse, QT_TR_NOOP("Maximise a pane, and back"), QT_TR_NOOP("Double click")},
        {kMouse, QT_TR_NOOP("Menu of a pane"), QT_TR_NOOP("Right click")},
    };
    return table;
}

QList<QKeySequence> Actions::keysOf(const ActionSpec& spec)
{
    QList<QKeySequence> keys;
    const QStringList texts =
        QString::fromLatin1(spec.keys).split(QLatin1Char(' '), Qt::SkipEmptyParts);
    for (const QString& text : texts)
        keys << QKeySequence(text, QKeySequence::PortableText);
    return keys;
}

QStringList Actions::conflicts()
{
    QStringList found;
    const auto& table = specs();
    for (std::size_t a = 0; a < table.size(); ++a) {
        for (std::size_t b = a + 1; b < table.size(); ++b) {
            if (!overlap(table[a].context, table[b].context))
                continue;
            for (const QKeySequence& key : keysOf(table[a])) {
                if (keysOf(table[b]).contains(key))
                    found << QStringLiteral("%1: %2, %3")
                                 .arg(key.toString(), table[a].text, table[b].text);
            }
        }
    }
    return found;
}

const ActionSpec& Actions::specOf(ActionId id)
{
    const auto& table = specs();
    return *std::find_if(table.begin(), table.end(),
                         [id](const ActionSpec& spec) { return spec.id == id; });
}

QString Actions::fixedUseOf(ActionId id, const QKeySequence& key)
{
    if (key == QKeySequence(Qt::Key_X))
        return tr("hide marks while held");
    if (key == QKeySequence(Qt::Key_Tab) || key == QKeySequence(Qt::SHIFT | Qt::Key_Backtab))
        return tr("next or previous pane");
    if (key == QKeySequence(Qt::Key_Escape))
        return tr("cancel what the mouse is doing");
    const bool isArrow = key == QKeySequence(Qt::Key_Up) || key == QKeySequence(Qt::Key_Down)
        || key == QKeySequence(Qt::Key_Left) || key == QKeySequence(Qt::Key_Right);
    return isArrow && specOf(id).context != KeyContext::Panes ? tr("move over the 25 sites")
                                                              : QString();
}

Actions::Actions(QUndoGroup* undoGroup, QObject* parent)
    : QObject(parent)
    , m_actions(kActionCount, nullptr)
    , m_undoGroup(undoGroup)
{
    if (undoGroup)
        addUndo(undoGroup);
    for (const ActionSpec& spec : specs()) {
        QAction*& action = m_actions[static_cast<std::size_t>(spec.id)];
        const bool named = action != nullptr; // undo and redo name themselves
        if (!named)
            action = new QAction(tr(spec.text), this);
        action->setShortcutContext(spec.context == KeyContext::Window
                                       ? Qt::WindowShortcut
                                       : Qt::WidgetWithChildrenShortcut);
        if (spec.icon)
            action->setIcon(theme::icon(QLatin1String(spec.icon)));
        applyKeys(spec);
    }
}

void Actions::applyKeys(const ActionSpec& spec)
{
    QAction* known = action(spec.id);
    known->setShortcuts(keys(spec.id));
    const bool namesItself =
        m_undoGroup && (spec.id == ActionId::Undo || spec.id == ActionId::Redo);
    if (!namesItself)
        known->setToolTip(
            textWithKey(known->text().remove(QStringLiteral("…")), known->shortcut()));
}

QList<QKeySequence> Actions::keys(ActionId id) const
{
    const ActionSpec& spec = specOf(id);
    const QVariant own = QSettings().value(settingsKey(spec));
    if (!own.isValid())
        return keysOf(spec);
    QList<QKeySequence> found;
    const QStringList texts = own.toStringList();
    for (const QString& text : texts) {
        if (!text.isEmpty())
            found << QKeySequence(text, QKeySequence::PortableText);
    }
    return found;
}

void Actions::setKeys(ActionId id, const QList<QKeySequence>& keys)
{
    const ActionSpec& spec = specOf(id);
    if (keys == keysOf(spec)) {
        resetKeys(id);
        return;
    }
    QStringList texts;
    for (const QKeySequence& key : keys)
        texts << key.toString(QKeySequence::PortableText);
    if (texts.isEmpty())
        texts << QString(); // an empty list would be read back as "nothing was set"
    QSettings().setValue(settingsKey(spec), texts);
    applyKeys(spec);
    Q_EMIT keysChanged();
}

void Actions::resetKeys(ActionId id)
{
    QSettings().remove(settingsKey(specOf(id)));
    applyKeys(specOf(id));
    Q_EMIT keysChanged();
}

bool Actions::hasOwnKeys(ActionId id) const
{
    return QSettings().contains(settingsKey(specOf(id)));
}

std::optional<ActionId> Actions::conflictOf(ActionId id, const QKeySequence& key) const
{
    const KeyContext context = specOf(id).context;
    for (const ActionSpec& spec : specs()) {
        if (spec.id != id && overlap(spec.context, context) && keys(spec.id).contains(key))
            return spec.id;
    }
    return std::nullopt;
}

void Actions::addUndo(QUndoGroup* group)
{
    auto* undo = new QAction(this);
    auto* redo = new QAction(this);
    m_actions[static_cast<std::size_t>(ActionId::Undo)] = undo;
    m_actions[static_cast<std::size_t>(ActionId::Redo)] = redo;
    // The text names the step that would be undone, and so does the tooltip.
    for (QAction* action : {undo, redo}) {
        QObject::connect(action, &QAction::changed, this, [action] {
            const QSignalBlocker block(action);
            action->setToolTip(textWithKey(action->text(), action->shortcut()));
        });
    }
    const auto nameUndo = [undo](const QString& step) {
        undo->setText(step.isEmpty() ? tr("Undo") : tr("Undo %1").arg(step));
    };
    const auto nameRedo = [redo](const QString& step) {
        redo->setText(step.isEmpty() ? tr("Redo") : tr("Redo %1").arg(step));
    };
    nameUndo(group->undoText());
    nameRedo(group->redoText());
    undo->setEnabled(group->canUndo());
    redo->setEnabled(group->canRedo());
    connect(group, &QUndoGroup::undoTextChanged, this, nameUndo);
    connect(group, &QUndoGroup::redoTextChanged, this, nameRedo);
    connect(group, &QUndoGroup::canUndoChanged, undo, &QAction::setEnabled);
    connect(group, &QUndoGroup::canRedoChanged, redo, &QAction::setEnabled);
    connect(undo, &QAction::triggered, group, &QUndoGroup::undo);
    connect(redo, &QAction::triggered, group, &QUndoGroup::redo);
}

QAction* Actions::action(ActionId id) const
{
    return m_actions[static_cast<std::size_t>(id)];
}

void Actions::on(ActionId id, const QObject* receiver, std::function<void()> work)
{
    connect(action(id), &QAction::triggered, receiver, [work = std::move(work)] { work(); });
}

void Actions::attach(QWidget* window, QWidget* panes, QWidget* grid)
{
    for (const ActionSpec& spec : specs()) {
        QAction* known = action(spec.id);
        if (spec.context == KeyContext::Window)
            window->addAction(known);
        if (spec.context == KeyContext::Panes || spec.context == KeyContext::Reading)
            panes->addAction(known);
        if (spec.context == KeyContext::Grid || spec.context == KeyContext::Reading)
            grid->addAction(known);
    }
}

void Actions::attachWindow(QWidget* window)
{
    for (const ActionSpec& spec : specs()) {
        if (spec.context == KeyContext::Window)
            window->addAction(action(spec.id));
    }
}

QString textWithKey(const QString& text, const QKeySequence& key)
{
    return key.isEmpty()
        ? text
        : QStringLiteral("%1 (%2)").arg(text, key.toString(QKeySequence::NativeText));
}

} // namespace foramen
