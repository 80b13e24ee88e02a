#pragma once

#include "core/base/patient_space.h"
#include "core/spine/terms.h"

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace foramen {

/// What is measured on a segmentation of the spine. A new kind needs a row in the table of
/// traitsOf().
enum class MeasureKind {
    CanalDiameter, ///< anteroposterior diameter of the canal in the midline, at the disc
    SacArea, ///< cross-section of the dural sac at the disc
    DiscHeight, ///< mean distance of the endplates over the middle of the disc
    Slip, ///< of the upper vertebra over the lower one; negative: to posterior
    ForamenHeight, ///< from pedicle to pedicle
    ForamenArea,
    Lordosis, ///< Cobb angle between the upper endplates of L1 and S1
};

/// How the marks of a measure are drawn on its picture.
enum class MeasureShape {
    Line, ///< two points
    LinePair, ///< four points: one line after the other
    Outline, ///< closed, three points or more
};

/// The properties of a kind.
struct MeasureTraits {
    std::string_view key; ///< as written to files
    std::string_view name; ///< in English reports
    std::string_view unit; ///< UCUM: "mm", "mm2", "deg"
    MeasureShape shape = MeasureShape::Line;
    /// What the measure is given in per cent of, beside its unit; empty: of nothing.
    std::string_view relativeTo{};
};

inline constexpr std::array kMeasureKinds = {
    MeasureKind::CanalDiameter, MeasureKind::SacArea,       MeasureKind::DiscHeight,
    MeasureKind::Slip,          MeasureKind::ForamenHeight, MeasureKind::ForamenArea,
    MeasureKind::Lordosis,
};

[[nodiscard]] const MeasureTraits& traitsOf(MeasureKind kind);
[[nodiscard]] std::string_view keyOf(MeasureKind kind);
[[nodiscard]] std::optional<MeasureKind> measureKindFromKey(std::string_view key);

/// Whether a kind is measured on each side, and whether at each level; lordosis is at none.
[[nodiscard]] bool hasSide(MeasureKind kind);
[[nodiscard]] bool hasLevel(MeasureKind kind);

/// One measure that the program took by itself, on the segmentation of one picture. Output of the
/// AI: a reader's own measurement is an Annotation, stands beside it and goes before it.
struct SpineMeasure {
    MeasureKind kind = MeasureKind::CanalDiameter;
    std::optional<DiscLevel> level; ///< none for lordosis
    std::optional<Side> side; ///< of a foramen, the patient's
    double value = 0; ///< in the unit of the kind
    /// Standard deviation of the error, in the unit of the kind, as it was measured on pictures
    /// with known truth and as the picture itself lets expect.
    double deviation = 0;
    std::optional<double> percent{}; ///< see MeasureTraits::relativeTo
    std::string seriesInstanceUid; ///< of the picture that it was taken on
    std::string sopInstanceUid;
    int instanceNumber = 0; ///< Instance Number (0020,0013): a label, never an order
    int frameNumber = 1; ///< 1-based
    std::vector<ImagePoint> points; ///< the marks, pixels of that picture
    friend bool operator==(const SpineMeasure&, const SpineMeasure&) = default;
};

/// The number of points of a shape; for an outline the smallest number.
[[nodiscard]] std::size_t pointCountOf(MeasureShape shape);

/// Whether a measure can be shown and written: finite numbers, a deviation that is not negative,
/// level and side where the kind has them and nowhere else, and the points of its shape.
[[nodiscard]] bool isSound(const SpineMeasure& measure);

/// The measure of a kind at a level and side; null for none.
[[nodiscard]] const SpineMeasure* measureOf(const std::vector<SpineMeasure>& measures,
                                            MeasureKind kind,
                                            std::optional<DiscLevel> level = std::nullopt,
                                            std::optional<Side> side = std::nullopt);

/// The measures when all levels are renumbered @p by further down (negative: up). What leaves L1/L2
/// to L5/S1 is dropped, and lordosis, whose ends are no longer L1 and S1.
[[nodiscard]] std::vector<SpineMeasure> shifted(const std::vector<SpineMeasure>& measures, int by);

} // namespace foramen
