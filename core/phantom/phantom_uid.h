#pragma once

#include "core/imaging/series_role.h"

#include <cstdint>
#include <string>

namespace foramen {

enum class UidKind { Study, Series, Instance, FrameOfReference };

/// A UID under 2.25 that depends on nothing but its arguments.
[[nodiscard]] std::string phantomUid(std::uint64_t seed, UidKind kind, int series, int instance);

/// Numbers like those of the challenge's folders: up to 2^32, often above 2^31.
[[nodiscard]] std::string phantomStudyId(std::uint64_t seed);
[[nodiscard]] std::string phantomSeriesId(std::uint64_t seed, SeriesRole role);

} // namespace foramen
