#include "core/dicom/media/disc_image.h"

#include "core/dicom/parsing/dataset.h"

#include <algorithm>
#include <string>

namespace foramen {

DiscFileSystems fileSystemsOf(const std::filesystem::path& image)
{
    constexpr std::size_t sector = 2048;
    constexpr std::size_t firstDescriptor = 16 * sector; // after the system area
    constexpr std::size_t mostDescriptors = 64; // real discs have three to eight
    DiscFileSystems found;
    const auto source = openFileSource(image);
    for (std::size_t i = 0; source && i < mostDescriptors; ++i) {
        // ECMA-167 2/9.1: the type in one byte, then the standard identifier.
        const std::size_t start = firstDescriptor + i * sector + 1;
        constexpr std::size_t length = 5;
        if (!(*source)->ensure(start + length))
            break;
        const auto bytes = (*source)->bytes().subspan(start, length);
        const std::string name(bytes.begin(), bytes.end());
        found.iso9660 = found.iso9660 || name == "CD001";
        found.udf = found.udf || name == "NSR02" || name == "NSR03";
        const bool isDescriptor =
            name == "CD001" || name == "BEA01" || name == "BOOT2" || name.starts_with("NSR0");
        if (!isDescriptor) // "TEA01" ends them, and so does anything unknown
            break;
    }
    return found;
}

} // namespace foramen
