#include "ui/widgets/pane/annotation_text_editor.h"

#include "ui/panes/pane/pane.h"
#include "ui/widgets/pane/annotation_text_entry.h"

#include <QWidget>

#include <utility>

namespace foramen {

AnnotationTextEditor::AnnotationTextEditor(Pane* pane, QWidget* widget)
    : QObject(widget)
    , m_pane(pane)
    , m_widget(widget)
{
    connect(pane, &Pane::textRequested, this, &AnnotationTextEditor::open);
}

void AnnotationTextEditor::open(const Annotation& annotation)
{
    if (!m_entry) {
        m_entry = new AnnotationTextEntry(m_widget);
        connect(m_entry, &AnnotationTextEntry::entered, this, &AnnotationTextEditor::take);
        connect(m_entry, &AnnotationTextEntry::givenUp, this, [this] { end(); });
    }
    m_texted = annotation;
    if (annotation.annotationUid.empty())
        m_pane->content().annotations.draft = annotation; // shown while its text is entered
    m_pane->refresh();
    const QPointF at = displayOf(m_pane->scene(), annotation.points.back());
    m_entry->open(QString::fromStdString(annotation.text), at + QPointF(8, 0));
}

void AnnotationTextEditor::take(const QString& text)
{
    Annotation texted = end();
    texted.text = text.toStdString();
    const bool isEmpty = texted.kind == AnnotationKind::Text && text.isEmpty();
    if (!texted.annotationUid.empty() && !isEmpty)
        Q_EMIT m_pane->annotationChanged(texted, tr("Text changed"));
    else if (texted.annotationUid.empty() && !isEmpty)
        Q_EMIT m_pane->annotationPlaced(texted);
}

Annotation AnnotationTextEditor::end()
{
    Annotation texted = std::exchange(m_texted, {});
    m_pane->content().annotations.draft.reset();
    m_pane->refresh();
    // The tool ends after one text: the next click rarely means another one, and keys would be
    // typed into it.
    if (texted.kind == AnnotationKind::Text && texted.annotationUid.empty())
        Q_EMIT m_pane->toolDropped();
    return texted;
}

} // namespace foramen
