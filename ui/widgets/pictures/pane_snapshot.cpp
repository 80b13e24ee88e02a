#include "ui/widgets/pictures/pane_snapshot.h"

#include "ui/widgets/pane/pane_widget.h"

#include <QPainter>

namespace foramen {

PaneSnapshot::PaneSnapshot(const PaneWidget& pane, double scale)
    : m_size(pane.size())
    , m_scale(scale)
{
    m_pane.setSize(m_size, m_scale);
    m_pane.setVolumes(pane.volumes());
    m_pane.setPosition(pane.position());
    m_pane.setViewState(pane.viewState());
    PaneContent& content = m_pane.content();
    content = pane.pane().content();
    content.isActive = false;
    content.hovered.reset();
    content.dragged.reset();
    content.isScrollbarHovered = false;
    content.crosshair.reset();
    content.magnifierAt.reset();
    content.obliqueLine.reset();
    content.region = {};
    content.note.clear();
}

QSize PaneSnapshot::size() const
{
    return (m_size * m_scale).toSize();
}

QImage PaneSnapshot::image()
{
    QImage image(size(), QImage::Format_RGB32);
    image.setDevicePixelRatio(m_scale);
    image.fill(Qt::black);
    QPainter painter(&image);
    m_painter.paint(painter, m_pane, m_size, m_scale);
    painter.end();
    image.setDevicePixelRatio(1);
    return image;
}

void PaneSnapshot::keepWhatHoldsForAll(const QString& title)
{
    PaneContent& content = m_pane.content();
    content.title = title;
    content.subtitle.clear();
    content.shortSubtitles.clear();
    content.linkRemark.clear();
    content.references.clear();
    content.segments.clear();
    content.heat.reset();
}

QImage PaneSnapshot::imageAt(int position)
{
    m_pane.setPosition(position);
    return image();
}

} // namespace foramen
