#include "core/report/sr/reading/sr_reader.h"

#include <cmath>
#include <cstddef>
#include <cstdint>

namespace {

/// Whether an assessment that was read holds nothing that the program could not have written.
bool isSound(const foramen::Assessment& assessment)
{
    using namespace foramen;
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        if (cell.finding && !(cell.finding->site == siteAt(index)))
            return false;
        if (cell.finding)
            for (const double share : cell.finding->probabilities)
                if (!std::isfinite(share) || share < 0 || share > 1)
                    return false;
        for (const SiteLocation* location :
             {cell.finding && cell.finding->location ? &*cell.finding->location : nullptr,
              cell.readerLocation ? &*cell.readerLocation : nullptr})
            if (location && location->sopInstanceUid.empty() && location->seriesInstanceUid.empty())
                return false;
    }
    return true;
}

} // namespace

/// libFuzzer's entry: any bytes must be read as a report of this program or refused, without a
/// fault.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    const Result<StructuredReport> report = readStructuredReport(memorySource({bytes, size}));
    if (!report)
        return 0;
    const Result<SrReading> reading = srReadingOf(*report);
    if (!reading)
        return 0;
    const bool isModel = reading->document == SrDocument::Model;
    if (!isSound(reading->assessment) || (isModel && reading->assessment.hasReaderWork())
        || (!isModel && reading->assessment.model()))
        __builtin_trap(); // AI and reader are mixed
    return 0;
}
