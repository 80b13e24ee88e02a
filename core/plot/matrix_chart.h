#pragma once

#include <optional>
#include <string>
#include <vector>

namespace foramen {

/// A matrix with cells shaded by value: confusion, co-occurrence, share by condition and level.
struct MatrixChart {
    std::string title;
    std::string rowLabel; ///< what the rows are
    std::string columnLabel; ///< what the columns are
    std::string valueLabel; ///< the shaded quantity with its unit; beside the colour scale
    std::vector<std::string> rows;
    std::vector<std::string> columns;
    std::vector<std::vector<double>> values; ///< by row, then column
    int decimals = 0; ///< of the number in each cell
    /// The text of each cell instead of its value ("12 (40 %)"); empty for the values.
    std::vector<std::vector<std::string>> cellTexts;
    std::optional<double> least; ///< value of the lightest shade; 0 or the least value if not given
    std::optional<double> most; ///< value of the darkest shade
    double width = 560; ///< CSS pixels; the height follows from the rows
};

/// @return an <svg> element: well-formed XML without a prologue, fit for a file or for HTML.
[[nodiscard]] std::string svgOf(const MatrixChart& chart);

} // namespace foramen
