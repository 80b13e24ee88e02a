#include "ui/panes/annotation/annotation_interaction.h"

#include "core/imaging/volume.h"
#include "ui/state/editing/annotations.h"
#include "ui/state/language/annotation_text.h"

#include <QCoreApplication>
#include <QLineF>

#include <algorithm>
#include <cmath>
#include <numbers>
#include <vector>

namespace foramen {

namespace {

constexpr double kDragThreshold = 3; ///< logical pixels
constexpr double kCatchReach = 8;
constexpr double kAngleStep = 15; ///< degrees

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(AnnotationInteraction)
};

/// The direction from an anchor turned to the next multiple of 15 degrees on the screen, where
/// pictures are never distorted.
QPointF steppedAngle(QPointF anchor, QPointF position)
{
    const QPointF by = position - anchor;
    const double step = kAngleStep * std::numbers::pi / 180;
    const double angle = std::round(std::atan2(by.y(), by.x()) / step) * step;
    const QPointF along(std::cos(angle), std::sin(angle));
    return anchor + along * QPointF::dotProduct(by, along);
}

bool hasText(AnnotationKind kind)
{
    const AnnotationShape shape = shapeOf(kind);
    return shape == AnnotationShape::Point || shape == AnnotationShape::Arrow;
}

/// The corner of a square, for circles.
QPointF squareCorner(QPointF anchor, QPointF position)
{
    const QPointF by = position - anchor;
    const double side = std::max(std::abs(by.x()), std::abs(by.y()));
    return anchor + QPointF(std::copysign(side, by.x()), std::copysign(side, by.y()));
}

} // namespace

AnnotationInteraction::AnnotationInteraction(const StackView& stack, AnnotationLayer& layer)
    : m_stack(stack)
    , m_layer(layer)
{
}

void AnnotationInteraction::begin(AnnotationKind kind, QPointF position)
{
    reset();
    const PictureIdentity picture = shownPicture(m_stack.scene());
    if (!picture.isKnown()) {
        m_layer.refusal =
            Words::tr("Nothing can be measured here: this picture is not from a file.");
        return;
    }
    Annotation draft;
    draft.kind = kind;
    draft.picture = picture;
    m_start = position;
    m_isDown = true;
    m_state = State::Drawing;
    m_layer.draft = draft;
    m_fixed = 1;
    const ImagePoint first = placeAt(position, Qt::NoModifier, std::nullopt);
    m_layer.draft->points.assign(pointCountOf(kind) > 1 ? 2 : 1, first);
    m_actions.select({});
}

bool AnnotationInteraction::grab(QPointF position, bool handlesOnly)
{
    reset();
    const auto hit = annotationAt(m_layer, m_stack.scene(), position, handlesOnly);
    if (!hit)
        return false;
    const auto held =
        std::find_if(m_layer.all.begin(), m_layer.all.end(), [&hit](const Annotation& one) {
            return one.annotationUid == hit->annotationUid;
        });
    if (held == m_layer.all.end())
        return false;
    m_before = *held;
    m_handle = hit->handle;
    m_start = position;
    m_state = State::Holding;
    m_actions.select(hit->annotationUid);
    return true;
}

std::optional<ImagePoint> AnnotationInteraction::caughtBy(QPointF position) const
{
    std::optional<ImagePoint> caught;
    double least = kCatchReach;
    for (const Annotation* annotation : shownAnnotations(m_layer, m_stack.scene())) {
        if (&*m_layer.draft == annotation)
            continue;
        for (const ImagePoint& point : handlesOf(*annotation)) {
            const double far = QLineF(displayOf(m_stack.scene(), point), position).length();
            if (far <= least) {
                least = far;
                caught = point;
            }
        }
    }
    return caught;
}

ImagePoint AnnotationInteraction::placeAt(QPointF position, Qt::KeyboardModifiers modifiers,
                                          std::optional<ImagePoint> anchor)
{
    const SliceScene& scene = m_stack.scene();
    m_layer.snapped.reset();
    const bool isStepped = modifiers & Qt::ShiftModifier;
    if (isStepped && anchor) {
        const QPointF from = displayOf(scene, *anchor);
        position = shapeOf(m_layer.draft->kind) == AnnotationShape::Ellipse
            ? squareCorner(from, position)
            : steppedAngle(from, position);
    } else if (!isStepped) {
        m_layer.snapped = caughtBy(position);
    }
    if (m_layer.snapped)
        return *m_layer.snapped;
    const ImagePoint wanted = scene.imageFromDisplay({position.x(), position.y()});
    const VolumeGeometry& geometry = scene.volume()->geometry;
    return {std::clamp(wanted.column, -0.5, geometry.columns - 0.5),
            std::clamp(wanted.row, -0.5, geometry.rows - 0.5)};
}

bool AnnotationInteraction::hasAllPoints() const
{
    const AnnotationKind kind = m_layer.draft->kind;
    return shapeOf(kind) != AnnotationShape::Outline && m_fixed >= pointCountOf(kind);
}

bool AnnotationInteraction::isNearStart(QPointF position) const
{
    const Annotation& draft = *m_layer.draft;
    return shapeOf(draft.kind) == AnnotationShape::Outline && m_fixed >= pointCountOf(draft.kind)
        && QLineF(displayOf(m_stack.scene(), draft.points.front()), position).length()
        <= kCatchReach;
}

void AnnotationInteraction::press(QPointF position, Qt::KeyboardModifiers modifiers)
{
    if (m_state != State::Drawing)
        return;
    m_start = position;
    m_hasMoved = false;
    m_isDown = true;
    if (isNearStart(position)) {
        finish();
        return;
    }
    // The point that followed the mouse stays here; it may still be dragged.
    moveDrawn(position, modifiers);
    ++m_fixed;
    if (!hasAllPoints())
        m_layer.draft->points.push_back(m_layer.draft->points.back());
}

void AnnotationInteraction::move(QPointF position, Qt::KeyboardModifiers modifiers)
{
    m_hasMoved = m_hasMoved || QLineF(m_start, position).length() > kDragThreshold;
    if (m_state == State::Holding && m_hasMoved)
        moveHeld(position, modifiers);
    else if (m_state == State::Drawing)
        moveDrawn(position, modifiers);
}

void AnnotationInteraction::moveDrawn(QPointF position, Qt::KeyboardModifiers modifiers)
{
    std::vector<ImagePoint>& points = m_layer.draft->points;
    const std::size_t last = points.size() - 1;
    // The second line of a pair starts at a new point.
    const bool isStart =
        last == 0 || (shapeOf(m_layer.draft->kind) == AnnotationShape::LinePair && last == 2);
    const ImagePoint place =
        placeAt(position, modifiers, isStart ? std::nullopt : std::optional(points[last - 1]));
    points[last] = place;
    if (isNearStart(position)) {
        m_layer.snapped = points.front();
        points[last] = points.front();
    }
}

std::optional<ImagePoint> AnnotationInteraction::anchorOfHandle() const
{
    const auto& points = m_before.points;
    switch (shapeOf(m_before.kind)) {
    case AnnotationShape::Line:
    case AnnotationShape::Arrow:
        return points[1 - *m_handle];
    case AnnotationShape::Angle:
        return *m_handle == 1 ? std::nullopt : std::optional(points[1]);
    case AnnotationShape::LinePair:
        return points[*m_handle ^ 1U];
    case AnnotationShape::Outline:
        return points[(*m_handle + points.size() - 1) % points.size()];
    case AnnotationShape::Ellipse:
    case AnnotationShape::Point:
    case AnnotationShape::Picture:
        break;
    }
    return std::nullopt;
}

void AnnotationInteraction::moveHeld(QPointF position, Qt::KeyboardModifiers modifiers)
{
    m_layer.draft = m_before;
    if (m_handle) {
        // The handle moves by as much as the mouse does and does not jump to it.
        const QPointF grip = m_start - displayOf(m_stack.scene(), handlesOf(m_before)[*m_handle]);
        const ImagePoint place = placeAt(position - grip, modifiers, anchorOfHandle());
        m_layer.draft = withHandleAt(m_before, *m_handle, place);
        return;
    }
    const SliceScene& scene = m_stack.scene();
    const ImagePoint from = scene.imageFromDisplay({m_start.x(), m_start.y()});
    const ImagePoint to = scene.imageFromDisplay({position.x(), position.y()});
    const VolumeGeometry& geometry = scene.volume()->geometry;
    // The whole annotation stops where its first point reaches the edge of the picture.
    double columns = to.column - from.column;
    double rows = to.row - from.row;
    for (const ImagePoint& point : m_before.points) {
        columns = std::clamp(columns, -0.5 - point.column, geometry.columns - 0.5 - point.column);
        rows = std::clamp(rows, -0.5 - point.row, geometry.rows - 0.5 - point.row);
    }
    m_layer.draft = displaced(m_before, columns, rows);
}

void AnnotationInteraction::release(QPointF position, Qt::KeyboardModifiers modifiers)
{
    move(position, modifiers);
    if (m_state == State::Holding) {
        releaseHeld();
        return;
    }
    if (m_state != State::Drawing || !m_isDown)
        return;
    m_isDown = false;
    if (hasAllPoints()) {
        complete();
        return;
    }
    if (!m_hasMoved)
        return;
    ++m_fixed;
    if (hasAllPoints())
        complete();
    else
        m_layer.draft->points.push_back(m_layer.draft->points.back());
}

void AnnotationInteraction::releaseHeld()
{
    const std::optional<Annotation> changed = std::exchange(m_layer.draft, std::nullopt);
    const bool isWhole = !m_handle;
    reset();
    if (!changed)
        return;
    const QString name = annotationName(changed->kind);
    m_actions.change(*changed,
                     isWhole ? Words::tr("%1 moved").arg(name) : Words::tr("%1 changed").arg(name));
}

bool AnnotationInteraction::finish()
{
    if (m_state != State::Drawing || shapeOf(m_layer.draft->kind) != AnnotationShape::Outline)
        return false;
    m_layer.draft->points.resize(m_fixed);
    // A double click places its point twice.
    auto& points = m_layer.draft->points;
    points.erase(std::unique(points.begin(), points.end()), points.end());
    complete();
    return true;
}

bool AnnotationInteraction::dropPoint()
{
    if (m_state != State::Drawing)
        return false;
    if (m_fixed <= 1) {
        cancel();
        return true;
    }
    m_layer.draft->points.erase(m_layer.draft->points.end() - 2);
    --m_fixed;
    return true;
}

bool AnnotationInteraction::isTooSmall(const Annotation& annotation) const
{
    const AnnotationShape shape = shapeOf(annotation.kind);
    if (shape == AnnotationShape::Point)
        return false;
    const QRectF box = pathOf(annotation, m_stack.scene()).boundingRect();
    if (shape == AnnotationShape::Ellipse)
        return box.width() <= kDragThreshold || box.height() <= kDragThreshold;
    return box.width() <= kDragThreshold && box.height() <= kDragThreshold;
}

void AnnotationInteraction::complete()
{
    const Annotation drawn = *m_layer.draft;
    reset();
    if (!isComplete(drawn) || isTooSmall(drawn))
        return;
    if (hasText(drawn.kind))
        m_actions.enterText(drawn);
    else
        m_actions.place(drawn);
}

void AnnotationInteraction::cancel()
{
    reset();
}

void AnnotationInteraction::deselect()
{
    if (!m_layer.selected.empty())
        m_actions.select({});
}

bool AnnotationInteraction::editText(QPointF position)
{
    const auto hit = annotationAt(m_layer, m_stack.scene(), position, false);
    for (const Annotation& annotation : m_layer.all) {
        if (hit && hasText(annotation.kind) && annotation.annotationUid == hit->annotationUid) {
            m_actions.enterText(Annotation(annotation));
            return true;
        }
    }
    return false;
}

void AnnotationInteraction::pictureChanged()
{
    const bool isOther = m_state != State::Idle
        && shownPicture(m_stack.scene())
            != (m_state == State::Holding ? m_before.picture : m_layer.draft->picture);
    if (isOther)
        reset();
    m_layer.refusal.clear();
}

void AnnotationInteraction::reset()
{
    m_state = State::Idle;
    m_isDown = false;
    m_hasMoved = false;
    m_fixed = 0;
    m_handle.reset();
    m_layer.draft.reset();
    m_layer.snapped.reset();
    m_layer.refusal.clear();
}

} // namespace foramen
