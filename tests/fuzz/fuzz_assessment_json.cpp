#include "core/bundle/bundle_manifest.h"
#include "core/report/json/json_reader.h"
#include "core/report/json/json_writer.h"
#include "tests/fuzz/memory_file.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace {

using namespace foramen;

/// The list of a case bundle that was read, written again, is the same list.
void readList(std::string_view text)
{
    const Result<BundleManifest> list = bundleManifestFromJson(text);
    if (!list)
        return;
    const Result<BundleManifest> again = bundleManifestFromJson(bundleManifestJson(*list));
    if (again ? !(*again == *list) : true)
        __builtin_trap();
}

/// Whether the grades that were read could have been made by this program.
bool isSound(const Assessment& assessment)
{
    for (std::size_t index = 0; index < kSiteCount; ++index) {
        const AssessmentCell& cell = assessment.cell(siteAt(index));
        if (!cell.finding)
            continue;
        if (!(cell.finding->site == siteAt(index)))
            return false;
        for (const double share : cell.finding->probabilities)
            if (!std::isfinite(share))
                return false;
    }
    return true;
}

/// An assessment that was read, written and read again, is written as the same bytes.
void readAssessment(std::string_view text)
{
    static test::MemoryFile file;
    file.write({reinterpret_cast<const std::uint8_t*>(text.data()), text.size()});
    const Result<Report> report = readAssessmentJson(file.path());
    if (!report)
        return;
    if (!isSound(report->assessment))
        __builtin_trap();
    const std::string written = assessmentJson(*report);
    file.write({reinterpret_cast<const std::uint8_t*>(written.data()), written.size()});
    const Result<Report> again = readAssessmentJson(file.path());
    if (!again || assessmentJson(*again) != written)
        __builtin_trap();
}

} // namespace

/// libFuzzer's entry: any text is read as an assessment and as the list of a case bundle, or
/// refused, without a fault; what was read is stable.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    const std::string_view text{reinterpret_cast<const char*>(bytes), size};
    readList(text);
    readAssessment(text);
    return 0;
}
