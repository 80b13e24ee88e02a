#include "app/cli/grade/shard.h"

#include <fmt/format.h>

#include <charconv>
#include <cstdint>
#include <cstdlib>
#include <optional>
#include <system_error>

namespace foramen {

namespace {

constexpr int kMostShards = 100'000;

std::optional<int> numberFrom(std::string_view text)
{
    int number = 0;
    const char* end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    if (text.empty() || read.ec != std::errc() || read.ptr != end)
        return std::nullopt;
    return number;
}

/// FNV-1a, 64 bits (http://www.isthe.com/chongo/tech/comp/fnv), with the finalizer of MurmurHash3,
/// since the low bits of FNV alone depend on those of the last letters: std::hash may differ
/// between machines.
std::uint64_t stableHash(std::string_view text)
{
    std::uint64_t hash = 0xcbf29ce484222325U;
    for (const char letter : text)
        hash = (hash ^ static_cast<unsigned char>(letter)) * 0x100000001b3U;
    constexpr int half = 33;
    hash = (hash ^ (hash >> half)) * 0xff51afd7ed558ccdU;
    hash = (hash ^ (hash >> half)) * 0xc4ceb9fe1a85ec53U;
    return hash ^ (hash >> half);
}

/// A variable of the environment as a number. @return InvalidArgument where it is none.
Result<int> slurmNumber(const char* name)
{
    const char* value = std::getenv(name);
    const auto number = value == nullptr ? std::nullopt : numberFrom(value);
    if (!number)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("--shard auto needs a Slurm job array: {} is not set to a number", name));
    return *number;
}

Result<Shard> slurmShard()
{
    const auto id = slurmNumber("SLURM_ARRAY_TASK_ID");
    const auto count = slurmNumber("SLURM_ARRAY_TASK_COUNT");
    const auto first = slurmNumber("SLURM_ARRAY_TASK_MIN");
    const auto last = slurmNumber("SLURM_ARRAY_TASK_MAX");
    for (const auto* number : {&id, &count, &first, &last})
        if (!*number)
            return tl::make_unexpected(number->error());
    // Tasks 1-6 and 0-5 are numbered without gaps; of 1,3,5 or 0-10:2 nobody knows who is missing.
    if (*count < 1 || *count > kMostShards || *last - *first + 1 != *count || *id < *first
        || *id > *last)
        return failure(
            ErrorCode::InvalidArgument,
            fmt::format("--shard auto needs an array of tasks without gaps, such as "
                        "--array=1-6: {} tasks numbered from {} to {} have some. For single tasks "
                        "say --shard I/N",
                        *count, *first, *last));
    return Shard{*id - *first + 1, *count};
}

} // namespace

bool Shard::contains(std::string_view studyId) const
{
    return stableHash(studyId) % static_cast<std::uint64_t>(count)
        == static_cast<std::uint64_t>(number - 1);
}

std::string Shard::text() const
{
    return fmt::format("{}/{}", number, count);
}

Result<Shard> shardFromText(const std::string& text)
{
    if (text == "auto")
        return slurmShard();
    const auto slash = text.find('/');
    if (slash != std::string::npos) {
        const auto number = numberFrom(std::string_view(text).substr(0, slash));
        const auto count = numberFrom(std::string_view(text).substr(slash + 1));
        if (number && count && *number >= 1 && *number <= *count && *count <= kMostShards)
            return Shard{*number, *count};
    }
    return failure(ErrorCode::InvalidArgument,
                   fmt::format("--shard needs I/N with I from 1 to N, or auto, and not {}", text));
}

} // namespace foramen
