// Tools, the reader's annotations and resampled planes in a pane: see viewport_widget.h.
#include "ui/widgets/pane/tool_cursor.h"
#include "ui/widgets/pane/viewport_private.h"

#include <utility>

namespace foramen {

void ViewportWidget::connectAnnotations()
{
    AnnotationInteraction::Actions actions;
    actions.place = [this](const Annotation& annotation) {
        Q_EMIT annotationPlaced(annotation);
    };
    actions.change = [this](const Annotation& annotation, const QString& step) {
        Q_EMIT annotationChanged(annotation, step);
    };
    actions.select = [this](const std::string& annotationUid) {
        Q_EMIT annotationSelected(QString::fromStdString(annotationUid));
    };
    actions.enterText = [this](const Annotation& annotation) {
        enterText(annotation);
    };
    m_d->interaction.annotations().setActions(std::move(actions));
}

void ViewportWidget::setTool(PaneTool tool)
{
    if (tool == m_d->content.tool)
        return;
    m_d->interaction.cancel();
    m_d->content.tool = tool;
    if (!m_d->content.isCrosshairTool)
        setCursor(cursorOf(tool));
    update();
}

PaneTool ViewportWidget::tool() const
{
    return m_d->content.tool;
}

void ViewportWidget::setAnnotations(std::vector<Annotation> annotations)
{
    // What the mouse holds may have been changed or removed by somebody else: undo, or another
    // study.
    if (m_d->interaction.annotations().isHolding())
        m_d->interaction.cancel();
    m_d->content.annotations.all = std::move(annotations);
    m_d->content.annotations.hovered.clear();
    update();
}

void ViewportWidget::setSelectedAnnotation(const QString& annotationUid)
{
    m_d->content.annotations.selected = annotationUid.toStdString();
    update();
}

PictureIdentity ViewportWidget::shownPicture() const
{
    return m_d->hasPicture() ? foramen::shownPicture(m_d->stack.scene()) : PictureIdentity();
}

void ViewportWidget::replaceVolumes(std::vector<VolumePtr> volumes)
{
    m_d->stack.replaceVolumes(std::move(volumes));
    update();
}

void ViewportWidget::setResampled(bool resampled)
{
    m_d->content.isResampled = resampled;
    update();
}

bool ViewportWidget::isResampled() const
{
    return m_d->content.isResampled;
}

void ViewportWidget::setObliqueLine(std::optional<ObliqueLine> line)
{
    m_d->content.obliqueLine = line;
    update();
}

const std::optional<ObliqueLine>& ViewportWidget::obliqueLine() const
{
    return m_d->content.obliqueLine;
}

void ViewportWidget::enterText(const Annotation& annotation)
{
    if (!m_d->textEntry) {
        m_d->textEntry = new AnnotationTextEntry(this);
        connect(m_d->textEntry, &AnnotationTextEntry::entered, this, [this](const QString& text) {
            Annotation texted = endText();
            texted.text = text.toStdString();
            const bool isEmpty = texted.kind == AnnotationKind::Text && text.isEmpty();
            if (!texted.annotationUid.empty() && !isEmpty)
                Q_EMIT annotationChanged(texted, tr("Text changed"));
            else if (texted.annotationUid.empty() && !isEmpty)
                Q_EMIT annotationPlaced(texted);
        });
        connect(m_d->textEntry, &AnnotationTextEntry::givenUp, this, [this] { endText(); });
    }
    m_d->texted = annotation;
    if (annotation.annotationUid.empty())
        m_d->content.annotations.draft = annotation; // seen while its text is written
    update();
    const QPointF at = displayOf(m_d->stack.scene(), annotation.points.back());
    m_d->textEntry->open(QString::fromStdString(annotation.text), at + QPointF(8, 0));
}

Annotation ViewportWidget::endText()
{
    Annotation texted = std::exchange(m_d->texted, {});
    m_d->content.annotations.draft.reset();
    update();
    // One text at a time: the next click is seldom meant for another, and keys would be typed.
    if (texted.kind == AnnotationKind::Text && texted.annotationUid.empty())
        Q_EMIT toolDropped();
    return texted;
}

} // namespace foramen
