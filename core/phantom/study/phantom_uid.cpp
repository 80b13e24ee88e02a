#include "core/phantom/study/phantom_uid.h"

#include "core/phantom/recipe/random.h"

#include <fmt/format.h>

namespace foramen {

namespace {

std::string folderNumber(std::uint64_t seed, std::uint64_t stream)
{
    return std::to_string(1000000 + Random(seed, stream).next() % 4290000000ULL);
}

} // namespace

std::string phantomUid(std::uint64_t seed, UidKind kind, int series, int instance)
{
    const std::uint64_t stream = 0x5EED0000ULL + (static_cast<std::uint64_t>(kind) << 40)
        + (static_cast<std::uint64_t>(series) << 20) + static_cast<std::uint64_t>(instance);
    Random random(seed, stream);
    // 2.25 takes a 128-bit number: at most 20 digits and 18 more stay below 3.4e38.
    const std::uint64_t high = random.next() | 1;
    return fmt::format("2.25.{}{:018}", high, random.next() % 1000000000000000000ULL);
}

std::uint64_t phantomStudySeed(std::uint64_t seed, int index)
{
    return Random(seed, 0x57D70000ULL + static_cast<std::uint64_t>(index)).next();
}

std::string phantomStudyId(std::uint64_t seed, int index)
{
    // An odd step visits every number below 2^32 before it repeats one.
    const std::uint64_t start = Random(seed, 101).next();
    const std::uint64_t number = start + static_cast<std::uint64_t>(index) * 0x9E3779B1ULL;
    return std::to_string(number & 0xFFFFFFFFULL);
}

std::string phantomSeriesId(std::uint64_t seed, SeriesRole role)
{
    return folderNumber(seed, 201 + static_cast<std::uint64_t>(role));
}

} // namespace foramen
