#include "ui/widgets/pane_painting/frame_painter.h"

#include "core/imaging/volume_geometry.h"
#include "ui/panes/annotation/overlay_shape.h"
#include "ui/panes/annotation/overlay_text.h"
#include "ui/widgets/pane_painting/scrollbar_painter.h"
#include "ui/widgets/theme/theme.h"

#include <QCoreApplication>
#include <QPainter>
#include <QPainterPath>
#include <QPen>
#include <QStringList>

#include <algorithm>
#include <cstddef>

namespace foramen {

namespace {

constexpr double kEdge = 12;
constexpr double kLetterHalf = 9; ///< of an orientation letter's height
constexpr double kBottom = 10;
constexpr QColor kPlate{6, 9, 12, 120}; ///< below texts that often lie on fat
constexpr double kBadgeRow = 24; ///< of the badge of a resampled picture
constexpr OverlayTextStyle kTitleStyle{
    .pixelSize = 13, .isBold = true, .color = QColor(255, 255, 255)};
/// On the badge of a prior study.
constexpr OverlayTextStyle kBadgeStyle{.pixelSize = 11, .isBold = true, .color = theme::kOnAccent};
constexpr OverlayTextStyle kSmallStyle{.pixelSize = 11, .color = QColor(0xc3, 0xcd, 0xd8)};
constexpr OverlayTextStyle kLetterStyle{
    .pixelSize = 14, .isBold = true, .color = QColor(255, 255, 255)};

/// Translation context of the texts below.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(Pane)
};

/// The longest of a few round lengths that fits, mm; 0 when none is long enough to be useful.
double scaleBarLength(double pixelsPerMm, double mostPixels)
{
    constexpr double leastPixels = 24;
    for (const double length : {100.0, 50.0, 20.0, 10.0, 5.0, 2.0, 1.0})
        if (length * pixelsPerMm <= mostPixels)
            return length * pixelsPerMm >= leastPixels ? length : 0;
    return 0;
}

/// Whether the title takes the whole width.
bool isNarrow(QSizeF pane)
{
    return pane.width() < 260;
}

/// The room for the texts of the title, logical pixels: the upper letter stands in the middle.
double titleRoom(QSizeF pane)
{
    constexpr double least = 150; // there the letter goes below the title
    return isNarrow(pane) ? pane.width() - 2 * kEdge
                          : std::max(pane.width() / 2 - kEdge - 18, least);
}

} // namespace

QString fittingSubtitle(const PaneContent& content, QSizeF pane)
{
    const double room = titleRoom(pane);
    QString form = content.subtitle;
    for (const QString& shorter : content.shortSubtitles) {
        if (overlayTextSize(form, kSmallStyle).width() <= room)
            break;
        form = shorter;
    }
    return elidedOverlayText(form, kSmallStyle, room);
}

QPointF upperLetterMiddle(QSizeF pane, const QRectF& titleBox)
{
    constexpr double letterLeft = 7; // of the middle
    constexpr double gap = 4;
    const QPointF middle(pane.width() / 2, kLetterHalf + 8);
    return titleBox.right() + gap > middle.x() - letterLeft
        ? QPointF(middle.x(), titleBox.bottom() + gap + kLetterHalf)
        : middle;
}

QPointF rightLetterMiddle(QSizeF pane, bool isCompact)
{
    return {pane.width() - (isCompact ? 14 : 28), pane.height() / 2};
}

FramePainter::FramePainter(QPainter& painter, const PaneContent& content, const SliceScene& scene,
                           QSizeF pane)
    : m_painter(painter)
    , m_content(content)
    , m_scene(scene)
    , m_pane(pane)
{
}

bool FramePainter::hasPicture() const
{
    return m_scene.volume() && m_content.message.isEmpty();
}

void FramePainter::paint()
{
    if (hasPicture()) {
        const auto slice = static_cast<std::size_t>(m_scene.viewState().slice);
        const auto& sources = m_scene.volume()->sources;
        if (slice < sources.size() && sources[slice].missing)
            paintMessage(Words::tr("This slice could not be read."));
        paintLetters();
        if (!m_content.isCompact) {
            paintCorner();
            paintScaleBar();
            paintLinkRemark();
            ScrollbarPainter(m_painter, m_content, m_pane).paint();
            paintNote();
        }
        paintRegion();
    } else if (!m_content.message.isEmpty()) {
        paintMessage(m_content.message);
    }
    paintBorder();
}

QRectF FramePainter::paintTitle()
{
    const double room = titleRoom(m_pane);
    const QString title = elidedOverlayText(m_content.title, kTitleStyle, room);
    const QString subtitle = fittingSubtitle(m_content, m_pane);
    if (title.isEmpty() && subtitle.isEmpty() && m_content.badge.isEmpty())
        return {};
    const QRectF badge = badgeBox(room);
    const QSizeF titleSize = title.isEmpty() ? QSizeF() : overlayTextSize(title, kTitleStyle);
    const QSizeF subtitleSize =
        subtitle.isEmpty() ? QSizeF() : overlayTextSize(subtitle, kSmallStyle);
    const double top = badge.isNull() ? 10 : badge.bottom() + 4;
    const QRectF plate(
        6, 6, std::max({titleSize.width(), subtitleSize.width(), badge.width()}) + 12,
        std::max(0.0, titleSize.height()) + std::max(0.0, subtitleSize.height()) + top - 2);
    if (hasPicture())
        drawOverlayPlate(m_painter, plate, 5, kPlate);
    paintBadge(badge);
    drawOverlayText(m_painter, {kEdge, top}, title, kTitleStyle);
    drawOverlayText(m_painter, {kEdge, top + std::max(0.0, titleSize.height())}, subtitle,
                    kSmallStyle);
    m_titleBox = plate;
    return plate;
}

QRectF FramePainter::badgeBox(double mostWidth) const
{
    if (m_content.badge.isEmpty())
        return {};
    const double width = overlayTextSize(m_content.badge, kBadgeStyle).width() + 14;
    return {kEdge, 10, std::min(width, mostWidth), 18};
}

void FramePainter::paintBadge(const QRectF& box)
{
    if (box.isNull())
        return;
    drawOverlayPlate(m_painter, box, 4, theme::kPrior);
    m_painter.setPen(kBadgeStyle.color);
    m_painter.setFont(theme::font(kBadgeStyle.pixelSize, QFont::Bold));
    m_painter.drawText(box, Qt::AlignCenter,
                       elidedOverlayText(m_content.badge, kBadgeStyle, box.width() - 6));
}

void FramePainter::paintLetters()
{
    if (!m_scene.volume()->hasGeometry)
        return;
    paintLetter(-m_scene.screenRight(), {14, m_pane.height() / 2});
    paintLetter(m_scene.screenRight(), rightLetterMiddle(m_pane, m_content.isCompact));
    QRectF title = m_titleBox;
    if (m_content.isResampled && isNarrow(m_pane)) // its badge stands below the title
        title.setBottom(title.bottom() + kBadgeRow);
    // A small pane keeps its middle free for the picture.
    if (!m_content.isCompact || !isNarrow(m_pane))
        paintLetter(-m_scene.screenDown(), upperLetterMiddle(m_pane, title));
    paintLetter(m_scene.screenDown(), {m_pane.width() / 2, m_pane.height() - kLetterHalf - 6});
}

void FramePainter::paintLetter(PatientVector direction, QPointF middle)
{
    const QString letters = QString::fromLatin1(orientationLetters(direction).c_str());
    // The first letter is the main direction; the others of an angled slice are smaller, beside it.
    OverlayTextStyle lesser = kLetterStyle;
    lesser.pixelSize = 10;
    const QSizeF size = overlayTextSize(letters.left(1), kLetterStyle);
    const QSizeF lesserSize = overlayTextSize(letters.mid(1), lesser);
    const QPointF topLeft(std::clamp(middle.x() - size.width() / 2, 5.0,
                                     m_pane.width() - size.width() - lesserSize.width() - 5),
                          middle.y() - size.height() / 2);
    drawOverlayText(m_painter, topLeft, letters.left(1), kLetterStyle);
    drawOverlayText(m_painter,
                    topLeft + QPointF(size.width() + 1, size.height() - lesserSize.height() - 1),
                    letters.mid(1), lesser);
}

void FramePainter::paintCorner()
{
    const ViewState& state = m_scene.viewState();
    const QString position =
        QStringLiteral("%1 / %2").arg(m_content.position + 1).arg(m_content.count);
    const int decimals = state.windowWidth < 10 ? 1 : 0;
    const QString window = QStringLiteral("W %1 L %2")
                               .arg(state.windowWidth, 0, 'f', decimals)
                               .arg(state.windowCenter, 0, 'f', decimals);
    const QString both = position + QStringLiteral(" · ") + window;
    const bool isOfSpine = m_content.spineWindow
        && *m_content.spineWindow
            == WindowRange{.center = state.windowCenter, .width = state.windowWidth};
    const QString withBasis = both + QStringLiteral(" · ") + Words::tr("auto: spine");
    // Beside the lower letter, which stands in the middle; else one above the other.
    constexpr double right = 22;
    constexpr double letterRoom = 14;
    const double room = m_pane.width() / 2 - right - letterRoom;
    QStringList lines{position};
    if (isOfSpine && overlayTextSize(withBasis, kSmallStyle).width() <= room)
        lines = QStringList{withBasis};
    else if (overlayTextSize(both, kSmallStyle).width() <= room)
        lines = QStringList{both};
    else if (overlayTextSize(window, kSmallStyle).width() <= room)
        lines << window;
    double bottom = m_pane.height() - kBottom;
    for (const QString& line : lines) {
        const QSizeF size = overlayTextSize(line, kSmallStyle);
        bottom -= size.height();
        const QPointF topLeft(m_pane.width() - size.width() - right, bottom);
        drawOverlayPlate(m_painter, QRectF(topLeft, size).adjusted(-5, -1, 5, 1), 4, kPlate);
        drawOverlayText(m_painter, topLeft, line, kSmallStyle);
    }
}

void FramePainter::paintScaleBar()
{
    if (!m_scene.volume()->pixelSpacing().isMetric())
        return;
    const double scale = m_scene.scale();
    // Its text ends before the lower letter, which stands in the middle.
    constexpr double textRoom = 56;
    const double room = m_pane.width() / 2 - kEdge - textRoom;
    const double length = scaleBarLength(scale, std::min(150.0, room));
    if (length <= 0)
        return;
    const double y = m_pane.height() - kBottom - 6;
    const double end = kEdge + length * scale;
    // Ticks in centimetres, in millimetres where the bar is shorter than one.
    const double step = length >= 10 ? 10 : 1;
    QPainterPath bar;
    bar.moveTo(kEdge, y);
    bar.lineTo(end, y);
    for (double at = 0; at <= length + 1e-6; at += step) {
        const bool isEnd = at == 0 || at + step > length + 1e-6;
        bar.moveTo(kEdge + at * scale, y);
        bar.lineTo(kEdge + at * scale, y - (isEnd ? 6 : 3.5));
    }
    drawOverlayShape(m_painter,
                     {{bar, QPen(QColor(0, 0, 0, 170), 3.4, Qt::SolidLine, Qt::RoundCap)},
                      {bar, QPen(kSmallStyle.color, 1.4, Qt::SolidLine, Qt::SquareCap)}});
    const QString text = length >= 10 ? QStringLiteral("%1 cm").arg(length / 10)
                                      : QStringLiteral("%1 mm").arg(length);
    const QSizeF size = overlayTextSize(text, kSmallStyle);
    drawOverlayText(m_painter, {end + 7, y - size.height() + 4}, text, kSmallStyle);
}

void FramePainter::paintLinkRemark()
{
    if (m_content.linkRemark.isEmpty())
        return;
    OverlayTextStyle style = kSmallStyle;
    style.color = theme::kWarning;
    // The reason matters most: it takes up to four lines and is not cut.
    constexpr int mostLines = 4;
    const double room = m_pane.width() - 2 * kEdge - 24;
    QStringList lines(QString{});
    for (const QString& word : m_content.linkRemark.split(QLatin1Char(' '))) {
        const QString longer =
            lines.back().isEmpty() ? word : QStringLiteral("%1 %2").arg(lines.back(), word);
        if (lines.back().isEmpty() || lines.size() == mostLines
            || overlayTextSize(longer, style).width() <= room)
            lines.back() = longer;
        else
            lines << word;
    }
    double width = 0;
    for (QString& line : lines) {
        line = elidedOverlayText(line, style, room);
        width = std::max(width, overlayTextSize(line, style).width());
    }
    const double lineHeight = overlayTextSize(lines.front(), style).height();
    const double height = lineHeight * static_cast<double>(lines.size()) + 6;
    const QRectF plate(kEdge - 6, m_pane.height() - 40 - height, width + 12, height);
    drawOverlayPlate(m_painter, plate, 5, QColor(6, 9, 12, 170));
    double top = plate.top() + 3;
    for (const QString& line : lines) {
        drawOverlayText(m_painter, {kEdge, top}, line, style);
        top += lineHeight;
    }
}

void FramePainter::paintRegion()
{
    if (!m_content.region.isValid())
        return;
    m_painter.setBrush(QColor(90, 169, 255, 28));
    m_painter.setPen(QPen(theme::kAccent, 1, Qt::DashLine));
    m_painter.drawRect(m_content.region);
}

void FramePainter::paintNote()
{
    if (m_content.note.isEmpty())
        return;
    const OverlayTextStyle style{.pixelSize = 12, .isBold = true, .color = QColor(255, 255, 255)};
    const QSizeF size = overlayTextSize(m_content.note, style);
    const QRectF plate(m_pane.width() / 2 - size.width() / 2 - 8, 46, size.width() + 16,
                       size.height() + 6);
    drawOverlayPlate(m_painter, plate, 5, QColor(13, 17, 22, 200));
    drawOverlayText(m_painter, plate.topLeft() + QPointF(8, 3), m_content.note, style);
}

void FramePainter::paintMessage(const QString& message)
{
    const double margin = std::min(32.0, m_pane.width() / 8);
    m_painter.setFont(theme::font(theme::kTextSize));
    m_painter.setPen(theme::kDimText);
    m_painter.drawText(QRectF(margin, 0, m_pane.width() - 2 * margin, m_pane.height()),
                       static_cast<int>(Qt::AlignCenter) | static_cast<int>(Qt::TextWordWrap),
                       message);
}

void FramePainter::paintBorder()
{
    const bool isPrior = !m_content.badge.isEmpty();
    const auto frame = [this](const QColor& color, double inset) {
        const QRectF box(inset, inset, m_pane.width() - 2 * inset, m_pane.height() - 2 * inset);
        fillOverlayRect(m_painter, QRectF(box.left(), box.top(), box.width(), 1), color);
        fillOverlayRect(m_painter, QRectF(box.left(), box.bottom() - 1, box.width(), 1), color);
        fillOverlayRect(m_painter, QRectF(box.left(), box.top(), 1, box.height()), color);
        fillOverlayRect(m_painter, QRectF(box.right() - 1, box.top(), 1, box.height()), color);
    };
    if (isPrior) {
        frame(theme::kPrior, 0);
        frame(theme::kPrior, 1);
    }
    if (m_content.isActive)
        frame(theme::kAccent, isPrior ? 2 : 0);
}

} // namespace foramen
