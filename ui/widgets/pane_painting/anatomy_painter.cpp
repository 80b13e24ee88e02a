#include "ui/widgets/pane_painting/anatomy_painter.h"

#include "core/imaging/volume_geometry.h"
#include "ui/panes/annotation/overlay_shape.h"
#include "ui/panes/annotation/overlay_text.h"
#include "ui/panes/stack/site_names.h"
#include "ui/render/overlays.h"
#include "ui/state/language/term_text.h"
#include "ui/state/language/translation.h"
#include "ui/widgets/pane_painting/label_placement.h"
#include "ui/widgets/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPen>
#include <QStringList>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

namespace foramen {

namespace {

constexpr double kRingRadius = 8;
constexpr double kLeastRingRadius = 4.5;
constexpr double kRingMm = 3.5;
constexpr double kEdge = 12; ///< from the pane's edge to a text
constexpr double kDiscHalfWidthMm = 19; ///< of the line along a disc

QPointF toPoint(DisplayPoint point)
{
    return {point.x, point.y};
}

/// Direction along each disc within the slice shown: perpendicular to the curve through the disc
/// centres, which is continued beyond its ends with the same curvature.
std::vector<PatientVector> discDirections(const std::vector<PaneLevel>& levels,
                                          const SliceScene& scene)
{
    const PatientVector normal = scene.volume()->geometry.sliceNormal();
    const auto inSlice = [&normal](PatientVector v) {
        return normalized(v - normal * dot(v, normal));
    };
    std::vector<PatientVector> directions(levels.size());
    const std::size_t count = levels.size();
    for (std::size_t i = 0; count >= 2 && i < count; ++i) {
        const std::size_t before = i > 0 ? i - 1 : 0;
        const std::size_t after = std::min(i + 1, count - 1);
        PatientVector down = inSlice(levels[after].discCenter - levels[before].discCenter);
        if (count >= 3 && (i == 0 || i + 1 == count)) {
            const std::size_t inner = i == 0 ? 1 : i - 1;
            const PatientVector innerDown =
                inSlice(levels[inner + 1].discCenter - levels[inner - 1].discCenter);
            down = normalized(down * 2 - innerDown);
        }
        directions[i] = normalized(cross(normal, down));
    }
    return directions;
}

QPen linePen(const QColor& color, double width)
{
    return {color, width, Qt::SolidLine, Qt::FlatCap};
}

QString letterBeside(const PaneMark& mark)
{
    return theme::gradeLetter(mark.severity);
}

QString gradeOf(const PaneMark& mark)
{
    return mark.severity ? termText(*mark.severity) : QString();
}

} // namespace

AnatomyPainter::AnatomyPainter(QPainter& painter, const PaneContent& content,
                               const SliceScene& scene, QSizeF pane,
                               const std::vector<LevelName>& levelNames,
                               std::vector<QRectF> takenByText)
    : m_painter(painter)
    , m_content(content)
    , m_scene(scene)
    , m_pane(pane)
    , m_levelNames(levelNames)
    , m_takenByText(std::move(takenByText))
{
}

void AnatomyPainter::paint()
{
    if (m_content.areOverlaysVisible) {
        if (!m_content.isCompact) {
            paintReferences();
            paintLevels();
        }
        paintMarks();
    }
    if (m_content.crosshair && !m_content.isCompact)
        paintCrosshair();
}

QPointF AnatomyPainter::displayOf(PatientPoint point) const
{
    return toPoint(m_scene.displayFromPatient(point));
}

void AnatomyPainter::paintReferences()
{
    std::vector<const PaneReference*> ordered;
    for (const PaneReference& reference : m_content.references)
        if (reference.volume)
            ordered.push_back(&reference);
    std::stable_sort(
        ordered.begin(), ordered.end(),
        [](const PaneReference* a, const PaneReference* b) { return a->current < b->current; });
    for (const PaneReference* reference : ordered) {
        const auto line =
            referenceLine(m_scene, *reference->volume, reference->slice, reference->offset);
        if (!line)
            continue;
        QLineF shown(toPoint(line->first), toPoint(line->second));
        if (shown.p1().x() > shown.p2().x())
            shown = QLineF(shown.p2(), shown.p1());
        QColor color = reference->current ? theme::kAccent : theme::kText;
        if (!reference->current)
            color.setAlphaF(0.38F);
        drawOverlayLine(m_painter, shown, linePen(color, reference->current ? 2 : 1));
        if (reference->current)
            m_currentLines.push_back(shown);
        paintReferenceText(*reference, shown);
    }
}

void AnatomyPainter::paintReferenceText(const PaneReference& reference, const QLineF& line)
{
    if (reference.text.isEmpty())
        return;
    const QColor color = reference.current ? theme::kAccent : QColor(0xc3, 0xcd, 0xd8);
    const OverlayTextStyle style{.pixelSize = 11, .isBold = reference.current, .color = color};
    const QSizeF size = overlayTextSize(reference.text, style);
    const double left = std::clamp(line.x2() - size.width(), kEdge,
                                   std::max(kEdge, m_pane.width() - size.width() - 22));
    // Above the line along its whole width, however the line slopes.
    const double slope = line.dx() != 0 ? line.dy() / line.dx() : 0;
    const double atLeft = line.y2() + (left - line.x2()) * slope;
    const double top = std::clamp(std::min(atLeft, line.y2()) - size.height() - 3, 40.0,
                                  std::max(40.0, m_pane.height() - 40));
    // Below the line, or further to the left, where the ring of a site is in the way.
    const double below = std::max(atLeft, atLeft + slope * size.width()) + 3;
    std::vector<QPointF> marks;
    if (m_content.areOverlaysVisible)
        for (const ShownMark& shown : shownMarks(m_content, m_scene))
            marks.push_back(shown.position);
    const double further = left - size.width();
    const double lift = slope * size.width();
    QRectF place = firstFreeOf(
        {QRectF(QPointF(left, top), size), QRectF(QPointF(left, below), size),
         QRectF(QPointF(further, top - lift), size), QRectF(QPointF(further, below - lift), size)},
        marks);
    for (const QRectF& taken : m_takenByText)
        if (place.adjusted(-6, 0, 6, 0).intersects(taken))
            place.moveBottom(taken.top() - 1);
    m_takenByText.push_back(place);
    drawOverlayText(m_painter, place.topLeft(), reference.text, style);
}

void AnatomyPainter::paintLevels()
{
    if (m_content.levels.empty())
        return;
    // Discs are seen edge-on where the patient's head-feet axis is in the picture; an axial slice
    // runs along them.
    const PatientVector normal = m_scene.volume()->geometry.sliceNormal();
    if (std::abs(normal.z) > 0.7)
        return;
    std::vector<PaneLevel> levels = m_content.levels;
    std::sort(levels.begin(), levels.end(), [](const PaneLevel& a, const PaneLevel& b) {
        return a.discCenter.z > b.discCenter.z;
    });
    const std::vector<PatientVector> along = discDirections(levels, m_scene);
    for (std::size_t i = 0; i < levels.size(); ++i)
        paintDiscLine(levels[i], along[i]);
    for (const LevelName& name : m_levelNames) {
        drawOverlayText(m_painter, name.box.topLeft(), name.text, name.style);
        m_takenByText.push_back(name.box);
    }
}

void AnatomyPainter::paintDiscLine(const PaneLevel& level, PatientVector along)
{
    if (length(along) == 0)
        return;
    const QPointF disc = displayOf(level.discCenter);
    const bool hasReference =
        std::any_of(m_currentLines.begin(), m_currentLines.end(), [&disc](const QLineF& line) {
            const QLineF normal = line.normalVector();
            const double size = std::max(1e-6, normal.length());
            return std::abs((disc.x() - line.x1()) * normal.dx()
                            + (disc.y() - line.y1()) * normal.dy())
                / size
                < 40;
        });
    const QLineF line(displayOf(level.discCenter - along * kDiscHalfWidthMm),
                      displayOf(level.discCenter + along * kDiscHalfWidthMm));
    // One bold line at most: that of the axial slice, where it crosses this pane.
    if (level.current && m_currentLines.empty()) {
        drawOverlayLine(m_painter, line, linePen(theme::kAccent, 2));
    } else if (!level.current || !hasReference) {
        QColor color = theme::kText;
        color.setAlphaF(0.5F);
        QPen dashes(color, 1);
        dashes.setDashPattern({4, 4});
        drawOverlayLine(m_painter, line, dashes);
    }
}

void AnatomyPainter::paintMarks()
{
    const std::vector<ShownMark> marks = shownMarks(m_content, m_scene);
    for (const ShownMark& shown : marks)
        paintRing(shown);
    for (const ShownMark& shown : marks) {
        const bool isHovered = m_content.hovered == shown.mark->site;
        if (shown.mark->selected && !m_content.isCompact)
            paintNameWithLeader(shown, marks);
        else if (isHovered)
            paintNameBeside(shown);
    }
}

void AnatomyPainter::paintRing(const ShownMark& shown)
{
    const PaneMark& mark = *shown.mark;
    const bool isHovered = m_content.hovered == mark.site;
    // Zoomed out, a ring is no larger than the canal that it marks.
    const double most = m_scene.volume() && m_scene.volume()->hasGeometry
        ? std::clamp(kRingMm * m_scene.scale(), kLeastRingRadius, kRingRadius)
        : kRingRadius;
    const double radius = most + (mark.selected ? 1 : 0) + (isHovered ? 1 : 0);
    const double width = mark.selected ? 2.4 : 1.9;
    const QColor color = theme::gradeColorOnPicture(mark.severity);
    m_painter.save();
    m_painter.setOpacity(shown.opacity);
    QPen ring(color, width);
    if (mark.provisional) {
        // Eight dashes, whatever the radius: lengths are in widths of the pen.
        const double step = 2 * M_PI * radius / 8 / width;
        ring.setDashPattern({step * 0.64, step * 0.36});
        ring.setCapStyle(Qt::FlatCap);
    }
    drawOverlayShape(m_painter,
                     {{circle(shown.position, radius), QPen(QColor(0, 0, 0, 190), width + 2.4)},
                      {circle(shown.position, radius), ring},
                      {circle(shown.position, 2.3), Qt::NoPen, QColor(0, 0, 0, 200)},
                      {circle(shown.position, 1.3), Qt::NoPen, color}});
    const OverlayTextStyle style{.pixelSize = 12, .isBold = true, .color = color.lighter(112)};
    const QSizeF size = overlayTextSize(letterBeside(mark), style);
    drawOverlayText(m_painter, shown.position + QPointF(radius + 6, -size.height() / 2),
                    letterBeside(mark), style);
    m_painter.restore();
}

QRectF AnatomyPainter::placeForName(const ShownMark& shown, const std::vector<ShownMark>& all,
                                    QSizeF box) const
{
    TakenPlaces taken{.inside = {kEdge, 44, std::max(1.0, m_pane.width() - kEdge - 24),
                                 std::max(1.0, m_pane.height() - 80)},
                      .marks = {},
                      .texts = m_takenByText};
    for (const ShownMark& other : all)
        if (other.mark != shown.mark)
            taken.marks.push_back(other.position);
    return placeOfName(shown.position, box, taken);
}

void AnatomyPainter::paintNameWithLeader(const ShownMark& shown, const std::vector<ShownMark>& all)
{
    const OverlayTextStyle nameStyle{.pixelSize = 12, .isBold = true, .color = QColor(Qt::white)};
    const OverlayTextStyle gradeStyle{
        .pixelSize = 12,
        .isBold = true,
        .color = theme::gradeColorOnPicture(shown.mark->severity).lighter(112)};
    const QString grade = gradeOf(*shown.mark);
    const QSizeF nameSize = overlayTextSize(shown.mark->name, nameStyle);
    const QSizeF gradeSize = overlayTextSize(grade, gradeStyle);
    const QSizeF box(std::max(nameSize.width(), gradeSize.width()),
                     nameSize.height() + (grade.isEmpty() ? 0 : gradeSize.height()));

    const QRectF best = placeForName(shown, all, box);
    const QPointF end(shown.position.x() < best.center().x() ? best.left() - 4 : best.right() + 4,
                      shown.position.y() < best.center().y()
                          ? best.top() + nameSize.height() / 2
                          : best.bottom() - nameSize.height() / 2);
    QLineF leader(shown.position, end);
    leader.setP1(leader.pointAt((kRingRadius + 2) / std::max(1.0, leader.length())));
    drawOverlayLine(m_painter, leader,
                    linePen(theme::gradeColorOnPicture(shown.mark->severity), 1.4));
    m_takenByText.push_back(best);
    drawOverlayText(m_painter, best.topLeft(), shown.mark->name, nameStyle);
    drawOverlayText(m_painter, best.topLeft() + QPointF(0, nameSize.height()), grade, gradeStyle);
}

void AnatomyPainter::paintNameBeside(const ShownMark& shown)
{
    QStringList words{shown.mark->name};
    if (!gradeOf(*shown.mark).isEmpty())
        words << gradeOf(*shown.mark);
    const QString text = words.join(QStringLiteral(" · "));
    const OverlayTextStyle style{.pixelSize = 12, .color = QColor(Qt::white)};
    const QSizeF size = overlayTextSize(text, style);
    constexpr double offset = kRingRadius + 24; // beyond the letter
    double left = shown.position.x() + offset;
    if (left + size.width() > m_pane.width() - 24)
        left = std::max(kEdge, shown.position.x() - kRingRadius - 8 - size.width());
    const QRectF plate(left - 6, shown.position.y() - size.height() / 2 - 3, size.width() + 12,
                       size.height() + 6);
    drawOverlayPlate(m_painter, plate, 5, QColor(13, 17, 22, 200));
    drawOverlayText(m_painter, {left, shown.position.y() - size.height() / 2}, text, style);
}

void AnatomyPainter::paintCrosshair()
{
    constexpr double gap = 14;
    const QPointF at = displayOf(*m_content.crosshair);
    const std::array<QLineF, 4> arms = {
        QLineF(0, at.y(), at.x() - gap, at.y()),
        QLineF(at.x() + gap, at.y(), m_pane.width(), at.y()),
        QLineF(at.x(), 0, at.x(), at.y() - gap),
        QLineF(at.x(), at.y() + gap, at.x(), m_pane.height()),
    };
    QColor color = theme::kAccent.lighter(125);
    color.setAlphaF(0.85F);
    for (const QLineF& arm : arms)
        drawOverlayLine(m_painter, arm, linePen(color, 1));
    const Volume& volume = *m_scene.volume();
    const double far = std::abs(m_scene.distanceFromSlice(*m_content.crosshair));
    if (!volume.hasGeometry || far <= volume.geometry.sliceSpacing / 2)
        return;
    const QString text = QCoreApplication::translate("Pane", "%1 mm off this slice")
                             .arg(decimalText(far, far < 10 ? 1 : 0));
    const OverlayTextStyle style{.pixelSize = 12, .isBold = true, .color = theme::kWarning};
    const QSizeF size = overlayTextSize(text, style);
    const double left = at.x() + gap + size.width() > m_pane.width() - 20
        ? at.x() - gap - size.width()
        : at.x() + gap;
    drawOverlayText(m_painter, {left, at.y() + 6}, text, style);
}

} // namespace foramen
