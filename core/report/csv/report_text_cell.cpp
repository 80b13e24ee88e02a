#include "core/report/csv/report_text_cell.h"

#include "core/base/text/csv_text_cell.h"
#include "core/report/dicom_values.h"

#include <cstddef>

namespace foramen {

std::string reportTextCell(std::string_view text)
{
    constexpr std::size_t longest = 1 << 20;
    return csvTextCell(dicomText(text, longest, LineBreaks::Keep));
}

} // namespace foramen
