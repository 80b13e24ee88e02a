#include "core/measure/level_measures.h"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace foramen {

namespace {

/// From here on numbers have no decimal.
constexpr double kThreeDigits = 99.95;

/// The newest; of equally new ones the last.
const ReaderMeasure* newestOf(const std::vector<ReaderMeasure>& readers, MeasureKind kind,
                              std::optional<DiscLevel> level, std::optional<Side> side)
{
    const ReaderMeasure* newest = nullptr;
    for (const ReaderMeasure& one : readers)
        if (one.kind == kind && one.level == level && one.side == side
            && (!newest || one.time >= newest->time))
            newest = &one;
    return newest;
}

/// Per cent of the value at the level above; where neither is the reader's, what was measured.
std::optional<double> percentOfAbove(const LevelMeasure& measure, const LevelMeasure* above,
                                     std::optional<double> automatic)
{
    if (!measure.isReaders && (!above || !above->isReaders))
        return automatic;
    if (!above || above->value <= 0)
        return std::nullopt;
    return 100 * measure.value / above->value;
}

/// Per cent of the endplate that the automatic slip was measured on.
std::optional<double> percentOfEndplate(const LevelMeasure& measure, const SpineMeasure* automatic)
{
    if (!automatic || !automatic->percent)
        return std::nullopt;
    if (!measure.isReaders)
        return automatic->percent;
    const double share = std::abs(*automatic->percent);
    const double slip = std::abs(automatic->value);
    if (share <= 0 || slip <= 0)
        return std::nullopt; // nothing tells how deep it is
    return measure.value * share / slip;
}

/// An automatic value lies beyond a limit only where its error hardly explains that: with the
/// deviation added towards the norm.
std::optional<NormRemark> clearRemarkOf(const LevelMeasure& measure)
{
    const double doubt = measure.deviation.value_or(0);
    const double cautious = measure.kind == MeasureKind::Slip
        ? std::copysign(std::max(0.0, std::abs(measure.value) - doubt), measure.value)
        : measure.value + doubt;
    return normRemarkOf(measure.kind, cautious);
}

std::optional<LevelMeasure> measureAt(const Assessment& assessment,
                                      const std::vector<ReaderMeasure>& readers,
                                      const std::vector<LevelMeasure>& above, MeasureKind kind,
                                      std::optional<DiscLevel> level, std::optional<Side> side)
{
    const ReaderMeasure* reader = newestOf(readers, kind, level, side);
    const SpineMeasure* automatic = measureOf(assessment.measures(), kind, level, side);
    if (!reader && !automatic)
        return std::nullopt;
    LevelMeasure made{.kind = kind, .level = level, .side = side};
    made.isReaders = reader != nullptr;
    made.value = reader ? reader->value : automatic->value;
    if (reader) {
        made.annotationUid = reader->annotationUid;
        made.author = reader->author;
    } else {
        made.deviation = automatic->deviation;
    }
    if (kind == MeasureKind::Slip) {
        made.percent = percentOfEndplate(made, automatic);
    } else if (!traitsOf(kind).relativeTo.empty() && level && *level != kLevels.front()) {
        const DiscLevel upper = kLevels[static_cast<std::size_t>(*level) - 1];
        made.percent = percentOfAbove(made, measureOf(above, kind, upper, side),
                                      automatic ? automatic->percent : std::nullopt);
    }
    made.norm = clearRemarkOf(made);
    return made;
}

} // namespace

Annotation annotationOf(const SpineMeasure& measure)
{
    Annotation made;
    made.kind = annotationKindOf(measure.kind);
    made.picture = {measure.seriesInstanceUid, measure.sopInstanceUid, measure.frameNumber};
    made.points = measure.points;
    return made;
}

std::vector<LevelMeasure> levelMeasures(const Assessment& assessment,
                                        const std::vector<ReaderMeasure>& readers)
{
    std::vector<LevelMeasure> list;
    const auto add = [&](MeasureKind kind, std::optional<DiscLevel> level,
                         std::optional<Side> side) {
        if (auto made = measureAt(assessment, readers, list, kind, level, side))
            list.push_back(std::move(*made));
    };
    for (const DiscLevel level : kLevels)
        for (const MeasureKind kind : kMeasureKinds) {
            if (!hasLevel(kind))
                continue;
            if (!hasSide(kind))
                add(kind, level, std::nullopt);
            else
                for (const Side side : {Side::Right, Side::Left})
                    add(kind, level, side);
        }
    for (const MeasureKind kind : kMeasureKinds)
        if (!hasLevel(kind))
            add(kind, std::nullopt, std::nullopt);
    return list;
}

const LevelMeasure* measureOf(const std::vector<LevelMeasure>& measures, MeasureKind kind,
                              std::optional<DiscLevel> level, std::optional<Side> side)
{
    const auto found =
        std::find_if(measures.begin(), measures.end(), [&](const LevelMeasure& measure) {
            return measure.kind == kind && measure.level == level && measure.side == side;
        });
    return found == measures.end() ? nullptr : &*found;
}

bool hasValue(const std::vector<LevelMeasure>& measures, const MeasureColumn& column)
{
    return std::any_of(measures.begin(), measures.end(), [&column](const LevelMeasure& one) {
        return one.kind == column.kind && one.side == column.side;
    });
}

bool isWorthReporting(const LevelMeasure& measure)
{
    return measure.isReaders || measure.norm;
}

std::string_view unitWord(MeasureKind kind)
{
    const std::string_view unit = traitsOf(kind).unit;
    if (unit == "mm2")
        return " mm²";
    return unit == "deg" ? "°" : " mm";
}

double shownMeasure(double value)
{
    const double perUnit = std::abs(value) < kThreeDigits ? 10 : 1;
    return std::round(value * perUnit) / perUnit + 0.0; // no -0.0
}

std::string measureNumber(double value)
{
    const double shown = shownMeasure(value);
    return fmt::format("{:.{}f}", shown, std::abs(shown) < kThreeDigits ? 1 : 0);
}

std::string englishText(const LevelMeasure& measure)
{
    const MeasureTraits& traits = traitsOf(measure.kind);
    std::string name(traits.name);
    if (measure.side)
        name.replace(0, 1, *measure.side == Side::Left ? "Left f" : "Right f");
    std::string text =
        fmt::format("{} {}{}", name, measureNumber(measure.value), unitWord(measure.kind));
    if (measure.percent)
        text += fmt::format(", {} % of the {}", std::lround(*measure.percent), traits.relativeTo);
    text += measure.isReaders ? " (by the reader" : " (automatic";
    if (measure.deviation)
        text += ", ± " + measureNumber(*measure.deviation);
    if (measure.norm)
        text += "; " + englishText(*measure.norm);
    if (measure.kind == MeasureKind::Slip && measure.norm)
        if (const auto grade = meyerdingGrade(measure.value, measure.percent))
            text += fmt::format(", Meyerding {}", *grade);
    return text + ')';
}

} // namespace foramen
