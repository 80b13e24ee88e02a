#include "ui/widgets/pane_painting/magnifier.h"

#include "ui/widgets/theme/theme.h"

#include <QImage>
#include <QPainter>
#include <QPainterPath>
#include <QPen>

namespace foramen {

namespace {

constexpr double kSide = 190; ///< logical pixels
constexpr double kFactor = 2.5;

} // namespace

void Magnifier::paint(QPainter& painter, const SliceScene& pane, QPointF at)
{
    const double ratio = painter.device()->devicePixelRatioF();
    m_lens.setVolume(pane.volume());
    m_lens.setSize(kSide, kSide, ratio);
    ViewState state = pane.viewState();
    state.zoom = 1;
    state.pan = {};
    m_lens.setViewState(state);
    state.zoom = kFactor * pane.scale() / m_lens.scale();
    m_lens.setViewState(state);
    const DisplayPoint under = m_lens.displayFromImage(pane.imageFromDisplay({at.x(), at.y()}));
    state.pan = {kSide / 2 - under.x, kSide / 2 - under.y};
    m_lens.setViewState(state);

    const QImage& image = m_image.from(m_lens.render(), ratio);
    const QRectF lens(at.x() - kSide / 2, at.y() - kSide / 2, kSide, kSide);
    QPainterPath round;
    round.addEllipse(lens);
    painter.save();
    painter.setClipPath(round);
    painter.fillRect(lens, Qt::black);
    painter.drawImage(lens.topLeft(), image);
    painter.restore();
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 200), 4));
    painter.drawEllipse(lens);
    painter.setPen(QPen(theme::kText, 1.5));
    painter.drawEllipse(lens);
}

} // namespace foramen
