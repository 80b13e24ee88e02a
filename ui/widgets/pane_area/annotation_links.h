#pragma once

#include <QObject>
#include <QString>

namespace foramen {

class Actions;
class Annotations;
class CurrentStudy;
class PaneArea;
class PaneWidget;
class StudyPanes;
struct PictureIdentity;
struct PicturePlace;

/// Connects the panes with the annotations of the open study: all panes show them, and one of them
/// is selected.
class AnnotationLinks : public QObject {
    Q_OBJECT

public:
    AnnotationLinks(const CurrentStudy& current, Annotations& annotations, PaneArea* area,
                    StudyPanes* links, Actions* actions, QObject* parent = nullptr);

    [[nodiscard]] QString selected() const { return m_selected; }
    void select(const QString& annotationUid);
    /// Shows the picture of an annotation and selects it.
    void goTo(const QString& annotationUid);
    /// Shows a picture of the open study, where its series is loaded.
    void showPicture(const PictureIdentity& picture);

Q_SIGNALS:
    void selectionChanged(const QString& annotationUid);

private:
    void connectPane(PaneWidget* pane);
    void refresh();
    void show(const PicturePlace& place);

    const CurrentStudy& m_current;
    Annotations& m_annotations;
    PaneArea* m_area;
    StudyPanes* m_links;
    Actions* m_actions;
    QString m_selected;
};

} // namespace foramen
