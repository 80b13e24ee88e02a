#include "core/report_pdf/pdf_measures.h"

#include "core/report_pdf/pdf_words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <iterator>
#include <optional>
#include <string>
#include <utility>

namespace foramen {

namespace {

using Style = PdfCanvas::TextStyle;

constexpr PdfCanvas::Color kDim = 0x5d6875;
constexpr PdfCanvas::Color kRule = 0xd5dbe1;
constexpr PdfCanvas::Color kBeyond = 0x8a5b00;
constexpr double kHeader = 26;
constexpr double kRow = 15;
constexpr double kLine = 11;
constexpr double kLevelWidth = 44;

/// Gives this file tr() in the context ReportPdf.
struct Words {
    Q_DECLARE_TR_FUNCTIONS(ReportPdf)
};

/// Above the column, in two lines.
std::pair<QString, QString> titleOf(const MeasureColumn& column)
{
    const bool isLeft = column.side == Side::Left;
    switch (column.kind) {
    case MeasureKind::CanalDiameter:
        return {Words::tr("Canal AP"), Words::tr("mm")};
    case MeasureKind::SacArea:
        return {Words::tr("Dural sac"), Words::tr("mm²")};
    case MeasureKind::DiscHeight:
        return {Words::tr("Disc height"), Words::tr("mm, % of above")};
    case MeasureKind::Slip:
        return {Words::tr("Slip"), Words::tr("mm, % of endplate")};
    case MeasureKind::ForamenHeight:
        return {isLeft ? Words::tr("Foramen L") : Words::tr("Foramen R"), Words::tr("height, mm")};
    case MeasureKind::ForamenArea:
        return {isLeft ? Words::tr("Foramen L") : Words::tr("Foramen R"), Words::tr("area, mm²")};
    case MeasureKind::Lordosis:
        break;
    }
    return {};
}

/// "8.2 (0.9) *"; "7.1 (0.6), 78 %".
std::string cellText(const LevelMeasure& measure)
{
    std::string text = printedNumber(shownMeasure(measure.value));
    // In brackets, because a plus-minus sign between digits copies as nothing from Inter.
    if (measure.deviation)
        text += " (" + printedNumber(shownMeasure(*measure.deviation)) + ')';
    const bool isShared =
        measure.kind == MeasureKind::DiscHeight || measure.kind == MeasureKind::Slip;
    if (measure.percent && isShared)
        text += ", " + std::to_string(std::lround(*measure.percent)) + " %";
    return measure.norm ? text + " *" : text;
}

Style styleOf(const LevelMeasure& measure)
{
    Style style{.size = 7.5, .bold = measure.isReaders};
    if (measure.norm)
        style.color = kBeyond;
    else if (!measure.isReaders)
        style.color = kDim;
    return style;
}

const LevelMeasure* lordosisOf(const std::vector<LevelMeasure>& measures)
{
    return measureOf(measures, MeasureKind::Lordosis);
}

bool hasLevels(const std::vector<LevelMeasure>& measures)
{
    return std::any_of(measures.begin(), measures.end(),
                       [](const LevelMeasure& one) { return one.level.has_value(); });
}

} // namespace

double measuresHeight(const std::vector<LevelMeasure>& measures)
{
    if (measures.empty())
        return 0;
    return (hasLevels(measures) ? kHeader + kRow * static_cast<double>(kLevelCount) : 0)
        + (lordosisOf(measures) ? kRow : 0) + 2 * kLine;
}

void drawMeasures(PdfCanvas& canvas, const std::vector<LevelMeasure>& measures,
                  const SpineVariant& variant, double x, double y, double width)
{
    std::vector<MeasureColumn> columns;
    std::copy_if(kMeasureColumns.begin(), kMeasureColumns.end(), std::back_inserter(columns),
                 [&measures](const MeasureColumn& one) { return hasValue(measures, one); });
    const double step = columns.empty()
        ? 0
        : std::min(92.0, (width - kLevelWidth) / static_cast<double>(columns.size()));
    const auto left = [&](std::size_t column) {
        return x + kLevelWidth + step * static_cast<double>(column);
    };
    const Style heading{.size = 7, .color = kDim};
    if (hasLevels(measures)) {
        for (std::size_t i = 0; i < columns.size(); ++i) {
            const auto [name, unit] = titleOf(columns[i]);
            canvas.text(left(i), y + 8, canvas.elided(name.toStdString(), heading, step - 3),
                        heading);
            canvas.text(left(i), y + 17, canvas.elided(unit.toStdString(), heading, step - 3),
                        heading);
        }
        canvas.polyline({{x, y + 21}, {x + width, y + 21}}, kRule, 0.6);
        y += kHeader;
        for (const DiscLevel level : kLevels) {
            canvas.text(x, y + 7, nameOf(variant, level), Style{.size = 7.5, .bold = true});
            for (std::size_t i = 0; i < columns.size(); ++i)
                if (const LevelMeasure* one =
                        measureOf(measures, columns[i].kind, level, columns[i].side)) {
                    Style style = styleOf(*one);
                    const std::string text = cellText(*one);
                    // A value is never cut off.
                    style.size *= std::min(1.0, (step - 3) / canvas.textWidth(text, style));
                    canvas.text(left(i), y + 7, text, style);
                }
            canvas.polyline({{x, y + kRow - 4}, {x + width, y + kRow - 4}}, kRule, 0.3);
            y += kRow;
        }
    }
    if (const LevelMeasure* lordosis = lordosisOf(measures)) {
        canvas.text(x, y + 7,
                    Words::tr("Lordosis L1 to S1, degrees: %1")
                        .arg(QString::fromStdString(cellText(*lordosis)))
                        .toStdString(),
                    styleOf(*lordosis));
        y += kRow;
    }
    const Style legend{.size = 6.5, .color = kDim};
    canvas.text(x, y + 7,
                Words::tr("Grey, with one standard deviation in brackets: measured "
                          "automatically. Bold: measured by the reader.")
                    .toStdString(),
                legend);
    canvas.text(x, y + 7 + 9,
                Words::tr("* beyond a published limit: canal AP under 12 mm, dural sac under 100 "
                          "mm², slip of 3 mm or more, foramen height of 15 mm or less.")
                    .toStdString(),
                legend);
}

} // namespace foramen
