#include "core/base/text/csv_text_cell.h"

#include "core/base/text/csv.h"

namespace foramen {

std::string csvTextCell(std::string_view text)
{
    constexpr std::string_view formulaStarts = "=+-@\t\r";
    // Programs that pass over blanks see the character behind them.
    const auto first = text.find_first_not_of(" \n");
    const bool isFormula = first != std::string_view::npos
        && formulaStarts.find(text[first]) != std::string_view::npos;
    return csvCell(isFormula ? '\'' + std::string(text) : std::string(text));
}

} // namespace foramen
