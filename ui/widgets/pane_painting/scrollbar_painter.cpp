#include "ui/widgets/pane_painting/scrollbar_painter.h"

#include "ui/panes/annotation/overlay_shape.h"
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

OverlayTextStyle styleOf(const PaneSegment& segment)
{
    return {.pixelSize = 11,
            .isBold = segment.current,
            .color = segment.current ? theme::kAccent.lighter(118) : kName};
}

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
    drawOverlayPlate(m_painter, m_bar.track(), 3, QColor(30, 37, 46, 205));
    paintStretches();
    paintSegmentNames();
    paintViewed();
    drawOverlayPlate(m_painter, m_bar.thumb(m_content.position), 2.5, Qt::white,
                     QPen(QColor(0, 0, 0, 150), 1));
    if (m_content.isScrollbarHovered)
        paintHint();
}

void ScrollbarPainter::paintViewed()
{
    // Slices that have been on the screen: a bright line along the bar.
    const std::vector<bool>& viewed = m_content.viewed;
    for (std::size_t first = 0; first < viewed.size();) {
        std::size_t end = first;
        while (end < viewed.size() && viewed[end])
            ++end;
        if (end > first) {
            const QRectF run = m_bar.stretch(static_cast<int>(first), static_cast<int>(end) - 1);
            const QRectF line(run.left() - 3, run.top(), 2, run.height());
            fillOverlayRect(m_painter, line.adjusted(-1, -1, 1, 1), QColor(0, 0, 0, 170));
            fillOverlayRect(m_painter, line, QColor(0xdb, 0xe2, 0xea, 210));
        }
        first = end + 1;
    }
}

void ScrollbarPainter::paintStretches()
{
    for (const PaneSegment& segment : m_content.segments) {
        const int first = std::clamp(segment.first, 0, m_content.count - 1);
        const int last = std::clamp(segment.last, first, m_content.count - 1);
        // A gap of a pixel on either side separates blocks.
        const QRectF stretch = m_bar.stretch(first, last).adjusted(0, 1, 0, -1);
        drawOverlayPlate(m_painter, stretch, 2.5,
                         segment.current ? theme::kAccent : QColor(0x3a, 0x4d, 0x63));
    }
}

std::vector<ScrollbarPainter::Name> ScrollbarPainter::names() const
{
    constexpr double letterReach = 20; // of the letter at the middle of the right edge
    std::vector<Name> names;
    double free = 0;
    for (const PaneSegment& segment : m_content.segments) {
        const QSizeF size = overlayTextSize(segment.name, styleOf(segment));
        const QRectF stretch = m_bar.stretch(segment.first, segment.last);
        const double middle = stretch.center().y();
        const double letter = m_pane.height() / 2;
        double top = std::max(middle - size.height() / 2, free);
        if (std::abs(top + size.height() / 2 - letter) < letterReach)
            top = middle < letter ? letter - letterReach - size.height() / 2
                                  : letter + letterReach - size.height() / 2;
        if (segment.name.isEmpty() || top < free || top > stretch.bottom())
            continue;
        names.push_back(
            {QRectF(QPointF(m_bar.track().left() - size.width() - 7, top), size), &segment});
        free = top + size.height();
    }
    return names;
}

std::vector<QRectF> ScrollbarPainter::placesOfNames() const
{
    std::vector<QRectF> places;
    if (m_bar.isShown())
        for (const Name& name : names())
            places.push_back(name.place);
    return places;
}

void ScrollbarPainter::paintSegmentNames()
{
    for (const Name& name : names())
        drawOverlayText(m_painter, name.place.topLeft(), name.segment->name,
                        styleOf(*name.segment));
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
    drawOverlayPlate(m_painter, plate, 5, QColor(13, 17, 22, 215));
    drawOverlayText(m_painter, plate.topLeft() + QPointF(6, 3), text, style);
}

} // namespace foramen
