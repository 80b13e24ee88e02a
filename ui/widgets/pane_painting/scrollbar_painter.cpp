#include "ui/widgets/pane_painting/scrollbar_painter.h"

#include "ui/panes/annotation/overlay_text.h"
#include "ui/widgets/theme/theme.h"

#include <QPainter>
#include <QPen>

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

constexpr QColor kName{0xc3, 0xcd, 0xd8};

} // namespace

ScrollbarPainter::ScrollbarPainter(QPainter& painter, const PaneContent& content, QSizeF pane)
    : m_painter(painter)
    , m_content(content)
    , m_pane(pane)
    , m_bar(pane, content.count)
{
}

void ScrollbarPainter::paint()
{
    if (!m_bar.isShown())
        return;
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(30, 37, 46, 205));
    m_painter.drawRoundedRect(m_bar.track(), 3, 3);
    paintStretches();
    paintSegmentNames();
    paintViewed();
    m_painter.setPen(QPen(QColor(0, 0, 0, 150), 1));
    m_painter.setBrush(Qt::white);
    m_painter.drawRoundedRect(m_bar.thumb(m_content.position), 2.5, 2.5);
    if (m_content.isScrollbarHovered)
        paintHint();
}

void ScrollbarPainter::paintViewed()
{
    // Slices that have been on the screen: a bright line along the bar.
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(0xdb, 0xe2, 0xea, 210));
    for (std::size_t i = 0; i < m_content.viewed.size(); ++i) {
        if (!m_content.viewed[i])
            continue;
        const QRectF step = m_bar.stretch(static_cast<int>(i), static_cast<int>(i));
        m_painter.drawRect(QRectF(step.left() - 3, step.top(), 1.6, step.height()));
    }
}

void ScrollbarPainter::paintStretches()
{
    m_painter.setPen(Qt::NoPen);
    for (const PaneSegment& segment : m_content.segments) {
        const int first = std::clamp(segment.first, 0, m_content.count - 1);
        const int last = std::clamp(segment.last, first, m_content.count - 1);
        // A gap of a pixel on either side separates blocks.
        const QRectF stretch = m_bar.stretch(first, last).adjusted(0, 1, 0, -1);
        m_painter.setBrush(segment.current ? theme::kAccent : QColor(0x3a, 0x4d, 0x63));
        m_painter.drawRoundedRect(stretch, 2.5, 2.5);
    }
}

void ScrollbarPainter::paintSegmentNames()
{
    constexpr double letterReach = 20; // of the letter at the middle of the right edge
    double free = 0;
    for (const PaneSegment& segment : m_content.segments) {
        const OverlayTextStyle style{.pixelSize = 11,
                                     .isBold = segment.current,
                                     .color =
                                         segment.current ? theme::kAccent.lighter(118) : kName};
        const QSizeF size = overlayTextSize(segment.name, style);
        const QRectF stretch = m_bar.stretch(segment.first, segment.last);
        const double middle = stretch.center().y();
        const double letter = m_pane.height() / 2;
        double top = std::max(middle - size.height() / 2, free);
        if (std::abs(top + size.height() / 2 - letter) < letterReach)
            top = middle < letter ? letter - letterReach - size.height() / 2
                                  : letter + letterReach - size.height() / 2;
        if (segment.name.isEmpty() || top < free || top > stretch.bottom())
            continue;
        drawOverlayText(m_painter, {m_bar.track().left() - size.width() - 7, top}, segment.name,
                        style);
        free = top + size.height();
    }
}

void ScrollbarPainter::paintHint()
{
    QString text = QStringLiteral("%1 / %2").arg(m_content.position + 1).arg(m_content.count);
    for (const PaneSegment& segment : m_content.segments)
        if (!segment.name.isEmpty() && m_content.position >= segment.first
            && m_content.position <= segment.last)
            text = QStringLiteral("%1 · %2").arg(segment.name, text);
    const OverlayTextStyle style{.pixelSize = 11, .color = QColor(255, 255, 255)};
    const QSizeF size = overlayTextSize(text, style);
    const double middle = m_bar.thumb(m_content.position).center().y();
    const QRectF plate(m_bar.track().left() - size.width() - 24, middle - size.height() / 2 - 3,
                       size.width() + 12, size.height() + 6);
    m_painter.setPen(Qt::NoPen);
    m_painter.setBrush(QColor(13, 17, 22, 215));
    m_painter.drawRoundedRect(plate, 5, 5);
    drawOverlayText(m_painter, plate.topLeft() + QPointF(6, 3), text, style);
}

} // namespace foramen
