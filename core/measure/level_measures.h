#pragma once

#include "core/measure/annotation.h"
#include "core/measure/measure_norms.h"
#include "core/spine/assessment.h"

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// What a reader's annotation says of the spine; see readerMeasureOf().
struct ReaderMeasure {
    MeasureKind kind = MeasureKind::CanalDiameter;
    std::optional<DiscLevel> level; ///< none for lordosis
    std::optional<Side> side; ///< of a foramen
    double value = 0; ///< in the unit of the kind
    std::string annotationUid;
    std::string author;
    std::string time; ///< ISO 8601 with time zone
    friend bool operator==(const ReaderMeasure&, const ReaderMeasure&) = default;
};

/// The marks of a measure as an annotation that a reader may take over: of the same kind, picture
/// and points, without identity, author and time.
[[nodiscard]] Annotation annotationOf(const SpineMeasure& measure);

/// The one value of a measure at a level and side: the reader's if there is one, else the automatic
/// one.
struct LevelMeasure {
    MeasureKind kind = MeasureKind::CanalDiameter;
    std::optional<DiscLevel> level;
    std::optional<Side> side;
    double value = 0; ///< in the unit of the kind
    std::optional<double> deviation; ///< of an automatic one, see SpineMeasure
    std::optional<double> percent; ///< see MeasureTraits::relativeTo
    bool isReaders = false;
    std::string annotationUid; ///< of the reader's
    std::string author; ///< of the reader's
    /// The limit that it lies beyond, an automatic one by more than its deviation.
    std::optional<NormRemark> norm;
    friend bool operator==(const LevelMeasure&, const LevelMeasure&) = default;
};

/// What is shown of each level: of several by readers at one place the newest. The kinds of a level
/// in their order, right before left, the levels from above, then what belongs to none. What an
/// assessment hides is not in it.
///
/// Heights and areas in per cent of the level above follow from the two values that are shown. A
/// reader's slip is given in per cent of the endplate that the automatic one was measured on, where
/// there is one.
[[nodiscard]] std::vector<LevelMeasure> levelMeasures(const Assessment& assessment,
                                                      const std::vector<ReaderMeasure>& readers);

/// The measure of a kind at a level and side; null for none.
[[nodiscard]] const LevelMeasure* measureOf(const std::vector<LevelMeasure>& measures,
                                            MeasureKind kind,
                                            std::optional<DiscLevel> level = std::nullopt,
                                            std::optional<Side> side = std::nullopt);

/// A column of a table of levels.
struct MeasureColumn {
    MeasureKind kind = MeasureKind::CanalDiameter;
    std::optional<Side> side;
};

/// All that is measured at levels, in the order of tables: the patient's right before the left.
inline constexpr std::array kMeasureColumns = {
    MeasureColumn{MeasureKind::CanalDiameter, std::nullopt},
    MeasureColumn{MeasureKind::SacArea, std::nullopt},
    MeasureColumn{MeasureKind::DiscHeight, std::nullopt},
    MeasureColumn{MeasureKind::Slip, std::nullopt},
    MeasureColumn{MeasureKind::ForamenHeight, Side::Right},
    MeasureColumn{MeasureKind::ForamenArea, Side::Right},
    MeasureColumn{MeasureKind::ForamenHeight, Side::Left},
    MeasureColumn{MeasureKind::ForamenArea, Side::Left},
};

/// Whether any level has a value for the column.
[[nodiscard]] bool hasValue(const std::vector<LevelMeasure>& measures, const MeasureColumn& column);

/// Whether a report speaks of it: a reader measured it, or it lies beyond a published limit.
[[nodiscard]] bool isWorthReporting(const LevelMeasure& measure);

/// The value rounded to the digits that are shown, halves away from zero, so that each format
/// prints the same; never -0.0.
[[nodiscard]] double shownMeasure(double value);
/// A value with about three digits, because pixels allow no more: "8.2", "112".
[[nodiscard]] std::string measureNumber(double value);

/// " mm", " mm²", "°": behind a value, for people.
[[nodiscard]] std::string_view unitWord(MeasureKind kind);

/// "Canal AP diameter 8.2 mm (automatic, ± 0.9; narrow: under 10 mm)"; "Right foramen height 14.1
/// mm (by the reader; low: 15 mm or less)"; without the level.
[[nodiscard]] std::string englishText(const LevelMeasure& measure);

} // namespace foramen
