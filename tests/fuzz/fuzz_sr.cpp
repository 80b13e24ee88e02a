#include "core/dicom/documents/encapsulated_pdf.h"
#include "core/dicom/documents/structured_report.h"

#include <cstddef>
#include <cstdint>

namespace {

/// Levels of items.
int depthOf(const foramen::ContentItem& item)
{
    int deepest = 0;
    for (const foramen::ContentItem& child : item.children)
        if (const int depth = depthOf(child); depth > deepest)
            deepest = depth;
    return deepest + 1;
}

} // namespace

/// libFuzzer's entry: any bytes must be read or refused as a report and as a PDF, without a fault,
/// and a tree has no more levels than a window can draw.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    constexpr int deepest = 30;
    const Result<StructuredReport> report = readStructuredReport(memorySource({bytes, size}));
    if (report && depthOf(report->root) > deepest)
        __builtin_trap();
    const Result<EncapsulatedPdf> pdf = readEncapsulatedPdf(memorySource({bytes, size}));
    if (pdf && pdf->bytes.size() > size)
        __builtin_trap();
    return 0;
}
