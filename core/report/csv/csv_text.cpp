#include "core/report/csv/csv_text.h"

#include "core/base/text/csv.h"
#include "core/report/dicom_values.h"

#include <cstddef>

namespace foramen {

std::string csvTextCell(std::string_view text)
{
    constexpr std::size_t longest = 1 << 20;
    std::string value = dicomText(text, longest, LineBreaks::Keep);
    constexpr std::string_view formulas = "=+-@";
    // Programs that pass over blanks see the character behind them.
    const auto first = value.find_first_not_of(" \n");
    if (first != std::string::npos && formulas.find(value[first]) != std::string_view::npos)
        value.insert(0, 1, '\'');
    return csvCell(value);
}

} // namespace foramen
