#pragma once

#include "core/measure/annotation.h"
#include "ui/panes/pane/pane_tool.h"

#include <QObject>
#include <QString>

#include <optional>

namespace foramen {

class Actions;
class Annotations;
class PaneArea;
class StudyPanes;
class Annotations;
class CurrentStudy;
class PaneWidget;
enum class ActionId;
struct SeriesEntry;

/// The place of a picture in the open study.
struct PicturePlace {
    const SeriesEntry* series = nullptr;
    int block = 0; ///< of the series' volumes
    int slice = 0; ///< of the block
    int position = 0; ///< 0-based, in the stack that the series hangs in
    int count = 0; ///< of that stack
};
/// None while its series is not loaded.
[[nodiscard]] std::optional<PicturePlace> placeOf(const PictureIdentity& picture,
                                                  const CurrentStudy& current);

/// Connects the panes with the annotations of the open study and with the actions on them: one tool
/// in all panes, one selected annotation, key images.
class AnnotationLinks : public QObject {
    Q_OBJECT

public:
    AnnotationLinks(const CurrentStudy& current, Annotations& annotations, PaneArea* area,
                    StudyPanes* links, Actions* actions, QObject* parent = nullptr);

    [[nodiscard]] PaneTool tool() const { return m_tool; }
    void setTool(PaneTool tool);
    [[nodiscard]] QString selected() const { return m_selected; }
    void select(const QString& annotationUid);
    /// Shows the picture of an annotation and selects it.
    void goTo(const QString& annotationUid);

Q_SIGNALS:
    void selectionChanged(const QString& annotationUid);

private:
    void connectActions();
    void connectPane(PaneWidget* pane);
    void refresh();
    void toggleKeyImage();
    void stepKeyImage(int by);
    void show(const PicturePlace& place);

    const CurrentStudy& m_current;
    Annotations& m_annotations;
    PaneArea* m_area;
    StudyPanes* m_links;
    Actions* m_actions;
    PaneTool m_tool = ViewTool::Window;
    QString m_selected;
};

} // namespace foramen
