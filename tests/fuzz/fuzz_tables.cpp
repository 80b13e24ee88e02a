#include "core/base/text/csv.h"
#include "core/dataset/tables/csv_text.h"

#include <cstddef>
#include <cstdint>
#include <string>

/// libFuzzer's entry: any bytes must be read as a table or refused, no character may be lost on the
/// way, and an identifier must be one on second reading, too.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    const std::string text = csvUtf8(std::string(reinterpret_cast<const char*>(bytes), size));
    if (csvUtf8(text) != text)
        __builtin_trap();
    const CsvRecords read = csvRecords(text);
    std::string again = read.mark;
    for (const CsvRecord& record : read.records) {
        for (std::size_t i = 0; i < record.cells.size(); ++i) {
            if (i > 0)
                again += read.separator;
            again += record.cells[i];
            const std::string content = csvContent(record.cells[i]);
            const auto id = csvId(content, read.separator != ',');
            if (id && csvId(*id, read.separator != ',') != id)
                __builtin_trap();
        }
        again += record.end;
    }
    if (again != text)
        __builtin_trap();
    const auto table = CsvText::parse(text);
    if (table.has_value() == (read.openQuote || read.records.empty()))
        __builtin_trap();
    if (table && table->text() != text)
        __builtin_trap();
    return 0;
}
