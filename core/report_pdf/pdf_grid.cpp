#include "core/report_pdf/pdf_grid.h"

#include <QCoreApplication>

#include <array>
#include <cmath>

namespace foramen {

namespace {

using Style = PdfCanvas::TextStyle;
using Align = PdfCanvas::Align;

constexpr double kLevelWidth = 40;
constexpr double kHeaderHeight = 32;
constexpr double kRowHeight = 31;
constexpr double kGap = 4;
constexpr double kLegendHeight = 30;
constexpr PdfCanvas::Color kDim = 0x5d6875;
constexpr PdfCanvas::Color kFaint = 0xb4bdc7;

/// Gives this file tr() in the context ReportPdf.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportPdf)
};

/// The columns from left to right, as in a picture of the patient.
constexpr std::array<Condition, kConditionCount> kColumns = {
    Condition::RightNeuralForaminalNarrowing, Condition::RightSubarticularStenosis,
    Condition::SpinalCanalStenosis, Condition::LeftSubarticularStenosis,
    Condition::LeftNeuralForaminalNarrowing};

std::array<QString, kConditionCount> columnNames()
{
    return {Words::tr("Foramen R"), Words::tr("Subarticular R"), Words::tr("Canal"),
            Words::tr("Subarticular L"), Words::tr("Foramen L")};
}

/// The mark after a grade that a reader gave.
PdfCanvas::Color paperTint(Severity severity)
{
    constexpr std::array<PdfCanvas::Color, kSeverityCount> tints = {0xe6ebf0, 0xfbe6bb, 0xf9d0da};
    return tints[static_cast<std::size_t>(severity)];
}

std::string letter(Severity severity)
{
    const std::array<QString, kSeverityCount> letters = {
        QCoreApplication::translate("ReportPdf", "N", "Normal/Mild in one letter"),
        QCoreApplication::translate("ReportPdf", "M", "Moderate in one letter"),
        QCoreApplication::translate("ReportPdf", "S", "Severe in one letter")};
    return letters[static_cast<std::size_t>(severity)].toStdString();
}

std::string gradeName(Severity severity)
{
    const std::array<QString, kSeverityCount> names = {
        QCoreApplication::translate("ReportPdf", "Normal/Mild"),
        QCoreApplication::translate("ReportPdf", "Moderate"),
        QCoreApplication::translate("ReportPdf", "Severe")};
    return names[static_cast<std::size_t>(severity)].toStdString();
}

std::string refinedName(MildGrade refined)
{
    return (refined == MildGrade::Normal
                ? QCoreApplication::translate("ReportPdf", "Normal", "grade within Normal/Mild")
                : QCoreApplication::translate("ReportPdf", "Mild", "grade within Normal/Mild"))
        .toStdString();
}

/// Open, half and full circle: the grade without colour.
void drawGlyph(PdfCanvas& canvas, double x, double y, Severity severity)
{
    constexpr double radius = 3.6;
    const PdfCanvas::Color color = paperColor(severity);
    if (severity == Severity::Moderate)
        canvas.halfDisc(x, y, radius, color);
    canvas.circle(x, y, radius,
                  {.fill = severity == Severity::Severe ? std::optional(color) : std::nullopt,
                   .stroke = color,
                   .strokeWidth = 1.1});
}

void drawCheck(PdfCanvas& canvas, double x, double y)
{
    canvas.polyline({{x - 2.6, y}, {x - 0.8, y + 2}, {x + 2.8, y - 2.4}}, 0x1a2027, 1.1);
}

void drawPencil(PdfCanvas& canvas, double x, double y)
{
    canvas.polyline({{x - 2.6, y + 2.6},
                     {x - 1.9, y + 0.5},
                     {x + 1.5, y - 2.9},
                     {x + 2.9, y - 1.5},
                     {x - 0.5, y + 1.9},
                     {x - 2.6, y + 2.6}},
                    0x1a2027, 0.7);
}

void drawProbabilities(PdfCanvas& canvas, const PdfCanvas::Box& cell,
                       const Probabilities& probabilities)
{
    constexpr double height = 2.6;
    constexpr double margin = 8;
    double x = cell.x + margin;
    for (const Severity severity : kSeverities) {
        const double share = probabilities[static_cast<std::size_t>(severity)];
        if (!std::isfinite(share) || share <= 0)
            continue;
        const double width = std::min(share, 1.0) * (cell.width - 2 * margin);
        canvas.rectangle({x, cell.y + cell.height - 7, width, height},
                         {.fill = paperColor(severity)});
        x += width;
    }
}

void drawWord(PdfCanvas& canvas, const PdfCanvas::Box& cell, const std::string& word)
{
    canvas.text(cell.x + cell.width / 2, cell.y + cell.height / 2 + 2.5, word,
                Style{.size = 7, .color = kDim, .align = Align::Center});
}

/// A small line at the foot of a cell.
void drawNote(PdfCanvas& canvas, const PdfCanvas::Box& cell, const std::string& note)
{
    canvas.text(cell.x + cell.width / 2, cell.y + cell.height - 4, note,
                Style{.size = 6, .color = kDim, .align = Align::Center});
}

PdfCanvas::ShapeStyle frame(const AssessmentCell& cell)
{
    PdfCanvas::ShapeStyle style{.stroke = kFaint, .radius = 3};
    const auto severity = cell.severity();
    if (severity && !cell.isUnreliable())
        style.stroke = paperColor(*severity);
    if (cell.isReviewed())
        style.fill = severity ? paperTint(*severity) : 0xf2f4f6;
    style.strokeWidth = cell.isReviewed() ? 1 : 0.8;
    style.dashed = !cell.isReviewed();
    return style;
}

void drawCell(PdfCanvas& canvas, const PdfCanvas::Box& box, const AssessmentCell& cell)
{
    canvas.rectangle(box, frame(cell));
    const CellState state = cell.state();
    if (const auto severity = cell.severity()) {
        const double middle = box.x + box.width / 2;
        if (cell.isUnreliable()) { // no colour, no bars: it must not look like a result
            canvas.text(middle, box.y + 13, letter(*severity),
                        Style{.size = 8, .color = kDim, .align = Align::Center});
            drawNote(canvas, box, Words::tr("not reliable").toStdString());
            return;
        }
        drawGlyph(canvas, middle - 6, box.y + 11, *severity);
        const Style bold{.size = 10, .bold = true, .color = paperColor(*severity)};
        canvas.text(middle + 1.5, box.y + 14.6, letter(*severity), bold);
        if (cell.decision && cell.decision->refined)
            canvas.text(middle + 4.5 + canvas.textWidth(letter(*severity), bold), box.y + 14.6,
                        refinedName(*cell.decision->refined),
                        Style{.size = 7, .color = paperColor(*severity)});
        if (const Finding* shown = cell.shownFinding())
            drawProbabilities(canvas, box, shown->probabilities);
        if (state == CellState::Accepted)
            drawCheck(canvas, box.x + box.width - 8, box.y + 8);
        else if (state == CellState::Changed || state == CellState::ReaderOnly)
            drawPencil(canvas, box.x + box.width - 8, box.y + 8);
        if (!cell.decision && isUncertain(*cell.finding))
            canvas.text(box.x + box.width - 8, box.y + 11, "?",
                        Style{.size = 8, .bold = true, .color = kDim, .align = Align::Center});
        return;
    }
    if (!cell.decision && cell.isFindingWithheld())
        drawNote(canvas, box, Words::tr("not reliable").toStdString());
    drawWord(canvas, box,
             (state == CellState::Ungradable ? Words::tr("not gradable") : Words::tr("not graded"))
                 .toStdString());
}

void drawHeader(PdfCanvas& canvas, double x, double y, double columnWidth)
{
    const double right = x + kLevelWidth + static_cast<double>(kConditionCount) * columnWidth;
    const Style side{.size = 7.5, .color = kDim};
    canvas.text(x + kLevelWidth + kGap / 2, y + 9, Words::tr("R").toStdString(),
                Style{.size = 9, .bold = true});
    canvas.text(x + kLevelWidth + kGap / 2 + 10, y + 9, Words::tr("patient's right").toStdString(),
                side);
    canvas.text(right - kGap / 2, y + 9, Words::tr("L").toStdString(),
                Style{.size = 9, .bold = true, .align = Align::Right});
    canvas.text(right - kGap / 2 - 9, y + 9, Words::tr("patient's left").toStdString(),
                Style{.size = 7.5, .color = kDim, .align = Align::Right});
    const auto names = columnNames();
    for (std::size_t column = 0; column < kConditionCount; ++column)
        canvas.text(x + kLevelWidth + (static_cast<double>(column) + 0.5) * columnWidth, y + 25,
                    names[column].toStdString(),
                    Style{.size = 8, .bold = true, .align = Align::Center});
}

/// Two lines: the grades, then their uncertainty and their author.
void drawLegend(PdfCanvas& canvas, double x, double y)
{
    const Style style{.size = 7, .color = kDim};
    const auto entry = [&](double& at, double baseline, const std::string& words, auto draw) {
        draw(at + 5, baseline - 2.5);
        canvas.text(at + 13, baseline, words, style);
        at += 13 + canvas.textWidth(words, style) + 14;
    };
    double at = x;
    for (const Severity severity : kSeverities)
        entry(at, y + 10, letter(severity) + "  " + gradeName(severity),
              [&](double cx, double cy) { drawGlyph(canvas, cx, cy, severity); });
    const auto box = [&](double cx, double cy, bool dashed) {
        canvas.rectangle({cx - 5, cy - 3.5, 10, 7},
                         {.fill = dashed ? std::nullopt : std::optional<PdfCanvas::Color>(0xe6ebf0),
                          .stroke = kDim,
                          .dashed = dashed,
                          .radius = 1.5});
    };
    entry(at, y + 10, Words::tr("model only, not reviewed").toStdString(),
          [&](double cx, double cy) { box(cx, cy, true); });
    entry(at, y + 10, Words::tr("reader's").toStdString(),
          [&](double cx, double cy) { box(cx, cy, false); });
    at = x;
    entry(at, y + 23, Words::tr("accepted by the reader").toStdString(),
          [&](double cx, double cy) { drawCheck(canvas, cx, cy); });
    entry(at, y + 23, Words::tr("set by the reader").toStdString(),
          [&](double cx, double cy) { drawPencil(canvas, cx, cy); });
    entry(at, y + 23, Words::tr("the model is not sure").toStdString(), [&](double cx, double cy) {
        canvas.text(cx, cy + 2.5, "?",
                    Style{.size = 8, .bold = true, .color = kDim, .align = Align::Center});
    });
    entry(
        at, y + 23, Words::tr("probabilities of N, M, S by the model").toStdString(),
        [&](double cx, double cy) {
            canvas.rectangle({cx - 5, cy - 1, 6, 2.6}, {.fill = paperColor(Severity::NormalMild)});
            canvas.rectangle({cx + 1, cy - 1, 3, 2.6}, {.fill = paperColor(Severity::Moderate)});
            canvas.rectangle({cx + 4, cy - 1, 1.5, 2.6}, {.fill = paperColor(Severity::Severe)});
        });
}

} // namespace

PdfCanvas::Color paperColor(Severity severity)
{
    constexpr std::array<PdfCanvas::Color, kSeverityCount> colors = {0x5b7084, 0xb57700, 0xc8204c};
    return colors[static_cast<std::size_t>(severity)];
}

double drawGrid(PdfCanvas& canvas, const Assessment& assessment, double x, double y, double width)
{
    const double columnWidth = (width - kLevelWidth) / static_cast<double>(kConditionCount);
    drawHeader(canvas, x, y, columnWidth);
    double top = y + kHeaderHeight;
    for (const DiscLevel level : kLevels) {
        const std::string_view disc = discNameOf(assessment.variant().discs, level);
        const bool isNamed = disc != nameOf(level);
        canvas.text(x, top + kRowHeight / 2 + (isNamed ? -2.5 : 1.5), std::string(nameOf(level)),
                    Style{.size = 9, .bold = true});
        if (isNamed)
            canvas.text(x, top + kRowHeight / 2 + 7, '(' + std::string(disc) + ')',
                        Style{.size = 8, .color = kDim});
        for (std::size_t column = 0; column < kConditionCount; ++column)
            drawCell(canvas,
                     {x + kLevelWidth + static_cast<double>(column) * columnWidth + kGap / 2, top,
                      columnWidth - kGap, kRowHeight - kGap},
                     assessment.cell({kColumns[column], level}));
        top += kRowHeight;
    }
    drawLegend(canvas, x + kLevelWidth + kGap / 2, top);
    return top + kLegendHeight - y;
}

} // namespace foramen
