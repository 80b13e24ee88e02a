#include "ui/widgets/pane_painting/pane_painter.h"

#include "ui/panes/pane/heat_overlay.h"
#include "ui/panes/pane/pane.h"
#include "ui/widgets/pane_painting/anatomy_painter.h"
#include "ui/widgets/pane_painting/annotation_painter.h"
#include "ui/widgets/pane_painting/frame_painter.h"
#include "ui/widgets/pane_painting/oblique_overlay.h"
#include "ui/widgets/pane_painting/scrollbar_painter.h"

#include <QImage>
#include <QPainter>

#include <utility>
#include <vector>

namespace foramen {

namespace {

QRectF placeOfLetter(QPointF middle)
{
    return {middle.x() - 12, middle.y() - 11, 24, 22};
}

} // namespace

void PanePainter::paint(QPainter& painter, Pane& pane, QSizeF size, double devicePixelRatio)
{
    const PaneContent& content = pane.content();
    SliceScene& scene = pane.scene();
    const bool hasPicture = pane.hasPicture();
    const QImage* picture = hasPicture ? &m_image.from(scene.render(), devicePixelRatio) : nullptr;
    if (!picture || picture->width() < size.width() * devicePixelRatio
        || picture->height() < size.height() * devicePixelRatio)
        painter.fillRect(QRectF(QPointF(0, 0), size), Qt::black);
    if (picture) {
        painter.drawImage(QPointF(0, 0), *picture);
        pane.markViewed();
    }
    painter.setRenderHint(QPainter::Antialiasing);
    FramePainter frame(painter, content, scene, size);
    m_titleBox = frame.paintTitle();
    if (hasPicture && content.heat)
        drawHeat(painter, *content.heat, scene, size);
    m_levelNames.clear();
    if (hasPicture) {
        std::vector<QRectF> taken = ScrollbarPainter(painter, content, size).placesOfNames();
        taken.push_back(placeOfLetter(rightLetterMiddle(size, content.isCompact)));
        m_levelNames = levelNamesOf(content, scene, size, m_titleBox);
        AnatomyPainter anatomy(painter, content, scene, size, m_levelNames, std::move(taken));
        anatomy.paint();
        taken = anatomy.takenByText();
        taken.push_back(m_titleBox);
        taken.push_back(placeOfLetter(upperLetterMiddle(size, m_titleBox)));
        AnnotationPainter(painter, content, scene, size, std::move(taken)).paint();
        drawOblique(painter, content, scene, size);
    }
    frame.paint();
    if (content.magnifierAt && hasPicture)
        m_magnifier.paint(painter, scene, *content.magnifierAt);
}

std::optional<DiscLevel> PanePainter::levelNameAt(QPointF position) const
{
    constexpr double reach = 3;
    for (const LevelName& name : m_levelNames)
        if (name.box.adjusted(-reach, -reach, reach, reach).contains(position))
            return name.level;
    return std::nullopt;
}

} // namespace foramen
