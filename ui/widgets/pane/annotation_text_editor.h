#pragma once

#include "core/measure/annotation.h"

#include <QObject>

class QWidget;

namespace foramen {

class AnnotationTextEntry;
class Pane;

/// Edits the text of an arrow or text annotation in a field within the pane.
class AnnotationTextEditor : public QObject {
    Q_OBJECT

public:
    /// @param widget  that shows the pane; it owns this.
    AnnotationTextEditor(Pane* pane, QWidget* widget);

private:
    void open(const Annotation& annotation);
    void take(const QString& text);
    Annotation end();

    Pane* m_pane;
    QWidget* m_widget;
    AnnotationTextEntry* m_entry = nullptr; ///< made when it is first needed
    Annotation m_texted; ///< the annotation whose text is being entered
};

} // namespace foramen
