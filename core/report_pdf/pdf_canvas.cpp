#include "core/report_pdf/pdf_canvas.h"

#include <QBuffer>
#include <QFont>
#include <QFontMetricsF>
#include <QGuiApplication>
#include <QImage>
#include <QPageLayout>
#include <QPageSize>
#include <QPagedPaintDevice>
#include <QPainter>
#include <QPainterPath>
#include <QPdfWriter>
#include <QTextLayout>

#include <algorithm>
#include <cmath>

namespace foramen {

namespace {

constexpr int kResolution = 1200; ///< dots per inch: fine enough for the positions of letters
constexpr double kDotsPerPoint = kResolution / 72.0;
constexpr double kSlack =
    3; ///< points: a text drawn in pieces may be this much wider than in one piece

QString qString(const std::string& text)
{
    return QString::fromUtf8(text.data(), static_cast<qsizetype>(text.size()));
}

/// Splits a text into letters and marks. Inter has special glyphs for some marks next to digits and
/// capitals, and programs that extract the text of a PDF lose them: a date would have no hyphens.
QStringList pieces(const QString& text)
{
    constexpr QStringView marks = u"-+*/:()[]@<>=–·";
    QStringList made;
    bool joins = false;
    for (const QChar letter : text) {
        const bool mark = marks.contains(letter);
        if (joins && !mark)
            made.back() += letter;
        else
            made << QString(letter);
        joins = !mark;
    }
    return made;
}

Result<void> fontsAreThere()
{
    if (qobject_cast<QGuiApplication*>(QCoreApplication::instance()))
        return {};
    return failure(ErrorCode::InvalidArgument,
                   "A PDF needs a program with fonts (QGuiApplication)");
}

QColor qColor(PdfCanvas::Color color)
{
    return QColor::fromRgb(color | 0xff000000U);
}

} // namespace

/// The painter, its device and, for a PDF, the bytes.
struct PdfCanvas::Private {
    QByteArray bytes;
    QBuffer buffer{&bytes};
    std::unique_ptr<QPdfWriter> writer; ///< of a PDF; null for a device of the caller
    QPagedPaintDevice* device = nullptr;
    QPainter painter;

    QFont font(const TextStyle& style) const
    {
        QFont made;
        made.setFamilies({"Inter", "Noto Sans", "Liberation Sans", "DejaVu Sans", "Sans Serif"});
        // In dots and not in points, so that lines break in the same way on every device.
        made.setPixelSize(static_cast<int>(std::lround(style.size * kDotsPerPoint)));
        made.setWeight(style.bold ? QFont::DemiBold : QFont::Normal);
        made.setHintingPreference(QFont::PreferNoHinting);
        return made;
    }
    QFontMetricsF metrics(const TextStyle& style) const { return QFontMetricsF(font(style)); }

    void setStyle(const ShapeStyle& style)
    {
        painter.setBrush(style.fill ? QBrush(qColor(*style.fill)) : QBrush(Qt::NoBrush));
        QPen pen(Qt::NoPen);
        if (style.stroke)
            pen = QPen(qColor(*style.stroke), style.strokeWidth * kDotsPerPoint);
        if (style.dashed)
            pen.setDashPattern({3, 2.2});
        painter.setPen(pen);
    }
};

PdfCanvas::PdfCanvas(std::unique_ptr<Private> d)
    : m_d(std::move(d))
{
}

PdfCanvas::~PdfCanvas() = default;

Result<std::unique_ptr<PdfCanvas>> PdfCanvas::create(const std::string& title)
{
    if (const auto ready = fontsAreThere(); !ready)
        return tl::make_unexpected(ready.error());
    auto d = std::make_unique<Private>();
    d->buffer.open(QIODevice::WriteOnly);
    d->writer = std::make_unique<QPdfWriter>(&d->buffer);
    d->writer->setResolution(kResolution);
    d->writer->setPageSize(QPageSize(QPageSize::A4));
    d->writer->setPageMargins(QMarginsF());
    d->writer->setTitle(qString(title));
    d->writer->setCreator("Foramen");
    d->device = d->writer.get();
    if (!d->painter.begin(d->writer.get()))
        return failure(ErrorCode::Internal, ReasonCode::PdfNotStarted);
    d->painter.setRenderHint(QPainter::Antialiasing);
    return std::unique_ptr<PdfCanvas>(new PdfCanvas(std::move(d)));
}

Result<std::unique_ptr<PdfCanvas>> PdfCanvas::onDevice(QPagedPaintDevice& device)
{
    if (const auto ready = fontsAreThere(); !ready)
        return tl::make_unexpected(ready.error());
    auto d = std::make_unique<Private>();
    d->device = &device;
    QPageLayout layout = device.pageLayout();
    layout.setMode(QPageLayout::FullPageMode); // the pages have their own margins
    device.setPageLayout(layout);
    if (!d->painter.begin(&device))
        return failure(ErrorCode::NotWritable, ReasonCode::PrinterNotUsable);
    const QRectF paper = layout.fullRectPixels(device.logicalDpiX());
    const double scale = std::min(paper.width() / (kWidth * kDotsPerPoint),
                                  paper.height() / (kHeight * kDotsPerPoint));
    d->painter.translate((paper.width() - scale * kWidth * kDotsPerPoint) / 2,
                         (paper.height() - scale * kHeight * kDotsPerPoint) / 2);
    d->painter.scale(scale, scale);
    d->painter.setRenderHint(QPainter::Antialiasing);
    return std::unique_ptr<PdfCanvas>(new PdfCanvas(std::move(d)));
}

void PdfCanvas::newPage()
{
    m_d->device->newPage();
}

void PdfCanvas::text(double x, double baseline, const std::string& text, const TextStyle& style)
{
    const double width = style.align == Align::Left ? 0 : textWidth(text, style);
    const double left = x - (style.align == Align::Center ? width / 2 : width);
    m_d->painter.setFont(m_d->font(style));
    m_d->painter.setPen(qColor(style.color));
    const QFontMetricsF metrics = m_d->metrics(style);
    QPointF position = QPointF(left, baseline) * kDotsPerPoint;
    for (const QString& piece : pieces(qString(text))) {
        m_d->painter.drawText(position, piece);
        position.rx() += metrics.horizontalAdvance(piece);
    }
}

double PdfCanvas::textWidth(const std::string& text, const TextStyle& style) const
{
    const QFontMetricsF metrics = m_d->metrics(style);
    double dots = 0;
    for (const QString& piece : pieces(qString(text)))
        dots += metrics.horizontalAdvance(piece);
    return dots / kDotsPerPoint;
}

std::vector<std::string> PdfCanvas::wrapped(const std::string& text, const TextStyle& style,
                                            double width) const
{
    const QString all = qString(text);
    QTextLayout layout(all, m_d->font(style));
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    std::vector<std::string> lines;
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth((width - kSlack) * kDotsPerPoint);
        lines.push_back(all.mid(line.textStart(), line.textLength()).trimmed().toStdString());
    }
    layout.endLayout();
    if (lines.empty())
        lines.emplace_back();
    return lines;
}

std::string PdfCanvas::elided(const std::string& text, const TextStyle& style, double width) const
{
    return m_d->metrics(style)
        .elidedText(qString(text), Qt::ElideRight, width * kDotsPerPoint)
        .toStdString();
}

void PdfCanvas::polyline(const std::vector<std::pair<double, double>>& points, Color color,
                         double width)
{
    QPolygonF polygon;
    for (const auto& [x, y] : points)
        polygon << QPointF(x, y) * kDotsPerPoint;
    m_d->painter.setPen(
        QPen(qColor(color), width * kDotsPerPoint, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    m_d->painter.drawPolyline(polygon);
}

void PdfCanvas::rectangle(const Box& box, const ShapeStyle& style)
{
    m_d->setStyle(style);
    const QRectF rect(QPointF(box.x, box.y) * kDotsPerPoint,
                      QSizeF(box.width, box.height) * kDotsPerPoint);
    m_d->painter.drawRoundedRect(rect, style.radius * kDotsPerPoint, style.radius * kDotsPerPoint);
}

void PdfCanvas::circle(double x, double y, double radius, const ShapeStyle& style)
{
    m_d->setStyle(style);
    m_d->painter.drawEllipse(QPointF(x, y) * kDotsPerPoint, radius * kDotsPerPoint,
                             radius * kDotsPerPoint);
}

void PdfCanvas::halfDisc(double x, double y, double radius, Color color)
{
    const QRectF rect(QPointF(x - radius, y - radius) * kDotsPerPoint,
                      QSizeF(2 * radius, 2 * radius) * kDotsPerPoint);
    QPainterPath path(rect.center());
    path.arcTo(rect, 90, 180);
    path.closeSubpath();
    m_d->painter.fillPath(path, qColor(color));
}

void PdfCanvas::picture(const Box& box, int columns, int rows,
                        const std::vector<std::uint8_t>& gray)
{
    if (columns <= 0 || rows <= 0
        || gray.size() < static_cast<std::size_t>(columns) * static_cast<std::size_t>(rows))
        return;
    const QImage image(gray.data(), columns, rows, columns, QImage::Format_Grayscale8);
    // PDF viewers do not interpolate small pictures, so they are resampled to 300 dots per inch.
    const QSize size(static_cast<int>(std::lround(box.width / 72 * 300)),
                     static_cast<int>(std::lround(box.height / 72 * 300)));
    const QRectF target(QPointF(box.x, box.y) * kDotsPerPoint,
                        QSizeF(box.width, box.height) * kDotsPerPoint);
    m_d->painter.drawImage(target,
                           image.scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

std::string PdfCanvas::finish()
{
    m_d->painter.end();
    m_d->writer.reset();
    m_d->buffer.close();
    return m_d->bytes.toStdString();
}

} // namespace foramen
