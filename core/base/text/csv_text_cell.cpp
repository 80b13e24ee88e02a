#include "core/base/text/csv_text_cell.h"

#include "core/base/text/csv.h"

namespace foramen {

std::string csvTextCell(std::string_view text)
{
    constexpr std::string_view formulaStarts = "=+-@\t\r";
    const bool isFormula =
        !text.empty() && formulaStarts.find(text.front()) != std::string_view::npos;
    return csvCell(isFormula ? '\'' + std::string(text) : std::string(text));
}

} // namespace foramen
