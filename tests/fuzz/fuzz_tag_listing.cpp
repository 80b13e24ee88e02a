#include "core/dicom/tags/tag_listing.h"

#include <cstddef>
#include <cstdint>

/// libFuzzer's entry: any bytes must be listed or refused, without a fault, and what is listed must
/// be a tree: a line is at most one level deeper than the one before, and only below what has
/// something below it.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* bytes, std::size_t size)
{
    using namespace foramen;
    const Result<TagListing> listing = listTags(memorySource({bytes, size}));
    if (!listing)
        return 0;
    const TagLine* before = nullptr;
    for (const TagLine& line : listing->lines) {
        const int deepest = !before ? 0
            : before->content == TagContent::Sequence || before->content == TagContent::Item
            ? before->depth + 1
            : before->depth;
        if (line.depth < 0 || line.depth > deepest)
            __builtin_trap();
        before = &line;
    }
    return 0;
}
