#include "core/report_pdf/pdf_measurements.h"

#include "core/report/dicom_values.h"
#include "core/report_pdf/pdf_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <utility>

namespace foramen {

namespace {

using Style = PdfCanvas::TextStyle;
using Points = std::vector<std::pair<double, double>>;

constexpr PdfCanvas::Color kDim = 0x5d6875;
constexpr PdfCanvas::Color kRule = 0xd5dbe1;
constexpr PdfCanvas::Color kDark = 0x0d1116;
constexpr PdfCanvas::Color kMark = 0x6fe0d2; ///< on black, as in the viewer
constexpr std::array<PdfCanvas::Color, kSeverityCount> kRing = {0x9fb2c4, 0xe6a117, 0xe8456b};
constexpr double kLeading = 11.5;

/// Shares of the table's width.
constexpr std::array kColumns = {
    std::pair{QT_TRANSLATE_NOOP("ReportPdf", "Measurement"), 0.19},
    std::pair{QT_TRANSLATE_NOOP("ReportPdf", "Value"), 0.27},
    std::pair{QT_TRANSLATE_NOOP("ReportPdf", "Level, series, image"), 0.25},
    std::pair{QT_TRANSLATE_NOOP("ReportPdf", "Reader"), 0.29}};

/// The names of the kinds of annotations, listed for the translation tools.
[[maybe_unused]] constexpr std::array kAnnotationNames = {
    QT_TRANSLATE_NOOP("ReportPdf", "Length"),
    QT_TRANSLATE_NOOP("ReportPdf", "Canal AP diameter"),
    QT_TRANSLATE_NOOP("ReportPdf", "Angle"),
    QT_TRANSLATE_NOOP("ReportPdf", "Cobb angle"),
    QT_TRANSLATE_NOOP("ReportPdf", "Area, ellipse"),
    QT_TRANSLATE_NOOP("ReportPdf", "Area, outline"),
    QT_TRANSLATE_NOOP("ReportPdf", "Arrow"),
    QT_TRANSLATE_NOOP("ReportPdf", "Text"),
    QT_TRANSLATE_NOOP("ReportPdf", "Key image"),
    QT_TRANSLATE_NOOP("ReportPdf", "Dural sac area"),
    QT_TRANSLATE_NOOP("ReportPdf", "Disc height"),
    QT_TRANSLATE_NOOP("ReportPdf", "Slip"),
    QT_TRANSLATE_NOOP("ReportPdf", "Foramen height"),
    QT_TRANSLATE_NOOP("ReportPdf", "Foramen area"),
    QT_TRANSLATE_NOOP("ReportPdf", "Lordosis L1 to S1"),
};

std::string translatedName(AnnotationKind kind)
{
    return QCoreApplication::translate("ReportPdf", traitsOf(kind).name).toStdString();
}

/// "L4/L5, Axial T2, 24 of 35".
std::string placeOf(const ReportMeasurement& measurement)
{
    const std::string picture = pictureText(measurement.place);
    if (!measurement.level)
        return picture;
    std::string level(nameOf(*measurement.level));
    if (measurement.side)
        level += ' '
            + (*measurement.side == Side::Left ? QCoreApplication::translate("ReportPdf", "left")
                                               : QCoreApplication::translate("ReportPdf", "right"))
                  .toStdString();
    return level + ", " + picture;
}

std::array<std::string, kColumns.size()> cellsOf(const ReportMeasurement& measurement)
{
    const Annotation& annotation = measurement.annotation;
    std::string reader = readableName(annotation.author);
    const std::string time = printedTime(annotation.time);
    reader += (reader.empty() || time.empty() ? "" : ", ") + time;
    return {translatedName(annotation.kind), measurementValue(measurement), placeOf(measurement),
            reader};
}

/// The value is emphasised.
constexpr Style styleOf(std::size_t column)
{
    return {.size = 8.5, .bold = column == 1};
}

/// Maps a picture's pixels to points of the page.
struct Fitted {
    PdfCanvas::Box box;
    double scale = 1;

    [[nodiscard]] std::pair<double, double> at(ImagePoint point) const
    {
        return {box.x + (point.column + 0.5) * scale, box.y + (point.row + 0.5) * scale};
    }
    [[nodiscard]] bool holds(ImagePoint point) const
    {
        const auto [x, y] = at(point);
        return x >= box.x && y >= box.y && x <= box.x + box.width && y <= box.y + box.height;
    }
};

Fitted fitted(const ReportKeyImage& key, const PdfCanvas::Box& box)
{
    const double scale = std::min(box.width / key.columns, box.height / key.rows);
    const double width = scale * key.columns;
    const double height = scale * key.rows;
    return {{box.x + (box.width - width) / 2, box.y + (box.height - height) / 2, width, height},
            scale};
}

/// A bright line with a dark edge, visible on any picture.
void drawLine(PdfCanvas& canvas, const Points& points)
{
    canvas.polyline(points, kDark, 1.9);
    canvas.polyline(points, kMark, 0.8);
}

Points ellipseOf(const Fitted& picture, const std::vector<ImagePoint>& corners)
{
    constexpr int steps = 48;
    const auto [x0, y0] = picture.at(corners[0]);
    const auto [x1, y1] = picture.at(corners[1]);
    Points points;
    for (int i = 0; i <= steps; ++i) {
        const double angle = 2 * std::numbers::pi * i / steps;
        points.emplace_back((x0 + x1) / 2 + (x1 - x0) / 2 * std::cos(angle),
                            (y0 + y1) / 2 + (y1 - y0) / 2 * std::sin(angle));
    }
    return points;
}

void drawShape(PdfCanvas& canvas, const Fitted& picture, const ReportKeyImage::Mark& mark)
{
    Points points;
    for (const ImagePoint& point : mark.points)
        points.push_back(picture.at(point));
    switch (shapeOf(mark.kind)) {
    case AnnotationShape::Ellipse:
        drawLine(canvas, ellipseOf(picture, mark.points));
        return;
    case AnnotationShape::LinePair:
        drawLine(canvas, {points[0], points[1]});
        drawLine(canvas, {points[2], points[3]});
        return;
    case AnnotationShape::Outline:
        points.push_back(points.front());
        break;
    case AnnotationShape::Arrow: {
        const auto [x, y] = points[0];
        canvas.circle(x, y, 1.6, {.fill = kMark, .stroke = kDark, .strokeWidth = 0.6});
        break;
    }
    case AnnotationShape::Point:
    case AnnotationShape::Picture:
        return;
    case AnnotationShape::Line:
    case AnnotationShape::Angle:
        break;
    }
    drawLine(canvas, points);
}

/// The label beside a mark; the table has the details.
std::string labelOf(const ReportKeyImage::Mark& mark)
{
    if (!mark.measurement)
        return {};
    ReportMeasurement shortened = *mark.measurement;
    shortened.mean.reset();
    shortened.deviation.reset();
    return measurementValue(shortened);
}

void drawMark(PdfCanvas& canvas, const Fitted& picture, const ReportKeyImage::Mark& mark)
{
    const auto inside = [&](const ImagePoint& point) {
        return picture.holds(point);
    };
    if (mark.points.size() < pointCountOf(mark.kind) || mark.points.empty()
        || !std::all_of(mark.points.begin(), mark.points.end(), inside))
        return;
    if (mark.severity) {
        const auto [x, y] = picture.at(mark.points[0]);
        canvas.circle(x, y, 3.4, {.stroke = kDark, .strokeWidth = 1.8});
        canvas.circle(
            x, y, 3.4,
            {.stroke = kRing[static_cast<std::size_t>(*mark.severity)], .strokeWidth = 0.9});
        return;
    }
    drawShape(canvas, picture, mark);
    const std::string value = labelOf(mark);
    if (value.empty())
        return;
    // Beside the point furthest to the right, within the picture.
    const auto right = std::max_element(
        mark.points.begin(), mark.points.end(),
        [](const ImagePoint& a, const ImagePoint& b) { return a.column < b.column; });
    const auto [x, y] = picture.at(*right);
    const Style style{.size = 6.5, .bold = true, .color = kMark};
    const std::string label = canvas.elided(value, style, picture.box.width - 8);
    const double width = canvas.textWidth(label, style);
    const double left =
        std::max(picture.box.x + 3, std::min(x + 4, picture.box.x + picture.box.width - width - 4));
    canvas.rectangle({left - 2, y - 6, width + 4, 8.6}, {.fill = kDark, .radius = 1.5});
    canvas.text(left, y + 0.6, label, style);
}

} // namespace

double drawMeasurementHeader(PdfCanvas& canvas, double x, double y, double width)
{
    const Style style{.size = 7, .color = kDim};
    double left = x;
    for (const auto& [name, share] : kColumns) {
        canvas.text(left, y + 8, QCoreApplication::translate("ReportPdf", name).toStdString(),
                    style);
        left += share * width;
    }
    canvas.polyline({{x, y + 12}, {x + width, y + 12}}, kRule, 0.6);
    return 15;
}

double measurementRowHeight(const PdfCanvas& canvas, const ReportMeasurement& measurement,
                            double width)
{
    const auto cells = cellsOf(measurement);
    std::size_t lines = 1;
    for (std::size_t i = 0; i < cells.size(); ++i)
        lines = std::max(
            lines, canvas.wrapped(cells[i], styleOf(i), kColumns[i].second * width - 6).size());
    return static_cast<double>(lines) * kLeading + 3;
}

double drawMeasurementRow(PdfCanvas& canvas, const ReportMeasurement& measurement,
                          const PdfCanvas::Box& place)
{
    const auto cells = cellsOf(measurement);
    double left = place.x;
    for (std::size_t i = 0; i < cells.size(); ++i) {
        double y = place.y + 9;
        const Style style = styleOf(i);
        const double width = kColumns[i].second * place.width - 6;
        for (const std::string& line : canvas.wrapped(cells[i], style, width)) {
            if (y < place.y + place.height)
                canvas.text(left, y, line, style);
            y += kLeading;
        }
        left += kColumns[i].second * place.width;
    }
    canvas.polyline({{place.x, place.y + place.height - 1},
                     {place.x + place.width, place.y + place.height - 1}},
                    kRule, 0.4);
    return place.height;
}

void drawKeyImage(PdfCanvas& canvas, const ReportKeyImage& key, const PdfCanvas::Box& box)
{
    canvas.rectangle(box, {.fill = 0x000000});
    if (key.columns <= 0 || key.rows <= 0 || key.gray.empty()) {
        canvas.text(box.x + box.width / 2, box.y + box.height / 2,
                    QCoreApplication::translate("ReportPdf", "Picture not loaded").toStdString(),
                    Style{.size = 7.5, .color = 0x9fb2c4, .align = PdfCanvas::Align::Center});
        return;
    }
    const Fitted picture = fitted(key, box);
    canvas.picture(picture.box, key.columns, key.rows, key.gray);
    for (const ReportKeyImage::Mark& mark : key.marks)
        drawMark(canvas, picture, mark);
}

std::string captionOf(const ReportKeyImage& key)
{
    const std::string place = pictureText(key.place);
    return place.empty() ? QCoreApplication::translate("ReportPdf", "Instance %1")
                               .arg(key.place.instanceNumber)
                               .toStdString()
                         : place;
}

} // namespace foramen
